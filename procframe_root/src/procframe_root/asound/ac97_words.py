"""Words of ``/proc/asound/card*/codec97#*/ac97#*``: what AC'97 codecs can be and do."""

from __future__ import annotations

from procframe.layout import Codec, pattern
from procframe_root.asound.words import some_of
from procframe_root.choices import one_of, two_words

__all__ = [
    "CAPABILITIES",
    "LOCATIONS",
    "ON_OFF",
    "RATES",
    "RESOLUTION",
    "SIGNAL",
    "SLOTS",
    "STEREO_ENHANCEMENT",
    "flags_of",
]

ON_OFF = two_words("on", "off")
CAPABILITIES = some_of(
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
STEREO_ENHANCEMENT = pattern(r"[A-Z][^\n]*").but(unknown=one_of(*_STEREO).unknown)
"""It begins with a capital letter, which ``on`` and ``off`` after the same label further below do not."""
SLOTS = ("SPDIF=3/4", "SPDIF=7/8", "SPDIF=6/9", "SPDIF=10/11")
RATES = ("Rate=44.1kHz", "Rate=res", "Rate=48kHz", "Rate=32kHz")


def flags_of(*known: str) -> Codec:
    """Words without a value, each a cell of its own; others than these are kept and reported."""
    return some_of(*known).but(pattern=r"[^ =\n]+")


SIGNAL = flags_of("PRO", "Consumer", "Non-audio", "PCM", "Copyright", "Preemph50/15", "Not", "Locked")
"""Words up to those with a value."""
RESOLUTION = one_of("16-bit", "18-bit", "20-bit", "???")
LOCATIONS = one_of("Rear I/O Panel", "Front Panel", "Motherboard", "Dock/External", "reserved", "NC/unused")
