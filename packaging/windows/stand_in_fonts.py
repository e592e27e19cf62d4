"""Fonts under the names that every Chinese Windows has, cut out of the Noto collections, for Wine only.

With them Qt and the typesetter choose as they do on Windows.  Never in a product.
"""

import struct
from pathlib import Path

_FACE = 2  # of a Noto CJK collection: JP, KR, SC, TC, HK
_SANS, _SERIF = "NotoSansCJK", "NotoSerifCJK"
# file name, family, English family, style, source
FONTS = (
    ("msyh.ttf", "微软雅黑", "Microsoft YaHei", "Regular", f"{_SANS}-Regular"),
    ("msyhbd.ttf", "微软雅黑", "Microsoft YaHei", "Bold", f"{_SANS}-Bold"),
    ("msyhui.ttf", "Microsoft YaHei UI", "Microsoft YaHei UI", "Regular", f"{_SANS}-Regular"),
    ("msyhuibd.ttf", "Microsoft YaHei UI", "Microsoft YaHei UI", "Bold", f"{_SANS}-Bold"),
    ("simsun.ttf", "宋体", "SimSun", "Regular", f"{_SERIF}-Regular"),
    ("simhei.ttf", "黑体", "SimHei", "Regular", f"{_SANS}-Regular"),
    ("simfang.ttf", "仿宋", "FangSong", "Regular", f"{_SERIF}-Regular"),
    ("simkai.ttf", "楷体", "KaiTi", "Regular", f"{_SERIF}-Regular"),
)


def make(collections: Path, target: Path) -> None:
    """Write all stand-ins into ``target``; ``collections`` is the folder of the Noto collections."""
    for file, chinese, english, style, source in FONTS:
        tables = _tables((collections / f"{source}.ttc").read_bytes())
        tables[b"name"] = _names(chinese, english, style)
        (target / file).write_bytes(_font(tables))


def _tables(collection: bytes) -> dict[bytes, bytes]:
    """The tables of one face of a collection."""
    offset = struct.unpack_from(f">{_FACE + 1}I", collection, 12)[_FACE]
    count = struct.unpack_from(">H", collection, offset + 4)[0]
    entries = (struct.unpack_from(">4sIII", collection, offset + 12 + 16 * number) for number in range(count))
    return {tag: collection[start : start + length] for tag, _, start, length in entries}


def _names(chinese: str, english: str, style: str) -> bytes:
    """A name table: family, style, full name and PostScript name, in English and simplified Chinese."""
    records, texts = b"", b""
    for language, family in ((0x0409, english), (0x0804, chinese)):
        script = f"{english}-{style}".replace(" ", "")
        for number, text in ((1, family), (2, style), (3, script), (4, f"{family} {style}"), (6, script)):
            data = text.encode("utf-16-be")
            records += struct.pack(">6H", 3, 1, language, number, len(data), len(texts))
            texts += data
    count = len(records) // 12
    return struct.pack(">3H", 0, count, 6 + len(records)) + records + texts


def _font(tables: dict[bytes, bytes]) -> bytes:
    """A font file (with CFF outlines) of these tables."""
    power = 1 << (len(tables).bit_length() - 1)
    head = struct.pack(">4s4H", b"OTTO", len(tables), 16 * power, power.bit_length() - 1, 16 * (len(tables) - power))
    offset, body = 12 + 16 * len(tables), b""
    for tag in sorted(tables):
        data = tables[tag] + bytes(-len(tables[tag]) % 4)
        total = sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF
        head += struct.pack(">4sIII", tag, total, offset + len(body), len(tables[tag]))
        body += data
    return head + body
