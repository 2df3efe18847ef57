"""``/proc/PID/attr/*``: the labels that security modules give a process."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Opt, Whole, pattern
from procframe.record import Field, Record

ENDS = {"": None, "\n": "newline", "\0": "NUL"}
END = Codec(ENDS.__getitem__, {name: text for text, name in ENDS.items()}.__getitem__, r"[\n\0]?", exact=True)


class Attribute(Record):
    """A security label of a process. A label that is not set is an empty file, and there is no record."""

    label: Annotated[
        str,
        Field("The label, as the security module writes it", kind="label", codec=pattern(r"[^ \n\0]+(?: [^ \n\0]*)*?")),
    ]
    mode: Annotated[
        str | None,
        Field("How AppArmor applies the profile: enforce, complain, ...", kind="label", codec=pattern("[a-z]+")),
    ] = None
    ended_by: Annotated[
        str | None,
        Field("What ends the file: a NUL of SELinux, a newline of AppArmor, nothing of Smack", kind="label", codec=END),
    ] = None


FORMAT = Format(
    "PID/attr/<attribute>",
    Whole(Attribute, "{label}", Opt(" ({mode})"), "{ended_by}", end=""),
    paths=("PID/attr/<attribute>", "PID/attr/<module>/<attribute>"),
    source="fs/proc/base.c:proc_pid_attr_read",
)
