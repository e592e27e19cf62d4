"""Title, preamble, the texts of the sections and the words beside the tables, as the outline tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from core.forms.spec import Form, Section
from core.matching import page_noise as noise
from core.matching.headings import Flow, FlowLine, TableMark, goes_on_elsewhere, is_other_part
from core.matching.naming.body_names import Witness, fuller, told_by, witnesses
from core.matching.naming.identity import contact_data, stated_year
from core.matching.naming.titles import FoundTitle, titles
from core.matching.outline import PREAMBLE, Outline, outline
from core.matching.reading import Note
from core.notes import NoteCode
from core.numerals import COUNTED
from core.patterns import lazy
from core.report.report import text_names

_HEAD_LINES = 12  # at the top, where the head of the paper is
_TOP_NUMBER = lazy(rf"^[{COUNTED}]+[、.,]")  # of folded words


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
    return _OutlineReader(lines, form, outline(lines, form)).run()


class _OutlineReader:
    def __init__(self, lines: Flow, form: Form, found: Outline) -> None:
        self.lines, self.form, self.outline = lines, form, found
        self.found = Texts()
        self.own = {_same(section.numbered) for section in form.sections}
        self.first_text = next(section.key for section in form.sections if not section.table)

    def run(self) -> Texts:
        made, title = self.outline, self.outline.title
        if title.first >= 0:
            self.found.texts["title"] = title.text
            self.own.add(_same(title.text))
            self.dropped("标题上方的", self.printed(range(title.first)), "title")
            self.dropped("标题前后的", [mark for mark in (title.head, title.tail) if mark], "title")
            self.beside_title()
        self.dropped("报告末尾的", self.printed(made.closing), self.form.text_keys[-1])
        self.years_of_titles()
        self.dropped("标题和正文之间的", self.printed(made.aside), PREAMBLE)
        self.put(PREAMBLE, self.span(made.preamble))
        for section in self.form.sections:
            if section.table is None:
                self.text(section.key)
        for key, places in made.beside.items():
            self.put(key, lines := self.span(places))
            self.other_parts(key, lines)
        self.leave_out()
        for section in self.form.sections:
            self.compare_heading(section)
        self.identity()
        return self.found

    def span(self, places: Iterable[int]) -> list[FlowLine]:
        return [line for i in places if isinstance(line := self.lines[i], FlowLine) and line.text]

    def printed(self, places: Iterable[int]) -> list[str]:
        return [line.printed for line in self.span(places)]

    def note(self, code: NoteCode, message: str, place: str = "", found: str = "") -> None:
        self.found.notes.append(Note(code, message, place=place, found=found))

    def dropped(self, what: str, lines: Sequence[str], place: str = "") -> None:
        """Tell of lines that were left out; a heading of the form, or the title, that is printed once more says nothing of its own."""
        lines = [line for line in lines if _same(line) not in self.own]
        if lines:
            more = f"等{len(lines)}行" if len(lines) > 1 else ""
            self.note(NoteCode.DROPPED, f"{what}“{_short(lines[0])}”{more}未读入。", place, "\n".join(lines))

    def years_of_titles(self) -> None:
        title = self.outline.title
        for other in self.outline.again:
            if title.year and other.year and other.year != title.year:
                message = (
                    f"文件里有两个标题，一个写的是{title.year}年，一个写的是{other.year}年，按前一个读入，请核对。"
                )
                self.note(NoteCode.YEAR, message, "title", other.text)

    def text(self, key: str) -> None:
        lines = self.span(self.outline.inside(key))
        self.put(key, lines)
        if not self.found.texts[key]:
            self.note(NoteCode.MISSING, f"未找到“{self.form.section(key).numbered}”的内容。", key)
        self.other_parts(key, lines)
        self.annexes(key, lines)

    def annexes(self, key: str, lines: list[FlowLine]) -> None:
        """An annex that says something in sentences stays where it stands, below the last text."""
        first = next((line for line in lines if noise.names_annex("".join(line.text.split()))), None)
        if first and key == self.form.text_keys[-1]:
            where = dict(text_names(self.form))[key]
            message = f"“{_short(first.printed)}”和它下面的内容可能是附件，读入“{where}”，请核对。"
            self.note(NoteCode.OTHER_PART, message, key, first.printed)

    def other_parts(self, key: str, lines: list[FlowLine]) -> None:
        """Parts that the form does not have stay in the section they stand in, or beside the table that they follow."""
        parts = [line.printed for line in lines if is_other_part(line)]
        if self.form.section(key).table:
            parts += [line.printed for line in goes_on_elsewhere(lines)]
        if parts:
            more = f"等{len(parts)}个" if len(parts) > 1 else ""
            where = dict(text_names(self.form))[key]
            message = f"“{_short(parts[0])}”{more}部分不在规定的格式里，读入“{where}”，请核对。"
            self.note(NoteCode.OTHER_PART, message, key, "\n".join(parts))

    def put(self, key: str, lines: list[FlowLine]) -> None:
        pages = [line for line in lines if noise.is_page_number(line.text)]
        self.dropped("页码", [line.text for line in pages], key)
        printed = [line.printed for line in lines if line not in pages]
        cleaned = [noise.without_template(line) for line in printed]
        for before, after in zip(printed, cleaned, strict=True):
            if before != after:
                self.note(NoteCode.TEMPLATE, f"模板里的提示语“{_short(before)}”未读入。", key, before)
        self.found.texts[key] = "\n".join(filter(None, cleaned))

    def leave_out(self) -> None:
        """Lines among the tables that are nobody's words: the page's, the blank form's, headings once more."""
        words = self.printed(self.outline.among)
        template = [line for line in words if not noise.without_template(line)]
        self.dropped("模板里的提示语", template)
        self.dropped("表格之间的", [line for line in words if line not in template])

    def compare_heading(self, section: Section) -> None:
        index = self.outline.headings.get(section.key)
        if index is None:
            self.no_heading(section)
            return
        line = self.lines[index]
        assert isinstance(line, FlowLine)
        printed, wanted = _same(line.printed), _same(section.numbered)
        if printed == wanted:
            return
        what = "的序号" if _TOP_NUMBER.sub("", printed) == _same(section.heading) else "的写法"
        message = f"标题“{line.printed}”{what}与规定的“{section.numbered}”不同，按规定的标题读入。"
        self.note(NoteCode.HEADING, message, section.key, line.printed)

    def no_heading(self, section: Section) -> None:
        """Noted only where the section itself is there: one that is missing has its own note."""
        marks = {line.key for line in self.lines if isinstance(line, TableMark)}
        if section.key in marks if section.table else self.found.texts[section.key]:
            how = "表格按其中的名称识别" if section.table else "内容按前后位置识别"
            self.note(NoteCode.HEADING_MISSING, f"未找到标题“{section.numbered}”，{how}。", section.key)

    def identity(self) -> None:
        found, title = self.found, self.outline.title
        first = self.first_text
        about = found.texts[PREAMBLE] + "\n" + found.texts[first]
        stated = stated_year(about)
        found.year = title.year or stated
        if found.year is None:
            self.note(NoteCode.YEAR, "未识别出报告年度，请核对后选择。", "title")
        elif stated and stated != found.year:
            self.note(
                NoteCode.YEAR, f"标题写的是{found.year}年，统计期限写的是{stated}年，按标题读入，请核对。", "title"
            )
        self.agency(title)
        found.body = contact_data(found.texts[PREAMBLE] or found.texts[first], found.agency)

    def beside_title(self) -> None:
        """What stands in the lines of the title, or both titles where it is not told which is the report's."""
        title = self.outline.title
        if title.text:
            self.dropped("标题行里的", title.beside, "title")
        elif title.beside:
            both = "”和“".join(title.beside)
            message = f"文件的标题行里有“{both}”，无法确定是哪一份报告，标题和机关名称未读入。请核对后填写。"
            self.note(NoteCode.TITLE, message, "title", "\n".join(title.beside))

    def agency(self, title: FoundTitle) -> None:
        """The body's name: from the title, in full where the signature has it in full, or else from elsewhere."""
        found, told = self.found, list(self.witnesses())
        names = (fuller(title.agency, told),) if title.agency else told_by(told)
        name = found.agency = next(iter(names)) if len(names) == 1 else ""
        if not title.text and not title.beside:
            self.note(NoteCode.TITLE, "未找到报告的标题，请核对机关全称和年份。", "title")
        if not names:
            self.note(NoteCode.AGENCY, "未识别出机关名称，请在“封面与说明”中填写。", "title")
        elif not name:
            both = "”和“".join(names)
            message = f"标题里没有机关名称，文中有“{both}”，无法确定是哪一个，请在“封面与说明”中填写。"
            self.note(NoteCode.AGENCY, message, "title", "\n".join(names))
        elif not title.agency:
            self.note(NoteCode.AGENCY, f"标题里没有机关名称，按文中的“{name}”读入，请核对。", "title", name)
        elif name != title.agency:
            message = f"标题写的机关是“{title.agency}”，文中写的是“{name}”，按文中的读入，请核对。"
            self.note(NoteCode.AGENCY, message, "title", title.agency)
        elif title.above:
            message = f"标题里的机关名称读作“{name}”，上一行的“{title.above}”可能也是名称的一部分，请核对。"
            self.note(NoteCode.AGENCY, message, "title", title.above)

    def witnesses(self) -> Iterator[Witness]:
        """Who the file says made the report, apart from its title."""
        made, first = self.outline, self.outline.spans.get(PREAMBLE, (0, 0))[1]
        title = range(made.title.first, made.title.last + 1)
        above = [i for i in range(min(first or _HEAD_LINES, len(self.lines))) if i not in title]
        taken = set(made.preamble)
        lines = self.printed(i for i in above if i not in taken)
        said = self.found.texts[PREAMBLE] or self.found.texts[self.first_text]
        yield from witnesses(lines, said, self.printed(made.closing))
        yield from (Witness(sent.agency, 1) for sent in titles(lines) if sent.of_notice and sent.agency)


def _same(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
