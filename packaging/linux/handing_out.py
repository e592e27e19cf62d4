"""From the folder build to what domestic systems take: .deb and .tar.xz, checked for what they want of a system."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import products
from linux import deb, desktop, system
from linux.machine import OldLinux
from machines import source_date
from version_info import EXE_NAME

MENU = Path(__file__).resolve().parent / "menu.sh"
MENU_NAME = "加入开始菜单.sh"


def hand_out(machine: OldLinux, folder: Path, product: Callable[[str], Path]) -> dict[str, Path]:
    """Write both where ``product`` wants what is so named; by kind. SystemExit where they need too new a system."""
    needs = system.check(folder, machine.target)
    time = int(source_date())
    day = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d")
    pictures = {path.name: path.read_bytes() for path in (machine.folder / "work" / "xxgk" / "pictures").iterdir()}
    found = {kind: product(f"linux_{machine.target.name}.{kind}") for kind in ("deb", "tar.xz")}
    files = {name: (content, 0o644) for name, content in desktop.files(EXE_NAME, day, pictures).items()}
    installed = desktop.files(f"/{deb.HOME}/{EXE_NAME}", day, pictures)
    documents = f"share/doc/{desktop.NAME}"
    installed[f"{documents}/copyright"] = licence(folder)
    with ThreadPoolExecutor() as both:  # packing waits for no lock of Python's
        beside = {**files, MENU_NAME: (MENU.read_bytes(), 0o755)}
        writing = (
            both.submit(products.make_tar, folder, found["tar.xz"], beside),
            both.submit(deb.write, found["deb"], folder, installed, needs, time),
        )
        for one in writing:
            one.result()
    return found


def licence(folder: Path) -> bytes:
    """The program's own licence, and where those of its parts are."""
    own = (folder / "_internal" / "LICENSE").read_text("utf-8")
    return f"{own}\n第三方组件的许可 (licences of third parties): /{deb.HOME}/_internal/resources/第三方许可.txt\n".encode()
