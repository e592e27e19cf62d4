"""S1, S2: gaps left in a text, odd headings of a file."""

from core.report.checks import run_checks
from core.report.findings import Grade
from tests.helpers.check_reports import OVERVIEW, found, good


def test_s1_a_gap_left_in_a_text_but_not_a_linked_figure_that_waits_for_its_cell() -> None:
    report = good().with_text("overview", OVERVIEW + "\n全年办理建议＿＿件，检查____次。")
    assert [finding.message.partition("”")[0] for finding in found(report, "S1")] == [
        "“全年办理建议＿＿件",
        "“检查____次",
    ]
    mistyped = good().with_text("overview", OVERVIEW + "\n收到申请{applications.new.nobody}件。")
    assert len(found(mistyped, "S1")) == 1
    linked = good().with_text("overview", OVERVIEW + "\n作出许可{disclosure.licensing.decisions}件。")
    linked = linked.with_values({"disclosure.licensing.decisions": None})
    assert "＿＿件" in linked.text("overview")
    assert not found(linked, "S1")


def test_s2_an_odd_heading_is_a_hint_at_its_part() -> None:
    report = good()
    (finding,) = run_checks(report, headings=(("other", "六、其它需要报告的事项"),))
    assert (finding.id, finding.grade, finding.place) == ("S2", Grade.HINT, "other")
    assert "六、其它需要报告的事项" in finding.message
