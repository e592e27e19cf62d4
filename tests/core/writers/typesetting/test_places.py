"""Where on a page a field stands."""

from core.writers.layout.style import DOCUMENT
from core.writers.typesetting import places as pages_places
from core.writers.typesetting import typeset
from tests.helpers.core.typeset_pages import filled


def test_places_tell_where_fields_stand() -> None:
    report = filled(overview="第一段。\n第二段。")
    page = typeset.pages_svg(report, DOCUMENT, links=True)[0]
    found = {place.key: place for place in pages_places.places(page)}
    assert found["overview#0"].top < found["overview#1"].top
    middle = found["overview#1"].left + 5, found["overview#1"].top + 5
    assert pages_places.nearest(page, *middle) == "overview#1"
    assert pages_places.nearest(page, 2, 2) == ""
    assert pages_places.places(typeset.pages_svg(report, DOCUMENT)[0]) == []
