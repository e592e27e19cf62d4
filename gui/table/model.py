"""The figures of one table as a Qt model; heads that stay in sight belong to the header views."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.figure_words import mark_of
from core.forms.layout import Box, Grid, grid
from core.forms.spec import Cell
from core.report.calc import arithmetic
from core.report.compare import difference
from core.report.edits import SetCells
from core.report.findings import DIAGNOSES, Finding, Grade
from core.report.numbers import NotANumber, parse_typed, show
from gui.basics.theme import tooltip
from gui.table import face as faces
from gui.table.face import CellFace
from gui.work.session import Session
from gui.work.unfinished import Held

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_CLOSED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPEN = _CLOSED | Qt.ItemFlag.ItemIsEditable
_MANY = 20  # cells that are announced together, with those between them, instead of one by one
COMPUTED_HINT = "合计自动计算，不用填写。"


class TableModel(QAbstractTableModel):
    """Rows and columns are grid rows and columns after the heads; merged figures sit at their first place.

    ``refused`` carries an index and the sentence why a typed text was not taken.
    """

    refused = Signal(QModelIndex, str)

    def __init__(self, session: Session, table_key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.table_key = session, table_key
        self._roles: dict[str, str] = {}
        self._faces: dict[str, CellFace] = {}  # those asked for since they became others
        self._read_form()
        self._marks: dict[str, list[tuple[Finding, bool]]] = {}
        self._graded: dict[str, tuple[Grade | None, Grade | None]] = {}
        self._read_findings()
        self._changed: set[str] = set()  # cells that show something else, until the findings on them are known, too
        session.cells_changed.connect(self._cells_changed)
        session.visited_changed.connect(self._touch)
        session.findings_changed.connect(self._findings_changed)
        session.report_replaced.connect(self._replaced)
        session.last_year_shown_changed.connect(self.touch_all)

    def _read_form(self) -> None:
        form = self.session.report.form
        self.grid: Grid = grid(form.table(self.table_key))
        self.cells: dict[str, Cell] = {box.key: form.cells[box.key] for box in self.grid.boxes if box.key}
        top, left = self.grid.head_rows, self.grid.head_columns
        self.body = tuple(box for box in self.grid.boxes if box.row >= top and box.column >= left)
        self._at = {
            (row - top, column - left): box
            for box in self.body
            for row in range(box.row, box.row + box.height)
            for column in range(box.column, box.column + box.width)
        }
        self._leaves = form.leaves
        self._places = {box.key: (box.row - top, box.column - left) for box in self.body if box.key}

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.grid.rows - self.grid.head_rows

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.grid.columns - self.grid.head_columns

    def box(self, index: AnyIndex) -> Box:
        """The box that covers an index."""
        return self._at[index.row(), index.column()]

    def index_of(self, key: str) -> QModelIndex:
        """The index of a cell; an invalid one where the cell is not in this table."""
        place = self._places.get(key)
        return self.createIndex(*place) if place else QModelIndex()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        key = self.box(index).key
        if not key:
            return Qt.ItemFlag.NoItemFlags
        return _CLOSED if self.why_closed(key) else _OPEN

    def why_closed(self, key: str) -> str:
        """Why a cell cannot be typed in, as a sentence; "" where it can."""
        if self.cells[key].formula is not None:
            return COMPUTED_HINT
        return self.session.why_read_only

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        box = self.box(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.shown(box.key) if box.key else box.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.explain(box.key) if box.key else self.explain_head(box))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(box.key) if box.key else box.label
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.explain(box.key) if box.key else self.explain_head(box)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The labels of rows and columns, for screen readers; on screen they are drawn by the heads."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        across = orientation == Qt.Orientation.Horizontal
        boxes = [box for place, box in self._at.items() if place[1 if across else 0] == section and box.key]
        return faces.spoken_head((self.cells[box.key] for box in boxes), across=across)

    def spoken(self, key: str) -> str:
        """A figure as a screen reader says it."""
        return faces.spoken(self.cells[key], self.face(key))

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a typed text; False, with ``refused`` emitted, where it is no figure for this cell."""
        key = self.box(index).key
        if role != Qt.ItemDataRole.EditRole or not key:
            return False
        try:
            edit = self._edit(key, str(value))
        except NotANumber as refusal:
            self.refused.emit(index, str(refusal))
            return False
        return edit is None or self.session.perform(edit, hurried=True)

    def _edit(self, key: str, words: str) -> SetCells | None:
        """What typed words change, None where they say what is there; NotANumber where they are no figure."""
        report = self.session.report
        if mark := mark_of(words):
            return SetCells({}, marks={key: mark}) if report.marks.get(key) != mark else None
        number = parse_typed(words, self.cells[key].kind)
        same = number == report.value(key) and key not in report.marks
        return None if same else SetCells({key: number})

    def add_held(self, held: Held, index: AnyIndex, words: str) -> None:
        """Add what is typed in a cell, before it is taken, to what the editors hold."""
        key = self.box(index).key
        try:
            edit = self._edit(key, words)
        except NotANumber:
            held.words[key] = words
            return
        if edit is not None:
            held.edits.append(edit)

    def shown(self, key: str) -> str:
        """The figure as printed, or a mark; "" where it is blank, or where nothing it adds up is given."""
        report = self.session.report
        if key in report.marks:
            return report.marks[key]
        total = self.session.computed.get(key)
        if total is None:
            return show(report.values.get(key))
        return "" if total.blanks == len(self._leaves[key]) else show(total.value)

    def face(self, key: str) -> CellFace:
        """What is to be drawn for a figure."""
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._made_face(key)
        return face

    def _made_face(self, key: str) -> CellFace:
        session = self.session
        total = session.computed.get(key)
        edge, corner = self._graded.get(key, (None, None))
        return CellFace(
            text=self.shown(key),
            computed=total is not None,
            provisional=total is not None and total.blanks > 0,
            last=show(session.last.get(key)) if session.last_year_shown else "",
            edge=edge,
            corner=corner,
            role=self._roles.get(key, ""),
            unvisited=key in session.unvisited,
            mark=key in session.report.marks,
        )

    def explain(self, key: str) -> str:
        """The tooltip of a figure: findings, the sum with the user's numbers, what counts here, last year."""
        session, cell = self.session, self.cells[key]
        parts = [finding.message for finding, _ in self._marks.get(key, ())]
        parts.append(cell.name)
        if cell.formula is not None:
            parts.append(arithmetic(session.report.form, key, session.report.values, session.computed))
            blank = session.computed[key].blanks
            parts.append(f"还有{blank}处未填，合计按已填数据计算。" if blank else "")
        parts.append(cell.guide)
        parts.append(difference(key, session.figure(key) if self.shown(key) else None, session.last))
        return "\n".join(filter(None, parts))

    def explain_head(self, box: Box) -> str:
        """The tooltip of a label: its full wording and what counts there."""
        cells = self._beside(box)
        guides = [head.guide for cell in cells for head in (*cell.row, *cell.column) if head.label == box.label]
        guides += [cell.block.guide for cell in cells if cell.block.title == box.label]
        return "\n".join(dict.fromkeys(filter(None, (box.label, *guides))))

    def _beside(self, box: Box) -> list[Cell]:
        """The cells in the rows or the columns of a label."""
        rows, columns = range(box.row, box.row + box.height), range(box.column, box.column + box.width)
        return [self.cells[b.key] for b in self.grid.boxes if b.key and (b.row in rows or b.column in columns)]

    def set_roles(self, roles: dict[str, str]) -> None:
        """Show role marks (+, −, =) on these cells and on no others."""
        changed = self._roles.keys() ^ roles.keys() | {k for k in roles if roles[k] != self._roles.get(k)}
        self._roles = dict(roles)
        self._touch(changed)

    def touch_all(self, *_: object) -> None:
        """Have everything drawn anew."""
        self._faces.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _cells_changed(self, keys: frozenset[str]) -> None:
        """Have them drawn with their marks: the findings follow at once."""
        for key in keys & self._places.keys():
            self._faces.pop(key, None)
            self._changed.add(key)

    def _touch(self, keys: Collection[str]) -> None:
        places = [self._places[key] for key in keys if key in self._places]
        for key in keys:
            self._faces.pop(key, None)
        if len(places) > _MANY:
            rows, columns = [row for row, _ in places], [column for _, column in places]
            first, last = (min(rows), min(columns)), (max(rows), max(columns))
            self.dataChanged.emit(self.createIndex(*first), self.createIndex(*last))
            return
        for place in places:
            index = self.createIndex(*place)
            self.dataChanged.emit(index, index)

    def _read_findings(self) -> None:
        marks: dict[str, list[tuple[Finding, bool]]] = {}
        for finding in self.session.findings:
            if not finding.cells or finding.blank:  # blank cells show by themselves; a fresh report would be all red
                continue
            named = finding.id == DIAGNOSES  # all its cells are meant alike
            for key in dict.fromkeys(finding.cells):
                if key in self.cells:
                    about = named or key == finding.cells[-1]
                    marks.setdefault(key, []).append((finding, about))
        self._marks = marks
        self._graded = {key: _graded(found) for key, found in marks.items()}

    def _findings_changed(self) -> None:
        before, changed = self._graded, self._changed
        self._changed = set()
        self._read_findings()
        now = self._graded
        self._touch(changed.union([key for key in before.keys() | now.keys() if before.get(key) != now.get(key)]))

    def _replaced(self) -> None:
        form = self.session.report.form
        if grid(form.table(self.table_key)) is self.grid:
            self._read_findings()
            self.touch_all()
            return
        self.beginResetModel()
        self._roles = {}
        self._faces.clear()
        self._read_form()
        self._read_findings()
        self.endResetModel()


def _graded(marks: list[tuple[Finding, bool]]) -> tuple[Grade | None, Grade | None]:
    """The gravest of what is found about a cell itself, and of all that is found with it."""
    return _gravest([finding.grade for finding, about in marks if about]), _gravest([f.grade for f, _ in marks])


def _gravest(grades: list[Grade]) -> Grade | None:
    return Grade.ERROR if Grade.ERROR in grades else next(iter(grades), None)
