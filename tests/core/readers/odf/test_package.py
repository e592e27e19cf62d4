"""The container of an OpenDocument file, and its lengths."""

import pytest

from core.errors import UnusableInput
from core.readers.odf.package import opened, points_of
from tests.helpers.makers.odt_maker import odt, par


def test_the_body_of_the_kind_that_is_asked_for() -> None:
    data = odt(par("甲"))
    body, _ = opened(data, "text", "locked", "damaged")
    assert [node.text for node in body.iter() if node.text] == ["甲"]
    with pytest.raises(UnusableInput, match="damaged"):
        opened(data, "spreadsheet", "locked", "damaged")
    with pytest.raises(UnusableInput, match="damaged"):
        opened(data[:100], "text", "locked", "damaged")


def test_lengths() -> None:
    assert [points_of(text) for text in ("1in", "2pc", "4px", "-3pt", "0.50000000000000in", "12", None)] == [
        *(72, 24, 3, -3, 36, None, None)
    ]
