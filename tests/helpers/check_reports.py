"""Reports for the tests of checks: one that is right, and what was found on one that is not."""

import importlib.util
import sys
from dataclasses import replace
from types import ModuleType

from core.report.checks import run_checks
from core.report.findings import Finding, Grade
from core.report.report import Report
from tests.helpers.places import DATA

OVERVIEW = """（一）主动公开
全年及时公开各类信息。
（二）依申请公开
按照规定办理申请。
（三）政府信息管理
及时清理文件。
（四）政府信息公开平台建设
做好网站维护。
（五）监督保障
开展业务培训。"""
PROBLEMS = "主要问题是解读形式单一。下一步丰富解读形式，加强培训。"
OTHER = "本年度没有收取信息处理费。"


def load_measure() -> ModuleType:
    """The measuring script, which knows how the lists of sentences are asked."""
    path = DATA.parents[1] / "packaging" / "measuring" / "claims.py"
    spec = importlib.util.spec_from_file_location("measuring_claims", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def good(**changes: object) -> Report:
    """A filled report of 2025 with nothing to find."""
    report = Report(
        "2021",
        2025,
        {"agency": "临江市住房和城乡建设局"},
        {"overview": OVERVIEW, "problems": PROBLEMS, "other": OTHER},
    )
    report = report.with_values(dict.fromkeys(report.form.typed, 0))
    return replace(report, **changes)


def after(last: Report, report: Report | None = None) -> Report:
    """A report with last year's in it."""
    return replace(report or good(), last_year=replace(last, year=2024))


def found(report: Report, wanted: str) -> list[Finding]:
    """The findings of one rule; what was found otherwise can be told, too."""
    findings = run_checks(report)
    assert all(finding.message and isinstance(finding.grade, Grade) for finding in findings)
    return [finding for finding in findings if finding.id == wanted]


def sentences(folder: str, rule: str) -> list[str]:
    """The sentences kept for a rule in ``should_fail`` (must be found) or ``should_pass`` (must not)."""
    return (DATA / folder / "checks" / f"{rule}.txt").read_text("utf-8").splitlines()
