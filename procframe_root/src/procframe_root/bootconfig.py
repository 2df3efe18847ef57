"""``/proc/bootconfig``: the settings of the boot configuration that the kernel was started with."""

from __future__ import annotations

import re
from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Codec, File, Line, Many, Spanning, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "BootConfig", "BootSetting"]

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


class BootConfig(Record):
    """What the file holds besides settings."""

    parameters: Annotated[
        str | None, Field("Parameters that the boot loader gave the kernel", codec=ANYTHING, since="6.7")
    ] = None


class BootSetting(Record):
    """A setting of the boot configuration."""

    key: Annotated[str, Field("Key, with dots between its parts", kind="identity", codec=pattern("[A-Za-z0-9_.-]+"))]
    values: Annotated[list[str], Field("Its values; one that is empty, if it has none", kind="label", codec=VALUES)]


FORMAT = Format(
    "bootconfig",
    File(
        # A value may hold newlines.
        Many("records", Stanza(BootSetting, Spanning("{key} = {values}", most=8))),
        Line("# Parameters from bootloader:", when="parameters"),
        "# {parameters}",
        header=BootConfig,
    ),
    source="fs/proc/bootconfig.c:copy_xbc_key_value_list",
    since="5.6",
)
