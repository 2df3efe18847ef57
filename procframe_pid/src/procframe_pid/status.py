"""``/proc/PID/status``: the state of a process, a line for each of its properties."""

from __future__ import annotations

from typing import Annotated, Any

from procframe.format import Format
from procframe.layout import ANYTHING, Alt, Keys, One, choice, enum, escaped, pattern, words
from procframe.record import Field, KeyedRecord
from procframe_pid.capabilities import CAPABILITIES
from procframe_pid.signals import SIGNAL_SET
from procframe_pid.task import BOOL, WORD_LIMIT, named_numbers, numbers

STATES = enum(
    {
        "R (running)": "running",
        "S (sleeping)": "sleeping",
        "D (disk sleep)": "disk sleep",
        "T (stopped)": "stopped",
        "t (tracing stop)": "tracing stop",
        "T (tracing stop)": "tracing stop (T)",
        "X (dead)": "dead",
        "x (dead)": "dead (x)",
        "Z (zombie)": "zombie",
        "P (parked)": "parked",
        "I (idle)": "idle",
        "K (wakekill)": "wakekill",
        "W (waking)": "waking",
        "N (noload)": "noload",
    }
).but(pattern=r"[A-Za-z] \([^()\n]*\)")
"""What a task is doing, fs/proc/array.c:task_state_array of all kernels."""

NAME = escaped("\n\\", style="c", pattern=r"[^\n]*")
IDS = named_numbers("\t", "real", "effective", "saved", "filesystem")
KB = "\t{:8d} kB"
BYTES = "\t{:8d} bytes"
LEVELS = numbers("\t")
SIGNALS_QUEUED = named_numbers("/", "queued", "limit", last=WORD_LIMIT)


STORE_BYPASS = choice(
    "unknown",
    "not vulnerable",
    "thread force mitigated",
    "thread mitigated",
    "thread vulnerable",
    "globally mitigated",
    "vulnerable",
).but(pattern=ANYTHING.pattern)
INDIRECT_BRANCH = choice(
    "unsupported",
    "not affected",
    "conditional force disabled",
    "conditional disabled",
    "conditional enabled",
    "always enabled",
    "always disabled",
    "unknown",
).but(pattern=ANYTHING.pattern)
"""What fs/proc/array.c:task_seccomp says of a task's speculation."""


class Status(KeyedRecord):
    """The state of a process or thread, by the kernel's own keys.

    A kernel thread has no memory of its own and so none of the ``Vm`` lines. What a kernel was not built for is
    missing. User and group numbers are as the reader's namespace sees them.
    """

    Name: Annotated[str, Field("Name of the executable or what the task called itself", kind="label", codec=NAME)]
    Umask: Annotated[
        str, Field("Mode bits that new files do not get, in octal", kind="flags", codec=pattern("[0-7]+"), since="4.7")
    ]
    State: Annotated[str, Field("What it is doing", kind="label", codec=STATES)]
    Tgid: Annotated[int, Field("Thread group ID: the process's own ID", kind="identity")]
    Ngid: Annotated[int, Field("NUMA group ID, 0 if none", kind="label", since="3.13")]
    Pid: Annotated[int, Field("Process ID, or thread ID under task", kind="identity")]
    PPid: Annotated[int, Field("Process ID of the parent", kind="label")]
    TracerPid: Annotated[int, Field("Process ID of the tracer, 0 if none", kind="label")]
    Uid: Annotated[dict[str, int], Field("User IDs: real, effective, saved and filesystem", kind="label", codec=IDS)]
    Gid: Annotated[dict[str, int], Field("Group IDs: real, effective, saved and filesystem", kind="label", codec=IDS)]
    Utrace: Annotated[str, Field("Tracing engine flags, Red Hat's 2.6.32", kind="flags", codec=ANYTHING)]
    FDSize: Annotated[int, Field("File descriptor slots allocated")]
    # A blank follows each group; since 4.10 one is there without any group, too.
    Groups: Annotated[
        list[int], Field("Supplementary groups", kind="label", codec=numbers(" "), form=Alt("\t{} ", "\t{}"))
    ]
    NStgid: Annotated[
        list[int],
        Field("Thread group ID in each PID namespace, the reader's first", kind="label", codec=LEVELS, since="4.1"),
    ]
    NSpid: Annotated[
        list[int], Field("Thread ID in each PID namespace, the reader's first", kind="label", codec=LEVELS, since="4.1")
    ]
    NSpgid: Annotated[
        list[int], Field("Process group ID in each PID namespace", kind="label", codec=LEVELS, since="4.1")
    ]
    NSsid: Annotated[list[int], Field("Session ID in each PID namespace", kind="label", codec=LEVELS, since="4.1")]
    Kthread: Annotated[
        bool, Field("Whether it is a kernel thread", kind="label", codec=BOOL, form="\t{:d}", since="6.8")
    ]
    VmPeak: Annotated[int, Field("Largest virtual memory so far", unit="kB", form=KB)]
    VmSize: Annotated[int, Field("Virtual memory", unit="kB", form=KB)]
    VmLck: Annotated[int, Field("Locked memory", unit="kB", form=KB)]
    VmPin: Annotated[int, Field("Pinned memory", unit="kB", form=KB, since="3.2")]
    VmHWM: Annotated[int, Field("Largest resident memory so far", unit="kB", form=KB)]
    VmRSS: Annotated[int, Field("Resident memory: the sum of the next three", unit="kB", form=KB)]
    RssAnon: Annotated[int, Field("Resident anonymous memory", unit="kB", form=KB, since="4.5")]
    RssFile: Annotated[int, Field("Resident file mappings", unit="kB", form=KB, since="4.5")]
    RssShmem: Annotated[int, Field("Resident shared memory", unit="kB", form=KB, since="4.5")]
    VmData: Annotated[int, Field("Private writable memory but stack", unit="kB", form=KB)]
    VmStk: Annotated[int, Field("Stack of the main thread", unit="kB", form=KB)]
    VmExe: Annotated[int, Field("Code of the executable", unit="kB", form=KB)]
    VmLib: Annotated[int, Field("Code of shared libraries", unit="kB", form=KB)]
    VmPTE: Annotated[int, Field("Page tables", unit="kB", form=KB)]
    VmPMD: Annotated[int, Field("Second-level page tables; in VmPTE since 4.15", unit="kB", form=KB, since="4.0")]
    VmSwap: Annotated[int, Field("Swapped anonymous memory, without shared memory", unit="kB", form=KB, since="2.6.34")]
    HugetlbPages: Annotated[int, Field("hugetlb memory", unit="kB", form=KB, since="4.4")]
    Mem: Annotated[int, Field("Memory of its own, without an MMU", unit="bytes", form=BYTES)]
    Slack: Annotated[
        int, Field("Allocated beyond the end of its last mapping, without an MMU", unit="bytes", form=BYTES)
    ]
    Shared: Annotated[int, Field("Memory that it shares with others, without an MMU", unit="bytes", form=BYTES)]
    CoreDumping: Annotated[
        bool, Field("Whether its core is being dumped", kind="label", codec=BOOL, form="\t{:d}", since="4.15")
    ]
    THP_enabled: Annotated[
        bool, Field("Whether it may have huge pages", kind="label", codec=BOOL, form="\t{:d}", since="5.0")
    ]
    untag_mask: Annotated[int, Field("Address bits that are no tag", kind="flags", form="\t0x{:x}", since="6.4")]
    Stack_usage: Annotated[
        int, Field("Stack in use, 2.6.32 alone", unit="kB", key="Stack usage", form="\t{:d} kB", since="2.6.32")
    ]
    Threads: Annotated[int, Field("Threads of the process")]
    SigQ: Annotated[
        dict[str, Any], Field("Signals queued for the user, and their limit", kind="gauge", codec=SIGNALS_QUEUED)
    ]
    SigPnd: Annotated[list[str], Field("Signals pending for the thread", kind="flags", codec=SIGNAL_SET)]
    ShdPnd: Annotated[list[str], Field("Signals pending for the process", kind="flags", codec=SIGNAL_SET)]
    SigBlk: Annotated[list[str], Field("Blocked signals", kind="flags", codec=SIGNAL_SET)]
    SigIgn: Annotated[list[str], Field("Ignored signals", kind="flags", codec=SIGNAL_SET)]
    SigCgt: Annotated[list[str], Field("Caught signals", kind="flags", codec=SIGNAL_SET)]
    CapInh: Annotated[list[str], Field("Inheritable capabilities", kind="flags", codec=CAPABILITIES, form="\t{:016x}")]
    CapPrm: Annotated[list[str], Field("Permitted capabilities", kind="flags", codec=CAPABILITIES, form="\t{:016x}")]
    CapEff: Annotated[list[str], Field("Effective capabilities", kind="flags", codec=CAPABILITIES, form="\t{:016x}")]
    CapBnd: Annotated[list[str], Field("Capability bounding set", kind="flags", codec=CAPABILITIES, form="\t{:016x}")]
    CapAmb: Annotated[
        list[str], Field("Ambient capabilities", kind="flags", codec=CAPABILITIES, form="\t{:016x}", since="4.3")
    ]
    NoNewPrivs: Annotated[
        bool,
        Field("Whether execve can no longer grant privileges", kind="label", codec=BOOL, form="\t{:d}", since="4.10"),
    ]
    Seccomp: Annotated[
        str,
        Field(
            "Mode of seccomp",
            kind="label",
            codec=enum({0: "disabled", 1: "strict", 2: "filter", 3: "dead"}),
            form="\t{:d}",
            since="3.8",
        ),
    ]
    Seccomp_filters: Annotated[int, Field("Seccomp filters attached", since="5.9")]
    Speculation_Store_Bypass: Annotated[
        str, Field("Mitigation of speculative store bypass", kind="label", codec=STORE_BYPASS, since="4.17")
    ]
    SpeculationIndirectBranch: Annotated[
        str, Field("Mitigation of speculative indirect branches", kind="label", codec=INDIRECT_BRANCH, since="5.12")
    ]
    Cpus_allowed: Annotated[str, Field("CPUs it may run on, a mask in hexadecimal", kind="flags", codec=ANYTHING)]
    Cpus_allowed_list: Annotated[str, Field("CPUs it may run on, as ranges", kind="flags", codec=ANYTHING)]
    Mems_allowed: Annotated[str, Field("Memory nodes it may use, a mask in hexadecimal", kind="flags", codec=ANYTHING)]
    Mems_allowed_list: Annotated[str, Field("Memory nodes it may use, as ranges", kind="flags", codec=ANYTHING)]
    voluntary_ctxt_switches: Annotated[int, Field("Times it gave up the CPU", kind="counter")]
    nonvoluntary_ctxt_switches: Annotated[int, Field("Times the CPU was taken from it", kind="counter")]
    x86_Thread_features: Annotated[
        list[str],
        Field(
            "Features of the CPU in use",
            kind="flags",
            codec=words(" ", known=("shstk", "wrss"), trailing=True),
            since="6.6",
        ),
    ]
    x86_Thread_features_locked: Annotated[
        list[str],
        Field(
            "Features of the CPU that can no longer be switched",
            kind="flags",
            codec=words(" ", known=("shstk", "wrss"), trailing=True),
            since="6.6",
        ),
    ]


FORMAT = Format(
    "PID/status",
    One(Status, Keys("{key}:\t{}")),
    source="fs/proc/array.c:proc_pid_status",
)
