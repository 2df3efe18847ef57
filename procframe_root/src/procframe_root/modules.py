"""``/proc/modules``: the modules that are loaded into the kernel."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Opt, Table, choice
from procframe.record import Field, Record

_TAINTS = {
    "P": "proprietary",
    "F": "forced",
    "S": "out-of-spec",
    "R": "forced-rmmod",
    "M": "machine-check",
    "B": "bad-page",
    "U": "user",
    "D": "die",
    "A": "overridden-acpi",
    "W": "warned",
    "C": "staging",
    "I": "firmware-workaround",
    "O": "out-of-tree",
    "E": "unsigned",
    "L": "soft-lockup",
    "K": "livepatch",
    "X": "auxiliary",
    "T": "randstruct",
    "N": "test",
    "J": "fwctl",
    "-": "unloading",
    "+": "loading",
}
"""Why a module taints the kernel, kernel/panic.c:taint_flags, and two letters of kernel/module/main.c:module_flags."""
_LETTERS = {name: letter for letter, name in _TAINTS.items()}

TAINTS = Codec(
    lambda text: [_TAINTS.get(letter, letter) for letter in text],
    lambda names: "".join(_LETTERS.get(name, name) for name in names),
    r"[^ ()\n]*",
    schema="array",
    exact=True,
    unknown=lambda names: [name for name in names if name not in _LETTERS],
)
REFERENCES = Codec(
    lambda text: None if text == "-" else int(text),
    lambda number: "-" if number is None else str(number),
    r"(?:-|0|-?[1-9][0-9]{0,9})",
    schema="integer",
    exact=True,
)
USERS = Codec(
    lambda text: [] if text == "-" else text.split(",")[:-1],
    lambda names: "".join(f"{name}," for name in names) or "-",
    r"(?:-|(?:[^ ,\n]+,)+)",
    schema="array",
)


class Module(Record):
    """A module that is loaded into the kernel."""

    name: Annotated[str, Field("Name of the module", kind="identity")]
    size: Annotated[int, Field("Memory that it takes", unit="bytes")]
    references: Annotated[
        int | None, Field("How often it is in use; absent if the kernel cannot unload modules", codec=REFERENCES)
    ]
    used_by: Annotated[
        list[str],
        Field("Modules that use it, and [permanent] if it cannot be unloaded", kind="label", codec=USERS),
    ]
    state: Annotated[
        str, Field("Live, Loading or Unloading", kind="label", codec=choice("Live", "Loading", "Unloading"))
    ]
    address: Annotated[int, Field("Where its code is; 0 if the reader may not know", kind="address")]
    taints: Annotated[list[str] | None, Field("Why it taints the kernel, if it does", kind="flags", codec=TAINTS)] = (
        None
    )


_ROW = "{name} {size:d} {references} {used_by} {state} 0x"
_TAINTED = Opt(" ({taints})")

FORMAT = Format(
    "modules",
    variants=[
        Variant("64-bit", Table(Module, _ROW + "{address:016x}", _TAINTED)),
        Variant("32-bit", Table(Module, _ROW + "{address:08x}", _TAINTED)),
    ],
    source="kernel/module/procfs.c:m_show",
)
