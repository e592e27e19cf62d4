"""The style sheets of a page, wherever they stand; and the tags."""

import pytest

from core.errors import UnusableInput
from core.readers.html.parsing import TagReceiver, TooManyTags, feed, sheets_in


@pytest.mark.parametrize(
    ("text", "sheets"),
    [
        ("<style>a</style><p>x</p><STYLE type='text/css'>b</STYLE>", ["a", "b"]),
        ("<style media=print>a</style><style media='screen'>b</style>", ["b"]),
        ("<style type=text/less>a</style>", []),
        ("<!-- <style>a</style> --><style><!-- b --></style>", ["<!-- b -->"]),
        (
            "<script>'<style>a</style>'</script><template><style>a</style></template><noscript><style>a</style></noscript>",
            [],
        ),
        ("<textarea><style>a</style></textarea><title><style>a</style></title>", []),
        ("<style>a", ["a"]),
        ("<!-- <style>a</style>", []),
        ("<p>no sheet</p>", []),
        ("<style>a</style>" * 9, ["a"] * 9),
    ],
)
def test_sheets(text: str, sheets: list[str]) -> None:
    assert [*sheets_in(text)] == sheets


def test_letters_that_grow_when_they_are_made_small() -> None:
    assert [*sheets_in("\u0130<style>a</style>")] == ["a"]
    assert [*sheets_in("\u0130<p>")] == []


class Tags:
    """Receives tags, and has enough of them."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.tags: list[str] = []

    def start(self, tag: str, _: dict[str, str]) -> None:
        self.tags.append(tag)
        if len(self.tags) > self.most:
            raise TooManyTags

    def end(self, _: str) -> None: ...
    def data(self, text: str) -> None: ...
    def comment(self, text: str) -> None: ...
    def close(self) -> None: ...


def test_tags() -> None:
    tags: Tags = Tags(9)
    receiver: TagReceiver = tags
    feed("<p>a\0b<b>c</b>", receiver)
    assert tags.tags == ["html", "body", "p", "b"]
    with pytest.raises(UnusableInput):
        feed("<p>" * 20, Tags(9))
