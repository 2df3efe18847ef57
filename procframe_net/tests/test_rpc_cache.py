"""The caches of the NFS server, and what the NFS client uses."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame

Sample = Callable[[str], Frame]

NOT_DEBUGGED = {"expiry": None, "references": None, "flags": None}


def test_clients(sample: Sample) -> None:
    assert sample("x86_64/net/rpc/auth.unix.ip/content").to_dicts() == [
        {**NOT_DEBUGGED, "unusable": False, "service": "nfsd", "address": "192.0.2.7", "domain": "*,192.0.2.0/24"},
        {**NOT_DEBUGGED, "unusable": False, "service": "nfsd", "address": "2001:db8::1", "domain": "*.example.org"},
        {**NOT_DEBUGGED, "unusable": True, "service": "nfsd", "address": "198.51.100.7", "domain": "-no-domain-"},
    ]


def test_groups(sample: Sample) -> None:
    assert sample("x86_64/net/rpc/auth.unix.gid/content").to_dicts() == [
        {**NOT_DEBUGGED, "unusable": False, "uid": 1000, "count": 3, "groups": [1000, 27, 4294]},
        {**NOT_DEBUGGED, "unusable": True, "uid": 0, "count": 0, "groups": []},
    ]


def test_names_and_numbers(sample: Sample) -> None:
    assert sample("x86_64/net/rpc/nfs4.idtoname/content").to_dicts() == [
        {
            **NOT_DEBUGGED,
            "unusable": False,
            "domain": "*,192.0.2.0/24",
            "type": "user",
            "id": 1000,
            "name": "backup@example.org",
        },
        {**NOT_DEBUGGED, "unusable": True, "domain": "*", "type": "group", "id": 4294967294, "name": None},
    ]
    assert sample("x86_64/net/rpc/nfs4.nametoid/content").to_dicts() == [
        {**NOT_DEBUGGED, "unusable": False, "domain": "*", "type": "user", "name": "backup@example.org", "id": 1000},
        {**NOT_DEBUGGED, "unusable": True, "domain": "*", "type": "group", "name": "nobody@example.org", "id": None},
    ]


def test_a_line_about_each_entry_while_caches_are_debugged(sample: Sample) -> None:
    """Such a line has a ``#`` as those of unusable entries have, and as many words; it is no entry."""
    frame = sample("x86_64-6.1/net/rpc/nfs4.nametoid/content")
    assert (frame.variant, frame.canonical, frame.unrecognised) == ("debug", True, [])
    assert [(row.unusable, row.name, row.id, row.references, row.flags) for row in frame] == [
        (False, "root@example.org", 0, 2, ["VALID"]),
        (False, "nobody@example.net", 65534, 1, ["VALID", "NEGATIVE"]),
        (True, "staff@example.org", None, 2, ["PENDING"]),
    ]
    assert frame.records[0].expiry == 1760000300
    groups = sample("x86_64-6.1/net/rpc/auth.unix.gid/content")
    assert [(row.unusable, row.uid, row.groups, row.flags) for row in groups] == [
        (False, 1000, [4, 27, 1000], ["VALID"]),
        (True, 1001, [], ["VALID", "PENDING", "CLEANED"]),
    ]


def test_exports(sample: Sample) -> None:
    frame = sample("x86_64/net/rpc/nfsd.export/content")
    assert frame.unrecognised == []
    good, negative = frame.records
    assert (good.path, good.domain) == ("/srv/two words(1)", "*.example.org")
    assert good.options[:4] == ["rw", "insecure", "root_squash", "sync"]
    assert good.options[-2:] == ["uuid=01234567:89abcdef:01234567:89abcdef", "sec=1:390003"]
    assert (negative.unusable, negative.path, negative.domain, negative.options) == (True, "/srv", "*", [])


def test_file_handles(sample: Sample) -> None:
    assert [
        (row.unusable, row.domain, row.fsid_type, row.fsid, row.path)
        for row in sample("x86_64/net/rpc/nfsd.fh/content")
    ] == [
        (False, "*", "NUM", "00000000", "/srv/two words"),
        (False, "*,192.0.2.0/24", "UUID16_INUM", "0123456789abcdef0123456789abcdef0000000000000002", "/"),
        (True, "*", "UUID16", "0123456789abcdef0123456789abcdef", None),
    ]


def test_settings(sample: Sample) -> None:
    frame = sample("x86_64/net/rpc/nfsd.export/flush")
    assert (frame.format.name, frame.records[0].flush_time) == ("net/rpc/<cache>/flush", 1767323499)
    assert sample("x86_64/net/rpc/use-gss-proxy").records[0].use_gss_proxy == "undecided"


def test_servers_of_the_client(sample: Sample) -> None:
    assert sample("x86_64/net/nfsfs/servers").to_dicts() == [
        {"version": 3, "address": "192.0.2.1", "port": 2049, "users": 2, "hostname": "nfs.example.org"},
        {"version": 4, "address": "2001:db8::1", "port": 0, "users": 12, "hostname": "2001:db8::1"},
    ]


def test_volumes_of_the_client(sample: Sample) -> None:
    frame = sample("x86_64/net/nfsfs/volumes")
    assert (frame.variant, frame.canonical) == ("default", True)
    assert [(row.version, row.port, row.device, row.fsid, row.fscache) for row in frame] == [
        (3, 2049, "0:109", "fd01:7f3a90c8e1b2d456", False),
        (4, 55555, "0:1048575", "0:0", True),
    ]
    old = sample("x86_64-3.2/net/nfsfs/volumes")
    assert (old.variant, old.canonical) == ("narrow", True)
    assert (old.records[0].device, old.records[0].fsid) == ("0:22", "fd01:0")


def test_servers_where_they_were_before_4_13(sample: Sample) -> None:
    frame = sample("x86_64-3.2/fs/nfsfs/servers")
    assert frame.format.name == "net/nfsfs/servers"
    assert [(row.version, row.users, row.hostname) for row in frame] == [(4, 11, "nas two")]


def test_encryption_of_kerberos(sample: Sample) -> None:
    assert sample("x86_64/net/rpc/gss_krb5_enctypes").records[0].enctypes == [
        *("aes256-cts-hmac-sha384-192", "aes128-cts-hmac-sha256-128", "camellia256-cts-cmac", "camellia128-cts-cmac"),
        *("aes256-cts-hmac-sha1-96", "aes128-cts-hmac-sha1-96"),
    ]
    frame = sample("x86_64-5.10/fs/nfsd/supported_krb5_enctypes")
    assert frame.format.name == "net/rpc/gss_krb5_enctypes"
    assert frame.records[0].enctypes[2:4] == ["des3-cbc-sha1", "des-cbc-md5"]
