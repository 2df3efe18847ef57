"""``/proc/net/atm/{devices,pvc,svc,vc}``: the interfaces of ATM, and the virtual circuits over them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Opt, Table, choice, flags, pattern
from procframe.record import Field, Record
from procframe_net.codecs import HEX_LINK_ADDRESS, POINTER, absent
from procframe_net.mib import counter32

__all__ = ["DEVICES", "PVC", "SVC", "VC", "AtmDevice", "AtmPvc", "AtmSvc", "AtmVc"]

_CLASSES = choice("off", "UBR", "CBR", "VBR", "ABR")
_STATES = choice("IDLE", "CONNECTED", "CLOSING", "LISTEN", "INUSE", "BOUND")
_FLAGS = flags(("addr", "ready", "partial", *(f"bit{bit}" for bit in range(3, 14))))
"""``ATM_VF_*``, include/linux/atmdev.h; bits from 3 on mean different things to different kernels."""
_ESA = pattern("[0-9a-f]{40}")
Device = Annotated[int | None, Field("Number of the interface; None if there is none yet", kind="identity")]
Vpi = Annotated[int | None, Field("Virtual path", kind="identity")]
Vci = Annotated[int | None, Field("Virtual channel", kind="identity")]


class AtmDevice(Record):
    """An ATM interface."""

    device: Annotated[int, Field("Number of the interface", kind="identity")]
    type: Annotated[str, Field("Driver", kind="label")]
    esi: Annotated[
        str,
        Field(
            "End system identifier, as a MAC address",
            kind="address",
            codec=HEX_LINK_ADDRESS.but(pattern="[0-9a-f]{12}"),
        ),
    ]
    aal0_tx: Annotated[int, counter32("Cells sent", "cells")]
    aal0_tx_errors: Annotated[int, counter32("Cells that could not be sent", "cells")]
    aal0_rx: Annotated[int, counter32("Cells received", "cells")]
    aal0_rx_errors: Annotated[int, counter32("Cells received with an error", "cells")]
    aal0_rx_drops: Annotated[int, counter32("Cells received and dropped", "cells")]
    aal5_tx: Annotated[int, counter32("Packets sent", "packets")]
    aal5_tx_errors: Annotated[int, counter32("Packets that could not be sent", "packets")]
    aal5_rx: Annotated[int, counter32("Packets received", "packets")]
    aal5_rx_errors: Annotated[int, counter32("Packets received with an error", "packets")]
    aal5_rx_drops: Annotated[int, counter32("Packets received and dropped", "packets")]
    references: Annotated[int, Field("References to the interface in the kernel")]


class AtmPvc(Record):
    """A permanent virtual circuit."""

    device: Annotated[int, Field("Number of the interface", kind="identity")]
    vpi: Annotated[int, Field("Virtual path", kind="identity")]
    vci: Annotated[int, Field("Virtual channel", kind="identity")]
    aal: Annotated[
        str | None,
        Field("Adaptation layer: 0, 1, 2, 3/4, 5; None if not settled, ??? or err if unknown", codec=absent("---")),
    ]
    rx_min_pcr: Annotated[int, Field("Least peak cell rate to be received", unit="cells/s")]
    rx_class: Annotated[str, Field("Class of what is received: off, UBR, CBR, VBR, ABR", codec=_CLASSES)]
    tx_min_pcr: Annotated[int, Field("Least peak cell rate to be sent", unit="cells/s")]
    tx_class: Annotated[str, Field("Class of what is sent", codec=_CLASSES)]
    clip_interface: Annotated[
        str | None,
        Field("Interface that sends IP over it (CLIP), `none?` if not known; up to 7.2", codec=pattern(r"[^ ,\n]+")),
    ] = None
    clip_encapsulation: Annotated[str | None, Field("How that is wrapped: LLC/SNAP or None; up to 7.2")] = None


class AtmVc(Record):
    """A virtual circuit, and its socket."""

    pointer: Annotated[str, Field("Where it is in kernel memory", kind="address", codec=POINTER)]
    device: Device
    vpi: Vpi
    vci: Vci
    family: Annotated[str, Field("PVC (permanent), SVC (switched; up to 7.2), or the family's number", kind="label")]
    flags: Annotated[list[str], Field("Flags of the circuit", kind="flags", codec=_FLAGS)]
    error: Annotated[int, Field("Error of the socket (errno), 0 if none", kind="label")]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    tx_buffer: Annotated[int, Field("The most that it may take", unit="bytes", kind="label")]
    rx_queue: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    rx_buffer: Annotated[int, Field("The most that it may take", unit="bytes", kind="label")]
    references: Annotated[int, Field("References to the socket in the kernel")]


class AtmSvc(Record):
    """A switched virtual circuit."""

    pointer: Annotated[
        str | None,
        Field("Where it is in kernel memory, as long as it has no interface", kind="identity", codec=POINTER),
    ] = None
    device: Device = None
    vpi: Vpi = None
    vci: Vci = None
    state: Annotated[str, Field("State of the circuit", codec=_STATES)] = "IDLE"
    public_address: Annotated[
        str | None, Field("Public address of the other end (E.164)", kind="identity", codec=pattern(r"[^ +\n]{1,12}"))
    ] = None
    private_address: Annotated[
        str | None, Field("Private address of the other end, in hexadecimal digits", kind="identity", codec=_ESA)
    ] = None


def _counts(layer: int) -> str:
    names = ("tx", "tx_errors", "rx", "rx_errors", "rx_drops")
    return f"  {layer} ( " + " ".join([f"{{aal{layer}_{name}:d}}" for name in names]) + " )"


DEVICES = Format(
    "net/atm/devices",
    Table(
        AtmDevice,
        f"{{device:3d}} {{type:<8s}}{{esi}}{_counts(0)}{_counts(5)}\t[{{references:d}}]",
        header='Itf Type    ESI/"MAC"addr AAL(TX,err,RX,err,drop) ...               [refcnt]',
    ),
    source="net/atm/proc.c:atm_dev_seq_show",
)
PVC = Format(
    "net/atm/pvc",
    Table(
        AtmPvc,
        "{device:3d} {vpi:3d} {vci:5d} {aal:<3s} {rx_min_pcr:7d} {rx_class:<5s} {tx_min_pcr:7d} {tx_class:<6s}",
        Opt("CLIP, Itf:{clip_interface}, Encap:{clip_encapsulation}"),
        header="Itf VPI VCI   AAL RX(PCR,Class) TX(PCR,Class)",
    ),
    source="net/atm/proc.c:pvc_seq_show",
)


def _vc(address: int) -> Table:
    return Table(
        AtmVc,
        "{pointer} ",
        Alt("{device:3d} {vpi:3d} {vci:5d} ", "Unassigned    "),
        "{family:>3s} {flags:04x}  {error:5d} {tx_queue:7d}/{tx_buffer:7d} {rx_queue:7d}/{rx_buffer:7d} [{references:d}]",
        header=f"{'Address':<{address}}Itf VPI VCI   Fam Flags Reply Send buffer     Recv buffer      [refcnt]",
    )


VC = Format(
    "net/atm/vc",
    variants=[Variant("default", _vc(16), "64-bit"), Variant("32-bit", _vc(8), "32-bit")],
    source="net/atm/proc.c:vcc_seq_show",
)
SVC = Format(
    "net/atm/svc",
    Table(
        AtmSvc,
        Alt("{device:3d} {vpi:3d} {vci:5d}         ", "N/A@{pointer}{@22}"),
        "{state:<10s} ",
        Alt("{public_address}+{private_address}", "{private_address}", "{public_address}", ""),
        header="Itf VPI VCI           State      Remote",
    ),
    source="net/atm/proc.c:svc_seq_show",
)
