"""``/proc/cmdline``: what the boot loader told the kernel."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Free
from procframe.record import Field, Record


def _split(text: str) -> list[str]:
    """The parameters, at the blanks that are not inside double quotes."""
    found = []
    pending: list[str] = []
    quoted = False
    for word in text.split(" ") if text else ():
        pending.append(word)
        quoted ^= word.count('"') % 2 == 1
        if not quoted:
            found.append(" ".join(pending))
            pending.clear()
    if pending:
        found.append(" ".join(pending))
    return found


PARAMETERS = Codec(_split, " ".join, r"[\s\S]*", schema="array")


class Cmdline(Record):
    """What the boot loader told the kernel."""

    parameters: Annotated[
        list[str],
        Field(
            "The parameters as they were written: blanks inside of double quotes are part of one, and an empty one "
            "stands between two blanks",
            kind="label",
            codec=PARAMETERS,
        ),
    ]


FORMAT = Format("cmdline", Free(Cmdline, "{parameters}"), source="fs/proc/cmdline.c:cmdline_proc_show")
