"""Title, year and body's name from the lines above the report's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from core.forms.labels import fold, likeness
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


_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_YEAR = lazy(r"((?:19|20)\d{2}|二[〇○零Oo0][〇○零一二三四五六七八九Oo0]{2})(?:年度|年|度)")
_SUBJECT = lazy(r"(?:法定主动公开|政府|政务)?信息公开|政府信息(?:与|和|及|暨)政务公开")
_TITLE_END = lazy(r"(?:报告|年报)[》”\"]?(?:[(（【]?(?:(?:19|20)\d{2}|二[〇○零].{2})年?度?[)）】]?)?$")
# The day of writing behind a title is not the report's year.
_WRITTEN = lazy(r"[(（【](?:19|20)\d{2}[年.\-/]\d{1,2}(?:月(?:\d{1,2}日)?|[.\-/]\d{1,2})?[)）】]$")
_NARROW = str.maketrans({chr(0xFEE0 + i): chr(i) for i in range(0x30, 0x3A)})  # digits of full width; all else stays
_NO_TITLE = lazy("[。；;：:，,！？]")
_DOCUMENT_NUMBER = lazy(r"[〔\[【（(﹝](?:19|20)\d{2}[〕\]】）)﹞]\s*+(?:第)?\s*+\d++\s*+号")
_PERIOD = lazy(r"((?:19|20)\d{2})年1月1日(?:起)?(?:至|到|—|－|-|–|~|～)+(?:(?:19|20)\d{2}年|当年|同年)?12月31日")
_ORGAN = lazy(
    r"[\u4e00-\u9fff（）()]{2,38}(?:局|委|委员会|办|办公室|政府|厅|院|会|中心|处|队|所|站|街道|乡|镇|部|署|行|社|区|馆|校|大学|公司|集团)"
)
_FEW_LINES = 5
_ALIKE = 0.75  # of two titles of one report


@dataclass(frozen=True)
class FoundTitle:
    """What the title says; ``first`` and ``last`` are the lines it was read from (-1 where there is none)."""

    text: str = ""
    year: int | None = None
    agency: str = ""
    first: int = -1
    last: int = -1


def read_title(lines: Sequence[str], body: str, levels: Sequence[int] = ()) -> FoundTitle:
    """The title among the lines before the text; ``body`` is the text, a witness for the body's name.

    A page may list other bodies' reports, or the body's other years, above the
    article.  What the page marks as its heading (``levels``, 1 the highest)
    counts most, then the period that the text names, then how often the
    text below names the body, then what stands nearest to it.
    """
    compact = [_compact(line) for line in lines]
    candidates = titles(lines)
    if not candidates:
        return FoundTitle()
    stated, text = stated_year(body), _compact(body)

    def rank(title: FoundTitle) -> tuple[bool, bool, bool, int, int]:
        heads = any(level == 1 for level in levels[title.first : title.last + 1])
        right = stated is not None and title.year == stated
        named = text.count(title.agency) - sum(line.count(title.agency) for line in compact) if title.agency else 0
        return bool(title.agency), heads, right, named, title.last

    chosen = max(candidates, key=rank)
    named = [title for title in candidates if _is_same(title, chosen)]
    found = [
        title
        for other in named
        for last in range(other.first, other.last + 1)
        for first in range(max(0, last - _FEW_LINES + 1), last + 1)
        if (title := _title(compact, first, last)) and _is_same(title, chosen)
    ]
    best = min(found, key=lambda t: (not t.agency, t.year is None, t.last - t.first, t.first))
    best = _agency_below(_longer_name(best, compact, text), compact)
    printed = "".join("".join(line.split()) for line in lines[best.first : best.last + 1])
    return replace(best, text=printed[: len(best.text)])  # folding changed no length


def _is_same(title: FoundTitle, chosen: FoundTitle) -> bool:
    """Whether two titles are those of one report: alike, and neither names another body or another year."""
    bodies = not title.agency or title.agency in chosen.agency or chosen.agency in title.agency
    years = None in (title.year, chosen.year) or title.year == chosen.year
    return bodies and years and is_alike(title, chosen)


def titles(lines: Sequence[str]) -> list[FoundTitle]:
    """All titles among some lines, each over as few lines as it needs, none sharing a line."""
    compact = [_compact(line) for line in lines]
    found: list[FoundTitle] = []
    for last in range(len(compact)):
        begin = max(found[-1].last + 1 if found else 0, last - _FEW_LINES + 1)
        runs = (title for first in range(last, begin - 1, -1) if (title := _title(compact, first, last)))
        found += [title] if (title := max(runs, key=lambda t: bool(t.agency), default=None)) else []
    return found


def is_alike(one: FoundTitle, other: FoundTitle) -> bool:
    """Whether two titles are one and the same, up to a name left out or a word put in."""
    a, b = fold(one.text), fold(other.text)
    return a in b or b in a or likeness(a, b) >= _ALIKE


def stated_year(text: str) -> int | None:
    """The year of the period the report says it covers."""
    match = _PERIOD.search("".join(text.split()))
    return int(match[1]) if match else None


def states_period(line: str) -> bool:
    """Whether a line names the period that a report covers."""
    return stated_year(line) is not None


def is_signature(line: str, agency: str, dated: bool = False) -> bool:
    """Whether a line is nothing but the name of the body that signs (any body's above a date), its seal or its date."""
    name = _SEAL.sub("", _SIGNED_ON.sub("", line))
    return is_organ(name) and (dated or name != line or not agency or name in agency or agency in name)


_SEAL = lazy(r"[(（](?:盖章|公章|印章|章)[)）]$")
_SIGNED_ON = lazy(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$")


def is_document_number(line: str) -> bool:
    """Whether a line is only an official document number: 漳审综〔2026〕2号."""
    compact = "".join(line.split())
    match = _DOCUMENT_NUMBER.search(compact)
    return match is not None and match.end() == len(compact) and match.start() <= 12


def is_organ(line: str) -> bool:
    """Whether a line is nothing but the name of a body."""
    return _ORGAN.fullmatch("".join(line.split())) is not None


def _compact(line: str) -> str:
    return "".join(line.split()).translate(_NARROW)


def _title(lines: Sequence[str], first: int, last: int) -> FoundTitle | None:
    parts = lines[first : last + 1]
    whole = "".join(parts)
    text = _WRITTEN.sub("", whole)
    if not all(parts) or len(text) > 90 or _NO_TITLE.search(text) or any(map(is_document_number, parts)):
        return None
    if text.startswith("年度"):  # cut between its year and this word
        return None
    # A body's name may contain the subject: the last one is the report's.
    subjects = list(_SUBJECT.finditer(text))
    if not subjects or not _TITLE_END.search(text) or parts[0].endswith("文件"):
        return None
    subject = subjects[-1]
    match = _YEAR.search(text) or re.search(r"((?:19|20)\d{2})", text)
    before = text[: min(match.start(), subject.start())] if match else text[: subject.start()]
    between = text[match.end() : subject.start()] if match and match.end() < subject.start() else ""
    agency = _name(before) or _name(between)
    return FoundTitle(whole, int(match[1].translate(_DIGITS)) if match else None, agency, first, last)


def _name(text: str) -> str:
    """A body's name without what holds the title together: 关于, 的, marks of quotation."""
    name = re.sub(r"^(?:关于|印发|发布|公布)+", "", text.strip("《》“”\"'〈〉<>·-—_|"))
    name = re.sub(r"(?:的|编制|发布)+$", "", name.split("关于")[0])
    name = name if is_organ(name) else re.sub(rf"(?:{_SUBJECT.pattern})(?:工作)?$", "", name)
    return name if re.search(r"[\u4e00-\u9fff]{2}", name) else ""


def _longer_name(title: FoundTitle, lines: Sequence[str], body: str) -> FoundTitle:
    """A name that begins one line higher is taken where the text uses the longer name as well."""
    while title.first > 0 and title.agency:
        above = lines[title.first - 1]
        if not re.fullmatch(r"[\u4e00-\u9fff（）()]{2,25}", above) or above + title.agency not in body:
            break
        title = FoundTitle(above + title.text, title.year, above + title.agency, title.first - 1, title.last)
    return title


def _agency_below(title: FoundTitle, lines: Sequence[str]) -> FoundTitle:
    """Where the title has no name, the line below may be it."""
    if title.agency or title.last + 1 >= len(lines) or not is_organ(lines[title.last + 1]):
        return title
    return FoundTitle(title.text, title.year, lines[title.last + 1], title.first, title.last + 1)
