"""``/proc/net/rpc/gss_krb5_enctypes``: what the kernel can encrypt with for Kerberos.

Before, it is ``/proc/fs/nfsd/supported_krb5_enctypes``, where a link leads to it since.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One, Repeat
from procframe.record import Field, Record
from procframe_net.codecs import open_enum

__all__ = ["FORMAT", "Krb5Enctypes"]

ENCTYPES = open_enum(
    {
        1: "des-cbc-crc",
        2: "des-cbc-md4",
        3: "des-cbc-md5",
        16: "des3-cbc-sha1",
        17: "aes128-cts-hmac-sha1-96",
        18: "aes256-cts-hmac-sha1-96",
        19: "aes128-cts-hmac-sha256-128",
        20: "aes256-cts-hmac-sha384-192",
        23: "arcfour-hmac",
        25: "camellia128-cts-cmac",
        26: "camellia256-cts-cmac",
    }
)
"""Encryption types of Kerberos (``KRB5_ENCTYPE_*`` and ``ENCTYPE_*``)."""


class Krb5Enctypes(Record):
    """The encryption types of Kerberos that the kernel knows, the preferred one first."""

    enctypes: Annotated[list[str], Field("The encryption types", kind="flags", codec=ENCTYPES)]


FORMAT = Format(
    "net/rpc/gss_krb5_enctypes",
    One(Krb5Enctypes, Line(Repeat("enctypes", "{:d}", separator=",", minimum=1)), end=""),
    paths=("net/rpc/gss_krb5_enctypes", "fs/nfsd/supported_krb5_enctypes"),
    source="net/sunrpc/auth_gss/svcauth_gss.c:read_gss_krb5_enctypes, fs/nfsd/nfsctl.c:supported_enctypes_show",
)
