"""Files that enclose their data: read back exactly, and never trusted against what can be seen."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader

from core import enclosed
from core.forms.catalog import FORMS
from core.notes import NoteCode
from core.opening import Opened, open_any
from core.report.report import Finished, Report
from core.writers import registry
from tests.helpers.docx_audit import faults

SUFFIXES = (".docx", ".pdf", ".ofd", ".html", ".xlsx")


def sample(form: str = "2021", seed: int = 1) -> Report:
    """A report with links, tabs, hard blanks, a mark, a reason and a paragraph 未核对."""
    chance = Random(seed)
    body = {"agency": "临江市财政局", "kind": "department", "contact": "办公室", "telephone": "0793-1234567"}
    texts = {
        "overview": "（一）主动公开\n甲\t乙\u00a0丙。\n本年新收申请{applications.new.total}件。",
        "problems": "问题一。\n问题二。",
        "other": "无。",
    }
    report = Report(form, 2025, body, texts)
    report = report.with_values({key: chance.randrange(1, 400) for key in report.form.typed})
    report = report.with_marks({report.form.typed[0]: "/"}).with_unverified("problems", ("问题二。",))
    return Report(
        **{**{name: getattr(report, name) for name in report.__dataclass_fields__}, "kept": {"T7:1": "上年已更正"}}
    )


def written(report: Report, path: Path, data: str | None = None) -> Opened:
    """The report exported and opened again, with the data of another where they are given."""
    registry.export(report, path, data=enclosed.data_of(report) if data is None else data)
    return open_any(path)


def told(opened: Opened) -> list[str]:
    return [note.cell or note.place for note in opened.notes if note.code == NoteCode.ENCLOSED]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_read_back_to_the_letter(suffix: str, form: str, tmp_path: Path) -> None:
    report = sample(form)
    again = written(report, tmp_path / f"年报{suffix}")
    assert told(again) == []
    for name in ("form_key", "year", "texts", "values", "marks", "kept", "unverified"):
        assert getattr(again.report, name) == getattr(report, name), name
    assert again.report.text("overview") == report.text("overview") == again.text("overview")
    assert {key: again.report.body[key] for key in report.body} == dict(report.body)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_without_data_nothing_is_enclosed(suffix: str, tmp_path: Path) -> None:
    again = written(sample(), tmp_path / f"年报{suffix}", data="")
    assert "{" not in again.report.template("overview") and not again.report.kept
    assert b"report-data" not in (tmp_path / f"年报{suffix}").read_bytes()


def edits(report: Report, chance: Random) -> Iterator[Report]:
    """The report as somebody may have edited it after the export: figures, texts, contact."""
    keys = list(report.form.typed)
    yield report.with_values({key: chance.choice((None, chance.randrange(400, 900))) for key in chance.sample(keys, 3)})
    key = chance.choice(["overview", "problems", "other"])
    yield report.with_text(key, report.text(key).replace("。", "，已改。", 1))
    yield report.with_text("problems", "")
    yield report.with_body("telephone", "0793-7654321")
    yield report.with_values({"applications.new.natural_person": 999})  # a linked figure


def stale(report: Report, seen: Report, again: Opened) -> list[str]:
    """What was taken from the enclosed data, though something else is seen, without a word."""
    wrong = [key for key in seen.form.typed if again.report.value(key) != seen.value(key)]
    wrong += [k for k in seen.form.typed if seen.value(k) != report.value(k) and k not in told(again)]
    keys = ("title", "preamble", *seen.form.text_keys)
    return wrong + [k for k in keys if "".join(again.report.text(k).split()) != "".join(seen.text(k).split())]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_seen_wins_and_every_difference_is_told(suffix: str, tmp_path: Path) -> None:
    chance = Random(suffix)
    for seed in range(2):
        report = sample(seed=seed)
        for seen in edits(report, chance):
            again = written(seen, tmp_path / f"年报{suffix}", enclosed.data_of(report))
            assert stale(report, seen, again) == []
            assert seen.texts.get("problems") == report.texts["problems"] or "problems" in told(again)


def test_data_of_another_report_are_not_used(tmp_path: Path) -> None:
    report = sample()
    for other in (report.with_body("agency", "临江市水利局"), sample("2019"), Report("2021", 2024, report.body)):
        again = written(report, tmp_path / "年报.html", enclosed.data_of(other))
        assert again.report.values == report.values and not again.report.kept
        note = next(note for note in again.notes if note.code == NoteCode.ENCLOSED)
        named = "" if other.text("title") == report.text("title") else f"“{other.text('title')}”"
        assert note.message == f"文件里附带的数据属于另一份报告{named}，没有使用，已按看到的内容读入。"
        assert note.place == ("title" if named else "")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_title_changed_afterwards_is_told_and_what_else_differs(suffix: str, tmp_path: Path) -> None:
    """Its body is another then, or none is left: the data are not used, and each difference is a note."""
    report = sample().with_text("preamble", "本报告可在网站查阅。")
    for title in ("临市江财政局2025年政府信息公开工作年度报告", "2025年政府信息公开工作年度报告"):
        seen = report.with_text("title", title)
        assert told(written(seen, tmp_path / f"年报{suffix}", enclosed.data_of(report))) == ["title"]
        seen = seen.with_text("problems", f"问题一。\n{title}\n问题二。")
        seen = seen.with_values({"applications.new.business": 987654})
        again = written(seen, tmp_path / f"年报{suffix}", enclosed.data_of(report))
        assert told(again) == ["title", "applications.new.business", "overview", "problems"]
        assert again.report.text("problems") == seen.text("problems") and not again.report.kept


def test_a_file_typed_over_with_another_year_is_told_in_one_note(tmp_path: Path) -> None:
    report = sample()
    seen = sample(seed=2).with_text("title", "临江市财政局2026年政府信息公开工作年度报告")
    assert told(written(seen, tmp_path / "年报.docx", enclosed.data_of(report))) == ["title"]


@pytest.mark.parametrize("data", ["{", "[]", '{"format": "x"}', "null", "[" * 9999, "1" * 9999])
def test_broken_data_are_not_used(data: str, tmp_path: Path) -> None:
    again = written(sample(), tmp_path / "年报.docx", data)
    assert again.report.values == sample().values
    assert [note.code for note in again.notes].count(NoteCode.ENCLOSED) == 1


def test_nothing_is_enclosed_that_is_not_printed() -> None:
    report = sample().with_text("preamble", "本报告可在网站查阅。")
    report = Report(
        **{
            **{name: getattr(report, name) for name in report.__dataclass_fields__},
            "last_year": sample(),
            "extra": {"path": "C:/Users/li/年报.json"},
            "finished": Finished("2026-01-20", "李明"),
        }
    )
    data = enclosed.data_of(report)
    for private in ("0793-1234567", "办公室", "C:/Users", "last_year", "李明"):
        assert private not in data
    assert "上年已更正" in data and "department" in data


def test_a_telephone_taken_out_afterwards_is_gone(tmp_path: Path) -> None:
    report = sample()
    seen = report.with_text("preamble", "本报告可在网站查阅。")
    again = written(seen, tmp_path / "年报.docx", enclosed.data_of(report))
    assert "telephone" not in again.report.body and again.report.text("preamble") == "本报告可在网站查阅。"


def test_documents_with_data_are_valid(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    registry.export(sample(), path, data=enclosed.data_of(sample()))
    assert not faults(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        assert "customXml/item1.xml" in package.namelist()


def test_a_pdf_with_data_is_pdf_a_3(tmp_path: Path) -> None:
    path = tmp_path / "年报.pdf"
    for data, part in ((enclosed.data_of(sample()), b"3"), ("", b"2")):
        registry.export(sample(), path, data=data)
        content = path.read_bytes()
        assert b"<pdfaid:part>" + part + b"</" in content
        assert list(PdfReader(io.BytesIO(content)).attachments) == (["report-data.json"] if data else [])


@pytest.mark.parametrize("suffix", [".docx", ".html", ".xlsx"])
def test_a_figure_changed_in_the_file_itself(suffix: str, tmp_path: Path) -> None:
    """As in an office program: the figure in the document is another, the enclosed data stay as they are."""
    report = sample().with_values({"applications.new.business": 987654})
    path = tmp_path / f"年报{suffix}"
    registry.export(report, path, data=enclosed.data_of(report))
    _replace_seen(path, b"987654", b"123456")
    again = open_any(path)
    assert again.report.value("applications.new.business") == 123456
    (note,) = [note for note in again.notes if note.cell and note.code == NoteCode.ENCLOSED]
    assert (note.cell, note.choices) == ("applications.new.business", (987654,))
    assert again.report.template("overview") == report.text("overview")  # what followed the figure is seen as it was
    assert again.report.kept == report.kept


def _replace_seen(path: Path, old: bytes, new: bytes) -> None:
    if path.suffix == ".html":
        seen, mark, data = path.read_bytes().partition(b"<script")
        path.write_bytes(seen.replace(old, new) + mark + data)
        return
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part if name.startswith("customXml") else part.replace(old, new))


def test_a_text_is_taken_over_with_its_links_and_what_of_it_is_unread() -> None:
    stored = sample().with_unverified("overview", ("上年的话。",))
    seen = Report(stored.form_key, stored.year, {"agency": stored.agency})
    taken = enclosed.with_words(seen, stored, "overview")
    assert taken.template("overview") == stored.template("overview") and taken.unverified["overview"] == ("上年的话。",)
    assert taken.body == seen.body, "a section says nothing of the body"


def test_the_preamble_brings_the_telephone_that_it_names_and_no_other() -> None:
    stored = sample().with_text("preamble", "电话：0793-1234567。").with_body("address", "临江路1号")
    seen = Report(
        stored.form_key, stored.year, {"agency": stored.agency, "telephone": "0793-7654321", "kind": "department"}
    )
    taken = enclosed.with_words(seen, stored, "preamble")
    assert taken.body["telephone"] == "0793-1234567" and "address" not in taken.body
    assert taken.body["agency"] == stored.agency and taken.body["kind"] == "department"


def test_a_character_that_no_font_had_is_no_difference() -> None:
    """It was printed as a box; whatever else differs is one."""
    assert enclosed._same(f"王{enclosed._STAND_IN}明", "王㛃明") and not enclosed._same(
        f"王{enclosed._STAND_IN}明", "王㛃朋"
    )
    assert not enclosed._same(f"王{enclosed._STAND_IN}", "王㛃明")
