"""``/proc/asound/card*/codec#*``: a codec of High Definition Audio (or its modem), and all its nodes."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import ANYTHING, Codec, Group, Line, Many, One, Opt, Stanza, Ways
from procframe.record import Field, Record
from procframe_root.asound.hda.nodes import Node, nodes
from procframe_root.asound.hda.parts import POWER, STATES, Amp, Control, PcmCaps, Power, amp, controls, pcm_caps

__all__ = ["FORMAT", "HdaCodec"]

_NO_MODEM = "No Modem Function Group found"
_MODEM = "Modem Function Group: 0x"
MODEM = Codec(
    lambda text: "none" if text == _NO_MODEM else int(text.removeprefix(_MODEM), 16),
    lambda node: _NO_MODEM if node == "none" else f"{_MODEM}{node:x}",
    f"{_NO_MODEM}|{_MODEM}[1-9a-f][0-9a-f]{{0,7}}",
    schema="integer",
)


class AfgState(Record):
    """The state of the audio function group, to which all nodes belong."""

    node: Annotated[int, Field("Number of the group's own node", kind="identity")]
    power_states: Annotated[
        list[str] | None,
        Field("Power states that it supports, and what it can do in them", kind="flags", codec=STATES),
    ] = None
    power: Annotated[Power | None, Field("Its power state")] = None


class GpioPin(Record):
    """A pin for general purposes; what its kind does not have is absent."""

    number: Annotated[int, Field("Number of the pin", kind="identity")]
    enable: Annotated[int | None, Field("1 where it is in use", kind="flags")] = None
    dir: Annotated[int | None, Field("1 where it is an output", kind="flags")] = None
    wake: Annotated[int | None, Field("1 where it wakes the machine", kind="flags")] = None
    sticky: Annotated[int | None, Field("1 where it keeps an edge until it is read", kind="flags")] = None
    data: Annotated[int | None, Field("Its level", kind="flags")] = None
    unsol: Annotated[int | None, Field("1 where it tells unasked", kind="flags")] = None


class Gpio(Record):
    """Pins for general purposes."""

    io: Annotated[int, Field("Pins that can be input or output")]
    o: Annotated[int, Field("Output pins")]
    i: Annotated[int, Field("Input pins")]
    unsolicited: Annotated[int, Field("1 where they can tell unasked", kind="flags")]
    wake: Annotated[int, Field("1 where they can wake the machine", kind="flags")]
    io_pins: Annotated[list[GpioPin], Field("Pins that can be input or output")] = []
    o_pins: Annotated[list[GpioPin], Field("Output pins")] = []
    i_pins: Annotated[list[GpioPin], Field("Input pins")] = []
    controls: Annotated[list[Control], Field("Controls of the mixer that belong to the function group")] = []


class HdaCodec(Record):
    """A codec of High Definition Audio. Of one without audio function group, such as a modem, little is known."""

    name: Annotated[str, Field("Names of vendor and chip", kind="label", codec=ANYTHING)]
    address: Annotated[int | None, Field("Address on the link", kind="identity")] = None
    function_id: Annotated[int | None, Field("Kind of the function group, as old kernels print it", kind="label")] = (
        None
    )
    afg_function_id: Annotated[int | None, Field("Kind of the audio function group: 1", kind="label")] = None
    afg_unsol: Annotated[int | None, Field("1 where it can tell unasked", kind="flags")] = None
    mfg_function_id: Annotated[int | None, Field("Kind of the modem function group: 2", kind="label")] = None
    mfg_unsol: Annotated[int | None, Field("1 where it can tell unasked", kind="flags")] = None
    vendor_id: Annotated[int | None, Field("Vendor and device, 16 bits each", kind="identity")] = None
    subsystem_id: Annotated[int | None, Field("Vendor of the board and board, 16 bits each", kind="identity")] = None
    revision_id: Annotated[int | None, Field("Revision", kind="label")] = None
    mfg: Annotated[
        int | str | None, Field("Node of the modem function group, or `none`", kind="label", codec=MODEM)
    ] = None
    default_pcm: Annotated[PcmCaps | None, Field("Digital audio that converters can handle")] = None
    default_amp_in: Annotated[Amp | None, Field("What amplifiers of inputs can do")] = None
    default_amp_out: Annotated[Amp | None, Field("What amplifiers of outputs can do")] = None
    afg: Annotated[AfgState | None, Field("State of the audio function group")] = None
    gpio: Annotated[Gpio | None, Field("Pins for general purposes")] = None
    power_map: Annotated[int | None, Field("Which ports have power, as a mask (SigmaTel and IDT)", kind="flags")] = None
    analog_loopback: Annotated[int | None, Field("Loopback, as a mask (SigmaTel and IDT)", kind="flags")] = None
    nodes: Annotated[list[Node], Field("Its nodes")] = []


def _codec(*, one_line: bool) -> One:
    return One(
        HdaCodec,
        "Codec: {name}",
        "Address: {address:d}",
        "Function Id: 0x{function_id:x}",
        Line("AFG Function Id: 0x{afg_function_id:x}", Opt(" (unsol {afg_unsol:d})")),
        Line("MFG Function Id: 0x{mfg_function_id:x}", Opt(" (unsol {mfg_unsol:d})")),
        "Vendor Id: 0x{vendor_id:08x}",
        Ways(Line("Subsystem Id: 0x{subsystem_id:08x}"), Line("Subsystem Id: 0x{subsystem_id:x}")),
        "Revision Id: 0x{revision_id:x}",
        "{mfg}",
        pcm_caps("default_pcm", "Default PCM", one_line=one_line),
        amp("default_amp_in", "Default Amp-In"),
        amp("default_amp_out", "Default Amp-Out"),
        Group("afg", Stanza(AfgState, "State of AFG node 0x{node:02x}:", *POWER)),
        Line("Invalid AFG subtree", optional=True),
        Group(
            "gpio",
            Stanza(
                Gpio,
                "GPIO: io={io:d}, o={o:d}, i={i:d}, unsolicited={unsolicited:d}, wake={wake:d}",
                Many(
                    "io_pins",
                    Stanza(
                        GpioPin,
                        Line(
                            "  IO[{number:d}]: enable={enable:d}, dir={dir:d}, wake={wake:d}, sticky={sticky:d}, data={data:d}",
                            Opt(", unsol={unsol:d}"),
                        ),
                    ),
                ),
                Many("o_pins", Stanza(GpioPin, "  GPO[{number:d}]: data={data:d}")),
                Many(
                    "i_pins",
                    Stanza(
                        GpioPin, "  GPI[{number:d}]: wake={wake:d}, sticky={sticky:d}, data={data:d}, unsol={unsol:d}"
                    ),
                ),
                controls(),
            ),
        ),
        "Power-Map: 0x{power_map:02x}",
        "Analog Loopback: 0x{analog_loopback:02x}",
        nodes(one_line=one_line),
    )


FORMAT = Format(
    "asound/card<N>/codec#<A>",
    variants=(
        Variant("formats in words", _codec(one_line=False)),
        Variant("formats as masks", _codec(one_line=True), "until 2.6.2x"),
    ),
    source="sound/hda/common/proc.c:print_codec_info",
)
