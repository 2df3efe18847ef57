"""``/proc/capi/*``: ISDN controllers and the applications that use them, by the Common ISDN API (CAPI)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, WORD, Many, One, Stanza, Table
from procframe.record import Field, Record
from procframe_root.choices import one_of

__all__ = ["APPLICATIONS", "APPLSTATS", "CAPI20", "CAPI20NCCI", "CMTP", "CONTROLLER", "CONTRSTATS", "DRIVER"]

_PROC = "drivers/isdn/capi/kcapi_proc.c:"
_CONTROLLER = Field("Number of the controller", kind="identity")
_APPLICATION = Field("Number of the application", kind="identity")


class CapiPackets(Record):
    """What went between CAPI and one of its controllers or applications."""

    nrecvctlpkt: Annotated[int, Field("Control messages received", unit="messages", kind="counter")]
    nrecvdatapkt: Annotated[int, Field("Data messages received", unit="messages", kind="counter")]
    nsentctlpkt: Annotated[int, Field("Control messages sent", unit="messages", kind="counter")]
    nsentdatapkt: Annotated[int, Field("Data messages sent", unit="messages", kind="counter")]


class CapiControllerPackets(CapiPackets):
    """What an ISDN controller received and sent."""

    cnr: Annotated[int, _CONTROLLER]


class CapiApplicationPackets(CapiPackets):
    """What CAPI received from an application and sent to it."""

    applid: Annotated[int, _APPLICATION]


class CapiController(Record):
    """An ISDN controller."""

    cnr: Annotated[int, _CONTROLLER]
    driver: Annotated[str, Field("Name of its driver", kind="label")]
    state: Annotated[
        str,
        Field(
            "`detected`, `loading` or `running`; `???` for another",
            kind="label",
            codec=WORD.but(unknown=one_of("detected", "loading", "running", "???").unknown),
        ),
    ]
    name: Annotated[str, Field("Name of the controller", kind="label")]
    info: Annotated[str, Field("What the driver says of it", kind="label", codec=ANYTHING)]


class CapiApplication(Record):
    """An application that is registered with CAPI."""

    applid: Annotated[int, _APPLICATION]
    level3cnt: Annotated[int, Field("Connections that it may have; what is below 0 is for each channel")]
    datablkcnt: Annotated[int, Field("Data messages that may wait for it", unit="messages")]
    datablklen: Annotated[int, Field("Longest data of a message", unit="bytes")]


class CapiConnection(Record):
    """A logical connection of an application that has ``/dev/capi20`` open."""

    applid: Annotated[int, _APPLICATION]
    ncci: Annotated[int, Field("Network control connection identifier: the connection", kind="identity")]


class CapiDriver(Record):
    """A driver of ISDN controllers."""

    name: Annotated[str, Field("Name of the driver", kind="identity")]
    revision: Annotated[str, Field("Its revision", kind="label", codec=ANYTHING)]


class CmtpApplication(Record):
    """An application of this machine that uses an ISDN controller over Bluetooth."""

    applid: Annotated[int, _APPLICATION]
    mapping: Annotated[int, Field("Its number on the other device", kind="label")]


class CmtpController(Record):
    """An ISDN controller of another device, used over Bluetooth."""

    address: Annotated[str | None, Field("Bluetooth address of the device", kind="address")] = None
    cnr: Annotated[int | None, _CONTROLLER] = None
    applications: Annotated[list[CmtpApplication], Field("Who uses it")] = []


_PACKETS = "{nrecvctlpkt:d} {nrecvdatapkt:d} {nsentctlpkt:d} {nsentdatapkt:d}"

APPLICATIONS = Format(
    "capi/applications",
    Table(CapiApplication, "{applid:d} {level3cnt:d} {datablkcnt:d} {datablklen:d}"),
    source=_PROC + "applications_show",
)
APPLSTATS = Format(
    "capi/applstats", Table(CapiApplicationPackets, f"{{applid:d}} {_PACKETS}"), source=_PROC + "applstats_show"
)
CAPI20 = Format(
    "capi/capi20",
    Table(CapiApplicationPackets, f"0 {{applid:d}} {_PACKETS}"),
    description="What CAPI received from applications that have `/dev/capi20` open and sent to them.",
    source="drivers/isdn/capi/capi.c:capi20_proc_show",
)
CAPI20NCCI = Format(
    "capi/capi20ncci",
    Table(CapiConnection, "{applid:d} 0x{ncci:x}"),
    source="drivers/isdn/capi/capi.c:capi20ncci_proc_show",
)
CONTROLLER = Format(
    "capi/controller",
    Table(CapiController, "{cnr:d} {driver:<10s} {state:<8s} {name:<16s} {info}"),
    source=_PROC + "controller_show",
)
CONTRSTATS = Format(
    "capi/contrstats", Table(CapiControllerPackets, f"{{cnr:d}} {_PACKETS}"), source=_PROC + "contrstats_show"
)
DRIVER = Format(
    "capi/driver",
    Table(CapiDriver, "{name:<32s} {revision}"),
    description="Drivers of ISDN controllers; newer kernels say nothing here.",
    source=_PROC + "empty_proc_ops",
)
CMTP = Format(
    "capi/controllers/<n>",
    One(
        CmtpController,
        "CAPI Message Transport Protocol",
        "",
        "addr {address}",
        "ctrl {cnr:d}",
        Many("applications", Stanza(CmtpApplication, "appl {applid:d} -> {mapping:d}")),
    ),
    source="net/bluetooth/cmtp/capi.c:cmtp_proc_show",
)
