"""``/proc/powerpc/rtas/*_flash``, ``firmware_update``: new firmware for pSeries machines, which RTAS is to write."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Free, One, Opt, enum, pattern
from procframe.record import Field, Record
from procframe_root.choices import one_of

__all__ = [
    "FIRMWARE_FLASH",
    "FIRMWARE_UPDATE",
    "MANAGE_FLASH",
    "VALIDATE_FLASH",
    "FirmwareFlash",
    "FirmwareUpdate",
    "ManageFlash",
    "ValidateFlash",
]

_COMMON = {-9002: "no service authority", -1099: "nothing asked for"}
_ERRORS = {-3: "parameter error", -1: "hardware error"}
UPDATE = enum(
    _COMMON | {-1005: "image too short", -1004: "bad length", -1003: "no data", 0: "image ready for the next reboot"}
)
MANAGE = enum(_COMMON | _ERRORS | {-9001: "the active image cannot be overwritten", 0: "success"})
VALIDATE = enum(
    _COMMON
    | _ERRORS
    | {
        -1002: "incomplete",
        -1001: "image ready for validation",
        0: "temporary side will be updated",
        1: "the partition has no authority",
        2: "invalid image",
        3: "current level unknown",
        4: "temporary side will be committed first, to an older level",
        5: "temporary side will be committed first",
        6: "temporary side will be updated, to an older level",
        7: "out of warranty",
    }
)

STATUS = pattern(r"(?:error|info|ready): [^\n]+").but(
    unknown=one_of(
        "error: this partition does not have service authority",
        "info: no firmware image for flash",
        "error: flash image short",
        "error: internal error bad length",
        "error: internal error null data",
        "ready: firmware image ready for flash on reboot",
    ).unknown
)


class FirmwareFlash(Record):
    """Whether an image of new firmware is there."""

    status: Annotated[
        str,
        Field(
            "What the kernel says of it, which begins with `error`, `info` or `ready`",
            kind="label",
            codec=STATUS,
        ),
    ]


class FirmwareUpdate(Record):
    """The same in a number."""

    status: Annotated[str, Field("Whether an image of new firmware is there", kind="label", codec=UPDATE)]


class ManageFlash(Record):
    """What came of it that the temporary firmware was to be kept, or given up."""

    status: Annotated[str, Field("What RTAS said", kind="label", codec=MANAGE)]


class ValidateFlash(Record):
    """Whether an image would do as new firmware."""

    status: Annotated[str, Field("What RTAS said of the image", kind="label", codec=VALIDATE)]
    levels: Annotated[
        str | None, Field("What else it said: levels of the firmware", kind="label", codec=pattern(r"[\s\S]*"))
    ] = None


_SOURCE = "arch/powerpc/kernel/rtas_flash.c:"

FIRMWARE_FLASH = Format(
    "powerpc/rtas/firmware_flash", One(FirmwareFlash, "{status}"), source=f"{_SOURCE}rtas_flash_read_msg"
)
FIRMWARE_UPDATE = Format(
    "powerpc/rtas/firmware_update", One(FirmwareUpdate, "{status:d}"), source=f"{_SOURCE}rtas_flash_read_num"
)
MANAGE_FLASH = Format("powerpc/rtas/manage_flash", One(ManageFlash, "{status:d}"), source=f"{_SOURCE}manage_flash_read")
VALIDATE_FLASH = Format(
    "powerpc/rtas/validate_flash",
    Free(ValidateFlash, "{status:d}", Opt("\n{levels}")),
    source=f"{_SOURCE}validate_flash_read",
)
