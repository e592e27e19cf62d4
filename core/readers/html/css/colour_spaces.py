"""Between the spaces that colours are told in and that of a screen (CSS Color 4, 10 and 17).

Parts of a screen's colours are 0–1 here; matrices and curves are those of the standard.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

Three: TypeAlias = "tuple[float, float, float]"
ColourMatrix: TypeAlias = "tuple[Three, Three, Three]"

_D50_TO_D65: ColourMatrix = (
    (0.955473421488075, -0.02309845494876471, 0.06325924320057072),
    (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
    (0.012314014864481998, -0.020507649298898964, 1.330365926242124),
)
_XYZ_TO_SRGB: ColourMatrix = (
    (12831 / 3959, -329 / 214, -1974 / 3959),
    (-851781 / 878810, 1648619 / 878810, 36519 / 878810),
    (705 / 12673, -2585 / 12673, 705 / 667),
)
_TO_XYZ: dict[str, ColourMatrix] = {
    "display-p3": (
        (608311 / 1250200, 189793 / 714400, 198249 / 1000160),
        (35783 / 156275, 247089 / 357200, 198249 / 2500400),
        (0.0, 32229 / 714400, 5220557 / 5000800),
    ),
    "a98-rgb": (
        (573536 / 994567, 263643 / 1420810, 187206 / 994567),
        (591459 / 1989134, 6239551 / 9945670, 374412 / 4972835),
        (53769 / 1989134, 351524 / 4972835, 4929758 / 4972835),
    ),
    "prophoto-rgb": (
        (0.7977666449006423, 0.13518129740053308, 0.0313477341283922),
        (0.2880748288194013, 0.711835234241873, 0.00008993693872564),
        (0.0, 0.0, 0.8251046025104602),
    ),
    "rec2020": (
        (63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314),
        (26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157),
        (0.0, 19567812 / 697040785, 295819943 / 278816314),
    ),
}
_LMS: ColourMatrix = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
_LMS_TO_XYZ: ColourMatrix = (
    (1.2268798758459243, -0.5578149944602171, 0.2813910456659647),
    (-0.0405757452148008, 1.112286803280317, -0.0717110580655164),
    (-0.0763729366746601, -0.4214933324022432, 1.5869240198367816),
)
_SRGB_TO_XYZ: ColourMatrix = (
    (506752 / 1228815, 87881 / 245763, 12673 / 70218),
    (87098 / 409605, 175762 / 245763, 12673 / 175545),
    (7918 / 409605, 87881 / 737289, 1001167 / 1053270),
)
_XYZ_TO_LMS: ColourMatrix = (
    (0.819022437996703, 0.3619062600528904, -0.1288737815209879),
    (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
    (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
)
_LMS_TO_OKLAB: ColourMatrix = (
    (0.210454268309314, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.450593709617411),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_D65_TO_D50: ColourMatrix = (
    (1.0479297925449969, 0.022946870601609652, -0.05019226628920524),
    (0.02962780877005599, 0.9904344267538799, -0.017073799063418826),
    (-0.009243040646204504, 0.015055191490298152, 0.7518742814281371),
)
_WHITE = (0.3457 / 0.3585, 1.0, (1 - 0.3457 - 0.3585) / 0.3585)
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27


def _times(matrix: ColourMatrix, parts: Three) -> Three:
    one, two, three = (sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)
    return one, two, three


def _each(change: Callable[[float], float], parts: Three) -> Three:
    one, two, three = map(change, parts)
    return one, two, three


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _linear_2020(part: float) -> float:
    return part / 4.5 if part < 0.08124285829863151 else ((part + 0.09929682680944) / 1.09929682680944) ** (1 / 0.45)


_CURVES: dict[str, Callable[[float], float]] = {
    "display-p3": _linear,
    "a98-rgb": lambda part: max(part, 0.0) ** (563 / 256),
    "prophoto-rgb": lambda part: part / 16 if part <= 16 / 512 else part**1.8,
    "rec2020": _linear_2020,
}


def _of_xyz(x: float, y: float, z: float) -> Three:
    return _each(_encoded, _times(_XYZ_TO_SRGB, (x, y, z)))


def _of_xyz_d50(x: float, y: float, z: float) -> Three:
    return _of_xyz(*_times(_D50_TO_D65, (x, y, z)))


def _of_rgb_space(space: str, red: float, green: float, blue: float) -> Three:
    xyz = _times(_TO_XYZ[space], _each(_CURVES[space], (red, green, blue)))
    return _of_xyz_d50(*xyz) if space == "prophoto-rgb" else _of_xyz(*xyz)


def _of_lab(light: float, a: float, b: float) -> Three:
    middle = (light + 16) / 116
    first, last = a / 500 + middle, middle - b / 200
    x = first**3 if first**3 > _EPSILON else (116 * first - 16) / _KAPPA
    y = middle**3 if light > _KAPPA * _EPSILON else light / _KAPPA
    z = last**3 if last**3 > _EPSILON else (116 * last - 16) / _KAPPA
    return _of_xyz_d50(x * _WHITE[0], y * _WHITE[1], z * _WHITE[2])


def _of_oklab(light: float, a: float, b: float) -> Three:
    return _of_xyz(*_times(_LMS_TO_XYZ, _each(lambda part: part**3, _times(_LMS, (light, a, b)))))


FROM_SPACE: dict[str, Callable[[float, float, float], Three]] = {
    "lab": _of_lab,
    "oklab": _of_oklab,
    "srgb": lambda red, green, blue: (red, green, blue),
    "srgb-linear": lambda red, green, blue: _each(_encoded, (red, green, blue)),
    "xyz": _of_xyz,
    "xyz-d65": _of_xyz,
    "xyz-d50": _of_xyz_d50,
    **{space: partial(_of_rgb_space, space) for space in _TO_XYZ},
}


def of_hue(kind: str, hue: float, one: float, two: float) -> Three:
    """A colour by its hue in degrees and how full and light it is (``hsl``), or how much white and black is in it (``hwb``)."""
    from colorsys import hls_to_rgb

    turn = hue / 360 % 1
    one, two = min(max(one, 0.0), 1.0), min(max(two, 0.0), 1.0)
    if kind == "hsl":
        return hls_to_rgb(turn, two, one)
    if one + two >= 1:
        grey = one / (one + two)
        return grey, grey, grey
    return _each(lambda part: part * (1 - one - two) + one, hls_to_rgb(turn, 0.5, 1.0))


def _to_lab(xyz: Three) -> Three:
    x, y, z = (part / white for part, white in zip(_times(_D65_TO_D50, xyz), _WHITE, strict=True))
    f = [part ** (1 / 3) if part > _EPSILON else (_KAPPA * part + 16) / 116 for part in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def _to_oklab(xyz: Three) -> Three:
    return _times(_LMS_TO_OKLAB, _each(lambda part: max(part, 0.0) ** (1 / 3), _times(_XYZ_TO_LMS, xyz)))


TO_SPACE = frozenset(("srgb", "srgb-linear", "xyz", "xyz-d65", "xyz-d50"))


def of_srgb(space: str, red: float, green: float, blue: float) -> Three:
    """The parts of a screen's colour in another space, as relative colours ask for them; 0–255 for ``rgb``, percents for hues."""
    if space in ("hsl", "hwb"):
        from colorsys import rgb_to_hls

        hue, light, full = rgb_to_hls(red, green, blue)
        parts = (full, light) if space == "hsl" else (min(red, green, blue), 1 - max(red, green, blue))
        return 360 * hue, 100 * parts[0], 100 * parts[1]
    if space in ("rgb", "srgb"):
        full = 255 if space == "rgb" else 1
        return full * red, full * green, full * blue
    linear = _each(_linear, (red, green, blue))
    xyz = _times(_SRGB_TO_XYZ, linear)
    ways: dict[str, Callable[[Three], Three]] = {
        "srgb-linear": lambda _: linear,
        "xyz-d50": partial(_times, _D65_TO_D50),
        **dict.fromkeys(("lab", "lch"), _to_lab),
        **dict.fromkeys(("oklab", "oklch"), _to_oklab),
    }
    return ways[space](xyz) if space in ways else xyz
