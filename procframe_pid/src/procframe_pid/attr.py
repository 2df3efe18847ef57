"""``/proc/PID/attr/*``: the labels that security modules give a process."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Opt, Whole, pattern, value
from procframe.record import Field, Record


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


UNENDED = Whole(Attribute, value("{label}", pattern(r"[^\n]+")), end="")


FORMAT = Format(
    "PID/attr/<attribute>",
    # SELinux ends a label with a NUL, AppArmor with a newline, Smack with nothing.
    variants=[
        Variant("newline", Whole(Attribute, "{label}", Opt(" ({mode})"))),
        Variant("NUL", Whole(Attribute, "{label}\0", end="")),
        Variant("no end", UNENDED),
    ],
    paths=("PID/attr/<attribute>", "PID/attr/<module>/<attribute>"),
    source="fs/proc/base.c:proc_pid_attr_read",
)
