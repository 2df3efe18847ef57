"""``/proc/asound/card*/eld#*``: what a display or amplifier behind HDMI or DisplayPort says of itself."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Alt, Keys, One, Opt, nested, value
from procframe.record import Field, KeyedRecord, Record
from procframe_root.asound.hda.parts import numbers
from procframe_root.asound.words import one_of, split_words

__all__ = ["FORMAT", "Coded", "Eld", "Listed", "Speakers"]


class Coded(Record):
    """A number, and what it means."""

    code: Annotated[int, Field("The number", kind="label")]
    name: Annotated[str | None, Field("What it means", kind="label", codec=ANYTHING)] = None


class Listed(Record):
    """A mask, and the numbers that it stands for."""

    mask: Annotated[int, Field("The mask", kind="flags")]
    values: Annotated[list[int], Field("The numbers", codec=numbers())]


class Speakers(Record):
    """A mask, and the speakers that it stands for."""

    mask: Annotated[int, Field("The mask", kind="flags")]
    names: Annotated[
        list[str],
        Field(
            "The speakers",
            kind="flags",
            codec=split_words(
                ("FL/FR", "LFE", "FC", "RL/RR", "RC", "FLC/FRC", "RLC/RRC", "FLW/FRW", "FLH/FRH", "TC", "FCH")
            ),
        ),
    ]


_CODED = nested(Coded, "[0x{code:x}]", Opt(" {name}"))
_LISTED = nested(Listed, "[0x{mask:x}]{values}")
_NUMBER = "{key}{@24t}{:d}"
_HEX = "{key}{@24t}0x{:x}"


def _coded(description: str) -> Field:
    return Field(description, kind="label", form=("{key}{@24t}", value("{}", _CODED)))


class Eld(KeyedRecord):
    """What a display or amplifier says of itself (ELD): who made it, its speakers, and the audio formats that it takes.

    The keys of an audio format (a short audio descriptor) are `sad`, its number and `_coding_type`, `_channels`,
    `_rates`, `_bits`, `_max_bitrate` (in bit/s) or `_profile`.
    """

    open_keys = r"sad[0-9]{1,2}_(?:coding_type|channels|rates|bits|max_bitrate|profile)"

    monitor_present: Annotated[int, Field("1 where something is plugged in", kind="flags", form=_NUMBER)]
    eld_valid: Annotated[int, Field("1 where it says anything of itself", kind="flags", form=_NUMBER)]
    codec_pin_nid: Annotated[int, Field("Node of the pin that it is at", kind="identity", form=_HEX, since="6.1")]
    codec_dev_id: Annotated[int, Field("Number of the display at the pin", kind="identity", form=_HEX, since="6.1")]
    codec_cvt_nid: Annotated[int, Field("Node of the converter that it uses", kind="label", form=_HEX, since="6.1")]
    monitor_name: Annotated[str, Field("Its name", kind="label", form="{key}{@24t}{:s}")]
    connection_type: Annotated[
        str,
        Field(
            "`HDMI` or `DisplayPort`",
            kind="label",
            form="{key}{@24t}{:s}",
            codec=one_of("HDMI", "DisplayPort", "2-reserved", "3-reserved"),
        ),
    ]
    eld_version: Annotated[Coded, _coded("Version of what it says")]
    edid_version: Annotated[Coded, _coded("Version of its timing extension")]
    manufacture_id: Annotated[int, Field("Who made it", kind="identity", form=_HEX)]
    product_id: Annotated[int, Field("Product", kind="identity", form=_HEX)]
    port_id: Annotated[
        int, Field("Port that it is at, as the graphics driver numbers them", kind="identity", form=_HEX)
    ]
    support_hdcp: Annotated[int, Field("1 where it can decrypt content", kind="flags", form=_NUMBER)]
    support_ai: Annotated[int, Field("1 where it takes information packets", kind="flags", form=_NUMBER)]
    audio_sync_delay: Annotated[int, Field("By how much its picture lags", unit="ms", kind="time", form=_NUMBER)]
    speakers: Annotated[
        Speakers,
        Field(
            "Its speakers",
            kind="flags",
            form=("{key}{@24t}", value("{}", nested(Speakers, "[0x{mask:x}]{names}"))),
        ),
    ]
    sad_count: Annotated[int, Field("Audio formats that it takes", form=_NUMBER)]


FORMAT = Format(
    "asound/card<N>/eld#<C>.<P>",
    One(
        Eld,
        Keys(
            Alt(
                _NUMBER,
                ("{key}{@24t}", value("{}", _LISTED)),
                ("{key}{@24t}", value("{}", _CODED)),
            ),
            separator="\t",
        ),
    ),
    paths=("asound/card<N>/eld#<C>.<P>", "asound/card<N>/eld#<P>"),
    source="sound/hda/codecs/hdmi/eld.c:snd_hdmi_print_eld_info",
)
