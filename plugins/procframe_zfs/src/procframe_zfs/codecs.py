"""Flags, states and types of the cache and of what is in it, by name, and text that may be absent."""

from __future__ import annotations

from procframe.layout import TEXT, Codec, enum, flags

__all__ = ["ARC_CONTENTS", "ARC_FLAGS", "ARC_STATES", "COMPRESSION", "DASH", "DBUF_STATES", "OBJECT_TYPES"]

DASH = Codec(
    lambda text: None if text == "-" else text,
    lambda value: "-" if value is None else value,
    TEXT.pattern,
)
"""Text, or a dash where there is none."""

COMPRESSION = enum(
    dict(
        enumerate(
            (
                "inherit",
                "on",
                "off",
                "lzjb",
                "empty",
                *(f"gzip-{level}" for level in range(1, 10)),
                "zle",
                "lz4",
                "zstd",
            )
        )
    )
)
"""Algorithms of compression."""

_ARC_BITS = flags(
    [
        "wait",
        "nowait",
        "prefetch",
        "cached",
        "l2cache",
        "uncached",  # predictive prefetch, to ZFS 2.1
        "prescient_prefetch",
        "in_hash_table",
        "io_in_progress",
        "io_error",
        "indirect",
        "prio_async_read",
        "l2_writing",
        "l2_evicted",
        "l2_write_head",
        "protected",
        "noauth",
        "bufc_metadata",
        "has_l1hdr",
        "has_l2hdr",
        "compressed_arc",
        "shared_data",
        "cached_only",
        "no_buf",
    ]
)
_COMPRESS = "compress_"
_COMPRESS_SHIFT, _COMPRESS_MASK = 24, 0x7F << 24


def _decode_arc(mask: int) -> list[str]:
    names: list[str] = _ARC_BITS.decode(mask & ~_COMPRESS_MASK)
    algorithm = (mask & _COMPRESS_MASK) >> _COMPRESS_SHIFT
    return [*names, f"{_COMPRESS}{COMPRESSION.decode(algorithm)}"] if algorithm else names


def _encode_arc(names: list[str]) -> int:
    mask: int = _ARC_BITS.encode(name for name in names if not name.startswith(_COMPRESS))
    for name in names:
        if name.startswith(_COMPRESS):
            algorithm = name.removeprefix(_COMPRESS)
            mask |= COMPRESSION.encode(int(algorithm) if algorithm.isdecimal() else algorithm) << _COMPRESS_SHIFT
    return mask


def _unknown_arc(names: list[str]) -> list[str]:
    return [name for name in names if name.startswith("0x") or name.removeprefix(_COMPRESS).isdecimal()]


ARC_FLAGS = Codec(_decode_arc, _encode_arc, schema="array", unknown=_unknown_arc)
"""Flags of a request to the cache and of a header in it, which has an algorithm of compression among them."""

ARC_STATES = enum(dict(enumerate(("anon", "mru", "mru_ghost", "mfu", "mfu_ghost", "l2c_only", "uncached"))))
"""In which list of the cache a block is."""

ARC_CONTENTS = enum({0: "data", 1: "metadata"})
"""What a block of the cache holds."""

DBUF_STATES = enum(dict(enumerate(("search", "uncached", "fill", "nofill", "read", "cached", "evicting"), -1)))
"""States of a dbuf."""

_CLASSIC = (
    "none object_directory object_array packed_nvlist packed_nvlist_size bpobj bpobj_hdr space_map_header space_map"
    " intent_log dnode objset dsl_dir dsl_dir_child_map dsl_ds_snap_map dsl_props dsl_dataset znode oldacl"
    " plain_file_contents directory_contents master_node unlinked_set zvol zvol_prop plain_other uint64_other zap_other"
    " error_log spa_history spa_history_offsets pool_props dsl_perms acl sysacl fuid fuid_size next_clones scan_queue"
    " usergroup_used usergroup_quota userrefs ddt_zap ddt_stats sa sa_master_node sa_attr_registration sa_attr_layouts"
    " scan_xlate dedup deadlist deadlist_hdr dsl_clones bpobj_subobj"
)
_CONTENTS = ("uint8", "uint16", "uint32", "uint64", "zap")
_NEW, _METADATA, _ENCRYPTED = 0x80, 0x40, 0x20
OBJECT_TYPES = enum(
    dict(enumerate(_CLASSIC.split(" ")))
    | {
        _NEW | metadata | encrypted | number: contents + ("_encrypted" if encrypted else "") + kind
        for number, contents in enumerate(_CONTENTS)
        for metadata, kind in ((0, "_data"), (_METADATA, "_metadata"))
        for encrypted in (0, _ENCRYPTED)
    }
)
"""Types of objects; newer ones say just how the content is swapped, whether it is metadata and is encrypted."""
