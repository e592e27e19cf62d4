"""What the counts of a sentence are counts of: words that set the topic, some from the form's own labels."""

from __future__ import annotations

import re
from functools import lru_cache

from core.forms.concepts import Part
from core.forms.spec import Form, Kind
from core.patterns import lazy
from core.records import record
from core.report.phrases import words
from core.report.phrases.targets import lines_of, word_of

APPLICATIONS = "applications"
ELSEWHERE = "elsewhere"
# Before the path of a row of table two, and before the label of a part of table four.
_ROW, _PART = "row:", "part:"
# Shorter ones (重复申请, 其他) are too common to be read as labels.
_LONG_LABEL = 6
_NAMED = 3
# What 文件 is then said to be, for it to stand for the documents named before.
_STATES = ("废止", "现行有效", "现行有效的", "继续有效", "继续有效的")
# First characters of the words for applications: with those of the labels they spare most places a closer look.
_FIRST = "政信依申公获行许贷入退保住法主按从"


def row_of(topic: str) -> str:
    """Path of the row of table two that is the topic, "" where none is."""
    return topic.removeprefix(_ROW) if topic.startswith(_ROW) else ""


def part_of(topic: str) -> str:
    """Label of the part of table four that is the topic, "" where none is."""
    return topic.removeprefix(_PART) if topic.startswith(_PART) else ""


@record
class Topics:
    """``words`` finds topic words; ``rows`` and ``parts`` map the form's words to rows of table two and parts of table four."""

    words: re.Pattern[str]
    rows: dict[str, str]
    parts: dict[str, str]

    def topic(self, mark: re.Match[str], heading: str, before: str) -> str:
        """The topic after this word; ``before`` the one until here."""
        kind, word = mark.lastgroup, mark.group()
        if kind in ("row", "part"):
            known = self.rows if kind == "row" else self.parts
            return next(topic for label, topic in known.items() if word.startswith(label))
        if kind == "bare":
            return APPLICATIONS if heading != ELSEWHERE or before == APPLICATIONS else ELSEWHERE
        stays = kind in ("label", "way", "matter") or (kind == "elsewhere" and _stands_for_before(mark, before))
        return before if stays else APPLICATIONS if kind == "application" else ELSEWHERE

    def heading(self, line: str) -> str:
        """The topic of the paragraphs below a numbered heading."""
        kinds = {found.lastgroup for found in self.words.finditer(line)}
        return APPLICATIONS if "application" in kinds else ELSEWHERE


def _stands_for_before(mark: re.Match[str], before: str) -> bool:
    """Whether 文件 stands for the documents just named: 制发规范性文件 3 件，废止文件 1 件."""
    named = mark.group() == words.PAPERS and bool(row_of(before))
    return named and mark.string.endswith(_STATES, 0, mark.start())


@lru_cache(maxsize=8)
def topics_of(form: Form) -> Topics:
    """The topic words of a form."""
    named = (word for line in lines_of(form).results for word in (line.word, *line.spoken))
    # 属于行政查询事项, and in a list 行政查询事项 alone.
    labels = [
        one for word in named for one in dict.fromkeys((word, word.removeprefix("属于"))) if len(one) >= _LONG_LABEL
    ]
    rows, parts = _row_words(form), _part_words(form)
    applicants = "".join(sorted({line.word[-1] for line in lines_of(form).columns if len(line.word) >= _NAMED}))
    groups = (
        ("label", "|".join(map(re.escape, sorted(labels, key=len, reverse=True))) or words.NOTHING),
        ("matter", words.MATTER),
        ("foreign", words.ELSEWHERE_APPLICATION),
        ("part", f"(?:{'|'.join(parts) or words.NOTHING})(?:申请|案件|案)?"),
        ("row", f"(?:{'|'.join(rows) or words.NOTHING})(?!申请)(?:处理决定|决定书?|案件|事项)?"),
        ("application", words.APPLICATION),
        ("elsewhere", words.ELSEWHERE),
        ("way", f"(?<={words.WAY})申请(?!人)"),
        ("bare", words.BARE_APPLICATION.replace("{applicants}", applicants)),
        ("other", "申请(?!人)"),
    )
    alternatives = "|".join(f"(?P<{name}>{pattern})" for name, pattern in groups)
    first = "".join(sorted({word[0] for word in (*labels, *rows, *parts, *words.ELSEWHERE.split("|"))} | set(_FIRST)))
    return Topics(lazy(f"(?=[{first}])(?:{alternatives})"), rows, parts)


def _longest_first(found: dict[str, str]) -> dict[str, str]:
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _row_words(form: Form) -> dict[str, str]:
    """Rows of table two that hold counts: every wording of a row, and its key path."""
    table, found = form.key_of(Part.DISCLOSURE), dict[str, str]()
    for cell in form.cells.values():
        if cell.table == table and cell.kind is not Kind.MONEY:
            head = cell.row[-1]
            found |= dict.fromkeys((head.label, *head.aliases), _ROW + cell.row_path)
    return _longest_first(found)


def _part_words(form: Form) -> dict[str, str]:
    """Review and suits: the labels, and the short forms in use (复议 for 行政复议)."""
    groups = [line for line in lines_of(form).proceedings if len(line.cells) > 1]
    found = {word: _PART + line.label for line in groups for word in (word_of(line.label), *line.spoken)}
    return _longest_first({label.removeprefix("行政"): topic for label, topic in found.items()} | found)
