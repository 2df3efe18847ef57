"""``/proc/driver/nvidia/gpus``: the graphics processors that the driver ``nvidia`` found."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Group, Keys, One, Spaced, Stanza, Table, choice
from procframe.record import Field, KeyedRecord, Record
from procframe_root.choices import BIT, one_of, two

__all__ = [
    "INFORMATION",
    "NUMA_STATUS",
    "OFFLINE_PAGES",
    "POWER",
    "UNBIND_LOCK",
    "GpuHardwareSupport",
    "GpuInformation",
    "GpuPower",
    "NumaStatus",
    "OfflinePage",
    "S0ix",
    "UnbindLock",
]

_EXCLUDED = Field(
    "Whether the driver leaves it alone", kind="flags", key="GPU Excluded", form="\t {}", codec=two("Yes", "No")
)
_SUPPORTED = "Supported", "Not Supported", "?"


class GpuInformation(KeyedRecord):
    """A graphics processor."""

    model: Annotated[str, Field("Model", key="Model", form=" \t\t {}", codec=TEXT)]
    irq: Annotated[int, Field("Interrupt", kind="label", key="IRQ", form="   \t\t {:d}")]
    gpu_uuid: Annotated[
        str, Field("Unique name, with question marks where not known", kind="identity", key="GPU UUID", codec=TEXT)
    ]
    video_bios: Annotated[
        str, Field("Version of its BIOS, question marks where not known", key="Video BIOS", codec=TEXT)
    ]
    bus_type: Annotated[str, Field("`PCIe`, `PCI`, `AGP`, `PCI-X`, `FPCI` or `AXI`", key="Bus Type", codec=TEXT)]
    dma_size: Annotated[
        int, Field("Width of the addresses that it can reach", unit="bits", key="DMA Size", form=" \t {:d} bits")
    ]
    dma_mask: Annotated[int, Field("The same as a mask", kind="label", key="DMA Mask", form=" \t 0x{:x}")]
    bus_location: Annotated[str, Field("PCI address", kind="identity", key="Bus Location")]
    device_minor: Annotated[
        int,
        Field(
            "Minor number of its device, `/dev/nvidia0` and so on", kind="label", key="Device Minor", form=" \t {:d}"
        ),
    ]
    gpu_firmware: Annotated[
        str, Field("Version of its firmware (GSP)", key="GPU Firmware", codec=TEXT, since="driver 470")
    ]
    gpu_excluded: Annotated[bool, _EXCLUDED]
    blacklisted: Annotated[
        bool,
        Field("The same, before driver 455", kind="flags", key="Blacklisted", form="\t {}", codec=two("Yes", "No")),
    ]


class GpuHardwareSupport(Record):
    """What a graphics processor can do to save power."""

    self_refresh: Annotated[
        str | None, Field("Whether its memory can refresh itself", kind="flags", codec=one_of(*_SUPPORTED))
    ] = None
    memory_off: Annotated[
        str | None, Field("Whether its memory can be off", kind="flags", codec=one_of(*_SUPPORTED))
    ] = None


class S0ix(Record):
    """Suspend to idle (S0ix)."""

    platform_support: Annotated[
        str | None, Field("Whether the machine supports it", kind="flags", codec=one_of(*_SUPPORTED))
    ] = None
    status: Annotated[str | None, Field("`Enabled` or `Disabled`", kind="flags", codec=TEXT)] = None


class GpuPower(Record):
    """How a graphics processor saves power."""

    runtime_d3_status: Annotated[
        str,
        Field(
            "`Enabled (fine-grained)`, `Enabled (coarse-grained)`, `Disabled by default`, `Not supported`",
            kind="flags",
            codec=TEXT,
        ),
    ]
    video_memory: Annotated[str | None, Field("`Active` or `Off`", kind="flags", codec=TEXT)] = None
    hardware_support: Annotated[GpuHardwareSupport | None, Field("What it can do")] = None
    s0ix: Annotated[S0ix | None, Field("Suspend to idle", since="driver 555")] = None


class OfflinePage(Record):
    """A page of a graphics processor's memory that is not used, because it is bad."""

    address: Annotated[int, Field("Address, which newer kernels disguise", kind="address")]


class UnbindLock(Record):
    """Whether a graphics processor is kept from programs, so that it can be handed to a virtual machine."""

    locked: Annotated[bool, Field("Whether it is kept from them", kind="flags", codec=BIT)]


class NumaStatus(KeyedRecord):
    """The memory of a graphics processor as a NUMA node."""

    node: Annotated[int, Field("Number of the node", kind="identity", key="Node")]
    status: Annotated[
        str,
        Field(
            "`online`, `offline`, `disabled`, or what is being done or failed",
            kind="flags",
            key="Status",
            codec=choice(
                *("disabled", "offline", "online_in_progress", "online", "online_failed"),
                *("offline_in_progress", "offline_failed", "invalid"),
            ),
        ),
    ]
    address: Annotated[int, Field("Physical address of its memory", kind="address", key="Address", form="{@11}{:x}")]
    size: Annotated[int, Field("Size of its memory", unit="bytes", key="Size", form="{@11}{:x}")]


INFORMATION = Format(
    "driver/nvidia/gpus/<bdf>/information",
    One(GpuInformation, Keys("{key}: \t {}")),
    source="kernel-open/nvidia/nv-procfs.c:nv_procfs_read_gpu_info",
)
POWER = Format(
    "driver/nvidia/gpus/<bdf>/power",
    One(
        GpuPower,
        "Runtime D3 status:          {runtime_d3_status}",
        "Video Memory:               {video_memory}",
        Spaced(
            Group(
                "hardware_support",
                Stanza(
                    GpuHardwareSupport,
                    "GPU Hardware Support:",
                    " Video Memory Self Refresh: {self_refresh}",
                    " Video Memory Off:          {memory_off}",
                ),
            )
        ),
        Spaced(
            Group(
                "s0ix",
                Stanza(
                    S0ix,
                    "S0ix Power Management:",
                    " Platform Support:          {platform_support}",
                    " Status:                    {status}",
                ),
            )
        ),
    ),
    source="kernel-open/nvidia/nv-procfs.c:nv_procfs_read_power",
    since="driver 440",
)
OFFLINE_PAGES = Format(
    "driver/nvidia/gpus/<bdf>/offline_pages",
    Table(OfflinePage, "{address:016x}"),
    source="kernel-open/nvidia/nv-procfs.c:nv_procfs_read_offline_pages",
)
UNBIND_LOCK = Format(
    "driver/nvidia/gpus/<bdf>/unbindLock",
    One(UnbindLock, "{locked}"),
    source="kernel-open/nvidia/nv-procfs.c:nv_procfs_read_unbind_lock",
)
NUMA_STATUS = Format(
    "driver/nvidia/gpus/<bdf>/numa_status",
    One(NumaStatus, Keys("{key}:{@11}{}")),
    source="kernel-open/nvidia/nv-procfs.c:nv_procfs_read_numa_status",
)
