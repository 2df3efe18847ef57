"""Settings of the SMB client: a number a file, the mask of security mechanisms, and the options that mount knows."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One, Table, choice, flags, pattern
from procframe.record import Field, Record

__all__ = ["MOUNT_PARAMS", "SECURITY_FLAGS", "SETTING", "SMB_DIRECT", "MountParam", "SecurityFlags", "Setting"]


class Setting(Record):
    """A setting of the SMB client: 0 or 1; ``cifsFYI``: also the sum of 1, 2 and 4, messages that are written."""

    value: Annotated[int, Field("The number", kind="gauge")]


class SecurityFlags(Record):
    """Which security mechanisms may, and which must, be used."""

    flags: Annotated[
        list[str],
        Field(
            "`may ...` for what may be used, `must ...` for what must; an old one says how weak ones may be",
            kind="flags",
            codec=flags(
                {
                    0x00001: "may sign",
                    0x00002: "may ntlm",
                    0x00004: "may ntlmv2",
                    0x00008: "may krb5",
                    0x00010: "may lanman",
                    0x00020: "may plaintext",
                    0x00040: "may seal",
                    0x00080: "may ntlmssp",
                    0x01001: "must sign",
                    0x02002: "must ntlm",
                    0x04004: "must ntlmv2",
                    0x08008: "must krb5",
                    0x10010: "must lanman",
                    0x20020: "must plaintext",
                    0x40040: "must seal",
                    0x80080: "must ntlmssp",
                }
            ),
        ),
    ]


class MountParam(Record):
    """An option that mounting takes."""

    name: Annotated[str, Field("Name of the option", kind="identity", codec=pattern(r"[^:\n]+"))]
    type: Annotated[
        str,
        Field(
            "Its type: `flag`, `noflag` (one that may have `no` before it), `bool`, `u32`, `u64`, `string`, `unknown`",
            kind="label",
            codec=choice("flag", "noflag", "bool", "u32", "u64", "string", "unknown"),
        ),
    ]


def _numbers(*names: str, source: str) -> Format:
    paths = tuple(f"fs/cifs/{name}" for name in names)
    return Format(paths[0], One(Setting, "{value:d}"), paths=paths, source=f"fs/smb/client/cifs_debug.c:{source}")


SETTING = _numbers(
    "cifsFYI",
    "traceSMB",
    "LinuxExtensionsEnabled",
    "LookupCacheEnabled",
    "Experimental",
    "MultiuserMount",
    "OplockEnabled",
    "PacketSigningEnabled",
    "QuotaEnabled",
    source="cifsFYI_proc_show, traceSMB_proc_show, cifs_linux_ext_proc_show, cifs_lookup_cache_proc_show",
)
SMB_DIRECT = _numbers(
    "smbd_max_receive_size",
    "smbd_max_send_size",
    "smbd_max_fragmented_recv_size",
    "smbd_max_frmr_depth",
    "smbd_keep_alive_interval",
    "smbd_receive_credit_max",
    "smbd_send_credit_target",
    "rdma_readwrite_threshold",
    source="PROC_FILE_DEFINE",
)
SECURITY_FLAGS = Format(
    "fs/cifs/SecurityFlags",
    One(SecurityFlags, "0x{flags:x}"),
    source="fs/smb/client/cifs_debug.c:cifs_security_flags_proc_show",
)
MOUNT_PARAMS = Format(
    "fs/cifs/mount_params",
    Table(MountParam, "{name}:{type}"),
    source="fs/smb/client/cifs_debug.c:cifs_mount_params_proc_show",
    since="5.12",
)
