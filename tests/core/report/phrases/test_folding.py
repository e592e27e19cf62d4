"""Words folded for reading: places that lead back into the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.phrases.folding import fold


@given(st.text(st.sampled_from(" １２件，《》条\u3000\t申请"), max_size=40))
@settings(max_examples=200, deadline=None)
def test_folded_places_lead_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.positions)
    for place, char in enumerate(folded.text):
        start, end = folded.span(place, place + 1)
        assert end == start + 1
        assert char in ("□", text[start]) or text[start] in "１２"
