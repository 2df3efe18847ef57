"""What the NFS client and server did: ``net/rpc/nfs`` and ``net/rpc/nfsd``."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_the_server(sample: Sample) -> None:
    frame = sample("x86_64/net/rpc/nfsd")
    (nfsd,) = frame
    assert frame.canonical
    assert nfsd.rc.to_dict() == {"hits": 1, "misses": 22, "nocache": 333}
    assert (nfsd.fh.stale, nfsd.io.read_bytes, nfsd.io.written_bytes) == (4, 5000000000, 666)
    assert (nfsd.th.threads, nfsd.th.busy) == (8, [0.0] * 10)
    assert (nfsd.net.packets, nfsd.net.udp, nfsd.net.tcp, nfsd.net.tcp_connections) == (10, 2, 8, 3)
    assert (nfsd.rpc.calls, nfsd.rpc.bad_calls, nfsd.rpc.bad_client) == (100, 6, 3)
    assert nfsd.proc2 is None
    assert nfsd.proc3.count == len(nfsd.proc3.calls) == 22
    assert (nfsd.proc3.calls["null"], nfsd.proc3.calls["readdirplus"], nfsd.proc3.calls["commit"]) == (0, 17, 21)
    assert nfsd.proc4.calls == {"null": 2, "compound": 90}
    operations = nfsd.proc4ops.calls
    assert (operations["access"], operations["getattr"], operations["write"]) == (1003, 1009, 1038)
    assert (operations["exchange_id"], operations["sequence"], operations["removexattr"]) == (1042, 1053, 1075)
    assert nfsd.wdeleg_getattr == 7


def test_the_server_of_an_old_kernel(sample: Sample) -> None:
    (nfsd,) = sample("i686-2.6.32/net/rpc/nfsd")
    assert nfsd.fh.to_dict() == {
        "stale": 1,
        "lookups": 2,
        "anonymous_lookups": 3,
        "directories_not_in_cache": 4,
        "files_not_in_cache": 5,
    }
    assert (nfsd.th.all_busy, nfsd.th.busy[:4], nfsd.th.busy[9]) == (12, [1.25, 0.5, 0.0, 0.004], 123456.789)
    assert (nfsd.ra.cache_size, nfsd.ra.depths, nfsd.ra.not_found) == (32, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 99)
    assert (nfsd.proc2.calls["wrcache"], nfsd.proc2.calls["statfs"]) == (7, 17)
    assert (nfsd.proc4, nfsd.proc4ops, nfsd.wdeleg_getattr) == (None, None, None)


def test_the_client(sample: Sample) -> None:
    (nfs,) = sample("x86_64/net/rpc/nfs")
    assert (nfs.rpc.calls, nfs.rpc.retransmissions, nfs.rpc.auth_refreshes) == (1218785755, 374636, 1218815394)
    calls = nfs.proc4.calls
    assert (calls["read"], calls["getattr"], calls["fsid_present"], calls["exchange_id"]) == (1, 18, 37, 38)
    assert (calls["deallocate"], calls["layoutstats"], calls["read_plus"]) == (56, 57, 68)


def test_names_move_as_the_client_learns_more() -> None:
    def calls(count: int) -> dict[str, int]:
        row = " ".join(map(str, [count, *range(count)]))
        frame = procframe.parse(f"net 0 0 0 0\nrpc 0 0 0\nproc4 {row}\n".encode(), "net/rpc/nfs")
        found: dict[str, int] = frame.records[0].proc4.calls
        return found

    assert "fsid_present" not in calls(53)
    assert calls(53)["exchange_id"] == 37
    assert calls(61)["lookupp"] == 60
    assert calls(62)["offload_cancel"] == 60
    assert (calls(70)["layoutstats"], calls(70)["offload_status"]) == (57, 69)
    assert (calls(71)["zero_range"], calls(71)["layoutstats"], calls(71)["offload_status"]) == (57, 58, 70)
    assert calls(40)["fs_locations"] == 34
    assert calls(40)["op35"] == 35


def test_operations_without_a_name_are_reported() -> None:
    data = f"rc 0 0 0\nproc4ops 77 {' '.join(map(str, range(77)))}\n".encode()
    frame = procframe.parse(data, "net/rpc/nfsd")
    assert frame.records[0].proc4ops.calls["op76"] == 76
    assert [piece.text for piece in frame.unrecognised] == ["op76: 76"]
    assert procframe.regenerate(frame) == data


def test_a_row_of_a_later_kernel() -> None:
    data = b"rc 1 2 3\nfh 0 0 0 0 0 7\nproc5 2 1 1\nwdeleg_getattr 5\n"
    frame = procframe.parse(data, "net/rpc/nfsd")
    assert frame.records[0].wdeleg_getattr == 5
    assert sorted(piece.text for piece in frame.unrecognised) == ["7", "proc5 2 1 1"]
    assert procframe.regenerate(frame) == data
