"""By which names an OFD asks for fonts: those a clerk knows, each with the common face that takes its place."""

import pytest

from core.writers.ofd.fonts import named
from core.writers.typesetting.fonts import FACES


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("SimSun", ("宋体", "宋体", False)),
        ("FangSong_GB2312", ("仿宋_GB2312", "仿宋_GB2312", False)),
        ("FangSong", ("仿宋", "仿宋_GB2312", False)),
        ("KaiTi", ("楷体", "楷体", False)),
        ("SimHei", ("黑体", "黑体", False)),
        ("FZXBSJW--GB1-0", ("方正小标宋简体", "方正小标宋简体", False)),
        ("FZXiaoBiaoSong-B05S", ("方正小标宋简体", "方正小标宋简体", False)),
        ("MicrosoftYaHei-Bold", ("微软雅黑", "黑体", True)),
        ("NotoSerifCJKsc-Bold", ("Noto Serif CJK SC", "宋体", True)),
        ("NotoSansCJKsc-Regular", ("Noto Sans CJK SC", "黑体", False)),
        ("STZhongsong", ("华文中宋", "方正小标宋简体", False)),
        ("DejaVuSans", ("DejaVuSans", "宋体", False)),
    ],
)
def test_named(own: str, expected: tuple[str, str, bool]) -> None:
    assert named(own) == expected


def test_every_face_of_the_styles_is_known() -> None:
    for face in (face for faces in FACES.values() for face in faces):
        assert {named(family.replace(" ", "")).name for family in face.families} == {face.name}
