"""OFD as programs write it gives the report back; what cannot be read is said plainly."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.readers.ofd import package as refusals
from core.readers.ofd import reader
from core.readers.pages import document as page_refusals
from core.readers.registry import kind_of
from tests.helpers.core.ofd_files import WORDS, plain, unusable
from tests.helpers.makers.ofd_maker import OfdMaker, Ways, ofd
from tests.helpers.makers.pdf_maker import Look
from tests.helpers.raw_views import texts
from tests.readings.judge import Verdict, judge
from tests.readings.kinds import Sample, truth_of
from tests.readings.on_pages.sealed import sealed
from tests.readings.pages import REPORT


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    ways=st.builds(
        Ways,
        prefix=st.sampled_from(["ofd:", "", "a:"]),
        transforms=st.booleans(),
        deltas=st.sampled_from(["each", "repeated", "none"]),
        pieces=st.booleans(),
        parameters=st.booleans(),
        template=st.booleans(),
        units=st.booleans(),
        paths=st.sampled_from(["relative", "absolute", "backslashes", "case"]),
        turned=st.sampled_from([0, 0, 1, 2, 3]),
    ),
    look=st.builds(
        Look,
        borders=st.sampled_from(["lines", "frames", "bars"]),
        middle=st.booleans(),
        torn=st.booleans(),
        footer=st.sampled_from(["", "— {} —"]),
        bottom=st.sampled_from([640, 700, 760]),
        dark=st.booleans(),
    ),
)
def test_any_program_and_look(ways: Ways, look: Look) -> None:
    result = judge(Sample("any", ".ofd", lambda: ofd(REPORT, look, ways), truth_of(REPORT, quiet=True)))
    assert result.verdict is Verdict.RIGHT, result.why


def test_its_content_tells_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(plain().data())
    assert kind_of(path) == "ofd"
    assert texts(reader.document(path.read_bytes())) == [WORDS]


def test_far_too_many_pages_and_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    maker = plain()
    for _ in range(reader.MOST_PAGES):
        maker.page()
    assert "61页" in unusable(maker.data())
    monkeypatch.setattr(reader, "MOST_OBJECTS", 50)
    assert unusable(ofd(REPORT, Look())) == refusals.SLOW


def test_units_that_hold_each_other_end() -> None:
    maker = plain(Ways(units=True))
    maker.lines[0].append('<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="3000"/>')
    assert texts(reader.document(maker.data())) == [WORDS]


def test_pages_without_text() -> None:
    maker = OfdMaker(Ways())
    maker.page()
    assert unusable(maker.data()) == page_refusals.NO_TEXT.format(name="OFD")


def words_of(*objects: str) -> list[str]:
    maker = plain()
    maker.pages[0] += objects
    return [text for text in texts(reader.document(maker.data())) if text != WORDS]


def text_object(words: str, more: str = "", boundary: str = "30 60 80 10", colour: str = "") -> str:
    inner = f'{colour}<ofd:TextCode X="0" Y="5" DeltaX="g {len(words)} 5">{words}</ofd:TextCode>'
    return f'<ofd:TextObject ID="77" Boundary="{boundary}" Font="1" Size="5"{more}>{inner}</ofd:TextObject>'


def test_words_in_a_block_of_the_page_are_read() -> None:
    assert words_of(f'<ofd:PageBlock ID="70">{text_object("块里的字")}</ofd:PageBlock>') == ["块里的字"]


def test_words_without_a_size_and_slanted_ones_are_no_text() -> None:
    """A size of nothing shows nothing; writing across the page is a stamp or a watermark."""
    assert words_of(text_object("看不见").replace('Size="5"', 'Size="0"')) == []
    assert words_of(text_object("斜着的字", ' CTM="0.7 0.7 -0.7 0.7 0 0"')) == []


def test_characters_that_nobody_knows_are_told() -> None:
    """Their fonts put anything there, a digit too; only points before a line are known to be none."""
    assert words_of(text_object("合\ue123计")) == ["合\ufffd计"]
    assert words_of(text_object("\uf0b7合计")) == ["合计"]


@pytest.mark.parametrize(("turned", "boundary"), [(90, "60 30 10 80"), (180, "90 60 80 10"), (270, "60 90 10 80")])
def test_single_characters_that_are_turned_keep_their_words_whole(turned: int, boundary: str) -> None:
    """A program may turn each character by itself: what stands on the page straight is not mixed with it."""
    found = words_of(text_object("横排", f' CharDirection="{turned}"', boundary))
    assert set("".join(found)) <= set("横排") and reader.pages(plain().data())


def test_what_is_drawn_without_data_or_place_is_passed_over() -> None:
    path = '<ofd:PathObject ID="80" Boundary="0 0 9 9" Stroke="true"/>'
    blank = path.replace('Stroke="true"', 'Stroke="false"')
    picture = '<ofd:ImageObject ID="81" ResourceID="9" Boundary="1 2"/>'
    assert words_of(path, blank, picture) == []


def test_a_seal_may_hide_what_is_below_it() -> None:
    """Where it stands is told by its signature; how it looks, by nobody."""
    box = (90.0, 90.0, 210.0, 210.0)
    plain_page, sealed_page = (reader.pages(data)[0] for data in (sealed(REPORT, None), sealed(REPORT, lambda _: box)))
    assert not any(ground.unclear for ground in plain_page.grounds)
    (seal, *_) = [ground for ground in sealed_page.grounds if ground.unclear]
    assert (seal.x0, seal.top, seal.x1, seal.bottom) == pytest.approx(box, abs=0.1) and not seal.covers
