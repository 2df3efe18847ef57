"""``/proc/fs/ntfs3/DEVICE/{volinfo,label}``: NTFS volumes, and labels of file systems as other drivers show them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Free, One, choice, pattern
from procframe.record import Field, Record

__all__ = ["LABEL", "VOLINFO", "Label", "Volume"]

_DIRT = choice("dirty", "clean")


class Label(Record):
    """The name that a volume was given."""

    label: Annotated[str, Field("The name, empty where it has none", kind="label", codec=pattern(r"[\s\S]*"))]


class Volume(Record):
    """An NTFS volume."""

    major_version: Annotated[int, Field("Version of NTFS", kind="label")]
    minor_version: Annotated[int, Field("What follows its point", kind="label")]
    cluster_size: Annotated[int | None, Field("Size of a cluster", unit="bytes")] = None
    clusters: Annotated[int | None, Field("Clusters that the volume has", unit="clusters")] = None
    mft_records: Annotated[int | None, Field("Records in the master file table")] = None
    mft_used: Annotated[int | None, Field("Of those, in use")] = None
    real_state: Annotated[
        str | None, Field("`dirty` where the volume was when it was mounted, else `clean`", codec=_DIRT)
    ] = None
    state: Annotated[str | None, Field("`dirty` where the volume is marked so now, else `clean`", codec=_DIRT)] = None


VOLINFO = Format(
    "fs/ntfs3/<device>/volinfo",
    One(
        Volume,
        "ntfs{major_version:d}.{minor_version:d}",
        "{cluster_size:d}",
        "{clusters:d}",
        "{mft_records:d}",
        "{mft_used:d}",
        "{real_state}",
        "{state}",
    ),
    source="fs/ntfs3/super.c:ntfs3_volinfo",
    since="6.5",
)
LABEL = Format(
    "fs/ntfs3/<device>/label",
    Free(Label, "{label}"),
    paths=("fs/ntfs3/<device>/label", "fs/ufsd/<device>/label"),
    source="fs/ntfs3/super.c:ntfs3_label_show",
    since="6.5",
)
