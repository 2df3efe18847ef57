"""``asound/card*/codec#*`` and ``eld#*``: values of codecs of High Definition Audio, new and old."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from procframe import Frame

Sample = Callable[[str], Frame]


def there(record: Any) -> dict[str, Any]:
    """What a record has."""
    return {
        name: value
        for name, value in record.to_dict().items()
        if value is not None and value is not False and value != []
    }


def node(frame: Frame, number: int) -> Any:
    """The node of that number."""
    return next(node for node in frame.records[0].nodes if node.node == number)


def test_codec(sample: Sample) -> None:
    codec = sample("x86_64-6.1/asound/card0/codec#0").records[0]
    assert (codec.name, codec.address, codec.vendor_id, codec.mfg) == ("Realtek ALC257", 0, 0x10EC0257, "none")
    assert (codec.afg_function_id, codec.afg_unsol, codec.mfg_function_id) == (1, 1, None)
    assert there(codec.default_pcm) == {
        "rates_mask": 0x560,
        "rates": [44100, 48000, 96000, 192000],
        "bits_mask": 0xE,
        "bits": [16, 20, 24],
        "formats_mask": 1,
        "formats": ["PCM"],
    }
    assert there(codec.default_amp_in) == {}
    assert (codec.default_amp_out.ofs, codec.default_amp_out.mute) == (0x57, 0)
    assert codec.afg.power_states[-2:] == ["CLKSTOP", "EPSS"]
    assert [(pin.number, pin.enable, pin.dir, pin.data, pin.unsol) for pin in codec.gpio.io_pins] == [
        (0, 0, 0, 0, 0),
        (1, 1, 1, 1, 0),
    ]
    assert codec.gpio.controls[0].name == 'Speaker "Phantom" Jack'


def test_converters(sample: Sample) -> None:
    frame = sample("x86_64-6.1/asound/card0/codec#0")
    analog = node(frame, 2)
    assert (analog.type, analog.channels, analog.capabilities) == ("Audio Output", 2, ["Amp-Out"])
    assert there(analog.controls[0]) == {
        "name": "Headphone Playback Volume",
        "index": 0,
        "device": 0,
        "chs": 3,
        "dir": "Out",
        "idx": 0,
        "ofs": 0,
    }
    assert (analog.devices[0].name, analog.devices[0].type) == ("ALC257 Analog", "Audio")
    assert [(value.left, value.right) for value in analog.amp_out.vals] == [(0x42, 0x42)]
    assert (analog.converter.stream, analog.pcm.rates) == (5, [44100, 48000])
    assert there(analog.power) == {
        "setting": "D0",
        "actual": "D3",
        "error": True,
        "clock_stop_ok": True,
        "setting_reset": True,
    }
    digital = node(frame, 6)
    assert (digital.channels, digital.converter.digital) == (4, ["Enabled", "Non-Copyright", "KAE"])
    assert (digital.converter.digital_category, there(digital.pcm), digital.power_states) == (2, {}, [])
    assert (node(frame, 8).converter.sdi_select, node(frame, 8).connection.nodes[0].node) == (0, 0x23)
    mixer = node(frame, 0x0B)
    assert (mixer.channels, [(value.left, value.right) for value in mixer.amp_in.vals]) == (
        1,
        [(0, None), (0x80, None)],
    )


def test_pins(sample: Sample) -> None:
    frame = sample("x86_64-6.1/asound/card0/codec#0")
    speaker = node(frame, 0x14)
    assert there(speaker.pin) == {
        "caps": 0x10014,
        "capabilities": ["OUT", "EAPD", "Detect"],
        "eapd_mask": 2,
        "eapd": ["EAPD"],
        "default": 0x90170110,
        "port": "Fixed",
        "device": "Speaker",
        "connectivity": "Int",
        "location": "N/A",
        "conn": "Analog",
        "color": "Unknown",
        "def_association": 1,
        "sequence": 0,
        "misc": "NO_PRESENCE",
        "ctls": 0x40,
        "controls": ["OUT"],
    }
    assert [(end.node, end.selected) for end in speaker.connection.nodes] == [(2, False), (3, True)]
    assert (speaker.in_driver_connection.count, speaker.unsolicited.tag) == (1, 0)
    mic = node(frame, 0x19)
    assert (mic.pin.vref_caps, mic.pin.controls) == (["HIZ", "50", "GRD", "80", "100"], ["IN", "VREF_80"])
    assert (mic.unsolicited.tag, mic.unsolicited.enabled, mic.connection) == (0x1F, 1, None)


def test_displays(sample: Sample) -> None:
    port = node(sample("x86_64-6.1/asound/card0/codec#0"), 0x1E)
    assert port.pin.location == "HDMI"
    assert [(one.dev, one.selected, one.pd, one.ia) for one in port.displays.devices] == [
        (0, True, 1, 0),
        (1, False, 0, 0),
        (2, False, 0, 1),
    ]
    assert [[end.node for end in one.connections] for one in port.displays.devices] == [[2, 3], [2], []]
    assert (port.connection.count, port.connection.nodes) == (0, None)
    old = node(sample("x86_64-5.10/asound/card0/codec#2"), 5)
    assert (old.channels, old.capabilities) == (8, ["Digital", "Amp-Out", "CP"])
    assert [(one.eldv, one.connections) for one in old.displays.devices] == [(1, None), (0, None)]


def test_other_nodes(sample: Sample) -> None:
    frame = sample("x86_64-6.1/asound/card0/codec#0")
    vendor = node(frame, 0x20)
    assert [(one.index, one.value) for one in vendor.processing.coefficients] == [(0, 0), (1, 0xAAAA)]
    knob = node(frame, 0x21)
    assert (knob.volume_knob.steps, knob.volume_knob.val, knob.delay) == (127, 63, 13)


def test_codec_of_sigmatel(sample: Sample) -> None:
    codec = sample("x86_64-7.3/asound/card0/codec#0").records[0]
    assert (codec.mfg, codec.mfg_function_id, codec.power_map, codec.analog_loopback) == (2, 2, 0xF, 0)
    assert [there(pin) for pin in codec.gpio.o_pins] == [{"number": 0, "data": 1}]
    assert there(codec.gpio.i_pins[0]) == {"number": 0, "wake": 0, "sticky": 1, "data": 0, "unsol": 1}
    assert codec.nodes == []


def test_codec_of_which_little_is_known(sample: Sample) -> None:
    modem = sample("x86_64-7.3/asound/card0/codec#1").records[0]
    assert (modem.name, modem.afg_function_id, modem.default_pcm, modem.gpio) == ("Not Set", None, None, None)
    broken = sample("x86_64-7.3/asound/card0/codec#2").records[0]
    assert (broken.default_pcm.rates, broken.default_pcm.formats, broken.nodes) == ([], [], [])


def test_old_codec(sample: Sample) -> None:
    frame = sample("i686-2.6.32/asound/card0/codec#0")
    codec = frame.records[0]
    assert frame.variant == "formats as masks"
    assert (codec.function_id, codec.subsystem_id, codec.afg) == (1, 0x231854, None)
    assert there(codec.default_pcm) == {"rates_mask": 0x560, "bits_mask": 0xE, "formats_mask": 1}
    assert (node(frame, 2).power.state, node(frame, 2).power.setting) == (0, None)
    assert [(value.left, value.right) for value in node(frame, 0x0B).amp_in.vals] == [(0xA3, 0xA3), (0x23, 0x23)]
    pins = [node(frame, 0x14).pin, node(frame, 0x15).pin]
    # After "0x08" comes the mask.
    assert [(pin.caps, pin.port, pin.device) for pin in pins] == [
        (0x1173F, "Jack", "Line Out"),
        (0x10, None, "Speaker"),
    ]
    assert [(value.left, value.right) for value in node(frame, 0x14).amp_out.vals] == [(0x80, 0)]


def test_eld(sample: Sample) -> None:
    eld = sample("x86_64-6.1/asound/card0/eld#2.0").records[0]
    assert (eld.codec_pin_nid, eld.monitor_name, eld.connection_type) == (5, "ACME: 4K\tX", "DisplayPort")
    assert (eld.eld_ver, eld.eld_version, eld.edid_version) == (2, "CEA-861D or below", "CEA-861-B, C or D")
    assert (eld.port_id, eld.support_ai) == (0x20000, 1)
    assert (eld.spk_alloc, eld.speakers) == (0x5F, ["FL/FR", "LFE", "FC", "RL/RR", "RC", "RLC/RRC"])
    assert there(eld.sad0) == {
        "format": 1,
        "coding_type": "LPCM",
        "channels": 8,
        "rates_mask": 0xE0,
        "rates": [32000, 44100, 48000],
        "bits_mask": 0xE0000,
        "bits": [16, 20, 24],
    }
    assert eld.sad1 is None
    assert (eld.sad10.coding_type, eld.sad10.rates, eld.sad10.max_bitrate, eld.sad10.profile) == ("AC-3", [], 640000, 1)


def test_eld_of_nothing_and_without_codec(sample: Sample) -> None:
    nothing = sample("x86_64-7.3/asound/card0/eld#2.1").records[0]
    assert there(nothing) == {
        "monitor_present": 0,
        "eld_valid": 0,
        "codec_pin_nid": 6,
        "codec_dev_id": 1,
        "codec_cvt_nid": 0,
    }
    frame = sample("x86_64-7.3/asound/card3/eld#0")
    assert (frame.variant, frame.records[0].monitor_present, frame.records[0].speakers) == ("SoC", None, [])
