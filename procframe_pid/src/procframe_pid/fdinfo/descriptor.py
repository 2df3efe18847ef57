"""What is printed of a descriptor, whatever its kind: the kind shows in the keys."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Repeat, choice, enum, flags, nested, pattern
from procframe.record import Field, KeyedRecord, Record
from procframe_pid.fdinfo.bpf import (
    ATTACH_TYPE,
    ATTACHMENTS,
    COMMANDS,
    MAP_FLAGS,
    MAP_TYPE,
    MAPS,
    PROGRAM_TYPE,
    PROGRAMS,
    KprobeTable,
    TracedTable,
    UprobeTable,
)
from procframe_pid.fdinfo.common import NANOSECONDS, Lock
from procframe_pid.fdinfo.events import EpollTarget, FanotifyGroup, FanotifyMark, GpioLine, InotifyWatch
from procframe_pid.fdinfo.open_flags import OPEN_FLAGS
from procframe_pid.signals import SIGNAL_SET

__all__ = ["Descriptor", "UserfaultApi"]

_CLOCKS = enum(
    {
        0: "CLOCK_REALTIME",
        1: "CLOCK_MONOTONIC",
        7: "CLOCK_BOOTTIME",
        8: "CLOCK_REALTIME_ALARM",
        9: "CLOCK_BOOTTIME_ALARM",
    }
)
_TIMER_FLAGS = flags(["TFD_TIMER_ABSTIME", "TFD_TIMER_CANCEL_ON_SET"])
_FEATURE_NAMES = (
    "pagefault_flag_wp event_fork event_remap event_remove missing_hugetlbfs missing_shmem event_unmap sigbus thread_id"
    " minor_hugetlbfs minor_shmem exact_address wp_hugetlbfs_shmem wp_unpopulated poison wp_async move rwp rwp_async"
)
_FEATURES = flags({**{1 << bit: name for bit, name in enumerate(_FEATURE_NAMES.split(" "))}, 1 << 31: "initialized"})
"""UFFD_FEATURE_*, include/uapi/linux/userfaultfd.h."""
_TEXT = pattern(r"[^\n]*")


class UserfaultApi(Record):
    """What a userfaultfd can do."""

    api: Annotated[int, Field("Version of the interface, UFFD_API", kind="label")]
    features: Annotated[list[str], Field("Features that are enabled", kind="flags", codec=_FEATURES)]
    ioctls: Annotated[int, Field("Mask of the requests that it takes", kind="flags")]


_API = nested(UserfaultApi, "{api:x}:{features:x}:{ioctls:x}")


class Descriptor(KeyedRecord):
    """An open descriptor: position, flags, locks, and what its kind of file adds.

    The keys tell the kind: ``eventfd-count`` an eventfd, ``targets`` (lines ``tfd:``) an epoll instance, ``watches`` and
    ``marks`` inotify and fanotify, ``sigmask`` a signalfd, ``clockid`` a timerfd, ``Pid`` a pidfd, ``map_type``,
    ``prog_type``, ``link_type`` and ``btf_id`` BPF, ``iff`` a tun device, ``exp_name`` a dma-buf, ``drm-driver`` a GPU,
    ``tty-index`` a pseudo-terminal, ``scm_fds`` a unix socket. Keys that begin with ``drm-`` are made by the drivers; memory
    is in bytes.
    """

    open_keys = r"(?:drm|amd|amdgpu|amdxdna|amdxdna_accel_driver|i915|xe|panthor|msm|v3d)-[^ :]+"

    pos: Annotated[int, Field("Position in the file", unit="bytes")]
    flags: Annotated[
        list[str], Field("How it was opened, and O_CLOEXEC", kind="flags", codec=OPEN_FLAGS, form="\t0{:o}")
    ]
    mnt_id: Annotated[int, Field("ID of the mount, as in mountinfo", kind="label", since="3.15")]
    ino: Annotated[int, Field("Inode of the file", kind="label", since="5.14")]
    locks: Annotated[list[Lock], Field("Locks and leases held through it", since="4.1")]

    eventfd_count: Annotated[int, Field("Value of the counter", key="eventfd-count", form=" {:16x}")]
    eventfd_id: Annotated[
        int, Field("Number of the eventfd", key="eventfd-id", kind="identity", form=" {:d}", since="5.2")
    ]
    eventfd_semaphore: Annotated[
        int, Field("Whether reads take one", key="eventfd-semaphore", kind="flags", form=" {:d}", since="6.5")
    ]
    targets: Annotated[list[EpollTarget], Field("What an epoll instance watches")]
    watches: Annotated[list[InotifyWatch], Field("What an inotify instance watches")]
    fanotify: Annotated[FanotifyGroup, Field("What a fanotify instance was made for")]
    marks: Annotated[list[FanotifyMark], Field("What a fanotify instance watches")]
    sigmask: Annotated[list[str], Field("Signals that a signalfd takes", kind="flags", codec=SIGNAL_SET)]
    clockid: Annotated[str, Field("Clock of a timerfd", kind="label", codec=_CLOCKS, form=" {:d}")]
    ticks: Annotated[int, Field("Times it went off since the last read", form=" {:d}")]
    settime_flags: Annotated[
        list[str],
        Field("Flags it was set with", key="settime flags", kind="flags", codec=_TIMER_FLAGS, form=" 0{:o}"),
    ]
    it_value: Annotated[int, Field("Until it goes off", unit="ns", kind="time", codec=NANOSECONDS, form=" {}")]
    it_interval: Annotated[int, Field("Its period, 0 if once", unit="ns", kind="time", codec=NANOSECONDS, form=" {}")]

    Pid: Annotated[int, Field("Process of a pidfd; -1 once it is gone, 0 if not visible", kind="identity")]
    NSpid: Annotated[
        list[int],
        Field(
            "The same in each PID namespace, the reader's first",
            kind="label",
            form=("\t", Repeat("", "{:d}", separator="\t")),
        ),
    ]
    tty_index: Annotated[int, Field("Number of the pseudo-terminal, of its master", key="tty-index", kind="identity")]
    scm_fds: Annotated[int, Field("Descriptors in flight to a unix socket", form=" {:d}", since="5.8")]
    iff: Annotated[str, Field("Interface of a tun device, empty before it has one", kind="label")]
    gpio_chip: Annotated[str, Field("Chip of GPIO lines", key="gpio-chip", kind="label")]
    gpio_lines: Annotated[list[GpioLine], Field("The lines")]
    vfio_device_syspath: Annotated[
        str,
        Field(
            "Directory of a VFIO device", key="vfio-device-syspath", kind="label", codec=pattern(r"/[^\n]*"), form=" {}"
        ),
    ]
    fuse_connection: Annotated[int, Field("Number of a FUSE connection", kind="identity")]

    pending: Annotated[int, Field("Faults of a userfaultfd that wait to be read")]
    total: Annotated[int, Field("Faults that wait to be resolved")]
    API: Annotated[UserfaultApi, Field("What a userfaultfd can do", codec=_API)]

    size: Annotated[int, Field("Size of a dma-buf", unit="bytes")]
    count: Annotated[int, Field("References to a dma-buf")]
    exp_name: Annotated[str, Field("Exporter of a dma-buf", kind="label")]
    name: Annotated[
        str, Field("Name of a dma-buf or an ashmem area, function of a kprobe, or file of a uprobe", kind="label")
    ]
    inode: Annotated[int, Field("Inode behind an ashmem area", kind="label")]

    pasid: Annotated[int, Field("Address space of an AMD GPU", kind="label")]
    drm_driver: Annotated[str, Field("Driver of a GPU", key="drm-driver", kind="label")]
    drm_pdev: Annotated[str, Field("PCI device of a GPU", key="drm-pdev", kind="label")]
    drm_client_id: Annotated[int, Field("Number of the GPU's client", key="drm-client-id", kind="identity")]
    drm_client_name: Annotated[str, Field("Name that the client gave itself", key="drm-client-name", kind="label")]

    perf_type: Annotated[int, Field("Type of a perf event", key="perf_event_attr.type", kind="label", since="6.15")]
    pmu_type: Annotated[int, Field("Unit that counts a perf event", kind="label")]
    perf_config: Annotated[
        int, Field("Configuration of a perf event", key="perf_event_attr.config", kind="label", form="\t0x{:x}")
    ]
    perf_config1: Annotated[
        int, Field("Its first extension", key="perf_event_attr.config1", kind="label", form="\t0x{:x}")
    ]
    perf_config2: Annotated[
        int, Field("Its second extension", key="perf_event_attr.config2", kind="label", form="\t0x{:x}")
    ]
    perf_config3: Annotated[
        int, Field("Its third extension", key="perf_event_attr.config3", kind="label", form="\t0x{:x}")
    ]
    perf_config4: Annotated[
        int, Field("Its fourth extension", key="perf_event_attr.config4", kind="label", form="\t0x{:x}")
    ]

    map_type: Annotated[str, Field("Type of a BPF map", kind="label", codec=MAP_TYPE, form="\t{:d}")]
    key_size: Annotated[int, Field("Size of a key", unit="bytes", kind="label")]
    value_size: Annotated[int, Field("Size of a value", unit="bytes", kind="label")]
    max_entries: Annotated[int, Field("Most entries of the map", kind="label")]
    map_flags: Annotated[list[str], Field("Flags of the map", kind="flags", codec=MAP_FLAGS, form="\t0x{:x}")]
    map_extra: Annotated[int, Field("What else its type needs", kind="label", form="\t0x{:x}", since="5.16")]
    memlock: Annotated[int, Field("Memory of a map or program", unit="bytes")]
    map_id: Annotated[int, Field("ID of a map", kind="identity")]
    frozen: Annotated[int, Field("Whether the process can no longer change the map", kind="flags")]
    owner_prog_type: Annotated[
        str, Field("Type of the programs in the map", kind="label", codec=PROGRAM_TYPE, form="\t{:d}")
    ]
    owner_jited: Annotated[int, Field("Whether these are compiled", kind="flags")]

    prog_type: Annotated[str, Field("Type of a BPF program", kind="label", codec=PROGRAM_TYPE, form="\t{:d}")]
    prog_jited: Annotated[int, Field("Whether it is compiled to machine code", kind="flags")]
    prog_tag: Annotated[str, Field("Hash of its instructions", kind="label", codec=pattern("[0-9a-f]{16}"))]
    prog_id: Annotated[int, Field("ID of the program", kind="identity")]
    run_time_ns: Annotated[int, Field("Time it ran, if that is measured", unit="ns", kind="counter")]
    run_cnt: Annotated[int, Field("Times it ran, if that is measured", kind="counter")]
    recursion_misses: Annotated[int, Field("Times it did not run, to avoid recursion", kind="counter", since="5.12")]
    verified_insns: Annotated[int, Field("Instructions that were verified", since="5.16")]
    btf_id: Annotated[int, Field("ID of BTF", kind="identity")]

    link_type: Annotated[
        str,
        Field(
            "Type of a BPF link",
            kind="label",
            codec=choice(
                "raw_tracepoint",
                "tracing",
                "cgroup",
                "iter",
                "netns",
                "xdp",
                "netfilter",
                "tcx",
                "netkit",
                "sockmap",
                "perf",
                "kprobe_multi",
                "kretprobe_multi",
                "struct_ops",
                "uprobe_multi",
                "uretprobe_multi",
                "tracing_multi",
            ),
        ),
    ]
    link_id: Annotated[int, Field("ID of the link", kind="identity")]
    attach_type: Annotated[str, Field("How the program is attached", kind="label", codec=ATTACH_TYPE)]
    target_obj_id: Annotated[int, Field("ID of the BTF or program that is traced", kind="label")]
    target_btf_id: Annotated[int, Field("ID of the traced function's type", kind="label")]
    cookie: Annotated[int, Field("Value that the program gets", kind="label")]
    tp_name: Annotated[str, Field("Tracepoint", kind="label")]
    cgroup_id: Annotated[int, Field("Cgroup, by its inode", kind="label")]
    netns_ino: Annotated[int, Field("Network namespace, by its inode", kind="label")]
    ifindex: Annotated[int, Field("Interface, 0 once it is gone", kind="label")]
    pf: Annotated[int, Field("Protocol family of a netfilter hook", kind="label")]
    hooknum: Annotated[int, Field("Number of the netfilter hook", kind="label")]
    prio: Annotated[int, Field("Its priority", kind="label")]
    target_name: Annotated[str, Field("What an iterator goes through", kind="label")]
    cgroup_path: Annotated[str, Field("Where an iterator through cgroups begins", kind="label")]
    order: Annotated[
        str,
        Field(
            "In which order",
            kind="label",
            codec=choice("descendants_pre", "descendants_post", "ancestors_up", "children", "self_only"),
            form=" {}",
        ),
    ]
    task_type: Annotated[
        str, Field("Which tasks an iterator goes through", kind="label", codec=choice("ALL", "TID", "PID"))
    ]
    tid: Annotated[int, Field("Thread that it is limited to", kind="label")]
    pid: Annotated[int, Field("Process that it is limited to, 0 if none", kind="label")]
    offset: Annotated[int, Field("Where in it", unit="bytes", kind="label", form="\t0x{:x}")]
    ref_ctr_offset: Annotated[int, Field("Where a uprobe's reference counter is", unit="bytes", form="\t0x{:x}")]
    missed: Annotated[int, Field("Times the probe did not run", kind="counter")]
    addr: Annotated[int, Field("Address of a kprobe", kind="address", form="\t0x{:x}")]
    event_type: Annotated[
        str,
        Field(
            "Kind of perf event of a link",
            kind="label",
            codec=choice("kprobe", "kretprobe", "uprobe", "uretprobe", "tracepoint", "event"),
        ),
    ]
    type: Annotated[int, Field("Type of its perf event", kind="label")]
    config: Annotated[int, Field("Configuration of its perf event", kind="label")]
    kprobe_cnt: Annotated[int, Field("Functions of a multiple kprobe")]
    kprobes: Annotated[KprobeTable, Field("The functions")]
    uprobe_cnt: Annotated[int, Field("Places of a multiple uprobe")]
    path: Annotated[str, Field("File of a multiple uprobe", kind="label")]
    uprobes: Annotated[UprobeTable, Field("The places")]
    cnt: Annotated[int, Field("Functions of a multiple tracing program")]
    functions: Annotated[TracedTable, Field("The functions")]

    allowed_cmds: Annotated[list[str] | str, Field("Commands that a BPF token allows", kind="flags", codec=COMMANDS)]
    allowed_maps: Annotated[list[str] | str, Field("Types of maps that it allows", kind="flags", codec=MAPS)]
    allowed_progs: Annotated[list[str] | str, Field("Types of programs that it allows", kind="flags", codec=PROGRAMS)]
    allowed_attachs: Annotated[list[str] | str, Field("Attachments that it allows", kind="flags", codec=ATTACHMENTS)]

    state: Annotated[str, Field("Whether the file system of an XFS health monitor is mounted", kind="label")]
    dev: Annotated[str, Field("Its device, as major:minor", kind="label", codec=pattern("[0-9]+:[0-9]+"))]
    format: Annotated[str, Field("Format of its events", kind="label")]
    events: Annotated[int, Field("Events of an XFS health monitor", kind="counter")]
    lost: Annotated[int, Field("Events that were lost", kind="counter")]
