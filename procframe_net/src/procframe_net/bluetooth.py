"""The socket tables of Bluetooth: ``/proc/net/{bnep,cmtp,hci,hidp,iso,l2cap,rfcomm,sco}``; one function prints them all."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_net.codecs import POINTER

__all__ = ["BNEP", "CMTP", "HCI", "HIDP", "ISO", "L2CAP", "RFCOMM", "SCO", "BluetoothSocket"]


class BluetoothSocket(Record):
    """A Bluetooth socket."""

    pointer: Annotated[str, Field("Where the socket is in kernel memory (hashed)", kind="address", codec=POINTER)]
    references: Annotated[int, Field("References to the socket in the kernel")]
    rmem: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    wmem: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    uid: Annotated[
        int,
        Field(
            "User that owns the socket; 4294967295 for one that the reader's user namespace does not know", kind="label"
        ),
    ]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]
    parent_inode: Annotated[
        int, Field("Inode of the listening socket that the connection came from, 0 if none", kind="identity")
    ]
    source_address: Annotated[str | None, Field("Address of the own controller; 3.5 to 3.12", kind="identity")] = None
    destination_address: Annotated[str | None, Field("Address of the other device; 3.5 to 3.12", kind="identity")] = (
        None
    )


_START = "{pointer} {references:<6d} {rmem:<6d} {wmem:<6d} {uid:<6d} {inode:<6d} "
_HEADER = "sk               RefCnt Rmem   Wmem   User   Inode  "


def _table(protocol: str, what: str, since: str = "3.5") -> Format:
    return Format(
        f"net/{protocol}",
        variants=[
            Variant(
                "default", Table(BluetoothSocket, f"{_START}{{parent_inode:<6d}}", header=f"{_HEADER}Parent"), "3.13+"
            ),
            Variant(
                "3.5",
                Table(
                    BluetoothSocket,
                    f"{_START}{{source_address}} {{destination_address}} {{parent_inode:<6d}}",
                    header=f"{_HEADER}Src Dst Parent",
                ),
                "3.5 to 3.12",
            ),
        ],
        description=f"{what}, one in each row.",
        source="net/bluetooth/af_bluetooth.c:bt_seq_show",
        since=since,
    )


BNEP = _table("bnep", "Sockets that control network connections over Bluetooth (BNEP)")
CMTP = _table("cmtp", "Sockets that control CAPI connections over Bluetooth (CMTP)")
HCI = _table("hci", "Sockets to the controllers of Bluetooth (HCI)")
HIDP = _table("hidp", "Sockets that control connections to Bluetooth input devices (HIDP)")
ISO = _table("iso", "Sockets of isochronous Bluetooth channels (ISO)", "6.0")
L2CAP = _table("l2cap", "Sockets of logical Bluetooth channels (L2CAP)")
RFCOMM = _table("rfcomm", "Sockets of serial lines over Bluetooth (RFCOMM)")
SCO = _table("sco", "Sockets of Bluetooth voice links (SCO)")
