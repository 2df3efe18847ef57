"""Inputs of other large files, made here as a busy machine's kernel would print them."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import procframe
from procframe.record import fields_of

CONNECTIONS = 20_000
ROUTES = 10_000
COUNTERS = 90
AREAS = 20_000
MODULES = 300
MAPPINGS = 5_000
MOUNTS = 2_000


def text(lines: list[str]) -> bytes:
    """The lines of a file."""
    return ("\n".join(lines) + "\n").encode()


@cache
def nf_conntrack() -> bytes:
    """Nine in ten are TCP, with accounting."""
    rng = random.Random(10)
    lines = []
    for _ in range(CONNECTIONS):
        client, port = f"10.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(256)}", rng.randrange(32768, 61000)
        packets = rng.randrange(1, 10**5)
        forward = f"src={client} dst=192.0.2.7 sport={port} dport=443 packets={packets} bytes={packets * 700}"
        back = f"src=192.0.2.7 dst={client} sport=443 dport={port} packets={packets // 2} bytes={packets * 90}"
        if rng.random() < 0.9:
            lines.append(
                f"ipv4     2 tcp      6 {rng.randrange(432000)} ESTABLISHED {forward} {back} [ASSURED] mark=0 zone=0 use=2"
            )
        else:
            lines.append(
                f"ipv4     2 udp      17 {rng.randrange(180)} {forward} [UNREPLIED] {back} mark=0 zone=0 use=2"
            )
    return text(lines)


@cache
def ipv6_route() -> bytes:
    """Routes to many networks over two interfaces."""
    rng = random.Random(11)
    none = "0" * 32
    return text(
        [
            f"20010db8{rng.getrandbits(32):08x}{'0' * 16} 40 {none} 00 fe80{'0' * 12}{rng.getrandbits(64):016x}"
            f" 00000400 {rng.randrange(9):08x} 00000000 00000003 {rng.choice(('eth0', 'eth1')):>8s}"
            for _ in range(ROUTES)
        ]
    )


@cache
def fib_trie() -> bytes:
    """A trie of two levels of branches below the root, with a leaf for each route."""
    rng = random.Random(12)
    lines = ["Main:", "  +-- 0.0.0.0/0 3 0 5"]
    for branch in range(ROUTES // 100):
        net = f"10.{branch}"
        lines.append(f"     +-- {net}.0.0/16 7 1 2")
        for leaf in range(100):
            lines.append(f"        |-- {net}.{leaf}.0")
            lines.append(f"           /24 {rng.choice(('link', 'universe'))} UNICAST")
    return text(lines)


@cache
def snmp6() -> bytes:
    """A value for each counter that is declared."""
    rng = random.Random(13)
    kind = procframe.match("net/snmp6").record_types[0]
    keys = [info.key for info in fields_of(kind).values()][:COUNTERS]
    return text([f"{key:<32}\t{rng.getrandbits(40)}" for key in keys])


@cache
def vmallocinfo() -> bytes:
    """Stacks, mapped registers and large buffers."""
    rng = random.Random(14)
    lines = []
    for number in range(AREAS):
        start, size = rng.getrandbits(32), rng.randrange(2, 20) * 4096
        what = (
            f"pages={size // 4096 - 1} vmalloc N0={size // 4096 - 1}"
            if number % 3
            else f"phys=0x{rng.getrandbits(36) << 12:016x} ioremap"
        )
        lines.append(f"0x{start:016x}-0x{start + size:016x} {size:7d} caller_{number % 400}+0x94/0x3e0 {what}")
    return text(lines)


@cache
def modules() -> bytes:
    """Half of them are used by others."""
    rng = random.Random(15)
    return text(
        [
            f"module_{number} {rng.randrange(4, 900) * 4096} {number % 4} "
            f"{''.join(f'module_{user},' for user in range(number % 4)) or '-'} Live 0x{rng.getrandbits(64):016x}"
            + (" (OE)" if number % 9 == 0 else "")
            for number in range(MODULES)
        ]
    )


@cache
def maps() -> bytes:
    """A process with many libraries and arenas."""
    rng = random.Random(16)
    address, lines = 0x7F0000000000, []
    for number in range(MAPPINGS):
        size = rng.randrange(1, 2000) << 12
        head = f"{address:08x}-{address + size:08x} r{'-w'[number % 2]}-p 00000000 fe:01 {rng.randrange(10**6)} "
        lines.append(head.ljust(73) + f"/usr/lib/x86_64-linux-gnu/lib{number % 300}.so" if number % 3 else head)
        address += size
    return text(lines)


@cache
def mountinfo() -> bytes:
    """The overlays of a container host."""
    rng = random.Random(17)
    lines = []
    for number in range(MOUNTS):
        layers = ":".join(f"/var/lib/containers/overlay/l/{rng.getrandbits(60):015X}" for _ in range(4))
        merged = f"/var/lib/containers/overlay/{rng.getrandbits(128):032x}"
        lines.append(
            f"{number + 100} 27 0:{number + 50} / {merged}/merged rw,relatime shared:{number + 60} - overlay overlay"
            f" rw,lowerdir={layers},upperdir={merged}/diff,workdir={merged}/work"
        )
    return text(lines)


@cache
def numa_maps() -> bytes:
    """Anonymous memory and files on two nodes."""
    rng = random.Random(18)
    address, lines = 0x7F0000000000, []
    for number in range(MAPPINGS):
        pages = rng.randrange(1, 5000)
        what = (
            f"file=/usr/lib/lib{number % 300}.so mapped={pages} mapmax=3"
            if number % 2
            else f"anon={pages} dirty={pages}"
        )
        lines.append(f"{address:012x} default {what} N0={pages // 2} N1={pages - pages // 2} kernelpagesize_kB=4")
        address += rng.randrange(1, 2000) << 12
    return text(lines)


MORE: dict[str, tuple[Callable[[], bytes], int, int]] = {
    "net/nf_conntrack": (nf_conntrack, CONNECTIONS, CONNECTIONS),
    "net/ipv6_route": (ipv6_route, ROUTES, ROUTES),
    "net/fib_trie": (fib_trie, ROUTES, 1),
    "net/snmp6": (snmp6, COUNTERS, 1),
    "vmallocinfo": (vmallocinfo, AREAS, AREAS),
    "modules": (modules, MODULES, MODULES),
    "PID/maps": (maps, MAPPINGS, MAPPINGS),
    "PID/mountinfo": (mountinfo, MOUNTS, MOUNTS),
    "PID/numa_maps": (numa_maps, MAPPINGS, MAPPINGS),
}
"""Each file: what makes it, what it is a list of (lines, routes, counters), and its records."""
