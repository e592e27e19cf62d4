"""The phrases, as data: words before or behind a count, and the figures they name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from core.forms.spec import Form
from core.patterns import lazy
from core.report.phrases import words
from core.report.phrases.targets import Meaning, NamedSum, lines_of, part_name, reading

Readings = Callable[[re.Match[str]], tuple[Meaning, ...]]


@dataclass(frozen=True)
class Phrase:
    """``before`` must end at the number, ``after`` begin behind the unit; one of them speaks.

    ``veto``: words on the left with which the phrase speaks of something else,
    unless they belong to the ``names`` of what is counted (检查 in 行政检查).
    """

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    readings: Readings
    veto: re.Pattern[str] | None = None
    names: re.Pattern[str] | None = None

    def match(self, left: str, right: str) -> re.Match[str] | None:
        """The match that makes the claim, on the left first."""
        found = self.before.search(left) if self.before else None
        if found is None and self.after:
            found = self.after.match(right)
        if found is None or (self.veto and self.veto.search(self.names.sub("", left) if self.names else left)):
            return None
        return found


def _before(pattern: str) -> re.Pattern[str]:
    return lazy(f"(?:{pattern}){words.FILL}$")


def _words(*known: str) -> str:
    return "|".join(sorted(map(re.escape, known), key=len, reverse=True)) or words.NOTHING


# Spoken forms of the form's labels, by path.
SPOKEN_RESULTS = {
    "granted": ("同意公开", "予以全部公开", "全部公开"),
    "partly_granted": ("予以部分公开", "部分予以公开"),
    "refused": ("不同意公开", "未予公开"),
    "unavailable": ("不能提供",),
    "other": ("作其他处理",),
    "unavailable.not_held": (
        "不掌握相关政府信息",
        "本机关不掌握",
        "本单位不掌握",
        "本机关不掌握相关信息",
        "不掌握相关信息",
    ),
    "unavailable.must_create": ("没有现成信息", "需要另行制作", "没有现成信息需另行制作"),
    "refused.third_party": (
        "第三方合法权益",
        "涉及第三方合法权益",
    ),
    "refused.internal_affairs": ("内部事务信息", "政府内部事务信息"),
    "refused.deliberative": ("过程性信息",),
    "refused.enforcement_file": ("行政执法案卷", "行政执法案卷信息"),
    "refused.inquiry": ("行政查询事项",),
    "refused.state_secret": ("国家秘密", "涉及国家秘密"),
    "other.not_corrected": ("逾期不补正", "逾期未补正", "无正当理由逾期不补正"),
    "other.fee_unpaid": (
        "逾期未缴费",
        "逾期不缴费",
        "逾期未缴纳费用",
        "逾期未按收费通知缴费",
        "逾期未按收费通知缴纳费用",
        "逾期未按收费通知要求缴纳费用",
    ),
}
SPOKEN_COLUMNS = {
    "natural_person": ("公民", "个人"),
    "business": ("企业",),
    "": ("法人和其他组织", "法人及其他组织", "法人或者其他组织", "法人、其他组织", "法人组织"),
}
SPOKEN_OUTCOMES = {
    "upheld": ("维持原行政行为", "维持原具体行政行为", "维持原答复", "予以维持", "被维持", "维持"),
    "corrected": ("被纠正", "予以纠正", "纠正", "被纠错", "结果纠错"),
    "other": (),
    "pending": (
        *("未审结", "审理中", "办理中"),
        *(f"{still}{where}" for still in ("正在", "尚在", "仍在") for where in ("复议", "审理", "审查", "办理")),
        *(f"{still}{where}审理" for still in ("正在", "尚在", "仍在") for where in ("复议机关", "法院", "人民法院")),
    ),
}
PENDING_OUTCOME = "pending"
DECIDED_CASES = ("已审结", "已办结")
ISSUED = "制发|制定|出台|印发|新制定|新制发|制定出台|制定印发|制定发布|制发并公开|制定并印发|制定并公开"
REPEALED = "废止"
IN_FORCE = "现行有效|存续有效"
DECIDED = "作出|办理|实施|办结|下达|完成|核发|依法作出|处理"


def readings_of(form: Form, *sums: tuple[str, ...]) -> tuple[Meaning, ...]:
    """The sums that this form has."""
    found = (reading(form, *keys) for keys in sums)
    return tuple(one for one in found if one is not None)


NEW, CARRIED_IN = "applications.new", "applications.carried_in"
PROCESSED, CARRIED_OUT = "applications.processed_total", "applications.carried_out"


def _totals(form: Form, *sums: tuple[str, ...]) -> Readings:
    """Readings of these sums of rows, over all columns."""
    found = readings_of(form, *(tuple(f"{key}.total" for key in keys) for keys in sums))
    return lambda _: found


def _carried(form: Form) -> tuple[Phrase, Phrase]:
    """X4 and X3: what came from the year before and what goes into the next."""
    some = f"(?:{words.APPLICATIONS})?"
    came = Phrase(
        "X4",
        _before(f"{words.CARRIED_IN}{some}(?:(?:政府信息公开|信息公开|依申请公开)?(?:办理|办件))?件?"),
        lazy(rf"{some}(?:为|系|是|属于?|由|从|来?自)?{words.CARRIED_IN}"),
        _totals(form, (CARRIED_IN,)),
    )
    goes = Phrase(
        "X3",
        _before(f"(?:{words.CARRIED_OUT}|{words.PENDING}){some}"),
        lazy(
            rf"{some}(?:因[^，]{{0,12}})?(?:(?:按照?|依照|依据|根据)[^，\d]{{0,16}}?)?(?:将|需|正常|依法|按规定|已|均|拟|按程序)*"
            rf"(?:{words.CARRIED_OUT}|在办$|(?:正在|尚在|仍在|在)(?:办理|处理|答复)(?:中|期)|(?:正在|尚在|仍在)(?:按程序|按规定|依法|抓紧|积极)+(?:办理|处理|答复)(?:中|过程中)?$|(?:尚|仍)?未(?:办结|答复|到期|到答复期))"
        ),
        _totals(form, (CARRIED_OUT,)),
    )
    return came, goes


def _plain(form: Form) -> tuple[Phrase, ...]:
    """X2 and X1: counts of applications as such."""
    new, answered = _totals(form, (NEW,)), _totals(form, (PROCESSED,))
    to_handle, received = _totals(form, (NEW, CARRIED_IN)), _totals(form, (NEW,), (NEW, CARRIED_IN))
    handled = _totals(form, (PROCESSED,), (NEW, CARRIED_IN), (NEW,))
    at_once = rf"(?:(?:并|和|及|、)[^，\d]{{0,8}}?(?:{words.ANSWERED}|{words.HANDLED}))?"
    subject = rf"(?:[^，\d]{{0,40}}?{words.APPLICATIONS}|{words.APPLICATIONS})?人?"
    patterns = (
        ("X1", f"{words.TO_HANDLE}{words.APPLICATIONS}", None, to_handle),
        ("X2", f"(?<![未予再])(?:{words.ANSWERED})(?:完毕|完成)?{subject}", _AFTER_ANSWERED, answered),
        ("X1", f"(?:{words.NEWLY_RECEIVED}){subject}", None, new),
        ("X1", f"(?<![未不予])(?:{words.RECEIVED}|共收|收){at_once}{subject}", None, received),
        ("X2", f"已完成{words.APPLICATIONS}", None, handled),
        ("X2", f"(?<![未予再])(?:{words.HANDLED})(?:完毕|完成)?{subject}", None, handled),
        ("X1", words.ITS_APPLICATIONS, None, received),
        ("X1", rf"{words.HANDED_IN_BY}(?:{words.APPLICATIONS}|(?:政府)?信息公开)", None, received),
    )
    there_were = Phrase("X1", lazy("(?:年度?|全年|今年)(?:共|只|仅)?有$"), None, received)
    return (*(Phrase(check, _before(left), right, found) for check, left, right, found in patterns), there_were)


_AFTER_ANSWERED = lazy(
    rf"(?:申请)?(?=[^，]*(?:均|全部|已|按[时期]|及时|如期|依法|依规))(?:{words.DULY})+(?:办结|答复|办理完毕|处理完毕|办复|回复)(?:完毕|完成|完结|到位)?$"
)


def _results(form: Form) -> tuple[Phrase, ...]:
    """X6: results of handling; granting and partly granting together in one count too."""
    lines = {line.path: line for line in lines_of(form)["results"]}
    by_word = {
        word: line
        for path, line in lines.items()
        for word in (line.word, *SPOKEN_RESULTS.get(path, ()))
        if len(word) >= _LEAST_LABEL
    }
    if not {"granted", "partly_granted"} <= lines.keys():
        return ()
    part = part_name(form, "applications")

    def one(match: re.Match[str]) -> tuple[Meaning, ...]:
        line = by_word[match["word"]]
        return (Meaning(f"{part}“{line.label}”", line.cells),)

    granted, partly = lines["granted"], lines["partly_granted"]
    both = (Meaning(f"{part}“{granted.label}”加“{partly.label}”", granted.cells + partly.cells),)
    known = _words(*by_word)
    tail = "(?:的|申请|答复|处理|决定|政府信息|信息|情形|情况|结果)*+"
    granting = (Meaning(f"{part}“{granted.label}”", granted.cells),)
    return (
        Phrase(
            "X6",
            lazy("(?:^|，)其中，?(?:依法|已)?公开$"),
            lazy("(?:申请)?(?:依法|均|已)*公开$"),
            lambda _: granting,
        ),
        Phrase(
            "X6",
            _before(f"(?<![不未])(?:予以|同意)?公开(?:和|及|与|、|或者?|以及|/)(?:予以)?部分公开{tail}"),
            None,
            lambda _: both,
        ),
        Phrase(
            "X6",
            _before(f"(?<![不未、和及与或])(?P<word>{known})(?:的|而|（|依法)*(?:{known})?{tail}"),
            lazy(
                rf"(?:申请)?(?:(?:因|由于|经|在)[^，\d]{{0,24}}?)?(?:答复|决定|依法|均|已|作|属于?|为|系|是|被|告知|因|由于)*(?P<word>{known})"
                f"(?:的|而|，|依法)*(?:{known})?{tail}$"
            ),
            one,
        ),
    )


_LEAST_LABEL = 4


def column_words(form: Form) -> dict[str, NamedSum]:
    """Words for kinds of applicants, and the columns they name; 其他 alone names nothing."""
    found: dict[str, NamedSum] = {}
    for line in lines_of(form)["columns"]:
        label = () if line.path == "other_org" else (line.word,)
        found |= dict.fromkeys((*label, *SPOKEN_COLUMNS.get(line.path, ())), line)
    return found


def _columns(form: Form) -> tuple[Phrase, ...]:
    """X7: kinds of applicants; received, handled in all, or answered."""
    by_word = column_words(form)
    if not by_word:
        return ()
    part = part_name(form, "applications")

    def sums(match: re.Match[str]) -> tuple[Meaning, ...]:
        return column_readings(form, part, by_word[match["word"]])

    known = _words(*by_word)
    tail = "(?:申请人|提出|提交|递交|申请|政府信息公开|政务公开|信息公开|依申请公开|公开|政府信息|信息|类|方面|的|向我?[^，]{0,6})*+"
    before = _before(f"(?<![、和及与或])(?P<word>{known})(?![、和及与或]){tail}")
    after = lazy(rf"(?:[^，\d]{{0,12}}?申请)?人?(?:均|全部|都)?(?:为|是|来自|由|属于?|系)(?P<word>{known}){tail}$")
    return (Phrase("X7", before, after, sums),)


def column_readings(form: Form, part: str, line: NamedSum) -> tuple[Meaning, ...]:
    """New, new with carried-over, and answered applications of some columns."""
    found: list[Meaning] = []
    for rows in ((NEW,), (NEW, CARRIED_IN), (PROCESSED,)):
        cells = tuple(f"{row}.{column}" for row in rows for column in line.cells)
        labels = "加".join(f"“{form.cells[f'{row}.{line.cells[0]}'].row[-1].label}”" for row in rows)
        found.append(Meaning(f"{part}{labels}{line.label}", cells))
    return tuple(found)


@lru_cache(maxsize=8)
def application_phrases(form: Form) -> tuple[Phrase, ...]:
    """All phrases on applications, the more particular first."""
    return (*_carried(form), *_results(form), *_columns(form), *_plain(form))


@lru_cache(maxsize=8)
def unmistakable_phrases(form: Form) -> tuple[Phrase, ...]:
    """Those that speak of applications even where the word has not fallen."""
    return tuple(phrase for phrase in application_phrases(form) if phrase.id in ("X3", "X4", "X6"))


@lru_cache(maxsize=8)
def spoken_phrases(form: Form) -> tuple[Phrase, ...]:
    """Those that need a verb of their own: received, answered, carried over."""
    return tuple(phrase for phrase in application_phrases(form) if phrase.id in ("X1", "X2", "X3", "X4"))


def check_of_part(cells: tuple[str, ...]) -> str:
    """X9 for figures of 行政复议, X10 for those of 行政诉讼."""
    return "X9" if all(cell.startswith("proceedings.review.") for cell in cells) else "X10"


@lru_cache(maxsize=32)
def part_phrases(form: Form, label: str) -> tuple[Phrase, ...]:
    """X9 and X10: a part of table four, its outcomes and its total."""
    lines = lines_of(form)["proceedings"]
    group = next(line for line in lines if line.label == label)
    check = check_of_part(group.cells)
    place = f"{part_name(form, 'proceedings')}“{label}”"
    total = (Meaning(place, group.cells),)
    outcomes: dict[str, Meaning] = {}
    for line in lines:
        key = line.path.rpartition(".")[2]
        if len(line.cells) == 1 and key in SPOKEN_OUTCOMES:
            cells = tuple(cell for cell in group.cells if cell.rpartition(".")[2] == key)
            outcome = Meaning(f"{place}{line.label}", cells)
            outcomes |= dict.fromkeys((line.word, *SPOKEN_OUTCOMES[key]), outcome)
    decided = tuple(cell for cell in group.cells if not cell.endswith(f".{PENDING_OUTCOME}"))
    outcomes |= dict.fromkeys(DECIDED_CASES, Meaning(f"{place}审结", decided))
    known = _words(*outcomes)
    names = _words(label, label.removeprefix("行政"), *words.SPOKEN_PARTS.get(group.path.rpartition(".")[2], ()))
    tail = "(?:申请|案件|案|事项|情况|程序|的|被|行为|结果|决定|中|阶段)*+"
    return (
        Phrase(
            check,
            _before(f"(?P<word>{known}){tail}"),
            lazy(f"(?:案件|申请)?(?:均|结果|为|已|系|被|予以|复议|是|维持原判|目前|处于)*(?P<word>{known}){tail}$"),
            lambda match: (outcomes[match["word"]],),
        ),
        Phrase(
            check, _before(f"(?P<word>{known})(?:的)?(?:{names}){tail}"), None, lambda match: (outcomes[match["word"]],)
        ),
        Phrase(
            check,
            _before(f"(?:{names}){tail}"),
            lazy(
                "(?:涉及|因|有关|关于)?(?:政府信息公开|信息公开|依申请公开|申请)*"
                f"(?:引起|引发|进入|被提起|类|的)*(?:{names}){tail}$"
            ),
            lambda _: total,
            lazy(words.REVIEWING if check == "X9" else words.JUDGING),
        ),
    )


@lru_cache(maxsize=32)
def row_phrases(form: Form, row: str) -> tuple[Phrase, ...]:
    """X11 and X12: a row of table two."""
    label = next(cell.row[-1] for key, cell in form.cells.items() if key.startswith(f"{row}."))
    names = _words(label.label, *label.aliases)
    tail = "(?:处理决定|决定书?|案件|件数|处理|数量|措施|的)*+"

    def fixed(*columns: str) -> Readings:
        found = readings_of(form, *((f"{row}.{column}",) for column in columns))
        return lambda _: found

    if f"{row}.decisions" in form.cells:
        done = lazy(f"(?:的)?(?:{names}){tail}$")
        before, veto = _before(f"(?:{names}){tail}(?:{DECIDED})?"), lazy(words.NOT_DECIDED)
        concluded = Phrase(
            "X12", _before(f"(?<![未予])(?:办结|办理)(?:{names})(?:事项|申请)"), None, fixed("decisions")
        )
        return (Phrase("X12", before, done, fixed("decisions"), veto, lazy(names)), concluded)
    issued, repealed, in_force = fixed("issued", "made"), fixed("repealed"), fixed("in_force")
    veto = lazy(words.NOT_ISSUED)
    some = f"(?:本级|本机关|行政|人民|政府|部门|办公[室厅]|[省市县区州旗盟镇乡]|新|的|及|和|{names})*+"
    papers = f"(?:{words.PAPERS})?"
    return tuple(
        Phrase(
            "X11",
            _before(f"(?:{verb}){some}{papers if verb != ISSUED else ''}"),
            lazy(f"(?:的)?(?:{after})(?:的)?(?:{names})?$"),
            found,
            None if verb == IN_FORCE else veto,
            lazy(names),
        )
        for verb, after, found in (
            (ISSUED, "$.", issued),
            (REPEALED, "(?:已|予以|被|宣布)*废止", repealed),
            (IN_FORCE, "现行有效|继续有效", in_force),
        )
    )
