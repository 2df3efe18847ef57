"""The formats for /proc/* and its subsystem directories, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("bootconfig", "procframe_root.bootconfig"),
    LazyFormat("buddyinfo", "procframe_root.buddyinfo"),
    LazyFormat("bus/input/devices", "procframe_root.input_devices"),
    LazyFormat("bus/input/handlers", "procframe_root.bus.input_handlers"),
    LazyFormat("bus/nubus/devices", "procframe_root.bus.old_buses", "NUBUS"),
    LazyFormat("bus/pci/<bus>/<device>", "procframe_root.bus.pci_config"),
    LazyFormat("bus/pci/devices", "procframe_root.bus.pci_devices"),
    LazyFormat("bus/pnp/configuration_info", "procframe_root.bus.pnp", "CONFIGURATION_INFO"),
    LazyFormat("bus/pnp/devices", "procframe_root.bus.pnp", "DEVICES"),
    LazyFormat("bus/pnp/escd_info", "procframe_root.bus.pnp", "ESCD_INFO"),
    LazyFormat("bus/usb/<bus>/<device>", "procframe_root.bus.usb_descriptors"),
    LazyFormat("bus/usb/devices", "procframe_root.bus.usb_devices"),
    LazyFormat("bus/zorro/devices", "procframe_root.bus.old_buses", "ZORRO"),
    LazyFormat("cgroups", "procframe_root.cgroups"),
    LazyFormat("cmdline", "procframe_root.cmdline"),
    LazyFormat("consoles", "procframe_root.consoles"),
    LazyFormat("cpuinfo", "procframe_root.cpuinfo"),
    LazyFormat("crypto", "procframe_root.crypto"),
    LazyFormat("devices", "procframe_root.devices"),
    LazyFormat("diskstats", "procframe_root.diskstats"),
    LazyFormat("dma", "procframe_root.dma"),
    LazyFormat("dri/<minor>/bufs", "procframe_root.dri.memory", "BUFS"),
    LazyFormat("dri/<minor>/clients", "procframe_root.dri.device", "CLIENTS"),
    LazyFormat("dri/<minor>/gem_names", "procframe_root.dri.device", "GEM_NAMES"),
    LazyFormat("dri/<minor>/gem_objects", "procframe_root.dri.device", "GEM_OBJECTS"),
    LazyFormat("dri/<minor>/name", "procframe_root.dri.device", "NAME"),
    LazyFormat("dri/<minor>/queues", "procframe_root.dri.memory", "QUEUES"),
    LazyFormat("dri/<minor>/vm", "procframe_root.dri.memory", "VM"),
    LazyFormat("dri/<minor>/vma", "procframe_root.dri.memory", "VMA"),
    LazyFormat("dynamic_debug/control", "procframe_root.dynamic_debug"),
    LazyFormat("execdomains", "procframe_root.execdomains"),
    LazyFormat("fb", "procframe_root.fb"),
    LazyFormat("filesystems", "procframe_root.filesystems"),
    LazyFormat("interrupts", "procframe_root.interrupts"),
    LazyFormat("iomem", "procframe_root.resources", "IOMEM"),
    LazyFormat("ioports", "procframe_root.resources", "IOPORTS"),
    LazyFormat("irq/<irq>/node", "procframe_root.irq", "NODE"),
    LazyFormat(
        "irq/<irq>/smp_affinity",
        "procframe_root.irq",
        "AFFINITY",
        paths=[
            "irq/<irq>/smp_affinity",
            "irq/<irq>/affinity_hint",
            "irq/<irq>/effective_affinity",
            "irq/default_smp_affinity",
            "irq/prof_cpu_mask",
        ],
    ),
    LazyFormat(
        "irq/<irq>/smp_affinity_list",
        "procframe_root.irq",
        "AFFINITY_LIST",
        paths=["irq/<irq>/smp_affinity_list", "irq/<irq>/effective_affinity_list"],
    ),
    LazyFormat("irq/<irq>/spurious", "procframe_root.irq", "SPURIOUS"),
    LazyFormat("kallsyms", "procframe_root.kallsyms"),
    LazyFormat("key-users", "procframe_root.key_users"),
    LazyFormat("keys", "procframe_root.keys"),
    LazyFormat("loadavg", "procframe_root.loadavg"),
    LazyFormat("locks", "procframe_root.locks"),
    LazyFormat("mdstat", "procframe_root.mdstat"),
    LazyFormat("meminfo", "procframe_root.meminfo"),
    LazyFormat("misc", "procframe_root.misc"),
    LazyFormat("modules", "procframe_root.modules"),
    LazyFormat("mtd", "procframe_root.mtd"),
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
    LazyFormat("tty/driver/<driver>", "procframe_root.tty.serial"),
    LazyFormat("tty/driver/usbserial", "procframe_root.tty.usbserial"),
    LazyFormat("tty/drivers", "procframe_root.tty.drivers"),
    LazyFormat("tty/ldiscs", "procframe_root.tty.ldiscs"),
    LazyFormat("uptime", "procframe_root.uptime"),
    LazyFormat("version", "procframe_root.version"),
    LazyFormat("vmallocinfo", "procframe_root.vmallocinfo"),
    LazyFormat("vmstat", "procframe_root.vmstat"),
    LazyFormat("zoneinfo", "procframe_root.zoneinfo"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
