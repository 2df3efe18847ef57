"""``vmallocinfo``, ``mtd``, ``dynamic_debug/control``, ``bootconfig`` and ``dri``: values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def there(record: Any) -> dict[str, Any]:
    """What a record has."""
    return {name: value for name, value in record.to_dict().items() if value is not None}


def test_vmalloc_areas(sample: Sample) -> None:
    frame = sample("x86_64-7.3/vmallocinfo")
    stack, acpi, arena, table, user, nameless, mapped, bare, ram, unpurged = map(there, frame)
    assert stack == {
        "start": 0xFFFFA91D80000000,
        "end": 0xFFFFA91D80005000,
        "size": 20480,
        "caller": "irq_init_percpu_irqstack+0xca/0x100",
        "flags": ["vmap"],
    }
    assert (acpi["phys"], acpi["flags"]) == (0xFED00000, ["ioremap"])
    assert arena["flags"] == ["sparse"]
    assert (table["pages"], table["flags"], table["nodes"]) == (1024, ["vmalloc", "vpages"], {"0": 512, "1": 512})
    assert user["caller"] == "vb2_vmalloc_alloc+0x5e/0xc0 [videobuf2_vmalloc]"
    assert (user["flags"], user["nodes"]) == (["vmalloc", "user"], {"12": 2})
    assert nameless["caller"] == "0xffffffffc0123456"
    assert (mapped.get("caller"), mapped["flags"]) == (None, ["vmap", "dma-coherent"])
    assert set(bare) == {"start", "end", "size"}
    assert (ram["state"], unpurged["state"]) == ("vm_map_ram", "unpurged vm_area")


def test_vmalloc_areas_of_other_machines(sample: Sample) -> None:
    found = {}
    for machine in ("armv7l", "armv7l-5.10", "armv7l-3.4", "s390x-2.6.32", "x86_64-6.18"):
        frame = sample(f"{machine}/vmallocinfo")
        found[frame.variant] = next((one.phys for one in frame if one.phys is not None), None)
    assert found.pop("64-bit") is not None
    assert found == {
        "32-bit": 0x1E000000,
        "32-bit-wide": 0x41E000000,
        "32-bit-short": 0x1E000000,
        "64-bit-short": 0x1E0000,
    }


def test_vmalloc_flag_that_is_not_known() -> None:
    data = b"0x%016x-0x%016x    4096 f+0x1/0x2 pages=1 vmalloc newer N0=1\n" % (0, 4096)
    frame = procframe.parse(data, "vmallocinfo")
    assert (frame.records[0].flags, frame.records[0].nodes) == (["vmalloc", "newer"], {"0": 1})
    assert [piece.text for piece in frame.unrecognised] == ["newer"]


def test_mtd(sample: Sample) -> None:
    assert [(one.index, one.size, one.erasesize, one.name) for one in sample("armv7l/mtd")] == [
        (0, 0x40000, 0x10000, "u-boot"),
        (1, 0x20000000, 0x20000, 'the root "file system"'),
        (12, 0x180000000, 0x100000, ""),
        (13, 0, 0, "7 blanks"),
    ]


def test_dynamic_debug(sample: Sample) -> None:
    first, edid, stray, empty = sample("x86_64-6.1/dynamic_debug/control")
    assert there(first) == {
        "filename": "init/main.c",
        "lineno": 1190,
        "module": "main",
        "function": "initcall_blacklist",
        "flags": ["print"],
        "format": "blacklisting initcall %s\n",
    }
    assert (edid.flags, edid.format, edid.class_name) == ([], 'edid: "%s" is bad\t\r\n', "DRM_UT_KMS")
    assert stray.flags == ["print", "module", "function", "line", "thread"]
    assert (stray.format, stray.class_name, stray.class_id) == ("a \\x%02x backslash", None, 17)
    assert empty.format == ""
    (hub,) = sample("x86_64-7.3/dynamic_debug/control")
    assert hub.flags == ["print", "module", "function", "source", "line", "thread", "stack"]


def test_dynamic_debug_with_octal_escapes(sample: Sample) -> None:
    frame = sample("armv7l-5.10/dynamic_debug/control")
    assert (frame.variant, frame.records[0].format) == ("octal", '"%s" loaded\tnow\r\n')
    # Only these four are escaped: other escapes are the message's own text.
    assert frame.records[1].format == "kobject: \\047%s\\047: path = %s\n"


def test_dynamic_debug_flag_that_is_not_known() -> None:
    data = b'# filename:lineno [module]function flags format\na.c:1 [m]f =pz "x"\n'
    frame = procframe.parse(data, "dynamic_debug/control")
    assert frame.records[0].flags == ["print", "z"]
    assert [piece.text for piece in frame.unrecognised] == ["z"]


def test_boot_configuration(sample: Sample) -> None:
    frame = sample("x86_64-6.1/bootconfig")
    found = {one.key: one.values for one in frame}
    assert found["kernel.root"] == ["01234567-89ab-cdef-0123-456789abcd"]
    assert found["ftrace.event.synthetic.initcall_latency.fields"] == ["unsigned long func", "u64 lat"]
    assert found["kernel.console"] == ["ttyS0,115200"]
    assert (found["prompt"], found["debug"]) == (['say "yes"', "it's"], [""])
    setting, loader = sample("x86_64-7.3/bootconfig")
    assert setting.key == "kernel.quiet"
    assert loader.parameters == "root=/dev/vda1 ro bootconfig -- single"


def test_boot_configuration_with_values_of_several_lines() -> None:
    data = b'a = "first\nsecond", "x"\nb.c = \'one\n"two"\n\'\nd = "1"\n'
    frame = procframe.parse(data, "bootconfig")
    assert [(one.key, one.values) for one in frame] == [
        ("a", ["first\nsecond", "x"]),
        ("b.c", ['one\n"two"\n']),
        ("d", ["1"]),
    ]
    assert not frame.unrecognised
    assert procframe.regenerate(frame) == data


def test_dri_devices(sample: Sample) -> None:
    (name,) = sample("i686-2.6.32/dri/0/name")
    assert (name.driver, name.device, name.unique) == ("i915", "0000:00:02.0", "pci:0000:00:02.0")
    assert procframe.parse(b"", "dri/0/name").records == []
    server, client = sample("i686-2.6.32/dri/0/clients")
    assert there(server) == {
        "authenticated": True,
        "minor": 0,
        "pid": 2512,
        "uid": 0,
        "magic": 0,
        "ioctls": 120934,
    }
    assert (client.authenticated, client.magic) == (False, 4294967295)
    assert [(one.name, one.size, one.handles, one.refcount) for one in sample("i686-2.6.32/dri/0/gem_names")] == [
        (1, 9216000, 2, 4),
        (12345678, 4096, 0, 1),
    ]
    (objects,) = sample("i686-2.6.32/dri/0/gem_objects")
    assert (objects.objects, objects.object_bytes, objects.pinned, objects.gtt_total) == (214, 56606720, 3, 268435456)


def test_dri_memory(sample: Sample) -> None:
    shared, frame_buffer, registers, _ = sample("i686-2.6.32/dri/0/vm")
    assert (shared.type, shared.flags, shared.mtrr) == ("SHM", ["contains-lock"], None)
    assert (frame_buffer.size, frame_buffer.flags, frame_buffer.mtrr) == (0x10000000, ["write-combining"], 2)
    assert (registers.flags, registers.address) == (["read-only", "driver"], 0x123456789)
    queue = sample("i686-2.6.32/dri/0/queues").records[1]
    assert (queue.flags, queue.block_count, queue.blocked, queue.waiting, queue.buffers) == (
        ["preserved", "2d-only"],
        5,
        "rw",
        "r-f",
        123456,
    )
    buffers = sample("i686-2.6.32/dri/0/bufs")
    assert [(one.order, one.size, one.count, one.kilobytes) for one in buffers] == [
        (12, 4096, 30, 120),
        (16, 65536, 40, 2560),
    ]
    assert [one.lists for one in buffers.header.buffers] == [[0] * 32, [1, 2, 3]]
    assert sample("ia64-2.6.18/dri/1/bufs").header.buffers == []
    areas = sample("i686-2.6.32/dri/0/vma")
    assert (areas.header.use_count, areas.header.high_memory) == (2, 0xF7FFE000)
    first = areas.records[0]
    assert (first.pid, first.perms, first.offset, first.protection) == (2512, "rw-s-i", 0xD0000000, "pwutcadkl")
    (wide,) = sample("ia64-2.6.18/dri/1/vma")
    assert (wide.start, wide.offset, wide.protection) == (0x2000000000000000, 0x12345000, None)
