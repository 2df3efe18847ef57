"""The descriptors of io_uring: its rings, and what is registered with it."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Alt, Codec, Line, Many, One, Opt, Repeat, Stanza, choice, enum, escaped, pattern, value
from procframe.record import Field, Record
from procframe_pid.capabilities import CAPABILITIES
from procframe_pid.fdinfo.common import LOCKS, Lock
from procframe_pid.fdinfo.open_flags import OPEN_FLAGS

__all__ = ["RINGS", "IoUring"]

_OPCODES = (
    "NOP READV WRITEV FSYNC READ_FIXED WRITE_FIXED POLL_ADD POLL_REMOVE SYNC_FILE_RANGE SENDMSG RECVMSG "
    "TIMEOUT TIMEOUT_REMOVE ACCEPT ASYNC_CANCEL LINK_TIMEOUT CONNECT FALLOCATE OPENAT CLOSE "
    "FILES_UPDATE STATX READ WRITE FADVISE MADVISE SEND RECV OPENAT2 EPOLL_CTL SPLICE PROVIDE_BUFFERS "
    "REMOVE_BUFFERS TEE SHUTDOWN RENAMEAT UNLINKAT MKDIRAT SYMLINKAT LINKAT MSG_RING FSETXATTR SETXATTR "
    "FGETXATTR GETXATTR SOCKET URING_CMD SEND_ZC SENDMSG_ZC READ_MULTISHOT WAITID FUTEX_WAIT FUTEX_WAKE "
    "FUTEX_WAITV FIXED_FD_INSTALL FTRUNCATE BIND LISTEN RECV_ZC EPOLL_WAIT READV_FIXED WRITEV_FIXED "
    "PIPE NOP128 URING_CMD128"
)
_OPERATIONS = enum(dict(enumerate(_OPCODES.split(" "))))
"""IORING_OP_*, include/uapi/linux/io_uring.h."""
_TRUE = Codec("true".__eq__, {True: "true", False: "false"}.__getitem__, "(?:true|false)", schema="boolean", exact=True)
_PROBLEM = pattern(r"(?:invalid|corrupted) sqe, [^\n]*")


def _file(name: Codec) -> Codec:
    """The name of a registered file, or ``<none>``."""
    return Codec(
        lambda text: None if text == "<none>" else name.decode(text),
        lambda file: "<none>" if file is None else name.encode(file),
        name.pattern,
    )


class Submission(Record):
    """An entry of the submission queue that the kernel has not taken yet."""

    index: Annotated[int, Field("Its place in the queue", kind="identity")]
    problem: Annotated[str | None, Field("What is wrong with the entry, if anything", codec=_PROBLEM)]
    opcode: Annotated[
        str | None, Field("What is to be done, by number until 5.18", kind="label", codec=pattern(r"[^ ,\n]+"))
    ]
    fd: Annotated[int | None, Field("Descriptor to do it on", kind="label")]
    flags: Annotated[int | None, Field("IOSQE_* flags", kind="flags")]
    offset: Annotated[int | None, Field("Where in the file", unit="bytes")]
    address: Annotated[int | None, Field("Address of a buffer", kind="address")]
    rw_flags: Annotated[int | None, Field("Flags of the operation", kind="flags")]
    buf_index: Annotated[int | None, Field("Registered buffer, or group of buffers", kind="label")]
    user_data: Annotated[int | None, Field("Value that comes back with the completion", kind="label")]
    e0: Annotated[int | None, Field("First word of the second half of a large entry")]
    e1: Annotated[int | None, Field("Second word of it")]
    e2: Annotated[int | None, Field("Third word of it")]
    e3: Annotated[int | None, Field("Fourth word of it")]
    e4: Annotated[int | None, Field("Fifth word of it")]
    e5: Annotated[int | None, Field("Sixth word of it")]
    e6: Annotated[int | None, Field("Seventh word of it")]
    e7: Annotated[int | None, Field("Eighth word of it")]


class Completion(Record):
    """An entry of the completion queue that the process has not taken yet."""

    index: Annotated[int, Field("Its place in the queue", kind="identity")]
    user_data: Annotated[int, Field("Value of the submission", kind="label")]
    result: Annotated[int, Field("Result, negative for an error")]
    flags: Annotated[int, Field("IORING_CQE_F_* flags", kind="flags")]
    extra1: Annotated[int | None, Field("First word of the second half of a large entry")]
    extra2: Annotated[int | None, Field("Second word of it")]


class RegisteredFile(Record):
    """A file that is registered with the ring."""

    index: Annotated[int, Field("Number by which submissions name it", kind="identity")]
    file: Annotated[str | None, Field("The file: its path, until 6.12 its last component; none if free", kind="label")]


class RegisteredBuffer(Record):
    """A buffer that is registered with the ring."""

    index: Annotated[int, Field("Number by which submissions name it", kind="identity")]
    address: Annotated[int | None, Field("Where it is, absent if free", kind="address")]
    length: Annotated[int | None, Field("Its length", unit="bytes")]


class Personality(Record):
    """Credentials that are registered with the ring."""

    id: Annotated[int, Field("Number by which submissions name them", kind="identity")]
    uid: Annotated[int, Field("Real user", kind="label")]
    euid: Annotated[int, Field("Effective user", kind="label")]
    suid: Annotated[int, Field("Saved user", kind="label")]
    fsuid: Annotated[int, Field("User for files", kind="label")]
    gid: Annotated[int, Field("Real group", kind="label")]
    egid: Annotated[int, Field("Effective group", kind="label")]
    sgid: Annotated[int, Field("Saved group", kind="label")]
    fsgid: Annotated[int, Field("Group for files", kind="label")]
    groups: Annotated[list[int], Field("Supplementary groups", kind="label")]
    cap_eff: Annotated[list[str], Field("Effective capabilities", kind="flags", codec=CAPABILITIES)]


class Poll(Record):
    """A request that waits for its file to become ready, or that can be cancelled."""

    op: Annotated[str, Field("What it does", kind="label", codec=_OPERATIONS)]
    task_works: Annotated[int, Field("Whether its task has work to do for it", kind="flags")]


class Overflow(Record):
    """A completion for which there was no room."""

    user_data: Annotated[int, Field("Value of the submission", kind="label")]
    result: Annotated[int, Field("Result, negative for an error")]
    flags: Annotated[int, Field("IORING_CQE_F_* flags", kind="flags")]


class IoUring(Record):
    """The descriptor of an io_uring."""

    pos: Annotated[int, Field("Position in the file, 0", unit="bytes")]
    flags: Annotated[list[str], Field("How it was opened, and O_CLOEXEC", kind="flags", codec=OPEN_FLAGS)]
    mnt_id: Annotated[int | None, Field("ID of the mount, as in mountinfo", kind="label")]
    ino: Annotated[int | None, Field("Inode of the file", kind="label", since="5.14")]
    locks: Annotated[list[Lock], Field("Locks held through it")]
    sq_mask: Annotated[int | None, Field("Size of the submission queue, less one", kind="label", since="5.16")]
    sq_head: Annotated[int | None, Field("Submissions that the kernel took", kind="counter", since="5.16")]
    sq_tail: Annotated[int | None, Field("Submissions that the process made", kind="counter", since="5.16")]
    cached_sq_head: Annotated[int | None, Field("The kernel's own copy of the head", kind="counter", since="5.16")]
    cq_mask: Annotated[int | None, Field("Size of the completion queue, less one", kind="label", since="5.16")]
    cq_head: Annotated[int | None, Field("Completions that the process took", kind="counter", since="5.16")]
    cq_tail: Annotated[int | None, Field("Completions that the kernel made", kind="counter", since="5.16")]
    cached_cq_tail: Annotated[int | None, Field("The kernel's own copy of the tail", kind="counter", since="5.16")]
    sqes: Annotated[int | None, Field("Submissions in the queue", since="5.16")]
    submissions: Annotated[list[Submission], Field("The submissions in the queue")]
    cqes: Annotated[int | None, Field("Completions in the queue", since="5.16")]
    completions: Annotated[list[Completion], Field("The completions in the queue")]
    sq_thread: Annotated[int | None, Field("Thread that takes submissions, -1 if none", kind="label", since="5.10")]
    sq_thread_cpu: Annotated[int | None, Field("CPU of that thread, -1 if none", kind="label", since="5.10")]
    sq_total_time: Annotated[int | None, Field("Time that thread used", unit="us", kind="counter", since="6.9")]
    sq_work_time: Annotated[int | None, Field("Of that, at work", unit="us", kind="counter", since="6.9")]
    user_files: Annotated[int, Field("Places for registered files")]
    files: Annotated[list[RegisteredFile], Field("The registered files")]
    user_bufs: Annotated[int, Field("Places for registered buffers")]
    buffers: Annotated[list[RegisteredBuffer], Field("The registered buffers")]
    personalities: Annotated[list[Personality], Field("The registered credentials")]
    polls: Annotated[list[Poll], Field("Requests that wait")]
    overflow: Annotated[list[Overflow], Field("Completions for which there was no room", since="5.16")]
    napi: Annotated[str | None, Field("Whether it polls network devices", kind="label", since="6.9")]
    napi_tracking: Annotated[
        str | None, Field("How it knows which", kind="label", codec=choice("dynamic", "static"), since="6.13")
    ]
    napi_busy_poll_dt: Annotated[int | None, Field("For how long", unit="us", since="6.9")]
    napi_prefer_busy_poll: Annotated[
        bool | None, Field("Whether rather than interrupts", kind="flags", codec=_TRUE, since="6.9")
    ]


_ENTRY = (
    "opcode:{opcode}, fd:{fd:d}, flags:{flags:x}, off:{offset:d}, addr:0x{address:x}, rw_flags:0x{rw_flags:x},"
    " buf_index:{buf_index:d} user_data:{user_data:d}"
)
_WORDS = "".join(f", e{number}:0x{{e{number}:x}}" for number in range(8))
_SUBMISSIONS = Many(
    "submissions",
    Stanza(
        Submission,
        Line(
            "{index:5d}: ",
            Alt(
                (_ENTRY, Opt(_WORDS)),
                "{problem}",
            ),
        ),
    ),
)
_PERSONALITIES = Many(
    "personalities",
    Stanza(
        Personality,
        "{id:5d}",
        "\tUid:\t{uid:d}\t\t{euid:d}\t\t{suid:d}\t\t{fsuid:d}",
        "\tGid:\t{gid:d}\t\t{egid:d}\t\t{sgid:d}\t\t{fsgid:d}",
        Line("\tGroups:\t", Repeat("groups", "{:d}", separator=" ")),
        "\tCapEff:\t{cap_eff:016x}",
    ),
)


def _ring(file: Codec, flag: str, *, apart: bool, overflow: bool) -> One:
    """The layout of a kernel: how it prints files and completions, large ones with a blank line after each or not."""
    completion = Line(
        f"{{index:5d}}: user_data:{{user_data:d}}, res:{{result:d}}, {flag}:{{flags:x}}",
        Opt(", extra1:{extra1:d}, extra2:{extra2:d}"),
    )
    return One(
        IoUring,
        "pos:\t{pos:d}",
        "flags:\t0{flags:o}",
        "mnt_id:\t{mnt_id:d}",
        "ino:\t{ino:d}",
        LOCKS["4.19"],
        "SqMask:\t0x{sq_mask:x}",
        "SqHead:\t{sq_head:d}",
        "SqTail:\t{sq_tail:d}",
        "CachedSqHead:\t{cached_sq_head:d}",
        "CqMask:\t0x{cq_mask:x}",
        "CqHead:\t{cq_head:d}",
        "CqTail:\t{cq_tail:d}",
        "CachedCqTail:\t{cached_cq_tail:d}",
        "SQEs:\t{sqes:d}",
        _SUBMISSIONS,
        "CQEs:\t{cqes:d}",
        Many("completions", Stanza(Completion, completion, *([Line("", when="extra1")] if apart else []))),
        "SqThread:\t{sq_thread:d}",
        "SqThreadCpu:\t{sq_thread_cpu:d}",
        "SqTotalTime:\t{sq_total_time:d}",
        "SqWorkTime:\t{sq_work_time:d}",
        "UserFiles:\t{user_files:d}",
        Many("files", Stanza(RegisteredFile, Line("{index:5d}: ", value("{file}", _file(file))))),
        "UserBufs:\t{user_bufs:d}",
        Many("buffers", Stanza(RegisteredBuffer, Line("{index:5d}: ", Alt("0x{address:x}/{length:d}", "<none>")))),
        Line("Personalities:", when="personalities"),
        _PERSONALITIES,
        "PollList:",
        Many("polls", Stanza(Poll, "  op={op:d}, task_works={task_works:d}")),
        *(["CqOverflowList:"] if overflow else []),
        Many("overflow", Stanza(Overflow, "  user_data={user_data:d}, res={result:d}, flags={flags:x}")),
        "NAPI:\t{napi}",
        "napi tracking:\t{napi_tracking}",
        "napi_busy_poll_dt:\t{napi_busy_poll_dt:d}",
        "napi_prefer_busy_poll:\t{napi_prefer_busy_poll}",
    )


_NAME = pattern(r"(?! *(?:opcode:|user_data:|0x))[^\n]*")
RINGS = (
    (
        "6.13",
        _ring(
            escaped(" \t\n\\", pattern=r"(?! *(?:opcode:|user_data:|0x))[^ \t\n]+"), "flags", apart=False, overflow=True
        ),
        "6.13+",
    ),
    ("5.16", _ring(_NAME, "flag", apart=True, overflow=True), "5.16 to 6.12"),
    ("5.10", _ring(_NAME, "flag", apart=True, overflow=False), "5.10 to 5.15"),
)
"""Name, layout and kernels of each way in which io_uring is printed."""
