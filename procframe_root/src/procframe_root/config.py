"""``/proc/config.gz``: the options that the kernel was built with, a ``.config`` file compressed with ``gzip -n -9``.

The text is read into records and printed from them. What compresses it is not the kernel but a program of the machine that
built it, so the compressed bytes do not follow from the text: the header keeps them where zlib does not come to the same.
See ``gzipped.Gzip``.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, File, Line, Many, Opt, Stanza, escaped, pattern
from procframe.record import Field, Record
from procframe_root.gzipped import Gzipped

__all__ = ["FORMAT", "Blank", "Comment", "Option", "OptionNotSet", "TextOption"]

NAME = pattern("[A-Za-z0-9_]+")
VALUE = Codec(
    lambda text: int(text) if text.lstrip("-").isdigit() else text,
    str,
    r"[ymn]|0x[0-9A-Fa-f]+|0|-?[1-9][0-9]{0,30}",
)


def _unlike(word: str) -> str:
    """The expression of text that does not begin with a word, whatever blanks are before it."""
    first = rf"[^ {word[0]}\n][^\n]*"
    later = [rf"{word[:at]}(?:[^{word[at]}\n][^\n]*)?" for at in range(1, len(word))]
    return rf" *(?:{'|'.join([first, *later])})| +"


# What looks like an option that is not set is one, with unknown text after it perhaps.
REMARK = pattern(_unlike("CONFIG_"))
QUOTED = escaped('"\\', style="c", pattern=r'(?:[^"\\\n]|\\[^\n])*')


class Option(Record, tag="value", tag_field="record"):
    """An option that is built in, a module, or a number."""

    name: Annotated[str, Field("Name of the option, without CONFIG_", kind="identity", codec=NAME)]
    value: Annotated[
        int | str, Field("`y`: built in, `m`: a module; a number, a hexadecimal one as text", kind="label", codec=VALUE)
    ]


class TextOption(Record, tag="text", tag_field="record"):
    """An option that is a text."""

    name: Annotated[str, Field("Name of the option, without CONFIG_", kind="identity", codec=NAME)]
    value: Annotated[str, Field("The text", kind="label", codec=QUOTED)]


class OptionNotSet(Record, tag="not set", tag_field="record"):
    """An option that is not built."""

    name: Annotated[str, Field("Name of the option, without CONFIG_", kind="identity", codec=NAME)]


class Comment(Record, tag="comment", tag_field="record"):
    """A comment, such as the title of a menu."""

    text: Annotated[str | None, Field("What follows the #", kind="label", codec=REMARK)]


class Blank(Record, tag="blank", tag_field="record"):
    """A blank line."""


FORMAT = Format(
    "config.gz",
    Gzipped(
        File(
            Many(
                "records",
                Stanza(Option, "CONFIG_{name}={value}"),
                Stanza(TextOption, 'CONFIG_{name}="{value}"'),
                Stanza(OptionNotSet, "# CONFIG_{name} is not set"),
                Stanza(Comment, Line("#", Opt("{text}"))),
                Stanza(Blank, ""),
            )
        )
    ),
    source="kernel/configs.c:ikconfig_read_current",
)
