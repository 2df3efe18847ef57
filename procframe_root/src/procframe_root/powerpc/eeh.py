"""``/proc/powerpc/eeh``: PCI slots that the machine isolates when they fail (Enhanced Error Handling)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record
from procframe_root.choices import two

__all__ = ["FORMAT", "Eeh"]


class Eeh(Record):
    """Whether failing PCI slots are isolated, and what came of it."""

    enabled: Annotated[
        bool,
        Field("Whether they are; if not, most counters are absent", codec=two("enabled", "globally disabled")),
    ]
    no_device: Annotated[int | None, Field("Checks without a device", kind="counter")] = None
    no_device_node: Annotated[int | None, Field("Checks of a device that the device tree lacks", kind="counter")] = None
    no_config_address: Annotated[int | None, Field("Checks of a device without an address", kind="counter")] = None
    check_not_wanted: Annotated[int | None, Field("Checks of a device that is not to be checked", kind="counter")] = (
        None
    )
    eeh_total_mmio_ffs: Annotated[
        int | None, Field("Reads that gave only ones, as those of an isolated slot do", kind="counter")
    ] = None
    eeh_false_positives: Annotated[
        int | None, Field("Of these, reads that were not of such a slot", kind="counter")
    ] = None
    eeh_slot_resets: Annotated[int | None, Field("Resets of slots", kind="counter")] = None


FORMAT = Format(
    "powerpc/eeh",
    One(
        Eeh,
        "EEH Subsystem is {enabled}",
        "no device={no_device:d}",
        "no device node={no_device_node:d}",
        "no config address={no_config_address:d}",
        "check not wanted={check_not_wanted:d}",
        "eeh_total_mmio_ffs={eeh_total_mmio_ffs:d}",
        "eeh_false_positives={eeh_false_positives:d}",
        "eeh_slot_resets={eeh_slot_resets:d}",
    ),
    paths=("powerpc/eeh", "ppc64/eeh"),
    source="arch/powerpc/kernel/eeh.c:proc_eeh_show",
)
