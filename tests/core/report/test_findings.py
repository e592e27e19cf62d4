"""Hints kept with a reason, ask again with new numbers; grades, notes and switches of the whole list."""

from datetime import date

import pytest

from core.report.checks import rules, run_checks
from core.report.edits import KeepHint
from core.report.findings import Grade, is_kept, kept_findings, kept_key, open_findings, verdict
from core.report.report import Report
from core.storage.codec import dumps, loads
from tests.helpers.check_reports import OVERVIEW, found, good


def charged(amount: int) -> Report:
    return good().with_values({"disclosure.fees.amount": amount})


def test_a_kept_hint_no_longer_counts_until_its_number_changes() -> None:
    report = charged(20000)
    (hint,) = run_checks(report)
    kept = KeepHint(hint.key, "已核对，单位无误").apply(report)
    assert is_kept(kept, hint)
    assert open_findings(kept, run_checks(kept)) == ()
    assert kept_findings(kept, run_checks(kept)) == ((hint, "已核对，单位无误"),)
    assert verdict(run_checks(kept), 0) == "未发现错误（1处提醒）"
    assert verdict(run_checks(kept), 0, kept.kept) == "未发现错误"
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
    assert verdict((error,), 0, report.kept) == "1处错误"


def test_l1_is_a_note_and_needs_the_day() -> None:
    assert not found(good(), "L1")
    (note,) = run_checks(good(), today=date(2026, 1, 19))
    assert (note.id, note.grade, note.message) == ("L1", Grade.NOTE, "距报送期限（1月31日）还有12天。")
    assert verdict((note,), 0) == "未发现错误"
    (late,) = run_checks(good(), today=date(2026, 2, 3))
    assert "已超过报送期限（1月31日）3天" in late.message
    assert run_checks(good(), today=date(2027, 2, 3)) == ()
    assert run_checks(good(year=0), today=date(2027, 2, 3)) == ()


def test_every_check_can_be_switched_off() -> None:
    report = good().with_text("problems", "无，，2024年。")
    ids = {finding.id for finding in run_checks(report)}
    assert {"S5", "S7", "Y1"} <= ids
    for name in ids:
        assert name not in {finding.id for finding in run_checks(report, off=frozenset({name}))}


def test_every_check_of_the_list_is_declared() -> None:
    declared = {name for rule in rules() for name in rule.ids}
    tables = {f"T{n}" for n in range(1, 17)}
    assert tables | {"Y1", "Y2", "Y3", "S1", "S3", "S4", "S5", "S6", "S7", "D1", "P1", "L1"} <= declared


OLD = {  # as version 1 stored them, with the reason
    "T10 行政事业性收费：填的是 20000 万元。数额较大且是整数，请核对是否把元填成了万元。": {
        "disclosure.fees.amount": 20000
    },
    "T9 规章填有本年制发件数（3），甲县人民政府一般没有规章制定权。请核对是否把其他文件填在了这一行。": {
        "disclosure.regulations.issued": 3
    },
}


@pytest.mark.parametrize("sentence", OLD)
def test_reasons_kept_by_an_earlier_version_are_found_under_its_sentence(sentence: str) -> None:
    report = good(body={"agency": "甲县人民政府", "kind": "department"}).with_values(OLD[sentence])
    kept = KeepHint(sentence, "已核对").apply(report)
    (hint,) = [f for f in run_checks(kept) if f.id == sentence.partition(" ")[0]]
    assert kept_key(kept, hint) == sentence
    assert kept_findings(kept, (hint,)) == ((hint, "已核对"),)
    (cell, number), *_ = OLD[sentence].items()
    changed = kept.with_values({cell: number + 1})
    assert len(open_findings(changed, [f for f in run_checks(changed) if f.id == hint.id])) == 1


def test_a_claim_kept_by_an_earlier_version() -> None:
    text = OVERVIEW + "\n全年收到政府信息公开申请12件。"
    report = good().with_values({"applications.new.business": 11, "applications.carried_in.business": 2})
    report = report.with_text("overview", text)
    sentence = (
        "X1 文中“收到政府信息公开申请12件”，第三部分“一、本年新收政府信息公开申请数量”为 11，多 1"
        "（“一、本年新收政府信息公开申请数量”加“二、上年结转政府信息公开申请数量”为 13，也不相符）。请核对。"
    )
    kept = KeepHint(sentence, "含线下").apply(report)
    (hint,) = found(kept, "X1")
    assert is_kept(kept, hint)
    (other,) = found(kept.with_values({"applications.new.business": 9}), "X1")
    assert not is_kept(kept, other)


def test_a_key_holds_the_numbers_and_no_sentence() -> None:
    (hint,) = run_checks(charged(20000))
    assert hint.key == "T10.whole disclosure.fees.amount 20000"
