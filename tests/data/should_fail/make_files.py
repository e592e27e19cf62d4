"""Makes the files beside it: what no reader may accept.  Run again only to add a kind."""

import io
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CASE = HERE.parent / "cases" / "case010.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"


def package(document: bytes | str, **more: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, data in {"[Content_Types].xml": b"<Types/>", MAIN: document, **more}.items():
            out.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def document(inner: str, before: str = "") -> str:
    return f'{before}<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def old_container(*names: str) -> bytes:
    """The head of an OLE file and a directory with these entries."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    entries = (name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *names))
    return head + b"".join(entries)


def two_reports() -> bytes:
    with zipfile.ZipFile(CASE) as source:
        text = source.read(MAIN).decode("utf-8")
    start, end = text.index("<w:body>") + len("<w:body>"), text.index("<w:sectPr")
    return package(text[:end] + text[start:end] + text[end:])


def tables_as_pictures() -> bytes:
    picture = '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r></w:p>'
    text = "<w:p><w:r><w:t>二、主动公开政府信息情况</w:t></w:r></w:p>"
    return package(document((text + picture) * 3))


def main() -> None:
    whole = CASE.read_bytes()
    entity = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    lines = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(12))
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    deep = "<w:sdt><w:sdtContent>" * 500_000 + "</w:sdtContent></w:sdt>" * 500_000
    files: dict[str, bytes] = {
        "empty.docx": b"",
        "only_zeros.docx": bytes(2048),
        "cut_off.docx": whole[: len(whole) // 2],
        "damaged_inside.docx": package("<w:document><w:body>"),
        "password.docx": old_container("EncryptionInfo", "EncryptedPackage"),
        "old_word.docx": old_container("WordDocument", "1Table"),
        "picture.docx": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "rich_text.docx": b"{\\rtf1\\ansi report}",
        "plain_text.docx": "二〇二一年政府信息公开工作年度报告".encode(),
        "zip_of_files.docx": package(b"", **{"a.txt": b"x"}).replace(b"word/", b"work/"),
        "no_tables.docx": package(document(paragraph.format("一、总体情况"))),
        "other_tables.docx": package(
            document("<w:tbl><w:tr>" + f"<w:tc>{paragraph.format('甲')}</w:tc>" * 3 + "</w:tr></w:tbl>")
        ),
        "tables_as_pictures.docx": tables_as_pictures(),
        "two_reports.docx": two_reports(),
        "bomb.docx": package(b" " * (64 * 2**20)),
        "external_entity.docx": package(document(paragraph.format("&x;"), entity)),
        "billion_laughs.docx": package(document(paragraph.format("&l11;"), f"<!DOCTYPE w:document [{lines}]>")),
        "nested_a_million_times.docx": package(document(deep[: 2**23])),
    }
    for name, data in files.items():
        (HERE / name).write_bytes(data)


if __name__ == "__main__":
    main()
