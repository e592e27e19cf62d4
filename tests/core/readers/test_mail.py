"""Mails: what is attached to them is read, and which of several is left to a person."""

from pathlib import Path

import pytest

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.opening import open_any, open_several
from core.readers import mail
from tests.helpers.makers.programs_maker import mail as made
from tests.helpers.places import CASES

ONE, OTHER = ((CASES / f"case00{number}.docx").read_bytes() for number in (0, 1))
PLAN = b"a,b,c,d\n1,2,3,4\n1,2,3,4\n"


def written(folder: Path, data: bytes) -> Path:
    path = folder / "邮件.eml"
    path.write_bytes(data)
    return path


def test_the_only_attachment_is_read_without_a_word(tmp_path: Path) -> None:
    found = open_any(written(tmp_path, made(("年报.docx", ONE))))
    assert dict(found.report.values) == dict(open_any(CASES / "case000.docx").report.values)
    assert not any(note.code is NoteCode.ATTACHMENT for note in found.notes)


def test_a_mail_passed_on_in_a_mail(tmp_path: Path) -> None:
    inner = made(("年报.docx", ONE))
    assert open_any(written(tmp_path, made(("转发.eml", inner)))).report.agency


def test_other_attachments_are_told_and_the_report_among_tables_is_taken(tmp_path: Path) -> None:
    found = open_any(written(tmp_path, made(("计划.csv", PLAN), ("年报.docx", ONE), ("照片.png", b"\x89PNG"))))
    (told,) = (note.message for note in found.notes if note.code is NoteCode.ATTACHMENT)
    assert "计划.csv" in told and "照片.png" in told and "年报" not in told


def test_of_two_reports_a_person_chooses(tmp_path: Path) -> None:
    path = written(tmp_path, made(("甲.docx", ONE), ("乙.docx", OTHER)))
    assert len(open_several(path)) == 2
    with pytest.raises(UnusableInput) as caught:
        open_any(path)
    assert caught.value.kind is Refusal.SEVERAL_REPORTS


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (made(), "没有可以读取"),
        (made(("年报.zip", b"PK\x05\x06" + bytes(18))), "没有可以读取"),
        (made(("年报.docx", ONE[:5000])), "不完整"),
        (made(("计划.csv", PLAN)), "未找到年度报告的表格"),
    ],
    ids=["nothing", "archive", "torn", "no report"],
)
def test_why_a_mail_is_not_read(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(UnusableInput, match=words):
        open_any(written(tmp_path, data))


def test_headers_without_end_are_refused() -> None:
    with pytest.raises(UnusableInput):
        mail.document(made(("a.docx", ONE)).replace(b"octet-stream", b"octet-stream" + b"; a=b" * 300_000))
