"""``/proc/asound/card*/codec97#*/ac97#*``: AC'97 codecs, what they can do and how they are set up."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Group, Line, Many, One, Opt, Repeat, Spaced, Stanza, choice
from procframe.record import Field, Record
from procframe_root.asound.ac97_parts import Ac97Card, Ac97Class, Ac97Function, Ac97Functions, Ac97Setup, mask
from procframe_root.asound.ac97_words import (
    CAPABILITIES,
    RATES,
    RESOLUTION,
    SIGNAL,
    SLOTS,
    STEREO_ENHANCEMENT,
    flags_of,
)
from procframe_root.asound.words import some_of

__all__ = ["FORMAT", "Ac97Codec"]


def _rate(description: str) -> Field:
    return Field(description, unit="Hz")


class Ac97Codec(Record):
    """An AC'97 codec; what one for a modem or of an older revision lacks is absent."""

    address: Annotated[int, Field("Address of the codec on its bus", kind="identity")]
    number: Annotated[int, Field("Number of the codec", kind="identity")]
    part: Annotated[int, Field("Number of the part of the codec, 0 where it is not split", kind="identity")]
    name: Annotated[str, Field("Vendor and type", kind="label", codec=ANYTHING)]
    card: Annotated[Ac97Card | None, Field("The card that it is on")] = None
    flags: Annotated[int | None, Field("How the driver treats the codec, as a mask", kind="flags")] = None
    codec_class: Annotated[Ac97Class | None, Field("What it holds of itself (2.3 and later)")] = None
    capabilities: Annotated[list[str] | None, mask("What it can do", CAPABILITIES)] = None
    dac_resolution: Annotated[str | None, Field("Resolution when it plays", kind="label", codec=RESOLUTION)] = None
    adc_resolution: Annotated[str | None, Field("Resolution when it records", kind="label", codec=RESOLUTION)] = None
    stereo_enhancement: Annotated[
        str | None, Field("How it can widen stereo", kind="label", codec=STEREO_ENHANCEMENT)
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
        list[str] | None, mask("Outputs that it has more", flags_of("AMAP", "LDAC", "SDAC", "CDAC"))
    ] = None
    dac_slots: Annotated[int | None, Field("How its outputs are assigned to slots", kind="label")] = None
    extended_rates: Annotated[
        list[str] | None, mask("Rates that it can have", flags_of("VRM", "SPDIF", "DRA", "VRA"))
    ] = None
    extended_status: Annotated[
        list[str] | None,
        mask(
            "Which of this is on, or powered down (`PR...`)",
            some_of(
                *("PRL", "PRK", "PRJ", "PRI", "SPCV", "MADC", "LDAC", "SDAC", "CDAC", *SLOTS),
                *("VRM", "SPDIF", "DRA", "VRA"),
            ),
        ),
    ] = None
    front_dac_rate: Annotated[int | None, _rate("Rate in front")] = None
    surround_dac_rate: Annotated[int | None, _rate("Rate of surround")] = None
    lfe_dac_rate: Annotated[int | None, _rate("Rate of low frequencies")] = None
    adc_rate: Annotated[int | None, _rate("Rate when it records")] = None
    mic_adc_rate: Annotated[int | None, _rate("Rate when it records from the microphone")] = None
    spdif_control: Annotated[list[str] | None, mask("What is sent over S/PDIF", SIGNAL)] = None
    spdif_category: Annotated[int | None, Field("Category of its source", kind="label")] = None
    spdif_generation: Annotated[int | None, Field("Generation of the copy", kind="label")] = None
    spdif_more: Annotated[
        list[str] | None, mask("Rate, and whether it is valid", some_of(*RATES, "DRS", "Validity", "Enabled"))
    ] = None
    spdif_in: Annotated[list[str] | None, mask("What is received over S/PDIF", SIGNAL)] = None
    spdif_in_category: Annotated[int | None, Field("Category of its source", kind="label")] = None
    spdif_in_generation: Annotated[int | None, Field("Generation of the copy", kind="label")] = None
    spdif_in_rate: Annotated[list[str] | None, mask("Its rate", some_of(*RATES).but(pattern=r"Rate=[^ \n]+"))] = None
    spdif_in_accuracy: Annotated[int | None, Field("How exact its clock is, as a number", kind="label")] = None
    spdif_in_state: Annotated[
        list[str] | None, mask("Whether it is locked and valid", flags_of("Locked", "Unlocked", "Validity?"))
    ] = None
    jacks: Annotated[Ac97Functions | None, Field("Its jacks (2.3 and later)")] = None
    modem_codec: Annotated[int | None, Field("Number by which the modem answers on the bus", kind="label")] = None
    modem_features: Annotated[
        list[str] | None, mask("Lines of the modem", flags_of("CID2", "CID1", "HSET", "LIN2", "LIN1"))
    ] = None
    modem_status: Annotated[
        list[str] | None,
        mask(
            "What of the modem is ready, or powered down (`PR...`)",
            flags_of(
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
