"""Claims without a number: 未收到政府信息公开申请, 未发生行政复议、行政诉讼 (X3–X5, X9–X12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from core.forms.concepts import Concept, Part
from core.forms.spec import Form
from core.patterns import lazy
from core.report.phrases import words
from core.report.phrases.folding import Folded
from core.report.phrases.mentions import Mention
from core.report.phrases.patterns import check_of_part, column_readings, column_words, in_row, totals
from core.report.phrases.targets import Claim, Meaning, lines_of, part_name
from core.report.phrases.topics import ELSEWHERE, row_of, topics_of

_VERBS = "^未$|存在|收到|接到|接收|受理|新收|产生|发生|出现|没有|没收到|无|零|有|不存在"
# 零受理、零复议: each says what there was none of.
_NONE = "零"
# 行政复议、行政诉讼均未发生, 政府信息公开申请数量为零: what there was none of stands before.
_OF_WHAT_WAS_SAID = lazy("无|零(?:受理|收件|发生)”?|为零|(?:未|没有)(?:曾)?(?:发生|出现|产生|收到)”?")
_LONGEST_SUBJECT = 45
_STILL = "(?:情况|：|数量|件数|总数|工作|实现|保持|继续|均|都|全部|皆|也|为|“)*$"
_WISHED = lazy(f"{words.TO_COME}|确保|防止|避免|目标")
_ENDS_WITH_APPLICATIONS = lazy(f"{words.APPLICATIONS}{_STILL}")
_END = "(?:$|、|和|及|以及|与|或)"
_NO_APPLICATION = lazy(
    f"(?P<before>.{{0,40}}?){words.APPLICATIONS}(?:公开)?(?:的)?(?:申请|情况|情形|事项|内容|来信|信件|来函|办件|案件|件|信息|方面|的|要求|请求|诉求)*+{_END}"
)
_NOT_ALL = lazy(
    f"{words.CHANNELS}|复议|诉讼|出版物|反复|大量|确认|查询|秘密|信访|投诉|举报|补正|上年|结转|顺延|撤回|延期|逾期|超期|涉及|重复|不予|因|未|收费|更正|"
    "企业|机构|行政|登记|对|不服|引发|引起|为由|而|涉密|敏感|(?:关于|有关|针对)(?!$|(?:政府|政务)?信息公开|依申请)"
)
_WAYS = lazy(
    f"(?:(?:通过|以)?(?:电子)?(?:{words.CHANNELS})(?:申请|提交|提出)?(?:、|和|及|以及|或者?)?)+(?:其他|其它|各种|任何|等)(?:形式|方式|途径|渠道)?"
)
_EVERYBODY = lazy(
    "(?:公民|公众|群众|个人)、法人(?:或者?|和|及|以及|、)其他组织|自然人、法人(?:或者?|和|及|、)(?:其他|非法人)组织|(?:公民|个人|自然人|群众)(?:或者?|和|及|、)(?:企业|单位|组织|法人)"
)
_CARRIED_OUT = lazy(
    f"(?:需要?|任何|申请|办件|件|有|收到)*{words.CARRIED_OUT}(?:的|政府信息公开|信息公开|依申请公开|公开|申请|情况|件|事项)*+{_END}"
)
_CARRIED_IN = lazy(
    f"(?:任何|有|收到)*{words.CARRIED_IN}(?:的|政府信息公开|信息公开|依申请公开|公开|申请|情况|件|事项)*+{_END}"
)
# 全部办结，无结转: of which year is not said.
_CARRIED_AT_ALL = lazy(f"(?:任何|有)*结转(?:的|申请|情况|件|事项)*+{_END}")
_CARRIED = (
    ("X3", _CARRIED_OUT, (Concept.CARRIED_OUT,)),
    ("X4", _CARRIED_IN, (Concept.CARRIED_IN,)),
    ("X3", _CARRIED_AT_ALL, (Concept.CARRIED_OUT, Concept.CARRIED_IN)),
)
_CARRIED_ELSE = lazy(words.CARRIED_ELSE)
_BETWEEN_KINDS = lazy("、|和|及|以及|与|或者?")
_HANDED_IN = lazy("(?:所?(?:提出|提交|递交))?的?$")
_CAUSED_OTHERWISE = lazy(words.CAUSED_OTHERWISE)
_PROCEEDINGS = lazy(
    "(?P<before>.{0,45}?)(?P<names>(?:(?:行政)?(?:复议|诉讼|起诉)(?:申请|案件|案|程序)?(?:、|，|和|及|与|或者?|以及|被?提起|提前|被|也?无|零|也?未发生)*)+)"
    "(?:的)?(?:(?:、|和|及|与|以及|或者?)?(?:出现|发生|行政|有关|相关|的)*(?:申诉|投诉|举报)+)*(?:的)?(?:申请|案件|案|等|方面|的|情况|情形|事项|问题|现象|事件|件|发生)*$"
)
_ENDS_WITH_PROCEEDINGS = lazy(
    f"(?P<names>(?:(?:行政)?(?:复议|诉讼|起诉)(?:申请|案件|案)?(?:、|和|及|与|或者?|以及|被?提起)*)+)(?:的)?(?:情况|情形|事项|案件)*{_STILL}"
)
_BESIDE = ("与", "和", "同")  # 未发生与诉讼有关的费用
# 未发生行政复议被纠正、行政诉讼败诉的情况: there may have been some that were upheld.
_LOST = lazy("(?:被|予以|依法)*(?:纠正|纠错|撤销|败诉)")
_NOT_PLAIN = lazy("败诉|纠正|纠错|撤销|超期|责任|不服|胜诉|改变|应诉人|信访")


def denied(mention: Mention, folded: Folded, form: Form) -> Iterator[Claim]:
    """The claims a denial makes: each that the named figures are 0."""
    if mention.denied == _NONE:
        mention = replace(mention, right=mention.right.partition(_NONE)[0].rstrip("、，和"))
    if _OF_WHAT_WAS_SAID.fullmatch(mention.denied + mention.right):
        yield from _denied_before(mention, folded, form)
        return
    right = _WAYS.sub(_covered, mention.right)
    if re.search(_VERBS, mention.denied):
        for check, pattern, rows in _CARRIED:
            if (found := pattern.match(right)) and (len(rows) == 1 or _of_applications_alone(mention)):
                yield _claim(check, mention, found.end(), folded, totals(form, *((row,) for row in rows)))
        found = _NO_APPLICATION.match(right)
        if found and _of_applications(found, mention.topic):
            yield _claim("X5", mention, found.end(), folded, _new(form))
        elif found and mention.topic != ELSEWHERE:
            for kind in _kinds(found["before"], form):
                yield _claim("X7", mention, found.end(), folded, kind)
    yield from _no_proceedings(mention, folded, form)
    yield from _no_decisions(mention, folded, form)


def _denied_before(mention: Mention, folded: Folded, form: Form) -> Iterator[Claim]:
    """The claims of a denial whose subject stands before it."""
    said = mention.sentence[-_LONGEST_SUBJECT:]
    clause = said.rpartition("，")[2]
    if _WISHED.search(mention.sentence):
        return
    found = _ENDS_WITH_PROCEEDINGS.search(said)
    if found and not _NOT_PLAIN.search(clause):
        whole = replace(mention, start=mention.start - len(said) + found.start())
        for check, word, reading in _parts(form):
            if word in found["names"].replace("起诉", "诉讼"):
                yield _claim(check, whole, len(mention.right), folded, (reading,))
        return
    found = _ENDS_WITH_APPLICATIONS.search(said)
    if found and not _NOT_ALL.search(_EVERYBODY.sub("", clause)):
        whole = replace(mention, start=mention.start - len(said) + found.start())
        yield _claim("X5", whole, len(mention.right), folded, _new(form))


def _new(form: Form) -> tuple[Meaning, ...]:
    return totals(form, (Concept.RECEIVED,))


def _kinds(named: str, form: Form) -> Iterator[tuple[Meaning, ...]]:
    """New applications of each kind of applicants, where nothing but such kinds is named: 社会公益组织和法律服务机构的."""
    known, kinds = column_words(form), _BETWEEN_KINDS.split(_HANDED_IN.sub("", named))
    if all(kind in known for kind in kinds):
        for line in dict.fromkeys(known[kind] for kind in kinds):
            yield column_readings(form, part_name(form, Part.APPLICATIONS), line)[:1]


def _covered(found: re.Match[str]) -> str:
    """In the place of all ways to apply: nothing that would be one way only."""
    return "□" * len(found.group())


def _of_applications(found: re.Match[str], topic: str) -> bool:
    """Whether all applications for information are denied: not one kind of them, nor 申请 of some other business."""
    if topic == ELSEWHERE and "公开" not in found.group():
        return False
    # 对政府信息公开的申请: of all of it.
    return not _NOT_ALL.search(_EVERYBODY.sub("", found["before"]).removesuffix("对"))


def _of_applications_alone(mention: Mention) -> bool:
    """Whether nothing else is said to be carried over: 项目资金无结转."""
    return mention.topic != ELSEWHERE and not _CARRIED_ELSE.search(mention.sentence)


def _claim(check: str, mention: Mention, length: int, folded: Folded, readings: tuple[Meaning, ...]) -> Claim:
    start = folded.span(mention.start, mention.end + length)
    return Claim(check, 0, start, (start[1], start[1]), readings)


def _no_proceedings(mention: Mention, folded: Folded, form: Form) -> Iterator[Claim]:
    said = _LOST.sub("", mention.right)
    found = _PROCEEDINGS.match(said)
    if found is None or _NOT_PLAIN.search(said) or found["before"].endswith(_BESIDE):
        return
    if _CAUSED_OTHERWISE.search(found["before"]):
        return
    lost = said != mention.right
    for check, word, reading in _parts(form):
        if word in found["names"].replace("起诉", "诉讼"):
            meant = _lost(reading, form) if lost else reading
            yield _claim(check, mention, len(mention.right) if lost else found.end(), folded, (meant,) if meant else ())


def _lost(part: Meaning, form: Form) -> Meaning | None:
    """Of the cases of a part those that ended with the body put right; None where the form does not tell them apart."""
    cells = tuple(cell for cell in part.cells if Concept.CORRECTED in form.cells[cell].concepts)
    return replace(part, of=form.cells[cells[0]].column[-1].label, cells=cells) if cells else None


@lru_cache(maxsize=8)
def _parts(form: Form) -> tuple[tuple[str, str, Meaning], ...]:
    """Check, short word and figures of review and of suits."""
    lines = [line for line in lines_of(form).proceedings if line.outer]
    return tuple(
        (
            check_of_part(form, line.cells),
            line.label.removeprefix("行政"),
            Meaning(part_name(form, Part.PROCEEDINGS), (line.label,), "", line.cells),
        )
        for line in lines
    )


_ACTS = (
    ("X11", (Concept.ISSUED, Concept.MADE), lazy("制发|制定|出台|印发")),
    ("X11", (Concept.REPEALED,), lazy("废止")),
    ("X12", (Concept.DECISIONS,), lazy("作出|实施|发生|出现|^(?:无|没有)$")),
)


@lru_cache(maxsize=8)
def _rows(form: Form) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Rows of table two named right after a denial, and one of their names."""
    names = "|".join(topics_of(form).rows) or words.NOTHING
    some = "(?:任何|过|新的?|本级|政府|相关|有关|制发|制定|出台|印发|发布|废止|修改|修订|清理|作出|实施|、|和|及|或)*+"
    tail = "(?:处理|决定|措施|案件|件|的|情况)*+"
    return lazy(
        f"(?P<before>{some})(?P<names>(?:(?:{names}){tail}(?:、|和|及|与|或)?)++)(?:(?:重要|重大|其他|相关)[^，。；、]{{2,10}})?$"
    ), lazy(names)


def _no_decisions(mention: Mention, folded: Folded, form: Form) -> Iterator[Claim]:
    """未制发规范性文件, 没有废止规范性文件, 未作出行政处罚决定."""
    pattern, names = _rows(form)
    found = pattern.match(mention.right)
    if found is None:
        return
    said = mention.denied + found["before"]
    rows = topics_of(form).rows
    for check, columns, verbs in _ACTS:
        if not verbs.search(said):
            continue
        for topic in dict.fromkeys(rows[name] for name in names.findall(found["names"])):
            readings = in_row(form, row_of(topic), *columns)
            if readings:
                yield _claim(check, mention, found.end(), folded, readings)
