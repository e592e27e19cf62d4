"""Clips of an OFD's objects."""

from core.readers.ofd.clips import clip_of
from core.readers.pages.clipped import SeenArea
from core.readers.pages.frame import SAME
from core.readers.safe_xml import parse

PATH = '<Path Boundary="0 0 99 99"><AbbreviatedData>M {0} {0} L {1} {0} L {1} {1} L {0} {1} C</AbbreviatedData></Path>'


def clip(*clips: str, more: str = "", how: str = "") -> SeenArea | None:
    inner = "".join(f"<Clip>{one}</Clip>" for one in clips)
    item = f'<TextObject Boundary="10 20 50 50" {more}><Clips {how}>{inner}</Clips></TextObject>'
    return clip_of(parse(item.encode()), SAME, None)


def area(first: int, last: int, more: str = "") -> str:
    return f"<Area {more}>{PATH.format(first, last)}</Area>"


def test_areas_stand_where_their_object_does() -> None:
    assert clip(area(0, 5)) == SeenArea(10, 20, 15, 25)
    assert clip(area(0, 5, 'CTM="2 0 0 2 1 0"')) == SeenArea(11, 20, 21, 30)
    assert clip(area(0, 5), more='CTM="2 0 0 2 0 0"') == SeenArea(10, 20, 20, 30)
    assert clip(area(0, 5), more='CTM="2 0 0 2 0 0"', how='TransFlag="false"') == SeenArea(10, 20, 15, 25)


def test_clips_leave_what_they_have_in_common_areas_what_is_in_any() -> None:
    assert clip(area(0, 5), area(3, 9)) == SeenArea(13, 23, 15, 25)
    assert clip(area(0, 5) + area(3, 9)) == SeenArea(10, 20, 19, 29, exact=False)
    nothing = clip("")
    assert nothing is not None and nothing.empty
    assert clip("<Area><Text/></Area>") is None and clip() is None
    assert clip_of(parse(b"<TextObject/>"), SAME, SeenArea(1, 1, 2, 2)) == SeenArea(1, 1, 2, 2)
