"""Mails: what is attached to them is read, and which of several is left to a person."""

from pathlib import Path

import pytest

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.opening import open_any, open_several
from core.readers import mail
from tests.helpers.makers.programs_maker import mail as made
from tests.helpers.makers.programs_maker import zipped as packed
from tests.helpers.places import CASES

ONE, OTHER = ((CASES / f"case00{number}.docx").read_bytes() for number in (0, 1))
PLAN = b"a,b,c,d\n1,2,3,4\n1,2,3,4\n"


_PLAIN_ENTRY = b"PK\x01\x02\x14\x03\x14\0\0\0"
LOCKED = packed(("a.docx", ONE)).replace(_PLAIN_ENTRY, _PLAIN_ENTRY[:-2] + b"\1\0")


def written(folder: Path, data: bytes) -> Path:
    path = folder / "邮件.eml"
    path.write_bytes(data)
    return path


def test_the_only_attachment_is_read_without_a_word(tmp_path: Path) -> None:
    found = open_any(written(tmp_path, made(("年报.docx", ONE))))
    assert dict(found.report.values) == dict(open_any(CASES / "case000.docx").report.values)
    assert not any(note.code is NoteCode.ATTACHMENT for note in found.notes)


def test_a_mail_as_a_box_of_mails_keeps_it(tmp_path: Path) -> None:
    kept = b"From clerk@example.cn Mon Jan 12 09:30:00 2026\r\n" + made(("年报.docx", ONE))
    assert open_any(written(tmp_path, kept)).report.agency


def test_a_mail_passed_on_in_a_mail(tmp_path: Path) -> None:
    inner = made(("年报.docx", ONE))
    assert open_any(written(tmp_path, made(("转发.eml", inner)))).report.agency


def test_a_report_in_an_archive_in_a_mail(tmp_path: Path) -> None:
    archive = packed(("材料/", b""), ("材料/年报.docx", ONE), ("材料/空.txt", b""), ("材料/照片.png", b"\x89PNG"))
    found = open_any(written(tmp_path, made(("年报.zip", archive))))
    assert dict(found.report.values) == dict(open_any(CASES / "case000.docx").report.values)
    (told,) = (note.message for note in found.notes if note.code is NoteCode.ATTACHMENT)
    assert "照片.png" in told
    assert open_any(written(tmp_path, made(("外.zip", packed(("内.zip", packed(("年报.docx", ONE)))))))).report.agency
    two = written(tmp_path, made(("年报.zip", packed(("甲.docx", ONE), ("乙.docx", OTHER)))))
    assert len(open_several(two)) == 2


def test_archives_in_archives_are_bounded(tmp_path: Path) -> None:
    data = packed(("年报.docx", ONE))
    for _ in range(9):
        data = packed(("内.zip", data))
    with pytest.raises(UnusableInput, match="里面没有可以读取的年度报告"):
        open_any(written(tmp_path, made(("外.zip", data))))


def test_names_in_archives() -> None:
    assert mail._packed_name("a/年报.docx".encode("gb18030").decode("cp437")) == "年报.docx"
    assert mail._packed_name("年报.docx") == "年报.docx"


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
        (made(("年报.zip", packed())), "“年报.zip”是压缩文件，里面没有可以读取的年度报告"),
        (made(("年报.zip", packed(("a.png", b"\x89PNG")))), "里面没有可以读取的年度报告"),
        (made(("年报.zip", packed(("年报.docx", ONE))[:2000])), "不完整"),
        (made(("年报.zip", LOCKED)), "设有密码"),
        (made(("年报.rar", b"Rar!\x1a\x07")), "“年报.rar”是压缩文件，无法直接读取"),
        (made(("年报.rar", b"Rar!\x1a\x07"), ("b.png", b"\x89PNG")), "“年报.rar”是压缩文件，无法直接读取"),
        (made(("年报.docx", ONE[:5000])), "不完整"),
        (made(("计划.csv", PLAN)), "未找到年度报告的表格"),
    ],
    ids=["nothing", "archive", "picture", "cut", "locked", "rar", "rar and picture", "torn", "no report"],
)
def test_why_a_mail_is_not_read(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(UnusableInput, match=words):
        open_any(written(tmp_path, data))


def test_headers_without_end_are_refused() -> None:
    with pytest.raises(UnusableInput):
        mail.document(made(("a.docx", ONE)).replace(b"octet-stream", b"octet-stream" + b"; a=b" * 300_000))
