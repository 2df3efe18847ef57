"""The inputs of the benchmarks, made here: files as a busy machine's kernel would print them."""

from __future__ import annotations

import random
from functools import cache

from procframe import Host

HOST = Host()
TCP_ROWS = 100_000
UNIX_ROWS = 50_000
SYMBOLS = 200_000
MAPPINGS = 5_000
CPUS = 512
INTERRUPTS = 600


@cache
def tcp() -> bytes:
    """A server with many clients: half established, the rest in TIME_WAIT, a few listeners."""
    rng = random.Random(1)
    clients = [f"{rng.getrandbits(32):08X}" for _ in range(8000)]
    rows = [
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode".ljust(149)
    ]
    for slot in range(TCP_ROWS):
        port = rng.choice((80, 443, 5432, 22))
        if slot < 100:
            row = (
                f"{slot:4d}: 00000000:{slot + 1000:04X} 00000000:0000 0A 00000000:00000000 00:00000000 00000000"
                f"     0        0 {slot + 9000} 1 {rng.getrandbits(64):016x} 100 0 0 10 0"
            )
        elif rng.random() < 0.5:
            row = (
                f"{slot:4d}: 0A00000A:{port:04X} {rng.choice(clients)}:{rng.randrange(32768, 61000):04X} 01"
                f" 00000000:{rng.choice((0, 0, 0, 512)):08X} 02:{rng.randrange(9000):08X} 00000000"
                f"    33        0 {rng.randrange(10**6)} 2 {rng.getrandbits(64):016x} 20 4 30 10 -1"
            )
        else:
            row = (
                f"{slot:4d}: 0A00000A:{port:04X} {rng.choice(clients)}:{rng.randrange(32768, 61000):04X} 06"
                f" 00000000:00000000 03:{rng.randrange(6000):08X} 00000000"
                f"     0        0 0 3 {rng.getrandbits(64):016x}"
            )
        rows.append(row.ljust(149))
    return ("\n".join(rows) + "\n").encode()


@cache
def unix() -> bytes:
    """Half of the sockets have a path."""
    rng = random.Random(2)
    rows = ["Num       RefCount Protocol Flags    Type St Inode Path"]
    for number in range(UNIX_ROWS):
        path = f" /run/app/{rng.randrange(5000)}.sock" if number % 2 else ""
        rows.append(f"{rng.getrandbits(64):016x}: 00000003 00000000 00000000 0001 03 {20000 + number:5d}{path}")
    return ("\n".join(rows) + "\n").encode()


@cache
def kallsyms() -> bytes:
    """Every fourth symbol is of a module."""
    rng = random.Random(3)
    address = 0xFFFFFFFF81000000
    rows = []
    for number in range(SYMBOLS):
        address += rng.randrange(16, 400)
        module = f"\t[module_{number % 90}]" if number % 4 == 0 else ""
        rows.append(f"{address:016x} {rng.choice('tTdDrRbB')} symbol_number_{number}{module}")
    return ("\n".join(rows) + "\n").encode()


@cache
def smaps() -> bytes:
    """A process with many libraries and arenas, kernel 6.1."""
    rng = random.Random(4)
    address = 0x7F0000000000
    out = []
    for number in range(MAPPINGS):
        size = rng.randrange(1, 2000) * 4
        path = f"/usr/lib/x86_64-linux-gnu/lib{number % 300}.so.{number % 7}" if number % 3 else ""
        head = f"{address:08x}-{address + size * 1024:08x} r{'-w'[number % 2]}-p 00000000 fe:01 {rng.randrange(10**6)} "
        out.append(head.ljust(73) + path if path else head)
        address += size * 1024
        rss = rng.randrange(size + 1)
        for key, value in (
            ("Size", size), ("KernelPageSize", 4), ("MMUPageSize", 4), ("Rss", rss), ("Pss", rss // 2),
            ("Pss_Dirty", 0), ("Shared_Clean", rss // 2), ("Shared_Dirty", 0), ("Private_Clean", 0),
            ("Private_Dirty", rss - rss // 2), ("Referenced", rss), ("Anonymous", 0), ("LazyFree", 0),
            ("AnonHugePages", 0), ("ShmemPmdMapped", 0), ("FilePmdMapped", 0), ("Shared_Hugetlb", 0),
            ("Private_Hugetlb", 0), ("Swap", 0), ("SwapPss", 0), ("Locked", 0),
        ):  # fmt: skip
            out.append(f"{key + ':':<16}{value:8d} kB")
        out.append("THPeligible:    0")
        out.append("VmFlags: rd wr mr mw me ac sd ")
    return ("\n".join(out) + "\n").encode()


@cache
def interrupts() -> bytes:
    """A machine of 512 CPUs."""
    rng = random.Random(5)
    rows = [" " * 4 + " " * 7 + "".join(f"CPU{cpu:<8d}" for cpu in range(CPUS))]
    for number in range(INTERRUPTS):
        counts = "".join(f"{rng.choice((0, 0, 0, rng.randrange(10**6))):10d} " for _ in range(CPUS))
        rows.append(f"{number:>3d}: {counts} IR-PCI-MSI {524288 + number}-edge      nvme0q{number}")
    rows.append("ERR:          0")
    return ("\n".join(rows) + "\n").encode()
