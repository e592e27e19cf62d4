"""The stream of an RTF file."""

from core.readers.rtf.tokens import SYMBOL, TEXT, WORD, State, tokens


def test_words_numbers_symbols_and_text() -> None:
    found = [*tokens(rb"{\b0 a\'b9\~\{")]
    assert found == [
        ("{", "", None),
        (WORD, "b", 0),
        (TEXT, "a", None),
        (TEXT, "\xb9", None),
        (SYMBOL, "~", None),
        (TEXT, "{", None),
    ]


def test_binary_data_is_passed_over() -> None:
    assert [*tokens(rb"\bin3 {}{x")][-1] == (TEXT, "x", None)


def test_a_group_inside_begins_with_what_holds_outside() -> None:
    state = State()
    state.in_table, state.nested = True, 2
    inner = state.copy()
    inner.begin_paragraph()
    assert (state.depth, inner.depth) == (2, 0)
