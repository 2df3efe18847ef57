"""``net/unix``: names that hold any byte."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_rows(sample: Sample) -> None:
    records = sample("x86_64/net/unix").to_dicts()
    assert records[0] == {
        "pointer": "00000000c5a8d0f1",
        "references": 2,
        "protocol": 0,
        "flags": ["ACCEPTCON"],
        "type": "STREAM",
        "state": "UNCONNECTED",
        "inode": 1201,
        "path": "/run/dbus/system_bus_socket",
    }
    assert [record["type"] for record in records[1:4]] == ["STREAM", "DGRAM", "SEQPACKET"]
    assert [record["state"] for record in records[1:3]] == ["CONNECTED", "UNCONNECTED"]
    assert records[7] == {**records[7], "state": "CONNECTING", "inode": 0, "path": None, "flags": []}
    assert (records[8]["references"], records[8]["inode"]) == (300, 4294967296)


def test_names(sample: Sample) -> None:
    assert [record.path for record in sample("x86_64/net/unix")] == [
        "/run/dbus/system_bus_socket",
        None,
        "/run/systemd/journal/dev log",
        "@/tmp/.X11-unix/X0",
        "@nul@@in@side@",
        " leading, trailing ",
        "/tmp/\udcff\udcfe\udca0é\r\x1c\udc85\t)x",
        None,
        "@00011",
    ]


def test_names_go_back(sample: Sample) -> None:
    frame = sample("x86_64/net/unix")
    frame.records[1].path = "@new name\udcfe"
    assert b"\n00000000c5a8d0f2: 00000003 00000000 00000000 0001 03 20557 @new name\xfe\n" in procframe.regenerate(
        frame
    )


def test_a_newline_in_a_name_leaves_the_other_rows_alone(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/net/unix")).replace(b"/run/dbus/", b"/run/nl\n/")
    frame = procframe.parse(data, "net/unix")
    assert [record.path for record in frame][:3] == ["/run/nl", None, "/run/systemd/journal/dev log"]
    assert [piece.text for piece in frame.unrecognised] == ["/system_bus_socket"]
    assert procframe.regenerate(frame) == data


def test_pointers_of_32_bits(sample: Sample) -> None:
    frame = sample("i686-2.6.32/net/unix")
    assert [(r.pointer, r.inode, r.path) for r in frame] == [
        ("eb505e00", 11, "@/com/ubuntu/upstart"),
        ("eb505e01", 2528, None),
    ]
    assert frame.canonical


def test_a_state_that_no_kernel_has_yet_is_reported(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/net/unix")).replace(b" 0005 01 ", b" 0005 2A ")
    frame = procframe.parse(data, "net/unix")
    assert frame.records[3].state == 42
    assert [piece.text for piece in frame.unrecognised] == ["42"]
    assert procframe.regenerate(frame) == data
