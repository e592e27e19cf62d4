"""One door for every file a user may offer."""

from pathlib import Path

import pytest

from core import enclosed
from core.errors import Refusal, UnusableInput
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


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="是一个文件夹") as caught:
        open_any(tmp_path)
    assert caught.value.kind is Refusal.NOT_FOUND


def test_a_mail_whose_files_are_no_reports_says_why_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "邮件.eml"
    path.write_bytes(mail(("通知.html", "<p>请于本月底前报送。</p>".encode()), ("空.html", b"<p> </p>")))
    with pytest.raises(UnusableInput) as caught:
        open_any(path)
    assert str(caught.value).endswith("。")


def test_texts_that_are_enclosed_otherwise_are_listed_for_a_choice(tmp_path: Path) -> None:
    path = tmp_path / "报告.html"
    seen = REPORT.with_text("overview", "改过的话。")
    html.export(seen, path, data=enclosed.data_of(REPORT))
    assert open_any(path).differing == ("overview",), "and nothing beside the empty tables"
    html.export(REPORT, path, data=enclosed.data_of(REPORT))
    assert open_any(path).differing == ()
