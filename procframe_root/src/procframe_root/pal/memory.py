"""``/proc/pal/cpu<N>/vm_info`` and ``tr_info``: how an Itanium CPU translates addresses."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, File, Flag, Line, Many, One, Repeat, Stanza, choice, pattern
from procframe.layout.codecs import INTEGER
from procframe.record import Field, Record
from procframe_root.choices import BOOL, two
from procframe_root.pal.shared import SIZE, CacheLevel, CacheType

__all__ = ["TR_INFO", "VM_INFO", "PalTranslation", "PalTranslationCache", "PalVm"]

_ATTRIBUTES = ("WB", "SW", "010", "011", "UC", "UCE", "WC", "NaTPage")
ATTRIBUTE = pattern("[^ ,\n]+").but(unknown=lambda names: [name for name in names if name not in _ATTRIBUTES])
PURGES = Codec(
    lambda text: text if text == "unlimited" else int(text),
    lambda count: count if count == "unlimited" else f"{count:d}",
    f"(?:unlimited|{INTEGER})",
    schema="integer",
)


class PalTranslationCache(Record):
    """A cache of translations (TLB)."""

    type: CacheType
    level: CacheLevel
    hash_sets: Annotated[int | None, Field("Sets of entries")] = None
    associativity: Annotated[int | None, Field("Entries in a set")] = None
    entries: Annotated[int | None, Field("Entries in all")] = None
    preferred_page_size: Annotated[bool, Field("Whether it is made for one size of pages", kind="flags")] = False
    unified: Annotated[bool, Field("Whether it is for data and instructions", kind="flags")] = False
    tc_reduction: Annotated[bool, Field("Whether translation registers take its entries", kind="flags")] = False
    page_sizes: Annotated[list[int], Field("Sizes of pages", unit="bytes", codec=SIZE)] = []


class PalVm(Record):
    """How addresses are translated."""

    physical_bits: Annotated[int, Field("Size of a physical address", unit="bits")]
    virtual_bits: Annotated[int | None, Field("Size of a virtual address", unit="bits")] = None
    protection_key_registers: Annotated[int | None, Field("Protection key registers (PKR)")] = None
    key_bits: Annotated[int | None, Field("Size of a key", unit="bits")] = None
    hash_tag_id: Annotated[int | None, Field("How the hash and tag of an address are made", kind="label")] = None
    rid_bits: Annotated[int | None, Field("Size of a region's number", unit="bits")] = None
    max_purges: Annotated[int | str | None, Field("Purges of translations at a time, or `unlimited`", codec=PURGES)] = (
        None
    )
    memory_attributes: Annotated[
        list[str],
        Field("Kinds of memory: `WB`, `UC`, `UCE`, `WC`, `NaTPage`", kind="flags", codec=ATTRIBUTE),
    ] = []
    walker: Annotated[
        bool | None, Field("Whether it reads translations from memory", codec=two("implemented", "not implemented"))
    ] = None
    data_registers: Annotated[int | None, Field("Translation registers for data (DTR)")] = None
    instruction_registers: Annotated[int | None, Field("Those for instructions (ITR)")] = None
    insertable_page_sizes: Annotated[
        list[int], Field("Sizes of pages that a translation can be of", unit="bytes", codec=SIZE)
    ] = []
    purgeable_page_sizes: Annotated[
        list[int], Field("Sizes of pages that can be purged", unit="bytes", codec=SIZE)
    ] = []
    purge_base: Annotated[int | None, Field("First address to purge all translations", kind="address")] = None
    purge_outer_count: Annotated[int | None, Field("How often the outer loop runs for that")] = None
    purge_inner_count: Annotated[int | None, Field("How often the inner loop does")] = None
    purge_outer_stride: Annotated[int | None, Field("What is added each time in the outer loop", unit="bytes")] = None
    purge_inner_stride: Annotated[int | None, Field("What is added in the inner loop", unit="bytes")] = None
    cache_levels: Annotated[int | None, Field("Levels of caches of translations")] = None
    unique_caches: Annotated[int | None, Field("Caches of translations")] = None
    caches: Annotated[list[PalTranslationCache], Field("These")] = []


class PalTranslation(Record):
    """A translation register that holds a translation."""

    kind: Annotated[str, Field("`I` for instructions, `D` for data", kind="identity", codec=choice("I", "D"))]
    number: Annotated[int, Field("Number of the register", kind="identity")]
    access_rights_valid: Annotated[bool, Field("Whether `access_rights` are known", kind="flags", codec=BOOL)]
    privilege_level_valid: Annotated[bool, Field("Whether `privilege_level` is known", kind="flags", codec=BOOL)]
    dirty_valid: Annotated[bool, Field("Whether `dirty` is known", kind="flags", codec=BOOL)]
    memory_attribute_valid: Annotated[bool, Field("Whether `memory_attribute` is known", kind="flags", codec=BOOL)]
    physical: Annotated[int | None, Field("Physical address", kind="address")] = None
    virtual: Annotated[int | None, Field("Virtual address", kind="address")] = None
    page_size: Annotated[list[int], Field("Size of the page", unit="bytes", codec=SIZE)] = []
    privilege_level: Annotated[int | None, Field("Privilege level, 0 the highest", kind="label")] = None
    access_rights: Annotated[int | None, Field("What may be done", kind="flags")] = None
    region: Annotated[int | None, Field("Number of the region", kind="label")] = None
    present: Annotated[bool | None, Field("Whether the page is in memory", kind="flags", codec=BOOL)] = None
    memory_attribute: Annotated[int | None, Field("Kind of memory", kind="label")] = None
    dirty: Annotated[bool | None, Field("Whether it was written to", kind="flags", codec=BOOL)] = None


VM_INFO = Format(
    "pal/cpu<cpu>/vm_info",
    One(
        PalVm,
        "Physical Address Space         : {physical_bits:d} bits",
        "Virtual Address Space          : {virtual_bits:d} bits",
        "Protection Key Registers(PKR)  : {protection_key_registers:d}",
        "Implemented bits in PKR.key    : {key_bits:d}",
        "Hash Tag ID                    : 0x{hash_tag_id:x}",
        "Size of RR.rid                 : {rid_bits:d}",
        "Max Purges                     : {max_purges}",
        Line("Supported memory attributes    : ", Repeat("memory_attributes", "{}", separator=", ")),
        "",
        "TLB walker                     : {walker}",
        "Number of DTR                  : {data_registers:d}",
        "Number of ITR                  : {instruction_registers:d}",
        Line("TLB insertable page sizes      : ", Repeat("insertable_page_sizes", "{} ")),
        Line("TLB purgeable page sizes       : ", Repeat("purgeable_page_sizes", "{} ")),
        "Purge base address             : 0x{purge_base:016x}",
        "Purge outer loop count         : {purge_outer_count:d}",
        "Purge inner loop count         : {purge_inner_count:d}",
        "Purge outer loop stride        : {purge_outer_stride:d}",
        "Purge inner loop stride        : {purge_inner_stride:d}",
        "TC Levels                      : {cache_levels:d}",
        "Unique TC(s)                   : {unique_caches:d}",
        "",
        Many(
            "caches",
            Stanza(
                PalTranslationCache,
                "{type} Translation Cache Level {level:d}:",
                "\tHash sets           : {hash_sets:d}",
                "\tAssociativity       : {associativity:d}",
                "\tNumber of entries   : {entries:d}",
                Line(
                    "\tFlags               : ",
                    Flag("preferred_page_size", "PreferredPageSizeOptimized "),
                    Flag("unified", "Unified "),
                    Flag("tc_reduction", "TCReduction"),
                ),
                Line("\tSupported page sizes: ", Repeat("page_sizes", "{} ")),
            ),
        ),
    ),
    source="arch/ia64/kernel/palinfo.c:vm_info",
)
TR_INFO = Format(
    "pal/cpu<cpu>/tr_info",
    File(
        Many(
            "records",
            Stanza(
                PalTranslation,
                "{kind}TR{number:d}: av={access_rights_valid:d} pv={privilege_level_valid:d} dv={dirty_valid:d}"
                " mv={memory_attribute_valid:d}",
                "\tppn  : 0x{physical:x}",
                "\tvpn  : 0x{virtual:x}",
                Line("\tps   : ", Repeat("page_size", "{} ")),
                "\tpl   : {privilege_level:d}",
                "\tar   : {access_rights:d}",
                "\trid  : {region:x}",
                "\tp    : {present:d}",
                "\tma   : {memory_attribute:d}",
                "\td    : {dirty:d}",
            ),
        )
    ),
    source="arch/ia64/kernel/palinfo.c:tr_info",
)
