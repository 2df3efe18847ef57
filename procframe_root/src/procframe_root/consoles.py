"""``/proc/consoles``: where the kernel prints its messages."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Opt, Table, value
from procframe.record import Field, Record


def _letters(blank: str, names: dict[str, str], expression: str) -> Codec:
    """Letters that each have their own place, or a blank there, as a list of what they mean."""
    back = {name: letter for letter, name in names.items()}

    def encode(value: list[str]) -> str:
        printed = {back.get(name, name) for name in value}
        return "".join(letter if letter in printed else blank for letter in names).rstrip(" ")

    return Codec(lambda text: [names[letter] for letter in text if letter != blank], encode, expression, schema="array")


def _up_to_last(letters: str) -> str:
    """The expression of letters in their places, without the blanks after the last that is there."""
    expression = ""
    for letter in reversed(letters):
        expression = f"(?:{letter}{expression}?| {expression})" if expression else letter
    return f"(?:{expression})?"


_FIRST = {"E": "enabled", "C": "preferred", "B": "boot"}
_LAST = {"p": "printk-buffer", "b": "braille", "a": "anytime"}
OPERATIONS = _letters("-", {"R": "read", "W": "write", "U": "unblank"}, "[R-][W-][U-]")
FLAGS = _letters(" ", {**_FIRST, "N": "atomic", **_LAST}, _up_to_last("ECBNpba"))
SHORT_FLAGS = _letters(" ", {**_FIRST, **_LAST}, _up_to_last("ECBpba"))


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


def _layout(flags: Codec, width: int) -> Table:
    return Table(
        Console,
        "{name:<20s} {operations} (",
        value(f"{{flags:<{width}s}}", flags),
        ")",
        Opt(" {major:4d}:{minor:d}"),
    )


FORMAT = Format(
    "consoles",
    variants=[Variant("default", _layout(FLAGS, 7), "6.6+"), Variant("six-flags", _layout(SHORT_FLAGS, 6), "to 6.5")],
    source="fs/proc/consoles.c:show_console_dev",
    since="2.6.38",
)
