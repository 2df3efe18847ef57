"""``/proc/dri/MINOR``: the device itself, who uses it, and its graphics memory objects."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Codec, Line, One, Opt, Table
from procframe.record import Field, Record

__all__ = ["CLIENTS", "GEM_NAMES", "GEM_OBJECTS", "NAME", "DrmClient", "DrmName", "GemName", "GemObjects"]

YES_NO = Codec({"y": True, "n": False}.__getitem__, {True: "y", False: "n"}.__getitem__, "[yn]", "boolean", True)


class DrmName(Record):
    """The driver of a graphics device, and the device. There is nothing in the file while no server uses it."""

    driver: Annotated[str, Field("Driver of the device", kind="label")]
    device: Annotated[str, Field("Name of the device on its bus, such as `0000:00:02.0`", kind="identity")]
    unique: Annotated[
        str | None, Field("Name by which the server opened it, such as `pci:0000:00:02.0`", kind="label", codec=TEXT)
    ] = None


class DrmClient(Record):
    """A program that has the device open."""

    authenticated: Annotated[bool, Field("Whether it may draw", kind="label", codec=YES_NO)]
    minor: Annotated[int, Field("Minor number of the device", kind="label")]
    pid: Annotated[int, Field("Process that opened it", kind="identity")]
    uid: Annotated[int, Field("User of that process", kind="label")]
    magic: Annotated[int, Field("Number by which it is authenticated", kind="label")]
    ioctls: Annotated[int, Field("Requests that it made", kind="counter")]


class GemName(Record):
    """A graphics memory object that has a name, so that other programs can use it."""

    name: Annotated[int, Field("Name of the object", kind="identity")]
    size: Annotated[int, Field("Size of the object", unit="bytes")]
    handles: Annotated[int, Field("Handles by which programs hold it")]
    refcount: Annotated[int, Field("How often it is in use")]


class GemObjects(Record):
    """How many graphics memory objects there are, and what of them is bound to the device."""

    objects: Annotated[int, Field("Objects")]
    object_bytes: Annotated[int | None, Field("Size of all objects", unit="bytes")] = None
    pinned: Annotated[int | None, Field("Objects that may not be moved")] = None
    pin_bytes: Annotated[int | None, Field("Size of those", unit="bytes")] = None
    gtt_bytes: Annotated[int | None, Field("Part of the translation table that is in use", unit="bytes")] = None
    gtt_total: Annotated[int | None, Field("Size of what the translation table can map", unit="bytes")] = None


NAME = Format(
    "dri/<minor>/name",
    One(DrmName, Line("{driver} {device}", Opt(" {unique}")), empty=True),
    source="drivers/gpu/drm/drm_info.c:drm_name_info",
)
CLIENTS = Format(
    "dri/<minor>/clients",
    Table(
        DrmClient,
        "{authenticated} {minor:3d} {pid:5d} {uid:5d} {magic:10d} {ioctls:10d}",
        header=["a dev\tpid    uid\tmagic\t  ioctls", ""],
    ),
    source="drivers/gpu/drm/drm_info.c:drm_clients_info",
)
GEM_NAMES = Format(
    "dri/<minor>/gem_names",
    Table(GemName, "{name:6d} {size:8d} {handles:7d} {refcount:8d}", header="  name     size handles refcount"),
    source="drivers/gpu/drm/drm_info.c:drm_gem_name_info",
    since="2.6.28",
)
GEM_OBJECTS = Format(
    "dri/<minor>/gem_objects",
    One(
        GemObjects,
        "{objects:d} objects",
        "{object_bytes:d} object bytes",
        "{pinned:d} pinned",
        "{pin_bytes:d} pin bytes",
        "{gtt_bytes:d} gtt bytes",
        "{gtt_total:d} gtt total",
    ),
    source="drivers/gpu/drm/drm_info.c:drm_gem_object_info",
    since="2.6.28",
)
