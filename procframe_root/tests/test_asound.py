"""``asound``: values of the sound core's files, of the sequencer, of USB and of drivers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame, ParseError

Sample = Callable[[str], Frame]


def there(record: Any) -> dict[str, Any]:
    """What a record has."""
    return {name: value for name, value in record.to_dict().items() if value is not None and value is not False}


def read(text: str, path: str) -> Frame:
    """A file that holds a text; it is regenerated exactly."""
    frame = procframe.parse(text.encode(), path)
    assert procframe.regenerate(frame) == text.encode()
    return frame


def test_cards(sample: Sample) -> None:
    cards = sample("x86_64-6.1/asound/cards").records
    assert there(cards[0]) == {
        "card": 0,
        "id": "PCH",
        "driver": "HDA-Intel",
        "shortname": "HDA Intel PCH",
        "longname": "HDA Intel PCH at 0xb1228000 irq 142",
    }
    assert (cards[1].driver, cards[1].shortname) == ("USB-Audio", "Studio - 1824 [pro]")
    assert (cards[2].card, cards[2].id) == (12, "ABCDEFGHIJKLMNO")


def test_no_cards(sample: Sample) -> None:
    frame = sample("x86_64-7.3/asound/cards")
    assert (frame.records, frame.unrecognised, frame.canonical) == ([], [], True)


def test_names_of_cards(sample: Sample) -> None:
    assert [(row.card, row.module) for row in sample("x86_64-6.1/asound/modules")][-1] == (12, "snd_dummy")
    assert sample("x86_64-6.1/asound/card0/id").records[0].id == "PCH"
    assert sample("x86_64-6.1/asound/PCH").records[0].card == 0
    assert sample("x86_64-6.1/asound/version").records[0].release == "k6.1.0-50-amd64"
    assert sample("i686-2.6.32/asound/version").records[0].release == "1.0.21"


def test_devices(sample: Sample) -> None:
    rows = [(row.minor, row.card, row.device, row.type) for row in sample("x86_64-6.1/asound/devices")]
    assert rows[0] == (1, None, None, "sequencer")
    assert rows[1] == (2, 0, 0, "digital audio playback")
    assert rows[4] == (5, 0, None, "control")
    assert rows[6] == (7, 12, 10, "compress")
    assert rows[8] == (128, 31, 0, "compress")
    unknown = read("  9: [ 0- 0]: ?\n", "asound/devices")
    assert [(piece.what, piece.text) for piece in unknown.unrecognised] == [("value", "?")]


def test_oss_devices(sample: Sample) -> None:
    rows = [(row.minor, row.card, row.device, row.type) for row in sample("x86_64-6.1/asound/oss/devices")]
    assert rows[:2] == [(0, 0, 0, "mixer"), (1, None, None, "sequencer")]
    assert rows[-1] == (18, 12, 0, "raw midi")


def test_hardware_and_pcm_devices(sample: Sample) -> None:
    assert [(row.card, row.device, row.name) for row in sample("x86_64-6.1/asound/hwdep")] == [
        (0, 2, "HDA Codec 2"),
        (12, 0, "FM: OPL3"),
    ]
    assert read("12-00: \n", "asound/hwdep").records[0].name == ""
    rows = [
        (row.id, row.name, row.playback, row.capture) for row in sample("x86_64-6.1/asound/pcm") if row.card in (0, 12)
    ]
    assert rows == [
        ("ALC257 Analog", "ALC257 Analog", 1, 1),
        ("HDMI 0", "HDMI 0", 1, None),
        ("Dummy: PCM", None, None, 8),
        ("none", "of both", None, None),
    ]


def test_timers(sample: Sample) -> None:
    timers = sample("x86_64-6.1/asound/timers").records
    assert there(timers[0]) == {
        "timer_class": "global",
        "device": 0,
        "name": "system timer",
        "resolution": 4000000,
        "ticks": 10000000,
        "clients": [],
    }
    assert (timers[1].resolution, timers[2].timer_class, timers[2].card) == (1, "card", 1)
    assert (timers[3].slave, timers[3].resolution, timers[3].subdevice) == (True, None, 0)
    assert [(client.owner, client.state) for client in timers[3].clients] == [
        ("application 1234", "running"),
        ("unknown", "stopped"),
    ]
    assert (timers[4].name, timers[4].device, timers[4].slave) == ("PCM : capture", 31, False)
    assert there(timers[5]) == {
        "tmr_class": 7,
        "card": -1,
        "device": 3,
        "subdevice": 4,
        "name": "odd",
        "resolution": 1020,
        "ticks": 3,
        "slave": True,
        "clients": [],
    }


def test_pcm_info(sample: Sample) -> None:
    info = sample("x86_64-6.1/asound/card0/pcm0p/info").records[0]
    assert (info.stream, info.id, info.name) == ("PLAYBACK", "ALC257 Analog", "ALC257: Analog")
    assert (info.subdevices_count, info.subdevices_avail, info.error) == (1, 0, None)
    assert there(sample("x86_64-7.3/asound/card1/pcm2c/sub1/info").records[0]) == {"error": -19}
    assert sample("x86_64-7.3/asound/card0/pcm0p/info").records == []
    assert read("card: 1\nid: \n", "asound/card1/pcm0p/info").records[0].id == ""


def test_pcm_hw_params(sample: Sample) -> None:
    assert there(sample("x86_64-6.1/asound/card0/pcm0p/sub0/hw_params").records[0]) == {
        "access": "MMAP_INTERLEAVED",
        "format": "S32_LE",
        "subformat": "STD",
        "channels": 2,
        "rate": 44100,
        "rate_num": 44100000,
        "rate_den": 1001,
        "period_size": 1024,
        "buffer_size": 16384,
    }
    oss = sample("x86_64-7.3/asound/card0/pcm0p/sub0/hw_params").records[0]
    assert (oss.subformat, oss.oss_format, oss.oss_channels, oss.oss_rate) == ("MSBITS_MAX", "S16_BE", 1, 22050)
    assert (oss.oss_period_bytes, oss.oss_periods, oss.oss_period_frames) == (2048, 4, 1024)


@pytest.mark.parametrize("name", ["hw_params", "sw_params"])
def test_pcm_without_parameters(sample: Sample, name: str) -> None:
    for number, state in ((1, "closed"), (2, "no setup")):
        record = sample(f"x86_64-6.1/asound/card0/pcm{number}p/sub0/{name}").records[0]
        assert there(record) == {"state": state}
    with pytest.raises(ParseError):
        procframe.parse(b"gone\n", f"asound/card0/pcm0p/sub0/{name}")


def test_pcm_sw_params(sample: Sample) -> None:
    record = sample("x86_64-6.1/asound/card0/pcm0p/sub0/sw_params").records[0]
    assert (record.tstamp_mode, record.avail_min, record.start_threshold) == ("ENABLE", 1024, 16384)
    assert record.stop_threshold == record.boundary == 1 << 62


def test_pcm_status(sample: Sample) -> None:
    running = sample("x86_64-6.1/asound/card0/pcm0p/sub0/status").records[0]
    assert there(running) == {
        "state": "RUNNING",
        "owner_pid": 2387,
        "trigger_time": 453034194930,
        "tstamp": 1000000000001,
        "delay": -12,
        "avail": 1442,
        "avail_max": 15257,
        "hw_ptr": 7214519,
        "appl_ptr": 7229461,
    }
    late = sample("x86_64-7.3/asound/card0/pcm0p/sub0/status").records[0]
    assert (late.state, late.xrun_counter, late.tstamp) == ("XRUN", 3, 0)
    assert there(sample("x86_64-6.1/asound/card0/pcm1p/sub0/status").records[0]) == {"state": "closed"}
    assert there(sample("x86_64-6.1/asound/card0/pcm2p/sub0/status").records[0]) == {"error": -77}


def test_pcm_memory_and_settings(sample: Sample) -> None:
    assert sample("x86_64-6.1/asound/card0/pcm0p/sub0/prealloc").records[0].size == 64
    assert sample("x86_64-6.1/asound/card0/pcm0p/sub0/prealloc_max").records[0].size == 32768
    assert sample("x86_64-6.1/asound/card0/pcm0p/xrun_debug").records[0].xrun_debug == ["basic", "stack"]
    setup = sample("x86_64-6.1/asound/card0/pcm0p/oss").records
    assert there(setup[0]) == {"task_name": "aplay", "periods": 0, "period_size": 0, "direct": True}
    assert (setup[1].period_size, setup[1].direct, setup[2].non_block, setup[2].no_silence) == (
        16384,
        False,
        True,
        True,
    )
    assert sample("x86_64-6.1/asound/card1/timer_source").records[0].timer_source == "hw:0,3,0"
    assert sample("x86_64-7.3/asound/card1/timer_source").records[0].timer_source == ""
    assert sample("x86_64-6.1/asound/card7/compr1/info").records[0].id == "Compress: Stream"


def test_midi(sample: Sample) -> None:
    frame = sample("x86_64-6.1/asound/card2/midi0")
    assert there(frame.header) == {"name": "Virtual: Raw MIDI"}
    assert there(frame.records[0]) == {
        "direction": "Output",
        "number": 0,
        "tx_bytes": (1 << 64) - 1,
        "owner_pid": 815,
        "mode": "OSS compatible",
        "buffer_size": 4096,
        "avail": 4090,
    }
    assert there(frame.records[1]) == {"direction": "Output", "number": 1, "tx_bytes": 0}
    assert (frame.records[2].overruns, frame.records[2].framing, frame.records[2].clock_type) == (
        5,
        "tstamp",
        "monotonic raw",
    )
    legacy = sample("x86_64-7.3/asound/card2/midi0")
    assert (legacy.header.type, legacy.header.endpoint) == ("Legacy", None)


def test_midi_2(sample: Sample) -> None:
    frame = sample("x86_64-7.3/asound/card1/midi0")
    endpoint = frame.header.endpoint
    assert (frame.header.type, endpoint.name, endpoint.version) == ("UMP", "ACME Synth (USB)", 0x0101)
    assert (endpoint.sw_revision, endpoint.static_blocks, endpoint.num_blocks) == ("01020a00", False, 2)
    main, din = endpoint.blocks
    assert (main.direction, main.active, main.first_group, main.last_group) == ("bidirection", True, 1, 4)
    assert (din.name, din.active, din.is_midi1, din.is_lowspeed, din.ui_hint) == (
        "DIN (old)",
        False,
        True,
        True,
        "sender",
    )
    assert [(row.direction, row.tx_bytes, row.rx_bytes) for row in frame] == [("Output", 32, None), ("Input", None, 64)]


def test_sndstat(sample: Sample) -> None:
    stat = sample("x86_64-6.1/asound/oss/sndstat").records[0]
    assert (stat.version, stat.config_options) == ("3.8.1a-980706", 0)
    assert [(driver.type, driver.name) for driver in stat.installed_drivers.drivers] == [(10, "ALSA emulation")]
    assert [(card.name, card.place) for card in stat.card_config.cards] == [
        ("HDA Intel PCH", "0xb1228000 irq 142"),
        ("MTPAV on parallel port", "0x378"),
    ]
    assert [(item.number, item.name) for item in stat.audio_devices.devices] == [
        (0, "ALC257 Analog (DUPLEX)"),
        (12, "Dummy: PCM"),
    ]
    assert (stat.synth_devices.missing, stat.synth_devices.devices) == ("NOT ENABLED IN CONFIG", [])
    assert (stat.timers.missing, stat.timers.devices[0].number) == (None, 31)
    bare = sample("x86_64-7.3/asound/oss/sndstat").records[0]
    assert (bare.card_config.cards, bare.mixers.missing) == ([], "NOT ENABLED IN CONFIG")


def test_oss_mixer(sample: Sample) -> None:
    channels = {row.channel: (row.control, row.index) for row in sample("x86_64-6.1/asound/card0/oss_mixer")}
    assert len(channels) == 25
    assert (channels["VOLUME"], channels["BASS"], channels["MIC"]) == (("Master", 0), ("", 0), ("Mic", 2))
    assert channels["PHONEOUT"] == ('Master "Mono"', 0)


def test_seq_clients(sample: Sample) -> None:
    frame = sample("x86_64-6.1/asound/seq/clients")
    assert there(frame.header) == {"cur_clients": 4, "peak_clients": 7, "max_clients": 192}
    system, through, player, nameless = frame.records
    assert (system.type, system.midi_version, system.ports[0].direction) == ("Kernel", None, None)
    assert system.ports[0].capability == ["read", "subscribe read", "write", "export"]
    assert [there(end) for end in system.ports[1].connecting_to] == [
        {"client": 129, "port": 0, "real_time_queue": 3, "exclusive": True},
        {"client": 130, "port": 1},
    ]
    assert [(end.client, end.tick_queue, end.exclusive) for end in through.ports[0].connected_from] == [
        (129, 0, False),
        (24, None, True),
    ]
    assert (player.name, player.type, player.ports[0].capability) == ('Player "X" [User]', "User", ["read", "write"])
    assert (player.output_pool.size, player.output_pool.peak_cells, player.input_pool.alloc_failures) == (500, 10, 1)
    assert (nameless.name, nameless.ports, nameless.output_pool) == ("", [], None)


def test_seq_clients_of_midi_2(sample: Sample) -> None:
    system, synth, player = sample("x86_64-7.3/asound/seq/clients").records
    assert (system.midi_version, synth.midi_version, player.midi_version) == ("Legacy", "UMP MIDI2", "UMP MIDI1")
    assert (synth.type, synth.ump_endpoint) == ("Kernel", "ACME Synth (USB)")
    assert [(block.name, block.state, block.first_group, block.last_group) for block in synth.ump_blocks] == [
        ("Main", "Active", 1, 4),
        ("DIN", "Inactive", 5, 5),
    ]
    assert [(port.direction, port.is_midi1) for port in synth.ports] == [("In/Out", False), ("Out", True)]
    assert (player.ports[0].direction, player.ports[0].capability) == ("-", ["read"])


def test_seq_queues_and_timers(sample: Sample) -> None:
    first, second = sample("x86_64-6.1/asound/seq/queues").records
    assert (first.lock_status, first.current_tempo, first.tempo_base, first.current_time) == (
        "Locked",
        500000,
        None,
        75003000001,
    )
    assert (second.name, second.timer_state, second.current_bpm) == ("a [b]: c", "Stopped", 0)
    assert sample("x86_64-7.3/asound/seq/queues").records[0].tempo_base == 10
    timer = sample("x86_64-6.1/asound/seq/timer").records[0]
    assert (timer.name, timer.period_time, timer.skew, timer.skew_base) == ("system timer", 4000000, 65536, 65536)
    assert sample("x86_64-7.3/asound/seq/timer").records[0].name == "DEAD"
    assert [(row.id, row.state, row.num_devices) for row in sample("x86_64-6.1/asound/seq/drivers")] == [
        ("snd-seq-midi", "loaded", 1),
        ("snd-opl3_synth", "empty", 0),
    ]
    assert read("", "asound/seq/queues").records == []


def test_usb_stream(sample: Sample) -> None:
    stream = sample("x86_64-6.1/asound/card1/stream0").records[0]
    assert (stream.longname, stream.name) == ("PreSonus Studio : 1824 at usb-0000:00:14.0-2, high speed", "USB Audio")
    assert there(stream.playback) | {"formats": None} == {
        "status": "Running",
        "interface": 1,
        "altset": 1,
        "packet_size": 288,
        "momentary_freq": 48000,
        "freqm": 6.0,
        "feedback_whole": 16,
        "feedback_fraction": 16,
        "formats": None,
    }
    async_, dsd = stream.playback.formats
    assert (async_.format, async_.endpoint_address, async_.endpoint, async_.sync_type) == (["S32_LE"], 1, 1, "ASYNC")
    assert (async_.rates, async_.rate_min) == ([44100, 48000, 88200, 96000], None)
    assert (async_.channel_map, async_.sync_endpoint_address, async_.implicit_feedback) == (
        ["FL", "FR", "--", "N/A"],
        0x81,
        False,
    )
    assert (dsd.format, dsd.rate_min, dsd.rate_max, dsd.rates) == (["DSD_U32_BE", "SPECIAL"], 8000, 96000, None)
    assert (dsd.dsd_dop, dsd.dsd_bitrev) == (0, 1)
    assert (stream.capture.status, stream.capture.interface, stream.capture.formats[0].rates) == ("Stop", None, None)


def test_usb_stream_of_full_speed(sample: Sample) -> None:
    stream = sample("x86_64-5.10/asound/card1/stream0").records[0]
    assert (stream.playback, stream.capture.freqm) == (None, 0x2010 / 65536)
    only = stream.capture.formats[0]
    assert (only.endpoint_address, only.endpoint, only.direction) == (None, 6, "IN")
    assert (only.data_packet_interval, only.rates) == (None, [16000])


def test_usb_mixer(sample: Sample) -> None:
    mixer, other = sample("x86_64-6.1/asound/card1/usbmixer").records
    assert (mixer.vendor, mixer.product, mixer.ctrlif, other.ctrlif, other.ctlerr) == (0x194F, 0x010D, 0, 3, 1)
    volume, clock, bare = mixer.units
    assert (volume.name, volume.type, volume.cmask, volume.db_min) == ("PCM Playback Volume", "S16", 3, -6400)
    assert (clock.name, clock.index, clock.type) == ('Clock Source 41 Validity "x"', 1, None)
    assert (bare.unit, bare.name, bare.type, bare.max) == (41, None, "BOOLEAN", 1)
    bus = sample("x86_64-6.1/asound/card1/usbbus").records[0]
    assert (bus.bus, bus.device) == (1, 14)
    usb_id = sample("x86_64-6.1/asound/card1/usbid").records[0]
    assert (usb_id.vendor, usb_id.product) == (0x194F, 0x010D)


def test_ac97_controllers(sample: Sample) -> None:
    record = sample("x86_64-6.1/asound/card0/intel8x0").records[0]
    assert (record.global_status, record.sdm, record.codecs_sdin) == (0x00300100, 0, [0, 1, 2])
    assert record.codecs_ready == ["primary", "tertiary"]
    none = sample("x86_64-7.3/asound/card0/intel8x0").records[0]
    assert (none.codecs_ready, none.sdm, none.codecs_sdin) == (["none"], None, None)
    assert there(sample("i686-2.6.32/asound/card0/intel8x0").records[0]) == {}
    assert sample("x86_64-6.1/asound/card6/intel8x0m").records[0].codecs_ready == ["secondary"]


def test_registers(sample: Sample) -> None:
    codec = sample("x86_64-6.1/asound/card4/codec97#0/ac97#0-0+regs").records
    assert [(row.codec, row.register, row.value) for row in codec][2:] == [(0, 0x7E, 0x7600), (1, 0x26, 0xF)]
    found = {
        name: [(row.register, row.value) for row in sample(f"x86_64-6.1/asound/{name}")][-1]
        for name in ("card5/ak4114", "card5/stac9460_codec", "card5/wm_codec", "card5/cs_codec")
    }
    assert found == {
        "card5/ak4114": (0x1F, 0xFF),
        "card5/stac9460_codec": (0x15, 4),
        "card5/wm_codec": (0x17, 0x1FF),
        "card5/cs_codec": (0x7F, 0x81),
    }
    assert sample("x86_64-6.1/asound/card6/atiixp").records[1].value == 0x80000010
    assert sample("x86_64-6.1/asound/card6/ali5451").records[0].value == 1
    via = sample("x86_64-6.1/asound/card6/via82xx")
    assert (via.header.longname, via.records[1].register) == ("VIA 8237 with ALC655 at 0xe000, irq 22", 0x9C)
    assert sample("x86_64-6.1/asound/card6/ymfpci").records[1].value == 0x12345678
