"""Small pieces of WordprocessingML."""

from core.writers.docx.wordml import at_places, fragment, half_points, node, place, run, set_run_text, to_bytes, w
from core.writers.layout.style import Font

FONT = Font("仿宋_GB2312", 16)


def test_sizes_in_half_points() -> None:
    assert (half_points(16), half_points(10.5)) == (32, 21)


def test_breaks_and_tabs_are_elements() -> None:
    made = run(FONT, "甲\n乙\t丙")
    assert [child.tag for child in made.iter(w("t"), w("br"), w("tab"))] == [w("t"), w("br"), w("t"), w("tab"), w("t")]
    set_run_text(made, "新")
    assert [child.text for child in made.iter(w("t"))] == ["新"]
    assert not [*made.iter(w("br"), w("tab"))]


def test_a_part_is_cut_at_its_places() -> None:
    root = node("p", place("一"), node("r"), place("二"))
    pieces, names = at_places(root)
    assert names == ("一", "二") and len(pieces) == 3
    assert b"".join(pieces).count(b"<w:r/>") == 1


def test_a_fragment_names_no_namespaces() -> None:
    assert b"xmlns" in to_bytes(node("p")) and b"xmlns" not in fragment(node("p"))
