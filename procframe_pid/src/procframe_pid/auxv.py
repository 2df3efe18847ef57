"""``/proc/PID/auxv``: the auxiliary vector, which the kernel gives a program when it starts."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Structs, enum
from procframe.record import Field, Record

TYPES = enum(
    {
        0: "AT_NULL",
        1: "AT_IGNORE",
        2: "AT_EXECFD",
        3: "AT_PHDR",
        4: "AT_PHENT",
        5: "AT_PHNUM",
        6: "AT_PAGESZ",
        7: "AT_BASE",
        8: "AT_FLAGS",
        9: "AT_ENTRY",
        10: "AT_NOTELF",
        11: "AT_UID",
        12: "AT_EUID",
        13: "AT_GID",
        14: "AT_EGID",
        15: "AT_PLATFORM",
        16: "AT_HWCAP",
        17: "AT_CLKTCK",
        18: "AT_FPUCW",
        19: "AT_DCACHEBSIZE",
        20: "AT_ICACHEBSIZE",
        21: "AT_UCACHEBSIZE",
        22: "AT_IGNOREPPC",
        23: "AT_SECURE",
        24: "AT_BASE_PLATFORM",
        25: "AT_RANDOM",
        26: "AT_HWCAP2",
        27: "AT_RSEQ_FEATURE_SIZE",
        28: "AT_RSEQ_ALIGN",
        29: "AT_HWCAP3",
        30: "AT_HWCAP4",
        31: "AT_EXECFN",
        32: "AT_SYSINFO",
        33: "AT_SYSINFO_EHDR",
        34: "AT_L1I_CACHESHAPE",
        35: "AT_L1D_CACHESHAPE",
        36: "AT_L2_CACHESHAPE",
        37: "AT_L3_CACHESHAPE",
        40: "AT_L1I_CACHESIZE",
        41: "AT_L1I_CACHEGEOMETRY",
        42: "AT_L1D_CACHESIZE",
        43: "AT_L1D_CACHEGEOMETRY",
        44: "AT_L2_CACHESIZE",
        45: "AT_L2_CACHEGEOMETRY",
        46: "AT_L3_CACHESIZE",
        47: "AT_L3_CACHEGEOMETRY",
        48: "AT_ADI_BLKSZ",
        49: "AT_ADI_NBITS",
        50: "AT_ADI_UEONADI",
        51: "AT_MINSIGSTKSZ",
    }
)
"""include/uapi/linux/auxvec.h, and asm/auxvec.h of all architectures."""


class Auxiliary(Record):
    """An entry of the auxiliary vector, the last of which is ``AT_NULL``.

    The vector is in the word size of the program, which may be smaller than the kernel's.
    """

    type: Annotated[str, Field("What the value is", kind="identity", codec=TYPES)]
    value: Annotated[int, Field("A number, flags or an address in the program's memory", kind="label")]


FORMAT = Format(
    "PID/auxv",
    variants=[
        Variant("native", Structs(Auxiliary, type="word", value="word")),
        Variant("32-bit program", Structs(Auxiliary, word_size=32, type="word", value="word")),
    ],
    source="fs/proc/base.c:auxv_read",
)
