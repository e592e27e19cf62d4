"""The one place where readers parse XML: no entities, no endless depth."""

import pytest

from core.readers import safe_xml


def test_a_part_is_parsed_changed_and_written() -> None:
    root = safe_xml.parse(b"<a><b>1</b>2<c/></a>")
    inner = root.find("b")
    assert inner is not None
    safe_xml.rename(inner, "d")
    assert safe_xml.written(root) == b"<a><d>1</d>2<c/></a>"
    safe_xml.detach(inner)
    assert safe_xml.written(root) == b"<a>2<c/></a>"


@pytest.mark.parametrize(
    "data",
    [
        b"<a><b></a>",
        b"",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b"<a>" * 5000 + b"</a>" * 5000,
    ],
    ids=["torn", "empty", "entity", "deep"],
)
def test_what_is_no_plain_xml_is_refused(data: bytes) -> None:
    with pytest.raises(safe_xml.BadXml):
        safe_xml.parse(data)
