"""``/proc/PID/ksm_stat``: what merging like pages does for a process."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, One
from procframe.record import Field, Record

YES = Codec(
    {"yes": True, "no": False}.__getitem__, {True: "yes", False: "no"}.__getitem__, "(?:yes|no)", "boolean", True
)


class KsmStat(Record):
    """What kernel samepage merging does for a process. Of a kernel thread the file is empty."""

    ksm_rmap_items: Annotated[int | None, Field("Structures that track pages")] = None
    ksm_zero_pages: Annotated[int | None, Field("Zero pages merged", unit="pages", since="6.5")] = None
    ksm_merging_pages: Annotated[int | None, Field("Pages merged", unit="pages", since="6.5")] = None
    ksm_process_profit: Annotated[
        int | None, Field("Memory saved, less what tracking costs", unit="bytes", since="6.5")
    ] = None
    ksm_merge_any: Annotated[
        bool | None, Field("Whether all its memory is to be merged", kind="label", codec=YES, since="6.16")
    ] = None
    ksm_mergeable: Annotated[
        bool | None, Field("Whether any of its memory may be merged", kind="label", codec=YES, since="6.16")
    ] = None


FORMAT = Format(
    "PID/ksm_stat",
    One(
        KsmStat,
        "ksm_rmap_items {ksm_rmap_items:d}",
        "ksm_zero_pages {ksm_zero_pages:d}",
        "ksm_merging_pages {ksm_merging_pages:d}",
        "ksm_process_profit {ksm_process_profit:d}",
        "ksm_merge_any: {ksm_merge_any}",
        "ksm_mergeable: {ksm_mergeable}",
        empty=True,
    ),
    source="fs/proc/base.c:proc_pid_ksm_stat",
    since="6.1",
)
