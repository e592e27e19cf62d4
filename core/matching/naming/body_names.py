"""Names of bodies: what is one, and which one a report is of where its title does not say so.

Witnesses are asked in the order of their weight: who signs, heads the paper or
says that it made the report; then who publishes it by the page, or by its path.
Witnesses of one weight that differ tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from core.numerals import SPELT_YEAR
from core.patterns import lazy
from core.records import record

_KINDS = "局|委|委员会|办|办公室|政府|厅|院|会|中心|处|队|所|站|街道|乡|镇|部|署|行|社|区|馆|校|大学|学院|公司|集团|团|室|库|台"
_ORGAN = lazy(rf"[\u4e00-\u9fff（）()]{{2,38}}(?:{_KINDS})(?:[(（][\u4e00-\u9fff、]{{2,24}}[)）])?")
_DOCUMENT_NUMBER = lazy(r"[〔\[【（(﹝](?:19|20)\d{2}[〕\]】）)﹞]\s*+(?:第)?\s*+\d++\s*+号")
_SEAL = lazy(r"[(（](?:盖章|公章|印章|章)[)）]$")
_SIGNED_ON = lazy(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$")
# A name without the place or the body that it belongs to: 市财政局, 人民政府, 办公室.
_GENERIC = lazy(r"(?:市|县|区|省|州|乡|镇|街道)?(?:人民政府|政府|办事处|办公室|管委会|管理委员会|委员会)")
_SHORTENED = lazy(r"[省市县区州旗乡镇][\u4e00-\u9fff（）()]{1,30}")
_PLACE = lazy(r".{0,12}[省市县区州盟旗乡镇]|.{1,12}(?:街道|新区|园区|开发区)|国家|中共|中国")
_NO_NAME = lazy(
    r"^(?:本|我|该|各|有关|相关|上级|下级|其他|其它)|国务院|^(?:政府|政务)?信息公开|[,，。;；:：的和与]|关于|根据|依据|按照"
)
_MADE = lazy(
    r"(?:^|[，,。；;：:])(?:现将|现由|现|由)?([\u4e00-\u9fff（）()]{4,40}?)(?:特|现|认真|组织)?"
    r"(?:(?:根据|依据|依照|按照)[《国省市县区中上有]|(?:编制|编写|公布|发布|向社会公布)(?:了|本|并|20|政府|。|，|《))"
)
_BY = lazy(r"由([\u4e00-\u9fff（）()]{4,40}?)(?:根据|依据|依照|按照|负责|编制|编写|组织)")
_OF = lazy(
    rf"(?:公布|发布|公开|为|是|现将)([\u4e00-\u9fff（）()]{{4,40}}?)(?:关于)?(?:20\d\d|{SPELT_YEAR})年(?:度)?(?:政府|政务|信息)"
)
_SAID_BY = lazy(r"(?:发布|公开|发文|制作|编制|生成)(?:机构|机关|单位|部门|主体)[:：]([\u4e00-\u9fff（）()]{3,40})")
_STEP = lazy(r"[>＞»›/→]+")
_FEW = 200  # characters of a line that may say who made the report


@record
class Witness:
    """A body's name that a file gives, and how much it weighs: 0 the most."""

    name: str
    weight: int


def is_organ(line: str) -> bool:
    """Whether a line is nothing but the name of a body."""
    return _ORGAN.fullmatch("".join(line.split())) is not None


def is_document_number(line: str) -> bool:
    """Whether a line is only an official document number: 漳审综〔2026〕2号."""
    compact = "".join(line.split())
    match = _DOCUMENT_NUMBER.search(compact)
    return match is not None and match.end() == len(compact) and match.start() <= 12


def is_signature(line: str, agency: str, dated: bool = False) -> bool:
    """Whether a line is nothing but the name of the body that signs (any body's above a date), its seal or its date."""
    name = _unsealed(line)
    return is_organ(name) and (dated or name != line or not agency or name in agency or agency in name)


def _unsealed(line: str) -> str:
    return _SEAL.sub("", _SIGNED_ON.sub("", line))


def is_part_of_name(above: str, name: str, heading: bool = False) -> bool:
    """Whether a line right above a body's name begins it: 临江市 above 财政局, 云溪市人民政府 above 办公室.

    In a ``heading`` over two lines the name may break anywhere: 临江市住房 above 和城乡建设局.
    """
    if heading and _has_place(above) and not (is_organ(above) or _COLUMN.search(above) or _SAYS.search(above)):
        return _GOES_ON.match(name) is not None or not _has_place(name)
    if _GENERIC.fullmatch(name) or name.startswith(("人民政府", "办事处")):
        return len(above) > 1 and _NO_NAME.search(above) is None
    return _PLACE.fullmatch(above) is not None and not _has_place(name)


def may_be_part_of_name(above: str, name: str) -> bool:
    """Whether nobody knows: words that are no body's name, above a name without the place it belongs to."""
    return not (_has_place(name) or is_organ(above) or _NO_NAME.search(above) or _COLUMN.search(above))


_SAYS = lazy(r"^(?:本|我|该|各)|[,，。;；:：]|关于|根据|依据|按照|网站|网$")
_GOES_ON = lazy(r"[和与及、]")
_COLUMN = lazy(r"公开|公告|公示|年报|目录|首页|动态|栏目|专栏|附件|文件|报告|打印|分享|信息$")


def _has_place(name: str) -> bool:
    return re.match(r".{1,7}?[省市县区州盟旗乡镇]|中共|国家|全国", name) is not None


def fuller(agency: str, witnesses: Iterable[Witness]) -> str:
    """The full name of a body that the title names by its kind only (市财政局), where one witness tells it."""
    if not (_SHORTENED.fullmatch(agency) or _GENERIC.fullmatch(agency)):
        return agency
    names = {one.name for one in witnesses if one.name.endswith(agency) and one.name != agency and not one.weight}
    return names.pop() if len(names) == 1 else agency


def told_by(witnesses: Iterable[Witness]) -> tuple[str, ...]:
    """The body's name as the weightiest witnesses tell it; several names where these differ, none without any."""
    weights: dict[int, list[str]] = {}
    for one in witnesses:
        weights.setdefault(one.weight, []).append(one.name)
    names = weights[min(weights)] if weights else []
    longest = [name for name in dict.fromkeys(names) if not any(name != other and name in other for other in names)]
    return tuple(longest)


def witnesses(above: Sequence[str], preamble: str, signed: Sequence[str]) -> Iterator[Witness]:
    """Who a report is of, by the lines above its text, by its preamble and by the lines it closes with."""
    for line in map(_compact, signed):
        if is_organ(name := _unsealed(line)):
            yield Witness(name, 0)
    yield from _made(preamble)
    for printed in above:
        line = _compact(printed)
        if line.endswith("文件") and is_organ(name := line.removesuffix("文件")):
            yield Witness(name, 0)
        elif is_organ(line) and not _NO_NAME.search(line):
            yield Witness(line, 1)
        yield from (Witness(found[1], 2) for found in _SAID_BY.finditer(line[:_FEW]) if is_organ(found[1]))
        steps = _STEP.split(line[:_FEW])
        yield from (Witness(step, 3) for step in steps[1:] if is_organ(step) and not _NO_NAME.search(step))


def _made(preamble: str) -> Iterator[Witness]:
    """Who says in the first lines that it made or publishes the report."""
    for printed in preamble.split("\n")[:3]:
        line = _compact(printed)[:_FEW]
        for rule in (_MADE, _BY, _OF):
            for found in rule.finditer(line):
                if is_organ(found[1]) and not _NO_NAME.search(found[1]):
                    yield Witness(found[1], 0)


def _compact(line: str) -> str:
    return "".join(line.split())
