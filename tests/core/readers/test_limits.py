"""The one door: sizes counted while a file is read and unpacked, processor time, nesting."""

import io
import struct
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from core.errors import Refusal, UnusableInput
from core.opening import open_any
from core.readers import limits, registry
from core.readers.kinds import kind_of
from core.readers.limits import BadPackage, TooLarge, ZipPackage
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable
from core.readers.time_limit import TooSlow, within
from core.templates.package import open_package
from tests.helpers.places import CASES

DOCX = (CASES / "case000.docx").read_bytes()
MEGABYTE = 2**20


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """The same package; header and directory say that every part unpacks to ``size`` bytes."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at : place + at + 4] = struct.pack("<I", size)
            place = changed.find(mark, place + 4)
    return bytes(changed)


def docx_with(document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    return packed({**parts, "word/document.xml": document})


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(UnusableInput) as caught:
        open_any(path)
    assert str(caught.value).endswith("。")
    return str(caught.value)


@cache
def huge() -> bytes:
    return docx_with(b"<a>" + b" " * (40 * MEGABYTE))


LIES: dict[str, Callable[[], bytes]] = {
    "small": lambda: lying(huge(), 100),
    "nothing": lambda: lying(huge(), 0),
    "below the bound": lambda: lying(huge(), 15 * MEGABYTE),
    "true": huge,
    "more than there is": lambda: lying(DOCX, 10 * MEGABYTE),
    "4 GB": lambda: lying(DOCX, 2**32 - 1),
}


@pytest.mark.parametrize("lie", LIES)
def test_what_a_package_says_of_its_sizes_is_not_believed(lie: str, tmp_path: Path) -> None:
    data = LIES[lie]()
    tracemalloc.start()
    refused(tmp_path / "a.docx", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * MEGABYTE
    with pytest.raises(UnusableInput):
        open_package(data)


def test_parts_are_counted_together() -> None:
    package = ZipPackage(packed({str(i): b"x" * 1000 for i in range(5)}), 1000, 3000)
    for name in "012":
        assert len(package.read(name)) == 1000
    with pytest.raises(TooLarge):
        package.read("3")


def test_one_part_too_many_times_is_too_much_as_well() -> None:
    package = ZipPackage(packed({"a": b"x" * 1000}), 1000, 3500)
    with pytest.raises(TooLarge):
        for _ in range(4):
            package.read("a")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bound_are_not_used(method: int) -> None:
    package = ZipPackage(packed({"a": b"x" * 1000}, method))
    with pytest.raises(BadPackage):
        package.read("a")


def test_entries_that_lie_over_each_other_are_counted_each_time(tmp_path: Path) -> None:
    """Many names for the same packed bytes: a directory of ten thousand that unpacks to gigabytes."""
    body = packed({"a": b"x" * MEGABYTE})
    start, end = body.index(b"PK\x01\x02"), body.index(b"PK\x05\x06")
    entry = bytearray(body[start:end])
    entries = b"".join(bytes(entry[:46]) + bytes([65 + i]) for i in range(26) for _ in range(1))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 26, 26, len(entries), start, 0)
    package = ZipPackage(body[:start] + entries + tail, MEGABYTE, 3 * MEGABYTE)
    with pytest.raises((TooLarge, BadPackage)):
        for name in sorted(package.names):
            package.read(name)


def test_countless_entries() -> None:
    with pytest.raises(TooLarge):
        ZipPackage(packed(dict.fromkeys(map(str, range(limits.MOST_ENTRIES + 1)), b""), zipfile.ZIP_STORED))


@pytest.mark.parametrize(
    "data", [b"", b"PK\x05\x06", b"PK\x03\x04" + b"\0" * 100, DOCX[:-30], DOCX[: len(DOCX) // 2]], ids=range(5)
)
def test_what_is_no_package_is_said(data: bytes) -> None:
    with pytest.raises(BadPackage):
        package = ZipPackage(data)
        package.read("word/document.xml")


def test_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 11)
    assert limits.content(path, 11) == b"x" * 11
    with pytest.raises(TooLarge):
        limits.content(path, 10)


@pytest.mark.parametrize("kind", registry.READERS)
def test_every_reader_stands_behind_the_door(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = registry.READERS[kind]
    assert found.most_bytes <= 100 * MEGABYTE
    with pytest.raises(TooLarge):
        registry.Format(found.module, most_bytes=10).document(b"x" * 11)
    monkeypatch.setattr(limits, "within", lambda _seconds, _work: (_ for _ in ()).throw(TooSlow))
    with pytest.raises(UnusableInput, match=r"读取时间过长。.*请.*。$"):
        found.document(b"x")


@pytest.mark.parametrize("fault", [RecursionError, MemoryError])
def test_running_out_of_stack_or_memory_is_said(fault: type[BaseException]) -> None:
    def work() -> None:
        raise fault

    with pytest.raises(UnusableInput, match="b"):
        limits.bounded(work, limits.Refusals("a", "b"))


def document(*items: RawParagraph | RawTable) -> RawDocument:
    return RawDocument(items)


@pytest.mark.parametrize(
    "found",
    [
        document(*[RawParagraph("a")] * (limits.MOST_PARAGRAPHS + 1)),
        document(RawParagraph("a" * (limits.MOST_CHARACTERS + 1))),
        document(RawTable(0, (RawCell(0, 0, 1, 1, ""),) * (limits.MOST_CELLS + 1))),
        document(RawTable(0, (RawCell(10**6, 0, 1, 1, ""),))),
        document(RawTable(0, (RawCell(0, 0, 10**6, 1, ""),))),
        document(RawTable(0, (RawCell(0, 0, 1, 1, "a" * (limits.MOST_CHARACTERS + 1)),))),
    ],
    ids=["paragraphs", "characters", "cells", "rows", "height", "characters in a cell"],
)
def test_what_a_reader_makes_is_no_more_than_a_report(found: RawDocument) -> None:
    with pytest.raises(TooLarge):
        limits.checked(found)


def test_waiting_is_not_working() -> None:
    assert within(0.05, lambda: time.sleep(0.4) or 7) == 7


def test_a_busy_machine_takes_nothing_from_a_plain_file() -> None:
    """Other threads use up the processor; the work itself takes next to nothing."""
    enough = threading.Event()

    def busy() -> None:
        while not enough.is_set():
            sum(range(1000))

    others = [threading.Thread(target=busy) for _ in range(4)]
    for other in others:
        other.start()
    try:
        assert within(0.2, lambda: sum(sum(range(1000)) for _ in range(100))) == 49950000
    finally:
        enough.set()
        for other in others:
            other.join()


# Work is stopped wherever it is, also inside a callback of the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_work_that_swallows_errors_is_stopped_all_the_same() -> None:
    ended = threading.Event()

    def stubborn() -> None:
        try:
            while True:
                try:
                    sum(range(1000))
                except Exception:
                    continue
        finally:
            ended.set()

    with pytest.raises(TooSlow):
        within(0.05, stubborn)
    assert ended.wait(60)


def test_what_nobody_thought_of_is_said_to_be_damage_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    def work() -> None:
        raise KeyError("a part that is not there")

    with pytest.raises(UnusableInput, match="tangled") as caught:
        limits.bounded(work, limits.Refusals("slow", "tangled"))
    assert caught.value.kind is Refusal.DAMAGED
    assert "a part that is not there" in caplog.text, "whoever is asked for help finds it in the log"


def test_a_part_whose_header_lies_elsewhere_is_no_part() -> None:
    data = bytearray(packed({"a.xml": b"<a/>"}))
    data[:4] = b"\0\0\0\0"
    with pytest.raises(BadPackage):
        ZipPackage(bytes(data)).read("a.xml")


def test_names_as_windows_writes_them_are_those_of_the_format(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        entry = zipfile.ZipInfo("x")
        entry.filename = "word\\document.xml"  # ZipInfo would turn it round on Windows
        package.writestr(entry, "<w/>")
    found = ZipPackage(path.read_bytes())
    assert found.read("word/document.xml") == b"<w/>" and kind_of(path) == "docx"
