"""Changing what stands in somebody else's paragraph."""

from core.templates import edit
from core.writers.docx.wordml import node, w


def paragraph(*texts: str):  # type: ignore[no-untyped-def]
    made = node("p", *(node("r", node("t")) for _ in texts))
    for place, text in zip(made.iter(w("t")), texts, strict=True):
        place.text = text
    node("tc", made, node("p"))
    return made


def letters(scope) -> str:  # type: ignore[no-untyped-def]
    return "".join(text.text or "" for text in scope.iter(w("t")))


def test_a_text_takes_the_place_of_all_text() -> None:
    one = paragraph("原", "文")
    assert edit.says_something(one) and len(edit.shown_runs(one)) == 2
    run = edit.write(one, "新文", None)
    assert edit.run_text(run) == letters(one) == "新文"
    edit.clear(one)
    assert not edit.says_something(one)


def test_tracked_changes_are_accepted() -> None:
    one = paragraph("留")
    deleted, inserted = node("del", node("r", node("delText"))), node("ins", node("r", node("t")))
    next(deleted.iter(w("delText"))).text, next(inserted.iter(w("t"))).text = "删", "增"
    one.extend([deleted, inserted])
    edit.accept_changes(one)
    assert letters(one) == "留增"


def test_a_paragraph_with_a_picture_is_not_taken_out() -> None:
    one = paragraph("字")
    one.append(node("r", node("drawing")))
    assert edit.has_picture(one) and edit.holds_more(one)
    edit.remove(one)
    assert one.getparent() is not None and letters(one) == ""


def test_the_front_of_a_paragraph_becomes_one_above() -> None:
    one = paragraph("一、总体情况", "正文")
    assert edit.split_after(one, "一、总体情况")
    above = one.getprevious()
    assert above is not None and (letters(above), letters(one)) == ("一、总体情况", "正文")


def test_words_that_end_inside_a_link_are_not_cut_out_of_it() -> None:
    """Half a link above and half below would be no link any more."""
    one = paragraph("一、")
    link = node("hyperlink", node("r", node("t")))
    next(link.iter(w("t"))).text = "总体情况正文"
    one.append(link)
    assert not edit.split_after(one, "一、总体情况")
    assert letters(one) == "一、总体情况正文" and one.getprevious() is None


def test_words_that_do_not_stand_there_change_nothing() -> None:
    one = paragraph("总")
    assert not edit.split_after(one, "总体情况")
    assert letters(one) == "总" and one.getprevious() is None


def test_a_section_of_pages_ends_below_the_lower_part_only() -> None:
    """Else the page turns between a heading and its text."""
    one = paragraph("一、总体情况正文")
    one.insert(0, node("pPr", node("jc"), node("sectPr")))
    assert edit.split_after(one, "一、总体情况")
    above = one.getprevious()
    assert above is not None
    assert [[mark.tag for mark in part.iter(w("jc"), w("sectPr"))] for part in (above, one)] == [
        [w("jc")],
        [w("jc"), w("sectPr")],
    ]
