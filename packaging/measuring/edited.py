"""What becomes of DOCX files that were edited by hand after export, in twelve ways; the enclosed data must not hide it.

    .venv/bin/python packaging/measuring/edited.py [how many] [seed]

Each report is written with the enclosed data and without them, both files are edited alike and read.  Counted are
reports of which a figure, or a text of a part, comes from the enclosed data and not from what can be seen (stale),
and those whose figures changed without a note (silent).
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import docx
import roundtrips
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from core import enclosed
from core.errors import UserError
from core.opening import Opened, open_any
from core.report.report import Report
from core.writers import registry


def _tables(document: Document) -> list[Element]:
    return list(document.element.body.iterchildren(qn("w:tbl")))


def _paragraphs(document: Document) -> list[Element]:
    """Those of the body that say something."""
    return [one for one in document.element.body.iterchildren(qn("w:p")) if _words(one)]


def _words(element: Element) -> list[Element]:
    return [one for one in element.iter(qn("w:t")) if one.text]


def _figures(document: Document) -> list[Element]:
    """The pieces of text in tables that are a figure."""
    return [one for table in _tables(document) for one in _words(table) if (one.text or "").isdigit()]


def _delete_row(document: Document, chance: Random) -> None:
    _drop(chance.choice(list(chance.choice(_tables(document)).iterchildren(qn("w:tr")))))


def _copy_table(document: Document, chance: Random) -> None:
    table = chance.choice(_tables(document))
    table.addnext(deepcopy(table))


def _move_paragraph(document: Document, chance: Random) -> None:
    one, other = chance.sample(_paragraphs(document), 2)
    other.addnext(one)


def _change_digit(document: Document, chance: Random) -> None:
    one = chance.choice(_figures(document))
    one.text = f"{(int((one.text or '0')[0]) + 1) % 9 + 1}{(one.text or '')[1:]}"


def _swap_cells(document: Document, chance: Random) -> None:
    one, other = chance.sample(_figures(document), 2)
    one.text, other.text = other.text, one.text


def _swap_rows(document: Document, chance: Random) -> None:
    rows = list(chance.choice(_tables(document)).iterchildren(qn("w:tr")))
    place = chance.randrange(len(rows) - 1)
    rows[place + 1].addnext(rows[place])


def _clear(document: Document, chance: Random) -> None:
    chance.choice(_figures(document)).text = ""


def _delete_table(document: Document, chance: Random) -> None:
    _drop(chance.choice(_tables(document)))


def _double_paragraph(document: Document, chance: Random) -> None:
    one = chance.choice(_paragraphs(document))
    one.addnext(deepcopy(one))


def _turn_words(document: Document, chance: Random) -> None:
    one = chance.choice(_words(chance.choice(_paragraphs(document))))
    one.text = (one.text or "")[::-1]


def _strike(document: Document, chance: Random) -> None:
    run = chance.choice(_figures(document)).getparent()
    assert run is not None
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = run.makeelement(qn("w:rPr"), {})
        run.insert(0, properties)
    properties.append(properties.makeelement(qn("w:strike"), {}))


def _change_title(document: Document, chance: Random) -> None:
    _words(_paragraphs(document)[0])[0].text = chance.choice(("白石县卫生健康局", "2030年"))


def _drop(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


WAYS: dict[str, Callable[[Document, Random], None]] = {
    "a row deleted": _delete_row,
    "a table copied": _copy_table,
    "a paragraph moved": _move_paragraph,
    "a digit changed": _change_digit,
    "two cells exchanged": _swap_cells,
    "two rows exchanged": _swap_rows,
    "a cell cleared": _clear,
    "a table deleted": _delete_table,
    "a paragraph doubled": _double_paragraph,
    "words turned round": _turn_words,
    "a figure struck out": _strike,
    "the title changed": _change_title,
}


def read_edited(report: Report, path: Path, data: bool, way: str, seed: int) -> Opened:
    """The report as DOCX, edited, and read."""
    registry.export(report, path, data=enclosed.data_of(report) if data else "")
    document = docx.Document(str(path))
    WAYS[way](document, Random(seed))
    document.save(str(path))
    return open_any(path)


def judged(seed: int, folder: Path) -> tuple[str, str]:
    """The way, and "right", "stale", "silent" or "refused" (both files alike, with a sentence)."""
    way = list(WAYS)[seed % len(WAYS)]
    report = roundtrips.made(seed)
    found: list[Opened | str] = []
    for data in (True, False):
        try:
            found.append(read_edited(report, folder / "年报.docx", data, way, seed))
        except UserError as error:
            found.append(str(error))
    return way, verdict(report, found[0], found[1])


def verdict(report: Report, enclosing: Opened | str, bare: Opened | str) -> str:
    """Of the same edit in a file with the data of the report, and in one without."""
    if isinstance(enclosing, str) or isinstance(bare, str):
        return "refused" if isinstance(enclosing, str) and isinstance(bare, str) else "stale"
    keys = report.form.typed
    if any(enclosing.report.value(key) != bare.report.value(key) for key in keys):
        return "stale"
    changed = any(enclosing.report.value(key) != report.value(key) for key in keys)
    return "silent" if changed and not any(map(roundtrips.tells, enclosing.notes)) else "right"


def main() -> int:
    """Edit, read and compare; 1 where anything was stale or silent."""
    given = [int(word) for word in sys.argv[1:]]
    wanted, first = (given + [240, 0][len(given) :])[:2]
    counts = Counter[tuple[str, str]]()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + wanted):
            way, told = judged(seed, Path(folder))
            counts[way, told] += 1
            if told in ("stale", "silent"):
                print(f"{told} {seed}: {way}", flush=True)
    for way in WAYS:
        print(f"{way:22}{ {told: number for (of, told), number in counts.items() if of == way} }")
    totals = Counter[str]()
    for (_, told), number in counts.items():
        totals[told] += number
    print(dict(totals))
    return int(bool(totals["stale"] + totals["silent"]))


if __name__ == "__main__":
    sys.exit(main())
