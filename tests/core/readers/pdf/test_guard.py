"""What is refused before PDFium builds anything from it."""

import time
import zlib
from dataclasses import replace

import pytest

from core.errors import UnusableInput
from core.forms.catalog import FORMS
from core.readers import registry
from core.readers.pdf import guard as refusals
from core.readers.pdf import reader as pdf_reader
from core.report.calc import compute
from core.report.numbers import Number
from core.report.report import Report, generated_preamble, generated_title
from tests.helpers.makers.pdf_maker import Look, Maker, pdf
from tests.helpers.raw_views import texts

OVERVIEW = (
    "2022年，本机关依法依规推进政府信息公开，全年没有发生因政府信息公开工作引起的行政复议和行政诉讼败诉案件，主动公开的及时性和准确性都有提高。\n"
    "（一）主动公开。通过网站发布信息1271条，按栏目更新，政策解读与文件同步发布，群众关心的事项及时回应。\n"
    "（二）依申请公开。本年新收申请12件，都在法定期限内答复。\n（三）监督保障。开展培训与检查，把政府信息公开纳入年度考核，按季度通报。"
)


def report(figures: list[int], form: str = "2021", blanks: frozenset[int] = frozenset()) -> Report:
    typed = FORMS[form].typed
    values: dict[str, Number] = {key: figures[i % len(figures)] for i, key in enumerate(typed) if i not in blanks}
    totals = compute(FORMS[form], values)
    for key in FORMS[form].computed:  # nothing carried out may be negative
        if ".carried_out." in key and not key.endswith(".total") and totals[key].value < 0:
            new = key.replace("carried_out", "new")
            values[new] = values.get(new, 0) - totals[key].value
    texts = {
        "overview": OVERVIEW,
        "problems": "主要问题：解读形式单一。\n改进：丰富解读形式。",
        "other": "没有收取信息处理费。",
    }
    made = Report(form, 2022 if form == "2021" else 2020, {"agency": "临江市财政局"}, texts, values)
    return replace(made, texts={**texts, "title": generated_title(made), "preamble": generated_preamble(made)})


REPORT = report([3, 0, 17, 1, 0, 0, 260, 0, 5, 1048])


def filler(maker: Maker) -> None:
    maker.text(90, 90, "本报告依据《中华人民共和国政府信息公开条例》编制，请各位读者批评指正并提出意见。")


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        registry.READERS["pdf"].document(data)
    return str(caught.value)


def plain_page() -> Maker:
    maker = Maker()
    maker.page()
    filler(maker)
    return maker


def test_what_is_no_pdf_or_only_a_part_of_one() -> None:
    whole = pdf(REPORT, Look())
    for data in (b"", b"\0" * 5000, b"%PDF-1.7\n", whole[: len(whole) // 2], whole[:-40], b"PK\x03\x04" + whole[4:]):
        assert unusable(data) == refusals.DAMAGED


def test_a_password() -> None:
    maker = plain_page()
    junk = "41" * 32
    maker.trailer = f"/ID[<{junk}><{junk}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{junk}>/U<{junk}>>>"
    assert unusable(maker.data()) == refusals.LOCKED


def packed(size: int) -> bytes:
    packer = zlib.compressobj(9)
    block = b"q Q " * 2**18
    return b"".join([*(packer.compress(block) for _ in range(size // len(block))), packer.flush()])


def test_a_bomb_is_not_unpacked() -> None:
    whole = plain_page().data()
    bomb = packed(400 * 2**20)
    head = f"9999 0 obj\n<</Filter/FlateDecode/Length {len(bomb)}>>\nstream\n".encode()
    at = whole.index(b"1 0 obj")
    start = time.process_time()
    assert unusable(whole[:at] + head + bomb + b"\nendstream\nendobj\n" + whole[at:]) == refusals.TOO_LARGE
    assert time.process_time() - start < 5


def test_a_drawing_that_calls_itself_ends() -> None:
    maker = plain_page()
    maker.forms.append("/X0 Do")
    maker.put("/X0 Do")
    assert texts(pdf_reader.document(maker.data()))


def test_drawings_that_unfold_without_end() -> None:
    """Each calls the next twice: PDFium would follow them for hours."""
    maker = plain_page()
    maker.forms += [f"/X{i + 1} Do /X{i + 1} Do" for i in range(30)]
    maker.forms.append("0 0 5 5 re S")
    maker.put("/X0 Do")
    start = time.process_time()
    assert unusable(maker.data()) == refusals.SLOW
    assert time.process_time() - start < 5
