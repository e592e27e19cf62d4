"""The phrases, as data: words before or behind a count, and the figures they name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from core.forms.concepts import Concept, Part
from core.forms.spec import Form
from core.patterns import lazy
from core.records import record
from core.report.phrases import words
from core.report.phrases.targets import Meaning, NamedSum, alike, lines_of, part_name, reading

Readings = Callable[[re.Match[str]], tuple[Meaning, ...]]


@record
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


DECIDED_CASES = ("已审结", "已办结")
ISSUED = "制发|制定|出台|印发|新制定|新制发|制定出台|制定印发|制定发布|制发并公开|制定并印发|制定并公开"
REPEALED = "废止"
IN_FORCE = "现行有效|存续有效"
DECIDED = "作出|办理|实施|办结|下达|完成|核发|依法作出|处理"


def readings_of(form: Form, *sums: tuple[str, ...]) -> tuple[Meaning, ...]:
    """The sums that this form has."""
    found = (reading(form, *keys) for keys in sums)
    return tuple(one for one in found if one is not None)


def in_row(form: Form, row: str, *columns: Concept) -> tuple[Meaning, ...]:
    """Readings of the figures of a row in each of these columns; those that the form has."""
    cells = (key for column in columns for key in form.cells_of(column) if form.cells[key].row_path == row)
    return readings_of(form, *((cell,) for cell in cells))


def totals(form: Form, *sums: tuple[Concept, ...]) -> tuple[Meaning, ...]:
    """Readings of these sums of rows, over all columns; those that the form has."""
    return readings_of(form, *(tuple(map(form.total_of, rows)) for rows in sums))


def _totals(form: Form, *sums: tuple[Concept, ...]) -> Readings:
    found = totals(form, *sums)
    return lambda _: found


def _carried(form: Form) -> tuple[Phrase, ...]:
    """X4 and X3: what came from the year before and what goes into the next; 结转 alone may be either."""
    some = f"(?:{words.APPLICATIONS})?"
    came = Phrase(
        "X4",
        _before(f"{words.CARRIED_IN}{some}(?:(?:政府信息公开|信息公开|依申请公开)?(?:办理|办件))?件?"),
        lazy(rf"{some}(?:为|系|是|属于?|由|从|来?自)?{words.CARRIED_IN}"),
        _totals(form, (Concept.CARRIED_IN,)),
    )
    goes = Phrase(
        "X3",
        _before(f"(?:{words.CARRIED_OUT}|{words.PENDING}){some}"),
        lazy(
            rf"{some}(?:因[^，]{{0,12}})?(?:(?:按照?|依照|依据|根据)[^，\d]{{0,16}}?)?(?:将|需|正常|依法|按规定|已|均|拟|按程序)*"
            rf"(?:{words.CARRIED_OUT}|在办$|(?:正在|尚在|仍在|在)(?:办理|处理|答复)(?:中|期|$)|(?:正在|尚在|仍在)(?:按程序|按规定|依法|抓紧|积极)+(?:办理|处理|答复)(?:中|过程中)?$|(?:尚|仍)?未(?:办结|答复|到期|到答复期))"
        ),
        _totals(form, (Concept.CARRIED_OUT,)),
    )
    either = Phrase(
        "X3",
        _before(f"(?<![年月度季末底转续])(?<!不予)结转{some}"),
        None,
        _totals(form, (Concept.CARRIED_OUT,), (Concept.CARRIED_IN,)),
        lazy(words.CARRIED_ELSE),
    )
    return came, goes, either


def _plain(form: Form) -> tuple[Phrase, ...]:
    """X2 and X1: counts of applications as such."""
    new, both, done = (Concept.RECEIVED,), (Concept.RECEIVED, Concept.CARRIED_IN), (Concept.ALL_RESULTS,)
    only_new, answered, to_handle = (_totals(form, rows) for rows in (new, done, both))
    received, handled = _totals(form, new, both), _totals(form, done, both, new)
    at_once = rf"(?:(?:并|和|及|、)[^，\d]{{0,8}}?(?:{words.ANSWERED}|{words.HANDLED}))?"
    subject = rf"(?:[^，\d]{{0,40}}?{words.APPLICATIONS}|{words.APPLICATIONS})?人?"
    patterns = (
        ("X1", f"{words.TO_HANDLE}{words.APPLICATIONS}", None, to_handle),
        ("X2", f"(?<![未予再])(?:{words.ANSWERED})(?:完毕|完成)?{subject}", _AFTER_ANSWERED, answered),
        ("X1", f"(?:{words.NEWLY_RECEIVED}){subject}", None, only_new),
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
    lines = lines_of(form).results
    by_word = {word: line for line in lines for word in (line.word, *line.spoken) if len(word) >= _LEAST_LABEL}
    known_as = {line.concept: line for line in lines}
    if not {Concept.GRANTED, Concept.PARTLY_GRANTED} <= known_as.keys():
        return ()
    part = part_name(form, Part.APPLICATIONS)

    def one(match: re.Match[str]) -> tuple[Meaning, ...]:
        line = by_word[match["word"]]
        return (Meaning(part, (line.label,), "", line.cells),)

    granted, partly = known_as[Concept.GRANTED], known_as[Concept.PARTLY_GRANTED]
    both = (Meaning(part, (granted.label, partly.label), "", granted.cells + partly.cells),)
    known = _words(*by_word)
    tail = "(?:的|申请|答复|处理|决定|政府信息|信息|情形|情况|结果)*+"
    granting = (Meaning(part, (granted.label,), "", granted.cells),)
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
    for line in lines_of(form).columns:
        label = () if line.concept is Concept.OTHER_ORGANISATIONS else (line.word,)
        found |= dict.fromkeys((*label, *line.spoken), line)
    return found


def _columns(form: Form) -> tuple[Phrase, ...]:
    """X7: kinds of applicants; received, handled in all, or answered."""
    by_word = column_words(form)
    if not by_word:
        return ()
    part = part_name(form, Part.APPLICATIONS)

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
    new, carried_in, done = map(form.row_of, (Concept.RECEIVED, Concept.CARRIED_IN, Concept.ALL_RESULTS))
    for rows in ((new,), (new, carried_in), (done,)):
        cells = tuple(f"{row}.{column}" for row in rows for column in line.cells)
        labels = tuple(form.cells[f"{row}.{line.cells[0]}"].row[-1].label for row in rows)
        found.append(Meaning(part, labels, line.label, cells))
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


def check_of_part(form: Form, cells: tuple[str, ...]) -> str:
    """X9 for figures of 行政复议, X10 for those of 行政诉讼."""
    return "X9" if all(Concept.REVIEW in form.cells[cell].concepts for cell in cells) else "X10"


@lru_cache(maxsize=32)
def part_phrases(form: Form, label: str) -> tuple[Phrase, ...]:
    """X9 and X10: a part of table four, its outcomes and its total."""
    lines = lines_of(form).proceedings
    group = next(line for line in lines if line.label == label)
    check = check_of_part(form, group.cells)
    part = part_name(form, Part.PROCEEDINGS)
    total = (Meaning(part, (label,), "", group.cells),)
    outcomes: dict[str, Meaning] = {}
    for line in lines:
        if len(line.cells) == 1:
            outcome = Meaning(part, (label,), line.label, alike(line.cells[0], group.cells))
            outcomes |= dict.fromkeys((line.word, *line.spoken), outcome)
    decided = tuple(cell for cell in group.cells if Concept.PENDING not in form.cells[cell].concepts)
    outcomes |= dict.fromkeys(DECIDED_CASES, Meaning(part, (label,), "审结", decided))
    known = _words(*outcomes)
    names = _words(label, label.removeprefix("行政"), *group.spoken)
    tail = "(?:申请|案件|案|事项|情况|程序|的|被|行为|结果|决定|中|阶段)*+"
    return (
        Phrase(
            check,
            _before(f"(?P<word>{known}){tail}"),
            lazy(
                f"(?:案件|申请)?(?:均|结果|为|已|系|被|予以|复议机关|复议|人民法院|法院|判决|裁定|依法|是|维持原判|目前|处于)*(?P<word>{known}){tail}$"
            ),
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
    label = next(cell.row[-1] for cell in form.cells.values() if cell.row_path == row)
    names = _words(label.label, *label.aliases)
    tail = "(?:处理决定|决定书?|案件|件数|处理|数量|措施|的)*+"

    def fixed(*columns: Concept) -> Readings:
        found = in_row(form, row, *columns)
        return lambda _: found

    decided = fixed(Concept.DECISIONS)
    if in_row(form, row, Concept.DECISIONS):
        done = lazy(f"(?:的)?(?:{names}){tail}$")
        before, veto = _before(f"(?:{names}){tail}(?:{DECIDED})?"), lazy(words.NOT_DECIDED)
        concluded = Phrase("X12", _before(f"(?<![未予])(?:办结|办理)(?:{names})(?:事项|申请)"), None, decided)
        return (Phrase("X12", before, done, decided, veto, lazy(names)), concluded)
    issued, repealed, in_force = fixed(Concept.ISSUED, Concept.MADE), fixed(Concept.REPEALED), fixed(Concept.IN_FORCE)
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
