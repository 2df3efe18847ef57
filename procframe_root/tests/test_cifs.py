"""Values of ``fs/cifs/*``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_settings(sample: Sample) -> None:
    assert sample("x86_64-7.3/fs/cifs/cifsFYI").records[0].value == 7
    assert sample("x86_64-7.3/fs/cifs/smbd_keep_alive_interval").records[0].value == 120
    assert sample("x86_64-2.6.32/fs/cifs/OplockEnabled").records[0].value == 1


def test_security_flags(sample: Sample) -> None:
    assert sample("x86_64-7.3/fs/cifs/SecurityFlags").records[0].flags == [
        "may sign",
        "may ntlmv2",
        "may seal",
        "may ntlmssp",
    ]
    assert sample("x86_64-5.10/fs/cifs/SecurityFlags").records[0].flags == ["must sign", "must ntlmv2"]
    frame = procframe.parse(b"0x200081\n", "fs/cifs/SecurityFlags")
    assert frame.records[0].flags == ["may sign", "may ntlmssp", "0x200000"]
    assert [piece.text for piece in frame.unrecognised] == ["0x200000"]


def test_mount_options(sample: Sample) -> None:
    types = {row.name: row.type for row in sample("x86_64-7.3/fs/cifs/mount_params")}
    assert (types["user_xattr"], types["port"], types["uid"]) == ("noflag", "u32", "unknown")


def test_dfs_cache(sample: Sample) -> None:
    (entry,) = sample("x86_64-7.3/fs/cifs/dfscache")
    assert (entry.path, entry.type, entry.ttl, entry.etime) == ("\\example.org\\dfs, a=b", "link", 300, 814523111)
    assert (entry.hdr_flags, entry.ref_flags, entry.interlink, entry.expired) == (3, 0, False, True)
    assert [(target.name, target.hint) for target in entry.targets] == [
        *(("\\srv1\\share", True), ("\\srv 2\\share", False)),
    ]
    (old,) = sample("x86_64-5.10/fs/cifs/dfscache")
    assert (old.type, old.hdr_flags, old.path_consumed, old.targets) == ("root", None, 16, [])


@pytest.mark.parametrize(
    ("machine", "variant", "name", "mid"),
    [
        ("x86_64-7.3", "leases", "a b NONE - 7", None),
        ("x86_64-7.3-debug", "leases, mid", "name 12", 77),
        ("x86_64-6.1", "session", "name 12", None),
        ("x86_64-6.12", "session, mid", "my 2nd file.txt", 78),
        ("x86_64-5.10", "tree", "x", None),
        ("x86_64-5.4", "tree, mid", "x", 31),
    ],
)
def test_open_files(sample: Sample, machine: str, variant: str, name: str, mid: int | None) -> None:
    frame = sample(f"{machine}/fs/cifs/open_files")
    assert (frame.variant, frame.records[0].name, frame.records[0].mid) == (variant, name, mid)


def test_leases_of_open_files(sample: Sample) -> None:
    leased, plain = sample("x86_64-7.3/fs/cifs/open_files")
    assert (leased.tree_id, leased.session_id, leased.flags, leased.pid) == (0xE32B2FE6, 0xDA27DF9A, 0x8002, 4242)
    assert leased.lease == ["read", "handle", "write"]
    assert leased.lease_key == "f0e1d2c3-0011-2233-4455-66778899aabb"
    assert (plain.persistent_fid, plain.lease, plain.lease_key) == (0xFFFFFFFFFFFFFFFF, [], None)
    (tree,) = sample("x86_64-5.10/fs/cifs/open_files")
    assert (tree.session_id, tree.uid, tree.lease) == (None, -1, None)


def test_open_directories(sample: Sample) -> None:
    share, empty = sample("x86_64-7.3/fs/cifs/open_dirs")
    root, named, partial = share.directories
    assert (share.directories_count, share.entries, share.entry_bytes, empty.directories) == (3, 12, 640, [])
    assert (root.path, root.valid_info, root.valid_entries, root.entries, root.entry_bytes) == ("", True, True, 12, 640)
    assert (named.path, named.lease_key, named.valid_info, named.entries) == ("my dir", None, False, None)
    assert (partial.path, partial.valid_info, partial.valid_entries) == ("d", False, True)
    assert sample("x86_64-7.3-debug/fs/cifs/open_dirs").records == []


def test_statistics_of_shares(sample: Sample) -> None:
    (stats,) = sample("x86_64-7.3/fs/cifs/Stats")
    assert (stats.sessions, stats.buffer_pool, stats.large_allocations, stats.mids) == (2, 6, 1200, 1)
    assert (stats.session_reconnects, stats.share_reconnects, stats.max_vfs_operations) == (3, 4, 9)
    first, idle, old = stats.servers
    assert (first.times.ticks_per_second, first.times.commands[1].total_time) == (250, 1234567)
    assert [(slow.count, slow.hostname, slow.command) for slow in first.times.slow] == [
        *((2, "files.example.org", 5), (1, "files.example.org", 8)),
    ]
    share, ipc = first.shares
    assert (share.name, share.disconnected, share.smbs) == ("\\\\files.example.org\\my share", True, 179)
    assert (share.since, share.smb2.bytes_written, share.smb2.open_on_server) == ("2025-11-28 20:14:05", 101, 103)
    assert [(row.operation, row.count, row.verb, row.failed) for row in share.smb2.operations[-2:]] == [
        *(("SetInfos", 112, "total", 12), ("OplockBreaks", 100, "sent", 1)),
    ]
    assert (ipc.number, ipc.disconnected, idle.shares) == (2, False, [])
    (smb1,) = old.shares
    assert (smb1.oplock_breaks, smb1.smb1.reads, smb1.smb1.read_bytes, smb1.smb1.find_close) == (1, 2, 3, 21)
    assert smb1.smb2 is None


def test_statistics_without_times(sample: Sample) -> None:
    (stats,) = sample("x86_64-6.1/fs/cifs/Stats")
    assert [(server.max_in_flight, server.times, len(server.shares)) for server in stats.servers] == [
        *((4, None, 1), (0, None, 0), (1, None, 1)),
    ]
    assert stats.servers[0].shares[0].since is None
    assert sample("x86_64-5.10/fs/cifs/Stats").records[0].servers == []


@pytest.fixture
def data(sample: Sample) -> Any:
    frame = sample("x86_64-7.3/fs/cifs/DebugData")
    assert (frame.variant, frame.unrecognised, frame.canonical) == ("numbered servers", [], True)
    return frame.records[0]


def test_servers(data: Any) -> None:
    assert (data.version, data.dfs, data.features[:2], data.features[-1]) == (
        *("2.60", True, ["FSCACHE", "SMB_DIRECT"], "COMPRESSION"),
    )
    first, second = data.servers
    assert (first.hostname, first.dialect, first.credits, first.oplock_credits) == (
        "files.example.org",
        "3.1.1",
        1460,
        1,
    )
    assert (first.signed, first.posix, first.transport, first.tcp_status) == (True, True, "RDMA", "good")
    assert (first.security_mode, first.net_namespace) == (["signing enabled", "signing required"], 4026531840)
    assert (first.dfs_leaf, first.compression, first.encryption) == (
        *("//example.org/dfs/leaf", "enabled (LZ77)", "AES128-GCM"),
    )
    assert (second.hostname, second.smb_direct_missing, second.dialect) == (None, "not available", "1.0")
    assert (second.tcp_status, second.encryption, second.sessions) == ("need reconnect", "none", [])


def test_smb_direct(sample: Sample, data: Any) -> None:
    (decimal,) = data.servers[0].smb_direct
    (hexadecimal,) = sample("x86_64-6.1/fs/cifs/DebugData").records[0].servers[0].smb_direct
    assert (decimal.protocol, decimal.status, decimal.status_number) == (0x100, "CONNECTED", 7)
    assert (hexadecimal.protocol, hexadecimal.status, hexadecimal.status_number) == (0x100, None, 2)
    same = (
        "max_receive_size",
        "keep_alive_interval",
        "send_pending",
        "max_frmr_depth",
        "mr_used_count",
        "send_credits",
    )
    assert [decimal[name] for name in same] == [hexadecimal[name] for name in same] == [1364, 120, 2, 2048, 1, 250]
    assert (decimal.count_receive_queue, hexadecimal.count_receive_queue) == (None, 254)


def test_sessions(data: Any) -> None:
    guest, smb1 = data.servers[0].sessions
    assert (guest.address, guest.status, guest.guest, guest.expired_password) == (
        "192.168.122.242",
        "good",
        "Guest",
        True,
    )
    assert (guest.security_type, guest.session_id, guest.encrypted, guest.cred_uid) == (
        *("RawNTLMSSP", 0xDA27DF9A, True, 1000),
    )
    assert (guest.disconnected, guest.dfs_root.session_id, guest.dfs_root.disconnected) == (False, 0xFF, True)
    channel, disabled = guest.extra_channels.channels
    assert (channel.number, channel.connection_id, channel.disconnected, channel.reconnecting) == (2, 3, True, True)
    assert (disabled.number, disabled.connection_id, disabled.credits) == (3, None, None)
    assert [(one.connection_id, [request.mid for request in one.requests]) for one in guest.requests] == [
        *((2, [1234, 1235]), (3, [9])),
    ]
    assert (smb1.address, smb1.domain, smb1.os, smb1.nos) == ("10.0.0.7", "WORK GROUP", "Unix", "Samba 3.6")
    assert (smb1.status, smb1.disconnected, smb1.ipc.name) == ("need reconnect", True, None)


def test_shares(data: Any) -> None:
    guest, smb1 = data.servers[0].sessions
    assert (guest.ipc.name, guest.ipc.device_type, guest.ipc.details.no_capabilities) == (
        *("\\\\files.example.org\\IPC$", "0", True),
    )
    share, disc = guest.shares
    assert (share.name, share.file_system, share.device_type) == ("\\\\files.example.org\\my share", "NTFS", "DISK")
    assert (share.encrypted, share.nocase, share.posix, share.dfs_origin) == (
        *("encrypted", True, True, "//example.org/dfs/my share"),
    )
    assert share.details.capabilities[:2] == ["DFS", "CONTINUOUS AVAILABILITY"]
    assert (share.details.sector_size, share.details.witness, share.details.disconnected) == (512, True, True)
    assert (disc.status, disc.device_type, disc.details.sector_size) == (5, "CDROM", None)
    (old,) = smb1.shares
    assert (old.details, old.disconnected) == (None, True)


def test_interfaces_and_witnesses(data: Any) -> None:
    found = data.servers[0].sessions[0].interfaces
    assert (found.count, found.age) == (2, 39)
    fast, gone = found.interfaces
    assert (fast.speed_name, fast.capabilities, fast.weight_total, fast.connected) == (
        *("10Gbps", ["rdma", "rss"], 10, "CONNECTED"),
    )
    assert (gone.capabilities, gone.ipv4, gone.for_cleanup, gone.connected) == (["None"], None, "for-cleanup", None)
    first, second = data.witness.registrations
    assert (first.network_name, first.network_notify, first.address) == ("files.example.org", True, "192.168.122.242")
    assert (second.network_name, second.share_name, second.address) == ("it's", "", "(no live tcon)")
    assert data.witness.error == -12


def test_older_servers(sample: Sample) -> None:
    (data,) = sample("x86_64-6.1/fs/cifs/DebugData")
    (session,) = data.servers[0].sessions
    assert (data.servers[0].compress_algorithm, data.servers[0].echo_credits) == ("LZ77_HUFF", None)
    assert (session.guest, session.status, session.shares[0].encrypted) == ("Anonymous", "in setup", "Encrypted")
    assert session.interfaces.interfaces[0].speed == 1_000_000_000
    (none,) = sample("x86_64-6.12/fs/cifs/DebugData")
    assert (none.dfs, none.features, none.servers, none.witness) == (False, ["STATS", "ACL"], [], None)


def test_numbered_sessions(sample: Sample) -> None:
    frame = sample("x86_64-5.10/fs/cifs/DebugData")
    assert (frame.variant, frame.unrecognised, frame.canonical) == ("numbered sessions", [], True)
    plain, direct, rdma = frame.records[0].servers
    guest, smb1 = plain.sessions
    assert (plain.compress_algorithm, plain.posix, direct.max_send_size) == ("LZNT1", True, 1364)
    assert (guest.guest, guest.connection.session_id, guest.connection.encrypted) == ("Guest", 0xDA27, True)
    assert (guest.extra_channels.channels[0].credits, guest.mids[0].mid) == (10, 1234)
    assert [share.name for share in guest.shares] == ["\\\\srv\\a b"]
    assert [(one.number, one.speed, one.connected) for one in guest.interfaces.interfaces] == [
        *((0, 1_000_000_000, "CONNECTED"), (1, 10_000_000, None)),
    ]
    assert (smb1.nos, smb1.security_type, smb1.ipc.name, smb1.mids) == ("Samba", "NTLM", None, [])
    assert (rdma.sessions[0].transport, rdma.sessions[0].connection.tcp_status) == ("RDMA", "good")
    assert sample("x86_64-5.4/fs/cifs/DebugData").records[0].servers == []
