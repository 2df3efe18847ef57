"""The two-way declaration of files: templates of lines, and a small algebra of parts that builds files from them.

A layout says once how the kernel prints a file, and is used in both directions. See ``template`` for what a line is made
of, ``codecs`` for single values, ``parts`` and ``keys`` for how lines make records, ``layouts`` for whole files. Files
that are not made of lines: ``whole`` for links and single texts, ``nul`` for NUL-separated lists, ``binary`` for
structures, ``blocks`` for several kinds of them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from procframe.layout.codecs import (
    ANYTHING,
    DEVICE,
    HEX_IPV4,
    HEX_IPV6,
    INDENT,
    NETWORK_IPV6,
    TEXT,
    WORD,
    AnyCodec,
    Codec,
    PerHost,
    choice,
    enum,
    escaped,
    flags,
    indent,
    pattern,
    sentinel,
    split_number,
    words,
)
from procframe.layout.keys import Keys
from procframe.layout.layouts import BoundLayout, File, Layout, One, Table
from procframe.layout.line import Line
from procframe.layout.parts import Group, Many, Part, Stanza
from procframe.layout.template import Alt, Flag, Opt, Repeat, value

if TYPE_CHECKING:
    from procframe.layout.among import Among
    from procframe.layout.binary import Structs
    from procframe.layout.bits import Bits
    from procframe.layout.blocks import Block, Blocks, Misfit
    from procframe.layout.continued import Continued
    from procframe.layout.free import Free
    from procframe.layout.inner import nested
    from procframe.layout.measure import Measure
    from procframe.layout.named import Named
    from procframe.layout.nul import NulEntries, NulList
    from procframe.layout.rest import Rest
    from procframe.layout.spaced import Spaced
    from procframe.layout.spanning import Spanning
    from procframe.layout.tree import Branch, Tree
    from procframe.layout.ways import Ways
    from procframe.layout.whole import Link, Whole

__all__ = [
    "ANYTHING",
    "DEVICE",
    "HEX_IPV4",
    "HEX_IPV6",
    "INDENT",
    "NETWORK_IPV6",
    "TEXT",
    "WORD",
    "Alt",
    "Among",
    "AnyCodec",
    "Bits",
    "Block",
    "Blocks",
    "BoundLayout",
    "Branch",
    "Codec",
    "Continued",
    "File",
    "Flag",
    "Free",
    "Group",
    "Keys",
    "Layout",
    "Line",
    "Link",
    "Many",
    "Measure",
    "Misfit",
    "Named",
    "NulEntries",
    "NulList",
    "One",
    "Opt",
    "Part",
    "PerHost",
    "Repeat",
    "Rest",
    "Spaced",
    "Spanning",
    "Stanza",
    "Structs",
    "Table",
    "Tree",
    "Ways",
    "Whole",
    "choice",
    "enum",
    "escaped",
    "flags",
    "indent",
    "nested",
    "pattern",
    "sentinel",
    "split_number",
    "value",
    "words",
]

_ON_DEMAND = {
    "Among": "among",
    "Bits": "binary",
    "Block": "blocks",
    "Blocks": "blocks",
    "Branch": "tree",
    "Free": "free",
    "Continued": "continued",
    "Link": "whole",
    "Measure": "measure",
    "Misfit": "blocks",
    "Named": "named",
    "NulEntries": "nul",
    "NulList": "nul",
    "Rest": "rest",
    "Spaced": "spaced",
    "Spanning": "spanning",
    "Structs": "binary",
    "Tree": "tree",
    "Ways": "ways",
    "Whole": "whole",
    "nested": "inner",
}
"""Parts that few formats need, each with the module that is imported when it is asked for."""


def __getattr__(name: str) -> Any:
    module = _ON_DEMAND.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{module}"), name)
