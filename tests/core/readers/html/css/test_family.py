"""Places among the elements of a parent."""

from core.readers.html.css.family import Census, Siblings
from core.readers.html.reader import feed


def census(text: str) -> Census:
    made = Census()
    feed(text, made)
    return made


def test_places_from_the_end() -> None:
    told = census("<html><body><p>x</p><i></i><p><b></b> </p></body></html>").told
    assert told == [(0, 0, False), (1, 1, False), (3, 2, False), (2, 1, True), (1, 1, False), (1, 1, True)]


def test_places_from_the_front() -> None:
    found = Siblings(census("<html><body><p>x</p><i></i><p></p></body></html>"))
    root = found.open("html", {})
    body = found.open("body", {})
    first = found.open("p", {})
    found.close()
    found.open("i", {})
    found.close()
    last = found.open("p", {"class": "z"})
    assert (root.place, body.place, first.place, last.place, last.kin, last.end_place) == (1, 1, 1, 3, 2, 1)
    assert [one.tag for one in last.before] == ["p", "i", "p"]
    assert last.empty and not first.empty


def test_more_ends_than_beginnings() -> None:
    found = Siblings(None)
    found.open("html", {})
    for _ in range(3):
        found.close()
    assert found.open("p", {}).end_place == 0


def test_what_comes() -> None:
    census = Census()
    for tag in ("html", "body", "p", "/p", "b", "i", "/i", "/b", "p", "/p"):
        census.end(tag[1:]) if tag[0] == "/" else census.start(tag, {})
    census.close()
    ahead = lambda number, tie: [one.tag for one, _ in census.ahead(number, tie)]  # noqa: E731
    assert ahead(1, " ") == ["p", "b", "i", "p"] and ahead(1, ">") == ["p", "b", "p"]
    assert ahead(2, "+") == ["b"] and ahead(2, "~") == ["b", "p"] and ahead(5, "+") == []
    assert [[one.tag for one in between] for _, between in census.ahead(1, " ")] == [[], [], ["b"], []]
    assert ahead(0, "~") == [] and ahead(9, " ") == []
