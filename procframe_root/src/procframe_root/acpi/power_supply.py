"""``/proc/acpi/ac_adapter`` and ``battery``: what the machine runs on; newer kernels tell it in /sys/class/power_supply."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import ANYTHING, TEXT, Alt, Line, One, Opt, choice, nested
from procframe.record import Field, KeyedRecord, Record
from procframe_root.acpi.shared import keyed
from procframe_root.choices import one_of
from procframe_root.crypto import YES_NO

__all__ = ["AC_ADAPTER", "ALARM", "INFO", "STATE", "AcAdapter", "Amount", "BatteryAlarm", "BatteryInfo", "BatteryState"]


class Amount(Record):
    """A number and its unit: a battery counts in mWh or in mAh, as it likes."""

    amount: Annotated[int | None, Field("The number; absent where the battery does not know it")] = None
    unit: Annotated[str | None, Field("`mWh` or `mAh`; of a rate `mW` or `mA`; of a voltage `mV`", kind="label")] = None


AMOUNT = nested(Amount, Alt("{amount:d} {unit}", "unknown"))
ALARM_AMOUNT = nested(Amount, Alt("{amount:d} {unit}", "unsupported"))
_PRESENT = Field("Whether there is a battery; if not, nothing else is known", kind="flags", codec=YES_NO)
_ERROR = Field("What the kernel says where it cannot ask the device", key="ERROR", codec=ANYTHING, form=" {}")


class AcAdapter(KeyedRecord):
    """An AC adapter."""

    state: Annotated[
        str, Field("`on-line`, `off-line` or `unknown`", kind="flags", codec=choice("on-line", "off-line", "unknown"))
    ]
    error: Annotated[str, _ERROR]


class BatteryInfo(Record):
    """What a battery is; absent where there is none."""

    present: Annotated[bool | None, Field("Whether there is a battery", kind="flags", codec=YES_NO)] = None
    error: Annotated[str | None, Field("What the kernel says where it cannot ask the battery", codec=TEXT)] = None
    design_capacity: Annotated[Amount | None, Field("Capacity when it was new", codec=AMOUNT)] = None
    last_full_capacity: Annotated[Amount | None, Field("What it held when it was last full", codec=AMOUNT)] = None
    battery_technology: Annotated[
        str | None, Field("`rechargeable` or `non-rechargeable`", codec=choice("rechargeable", "non-rechargeable"))
    ] = None
    design_voltage: Annotated[Amount | None, Field("Voltage when it was new", codec=AMOUNT)] = None
    design_capacity_warning: Annotated[Amount | None, Field("Capacity at which to warn", codec=AMOUNT)] = None
    design_capacity_low: Annotated[Amount | None, Field("Capacity at which it is nearly empty", codec=AMOUNT)] = None
    cycle_count: Annotated[int | None, Field("How often it was charged", kind="counter")] = None
    capacity_granularity_1: Annotated[Amount | None, Field("Least change between warning and low", codec=AMOUNT)] = None
    capacity_granularity_2: Annotated[Amount | None, Field("Least change between full and warning", codec=AMOUNT)] = (
        None
    )
    model_number: Annotated[str | None, Field("Model", codec=TEXT)] = None
    serial_number: Annotated[str | None, Field("Serial number", kind="identity", codec=TEXT)] = None
    battery_type: Annotated[str | None, Field("Chemistry, such as `LION`", codec=TEXT)] = None
    oem_info: Annotated[str | None, Field("Manufacturer", codec=TEXT)] = None


class BatteryState(KeyedRecord):
    """How a battery is."""

    present: Annotated[bool, _PRESENT]
    capacity_state: Annotated[
        str,
        Field("`ok`, or `critical`: all but empty", kind="flags", key="capacity state", codec=choice("ok", "critical")),
    ]
    charging_state: Annotated[
        str,
        Field(
            "`charging`, `discharging`, `charged`; `charging/discharging` where it says both",
            kind="flags",
            key="charging state",
            codec=one_of("charging", "discharging", "charged", "charging/discharging", "unknown"),
        ),
    ]
    present_rate: Annotated[Amount, Field("How fast it is charged or discharged", key="present rate", codec=AMOUNT)]
    remaining_capacity: Annotated[Amount, Field("What it holds", key="remaining capacity", codec=AMOUNT)]
    present_voltage: Annotated[Amount, Field("Voltage", key="present voltage", codec=AMOUNT)]
    error: Annotated[str, _ERROR]


class BatteryAlarm(KeyedRecord):
    """At what capacity a battery gives an alarm."""

    alarm: Annotated[
        Amount, Field("The capacity; absent where the battery cannot give one, 0 for none", codec=ALARM_AMOUNT)
    ]
    present: Annotated[bool, _PRESENT]
    error: Annotated[str, _ERROR]


AC_ADAPTER = keyed(
    "acpi/ac_adapter/<device>/state", AcAdapter, "drivers/acpi/ac.c:acpi_ac_seq_show", until="5.9 at the latest"
)
ALARM = keyed(
    "acpi/battery/<device>/alarm",
    BatteryAlarm,
    "drivers/acpi/battery.c:acpi_battery_print_alarm",
    until="5.9 at the latest",
)
_BATTERY = Line(Alt("present:                 {present}", "ERROR: {error}"))
INFO = Format(
    "acpi/battery/<device>/info",
    variants=[
        Variant(
            "present",
            One(
                BatteryInfo,
                _BATTERY,
                "design capacity:         {design_capacity}",
                "last full capacity:      {last_full_capacity}",
                "battery technology:      {battery_technology}",
                "design voltage:          {design_voltage}",
                "design capacity warning: {design_capacity_warning}",
                "design capacity low:     {design_capacity_low}",
                "cycle count:\t\t  {cycle_count:d}",
                "capacity granularity 1:  {capacity_granularity_1}",
                "capacity granularity 2:  {capacity_granularity_2}",
                Line("model number:            ", Opt("{model_number}")),
                Line("serial number:           ", Opt("{serial_number}")),
                Line("battery type:            ", Opt("{battery_type}")),
                Line("OEM info:                ", Opt("{oem_info}")),
            ),
        ),
        Variant("absent", One(BatteryInfo, _BATTERY)),
    ],
    source="drivers/acpi/battery.c:acpi_battery_print_info",
)
STATE = keyed(
    "acpi/battery/<device>/state",
    BatteryState,
    "drivers/acpi/battery.c:acpi_battery_print_state",
    until="5.9 at the latest",
)
