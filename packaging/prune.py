"""What PyInstaller collects and the program does not need: every removal with its reason.

``smoke`` proves that nothing needed went with it; ``build.py`` writes what
each removal saved beside the build (``removed.json``).  Paths are those inside
the bundle, with forward slashes.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

Entry = tuple[str, str, str]  # of PyInstaller: name in the bundle, source file, kind


@dataclass(frozen=True)
class Removal:
    """Files whose path matches ``pattern`` (from its start, case ignored) are left out, for ``reason``."""

    pattern: str
    reason: str

    def hits(self, name: str) -> bool:
        return re.match(self.pattern, name, re.IGNORECASE) is not None


_QT = r"PySide6/(Qt/)?"
_LIBRARY = rf"({_QT}(lib/|bin/)?)?(lib)?Qt6"  # Windows: beside the modules; Linux: Qt/lib, and links at the top

REMOVALS: tuple[Removal, ...] = (
    Removal(r"(.*/)?opengl32sw\.dll", "OpenGL in software (Mesa): widgets are drawn without OpenGL"),
    Removal(r"(.*/)?d3dcompiler_\d+\.dll", "shader compiler of Qt Quick, which is not used"),
    Removal(rf"{_LIBRARY}Network\b.*", "network: the program never connects to anything"),
    Removal(rf"{_QT}QtNetwork\..*", "network: the Python module"),
    Removal(rf"{_QT}plugins/(tls|networkinformation)/.*", "network: TLS and its state"),
    Removal(
        r"(.*/)?lib(ssl|crypto)[-.].*|(.*/)?_(ssl|hashlib)\..*", "TLS of Python: no network; hashlib has its own code"
    ),
    Removal(rf"{_LIBRARY}(Qml|Quick)\w*\b.*", "QML and Qt Quick: the window is made of widgets"),
    Removal(rf"{_QT}(qml|plugins/(qmltooling|qmllint|scenegraph))/.*", "QML: modules and tools"),
    Removal(rf"{_LIBRARY}Pdf\w*\b.*", "Qt's PDF module: PDFs are read by pypdfium2 and written by typst"),
    Removal(rf"{_QT}plugins/imageformats/(lib)?qpdf\..*", "Qt's PDF module: its image plug-in"),
    Removal(
        rf"{_LIBRARY}VirtualKeyboard\w*\b.*|{_QT}plugins/(virtualkeyboard|platforminputcontexts/\w*virtualkeyboard\w*).*",
        "keyboard on the screen: Windows and the domestic systems bring their own",
    ),
    Removal(
        rf"{_QT}plugins/imageformats/(lib)?q(gif|icns|ico|jpeg|tga|tiff|wbmp|webp)\..*",
        "image formats that the program does not show (kept: PNG and SVG)",
    ),
    Removal(rf"{_QT}translations/(?!qtbase_zh_CN\.qm).*", "translations of other languages and of modules not shipped"),
    Removal(rf"{_QT}plugins/generic/.*", "touch and tablet drivers for systems without a desktop"),
    Removal(
        rf"{_QT}plugins/(egldeviceintegrations|platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d)\b).*",
        "screens without a desktop (kept: windows, xcb, wayland, offscreen)",
    ),
    Removal(rf"{_LIBRARY}Egl\w*\b.*", "screens without a desktop: their library"),
    Removal(rf"{_QT}plugins/platforms/qoffscreen\.dll", "no window: on Windows only tests would use it"),
    Removal(rf"{_QT}plugins/platformthemes/libqgtk3\.so", "look of GTK dialogs: would bring GTK along"),
    Removal(
        r"(.*/)?lib(jpeg|Xext|Xi|Xrender|gtk-3|gdk-3|gdk_pixbuf-2|epoxy|cairo|cairo-gobject|pango|pangocairo|pangoft2|atk-1|atk-bridge-2|atspi"
        r"|harfbuzz|fribidi|thai|datrie|pixman-1|graphite2|Xcursor|Xcomposite|Xdamage|Xfixes|Xinerama|Xrandr)\b.*",
        "libraries of GTK, which only its look would use",
    ),
    Removal(
        r"(.*/)?lib(cups|gnutls|p11-kit|nettle|hogweed|gmp|idn2|unistring|tasn1|avahi-(common|client)|gssapi_krb5|krb5"
        r"|krb5support|k5crypto|com_err|keyutils)\b.*",
        "printing on Linux: CUPS of the system is used, with its own libraries",
    ),
    Removal(
        r"(.*/)?lib(stdc\+\+|gcc_s|expat|g(lib|object|module|io|thread)-2\.0|dbus-1|systemd|selinux|mount|blkid|cap|gcrypt"
        r"|gpg-error|zstd|lz4|pcre2-8|SM|ICE|uuid|X11|X11-xcb|xcb|Xau|Xdmcp|bsd|md|fontconfig|freetype|png16|brotli\w+)\.so\b.*",
        "libraries of every Linux desktop: those of the system fit its drivers, fonts and input methods",
    ),
    Removal(rf"{_QT}plugins/sqldrivers/.*|{_LIBRARY}Sql\b.*", "databases: reports are plain files"),
    Removal(
        rf"{_LIBRARY}(Designer|Test|Help|UiTools|Xml|Concurrent|ShaderTools)\w*\b.*", "modules that no code imports"
    ),
    Removal(rf"{_QT}plugins/styles/.*", "styles of the system: the program draws its own (Fusion)"),
    Removal(r"lxml/html/(_difflib|diff)\..*", "comparison of web pages"),
    Removal(r"lxml/(sax|builder)\..*", "lxml: other ways to make and read XML, which no code uses"),
    Removal(r"(PySide6|shiboken6)/VCRUNTIME140\w*\.dll", "C runtime: Python's own is loaded first and serves all"),
    Removal(r"PySide6/MSVCP140\.dll", "C++ runtime: the same one beside shiboken6 is loaded first and serves all"),
    Removal(r"lxml/isoschematron/.*", "Schematron schemas of lxml: no document is validated with them"),
    Removal(r"lxml/(includes|html)/.*\.(h|pxd|txt)", "lxml: C headers"),
    Removal(r"docx/templates/(?!default\.docx|default-\w+\.xml).*", "python-docx: sources of its templates"),
    Removal(r".*\.dist-info/(?!METADATA|LICEN|licenses).*|.*\.(pyi|pxd|pyx)", "records and sources for developers"),
)

# Python modules that some library imports if they are there; none is used.
EXCLUDED_MODULES: tuple[tuple[str, str], ...] = (
    ("tkinter", "another toolkit"),
    ("PIL", "pictures in workbooks: none are written"),
    ("numpy", "openpyxl takes it if present"),
    ("pandas", "python-calamine takes it if present"),
    ("lxml.isoschematron", "see above"),
    ("lxml.objectify", "not used"),
    ("lxml.sax", "see above"),
    ("lxml.html", "web pages are read by lxml.etree"),
    ("lxml.builder", "see above"),
    *(
        (f"lxml.{name}", "not used")
        for name in ("cssselect", "doctestcompare", "ElementInclude", "pyclasslookup", "usedoctest")
    ),
    *((f"xml.{name}", "not used") for name in ("sax", "etree.cElementTree", "etree.ElementInclude")),
    ("unittest", "tests"),
    ("pydoc", "help for developers"),
    ("doctest", "tests"),
    ("pdb", "debugging"),
    ("ssl", "no network"),
    ("_ssl", "no network"),
    ("sqlite3", "no database"),
    ("asyncio", "no network"),
    ("multiprocessing", "one process"),
    ("xmlrpc", "no network"),
    ("ftplib", "no network"),
    ("http", "no network"),
    ("urllib.request", "no network"),
    ("concurrent.futures.process", "threads are used: no other process but this program again"),
    ("_pydecimal", "decimal in Python: there is the one in C"),
    ("tarfile", "shutil takes it to make archives: none are made"),
    ("pickle", "no object is kept so"),
    ("py_compile", "zipfile takes it to compile modules into an archive"),
    ("tracemalloc", "warnings takes it to tell where a file that was left open was opened"),
    *(
        (f"importlib.{name}", "what packages tell of themselves: nobody asks")
        for name in ("metadata", "resources", "readers")
    ),
    *((f"importlib.{name}", "the interpreter has its own") for name in ("_bootstrap", "_bootstrap_external")),
    *((f"platformdirs.{name}", "other systems") for name in ("android", "ios", "macos")),
    *((f"ctypes.{name}", "other systems") for name in ("_aix", "macholib")),
    ("lib2to3", "tools for developers"),
    ("setuptools", "tools for developers"),
    ("pkg_resources", "tools for developers"),
    ("distutils", "tools for developers"),
    ("PySide6.QtNetwork", "no network"),
    ("PySide6.QtQml", "no QML"),
    ("PySide6.QtQuick", "no QML"),
    ("PySide6.QtPdf", "see above"),
)


# What PyInstaller runs at each start because a module is there that it has something to add to.
EXCLUDED_HOOKS: tuple[tuple[str, str], ...] = (
    ("pyi_rth_inspect", "where sources of modules lie: there are none; it loads the compiler's tree and archives"),
    ("pyi_rth_pkgutil", "which modules a package has: nobody asks"),
)


def reason_to_drop(name: str) -> str:
    """Why a file is left out; "" where it stays."""
    path = name.replace("\\", "/")
    return next((removal.reason for removal in REMOVALS if removal.hits(path)), "")


def keep(entries: list[Entry], dropped: dict[str, list[Entry]]) -> list[Entry]:
    """The entries that stay; the others are put into ``dropped`` by their reason."""
    kept = []
    for entry in entries:
        if reason := reason_to_drop(entry[0]):
            dropped.setdefault(reason, []).append(entry)
        else:
            kept.append(entry)
    return kept


def deflate(archive: Path) -> None:
    """Write a zip of Python modules anew, compressed: PyInstaller only stores what its own start needs."""
    with zipfile.ZipFile(archive) as stored:
        entries = [(entry, stored.read(entry)) for entry in stored.infolist()]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for entry, data in entries:
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, data, compresslevel=9)


def savings(dropped: dict[str, list[Entry]]) -> list[dict[str, object]]:
    """What each removal saved, largest first: bytes, bytes when packed (zlib), file names."""
    rows = {reason: _saving(entries) for reason, entries in dropped.items()}
    ordered = sorted(rows, key=lambda reason: -rows[reason][0])
    return [
        {
            "reason": reason,
            "bytes": rows[reason][0],
            "packed": rows[reason][1],
            "files": sorted(name for name, _, _ in dropped[reason]),
        }
        for reason in ordered
    ]


def _saving(entries: list[Entry]) -> tuple[int, int]:
    files = [Path(source).read_bytes() for _, source, _ in entries if source and Path(source).is_file()]
    return sum(map(len, files)), sum(len(zlib.compress(data, 6)) for data in files)
