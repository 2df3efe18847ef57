"""``/proc/version_signature``: which release of Ubuntu's kernel this is, and on which kernel it builds."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record

__all__ = ["FORMAT", "VersionSignature"]


class VersionSignature(Record):
    """The release of the distribution's kernel and of the kernel that it builds on."""

    distribution: Annotated[str, Field("Name of the distribution", kind="label")]
    version: Annotated[str, Field("Version of its kernel package, and the flavour", kind="label")]
    upstream: Annotated[str, Field("Version of the kernel that it builds on", kind="label")]


FORMAT = Format(
    "version_signature",
    One(VersionSignature, "{distribution} {version} {upstream}"),
    source="fs/proc/version_signature.c:version_signature_proc_show (Ubuntu)",
)
