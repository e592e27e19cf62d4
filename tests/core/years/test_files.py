"""Files of several years from the command line: read, put side by side, written; what is in the way is said in a sentence."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.cli import main
from core.errors import UnusableInput
from core.matching.reading import Note, Reading
from core.notes import NoteCode
from core.opening import Opened
from core.report.report import Report
from core.storage import files
from core.writers import registry
from core.years import files as year_files
from tests.helpers.core.year_reports import AGENCY, applications, year_report
from tests.helpers.places import ROOT

HOSTILE = ROOT / "tests" / "data" / "hostile"


@pytest.fixture
def four(tmp_path: Path) -> list[Path]:
    """Three years in three formats and both forms, with a gap, and a year more."""
    reports = [
        applications(2020, 4, 3, 1),
        applications(2021, 5, 4, 1),
        applications(2023, 6, 6),
        applications(2024, 7, 5),
    ]
    paths = [
        tmp_path / f"{report.year}{suffix}"
        for report, suffix in zip(reports, (".docx", ".pdf", ".html", ".json"), strict=True)
    ]
    for report, path in zip(reports, paths, strict=True):
        files.save(path, report) if path.suffix == ".json" else registry.export(report, path)
    return paths


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, error = capsys.readouterr()
    return code, out, error


def test_as_data(capsys: pytest.CaptureFixture[str], four: list[Path]) -> None:
    code, out, error = run(capsys, "years", *four, "--json")
    assert (code, error) == (0, "")
    data = json.loads(out)
    assert (data["agency"], data["form"], data["years"]) == (AGENCY, "2021", [2020, 2021, 2022, 2023, 2024])
    assert data["files"] == {"2020": "2020.docx", "2021": "2021.pdf", "2023": "2023.html", "2024": "2024.json"}
    lines = {line["key"]: line for line in data["lines"]}
    assert lines["applications.new.total"]["values"] == {"2020": 4, "2021": 5, "2022": None, "2023": 6, "2024": 7}
    assert lines["applications.new.total"]["known"]["2022"] == "no_report"
    assert lines["disclosure.fees.amount"]["known"]["2020"] == "no_item"
    assert lines["disclosure.fees.amount"]["values"]["2021"] == "0"
    assert any("2022年" in remark for remark in data["remarks"])


def test_for_people(capsys: pytest.CaptureFixture[str], four: list[Path]) -> None:
    code, out, error = run(capsys, "years", *four)
    assert (code, error) == (0, "")
    assert "一、本年新收政府信息公开申请数量\t4\t5\t\t6\t7" in out
    assert "2020年：2020.docx" in out


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".xlsx", ".svg", ".png"])
def test_written(capsys: pytest.CaptureFixture[str], four: list[Path], tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"对比{suffix}"
    assert run(capsys, "years", *four, "--to", target) == (0, f"已写好历年对比：{target}\n", "")
    before = target.read_bytes()
    code, out, error = run(capsys, "years", *four[:2], "--to", target)
    assert (code, out, target.read_bytes()) == (2, "", before)
    assert "请加上 --force" in error
    assert run(capsys, "years", *four[:2], "--to", target, "--force")[0] == 0
    assert target.read_bytes() != before


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_one_picture(capsys: pytest.CaptureFixture[str], four: list[Path], tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"图{suffix}"
    assert run(capsys, "years", *four, "--picture", "results", "--to", target)[0] == 0
    assert target.stat().st_size > 500
    code, _, error = run(capsys, "years", *four, "--picture", "results", "--to", tmp_path / "图.docx")
    assert code == 2 and "可以导出的格式有：.png、.svg、.pdf" in error


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_infographic(capsys: pytest.CaptureFixture[str], four: list[Path], tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"图解{suffix}"
    code, out, error = run(capsys, "infographic", four[3], "--to", target)
    assert (code, out) == (0, f"已写好图解：{target}\n")
    assert "未填" in error, "texts are missing"
    assert run(capsys, "infographic", four[3], "--to", target)[0] == 2
    other = tmp_path / f"严{suffix}"
    assert run(capsys, "infographic", four[3], "--to", other, "--strict")[0] == 1
    assert not other.exists()


def test_what_is_in_the_way(capsys: pytest.CaptureFixture[str], four: list[Path], tmp_path: Path) -> None:
    for report, name, words in (
        (applications(2021, 9, 9), "又一份.json", ("都是2021年的报告", "请去掉其中一份")),
        (year_report(2022, agency="临江市水务局"), "水.json", ("机关不同", "--renamed")),
        (year_report(2035), "远.json", ("最多对比10年", "请减少文件")),
    ):
        path = tmp_path / name
        files.save(path, report)
        code, out, error = run(capsys, "years", *four, path)
        assert (code, out) == (2, "")
        assert error.count("\n") == 1 and all(word in error for word in words)
        assert name in error
    assert run(capsys, "years", *four, tmp_path / "水.json", "--renamed")[0] == 0


def test_a_file_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], four: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    for bad in (tmp_path / "坏.docx", tmp_path / "没有.docx", *sorted(HOSTILE.iterdir())[:3]):
        code, out, error = run(capsys, "years", four[0], bad, four[1])
        if code:
            assert (code, out) == (2, "") and bad.name in error and error.count("\n") == 1


def test_other_endings(capsys: pytest.CaptureFixture[str], four: list[Path], tmp_path: Path) -> None:
    code, _, error = run(capsys, "years", *four, "--to", tmp_path / "对比.gif")
    assert code == 2 and ".docx" in error and ".svg" in error
    assert run(capsys, "infographic", four[0], "--to", tmp_path / "图.docx")[0] == 2


def test_a_report_without_a_year(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="年度"):
        year_files.export_infographic(Opened(year_report(0)), tmp_path / "图.svg")
    with pytest.raises(UnusableInput, match="年度"):
        files.save(tmp_path / "无.json", replace(year_report(2024), year=0))
        year_files.read_all([tmp_path / "无.json"])


def test_what_the_reading_left_open() -> None:
    cell = "applications.new.business"
    notes = (
        Note(NoteCode.DOUBTFUL, "可能是两个数。", cell),
        Note(NoteCode.NORMALISED, "已整理。", "applications.new.research"),
        Note(NoteCode.CUT_OFF, "文件不完整。"),
    )
    report = Report("2021", 2024, {"agency": AGENCY})
    reading = Reading("2021", 2024, AGENCY, {}, {}, {}, notes=notes)
    entry = year_files.entry_of(Opened(report, reading), "甲.docx")
    assert entry.doubtful == {cell}
    assert entry.remarks == (f"“{report.form.cells[cell].name}”：可能是两个数。", "文件不完整。")


def test_two_files_of_one_name_are_told_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    paths = [tmp_path / folder / "2021.json" for folder in ("甲", "乙")]
    for path in paths:
        path.parent.mkdir()
        files.save(path, year_report(2021))
    error = run(capsys, "years", *paths)[2]
    assert all(str(path) in error for path in paths)


@pytest.mark.parametrize(("suffix", "said"), [(".png", True), (".pdf", True), (".docx", True), (".svg", False)])
def test_characters_without_a_font_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, suffix: str, said: bool
) -> None:
    path, target = tmp_path / "2024.json", tmp_path / f"对比{suffix}"
    files.save(path, year_report(2024, agency="临江市\ue863局"))
    code, _, error = run(capsys, "years", path, "--to", target)
    assert code == 0 and target.exists()
    assert ("E863" in error) == said
    if suffix != ".docx":
        assert ("E863" in run(capsys, "infographic", path, "--to", tmp_path / f"图解{suffix}")[2]) == said
