"""How many random reports come back from each format as they were written, to the letter.

    .venv/bin/python packaging/measuring/roundtrips.py [how many] [seed] [.pdf …] [filled]

Each report goes out as DOCX, PDF, page, workbook, OFD and our own file (or those named), with the enclosed data
and without them; ``filled``: into the blank form, as into a template.  Counted are reports of which a figure, a mark, the title, a text, the
body or the year came back different without a note (wrong), or with one (noted); of what a
template has no place for, the note comes before it is filled.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core import enclosed
from core.forms.catalog import FORMS
from core.forms.spec import ABOVE, BELOW, Kind
from core.matching.reading import Note
from core.notes import NoteCode
from core.opening import Opened, open_any
from core.report.numbers import Number
from core.report.report import Report, paragraphs
from core.storage import files
from core.templates.fill import fill
from core.writers import registry

BLANKS = Path(__file__).resolve().parents[2] / "resources" / "blank"
FILLED = "filled"
SUFFIXES = (".docx", ".pdf", ".html", ".xlsx", ".ofd", ".json")
_WORDS = (
    *(
        "公开",
        "信息",
        "12件",
        "办理",
        "答复",
        "：",
        "（二）",
        "，",
        "、",
        "“图解”",
        "A",
        "letter",
        "50%",
        "<b>&amp;",
        "2024年",
    ),
    *("𠮷田", "𬱖文", "👨\u200d👩\u200d👧", "👩\u200d⚕️", "—", "①", "m²", "〔2024〕3号"),
    "https://www.yunxishi.gov.cn/zwgk/zfxxgk/fdzdgknr/zfxxgknb/bmndbg/sjyj/202501/t20250120_1234567.html",
    *(
        "xxgk_office_of_the_government@yunxishi.gov.cn",
        "xxgk@yunxishi.gov.cn",
        "0793-8306077",
        "一二三四五六七八九十" * 6,
    ),
)
_JOINTS = ("", "", "", "\t", "\xa0", "  ", "\u3000", " ")
_BODIES = (
    "临江市财政局",
    "白石县民政局",
    "𬭎溪县自然资源局",
    "青山县李家庄镇人民政府",
    "临江市政务服务局（行政审批局）",
)


def made(seed: int) -> Report:
    """A random report: figures of all sizes, blanks, marks, texts of odd letters and blanks."""
    chance = Random(seed)
    form = FORMS[chance.choice(sorted(FORMS))]
    texts = {key: _text(chance) for key in form.text_keys if key not in ("title", "preamble")}
    tables = [table.key for table in form.tables]
    texts |= {key + chance.choice((ABOVE, BELOW)): _text(chance, 1) for key in tables if chance.random() < 0.2}
    if chance.random() < 0.3:
        texts["preamble"] = "本报告由本机关编制。\n" + _text(chance)
    report = Report(form.key, form.first_year + chance.randrange(3), {"agency": chance.choice(_BODIES)}, texts)
    cells = [key for key in form.typed if chance.random() < 0.8]
    report = report.with_values({key: _figure(form.cells[key].kind, chance) for key in cells})
    return report.with_marks(
        {key: chance.choice(("/", "不适用")) for key in form.typed if key not in cells and chance.random() < 0.2}
    )


def _text(chance: Random, most: int = 4) -> str:
    return "\n".join(_paragraph(chance) for _ in range(chance.randrange(1, most + 1)))


def _paragraph(chance: Random) -> str:
    words = "".join(chance.choice(_WORDS) + chance.choice(_JOINTS) for _ in range(chance.randrange(1, 14)))
    return f"本机关{words.strip()}。"


def _figure(kind: Kind, chance: Random) -> Number:
    size = 10 ** chance.randrange(7)
    return chance.randrange(-size, size) if kind is Kind.CHANGE else chance.randrange(size)


def written(report: Report, path: Path, data: bool) -> Opened:
    """The report in the format of the path, opened again."""
    path.unlink(missing_ok=True)
    if path.suffix == ".json":
        files.save(path, report)
    else:
        registry.export(report, path, data=enclosed.data_of(report) if data else "")
    return open_any(path)


def filled(report: Report, path: Path) -> tuple[Opened, frozenset[str]]:
    """The report in the blank of its form, opened again; and the keys of what the clerk was told has no place there."""
    made = fill(report, BLANKS / f"{report.form_key}.docx")
    path.write_bytes(made.data)
    return open_any(path), frozenset(key for key, _ in made.plan.unplaced)


def differences(report: Report, again: Opened) -> Iterator[str]:
    """What came back different."""
    one, other = report, again.report
    if (one.form_key, one.year, one.agency) != (other.form_key, other.year, other.agency):
        yield f"head: {other.form_key} {other.year} {other.agency!r}"
    for key in one.form.typed:
        if one.value(key) != other.value(key):
            yield f"{key}: {other.value(key)} for {one.value(key)}"
        if one.marks.get(key) != other.marks.get(key):
            yield f"{key}: mark {other.marks.get(key)} for {one.marks.get(key)}"
    for key in dict.fromkeys(("title", "preamble", *one.texts, *other.texts)):
        before, after = paragraphs(one.text(key)), paragraphs(other.text(key))
        if before != after:
            pair = next(((a, b) for a, b in zip(before, after, strict=False) if a != b), (before[-1:], after[-1:]))
            yield f"{key}: {pair[1]!r} for {pair[0]!r}"


def tells(note: Note) -> bool:
    """Whether a note can speak of a difference: that a cell was blank or marked is said of every file."""
    return note.code not in (NoteCode.BLANK, NoteCode.MARK)


def main() -> int:
    """Write, read and compare; 1 where anything came back different without a note."""
    given = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    wanted, first = (given + [200, 0][len(given) :])[:2]
    named = [word for word in sys.argv[1:] if word.startswith(".") or word == FILLED]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind in named or SUFFIXES:
            for data in (True, False) if kind not in (".json", FILLED) else (True,):
                counts, shown = Counter[str](), list[str]()
                for seed in range(first, first + wanted):
                    verdict, found = judged(made(seed), Path(folder), kind, data)
                    counts[verdict] += 1
                    shown += [f"    {verdict} {seed}: {found[0]}" for _ in found[:1]]
                wrong += counts["wrong"]
                print(f"{kind:7}{'with data' if data else 'no data':10} {dict(counts)}", flush=True)
                print("\n".join(shown[:5]), end="\n" if shown else "")
    return int(bool(wrong))


def judged(report: Report, folder: Path, kind: str, data: bool) -> tuple[str, list[str]]:
    """Whether a report came back the same, different with a note, or wrong; and what came back different."""
    if kind == FILLED:
        again, told = filled(report, folder / "模板.docx")
        found = list(differences(report, again))
        noted = told.issuperset(one.partition(":")[0] for one in found)
    else:
        again = written(report, folder / f"年报{kind}", data)
        found = list(differences(report, again))
        noted = any(map(tells, again.notes))
    return "same" if not found else "noted" if noted else "wrong", found


if __name__ == "__main__":
    sys.exit(main())
