"""``/proc/net/{yam,z8530drv}``: drivers of modems for amateur packet radio, in kernels up to 7.2."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Many, Stanza, enum, pattern
from procframe.record import Field, Record
from procframe_net.codecs import BOOLEAN

__all__ = ["YAM", "Z8530DRV", "SccChannel", "YamPort"]

_YAM_STATES = enum({0: "OFF", 1: "HEAD", 2: "DATA", 3: "CRC1", 4: "CRC2", 5: "TAIL"})
_SCC_STATES = enum({0: "IDLE", 1: "BUSY", 2: "ACTIVE", 3: "NEWFRAME", 4: "IDLE2", 5: "WAIT", 6: "TIMEOUT"})
_DUPLEX = enum({0: "half", 1: "full", 2: "link", 3: "optima"})
_CLOCKS = enum({0: "DPLL", 1: "external", 2: "divider", 3: "BRG"})


class YamPort(Record):
    """A YAM modem."""

    interface: Annotated[str, Field("Network interface", kind="identity")]
    up: Annotated[bool | None, Field("Whether the interface is up", codec=BOOLEAN)] = None
    speed: Annotated[int | None, Field("Rate on the air", unit="bit/s", kind="label")] = None
    io_base: Annotated[int | None, Field("Address of its ports", kind="address")] = None
    baud_rate: Annotated[int | None, Field("Rate of the serial line", unit="bit/s", kind="label")] = None
    irq: Annotated[int | None, Field("Interrupt", kind="label")] = None
    tx_state: Annotated[str | None, Field("What is being sent", codec=_YAM_STATES)] = None
    duplex: Annotated[
        int | None, Field("Duplex: 0 half, 1 full, 2 full with a pause before unkeying", kind="label")
    ] = None
    hold_delay: Annotated[
        int | None, Field("How long it stays keyed after data in duplex 2", unit="s", kind="label")
    ] = None
    tx_delay: Annotated[int | None, Field("Time from keying to data", unit="ms", kind="label")] = None
    tx_tail: Annotated[int | None, Field("Time from data to unkeying", unit="ms", kind="label")] = None
    slot_time: Annotated[int | None, Field("Time between attempts to get the channel", unit="ms", kind="label")] = None
    persist: Annotated[int | None, Field("How likely an attempt is, of 255", kind="label")] = None
    tx_frames: Annotated[int | None, Field("Frames sent", unit="frames", kind="counter")] = None
    rx_frames: Annotated[int | None, Field("Frames received", unit="frames", kind="counter")] = None
    tx_interrupts: Annotated[int | None, Field("Interrupts of sending", kind="counter")] = None
    rx_interrupts: Annotated[int | None, Field("Interrupts of receiving", kind="counter")] = None
    rx_overruns: Annotated[int | None, Field("Overruns", kind="counter")] = None


class SccChannel(Record):
    """A channel of a Z8530 serial controller."""

    interface: Annotated[str, Field("Network interface", kind="identity", codec=pattern("scc[0-9]+"))]
    data_port: Annotated[int, Field("Address of its data port", kind="address")]
    control_port: Annotated[int, Field("Address of its control port", kind="address")]
    irq: Annotated[int, Field("Interrupt", kind="label")]
    clock: Annotated[int, Field("Clock of the chip", unit="Hz", kind="label")]
    brand: Annotated[int, Field("Kind of card", kind="label")]
    enhanced: Annotated[bool, Field("Whether the chip is an 8580 or 85C30", codec=BOOLEAN)]
    vector_latch: Annotated[int, Field("Address of the interrupt vector's port", kind="address")]
    special: Annotated[int, Field("Address of a special port", kind="address")]
    option: Annotated[int, Field("What is written to the special port", kind="label")]
    speed: Annotated[int | None, Field("Rate of the line", unit="bit/s", kind="label")] = None
    nrz: Annotated[bool | None, Field("Whether bits are coded NRZ rather than NRZI", codec=BOOLEAN)] = None
    clock_source: Annotated[str | None, Field("Where the clock of the line comes from", codec=_CLOCKS)] = None
    soft_dcd: Annotated[bool | None, Field("Whether the carrier is detected by software", codec=BOOLEAN)] = None
    buffer_size: Annotated[int | None, Field("Size of a buffer", unit="bytes", kind="label")] = None
    rx_interrupts: Annotated[int | None, Field("Interrupts of receiving", kind="counter")] = None
    tx_interrupts: Annotated[int | None, Field("Interrupts of sending", kind="counter")] = None
    status_interrupts: Annotated[int | None, Field("Interrupts of a change of state", kind="counter")] = None
    special_interrupts: Annotated[int | None, Field("Interrupts of a special condition", kind="counter")] = None
    rx_frames: Annotated[int | None, Field("Frames received", unit="frames", kind="counter")] = None
    rx_errors: Annotated[int | None, Field("Frames received with an error", unit="frames", kind="counter")] = None
    rx_overruns: Annotated[int | None, Field("Overruns", kind="counter")] = None
    tx_frames: Annotated[int | None, Field("Frames sent", unit="frames", kind="counter")] = None
    tx_errors: Annotated[int | None, Field("Frames that could not be sent", unit="frames", kind="counter")] = None
    tx_underruns: Annotated[int | None, Field("Underruns", kind="counter")] = None
    no_space: Annotated[int | None, Field("Times that there was no memory", kind="counter")] = None
    tx_state: Annotated[str | None, Field("What the transmitter does", codec=_SCC_STATES)] = None
    tx_delay: Annotated[int | None, Field("Time from keying to data", unit="10 ms", kind="label")] = None
    persist: Annotated[int | None, Field("How likely an attempt is, of 255", kind="label")] = None
    slot_time: Annotated[int | None, Field("Time between attempts", unit="10 ms", kind="label")] = None
    tail_time: Annotated[int | None, Field("Time from data to unkeying", unit="10 ms", kind="label")] = None
    duplex: Annotated[str | None, Field("Duplex", kind="label", codec=_DUPLEX)] = None
    wait_time: Annotated[int | None, Field("Time before an attempt", unit="10 ms", kind="label")] = None
    min_time: Annotated[int | None, Field("Least time of a transmission", unit="s", kind="label")] = None
    max_keyup: Annotated[int | None, Field("Greatest time of a transmission", unit="s", kind="label")] = None
    idle_time: Annotated[
        int | None, Field("Time after which an idle transmitter is unkeyed", unit="s", kind="label")
    ] = None
    max_defer: Annotated[int | None, Field("Greatest time to wait for the channel", unit="s", kind="label")] = None
    tx_inhibit: Annotated[bool | None, Field("Whether it must not send", kind="flags", codec=BOOLEAN)] = None
    group: Annotated[int | None, Field("Group of channels that share a transmitter", kind="label")] = None


class SccDriver(Record):
    """The driver of Z8530 serial controllers."""

    version: Annotated[str, Field("Version of the driver", kind="label")]


YAM = Format(
    "net/yam",
    File(
        Many(
            "records",
            Stanza(
                YamPort,
                "Device {interface}",
                "  Up       {up:d}",
                "  Speed    {speed:d}",
                "  IoBase   0x{io_base:x}",
                "  BaudRate {baud_rate:d}",
                "  IRQ      {irq:d}",
                "  TxState  {tx_state:d}",
                "  Duplex   {duplex:d}",
                "  HoldDly  {hold_delay:d}",
                "  TxDelay  {tx_delay:d}",
                "  TxTail   {tx_tail:d}",
                "  SlotTime {slot_time:d}",
                "  Persist  {persist:d}",
                "  TxFrames {tx_frames:d}",
                "  RxFrames {rx_frames:d}",
                "  TxInt    {tx_interrupts:d}",
                "  RxInt    {rx_interrupts:d}",
                "  RxOver   {rx_overruns:d}",
                "",
            ),
        )
    ),
    source="drivers/net/hamradio/yam.c:yam_seq_show",
)
Z8530DRV = Format(
    "net/z8530drv",
    File(
        "z8530drv-{version}",
        Many(
            "records",
            Stanza(
                SccChannel,
                "{interface}\t{data_port:03x} {control_port:03x} {irq:d} {clock:d} {brand:02x} {enhanced:d}"
                " {vector_latch:03x} {special:03x} {option:d}",
                "\t{speed:d} {nrz:d} {clock_source:d} {soft_dcd:d} {buffer_size:d}",
                "\t{rx_interrupts:d} {tx_interrupts:d} {status_interrupts:d} {special_interrupts:d}",
                "\t{rx_frames:d} {rx_errors:d} {rx_overruns:d} / {tx_frames:d} {tx_errors:d} {tx_underruns:d}"
                " / {no_space:d} {tx_state:d}",
                "\t{tx_delay:d} {persist:d} {slot_time:d} {tail_time:d} {duplex:d} {wait_time:d} {min_time:d}"
                " {max_keyup:d} {idle_time:d} {max_defer:d} {tx_inhibit:d} {group:d}",
                "",
            ),
        ),
        header=SccDriver,
    ),
    source="drivers/net/hamradio/scc.c:scc_net_seq_show",
)
