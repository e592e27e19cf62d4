"""Sources and packages of any Debian release and processor, by apt, without touching this system's own packages."""

import re
import subprocess
from pathlib import Path

from linux.targets import CACHE

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
SOURCES_OF = "bookworm"  # its Python is 3.11
RUNS_ON = "bullseye"  # glibc 2.31: the oldest that Debian still hands out; domestic systems are of its age


def sources(names: list[str], folder: Path) -> list[Path]:
    """Fetch and unpack source packages with Debian's patches; their folders, in the order of the names."""
    folder.mkdir(parents=True, exist_ok=True)
    apt = _apt("deb-src", SOURCES_OF, "")
    found = []
    for name in names:
        subprocess.run([*apt, "source", "--download-only", name], check=True, cwd=folder)
        described = next(folder.glob(f"{name}_*.dsc"))
        out = folder / name
        subprocess.run(
            ["dpkg-source", "--no-check", "-x", described.name, out.name],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )
        found.append(out)
    return found


def packages(names: list[str], architecture: str) -> list[Path]:
    """Fetch packages with all that they depend on, as for an empty system; apt checks every signature."""
    apt = _apt("deb", RUNS_ON, architecture)
    place = CACHE / "packages"
    (place / "partial").mkdir(parents=True, exist_ok=True)
    order = ["-o", f"Dir::Cache::archives={place}", "install", "-y", "--no-install-recommends", *names]
    subprocess.run([*apt, *order, "--download-only"], check=True, stdout=subprocess.DEVNULL)
    told = subprocess.run([*apt, *order, "--simulate"], check=True, capture_output=True, text=True).stdout
    return [place / file for file in _files(told, architecture)]


def _files(told: str, architecture: str) -> list[str]:
    """Names of the files that apt tells it would install, as it keeps them."""
    found = re.findall(r"^Inst ([^ :]+)\S*(?: \[\S+\])? \(([^ ]+) .*\[(\w+)\]\)", told, re.MULTILINE)
    return [
        f"{name}_{version.replace(':', '%3a')}_{kind}.deb"
        for name, version, kind in found
        if kind in (architecture, "all")
    ]


def _apt(kind: str, suite: str, architecture: str) -> list[str]:
    """apt-get with lists of its own below the cache, up to date."""
    place = CACHE / "apt" / "-".join(filter(None, (kind, suite, architecture)))
    (place / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    status = place / "status"
    status.touch()
    listed = place / "debian.sources"
    listed.write_text(
        f"Types: {kind}\nURIs: {archive()}\nSuites: {suite}\nComponents: main\nSigned-By: {KEYRING}\n", "utf-8"
    )
    own = {
        "Dir::Etc::SourceList": listed,
        "Dir::Etc::SourceParts": "/dev/null",
        "Dir::State::Lists": place / "lists",
        "Dir::State::status": status,
        "Dir::Cache::pkgcache": "",
        "Dir::Cache::srcpkgcache": "",
        "APT::Sandbox::User": "root",
        "Debug::NoLocking": "true",
        **({"APT::Architecture": architecture, "APT::Architectures": architecture} if architecture else {}),
    }
    apt = ["apt-get", "-qq", *(part for name, value in own.items() for part in ("-o", f"{name}={value}"))]
    subprocess.run([*apt, "update"], check=True)
    return apt


def archive() -> str:
    """Where this system has its Debian packages from."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Identifier: Packages", "Label: Debian"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    if not told:
        raise SystemExit("这台电脑没有 Debian 的软件源。(No Debian archive is set up for apt.)")
    return sorted(told)[0]
