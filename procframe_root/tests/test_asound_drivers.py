"""``asound``: values of the loopback and the dummy driver, of AC'97 codecs and of the OSS sequencer."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame

Sample = Callable[[str], Frame]


def test_loopback(sample: Sample) -> None:
    cables = sample("x86_64-6.1/asound/card2/cable#1").records
    closed, capturing, both, opened, *others = cables
    assert (closed.cable, closed.substream, closed.valid, closed.playback, closed.capture) == (1, 0, None, None, None)
    assert (capturing.valid, capturing.running, capturing.pause) == (["capture"], ["capture"], [])
    assert (capturing.playback.buffer_size, capturing.capture.buffer_size) == (None, 384000)
    assert (capturing.capture.rate_shift, capturing.capture.update_pending) == (100000, 1)
    assert (capturing.capture.last_jiffies, capturing.capture.jiffies) == (4295046433, 4295046454)
    assert (both.valid, both.running, both.pause) == (["playback", "capture"], ["playback"], ["capture"])
    assert (both.playback.timer_card, both.playback.timer_subdevice, both.playback.timer_open) == (0, 3, "playback")
    assert both.playback.timer_expires is None
    # Open at one end, which is not set up: all is 0, and nothing is absent.
    assert (opened.valid, opened.playback.buffer_size, opened.capture.buffer_size) == ([], None, 0)
    assert [cable.substream for cable in others] == [4, 5, 6, 7]


def test_dummy(sample: Sample) -> None:
    card = sample("x86_64-6.1/asound/card12/dummy_pcm").records[0]
    assert (card.formats_mask, card.formats) == (6, ["U8", "S16_LE"])
    assert (card.rates_mask, card.rates[:2], card.rates[-1]) == (0x400005FE, ["continuous", "8000"], "96000")
    assert (card.rate_max, card.buffer_bytes_max, card.periods_max) == (48000, 65536, 1024)
    none = sample("x86_64-6.18/asound/card0/dummy_pcm").records[0]
    assert (none.rates_mask, none.rates) == (0, [])


def test_ac97_codec(sample: Sample) -> None:
    codec = sample("x86_64-6.1/asound/card4/codec97#0/ac97#0-0").records[0]
    assert (codec.address, codec.number, codec.part, codec.name) == (0, 0, 0, "Realtek ALC655 rev 0")
    assert (codec.card.subsystem_vendor, codec.codec_class.revision) == (0x1043, 5)
    assert codec.codec_class.subsystem_device == 0x80B0
    assert codec.capabilities == ["dedicated MIC PCM IN channel", "headphone out"]
    assert (codec.dac_resolution, codec.stereo_enhancement) == ("20-bit", "Realtek 3D Stereo Enhancement")
    assert (codec.setup.mic_gain, codec.setup.mic_gain_cached, codec.setup.pop_path) == (20, 0, "post")
    assert (codec.setup.enhancement_3d, codec.setup.loudness, codec.setup.mic_select) == (True, False, "Mic2")
    assert (codec.extended_revision, codec.extended_outputs, codec.dac_slots) == (2, ["LDAC", "SDAC", "CDAC"], 0)
    assert codec.extended_rates == ["SPDIF", "DRA", "VRA"]
    assert codec.extended_status == ["MADC", "LDAC", "SDAC", "CDAC", "SPDIF=10/11", "SPDIF", "VRA"]
    assert (codec.surround_dac_rate, codec.adc_rate, codec.mic_adc_rate) == (44100, 8000, None)
    assert (codec.spdif_control, codec.spdif_more) == (["Consumer", "PCM", "Copyright"], ["Rate=48kHz"])
    assert (codec.spdif_in, codec.spdif_in_category) == (["Consumer", "Non-audio", "Preemph50/15"], 2)
    assert (codec.spdif_in_rate, codec.spdif_in_accuracy) == (["Rate=44.1kHz"], 2)
    assert codec.spdif_in_state == ["Locked", "Validity?"]
    # Of 0xB001: a sign, 3 * 3 / 2 dBV cut to a whole number, and .5 if bit 11 is set, which it is not.
    assert [(jack.function, jack.gain, jack.inverted, jack.buffer_delay) for jack in codec.jacks.functions] == [
        ("Master Out", 1.5, False, 0),
        ("Center/LFE Out", -4.0, True, 17),
    ]
    assert codec.jacks.functions[1].location == "NC/unused"
    assert sample("x86_64-6.18/asound/card1/codec97#0/ac97#0-0").records[0].spdif_in == ["Not", "Locked"]


def test_ac97_modem(sample: Sample) -> None:
    modem = sample("x86_64-6.1/asound/card6/codec97#0/mc97#1-1").records[0]
    assert (modem.address, modem.number, modem.flags, modem.setup) == (1, 1, None, None)
    assert (modem.modem_codec, modem.modem_features, modem.line1_rate) == (1, ["CID1", "LIN1"], 16000)
    assert modem.modem_status[-1] == "PRF(DAC2)"


def test_oss_sequencer(sample: Sample) -> None:
    sequencer = sample("x86_64-6.1/asound/seq/oss").records[0]
    assert (sequencer.version, sequencer.client, sequencer.port) == ("0.1.8", 15, 0)
    music, empty, synth = sequencer.applications.applications
    assert (music.port, music.queue, music.mode, music.file_mode) == (1, 2, "music", "read/write")
    assert (music.tempo, music.timebase, music.read_queue, music.read_tick) == (60, 100, "sleeping", 0)
    assert (empty.application, empty.port) == (1, None)
    assert (synth.mode, synth.tempo, synth.read_queue) == ("synth", None, None)
    device, gone = sequencer.synths.synths
    assert (device.name, device.synth_subtype, device.voices) == ("OPL3 FM synth", 0x20, 18)
    assert (device.ioctl, device.load_patch, gone.name) == (True, False, None)
    assert sequencer.midis.count == 2
    assert sequencer.midis.midis[0].name == "Midi Through:Midi Through Port-0"
    assert (sequencer.midis.midis[0].capability, sequencer.midis.midis[0].opened) == ("read/write", "none")
    unused = sample("x86_64-6.18/asound/seq/oss").records[0]
    assert (unused.applications.count, unused.synths.synths, unused.midis.midis) == (0, [], [])
