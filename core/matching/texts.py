"""Title, preamble and the texts of the sections from the lines of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from unicodedata import normalize

from core.forms.spec import Form, Section
from core.matching import page_noise as noise
from core.matching.headings import Flow, Line, Mark, find_headings, is_heading, is_other_part
from core.matching.identity import (
    Title,
    contact_data,
    is_alike,
    is_document_number,
    is_organ,
    read_title,
    stated_year,
    titles,
)
from core.matching.reading import Note
from core.notes import NoteCode

_TOP_NUMBER = re.compile(r"^[一二三四五六七八九十]+[、.,]")
_LIKE_A_HEADING = 6.0  # score of a table's name that stands above it without a number
_MOST_LEADING = 80  # lines above the text in which a title is looked for


@dataclass
class Texts:
    """What the lines of a document said."""

    texts: dict[str, str] = field(default_factory=dict[str, str])
    year: int | None = None
    agency: str = ""
    body: dict[str, str] = field(default_factory=dict[str, str])
    notes: list[Note] = field(default_factory=list[Note])


def read_texts(lines: Flow, form: Form) -> Texts:
    """Read all texts; what is left out or was worded differently is noted."""
    return _Reader(lines, form).run()


class _Reader:
    def __init__(self, lines: Flow, form: Form) -> None:
        self.lines, self.form = lines, form
        self.headings = find_headings(lines, form)
        self.tables = [i for i, line in enumerate(lines) if isinstance(line, Mark) and line.key]
        self.taken: set[int] = set(self.headings.values())
        self.found = Texts()

    def run(self) -> Texts:
        behind = bool(self.tables) and self.headings.get("overview", -1) > self.tables[-1]
        start = self.headings["overview"] if behind else min([*self.headings.values(), *self.tables], default=None)
        title = self.title(len(self.lines) if start is None else start)
        first = title.last + 1
        middle = self.after_title(first)
        last_table = max(self.tables, default=-1)
        problems = self.headings.get("problems", last_table)
        end = self.end(self.headings.get("other", problems), title.agency)
        other = self.headings.get("other", end)
        overview = self.headings.get("overview", middle - 1)
        self.preamble(first, middle, title)
        self.text("overview", overview + 1, self.stop(overview))
        self.text("problems", problems + 1, min(other, end))
        self.text("other", other + 1, end)
        self.leave_out(first, max(last_table + 1, problems))
        for section in self.form.sections:
            self.compare_heading(section)
        self.identity(title, end)
        return self.found

    def span(self, first: int, stop: int) -> list[Line]:
        return [line for line in self.lines[first:stop] if isinstance(line, Line) and line.text]

    def note(self, code: NoteCode, message: str, place: str = "", found: str = "") -> None:
        self.found.notes.append(Note(code, message, place=place, found=found))

    def take(self, first: int, stop: int) -> list[Line]:
        """Like :meth:`span`, for lines that have been read or named: they are not named again."""
        self.taken.update(range(first, stop))
        return self.span(first, stop)

    def dropped(self, what: str, lines: Iterable[str], place: str = "") -> None:
        words = [line for line in lines if line]
        if words:
            more = f"等 {len(words)} 行" if len(words) > 1 else ""
            self.note(NoteCode.DROPPED, f"{what}“{_short(words[0])}”{more}没有读入。", place, "\n".join(words))

    def title(self, start: int) -> Title:
        """The title with its place among all lines; what stands above it is left out."""
        leading = [line.text if isinstance(line, Line) else "" for line in self.lines[: min(start, _MOST_LEADING)]]
        filled = [i for i, text in enumerate(leading) if text and not noise.around(text)]
        everything = "\n".join("".join(line.text.split()) for line in self.span(0, len(self.lines)))
        title = read_title([leading[i] for i in filled], everything)
        if title.first < 0:
            return title
        first, last = filled[title.first], filled[title.last]
        self.found.texts["title"] = title.text
        self.dropped("标题上方的", leading[:first], "title")
        return Title(title.text, title.year, title.agency, first, last)

    def after_title(self, first: int) -> int:
        """Where the preamble ends: at heading 一, or before what is no longer about the report itself."""
        if "overview" in self.headings:
            return self.headings["overview"]
        stop = self.stop(first - 1)
        about = [i for i in range(first, min(first + 6, stop)) if _is_about_report(self.lines[i])]
        return max(about, default=first - 1) + 1

    def stop(self, overview: int) -> int:
        """Where section one ends: at the next heading or table."""
        after = [i for i in (*self.headings.values(), *self.tables) if i > overview]
        return min(after, default=len(self.lines))

    def end(self, last_heading: int, agency: str) -> int:
        """Where the report ends: before links and footers, the signature and its date, tables put behind all texts."""
        limit = stop = min((i for i in self.tables if i > last_heading), default=len(self.lines))
        for i in range(last_heading + 1, stop):
            line = self.lines[i]
            if isinstance(line, Line) and noise.ends_report(line.text):
                stop = i
                break
        while stop > last_heading + 1 and self.is_closing(self.lines[stop - 1], agency, limit < len(self.lines)):
            stop -= 1
        self.dropped("报告末尾的", (line.text for line in self.take(stop, limit)), "other")
        return stop

    def is_closing(self, line: Line | Mark, agency: str, before_table: bool) -> bool:
        if isinstance(line, Mark):
            return False
        text = "".join(line.text.split())
        if not text or noise.is_attachment(line.text) or noise.is_page_number(line.text) or noise.is_date(text):
            return True
        if before_table and is_heading(line, self.form, _LIKE_A_HEADING):
            return True
        return is_organ(text) and (not agency or text in agency or agency in text)

    def preamble(self, first: int, stop: int, title: Title) -> None:
        """What stands between title and heading 一, tables of the form in between left aside."""
        among = [i for i in self.tables if first <= i < stop]
        lines = self.take(first, min(among, default=stop)) + self.take(max(among, default=stop) + 1, stop)
        kept: list[Line] = []
        left: list[str] = []
        again = self.title_again(lines, title)
        for place, line in enumerate(lines):
            text = "".join(line.text.split())
            page = noise.around(line.text) or noise.is_date(text) or is_document_number(text)
            contents = (
                text in ("目录", title.agency)
                or _is_letterhead(text)
                or is_heading(line, self.form)
                or noise.is_no_preamble(text)
            )
            if place in again or page or contents:
                left.append(line.printed)
            else:
                kept.append(line)
        self.dropped("标题和正文之间的", left, "preamble")
        self.put("preamble", kept)

    def title_again(self, lines: list[Line], title: Title) -> set[int]:
        """Lines below the title that repeat it, as a page does above the paper itself."""
        again = [other for other in titles([line.text for line in lines]) if is_alike(title, other)]
        for other in again:
            if title.year and other.year and other.year != title.year:
                message = (
                    f"文件里有两个标题，一个写的是 {title.year} 年，一个写的是 {other.year} 年，按前一个读入，请核对。"
                )
                self.note(NoteCode.YEAR, message, "title", other.text)
        return {place for other in again for place in range(other.first, other.last + 1)}

    def text(self, key: str, first: int, stop: int) -> None:
        self.put(key, self.take(first, stop))
        if not self.found.texts[key]:
            self.note(NoteCode.MISSING, f"没有找到“{self.form.section(key).numbered}”的内容。", key)

        self.other_parts(key, self.span(first, stop))

    def other_parts(self, key: str, lines: list[Line]) -> None:
        """Parts that the form does not have stay in the section they stand in."""
        parts = [line.printed for line in lines if is_other_part(line)]
        if parts:
            more = f"等 {len(parts)} 个" if len(parts) > 1 else ""
            where = self.form.section(key).numbered
            message = f"“{_short(parts[0])}”{more}部分不在规定的格式里，读入“{where}”，请核对。"
            self.note(NoteCode.OTHER_PART, message, key, "\n".join(parts))

    def put(self, key: str, lines: list[Line]) -> None:
        pages = [line for line in lines if noise.is_page_number(line.text)]
        self.dropped("页码", (line.text for line in pages), key)
        printed = [line.printed for line in lines if line not in pages]
        cleaned = [noise.without_template(line) for line in printed]
        for before, after in zip(printed, cleaned, strict=True):
            if before != after:
                self.note(NoteCode.TEMPLATE, f"模板里的提示语“{_short(before)}”没有读入。", key, before)
        self.found.texts[key] = "\n".join(filter(None, cleaned))

    def leave_out(self, first: int, stop: int) -> None:
        """Lines among the tables, where the form has no text."""
        lines = [self.lines[i] for i in range(first, stop) if i not in self.taken]
        words = [line.printed for line in lines if isinstance(line, Line)]
        template = [line for line in words if line and not noise.without_template(line)]
        self.dropped("模板里的提示语", template)
        self.dropped("表格之间的", (line for line in words if line not in template))

    def compare_heading(self, section: Section) -> None:
        index = self.headings.get(section.key)
        if index is None:
            self.no_heading(section)
            return
        line = self.lines[index]
        assert isinstance(line, Line)
        printed, wanted = _same(line.printed), _same(section.numbered)
        if printed == wanted:
            return
        what = "的序号" if _TOP_NUMBER.sub("", printed) == _same(section.heading) else "的写法"
        message = f"标题“{line.printed}”{what}与规定的“{section.numbered}”不同，按规定的标题读入。"
        self.note(NoteCode.HEADING, message, section.key, line.printed)

    def no_heading(self, section: Section) -> None:
        """Noted only where the section itself is there: one that is missing has its own note."""
        marks = {line.key for line in self.lines if isinstance(line, Mark)}
        if section.key in marks if section.table else self.found.texts[section.key]:
            how = "表格按其中的名称识别" if section.table else "内容按前后位置识别"
            self.note(NoteCode.HEADING_MISSING, f"没有找到标题“{section.numbered}”，{how}。", section.key)

    def identity(self, title: Title, end: int) -> None:
        found = self.found
        about = found.texts.get("preamble", "") + "\n" + found.texts.get("overview", "")
        stated = stated_year(about)
        found.year = title.year or stated
        if found.year is None:
            self.note(NoteCode.YEAR, "没有认出报告的年份，请核对后选择。", "title")
        elif stated and stated != found.year:
            self.note(
                NoteCode.YEAR, f"标题写的是 {found.year} 年，统计期限写的是 {stated} 年，按标题读入，请核对。", "title"
            )
        found.agency = title.agency or self.agency_elsewhere(end)
        found.body = contact_data(found.texts["preamble"] or found.texts["overview"], found.agency)
        if not title.text:
            self.note(NoteCode.TITLE, "没有找到报告的标题，请核对机关全称和年份。", "title")
        elif not title.agency and found.agency:
            self.note(
                NoteCode.AGENCY, f"标题里没有机关名称，按文中的“{found.agency}”读入，请核对。", "title", found.agency
            )
        elif not found.agency:
            self.note(NoteCode.AGENCY, "没有认出机关名称，请在“封面与说明”中填写。", "title")

    def agency_elsewhere(self, end: int) -> str:
        """The body's name from the head of the paper or the signature."""
        lines = ["".join(line.text.split()) for line in (*self.span(end, len(self.lines)), *self.span(0, 12))]
        return next((name for line in lines if is_organ(name := line.removesuffix("文件"))), "")


def _is_about_report(line: Line | Mark) -> bool:
    words = ("本报告", "统计期限", "本年度报告", "编制", "电子版")
    return isinstance(line, Line) and any(word in line.text for word in words)


def _is_letterhead(text: str) -> bool:
    return text.endswith("文件") and is_organ(text.removesuffix("文件"))


def _same(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
