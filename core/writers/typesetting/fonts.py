"""Which installed font stands for the one a style names, and which family names a font goes by.

The compiler knows fonts by the name in their own file, which is English for most
Chinese ones; a style names them as a clerk does.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.records import record
from core.writers.layout.style import Font, Style

Installed = Mapping[str, frozenset[int]]  # family (lower case) → weights

_BOLD = 600  # the least weight that looks bold
_OUTLINE = 0.03  # em: how much an outline thickens a font that has no bold weight


@record
class Typeface:
    """A typeface: the name a clerk knows, and the families it is installed under; ``heavy`` prints bold."""

    name: str
    families: tuple[str, ...]


SONG = Typeface("宋体", ("SimSun", "宋体", "NSimSun", "新宋体"))
FANG = Typeface("仿宋", ("FangSong", "仿宋"))
KAI = Typeface("楷体", ("KaiTi", "楷体"))
HEI = Typeface("黑体", ("SimHei", "黑体"))
FANG_2312 = Typeface("仿宋_GB2312", ("FangSong_GB2312", "仿宋_GB2312"))
KAI_2312 = Typeface("楷体_GB2312", ("KaiTi_GB2312", "楷体_GB2312"))
TITLE_SONG = Typeface("方正小标宋简体", ("FZXiaoBiaoSong-B05S", "方正小标宋简体"))
TITLE_SONG_GBK = Typeface("方正小标宋_GBK", ("FZXiaoBiaoSong-B05", "方正小标宋_GBK"))

_NOTO_SERIF = (
    Typeface("思源宋体", ("Source Han Serif SC", "Source Han Serif CN", "思源宋体")),
    Typeface("Noto Serif CJK SC", ("Noto Serif CJK SC", "Noto Serif SC")),
)
_NOTO_SANS = (
    Typeface("思源黑体", ("Source Han Sans SC", "Source Han Sans CN", "思源黑体")),
    Typeface("Noto Sans CJK SC", ("Noto Sans CJK SC", "Noto Sans SC")),
)
_SERIF = (
    Typeface("华文宋体", ("STSong", "华文宋体", "Songti SC")),
    *_NOTO_SERIF,
    Typeface("文泉驿", ("WenQuanYi Zen Hei", "WenQuanYi Micro Hei")),
    *_NOTO_SANS,
)
_SANS = (
    Typeface("华文黑体", ("STHeiti", "华文黑体", "Heiti SC")),
    Typeface("微软雅黑", ("Microsoft YaHei", "微软雅黑")),
    *_NOTO_SANS,
    Typeface("文泉驿", ("WenQuanYi Zen Hei", "WenQuanYi Micro Hei")),
    *_NOTO_SERIF,
)
_STANDING_KAI = (
    Typeface("方正楷体", ("FZKai-Z03S", "FZKai-Z03", "方正楷体简体", "方正楷体_GBK")),
    Typeface("华文楷体", ("STKaiti", "华文楷体", "Kaiti SC")),
    Typeface("霞鹜文楷", ("LXGW WenKai", "霞鹜文楷")),
    Typeface("文鼎楷体", ("AR PL UKai CN",)),
)
_STANDING_FANG = (
    Typeface("方正仿宋", ("FZFangSong-Z02S", "FZFangSong-Z02", "方正仿宋简体", "方正仿宋_GBK")),
    Typeface("华文仿宋", ("STFangsong", "华文仿宋")),
)

# The face a style names, then what takes its place, best first.
FACES: dict[str, tuple[Typeface, ...]] = {
    "宋体": (SONG, *_SERIF),
    "黑体": (HEI, *_SANS),
    "楷体": (KAI, KAI_2312, *_STANDING_KAI, SONG, *_SERIF),
    "楷体_GB2312": (KAI_2312, KAI, *_STANDING_KAI, SONG, *_SERIF),
    "仿宋_GB2312": (FANG_2312, FANG, *_STANDING_FANG, SONG, *_SERIF),
    "方正小标宋简体": (
        TITLE_SONG,
        TITLE_SONG_GBK,
        Typeface("华文中宋", ("STZhongsong", "华文中宋")),
        SONG,
        *_SERIF,
    ),
}
# A title face is heavy by nature; where another stands in for it, that one is printed bold.
_HEAVY = {"方正小标宋简体": (TITLE_SONG, TITLE_SONG_GBK)}


@record
class Chosen:
    """How a font comes out on this machine; ``outline`` (em) thickens a face without a bold weight.

    ``families`` are the installed ones, best first; the later ones lend characters
    that the first has not.  ``used`` is the first face's name, "" where none is installed.
    """

    families: tuple[str, ...]
    used: str
    weight: int
    outline: float


def choose(font: Font, installed: Installed) -> Chosen:
    """The installed faces for a font of a style."""
    faces = FACES.get(font.family) or (Typeface(font.family, (font.family,)), *FACES["宋体"])
    present = [(face, family) for face in faces for family in face.families if family.lower() in installed]
    if not present:
        return Chosen((), "", 700 if font.bold else 400, 0)
    face, first = present[0]
    heavy = font.bold or (font.family in _HEAVY and face not in _HEAVY[font.family])
    can_bold = any(weight >= _BOLD for weight in installed[first.lower()])
    return Chosen(
        tuple(family for _, family in present),
        face.name,
        700 if heavy and can_bold else 400,
        _OUTLINE if heavy and not can_bold else 0,
    )


def substitutions(style: Style, installed: Installed) -> list[tuple[str, str]]:
    """The fonts of a style that are not installed, each with what is used instead ("" for whatever there is)."""
    pairs = ((font.family, choose(font, installed).used) for font in fonts_of(style))
    return list(dict.fromkeys((wanted, used) for wanted, used in pairs if wanted != used))


def fonts_of(style: Style) -> tuple[Font, ...]:
    """All fonts of a style, as they occur on the page."""
    looks = (style.title, style.heading, style.subheading, style.text)
    number = (style.page_number,) if style.page_number else ()
    return (*(look.font for look in looks), style.label, style.note, style.figure, *number)
