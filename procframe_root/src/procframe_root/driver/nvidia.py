"""``/proc/driver/nvidia``: the driver ``nvidia`` itself: its version, its parameters, who may open its devices."""

from __future__ import annotations

from typing import Annotated, ClassVar

from procframe.format import Format
from procframe.layout import TEXT, Codec, Free, Keys, One, Opt, Table, nested, pattern, sentinel, words
from procframe.record import Field, KeyedRecord, Record
from procframe_root.choices import BIT

__all__ = [
    "CAPABILITY",
    "MINORS",
    "PARAMS",
    "README",
    "REGISTRY",
    "SUSPEND",
    "SWITCH",
    "VERSION",
    "Capability",
    "Minor",
    "Params",
    "Registry",
    "SuspendChoices",
    "SwitchInformation",
    "Text",
    "Version",
    "VersionOfModule",
]

_WORDS = pattern(r"[^ \n]+(?: [^ \n]+)*")
MODE = Codec(lambda number: f"0{number:o}", lambda text: int(text, 8))
"""Rights of a file, as ``0666``; the driver prints them in decimal."""
QUOTED = Codec(lambda text: text[1:-1], lambda value: f'"{value}"', r'"[^\n]*"', exact=True)
NAMES = Codec(
    lambda text: text[1:-1].split(", ") if text != '""' else [],
    lambda names: f'"{", ".join(names)}"',
    r'"[^\n]*"',
    schema="array",
)
"""Names in one pair of quotes."""


class Params(KeyedRecord):
    """Parameters of the module, which ``modinfo nvidia`` describes: numbers, and texts in quotes."""

    open_keys: ClassVar[bool | str] = True

    resman_debug_level: Annotated[
        int | str,
        Field(
            "How much is logged, or `default`",
            kind="label",
            key="ResmanDebugLevel",
            form=" {:d}",
            codec=sentinel({4294967295: "default"}),
        ),
    ]
    device_file_uid: Annotated[int, Field("User that owns the device files", kind="label", key="DeviceFileUID")]
    device_file_gid: Annotated[int, Field("Group that owns them", kind="label", key="DeviceFileGID")]
    device_file_mode: Annotated[
        str,
        Field("Rights of the device files, as `0666`", kind="flags", key="DeviceFileMode", form=" {:d}", codec=MODE),
    ]
    registry_dwords: Annotated[str, Field("Settings by name and number", key="RegistryDwords", codec=QUOTED)]
    registry_dwords_per_device: Annotated[
        str, Field("Settings of single devices", key="RegistryDwordsPerDevice", codec=QUOTED)
    ]
    rm_msg: Annotated[str, Field("Which messages are logged", key="RmMsg", codec=QUOTED)]
    assign_gpus: Annotated[str, Field("Devices that it takes; older drivers", key="AssignGpus", codec=QUOTED)]
    gpu_blacklist: Annotated[str, Field("Devices that it leaves alone", key="GpuBlacklist", codec=QUOTED)]
    temporary_file_path: Annotated[
        str, Field("Where it keeps memory while the system is suspended", key="TemporaryFilePath", codec=QUOTED)
    ]
    excluded_gpus: Annotated[str, Field("Devices that it leaves alone", key="ExcludedGpus", codec=QUOTED)]


class Registry(KeyedRecord):
    """Settings that were written to the file, of the driver or of one device."""

    binary: Annotated[list[str], Field("Names of the settings", key="Binary", codec=NAMES)]


class VersionOfModule(Record):
    """What is loaded."""

    module: Annotated[str, Field("Name of the module, and the architecture", codec=_WORDS)]
    version: Annotated[str, Field("Version of the driver")]
    built: Annotated[str, Field("When it was built", kind="time", codec=TEXT)]
    build: Annotated[str | None, Field("`Release Build` or `Debug Build`; the open module", codec=_WORDS)] = None
    builder: Annotated[str | None, Field("Who built it; the open module", codec=pattern(r"[^()\n]+"))] = None


class Version(KeyedRecord):
    """The version of the driver."""

    nvrm_version: Annotated[
        VersionOfModule,
        Field(
            "The module",
            key="NVRM version",
            codec=nested(VersionOfModule, "{module}  {version}  ", Opt("{build}  ({builder})  "), "{built}"),
        ),
    ]
    gcc_version: Annotated[str, Field("Compiler that built the module", key="GCC version", form="  {}", codec=TEXT)]


class SuspendChoices(Record):
    """Words that can be written to the file: what to do, or how much of the driver takes part."""

    choices: Annotated[
        list[str],
        Field(
            "The words", codec=words(known=("suspend", "hibernate", "resume", "default", "modeset", "uvm"), empty=False)
        ),
    ]


class Text(Record):
    """A text of the driver on warnings or patches."""

    text: Annotated[str, Field("The text with its newlines", kind="label", codec=pattern(r"[\s\S]*"))]


class Capability(KeyedRecord):
    """The device file that who opens it may do something."""

    device_file_minor: Annotated[int, Field("Minor number of the device", kind="label", key="DeviceFileMinor")]
    device_file_mode: Annotated[
        str, Field("Rights of the device file, as `0400`", kind="flags", key="DeviceFileMode", form=" {:d}", codec=MODE)
    ]
    device_file_modify: Annotated[
        bool,
        Field("Whether programs of the driver may change the rights", kind="flags", key="DeviceFileModify", codec=BIT),
    ]


class Minor(Record):
    """A capability, and the minor number of its device file."""

    name: Annotated[str, Field("Name of the capability", kind="identity")]
    minor: Annotated[int, Field("Minor number", kind="label")]


class SwitchInformation(KeyedRecord):
    """An NVSwitch, which connects graphics processors."""

    bios_version: Annotated[str, Field("Version of its BIOS, or `N/A`", key="BIOS Version", codec=TEXT)]


_SOURCE = "kernel-open/nvidia/nv-procfs.c:nv_procfs_"
_KEYS = Keys("{key}: {}")

PARAMS = Format("driver/nvidia/params", One(Params, _KEYS), source=f"{_SOURCE}read_params")
REGISTRY = Format(
    "driver/nvidia/registry",
    One(Registry, _KEYS),
    paths=("driver/nvidia/registry", "driver/nvidia/gpus/<bdf>/registry"),
    source=f"{_SOURCE}read_registry",
)
VERSION = Format("driver/nvidia/version", One(Version, _KEYS), source=f"{_SOURCE}read_version")
SUSPEND = Format(
    "driver/nvidia/suspend",
    One(SuspendChoices, "{choices}"),
    paths=("driver/nvidia/suspend", "driver/nvidia/suspend_depth"),
    source=f"{_SOURCE}show_suspend, nv_procfs_show_suspend_depth",
)
README = Format(
    "driver/nvidia/warnings/<name>",
    Free(Text, "{text}", end=""),
    paths=("driver/nvidia/warnings/<name>", "driver/nvidia/patches/<name>"),
    source=f"{_SOURCE}read_text_file",
)
CAPABILITY = Format(
    "driver/nvidia/capabilities/**",
    One(Capability, _KEYS),
    paths=(
        "driver/nvidia/capabilities/**",
        "driver/nvidia-nvlink/capabilities/**",
        "driver/nvidia-nvlink/permissions",
        "driver/nvidia-nvswitch/permissions",
    ),
    source="kernel-open/nvidia/nv-caps.c:nv_cap_procfs_read, nvlink_linux.c, procfs_nvswitch.c",
)
MINORS = Format(
    "driver/nvidia-caps/<kind>",
    Table(Minor, "{name} {minor:d}"),
    source="kernel-open/nvidia/nv-caps.c:nv_procfs_read_mig_minors, nv_procfs_read_nvlink_minors, nv_procfs_read_sys_minors",
)
SWITCH = Format(
    "driver/nvidia-nvswitch/devices/<bdf>/information",
    One(SwitchInformation, _KEYS),
    source="kernel-open/nvidia/procfs_nvswitch.c:nv_procfs_read_device_info",
)
