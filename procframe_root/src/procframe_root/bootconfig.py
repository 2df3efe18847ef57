"""``/proc/bootconfig``: the settings of the boot configuration that the kernel was started with."""

from __future__ import annotations

import re
from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, File, Many, Spanning, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "BootLoader", "BootSetting"]

_VALUE = "(?:\"[^\"]*\"|'[^']*')"
_ONE = re.compile(_VALUE)


def _quoted(text: str) -> str:
    quote = "'" if '"' in text else '"'
    return f"{quote}{text}{quote}"


VALUES = Codec(
    lambda text: [found[1:-1] for found in _ONE.findall(text)],
    lambda values: ", ".join(map(_quoted, values)),
    f"{_VALUE}(?:, {_VALUE})*",
    schema="array",
)
PARAMETERS = pattern(r"(?:(?:[^P\n]|P[^a\n])[^\n]*|P?)")
"""Anything but the title before it."""


class BootSetting(Record):
    """A setting of the boot configuration."""

    key: Annotated[str, Field("Key, with dots between its parts", kind="identity", codec=pattern("[A-Za-z0-9_.-]+"))]
    values: Annotated[list[str], Field("Its values; one that is empty, if it has none", kind="label", codec=VALUES)]


class BootLoader(Record):
    """What the boot loader gave the kernel, after all settings; since 6.7."""

    parameters: Annotated[str | None, Field("Its parameters", kind="label", codec=PARAMETERS, since="6.7")] = None


FORMAT = Format(
    "bootconfig",
    File(
        Many(
            "records",
            # A value may hold newlines.
            Stanza(BootSetting, Spanning("{key} = {values}", most=8)),
            Stanza(BootLoader, "# Parameters from bootloader:", "# {parameters}"),
        )
    ),
    source="fs/proc/bootconfig.c:copy_xbc_key_value_list",
    since="5.6",
)
