"""``/proc/asound/card*/codec97#*/ac97#*``: AC'97 codecs, what they can do and how they are set up."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Codec, Group, Line, Many, One, Opt, Repeat, Spaced, Stanza, choice, pattern
from procframe.record import Field, Record
from procframe_root.asound.words import some_of
from procframe_root.choices import one_of, two, two_words

__all__ = ["FORMAT", "Ac97Card", "Ac97Class", "Ac97Codec", "Ac97Function", "Ac97Functions", "Ac97Setup"]

_ON_OFF = two_words("on", "off")
_CAPABILITIES = some_of(
    *("dedicated MIC PCM IN channel", "reserved1", "bass & treble", "simulated stereo", "headphone out", "loudness")
).but(pattern=r"[^- \t\n](?:[^-\n]*[^- \t\n])?")
_STEREO = """No 3D Stereo Enhancement|Analog Devices Phat Stereo|Creative Stereo Enhancement
National Semi 3D Stereo Enhancement|YAMAHA Ymersion|BBE 3D Stereo Enhancement|Crystal Semi 3D Stereo Enhancement
Qsound QXpander|Spatializer 3D Stereo Enhancement|SRS 3D Stereo Enhancement|Platform Tech 3D Stereo Enhancement
AKM 3D Audio|Aureal Stereo Enhancement|Aztech 3D Enhancement|Binaura 3D Audio Enhancement
ESS Technology Stereo Enhancement|Harman International VMAx|Nvidea/IC Ensemble/KS Waves 3D Stereo Enhancement
Philips Incredible Sound|Texas Instruments 3D Stereo Enhancement|VLSI Technology 3D Stereo Enhancement
TriTech 3D Stereo Enhancement|Realtek 3D Stereo Enhancement|Samsung 3D Stereo Enhancement
Wolfson Microelectronics 3D Enhancement|Delta Integration 3D Enhancement|SigmaTel 3D Enhancement
IC Ensemble/KS Waves|Rockwell 3D Stereo Enhancement|Reserved 29|Reserved 30|Reserved 31""".replace("\n", "|").split("|")
_STEREO_ENHANCEMENT = pattern(r"[A-Z][^\n]*").but(unknown=one_of(*_STEREO).unknown)
"""It begins with a capital letter, which ``on`` and ``off`` after the same label further below do not."""
_SLOTS = ("SPDIF=3/4", "SPDIF=7/8", "SPDIF=6/9", "SPDIF=10/11")
_RATES = ("Rate=44.1kHz", "Rate=res", "Rate=48kHz", "Rate=32kHz")


def _flags(*known: str) -> Codec:
    return some_of(*known).but(pattern=r"[^ =\n]+")


_SIGNAL = _flags("PRO", "Consumer", "Non-audio", "PCM", "Copyright", "Preemph50/15", "Not", "Locked")
"""Words up to those with a value."""
_RESOLUTION = one_of("16-bit", "18-bit", "20-bit", "???")
_LOCATIONS = one_of("Rear I/O Panel", "Front Panel", "Motherboard", "Dock/External", "reserved", "NC/unused")


def _rate(description: str) -> Field:
    return Field(description, unit="Hz")


def _mask(description: str, codec: Codec) -> Field:
    return Field(description, kind="flags", codec=codec)


class Ac97Function(Record):
    """A jack of the codec."""

    function: Annotated[str, Field("What it is for", kind="identity", codec=ANYTHING)]
    gain: Annotated[float, Field("Its gain", unit="dBV")]
    inverted: Annotated[bool, Field("Whether it inverts the signal", kind="flags", codec=two("X", "-"))]
    buffer_delay: Annotated[int, Field("How much it delays the signal", unit="samples")]
    location: Annotated[str, Field("Where it is", kind="label", codec=_LOCATIONS)]


class Ac97Functions(Record):
    """The jacks of a codec."""

    functions: Annotated[list[Ac97Function], Field("The jacks that the codec describes")] = []


class Ac97Card(Record):
    """The card that the codec is on."""

    subsystem_vendor: Annotated[int, Field("Number of the vendor of the card", kind="label")]
    subsystem_device: Annotated[int | None, Field("Number of the card", kind="label")] = None


class Ac97Class(Record):
    """What a codec of AC'97 2.3 holds of itself."""

    revision: Annotated[int, Field("Revision", kind="label")]
    compatibility_class: Annotated[int | None, Field("Class", kind="label")] = None
    subsystem_vendor: Annotated[int | None, Field("Number of the vendor that the codec itself holds", kind="label")] = (
        None
    )
    subsystem_device: Annotated[int | None, Field("Number of the card that the codec itself holds", kind="label")] = (
        None
    )


class Ac97Setup(Record):
    """How the codec is set up."""

    mic_gain: Annotated[int | None, Field("Boost of the microphone", unit="dB")] = None
    mic_gain_cached: Annotated[int | None, Field("What the driver takes it to be", unit="dB")] = None
    pop_path: Annotated[
        str | None, Field("Whether sound is mixed in `pre` or `post` 3D", kind="label", codec=choice("pre", "post"))
    ] = None
    simulated_stereo: Annotated[bool | None, _mask("Whether stereo is simulated", _ON_OFF)] = None
    enhancement_3d: Annotated[bool | None, _mask("Whether stereo is widened", _ON_OFF)] = None
    loudness: Annotated[bool | None, _mask("Whether loudness is on", _ON_OFF)] = None
    mono_output: Annotated[
        str | None, Field("What the mono output has, `MIX` or `Mic`", kind="label", codec=choice("MIX", "Mic"))
    ] = None
    mic_select: Annotated[
        str | None, Field("Which microphone, `Mic1` or `Mic2`", kind="label", codec=choice("Mic1", "Mic2"))
    ] = None
    loopback: Annotated[bool | None, _mask("Whether what it records is played", _ON_OFF)] = None


class Ac97Codec(Record):
    """An AC'97 codec; what one for a modem or of an older revision lacks is absent."""

    address: Annotated[int, Field("Address of the codec on its bus", kind="identity")]
    number: Annotated[int, Field("Number of the codec", kind="identity")]
    part: Annotated[int, Field("Number of the part of the codec, 0 where it is not split", kind="identity")]
    name: Annotated[str, Field("Vendor and type", kind="label", codec=ANYTHING)]
    card: Annotated[Ac97Card | None, Field("The card that it is on")] = None
    flags: Annotated[int | None, Field("How the driver treats the codec, as a mask", kind="flags")] = None
    codec_class: Annotated[Ac97Class | None, Field("What it holds of itself (2.3 and later)")] = None
    capabilities: Annotated[list[str] | None, _mask("What it can do", _CAPABILITIES)] = None
    dac_resolution: Annotated[str | None, Field("Resolution when it plays", kind="label", codec=_RESOLUTION)] = None
    adc_resolution: Annotated[str | None, Field("Resolution when it records", kind="label", codec=_RESOLUTION)] = None
    stereo_enhancement: Annotated[
        str | None, Field("How it can widen stereo", kind="label", codec=_STEREO_ENHANCEMENT)
    ] = None
    setup: Annotated[Ac97Setup | None, Field("How it is set up")] = None
    double_rate_slots: Annotated[
        str | None,
        Field("Slots for twice the rate", kind="label", codec=choice("10/11", "7/8", "reserved")),
    ] = None
    extended_codec: Annotated[int | None, Field("Number by which it answers on the bus", kind="label")] = None
    extended_revision: Annotated[
        int | None, Field("Revision of AC'97: 0 for 2.1 and before, 1 for 2.2, 2 for 2.3", kind="label")
    ] = None
    extended_outputs: Annotated[
        list[str] | None, _mask("Outputs that it has more", _flags("AMAP", "LDAC", "SDAC", "CDAC"))
    ] = None
    dac_slots: Annotated[int | None, Field("How its outputs are assigned to slots", kind="label")] = None
    extended_rates: Annotated[
        list[str] | None, _mask("Rates that it can have", _flags("VRM", "SPDIF", "DRA", "VRA"))
    ] = None
    extended_status: Annotated[
        list[str] | None,
        _mask(
            "Which of this is on, or powered down (`PR...`)",
            some_of(
                *("PRL", "PRK", "PRJ", "PRI", "SPCV", "MADC", "LDAC", "SDAC", "CDAC", *_SLOTS),
                *("VRM", "SPDIF", "DRA", "VRA"),
            ),
        ),
    ] = None
    front_dac_rate: Annotated[int | None, _rate("Rate in front")] = None
    surround_dac_rate: Annotated[int | None, _rate("Rate of surround")] = None
    lfe_dac_rate: Annotated[int | None, _rate("Rate of low frequencies")] = None
    adc_rate: Annotated[int | None, _rate("Rate when it records")] = None
    mic_adc_rate: Annotated[int | None, _rate("Rate when it records from the microphone")] = None
    spdif_control: Annotated[list[str] | None, _mask("What is sent over S/PDIF", _SIGNAL)] = None
    spdif_category: Annotated[int | None, Field("Category of its source", kind="label")] = None
    spdif_generation: Annotated[int | None, Field("Generation of the copy", kind="label")] = None
    spdif_more: Annotated[
        list[str] | None, _mask("Rate, and whether it is valid", some_of(*_RATES, "DRS", "Validity", "Enabled"))
    ] = None
    spdif_in: Annotated[list[str] | None, _mask("What is received over S/PDIF", _SIGNAL)] = None
    spdif_in_category: Annotated[int | None, Field("Category of its source", kind="label")] = None
    spdif_in_generation: Annotated[int | None, Field("Generation of the copy", kind="label")] = None
    spdif_in_rate: Annotated[list[str] | None, _mask("Its rate", some_of(*_RATES).but(pattern=r"Rate=[^ \n]+"))] = None
    spdif_in_accuracy: Annotated[int | None, Field("How exact its clock is, as a number", kind="label")] = None
    spdif_in_state: Annotated[
        list[str] | None, _mask("Whether it is locked and valid", _flags("Locked", "Unlocked", "Validity?"))
    ] = None
    jacks: Annotated[Ac97Functions | None, Field("Its jacks (2.3 and later)")] = None
    modem_codec: Annotated[int | None, Field("Number by which the modem answers on the bus", kind="label")] = None
    modem_features: Annotated[
        list[str] | None, _mask("Lines of the modem", _flags("CID2", "CID1", "HSET", "LIN2", "LIN1"))
    ] = None
    modem_status: Annotated[
        list[str] | None,
        _mask(
            "What of the modem is ready, or powered down (`PR...`)",
            _flags(
                *("GPIO", "MREF", "ADC1", "DAC1", "ADC2", "DAC2", "HADC", "HDAC", "PRA(GPIO)", "PRB(res)"),
                *("PRC(ADC1)", "PRD(DAC1)", "PRE(ADC2)", "PRF(DAC2)", "PRG(HADC)", "PRH(HDAC)"),
            ),
        ),
    ] = None
    line1_rate: Annotated[int | None, _rate("Rate of line 1")] = None
    line2_rate: Annotated[int | None, _rate("Rate of line 2")] = None
    headset_rate: Annotated[int | None, _rate("Rate of the handset")] = None


FORMAT = Format(
    "asound/card<N>/codec97#<B>/ac97#<a>-<b>",
    One(
        Ac97Codec,
        "{address:d}-{number:d}/{part:d}: {name}",
        "",
        Group(
            "card",
            Stanza(
                Ac97Card,
                "PCI Subsys Vendor: 0x{subsystem_vendor:04x}",
                "PCI Subsys Device: 0x{subsystem_device:04x}",
                "",
            ),
        ),
        "Flags: {flags:x}",
        Group(
            "codec_class",
            Stanza(
                Ac97Class,
                "Revision         : 0x{revision:02x}",
                "Compat. Class    : 0x{compatibility_class:02x}",
                "Subsys. Vendor ID: 0x{subsystem_vendor:04x}",
                "Subsys. ID       : 0x{subsystem_device:04x}",
                "",
            ),
        ),
        Line("Capabilities     :", Repeat("capabilities", " -{}-")),
        "DAC resolution   : {dac_resolution}",
        "ADC resolution   : {adc_resolution}",
        "3D enhancement   : {stereo_enhancement}",
        Spaced(
            Group(
                "setup",
                Stanza(
                    Ac97Setup,
                    "Current setup",
                    "Mic gain         : +{mic_gain:d}dB [+{mic_gain_cached:d}dB]",
                    "POP path         : {pop_path} 3D",
                    "Sim. stereo      : {simulated_stereo}",
                    "3D enhancement   : {enhancement_3d}",
                    "Loudness         : {loudness}",
                    "Mono output      : {mono_output}",
                    "Mic select       : {mic_select}",
                    "ADC/DAC loopback : {loopback}",
                ),
            )
        ),
        "Double rate slots: {double_rate_slots}",
        Line(
            "Extended ID      : codec={extended_codec:d} rev={extended_revision:d}",
            Repeat("extended_outputs", " {}"),
            " DSA={dac_slots:d}",
            Repeat("extended_rates", " {}"),
        ),
        Line("Extended status  :", Repeat("extended_status", " {}")),
        "PCM front DAC    : {front_dac_rate:d}Hz",
        "PCM Surr DAC     : {surround_dac_rate:d}Hz",
        "PCM LFE DAC      : {lfe_dac_rate:d}Hz",
        "PCM ADC          : {adc_rate:d}Hz",
        "PCM MIC ADC      : {mic_adc_rate:d}Hz",
        Line(
            "SPDIF Control    :",
            Repeat("spdif_control", " {}"),
            " Category=0x{spdif_category:x} Generation={spdif_generation:d}",
            Repeat("spdif_more", " {}"),
        ),
        Line(
            "SPDIF In Status  :",
            Repeat("spdif_in", " {}"),
            Opt(
                " Category=0x{spdif_in_category:x} Generation={spdif_in_generation:d}",
                Repeat("spdif_in_rate", " {}"),
                " Accuracy={spdif_in_accuracy:d}",
                Repeat("spdif_in_state", " {}"),
            ),
        ),
        Spaced(
            Group(
                "jacks",
                Stanza(
                    Ac97Functions,
                    "                    Gain     Inverted  Buffer delay  Location",
                    Many(
                        "functions",
                        Stanza(
                            Ac97Function,
                            "{function:<17s}: {gain:5.1f} dBV    {inverted}      {buffer_delay:2d}/fs         {location}",
                        ),
                    ),
                ),
            )
        ),
        Line("Extended modem ID: codec={modem_codec:d}", Repeat("modem_features", " {}")),
        Line("Modem status     :", Repeat("modem_status", " {}")),
        "Line1 rate       : {line1_rate:d}Hz",
        "Line2 rate       : {line2_rate:d}Hz",
        "Headset rate     : {headset_rate:d}Hz",
    ),
    # A bus has four codecs; any number would be the files of registers too, whose names go on after it.
    paths=tuple(f"asound/card<N>/codec97#<B>/{kind}c97#<a>-{number}" for kind in "am" for number in range(4)),
    source="sound/pci/ac97/ac97_proc.c:snd_ac97_proc_read",
)
