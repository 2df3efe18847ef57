"""``/proc/kallsyms``: the symbols of the kernel and its modules."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Opt, Table, pattern
from procframe.record import Field, Record


class Kallsym(Record):
    """A symbol of the kernel or of a module."""

    address: Annotated[int, Field("Where it is; 0 for all symbols if the reader may not know", kind="address")]
    type: Annotated[
        str,
        Field(
            "T is code, D data, B data without content, R read-only data, W or V weak, A absolute; "
            "lower case if local (of a module: not exported)",
            kind="label",
        ),
    ]
    name: Annotated[str, Field("Name of the symbol", kind="identity")]
    module: Annotated[str | None, Field("Module that it belongs to", kind="label", codec=pattern(r"[^\]\n]+"))] = None


_SYMBOL = (" {type} {name}", Opt("\t[{module}]"))

FORMAT = Format(
    "kallsyms",
    variants=[
        Variant("64-bit", Table(Kallsym, "{address:016x}", *_SYMBOL)),
        Variant("32-bit", Table(Kallsym, "{address:08x}", *_SYMBOL)),
    ],
    source="kernel/kallsyms.c:s_show",
)
