"""Words in markup and out of it: the same as by Python's own, without the names of all characters."""

import html
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from core.markup import escape, unescape
from tests.helpers.places import ROOT

WORDS = st.text(alphabet="&<>\"';#x27年1amplt quo\n", max_size=40) | st.text(max_size=20)


@given(WORDS, st.booleans())
def test_it_is_written_as_by_python(text: str, quote: bool) -> None:
    assert escape(text, quote) == html.escape(text, quote)
    assert unescape(escape(text, quote)) == text or "&" in text


@given(WORDS)
def test_it_is_read_as_by_python(text: str) -> None:
    assert unescape(text) == html.unescape(text)


def test_writing_brings_no_names() -> None:
    script = "import sys; from core.markup import escape; escape('<'); print('html.entities' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
