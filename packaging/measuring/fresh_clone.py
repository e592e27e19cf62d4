"""Clone what is committed into an empty Debian and run the README's two commands there, as on a new computer.

    python3 packaging/measuring/fresh_clone.py bookworm [-k test_house]
    python3 packaging/measuring/fresh_clone.py trixie

The release is one of Debian's (12 and 13 are promised); what follows goes to pytest, and
without it the whole tests run.  As root: it makes a tree by debootstrap, once for each release,
copies it for this run and removes the copy.  Packages come from where this computer has them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import dev
from linux import debian
from linux.targets import CACHE

# What somebody who clones a repository of Python has, and nothing that the set-up is to bring.
PACKAGES = "python3,git,ca-certificates"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# How this computer reaches packages is no part of the program: the new one is told the same.
OF_THIS_COMPUTER = ("http_proxy", "https_proxy", "no_proxy", "PIP_INDEX_URL", "PIP_CERT", "PIP_DEFAULT_TIMEOUT")
HOME = "/root/report"
COMMANDS = (["run"], ["test"])
ENTER = """
for place in dev sys; do mount --rbind "/$place" "$0/$place"; done
mount -t proc proc "$0/proc"
exec chroot "$0" "$@"
"""


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    release, *arguments = sys.argv[1:]
    dev.install_system(["debootstrap"])
    with fresh(base(release)) as root:
        clone(root)
        codes = [timed(root, [*command, *(arguments if command == ["test"] else [])]) for command in COMMANDS]
    return max(codes)


def base(release: str) -> Path:
    """The empty system of a release, made once."""
    root = CACHE / "roots" / f"fresh-{release}"
    if not (root / "ready").exists():
        shutil.rmtree(root, ignore_errors=True)
        root.parent.mkdir(parents=True, exist_ok=True)
        made = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", release, str(root), debian.archive()]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        (root / "ready").touch()
    return root


@contextmanager
def fresh(system: Path) -> Iterator[Path]:
    """A copy of a system while the ``with`` lasts; it knows the network and the certificates of this computer."""
    place = Path(tempfile.mkdtemp(prefix="fresh-", dir=system.parent))
    root = place / "root"
    try:
        subprocess.run(["cp", "-a", "--reflink=auto", str(system), str(root)], check=True)
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
        shutil.copy("/etc/hosts", root / "etc" / "hosts")
        if CERTIFICATES.exists():
            shutil.copy(CERTIFICATES, root / CERTIFICATES.relative_to("/"))
        yield root
    finally:
        shutil.rmtree(place)


def clone(root: Path) -> None:
    """The last commit alone, as it would come from a server."""
    out = str(root / HOME.removeprefix("/"))
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{dev.ROOT}", out], check=True)


def timed(root: Path, command: list[str]) -> int:
    """Run one of dev.py's commands in the tree; its exit code, which is printed with the minutes it took."""
    began = time.monotonic()
    inside = ["sh", "-c", f'cd {HOME} && exec python3 packaging/dev.py "$@"', "dev.py", *command]
    spaces = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]  # ends whatever a test left running
    kept = {name: os.environ[name] for name in OF_THIS_COMPUTER if name in os.environ}
    plain = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
    code = subprocess.run(
        [*spaces, "sh", "-c", ENTER, str(root), *inside], env={**kept, **plain}, check=False
    ).returncode
    print(f"== {' '.join(command)}: {code}, {(time.monotonic() - began) / 60:.1f} min", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
