"""From the bytes of a file to plain data."""

from decimal import Decimal

import pytest

from core.errors import UnusableInput
from core.report.report import Report
from core.storage import codec
from core.storage.parsing import parse


def test_our_own_file_and_numbers_without_floats() -> None:
    report = Report("2021", 2024, {"agency": "甲局"})
    data = parse(codec.dumps(report).replace("2024", "2024.10", 1))
    assert isinstance(data, dict)
    assert Decimal("2024.10") in data.values()


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"a": NaN}', b'{"kind": "another"}', b"[" * 100_000]
)
def test_everything_else_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UnusableInput) as refused:
        parse(data)
    assert str(refused.value).endswith("。")
