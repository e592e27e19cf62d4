"""Bytes and characters of an RTF file as text."""

from core.readers.rtf.text import Pieces, decode, of_charset, of_page


def test_the_codec_of_a_font_and_of_a_page() -> None:
    assert "公开".encode(of_charset(134)).decode("gb18030") == "公开"
    assert "公开".encode(of_page(936)).decode("gb18030") == "公开"
    assert of_page(999999) == of_page(None)


def test_chinese_in_a_font_that_claims_to_be_western() -> None:
    assert decode("公开".encode("gbk"), "cp1252", "gbk") == "公开"


def test_halves_of_a_pair_come_one_by_one() -> None:
    pieces = Pieces()
    for half in ("\ud840", "\udc00"):
        pieces.add(half)
    assert pieces.take() == ("𠀀", ())
    assert pieces.take() == ("", ())


def test_bytes_wait_for_the_rest_of_a_character() -> None:
    pieces = Pieces()
    for byte in "公".encode("gbk"):
        pieces.add_bytes(chr(byte), "gbk", "gbk")
    assert pieces.take()[0] == "公"
