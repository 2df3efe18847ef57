"""What a tree says of the machine that its files are of, and hosts written by hand."""

from __future__ import annotations

import gzip
import json
import struct
from pathlib import Path
from typing import Any

import pytest

from procframe.errors import ProcframeError
from procframe.host import Host
from procframe.hosts import ARCHITECTURES, architecture_of, live_host, parse_host
from procframe.tree import Tree


def host_of(tmp_path: Path, files: dict[str, bytes]) -> Host:
    for key, data in files.items():
        path = tmp_path / "proc" / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Tree.open(tmp_path).host


def auxv(code: str, page_size: int = 4096, ticks: int = 100) -> bytes:
    """An auxiliary vector: AT_SYSINFO_EHDR, AT_HWCAP, AT_PAGESZ, AT_CLKTCK, AT_PHDR, AT_UID, AT_NULL."""
    pairs = [(33, 0x7FFC1000), (16, 0xBFEBFBFF), (6, page_size), (17, ticks), (3, 0x55554040), (11, 0), (0, 0)]
    return b"".join(struct.pack(code, *pair) for pair in pairs)


# Inference


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize("word_size", [32, 64])
@pytest.mark.parametrize("page_size", [4096, 16384, 65536])
def test_a_vector_tells_byte_order_word_and_page_size(
    tmp_path: Path, order: str, word_size: int, page_size: int
) -> None:
    code = ("<" if order == "little" else ">") + ("QQ" if word_size == 64 else "II")
    host = host_of(tmp_path, {"1/auxv": b"", "2/auxv": auxv(code, page_size, 1024)})
    assert (host.byte_order, host.word_size, host.page_size, host.clock_ticks) == (order, word_size, page_size, 1024)


@pytest.mark.parametrize("data", [b"\0" * 64, b"x" * 64, b"", b"\xff" * 160, auxv("<QQ")[:-8], auxv("<QQ", 5000)])
def test_what_is_no_vector_tells_nothing(tmp_path: Path, data: bytes) -> None:
    assert host_of(tmp_path, {"1/auxv": data}) == Host()


def test_a_program_of_32_bits_does_not_make_the_kernel_so(tmp_path: Path) -> None:
    host = host_of(tmp_path, {"1/auxv": auxv("<II"), "2/auxv": auxv("<QQ")})
    assert host.word_size == 64
    host = host_of(tmp_path, {"2/auxv": auxv("<II"), "sys/kernel/arch": b"x86_64\n"})
    assert (host.word_size, host.architecture) == (64, "x86_64")


def test_threads_have_vectors_too(tmp_path: Path) -> None:
    assert host_of(tmp_path, {"7/task/7/auxv": auxv(">QQ", 65536)}).byte_order == "big"


@pytest.mark.parametrize(
    ("files", "facts"),
    [
        ({"version": b"Linux version 6.1.0-50-s390x (x) #1\n"}, {"architecture": "s390x", "byte_order": "big"}),
        (
            {"version": b"Linux version 6.1.0-50-amd64 (x)\n", "sys/kernel/osrelease": b"6.1.1\n"},
            {"kernel_release": "6.1.1", "architecture": None},
        ),
        ({"sys/kernel/osrelease": b"5.14.0-70.el9.ppc64le\n"}, {"architecture": "ppc64le", "page_size": 65536}),
        ({"sys/kernel/osrelease": b"3.10.0-1160.el7.x86_64\n"}, {"architecture": "x86_64", "word_size": 64}),
        ({"sys/kernel/osrelease": b"6.1.0-9-686-pae\n"}, {"architecture": "i686", "word_size": 32}),
        ({"sys/kernel/osrelease": b"6.1.0-9-arm64\n"}, {"architecture": "aarch64"}),
        ({"sys/kernel/osrelease": b"6.1.0-9-armmp-lpae\n"}, {"architecture": "armv7l", "word_size": 32}),
        ({"sys/kernel/osrelease": b"6.1.0-9-4kc-malta\n"}, {"architecture": "mips", "byte_order": "big"}),
        ({"sys/kernel/osrelease": b"6.1.0-9-alpha-generic\n"}, {"page_size": 8192, "clock_ticks": 1024}),
        ({"sys/kernel/osrelease": b"5.15.0-91-generic\n"}, {"architecture": None}),
        ({"sys/kernel/osrelease": b"6.6.68600-686x\n"}, {"architecture": None}),
        ({"sys/kernel/arch": b"sparc64\n"}, {"architecture": "sparc64", "byte_order": "big", "page_size": 8192}),
        ({"sys/kernel/arch": b"mips\n", "1/auxv": auxv("<II")}, {"architecture": "mipsel", "byte_order": "little"}),
        ({"sys/kernel/arch": b"ppc64\n", "1/auxv": auxv("<QQ", 65536)}, {"architecture": "ppc64le"}),
        ({"cpuinfo": b"vendor_id       : IBM/S390\n"}, {"architecture": "s390x", "byte_order": "big"}),
        ({"cpuinfo": b"processor\t: 0\nvendor_id\t: GenuineIntel\nfpu\t\t: yes\n"}, {"architecture": "x86_64"}),
        ({"cpuinfo": b"vendor_id\t: GenuineIntel\nfdiv_bug\t: no\n"}, {"architecture": "i686", "word_size": 32}),
        ({"cpuinfo": b"Features\t: fp\nCPU architecture: 8\n"}, {"architecture": "aarch64"}),
        ({"cpuinfo": b"model name\t: ARMv7 Processor rev 5 (v7l)\nCPU architecture: 7\n"}, {"architecture": "armv7l"}),
        ({"cpuinfo": b"Processor\t: ARMv7 Processor rev 5 (v7b)\n"}, {"architecture": "armv7b", "byte_order": "big"}),
        ({"cpuinfo": b"model name\t: ARMv8 Processor rev 4 (v8l)\n"}, {"architecture": "aarch64", "word_size": 64}),
        ({"cpuinfo": b"cpu\t\t: POWER9, altivec supported\n"}, {"architecture": "ppc64le", "byte_order": "little"}),
        ({"cpuinfo": b"cpu\t\t: POWER7 (raw), altivec supported\n"}, {"architecture": "ppc64", "byte_order": "big"}),
        ({"cpuinfo": b"cpu\t\t: 740/750\nrevision\t: 3.1 (pvr 0008 0301)\n"}, {"architecture": "ppc", "word_size": 32}),
        ({"cpuinfo": b"processor\t: 0\nhart\t\t: 1\nisa\t\t: rv64imafdc\n"}, {"architecture": "riscv64"}),
        ({"cpuinfo": b"CPU Family\t\t: Loongson-64bit\n"}, {"architecture": "loongarch64", "page_size": 16384}),
        ({"cpuinfo": b"vendor     : GenuineIntel\narch       : IA-64\n"}, {"architecture": "ia64"}),
        ({"cpuinfo": b"cpu\t\t\t: Alpha\ncpu model\t\t: EV6\n"}, {"architecture": "alpha"}),
        ({"cpuinfo": b"processor\t: 0\ncpu family\t: PA-RISC 2.0\n"}, {"architecture": "parisc", "byte_order": "big"}),
        ({"cpuinfo": b"cpu\t\t: TI UltraSparc II\ntype\t\t: sun4u\n"}, {"architecture": "sparc64"}),
        ({"cpuinfo": b"cpu\t\t: Fujitsu\ntype\t\t: sun4m\n"}, {"architecture": "sparc", "word_size": 32}),
        ({"cpuinfo": b"CPU:\t\t68040\nMMU:\t\t68040\n"}, {"architecture": "m68k", "byte_order": "big"}),
        ({"cpuinfo": b"system type\t\t: MIPS Malta\nASEs implemented\t:\n"}, {"architecture": "mips"}),
        ({"cpuinfo": b"system type\t\t: MediaTek MT7621\nASEs implemented\t:\n"}, {"architecture": "mipsel"}),
        ({"cpuinfo": b"isa\t\t\t: mips1 mips64r2\nASEs implemented\t:\n"}, {"architecture": "mips64", "word_size": 64}),
        ({"cpuinfo": b"CPU-Family:\tMicroBlaze\nCPU-Ver:\t8.50.a, little endian\n"}, {"architecture": "microblazeel"}),
        ({"cpuinfo": b"core ID\t\t: x\nbyte order\t: big\n"}, {"architecture": "xtensa", "byte_order": "big"}),
        ({"cpuinfo": b"processor [0]\t: ARC770 (ARCompact ISA) [Big-Endian]\n"}, {"architecture": "arceb"}),
        ({"cpuinfo": b"odd\n"}, {"architecture": None}),
        ({"kallsyms": b"00000000 T _text\n", "cpuinfo": b"isa\t: mips64r2\n"}, {"word_size": 32, "architecture": "mips"}),
        ({"kallsyms": b"0000000000000000 T _text\n", "cpuinfo": b"cpu family\t: PA-RISC 2.0\n"}, {"architecture": "parisc64"}),
        ({"net/unix": b"Num       RefCount Protocol\nc1d2e3f4: 00000002 0\n"}, {"word_size": 32}),
        ({"net/unix": b"Num       RefCount Protocol\n0000000000000000: 00000002 0\n"}, {"word_size": 64}),
        ({"modules": b"fat 65536 2 vfat,msdos, Live 0xbf000000 (O)\n"}, {"word_size": 32}),
        ({"1/maps": b"00400000-00401000 r-xp\n", "2/maps": b"7f0000000000-7f0000001000 r-xp\n"}, {"word_size": 64}),
        ({"net/route": b"Iface\tDest\nlo\t00000A0A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n"}, {"byte_order": "little"}),
        ({"net/route": b"Iface\tDest\nlo\t0A0A0000\t00000000\t0001\t0\t0\t0\tFFFF0000\t0\t0\t0\n"}, {"byte_order": "big"}),
        ({"net/route": b"Iface\tDest\nlo\t00000000\t0A0A0001\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"}, {"byte_order": "little"}),
        ({"net/tcp": b"  sl\n   0: 7F000001:0277 00000000:0000 0A\n"}, {"byte_order": "big"}),
        ({"5/net/tcp": b"  sl\n   0: 0100007F:0277 00000000:0000 0A\n"}, {"byte_order": "little"}),
        ({"1/smaps": b"KernelPageSize:       2048 kB\nKernelPageSize:         64 kB\n"}, {"page_size": 65536}),
        ({"1/statm": b"100 5 4 1 0 9 0\n", "1/status": b"Name:\tx\nVmSize:\t    1600 kB\n"}, {"page_size": 16384}),
        ({"1/statm": b"0 0 0\n", "1/status": b"VmSize:\t 0 kB\n"}, {"page_size": 4096}),
        (
            {"vmstat": b"nr_mapped 1000\nnr_anon_pages 500\n", "meminfo": b"AnonPages:  32500 kB\nMapped:  63900 kB\n"},
            {"page_size": 65536},
        ),
        (
            {"vmstat": b"nr_mapped 1000\nnr_anon_pages 500\n", "meminfo": b"AnonPages:  32500 kB\nMapped:  4000 kB\n"},
            {"page_size": 4096},
        ),
        (
            {"stat": b"cpu  1 2\ncpu0 1 2\ncpu3 1 2\nintr 5\nctxt 6\nbtime 1700000000\nprocesses 7\n"},
            {"cpu_count": 2, "boot_time": 1700000000},
        ),
        ({"cpuinfo": b"processor\t: 0\n\nprocessor\t: 1\n"}, {"cpu_count": 2, "boot_time": None}),
        ({"cpuinfo": b"# processors    : 2\nprocessor 0: version = FF\nprocessor 5: version = FF\n"}, {"cpu_count": 2}),
        (
            {"config.gz": gzip.compress(b"CONFIG_MIPS=y\nCONFIG_64BIT=y\nCONFIG_CPU_LITTLE_ENDIAN=y\nCONFIG_PAGE_SIZE_16KB=y\n")},
            {"architecture": "mips64el", "word_size": 64, "byte_order": "little", "page_size": 16384},
        ),
        (
            {"config.gz": gzip.compress(b"# CONFIG_64BIT is not set\nCONFIG_ARM=y\nCONFIG_CPU_BIG_ENDIAN=y\n")},
            {"architecture": "armv7b", "word_size": 32, "byte_order": "big"},
        ),
        ({"config.gz": gzip.compress(b"CONFIG_ARM64=y\nCONFIG_ARM64_64K_PAGES=y\nCONFIG_PAGE_SHIFT=16\n")}, {"page_size": 65536}),
        ({"config.gz": gzip.compress(b"CONFIG_PPC=y\nCONFIG_PPC_4K_PAGES=y\n")}, {"architecture": "ppc", "page_size": 4096}),
        ({"config.gz": b"\x1f\x8bnot really"}, {"architecture": None}),
        ({"config.gz": gzip.compress(b"CONFIG_X86=y\nCONFIG_64BIT=y\n")[:20]}, {"word_size": 64}),
    ],
)  # fmt: skip
def test_files_give_a_machine_away(tmp_path: Path, files: dict[str, bytes], facts: dict[str, Any]) -> None:
    host = host_of(tmp_path, files)
    assert {name: getattr(host, name) for name in facts} == facts


def test_a_copy_that_says_nothing_has_the_commonest_host(tmp_path: Path) -> None:
    assert host_of(tmp_path, {"mdstat": b"Personalities :\n"}) == Host()


# Facts beside the copy


def noted(tmp_path: Path, content: bytes) -> Tree:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/version").write_bytes(b"Linux version 6.1.0-50-s390x (x)\n")
    (tmp_path / "procframe-capture.json").write_bytes(content)
    return Tree.open(tmp_path)


def test_what_a_capture_noted_comes_first(tmp_path: Path) -> None:
    host = Host(byte_order="big", word_size=32, page_size=8192, clock_ticks=7, cpu_count=3, boot_time=5)
    tree = noted(tmp_path, json.dumps({"host": host.to_dict()}).encode())
    assert tree.host == host
    assert tree.problem is None
    assert Tree.open(tmp_path / "proc").host == host  # opened a level deeper
    given = Host(architecture="x")
    assert Tree.open(tmp_path, host=given).host is given
    tree.host = given
    assert tree.host is given


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"{}", b'{"host": 5}', b'{"host": {"word_size": 48}}', b'{"host": {"byte_order": "x"}}',
        b'{"host": {"page_size": 5}}', b"[" * 100000, b"\xff\xfe", b'{"host": {"cpu_count": "many"}}',
    ],
)  # fmt: skip
def test_facts_that_make_no_sense_are_reported_and_inferred(tmp_path: Path, content: bytes) -> None:
    tree = noted(tmp_path, content)
    assert tree.host.architecture == "s390x"
    assert tree.problem is not None
    assert "procframe-capture.json says nothing usable" in tree.problem


# By hand


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("s390x", {"byte_order": "big", "word_size": 64, "page_size": 4096, "architecture": "s390x"}),
        ("arm64", {"architecture": "aarch64"}),
        ("armv7hf", {"architecture": "armv7l", "word_size": 32}),
        ("architecture=ppc64", {"byte_order": "big", "page_size": 65536}),
        ("ppc64, page_size=4096", {"page_size": 4096, "byte_order": "big", "architecture": "ppc64"}),
        ("byte_order=big,word_size=32", {"byte_order": "big", "word_size": 32, "architecture": "old"}),
        ("page_size=0x10000", {"page_size": 65536}),
        ("kernel_release=6.1.0-50-amd64", {"kernel_release": "6.1.0-50-amd64"}),
        ("architecture=mine", {"architecture": "mine", "byte_order": "little"}),
        ("boot_time=none,cpu_count=", {"boot_time": None, "cpu_count": None}),
        ("", {"architecture": "old", "cpu_count": 9}),
        (",, s390x ,", {"architecture": "s390x", "cpu_count": 9}),
    ],
)
def test_a_host_is_written_by_hand(text: str, facts: dict[str, Any]) -> None:
    base = Host(architecture="old", cpu_count=9, boot_time=1)
    host = parse_host(text, base)
    assert {name: getattr(host, name) for name in facts} == facts
    assert Host.parse(text, base) == host


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "z80",
            r"'z80' is no architecture; use KEY=VALUE with one of byte_order, .*boot_time, or one of aarch64, .*xtensa",
        ),
        ("endian=big", r"'endian' is no fact about a host; the facts are byte_order, word_size, "),
        ("byte_order=middle", r"byte_order.*little|Invalid enum value 'middle'"),
        ("word_size=16", "word_size is 32 or 64, not 16"),
        ("word_size=x", "word_size is a number, not 'x'"),
        ("page_size=5000", "page_size is a power of two, not 5000"),
        ("page_size=0", "page_size is a power of two, not 0"),
        ("clock_ticks=0", "clock_ticks is at least 1, not 0"),
    ],
)
def test_a_host_that_makes_no_sense_is_an_error(text: str, words: str) -> None:
    with pytest.raises(ProcframeError, match=words) as caught:
        parse_host(text)
    assert str(caught.value).startswith("host: ")


def test_architectures() -> None:
    for name, known in ARCHITECTURES.items():
        assert architecture_of(name) == architecture_of(name.upper()) == name
        host = parse_host(name)
        assert (host.byte_order, host.word_size, host.page_size) == known[:3]
    big = {name for name, known in ARCHITECTURES.items() if known.byte_order == "big"}
    assert {"s390x", "s390", "ppc", "ppc64", "sparc", "sparc64", "mips", "mips64", "m68k", "parisc", "openrisc"} <= big
    assert not {"x86_64", "i686", "aarch64", "armv7l", "ppc64le", "mipsel", "riscv64", "alpha", "ia64"} & big
    assert [architecture_of(name) for name in ("armv9", "armv7b", "arm", "", "generic")] == [
        "armv5tel", "armv7b", "armv7l", None, None,
    ]  # fmt: skip
    assert live_host().to_dict() == Tree.open("/proc").host.to_dict()
