"""Switching checks off: hints only, by id, and nothing that is not declared."""

from hypothesis import given
from hypothesis import strategies as st

from core.report.checks import rules, run_checks
from core.report.checks.switches import may_be_off, names_off, switches
from core.report.findings import Grade
from core.report.report import Report


def test_every_declared_check_has_a_switch() -> None:
    found = switches()
    declared = {key for rule in rules() if rule.grade is not Grade.NOTE for key in rule.ids}
    assert {key for switch in found for key in switch.ids} == declared
    assert all(switch.name for switch in found)
    free = [key for switch in found if not switch.fixed for key in switch.ids]
    assert len(free) == len(set(free))  # nothing is switched in two places


def test_errors_stay_on() -> None:
    assert may_be_off(["T1", "T6", "S1", "S5", "Y1", "X8", "L1", "无"]) == {"Y1", "X8"}


@given(st.sets(st.sampled_from(sorted({key for rule in rules() for key in rule.ids}))))
def test_what_is_off_is_not_found_and_the_rest_is(off: set[str]) -> None:
    texts = {"overview": "（一）收到申请 9 件，2024 年公开。，联系 13812345678", "problems": "无"}
    report = Report("2021", 2025, {"agency": "临江市财政局"}, texts, {"applications.new.business": 1})
    report = report.with_values(dict.fromkeys(report.form.typed, 1))
    chosen = may_be_off(off)
    found = {finding.key for finding in run_checks(report, off=chosen)}
    assert found == {finding.key for finding in run_checks(report) if finding.id not in chosen}
    assert len(names_off(off)) == sum(1 for switch in switches() if set(switch.ids) <= chosen)
