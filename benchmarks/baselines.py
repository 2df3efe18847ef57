"""What procframe is compared with: the careful hand-written loop for each file, typed like ours; jc and psutil."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec


class Socket(msgspec.Struct):
    slot: int
    local_address: str
    local_port: int
    remote_address: str
    remote_port: int
    state: str
    tx_queue: int
    rx_queue: int
    timer: int
    expires: int
    retransmits: int
    uid: int
    probes: int
    inode: int
    references: int
    pointer: int
    rto: int | None = None
    ato: int | None = None
    quick: int | None = None
    window: int | None = None
    threshold: int | None = None


STATES = {b"%02X" % number: str(number) for number in range(16)}


def tcp(data: bytes) -> list[Socket]:
    """Every field of every row; addresses through a cache."""
    rows = []
    append = rows.append
    addresses: dict[bytes, str] = {}

    def address(text: bytes) -> str:
        found = addresses.get(text)
        if found is None:
            number = int(text, 16)
            found = f"{number & 255}.{number >> 8 & 255}.{number >> 16 & 255}.{number >> 24}"
            addresses[text] = found
        return found

    for line in data.split(b"\n")[1:-1]:
        f = line.split()
        local, _, local_port = f[1].partition(b":")
        remote, _, remote_port = f[2].partition(b":")
        tx, _, rx = f[4].partition(b":")
        timer, _, expires = f[5].partition(b":")
        head = (
            int(f[0][:-1]), address(local), int(local_port, 16), address(remote), int(remote_port, 16), STATES[f[3]],
            int(tx, 16), int(rx, 16), int(timer, 16), int(expires, 16), int(f[6], 16), int(f[7]), int(f[8]),
            int(f[9]), int(f[10]), int(f[11], 16),
        )  # fmt: skip
        if len(f) > 12:
            append(Socket(*head, int(f[12]), int(f[13]), int(f[14]), int(f[15]), int(f[16])))
        else:
            append(Socket(*head))
    return rows


class UnixSocket(msgspec.Struct):
    pointer: int
    references: int
    protocol: int
    flags: int
    type: int
    state: int
    inode: int
    path: str | None


def unix(data: bytes) -> list[UnixSocket]:
    """Every field of every row."""
    rows = []
    for line in data.split(b"\n")[1:-1]:
        f = line.split(None, 7)
        path = f[7].decode("utf-8", "surrogateescape") if len(f) > 7 else None
        rows.append(
            UnixSocket(
                int(f[0][:-1], 16),
                int(f[1], 16),
                int(f[2], 16),
                int(f[3], 16),
                int(f[4], 16),
                int(f[5], 16),
                int(f[6]),
                path,
            )
        )
    return rows


class Symbol(msgspec.Struct):
    address: int
    type: str
    name: str
    module: str | None


def kallsyms(data: bytes) -> list[Symbol]:
    """Every field of every row."""
    rows = []
    for line in data.decode("utf-8", "surrogateescape").split("\n")[:-1]:
        address, kind, name = line.split(" ", 2)
        name, _, module = name.partition("\t")
        rows.append(Symbol(int(address, 16), kind, name, module[1:-1] if module else None))
    return rows


HEAD = re.compile(rb"([0-9a-f]+)-([0-9a-f]+) (....) ([0-9a-f]+) ([0-9a-f]+:[0-9a-f]+) (\d+) *(.*)")


def smaps(data: bytes) -> list[dict[str, Any]]:
    """Every line of every mapping, numbers as numbers."""
    maps: list[dict[str, Any]] = []
    mapping: dict[str, Any] = {}
    for line in data.split(b"\n")[:-1]:
        key, _, rest = line.partition(b":")
        if b" " in key:
            match = HEAD.fullmatch(line)
            assert match is not None
            start, end, perms, offset, device, inode, path = match.groups()
            mapping = {
                "start": int(start, 16),
                "end": int(end, 16),
                "perms": perms.decode(),
                "offset": int(offset, 16),
                "device": device.decode(),
                "inode": int(inode),
                "path": path.decode("utf-8", "surrogateescape"),
            }
            maps.append(mapping)
        elif rest.endswith(b" kB"):
            mapping[key.decode()] = int(rest[:-3])
        elif key == b"VmFlags":
            mapping["VmFlags"] = rest.decode().split()
        else:
            mapping[key.decode()] = int(rest)
    return maps


class Interrupt(msgspec.Struct):
    name: str
    counts: list[int]
    rest: str


def interrupts(data: bytes) -> list[Interrupt]:
    """The count of every CPU in every row."""
    lines = data.decode().split("\n")
    cpus = len(lines[0].split())
    rows = []
    for line in lines[1:-1]:
        name, _, rest = line.partition(":")
        tokens = rest.split(None, cpus)
        numbers = tokens[:cpus]
        rows.append(Interrupt(name.strip(), list(map(int, numbers)), tokens[cpus] if len(tokens) > cpus else ""))
    return rows


def walk(pids: list[int]) -> int:
    """``stat``, ``status`` and ``cmdline`` of each process, typed."""
    seen = 0
    for pid in pids:
        try:
            stat = read_file(f"/proc/{pid}/stat")
            status = read_file(f"/proc/{pid}/status")
            cmdline = read_file(f"/proc/{pid}/cmdline")
        except OSError:
            continue
        opening, closing = stat.index(b"("), stat.rindex(b")")
        comm = stat[opening + 1 : closing].decode("utf-8", "surrogateescape")
        fields = stat[closing + 2 :].split()
        numbers = [int(stat[: opening - 1]), comm, fields[0].decode(), *map(int, fields[1:])]
        values: dict[str, Any] = {}
        for line in status.decode("utf-8", "surrogateescape").split("\n")[:-1]:
            key, _, rest = line.partition(":\t")
            if rest.endswith(" kB"):
                values[key] = int(rest[:-3])
            elif rest.isdigit():
                values[key] = int(rest)
            elif key in ("Uid", "Gid"):
                values[key] = list(map(int, rest.split()))
            else:
                values[key] = rest
        arguments = cmdline.decode("utf-8", "surrogateescape").split("\0")[:-1]
        seen += len(numbers) > 40 and len(values) > 20 and len(arguments) >= 0
    return seen


def read_bare(pids: list[int]) -> int:
    """The three files of each process, read and nothing else."""
    size = 0
    for pid in pids:
        for name in ("stat", "status", "cmdline"):
            try:
                size += len(read_file(f"/proc/{pid}/{name}"))
            except OSError:
                continue
    return size


def read_file(path: str) -> bytes:
    """A whole small file."""
    handle = os.open(path, os.O_RDONLY)
    try:
        data = os.read(handle, 65536)
        if len(data) == 65536:
            while chunk := os.read(handle, 65536):
                data += chunk
        return data
    finally:
        os.close(handle)


@cache
def fake_proc(directory: Path, name: str, data: bytes) -> Path:
    """A directory that psutil takes for /proc, with one file in it."""
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return directory


def psutil_tcp(directory: Path) -> Any:
    """psutil's reading of ``net/tcp``: six fields of each row."""
    import socket

    from psutil import _pslinux

    connections = _pslinux.NetConnections()
    return list(connections.process_inet(f"{directory}/net/tcp", socket.AF_INET, socket.SOCK_STREAM, {}))


def psutil_unix(directory: Path) -> Any:
    """psutil's reading of ``net/unix``."""
    import socket

    from psutil import _pslinux

    connections = _pslinux.NetConnections()
    return list(connections.process_unix(f"{directory}/net/unix", socket.AF_UNIX, {}))


def psutil_smaps(directory: Path) -> Any:
    """psutil's reading of ``PID/smaps``: ten numbers of each mapping."""
    import psutil
    from psutil import _pslinux

    before = psutil.PROCFS_PATH
    psutil.PROCFS_PATH = str(directory)
    try:
        return _pslinux.Process(1).memory_maps()
    finally:
        psutil.PROCFS_PATH = before


def psutil_walk(pids: list[int]) -> int:
    """psutil's reading of the three files of each process."""
    import psutil

    seen = 0
    for pid in pids:
        try:
            process = psutil.Process(pid)
            seen += bool(process.cpu_times()) + bool(process.uids()) + bool(process.cmdline())
        except psutil.Error:
            continue
    return seen


def psutil_fds(pids: list[int]) -> int:
    """psutil's reading of the three files, and of the descriptors: its ``open_files`` and sockets are read from ``fd/*``."""
    import psutil

    seen = psutil_walk(pids)
    for pid in pids:
        try:
            process = psutil.Process(pid)
            seen += process.num_fds() + len(process.open_files())
        except psutil.Error:
            continue
    return seen


def jc_parse(parser: str, data: bytes) -> Any:
    """jc's reading of a file, to the end of its schema conversion."""
    import jc

    return jc.parse(parser, data.decode())
