"""``/proc/net/xt_pknock/RULE``: who knocks at the ports that a rule of iptables' match ``pknock`` guards."""

from __future__ import annotations

from typing import Annotated

from procframe import Field, Format, Record
from procframe.layout import Opt, Table, choice


class Knocker(Record):
    """A host that has knocked, and how far it has come."""

    src: Annotated[str, Field("Address of the host", kind="identity")]
    proto: Annotated[str, Field("Protocol of its packets", kind="identity", codec=choice("TCP", "UDP"))]
    status: Annotated[
        str,
        Field(
            "`INIT`, `MATCHING` while knocks are missing, `ALLOWED` once all were right",
            kind="label",
            codec=choice("INIT", "MATCHING", "ALLOWED"),
        ),
    ]
    accepted_knock_count: Annotated[int, Field("Knocks that were right so far")]
    expir_time: Annotated[int | None, Field("Time left for the next knock", unit="s", kind="time")] = None
    autoclose_time: Annotated[int | None, Field("Time until it is shut out again", unit="s", kind="time")] = None


FORMAT = Format(
    "net/xt_pknock/<rule>",
    Table(
        Knocker,
        "src={src} proto={proto} status={status} accepted_knock_count={accepted_knock_count:d} ",
        Opt("expir_time={expir_time:d} [secs] "),
        Opt("autoclose_time={autoclose_time:d} [secs] "),
    ),
    source="extensions/pknock/xt_pknock.c:pknock_seq_show (xtables-addons)",
)
