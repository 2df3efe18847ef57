"""``/proc/asound/card*/eld#*``: what a display or amplifier behind HDMI or DisplayPort says of itself."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import ANYTHING, Group, Line, One, Repeat, Stanza
from procframe.layout.parts import PartLike
from procframe.record import Field, Record
from procframe_root.asound.words import some_of
from procframe_root.choices import one_of

__all__ = ["FORMAT", "Eld", "Sad"]

_CODINGS = one_of(
    *("undefined", "LPCM", "AC-3", "MPEG1", "MP3", "MPEG2", "AAC-LC", "DTS", "ATRAC", "DSD (One Bit Audio)"),
    *("E-AC-3/DD+ (Dolby Digital Plus)", "DTS-HD", "MLP (Dolby TrueHD)", "DST", "WMAPro", "HE-AAC", "HE-AACv2"),
    "MPEG Surround",
)


class Sad(Record):
    """An audio format (a short audio descriptor)."""

    format: Annotated[int, Field("Number of the coding", kind="label")]
    coding_type: Annotated[str, Field("The coding", kind="label", codec=_CODINGS)]
    channels: Annotated[int | None, Field("Channels at most")] = None
    rates_mask: Annotated[int | None, Field("Sample rates, as a mask", kind="flags")] = None
    rates: Annotated[list[int] | None, Field("Sample rates", unit="Hz")] = None
    bits_mask: Annotated[int | None, Field("Bits of a sample, as a mask (LPCM)", kind="flags")] = None
    bits: Annotated[list[int] | None, Field("Bits of a sample (LPCM)", unit="bits")] = None
    max_bitrate: Annotated[int | None, Field("Highest bit rate", unit="bit/s")] = None
    profile: Annotated[int | None, Field("Profile of the coding", kind="label")] = None


class Eld(Record):
    """What a display or amplifier says of itself (ELD): who made it, its speakers, and the audio formats that it takes.

    If nothing is plugged in, all but the first fields is absent.
    """

    monitor_present: Annotated[int | None, Field("1 where something is plugged in", kind="flags")] = None
    eld_valid: Annotated[int | None, Field("1 where it says anything of itself", kind="flags")] = None
    codec_pin_nid: Annotated[int | None, Field("Node of the pin that it is at", kind="identity")] = None
    codec_dev_id: Annotated[int | None, Field("Number of the display at the pin", kind="identity")] = None
    codec_cvt_nid: Annotated[int | None, Field("Node of the converter that it uses", kind="label")] = None
    monitor_name: Annotated[str | None, Field("Its name", kind="label", codec=ANYTHING)] = None
    connection_type: Annotated[
        str | None,
        Field(
            "`HDMI` or `DisplayPort`",
            kind="label",
            codec=one_of("HDMI", "DisplayPort", "2-reserved", "3-reserved"),
        ),
    ] = None
    eld_ver: Annotated[int | None, Field("Number of the version of what it says", kind="label")] = None
    eld_version: Annotated[
        str | None,
        Field("That version", kind="label", codec=one_of("reserved", "CEA-861D or below", "partial")),
    ] = None
    cea_edid_ver: Annotated[int | None, Field("Number of the version of its timing extension", kind="label")] = None
    edid_version: Annotated[
        str | None,
        Field(
            "That version",
            kind="label",
            codec=one_of(
                "no CEA EDID Timing Extension block present", "CEA-861", "CEA-861-A", "CEA-861-B, C or D", "reserved"
            ),
        ),
    ] = None
    manufacture_id: Annotated[int | None, Field("Who made it", kind="identity")] = None
    product_id: Annotated[int | None, Field("Product", kind="identity")] = None
    port_id: Annotated[int | None, Field("Port, as the graphics driver numbers them", kind="identity")] = None
    support_hdcp: Annotated[int | None, Field("1 where it can decrypt content", kind="flags")] = None
    support_ai: Annotated[int | None, Field("1 where it takes information packets", kind="flags")] = None
    audio_sync_delay: Annotated[int | None, Field("By how much its picture lags", unit="ms", kind="time")] = None
    spk_alloc: Annotated[int | None, Field("Its speakers, as a mask", kind="flags")] = None
    speakers: Annotated[
        list[str] | None,
        Field(
            "Its speakers",
            kind="flags",
            codec=some_of(
                *("FL/FR", "LFE", "FC", "RL/RR", "RC", "FLC/FRC", "RLC/RRC", "FLW/FRW", "FLH/FRH", "TC", "FCH")
            ),
        ),
    ] = None
    sad_count: Annotated[int | None, Field("Audio formats that it takes")] = None
    sad0: Annotated[Sad | None, Field("The first of them")] = None
    sad1: Annotated[Sad | None, Field("Another")] = None
    sad2: Annotated[Sad | None, Field("Another")] = None
    sad3: Annotated[Sad | None, Field("Another")] = None
    sad4: Annotated[Sad | None, Field("Another")] = None
    sad5: Annotated[Sad | None, Field("Another")] = None
    sad6: Annotated[Sad | None, Field("Another")] = None
    sad7: Annotated[Sad | None, Field("Another")] = None
    sad8: Annotated[Sad | None, Field("Another")] = None
    sad9: Annotated[Sad | None, Field("Another")] = None
    sad10: Annotated[Sad | None, Field("Another")] = None
    sad11: Annotated[Sad | None, Field("Another")] = None
    sad12: Annotated[Sad | None, Field("Another")] = None
    sad13: Annotated[Sad | None, Field("Another")] = None
    sad14: Annotated[Sad | None, Field("Another")] = None
    sad15: Annotated[Sad | None, Field("The last that there can be")] = None


def _sad(name: str) -> Group:
    # The number stands in all lines of a format, so each of them has lines of its own.
    return Group(
        name,
        Stanza(
            Sad,
            f"{name}_coding_type\t[0x{{format:x}}] {{coding_type}}",
            f"{name}_channels\t\t{{channels:d}}",
            Line(f"{name}_rates\t\t[0x{{rates_mask:x}}]", Repeat("rates", " {:d}")),
            Line(f"{name}_bits\t\t[0x{{bits_mask:x}}]", Repeat("bits", " {:d}")),
            f"{name}_max_bitrate\t{{max_bitrate:d}}",
            f"{name}_profile\t\t{{profile:d}}",
        ),
    )


_HEAD = (
    "monitor_present\t\t{monitor_present:d}",
    "eld_valid\t\t{eld_valid:d}",
    "codec_pin_nid\t\t0x{codec_pin_nid:x}",
    "codec_dev_id\t\t0x{codec_dev_id:x}",
    "codec_cvt_nid\t\t0x{codec_cvt_nid:x}",
)
_BODY: tuple[PartLike, ...] = (
    "monitor_name\t\t{monitor_name}",
    "connection_type\t\t{connection_type}",
    "eld_version\t\t[0x{eld_ver:x}] {eld_version}",
    "edid_version\t\t[0x{cea_edid_ver:x}] {edid_version}",
    "manufacture_id\t\t0x{manufacture_id:x}",
    "product_id\t\t0x{product_id:x}",
    "port_id\t\t\t0x{port_id:x}",
    "support_hdcp\t\t{support_hdcp:d}",
    "support_ai\t\t{support_ai:d}",
    "audio_sync_delay\t{audio_sync_delay:d}",
    Line("speakers\t\t[0x{spk_alloc:x}]", Repeat("speakers", " {}")),
    "sad_count\t\t{sad_count:d}",
    *(_sad(f"sad{number}") for number in range(16)),
)

FORMAT = Format(
    "asound/card<N>/eld#<C>.<P>",
    variants=(
        Variant("HDA", One(Eld, *_HEAD, *_BODY)),
        Variant("SoC", One(Eld, *_BODY)),
    ),
    paths=("asound/card<N>/eld#<C>.<P>", "asound/card<N>/eld#<P>"),
    source="sound/hda/codecs/hdmi/eld.c:snd_hdmi_print_eld_info",
)
