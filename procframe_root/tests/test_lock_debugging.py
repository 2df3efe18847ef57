"""``lockdep``, ``lockdep_chains``, ``lockdep_stats``, ``lock_stat``, ``profile``: values of kernels that look after themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame, Host, ParseError

Sample = Callable[[str], Frame]


def test_classes_of_locks(sample: Sample) -> None:
    classes = sample("x86_64-6.1/lockdep").records
    first, second, third, last = classes
    assert (first.key, first.name, first.operations) == ("00000000a1b2c3d4", "&(&x->lock)->rlock", 1234)
    assert (first.forward_dependencies, first.backward_dependencies) == (5, 1)
    assert [row.name for row in first.after] == ["&rq->__lock", "sb_writers#3/1"]
    # Written in hard interrupts, and in soft ones: get_usage_chars() prints a write and a read for each.
    assert second.usage == ["inside", "never", "inside", "never"]
    assert (second.operations, second.after) == (123456789, [])
    assert third.usage == ["never", "enabled", "never", "both"]
    assert last.name == "__key.12345"


def test_classes_of_locks_without_the_proof(sample: Sample) -> None:
    classes = sample("x86_64-7.3/lockdep").records
    assert [row.key for row in classes][-1] == "(____ptrval____)"
    assert classes[-1].name == "a b: c#2"
    assert (classes[0].operations, classes[0].forward_dependencies, classes[0].usage) == (None, None, None)


def test_an_unknown_usage_is_kept() -> None:
    data = b"all lock classes:\n00000000a1b2c3d4 FD:    5 BD:    1 .*..: x\n\n"
    frame = procframe.parse(data, "lockdep")
    assert frame.records[0].usage == ["never", "*", "never", "never"]
    assert [(piece.what, piece.text) for piece in frame.unrecognised] == [("value", "*")]
    assert procframe.regenerate(frame) == data


def test_chains_of_locks(sample: Sample) -> None:
    frame = sample("x86_64-6.1/lockdep_chains")
    assert frame.header.buggered is False
    assert [chain.irq_context for chain in frame] == [[], ["hardirq", "softirq"], ["softirq"]]
    assert [[row.name for row in chain.classes] for chain in frame] == [
        ["&(&x->lock)->rlock", "sb_writers#3/1"],
        ["&rq->__lock"],
        [],
    ]
    assert sample("x86_64-7.3/lockdep_chains").header.buggered is True
    assert sample("x86_64-4.19/lockdep_chains").records[0].irq_context == ["2"]


def test_numbers_of_the_lock_validator(sample: Sample) -> None:
    stats = sample("x86_64-6.1/lockdep_stats").records[0]
    assert (stats.lock_classes, stats.lock_classes_max) == (1587, 8192)
    assert (stats.dependency_chain_hlocks_used, stats.dependency_chain_hlocks_used_max) == (54012, 327680)
    assert (stats.hardirq_unsafe_locks, stats.chain_lookup_hits, stats.debug_locks) == (7, 123456789012, 1)
    assert (stats.dynamic_keys, stats.zapped_lock_chains, stats.large_chain_blocks) == (None, 9, 1)
    new = sample("x86_64-7.3/lockdep_stats").records[0]
    assert (new.dynamic_keys, new.dependency_chains, new.zapped_classes, new.zapped_lock_chains) == (12, None, 3, None)


def test_lock_stat(sample: Sample) -> None:
    frame = sample("x86_64-6.1/lock_stat")
    assert (frame.variant, frame.header.version, frame.header.warning) == ("0.4", "0.4", None)
    writing, reading, waited, held, *others = frame.records
    assert (writing.name, writing.mode, reading.mode) == ("&mm->mmap_lock", "W", "R")
    assert (writing.con_bounces, writing.contentions, writing.waittime_max) == (12, 34, 1021.99)
    assert (writing.waittime_avg, writing.holdtime_avg, reading.holdtime_total) == (147.06, 36.3, 9999999999999.99)
    # The line below the name is as long as it, and two more for what is read and written.
    assert waited.name_width == held.name_width == len("&mm->mmap_lock") + 2
    assert [(row.contentions, row.symbol) for row in waited.points] == [
        (30, "do_user_addr_fault+0x2f5/0x660"),
        (6, "vm_mmap_pgoff+0xa8/0x180"),
    ]
    assert held.points[0].address == "00000000f1ce0279"
    assert held.points[0].symbol == "exit_mmap+0x99/0x3a0 [some_module]"
    assert [(row.name, row.mode) for row in others if "mode" in row] == [
        ("sb_writers#3/1", None),
        ("a name of more than thirty six char: (", "R"),
        ("(console_sem).lock", None),
    ]


def test_lock_stat_of_older_kernels(sample: Sample) -> None:
    frame = sample("x86_64-3.10/lock_stat")
    assert (frame.variant, frame.header.version) == ("0.3", "0.3")
    assert (frame.records[0].waittime_total, frame.records[0].waittime_avg, frame.records[0].acq_bounces) == (
        5000.1,
        None,
        120,
    )


def test_lock_stat_after_a_failure(sample: Sample) -> None:
    frame = sample("x86_64-7.3/lock_stat")
    assert frame.records == []
    assert frame.header.warning == "*WARNING* lock debugging disabled!! - possibly due to a lockdep warning"


def test_profile(sample: Sample) -> None:
    assert [row.hits for row in sample("x86_64-6.1/profile")] == [4, 0, 17, 4294967295, 2, 9]
    # A step of 4 as a long of 64 bits, of which the upper half comes first.
    assert [row.hits for row in sample("s390x-6.1/profile")] == [0, 5, 0, 70000]
    with pytest.raises(ParseError):
        procframe.parse(b"\1\0\0\0\2", "profile", host=Host())
