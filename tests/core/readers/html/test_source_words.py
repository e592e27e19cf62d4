"""Blanks of a page's source, lists to choose from, remarks and lists of footnotes."""

import pytest

from core.readers.html.source_words import (
    BREAK,
    KEPT,
    is_comment,
    keeps_no_changes,
    lists_notes,
    lists_remarks,
    visible,
)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("政府\n  信息", "政府信息"),
        ("in\n  two", "in two"),
        ("  a  b\t", "a b"),
        (f"一{BREAK}二{BREAK} {BREAK}", "一\n二"),
        (" \n ", ""),
        ("\u3000\u3000段", "\u3000\u3000段"),
        ("1\u200b2", "12"),
        ("a\xa0b", "a b"),
    ],
)
def test_blanks(source: str, shown: str) -> None:
    assert visible(source) == shown


def test_blanks_that_are_kept() -> None:
    assert visible("a  b\tc".translate(KEPT)) == "a  b\tc"
    assert visible("甲\u200d乙\u200c丙\u200b丁".translate(KEPT)) == "甲\u200d乙\u200c丙\u200b丁"


def test_remarks_and_footnotes() -> None:
    assert is_comment({"class": "MsoCommentReference"}) and lists_remarks({"style": "mso-element:comment-list"})
    assert not is_comment({"class": "a", "style": "color:red"})
    assert lists_notes({"style": "mso-element: footnote-list"}) and lists_notes({"class": "x Footnotes"})
    assert lists_notes({"id": "sdendnote3"}) and not lists_notes({"id": "note3"})


@pytest.mark.parametrize(
    ("head", "keeps_none"),
    [
        ('<meta name="generator" content="LibreOffice 24.2 (Linux)"/><style>@page { margin: 1in }</style>', True),
        ('<META NAME="GENERATOR" CONTENT="OpenOffice 4.1"><STYLE>@page {}</STYLE>', True),
        ('<meta name="DCTERMS.source" content="http://xml.openoffice.org/odf2xhtml"/>', True),
        ('<meta name="generator" content="LibreOffice 24.2"/><style>table { }</style>', False),
        ('<meta name="generator" content="Hugo"/><style>@page { margin: 1in }</style>', False),
        ("<style>@page { margin: 1in }</style><p>LibreOffice</p>", False),
    ],
)
def test_pages_that_keep_no_changes(head: str, keeps_none: bool) -> None:
    assert keeps_no_changes(head) is keeps_none
