"""Texts that a PDF of ours tells beside its glyphs: to the letter where these say the same, never against them."""

import pytest

from core.readers.pdf import reader
from core.readers.pdf.reader import told_texts
from core.readers.raw import RawParagraph, RawTable
from core.readers.told_texts import as_told
from core.writers.typesetting import typeset
from tests.readings.pages import made_report

ODD = "甲\t乙\xa0丙  丁\u3000戊👨\u200d👩\u200d👧𠮷。"


def items(*texts: str) -> list[RawParagraph | RawTable]:
    return [RawTable(0, ()) if text == "|" else RawParagraph(text) for text in texts]


def read(seen: list[RawParagraph | RawTable], *told: str) -> list[str]:
    return [item.text if isinstance(item, RawParagraph) else "|" for item in as_told(seen, told)]


def test_our_own_pages_tell_every_paragraph() -> None:
    report = made_report().with_text("other", f"第一段。\n{ODD}\n第三段。")
    told = told_texts(typeset.pdf(report))
    assert told[0] == report.text("title") and told[-3:] == ["第一段。", ODD, "第三段。"]
    assert "（一）主动公开。通过门户网站按栏目更新。" in told


def test_blanks_tabs_and_joiners_come_back() -> None:
    assert read(items("一、标题", "甲 乙丙 丁 戊👨👩👧𠮷。"), ODD) == ["一、标题", ODD]


def test_paragraphs_end_where_they_were_ended() -> None:
    assert read(items("第一段。第二段。", "|", "第三", "段。"), "第一段。", "第二段。", "第三段。") == [
        "第一段。",
        "第二段。",
        "|",
        "第三段。",
    ]


def test_what_is_seen_wins() -> None:
    told = ("第一段12件。", "第二 段。", "第三段。")
    assert read(items("第一段13件。", "第二段。", "第三段，已改。"), *told) == [
        "第一段13件。",
        "第二 段。",
        "第三段，已改。",
    ]
    assert read(items("第一段12件。多出的一段。"), *told) == ["第一段12件。多出的一段。"]


def test_a_stand_in_stands_for_what_no_font_had() -> None:
    assert read(items("联系人〓〓同志〓。"), "联系人𬭎𠮷同志👨\u200d👩\u200d👧。") == [
        "联系人𬭎𠮷同志👨\u200d👩\u200d👧。"
    ]
    assert read(items("联系人〓同志。"), "联系人李明明同事。") == ["联系人〓同志。"]


def test_stand_ins_at_the_end_of_a_line_do_not_take_the_next_ones_letters_for_theirs() -> None:
    family = "联系人👨‍👩‍👧同志。"
    assert read(items("联系人〓〓", "〓同志。", "第二段。"), family, "第二段。") == [family, "第二段。"]
    assert read(items("联系人〓〓", "〓同志。"), family) == [family]
    assert read(items("甲〓", "〓乙。"), "甲𬭎", "𠮷乙。") == ["甲𬭎", "𠮷乙。"]
    assert read(items("甲〓", "丙。"), "甲𬭎", "乙。") == ["甲𬭎", "丙。"]


def test_radicals_are_told_as_written() -> None:
    assert read(items("机构职能⼾".replace("⼾", "户")), "机构职能⼾") == ["机构职能⼾"]


def test_a_page_changed_afterwards_is_read_as_it_shows() -> None:
    """The text that is told stays in the file; what is seen is another."""
    one, other = (made_report().with_text("other", f"办理{number}件。") for number in ("12", "34"))
    data = typeset.pdf(other)
    shown = "办理34件。".encode("utf-16-be").hex().upper().encode()
    assert shown in data
    changed = data.replace(shown, "办理12件。".encode("utf-16-be").hex().upper().encode())
    texts = [item.text for item in reader.document(changed).items if isinstance(item, RawParagraph)]
    assert "办理34件。" in texts and one.text("other") not in texts


def test_files_of_others_tell_nothing() -> None:
    assert told_texts(b"%PDF-1.7 /ActualText(abc) /ActualText<FEFF12>") == []
    assert told_texts(b"/ActualText<FEFF" + b"0041" * 50_000 + b">") == []


def test_a_stand_in_takes_nothing_of_the_next_line() -> None:
    assert read(items("甲〓〓", "〓letter。"), "甲👨👩👧letter。") == ["甲👨👩👧letter。"]


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        ("甲12乙。", "甲١٢乙。"),  # digits of other scripts are read as digits
        ("甲〓〓乙。", "甲١٢乙。"),  # or no font has them
        ("甲é乙。", "甲e\u0301乙。"),
        ("甲e\u0301乙。", "甲é乙。"),
        ("甲fi乙。", "甲ﬁ乙。"),
        ("甲乙。", "甲\u3164乙\U000e0100。"),
        ("甲�乙。", "甲¤乙。"),
        ("甲乙〓。", "甲乙\uf0b7。"),  # a symbol of a font of its own: printed, or not, or with a stand-in
        ("甲乙。", "甲乙\uf0b7。"),
        ("甲םולש12,345乙。", "甲שלום 12,345乙。"),
        ("甲(يبرع(乙。", "甲(عربي)乙。"),
        ("甲K❶乙。", "甲К➊乙。"),  # one glyph for two characters
        ("甲e\u0323ż\u0301乙。", "甲e\u0323\u0301ż乙。"),
        ("甲〓〓e\u0323ż\u0301乙。", "甲🇨🇳e\u0323\u0301ż乙。"),  # the same beside what no font has
        ("甲〓〓ىنرالر乙。", "甲བོرلارنى乙。"),
        ("甲〓12,345םולש〓乙。", "甲𬭎שלום 12,345𬭎乙。"),
    ],
)
def test_characters_that_are_read_as_others_come_back_as_they_were_written(seen: str, told: str) -> None:
    assert read(items("前一段。", seen, "后一段。"), "前一段。", told, "后一段。") == ["前一段。", told, "后一段。"]


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        ("甲13乙。", "甲١٢乙。"),
        ("甲e乙。", "甲e\u0301乙。"),
        ("甲םולש12,354乙。", "甲שלום 12,345乙。"),
        ("甲〓3乙。", "甲〓٤乙。"),
        ("甲〓12,354םולש乙。", "甲𬭎שלום 12,345乙。"),
        ("甲〓םולש乙。", "甲𬭎שלום 1乙。"),
        ("甲〓e\u0323乙。", "甲𬭎e\u0301乙。"),
        ("甲〓乙。", "甲乙。"),
        ("甲丙乙。", "甲\uf0b7乙。"),
    ],
)
def test_other_characters_are_taken_for_none(seen: str, told: str) -> None:
    assert read(items(seen), told) == [seen]
