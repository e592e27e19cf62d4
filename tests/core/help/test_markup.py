"""The manual's source is Markdown: our reader finds in it what markdown-it-py does, and refuses what it does not know."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.help.book import CHAPTERS
from core.help.markup import HelpTopic, ManualError, ManualWords, Passage, PassageKind, topics_of
from core.paths import resources

FOLDER = resources() / "manual"
SOURCES = {name: (FOLDER / f"{name}.md").read_text("utf-8") for name in CHAPTERS}

Told = tuple[str, str, tuple[str, ...], tuple[str, ...]]  # kind, text, names of the window, links


def ours(topics: tuple[HelpTopic, ...]) -> Iterator[Told]:
    for topic in topics:
        yield f"h{topic.level}", topic.title, (), ()
        for passage in topic.passages:
            yield from _of(passage)


def _of(passage: Passage) -> Iterator[Told]:
    cells = [cell for row in passage.rows for cell in row]
    for words in [passage.words] if passage.words else cells:
        kind = {PassageKind.TABLE: "cell", PassageKind.PICTURE: "picture"}.get(passage.kind, passage.kind.value)
        yield kind, _text(words), _marked(words, "name"), tuple(one.link for one in words if one.link)


def _text(words: tuple[ManualWords, ...]) -> str:
    return "".join(one.text for one in words)


def _marked(words: tuple[ManualWords, ...], mark: str) -> tuple[str, ...]:
    return tuple(one.text for one in words if one.mark == mark)


KINDS = {"ordered_list_open": "step", "bullet_list_open": "bullet", "blockquote_open": "note"}


def theirs(source: str) -> Iterator[Told]:
    around: list[str] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    for before, token in pairwise([Token("", "", 0), *tokens]):
        if token.type in KINDS:
            around.append(KINDS[token.type])
        elif token.type.replace("_close", "_open") in KINDS:
            around.pop()
        elif token.type == "inline" and token.children is not None:
            yield _inline(before, token, around)


def _inline(before: Token, token: Token, around: list[str]) -> Told:
    children = token.children or []
    names, links, bold, text = [], [], False, ""
    for child in children:
        bold = child.type == "strong_open" or (bold and child.type != "strong_close")
        if child.type == "link_open":
            links.append(str(child.attrs["href"]).partition("#")[2])
        if child.type in ("text", "code_inline", "image"):
            text += child.content
            names += [child.content] if bold else []
    level = {"h1": "h1", "h2": "h2", "h3": "subhead"}.get(before.tag)
    picture = "picture" if children and children[0].type == "image" else ""
    cell = "cell" if before.tag in ("th", "td") else ""
    return level or picture or cell or (around[-1] if around else "text"), text, tuple(names), tuple(links)


@pytest.mark.parametrize("name", CHAPTERS)
def test_an_independent_reader_finds_the_same(name: str) -> None:
    assert list(ours(topics_of(SOURCES[name]))) == list(theirs(SOURCES[name]))


def test_marks_of_a_line() -> None:
    (topic,) = topics_of('# <a id="a"></a>甲\n单击**保存**，按 `Ctrl+S`，见[乙](quick.md#c)。')
    assert topic.id == topic.chapter == "a" and topic.level == 1
    (passage,) = topic.passages
    assert [(one.text, one.mark, one.link) for one in passage.words] == [
        ("单击", "", ""),
        ("保存", "name", ""),
        ("，按 ", "", ""),
        ("Ctrl+S", "code", ""),
        ("，见", "", ""),
        ("乙", "", "c"),
        ("。", "", ""),
    ]
    assert passage.plain == "单击保存，按 Ctrl+S，见乙。"


def test_rows_belong_to_one_table() -> None:
    (topic,) = topics_of('# <a id="a"></a>甲\n| 时间 | 事 |\n|---|---|\n| 1月 | 填 |\n| 2月 | 送 |\n完')
    table, text = topic.passages
    assert table.kind is PassageKind.TABLE and len(table.rows) == 3 and text.plain == "完"
    assert table.plain == "时间 事 1月 填 2月 送"


@pytest.mark.parametrize(
    "line",
    ["没有标题", "#### 四级", "* 星号", "  缩进", "**不成对", "[甲](乙)", "```", "|---|---|", "<b>甲</b>", "+ 加"],
)
def test_what_it_does_not_know_is_refused(line: str) -> None:
    source = line if line == "没有标题" else f'# <a id="a"></a>甲\n{line}'
    with pytest.raises(ManualError):
        topics_of(source)


def test_every_file_is_a_chapter() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.md")} == set(CHAPTERS)
