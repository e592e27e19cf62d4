"""Kinds of documents with tables in the cells of their tables: a figure beside its unit, rows that are hidden or deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from core.opening import Opened
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import odt_maker
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import HIDDEN, either, runs, words

OTHER = made_report("白石县民政局", 3)
OF = "business"  # the figures of one column stand in tables of their own


def _inner_docx(*rows: tuple[str, ...], mark: str = "") -> str:
    """A table; ``mark`` says how its first row is."""
    made = "".join(
        f"<w:tr>{'' if number else mark}{''.join(f'<w:tc><w:p>{odd.run(text)}</w:p></w:tc>' for text in row)}</w:tr>"
        for number, row in enumerate(rows)
    )
    return f"<w:tbl><w:tblPr/>{made}</w:tbl><w:p/>"


def _inner_odt(*rows: tuple[str, ...], mark: str = "") -> str:
    cells = ["".join(odt_maker.cell(odt_maker.par(text), 1, 1) for text in row) for row in rows]
    lines = "".join(
        f"<table:table-row{'' if number else mark}>{line}</table:table-row>" for number, line in enumerate(cells)
    )
    return f"<table:table>{lines}</table:table>"


def _inner_page(*rows: tuple[str, ...], mark: str = "") -> str:
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return f"<table>{''.join(f'<tr{mark * (not number)}>{line}</tr>' for number, line in enumerate(lines))}</table>"


Inner = Callable[..., str]
WAYS: dict[str, tuple[Inner, dict[str, str]]] = {
    ".docx": (
        _inner_docx,
        {"hidden": "<w:trPr><w:hidden/></w:trPr>", "deleted": '<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'},
    ),
    ".odt": (_inner_odt, {"hidden": ' table:visibility="collapse"'}),
    ".html": (_inner_page, {"hidden": " style='display:none'"}),
}


def _made(suffix: str, inner: Callable[[odd.Slot], str]) -> Callable[[], bytes]:
    """The report with the figures of one column in tables within their cells."""

    def figure(slot: odd.Slot) -> str:
        if slot.key.endswith(OF):
            return inner(slot)
        return odd.run(slot.text) if suffix == ".docx" else slot.text

    if suffix == ".docx":
        return lambda: odd.docx(REPORT, runs(figure))
    if suffix == ".odt":
        return lambda: odd.odt(REPORT, words(figure))
    return lambda: odd.page(REPORT, words(figure)).encode()


def _nothing_blank(opened: Opened) -> Iterator[str]:
    """A cell in which something is written is never called blank."""
    yield from (f"{n.cell}: {n.message}" for n in opened.notes if n.cell.endswith(OF) and "此处为空白" in n.message)


@kind("tables-within-cells")
def _within() -> Iterator[Sample]:
    for suffix, (inner, marks) in WAYS.items():
        counted: tuple[tuple[str, Callable[[odd.Slot], str], Truth], ...] = (
            ("beside its unit", lambda s, t=inner: t((s.text, "件")), truth_of(REPORT, note="去掉单位")),
            ("alone", lambda s, t=inner: t((s.text,)), truth_of(REPORT, quiet=True)),
        )
        for name, figure, truth in counted:
            yield Sample(f"{name}{suffix}", suffix, _made(suffix, figure), truth)
        two = lambda s, t=inner: t((s.text, HIDDEN))  # noqa: E731
        doubt = either(doubt="two figures beside each other", extra=_nothing_blank)
        yield Sample(f"two figures{suffix}", suffix, _made(suffix, two), doubt)
        for how, mark in marks.items():
            gone = lambda s, t=inner, m=mark: t((HIDDEN,), (s.text,), mark=m)  # noqa: E731
            yield Sample(f"a row is {how}{suffix}", suffix, _made(suffix, gone), truth_of(REPORT))
