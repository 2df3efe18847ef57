"""Files of a process that hold one value."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, One, Whole, choice, enum, flags, pattern
from procframe.record import Field, Record
from procframe_pid.task import BOOL, UNSET_ID

__all__ = [
    "COMM",
    "COREDUMP_FILTER",
    "FAIL_NTH",
    "KSM_MERGING_PAGES",
    "LOGINUID",
    "MAKE_IT_FAIL",
    "OOM_ADJ",
    "OOM_SCORE",
    "OOM_SCORE_ADJ",
    "PATCH_STATE",
    "PERSONALITY",
    "SESSIONID",
    "SETGROUPS",
    "TIMERSLACK_NS",
    "WCHAN",
]

WAITING = Codec(
    lambda text: None if text == "0" else text,
    lambda value: "0" if value is None else value,
    r"[^ \t\n]+(?: [^ \t\n]+)*",
    exact=True,
)
DUMPED = flags(
    (
        "anonymous private",
        "anonymous shared",
        "file private",
        "file shared",
        "ELF headers",
        "hugetlb private",
        "hugetlb shared",
        "DAX private",
        "DAX shared",
    )
)
"""include/linux/mm_types.h, MMF_DUMP_* without the two bits below them."""


def _digits(codec: Codec, count: int) -> Codec:
    """A codec of a number, as one of just so many hexadecimal digits."""
    return codec.but(
        decode=lambda text: codec.decode(int(text, 16)),
        encode=lambda value: f"{codec.encode(value):0{count}x}",
        pattern=f"[0-9a-f]{{{count}}}",
    )


DOMAINS = enum(
    {
        0x00: "LINUX",
        0x01: "SVR4",
        0x02: "SVR3",
        0x03: "SCOSVR3",
        0x04: "WYSEV386",
        0x05: "ISCR4",
        0x06: "BSD",
        0x07: "XENIX",
        0x08: "LINUX32",
        0x09: "IRIX32",
        0x0A: "IRIXN32",
        0x0B: "IRIX64",
        0x0C: "RISCOS",
        0x0D: "SOLARIS",
        0x0E: "UW7",
        0x0F: "OSF4",
    }
)
BUGS = flags(
    {
        0x000200: "UNAME26",
        0x000400: "ADDR_NO_RANDOMIZE",
        0x000800: "FDPIC_FUNCPTRS",
        0x001000: "MMAP_PAGE_ZERO",
        0x002000: "ADDR_COMPAT_LAYOUT",
        0x004000: "READ_IMPLIES_EXEC",
        0x008000: "ADDR_LIMIT_32BIT",
        0x010000: "SHORT_INODE",
        0x020000: "WHOLE_SECONDS",
        0x040000: "STICKY_TIMEOUTS",
        0x080000: "ADDR_LIMIT_3GB",
    }
)
"""include/uapi/linux/personality.h: the lowest byte, and the flags above it."""


class Comm(Record):
    """The name of a task. It may hold any byte but NUL, a newline too."""

    comm: Annotated[
        str, Field("Name of the executable or what the task called itself", kind="label", codec=pattern(r"[^\0]*"))
    ]


class OomScore(Record):
    """How likely the kernel is to kill a process when memory runs out."""

    oom_score: Annotated[int, Field("Badness, from 0; the highest is killed first")]


class OomScoreAdj(Record):
    """What is added to a process's badness when memory runs out."""

    oom_score_adj: Annotated[int, Field("From -1000 (never killed) to 1000")]


class OomAdj(Record):
    """The older form of oom_score_adj, from which it is computed."""

    oom_adj: Annotated[int, Field("From -17 (never killed) to 15")]


class LoginUid(Record):
    """The user who logged in, whoever the process runs as by now."""

    loginuid: Annotated[int | None, Field("User ID; none if nobody logged in", kind="label", codec=UNSET_ID)]


class SessionId(Record):
    """The audit session that a process belongs to."""

    sessionid: Annotated[int | None, Field("Number of the session; none without one", kind="label", codec=UNSET_ID)]


class Wchan(Record):
    """Where in the kernel a task waits."""

    wchan: Annotated[
        str | None,
        Field(
            "Function of the kernel; none if it does not wait or the reader may not know", kind="label", codec=WAITING
        ),
    ]


class TimerSlack(Record):
    """How much later than asked a task's timers may go off."""

    timerslack_ns: Annotated[int, Field("Slack of its timers", unit="ns")]


class Setgroups(Record):
    """Whether processes in this user namespace may drop groups."""

    setgroups: Annotated[str, Field("allow or deny", kind="label", codec=choice("allow", "deny"))]


class KsmMergingPages(Record):
    """How many pages of a process are merged with like ones."""

    ksm_merging_pages: Annotated[int, Field("Pages merged by KSM", unit="pages")]


class PatchState(Record):
    """Whether a task runs the live-patched kernel functions yet."""

    patch_state: Annotated[
        str, Field("idle: no patch is on its way", kind="label", codec=enum({-1: "idle", 0: "unpatched", 1: "patched"}))
    ]


class FailNth(Record):
    """Which of a task's next calls of fallible kernel functions is made to fail."""

    fail_nth: Annotated[int, Field("Calls until the failure, 0 if none is to fail")]


class MakeItFail(Record):
    """Whether faults are injected into a process."""

    make_it_fail: Annotated[bool, Field("Whether it is a victim", kind="label", codec=BOOL)]


class CoredumpFilter(Record):
    """Which kinds of memory a process's core dump holds."""

    coredump_filter: Annotated[list[str], Field("Kinds of memory that are dumped", kind="flags", codec=DUMPED)]


class Personality(Record):
    """Which system's behaviour the kernel shows to a process."""

    flags: Annotated[list[str], Field("Emulated bugs and other changes", kind="flags", codec=_digits(BUGS, 6))]
    domain: Annotated[str, Field("The system that is emulated", kind="label", codec=_digits(DOMAINS, 2))]


COMM = Format("PID/comm", Whole(Comm, "{comm}"), source="fs/proc/base.c:comm_show", since="2.6.33")
OOM_SCORE = Format("PID/oom_score", One(OomScore, "{oom_score:d}"), source="fs/proc/base.c:proc_oom_score")
OOM_SCORE_ADJ = Format(
    "PID/oom_score_adj",
    One(OomScoreAdj, "{oom_score_adj:d}"),
    source="fs/proc/base.c:oom_score_adj_read",
    since="2.6.36",
)
OOM_ADJ = Format("PID/oom_adj", One(OomAdj, "{oom_adj:d}"), source="fs/proc/base.c:oom_adj_read")
LOGINUID = Format("PID/loginuid", One(LoginUid, "{loginuid:d}", end=""), source="fs/proc/base.c:proc_loginuid_read")
SESSIONID = Format(
    "PID/sessionid", One(SessionId, "{sessionid:d}", end=""), source="fs/proc/base.c:proc_sessionid_read"
)
WCHAN = Format("PID/wchan", Whole(Wchan, "{wchan}", end=""), source="fs/proc/base.c:proc_pid_wchan")
TIMERSLACK_NS = Format(
    "PID/timerslack_ns", One(TimerSlack, "{timerslack_ns:d}"), source="fs/proc/base.c:timerslack_ns_show", since="4.6"
)
SETGROUPS = Format(
    "PID/setgroups", One(Setgroups, "{setgroups}"), source="kernel/user_namespace.c:proc_setgroups_show", since="3.19"
)
KSM_MERGING_PAGES = Format(
    "PID/ksm_merging_pages",
    One(KsmMergingPages, "{ksm_merging_pages:d}", empty=True),
    source="fs/proc/base.c:proc_pid_ksm_merging_pages",
    since="5.19",
)
PATCH_STATE = Format(
    "PID/patch_state", One(PatchState, "{patch_state:d}"), source="fs/proc/base.c:proc_pid_patch_state", since="4.12"
)
FAIL_NTH = Format(
    "PID/fail-nth", One(FailNth, "{fail_nth:d}"), source="fs/proc/base.c:proc_fail_nth_read", since="4.14"
)
MAKE_IT_FAIL = Format(
    "PID/make-it-fail", One(MakeItFail, "{make_it_fail:d}"), source="fs/proc/base.c:proc_fault_inject_read"
)
COREDUMP_FILTER = Format(
    "PID/coredump_filter",
    One(CoredumpFilter, "{coredump_filter:08x}", empty=True),
    source="fs/proc/base.c:proc_coredump_filter_read",
)
PERSONALITY = Format(
    "PID/personality", One(Personality, "{flags}{domain}"), source="fs/proc/base.c:proc_pid_personality"
)
