"""``/proc/driver/efirtc``: the clock of EFI, in kernels that had it apart; others add its lines to ``driver/rtc``."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Group, One, Stanza, pattern
from procframe.record import Field, Record
from procframe_root.choices import YES_NO, two_words

__all__ = ["FORMAT", "EfiAlarm", "EfiCapabilities", "EfiRtc", "EfiTime", "efi_lines"]

TIMEZONE = Codec(
    lambda text: None if text == "unspecified" else int(text),
    lambda zone: "unspecified" if zone is None else f"{zone:d}",
    "unspecified|0|[1-9][0-9]{0,9}",
    schema="integer",
)
NUMBER = "[0-9]{1,10}"
EFI_TIME = pattern(rf"{NUMBER}:{NUMBER}:{NUMBER}\.[0-9]{{9,10}}")
ZERO_ONE = two_words("1", "0")
EFI_DATE = pattern(rf"{NUMBER}-{NUMBER}-{NUMBER}")


class EfiTime(Record):
    """The time of EFI's clock."""

    time: Annotated[str, Field("Time of day, nanoseconds after the point", kind="time", codec=EFI_TIME)]
    date: Annotated[str | None, Field("Date", kind="time", codec=EFI_DATE)] = None
    daylight: Annotated[int | None, Field("1: daylight saving time matters, 2: it is in force", kind="flags")] = None
    timezone: Annotated[
        int | None, Field("Minutes from UTC, negative ones as 16 bits; absent if unspecified", codec=TIMEZONE)
    ] = None


class EfiAlarm(EfiTime):
    """When EFI's clock wakes the machine."""

    enabled: Annotated[bool | None, Field("Whether it does", kind="flags", codec=YES_NO)] = None
    pending: Annotated[bool | None, Field("Whether it just did", kind="flags", codec=YES_NO)] = None


class EfiCapabilities(Record):
    """What EFI's clock can do."""

    resolution: Annotated[int, Field("Resolution", unit="Hz")]
    accuracy: Annotated[int | None, Field("How wrong it may be", unit="1/10^12")] = None
    sets_to_zero: Annotated[
        bool | None, Field("Whether setting the time clears what is below the resolution", kind="flags", codec=ZERO_ONE)
    ] = None


class EfiRtc(Record):
    """The clock of EFI."""

    efi_time: Annotated[EfiTime | None, Field("The time")] = None
    efi_alarm: Annotated[EfiAlarm | None, Field("The alarm")] = None
    efi_capabilities: Annotated[EfiCapabilities | None, Field("What the clock can do")] = None


def efi_lines(padding: str) -> list[Group]:
    """The lines of EFI's clock and its alarm; the time zone has one name in both."""

    def lines(**fields: str) -> list[str]:
        return [f"{name.replace('_', ' ')}{padding}: {{{field}}}" for name, field in fields.items()]

    time = lines(Time="time", Date="date", Daylight="daylight:d", Timezone="timezone")
    alarm = lines(Alarm_Time="time", Alarm_Date="date", Alarm_Daylight="daylight:d") + lines(
        Enabled="enabled", Pending="pending", Timezone="timezone"
    )
    capabilities = lines(Resolution="resolution:d", Accuracy="accuracy:d", SetstoZero="sets_to_zero")
    return [
        Group("efi_time", Stanza(EfiTime, *time)),
        Group("efi_alarm", Stanza(EfiAlarm, *alarm)),
        Group("efi_capabilities", Stanza(EfiCapabilities, *capabilities)),
    ]


FORMAT = Format("driver/efirtc", One(EfiRtc, *efi_lines("{@15}")), source="drivers/char/efirtc.c:efi_rtc_proc_show")
