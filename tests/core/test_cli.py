"""The command line, as scripts use it: in a process of its own, by exit code, stdout and stderr."""

import errno
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from core import cli
from core.cli import INTERRUPTED, NAMED
from core.forms.catalog import form_for_year
from core.later import ASKED
from core.opening import open_any
from core.report.report import Report
from core.storage import backups, files
from core.writers import html
from tests.helpers.core.compiled_patterns import compiled_patterns

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"
CASES = ROOT / "tests" / "data" / "cases"
REAL = ROOT.parent / "shared" / "samples" / "shangrao_gxj_2021.docx"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = cli.main([str(argument) for argument in arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def good(tmp_path: Path) -> Path:
    overview = "\n".join(f"{aspect}。按要求办理。" for aspect in form_for_year(2025).section("overview").aspects)
    texts = {"overview": overview, "problems": "有问题，正在改进，效果明显。", "other": "无收费。"}
    report = Report("2021", 2025, {"agency": "甲局"}, texts)
    path = tmp_path / "好.json"
    files.save(path, report.with_values(dict.fromkeys(report.form.typed, 0)))
    return path


def test_as_a_process() -> None:
    command = [sys.executable, "main.py", "read", str(SAMPLE), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = json.loads(done.stdout.decode("utf-8"))
    assert (found["form"], found["year"], found["agency"]) == ("2021", 2024, "青山县文化和旅游局")
    assert set(found) == {"form", "year", "agency", "texts", "values", "computed", "printed", "notes"}
    assert set(found["texts"]) == {"title", "preamble", "overview", "problems", "other"}
    assert found["computed"]["applications.carried_out.total"] == 1
    assert found["values"]["disclosure.fees.amount"] == "0"
    assert found["printed"]["applications.new.total"] == 9


def test_new_then_export_then_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    draft, out = tmp_path / "2025.json", tmp_path / "2025.docx"
    assert run(capsys, "new", "--from", SAMPLE, "--year", 2025, "--to", draft)[0] == 0
    assert run(capsys, "export", draft, "--to", out)[0] == 0
    code, text, _ = run(capsys, "read", out, "--json")
    found = json.loads(text)
    assert code == 0
    assert found["year"] == 2025
    assert found["values"]["applications.carried_in.natural_person"] == 1
    assert found["values"]["applications.new.natural_person"] is None


def test_check_exit_codes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    fine = good(tmp_path)
    assert run(capsys, "check", fine)[0] == 0
    bad = tmp_path / "错.json"
    files.save(bad, files.load(fine).report.with_values({"applications.granted.business": 2}))
    code, text, _ = run(capsys, "check", fine, bad, "--json")
    first, second = json.loads(text)
    assert code == 1
    assert (first["verdict"], first["findings"]) == ("未发现错误", [])
    assert [(f["id"], f["grade"]) for f in second["findings"]] == [("T1", "ERROR")]
    assert set(second["findings"][0]) == {"id", "grade", "cells", "place", "message"}


def test_check_names_headings_that_are_not_those_of_the_form(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    official, changed = tmp_path / "官方.docx", tmp_path / "改标题.docx"
    run(capsys, "export", good(tmp_path), "--to", official)
    document = docx.Document(str(official))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("六、"):
            paragraph.text = "六、其它需要报告的事项"
    document.save(str(changed))
    _, text, _ = run(capsys, "check", official, changed, good(tmp_path), "--json")
    first, second, ours = ([f for f in data["findings"] if f["id"] == "S2"] for data in json.loads(text))
    assert first == ours == []
    assert [(finding["grade"], finding["place"]) for finding in second] == [("HINT", "other")]
    assert "“六、其它需要报告的事项”" in second[0]["message"]


def test_headings_that_are_missing(capsys: pytest.CaptureFixture[str]) -> None:
    text_without, tables_alone = CASES / "case007.docx", CASES / "case004.xlsx"
    _, text, _ = run(capsys, "check", text_without, tables_alone, "--json")
    first, second = ([f for f in data["findings"] if f["id"] == "S2"] for data in json.loads(text))
    assert [f["place"] for f in first if "没有标题" in f["message"]] == ["applications"]
    assert second == []  # a workbook of tables is no report to hand in


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "没有.docx"),
        ("read",),
        ("wrong",),
        ("new", "--from", str(SAMPLE), "--year", "2024", "--to", "x.json"),
        ("new", "--from", str(SAMPLE), "--year", "abc", "--to", "x.json"),
        ("export", str(SAMPLE), "--to", "x.odp"),
        ("export", str(SAMPLE), "--to", "no/such/folder/x.docx"),
    ],
)
def test_unusable_is_2_and_one_sentence(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, out, error = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert error.count("\n") == 1
    assert error.endswith("。\n")


def test_one_unreadable_file_does_not_hide_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    empty = tmp_path / "空.docx"
    empty.write_bytes(b"")
    code, text, error = run(capsys, "check", empty, good(tmp_path), "--json")
    assert code == 2
    assert [data["verdict"] for data in json.loads(text)] == ["无法读取", "未发现错误"]
    assert "空.docx" in error


@pytest.mark.skipif(not REAL.exists(), reason="the real report stays outside the tree")
def test_the_real_report(capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _ = run(capsys, "read", REAL, "--json")
    found = json.loads(text)
    assert (code, found["year"], found["agency"]) == (0, 2021, "上饶市工业和信息化局")
    documents = [found["values"][f"disclosure.normative_documents.{key}"] for key in ("issued", "repealed", "in_force")]
    assert documents == [2, 1, 2]
    blank = {key for key, value in found["values"].items() if value is None}
    assert {key.rsplit(".", 1)[0] for key in blank} == {"applications.other.fee_unpaid", "applications.other.other"}
    assert blank <= {note.get("cell") for note in found["notes"]}
    assert all(found["texts"].values())


@pytest.mark.parametrize("arguments", [("read", SAMPLE), ("read", SAMPLE, "--json"), ("check", SAMPLE)])
@pytest.mark.parametrize("errors_too", [False, True])
def test_a_full_disk_behind_the_output(arguments: tuple[object, ...], errors_too: bool) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "main.py", *map(str, arguments)]
        errors = full if errors_too else subprocess.PIPE
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=errors, check=False)
    assert done.returncode == 2
    if not errors_too:
        assert done.stderr.decode() == "输出未能写完：磁盘空间不足。请换一个位置再试。\n"


def test_a_reader_that_had_enough() -> None:
    out, into = os.pipe()
    os.close(out)
    command = [sys.executable, "main.py", "read", str(SAMPLE), "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=into, stderr=subprocess.PIPE, check=False)
    os.close(into)
    assert (done.returncode, done.stderr) == (cli.PIPE_CLOSED, b"")


OLD = ROOT / "tests" / "data" / "old_versions" / "schema_0.json"


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize("name", ["last_year_2024.docx", "schema_0.json", "broken.json", "none.docx"])
def test_reading_and_checking_write_nothing_anywhere(command: str, name: str, tmp_path: Path) -> None:
    for source in (SAMPLE, OLD):
        shutil.copy(source, tmp_path)
    (tmp_path / "broken.json").write_text("{")
    before = sorted(tmp_path.rglob("*"))
    (elsewhere := tmp_path.with_name(f"{tmp_path.name}-home")).mkdir()
    places = dict.fromkeys(("HOME", "XXGK_DATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR"), str(elsewhere))
    environment = {**os.environ, **places, "PYTHONDONTWRITEBYTECODE": "1"}
    order = [sys.executable, "main.py", command, str(tmp_path / name)]
    subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert sorted(tmp_path.rglob("*")) == before
    assert not list(elsewhere.iterdir())


def faulty(folder: Path) -> Path:
    """A report with more results than applications: 四 is negative."""
    report = Report(
        "2021", 2025, {"agency": "临江市财政局"}, {"overview": "总体。", "problems": "问题。", "other": "无。"}
    )
    values = {**dict.fromkeys(report.form.typed, 0), "applications.granted.natural_person": 6}
    files.save(folder / "错.json", report.with_values(values))
    return folder / "错.json"


def test_export_names_open_errors(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source, target = faulty(tmp_path), tmp_path / "错.docx"
    code, out, error = run(capsys, "export", source, "--to", target, "--strict")
    assert (code, out, target.exists()) == (1, "", False)
    assert error.endswith("未导出“错.docx”：还有以上问题（--strict）。\n")
    code, out, named = run(capsys, "export", source, "--to", target)
    assert (code, out, target.exists()) == (0, f"已导出：{target}\n", True)
    assert named and error.startswith(named)
    assert all(line.startswith("错误 ") for line in named.splitlines())
    assert "-6" in named or "−6" in named


def test_export_of_a_good_report_says_nothing_of_errors(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "export", good(tmp_path), "--to", tmp_path / "好.docx", "--strict")[::2] == (0, "")


def test_export_tells_of_texts_nobody_has_looked_at(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    waiting = {"overview": ("全年公开信息3条。", "全年举办培训1次。"), "applications.below": ("注：含上年结转。",)}
    texts = {key: "\n".join(lines) for key, lines in waiting.items()}
    path = tmp_path / "报告.json"
    files.save(path, replace(Report("2021", 2025, {"agency": "临江市财政局"}, texts), unverified=waiting))
    code, _, err = run(capsys, "export", str(path), "--to", str(tmp_path / "报告.html"))
    told = [line for line in err.splitlines() if "未核对" in line]
    assert code == 0
    assert told == [
        "沿用上年的文字未核对：一、总体情况2段、三、收到和处理政府信息公开申请情况（表格下方的文字）1段。"
        "请逐段通读，改写或者确认。"
    ]


def test_export_tells_of_texts_that_the_file_lacks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "公开信息3条。", "preamble": ""})
    page = tmp_path / "网页.html"
    page.write_text(html.page(report), "utf-8")
    assert open_any(page).text("preamble") == ""
    code, _, err = run(capsys, "export", page, "--to", tmp_path / "报告.docx")
    assert code == 0
    assert [line for line in err.splitlines() if "自动生成" in line] == [
        "原文件没有说明，导出的说明是自动生成的。请核对。"
    ]


def test_export_names_characters_that_no_font_has(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = good(tmp_path)
    files.save(source, open_any(source).report.with_text("problems", "经办人李\ue863明。"))
    for target, strict, code in (("一.pdf", False, 0), ("二.pdf", True, 1), ("三.docx", False, 0)):
        found, _, error = run(capsys, "export", source, "--to", tmp_path / target, *["--strict"] * strict)
        assert (found, (tmp_path / target).exists()) == (code, not code)
        assert ("编码 E863 的自造字" in error) == target.endswith(".pdf")


def test_export_as_a_draft_and_without_marks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    marked = tmp_path / "有符号.json"
    report = files.load(good(tmp_path)).report
    key = report.form.typed[0]
    files.save(marked, report.with_values({key: None}).with_marks({key: "不适用"}))
    target = tmp_path / "报告.docx"
    for options, head, mark in (((), "", True), (("--draft", "--no-marks"), "草稿", False)):
        assert run(capsys, "export", marked, "--to", target, "--no-data", "--force", *options)[0] == 0
        document = docx.Document(str(target))
        assert "".join(paragraph.text for paragraph in document.sections[0].header.paragraphs) == head
        cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
        assert ("不适用" in cells) is mark
    code, _, err = run(capsys, "export", marked, "--to", tmp_path / "报告.html", "--draft")
    assert code == 0 and "没有标注“草稿”" in err


def test_export_asks_before_it_overwrites(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "年报.docx"
    target.write_bytes(b"old")
    code, out, error = run(capsys, "export", good(tmp_path), "--to", target)
    assert (code, out, target.read_bytes()) == (2, "", b"old")
    assert error == "“年报.docx”已存在，未改动。要覆盖它，请加上 --force。\n"
    assert run(capsys, "export", good(tmp_path), "--to", target, "--force")[0] == 0
    assert target.read_bytes() != b"old"


def test_a_draft_tells_which_years_moved(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    last = open_any(SAMPLE).report.with_text("preamble", "电话：2024年。\n自2024年1月1日起，二〇二四年")
    files.save(tmp_path / "last.json", last)
    code, out, error = run(capsys, "new", "--from", tmp_path / "last.json", "--year", 2025, "--to", tmp_path / "a.json")
    assert (code, out) == (0, f"已生成2025年草稿：{tmp_path / 'a.json'}\n")
    assert error == "说明：自2024→2025年1月1日起，二…\n说明：…4年1月1日起，二〇二四→二〇二五年\n"


def test_a_draft_made_twice_is_backed_up(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "data"))
    draft = good(tmp_path)
    before = draft.read_bytes()
    code, out, error = run(capsys, "new", "--from", SAMPLE, "--year", 2025, "--to", draft)
    assert (code, out, draft.read_bytes()) == (2, "", before)
    assert error == f"“{draft.name}”已存在，未改动。要覆盖它，请加上 --force。\n"
    assert run(capsys, "new", "--from", SAMPLE, "--year", 2025, "--to", draft, "--force")[0] == 0
    (copy,) = backups.list_for(draft)
    assert copy.path.read_bytes() == before


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xb1\xa8.json"
    done = subprocess.run(
        [sys.executable, "main.py", "check", odd, "--json"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert json.loads(done.stdout)[0]["file"] == os.fsdecode(odd)


def test_compare_two_reports(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    first = good(tmp_path)
    second = tmp_path / "后.json"
    files.save(second, open_any(first).report.with_values({"applications.new.business": 7}))
    code, out, error = run(capsys, "compare", first, second, "--json")
    assert (code, error) == (0, "")
    found = {change["key"]: change for change in json.loads(out)["figures"]}
    assert found["applications.new.business"]["after"] == "7"
    assert "新收政府信息公开申请数量" in run(capsys, "compare", first, second)[1]
    target = tmp_path / "对照.docx"
    assert run(capsys, "compare", first, second, "--to", target)[:2] == (0, f"已写好对照：{target}\n")
    assert run(capsys, "compare", first, second, "--to", target)[0] == 2
    assert run(capsys, "compare", first, second, "--to", target, "--force")[0] == 0
    assert "两份报告的数据和文字相同" in run(capsys, "compare", first, first)[1]


# What each verb brings in and compiles is counted: the start of the program is most of what a verb costs.

LAST_YEAR = str(SAMPLE)
COUNTING = """
import contextlib, io, json, pathlib, re, sys
compiler, compiled = re._compiler.compile, []
re._compiler.compile = lambda words, flags=0: compiled.append(words) or compiler(words, flags)
from core import patterns
from core.cli import main
brought_along = json.loads(pathlib.Path(sys.argv.pop(1)).read_bytes())["patterns"]
patterns._entries = lambda: brought_along
with contextlib.redirect_stdout(io.StringIO()):
    assert main(sys.argv[1:]) < 2
# Not those of Python's own library: it has its patterns in English.
print(sum(not str(words).isascii() for words in compiled))
print(*sys.modules)
"""
NEVER = {"gui", "PySide6", "docx", "typst", "tempfile", "inspect"} - ASKED
READING = {"core.report.checks", "core.report.phrases", "core.writers", "core.report.fees", "core.templates"}
ROOMS = [  # verb, what it has no use for, how many modules of ours at most
    (["--help"], READING | {"lxml", "core.storage", "core.readers.docx"}, 64),
    (["read", LAST_YEAR], READING | {"core.storage", "html"}, 76),
    (["read", "NEW"], READING - {"core.report.fees"} | {"lxml", "core.readers.docx"}, 76),
    (["new", "--from", LAST_YEAR, "--year", "2025", "--to", "DRAFT"], READING - {"core.report.fees"}, 91),
    (["check", LAST_YEAR], {"core.writers", "core.storage", "core.report.sentences"}, 118),
]


def loaded(arguments: list[str], patterns: Path) -> tuple[int, set[str]]:
    """How many patterns a verb compiles, and which modules it brings in."""
    order = [sys.executable, "-c", COUNTING, str(patterns), *arguments]
    done = subprocess.run(order, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True)
    compiled, modules = done.stdout.splitlines()
    return int(compiled), set(modules.split())


@pytest.mark.parametrize(("arguments", "useless", "most"), ROOMS)
def test_a_verb_brings_in_what_it_needs_and_compiles_next_to_nothing(
    arguments: list[str], useless: set[str], most: int, tmp_path: Path
) -> None:
    ours, patterns = tmp_path / "new.json", tmp_path / "patterns.json"
    patterns.write_text(compiled_patterns(), "utf-8")
    if "NEW" in arguments:
        loaded(["new", "--from", LAST_YEAR, "--year", "2025", "--to", str(ours)], patterns)
    places = {"NEW": str(ours), "DRAFT": str(tmp_path / "draft.json")}
    compiled, modules = loaded([places.get(one, one) for one in arguments], patterns)
    assert not modules & (useless | NEVER)
    assert len([name for name in modules if name.startswith("core")]) <= most
    assert compiled <= 6, "those that hold the body's name"


def test_compare_two_years_and_two_files_of_one_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What is compared is named so that nobody takes one for the other."""
    first, other = good(tmp_path), tmp_path / "别处" / good(tmp_path).name
    other.parent.mkdir()
    report = open_any(first).report
    files.save(other, replace(report, year=report.year - 1))
    out = run(capsys, "compare", other, first)[1]
    assert f"{report.year - 1}年" in out and f"{report.year}年" in out
    files.save(other, report.with_values({"applications.new.business": 7}))
    out = run(capsys, "compare", first, other)[1]
    assert str(first) in out and str(other) in out


def test_last_years_report_without_a_year_makes_no_draft(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = open_any(good(tmp_path)).report
    undated = tmp_path / "无年度.html"
    html.export(
        replace(report, year=0).with_text("title", "政府信息公开工作报告").with_text("preamble", "说明。"), undated
    )
    code, _, error = run(capsys, "new", "--from", undated, "--year", 2025, "--to", tmp_path / "草稿.json")
    assert code == 2 and "没有在文件里找到报告年度" in error and not (tmp_path / "草稿.json").exists()


def test_a_verb_stopped_by_ctrl_c_ends_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", stopped)
    assert cli.main(["read", str(SAMPLE)]) == INTERRUPTED
    assert "Traceback" not in capsys.readouterr().err


def test_notes_name_some_places_and_count_the_rest() -> None:
    assert cli._where([]) == cli._where(["", ""]) == ""
    assert cli._where(["新收", ""]) == "“新收”："
    many = [f"第{n}格" for n in range(NAMED + 2)]
    assert cli._where(many) == "、".join(f"“{name}”" for name in many[:NAMED]) + f"等{NAMED + 2}处："


def test_no_file_that_is_read_is_written_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Not even with --force, nor by another name of the file."""
    report, other = tmp_path / "年报.docx", tmp_path / "另一个名字.docx"
    shutil.copy(SAMPLE, report)
    other.symlink_to(report)
    before = report.read_bytes()
    for command in (
        ("export", report, "--to", report),
        ("export", report, "--to", other),
        ("compare", report, good(tmp_path), "--to", report),
        ("compare", good(tmp_path), report, "--to", report),
        ("years", report, good(tmp_path), "--renamed", "--to", report),
    ):
        code, out, error = run(capsys, *command, "--force")
        assert (code, out) == (2, "") and error.endswith("就是要读取的文件，未改动。请写到另一个文件。\n")
        assert report.read_bytes() == before


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_is_no_file_to_write(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, force: tuple[str, ...]
) -> None:
    folder = tmp_path / "夹"
    folder.mkdir()
    for command in (("export", SAMPLE), ("new", "--from", SAMPLE, "--year", 2025), ("infographic", SAMPLE)):
        code, _, error = run(capsys, *command, "--to", folder, *force)
        assert (code, error) == (2, "“夹”是一个文件夹，没有写入。请在后面加上文件名。\n")


def test_names_that_are_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "没有写文件名" in run(capsys, "read", "")[2]
    code, _, error = run(capsys, "export", SAMPLE, "--to", tmp_path / ".pdf")
    assert code == 2 and error == "“.pdf”只有后缀，没有文件名。请在前面加上名称。\n"
    draft = tmp_path / "草稿.docx"
    code, _, error = run(capsys, "new", "--from", SAMPLE, "--year", 2025, "--to", draft)
    assert code == 2 and ".json" in error and not draft.exists()  # it would be no Word document
    assert "不能和 --json 一起用" in run(capsys, "compare", SAMPLE, SAMPLE, "--json", "--to", tmp_path / "对照.pdf")[2]


def test_which_of_two_files_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = tmp_path / "通知.docx"
    docx.Document().save(str(other))
    assert "“通知.docx”" in run(capsys, "compare", SAMPLE, other)[2]


@pytest.mark.parametrize("year", [2007, 2100, 99999])
def test_there_is_no_draft_for_a_year_without_reports(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, year: int
) -> None:
    target = tmp_path / "本年.json"
    code, _, told = run(capsys, "new", "--from", good(tmp_path), "--year", year, "--to", target)
    assert code == 2
    assert f"{year}年" in told
    assert not target.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_is_no_file_that_is_missing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.docx")
    code, _, told = run(capsys, "read", tmp_path / "管道.docx")
    assert (code, "不是普通文件" in told, "未找到" in told) == (2, True, False)


def test_the_folder_one_stands_in_has_a_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, _, told = run(capsys, "read", ".")
    assert "“.”是一个文件夹" in told


@pytest.mark.parametrize(("code", "told"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EROFS, "权限")])
def test_a_draft_that_cannot_be_written_is_told_in_words_of_the_command_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(os, "fsync", fail)
    draft = tmp_path / "草稿.json"
    outcome, out, error = run(capsys, "new", "--from", SAMPLE, "--year", 2025, "--to", draft)
    assert (outcome, out, draft.exists()) == (2, "", False)
    assert told in error and "没有生成" in error and "另存为" not in error
