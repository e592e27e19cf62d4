"""OFD files with a few words, whole or damaged; for the tests of OFD."""

from __future__ import annotations

import pytest

from core.errors import UnusableInput
from core.readers.ofd import reader
from tests.helpers.makers.ofd_maker import OfdMaker, Ways

WORDS = "本报告依据《中华人民共和国政府信息公开条例》编制，请各位读者批评指正并提出意见。"


def plain(ways: Ways | None = None) -> OfdMaker:
    maker = OfdMaker(ways or Ways())
    maker.page()
    maker.text(90, 90, WORDS)
    return maker


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        reader.document(data)
    return str(caught.value)
