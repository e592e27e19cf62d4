"""Products for domestic Linux systems, as far as they can be tried without a compiler: what they want, bring and say."""

import hashlib
import io
import lzma
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QMimeDatabase

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs programs of Linux")


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The scripts import each other by name, as they do when started; no trace of them stays behind."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield
    for name in set(sys.modules) - before:
        file = getattr(sys.modules[name], "__file__", "") or ""
        if str(PACKAGING) in file or name in ("windows", "linux", "making"):
            del sys.modules[name]


# -- what a file wants of the system ---------------------------------------------------


def program(libraries: list[str], versions: list[tuple[str, list[str]]]) -> bytes:
    """A file of 64 bits with a dynamic section and the versions asked of each library, and nothing else."""
    names = b"\0"

    def named(text: str) -> int:
        nonlocal names
        names += text.encode() + b"\0"
        return len(names) - len(text) - 1

    dynamic = b"".join(struct.pack("<qQ", 1, named(one)) for one in libraries) + struct.pack("<qQ", 0, 0)
    wants = b""
    for number, (library, asked) in enumerate(versions):
        following = 0 if number == len(versions) - 1 else 16 * (len(asked) + 1)
        wants += struct.pack("<HHIII", 1, len(asked), named(library), 16, following)
        for place, version in enumerate(asked):
            wants += struct.pack("<IHHII", 0, 0, 0, named(version), 0 if place == len(asked) - 1 else 16)
    parts = [b"", names, dynamic, wants]
    kinds = [(0, 0, 0), (3, 0, 0), (6, 1, 0), (0x6FFFFFFE, 1, len(versions))]
    offset, sections = 64, b""
    for part, (kind, link, info) in zip(parts, kinds, strict=True):
        sections += struct.pack("<IIQQQQIIQQ", 0, kind, 0, 0, offset, len(part), link, info, 0, 0)
        offset += len(part)
    head = (
        b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 0, offset, 0, 64, 0, 0, 64, 4, 1)
    )
    return head + b"".join(parts) + sections


def test_what_a_library_wants_is_read(tmp_path: Path) -> None:
    from linux import elf

    path = tmp_path / "x.so"
    path.write_bytes(
        program(
            ["libm.so.6", "libc.so.6"], [("libm.so.6", ["GLIBC_2.29"]), ("libc.so.6", ["GLIBC_2.2.5", "GLIBC_2.4"])]
        )
    )
    found = elf.wanted(path)
    assert found and found.libraries == {"libm.so.6", "libc.so.6"}
    assert found.versions == {"GLIBC": (2, 29)}
    path.write_bytes(b"#!/bin/sh\n")
    assert elf.wanted(path) is None


@LINUX
def test_it_reads_what_the_systems_own_tool_reads() -> None:
    from linux import elf

    if not shutil.which("objdump"):
        pytest.skip("no objdump")
    from PySide6 import QtCore

    for path in (Path(sys.executable).resolve(), Path(QtCore.__file__)):
        told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
        found = elf.wanted(path)
        assert found and found.libraries == {*re.findall(r"NEEDED +(\S+)", told)}
        minors = [int(minor) for minor in re.findall(r" GLIBC_2\.(\d+)", told)]
        assert found.versions["GLIBC"][1] == max(minors)


def product(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def test_packages_are_derived_from_the_libraries(tmp_path: Path) -> None:
    from linux import system, targets

    product(
        tmp_path,
        xxgk=program(["libc.so.6", "libown.so.1"], [("libc.so.6", ["GLIBC_2.28"])]),
        libown__so__1=program(["libGL.so.1", "libcups.so.2", "libgcc_s.so.1"], [("libc.so.6", ["GLIBC_2.17"])]),
    )
    needs = system.check(tmp_path, targets.X86_64)
    assert needs.needed == ["libc6", "libgcc-s1 | libgcc1", "libgl1", "xkb-data"]
    assert needs.optional == ["libcups2"] and needs.glibc == "2.28"


@pytest.mark.parametrize(
    ("libraries", "versions", "told"),
    [
        (["libc.so.6"], [("libc.so.6", ["GLIBC_2.29"])], "x.so: GLIBC_2.29"),
        (["libstdc++.so.6"], [("libstdc++.so.6", ["GLIBCXX_3.4.26"])], "x.so: GLIBCXX_3.4.26"),
        (["libxcb-cursor.so.0"], [], "x.so: libxcb-cursor.so.0"),
    ],
)
def test_a_product_that_wants_a_newer_system_is_not_handed_out(
    tmp_path: Path, libraries: list[str], versions: list[tuple[str, list[str]]], told: str
) -> None:
    from linux import system, targets

    (tmp_path / "x.so").write_bytes(program(libraries, versions))
    with pytest.raises(SystemExit, match=re.escape(told)):
        system.check(tmp_path, targets.X86_64)


def test_each_system_has_its_own_limit(tmp_path: Path) -> None:
    from linux import system, targets

    (tmp_path / "x.so").write_bytes(program(["libc.so.6"], [("libc.so.6", ["GLIBC_2.31"])]))
    assert system.check(tmp_path, targets.AARCH64).glibc == "2.31"


# -- lock files ------------------------------------------------------------------------


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", ["x86-64", "aarch64"])
def test_the_wheels_of_each_system_are_pinned_and_hashed(name: str) -> None:
    import lock
    from linux import targets

    (target,) = (one for one in targets.TARGETS if one.name == name)
    lines = [line for line in target.lock.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"\S+==\S+ --hash=sha256:[0-9a-f]{64}", line) for line in lines)
    found = {plain(line.split("==")[0]): line.split()[0].split("==")[1] for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = {plain(pin.split("==")[0]): pin.split("==")[1] for pin in project["dependencies"]}
    others = lock.OTHER_VERSIONS.get(target.lock, {})
    assert {**pins, **others}.items() <= found.items()
    assert {plain(tool.split("==")[0]) for tool in lock.TOOLS} <= {*found}


def test_pip_is_asked_for_no_wheel_of_a_newer_system() -> None:
    from linux import targets

    options = targets.X86_64.pip_options
    assert "manylinux_2_28_x86_64" in options and "manylinux_2_29_x86_64" not in options
    assert "manylinux_2_31_aarch64" in targets.AARCH64.pip_options


# -- desktop ---------------------------------------------------------------------------

PICTURES = {"app.svg": b"<svg/>", **{f"{size}.png": b"png" for size in (16, 24, 32, 48, 64, 128, 256)}}


def test_the_menus_entry_starts_the_program_with_files(tmp_path: Path) -> None:
    from linux import desktop

    files = desktop.files("/opt/xxgk-report/政府信息公开年报", "2026-01-31", PICTURES)
    text = files["share/applications/xxgk-report.desktop"].decode()
    lines = dict(line.split("=", 1) for line in text.splitlines()[1:])
    assert lines["Exec"] == '"/opt/xxgk-report/政府信息公开年报" %F'
    assert lines["MimeType"] == desktop.KIND + ";" and lines["Terminal"] == "false"
    if shutil.which("desktop-file-validate"):
        path = tmp_path / "xxgk-report.desktop"
        path.write_text(text, "utf-8")
        subprocess.run(["desktop-file-validate", str(path)], check=True)


def test_marks_of_the_shell_in_a_path_stay_marks() -> None:
    from linux import desktop

    assert desktop.quoted('/a b/50% $x `y` "z" \\') == '"/a b/50%% \\\\$x \\\\`y\\\\` \\\\"z\\\\" \\\\\\\\"'


def test_the_window_is_found_by_the_menus_entry() -> None:
    from linux import desktop

    source = (ROOT / "gui" / "app.py").read_text("utf-8")
    assert f'setDesktopFileName("{desktop.NAME}")' in source


def test_files_named_as_proposed_are_reports_and_other_json_files_are_what_they_were() -> None:
    from linux import desktop

    from core.report.report import Report
    from core.storage import files

    tree = ElementTree.fromstring(desktop.kind())
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (pattern,) = (glob.attrib["pattern"] for glob in tree.iter(f"{space}glob"))
    assert pattern == desktop.PATTERN
    assert Report and Path("青山县2025年政府信息公开工作年度报告.json").match(pattern)
    assert not Path("package.json").match(pattern)
    assert files.SUFFIX == ".json" and QMimeDatabase().mimeTypeForName("application/json").isValid()


def test_appstream_data_is_well_formed() -> None:
    from linux import desktop

    from core.version import VERSION

    tree = ElementTree.fromstring(desktop.appstream("2026-01-31"))
    assert tree.findtext("launchable") == "xxgk-report.desktop"
    (release,) = tree.iter("release")
    assert release.attrib == {"version": VERSION, "date": "2026-01-31"}


# -- packages --------------------------------------------------------------------------


@pytest.fixture
def package(tmp_path: Path) -> Path:
    from linux import deb, desktop, system

    folder = tmp_path / "政府信息公开年报"
    (folder / "_internal").mkdir(parents=True)
    (folder / "政府信息公开年报").write_bytes(b"program")
    (folder / "政府信息公开年报").chmod(0o755)
    (folder / "_internal" / "lib.so.1").write_bytes(b"library")
    (folder / "_internal" / "lib.so").symlink_to("lib.so.1")
    needs = system.Needs(["libc6", "libgcc-s1 | libgcc1", "libgl1"], ["libcups2"], "amd64", "2.28")
    out = tmp_path / "x.deb"
    files = desktop.files("/opt/xxgk-report/政府信息公开年报", "2026-01-31", PICTURES)
    deb.write(out, folder, files, needs, 1_700_000_000)
    before = out.read_bytes()
    deb.write(out, folder, files, needs, 1_700_000_000)
    assert out.read_bytes() == before, "the same input gives the same bytes"
    return out


def members(package: Path) -> dict[str, bytes]:
    """The archive read as ar(5) says, without our own code."""
    data = package.read_bytes()
    assert data.startswith(b"!<arch>\n")
    place, found = 8, {}
    while place < len(data):
        head = data[place : place + 60]
        size = int(head[48:58])
        assert head[58:] == b"`\n"
        found[head[:16].decode().rstrip()] = data[place + 60 : place + 60 + size]
        place += 60 + size + size % 2
    return found


def unpacked(data: bytes) -> dict[str, tarfile.TarInfo]:
    with tarfile.open(fileobj=io.BytesIO(lzma.decompress(data))) as archive:
        return {entry.name: entry for entry in archive.getmembers()}


def test_the_package_holds_program_desktop_and_sums(package: Path) -> None:
    parts = members(package)
    assert [*parts] == ["debian-binary", "control.tar.xz", "data.tar.xz"] and parts["debian-binary"] == b"2.0\n"
    files = unpacked(parts["data.tar.xz"])
    program = files["./opt/xxgk-report/政府信息公开年报"]
    assert program.mode == 0o755 and (program.uid, program.uname) == (0, "root")
    assert files["./usr/bin/xxgk-report"].linkname == "/opt/xxgk-report/政府信息公开年报"
    assert files["./opt/xxgk-report/_internal/lib.so"].linkname == "lib.so.1"
    assert {"./usr/share/applications/xxgk-report.desktop", "./usr/share/icons/hicolor/48x48/apps/xxgk-report.png"} <= {
        *files
    }
    assert not [name for name in files if name.endswith("/data")], "an installed program keeps nothing beside itself"
    for name in files:  # every folder comes before what lies in it
        parent = str(Path(name).parent)
        assert parent == "." or [*files].index(f"./{parent}".replace("././", "./")) < [*files].index(name)
    with tarfile.open(fileobj=io.BytesIO(lzma.decompress(parts["control.tar.xz"]))) as control:
        sums = control.extractfile("./md5sums")
        assert (
            sums
            and f"{hashlib.md5(b'library').hexdigest()}  opt/xxgk-report/_internal/lib.so.1\n" in sums.read().decode()
        )


@LINUX
def test_debians_own_tools_read_the_package(package: Path) -> None:
    if not shutil.which("dpkg-deb"):
        pytest.skip("no dpkg-deb")
    asked = ["Package", "Architecture", "Depends", "Recommends"]
    told = subprocess.run(["dpkg-deb", "-f", str(package), *asked], capture_output=True, text=True, check=True).stdout
    assert told.splitlines() == [
        "Package: xxgk-report",
        "Architecture: amd64",
        "Depends: libc6 (>= 2.28), libgcc-s1 | libgcc1, libgl1",
        "Recommends: libcups2",
    ]
    listed = subprocess.run(["dpkg-deb", "-c", str(package)], capture_output=True, check=True).stdout.decode()
    assert (
        "./opt/xxgk-report/政府信息公开年报" in listed.encode("utf-8").decode("unicode_escape", "replace")
        or "./opt/xxgk-report/" in listed
    )


@LINUX
@pytest.mark.parametrize(("script", "action"), [("prerm", "remove"), ("preinst", "upgrade"), ("preinst", "install")])
def test_nothing_is_replaced_or_removed_below_a_running_program(tmp_path: Path, script: str, action: str) -> None:
    from linux import deb

    home = tmp_path / "home"
    home.mkdir()
    program = home / "政府信息公开年报"
    shutil.copy(shutil.which("sleep") or "/bin/sleep", program)
    text = deb.SCRIPTS[script].replace(f"/{deb.HOME}/", f"{home}/")

    def ask(word: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["sh", "-c", text, script, word], capture_output=True, text=True, check=False)

    assert ask(action).returncode == 0
    running = subprocess.Popen([str(program), "60"])
    try:
        refused = ask(action)
        assert refused.returncode == 1 and "正在运行" in refused.stderr
        assert ask("abort-upgrade").returncode == 0
    finally:
        running.kill()
        running.wait(10)


@LINUX
def test_the_unpacked_program_puts_itself_into_the_menu_and_out_of_it(tmp_path: Path) -> None:
    from linux import desktop

    folder = tmp_path / "报送 $1 & `x` 50% |"
    for name, content in desktop.files("政府信息公开年报", "2026-01-31", PICTURES).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    shutil.copy(PACKAGING / "linux" / "menu.sh", folder / "menu.sh")
    share = tmp_path / "home" / "share"
    other = share / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("")
    surroundings = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_DATA_HOME": str(share)}

    def run(*arguments: str) -> str:
        command = ["sh", str(folder / "menu.sh"), *arguments]
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True).stdout

    assert "已加入" in run()
    entry = (share / "applications" / "xxgk-report.desktop").read_text("utf-8")
    assert f"Exec={desktop.quoted(f'{folder}/政府信息公开年报')} %F\n" in entry
    assert (share / "icons/hicolor/48x48/apps/xxgk-report.png").read_bytes() == b"png"
    assert "已从" in run("--remove")
    left = [
        path for path in share.rglob("*") if path.is_file() and "cache" not in path.name and "mime/" not in str(path)
    ]
    assert left == [other]


# -- the interpreter's source -----------------------------------------------------------


def test_a_change_of_the_source_that_finds_nothing_ends_the_build(tmp_path: Path) -> None:
    from linux import interpreter

    source = tmp_path / "Makefile"
    source.write_text("ld -h one -h two\n")
    interpreter._change(source, "-h", "-soname")
    assert source.read_text() == "ld -soname one -soname two\n"
    with pytest.raises(SystemExit, match="-h"):
        interpreter._change(source, "-h", "-soname")


# -- another system's tree -------------------------------------------------------------


@LINUX
def test_programs_of_another_processor_are_handed_to_the_emulator(tmp_path: Path) -> None:
    """Registered in a name space of its own: nothing of it is left on this computer."""
    from dataclasses import replace

    from linux import roots, targets

    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HHI", 2, 183, 1) + bytes(40))
    foreign.chmod(0o755)
    registry = Path("/proc/sys/fs/binfmt_misc")
    before = sorted(registry.iterdir())
    place = tmp_path / "seen"
    place.mkdir()
    command = roots.inside(targets.AARCH64, Path("/"), [place], [str(foreign), "a word"])
    command[command.index(roots.EMULATOR)] = shutil.which("echo") or "/bin/echo"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode in (1, 125) and ("unshare" in done.stderr or "binfmt" in done.stderr):
        pytest.skip(f"no name spaces or no registry of emulators here: {done.stderr.strip()}")
    assert done.stdout == f"{foreign} {foreign} a word\n", done.stderr
    assert sorted(registry.iterdir()) == before
    own = roots.inside(replace(targets.AARCH64, emulated=False), Path("/"), [], ["true"])
    assert roots.EMULATOR not in own and subprocess.run(own, check=False).returncode == 0


# -- Debian's packages -----------------------------------------------------------------


def test_the_files_of_packages_are_named_as_apt_keeps_them() -> None:
    from linux import debian

    told = (
        "Inst libc6 (2.31-13+deb11u11 Debian:11.11/oldoldstable [arm64])\n"
        "Inst libx11-6 [1] (2:1.7.2-1 Debian:11.11/oldoldstable [arm64])\n"
        "Inst xkb-data (2.29-2 Debian:11.11/oldoldstable [all])\n"
        "Conf libc6 (2.31-13+deb11u11 Debian:11.11/oldoldstable [arm64])\n"
    )
    assert debian._files(told, "arm64") == [
        "libc6_2.31-13+deb11u11_arm64.deb",
        "libx11-6_2%3a1.7.2-1_arm64.deb",
        "xkb-data_2.29-2_all.deb",
    ]
