"""S1: gaps left in a text."""

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
