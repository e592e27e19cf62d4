"""The report as typed values: what a person wrote, under flat permanent keys.

Totals are never stored.  A blank cell is simply absent from ``values``.  Title
and preamble are generated from the contact data until somebody edits them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from core.forms.catalog import form_of
from core.forms.crosswalk import homes
from core.forms.labels import fold
from core.forms.spec import ABOVE, BELOW, Form, Section
from core.patterns import lazy
from core.records import record
from core.report.calc import printed_figures
from core.report.links import Cells, Linked, expand
from core.report.numbers import Number, Value, normal_money, show

if TYPE_CHECKING:
    from core.report.fees import Entry


@record
class BodyField:
    """One line of 封面与说明: key in the file, label, and an example."""

    key: str
    label: str
    example: str = ""


BODY_FIELDS: tuple[BodyField, ...] = (
    BodyField("agency", "机关全称", "如：临江市财政局"),
    BodyField("kind", "机关类别"),
    BodyField("contact", "联系部门", "如：办公室"),
    BodyField("address", "通讯地址", "如：临江市人民路1号"),
    BodyField("telephone", "联系电话", "如：0793-1234567"),
    BodyField("post_code", "邮政编码", "6位数字"),
    BodyField("email", "电子邮箱"),
    BodyField("site", "查阅网站", "如：临江市人民政府网站 www.linjiang.gov.cn"),
    BodyField("filing_day", "报送期限", "月-日，不填则按机关类别确定"),
)

POST_CODE = lazy(r"(?<!\d)[0-9]{6}(?!\d)")

# Filing days: 条例第四十九条, the usual days of departments, counties, cities, provinces (a summing government: the county's day, the earliest of the three).
BODY_KINDS: dict[str, tuple[str, str]] = {
    "department": ("政府工作部门", "01-31"),
    "township": ("乡镇人民政府、街道办事处", "01-31"),
    "office": ("政府办公室（本机关）", "01-31"),
    "government": ("人民政府（汇总）", "02-20"),
}


@record
class Finished:
    """A report is 定稿: the day (``2026-01-20``) and who said so."""

    day: str
    by: str


@record
class Reopening:
    """A finished report was opened again to be changed: the day and why; ``finished`` is what it was before."""

    day: str
    note: str
    finished: Finished


@record
class Report:
    """One report.  ``values`` holds typed cells only, ``printed`` totals as an imported file had them.

    ``texts`` are stored with their linked figures as tokens (core/report/links);
    :meth:`text` has the numbers in their place.  ``unverified`` holds, by text
    key, the paragraphs carried over from last year that nobody has edited or
    confirmed, as they are stored; ``kept`` the reasons for kept hints;
    ``last_year`` the report it started from; ``extra`` unknown keys of the file;
    ``marks`` what stands in blank cells (“/”, 不适用): blank on purpose, never 0.
    ``fees`` are the lines of the fee calculator, which are no part of what is
    printed; ``finished`` says that the report is 定稿, ``reopened`` when and why it no longer was.
    """

    form_key: str
    year: int
    body: Mapping[str, str] = field(default_factory=dict[str, str])
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    values: Mapping[str, Number] = field(default_factory=dict[str, Number])
    printed: Mapping[str, Number] = field(default_factory=dict[str, Number])
    unverified: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    kept: Mapping[str, str] = field(default_factory=dict[str, str])
    last_year: Report | None = None
    extra: Mapping[str, object] = field(default_factory=dict[str, object])
    marks: Mapping[str, str] = field(default_factory=dict[str, str])
    fees: tuple[Entry, ...] = ()
    finished: Finished | None = None
    reopened: tuple[Reopening, ...] = ()

    @property
    def form(self) -> Form:
        """The declaration this report follows."""
        return form_of(self.form_key)

    @property
    def agency(self) -> str:
        """Full name of the body, "" where not given."""
        return self.body.get("agency", "")

    @property
    def sums_up(self) -> bool:
        """Whether it adds up the reports of a whole government; by the name where the kind is not given."""
        kind = self.body.get("kind", "")
        return kind == "government" or (not kind and self.agency.endswith("政府"))

    def value(self, key: str) -> Value:
        """The typed figure of a cell, None where it is blank."""
        return self.values.get(key)

    def template(self, key: str) -> str:
        """A text as it is stored; title and preamble are generated unless edited."""
        if key in self.texts:
            return self.texts[key]
        return {"title": generated_title, "preamble": generated_preamble}.get(key, _no_text)(self)

    def text(self, key: str) -> str:
        """A text as it will be printed, its linked figures with the numbers of the tables."""
        return self.linked(key).text

    def linked(self, key: str) -> Linked:
        """A text as it will be printed, and where its linked figures are."""
        if key not in self._linked:
            self._linked[key] = self.expand(self.template(key))
        return self._linked[key]

    def expand(self, template: str) -> Linked:
        """Words with linked figures as they read beside this report's tables."""
        return expand(template, self.form.cells, self.shown)

    def text_for(self, form: Form, template: str) -> str:
        """A stored text as it would be stored in a report on another form; figures without a home there as numbers."""
        return template if form is self.form else self.expand(template).carried(homes(self.form, form)).template

    def shown(self, cells: Cells) -> str:
        """The sum of some figures as the report prints it; "" where none of them is filled in."""
        figures = [figure for cell in cells if (figure := self._printed_figures[cell])]
        if len(figures) < 2:
            return "".join(figures)
        return show(normal_money(sum(map(Decimal, figures), start=Decimal(0))))

    @cached_property
    def carried(self) -> dict[str, Mapping[str, Number]]:
        """All its figures under the keys of other forms, as they were worked out (core/report/compare)."""
        return {}

    @cached_property
    def blank_keys(self) -> tuple[str, ...]:
        """Keys of typed cells still blank and without a mark, in printed order."""
        return tuple(chain.from_iterable(self.blank_in.values()))

    @cached_property
    def blank_in(self) -> Mapping[str, tuple[str, ...]]:
        """The blank keys by table, all tables in printed order."""
        values, marks = self.values, self.marks
        return {
            table: tuple([key for key in typed if key not in values and key not in marks])
            for table, typed in _typed_in(self.form).items()
        }

    @cached_property
    def _linked(self) -> dict[str, Linked]:
        return {}

    @cached_property
    def _printed_figures(self) -> Mapping[str, str]:
        return printed_figures(self.form, self.values)

    def with_values(self, changes: Mapping[str, Value]) -> Report:
        """A copy with these cells set; None makes a cell blank.  A mark that stood there goes."""
        values = {key: value for key, value in {**self.values, **changes}.items() if value is not None}
        marks = {key: mark for key, mark in self.marks.items() if key not in changes} if self.marks else self.marks
        return replace(self, values=values, marks=marks)

    def with_marks(self, marks: Mapping[str, str]) -> Report:
        """A copy with marks in these cells in the place of figures."""
        return replace(self.with_values(dict.fromkeys(marks)), marks={**self.marks, **marks}) if marks else self

    def with_text(self, key: str, text: str | None) -> Report:
        """A copy with this text as it is stored; None lets title or preamble be generated again."""
        texts = {name: value for name, value in self.texts.items() if name != key}
        return replace(self, texts=texts if text is None else {**texts, key: text})

    def with_unverified(self, key: str, waiting: tuple[str, ...]) -> Report:
        """A copy in which these paragraphs of a text, as they are stored, are 未核对."""
        rest = {name: value for name, value in self.unverified.items() if name != key}
        return replace(self, unverified={**rest, key: waiting} if waiting else rest)

    def with_body(self, key: str, value: str) -> Report:
        """A copy with one line of 封面与说明 changed."""
        body = {name: text for name, text in self.body.items() if name != key}
        return replace(self, body={**body, key: value} if value else body)


@cache
def _typed_in(form: Form) -> Mapping[str, tuple[str, ...]]:
    """The keys of the cells a person types, by table."""
    typed = form.typed
    return {table.key: tuple(key for key in typed if form.cells[key].table == table.key) for table in form.tables}


def blanks(report: Report, table: str = "") -> tuple[str, ...]:
    """Keys of typed cells still blank and without a mark, in printed order; of one table, or of all."""
    return report.blank_in.get(table, ()) if table else report.blank_keys


def rests_on_blanks(report: Report, keys: Iterable[str]) -> bool:
    """Whether one of these cells, or a typed one that they add up, is not filled in; a mark stands there on purpose."""
    leaves = report.form.leaves
    typed = (leaf for key in keys for leaf, _ in leaves[key])
    return any(report.value(leaf) is None and leaf not in report.marks for leaf in typed)


@lru_cache
def text_names(form: Form) -> tuple[tuple[str, str], ...]:
    """Key and name of every text, in printed order: 标题, 说明, then the sections by their headings.

    Words that an office puts above or below a table are among them, by the table's heading.
    """
    return (("title", "标题"), ("preamble", "说明"), *(pair for s in form.sections for pair in _text_names(s)))


def _text_names(section: Section) -> Iterator[tuple[str, str]]:
    if section.table is None:
        yield section.key, section.numbered
    else:
        yield section.key + ABOVE, f"{section.numbered}（表格上方的文字）"
        yield section.key + BELOW, f"{section.numbered}（表格下方的文字）"


def place_name(form: Form, place: str) -> str:
    """What a cell or a text is called where it stands without its table: ``第二十条第（五）项行政许可·本年处理决定数量``."""
    if place in form.cells:
        return form.cells[place].block.title + form.cells[place].name
    return dict(text_names(form))[place]


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that hold anything, without blanks around them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class _Stretch(Protocol):
    """A record of something found in a text, from ``start`` up to ``end``."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Stretch)


def by_line(text: str, find: Callable[[str], Iterable[_Found]]) -> Iterator[_Found]:
    """What ``find`` finds in each line, at its place in the whole text.

    Remembering its lines it is quick after a keystroke, which changes one line of many.
    """
    start = 0
    for line in text.split("\n"):
        for found in find(line):
            yield replace(found, start=found.start + start, end=found.end + start) if start else found
        start += len(line) + 1


def still_unverified(report: Report, key: str) -> tuple[str, ...]:
    """Paragraphs of a text, as they read, that stand there as they did last year and were not confirmed.

    The sub-headings that the form itself prescribes are the same every year.
    """
    waiting = report.unverified.get(key, ())
    if not waiting:
        return ()
    headings = {fold(aspect) for section in report.form.sections if section.key == key for aspect in section.aspects}
    found = (words for words, template in _paragraphs(report, key) if template in waiting)
    return tuple(words for words in found if fold(words) not in headings)


def percent_filled(report: Report) -> int:
    """How far a report is filled in, in whole percent: the mean of its parts, 100 only where nothing is left to do.

    Of a table the cells that hold a figure or a mark, of a text the paragraphs that need not be read any more.
    """
    cover = float(bool(report.agency) and not still_unverified(report, "preamble"))
    parts = [cover, *(_filled(report, section) for section in report.form.sections)]
    return int(100 * sum(parts) / len(parts))


def _filled(report: Report, section: Section) -> float:
    if section.table is not None:
        cells = sum(1 for key in report.form.typed if report.form.cells[key].table == section.key)
        return 1 - len(blanks(report, section.key)) / cells
    written = len(paragraphs(report.text(section.key)))
    return 1 - len(still_unverified(report, section.key)) / written if written else 0.0


def without(report: Report, key: str, words: str) -> tuple[str, ...]:
    """What stays 未核对 in a text when the paragraphs that read ``words`` are confirmed."""
    confirmed = {template for shown, template in _paragraphs(report, key) if shown == words}
    return tuple(template for template in report.unverified.get(key, ()) if template not in confirmed)


def _paragraphs(report: Report, key: str) -> Iterator[tuple[str, str]]:
    """Every paragraph of a text as it reads and as it is stored."""
    return zip(paragraphs(report.text(key)), paragraphs(report.template(key)), strict=True)


def title_for(agency: str, year: int) -> str:
    """The usual title; the notices prescribe no wording."""
    return f"{agency}{year}年政府信息公开工作年度报告"


def generated_title(report: Report) -> str:
    """The title made of the body's name and the year."""
    return title_for(report.agency, report.year)


def generated_preamble(report: Report) -> str:
    """The paragraph before section one: basis, period, where to read it, whom to ask."""
    lines = [
        "本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号）和"
        f"《{report.form.notice_title}》（{report.form.notice}）编制。",
        f"本报告所列数据的统计期限为{report.year}年1月1日至12月31日。",
    ]
    if site := report.body.get("site"):
        lines.append(f"本报告的电子版可在{site}查阅和下载。")
    if contact := _contact(report):
        lines.append(f"如对本报告有疑问，请与{report.agency}{report.body.get('contact', '')}联系（{contact}）。")
    return "".join(lines)


_CONTACT = (("address", "地址"), ("post_code", "邮编"), ("telephone", "电话"), ("email", "电子邮箱"))


def _contact(report: Report) -> str:
    return "；".join(f"{label}：{report.body[key]}" for key, label in _CONTACT if report.body.get(key))


def _no_text(_: Report) -> str:
    return ""
