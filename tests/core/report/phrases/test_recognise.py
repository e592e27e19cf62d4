"""Reading figures out of texts: any run of words, wherever it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.catalog import FORMS
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims
from tests.helpers.core.claim_words import WORDS


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=200, deadline=500)
def test_any_run_of_words_is_read_and_spans_lie_within(found: list[str]) -> None:
    text = "".join(found)
    for form in FORMS.values():
        for claim in claims(text, form, Owner(2025, "临江市财政局")):
            start, end = claim.span
            assert 0 <= start < end <= len(text)
            assert start <= claim.number_span[0] <= claim.number_span[1] <= end
            assert claim.readings
            assert all(cell in form.cells for reading in (*claim.readings, *claim.bases) for cell in reading.cells)
            assert len(claim.bases) in (0, len(claim.readings))


@pytest.mark.parametrize(
    "piece", ["共计", "依申请公开", "申请", "政府信息公开", "的申请", "予以公开和", "维持", "规范性文件"]
)
def test_repetition_takes_no_time(piece: str) -> None:
    """A pattern that could be read in many ways would never end here."""
    text = f"收到{piece * 200}12件x{piece * 200}。未收到{piece * 200}"
    assert claims(text, FORMS["2021"], Owner(2025)) is not None


def test_a_paragraph_says_the_same_wherever_it_stands() -> None:
    words = "全年收到政府信息公开申请12件，办结11件。"
    alone, later = (claims(text, FORMS["2021"], Owner(2025)) for text in (words, "第一段。\n\n" + words))
    assert [(c.id, c.number, c.readings) for c in alone] == [(c.id, c.number, c.readings) for c in later]
    assert {later_.span[0] - alone_.span[0] for alone_, later_ in zip(alone, later, strict=True)} == {6}
