"""Years left over: one key for one, for a text, for all texts; and each repair belongs to one finding."""

from core.report.checks import run_checks
from core.report.checks.repairs import repairs, years_everywhere
from core.report.report import Report
from tests.helpers.check_reports import good

EVERYWHERE = "全部文字中改为2025年"


def left_over(**texts: str) -> Report:
    report = good()
    for key, text in texts.items():
        report = report.with_text(key, text)
    return report


def test_all_texts_in_one_step_and_back() -> None:
    report = left_over(
        overview="2024年，公开126条。二〇二三年印发《2023年要点》。较2024年增加。",
        problems="2024年存在不足，2026年改进。",
        title="临江市住房和城乡建设局2024年政府信息公开工作年度报告",
    )
    edit = years_everywhere(report)
    assert edit.name == EVERYWHERE
    mended = edit.apply(report)
    assert mended.text("overview") == "2025年，公开126条。二〇二五年印发《2023年要点》。较2024年增加。"
    assert mended.text("problems") == "2025年存在不足，2026年改进。"
    assert mended.text("title").endswith("局2025年政府信息公开工作年度报告")
    assert not [finding for finding in run_checks(mended) if finding.id == "Y1"]
    assert edit.inverse(report).apply(mended).texts == report.texts


def test_linked_figures_stay_linked_and_generated_texts_generated() -> None:
    report = left_over(overview="2024年收到申请{applications.new.total}件。", other="2023年没有收取信息处理费。")
    mended = years_everywhere(report).apply(report)
    assert mended.texts["overview"] == "2025年收到申请{applications.new.total}件。"
    assert mended.text("overview") == "2025年收到申请0件。"
    assert "title" not in mended.texts and "preamble" not in mended.texts


def test_a_plan_that_came_from_last_year_is_for_the_year_after() -> None:
    report = left_over(problems="存在解读形式单一的问题。2025年，我局将继续丰富解读形式。")
    (finding,) = [finding for finding in run_checks(report) if finding.id == "Y1"]
    (repair,) = [repair for repair in repairs(report) if repair.mends(finding)]
    assert repair.name == "改为2026年"
    assert "2026年，我局将继续" in repair.edit.apply(report).text("problems")


def test_every_repair_has_a_name_for_the_undo() -> None:
    report = left_over(
        overview="2024年公开126条。全年收到政府信息公开申请7件。", problems="2024年存在不足。2025年，我局将改进。"
    )
    offered = repairs(report)
    assert any("applications" in str(repair.edit) for repair in offered), "a figure from the tables among them"
    assert all(repair.name and repair.edit.name for repair in offered)


def test_a_figure_from_the_table_is_put_where_the_words_stand_that_contradict_it() -> None:
    report = left_over(overview="全年公开信息。全年收到政府信息公开申请7件。")
    (repair,) = [one for one in repairs(report) if one.edit.name == "采用表格数字"]
    words = report.text("overview")[repair.at :]
    assert repair.place == "overview" and words.startswith("7")
    assert any(repair.mends(finding) for finding in run_checks(report))


def test_offered_only_where_several_texts_have_such_years() -> None:
    one = left_over(overview="2024年公开。2023年印发。")
    assert EVERYWHERE not in {repair.name for repair in repairs(one)}
    several = one.with_text("problems", "2024年存在不足。")
    years = [finding for finding in run_checks(several) if finding.id == "Y1"]
    assert len(years) == 3
    for finding in years:
        assert [repair.name for repair in repairs(several) if repair.mends(finding)][-1] == EVERYWHERE


def test_findings_that_say_the_same_of_two_places_have_repairs_of_their_own() -> None:
    report = left_over(overview="2024年，公开。\n2024年，印发。", problems="2024年，存在不足。")
    years = [finding for finding in run_checks(report) if finding.id == "Y1"]
    assert [finding.place for finding in years] == ["overview", "overview", "problems"]
    assert years[0].key == years[1].key != years[2].key  # the words around are the same
    mended = [next(repair for repair in repairs(report) if repair.mends(f)).edit.apply(report) for f in years]
    assert [(made.text("overview"), made.text("problems")) for made in mended] == [
        ("2025年，公开。\n2024年，印发。", "2024年，存在不足。"),
        ("2024年，公开。\n2025年，印发。", "2024年，存在不足。"),
        ("2024年，公开。\n2024年，印发。", "2025年，存在不足。"),
    ]


def test_asked_for_one_finding_the_steps_are_those_of_all() -> None:
    report = left_over(
        overview="2024年，公开。收到申请9件。2023年，，印发。\n2024年，印发。一是抓学习，二是抓宣传。。",
        problems="2024年，存在不足（多处。",
        preamble="2022年起公开。",
    )
    every = repairs(report)
    offered = [finding for finding in run_checks(report) if any(repair.mends(finding) for repair in every)]
    assert {finding.id for finding in offered} >= {"Y1", "X1", "S7"}
    for finding in offered:
        one = [repair for repair in repairs(report, None, (finding,)) if repair.mends(finding)]
        assert one == [repair for repair in every if repair.mends(finding)]
    assert repairs(report, None, ()) == ()
