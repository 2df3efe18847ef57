"""Nodes of a codec: converters, mixers, selectors, pins."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import ANYTHING, Codec, Flag, Group, Line, Many, Opt, Repeat, Stanza, nested
from procframe.record import Field, Record
from procframe_root.asound.hda.parts import POWER, STATES, Amp, Control, PcmCaps, Power, amp, controls, pcm_caps
from procframe_root.asound.hda.pins import Pin, pin
from procframe_root.asound.words import some_of, until

__all__ = ["Node", "nodes"]

_TYPES = until(
    "]",
    *("Audio Output", "Audio Input", "Audio Mixer", "Audio Selector", "Pin Complex", "Power Widget"),
    *("Volume Knob Widget", "Beep Generator Widget", "Vendor Defined Widget", "UNKNOWN Widget"),
)
CHANNELS = Codec(
    lambda text: {"Mono": 1, "Stereo": 2}.get(text) or int(text.removesuffix("-Channels")),
    lambda count: {1: "Mono", 2: "Stereo"}.get(count) or f"{count:d}-Channels",
    "Mono|Stereo|[3-9]-Channels|1[0-9]-Channels",
    schema="integer",
)
SELECTED = Codec(
    lambda text: text == "    *",
    lambda selected: "    *" if selected else " " * 5,
    "    [* ]",
    schema="boolean",
    exact=True,
)
TAG = Codec(lambda text: int(text, 16), lambda tag: f"{tag:02x}", "[0-9a-f]{2}", schema="integer")


class PcmName(Record):
    """A device of digital audio that a converter is for."""

    name: Annotated[str, Field("Name of the device", kind="label", codec=ANYTHING)]
    type: Annotated[
        str,
        Field(
            "What it carries",
            kind="label",
            codec=until('"', "Audio", "SPDIF", "HDMI", "Modem"),
        ),
    ]
    device: Annotated[int, Field("Number of the device", kind="identity")]


class VolumeKnob(Record):
    """A knob for the volume."""

    delta: Annotated[int, Field("1 where it tells steps, 0 where it tells the volume", kind="flags")]
    steps: Annotated[int, Field("Steps that it has")]
    direct: Annotated[int, Field("1 where it sets the amplifiers itself", kind="flags")]
    val: Annotated[int, Field("Where it stands", unit="steps")]


class Converter(Record):
    """A converter: from digital to analog or S/PDIF, or back."""

    stream: Annotated[int, Field("Stream that it converts, 0 for none", kind="label")]
    channel: Annotated[int, Field("First channel that it converts", kind="label")]
    sdi_select: Annotated[int | None, Field("Line of the link that an input uses", kind="label")] = None
    digital: Annotated[
        list[str] | None,
        Field(
            "How a digital one is set",
            kind="flags",
            codec=some_of(
                *("Enabled", "Validity", "ValidityCfg", "Preemphasis", "Copyright", "Non-Copyright", "Non-Audio"),
                *("Pro", "GenLevel", "KAE"),
            ),
        ),
    ] = None
    digital_category: Annotated[int | None, Field("Category code of S/PDIF", kind="label")] = None
    iec_coding_type: Annotated[int | None, Field("Coding type of IEC 61937", kind="label")] = None


class Unsolicited(Record):
    """Whether a node tells unasked that something was plugged in or the like."""

    tag: Annotated[int, Field("Number by which it is recognised", kind="label", codec=TAG)]
    enabled: Annotated[int, Field("1 where it does", kind="flags")]


class Connection(Record):
    """A node that another can get its input from."""

    node: Annotated[int, Field("Number of the node", kind="identity")]
    selected: Annotated[bool, Field("Whether it does now", kind="flags")] = False


class Connections(Record):
    """The nodes that a node can get its input from."""

    count: Annotated[int, Field("How many there are")]
    nodes: Annotated[list[Connection] | None, Field("The nodes")] = None


class DisplayDevice(Record):
    """One of the displays behind a pin of DisplayPort."""

    selected: Annotated[bool, Field("Whether the pin stands for it now", kind="flags", codec=SELECTED)]
    dev: Annotated[int, Field("Number of the display", kind="identity")]
    pd: Annotated[int, Field("1 where it is there", kind="flags")]
    eldv: Annotated[int, Field("1 where what it says of itself (ELD) is valid", kind="flags")]
    ia: Annotated[int, Field("1 where it is not active", kind="flags")]
    connections: Annotated[list[Connection] | None, Field("Nodes that its audio can come from")] = None


class DisplayDevices(Record):
    """The displays behind a pin of DisplayPort."""

    count: Annotated[int, Field("How many there are")]
    devices: Annotated[list[DisplayDevice], Field("The displays")] = []


class Coefficient(Record):
    """A register of a node's processing unit."""

    index: Annotated[int, Field("Number of the register", kind="identity")]
    value: Annotated[int, Field("What it holds", kind="gauge")]


class Processing(Record):
    """The processing unit of a node."""

    benign: Annotated[int, Field("1 where it does not change the sound for the worse", kind="flags")]
    ncoeff: Annotated[int, Field("Registers that it has")]
    coefficients: Annotated[list[Coefficient], Field("Its registers, where the kernel shows them")] = []


class Node(Record):
    """A node of a codec, which the specification calls a widget. What a node of its kind does not have is absent."""

    node: Annotated[int, Field("Number of the node", kind="identity")]
    type: Annotated[str, Field("Kind of the node", kind="label", codec=_TYPES)]
    wcaps: Annotated[int, Field("What it can do, as a mask", kind="flags")]
    channels: Annotated[int, Field("Channels", codec=CHANNELS)]
    capabilities: Annotated[
        list[str],
        Field(
            "What it has or can do",
            kind="flags",
            codec=some_of("Digital", "Amp-In", "Amp-Out", "Stripe", "R/L", "CP"),
        ),
    ]
    controls: Annotated[list[Control], Field("Controls of the mixer that belong to it")] = []
    devices: Annotated[list[PcmName], Field("Devices of digital audio that it is for")] = []
    amp_in: Annotated[Amp | None, Field("Amplifier of its inputs")] = None
    amp_out: Annotated[Amp | None, Field("Amplifier of its output")] = None
    pin: Annotated[Pin | None, Field("What it is as a pin")] = None
    volume_knob: Annotated[VolumeKnob | None, Field("What it is as a knob")] = None
    converter: Annotated[Converter | None, Field("What it is as a converter")] = None
    pcm: Annotated[PcmCaps | None, Field("Digital audio that it can handle, where that differs from the default")] = (
        None
    )
    unsolicited: Annotated[Unsolicited | None, Field("Whether it tells unasked")] = None
    power_states: Annotated[
        list[str] | None, Field("Power states that it supports, and what it can do in them", kind="flags", codec=STATES)
    ] = None
    power: Annotated[Power | None, Field("Its power state")] = None
    delay: Annotated[int | None, Field("Time between its input and output", unit="samples")] = None
    displays: Annotated[DisplayDevices | None, Field("Displays behind a pin of DisplayPort")] = None
    connection: Annotated[Connections | None, Field("Nodes that its input can come from")] = None
    in_driver_connection: Annotated[Connections | None, Field("The same as the driver has it, where that differs")] = (
        None
    )
    processing: Annotated[Processing | None, Field("Its processing unit")] = None


_CONNECTION = nested(Connection, "0x{node:02x}", Flag("selected", "*"))


def _connections(name: str, title: str) -> Group:
    return Group(
        name,
        Stanza(
            Connections,
            f"  {title}: {{count:d}}",
            Line("    ", Repeat("nodes", " {}", codec=_CONNECTION, minimum=1)),
            Line("    ", optional=True),
        ),
    )


def nodes(*, one_line: bool) -> Many:
    """The nodes of a codec."""
    return Many(
        "nodes",
        Stanza(
            Node,
            Line("Node 0x{node:02x} [{type}] wcaps 0x{wcaps:x}: {channels}", Repeat("capabilities", " {}")),
            controls(),
            Many("devices", Stanza(PcmName, '  Device: name="{name}", type="{type}", device={device:d}')),
            amp("amp_in", "  Amp-In", values="  Amp-In"),
            amp("amp_out", "  Amp-Out", values="  Amp-Out"),
            pin(),
            Group(
                "volume_knob",
                Stanza(VolumeKnob, "  Volume-Knob: delta={delta:d}, steps={steps:d}, direct={direct:d}, val={val:d}"),
            ),
            Group(
                "converter",
                Stanza(
                    Converter,
                    "  Converter: stream={stream:d}, channel={channel:d}",
                    "  SDI-Select: {sdi_select:d}",
                    Line("  Digital:", Repeat("digital", " {}")),
                    "  Digital category: 0x{digital_category:x}",
                    "  IEC Coding Type: 0x{iec_coding_type:x}",
                ),
            ),
            pcm_caps("pcm", "  PCM", one_line=one_line),
            Group("unsolicited", Stanza(Unsolicited, "  Unsolicited: tag={tag}, enabled={enabled:d}")),
            *POWER,
            "  Delay: {delay:d} samples",
            Group(
                "displays",
                Stanza(
                    DisplayDevices,
                    "  Devices: {count:d}",
                    Many(
                        "devices",
                        Stanza(
                            DisplayDevice,
                            Line(
                                "{selected}Dev {dev:02d}: PD = {pd:d}, ELDV = {eldv:d}, IA = {ia:d}",
                                Opt(", Connections [", Repeat("connections", " {}", codec=_CONNECTION), " ]"),
                            ),
                        ),
                    ),
                ),
            ),
            _connections("connection", "Connection"),
            _connections("in_driver_connection", "In-driver Connection"),
            Group(
                "processing",
                Stanza(
                    Processing,
                    "  Processing caps: benign={benign:d}, ncoeff={ncoeff:d}",
                    Many("coefficients", Stanza(Coefficient, "    Coeff 0x{index:02x}: 0x{value:04x}")),
                ),
            ),
        ),
    )
