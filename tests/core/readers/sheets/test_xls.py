"""Workbooks of Excel 97–2003; damaged ones never end the program."""

import json
import random
import struct
from decimal import Decimal

import pytest

from core.errors import UnusableInput
from core.matching import report as matching_report
from core.readers import limits, registry
from core.readers.sheets import xls, xlsx
from tests.helpers.core.soon import soon
from tests.helpers.places import DATA

WORKBOOK = (DATA / "workbooks" / "case004.xls").read_bytes()


@pytest.mark.parametrize("name", ["case004", "case014"])
def test_same_report_as_in_the_xlsx(name: str) -> None:
    document = xls.document((DATA / "workbooks" / f"{name}.xls").read_bytes())
    assert document == xlsx.document((DATA / "cases" / f"{name}.xlsx").read_bytes())
    truth = json.loads((DATA / "cases" / f"{name}.json").read_text("utf-8"))
    reading = matching_report.read(document)
    found = {key: value if value is not None else Decimal(0) for key, value in reading.values.items()}
    assert found == {key: Decimal(value) for key, value in truth["values"].items()}
    assert (reading.year, reading.agency) == (truth["year"], truth["agency"])


def test_addresses() -> None:
    cells = xls.document(WORKBOOK).tables[0].cells
    assert (cells[0].ref, cells[0].width) == ("年报!A3", 4)


def test_looks_and_values() -> None:
    """Written by LibreOffice: figures in several formats, a day, errors, formulas, a hidden sheet."""
    document = xls.document((DATA / "workbooks" / "looks.xls").read_bytes())
    shown = {cell.ref: cell.text for cell in document.tables[0].cells if cell.column == 1}
    assert list(shown.values()) == [
        "1245",
        "24252.311082",
        "1.236",
        "12.5%",
        "2022年1月31日",
        "TRUE",
        "7",
        "#DIV/0!",
        "　全角",
        "",
    ]
    assert [code for code, _ in document.notes] == ["rounded", "hidden_sheet"]
    assert "（B3）" in document.notes[0][1]


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"\0" * 10_000, WORKBOOK[:5000], (DATA / "cases" / "case004.xlsx").read_bytes()],
    ids=["zero bytes", "text", "zeros", "cut off", "xlsx"],
)
def test_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(UnusableInput, match=r"请.*。$"):
        xls.document(data)


def test_too_large() -> None:
    with pytest.raises(UnusableInput, match="太大"):
        registry.READERS["xls"].document(b"\xd0\xcf\x11\xe0" + b"\0" * limits.MOST_BYTES)


def test_password() -> None:
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0x0DBB, 1996, 0, 0)
    password = struct.pack("<HHHHH", 0x002F, 6, 0, 1, 1)
    with pytest.raises(UnusableInput, match="密码"):
        xls.document(begin + password)


def test_damaged_bytes_give_a_result_or_a_sentence() -> None:
    chance = random.Random(2021)
    for _ in range(150):
        data = bytearray(WORKBOOK)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            soon(lambda data=bytes(data): xls.document(data))
        except UnusableInput as error:
            assert str(error).endswith("。")
