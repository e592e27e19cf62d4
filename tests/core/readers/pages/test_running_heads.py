"""Running heads taken off."""

from core.readers.pdf import reader
from tests.helpers.makers.pdf_maker import Maker
from tests.helpers.raw_views import shape

WORDS = "本报告依据《中华人民共和国政府信息公开条例》编制，请各位读者批评指正并提出意见。"


def test_a_short_word_beside_a_running_head_goes_with_it() -> None:
    """Browsers print the date and the title of the page, which may be two characters."""
    maker = Maker()
    for number in range(2):
        maker.page()
        maker.text(24, 22, f"11/28/26, 8:1{number} PM", 8)
        maker.text(280, 23.5, "年报", 8)
        maker.text(90, 90 + 40 * number, WORDS)
    assert "".join(map(str, shape(reader.document(maker.data())))) == WORDS + WORDS
