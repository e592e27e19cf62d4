"""Places among the elements of a parent."""

from core.readers.html.family import Census, Siblings
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


def test_counting_from_the_middle_on() -> None:
    found = Siblings(None)
    around = [found.open("html", {})]
    found.close()
    found.catch_up(around, 5)
    assert found.open("p", {}).place == 1
    found.close()
    assert found.open("p", {}).place == 2
    found.close()
    found.close()
    found.close()  # more ends than beginnings
    found.catch_up((), 9)
    assert found.open("p", {}).end_place == 0
