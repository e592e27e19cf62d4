"""What can be said of the products without building them: removals, lock file, icon, version, cleanliness."""

import contextlib
import errno
import os
import re
import shutil
import struct
import subprocess
import sys
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The scripts import each other by name, as they do when started; no trace of them stays behind."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield
    for name in set(sys.modules) - before:
        if str(PACKAGING) in (getattr(sys.modules[name], "__file__", "") or "") or name in ("windows", "making"):
            del sys.modules[name]


def test_what_the_program_needs_stays() -> None:
    import prune

    needed = (
        "PySide6\\Qt6Svg.dll",
        "PySide6/QtSvg.abi3.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/lib/libQt6DBus.so.6",
        "PySide6\\plugins\\iconengines\\qsvgicon.dll",
        "PySide6\\plugins\\imageformats\\qsvg.dll",
        "PySide6\\translations\\qtbase_zh_CN.qm",
        "PySide6\\Qt6PrintSupport.dll",
        "shiboken6\\MSVCP140.dll",
        "PySide6\\MSVCP140_2.dll",
        "typst\\_typst.pyd",
        "pypdfium2_raw\\pdfium.dll",
        "docx\\templates\\default.docx",
        "docx\\templates\\default-footer.xml",
        "resources/icons/app.svg",
    )
    assert {name: prune.reason_to_drop(name) for name in needed if prune.reason_to_drop(name)} == {}


def test_what_it_does_not_need_goes_with_a_reason() -> None:
    import prune

    superfluous = (
        "PySide6\\opengl32sw.dll",
        "PySide6\\Qt6Network.dll",
        "libQt6Network.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "libcrypto-3.dll",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6\\Qt6QuickControls2.dll",
        "PySide6\\Qt6Pdf.dll",
        "PySide6\\plugins\\imageformats\\qtiff.dll",
        "PySide6\\translations\\qtbase_de.qm",
        "PySide6\\translations\\qt_zh_CN.qm",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6\\MSVCP140.dll",
    )
    assert all(prune.reason_to_drop(name) for name in superfluous)
    assert all(removal.reason for removal in prune.REMOVALS)


def test_modules_in_a_zip_are_the_same_compressed(tmp_path: Path) -> None:
    import prune

    archive, code = tmp_path / "base_library.zip", {"a.pyc": b"a" * 5000, "b/__init__.pyc": bytes(3000)}
    with zipfile.ZipFile(archive, "w") as out:
        for name, data in code.items():
            out.writestr(zipfile.ZipInfo(name, (2026, 12, 1, 4, 0, 0)), data)
    prune.deflate(archive)
    with zipfile.ZipFile(archive) as found:
        assert {name: found.read(name) for name in found.namelist()} == code
        assert {entry.date_time for entry in found.infolist()} == {(2026, 12, 1, 4, 0, 0)}
    made = archive.read_bytes()
    prune.deflate(archive)
    assert archive.read_bytes() == made and len(made) < 1000


def test_savings_count_what_was_dropped(tmp_path: Path) -> None:
    import prune

    source = tmp_path / "opengl32sw.dll"
    source.write_bytes(b"MZ" * 500)
    dropped: dict[str, list[tuple[str, str, str]]] = {}
    entries = [("PySide6\\opengl32sw.dll", str(source), "BINARY"), ("python311.dll", str(source), "BINARY")]
    assert [name for name, _, _ in prune.keep(entries, dropped)] == ["python311.dll"]
    (row,) = prune.savings(dropped)
    assert (row["bytes"], row["files"]) == (1000, ["PySide6\\opengl32sw.dll"])


def test_the_lock_file_holds_every_dependency_as_pinned() -> None:
    import machines

    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = dict(pin.split("==") for pin in project["dependencies"])
    found = {plain(name): version for name, version in machines.locked().items()}
    assert {plain(name): version for name, version in pins.items()}.items() <= found.items()
    lines = [line for line in machines.LOCK.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.search(r" --hash=sha256:[0-9a-f]{64}$", line) for line in lines)


def test_the_icon_has_every_size(tmp_path: Path) -> None:
    from making import make_icon

    icon = tmp_path / "app.ico"
    make_icon.write_icon(ROOT / "resources" / "icons" / "app.svg", icon)
    data = icon.read_bytes()
    kind, count = struct.unpack("<HH", data[2:6])
    assert (kind, count) == (1, len(make_icon.SIZES))
    end = 6 + 16 * count
    for number, size in enumerate(make_icon.SIZES):
        width, _, _, _, _, bits, length, offset = struct.unpack("<BBBBHHII", data[6 + 16 * number : 22 + 16 * number])
        assert (width or 256, bits, offset) == (size, 32, end)
        end += length
        assert len(set(data[offset : offset + length])) > 10  # something was drawn
    assert end == len(data)


def test_the_manifest_asks_for_no_rights_and_knows_screens_and_long_paths() -> None:
    import version_info

    text = "\n".join(ElementTree.tostring(part, "unicode") for part in ElementTree.fromstring(version_info.MANIFEST))
    for wanted in ('level="asInvoker"', "PerMonitorV2", "longPathAware", "8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a"):
        assert wanted in text


def test_stand_ins_and_wines_own_files_never_leave(tmp_path: Path) -> None:
    import products

    (tmp_path / "程序.exe").write_bytes(b"MZ" + bytes(200))
    products.must_be_clean(tmp_path)
    for name, data in (("Windows.UI.dll", b"MZ"), ("kernel32.dll", b"MZ" + bytes(62) + b"Wine builtin DLL\0")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(SystemExit, match=re.escape(name)):
            products.must_be_clean(tmp_path)
        (tmp_path / name).unlink()


def test_archives_are_the_same_bytes_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import zipfile

    import products

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = tmp_path / "程序"
    folder.mkdir()
    (folder / "程序.exe").write_bytes(b"MZ")
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    products.make_zip(folder, first)
    (folder / "程序.exe").touch()
    products.make_zip(folder, second)
    assert first.read_bytes() == second.read_bytes()
    assert zipfile.ZipFile(first).namelist() == ["程序/程序.exe", "程序/data/说明.txt"]
    products.make_tar(folder, tmp_path / "1.tar.xz")
    (folder / "程序.exe").touch()
    products.make_tar(folder, tmp_path / "2.tar.xz")
    assert (tmp_path / "1.tar.xz").read_bytes() == (tmp_path / "2.tar.xz").read_bytes()


def test_packed_quickly_the_same_files_are_inside_and_the_name_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import late
    import machines
    import products

    import build

    folder = tmp_path / "程序"
    folder.mkdir()
    (folder / "程序.exe").write_bytes(b"".join(path.read_bytes() for path in sorted(PACKAGING.glob("**/*.py"))))
    found = {}
    for quickly in ("", "1"):
        monkeypatch.setenv(machines.QUICKLY, quickly)
        monkeypatch.setattr(build, "DIST", tmp_path)
        product = build._product("解压版.zip")
        products.make_zip(folder, product)
        with zipfile.ZipFile(product) as packed:
            inside = {one.filename: packed.read(one) for one in packed.infolist()}
        found[product.name] = (inside, product.stat().st_size)
    (small_name, (small, least)), (quick_name, (quick, most)) = found.items()
    assert small == quick
    assert least < most
    assert ("试制" in small_name, "试制" in quick_name) == (False, True)
    late.pack(folder / "程序.exe", tmp_path / "_typst.pyd.xz", 0)
    finder = late.Unpacker(tmp_path).find_spec("typst._typst")
    assert finder and finder.origin and Path(finder.origin).read_bytes() == (folder / "程序.exe").read_bytes()


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not here")
@pytest.mark.parametrize("quickly", ["", "1"])
def test_the_installer_is_made_both_ways(quickly: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CI makes the quick one alone; what is handed out must not be found broken on the day of a release."""
    import machines
    import products
    from version_info import EXE_NAME

    from making.make_icon import write_icon

    monkeypatch.setenv(machines.QUICKLY, quickly)
    folder, icon, setup = tmp_path / "程序", tmp_path / "app.ico", tmp_path / "setup.exe"
    (folder / "_internal").mkdir(parents=True)
    (folder / f"{EXE_NAME}.exe").write_bytes(b"MZ" + b"code" * 100_000)
    (folder / "_internal" / "part").write_bytes(b"part")
    write_icon(ROOT / "resources" / "icons" / "app.svg", icon)
    products.make_setup("makensis", folder, icon, "1.2.3", setup)
    assert setup.read_bytes().startswith(b"MZ")
    assert (setup.stat().st_size > 400_000) == bool(quickly)


@pytest.mark.parametrize("here", [True, False])
def test_a_zip_is_smaller_by_libdeflate_and_sound_without(
    here: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import deflating
    import products

    if not here:
        monkeypatch.setattr(deflating, "_library", lambda: None)
    elif deflating._library() is None:
        pytest.skip("libdeflate is not here")
    content = b"".join(path.read_bytes() for path in sorted(PACKAGING.glob("**/*.py")))
    for name, data in (("程序.exe", content), ("empty", b""), ("one", b"a"), ("chance", os.urandom(70_000))):
        (tmp_path / name).write_bytes(data)
    archive = tmp_path.parent / f"{here}.zip"
    products.make_zip(tmp_path, archive)
    with zipfile.ZipFile(archive) as found:
        assert found.testzip() is None
        folder = tmp_path.name
        assert {one.filename: found.read(one) for one in found.infolist() if "data/" not in one.filename} == {
            f"{folder}/{path.name}": path.read_bytes() for path in tmp_path.iterdir()
        }
        packed = found.getinfo(f"{folder}/程序.exe").compress_size
    plain = len(zlib.compress(content, 9))
    assert (packed < 0.99 * plain) == here


def test_a_screen_dump_becomes_a_picture() -> None:
    from PySide6.QtGui import QImage

    from smoke import screen

    head = struct.pack(">25I", 100, 7, 2, 24, 2, 1, 0, 0, 32, 0, 32, 32, 8, 4, 255, 255, 255, 8, 0, 1, 2, 1, 0, 0, 0)
    pixels = bytes((0x10, 0x20, 0xF0, 0)) + bytes((0xAE, 0x5F, 0x1F, 0))  # blue, green, red, unused
    image = QImage.fromData(screen.png_of_dump(head + bytes(12) + pixels))
    assert [image.pixelColor(column, 0).name() for column in (0, 1)] == ["#f02010", "#1f5fae"]


def test_no_package_index_is_named() -> None:
    names = re.compile(r"index-url|pypi\.|/simple/|mirror", re.IGNORECASE)
    files = [path for path in PACKAGING.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert not [path for path in files if names.search(path.read_text("utf-8", errors="ignore"))]


def test_the_bootloader_speaks_chinese_and_stays_as_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import bootloader

    summed: list[str] = []
    tools = SimpleNamespace(winutils=SimpleNamespace(update_exe_pe_checksum=summed.append))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.win32", tools)
    program = tmp_path / "程序.exe"
    data = b"MZ" + b"".join(f"{english}\n\0".encode() for english in bootloader.WORDS) + b"end"
    program.write_bytes(data)
    bootloader.translate(program)
    changed = program.read_bytes()
    assert len(changed) == len(data) and changed.endswith(b"end")
    texts = [part.decode() for part in changed[2:-3].split(b"\0") if part]
    assert texts == list(bootloader.WORDS.values())
    assert all(re.findall("%.", text) == re.findall("%.", english) for english, text in bootloader.WORDS.items())
    assert summed == [str(program)]
    with pytest.raises(SystemExit):  # another bootloader, with other words
        bootloader.translate(program)


@pytest.mark.parametrize("reason", ["no packages", "no programs"])
def test_a_machine_without_wine_is_said_and_no_failure_of_the_build(
    reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from windows import wine

    import build

    def refused(_: list[str]) -> None:
        if reason == "no packages":
            raise subprocess.CalledProcessError(100, "apt-get")

    machine = wine.Wine()
    machine.folder = tmp_path
    monkeypatch.setattr(wine.dev, "install_system", refused)
    monkeypatch.setattr(wine.shutil, "which", lambda _: None)
    monkeypatch.setattr(build, "_machine", lambda _: contextlib.nullcontext((machine, None)))
    for arguments, code in (["--windows"], 2), (["--windows", "--where-possible"], 0):
        monkeypatch.setattr(sys, "argv", ["build.py", *arguments])
        assert build.main() == code
        assert "已跳过" in capsys.readouterr().out


def test_what_is_made_ready_early_is_for_the_window_only() -> None:
    import early

    for window in ([], ["--selfcheck", "文件夹", "start"], [str(ROOT / "年报 一.json")], [str(ROOT), str(ROOT)]):
        assert early.opens_window(window), window
    for command in (["read", str(ROOT / "一.docx")], ["check", "一.json"], ["new", "--from", "一.doc"], ["年报.json"]):
        assert not early.opens_window(command), command
    for part in (["--typeset"], ["--check-files"]):  # the program started again for a part of its work
        assert not early.opens_window(part), part


def test_nothing_depends_on_what_is_made_ready_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here as on a Windows without these libraries, or with older ones: no error, no word."""
    import ctypes

    import early

    asked: list[str] = []

    class Older:
        """A library without the function that is called; at the second time it is not there at all."""

        def __init__(self, name: str, winmode: int) -> None:
            asked.append(name)
            if len(asked) > 1:
                raise FileNotFoundError(name)

    monkeypatch.setattr(ctypes, "WinDLL", Older, raising=False)
    for _ in range(2):
        early._make_ready()
    assert asked == ["dwrite.dll", "dwrite.dll"]


def test_the_typesetter_is_unpacked_when_it_is_wanted_and_once(tmp_path: Path) -> None:
    import late

    library, packed = tmp_path / "origin.pyd", tmp_path / "bundle" / "_typst.pyd.xz"
    library.write_bytes(b"code" * 5000)
    packed.parent.mkdir()
    late.pack(library, packed)
    assert packed.stat().st_size < 2000
    finder = late.Unpacker(packed.parent)
    assert finder.find_spec("typst") is None
    assert [path.name for path in packed.parent.iterdir()] == [packed.name]
    for _ in range(2):
        spec = finder.find_spec("typst._typst")
        assert spec and spec.origin == str(packed.with_suffix(""))
    assert packed.with_suffix("").read_bytes() == library.read_bytes()
    assert len(list(packed.parent.iterdir())) == 2


def test_without_room_nothing_half_unpacked_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import late

    packed = tmp_path / "_typst.pyd.xz"
    late.pack(Path(__file__), packed)

    def full(source: object, target: object, size: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(late.shutil, "copyfileobj", full)
    with pytest.raises(OSError, match="full"):
        late.Unpacker(tmp_path).find_spec("typst._typst")
    assert list(tmp_path.iterdir()) == [packed]


def test_every_component_of_a_product_comes_with_its_licence() -> None:
    import notices

    shipped = notices.shipped()
    assert {"PySide6-Essentials", "typst", "pypdfium2", "lxml", "pyinstaller"} <= {*shipped}
    assert not {"pefile", "setuptools", "altgraph"} & {*shipped}
    here = [name for name in shipped if name != "pyinstaller"]  # which only the build installs
    text = notices.text(here)
    listed, _, rest = text.partition("=====")
    for name in here:
        (line,) = (
            line for line in listed.splitlines() if line.lower().replace("_", "-").startswith(f"{name.lower()} ")
        )
        assert re.search(r" [0-9.]+ — \w", line), line
        assert name.lower() in ("pyside6-essentials", "shiboken6") or f"={chr(10)}{line.split()[0]}{chr(10)}=" in rest
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "Apache License",
        "pdfium",
    ):
        assert words in rest
    assert "Qt Commercial" not in text


def test_modules_are_loaded_from_memory_after_the_stick_is_pulled_out(tmp_path: Path) -> None:
    import early

    program = tmp_path / "程序.exe"
    program.write_bytes(b"MZ-and-more" + b"one" + b"three" + b"its table")
    reader = SimpleNamespace(
        _filename=str(program), _start_offset=len("MZ-and-more"), toc={"a": (0, 0, 3), "b": (0, 3, 5), "c": (3, 8, 0)}
    )
    loader = ModuleType("loader")
    exec(
        """def extract(reader, name):
        _, offset, length = reader.toc[name]
        with open(reader._filename, "rb") as file:
            file.seek(reader._start_offset + offset)
            return file.read(length)""",
        loader.__dict__,
    )
    before = [loader.extract(reader, name) for name in "abc"]
    early.read_archive_once(loader, reader)
    program.unlink()
    assert [loader.extract(reader, name) for name in "abc"] == before == [b"one", b"three", b""]


def test_the_demonstration_runs_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The README's command without a display; what an earlier run left is replaced."""
    import dev

    from core.cli import main

    def start(script: str, *arguments: str) -> int:
        return main(arguments)

    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "start", start)
    (tmp_path / "resources").symlink_to(ROOT / "resources", target_is_directory=True)
    for _ in range(2):
        assert dev.demonstrate() == 0
    assert {path.name for path in (tmp_path / "build" / "demo").iterdir()} == {"draft.json", "draft.docx"}


def test_the_code_of_qts_binding_lies_compiled_where_it_is_looked_for(tmp_path: Path) -> None:
    import binding

    entries = binding.modules(tmp_path)
    prefix = binding.FOLDER.replace("/", ".") + "."
    order = [sys.executable, "-c", "import sys, PySide6.QtCore; print(*sys.modules)"]
    done = subprocess.run(order, capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if name.partition(".")[0] == "shibokensupport"}
    assert loaded and loaded == {name.removeprefix(prefix) for name, _, _ in entries}
    assert all(compile(Path(source).read_bytes(), source, "exec", optimize=2) for _, source, _ in entries)
    assert Path(binding.mark(tmp_path)[1]).read_bytes()


def test_a_frozen_program_has_qt_come_as_the_window_has_it() -> None:
    """Before PyInstaller imports it (packaging/first.py): each product's self-check looks whether it did."""
    script = (
        "import runpy, sys; runpy.run_path('packaging/first.py'); import PySide6.QtCore; "
        "print('shibokensupport.signature.loader' in sys.modules, __import__.__name__ == '__feature_import__')"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
    from gui.selfcheck.run import HEAVY

    assert "shibokensupport.signature.loader" in HEAVY


@pytest.mark.parametrize(("unwanted", "kept"), [("1", ""), ("1", "elsewhere"), ("", "")])
def test_compiled_modules_are_kept_in_one_folder_by_who_wants_none_beside_sources(
    monkeypatch: pytest.MonkeyPatch, unwanted: str, kept: str
) -> None:
    import dev

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", unwanted)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", kept)
    told: list[dict[str, str]] = []
    monkeypatch.setattr(subprocess, "run", lambda *_, env, **__: told.append(env) or SimpleNamespace(returncode=3))
    assert dev.start("main.py", QT_QPA_PLATFORM="offscreen") == 3
    folder = str(dev.ROOT / "build" / "compiled") if unwanted and not kept else kept
    assert (told[0]["PYTHONPYCACHEPREFIX"], told[0]["QT_QPA_PLATFORM"]) == (folder, "offscreen")
    assert bool(told[0]["PYTHONDONTWRITEBYTECODE"]) == bool(unwanted and kept)
