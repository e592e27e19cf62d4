"""Reading our own export back gives the same report."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.forms.catalog import FORMS
from core.forms.spec import Kind
from core.matching.reading import Reading, to_report
from core.matching.report import read
from core.readers.docx.reader import document
from core.report.calc import compute
from core.report.report import Report, paragraphs
from core.writers.docx.report import export
from core.writers.layout.style import STYLES, Style
from tests.helpers.core.docx_reports import TEXTS

BODY = {"agency": "临江市住房和城乡建设局", "contact": "办公室", "telephone": "0793-1234567", "post_code": "334000"}


def export_and_read(report: Report, style: Style, path: Path) -> Reading:
    export(report, path, style)
    return read(document(path.read_bytes()))


def same(report: Report, reading: Reading) -> None:
    again = to_report(reading)
    assert (again.form_key, again.year, again.agency) == (report.form_key, report.year, report.agency)
    assert again.values == report.values
    assert set(reading.values) == set(report.form.typed)
    for key in report.form.text_keys:
        assert paragraphs(again.text(key)) == paragraphs(report.text(key)), key


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("form_key", FORMS)
def test_a_whole_report(tmp_path: Path, form_key: str, style: Style) -> None:
    report = Report(form_key, FORMS[form_key].first_year, BODY, TEXTS)
    report = report.with_values({key: 200 - index for index, key in enumerate(report.form.typed)})
    report = report.with_values({key: 9000 for key in report.form.typed if key.startswith("applications.new.")})
    reading = export_and_read(report, style, tmp_path / "report.docx")
    same(report, reading)
    totals = compute(report.form, report.values)
    assert reading.printed == {key: total.value for key, total in totals.items()}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_report_with_nothing_but_a_name(tmp_path: Path, style: Style) -> None:
    report = Report("2021", 2025, {"agency": "临江市财政局"})
    reading = export_and_read(report, style, tmp_path / "report.docx")
    same(report, reading)
    assert not reading.printed


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_own_title_and_preamble(tmp_path: Path, style: Style) -> None:
    title = "关于临江市住房和城乡建设局二〇二五年度政府信息公开工作情况的年度报告"
    texts = {**TEXTS, "title": title, "preamble": "根据有关规定，编制本报告。\n欢迎查阅。"}
    report = Report("2021", 2025, BODY, texts)
    reading = export_and_read(report, style, tmp_path / "report.docx")
    assert reading.texts["title"] == title
    assert reading.texts["preamble"] == texts["preamble"]
    assert reading.year == 2025


COUNT = st.none() | st.integers(0, 10**8 - 1)
BY_KIND = {
    Kind.COUNT: COUNT,
    Kind.CHANGE: st.none() | st.integers(-(10**6), 10**6),
    Kind.MONEY: st.none() | st.integers(0, 10**9).map(lambda millionths: (Decimal(millionths) / 10**4).normalize() + 0),
}
SENTENCES = st.lists(
    st.sampled_from(["公开", "126条", "<b>&amp;", "“图解”", "A—B", "（1）", "、", "50%", "2024年"]),
    min_size=1,
    max_size=8,
)
TEXT = st.lists(SENTENCES.map(lambda words: "本机关" + "".join(words) + "。"), max_size=4).map("\n".join)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_report(tmp_path: Path, data: st.DataObject) -> None:
    form = FORMS[data.draw(st.sampled_from(sorted(FORMS)))]
    texts = {key: data.draw(TEXT) for key in ("overview", "problems", "other")}
    report = Report(form.key, form.first_year, BODY, texts)
    values = st.fixed_dictionaries({key: BY_KIND[form.cells[key].kind] for key in form.typed})
    report = report.with_values(data.draw(values))
    same(report, export_and_read(report, data.draw(st.sampled_from([*STYLES.values()])), tmp_path / "report.docx"))
