"""``/proc/sys/**``: the settings of the kernel, a value a file."""

from __future__ import annotations

import re
from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Free
from procframe.layout.codecs import INTEGER
from procframe.record import Field, Record

Value = int | str | list[int] | list[str]

_NUMBER = re.compile(INTEGER)
_NUMBERS = re.compile(rf"{INTEGER}(?:\t{INTEGER})+")


def _decode(text: str) -> Value:
    if _NUMBER.fullmatch(text):
        return int(text)
    if _NUMBERS.fullmatch(text):
        return [int(number) for number in text.split("\t")]
    return text.split("\n") if "\n" in text else text


def _encode(value: Value) -> str:
    if not isinstance(value, list):
        return str(value)
    return ("\n" if any(isinstance(item, str) for item in value) else "\t").join(map(str, value))


VALUE = Codec(_decode, _encode, r"[\s\S]*", schema="string")


class Sysctl(Record):
    """A setting of the kernel."""

    value: Annotated[
        Value,
        Field(
            "A number, several numbers (which have tabs between them), or text, as a list of lines where it has several",
            codec=VALUE,
        ),
    ]


FORMAT = Format(
    "sys/**",
    variants=[
        Variant("line", Free(Sysctl, "{value}")),
        Variant("no-newline", Free(Sysctl, "{value}", end="")),
    ],
    source="fs/proc/proc_sysctl.c:proc_sys_read, kernel/sysctl.c:proc_dostring, proc_dointvec, proc_doulongvec_minmax",
)
