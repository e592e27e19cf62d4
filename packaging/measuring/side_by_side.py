"""What others take for the same work, beside us, in one run: writes resources/docs/benchmarks.md.

    .venv/bin/python packaging/measuring/side_by_side.py [--rounds N] [--only WORDS]

Ours and the peer take turns, so that a busy moment hits both; a row gives the
medians and the ratio of the quicker quarters.  Libraries that are measured and
nothing else (docxtpl, pdfplumber, formulas) are installed into ``build/peers``;
a peer that is not there is left out, and the table says so.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
PEERS = ROOT / "build" / "peers"
SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"
RECORD = ROOT / "tests" / "benchmarks" / "record.json"
PAGE = ROOT / "resources" / "docs" / "benchmarks.md"


from core.forms.catalog import FORMS  # noqa: E402
from core.opening import open_any, read_report  # noqa: E402
from core.report.calc import compute  # noqa: E402
from core.report.checks import run_checks  # noqa: E402
from core.report.report import Report  # noqa: E402
from core.writers import registry  # noqa: E402
from core.writers.docx import report as docx_report  # noqa: E402
from core.writers.typesetting import typeset  # noqa: E402
from core.writers.xlsx import book  # noqa: E402
from measuring import settled  # noqa: E402

Work = Callable[[], object]


@dataclass(frozen=True)
class Comparison:
    """One row: what is done, by whom else, how often; ``ours`` and ``peer`` do it once."""

    what: str
    by: str
    ours: Work
    peer: Work
    rounds: int = 15


@dataclass(frozen=True)
class Measured:
    """Milliseconds of ours and of the peer (medians), and ours over the peer's (quicker quarters)."""

    ours: float
    peer: float
    ratio: float


def measure(one: Comparison, rounds: int = 0) -> Measured:
    """Both in turns, after one turn that only warms up."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range((rounds or one.rounds) + 1):
        for work, spent in zip((one.ours, one.peer), times, strict=True):
            began = time.perf_counter()
            work()
            spent.extend([1000 * (time.perf_counter() - began)] if turn else [])
    ours, peer = times
    return Measured(statistics.median(ours), statistics.median(peer), _quick(ours) / _quick(peer))


def _quick(times: list[float]) -> float:
    """The time that a quarter of the runs do not exceed."""
    return sorted(times)[len(times) // 4]


def sample() -> Report:
    """A whole report: the sample's texts and figures."""
    report = open_any(SAMPLE).report
    return report.with_values({key: 10 + place % 900 for place, key in enumerate(report.form.typed)})


def in_word(folder: Path) -> Iterator[Comparison]:
    """DOCX in and out."""
    from docx import Document

    report = sample()
    finished = docx_report.to_bytes(report)
    path = folder / "report.docx"
    path.write_bytes(finished)

    def open_and_save() -> None:
        Document(io.BytesIO(finished)).save(io.BytesIO())

    def walk() -> list[str]:
        return [cell.text for table in Document(str(path)).tables for row in table.rows for cell in row.cells]

    yield Comparison("写出DOCX", "python-docx打开并另存同一文件", lambda: docx_report.to_bytes(report), open_and_save)
    if template := _template(folder, report):
        yield Comparison("写出DOCX", "docxtpl填写同一表格的模板", lambda: docx_report.to_bytes(report), template, 8)
    yield Comparison("读入DOCX（识别全部数据和文字）", "python-docx只取单元格文字", lambda: read_report(path), walk)


def _template(folder: Path, report: Report) -> Work | None:
    """docxtpl filling our document, in whose cells each figure is a variable; None where docxtpl is not there."""
    try:
        from docxtpl import DocxTemplate  # pyright: ignore[reportMissingImports, reportUnknownVariableType]
    except ImportError:
        return None
    from docx import Document

    names = {f"v{place}": 10 + place for place, _ in enumerate(report.form.cells)}
    document = Document(io.BytesIO(docx_report.to_bytes(report)))
    place = 0
    for table in document.tables:
        for cell in dict.fromkeys(cell for row in table.rows for cell in row.cells):
            if cell.text.strip().isdecimal() and place < len(names):
                cell.paragraphs[0].runs[0].text = f"{{{{ v{place} }}}}"
                place += 1
    path = folder / "template.docx"
    document.save(str(path))

    def fill() -> None:
        template = DocxTemplate(path)  # pyright: ignore[reportUnknownVariableType]
        template.render(names)  # pyright: ignore[reportUnknownMemberType]
        template.save(io.BytesIO())  # pyright: ignore[reportUnknownMemberType]

    return fill


def in_pages(folder: Path) -> Iterator[Comparison]:
    """PDF in and out."""
    report, path = sample(), folder / "report.pdf"
    typeset.export(report, path)
    try:
        import pdfplumber  # pyright: ignore[reportMissingImports]
    except ImportError:
        return

    def tables() -> list[object]:
        with pdfplumber.open(path) as pages:  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            return [(page.extract_tables(), page.extract_text()) for page in pages.pages]  # pyright: ignore

    yield Comparison("读入PDF（识别全部数据和文字）", "pdfplumber取表格和文字", lambda: read_report(path), tables, 6)


def as_programs(folder: Path) -> Iterator[Comparison]:
    """Whole programs, from their start to their end: ours beside LibreOffice."""
    if not shutil.which("soffice"):
        return
    report = sample()
    word, sheet = folder / "program.docx", folder / "program.xlsx"
    registry.export(report, word)
    registry.export(report, sheet)
    _converted(word, "pdf", folder)
    main = (sys.executable, str(ROOT / "main.py"))
    ours = _program(folder, *main, "export", word, "--to", folder / "ours.pdf", "--force")
    yield Comparison("DOCX转为PDF（整个程序）", "LibreOffice", ours, lambda: _converted(word, "pdf", folder), 6)
    read = _program(folder, *main, "read", word, "--json")
    yield Comparison("读入DOCX（整个程序）", "LibreOffice转为文本", read, lambda: _converted(word, "txt", folder), 6)
    check = _program(folder, *main, "check", sheet)
    yield Comparison(
        "读入XLSX、重算并检查（整个程序）",
        "LibreOffice Calc打开并重算",
        check,
        lambda: _converted(sheet, "csv", folder),
        6,
    )


def _converted(path: Path, kind: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "office"), str(path)]
    subprocess.run(order, check=True, capture_output=True)


def _program(folder: Path, *order: object) -> Work:
    """A run of our program."""
    environment = _installed(folder)

    def run() -> None:
        done = subprocess.run([str(part) for part in order], env=environment, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr.decode()

    return run


def _installed(folder: Path) -> dict[str, str]:
    """The program as it is when installed: compiled, with a folder of its own."""
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    return {**os.environ, **compiled, "XXGK_DATA": str(folder / "data")}


def recalculated(folder: Path) -> Iterator[Comparison]:
    """All totals after one figure changed."""
    try:
        import formulas  # pyright: ignore[reportMissingImports]
    except ImportError:
        return
    report, path = sample(), folder / "totals.xlsx"
    path.write_bytes(book.to_bytes(report))
    model = formulas.ExcelModel().loads(str(path)).finish()  # pyright: ignore
    form = FORMS[report.form_key]
    yield Comparison(
        "一个数改动后重算全部合计", "formulas计算同一工作簿", lambda: compute(form, report.values), model.calculate, 5
    )  # pyright: ignore


def grown() -> list[str]:
    """How the time of all checks grows with the length of the texts."""
    report, lines = sample(), ["| 正文字数 | 全部检查（毫秒） | 每千字 |", "|---|---|---|"]
    for length in (1_000, 5_000, 20_000, 100_000):
        text = (report.text("overview") * (length // len(report.text("overview")) + 1))[:length]
        longer = report.with_text("overview", text)
        computed = compute(longer.form, longer.values)
        run_checks(longer, computed)
        times: list[float] = []
        for turn in range(3):
            changed = longer.with_text("overview", f"{turn}{text}")
            began = time.perf_counter()
            run_checks(changed, computed)
            times.append(1000 * (time.perf_counter() - began))
        lines.append(f"| {length} | {min(times):.1f} | {min(times) / length * 1000:.2f} |")
    return lines


def many(folder: Path, counts: Sequence[int] = (1, 10, 100, 1_000)) -> list[str]:
    """How the command line's time and memory grow with the number of files; the memory is that of its largest process."""
    lines = ["| 份数 | 每份（毫秒） | 内存（MB） |", "|---|---|---|"]
    files = [folder / f"{number}.docx" for number in range(max(counts))]
    for path in files:
        shutil.copy(SAMPLE, path)
    environment = _installed(folder)
    for count in counts:
        order = [sys.executable, str(ROOT / "main.py"), "check", *map(str, files[:count])]
        taken = [_taken(order, environment) for _ in range(3)]
        milliseconds, megabytes = (min(found) for found in zip(*taken[1:], strict=True))  # the first only warms up
        lines.append(f"| {count} | {milliseconds / count:.1f} | {megabytes:.0f} |")
    return lines


# In a process of its own: the system counts what a process had before it became another program.
_TAKEN = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
spent = 1000 * (time.perf_counter() - began)
print(json.dumps([code, spent, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]))
"""


def _taken(order: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Milliseconds from start to end of a program, and the megabytes of the largest of its processes."""
    order = [sys.executable, "-c", _TAKEN, *order]
    done = subprocess.run(order, env=environment, capture_output=True, text=True, check=True)
    code, milliseconds, megabytes = json.loads(done.stdout)
    assert code in (0, 1), code
    return milliseconds, megabytes


GROUPS: tuple[Callable[[Path], Iterator[Comparison]], ...] = (in_word, in_pages, recalculated, as_programs)

STARTED = (
    "各程序轮流启动，不显示在屏幕上；到不再占用处理器为止，内存是这时各进程之和（取中位数）。"
    "独占的是没有别的程序共用的部分，其余是库和字体文件的页；开始页显示以后，本程序在空闲时准备好第一份报告所需的一切。"
)

FILES = "命令行 `check` 一次检查许多份 DOCX 的时间（连同启动）和内存（最大的一个进程），内存不随份数增长："

KEPT = (
    "每次运行 `dev.py bench` 都与下列记录比较，差25%以上即为失败"
    "（`tests/benchmarks/record.json`，用 `XXGK_BENCH_RECORD=1` 重新记录）。"
)

HEAD = """# 性能对比

由 `python3 packaging/dev.py bench` 生成（只生成本页：`.venv/bin/python packaging/measuring/side_by_side.py`）。本程序与对方在同一次运行中交替进行，时间是中位数，比值取较快的四分之一。比值小于1表示本程序较快。本程序读入时识别全部数据、文字并核对合计，对方只取出内容。

{machine}

| 工作 | 对方 | 本程序（毫秒） | 对方（毫秒） | 本程序／对方 |
|---|---|---|---|---|
"""


def page(rounds: int) -> str:
    """The page with all that can be measured here."""
    _install()
    rows: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for group in GROUPS:
            for one in group(Path(folder)):
                told = measure(one, rounds)
                rows.append(f"| {one.what} | {one.by} | {told.ours:.1f} | {told.peer:.1f} | {told.ratio:.2f} |")
                print(rows[-1], flush=True)
    machine = f"测量于{date.today().isoformat()}，{os.cpu_count()}核，Python {sys.version.split()[0]}。"
    recorded: dict[str, float] = json.loads(RECORD.read_text("utf-8"))
    kept = ["## 各项基准", "", KEPT, "", "| 基准 | 比值 |", "|---|---|"]
    kept += [f"| {name} | {ratio:.2f} |" for name, ratio in sorted(recorded.items())]
    with tempfile.TemporaryDirectory() as folder:
        started = ["## 启动和内存", "", STARTED, "", *settled.lines(Path(folder), rounds)]
        files = many(Path(folder))
    print(*started[4:], *files, sep="\n", flush=True)
    growth = ["## 随规模增长", "", "检查一份报告全部文字和数据所需的时间，随正文长度按比例增长：", "", *grown()]
    growth += ["", FILES, "", *files]
    return HEAD.format(machine=machine) + "\n".join([*rows, "", *started, "", *growth, "", *kept]) + "\n"


def _install() -> None:
    """The peers, in a folder of their own behind our packages; without a connection those that are there."""
    order = ["-m", "pip", "install", "-q", "--target", str(PEERS), "docxtpl", "pdfplumber", "formulas"]
    if not PEERS.exists():
        subprocess.run([sys.executable, *order], check=False, capture_output=True)
    sys.path.append(str(PEERS))


def main() -> int:
    """Measure and write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=0, help="turns of each comparison")
    given = options.parse_args()
    PAGE.write_text(page(given.rounds), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
