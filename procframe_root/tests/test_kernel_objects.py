"""``zoneinfo``, ``timer_list``, ``crypto``, ``keys``, ``key-users``, ``iomem``, ``ioports``, ``bus/input/devices``: values."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame, Host
from procframe_root.bus.input_devices import bits_of

Sample = Callable[[str], Frame]


def test_zoneinfo(sample: Sample) -> None:
    dma, zone = sample("x86_64-6.18/zoneinfo")
    assert (dma.zone, dma.node_stats, dma.stats, dma.pagesets, dma.node_unreclaimable) == ("DMA", None, None, [], None)
    assert dma.protection == [0, 0, 0]
    assert (zone.node, zone.zone) == (0, "DMA32")
    assert zone.node_stats == {
        "nr_inactive_anon": 33458,
        "nr_dirty": 18,
        "nr_anon_transparent_hugepages": 6,
        "nr_kernel_stack": 3704,
    }
    sizes = (zone.pages_free, zone.boost, zone.min, zone.low, zone.high, zone.promo)
    assert sizes == (285073, 12, 11574, 14467, 17360, 20253)
    assert (zone.spanned, zone.present, zone.managed, zone.cma) == (389120, 389100, 382804, 64)
    assert zone.protection == [0, 0, 7168]
    assert zone.stats.to_dict() == {"nr_free_pages": 285073, "nr_mlock": 0, "numa_hit": 385790}
    assert zone.pagesets[1].to_dict() == {
        "cpu": 2,
        "count": 0,
        "high": 7233,
        "batch": 63,
        "high_min": 4470,
        "high_max": 47850,
        "stat_threshold": 20,
    }
    tail = (zone.node_unreclaimable, zone.start_pfn, zone.reserved_highatomic, zone.free_highatomic)
    assert tail == (0, 4096, 512, 500)


def test_zoneinfo_of_older_kernels(sample: Sample) -> None:
    (zone,) = sample("s390x/zoneinfo")
    assert (zone.pagesets[0].high, zone.pagesets[0].high_min, zone.node_unreclaimable) == (72, None, 1)
    (zone,) = sample("x86_64-4.9/zoneinfo")
    assert (zone.node, zone.zone, zone.inactive_ratio, zone.protection) == (1, "Normal", 3, [0, 0])
    assert zone.pagesets[0].cpu == 4
    (zone,) = sample("i686-2.6.32/zoneinfo")
    assert (zone.scanned, zone.managed, zone.all_unreclaimable, zone.prev_priority) == (7, None, 1, 12)
    assert (zone.node_stats, zone.stats["nr_unstable"], zone.inactive_ratio) == (None, 0, 1)


def test_zoneinfo_counter_of_a_later_kernel(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64-6.18/zoneinfo"))
    data = data.replace(b"      nr_mlock     0\n", b"      nr_mlock     0\n      nr_quite_a_new_counter 7\n")
    frame = procframe.parse(data, "zoneinfo")
    assert frame.records[1].stats["nr_quite_a_new_counter"] == 7
    assert [piece.text for piece in frame.unrecognised] == ["nr_quite_a_new_counter: 7"]
    assert procframe.regenerate(frame) == data


def test_timer_list(sample: Sample) -> None:
    frame = sample("x86_64-6.1/timer_list")
    header = frame.header
    assert (header.version, header.clock_bases, header.now) == ("v0.9", 8, 452469222148)
    (cpu,) = frame
    assert (cpu.cpu, cpu.jiffies, cpu.nr_events, cpu.iowait_sleeptime) == (0, 4295010, 37, 25)
    assert (cpu.expires_next, cpu.max_hang_time, cpu.next_timer) == (452472000000, 0, 452500000000)
    first, second = cpu.clocks
    assert (first.clock, first.get_time, first.resolution, first.offset) == (0, "ktime_get", 1, 0)
    assert (second.base, second.offset, second.timers) == ("00000000a548a751", 1767323044922216171, [])
    timer, named = first.timers
    assert timer.to_dict() == {
        "index": 0,
        "address": "000000009a214fab",
        "symbol": None,
        "function": "tick_sched_timer",
        "state": 1,
        "start_site": None,
        "start_comm": None,
        "start_pid": None,
        "soft_expires": 452472000000,
        "expires": 452472000000,
        "soft_expires_in": 2777852,
        "expires_in": 2777852,
    }
    assert (named.address, named.symbol, named.function) == (
        None,
        "def_rt_bandwidth",
        "sched_rt_period_timer [sched mod]",
    )
    assert (named.expires, named.soft_expires_in) == (452471050000, 1777852)
    broadcast, device = header.tick_devices
    assert (broadcast.cpu, broadcast.name, broadcast.resume) == (None, "hpet", "hpet_clkevt_legacy_resume")
    assert (broadcast.tick_broadcast_mask, broadcast.tick_broadcast_oneshot_mask) == ("0", "3")
    assert (device.cpu, device.tick_mode, device.mode, device.retries) == (0, 1, 3, 547)
    assert (device["oneshot stopped"], device.wakeup_device) == ("lapic_timer_shutdown", "<NULL>")


def test_timer_list_without_a_broadcast_device(sample: Sample) -> None:
    frame = sample("s390x-6.1/timer_list")
    (device,) = frame.header.tick_devices
    assert (device.cpu, device.name, device.shutdown, device.tick_broadcast_mask) == (0, "comparator", None, None)


def test_timer_list_of_older_kernels(sample: Sample) -> None:
    frame = sample("x86_64-4.9/timer_list")
    (timer,) = frame.records[0].clocks[0].timers
    assert (timer.start_site, timer.start_comm, timer.start_pid) == ("tick_nohz_restart", "kworker/0:1", 12)
    assert frame.records[0].max_hang_time == 4711
    none, device = frame.header.tick_devices
    assert (none.name, none.mult, none.tick_broadcast_mask) == ("<NULL>", None, "0")
    assert (device.shutdown, device.oneshot, device.resume) == (
        "lapic_timer_shutdown",
        "lapic_timer_set_oneshot",
        "lapic_resume",
    )
    frame = sample("i686-2.6.32/timer_list")
    (timer,) = frame.records[0].clocks[0].timers
    assert (timer.start_comm, timer.start_pid, timer.soft_expires_in, timer.expires_in) == (
        "my, pro/c",
        1234,
        -5,
        49995,
    )
    assert (frame.records[0].max_hang_time, frame.records[0].idle_tick) == (6, 0)
    assert frame.header.tick_devices[0]["set_mode"] == "init_pit_timer"


def test_crypto(sample: Sample) -> None:
    cipher, larval, aead, digest, random, compression = sample("x86_64-6.18/crypto").to_dicts()
    assert cipher == {
        "name": "cbc(aes)",
        "driver": "cbc-aes-aesni",
        "module": "aesni_intel",
        "priority": 400,
        "refcnt": 2,
        "selftest": "passed",
        "internal": False,
        "fips": True,
        "type": "skcipher",
        "async": False,
        "blocksize": 16,
        "min keysize": 16,
        "max keysize": 32,
        "ivsize": 16,
        "chunksize": 16,
        "walksize": 16,
        "statesize": 0,
    }
    assert (larval["name"], larval["selftest"], larval["internal"]) == ("pkcs1(rsa,sha512)", "unknown", True)
    assert (larval["type"], larval["flags"]) == ("larval", 0x490)
    assert (aead["async"], aead["maxauthsize"], aead["geniv"]) == (True, 16, "<none>")
    assert (digest["digestsize"], random["seedsize"], compression["type"]) == (32, 0, "scomp")
    assert list(sample("i686-2.6.32/crypto").records[0])[5:7] == ["selftest", "type"]


def test_keys(sample: Sample) -> None:
    keys = sample("x86_64-6.18/keys").records
    assert keys[1].to_dict() == {
        "serial": 0x05756A90,
        "flags": ["instantiated", "in quota"],
        "usage": 1,
        "expiry": "perm",
        "perm": "alswrv-----v------------",
        "uid": 1000,
        "gid": 1000,
        "type": "user",
        "description": "timed: 1",
    }
    assert [(key.expiry, key.usage) for key in keys[2:5]] == [("perm", 12345), ("expd", 1), ("59s", 1)]
    assert keys[3].flags == ["instantiated", "revoked", "in quota", "invalidated"]
    assert keys[4].flags == ["dead", "in quota", "under construction"]
    assert [key.perm for key in keys[3:6]] == ["alswrvalswrv-ls-rv---w--", "-" * 24, "0xffffffff"]
    assert (keys[3].gid, keys[5].uid) == (-1, (1 << 32) - 1)


def test_key_descriptions_may_hold_newlines(sample: Sample) -> None:
    keys = sample("x86_64-6.18/keys").records
    assert [key.serial for key in keys][-2:] == [0x31F4B399, 0x36B808A9]
    assert keys[5].description == "des c\udcff\nip:x:\u00a0\n\n end: 7"
    assert keys[6].description is None


def test_keys_with_six_flags(sample: Sample) -> None:
    frame = sample("i686-2.6.32/keys")
    assert [(key.flags, key.usage) for key in frame] == [(["instantiated"], 1084), (["instantiated", "in quota"], 2)]
    assert frame.records[0].description == "_uid_ses.0: 1/4"


def test_key_users(sample: Sample) -> None:
    first, *_, last = sample("x86_64-6.18/key-users").to_dicts()
    assert first == {
        "uid": 0,
        "usage": 138,
        "nkeys": 137,
        "nikeys": 136,
        "qnkeys": 47,
        "maxkeys": 1000000,
        "qnbytes": 921,
        "maxbytes": 25000000,
    }
    assert last["uid"] == (1 << 32) - 2


def test_iomem(sample: Sample) -> None:
    rows = [(row.level, row.start, row.end, row.name) for row in sample("x86_64-6.18/iomem")]
    assert rows == [
        (0, 0, 0xFFF, "Reserved"),
        (0, 0x100000, 0x7FFC7FFF, "System RAM"),
        (1, 0x62200000, 0x63001D31, "Kernel code"),
        (0, 0x80000000, 0xFEBFFFFF, "PCI Bus 0000:00"),
        (1, 0xFD000000, 0xFDFFFFFF, "0000:00:02.0"),
        (2, 0xFD000000, 0xFD0FFFFF, "caf\u00e9 (1) : x"),
        (0, 0x100000000, 0x23FFFFFFF, "System RAM"),
    ]


def test_iomem_for_a_reader_without_privileges(sample: Sample) -> None:
    assert [(row.level, row.start, row.end) for row in sample("x86_64-6.1/iomem")] == [(0, 0, 0), (0, 0, 0), (1, 0, 0)]


def test_ioports(sample: Sample) -> None:
    assert [(row.level, row.start, row.end, row.name) for row in sample("x86_64-6.18/ioports")][:2] == [
        (0, 0, 0xCF7, "PCI Bus 0000:00"),
        (1, 0, 0x1F, "dma1"),
    ]
    assert [(row.start, row.end) for row in sample("aarch64-6.6/ioports")] == [(0x1000, 0x1FFF), (0x1000, 0x101F)]
    assert sample("s390x-6.1/ioports").records == []


def test_input_device_of_a_later_kernel() -> None:
    data = (
        b'I: Bus=0019 Vendor=0001 Product=0001 Version=0100\nN: Name="alert slider"\nP: Phys=\nS: Sysfs=\nU: Uniq=\n'
        b"H: Handlers=event7 \nB: PROP=0\nB: EV=9\nB: ABS=c00000000\n\n"
    )
    frame = procframe.parse(data, "bus/input/devices")
    assert frame.records[0].absolute == ["SND_PROFILE", 35]
    assert [piece.text for piece in frame.unrecognised] == ["35"]
    assert procframe.regenerate(frame) == data


def test_input_devices(sample: Sample) -> None:
    keyboard, pad = sample("x86_64-6.18/bus/input/devices").to_dicts()
    assert keyboard == {
        "bus": "I8042",
        "vendor": 1,
        "product": 1,
        "version": 0xAB41,
        "name": "AT Translated Set 2 keyboard",
        "phys": "isa0060/serio0/input0",
        "sysfs": "/devices/platform/i8042/serio0/input/input0",
        "uniq": None,
        "handlers": ["sysrq", "kbd", "leds", "event0"],
        "properties": [],
        "events": ["SYN", "KEY", "MSC", "LED", "REP"],
        "key_bits": "402000002 3803078f800d001 feffffdfffefffff fffffffffffffffe",
        "relative": None,
        "absolute": None,
        "misc": ["SCAN"],
        "leds": ["NUML", "CAPSL", "SCROLLL"],
        "sounds": None,
        "force_feedback": None,
        "switches": None,
    }
    assert (pad["bus"], pad["vendor"], pad["phys"], pad["uniq"], pad["handlers"]) == (
        "USB",
        0x56A,
        None,
        "00:1b:dc",
        [],
    )
    assert pad["name"] == 'My "pad"\udcff: \u00a0pen'
    assert pad["properties"] == ["POINTER", "BUTTONPAD", "PRESSUREPAD"]
    assert pad["events"] == ["SYN", "KEY", "ABS", "FF", "FF_STATUS"]
    assert pad["absolute"] == ["X", "Y", "MT_SLOT", "MT_POSITION_X", "MT_POSITION_Y", "MT_TRACKING_ID"]
    assert pad["switches"] == ["LID", "USB_INSERT"]


def test_bits_of_an_input_device_are_in_words_of_its_machine(sample: Sample) -> None:
    frame = sample("armv7l-5.10/bus/input/devices")
    assert bits_of(frame.records[0].key_bits, frame.host) == [116]
    assert bits_of("1f0000 0 0 0 0", Host()) == [272, 273, 274, 275, 276]
    tablet = sample("s390x/bus/input/devices").records[0]
    assert (tablet.bus, tablet.relative, tablet.absolute) == ("VIRTUAL", ["WHEEL"], ["X", "Y"])


def test_input_device_with_what_has_no_name(sample: Sample) -> None:
    data = (
        procframe.regenerate(sample("s390x/bus/input/devices"))
        .replace(b"Bus=0006", b"Bus=00ff")
        .replace(b"EV=f", b"EV=100f")
    )
    frame = procframe.parse(data, "bus/input/devices")
    assert (frame.records[0].bus, frame.records[0].events[-1]) == (0xFF, 12)
    assert sorted(piece.text for piece in frame.unrecognised) == ["12", "255"]
    assert procframe.regenerate(frame) == data
