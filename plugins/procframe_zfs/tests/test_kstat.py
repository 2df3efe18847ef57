"""What sets of named values say: types, units of what is counted, unknown names, and sets without a format of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame
from procframe.record import fields_of
from procframe_zfs.arc import FORMAT as ARCSTATS
from procframe_zfs.arc import Arcstats
from procframe_zfs.kstat import FORMAT, Kstat, Statistic
from procframe_zfs.plugin import FORMATS
from procframe_zfs.pool import OBJSET, Dataset
from procframe_zfs.zil import Zil

Sample = Callable[[str], Frame]
HEAD = b"7 1 0x01 2 576 5123456789 86400123456789\nname                            type data\n"
SET = Kstat(id=7, type="named", flags=["virtual"], count=2, size=576, created=5123456789, read=86400123456789)


@pytest.mark.parametrize(("machine", "count"), [("x86_64-5.10", 116), ("x86_64-6.12", 148)])
def test_arcstats(machine: str, count: int, sample: Sample) -> None:
    (record,) = sample(f"{machine}/spl/kstat/zfs/arcstats").records
    assert isinstance(record, Arcstats)
    assert record.kstat.count == len(record) - 1 == count
    assert (record.hits, record.misses) == (918273645, 1827364)
    assert record.size == record["size"] == 8370012832
    assert record.deleted == 2**64 - 1
    assert record.memory_available_bytes == -268435456


def test_a_name_may_be_wider_than_its_column(sample: Sample) -> None:
    assert sample("x86_64-6.12/spl/kstat/zfs/arcstats").records[0].demand_iohit_predictive_prefetch == 77


def test_what_is_absent_on_a_version(sample: Sample) -> None:
    old = sample("x86_64-5.10/spl/kstat/zfs/arcstats").records[0]
    new = sample("x86_64-6.12/spl/kstat/zfs/arcstats").records[0]
    assert old.iohits is None
    assert new.iohits is not None
    assert (new.p, new.arc_meta_limit) == (None, None)


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("hits", "requests", "counter"),
        ("size", "bytes", "gauge"),
        ("evict_l2_cached", "bytes", "counter"),
        ("hash_elements", None, "gauge"),
    ],
)
def test_units_and_kinds(name: str, unit: str | None, kind: str) -> None:
    info = fields_of(Arcstats)[name]
    assert (info.meta.unit, info.kind) == (unit, kind)


def test_a_record_made_from_scratch_is_printed_with_the_usual_types() -> None:
    arc = Arcstats(kstat=SET, hits=3, memory_available_bytes=-1)
    name = Dataset(kstat=SET, dataset_name="tank/a  b", writes=1)
    assert ARCSTATS.regenerate(Frame(ARCSTATS, [arc])) == (
        HEAD + b"hits                            4    3\nmemory_available_bytes          3    -1\n"
    )
    assert OBJSET.regenerate(Frame(OBJSET, [name])) == (
        HEAD + b"dataset_name                    7    tank/a  b\nwrites                          4    1\n"
    )


def test_a_known_name_of_another_type_is_read_and_printed_as_it_was() -> None:
    data = HEAD + b"hits                            2    3\nmisses                          4    5\n"
    frame = ARCSTATS.parse(data)
    assert (frame.records[0].hits, frame.records[0].misses) == (3, 5)
    assert frame.canonical
    assert not frame.unrecognised
    assert ARCSTATS.regenerate(frame) == data


def test_an_unknown_name_column_and_line_are_kept_and_reported() -> None:
    data = HEAD + b"hits                            4    3 of 4\nstrikes                         4    9\n-\n"
    frame = ARCSTATS.parse(data)
    (record,) = frame.records
    assert record.hits == 3
    assert record["strikes"] == 9
    assert {piece.text for piece in frame.unrecognised} == {"of 4", "strikes: 9", "-"}
    assert ARCSTATS.regenerate(frame) == data


def test_names_that_the_module_makes_up_are_known(sample: Sample) -> None:
    abd = sample("x86_64-6.12/spl/kstat/zfs/abdstats")
    assert abd.records[0]["scatter_order_10"] == 3
    dbuf = sample("x86_64-6.12/spl/kstat/zfs/dbufstats")
    assert dbuf.records[0]["cache_level_11_bytes"] == 0
    assert not abd.unrecognised
    assert not dbuf.unrecognised


def test_names_with_dashes_are_attributes_too(sample: Sample) -> None:
    (record,) = sample("x86_64-6.12/spl/kstat/zfs/fm").records
    assert (record["erpt-dropped"], record.erpt_dropped, record.erpt_duplicates) == (18, 18, 2)


def test_the_intent_log_of_all_pools_and_of_one_dataset(sample: Sample) -> None:
    everything = sample("x86_64-6.12/spl/kstat/zfs/zil").records[0]
    dataset = sample("x86_64-6.12/spl/kstat/zfs/tank/objset-0x36").records[0]
    names = [name for name in everything if name != "kstat"]
    assert everything.zil_itx_needcopy_bytes == 2**64 - 14
    assert [name for name in dataset if name in everything and name != "kstat"] == names
    assert set(names) <= set(fields_of(Zil))


def test_datasets(sample: Sample) -> None:
    (record,) = sample("x86_64-6.12/spl/kstat/zfs/tank/objset-0x36").records
    assert record.dataset_name == "tank/data set  7"
    assert (record.writes, record.nwritten, record.reads, record.nread) == (4, 12302, 2, 28)
    assert sample("x86_64-6.1/spl/kstat/zfs/tank/objset-36").records[0].dataset_name == "tank"


def test_a_set_without_a_format_is_rows(sample: Sample) -> None:
    frame = sample("x86_64-6.1/spl/kstat/kcf/framework_stats")
    assert frame.format is FORMAT
    assert frame.header.count == len(frame) == 9
    assert frame.records[0] == Statistic(name="total threads in pool", type="uint32", value=4)
    assert frame.records[5].value == 4096


def test_rows_of_text_and_of_unknown_types() -> None:
    data = (
        HEAD + b"label                           7    a text  4\nempty                           0    \nnext  9    5\n"
    )
    frame = FORMAT.parse(data.replace(b"next  9", b"next                            9 "))
    assert [(row.name, row.type, row.value, row.text) for row in frame] == [
        ("label", "string", None, "a text  4"),
        ("empty", "char", None, None),
        ("next", 9, 5, None),
    ]
    assert [piece.text for piece in frame.unrecognised] == ["9"]


def test_an_unknown_kind_of_set_and_flag_are_reported() -> None:
    frame = FORMAT.parse(HEAD.replace(b"7 1 0x01", b"7 9 0x103") + b"hits                            4    3\n")
    assert frame.header.type == 9
    assert frame.header.flags == ["virtual", "var_size", "0x100"]
    assert {piece.text for piece in frame.unrecognised} == {"9", "0x100"}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/proc/spl/kstat/zfs/arcstats", "spl/kstat/zfs/arcstats"),
        ("arcstats", "spl/kstat/zfs/arcstats"),
        ("/proc/spl/kstat/zfs/my pool/objset-0x36", "spl/kstat/zfs/<pool>/objset-<id>"),
        ("/proc/spl/kstat/zfs/tank/ddt_stats_blake3", "spl/kstat/zfs/<pool>/ddt_stats_<checksum>"),
        ("/proc/spl/kstat/zfs/tank/newstats", "spl/kstat/<module>/<name>"),
        ("/proc/spl/kstat/zfs/newstats", "spl/kstat/<module>/<name>"),
        ("/proc/spl/kstat/taskq/z_wr_iss.0", "spl/kstat/taskq/<queue>"),
        ("/proc/spl/kstat/taskq/summary", "spl/kstat/taskq/summary"),
        ("/proc/spl/taskq-all", "spl/taskq"),
    ],
)
def test_paths(path: str, name: str) -> None:
    found = procframe.match(procframe.ProcPath.of(path) if path.startswith("/") else "/proc/spl/kstat/zfs/" + path)
    assert found.name == name
    assert name in {declared.name for declared in FORMATS}


def test_another_file_is_an_error() -> None:
    with pytest.raises(procframe.ParseError) as caught:
        ARCSTATS.parse(b"MemTotal:  1 kB\n", path="/tmp/arcstats")
    assert (caught.value.path, caught.value.line) == ("/tmp/arcstats", 1)


@pytest.mark.parametrize(
    ("where", "values"),
    [
        ("x86_64-6.12/spl/kstat/zfs/brtstats", {"addref_entry_on_disk": 12, "decref_entry_in_memory": 731098323}),
        ("x86_64-6.12/spl/kstat/zfs/dmu_tx", {"dmu_tx_assigned": 3532844, "dmu_tx_error": 711237646}),
        ("x86_64-6.12/spl/kstat/zfs/dnodestats", {"dnode_hold_dbuf_hold": 0, "dnode_hold_alloc_hits": 61617}),
        ("x86_64-6.12/spl/kstat/zfs/metaslab_stats", {"trace_over_limit": 0, "reload_tree": 689762}),
        ("x86_64-6.1/spl/kstat/zfs/qat", {"comp_requests": 125, "comp_total_in_bytes": 0}),
        ("x86_64-6.1/spl/kstat/zfs/vdev_cache_stats", {"delegations": 40, "hits": 0, "misses": 2}),
        ("x86_64-6.12/spl/kstat/zfs/vdev_mirror_stats", {"rotating_linear": 678746, "rotating_seek": 94}),
        ("x86_64-5.10/spl/kstat/zfs/xuio_stats", {"onloan_read_buf": 32, "read_buf_copied": 990}),
        ("x86_64-6.12/spl/kstat/zfs/zfetchstats", {"hits": 633192, "stride": 2}),
        ("x86_64-6.12/spl/kstat/zfs/zio_stats", {"total_allocations": 71565026, "gang_writes": 2}),
        ("x86_64-6.12/spl/kstat/zfs/zstd", {"alloc_fail": 601041748, "compress_alloc_fail": 0}),
    ],
)
def test_sets_of_counters(where: str, values: dict[str, int], sample: Sample) -> None:
    frame = sample(where)
    (record,) = frame.records
    assert {name: record[name] for name in values} == values
    assert record.kstat.count == len(record) - 1
    assert frame.unrecognised == []
