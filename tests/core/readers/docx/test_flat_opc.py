"""A DOCX written as one XML file is read like the DOCX."""

import pytest

from core.errors import UnusableInput
from core.readers.docx import flat_opc, reader
from tests.helpers.makers.programs_maker import flat_opc as flattened
from tests.helpers.places import CASES

WHOLE = sorted(CASES.glob("*.docx"))[:4]


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_the_same_as_its_package(path) -> None:
    data = path.read_bytes()
    flat = flat_opc.document(flattened(data))
    packed = reader.document(data)
    assert flat.notes == packed.notes
    assert [vars(item) | {"ref": 0, "cells": 0} for item in flat.items] == [
        vars(item) | {"ref": 0, "cells": 0} for item in packed.items
    ]
    assert [table.cells for table in flat.tables] == [table.cells for table in packed.tables]


def test_pictures_are_not_looked_at() -> None:
    picture = b"<pkg:part><pkg:binaryData>" + b"A" * 11_000_000 + b"</pkg:binaryData></pkg:part></pkg:package>"
    assert flat_opc.document(flattened(WHOLE[0].read_bytes()).replace(b"</pkg:package>", picture)).tables


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_what_cannot_be_read_is_said(cut: int) -> None:
    with pytest.raises(UnusableInput, match=r"请.*。$"):
        flat_opc.document(flattened(WHOLE[0].read_bytes())[:cut])


def test_a_package_without_a_document_is_refused() -> None:
    with pytest.raises(UnusableInput, match="不是 Word 文档"):
        flat_opc.document(b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>')
