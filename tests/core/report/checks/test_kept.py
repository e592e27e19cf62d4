"""Hints kept with a reason, ask again with new numbers; grades, notes and switches of the whole list."""

from datetime import date

from core.report.checks import RULES, run_checks
from core.report.checks.kept import is_kept, kept_findings, open_findings
from core.report.edits import KeepHint
from core.report.findings import Grade, verdict
from core.report.report import Report
from core.storage.codec import dumps, loads
from tests.helpers.check_reports import found, good


def charged(amount: int) -> Report:
    return good().with_values({"disclosure.fees.amount": amount})


def test_a_kept_hint_no_longer_counts_until_its_number_changes() -> None:
    report = charged(20000)
    (hint,) = run_checks(report)
    kept = KeepHint(hint.key, "已核对，单位无误").apply(report)
    assert is_kept(kept, hint)
    assert open_findings(kept, run_checks(kept)) == ()
    assert kept_findings(kept, run_checks(kept)) == ((hint, "已核对，单位无误"),)
    assert verdict(run_checks(kept), 0) == "可以报送（1 处提醒）"
    assert verdict(run_checks(kept), 0, kept.kept) == "可以报送"
    changed = kept.with_values({"disclosure.fees.amount": 20001})
    assert len(open_findings(changed, run_checks(changed))) == 1


def test_keeping_can_be_undone_and_is_stored() -> None:
    report = charged(20000)
    (hint,) = run_checks(report)
    edit = KeepHint(hint.key, "已核对")
    kept = edit.apply(report)
    assert loads(dumps(kept)).kept == {hint.key: "已核对"}
    assert edit.inverse(report).apply(kept) == report
    again = KeepHint(hint.key, "另一理由")
    assert again.inverse(kept).apply(again.apply(kept)) == kept


def test_errors_cannot_be_kept() -> None:
    report = good().with_text("problems", "无")
    (error,) = found(report, "S5")
    report = KeepHint(error.key, "没有").apply(report)
    assert open_findings(report, (error,)) == (error,)
    assert verdict((error,), 0, report.kept) == "1 处错误"


def test_l1_is_a_note_and_needs_the_day() -> None:
    assert not found(good(), "L1")
    (note,) = run_checks(good(), today=date(2026, 1, 19))
    assert (note.id, note.grade, note.message) == ("L1", Grade.NOTE, "距 1 月 31 日还有 12 天。")
    assert verdict((note,), 0) == "可以报送"
    (late,) = run_checks(good(), today=date(2026, 2, 3))
    assert "已过 3 天" in late.message
    assert run_checks(good(), today=date(2027, 2, 3)) == ()
    assert run_checks(good(year=0), today=date(2027, 2, 3)) == ()


def test_every_check_can_be_switched_off() -> None:
    report = good().with_text("problems", "无，，2024年。")
    ids = {finding.id for finding in run_checks(report)}
    assert {"S5", "S7", "Y1"} <= ids
    for name in ids:
        assert name not in {finding.id for finding in run_checks(report, off=frozenset({name}))}


def test_every_check_of_the_list_is_declared() -> None:
    declared = {name for rule in RULES for name in rule.ids}
    tables = {f"T{n}" for n in range(1, 16)}
    assert tables | {"Y1", "Y2", "Y3", "S1", "S3", "S4", "S5", "S6", "S7", "D1", "P1", "L1"} <= declared
