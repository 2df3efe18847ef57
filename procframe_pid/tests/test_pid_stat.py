"""Values of PID/stat and PID/status."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame, Host, ParseError

Sample = Callable[[str], Frame]


def test_stat_of_a_process_with_a_name_that_fights_back(sample: Sample) -> None:
    (stat,) = sample("x86_64/1234/stat")
    assert stat.pid == 1234
    assert stat.comm == "a) S 1 (\nbé\udcff"
    assert (stat.state, stat.ppid, stat.pgrp, stat.session) == ("sleeping", 1, 1234, 1200)
    assert (stat.tty_nr, stat.tpgid) == ("136:0", 1234)
    assert (stat.utime, stat.stime, stat.cutime, stat.cstime) == (250, 75, 10, 5)
    assert (stat.priority, stat.nice, stat.num_threads) == (20, 0, 3)
    assert (stat.starttime, stat.vsize, stat.rss, stat.rsslim) == (360000, 24576000, 2048, "unlimited")
    assert stat.blocked == ["SIGCHLD"]
    assert stat.sigignore == ["SIGPIPE"]
    assert stat.sigcatch == ["SIGHUP", "SIGINT", "SIGTERM", "SIGCHLD"]
    assert (stat.exit_signal, stat.processor, stat.policy) == ("SIGCHLD", 3, "SCHED_OTHER")
    assert (stat.delayacct_blkio_ticks, stat.guest_time) == (12, 7)
    assert (stat.start_data, stat.env_end, stat.exit_code) == (94000000200000, 14073000000999, 0)


def test_stat_of_a_kernel_thread(sample: Sample) -> None:
    (stat,) = sample("x86_64/2/stat")
    assert (stat.comm, stat.tty_nr, stat.tpgid, stat.exit_signal) == ("kthreadd", None, None, 0)
    assert len(stat.sigignore) == 31


def test_stat_of_a_thread_to_an_unprivileged_reader(sample: Sample) -> None:
    (stat,) = sample("x86_64/1234/task/1236/stat")
    assert (stat.state, stat.exit_signal, stat.policy, stat.rt_priority) == ("running", -1, "SCHED_FIFO", 50)
    assert (stat.startcode, stat.start_data, stat.arg_start, stat.exit_code) == (1, 0, 0, 0)
    assert stat.rsslim == 4194304


def test_stat_of_an_old_kernel_has_fewer_fields(sample: Sample) -> None:
    (stat,) = sample("x86_64-2.6.32/1234/stat")
    assert (stat.policy, stat.cguest_time) == ("SCHED_IDLE", 0)
    assert stat.wchan == 18446744071579185152
    assert stat.start_data is None
    assert stat.exit_code is None


def test_stat_of_a_console_process(sample: Sample) -> None:
    (stat,) = sample("s390x/1234/stat")
    assert (stat.tty_nr, stat.tpgid, stat.exit_code) == ("4:1", None, 256)
    names = "HUP INT USR1 USR2 TERM CHLD WINCH PWR"
    assert stat.blocked == [f"SIG{name}" for name in names.split(" ")]


def test_stat_of_a_task_that_is_being_removed(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/2/stat")).replace(b" S 0 0 0 0 -1 ", b" X 0 -1 -1 0 -1 ")
    frame = procframe.parse(data, "PID/stat")
    (stat,) = frame
    assert (stat.state, stat.pgrp, stat.session, stat.tpgid) == ("dead", None, None, None)
    assert procframe.regenerate(frame) == data


@pytest.mark.parametrize(("number", "device"), [(34816, "136:0"), (1048831, "0:511"), (-2147482369, "4:524543")])
def test_terminals(sample: Sample, number: int, device: str) -> None:
    data = procframe.regenerate(sample("x86_64/1234/stat")).replace(b" 34816 ", b" %d " % number)
    frame = procframe.parse(data, "PID/stat")
    assert frame.records[0].tty_nr == device
    assert procframe.regenerate(frame) == data


def test_stat_of_a_later_kernel(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/stat"))
    frame = procframe.parse(data[:-1] + b" 55 x\n", "PID/stat")
    assert [piece.text for piece in frame.unrecognised] == ["55 x"]
    assert frame.records[0].exit_code == 0
    assert procframe.regenerate(frame) == data[:-1] + b" 55 x\n"


def test_stat_cut_off(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/2/stat"))
    with pytest.raises(ParseError, match="cut off"):
        procframe.parse(data[:60], "PID/stat")


def test_signals_are_numbered_by_the_architecture(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/stat"))
    for architecture, name in (
        ("mips64", "SIGUSR2"),
        ("alpha", "SIGSTOP"),
        ("parisc64", "SIGUSR2"),
        ("sparc64", "SIGSTOP"),
    ):
        frame = procframe.parse(data, "PID/stat", host=Host(architecture=architecture))
        assert frame.records[0].exit_signal == name
        assert procframe.regenerate(frame) == data


def test_status(sample: Sample) -> None:
    (status,) = sample("x86_64/1234/status")
    assert status.Name == "a\nb\\c) \udcff"
    assert (status.Umask, status.State) == ("0022", "sleeping")
    assert status["Uid"] == {"real": 1000, "effective": 1001, "saved": 1002, "filesystem": 1003}
    assert status["Gid"]["filesystem"] == 4294967294
    assert status.Groups == [4, 24, 100]
    assert (status.NSpid, status.NSsid) == ([1234, 7], [1200, 0])
    assert status.Kthread is False
    assert (status.VmPeak, status.VmRSS, status.HugetlbPages) == (24100, 8192, 2048)
    assert status.THP_enabled is True
    assert status.untag_mask == (1 << 64) - 1
    assert status.SigQ == {"queued": 2, "limit": "unlimited"}
    assert (status.SigPnd, status.ShdPnd, status.SigBlk) == ([], ["SIGUSR1"], ["SIGCHLD"])
    assert status.SigCgt == ["SIGHUP", "SIGINT", "SIGCHLD", "SIGRTMIN+2", "SIGRTMIN+32"]
    assert status.CapEff == ["CAP_NET_BIND_SERVICE"]
    assert (len(status.CapBnd), status.CapBnd[-1]) == (41, "CAP_CHECKPOINT_RESTORE")
    assert (status.NoNewPrivs, status.Seccomp, status.Seccomp_filters) == (True, "filter", 3)
    assert status.Speculation_Store_Bypass == "thread vulnerable"
    assert (status.Cpus_allowed, status.Cpus_allowed_list) == ("ff", "0-7")
    assert status.nonvoluntary_ctxt_switches == 25
    assert (status.x86_Thread_features, status.x86_Thread_features_locked) == (["shstk", "wrss"], [])


def test_status_of_a_kernel_thread(sample: Sample) -> None:
    (status,) = sample("x86_64/2/status")
    assert status.Name == "kworker/u16:2-events_unbound"
    assert (status.State, status.Kthread, status.Groups) == ("idle", True, [])
    assert len(status.SigIgn) == 64
    assert "VmSize" not in status
    assert status.VmSize is None


def test_status_of_an_old_kernel(sample: Sample) -> None:
    frame = sample("x86_64-2.6.32/1234/status")
    (status,) = frame
    assert frame.canonical
    assert status.Groups == []
    assert status.SigCgt == ["SIGHUP", "SIGCHLD"]
    assert status.CapPrm[-1] == "0xfffffe0000000000"
    assert "CAP_SETPCAP" not in status.CapEff
    assert frame.unrecognised == []
    assert status["Stack usage"] == 12
    assert status.Kthread is None


def test_status_without_an_mmu(sample: Sample) -> None:
    frame = sample("armv7ml-6.1/1234/status")
    (status,) = frame
    assert frame.unrecognised == []
    assert (status.Mem, status.Slack, status.Shared) == (294912, 3072, 123456)
    assert (status.VmSize, status.THP_enabled, status.Groups) == (None, False, [])


def test_status_of_an_architecture_with_more_signals(sample: Sample) -> None:
    (status,) = sample("mips-5.10/1234/status")
    assert (status.State, status.TracerPid) == ("stopped", 99)
    assert (status.ShdPnd, status.SigBlk) == (["SIGCHLD"], ["SIGRTMIN+96"])
    assert status.SigQ["limit"] == "unlimited"


def test_masks_of_an_architecture_that_nobody_told(sample: Sample) -> None:
    data = procframe.regenerate(sample("mips-5.10/1234/status"))
    frame = procframe.parse(data, "PID/status")
    assert frame.records[0].ShdPnd == [f"{1 << 17:032x}"]
    assert procframe.regenerate(frame) == data


def test_every_state(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/status"))
    for text, state in (
        ("T (tracing stop)", "tracing stop (T)"),
        ("t (tracing stop)", "tracing stop"),
        ("Z (zombie)", "zombie"),
    ):
        changed = data.replace(b"S (sleeping)", text.encode())
        frame = procframe.parse(changed, "PID/status")
        assert frame.records[0].State == state
        assert procframe.regenerate(frame) == changed
    later = procframe.parse(data.replace(b"S (sleeping)", b"Q (quantum)"), "PID/status")
    assert later.records[0].State == "Q (quantum)"
    assert [piece.text for piece in later.unrecognised] == ["Q (quantum)"]


def test_speculation(sample: Sample) -> None:
    data = procframe.regenerate(sample("armv7ml-6.1/1234/status"))
    for text, known in (
        (b"conditional force disabled", True),
        (b"always enabled", True),
        (b"conditional maybe", False),
    ):
        changed = data.replace(b"SpeculationIndirectBranch:\tunsupported", b"SpeculationIndirectBranch:\t" + text)
        frame = procframe.parse(changed, "PID/status")
        assert frame.records[0].SpeculationIndirectBranch == text.decode()
        assert [piece.text for piece in frame.unrecognised] == ([] if known else [text.decode()])
        assert procframe.regenerate(frame) == changed


def test_undefined_capabilities_are_reported_where_only_some_are_set(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/status"))
    later = data.replace(b"CapEff:\t0000000000000400", b"CapEff:\t0000020000000400")
    frame = procframe.parse(later, "PID/status")
    assert frame.records[0].CapEff == ["CAP_NET_BIND_SERVICE", "0x20000000000"]
    assert [piece.text for piece in frame.unrecognised] == ["0x20000000000"]
    assert procframe.regenerate(frame) == later


def test_status_read_often(sample: Sample) -> None:
    """What is learned from many processes alike gives what one alone does."""
    data = procframe.regenerate(sample("x86_64/1234/status"))
    first = procframe.parse(data, "PID/status").records
    for number in range(200):
        other = data.replace(b"Pid:\t1234\n", b"Pid:\t%d\n" % number).replace(
            b"VmRSS:\t    8192", b"VmRSS:\t%8d" % number
        )
        frame = procframe.parse(other, "PID/status")
        assert frame.records[0].VmRSS == number
        assert procframe.regenerate(frame) == other
    again = procframe.parse(data, "PID/status").records
    assert again == first
    again[0].SigCgt.append("SIGKILL")
    again[0].Uid["real"] = 5
    assert procframe.parse(data, "PID/status").records == first
