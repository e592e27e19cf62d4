"""A small Debian 11 beside this system: what products are frozen and started in.

Unpacked packages without their set-up scripts, which needs no rights and works for
any processor; programs of another one are run by qemu.
"""

import hashlib
import shutil
import subprocess
from pathlib import Path

import dev
from linux import debian
from linux.targets import CACHE, Target

ENTER = Path(__file__).resolve().parent / "enter.sh"
EMULATOR = "/usr/bin/qemu-aarch64-static"
# A shell and what PyInstaller calls; Qt's libraries and a font as the program's own set-up names them.
PACKAGES = ["libc-bin", "bash", "dash", "coreutils", "sed", "grep", "binutils"]
# The older Qt of aarch64 tells X11's session manager of its windows.
RUN_PACKAGES = [*(name for name in dev.RUN_PACKAGES if not name.startswith("python3")), "libsm6"]
_ACCOUNTS = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/bash\n",
    "etc/group": "root:x:0:\n",
}


def make(target: Target, name: str, packages: list[str]) -> Path:
    """The tree of that system with these packages and what they need, made once for each list of them."""
    wanted = hashlib.sha256(" ".join([debian.RUNS_ON, *packages]).encode() + Path(__file__).read_bytes()).hexdigest()
    root = CACHE / "roots" / f"{target.name}-{name}"
    stamp = root / "ready"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return root
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for package in debian.packages(packages, target.debian):
        _unpack(package, root)
    for file, text in _ACCOUNTS.items():
        (root / file).write_text(text, "utf-8")
    subprocess.run(["/sbin/ldconfig", "-r", str(root)], check=False, stderr=subprocess.DEVNULL)
    stamp.write_text(wanted, "utf-8")
    return root


def _unpack(package: Path, root: Path) -> None:
    """Its files; their list and the package's data lie where dpkg would look who owns a file."""
    subprocess.run(["dpkg-deb", "-x", str(package), str(root)], check=True)
    records = root / "var" / "lib" / "dpkg"
    (records / "info").mkdir(parents=True, exist_ok=True)
    (records / "status").touch()
    data = subprocess.run(["dpkg-deb", "-f", str(package)], check=True, capture_output=True, text=True).stdout
    name = data.partition("Package: ")[2].partition("\n")[0]
    with (records / "status").open("a", encoding="utf-8") as status:
        status.write(f"{data}Status: install ok installed\n\n")
    listed = subprocess.run(["dpkg-deb", "-c", str(package)], check=True, capture_output=True, text=True).stdout
    paths = [
        line.split(maxsplit=5)[5].partition(" -> ")[0].removeprefix(".").rstrip("/") for line in listed.splitlines()
    ]
    (records / "info" / f"{name}.list").write_text("".join(f"{path or '/.'}\n" for path in paths), "utf-8")


def inside(target: Target, root: Path, folders: list[Path], command: list[str]) -> list[str]:
    """The command line that runs ``command`` in that tree; ``folders`` are seen there under the same paths."""
    emulator = EMULATOR if target.emulated else "-"
    shared = ":".join(map(str, folders))
    spaces = ["unshare", "--user", "--map-root-user", "--mount"]
    return [*spaces, "sh", str(ENTER), str(root), emulator, shared, *command]
