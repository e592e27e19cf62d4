"""The sample files with their truth beside them: every figure, total and text, and a note on all that is odd."""

from pathlib import Path

import pytest

from core import opening
from core.matching.reading import Reading
from core.readers import registry
from tests.helpers.cases import same, truth_of
from tests.helpers.places import CASES, SAMPLES

FILES = sorted(p for p in CASES.iterdir() if p.suffix != ".json" and registry.kind_of(p) in registry.READERS)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_case(path: Path) -> None:
    truth, reading = truth_of(path), opening.read_report(path)
    assert (reading.form_key, reading.year, reading.agency) == (truth["form"], truth["year"], truth["agency"])
    assert reading.values.keys() == truth["values"].keys()
    assert not {k: (reading.values[k], v) for k, v in truth["values"].items() if not same(reading.values[k], v)}
    assert not {k: v for k, v in truth["totals"].items() if not same(reading.printed.get(k), v)}
    if path.suffix == ".xlsx":  # these workbooks hold the title and the tables only: every text is noted as missing
        noted = {note.place for note in reading.notes if note.code in ("missing", "heading_missing")}
        assert {key for key in truth["texts"] if not reading.texts[key]} == truth["texts"].keys()
        assert truth["texts"].keys() - {"preamble"} <= noted
    else:
        assert {key: reading.texts[key] for key in truth["texts"]} == truth["texts"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_blanks_are_noted_and_sums_agree(path: Path) -> None:
    reading = opening.read_report(path)
    noted = {note.cell for note in reading.notes}
    assert {key for key, value in reading.values.items() if value is None} <= noted
    odd = [note for note in reading.notes if note.code in ("total_differs", "suspect", "missing", "doubtful")]
    assert not [note for note in odd if note.cell]
    assert all(note.message.endswith("。") for note in reading.notes)


@pytest.fixture
def real() -> Reading:
    path = SAMPLES / "shangrao_gxj_2021.docx"
    if not path.is_file():
        pytest.skip("the real report is not part of the repository")
    return opening.read_report(path)


def test_real_report(real: Reading) -> None:
    assert (real.form_key, real.year, real.agency) == ("2021", 2021, "上饶市工业和信息化局")
    issued = [real.values[f"disclosure.normative_documents.{part}"] for part in ("issued", "repealed", "in_force")]
    assert issued == [2, 1, 2]
    blank = {key for key, value in real.values.items() if value is None}
    assert {key.rpartition(".")[0] for key in blank} == {"applications.other.fee_unpaid", "applications.other.other"}
    assert blank == {note.cell for note in real.notes if note.code == "blank"}
    others = [v for k, v in real.values.items() if k not in blank and "normative_documents" not in k]
    assert set(others) == {0}
    assert real.body["telephone"] == "0793-8306077"
    assert real.body["contact"] == "办公室"


def test_real_texts(real: Reading) -> None:
    text = (SAMPLES / "shangrao_gxj_2021.txt").read_text("utf-8")
    lines = [line.strip() for line in text.splitlines()]
    for key, before, after in (
        ("preamble", "公开工作年度报告", "一、总体情况"),
        ("overview", "一、总体情况", "二、主动公开政府信息情况"),
        ("problems", "五、存在的主要问题和改进措施", "六、其他需要报告的事项"),
    ):
        wanted = "\n".join(filter(None, lines[lines.index(before) + 1 : lines.index(after)]))
        assert real.texts[key] == wanted
    assert real.texts["other"] == "\n".join(filter(None, lines[lines.index("六、其他需要报告的事项") + 1 :]))
    assert real.texts["title"] == "上饶市工业和信息化局2021年政府信息公开工作年度报告"


def test_official_blank_form() -> None:
    path = SAMPLES / "official_blank_2021.docx"
    if not path.is_file():
        pytest.skip("the official form is not part of the repository")
    reading = opening.read_report(path)
    assert len(reading.values) == 160
    assert set(reading.values.values()) == {None}
    assert not reading.printed
    assert not any(reading.texts.values())
