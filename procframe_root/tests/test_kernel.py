"""Values of the files on the kernel itself: its version, symbols, modules and settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame
from procframe.record import plain

Sample = Callable[[str], Frame]


def test_version(sample: Sample) -> None:
    assert sample("x86_64-6.18/version").to_dicts() == [
        {
            "sysname": "Linux",
            "release": "6.18.0-amd64",
            "built_by": "builder@host",
            "compiler": "gcc-14 (Vendor 14.2.0-19) 14.2.0, GNU ld (GNU Binutils) 2.44",
            "version": "#1 SMP PREEMPT_DYNAMIC Mon Jan  5 12:00:00 UTC 2026",
        }
    ]
    assert sample("i686-2.6.32/version").records[0].compiler == "gcc version 4.3.5 (GCC) "


def test_kallsyms(sample: Sample) -> None:
    rows = sample("x86_64-6.18/kallsyms").to_dicts()
    assert rows[1] == {"address": 0xFFFFFFFF81000000, "type": "T", "name": "_stext", "module": None}
    assert rows[2] == {"address": 0xFFFFFFFFC0A51000, "type": "t", "name": "nft_do_chain", "module": "nf_tables"}
    assert [row["module"] for row in rows] == [None, None, "nf_tables", "bpf", None, None]
    narrow = sample("armv7l-5.10/kallsyms")
    assert narrow.variant == "32-bit"
    assert plain(narrow.records[2]) == {"address": 0xBF000000, "type": "t", "name": "$a", "module": "usb_storage"}


def test_kallsyms_without_privileges(sample: Sample) -> None:
    assert [record.address for record in sample("aarch64-6.6/kallsyms")] == [0, 0]


def test_modules(sample: Sample) -> None:
    rows = sample("x86_64-6.18/modules").to_dicts()
    assert rows[0] == {
        "name": "nf_tables",
        "size": 376832,
        "references": 120,
        "used_by": ["nft_compat", "nft_chain_nat"],
        "state": "Live",
        "address": 0xFFFFFFFFC0A51000,
        "taints": None,
    }
    assert (rows[1]["references"], rows[1]["used_by"], rows[1]["state"]) == (-1, [], "Unloading")
    assert rows[1]["taints"] == ["proprietary", "out-of-tree", "unsigned", "unloading"]
    assert rows[2]["used_by"] == ["vboxnetadp", "vboxnetflt", "[permanent]"]
    assert (rows[3]["state"], rows[3]["taints"]) == ("Loading", ["test", "loading"])


def test_modules_of_a_kernel_that_cannot_unload_them(sample: Sample) -> None:
    frame = sample("armv7l-5.10/modules")
    assert frame.variant == "32-bit"
    assert (frame.records[1].references, frame.records[1].used_by) == (None, [])
    assert frame.records[1].taints == ["proprietary"]


def test_an_unknown_taint_is_kept_and_reported() -> None:
    data = b"m 4096 0 - Live 0x0000000000000000 (O7)\n"
    frame = procframe.parse(data, "modules")
    assert frame.records[0].taints == ["out-of-tree", "7"]
    assert [piece.text for piece in frame.unrecognised] == ["7"]
    assert procframe.regenerate(frame) == data


def test_filesystems(sample: Sample) -> None:
    assert [(record.name, record.nodev) for record in sample("x86_64-6.18/filesystems")] == [
        ("sysfs", True),
        ("ext4", False),
        ("fuse", True),
        ("fuseblk", False),
    ]


def test_cgroups(sample: Sample) -> None:
    assert sample("x86_64-6.18/cgroups").to_dicts() == [
        {"subsys_name": "cpuset", "hierarchy": 0, "num_cgroups": 183, "enabled": True},
        {"subsys_name": "memory", "hierarchy": 0, "num_cgroups": 183, "enabled": False},
    ]


def test_key_users(sample: Sample) -> None:
    rows = sample("x86_64-6.18/key-users").to_dicts()
    assert rows[0] == {
        "uid": 0,
        "usage": 138,
        "nkeys": 137,
        "nikeys": 136,
        "qnkeys": 47,
        "maxkeys": 1000000,
        "qnbytes": 921,
        "maxbytes": 25000000,
    }
    assert rows[2]["uid"] == 4294967294


def test_cmdline(sample: Sample) -> None:
    assert sample("x86_64-6.18/cmdline").records[0].parameters == [
        "BOOT_IMAGE=/vmlinuz",
        "root=UUID=1-2",
        'dyndbg="file a.c +p; file b.c +p"',
        '"quoted one"',
        "",
        "init=/bin/sh",
        "--",
        "single",
    ]


@pytest.mark.parametrize("text", ["", 'a "b c', '"', " a ", "a\nb"])
def test_any_cmdline_comes_back(text: str) -> None:
    data = f"{text}\n".encode()
    assert procframe.regenerate(procframe.parse(data, "cmdline")) == data


def test_execdomains(sample: Sample) -> None:
    assert sample("x86_64-6.18/execdomains").to_dicts() == [{"low": 0, "high": 0, "name": "Linux", "module": "kernel"}]
    assert sample("i686-2.6.32/execdomains").records[1].name == "iBCS-or-longer-name"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kernel/randomize_va_space", 2),
        ("kernel/sched_rt_runtime_us", -1),
        ("kernel/tainted", 0),
        ("kernel/ns_last_pid", "007"),
        ("fs/file-nr", [1984, 0, 9223372036854775807]),
        ("net/ipv4/tcp_rmem", [4096, 131072, 6291456]),
        ("vm/lowmem_reserve_ratio", [256, 256, 32, 0, 0]),
        ("kernel/hotplug", ""),
        ("kernel/osrelease", "6.18.0-amd64"),
        ("kernel/core_pattern", "|/usr/bin/handler %P\udcff \x1c %s"),
        ("net/ipv4/tcp_available_congestion_control", "reno cubic"),
        ("fs/binfmt_misc/python", ["enabled", "interpreter /usr/bin/python3", "flags: ", "offset 0", "magic 6f0d0d0a"]),
    ],
)
def test_settings(sample: Sample, name: str, value: Any) -> None:
    frame = sample(f"x86_64-6.18/sys/{name}")
    assert len(frame) == 1
    assert frame.records[0].value == value
    assert type(frame.records[0].value) is type(value)


def test_a_setting_of_several_lines(sample: Sample) -> None:
    lines = sample("x86_64-6.18/sys/dev/cdrom/info").records[0].value
    assert lines[0] == "CD-ROM information, Id: cdrom.c 3.20 2003/12/17"
    assert lines[2:] == ["drive name:\t\tsr0", "drive speed:\t\t24", "", ""]


def test_a_setting_without_a_newline(sample: Sample) -> None:
    assert sample("x86_64-6.18/sys/kernel/tainted").variant == "no-newline"
    assert sample("x86_64-6.18/sys/kernel/modprobe").variant == "line"


def test_a_changed_setting(sample: Sample) -> None:
    frame = sample("x86_64-6.18/sys/net/ipv4/tcp_rmem")
    frame.records[0].value = [1, 2, 3]
    assert procframe.regenerate(frame) == b"1\t2\t3\n"
