"""``/proc/acpi/processor``: how deep CPUs sleep, and how they are slowed down; until 2.6.36."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, Line, Many, One, Opt, Stanza
from procframe.record import Field, KeyedRecord, Record
from procframe_root.acpi.shared import MARK, keyed
from procframe_root.crypto import YES_NO

__all__ = [
    "INFO",
    "LIMIT",
    "PERFORMANCE",
    "POWER",
    "THROTTLING",
    "IdleState",
    "PerformanceState",
    "Processor",
    "ProcessorLimit",
    "ProcessorPerformance",
    "ProcessorPower",
    "ProcessorThrottling",
    "ThrottlingState",
]

_ACTIVE = Field("Whether it is the one in use, which has an asterisk", kind="flags", codec=MARK)
_NOT_SUPPORTED = "<not supported>"
_COUNT = Line(Alt("state count:             {state_count:d}", _NOT_SUPPORTED))

_STATE = Codec(
    lambda text: "none" if text == "--" else text,
    lambda state: "--" if state == "none" else state,
    r"(?:--|C[0-9]{1,9})",
    exact=True,
)
"""A state, or ``--`` for none."""


def _states(record: type[Record], letter: str, *row: str | Opt | Alt) -> Many:
    """A list of states, one of which is marked as active."""
    return Many("states", Stanza(record, Line(f"   {{active:<1s}}{letter}{{number:d}}:{' ' * 18}", *row)))


class Processor(KeyedRecord):
    """A CPU, and what ACPI can do with it."""

    processor_id: Annotated[int, Field("Number of the CPU", kind="identity", key="processor id")]
    acpi_id: Annotated[int, Field("Its number in ACPI", kind="identity", key="acpi id")]
    bus_mastering_control: Annotated[
        bool,
        Field("Whether it can see that devices use the bus", kind="flags", key="bus mastering control", codec=YES_NO),
    ]
    power_management: Annotated[
        bool, Field("Whether it has idle states", kind="flags", key="power management", codec=YES_NO)
    ]
    throttling_control: Annotated[
        bool, Field("Whether it can be throttled", kind="flags", key="throttling control", codec=YES_NO)
    ]
    performance_management: Annotated[
        bool, Field("Whether it has several speeds; in 2.4", kind="flags", key="performance management", codec=YES_NO)
    ]
    limit_interface: Annotated[
        bool, Field("Whether its speed can be limited", kind="flags", key="limit interface", codec=YES_NO)
    ]


class ProcessorLimit(Record):
    """How a CPU is limited: to a performance state (P), and a throttling state (T); absent where it cannot be."""

    active_performance: Annotated[int | None, Field("Performance state that it is limited to", kind="label")] = None
    active_throttling: Annotated[int | None, Field("Throttling state that it is limited to", kind="label")] = None
    user_performance: Annotated[int | None, Field("Performance state that the user asked for", kind="label")] = None
    user_throttling: Annotated[int | None, Field("Throttling state that the user asked for", kind="label")] = None
    thermal_performance: Annotated[int | None, Field("Performance state because of the temperature", kind="label")] = (
        None
    )
    thermal_throttling: Annotated[int | None, Field("Throttling state because of the temperature", kind="label")] = None


class IdleState(Record):
    """An idle state (C-state) of a CPU; one that is not supported has a number only."""

    active: Annotated[bool, _ACTIVE]
    number: Annotated[int, Field("Number of the state", kind="identity")]
    type: Annotated[str | None, Field("What it is like: `C1`, `C2`, `C3` or `none`", kind="label", codec=_STATE)] = None
    promotion: Annotated[
        str | None, Field("Deeper state that it may change to, or `none`", kind="label", codec=_STATE)
    ] = None
    demotion: Annotated[
        str | None, Field("Lighter state that it may change to, or `none`", kind="label", codec=_STATE)
    ] = None
    latency: Annotated[int | None, Field("How long it takes to wake up", unit="us", kind="time")] = None
    usage: Annotated[int | None, Field("How often it was entered", kind="counter")] = None
    duration: Annotated[
        int | None, Field("How long the CPU was in it, in ticks of ACPI's timer or us", kind="counter", since="2.6.19")
    ] = None


class ProcessorPower(Record):
    """The idle states of a CPU."""

    active_state: Annotated[int, Field("Idle state in use: 2 for C2, 0 for none", kind="label")]
    max_cstate: Annotated[int | None, Field("Deepest idle state allowed", kind="label")] = None
    bus_master_activity: Annotated[
        int | None, Field("A bit for each of the last ticks, set if devices used the bus", kind="flags")
    ] = None
    maximum_allowed_latency: Annotated[
        int | None, Field("How long it may take to wake up", unit="us", kind="time", since="2.6.19")
    ] = None
    states: Annotated[list[IdleState], Field("Its idle states")] = []


class ThrottlingState(Record):
    """A throttling state (T-state) of a CPU."""

    active: Annotated[bool, _ACTIVE]
    number: Annotated[int, Field("Number of the state", kind="identity")]
    performance: Annotated[int, Field("How much of the CPU is left", unit="%")]


class ProcessorThrottling(Record):
    """The throttling states of a CPU; absent where it has none."""

    state_count: Annotated[int | None, Field("How many states there are")] = None
    active_state: Annotated[int | None, Field("State in use", kind="label")] = None
    first_available: Annotated[int | None, Field("First state that may be used", kind="label", since="2.6.23")] = None
    last_available: Annotated[int | None, Field("Last state that may be used", kind="label", since="2.6.23")] = None
    states: Annotated[list[ThrottlingState], Field("Its throttling states")] = []


class PerformanceState(Record):
    """A performance state (P-state) of a CPU."""

    active: Annotated[bool, _ACTIVE]
    number: Annotated[int, Field("Number of the state", kind="identity")]
    core_frequency: Annotated[int, Field("Frequency of the CPU", unit="MHz")]
    power: Annotated[int, Field("Power that it takes", unit="mW")]
    transition_latency: Annotated[int, Field("How long it takes to change to it", unit="us", kind="time")]


class ProcessorPerformance(Record):
    """The performance states of a CPU; absent where it has none."""

    state_count: Annotated[int | None, Field("How many states there are")] = None
    active_state: Annotated[int | None, Field("State in use", kind="label")] = None
    states: Annotated[list[PerformanceState], Field("Its performance states")] = []


INFO = keyed(
    "acpi/processor/<cpu>/info",
    Processor,
    "drivers/acpi/processor_core.c:acpi_processor_info_seq_show",
    until="2.6.36",
)
LIMIT = Format(
    "acpi/processor/<cpu>/limit",
    One(
        ProcessorLimit,
        Line(Alt("active limit:            P{active_performance:d}:T{active_throttling:d}", _NOT_SUPPORTED)),
        "user limit:              P{user_performance:d}:T{user_throttling:d}",
        "thermal limit:           P{thermal_performance:d}:T{thermal_throttling:d}",
    ),
    source="drivers/acpi/processor_thermal.c:acpi_processor_limit_seq_show",
)
POWER = Format(
    "acpi/processor/<cpu>/power",
    One(
        ProcessorPower,
        "active state:            C{active_state:d}",
        "max_cstate:              C{max_cstate:d}",
        "bus master activity:     {bus_master_activity:08x}",
        "maximum allowed latency: {maximum_allowed_latency:d} usec",
        "states:",
        _states(
            IdleState,
            "C",
            Alt(
                (
                    "type[{type}] promotion[{promotion}] demotion[{demotion}] latency[{latency:03d}] usage[{usage:08d}]",
                    Opt(" duration[{duration:020d}]"),
                ),
                _NOT_SUPPORTED,
            ),
        ),
    ),
    source="drivers/acpi/processor_idle.c:acpi_processor_power_seq_show",
)
THROTTLING = Format(
    "acpi/processor/<cpu>/throttling",
    One(
        ProcessorThrottling,
        _COUNT,
        "active state:            T{active_state:d}",
        "state available: T{first_available:d} to T{last_available:d}",
        Line("states:", when="state_count"),
        _states(ThrottlingState, "T", "{performance:02d}%"),
    ),
    source="drivers/acpi/processor_throttling.c:acpi_processor_throttling_seq_show",
)
PERFORMANCE = Format(
    "acpi/processor/<cpu>/performance",
    One(
        ProcessorPerformance,
        _COUNT,
        "active state:            P{active_state:d}",
        Line("states:", when="state_count"),
        _states(PerformanceState, "P", "{core_frequency:d} MHz, {power:d} mW, {transition_latency:d} uS"),
    ),
    source="drivers/acpi/processor_perflib.c:acpi_processor_perf_seq_show",
)
