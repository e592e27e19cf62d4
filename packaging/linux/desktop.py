"""How the program appears on a Linux desktop: entry in the menu, kind of its files, icon, AppStream data.

A report is a plain ``.json`` file, and that ending belongs to all programs.  So
only files named as the program proposes are of a kind of their own (the longer
pattern wins over ``*.json``); all others stay with the program that has them now.
"""

from xml.sax.saxutils import escape

from version_info import DESCRIPTION, EXE_NAME

from core.version import VERSION

NAME = "xxgk-report"  # of the package, its files and its command: ASCII
KIND = "application/x-xxgk-report+json"
PATTERN = "*政府信息公开工作年度报告.json"
PICTURES = (16, 24, 32, 48, 64, 128, 256)  # px; beside the drawing itself
ABOUT = "从上年报告生成本年度草稿，填写三张表和文字，检查，导出 Word、PDF、OFD、网页和 Excel。数据只保存在本机，程序不连接网络。"


def entry(command: str) -> str:
    """The menu's entry; ``command`` is a path, quoted here as the specification wants it."""
    return f"""[Desktop Entry]
Type=Application
Version=1.0
Name={EXE_NAME}
GenericName={DESCRIPTION}
Comment=填写、检查和导出政府信息公开工作年度报告
Exec={quoted(command)} %F
Icon={NAME}
Terminal=false
Categories=Office;
Keywords=年报;信息公开;政务公开;xxgk;nianbao;
MimeType={KIND};
StartupNotify=true
StartupWMClass={EXE_NAME}
"""


def quoted(path: str) -> str:
    """A path as an argument of Exec: in quotes, marks of the shell behind backslashes, those doubled for the file."""
    plain = "".join(f"\\{mark}" if mark in '"`$\\' else mark for mark in path)
    return f'"{plain}"'.replace("\\", "\\\\").replace("%", "%%")


def kind() -> str:
    """The kind of our files for the desktop's list of kinds (shared-mime-info)."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{KIND}">
    <comment>政府信息公开工作年度报告</comment>
    <sub-class-of type="application/json"/>
    <icon name="{NAME}"/>
    <glob pattern="{PATTERN}"/>
  </mime-type>
</mime-info>
"""


def appstream(day: str) -> str:
    """What software centres show; ``day`` is that of the release (2026-01-31)."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{NAME}</id>
  <metadata_license>MIT</metadata_license>
  <project_license>MIT</project_license>
  <name>{EXE_NAME}</name>
  <summary>{DESCRIPTION}</summary>
  <description><p>{escape(ABOUT)}</p></description>
  <launchable type="desktop-id">{NAME}.desktop</launchable>
  <provides><mediatype>{KIND}</mediatype></provides>
  <content_rating type="oars-1.1"/>
  <releases><release version="{VERSION}" date="{day}"/></releases>
</component>
"""


def files(command: str, day: str, pictures: dict[str, bytes]) -> dict[str, bytes]:
    """All of it by its path below ``/usr`` or ``~/.local``; ``pictures`` by name: ``48.png``, ``app.svg``."""
    icons = "share/icons/hicolor"
    found = {
        f"share/applications/{NAME}.desktop": entry(command).encode(),
        f"share/mime/packages/{NAME}.xml": kind().encode(),
        f"share/metainfo/{NAME}.metainfo.xml": appstream(day).encode(),
        f"{icons}/scalable/apps/{NAME}.svg": pictures["app.svg"],
    }
    for size in PICTURES:
        found[f"{icons}/{size}x{size}/apps/{NAME}.png"] = pictures[f"{size}.png"]
    return found
