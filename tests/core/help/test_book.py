"""The manual as a whole: its links lead somewhere, its names are those of the window, its words those of the house."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from core.forms.catalog import FORMS
from core.help.book import CHAPTERS, Manual, folded, manual
from core.help.markup import HelpTopic, ManualWords, PassageKind
from core.paths import resources
from gui.basics.actions import ACTIONS
from tests.test_words import AVOID, DASHES, NAMES, SPACE, said

FOLDER = resources() / "manual"
SOURCES = {name: (FOLDER / f"{name}.md").read_text("utf-8") for name in CHAPTERS}
PER_PICTURE, ALL_PICTURES = 70_000, 320_000  # bytes: they come with every product


@pytest.fixture(scope="module")
def book() -> Manual:
    return manual()


def words_of(topic: HelpTopic) -> Iterator[ManualWords]:
    for passage in topic.passages:
        yield from passage.words
        yield from (one for row in passage.rows for cell in row for one in cell)


def test_each_topic_has_an_id_of_its_own(book: Manual) -> None:
    assert len(book.by_id) == len(book.topics) > 100
    assert [chapter[0].id for chapter in book.chapters] == [*CHAPTERS]
    assert not [topic.id for topic in book.topics if not topic.passages]


def test_links_lead_somewhere(book: Manual) -> None:
    links = [(topic.id, one.link) for topic in book.topics for one in words_of(topic) if one.link]
    assert len(links) > 25
    assert not [pair for pair in links if pair[1] not in book.by_id]
    for name, source in SOURCES.items():  # the file, too: the sources are read on their own
        for file, anchor in re.findall(r"\]\(([\w-]+)?(?:\.md)?#([\w-]+)\)", source):
            assert book.by_id[anchor].chapter == (file or name), f"{name}.md: {file}#{anchor}"


def test_pictures_are_there_and_small(book: Manual) -> None:
    shown = {passage.picture for topic in book.topics for passage in topic.passages if passage.picture}
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert shown == set(sizes)
    assert max(sizes.values()) < PER_PICTURE and sum(sizes.values()) < ALL_PICTURES


def shown_as(words: str) -> str:
    """A string of the program as one reads it in the window."""
    return re.sub(r"\(&.\)|&", "", words).rstrip("…：").partition("（")[0] or words


@cache
def plain() -> set[str]:
    words = {shown_as(words) for _, words in said()} | {line for _, words in said() for line in words.split("\n")}
    return words | {f"{section.number} {section.short}" for form in FORMS.values() for section in form.sections}  # tabs


@cache
def with_gaps() -> list[re.Pattern[str]]:
    return [
        re.compile(r"\d+".join(map(re.escape, shown_as(words).split("{}"))))
        for place, words in said()
        if place.startswith("gui/") and "{}" in words and len(re.findall(r"[一-鿿]", words)) > 1
    ]


def is_in_the_window(name: str) -> bool:
    return name in plain() or any(pattern.fullmatch(name) for pattern in with_gaps())


def is_a_command(name: str) -> bool:
    menu, _, text = name.partition(" → ")
    return any(action.menu.words == menu and action.text.removesuffix("…") == text for action in ACTIONS)


def test_every_name_stands_in_the_window(book: Manual) -> None:
    """What the manual tells to click is there under just this name; a command is in the menu that is named."""
    names = {(topic.id, one.text) for topic in book.topics for one in words_of(topic) if one.mark == "name"}
    assert len(names) > 100
    commands = {pair for pair in names if " → " in pair[1]}
    assert not {pair for pair in commands if not is_a_command(pair[1])}
    assert not {pair for pair in names - commands if not is_in_the_window(pair[1])}


def test_each_command_is_named_where_the_manual_speaks_of_it(book: Manual) -> None:
    """By its name, with or without its menu, or by its keys: F1 on a command leads to a page that says what it does."""
    for action in ACTIONS:
        said = {one.text for one in words_of(book.by_id[action.help_topic]) if one.mark in ("name", "code")}
        name = action.text.removesuffix("…")
        assert said & {name, f"{action.menu.words} → {name}", action.shortcut}, action.name


@pytest.mark.parametrize("name", ["保存好", "文件 → 检查", "生成草稿吧", "打开全部", "文件 → 导出…"])
def test_a_name_that_is_not_there_is_found(name: str) -> None:
    assert not (is_a_command(name) if " → " in name else is_in_the_window(name))


def test_keys_are_those_of_the_commands(book: Manual) -> None:
    """Where a line names one command and one key, it is that command's."""
    keys = {action.shortcut for action in ACTIONS if action.shortcut}
    of_widgets = {"Tab", "Ctrl+Enter", "Ctrl+V", "F10", "F3", "Alt", "data", "Ctrl+F"}
    said = {one.text for topic in book.topics for one in words_of(topic) if one.mark == "code"}
    assert said <= keys | of_widgets


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_words_of_the_house(name: str) -> None:
    text = NAMES.sub("", re.sub(r"[*`]|<[^>]+>|\]\([^)]*\)|[A-Z]+\d+", "", SOURCES[name]))
    assert not [word for word in AVOID if word in text]
    assert not SPACE.findall(re.sub(r"^\d+\. |\|", "", text, flags=re.MULTILINE))
    assert not DASHES.findall(text)


def test_steps_are_counted(book: Manual) -> None:
    for topic in book.topics:
        numbers = [passage.number for passage in topic.passages if passage.kind is PassageKind.STEP]
        assert numbers == [*range(1, len(numbers) + 1)], topic.id


def test_search_goes_through_all_chapters(book: Manual) -> None:
    found = book.search("复议")
    assert {hit.topic.chapter for hit in found} >= {"year", "window", "checks"}
    titled = [("复议" in hit.topic.title) for hit in found]
    assert titled == sorted(titled, reverse=True) and titled[0]
    for hit in found:
        text = hit.topic.title + "".join(passage.plain for passage in hit.topic.passages)
        assert hit.count == text.count("复议")
        assert "复议" in hit.excerpt or "复议" in hit.topic.title


def test_search_wants_all_words_and_knows_no_width(book: Manual) -> None:
    both = {hit.topic.id for hit in book.search("备份 断电")}
    assert both == {hit.topic.id for hit in book.search("断电")} & {hit.topic.id for hit in book.search("备份")} or both
    assert book.search("ｃｔｒｌ＋ｇ") == book.search("Ctrl+G") != ()
    assert book.search("") == book.search("  ") == book.search("没有这样的词") == ()


def test_folding_keeps_places() -> None:
    text = "Ｃtrl＋ＧİＡ，（甲）"
    assert len(folded(text)) == len(text)
    assert folded("ＡＢｃ１") == "abc1"
