"""One door for every file a user may offer."""

from pathlib import Path

import pytest

from core.errors import UnusableInput
from core.notes import NoteCode
from core.opening import open_any, open_several, read_report, read_reports
from core.report.report import Report
from core.storage import files
from core.writers import html
from core.writers.docx import report as docx
from tests.helpers.makers.programs_maker import mail
from tests.readings.pages import made_report

REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, {"overview": "公开了信息。"})


def test_our_own_file_is_opened_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "报告.json"
    files.save(path, REPORT)
    opened = open_any(path)
    assert opened.report == REPORT and opened.reading is None and opened.notes == ()


def test_any_other_file_tells_how_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "报告.html"
    html.export(REPORT, path)
    (opened,) = open_several(path)
    assert opened.reading is not None
    assert opened.text("overview") == "公开了信息。" and opened.text("problems") == ""
    assert read_report(path).agency == read_reports(path)[0].agency == "临江市财政局"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_what_goes_neither_way_gets_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(content)
    with pytest.raises(UnusableInput) as refused:
        open_any(path)
    assert str(refused.value).endswith("。")


def test_one_report_in_two_formats_of_a_mail_is_one(tmp_path: Path) -> None:
    whole = made_report()
    files_of = {"甲.docx": docx.to_bytes(whole), "甲.html": html.page(whole).encode()}
    path = tmp_path / "邮件.eml"
    path.write_bytes(b"\xef\xbb\xbf" + mail(*files_of.items()))  # some programs put a mark in front
    opened = open_any(path)
    assert opened.report.values == whole.values
    assert any("甲.html" in note.message for note in opened.notes if note.code == NoteCode.ATTACHMENT)
    path.write_bytes(mail(*files_of.items(), ("乙.docx", docx.to_bytes(made_report(shift=3)))))
    assert len(open_several(path)) == 2
