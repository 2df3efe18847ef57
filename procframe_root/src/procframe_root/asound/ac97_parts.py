"""Parts of what ``/proc/asound/card*/codec97#*/ac97#*`` says of AC'97 codecs."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import ANYTHING, Codec, choice
from procframe.record import Field, Record
from procframe_root.asound.ac97_words import LOCATIONS, ON_OFF
from procframe_root.choices import two

__all__ = ["Ac97Card", "Ac97Class", "Ac97Function", "Ac97Functions", "Ac97Setup", "mask"]


def mask(description: str, codec: Codec) -> Field:
    """What is said of a field of flags."""
    return Field(description, kind="flags", codec=codec)


class Ac97Function(Record):
    """A jack of the codec."""

    function: Annotated[str, Field("What it is for", kind="identity", codec=ANYTHING)]
    gain: Annotated[float, Field("Its gain", unit="dBV")]
    inverted: Annotated[bool, Field("Whether it inverts the signal", kind="flags", codec=two("X", "-"))]
    buffer_delay: Annotated[int, Field("How much it delays the signal", unit="samples")]
    location: Annotated[str, Field("Where it is", kind="label", codec=LOCATIONS)]


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
    simulated_stereo: Annotated[bool | None, mask("Whether stereo is simulated", ON_OFF)] = None
    enhancement_3d: Annotated[bool | None, mask("Whether stereo is widened", ON_OFF)] = None
    loudness: Annotated[bool | None, mask("Whether loudness is on", ON_OFF)] = None
    mono_output: Annotated[
        str | None, Field("What the mono output has, `MIX` or `Mic`", kind="label", codec=choice("MIX", "Mic"))
    ] = None
    mic_select: Annotated[
        str | None, Field("Which microphone, `Mic1` or `Mic2`", kind="label", codec=choice("Mic1", "Mic2"))
    ] = None
    loopback: Annotated[bool | None, mask("Whether what it records is played", ON_OFF)] = None
