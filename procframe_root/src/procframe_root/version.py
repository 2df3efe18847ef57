"""``/proc/version``: which kernel is running, and how it was built."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Line, One, Opt, pattern
from procframe.record import Field, Record


class Version(Record):
    """Which kernel is running, who built it, where, with what and when."""

    sysname: Annotated[str, Field("Name of the system, as uname -s", kind="identity")]
    release: Annotated[str, Field("Release of the kernel, as uname -r", kind="identity")]
    built_by: Annotated[str | None, Field("User and host that built it, or an address", codec=pattern(r"[^)\n]*"))] = (
        None
    )
    compiler: Annotated[str | None, Field("Compiler, and the linker since 5.8", codec=pattern(r"[^\n]*"))] = None
    version: Annotated[str, Field("Number and time of the build, with some options, as uname -v", codec=ANYTHING)] = ""


FORMAT = Format(
    "version",
    One(
        Version,
        Line("{sysname} version {release}", Opt(" ({built_by})"), Opt(" ({compiler})"), " {version}"),
    ),
    source="fs/proc/version.c:version_proc_show",
)
