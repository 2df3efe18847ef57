"""``/proc/chassis`` of PA-RISC: whether fans, power supplies and the battery are well."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Keys, One
from procframe.record import Field, KeyedRecord
from procframe_root.choices import two_words

__all__ = ["FORMAT", "Chassis"]

_EXCEEDED = two_words("Exceeded!", "OK")


class Chassis(KeyedRecord):
    """What the firmware warns of."""

    component_failure: Annotated[
        int,
        Field(
            "Code of a part that failed, such as a fan; absent where none did",
            kind="flags",
            key="Chassis component failure! (eg fan or PSU)",
            form=" 0x{:02x}",
        ),
    ]
    battery_low: Annotated[
        bool, Field("Whether the battery is low", kind="flags", key="Battery", codec=two_words("Low!", "OK"))
    ]
    temp_low: Annotated[
        bool, Field("Whether it is warmer than the low threshold", kind="flags", key="Temp low", codec=_EXCEEDED)
    ]
    temp_mid: Annotated[
        bool, Field("Whether it is warmer than the middle threshold", kind="flags", key="Temp mid", codec=_EXCEEDED)
    ]


FORMAT = Format(
    "chassis", One(Chassis, Keys("{key}: {}")), source="arch/parisc/kernel/pdc_chassis.c:pdc_chassis_warn_show"
)
