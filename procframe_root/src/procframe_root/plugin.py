"""The formats for /proc/* and its subsystem directories, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("asound/<id>", "procframe_root.asound.cards", "CARD_LINK"),
    LazyFormat("asound/card<N>/codec#<A>", "procframe_root.asound.hda.codec"),
    LazyFormat(
        "asound/card<N>/eld#<C>.<P>",
        "procframe_root.asound.hda.eld",
        paths=("asound/card<N>/eld#<C>.<P>", "asound/card<N>/eld#<P>"),
    ),
    LazyFormat("asound/card<N>/id", "procframe_root.asound.cards", "CARD_ID"),
    LazyFormat("asound/card<N>/intel8x0", "procframe_root.asound.intel8x0"),
    LazyFormat("asound/card<N>/midi<D>", "procframe_root.asound.rawmidi"),
    LazyFormat("asound/card<N>/oss_mixer", "procframe_root.asound.oss", "OSS_MIXER"),
    LazyFormat(
        "asound/card<N>/pcm<D><p-c>/info",
        "procframe_root.asound.pcm",
        "PCM_INFO",
        ("asound/card<N>/pcm<D><p-c>/info", "asound/card<N>/pcm<D><p-c>/sub<S>/info"),
    ),
    LazyFormat("asound/card<N>/pcm<D><p-c>/sub<S>/hw_params", "procframe_root.asound.pcm", "HW_PARAMS"),
    LazyFormat("asound/card<N>/pcm<D><p-c>/sub<S>/prealloc", "procframe_root.asound.pcm", "PREALLOC"),
    LazyFormat("asound/card<N>/pcm<D><p-c>/sub<S>/prealloc_max", "procframe_root.asound.pcm", "PREALLOC_MAX"),
    LazyFormat("asound/card<N>/pcm<D><p-c>/sub<S>/status", "procframe_root.asound.pcm", "STATUS"),
    LazyFormat("asound/card<N>/pcm<D><p-c>/sub<S>/sw_params", "procframe_root.asound.pcm", "SW_PARAMS"),
    LazyFormat("asound/card<N>/stream<M>", "procframe_root.asound.usb_stream"),
    LazyFormat("asound/card<N>/usbbus", "procframe_root.asound.usb", "USBBUS"),
    LazyFormat("asound/card<N>/usbid", "procframe_root.asound.usb", "USBID"),
    LazyFormat("asound/card<N>/usbmixer", "procframe_root.asound.usb", "USBMIXER"),
    LazyFormat("asound/cards", "procframe_root.asound.cards", "CARDS"),
    LazyFormat("asound/devices", "procframe_root.asound.devices", "DEVICES"),
    LazyFormat("asound/hwdep", "procframe_root.asound.devices", "HWDEP"),
    LazyFormat("asound/modules", "procframe_root.asound.cards", "MODULES"),
    LazyFormat("asound/oss/devices", "procframe_root.asound.devices", "OSS_DEVICES"),
    LazyFormat("asound/oss/sndstat", "procframe_root.asound.oss", "SNDSTAT"),
    LazyFormat("asound/pcm", "procframe_root.asound.devices", "PCM"),
    LazyFormat("asound/seq/clients", "procframe_root.asound.seq_clients"),
    LazyFormat("asound/seq/drivers", "procframe_root.asound.seq", "DRIVERS"),
    LazyFormat("asound/seq/queues", "procframe_root.asound.seq", "QUEUES"),
    LazyFormat("asound/seq/timer", "procframe_root.asound.seq", "TIMER"),
    LazyFormat("asound/timers", "procframe_root.asound.timers"),
    LazyFormat("asound/version", "procframe_root.asound.cards", "VERSION"),
    LazyFormat("buddyinfo", "procframe_root.buddyinfo"),
    LazyFormat("bus/input/devices", "procframe_root.input_devices"),
    LazyFormat("cgroups", "procframe_root.cgroups"),
    LazyFormat("cmdline", "procframe_root.cmdline"),
    LazyFormat("consoles", "procframe_root.consoles"),
    LazyFormat("cpuinfo", "procframe_root.cpuinfo"),
    LazyFormat("crypto", "procframe_root.crypto"),
    LazyFormat("devices", "procframe_root.devices"),
    LazyFormat("diskstats", "procframe_root.diskstats"),
    LazyFormat("dma", "procframe_root.dma"),
    LazyFormat("execdomains", "procframe_root.execdomains"),
    LazyFormat("fb", "procframe_root.fb"),
    LazyFormat("filesystems", "procframe_root.filesystems"),
    LazyFormat("interrupts", "procframe_root.interrupts"),
    LazyFormat("iomem", "procframe_root.resources", "IOMEM"),
    LazyFormat("ioports", "procframe_root.resources", "IOPORTS"),
    LazyFormat("kallsyms", "procframe_root.kallsyms"),
    LazyFormat("key-users", "procframe_root.key_users"),
    LazyFormat("keys", "procframe_root.keys"),
    LazyFormat("loadavg", "procframe_root.loadavg"),
    LazyFormat("locks", "procframe_root.locks"),
    LazyFormat("mdstat", "procframe_root.mdstat"),
    LazyFormat("meminfo", "procframe_root.meminfo"),
    LazyFormat("misc", "procframe_root.misc"),
    LazyFormat("modules", "procframe_root.modules"),
    LazyFormat("mtrr", "procframe_root.mtrr"),
    LazyFormat("pagetypeinfo", "procframe_root.pagetypeinfo"),
    LazyFormat("partitions", "procframe_root.partitions"),
    LazyFormat("pressure/<resource>", "procframe_root.pressure"),
    LazyFormat("schedstat", "procframe_root.schedstat"),
    LazyFormat("slabinfo", "procframe_root.slabinfo"),
    LazyFormat("softirqs", "procframe_root.softirqs"),
    LazyFormat("stat", "procframe_root.stat"),
    LazyFormat("swaps", "procframe_root.swaps"),
    LazyFormat("sys/**", "procframe_root.sysctl"),
    LazyFormat("timer_list", "procframe_root.timer_list"),
    LazyFormat("uptime", "procframe_root.uptime"),
    LazyFormat("version", "procframe_root.version"),
    LazyFormat("vmstat", "procframe_root.vmstat"),
    LazyFormat("zoneinfo", "procframe_root.zoneinfo"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
