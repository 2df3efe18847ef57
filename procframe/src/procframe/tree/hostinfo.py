"""The host that the files of a copy are of: what its capture noted, or what the files give away."""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from procframe.errors import ProcframeError, ReadError
from procframe.host import Host
from procframe.hosts import ARCHITECTURES, Architecture, architecture_of
from procframe.tree.stored import METADATA

if TYPE_CHECKING:
    from procframe.tree.base import Tree

__all__ = ["infer"]

ByteOrder = Literal["little", "big"]

_PROCESSES = 32
"""Processes that are asked for one fact, at most."""


def infer(tree: Tree) -> Host:
    """The host of a copy: what its capture noted, else what its files give away, else what is commonest."""
    if (noted := _noted(tree)) is not None:
        return noted
    files = _Files(tree)
    release = _release(files)
    config = _Config.of(files)
    vectors = list(islice(_vectors(files), _PROCESSES))
    architecture = (
        architecture_of(files.word("sys/kernel/arch"))
        or config.architecture
        or _architecture_of_release(release)
        or _architecture_of_cpuinfo(files.data("cpuinfo"))
    )
    usual = ARCHITECTURES.get(architecture or "", Architecture("little", 64))
    # Programs of 32 bits run on kernels of 64, so only the longer word of two processes says what the kernel's is.
    word_size = (
        _width_of_pointers(files)
        or config.word_size
        or (64 if any(vector.word_size == 64 for vector in vectors) else None)
        or (usual.word_size if architecture else None)
        or (32 if vectors else 64)
    )
    byte_order = (
        next((vector.byte_order for vector in vectors), None)
        or config.byte_order
        or _order_of_addresses(files)
        or _order_of_cpuinfo(files.data("cpuinfo"))
        or usual.byte_order
    )
    page_size = (
        next((vector.page_size for vector in vectors), None)
        or _page_of_smaps(files)
        or _page_of_statm(files)
        or _page_of_counters(files)
        or config.page_size
        or usual.page_size
    )
    return Host(
        byte_order=byte_order,
        word_size=word_size,
        page_size=page_size,
        clock_ticks=next((vector.clock_ticks for vector in vectors if vector.clock_ticks), usual.clock_ticks),
        kernel_release=release or None,
        architecture=_settled(architecture, byte_order, word_size),
        cpu_count=_cpu_count(files),
        boot_time=_number(rb"^btime ([0-9]{1,12})$", files.data("stat")),
    )


def _noted(tree: Tree) -> Host | None:
    data = tree.beside(METADATA)
    if data is None:
        return None
    try:
        import json

        return Host.from_dict(json.loads(data)["host"])
    except (ProcframeError, KeyError, TypeError, ValueError, RecursionError) as error:
        text = f"{tree.name}: {METADATA} says nothing usable of the host ({error!r}); it is inferred from the files"
        tree.problem = f"{tree.problem}; {text}" if tree.problem else text
        return None


class _Files:
    """Files of a tree by key; those that cannot be read are empty."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def data(self, key: str) -> bytes:
        try:
            return self.tree.read_bytes(key)
        except ReadError:
            return b""

    def start(self, key: str, size: int = 1 << 16) -> bytes:
        try:
            return self.tree.read_range(key, 0, size)
        except ReadError:
            return b""

    def word(self, key: str) -> str:
        return self.data(key).decode("utf-8", "replace").strip(" \n")

    def of_processes(self, *names: str) -> Iterator[tuple[bytes, ...]]:
        """These files of each process, and of its threads, that has them all."""
        for pid in self.tree.processes():
            for place in (f"{pid}", *(f"{pid}/task/{tid}" for tid in self.tree.threads(pid)[:1])):
                found = tuple(self.start(f"{place}/{name}") for name in names)
                if all(found):
                    yield found
                    break


def _number(pattern: bytes, data: bytes) -> int | None:
    found = re.search(pattern, data, re.MULTILINE)
    return int(found[1]) if found else None


# Release and architecture


def _release(files: _Files) -> str:
    if release := files.word("sys/kernel/osrelease"):
        return release
    found = re.match(rb"Linux version ([^ \n]+)", files.data("version"))
    return found[1].decode("utf-8", "replace") if found else ""


_DEBIAN_FLAVOURS = {
    "686": "i686",
    "armmp": "armv7l",
    "itanium": "ia64",
    "mckinley": "ia64",
    "octeon": "mips64",
    "loongson": "mips64el",
    "5kc": "mips64",
    "4kc": "mips",
    "sh7751r": "sh4",
}


def _architecture_of_release(release: str) -> str | None:
    """The architecture that distributions put into the release: ``6.1.0-50-s390x``, ``5.14.0-1.el9.aarch64+64k``."""
    for part in reversed(re.split("[-.+]", release)):
        # Numbers of versions, builds and distributions are no architecture, save one.
        if not part.isdigit() or part in _DEBIAN_FLAVOURS:
            found = _DEBIAN_FLAVOURS.get(part) or architecture_of(part)
            if found is not None:
                return found
    return None


_CPUINFO: tuple[tuple[str, bytes], ...] = (
    ("s390x", rb"^vendor_id\s*: IBM/S390"),
    ("i686", rb"^(?:fdiv_bug|f00f_bug)\s*:"),  # arch/x86/kernel/cpu/proc.c prints them in 32-bit kernels only
    ("x86_64", rb"^vendor_id\s*: (?:GenuineIntel|AuthenticAMD|HygonGenuine|CentaurHauls|  Shanghai  )"),
    ("x86_64", rb"^address sizes\s*:.* bits virtual"),
    ("aarch64", rb"\((?:aarch64|v8l)\)"),  # v8l is what a 64-bit kernel says to a 32-bit program
    ("aarch64_be", rb"\((?:aarch64_be|v8b)\)"),
    ("armv7l", rb"\(v7l\)"),
    ("armv7b", rb"\(v7b\)"),
    ("armv6l", rb"\(v6l\)"),
    ("armv5tel", rb"\(v[45][a-z]*\)"),
    ("aarch64", rb"^CPU architecture\s*: (?:8|AArch64)"),
    ("armv7l", rb"^CPU architecture\s*: 7"),
    ("armv6l", rb"^CPU architecture\s*: 6"),
    ("armv5tel", rb"^CPU architecture\s*: 5"),
    ("ia64", rb"^arch\s*: IA-64"),
    ("riscv64", rb"^isa\s*: rv64"),
    ("riscv32", rb"^isa\s*: rv32"),
    ("loongarch64", rb"^(?:CPU Family|cpu family)\s*: Loongson"),
    # POWER8 was the first that distributions run little-endian; what is older never does.
    ("ppc64le", rb"^cpu\s*: POWER(?:[89]|[1-9][0-9])"),
    ("ppc64", rb"^cpu\s*: (?:POWER|PPC970|Cell Broadband|PA6T|e[56]500)"),
    ("ppc", rb"^(?:revision\s*: .*\(pvr |pmac-generation\s*:|timebase\s*:)"),
    ("alpha", rb"^cpu\s*: Alpha"),
    ("mips64el", rb"^cpu model\s*: (?:ICT )?Loongson-[23]"),
    ("mipsel", rb"^(?:system type|cpu model)\s*: .*(?:MediaTek|Ralink|Ingenic|JZRISC|BCM[47])"),
    ("mips64", rb"^isa\s*:.* mips64"),
    ("mips", rb"^(?:ASEs implemented|VCED exceptions)\s*:"),
    ("parisc", rb"^cpu family\s*: PA-RISC"),
    ("sparc64", rb"^type\s*: sun4[uv]"),
    ("sparc", rb"^type\s*: sun4"),
    ("m68k", rb"^CPU:\s+(?:68|ColdFire)"),
    ("nios2", rb"^CPU:\s+Nios II"),
    ("microblazeel", rb"^CPU-Ver:.* little endian"),
    ("microblaze", rb"^CPU-Family:\s*MicroBlaze"),
    ("sh4", rb"^cpu family\s*: sh"),
    ("openrisc", rb"^cpu\s*: OpenRISC"),
    ("arceb", rb"^processor \[[0-9]+\]\s*: .*ISA\).*\[Big-Endian\]"),
    ("arc", rb"^processor \[[0-9]+\]\s*: .*ISA\)"),
    ("csky", rb"^C-SKY CPU model"),
    ("hexagon", rb"^model name\s*: Hexagon"),
    ("xtensa", rb"^core ID\s*: .*\n(?:.*\n)?byte order\s*:"),
    ("xtensa", rb"^byte order\s*: (?:little|big)"),
)
"""What only one architecture's ``cpuinfo`` says, the more telling first."""


def _architecture_of_cpuinfo(data: bytes) -> str | None:
    data = data[: 1 << 16]
    return next((name for name, pattern in _CPUINFO if re.search(pattern, data, re.MULTILINE)), None)


def _order_of_cpuinfo(data: bytes) -> ByteOrder | None:
    found = re.search(rb"^byte order\s*: (little|big)", data, re.MULTILINE)
    return None if found is None else "big" if found[1] == b"big" else "little"


_OTHER_WORD = {
    ("aarch64", 32): "armv8l",
    ("armv8l", 64): "aarch64",
    ("i686", 64): "x86_64",
    ("mips", 64): "mips64",
    ("mips64", 32): "mips",
    ("mips64el", 32): "mipsel",
    ("mipsel", 64): "mips64el",
    ("parisc", 64): "parisc64",
    ("ppc", 64): "ppc64",
    ("ppc64", 32): "ppc",
    ("s390x", 32): "s390",
    ("sparc", 64): "sparc64",
    ("x86_64", 32): "i686",
}
_OTHER_ORDER = {
    ("aarch64", "big"): "aarch64_be",
    ("armv7l", "big"): "armv7b",
    ("ppc64", "little"): "ppc64le",
    ("ppc64le", "big"): "ppc64",
    ("mips", "little"): "mipsel",
    ("mipsel", "big"): "mips",
    ("mips64", "little"): "mips64el",
    ("mips64el", "big"): "mips64",
}


def _settled(architecture: str | None, byte_order: ByteOrder, word_size: int) -> str | None:
    """The name that goes with the byte order and the word size, which files tell more surely than the kind of CPU."""
    if architecture is None:
        return None
    architecture = _OTHER_WORD.get((architecture, word_size), architecture)
    return _OTHER_ORDER.get((architecture, byte_order), architecture)


class _Config(NamedTuple):
    """What the configuration in ``config.gz`` decides."""

    architecture: str | None = None
    byte_order: ByteOrder | None = None
    word_size: int | None = None
    page_size: int | None = None

    @classmethod
    def of(cls, files: _Files) -> _Config:
        compressed = files.data("config.gz")
        if not compressed:
            return cls()
        try:
            text = zlib.decompressobj(wbits=31).decompress(compressed, 8 << 20)
        except zlib.error:
            return cls()
        options = dict(re.findall(rb"^CONFIG_([A-Z0-9_]+)=(.*)$", text, re.MULTILINE))
        if not options:
            return cls()
        wide = b"64BIT" in options
        order: ByteOrder | None = None
        if b"CPU_BIG_ENDIAN" in options:
            order = "big"
        elif b"CPU_LITTLE_ENDIAN" in options:
            order = "little"
        names = {
            b"X86": ("x86_64", "i686"),
            b"ARM64": ("aarch64", "aarch64"),
            b"ARM": ("armv7l", "armv7l"),
            b"S390": ("s390x", "s390"),
            b"PPC": ("ppc64", "ppc"),
            b"RISCV": ("riscv64", "riscv32"),
            b"MIPS": ("mips64", "mips"),
            b"LOONGARCH": ("loongarch64", "loongarch64"),
            b"SPARC": ("sparc64", "sparc"),
            b"PARISC": ("parisc64", "parisc"),
            b"ALPHA": ("alpha", "alpha"),
            b"IA64": ("ia64", "ia64"),
            b"M68K": ("m68k", "m68k"),
        }
        name = next((pair[not wide] for option, pair in names.items() if options.get(option) == b"y"), None)
        if name in ("alpha", "ia64") or (name == "aarch64" and b"ARM64" in options):
            wide = True  # these have no option for it, or an old kernel's without
        return cls(name, order, 64 if wide else 32, cls._page(options))

    @staticmethod
    def _page(options: dict[bytes, bytes]) -> int | None:
        if (shift := options.get(b"PAGE_SHIFT", b"")).isdigit() and len(shift) < 3:
            return 1 << int(shift)
        for option in options:
            found = re.fullmatch(rb"PAGE_SIZE_([0-9]{1,3})KB|(?:[A-Z0-9]+_)?([0-9]{1,3})K_PAGES", option)
            if found and options[option] == b"y":
                return int(found[1] or found[2]) * 1024
        return None


# Byte order, word size and page size


class _Vector(NamedTuple):
    """What a process's auxiliary vector says of its kernel."""

    byte_order: ByteOrder
    word_size: int
    page_size: int
    clock_ticks: int | None


_AT_PAGESZ = 6
_AT_CLKTCK = 17


def _vectors(files: _Files) -> Iterator[_Vector]:
    for (data,) in files.of_processes("auxv"):
        if (vector := _vector(data)) is not None:
            yield vector


def _vector(data: bytes) -> _Vector | None:
    """The one reading of an auxiliary vector in which its types and its page size make sense."""
    orders: tuple[ByteOrder, ...] = ("little", "big")
    for word_size, code in ((64, "Q"), (32, "I")):
        step = word_size // 4
        if len(data) < 2 * step or len(data) % step:
            continue
        for order in orders:
            words = struct.unpack(f"{'<' if order == 'little' else '>'}{len(data) // step * 2}{code}", data)
            pairs = dict(zip(words[::2], words[1::2], strict=True))
            page = pairs.get(_AT_PAGESZ, 0)
            if max(pairs) < 256 and 1024 <= page <= 1 << 20 and not page & (page - 1) and not pairs.get(0, 1):
                return _Vector(order, word_size, page, pairs.get(_AT_CLKTCK))
    return None


def _width_of_pointers(files: _Files) -> int | None:
    """The kernel's word size by the digits of its addresses, which it pads with zeros."""
    for key, pattern in (
        ("kallsyms", rb"([0-9a-f]{8}|[0-9a-f]{16}) [a-zA-Z?] "),
        ("net/unix", rb"Num .*\n([0-9a-fA-F]{8}|[0-9a-fA-F]{16}): "),
        ("modules", rb"[^\n]* 0x([0-9a-f]{8}|[0-9a-f]{16})(?: \([A-Z+-]+\))?\n"),
    ):
        if found := re.match(pattern, files.start(key, 4096)):
            return len(found[1]) * 4
    for (data,) in islice(files.of_processes("maps"), _PROCESSES):
        if re.match(rb"[0-9a-f]{9,16}-", data):
            return 64
    return None


def _order_of_addresses(files: _Files) -> ByteOrder | None:
    """The byte order in which IPv4 addresses are printed, by those that only make sense in one.

    The first octet of a network mask is full before the last one begins; 127.0.0.1 is an address, 1.0.0.127 hardly one.
    """
    for data in (files.start("net/route"), *(data for (data,) in islice(files.of_processes("net/route"), 4))):
        for mask in re.findall(
            rb"^\S+\t[0-9A-F]{8}\t[0-9A-F]{8}(?:\t[^\t\n]*){4}\t([0-9A-F]{8})\t", data, re.MULTILINE
        ):
            if mask[:2] != mask[6:]:
                return "big" if mask[:2] > mask[6:] else "little"
    for data in (files.start("net/tcp"), *(data for (data,) in islice(files.of_processes("net/tcp"), 4))):
        if found := re.search(rb"^ *[0-9]+: (?:0100007F|7F000001):", data, re.MULTILINE):
            return "big" if found[0].endswith(b"7F000001:") else "little"
    return None


def _page_of_smaps(files: _Files) -> int | None:
    for (data,) in islice(files.of_processes("smaps"), 4):
        sizes = [int(size) for size in re.findall(rb"^KernelPageSize: +([0-9]{1,9}) kB$", data, re.MULTILINE)]
        if sizes and _is_page(min(sizes) * 1024):  # huge pages are the larger ones
            return min(sizes) * 1024
    return None


def _page_of_statm(files: _Files) -> int | None:
    """The page size that makes the pages of ``statm`` the kilobytes of ``status``, in most processes."""
    sizes: Counter[int] = Counter()
    for statm, status in islice(files.of_processes("statm", "status"), _PROCESSES):
        pages = _number(rb"\A([0-9]{1,15}) ", statm)
        kilobytes = _number(rb"^VmSize:\s*([0-9]{1,15}) kB$", status)
        if pages and kilobytes and kilobytes * 1024 % pages == 0 and _is_page(kilobytes * 1024 // pages):
            sizes[kilobytes * 1024 // pages] += 1
    return sizes.most_common(1)[0][0] if sizes else None


_COUNTERS = (
    (b"nr_anon_pages", b"AnonPages"),
    (b"nr_mapped", b"Mapped"),
    (b"nr_page_table_pages", b"PageTables"),
    (b"nr_shmem", b"Shmem"),
)


def _page_of_counters(files: _Files) -> int | None:
    """The page size by what the kernel counts in pages and in kilobytes, a moment apart, where all counts agree."""
    vmstat, meminfo = files.data("vmstat"), files.data("meminfo")
    sizes = set()
    for pages_key, kilobytes_key in _COUNTERS:
        pages = _number(rb"^" + pages_key + rb" ([0-9]{1,15})$", vmstat)
        kilobytes = _number(rb"^" + kilobytes_key + rb": +([0-9]{1,15}) kB$", meminfo)
        if pages and kilobytes:
            near = kilobytes * 1024 / pages
            sizes.add(1 << round(math.log2(near)))
    return sizes.pop() if len(sizes) == 1 and min(sizes) >= 4096 else None


def _is_page(size: int) -> bool:
    return 1024 <= size <= 1 << 20 and not size & (size - 1)


def _cpu_count(files: _Files) -> int | None:
    online = re.findall(rb"^cpu[0-9]+ ", files.data("stat"), re.MULTILINE)
    if not online:
        online = re.findall(rb"^processor\s*(?:[0-9]+:|: *[0-9]+$|\[[0-9]+\])", files.data("cpuinfo"), re.MULTILINE)
    return len(online) or None
