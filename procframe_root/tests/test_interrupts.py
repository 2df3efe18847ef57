"""Values of ``interrupts`` and ``softirqs``, of each way in which kernels and architectures print them."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame
from procframe.record import plain

Sample = Callable[[str], Frame]


def _row(frame: Frame, irq: str) -> dict[str, object]:
    """The values of a row that are there."""
    record = next(record for record in frame if record.irq == irq)
    return {name: value for name, value in plain(record).items() if value is not None}


def test_devices_of_x86(sample: Sample) -> None:
    frame = sample("x86_64-6.18/interrupts")
    assert frame.header.cpus == [0, 1, 3]
    assert frame.header.label_width == 3
    assert [record.irq for record in frame] == ["0", "9", "16", "22", "24", "48", "NMI", "LOC", "ERR", "MIS", "PIN"]
    assert _row(frame, "0") == {
        "irq": "0",
        "counts": [36, 0, 0],
        "chip": "IO-APIC",
        "hwirq": 2,
        "handler": "edge",
        "actions": ["timer"],
    }
    assert _row(frame, "24")["chip"] == "PCI-MSIX-0000:00:1f.2"
    assert _row(frame, "24")["hwirq"] == 0


def test_an_interrupt_of_several_devices_and_names_with_blanks(sample: Sample) -> None:
    row = _row(sample("x86_64-6.18/interrupts"), "16")
    assert row["counts"] == [0, 0, 4294967295]
    assert row["actions"] == ["i801_smbus", "ehci_hcd:usb1", "MOTU MTPAV"]


def test_an_interrupt_without_device_or_number_at_its_controller(sample: Sample) -> None:
    frame = sample("x86_64-6.18/interrupts")
    assert "actions" not in _row(frame, "22")
    assert _row(frame, "48") == {
        "irq": "48",
        "counts": [0, 123456, 0],
        "chip": "xen-percpu",
        "handler": "virq",
        "actions": ["timer1"],
    }


def test_rows_of_the_architecture_and_single_numbers(sample: Sample) -> None:
    frame = sample("x86_64-6.18/interrupts")
    assert _row(frame, "LOC") == {
        "irq": "LOC",
        "counts": [1234567, 2345678, 3456789],
        "description": "Local timer interrupts",
    }
    assert _row(frame, "ERR") == {"irq": "ERR", "counts": [0]}


def test_wider_labels_of_machines_with_more_interrupts(sample: Sample) -> None:
    frame = sample("x86_64-6.1/interrupts")
    assert frame.variant == "two-blanks"
    assert frame.header.label_width == 4
    assert _row(frame, "131")["hwirq"] == 524288
    assert _row(frame, "132")["chip"] == "IR-PCI-MSI-0000:01:00.0"
    assert _row(frame, "140") == {
        "irq": "140",
        "counts": [0, 0],
        "chip": "dummy",
        "hwirq": 44,
        "actions": ["rmi4_smbus"],
    }


def test_names_of_controllers_on_the_left(sample: Sample) -> None:
    frame = sample("x86_64-7.3/interrupts")
    assert frame.variant == "chips-left"
    assert frame.header.chip_width == len("PCI-MSIX-0000:00:03.0")
    assert _row(frame, "9")["chip"] == "IO-APIC"
    assert _row(frame, "25")["hwirq"] == 16384
    assert _row(frame, "48") == {
        "irq": "48",
        "counts": [0, 11],
        "chip": "xen-dyn",
        "handler": "event",
        "actions": ["xenbus"],
    }
    assert _row(frame, "VPMI")["description"] == "Perf Guest Mediated PMI"
    assert _row(frame, "ERR") == {"irq": "ERR", "counts": [1, 0], "description": "PIC/APIC error interrupts"}


def test_arm64_with_few_interrupts(sample: Sample) -> None:
    frame = sample("aarch64-6.6/interrupts")
    assert _row(frame, "11") == {
        "irq": "11",
        "counts": [8296, 9001, 77, 12345],
        "chip": "GICv2",
        "hwirq": 30,
        "type": "Level",
        "actions": ["arch_timer"],
    }
    assert _row(frame, "14")["chip"] == "GIC-0"
    assert _row(frame, "30") == {
        "irq": "30",
        "counts": [0, 2, 0, 0],
        "chip": "gpio-keys-controller",
        "hwirq": 4,
        "type": "Edge",
        "actions": ["Power Button", "wakeup"],
    }
    assert _row(frame, "IPI0") == {
        "irq": "IPI0",
        "counts": [100, 200, 300, 400],
        "description": "Rescheduling interrupts",
    }
    assert _row(frame, "IPI1")["counts"] == [4000000000, 1, 2, 3]
    assert _row(frame, "Err") == {"irq": "Err", "counts": [0]}


def test_arm(sample: Sample) -> None:
    frame = sample("armv7l-5.10/interrupts")
    assert _row(frame, "FIQ") == {"irq": "FIQ", "description": "usb_fiq"}
    assert _row(frame, "IPI2") == {"irq": "IPI2", "counts": [1111, 2222], "description": "Rescheduling interrupts"}


def test_s390(sample: Sample) -> None:
    frame = sample("s390x-6.1/interrupts")
    assert _row(frame, "EXT") == {"irq": "EXT", "counts": [112067, 109855]}
    assert _row(frame, "C15")["description"] == "[I/O] 3215"
    assert _row(frame, "3") == {
        "irq": "3",
        "counts": [0, 17],
        "chip": "PCI-MSI",
        "actions": ["mlx5_async0@pci:0000:00:00.0"],
    }


def test_sparc_and_parisc(sample: Sample) -> None:
    sparc = sample("sparc64-5.10/interrupts")
    assert _row(sparc, "NMI") == {"irq": "NMI", "counts": [5, 6], "description": "Non-maskable interrupts"}
    assert _row(sparc, "5")["actions"] == ["ehci_hcd:usb1", "ohci_hcd:usb2"]
    parisc = sample("parisc64-6.1/interrupts")
    assert parisc.header.cpus == [0, 1]
    assert _row(parisc, "70") == {
        "irq": "70",
        "counts": [0, 9],
        "chip": "iosapic",
        "actions": ["sym53c8xx", "ohci_hcd:usb1"],
    }


def test_old_x86_has_no_number_at_the_controller(sample: Sample) -> None:
    row = _row(sample("i686-2.6.32/interrupts"), "28")
    assert row == {"irq": "28", "counts": [0, 1], "chip": "PCI-MSI", "handler": "edge", "actions": ["eth0"]}


def test_a_record_made_from_scratch(sample: Sample) -> None:
    frame = sample("x86_64-6.18/interrupts")
    kind = type(frame.records[0])
    frame.records = [
        kind(irq="7", counts=[1, 2, 3], chip="IO-APIC", hwirq=7, handler="edge", actions=["parport0"]),
        kind(irq="TLB", counts=[4, 5, 6], description="TLB shootdowns"),
        kind(irq="ERR", counts=[7]),
    ]
    assert procframe.regenerate(frame).split(b"\n")[1:] == [
        b"  7:          1          2          3  IO-APIC   7-edge      parport0",
        b"TLB:          4          5          6   TLB shootdowns",
        b"ERR:          7",
        b"",
    ]


def test_many_cpus() -> None:
    cpus = range(512)
    head = " " * 12 + "".join(f"CPU{cpu:<8d}" for cpu in cpus)
    rows = [
        f"{irq:4d}:{''.join(f' {irq * cpu:10d}' for cpu in cpus)}  IO-APIC {irq:4d}-edge      dev{irq}"
        for irq in range(40)
    ]
    data = "\n".join([head, *rows, ""]).encode()
    frame = procframe.parse(data, "interrupts")
    assert frame.canonical
    assert frame.header.cpus == list(cpus)
    assert frame.records[39].counts == [39 * cpu for cpu in cpus]
    assert procframe.regenerate(frame) == data


def test_softirqs(sample: Sample) -> None:
    frame = sample("x86_64-6.18/softirqs")
    assert frame.header.name_width == 12
    assert frame.header.cpus == [0, 1, 2, 3]
    assert plain(frame.records[1]) == {"name": "TIMER", "counts": [100, 101, 102, 103]}
    assert [record.name for record in frame][-1] == "RCU"
    assert sample("i686-2.6.32/softirqs").header.name_width == 8
