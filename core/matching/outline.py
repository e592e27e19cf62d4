"""What each line of a document is: title, preamble, the texts of the form, words beside its tables, the end.

One answer for reading a report and for filling an office's template.  The order
comes from the form: a text stands between its heading and the next heading or
table, wherever that is; no section is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.forms.labels import fold
from core.forms.spec import ABOVE, BELOW, Form
from core.matching import page_noise as noise
from core.matching.headings import Flow, FlowLine, TableMark, find_headings, is_heading
from core.matching.labels import form_labels
from core.matching.naming.body_names import is_document_number, is_signature
from core.matching.naming.identity import read_title, states_period
from core.matching.naming.titles import FoundTitle, is_alike, is_contents, titles
from core.patterns import lazy

PREAMBLE = "preamble"
_MOST_LEADING = 400  # lines above the text in which a title is looked for: pages list other bodies' reports there
_LIKE_A_HEADING = 6.0  # score of a table's name that stands above it without a number
_ANY_HEADING = 4.0  # score of the words of a heading behind a number of any kind
_FEW_ABOUT = 6  # lines of a preamble without heading 一 below it
# A line that is no sentence but for a comma, and names no year, paper, post code or telephone: 如无法浏览，请更换浏览器.
_ASIDE = lazy(r"(?!.*[。！？；：:，,、]$)(?!.*(?:[《〈]|[0-9]{4}年|[0-9]{6}|[.;!?]$))(?=.*[，,、]).{1,39}$")
_SENTENCE = lazy(r"[。！？；]|[\u4e00-\u9fff）)》”][.;!?]$|^.{12,}[：:]$|^(?=.*[，,、]).{20,}$|^.{40,}$")
_ABOUT_REPORT = ("本报告", "统计期限", "本年度报告", "编制", "电子版")
_LONGEST_LABEL = 60  # characters
_FEWEST_SAID = 15  # characters of a preamble in one line without any mark


@dataclass
class Outline:
    """Which lines are what, by index.

    ``title`` says where the title is read (``first`` -1: nowhere); ``spans`` for
    each text between which lines it stands (both excluded), ``tables`` where
    the tables begin; ``aside`` are lines above the preamble's words that are
    none of the report's, ``again`` titles among them; ``beside`` the words above
    and below the tables by key of text; ``closing`` what follows the last text,
    ``among`` what is left over among the tables.
    """

    headings: Mapping[str, int]
    tables: Sequence[int]
    title: FoundTitle = field(default_factory=FoundTitle)
    again: Sequence[FoundTitle] = ()
    preamble: Sequence[int] = ()
    aside: Sequence[int] = ()
    spans: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    beside: dict[str, list[int]] = field(default_factory=dict[str, "list[int]"])
    among: Sequence[int] = ()
    closing: Sequence[int] = ()

    def inside(self, key: str) -> range:
        """The lines of a text; none where it has no place."""
        above, stop = self.spans.get(key, (0, 0))
        return range(above + 1, stop)


def outline(lines: Flow, form: Form, leading: Sequence[str] | None = None) -> Outline:
    """Tell the lines of a document apart.

    For a template ``leading`` has the words of its lines without those of the
    blank form, for finding the title; it is no page of a site.
    """
    return _Outliner(lines, form, leading).run()


def words(line: FlowLine | TableMark) -> str:
    """A line without blanks inside, "" for a mark."""
    return "".join(line.text.split()) if isinstance(line, FlowLine) else ""


class _Outliner:
    def __init__(self, lines: Flow, form: Form, leading: Sequence[str] | None) -> None:
        self.lines, self.form = lines, form
        self.words = [words(line) for line in lines]
        self.is_template = leading is not None
        self.leading = self.words if leading is None else leading
        self.headings = find_headings(lines, form)
        self.tables = [i for i, line in enumerate(lines) if isinstance(line, TableMark) and line.key]
        self.texts = [section.key for section in form.sections if not section.table]
        self.made = Outline(self.headings, self.tables)

    def run(self) -> Outline:
        made = self.made
        self.title(self.start())
        first = made.title.last + 1
        middle = self.opening(first)
        last = self.last_text()
        limit = min((i for i in self.tables if i > last), default=len(self.lines))
        end = self.end(last, limit)
        closing = [*range(end, limit)]
        for place, section in enumerate(self.form.sections):
            if not section.table and (above := self.above(place, middle, end)) is not None:
                stop = self.stop(above)
                made.spans[section.key] = (above, min(stop, end) if above < end else stop)
        if limit < len(self.lines):
            below = self.tables[-1]
            closing += range(self.end(below, len(self.lines)), len(self.lines))
        made.closing = [
            i for i in closing if i not in self.headings.values() and not isinstance(self.lines[i], TableMark)
        ]
        self.beside(first)
        return made

    # The title

    def start(self) -> int:
        """Where title and preamble end at the latest: at the first heading or table.

        Where all texts stand behind the tables, so do title and preamble.
        """
        first = self.headings.get(self.texts[0], -1)
        if self.tables and first > self.tables[-1]:
            return first
        return min([*self.headings.values(), *self.tables], default=len(self.lines))

    def title(self, start: int) -> None:
        top = max(0, start - _MOST_LEADING)
        filled = [i for i in range(top, start) if self.leading[i]]
        levels = [line.level if isinstance(line := self.lines[i], FlowLine) else 0 for i in filled]
        found = read_title([self.title_line(i) for i in filled], "\n".join(self.words), levels)
        if found.first >= 0:
            self.made.title = replace(found, first=filled[found.first], last=filled[found.last])

    def title_line(self, i: int) -> str:
        """A line as it may be of the title, "" for one of the page, which parts what stands above and below it."""
        text, line = self.leading[i], self.lines[i]
        shown = line.text if isinstance(line, FlowLine) and not self.is_template else text
        return "" if noise.around(text) else shown

    # The preamble

    def opening(self, first: int) -> int:
        """Find the preamble, between title and the first text; returns where it ends."""
        heading = self.headings.get(self.texts[0])
        stop = self.stop(first - 1) if heading is None else heading
        among = [i for i in self.tables if first <= i < stop]
        region = [*range(first, min(among, default=stop)), *range(max(among, default=stop) + 1, stop)]
        region = [i for i in region if isinstance(self.lines[i], FlowLine)]
        self.made.again = self.title_again(region)
        repeated = {i for title in self.made.again for i in range(title.first, title.last + 1)}
        aside = {i for i in region if i in repeated or self.is_aside(i)}
        said = [i for i in region if i not in aside and self.words[i]]
        aside |= set() if self.is_template else self.of_the_page(said)
        if heading is None:
            said = [i for i in said if i not in aside]
            about = [i for i in said[:_FEW_ABOUT] if any(word in self.words[i] for word in _ABOUT_REPORT)]
            stop = max(about, default=(said[0] - 1) if said else stop - 1) + 1
        self.made.aside = sorted(i for i in aside if i < stop)
        self.made.preamble = [i for i in region if i < stop and i not in aside]
        self.made.spans[PREAMBLE] = (first - 1, min(stop, self.stop(first - 1)))
        return stop

    def title_again(self, region: Sequence[int]) -> list[FoundTitle]:
        """Titles below the title that repeat it, as a page does above the paper itself."""
        found = titles([self.lines[i].text for i in region])
        return [
            replace(other, first=region[other.first], last=region[other.last])
            for other in found
            if is_alike(self.made.title, other)
        ]

    def is_aside(self, i: int) -> bool:
        """Whether a line above the text is not of the preamble: dates, numbers, contents, the head of the paper."""
        line, text = self.lines[i], self.words[i]
        assert isinstance(line, FlowLine)
        page = noise.around(line.text) or noise.is_date(text) or is_document_number(text)
        contents = (
            text in ("目录", self.made.title.agency)
            or is_contents(line.text)
            or noise.is_letterhead(text)
            or noise.is_no_preamble(text)
        )
        return bool(text) and (page or contents or is_heading(line, self.form))

    def of_the_page(self, said: Sequence[int]) -> set[int]:
        """Short lines before the first sentence: words of the site, never of the report.

        Where there is no sentence at all, what is long enough to say something is one.
        """
        sentences = [i for i in said if _SENTENCE.search(self.words[i]) or states_period(self.words[i])]
        if not sentences or (self.texts[0] in self.headings and all(map(self.is_remark, sentences))):
            told = self.texts[0] in self.headings  # a preamble of such lines alone nobody writes above a heading
            return {i for i in said if len(self.words[i]) < _FEWEST_SAID or (told and self.is_remark(i))}
        whole = next((i for i in sentences if not self.is_remark(i)), sentences[0])
        first = next(i for i in sentences if i == whole or len(self.words[i]) >= len(self.words[whole]) / 2)
        return {i for i in said if i < first}

    def is_remark(self, i: int) -> bool:
        """Whether a line with a comma may be the site's, where the sentence below it is more than twice as long.

        The lines of a preamble that somebody broke by hand are about as long as each other.
        """
        text = self.words[i]
        about = any(words in text for words in _ABOUT_REPORT) or states_period(text)
        return _ASIDE.match(text) is not None and not about

    # The texts

    def above(self, place: int, middle: int, end: int) -> int | None:
        """The line after which a text begins: its heading, or else the preamble or the table before it."""
        section = self.form.sections[place]
        if section.key in self.headings:
            return self.headings[section.key]
        if section.key == self.texts[0]:
            return middle - 1
        before = self.form.sections[place - 1]
        if before.table and self.tables and self.tables[-1] < end:
            return self.tables[-1]
        return None

    def stop(self, above: int) -> int:
        """Where a text ends: at the next heading or table of the form."""
        after = [i for i in (*self.headings.values(), *self.tables) if i > above]
        return min(after, default=len(self.lines))

    def last_text(self) -> int:
        """The heading of the last text; the last table where none stands below the first text."""
        later = [self.headings[key] for key in self.texts[1:] if key in self.headings]
        if later:
            return max(later)
        return max([self.headings.get(self.texts[0], -1), *self.tables], default=-1)

    # The end

    def end(self, last: int, limit: int) -> int:
        """Where the report ends: before links and footers, the signature and its date."""
        below = range(last + 1, limit)
        stop = next((i for i in below if self.ends(i)), limit)
        said = [i for i in range(last + 1, stop) if _SENTENCE.search(self.words[i])]
        after = range(max(said, default=last) + 1, stop)
        dated = next((i for i in after if noise.is_date(self.words[i])), None)
        stop = stop if dated is None else dated
        listed = next((i for i in after if noise.names_annex(self.words[i])), stop)
        if not any(noise.is_numbered(self.words[i]) for i in range(listed, stop)):
            stop = min(stop, listed)
        while stop > last + 1 and self.is_closing(stop - 1, dated is not None, limit < len(self.lines)):
            stop -= 1
        # Below a whole sentence lines without any mark are the site's: a list of the report's has numbers or marks.
        first = max((i + 1 for i in said), default=stop)
        if first < stop and self.words[first - 1].endswith("。") and all(map(self.is_sites, range(first, stop))):
            return first
        return stop

    def is_sites(self, i: int) -> bool:
        line = self.lines[i]
        return isinstance(line, FlowLine) and (not line.text or noise.is_sites(self.words[i]))

    def ends(self, i: int) -> bool:
        line = self.lines[i]
        return isinstance(line, FlowLine) and noise.ends_report(line.text)

    def is_closing(self, i: int, dated: bool, before_table: bool) -> bool:
        line, text, agency = self.lines[i], self.words[i], self.made.title.agency
        if not isinstance(line, FlowLine):
            return False
        if not text or noise.is_attachment(line.text) or noise.is_page_number(line.text) or noise.is_date(text):
            return True
        if (
            noise.is_release(text)
            or noise.is_imprint(line.text)
            or (before_table and is_heading(line, self.form, _LIKE_A_HEADING))
        ):
            return True
        return is_signature(text, agency, dated)

    # Words beside the tables

    def beside(self, first: int) -> None:
        """Lines among the tables: above a table where its heading stands over them, else below the one before."""
        made = self.made
        taken = {*range(first), *made.preamble, *made.aside, *made.closing, *self.headings.values()}
        if made.title.first > 0:  # what stands above the title is told with it
            taken.update(range(made.title.last + 1))
        taken.update(*(made.inside(key) for key in self.texts))
        among: list[int] = []
        for i in self.places_among(first):
            line = self.lines[i]
            if i in taken or not isinstance(line, FlowLine) or not line.text or self.is_torn_off(line):
                continue
            key = self.owner(i)
            if key and self.is_worth_keeping(line):
                made.beside.setdefault(key, []).append(i)
            else:
                among.append(i)
        made.among = among

    def places_among(self, first: int) -> Iterable[int]:
        anchors = [
            *self.tables,
            *(self.headings[s.key] for s in self.form.sections if s.table and s.key in self.headings),
        ]
        return range(min([first, *anchors]) if anchors else first, len(self.lines)) if anchors else ()

    def owner(self, i: int) -> str:
        """Key of the words above or below a table that a line among the tables belongs to; "" for none."""
        of_heading = {place: key for key, place in self.headings.items()}
        anchors = sorted({*self.tables, *of_heading})
        before = max((place for place in anchors if place < i), default=None)
        after = min((place for place in anchors if place > i), default=None)
        if before is None:
            return ""
        if before in of_heading:
            key = of_heading[before]
            mark = None if after is None else self.lines[after]
            is_next = isinstance(mark, TableMark) and mark.key == key
            return key + (ABOVE if is_next else BELOW) if self.form.section(key).table else ""
        mark = self.lines[before]
        return mark.key + BELOW if isinstance(mark, TableMark) else ""

    def is_torn_off(self, line: FlowLine) -> bool:
        """Whether a line is a label of the form: a head across a table that a file without spans sets above it."""
        return len(line.text) < _LONGEST_LABEL and fold(line.text) in form_labels(self.form)

    def is_worth_keeping(self, line: FlowLine) -> bool:
        """Whether words beside a table are somebody's, not the page's, the blank form's or a heading's."""
        printed = noise.without_template(line.printed)
        page = noise.around(line.text) or noise.is_page_number(line.text) or noise.is_attachment(line.text)
        page = page or noise.is_continuation(line.text)
        return bool(printed) and not page and not is_heading(line, self.form, _ANY_HEADING)
