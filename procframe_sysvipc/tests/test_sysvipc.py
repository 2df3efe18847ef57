"""Values of ``sysvipc/msg``, ``sysvipc/sem`` and ``sysvipc/shm``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame
from procframe.record import plain

Sample = Callable[[str], Frame]


@pytest.mark.parametrize("machine", ["x86_64-6.18", "s390x-6.1"])
def test_msg(sample: Sample, machine: str) -> None:
    frame = sample(f"{machine}/sysvipc/msg")
    assert plain(frame.records[0]) == {
        "key": -15,
        "msqid": 32769,
        "perms": "640",
        "cbytes": 75,
        "qnum": 2,
        "lspid": 2386,
        "lrpid": 2387,
        "uid": 1000,
        "gid": 1000,
        "cuid": 0,
        "cgid": 0,
        "stime": 1767323197,
        "rtime": 0,
        "ctime": 1767323190,
    }
    # Users that are wider than their column push the rest to the right.
    assert (frame.records[1].uid, frame.records[1].gid, frame.records[1].cuid) == (4294967294, 65534, 100000)


@pytest.mark.parametrize("machine", ["x86_64-6.18", "s390x-6.1"])
def test_sem(sample: Sample, machine: str) -> None:
    first, second = sample(f"{machine}/sysvipc/sem")
    assert (first.key, first.semid, first.perms, first.nsems, first.otime) == (-2, 1, "600", 250, 0)
    assert (second.perms, second.nsems, second.otime, second.ctime) == ("666", 5, 1767323200, 1767323197)


@pytest.mark.parametrize("machine", ["x86_64-6.18", "s390x-6.1"])
def test_shm(sample: Sample, machine: str) -> None:
    frame = sample(f"{machine}/sysvipc/shm")
    assert frame.variant == "64-bit"
    first, second = frame
    # The segment goes away with its last attachment.
    assert (first.key, first.perms, first.nattch, first.rss, first.swap) == (0, "1600", 1, 4096, 8192)
    assert (second.key, second.perms, second.size, second.cpid) == (-559038737, "2644", 1 << 40, 4194304)
    assert (second.atime, second.dtime, second.ctime) == (0, 0, 1767323198)


def test_shm_of_32_bits(sample: Sample) -> None:
    frame = sample("armv7l-5.10/sysvipc/shm")
    assert frame.variant == "32-bit"
    record = frame.records[0]
    assert (record.size, record.nattch, record.rss, record.swap) == (4294967295, 777, 0, 778240)
    assert (record.atime, record.dtime, record.ctime) == (1555283509, 1555283509, 1554334589)


@pytest.mark.parametrize(("machine", "variant"), [("x86_64-2.6.32", "64-bit-short"), ("i686-2.6.32", "32-bit-short")])
def test_shm_before_it_told_usage(sample: Sample, machine: str, variant: str) -> None:
    frame = sample(f"{machine}/sysvipc/shm")
    assert frame.variant == variant
    record = frame.records[0]
    assert (record.size, record.ctime, record.rss, record.swap) == (393216, 10, None, None)


def test_no_queues(sample: Sample) -> None:
    frame = sample("armv7l-5.10/sysvipc/msg")
    assert len(frame) == 0
    assert frame.canonical


def test_a_record_made_from_scratch(sample: Sample) -> None:
    frame = sample("x86_64-6.18/sysvipc/sem")
    frame.records[0].perms = "4"
    frame.records[0].key = 1
    assert procframe.regenerate(frame).split(b"\n")[1].startswith(b"         1          1     4        250")
