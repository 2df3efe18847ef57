"""``fs/nfsd`` and ``fs/lockd``: values."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_settings(sample: Sample) -> None:
    found = {
        name: getattr(sample(f"x86_64-7.3/fs/nfsd/{name}").records[0], name)
        for name in (
            *("max_block_size", "nfsv4gracetime", "nfsv4leasetime", "nfsv4recoverydir", "threads", "v4_end_grace"),
            "versions",
        )
    }
    assert found == {
        "max_block_size": 1 << 20,
        "nfsv4gracetime": 90,
        "nfsv4leasetime": 120,
        "nfsv4recoverydir": "/var/lib/nfs/v4 recovery",
        "threads": 12,
        "v4_end_grace": False,
        "versions": {"3": True, "4": True, "4.1": False, "4.2": True},
    }
    assert sample("x86_64-7.3/fs/nfsd/pool_threads").records[0].threads == [8, 4]
    assert sample("x86_64-6.1/fs/nfsd/pool_threads").records[0].threads == [0]
    assert sample("x86_64-6.1/fs/nfsd/max_connections").records[0].max_connections == 0
    assert sample("x86_64-6.1/fs/nfsd/versions").records[0].versions["2"] is False


def test_features_of_exports(sample: Sample) -> None:
    new = sample("x86_64-7.3/fs/nfsd/export_features").records[0]
    old = sample("x86_64-6.1/fs/nfsd/export_features").records[0]
    assert new.secinfo_features == old.secinfo_features == ["ro", "insecure", "root_squash", "all_squash"]
    assert set(new.features) - set(old.features) == {"sign_fh"}
    assert len(new.features) == 18


def test_listeners(sample: Sample) -> None:
    assert [(row.transport, row.port) for row in sample("x86_64-7.3/fs/nfsd/portlist")][1:4] == [
        ("rdma", 20049),
        ("udp", 2049),
        ("tcp", 2049),
    ]
    assert sample("x86_64-6.1/fs/nfsd/portlist").records == []


def test_grace_of_the_lock_manager_ends_with_a_nul(sample: Sample) -> None:
    assert sample("x86_64-7.3/fs/lockd/nlm_end_grace").records[0].nlm_end_grace is True
    frame = sample("x86_64-6.1/fs/lockd/nlm_end_grace")
    assert frame.records[0].nlm_end_grace is False
    assert procframe.regenerate(frame) == b"N\n\0"


def test_statistics(sample: Sample) -> None:
    first, second = sample("x86_64-7.3/fs/nfsd/pool_stats")
    assert (first.pool, first.packets_arrived, first.sockets_enqueued, first.threads_woken) == (0, 53216, 18, 53001)
    assert (second.pool, second.packets_arrived, second.threads_timedout) == (1, (1 << 64) - 1, 0)
    assert sample("x86_64-6.1/fs/nfsd/pool_stats").records[0].threads_timedout == 2
    cache = sample("x86_64-7.3/fs/nfsd/filecache").records[0]
    assert (cache.total_inodes, cache["cache hits"], cache.allocations, cache.mean_age) == (3, 1019, 11, 2514)
    old = sample("x86_64-6.1/fs/nfsd/filecache").records[0]
    assert old.allocations is None
    assert old.mean_age == "none"
    replies = sample("x86_64-7.3/fs/nfsd/reply_cache_stats").records[0]
    assert (replies.max_entries, replies.mem_usage, replies.not_cached) == (20480, 127712, 48123)
    assert (replies.longest_chain_len, replies.cachesize_at_longest) == (3, 210)


def test_statistics_of_exports(sample: Sample) -> None:
    first, second = sample("x86_64-7.3/fs/nfsd/export_stats")
    assert (first.path, first.domain, first.start_time) == ("/srv/a b\\", "192.0.2.0/24", 1700000000)
    assert (first.fh_stale, first.io_read, first.io_write) == (1, 10 << 30, 4096)
    assert (second.path, second.domain) == ("/srv", "* x")


def test_client(sample: Sample) -> None:
    (info,) = sample("x86_64-7.3/fs/nfsd/clients/7/info")
    assert (info.clientid, info.address, info.status) == (0x7A3C1E0665F0A1B2, "192.0.2.9:871", "confirmed")
    assert info.name == 'Linux NFSv4.2 hôte "a\\"\n'
    assert info.implementation_name == "Linux 7.3.0 #1 SMP x86_64"
    assert info.implementation_time == 1_700_000_000_000_000_250
    assert (info.callback_address, info.admin_revoked_states) == ("192.0.2.9:0", 1)
    assert (info.session_slots, info.session_target_slots) == ([30, 8], [31, 8])
    (info,) = sample("x86_64-7.3/fs/nfsd/clients/8/info")
    assert (info.address, info.name, info.status) == ("[2001:db8::9]:1023", "", "courtesy")
    assert (info.callback_address, info.session_slots) == ("(einval)", [])
    assert info.implementation_time is None
    (info,) = sample("x86_64-6.1/fs/nfsd/clients/3/info")
    assert (info.callback_state, info.callback_address, info.session_slots) == ("UNDEFINED", "(einval)", None)


def test_states_of_a_client(sample: Sample) -> None:
    states = sample("x86_64-7.3/fs/nfsd/clients/7/states").records
    assert [state.type for state in states] == ["open", "lock", "deleg", "layout", "open", "lock", "deleg", "layout"]
    first, lock, delegation = states[:3]
    assert (first.generation, first.stateid) == (1, "b2a1f065061e3c7a01000000")
    assert (first.access, first.deny, first.device, first.inode) == ("rw", "-w", "253:16", 1048577)
    assert first.filename == 'mail/in", box" }'
    assert first.owner == 'open id:\0\0\0H\0\0\0\0\0\0\x0b"'
    assert (lock.owner, lock.access) == ("lock id:\x01\udcff", None)
    assert (delegation.access, delegation.device, delegation.inode) == ("ra", "259:2", (1 << 64) - 1)
    assert [state.closed for state in states].index(True) == 4
    assert [state.admin_revoked for state in states] == [False] * 5 + [True] * 3
    assert (states[5].generation, states[5].filename) == (0xFFFFFFFE, None)
    assert sample("x86_64-7.3/fs/nfsd/clients/8/states").records == []
    assert sample("x86_64-6.1/fs/nfsd/clients/3/states").records[0].inode == -1


def test_exports(sample: Sample) -> None:
    root, other = sample("x86_64-7.3/fs/nfsd/exports")
    assert (root.path, root.domain) == ("/srv", "*")
    assert root.options[-2:] == ["refer=/a\\040b@192.0.2.1;/c@host", "sec=390003:1"]
    assert (other.path, other.domain) == ("/srv/x y", "@group,192.0.2.0/24 z")
    assert other.options[:4] == ["ro", "insecure", "no_root_squash", "all_squash"]
    (old,) = sample("i686-2.6.32/fs/nfs/exports")
    assert (old.path, old.domain) == ("/srv/b\\\tc", "gss/krb5i")
