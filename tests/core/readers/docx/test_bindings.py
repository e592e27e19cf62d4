"""Content controls and the data that they are bound to."""

import pytest

from core.readers.docx.bindings import differing
from core.readers.docx.elements import TC, W, control_around
from core.readers.limits import BadPackage
from core.readers.safe_xml import Element, parse

_ITEM = "{0A1B2C3D-0000-4000-8000-000000000001}"


class _Package:
    def __init__(self, data: str) -> None:
        space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
        self.parts = {
            "customXml/item7.xml": data,
            "customXml/itemProps7.xml": f'<d:datastoreItem xmlns:d="{space}" d:itemID="{_ITEM.lower()}"/>',
        }

    @property
    def names(self) -> set[str]:
        return set(self.parts)

    def read(self, name: str) -> bytes:
        if not self.parts[name]:
            raise BadPackage
        return self.parts[name].encode()


def _document(path: str, words: str = "5", more: str = "<w:text/>", item: str = _ITEM) -> Element:
    binding = f'<w:dataBinding w:prefixMappings="xmlns:a=\'urn:a\'" w:xpath="{path}" w:storeItemID="{item}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}{more}</w:sdtPr><w:sdtContent><w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>"
    return parse(f'<w:document xmlns:w="{W[1:-1]}">{control}</w:document>'.encode())


_DATA = '<a:r xmlns:a="urn:a"><a:f>4</a:f><b/><a:f k="8"> 5 <i/></a:f></a:r>'


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        *(("/a:r[1]/a:f[1]", "4"), ("/a:r/a:f", "4"), ("/a:r[1]/a:f[2]", None), ("/a:r[1]/a:f[2]/@k", "8")),
        *(("/a:r[1]/a:f[1]/text()[1]", "4"), ("/a:r[1]/b[1]", ""), ("/a:r[1]/a:f[3]", None), ("/r[1]/a:f[1]", None)),
        *(("/a:r[1]/a:f[0]", None), ("/a:r[1]//a:f[1]", None), ("count(/a:r)", None), ("", None)),
    ],
)
def test_what_a_path_leads_to(path: str, expected: str | None) -> None:
    found = differing(_document(path), _Package(_DATA))
    assert list(found.values()) == ([] if expected is None else [("5", expected or "空白")])


def test_stores_that_are_broken_or_elsewhere() -> None:
    assert not differing(_document("/a:r[1]/a:f[1]"), _Package(""))
    assert not differing(_document("/a:r[1]/a:f[1]"), _Package("<broken"))
    assert not differing(_document("/a:r[1]/a:f[1]", item="{other}"), _Package(_DATA))
    assert differing(_document("/a:r[1]/a:f[1]", item=""), _Package(_DATA)), "any of them where none is named"


def test_a_prompt_is_no_word_of_the_control() -> None:
    document = _document("/a:r[1]/a:f[1]", "请填写", "<w:showingPlcHdr/><w:text/>")
    ((control, told),) = differing(document, _Package(_DATA)).items()
    assert told == ("空白", "4")
    assert control_around(next(document.iter(TC))) is control
