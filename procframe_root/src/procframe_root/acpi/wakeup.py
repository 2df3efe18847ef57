"""``/proc/acpi/wakeup``: devices that can wake the system."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import TEXT, Alt, Opt, Table, choice, pattern
from procframe.record import Field, Record
from procframe_root.acpi.shared import MARK

__all__ = ["FORMAT", "WakeupDevice"]


class WakeupDevice(Record):
    """A device that can wake the system; one of the firmware may be several in /sys, a row each."""

    device: Annotated[
        str | None,
        Field(
            "Name of the device in ACPI; absent where it is that of the row before",
            kind="identity",
            codec=pattern(r"[^\t\n]+"),
        ),
    ]
    sleep_state: Annotated[int | None, Field("Deepest sleep that it can wake the system from: 3 for S3", kind="label")]
    wakeup: Annotated[
        bool,
        Field(
            "Whether an asterisk says that it can wake the system; on newer kernels always", kind="flags", codec=MARK
        ),
    ]
    status: Annotated[
        str, Field("Whether it may: `enabled` or `disabled`", kind="flags", codec=choice("enabled", "disabled"))
    ]
    bus: Annotated[str | None, Field("Bus of its device in /sys, `no-bus` for none", codec=pattern(r"[^:\n]+"))] = None
    node: Annotated[str | None, Field("Name of that device", kind="identity", codec=TEXT)] = None


_HEADER = "Device\tS-state\t  Status   Sysfs node"
_HEAD = "{device}\t  S{sleep_state:d}\t"
_STATE = "{wakeup:<1s}{status:<8s}"
_NODE = "{bus}:{node}"

FORMAT = Format(
    "acpi/wakeup",
    variants=[
        Variant("several nodes", Table(WakeupDevice, Alt(_HEAD, "\t\t"), _STATE, Opt("  ", _NODE), header=_HEADER)),
        Variant("one node", Table(WakeupDevice, _HEAD, _STATE, "  ", Opt(_NODE), header=_HEADER)),
    ],
    source="drivers/acpi/proc.c:acpi_system_wakeup_device_seq_show",
)
