"""``/proc/config.gz``: the options that the kernel was built with, a ``.config`` file compressed with ``gzip -n -9``.

The text is read into records and printed from them. What compresses it is not the kernel but a program of the machine that
built it, so the compressed bytes do not follow from the text: the header keeps them where zlib does not come to the same.
See ``gzipped.Gzip``.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, File, Many, Stanza, escaped, pattern
from procframe.record import Field, Record
from procframe_root.gzipped import Gzipped

__all__ = ["FORMAT", "Comment", "Option", "OptionNotSet", "TextOption"]

NAME = pattern("[A-Za-z0-9_]+")
VALUE = Codec(
    lambda text: int(text) if text.lstrip("-").isdigit() else text,
    str,
    r"[ymn]|0x[0-9A-Fa-f]+|0|-?[1-9][0-9]{0,30}",
)
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
    """A comment, or a blank line."""

    text: Annotated[str, Field("The comment with its #; empty for a blank line", codec=pattern(r"(?:#[^\n]*)?"))]


FORMAT = Format(
    "config.gz",
    Gzipped(
        File(
            Many(
                "records",
                Stanza(Option, "CONFIG_{name}={value}"),
                Stanza(TextOption, 'CONFIG_{name}="{value}"'),
                Stanza(OptionNotSet, "# CONFIG_{name} is not set"),
                Stanza(Comment, "{text}"),
            )
        )
    ),
    source="kernel/configs.c:ikconfig_read_current",
)
