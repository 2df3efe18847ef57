"""Statistics of compression, of its hardware, of fault events, and the instructions that ZFS can use."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Table
from procframe.record import Field, Record
from procframe_zfs.kstat import NamedValues, amount, counter, gauge, named

__all__ = ["FM", "QAT", "SIMD", "ZSTD"]


class Zstd(NamedValues):
    """Compression with zstd."""

    alloc_fail: Annotated[int, counter("Allocations for which the pool of buffers had none")]
    alloc_fallback: Annotated[int, counter("Allocations that took the buffer kept for want of memory")]
    compress_alloc_fail: Annotated[int, counter("Blocks not compressed for want of memory")]
    decompress_alloc_fail: Annotated[int, counter("Blocks not decompressed for want of memory")]
    compress_level_invalid: Annotated[int, counter("Blocks not compressed as the level was invalid")]
    decompress_level_invalid: Annotated[int, counter("Blocks not decompressed as the level was invalid")]
    decompress_header_invalid: Annotated[int, counter("Blocks not decompressed as the header was invalid")]
    compress_failed: Annotated[int, counter("Blocks whose compression failed")]
    decompress_failed: Annotated[int, counter("Blocks whose decompression failed")]
    lz4pass_allowed: Annotated[int, counter("Blocks compressed as lz4 found that it pays", since="ZFS 2.2")]
    lz4pass_rejected: Annotated[int, counter("Blocks for which lz4 found that it does not pay", since="ZFS 2.2")]
    zstdpass_allowed: Annotated[int, counter("Of those, ones for which zstd-1 found that it does", since="ZFS 2.2")]
    zstdpass_rejected: Annotated[int, counter("Of those, ones for which zstd-1 found so too", since="ZFS 2.2")]
    passignored: Annotated[int, counter("Blocks compressed without such a trial", since="ZFS 2.2")]
    passignored_size: Annotated[int, counter("Of those, ones that are too small for it", since="ZFS 2.2")]
    buffers: Annotated[int, gauge("Buffers in the pool", "buffers")]
    size: Annotated[int, amount("Size of those")]


class Qat(NamedValues):
    """Work done by QuickAssist hardware."""

    comp_requests: Annotated[int, counter("Compressions", "requests")]
    comp_total_in_bytes: Annotated[int, counter("Data compressed", "bytes")]
    comp_total_out_bytes: Annotated[int, counter("What came of it", "bytes")]
    decomp_requests: Annotated[int, counter("Decompressions", "requests")]
    decomp_total_in_bytes: Annotated[int, counter("Data decompressed", "bytes")]
    decomp_total_out_bytes: Annotated[int, counter("What came of it", "bytes")]
    dc_fails: Annotated[int, counter("Failed compressions and decompressions", "requests")]
    encrypt_requests: Annotated[int, counter("Encryptions", "requests")]
    encrypt_total_in_bytes: Annotated[int, counter("Data encrypted", "bytes")]
    encrypt_total_out_bytes: Annotated[int, counter("What came of it", "bytes")]
    decrypt_requests: Annotated[int, counter("Decryptions", "requests")]
    decrypt_total_in_bytes: Annotated[int, counter("Data decrypted", "bytes")]
    decrypt_total_out_bytes: Annotated[int, counter("What came of it", "bytes")]
    crypt_fails: Annotated[int, counter("Failed encryptions and decryptions", "requests")]
    cksum_requests: Annotated[int, counter("Checksums", "requests")]
    cksum_total_in_bytes: Annotated[int, counter("Data that was summed", "bytes")]
    cksum_fails: Annotated[int, counter("Failed checksums", "requests")]


class Fm(NamedValues):
    """Events of fault management, which tell of errors."""

    erpt_dropped: Annotated[int, Field("Reports dropped", kind="counter", key="erpt-dropped")]
    erpt_set_failed: Annotated[int, Field("Reports that could not be made", kind="counter", key="erpt-set-failed")]
    fmri_set_failed: Annotated[int, Field("Names that could not be made", kind="counter", key="fmri-set-failed")]
    payload_set_failed: Annotated[
        int, Field("Contents that could not be made", kind="counter", key="payload-set-failed")
    ]
    erpt_duplicates: Annotated[
        int, Field("Reports dropped as they were repeated", kind="counter", key="erpt-duplicates", since="ZFS 2.0")
    ]


_YES_OR_NO = Codec(
    lambda number: {0: False, 1: True}.get(number, number),
    lambda value: int(value),
    schema="boolean",
)


class SimdFeature(Record):
    """A set of vector instructions, or something else that using them depends on."""

    name: Annotated[str, Field("What it is, such as `avx2`, `neon` or `kfpu_allowed`", kind="identity")]
    available: Annotated[bool, Field("Whether ZFS can use it", kind="flags", codec=_YES_OR_NO)]


FM = named("spl/kstat/zfs/fm", Fm, "module/zfs/fm.c:fm_init")
QAT = named("spl/kstat/zfs/qat", Qat, "module/os/linux/zfs/qat.c:qat_init")
SIMD = Format(
    "spl/kstat/zfs/simd",
    Table(SimdFeature, "{name:16s}\t{available:d}"),
    source="module/zcommon/simd_stat.c:simd_stat_kstat_data",
    since="ZFS 2.2",
)
ZSTD = named("spl/kstat/zfs/zstd", Zstd, "module/zstd/zfs_zstd.c:zstd_init")
