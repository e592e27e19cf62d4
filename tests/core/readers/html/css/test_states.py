"""What selectors ask of elements on a page at rest."""

import pytest

from core.readers.html.css.selectors import OpenElement
from core.readers.html.css.states import ALWAYS, IS_SO, NEVER


@pytest.mark.parametrize(
    ("asked", "tag", "attributes", "answer"),
    [
        (":root", "html", {}, True),
        (":root", "p", {}, False),
        (":link", "a", {"href": ""}, True),
        (":link", "a", {}, False),
        (":checked", "option", {"selected": ""}, True),
        (":disabled", "input", {"disabled": ""}, True),
        (":disabled", "p", {"disabled": ""}, False),
        (":enabled", "input", {}, True),
        (":optional", "input", {"required": ""}, False),
        (":read-only", "p", {}, True),
        (":read-write", "textarea", {"readonly": ""}, False),
        (":open", "details", {"open": ""}, True),
        (":placeholder-shown", "input", {"placeholder": "x", "value": "1"}, False),
    ],
)
def test_answers(asked: str, tag: str, attributes: dict[str, str], answer: bool) -> None:
    assert IS_SO[asked](OpenElement(tag, attributes)) is answer


def test_nothing_is_answered_twice() -> None:
    assert not NEVER & ALWAYS and not (NEVER | ALWAYS) & IS_SO.keys()
    assert IS_SO[":empty"](OpenElement("p", {}, empty=True))
