"""Capabilities by name."""

from __future__ import annotations

from procframe.layout import Codec, flags

__all__ = ["CAPABILITIES"]

NAMES = (
    "CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE"
    " NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN"
    " SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE"
    " MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE"
)
"""include/uapi/linux/capability.h, from 0 on."""


def _capabilities() -> Codec:
    names = [f"CAP_{name}" for name in NAMES.split(" ")]
    inner = flags(names)
    # Before 3.16 a full set had all 64 bits.
    undefined = f"{(1 << 64) - (1 << len(names)):#x}"

    def unknown(value: list[str]) -> list[str]:
        return [name for name in value if name.startswith("0x") and name != undefined]

    return inner.but(unknown=unknown)


CAPABILITIES = _capabilities()
"""A set of capabilities as a list of names; where all bits without a name are set too, they are one last hexadecimal."""
