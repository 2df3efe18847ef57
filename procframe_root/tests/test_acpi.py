"""The values of the files below ``/proc/acpi``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def one(frame: Frame) -> dict[str, object]:
    """The only record, without what is absent."""
    (record,) = frame.records
    return {key: value for key, value in record.to_dict().items() if value is not None}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("ac_adapter/AC/state", {"state": "on-line"}),
        ("ac_adapter/ACAD/state", {"ERROR": "Unable to read AC Adapter state"}),
        ("battery/BAT0/alarm", {"alarm": {"amount": 2450, "unit": "mWh"}}),
        ("battery/BAT1/alarm", {"alarm": {"amount": None, "unit": None}}),
        ("battery/BAT1/info", {"present": False}),
        ("battery/BAT1/state", {"present": False}),
        ("button/lid/LID/info", {"type": "Lid Switch"}),
        ("button/power/PWRF/info", {"type": "Power Button (FF)"}),
        ("button/sleep/SLPB/info", {"type": "Sleep Button (CM)"}),
        ("fan/FAN0/state", {"status": "on"}),
        ("fan/FAN1/state", {"status": "ERROR"}),
        ("info", {"version": "20090903"}),
        ("processor/CPU1/limit", {}),
        ("processor/CPU1/throttling", {"states": []}),
        ("processor/CPU1/performance", {"states": []}),
        ("thermal_zone/THM0/cooling_mode", {"settable": True}),
        ("thermal_zone/THM1/cooling_mode", {"settable": False}),
        ("thermal_zone/THM0/polling_frequency", {"polling_frequency": 10}),
        ("thermal_zone/THM1/polling_frequency", {}),
        ("thermal_zone/THM0/state", {"state": ["ok"]}),
        ("thermal_zone/THM1/state", {"state": ["hot", "passive", "active[0]"]}),
        ("thermal_zone/THM2/state", {"state": ["critical"]}),
        ("thermal_zone/THM0/temperature", {"temperature": 52}),
        ("thermal_zone/THM1/temperature", {"temperature": -3}),
    ],
)
def test_small_files(sample: Sample, where: str, expected: dict[str, object]) -> None:
    assert one(sample(f"i686-2.6.32/acpi/{where}")) == expected


def test_battery_in_mwh(sample: Sample) -> None:
    info = sample("i686-2.6.32/acpi/battery/BAT0/info").records[0]
    assert (info.present, info.design_capacity.amount, info.design_capacity.unit) == (True, 56160, "mWh")
    assert (info.design_voltage.amount, info.design_voltage.unit) == (10800, "mV")
    assert (info.battery_technology, info.cycle_count) == ("rechargeable", None)
    assert (info.serial_number, info.battery_type, info.oem_info) == (" 4711", "LION", "SANYO")
    state = sample("i686-2.6.32/acpi/battery/BAT0/state").records[0]
    assert (state.capacity_state, state.charging_state) == ("ok", "discharging")
    assert (state.present_rate.amount, state.present_rate.unit) == (11483, "mW")
    assert state["remaining capacity"].amount == 40190


def test_battery_that_knows_little(sample: Sample) -> None:
    info = sample("x86_64-4.9/acpi/battery/BAT0/info").records[0]
    assert (info.last_full_capacity.amount, info.last_full_capacity.unit) == (None, None)
    assert (info.cycle_count, info.serial_number, info.capacity_granularity_1.unit) == (0, None, "mAh")
    state = sample("x86_64-4.9/acpi/battery/BAT0/state").records[0]
    assert (state.charging_state, state.present_rate.amount) == ("charging/discharging", None)
    assert one(sample("x86_64-4.9/acpi/battery/BAT1/info")) == {"error": "Unable to read battery info"}


def test_lid_of_kernels_that_still_show_it(sample: Sample) -> None:
    assert one(sample("x86_64-6.1/acpi/button/lid/LID/state")) == {"state": "open"}
    assert one(sample("x86_64-7.3/acpi/button/lid/LID0/state")) == {"state": "unsupported"}


def test_tables_are_little_endian_on_every_machine(sample: Sample) -> None:
    frame = sample("i686-2.6.32/acpi/fadt")
    table = frame.records[0]
    assert (table.signature, table.length, table.revision) == ("FACP", 36 + 20, 3)
    assert (table.oem_id, table.oem_table_id, table.oem_revision) == ("LENOVO", "TP-7I", 0x2220)
    assert (table.asl_compiler_id, table.asl_compiler_revision) == ("LNVO", 1)
    assert table.body.startswith("00006e7f2b1a6d7f0002")
    data = procframe.regenerate(frame)
    assert sum(data) % 256 == 0
    assert procframe.parse(data, "acpi/fadt", host=procframe.Host(byte_order="big")).records == frame.records
    table.body += "ff"
    table.oem_id = "ACME"
    assert procframe.regenerate(frame)[8:16] == data[8:10] + b"ACME\0\0"
    assert procframe.regenerate(frame)[-1:] == b"\xff"


def test_dsdt_keeps_its_body(sample: Sample) -> None:
    table = sample("i686-2.6.32/acpi/dsdt").records[0]
    assert (table.signature, table.asl_compiler_id, table.oem_table_id) == ("DSDT", "MSFT", "TP-7I\n")
    body = bytes.fromhex(table.body)
    assert len(body) == table.length - 36
    # A scope \_SB_, and in it the device PCI0.
    assert (body[0], body[2:7], body[7:9], body[10:14]) == (0x10, b"\\_SB_", b"\x5b\x82", b"PCI0")


def test_a_table_without_a_whole_header_is_none(sample: Sample) -> None:
    data = procframe.regenerate(sample("i686-2.6.32/acpi/dsdt"))
    assert procframe.parse(data[:36], "acpi/dsdt").records[0].body == ""
    with pytest.raises(procframe.ParseError):
        procframe.parse(data[:35], "acpi/dsdt")


def test_wakeup(sample: Sample) -> None:
    frame = sample("x86_64-6.1/acpi/wakeup")
    rows = [tuple(record.to_dict().values()) for record in frame]
    assert rows == [
        ("PEG0", 4, True, "disabled", None, None),
        ("GLAN", 4, True, "enabled", "pci", "0000:00:1f.6"),
        ("XHC", 3, True, "enabled", "pci", "0000:00:14.0"),
        ("EC", 4, True, "disabled", "platform", "PNP0C09:00"),
        ("SLPB", 3, True, "enabled", "platform", "PNP0C0E:00"),
        ("RP09", 4, True, "disabled", "pci", "0000:00:1d.0"),
        (None, None, True, "disabled", "pci", "0000:03:00.0"),
        (None, None, True, "enabled", "no-bus", "node with blanks"),
        ("LID", 4, True, "enabled", None, None),
    ]


def test_wakeup_of_older_kernels(sample: Sample) -> None:
    frame = sample("i686-2.6.32/acpi/wakeup")
    assert frame.variant == "one node"
    assert [(row.device, row.wakeup, row.status, row.node) for row in frame] == [
        ("LID", True, "enabled", None),
        ("USB0", False, "disabled", "0000:00:1d.0"),
        ("DURT", False, "disabled", None),
    ]


def test_processor(sample: Sample) -> None:
    info = sample("i686-2.6.32/acpi/processor/CPU0/info").records[0]
    assert (info.processor_id, info.acpi_id, info.bus_mastering_control, info.limit_interface) == (0, 1, True, False)
    limit = sample("i686-2.6.32/acpi/processor/CPU0/limit").records[0]
    assert tuple(limit.to_dict().values()) == (1, 2, 0, 0, 1, 2)


def test_processor_power(sample: Sample) -> None:
    power = sample("i686-2.6.32/acpi/processor/CPU0/power").records[0]
    assert (power.active_state, power.max_cstate, power.bus_master_activity) == (2, 8, 0xFFFF)
    assert power.maximum_allowed_latency == 2_000_000_000
    assert [tuple(state.to_dict().values()) for state in power.states] == [
        (False, 1, "C1", "C2", "none", 1, 1234, 0),
        (True, 2, "C2", "C3", "C1", 1, 10_000_000, 987654321),
        (False, 3, None, None, None, None, None, None),
        (False, 4, "C3", "none", "C2", 1000, 123456789, (1 << 64) - 1),
    ]
    older = sample("i686-2.6.32/acpi/processor/CPU1/power").records[0]
    assert (older.maximum_allowed_latency, older.states[0].duration, older.states[0].usage) == (None, None, 0)


def test_processor_throttling_and_performance(sample: Sample) -> None:
    throttling = sample("i686-2.6.32/acpi/processor/CPU0/throttling").records[0]
    assert (throttling.state_count, throttling.active_state) == (8, 1)
    assert (throttling.first_available, throttling.last_available) == (0, 7)
    assert [state.number for state in throttling.states if state.active] == [1]
    assert [state.performance for state in throttling.states] == [100, 87, 75, 62, 50, 37, 25, 0]
    performance = sample("i686-2.6.32/acpi/processor/CPU0/performance").records[0]
    assert [tuple(state.to_dict().values()) for state in performance.states] == [
        (False, 0, 1800, 27000, 250),
        (True, 1, 600, 6000, 250),
    ]


def test_trip_points(sample: Sample) -> None:
    points = sample("i686-2.6.32/acpi/thermal_zone/THM0/trip_points").records
    assert [(point.type, point.temperature, point.disabled, point.devices) for point in points] == [
        ("critical (S5)", 127, True, None),
        ("hot (S4)", 120, False, None),
        ("passive", 95, False, ["CPU0", "CPU1"]),
        ("active[0]", 60, False, ["FAN", "FAN1"]),
        ("active[1]", 55, False, []),
    ]
    assert (points[2].tc1, points[2].tc2, points[2].tsp) == (5, 4, 600)
    older = sample("ia64-2.6.18/acpi/thermal_zone/THM0/trip_points").records
    assert older[1].devices == ["0xe00000407a1c3c00"]


def test_trip_point_with_a_device_that_is_gone() -> None:
    data = b"active[0]:               60 C: devices=      FAN \n"
    frame = procframe.parse(data, "acpi/thermal_zone/THM0/trip_points")
    assert frame.records[0].devices == ["", "FAN"]
    assert frame.canonical
    assert procframe.regenerate(frame) == data


def test_cooling_mode_of_older_kernels(sample: Sample) -> None:
    critical = sample("ia64-2.6.18/acpi/thermal_zone/THM0/cooling_mode")
    assert one(critical) == {"settable": False, "cooling_mode": "critical"}
    assert one(sample("ia64-2.6.18/acpi/thermal_zone/THM1/cooling_mode")) == {"cooling_mode": "passive"}


@pytest.mark.parametrize(
    ("where", "expected", "commands"),
    [
        ("x86_64-6.1/acpi/ibm/beep", {"status": "supported"}, ["<cmd> (<cmd> is 0-17)"]),
        ("x86_64-6.1/acpi/ibm/bluetooth", {"status": "enabled"}, ["enable, disable"]),
        ("x86_64-6.1/acpi/ibm/wan", {"status": "not supported"}, []),
        ("x86_64-6.1/acpi/ibm/light", {"status": "unknown"}, ["on, off"]),
        ("x86_64-6.1/acpi/ibm/kbdlight", {"status": 2}, ["0, 1, 2"]),
        ("x86_64-7.3/acpi/ibm/kbdlight", {"status": "error -5"}, ["0, 1, 2"]),
        ("x86_64-6.1/acpi/ibm/brightness", {"level": 15}, ["up, down", "level <level> (<level> is 0-15)"]),
        ("x86_64-7.3/acpi/ibm/brightness", {"level": "unreadable"}, []),
        ("x86_64-7.3/acpi/ibm/volume", {"level": "unsupported", "mute": True}, []),
        ("x86_64-7.3/acpi/ibm/fan", {"status": "disabled", "speed": 0}, []),
    ],
)
def test_thinkpad(sample: Sample, where: str, expected: dict[str, object], commands: list[str]) -> None:
    found = one(sample(where))
    usages = [command["usage"] for command in found.pop("commands", [])]  # type: ignore[attr-defined]
    assert (found, usages) == (expected, commands)


def test_thinkpad_hot_keys(sample: Sample) -> None:
    mask = sample("x86_64-6.1/acpi/ibm/hotkey").records[0].mask
    # 0x008dffff: all of the first sixteen, then bits 16, 18, 19 and 23.
    assert (mask[0], mask[11], mask[12]) == ("Fn+F1", "Fn+F12", "Fn+Backspace")
    assert mask[15:] == ["Fn+Home", "Fn+End", "Fn+PageDown", "Fn+Space", "ThinkPad"]
    assert sample("i686-2.6.32/acpi/ibm/hotkey").records[0].mask == "not supported"


def test_thinkpad_hot_key_without_a_name_is_reported() -> None:
    data = b"status:\t\tenabled\nmask:\t\t0x81000001\n"
    frame = procframe.parse(data, "acpi/ibm/hotkey")
    assert frame.records[0].mask == ["Fn+F1", "0x81000000"]
    assert [piece.text for piece in frame.unrecognised] == ["0x81000000"]
    assert procframe.regenerate(frame) == data


def test_thinkpad_lights(sample: Sample) -> None:
    led = sample("i686-2.6.32/acpi/ibm/led").records[0]
    assert (led["0"], led["3"], led["7"]) == ("off", "blinking", "on")
    assert len(led) == 10


def test_thinkpad_fan_and_volume(sample: Sample) -> None:
    fan = sample("x86_64-6.1/acpi/ibm/fan").records[0]
    assert (fan.status, fan.speed, fan.level, len(fan.commands)) == ("enabled", 3387, "auto", 3)
    assert sample("i686-2.6.32/acpi/ibm/fan").records[0].level == 7
    volume = sample("x86_64-6.1/acpi/ibm/volume").records[0]
    assert (volume.level, volume.mute) == (14, False)


def test_thinkpad_video_driver_and_sensors(sample: Sample) -> None:
    video = sample("x86_64-6.1/acpi/ibm/video").records[0]
    assert (video.lcd, video.crt, video.dvi, video.auto) == (True, False, False, True)
    assert one(sample("x86_64-6.1/acpi/ibm/driver")) == {"driver": "ThinkPad ACPI Extras", "version": "0.26"}
    thermal = sample("x86_64-6.1/acpi/ibm/thermal").records[0]
    assert thermal.temperatures == [48, None, 0, 0, 41, 0, 0, None]
    assert sample("x86_64-7.3/acpi/ibm/thermal").records[0].temperatures is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fan", {"running": True, "force_on": False}),
        ("keys", {"hotkey_ready": False, "hotkey": 0x13F}),
        ("lcd", {"brightness": 7, "brightness_levels": 8}),
        ("version", {"driver": "0.24", "proc_interface": 1}),
        ("video", {"lcd_out": True, "crt_out": False, "tv_out": False}),
    ],
)
def test_toshiba(sample: Sample, name: str, expected: dict[str, object]) -> None:
    assert one(sample(f"x86_64-6.1/acpi/toshiba/{name}")) == expected
