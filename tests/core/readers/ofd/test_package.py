"""The container of an OFD, as other programs name its parts."""

import io
import zipfile

import pytest

from core.errors import UnusableInput
from core.readers.ofd import package as refusals
from core.readers.ofd import reader
from core.readers.ofd.package import Ofd
from tests.helpers.core.ofd_files import plain, unusable
from tests.helpers.makers.ofd_maker import ofd
from tests.helpers.makers.pdf_maker import Look
from tests.helpers.places import SAMPLES
from tests.readings.pages import REPORT

FOREIGN = SAMPLES / "ofd"


def test_a_part_of_a_file_or_a_damaged_one() -> None:
    whole = ofd(REPORT, Look())
    assert unusable(b"") == refusals.DAMAGED
    assert unusable(whole[: len(whole) // 2]) == refusals.DAMAGED
    for start in range(200, len(whole), len(whole) // 9):
        try:
            reader.document(whole[:start] + b"\xff" * 60 + whole[start + 60 :])
        except UnusableInput as error:
            assert str(error).endswith("。")


@pytest.mark.skipif(not FOREIGN.is_dir(), reason="files of other programs lie beside the repository")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("z.ofd", "CodePosition xs:int TextCode中字符编码的起始位置，从0开始 必选"),
        ("path_unstd.ofd", "立案决定书"),
        ("namespace_no_std.ofd", "你好呀，OFD Reader&Writer！"),
        ("multiKeywordInTextCode.ofd", "打发打发打发打发打发哈哈打发哈哈哈哈哈哈哈哈哈打发"),
        ("draw_param_ref.ofd", "购买方名称： 百望股份有限公司"),
    ],
)
def test_packages_of_other_programs(name: str, words: str) -> None:
    pages = reader.pages((FOREIGN / name).read_bytes())
    lines = "\n".join(line.text for page in pages for line in ofd_lines(page))
    assert words in lines


def ofd_lines(page):
    from core.readers.pages.lines import lines

    return lines(page.glyphs)


def test_a_name_that_leads_nowhere() -> None:
    opened = Ofd(plain().data())
    assert opened.named("../../etc/passwd", "doc_0/document.xml") == ""
    assert opened.named(None, "ofd.xml") == ""


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("/Doc_0/Attachs/report-data.json", b"{}"),
        ("report-data.json", b"{}"),
        ("..\\Attachs\\REPORT-data.json", b"{}"),
        ("nowhere.json", b""),
        ("", b""),
    ],
)
def test_what_is_attached(place: str, found: bytes) -> None:
    assert Ofd(with_attachment(place, b"{}")).attached("report-data.json") == found
    assert Ofd(with_attachment(place, b"{}", "other.json")).attached("report-data.json") == b""


def test_an_attachment_larger_than_any_report() -> None:
    assert Ofd(with_attachment("report-data.json", bytes(80 * 2**20))).attached("report-data.json") == b""


def with_attachment(place: str, content: bytes, name: str = "report-data.json") -> bytes:
    """An OFD of one page with a file attached."""
    target = io.BytesIO()
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    parts: dict[str, bytes] = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".encode(),
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>".encode(),
        "Doc_0/Attachs/Attachments.xml": (
            f'<ofd:Attachments {space}><ofd:Attachment ID="a" Name="{name}"><ofd:FileLoc>{place}</ofd:FileLoc>'
            "</ofd:Attachment></ofd:Attachments>"
        ).encode(),
        "Doc_0/Attachs/report-data.json": content,
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for part, body in parts.items():
            package.writestr(part, body)
    return target.getvalue()


def repacked(data: bytes, **changes: bytes | None) -> bytes:
    """The package with some parts changed, or taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = changes.get(name.rpartition("/")[2].partition(".")[0], old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def test_a_package_without_its_root_is_damaged_and_a_sealed_one_is_locked() -> None:
    whole = plain().data()
    assert unusable(repacked(whole, OFD=None)) == refusals.DAMAGED
    assert unusable(repacked(whole, OFD=b"\x93\x01 not XML")) == refusals.DAMAGED
    assert unusable(repacked(whole, Document=b"no XML")) == refusals.DAMAGED
    with zipfile.ZipFile(out := io.BytesIO(), "w") as sealed:
        sealed.writestr("OFD.xml", b"\x93\x01")
        sealed.writestr("Encryptions.xml", b"<a/>")
    assert unusable(out.getvalue()) == refusals.LOCKED
