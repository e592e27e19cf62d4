"""Files that hold several reports: cut where the next one begins, and only there."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from core import opening
from core.errors import UnusableInput
from core.forms.catalog import form_for_year
from core.matching import report as matching_report
from core.matching.reading import to_report
from core.matching.several_reports import split
from core.opening import MOST_REPORTS, open_several
from core.readers.docx import reader as docx_reader
from core.readers.raw import RawDocument, RawTable, numbered
from core.report.report import Report
from core.writers.docx import report as docx_report
from tests.helpers.makers.report_maker import document, lines, parts
from tests.helpers.places import DATA

BUSINESS = "applications.new.business"
TWO_ALIKE = DATA / "should_fail" / "two_reports.docx"


def report(year: int) -> Report:
    made = Report(
        form_for_year(year).key,
        year,
        {"agency": "临江市财政局"},
        {"overview": f"{year}年公开信息。", "problems": "问题和改进。", "other": f"{year}年没有收取信息处理费。"},
    )
    return made.with_values({**dict.fromkeys(made.form.typed, 0), BUSINESS: year - 2000})


def exported(year: int, folder: Path) -> Path:
    path = folder / f"{year}.docx"
    docx_report.export(report(year), path)
    return path


def together(*documents: RawDocument) -> RawDocument:
    return RawDocument(numbered(item for one in documents for item in one.items))


def one_body(path: Path, sources: list[Path]) -> Path:
    """The first package with the bodies of all, one after the other."""
    head, bodies = "", list[str]()
    for source in sources:
        with zipfile.ZipFile(source) as package:
            main = package.read("word/document.xml").decode()
        head, rest = main.split("<w:body>", 1)
        bodies.append(rest[: rest.rindex("<w:sectPr")])
    with zipfile.ZipFile(sources[0]) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            whole = f"{head}<w:body>{''.join(bodies)}<w:sectPr/></w:body></w:document>"
            new.writestr(name, whole if name == "word/document.xml" else old.read(name))
    return path


def cut_in_two(made: Mapping[str, list], row: int = 12) -> dict[str, list]:
    """Table three cut below a row, its head of three rows repeated."""
    (raw,) = made["applications"]
    head = [c for c in raw.cells if c.row < 3]
    upper = [replace(c, height=min(c.height, row - c.row)) for c in raw.cells if c.row < row]
    lower = [
        replace(c, row=max(c.row, row) - row + 3, height=c.row + c.height - max(c.row, row))
        for c in raw.cells
        if c.row + c.height > row
    ]
    return {**made, "applications": [RawTable(0, tuple(upper)), RawTable(0, (*head, *lower))]}


@pytest.mark.parametrize("years", [(2023, 2024), (2020, 2021, 2022), (2024, 2019)], ids=str)
def test_each_report_is_read_as_if_alone(years: tuple[int, ...], tmp_path: Path) -> None:
    alone = [docx_reader.document(exported(year, tmp_path).read_bytes()) for year in years]
    found = split(together(*alone))
    assert len(found) == len(years)
    for year, part, single in zip(years, found, alone, strict=True):
        read, wanted = matching_report.read(part), matching_report.read(single)
        assert read.year == year
        assert replace(read, sources={}) == replace(wanted, sources={})
        assert to_report(read).values == report(year).values


def test_tables_keep_their_index_in_the_file(tmp_path: Path) -> None:
    whole = together(*(docx_reader.document(exported(year, tmp_path).read_bytes()) for year in (2023, 2024)))
    assert sum((part.items for part in split(whole)), ()) == whole.items
    assert {source.table for source in matching_report.read(split(whole)[1]).sources.values()} == {3, 4, 5}


def test_one_body_with_two_reports(tmp_path: Path) -> None:
    path = one_body(tmp_path / "两年.docx", [exported(year, tmp_path) for year in (2023, 2024)])
    readings = opening.read_reports(path)
    assert [(reading.year, reading.values[BUSINESS]) for reading in readings] == [(2023, 23), (2024, 24)]
    assert [reading.texts["other"][:4] for reading in readings] == ["2023", "2024"]
    with pytest.raises(UnusableInput, match="两份"):
        opening.read_report(path)


def test_a_file_of_one_report_gives_one(tmp_path: Path) -> None:
    path = exported(2024, tmp_path)
    assert opening.read_reports(path) == (opening.read_report(path),)
    whole = docx_reader.document(path.read_bytes())
    assert split(whole) == (whole,)


def test_a_report_printed_twice_is_two() -> None:
    assert [reading.year for reading in opening.read_reports(TWO_ALIKE)] == [2024, 2024]


def test_a_cut_table_with_its_head_repeated_begins_no_report() -> None:
    whole = together(document(cut_in_two(parts())))
    assert split(whole) == (whole,)


def test_cut_tables_in_both_reports() -> None:
    one = document(cut_in_two(parts({BUSINESS: "7"})))
    two = document(cut_in_two({**parts({BUSINESS: "8"}), "title": lines("临江市财政局2022年政府信息公开工作年度报告")}))
    readings = [matching_report.read(part) for part in split(together(one, two))]
    assert [(r.year, r.values[BUSINESS]) for r in readings] == [(2021, 7), (2022, 8)]


def test_without_a_title_heading_one_begins_the_report() -> None:
    bare = {key: part for key, part in parts().items() if key not in ("title", "preamble")}
    first, second = split(together(document(parts()), document(bare)))
    assert second.items[0] == parts()["overview_heading"][0]
    assert len(first.tables) == len(second.tables) == 3


def test_the_document_number_goes_with_the_title_below_it() -> None:
    second = {"top": lines("临江市财政局文件\n临财〔2022〕3号"), **parts()}
    assert split(together(document(parts()), document(second)))[1].items[:2] == tuple(second["top"])


def test_a_blank_form_behind_the_report_is_no_second_report() -> None:
    made = parts()
    annex = [*lines("附件"), *made["disclosure"], *made["applications"]]
    whole = together(document({**made, "annex": annex}))
    assert split(whole) == (whole,)
    with pytest.raises(UnusableInput, match="两份"):
        matching_report.read(whole)


def test_too_many_to_choose_from(tmp_path: Path) -> None:
    sources = [exported(2021 + i, tmp_path) for i in range(MOST_REPORTS + 1)]
    assert len(open_several(one_body(tmp_path / "六.docx", sources[:-1]))) == MOST_REPORTS
    with pytest.raises(UnusableInput, match="两份"):
        open_several(one_body(tmp_path / "七.docx", sources))
