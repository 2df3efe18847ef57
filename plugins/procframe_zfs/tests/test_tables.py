"""What the files say that print tables and messages of their own: benchmarks, dbufs, caches, queues and messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from procframe import Frame
from procframe_zfs.messages import BareMessage
from procframe_zfs.taskq import TASKQ, Task, TaskQueue

Sample = Callable[[str], Frame]
ZFS = "x86_64-6.12/spl/kstat/zfs"


def test_fletcher(sample: Sample) -> None:
    frame = sample(f"{ZFS}/fletcher_4_bench")
    assert frame.header.count is None
    assert (frame.header.fastest_native, frame.header.fastest_byteswap) == ("avx512bw", "avx512bw")
    assert [row.implementation for row in frame] == ["scalar", "superscalar", "avx2", "avx512bw"]
    assert (frame.records[0].native, frame.records[0].byteswap) == (6542187345, 5421873456)


def test_raidz(sample: Sample) -> None:
    frame = sample(f"{ZFS}/vdev_raidz_bench")
    assert len(frame) == 5
    assert (frame.header.fastest_gen_p, frame.header.fastest_rec_qr) == ("avx2", "ssse3")
    assert all(row.rec_pqr > 10**8 for row in frame)


def test_checksums(sample: Sample) -> None:
    rows = {row.implementation: row for row in sample(f"{ZFS}/chksum_bench")}
    assert len(rows) == 6
    assert (rows["sha256-shani"].size_1k, rows["sha256-shani"].size_16m) == (908, 2724)


def test_instructions(sample: Sample) -> None:
    rows = {row.name: row.available for row in sample(f"{ZFS}/simd")}
    assert len(rows) == 35
    assert (rows["kfpu_allowed"], rows["avx2"], rows["avx512f"]) == (True, True, False)


@pytest.mark.parametrize(
    ("machine", "variant", "usize"), [("x86_64-6.12", "user size", 4096), ("x86_64-6.1", "plain", None)]
)
def test_dbufs(machine: str, variant: str, usize: int | None, sample: Sample) -> None:
    frame = sample(f"{machine}/spl/kstat/zfs/dbufs")
    assert frame.variant == variant
    data, meta, bonus = frame.records
    assert (data.pool, data.object, data.dbsize, data.state, data.list) == ("tank", 7, 131072, "cached", "mfu")
    assert (data.dtype, data.btype, data.dsize) == ("plain_file_contents", "sa", 1179648)
    assert (meta.pool, meta.usize, meta.list, meta.atype) == ("my pool", usize, "mru", "metadata")
    assert (meta.l2_comp, meta.dtype, meta.btype) == ("lz4", "dnode", "none")
    assert data.flags == ["l2cache", "in_hash_table", "has_l1hdr", "compressed_arc", "compress_lz4"]
    assert set(meta.flags) - set(data.flags) == {"bufc_metadata", "has_l2hdr", "shared_data", "no_buf"}
    assert (bonus.blkid, bonus.state, bonus.list, bonus.dtype) == (-1, "read", "anon", "zap_metadata")


def test_caches_kept_here_and_by_the_kernel(sample: Sample) -> None:
    here, kernel, large, other = sample("x86_64-6.12/spl/kmem/slab").records
    assert (here.name, here.flags, here.size, here.slab_total) == ("kcf_sreq_cache", ["kvmem"], 20480, 5)
    assert (kernel.flags, kernel.size, kernel.alloc, kernel.slab_total) == (["slab"], None, 1120 * 31245, None)
    assert (kernel.object_alloc, kernel.object_max, kernel.emergency_max) == (31245, None, None)
    assert (large.size, large.flags, large.emergency_deadlock) == (1342177280, ["kvmem", "destroy"], 1)
    assert other.flags == ["slab", "reclaimable"]


def test_queues(sample: Sample) -> None:
    system, issue = sample("x86_64-6.1/spl/taskq").records
    assert (system.name, system.instance, system.pri, system.maxa) == ("spl_system_taskq", 0, 100, 2147483647)
    assert system.flags == ["prepopulate", "dynamic", "active"]
    assert system.active == [Task(pid=1843, function=None, argument="0xffff8e1b4a3c8000")]
    assert system.delay == [Task(function=None, argument="0xffff8e1b4a3c9000")]
    assert [task.pid for task in issue.active] == [2001, 2002, 2003]
    assert (len(issue.pend), issue.pend_truncated, len(issue.prio), issue.prio_truncated) == (3, True, 1, None)
    assert issue.wait == [11, 12, 13, 14, 15, 16, 17, 18, 19]
    assert len(sample("x86_64-6.1/spl/taskq-all")) == 2


def test_functions_by_name_on_older_kernels(sample: Sample) -> None:
    (queue,) = sample("x86_64-4.19/spl/taskq").records
    assert queue.active == [Task(pid=321, function="zio_execute [zfs]", argument="0xffff9c4b4a3c8000")]
    assert queue.pend[1] == Task(function="arc_prune_task [zfs]", argument="arc_anon [zfs]")


def test_lists_are_broken_into_lines() -> None:
    queue = TaskQueue(
        name="q", instance=1, act=0, nthr=1, spwn=0, maxt=1, pri=100, mina=1, maxa=2, cura=0, flags=[],
        pend=[Task(function="f", argument="a") for _ in range(3)], wait=list(range(10, 19)), wait_truncated=True,
    )  # fmt: skip
    assert TASKQ.regenerate(Frame(TASKQ, [queue])).split(b"\n", 1)[1] == (
        b"q/1                           0     1     0     1   100     1            2     0          0\n"
        b"\tpend: f(a) f(a)\n"
        b"\t      f(a)\n"
        b"\twait: 10 11 12 13 14 15 16 17\n"
        b"\t      18\n"
        b"\t(truncated)\n"
    )


def test_a_list_broken_otherwise_and_what_is_unknown_in_it_come_back(sample: Sample) -> None:
    data = TASKQ.regenerate(sample("x86_64-6.1/spl/taskq"))
    data = data.replace(b" 15 16 17 18\n\t      19\n", b" 15 and more\n-\n\t      16  17 18 19\n")
    frame = TASKQ.parse(data)
    assert frame.records[1].wait == [11, 12, 13, 14, 15, 16, 17, 18, 19]
    assert {piece.text for piece in frame.unrecognised} == {"-", "and more"}
    assert not frame.canonical
    assert TASKQ.regenerate(frame) == data


def test_a_list_that_begins_twice_or_goes_on_before_it_begins_is_unknown() -> None:
    row = b"q/1                           0     1     0     1   100     1            2     0          0\n"
    head = TASKQ.regenerate(Frame(TASKQ, [])).split(b"\n")[0] + b"\n"
    data = head + row + b"\t      1\n" + row + b"\twait: 2\n\twait: 3\n"
    frame = TASKQ.parse(data)
    assert [queue.wait for queue in frame] == [[], [2]]
    assert [piece.text for piece in frame.unrecognised] == ["\t      1", "\twait: 3"]
    assert TASKQ.regenerate(frame) == data


def test_a_queue_since_2_3(sample: Sample) -> None:
    (queue,) = sample("x86_64-6.12/spl/kstat/taskq/z_wr_iss.0").records
    assert (queue.threads_total, queue.tasks_executed) == (6, 98765)
    first, second, third = sample("x86_64-6.12/spl/kstat/taskq/summary").records
    assert (first.name, first.instance, first.threads_max) == ("spl_system_taskq", 0, 64)
    assert (second.name, second.instance, second.tasks_total, second.tasks_delayed) == ("z_wr_iss_h", 12, 123, 2)
    assert (third.name, third.threads_max) == ("z_metaslab_group_task", 1234)


def test_messages(sample: Sample) -> None:
    plain, asked, long, tree, bare = sample(f"{ZFS}/dbgmsg").records
    assert (plain.file, plain.line, plain.function) == ("spa_history.c", 307, "spa_history_log_sync")
    assert (plain.timestamp, plain.thread, plain.message) == (1732800000, "ffff8e1b4a3c8000", "ioctl load 5")
    assert (plain.prefix, asked.prefix) == (None, "dprintf")
    assert long.message == "error: line one\nline two"
    assert tree.message == "  vdev 0: root, guid: 1234, path: N/A, healthy"
    assert bare == BareMessage(timestamp=1732800004, message="    vdev_children: 1")


def test_messages_of_older_versions(sample: Sample) -> None:
    (placed,) = sample("x86_64-5.10/spl/kstat/zfs/dbgmsg").records
    assert (placed.thread, placed.function) == (None, "spa_load_note")
    first, second = sample("x86_64-4.19/spl/kstat/zfs/dbgmsg").records
    assert first.message == "spa=$import async request task=32"
    assert second.message.endswith("uts (none) 4.19.0")


def test_imports(sample: Sample) -> None:
    tank, mine, long = sample(f"{ZFS}/import_progress").records
    assert (tank.load_state, tank.multihost_secs, tank.max_txg) == ("import", 10, 4101)
    assert tank.notes == "Checking MMP activity, waiting 10 seconds"
    assert (mine.load_state, mine.pool_name, mine.notes) == ("tryimport", "my pool", None)
    assert (long.pool_name, long.notes) == ("a_rather_long_pool_name", "Loading checkpoint txg")


def test_imports_without_notes(sample: Sample) -> None:
    frame = sample("x86_64-6.1/spl/kstat/zfs/import_progress")
    assert frame.variant == "plain"
    assert [(row.load_state, row.pool_name, row.notes) for row in frame] == [
        ("open", "my pool", None),
        ("recover", None, None),
    ]
