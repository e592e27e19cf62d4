"""Every format that carries tables: what an office marks as not applying comes out as it stands, and reads back."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import StorageError, UserError
from core.forms.catalog import FORMS
from core.forms.spec import ABOVE
from core.notes import NoteCode
from core.opening import open_any
from core.report.report import Report
from core.writers.layout.style import OFFICIAL
from core.writers.registry import FORMATS, export, made_or_told
from tests.helpers.check_reports import good
from tests.helpers.places import ROOT

MARKS = {"applications.new.research": "/", "proceedings.review.upheld": "不适用"}


@pytest.mark.parametrize("suffix", [made.suffix for made in FORMATS])
def test_marks_are_printed_and_read_back(suffix: str, tmp_path: Path) -> None:
    report = good().with_values({"applications.new.business": 3, "applications.granted.business": 3})
    report = report.with_marks(MARKS)
    found = _there_and_back(report, tmp_path / f"a{suffix}")
    assert found.marks == MARKS
    assert found.values == report.values
    blank = _there_and_back(replace(report, marks={}), tmp_path / f"b{suffix}")
    assert blank.marks == {} and blank.values == report.values


@pytest.mark.parametrize("form_key", FORMS)
@pytest.mark.parametrize("suffix", [made.suffix for made in FORMATS])
def test_a_report_without_any_figure_has_its_tables_all_the_same(suffix: str, form_key: str, tmp_path: Path) -> None:
    """An export of what has only been begun, or an empty form that an office put on its site."""
    path = tmp_path / f"a{suffix}"
    begun = Report(form_key, 2024, {"agency": "临江市财政局"}, {"overview": "公开了信息。"})
    export(begun, path, OFFICIAL)
    opened = open_any(path)
    assert opened.report.form_key == form_key and opened.report.values == {}
    assert {note.cell for note in opened.notes if note.code == NoteCode.BLANK} == {*begun.form.typed}
    assert not [note for note in opened.notes if note.code in (NoteCode.DROPPED, NoteCode.OTHER_TABLE)]
    assert opened.report.text("applications" + ABOVE) == ""


def _there_and_back(report: Report, path: Path) -> Report:
    export(report, path, OFFICIAL)
    return open_any(path).report


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(28, "No space left on device"), "磁盘空间不足"),
        (ValueError("bad"), "报告.docx"),
        (RuntimeError("a library's own"), "报告.docx"),
        (MemoryError(), "报告.docx"),
        (StorageError("自己的话。"), "自己的话。"),
    ],
    ids=["full", "value", "library", "memory", "ours"],
)
def test_whatever_a_writer_fails_with_is_one_sentence_about_the_file(
    fault: Exception, said: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=said) as caught, made_or_told(tmp_path / "报告.docx"):
        raise fault
    assert str(caught.value).endswith("。") and type(fault).__name__ not in str(caught.value)


EXPORTING = """
import sys
from pathlib import Path
from core.writers.registry import FORMATS, export
from tests.helpers.check_reports import good
for made in FORMATS:
    export(good(), Path(sys.argv[1]) / f"a{made.suffix}", data="{}")
print(*sys.modules)
"""
NETWORK = {"ssl", "socket", "urllib.request", "http.client", "email"}


def test_no_export_brings_what_connects_to_a_network(tmp_path: Path) -> None:
    """Innocent parts of Python's library bring it along, with OpenSSL: 7 MB in a window for good."""
    order = [sys.executable, "-c", EXPORTING, str(tmp_path)]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "core.writers.ofd.report" in loaded and not loaded & NETWORK
