"""``/proc/fs/lockd/nlm_end_grace``: whether the lock manager of NFS 2 and 3 still waits for locks from before a reboot."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record
from procframe_root.fs.nfsd import GRACE_ENDED

__all__ = ["NLM_END_GRACE", "NlmEndGrace"]


class NlmEndGrace(Record):
    """Whether the grace period is over, in which clients reclaim the locks that they had."""

    nlm_end_grace: Annotated[bool, Field("Whether it is over", kind="label", codec=GRACE_ENDED)]


NLM_END_GRACE = Format(
    "fs/lockd/nlm_end_grace",
    # The kernel counts the NUL that ends its string.
    One(NlmEndGrace, "{nlm_end_grace}", "\0", end=""),
    source="fs/lockd/procfs.c:nlm_end_grace_read",
    since="3.18",
)
