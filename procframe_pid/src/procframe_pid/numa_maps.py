"""``/proc/PID/numa_maps``: on which NUMA nodes the memory of a process is."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Flag, Opt, Repeat, Table, escaped, pattern
from procframe.record import Field, Record
from procframe_pid.task import ADDRESS

PATHNAME = escaped("\n\t= ", pattern=r"[^ \t\n=\\]+(?:\\[^ \t\n=\\]*)*?")
POLICY = pattern(r"(?:prefer \(many\)|weighted interleave|[^ \t\n=:]+)(?:=[^ \t\n:]+)?(?::[^ \t\n]+)?")
"""mm/mempolicy.c:mpol_to_str: the mode, its flags after ``=`` and its nodes after ``:``."""


def _decode_node(text: str) -> dict[str, int]:
    node, _, pages = text[1:].partition("=")
    return {"node": int(node), "pages": int(pages)}


NODE = Codec(
    _decode_node,
    lambda value: f"N{value['node']}={value['pages']}",
    "N(?:0|[1-9][0-9]{0,9})=(?:0|[1-9][0-9]{0,19})",
    schema="object",
    exact=True,
)
"""``N1=4``: four pages on node 1."""


class NumaMapping(Record):
    """A mapping of a process's memory, its memory policy and where its pages are."""

    address: Annotated[int, Field("First address", kind="identity", codec=ADDRESS)]
    policy: Annotated[
        str, Field("Memory policy, with its flags after ``=`` and its nodes after ``:``", kind="label", codec=POLICY)
    ]
    pathname: Annotated[str | None, Field("File, if it maps one", kind="label", codec=PATHNAME)] = None
    deleted: Annotated[
        bool, Field("Whether the name is followed by `` (deleted)``: that of an unlinked file is, or it ends so itself")
    ] = False
    heap: Annotated[bool, Field("Whether it is the heap")] = False
    stack: Annotated[bool, Field("Whether it is a stack")] = False
    stack_tid: Annotated[int | None, Field("The thread whose stack it is; 3.4 to 4.4", kind="label")] = None
    huge: Annotated[bool, Field("Whether it has hugetlb pages, in which case pages are those")] = False
    anon: Annotated[int | None, Field("Anonymous pages", unit="pages")] = None
    dirty: Annotated[int | None, Field("Dirty pages", unit="pages")] = None
    mapped: Annotated[int | None, Field("Mapped pages, if not all of them are anonymous or dirty", unit="pages")] = None
    mapmax: Annotated[int | None, Field("Most processes that map one of the pages, if more than one")] = None
    swapcache: Annotated[int | None, Field("Pages with a copy in swap", unit="pages")] = None
    active: Annotated[int | None, Field("Pages on the active list, if not all are", unit="pages")] = None
    writeback: Annotated[int | None, Field("Pages being written to disk", unit="pages")] = None
    nodes: Annotated[
        list[dict[str, int]] | None, Field("Nodes that it has pages on, and how many", unit="pages", kind="gauge")
    ] = None
    kernelpagesize_kB: Annotated[int | None, Field("Page size of the kernel", unit="kB", since="3.12")] = None


FORMAT = Format(
    "PID/numa_maps",
    Table(
        NumaMapping,
        "{address} {policy}",
        Opt(" file={pathname}", Flag("deleted", "\\040(deleted)")),
        Flag("heap", " heap"),
        Flag("stack", " stack"),
        Opt(":{stack_tid:d}"),
        Flag("huge", " huge"),
        Opt(" anon={anon:d}"),
        Opt(" dirty={dirty:d}"),
        Opt(" mapped={mapped:d}"),
        Opt(" mapmax={mapmax:d}"),
        Opt(" swapcache={swapcache:d}"),
        Opt(" active={active:d}"),
        Opt(" writeback={writeback:d}"),
        Opt(Repeat("nodes", " {}", codec=NODE, minimum=1)),
        Opt(" kernelpagesize_kB={kernelpagesize_kB:d}"),
    ),
    source="fs/proc/task_mmu.c:show_numa_map",
)
