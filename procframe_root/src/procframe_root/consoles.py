"""``/proc/consoles``: where the kernel prints its messages."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Opt, Table, value
from procframe.record import Field, Record


def _letters(blank: str, names: dict[str, str]) -> Codec:
    """Letters that each have their own place, or a blank there, as a list of what they mean."""
    back = {name: letter for letter, name in names.items()}

    def encode(value: list[str]) -> str:
        unknown = [name for name in value if name not in back]
        if unknown:
            raise ValueError(f"no letter stands for {unknown[0]!r}")
        return "".join(letter if names[letter] in value else blank for letter in names)

    return Codec(
        lambda text: [names[letter] for letter in text if letter != blank],
        encode,
        "".join(f"[{letter}{blank}]" for letter in names),
        schema="array",
    )


OPERATIONS = _letters("-", {"R": "read", "W": "write", "U": "unblank"})
_FIRST = {"E": "enabled", "C": "preferred", "B": "boot"}
_LAST = {"p": "printk-buffer", "b": "braille", "a": "anytime"}
FLAGS = _letters(" ", {**_FIRST, "N": "atomic", **_LAST})
SHORT_FLAGS = _letters(" ", {**_FIRST, **_LAST})


class Console(Record):
    """A console: a device on which the kernel prints its messages."""

    name: Annotated[str, Field("Name and number of the device", kind="identity")]
    operations: Annotated[list[str], Field("What it can do: read, write, unblank", kind="flags", codec=OPERATIONS)]
    flags: Annotated[
        list[str],
        Field(
            "enabled; preferred, for /dev/console; boot, to be replaced later; atomic; printk-buffer, shows what was "
            "printed before; braille; anytime, even while its CPU is offline",
            kind="flags",
        ),
    ]
    major: Annotated[int | None, Field("Major number of its terminal, if it has one", kind="label")] = None
    minor: Annotated[int | None, Field("Minor number of its terminal", kind="label")] = None


def _layout(flags: Codec) -> Table:
    return Table(Console, "{name:<20s} {operations} (", value("{flags}", flags), ")", Opt(" {major:4d}:{minor:d}"))


FORMAT = Format(
    "consoles",
    variants=[Variant("default", _layout(FLAGS), "6.6+"), Variant("six-flags", _layout(SHORT_FLAGS), "to 6.5")],
    source="fs/proc/consoles.c:show_console_dev",
    since="2.6.38",
)
