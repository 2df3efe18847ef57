"""``/proc/crypto``: the cryptographic algorithms that the kernel has loaded."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Codec, File, Keys, Many, Stanza
from procframe.record import Field, KeyedRecord

__all__ = ["FORMAT", "Algorithm"]

YES_NO = Codec(
    {"yes": True, "no": False}.__getitem__, {True: "yes", False: "no"}.__getitem__, "yes|no", "boolean", True
)
"""``yes`` or ``no``."""


class Algorithm(KeyedRecord):
    """An algorithm; what it has depends on its type."""

    name: Annotated[str, Field("Name of the algorithm, such as `cbc(aes)`", kind="identity", codec=TEXT)]
    driver: Annotated[str, Field("Name of the implementation", kind="identity")]
    module: Annotated[str, Field("Module that it is in, `kernel` for none")]
    priority: Annotated[int, Field("Which implementation is preferred: the highest", kind="label")]
    refcnt: Annotated[int, Field("How often it is in use")]
    selftest: Annotated[str, Field("`passed`, or `unknown` where it was not tested")]
    internal: Annotated[bool, Field("Whether only other algorithms may use it", codec=YES_NO, since="4.1")]
    fips: Annotated[bool, Field("Whether it is allowed in FIPS mode, printed in that mode", codec=YES_NO, since="5.18")]
    type: Annotated[str, Field("Type of algorithm")]
    flags: Annotated[int, Field("Flags of an algorithm still being made (`larval`)", kind="flags", form=" 0x{:x}")]
    async_: Annotated[bool, Field("Whether it may finish later", key="async", codec=YES_NO)]
    blocksize: Annotated[int, Field("Size of a block", unit="bytes")]
    min_keysize: Annotated[int, Field("Size of the shortest key", unit="bytes", key="min keysize")]
    max_keysize: Annotated[int, Field("Size of the longest key", unit="bytes", key="max keysize")]
    ivsize: Annotated[int, Field("Size of the initialisation vector", unit="bytes")]
    chunksize: Annotated[int, Field("What it handles as a whole", unit="bytes", since="4.8")]
    walksize: Annotated[int, Field("What it handles at once", unit="bytes", since="4.10")]
    statesize: Annotated[int, Field("Size of the state", unit="bytes", since="6.8")]
    maxauthsize: Annotated[int, Field("Size of the longest authentication tag", unit="bytes")]
    geniv: Annotated[str, Field("What makes its initialisation vectors")]
    digestsize: Annotated[int, Field("Size of the digest", unit="bytes")]
    seedsize: Annotated[int, Field("Size of the seed", unit="bytes")]


FORMAT = Format(
    "crypto",
    File(Many("records", Stanza(Algorithm, "name         : {name}", Keys("{key}{@13}: {}"), ""))),
    source="crypto/proc.c:c_show",
)
