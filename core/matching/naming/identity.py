"""Title, year and body's name from the lines above the report's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from unicodedata import normalize

from core.matching.naming.body_names import is_organ, is_part_of_name, may_be_part_of_name
from core.matching.naming.titles import FoundTitle, TitlePart, compact, cut, is_same, name_in, title_of, titles_in
from core.patterns import lazy
from core.report.report import POST_CODE

_END = r"[^；;，,。)）(（\s]"
_FIELDS: dict[str, re.Pattern[str]] = {
    "address": lazy(rf"(?:联系|通讯|通信|办公|单位)?地址\s*+(?:是|为)?[:：]?\s*+((?!.{{0,2}}https?://){_END}+)"),
    "telephone": lazy(
        r"(?:(?:电话|联系方式|传真电话)(?:号码)?(?:\s*[(/、,和及与兼](?:\s*兼)?\s*传真(?:号码)?\)?)?|传真\s*[(/、,和及与兼]\s*(?:联系)?电话\)?)"
        r"\s*+(?:是|为)?[:：]?\s*+(\(?\d[\d\-—–()（）]{5,20}\d(?:[转-]\d+)?)"
    ),
    "post_code": lazy(rf"邮(?:政)?编(?:码)?\s*+(?:是|为)?[:：]?\s*+({POST_CODE.pattern})"),
    "email": lazy(r"([A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][\w-]*+(?:\.[\w-]+)+)", re.ASCII),
    "site": lazy(r"((?:https?://|www\.)[A-Za-z0-9][^\s；;，,。)）】》”\u4e00-\u9fff]*)", re.ASCII),
}
_OFFICE = lazy(
    r"(?:请|可以?|欢迎)(?:直接|及时)?(?:与|和|向|同)([^，。；、（(]{2,40}?)(?:进行|取得)?(?:联系|咨询|反映|\()"
)
# A site named in words, where no address of it is given: 可在临江市人民政府网站查阅.
_NAMED_SITE = lazy(r"可以?(?:在|到|从|登录)([^，,。;；、（(]{2,30}?网站?)上?(?:进行)?(?:查阅|查询|查看|下载)")
_LETTERS = lazy(r"[A-Za-z]{2}")
_OURSELVES = lazy(r"^(?:本机关|本单位|我局|我委|我办|我单位|本局|我镇|我街道)的?")


def contact_data(text: str, agency: str) -> dict[str, str]:
    """The lines of 封面与说明 found in a text, by field key; what is not there is left out."""
    folded = normalize("NFKC", text)
    found = {key: match[1].strip("-—– :") for key, rule in _FIELDS.items() if (match := rule.search(folded))}
    if "site" not in found and (named := _NAMED_SITE.search(folded)):
        found["site"] = _OURSELVES.sub("", named[1])
    if office := _office(folded, normalize("NFKC", agency)):
        found["contact"] = office
    return found


def _office(text: str, agency: str) -> str:
    match = _OFFICE.search(text)
    if match is None:
        return ""
    name = match[1].strip()
    name = name.removeprefix(agency) if agency else name
    return _OURSELVES.sub("", name)


_PERIOD = lazy(r"((?:19|20)\d{2})年1月1日(?:起)?(?:至|到|—|－|-|–|~|～)+(?:(?:19|20)\d{2}年|当年|同年)?12月31日")
_FEW_LINES = 5
# Words behind a body's name that make another name, or a site, of it.
_NOT_ITS_NAME = ("门户", "网", "官", "信息", "公报", "办公室", "办公厅")


def read_title(lines: Sequence[str], body: str, levels: Sequence[int] = ()) -> FoundTitle:
    """The title among the lines before the text; ``body`` is the text, a witness for the body's name.

    A page may list other bodies' reports, or the body's other years, above the
    article.  What the page marks as its heading (``levels``, 1 the highest)
    counts most, then the period that the text names, then how often the
    text below names the body, then what stands nearest to it.  Of two titles in
    one line neither is taken where the text tells nothing.
    """
    parts = list(cut(lines))
    candidates = titles_in(parts)
    if not candidates:
        return FoundTitle()
    ranks = _Ranks(lines, body, levels)
    chosen = max(candidates, key=lambda title: (*ranks.of(title), title.last))
    rivals = [one for one in candidates if one.last == chosen.last and not is_same(one, chosen)]
    if any(ranks.of(one) == ranks.of(chosen) for one in rivals):
        return _undecided([one for one in candidates if one.last == chosen.last])
    best = min(_ways(parts, chosen), key=lambda t: (not t.agency, t.year is None, t.last - t.first, t.first))
    shown = [compact(line) for line in lines]
    best = _agency_below(_longer_name(best, shown, ranks), shown)
    return replace(best, text=_as_printed(best, lines), beside=chosen.beside)


class _Ranks:
    """What speaks for a title: a heading of the page, the year of the period, how often the text names its body."""

    def __init__(self, lines: Sequence[str], body: str, levels: Sequence[int]) -> None:
        self.text = "\n".join(map(compact, body.split("\n")))
        self.lines = [compact(line) for line in lines]
        self.levels, self.stated = levels, stated_year(body)

    def of(self, title: FoundTitle) -> tuple[bool, bool, bool, bool, int]:
        """The higher the likelier."""
        heads = any(level == 1 for level in self.levels[title.first : title.last + 1])
        differs = None not in (self.stated, title.year) and title.year != self.stated
        return not title.of_notice, bool(title.agency), heads, not differs, self.named(title)

    def is_heading(self, line: int) -> bool:
        """Whether the page sets a line as its heading."""
        return line < len(self.levels) and self.levels[line] == 1

    def named(self, title: FoundTitle) -> int:
        """How often the text below names the title's body, and not a site or an office of that name."""
        if not title.agency:
            return 0
        return _times(title.agency, self.text) - sum(_times(title.agency, line) for line in self.lines)


def _times(name: str, text: str) -> int:
    """How often a text names a body, none of them sharing a sign."""
    times = at = 0
    while (at := text.find(name, at)) >= 0:
        other = text.startswith(_NOT_ITS_NAME, at + len(name))
        times += not other
        at += 1 if other else len(name)
    return times


def _undecided(rivals: Sequence[FoundTitle]) -> FoundTitle:
    """Titles in one line of which none can be told to be the report's: their place, and the year that they share."""
    years = {one.year for one in rivals}
    lines = rivals[0].first, rivals[-1].last
    return FoundTitle("", years.pop() if len(years) == 1 else None, "", *lines, beside=tuple(t.text for t in rivals))


def _ways(every: Sequence[TitlePart], chosen: FoundTitle) -> Iterator[FoundTitle]:
    """The chosen title over any lines that hold it: a line above may have the name, a line of its own the rest."""
    near = range(chosen.first - _FEW_LINES + 1, chosen.last + _FEW_LINES)
    parts = [part for part in every if part.line in near]
    for last in range(len(parts)):
        for first in range(max(0, last - _FEW_LINES + 1), last + 1):
            whole = not first or not parts[first - 1].torn
            title = title_of(parts[first : last + 1]) if whole else None
            if title and title.of_notice == chosen.of_notice and is_same(title, chosen):
                yield title


def _as_printed(title: FoundTitle, lines: Sequence[str]) -> str:
    """The title's words as they stand in the file: folding changed no length.

    Blanks spread Chinese characters over a line and mean nothing; beside a word of letters they stay.
    """
    words = " ".join(lines[title.first : title.last + 1]).split()
    at = "".join(compact(line) for line in lines[title.first : title.last + 1]).find(title.text)
    if at < 0:
        return title.text
    shown, end = "".join(words), at + len(title.text)
    gaps = zip(accumulate(map(len, words)), pairwise(words), strict=False)
    kept = [place for place, (one, other) in gaps if at < place < end and _LETTERS.search(f"{one[-2:]} {other[:2]}")]
    return " ".join(shown[start:stop] for start, stop in pairwise([at, *kept, end]))


def stated_year(text: str) -> int | None:
    """The year of the period the report says it covers."""
    match = _PERIOD.search("".join(text.split()))
    return int(match[1]) if match else None


def states_period(line: str) -> bool:
    """Whether a line names the period that a report covers."""
    return stated_year(line) is not None


def _longer_name(title: FoundTitle, lines: Sequence[str], ranks: _Ranks) -> FoundTitle:
    """A name that begins one line higher: where the text uses the longer name as well, or it is none without.

    What the page sets as one heading with the title, and is no name by itself, is of it too.
    """
    while (
        title.first > 0
        and title.agency
        and title.text.startswith(title.agency)
        and not title.beside
        and not title.of_notice
    ):
        above = lines[title.first - 1]
        name = name_in(above + title.agency)
        longer = name != title.agency and name.endswith(title.agency)  # else it names another paper
        if not longer or not re.fullmatch(r"[《“]?[\u4e00-\u9fff（）()]{1,25}", above):
            break
        heading = ranks.is_heading(title.first - 1) and ranks.is_heading(title.first)
        if not (name in ranks.text or is_part_of_name(above, title.agency, heading)):
            return replace(title, above=above) if may_be_part_of_name(above, title.agency) else title
        title = replace(title, text=above + title.text, agency=name, first=title.first - 1, head="")
    return title


def _agency_below(title: FoundTitle, lines: Sequence[str]) -> FoundTitle:
    """Where the title has no name, the line below may be it."""
    if title.agency or title.last + 1 >= len(lines) or not is_organ(lines[title.last + 1]):
        return title
    return replace(title, agency=lines[title.last + 1], last=title.last + 1)
