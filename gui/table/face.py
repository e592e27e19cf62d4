"""How a figure looks, and what a screen reader says of it, of rows and of columns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from core.forms.spec import Cell
from core.records import record
from core.report.findings import Grade

NOT_FILLED = "未填"
_FOUND = {Grade.ERROR: "有错误", Grade.HINT: "有提醒", Grade.NOTE: "有提示"}
_ROLES = {"+": "加", "−": "减", "=": "等于"}


@record
class CellFace:
    """How a figure looks: what stands in it and what is marked on it."""

    text: str
    computed: bool = False
    provisional: bool = False
    last: str = ""
    edge: Grade | None = None  # a frame: the cell that a finding is about
    corner: Grade | None = None  # a corner mark: any cell of a finding
    role: str = ""
    unvisited: bool = False
    mark: bool = False  # no figure, but “/” or 不适用

    @cached_property
    def looks(self) -> tuple[object, ...]:
        """All of it, to look a picture up by: quicker than the face itself, whose hash is Python's."""
        return tuple(vars(self).values())


def spoken(cell: Cell, face: CellFace) -> str:
    """``一、本年新收政府信息公开申请数量·自然人，9，有提醒``: all that the eye sees of a figure, in words."""
    said = [cell.name, f"填写“{face.text}”" if face.mark else face.text or NOT_FILLED]
    if face.computed:
        said.append("自动合计，按已填数据计算" if face.provisional else "自动合计")
    if face.corner is not None:
        said.append(_FOUND[face.corner])
    if face.role in _ROLES:
        said.append(f"算式中的{_ROLES[face.role]}")
    if face.unvisited:
        said.append("带入，未查看")
    return "，".join(said)


def spoken_head(cells: Iterable[Cell], *, across: bool) -> str:
    """The label of a column (``across``) or a row from the cells in it; "" where they do not agree on one."""
    names = {cell.column_name if across else cell.row_name for cell in cells}
    return names.pop() if len(names) == 1 else ""
