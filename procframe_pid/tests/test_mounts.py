"""Values of mounts, mountinfo and mountstats."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame
from procframe_pid.mount_options import OPTIONS

Sample = Callable[[str], Frame]


def test_mounts(sample: Sample) -> None:
    frame = sample("x86_64/1234/mounts")
    assert frame.variant == "# escaped"
    assert [(one.source, one.mount_point, one.fstype) for one in frame] == [
        ("/dev/vda1", "/", "ext4"),
        ("proc", "/proc", "proc"),
        ("sshfs#user@host:/a b", "/mnt/s p\tt\nn\\b", "fuse.sshfs"),
        ("", "/mnt/none", "ramfs"),
        ("tmpfs", "/tmp/café\udcff\r\x1c", "tmpfs"),
        ("overlay", "/merged", "overlay"),
        ("none", "/odd", "odd"),
    ]
    assert frame.records[0].options == ["rw", "relatime", "errors=remount-ro"]
    assert frame.records[4].options == ["rw", "seclabel", "size=65536k", 'context="system_u:object_r:tmp_t:s0:c1,c2"']
    assert frame.records[5].options == ["rw", "lowerdir=/l 1:/a\\:b", "upperdir=/u,p", "workdir=/w"]
    assert frame.records[6].options == "rw,path=C:\\x"
    assert {(one.dump_frequency, one.pass_number) for one in frame} == {(0, 0)}


def test_mounts_of_kernels_that_do_not_escape_a_number_sign(sample: Sample) -> None:
    frame = sample("x86_64-5.4/1234/mounts")
    assert frame.variant == "# as it is"
    assert [one.source for one in frame] == ["rootfs", "sshfs#user@host:"]
    assert sample("x86_64-5.4/1234/mountinfo").records[0].source == "sys#fs"


def test_mounts_at_the_root_of_proc(sample: Sample) -> None:
    (mount,) = sample("s390x/mounts")
    assert (mount.source, mount.mount_point, mount.options[-1]) == ("/dev/dasda1", "/", "stripe=1024")


def test_mountinfo(sample: Sample) -> None:
    root, sshfs, namespace, gone, nameless, cgroup = sample("x86_64/1234/mountinfo")
    assert (root.mount_id, root.parent_id, root.device, root.root, root.mount_point) == (29, 1, "254:1", "/", "/")
    assert (root.mount_options, root.super_options) == (["rw", "relatime"], ["rw", "errors=remount-ro"])
    assert (root.shared, root.master, root.propagate_from, root.unbindable, root.tags) == (1, None, None, False, [])
    assert (sshfs.mount_point, sshfs.source, sshfs.fstype) == ("/mnt/s p", "sshfs#u@h:/", "fuse.sshfs")
    assert (sshfs.shared, sshfs.master, sshfs.propagate_from) == (None, 7, 2)
    assert (namespace.root, namespace.shared, namespace.master) == ("mnt:[4026532512]", 9, 3)
    assert (gone.root, gone.root_deleted, gone.unbindable) == ("/home/gone", True, True)
    assert "idmapped" in gone.mount_options
    assert (nameless.root, nameless.root_deleted, nameless.source) == ("/\\x y", False, "")
    assert cgroup.super_options == ["rw", "nsdelegate", "memory_recursiveprot"]


def test_a_tag_of_a_later_kernel_is_reported() -> None:
    line = b"29 1 254:1 / / rw shared:1 later:5 - ext4 /dev/vda1 rw\n"
    frame = procframe.parse(line, "PID/mountinfo")
    assert (frame.records[0].tags, frame.records[0].fstype) == (["later:5"], "ext4")
    assert [piece.text for piece in frame.unrecognised] == ["later:5"]
    assert procframe.regenerate(frame) == line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("rw", ["rw"]),
        ("rw,name=a\\054b", ["rw", "name=a,b"]),
        ('rw,context="a,b",x', ["rw", 'context="a,b"', "x"]),
        ('rw,lower=a"b,c', ["rw", 'lower=a"b', "c"]),
        ("rw,\\", "rw,\\"),
        ("rw,odd\\041", "rw,odd\\041"),
        ("rw,,x", ["rw", "", "x"]),
    ],
)
def test_options(text: str, value: object) -> None:
    assert OPTIONS.decode(text) == value
    assert OPTIONS.encode(value) == text


def test_options_can_be_changed(sample: Sample) -> None:
    frame = sample("x86_64/1234/mounts")
    frame.records[0].options.append("user xattr,x")
    assert procframe.regenerate(frame).startswith(
        b"/dev/vda1 / ext4 rw,relatime,errors=remount-ro,user\\040xattr\\054x 0 0\n"
    )


def test_mountstats_of_nfs(sample: Sample) -> None:
    disk, share, nameless = sample("x86_64/1234/mountstats")
    assert (disk.source, disk.mount_point, disk.fstype, disk.nfs) == ("/dev/vda1", "/", "ext4", None)
    assert (share.source, share.mount_point, share.statvers) == ("srv:/a b", "/mnt/n fs", "1.1")
    assert (nameless.source, nameless.fstype) == ("", "ramfs")
    nfs = share.nfs
    assert nfs.options[:2] == ["rw", "vers=4.2"]
    assert (nfs.age, nfs.server_name, nfs.server_domain, nfs.server_date) == (
        3601,
        "Linux 6.1",
        "kernel.org",
        1700000000,
    )
    assert (nfs.capabilities, nfs.write_multiple, nfs.name_length) == (0x3FBFDF, 512, 255)
    assert (nfs.attr_bitmask_2, nfs.sessions, nfs.pnfs, nfs.lease_time) == (0x803, True, "not configured", 90)
    assert (nfs.flavor, nfs.pseudoflavor) == ("gss", "krb5")
    assert (nfs.events.inode_revalidate, nfs.events.delay, nfs.events.pnfs_write) == (1, 25, 27)
    assert (nfs.bytes.normal_read, nfs.bytes.server_written, nfs.bytes.write_pages) == (100, 600, 80)
    assert nfs.fscache is None
    assert (nfs.rpc_version, nfs.program, nfs.program_version, nfs.program_name) == ("1.1", 100003, 4, "nfs")
    tcp, rdma = nfs.transports
    assert (tcp.protocol, tcp.source_port, tcp.connect_time, tcp.idle_time, tcp.sends) == ("tcp", 832, 3, 4, 6428)
    assert (tcp.max_slots, tcp.pending_utilization, tcp.read_chunk_count) == (24, 5726, None)
    assert (rdma.protocol, rdma.backlog_utilization, rdma.read_chunk_count, rdma.bad_reply_count) == ("rdma", 0, 1, 10)
    assert (rdma.nomsg_call_count, rdma.empty_sendctx_q, rdma.reply_waits_for_send) == (11, 16, 0)
    assert [one.operation for one in nfs.operations] == ["NULL", "READ", "BIND_CONN_TO_SESSION", "61"]
    read = nfs.operations[1]
    assert (read.operations, read.transmissions, read.major_timeouts, read.bytes_received) == (
        1298,
        1299,
        1,
        1210292152,
    )
    assert (read.queue_time, read.response_time, read.execute_time, read.errors) == (6, 79386, 79407, 2)


def test_mountstats_of_an_old_kernel(sample: Sample) -> None:
    _, nameless, share = sample("x86_64-2.6.32/1234/mountstats")
    assert (nameless.source, nameless.mount_point) == (None, "/weird")
    nfs = share.nfs
    assert (share.statvers, nfs.name_length, nfs.name_length_old) == ("1.0", None, 255)
    assert (nfs.events.delay, nfs.events.pnfs_read, nfs.fscache.pages_uncached) == (25, None, 5)
    udp, local = nfs.transports
    assert (udp.protocol, udp.source_port, udp.sends, udp.connect_count, udp.max_slots) == ("udp", 877, 39, None, None)
    assert (local.protocol, local.source_port, local.bind_count, local.idle_time, local.max_slots) == (
        "local",
        None,
        1,
        4,
        10,
    )
    assert (nfs.operations[1].queue_time, nfs.operations[1].errors) == (18446743919241604546, None)


def test_mountstats_of_zoned_devices(sample: Sample) -> None:
    plain, xfs, btrfs = sample("x86_64-7.3/1234/mountstats")
    assert (plain.fstype, plain.xfs_zones, plain.btrfs_zones) == ("btrfs", None, None)
    zones = xfs.xfs_zones
    assert (zones.free_blocks, zones.reserved_free_blocks, zones.reservations_required, zones.gc_required) == (
        1000,
        -1,
        False,
        True,
    )
    assert [(one.zone, one.write_pointer, one.hint, one.garbage_collection) for one in zones.open] == [
        (3, 65536, "NOT_SET", False),
        (4, 10, "UNKNOWN", True),
    ]
    assert [(one.used_from, one.used_to, one.zones) for one in zones.used] == [(0, 9, 0), (10, 19, 1), (90, 99, 0)]
    assert zones.full_zones == 12
    groups = btrfs.btrfs_zones
    assert (groups.active_block_groups, groups.unused, groups.need_reclaim) == (2, 1, False)
    assert (groups.data_relocation_block_group, groups.tree_log_block_group) == (1342177280, None)
    assert [(one.start, one.write_pointer, one.type) for one in groups.active] == [(1073741824, 268435456, "DATA")]
