"""``/proc/net/wireless``: how well wireless interfaces receive."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Table
from procframe.record import Field, Record
from procframe_net.mib import counter32

__all__ = ["FORMAT", "Wireless", "WirelessHeader"]


_NUMBER = Codec(int, str, r"-?[0-9]{1,10}", schema="integer")
_MARK = Codec(lambda text: text == ".", lambda updated: "." if updated else " ", "[. ]", schema="boolean", exact=True)


class Wireless(Record):
    """How well a wireless interface receives, by the wireless extensions."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    status: Annotated[int, Field("State, as the driver calls it", kind="flags")]
    link: Annotated[int, Field("Quality of the link; of what is best depends on the driver", codec=_NUMBER)]
    link_updated: Annotated[bool, Field("Whether link is new since it was last read", kind="flags", codec=_MARK)]
    level: Annotated[int, Field("Strength of the signal; in dBm if it is negative", codec=_NUMBER)]
    level_updated: Annotated[bool, Field("Whether level is new since it was last read", kind="flags", codec=_MARK)]
    noise: Annotated[
        int, Field("Strength of the noise; in dBm if it is negative, -256 where it is not known", codec=_NUMBER)
    ]
    noise_updated: Annotated[bool, Field("Whether noise is new since it was last read", kind="flags", codec=_MARK)]
    discarded_nwid: Annotated[int, counter32("Discarded, of another network", "packets")]
    discarded_crypt: Annotated[int, counter32("Discarded, could not be decrypted", "packets")]
    discarded_frag: Annotated[int, counter32("Discarded, fragments were missing", "packets")]
    discarded_retry: Annotated[int, counter32("Discarded after too many retries", "packets")]
    discarded_misc: Annotated[int, counter32("Discarded for another reason", "packets")]
    missed_beacon: Annotated[int, counter32("Beacons missed", "beacons")]


class WirelessHeader(Record):
    """What the file says of all of them."""

    version: Annotated[int, Field("Version of the wireless extensions", kind="label")]


FORMAT = Format(
    "net/wireless",
    Table(
        Wireless,
        "{interface:>6s}: {status:04x}"
        "  {link:>3s}{link_updated}  {level:>3s}{level_updated}  {noise:>3s}{noise_updated}"
        "  {discarded_nwid:6d} {discarded_crypt:6d} {discarded_frag:6d} {discarded_retry:6d} {discarded_misc:6d}"
        "   {missed_beacon:6d}",
        header=[
            "Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE",
            " face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | {version:d}",
        ],
        head=WirelessHeader,
    ),
    source="net/wireless/wext-proc.c:wireless_dev_seq_show",
)
