"""``/proc/asound/card*``: registers of codecs and controllers, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, File, Many, Stanza, Table
from procframe.record import Field, Record

__all__ = ["AC97_REGS", "AK4114", "ATIIXP", "CS_CODEC", "VIA82XX", "WM_CODEC", "YMFPCI"]

_CARD = "asound/card<N>/"


class SoundRegister(Record):
    """A register of a codec or a controller."""

    register: Annotated[int, Field("Number of the register", kind="identity")]
    value: Annotated[int, Field("What it holds", kind="gauge")]


class Ac97Register(Record):
    """A register of an AC'97 codec."""

    codec: Annotated[int, Field("Number of the part of the codec, 0 where it is not split", kind="identity")]
    register: Annotated[int, Field("Number of the register", kind="identity")]
    value: Annotated[int, Field("What it holds", kind="gauge")]


class RegistersOf(Record):
    """Whose registers follow."""

    longname: Annotated[str, Field("Name of the card, with address and interrupt", kind="label", codec=ANYTHING)]


def _registers(name: str, row: str, source: str, *, more: Sequence[str] = ()) -> Format:
    names = (name, *more)
    return Format(
        _CARD + name, Table(SoundRegister, row), paths=tuple(_CARD + one for one in names), source=f"sound/{source}"
    )


AC97_REGS = Format(
    _CARD + "codec97#<B>/ac97#<a>-<b>+regs",
    Table(Ac97Register, "{codec:d}:{register:02x} = {value:04x}"),
    source="sound/pci/ac97/ac97_proc.c:snd_ac97_proc_regs_read_main",
)
AK4114 = _registers(
    "ak4114",
    "0x{register:02x} = 0x{value:02x}",
    "i2c/other/ak4114.c:snd_ak4114_proc_regs_read",
    more=("ak4113", "stac9460_codec"),
)
WM_CODEC = _registers("wm_codec", "{register:02x} = {value:04x}", "pci/ice1712/prodigy_hifi.c:wm_proc_regs_read")
CS_CODEC = _registers("cs_codec", "{register:02x} = {value:02x}", "pci/ice1712/pontis.c:cs_proc_regs_read")
ATIIXP = _registers(
    "atiixp",
    "{register:02x}: {value:08x}",
    "pci/atiixp.c:snd_atiixp_proc_read",
    more=("atiixp-modem", "ali5451"),
)
VIA82XX = Format(
    _CARD + "via82xx",
    File(
        "{longname}",
        "",
        Many("records", Stanza(SoundRegister, "{register:02x}: {value:08x}")),
        header=RegistersOf,
    ),
    source="sound/pci/via82xx.c:snd_via82xx_proc_read",
)
YMFPCI = Format(
    _CARD + "ymfpci",
    Table(SoundRegister, "{register:04x}: {value:04x}", header=("YMFPCI", "")),
    source="sound/pci/ymfpci/ymfpci_main.c:snd_ymfpci_proc_read",
)
