"""``/proc/fs/ntfs3/DEVICE/{volinfo,label}``: NTFS volumes, and labels of file systems as other drivers show them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Free, Whole, choice, pattern
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
    cluster_size: Annotated[int, Field("Size of a cluster", unit="bytes")]
    clusters: Annotated[int, Field("Clusters that the volume has", unit="clusters")]
    mft_records: Annotated[int, Field("Records in the master file table")]
    mft_used: Annotated[int, Field("Of those, in use")]
    real_state: Annotated[str, Field("`dirty` where the volume was when it was mounted, else `clean`", codec=_DIRT)]
    state: Annotated[str, Field("`dirty` where the volume is marked so now, else `clean`", codec=_DIRT)]


VOLINFO = Format(
    "fs/ntfs3/<device>/volinfo",
    Whole(
        Volume,
        "ntfs{major_version:d}.{minor_version:d}\n{cluster_size:d}\n{clusters:d}\n{mft_records:d}\n{mft_used:d}"
        "\n{real_state}\n{state}",
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
