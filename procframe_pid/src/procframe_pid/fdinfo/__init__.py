"""``/proc/PID/fdinfo/FD``: what the kernel says of an open descriptor, beyond what it points to."""

from __future__ import annotations

from procframe.format import Format, Variant
from procframe.layout import Among, Keys, Line, Many, One
from procframe_pid.fdinfo.bpf import KPROBES, TRACED, UPROBES
from procframe_pid.fdinfo.common import LOCKS, SIZES
from procframe_pid.fdinfo.descriptor import Descriptor
from procframe_pid.fdinfo.events import EVENTS
from procframe_pid.fdinfo.io_uring import RINGS

__all__ = ["FORMAT"]


def _descriptor(locks: Many) -> One:
    return One(
        Descriptor,
        Among(Keys("{key}:\t{}", unknown=SIZES), locks, *EVENTS, KPROBES, UPROBES, TRACED),
        "pf:\t{pf:d}\thooknum:\t{hooknum:d}\tprio:\t{prio:d}",
        Line("kmem_cache iter", optional=True),
        Line("dmabuf iter", optional=True),
    )


FORMAT = Format(
    "PID/fdinfo/<fd>",
    variants=[
        Variant("4.19", _descriptor(LOCKS["4.19"]), "4.19+"),
        Variant("2.6", _descriptor(LOCKS["2.6"]), "2.6.22 to 4.18"),
        *(Variant(f"io_uring {name}", layout, kernels) for name, layout, kernels in RINGS),
    ],
    source="fs/proc/fd.c:seq_show",
    since="2.6.22",
)
