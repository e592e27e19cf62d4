"""What stands in a layer that is off has no ink; what stands in one that is on has."""

import io
import zlib
from collections.abc import Callable

import pytest
from pypdf.generic import NameObject

from core.readers.pdf import guard, reader
from tests.helpers.makers.pdf_maker import Look, Maker, pdf
from tests.readings.added import TYPED, added
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME


def with_layers(data: bytes, use: Callable[..., None]) -> bytes:
    """The file with two layers, the second off; ``use`` puts something into them."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    kind, title = NameObject("/Type"), NameObject("/Name")
    layers = [
        writer._add_object(DictionaryObject({kind: NameObject("/OCG"), title: TextStringObject(name)}))
        for name in ("on", "off")
    ]
    shown = DictionaryObject({NameObject("/OFF"): ArrayObject([layers[1]])})
    both = {NameObject("/OCGs"): ArrayObject(layers), NameObject("/D"): shown}
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(both)
    for page in writer.pages:
        names = {NameObject(f"/L{number}"): layer for number, layer in enumerate(layers)}
        page["/Resources"][NameObject("/Properties")] = DictionaryObject(names)  # type: ignore[index]
        use(page, NameObject("/OC"), layers)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_sections_of_a_page(turn: int) -> None:
    maker = Maker(turn=turn)
    maker.page()
    maker.text(100, 100, "seen")
    for layer, word in enumerate(("on", "off")):
        maker.put(f"/OC /L{layer} BDC")
        maker.text(100, 200 + 50 * layer, word)
        maker.line(100, 300 + 50 * layer, 200, 300 + 50 * layer)
        maker.put("EMC")
    (page,) = reader.pages(with_layers(maker.data(), lambda *_: None))
    assert "".join(glyph.text for glyph in page.glyphs if glyph.colour is not None) == "seenon"
    assert "".join(glyph.text for glyph in page.glyphs if glyph.colour is None) == "off"
    assert [round(rule.at) for rule in page.across] == [300]


def test_drawings_of_a_layer() -> None:
    maker = Maker()
    maker.page()
    maker.text(100, 100, "seen", 10)
    word = maker.pages[0].pop()
    maker.forms = [word, word, "100 600 50 50 re f"]
    maker.pages[0] += ["/X0 Do", "1 0 0 1 0 -50 cm /X1 Do", "/X2 Do"]

    def use(page: dict, name: NameObject, layers: list) -> None:
        for form, layer in zip(page["/Resources"]["/XObject"].values(), (0, 1, 1), strict=True):
            form.get_object()[name] = layers[layer]
            form.get_object()[NameObject("/Resources")] = page["/Resources"]

    (page,) = reader.pages(with_layers(maker.data(), use))
    assert [(glyph.text, glyph.colour is None) for glyph in page.glyphs] == [
        *((sign, False) for sign in "seen"),
        *((sign, True) for sign in "seen"),
    ]
    assert not page.grounds


def test_words_added_in_a_layer_are_told_since_nobody_knows_whether_it_is_on() -> None:
    def use(page: dict, name: str, layers: list) -> None:
        for one in page.get("/Annots", ()):
            one.get_object()[name] = layers[1]

    found = reader.pages(with_layers(added(REPORT, "FreeText", TYPED, blank=True), use))
    assert [words for page in found for words, _, _ in page.added] == [str(REPORT.value(key)) for key in SOME]


def test_which_files_may_have_layers() -> None:
    plain = pdf(REPORT, Look())
    assert not guard.check(plain).layered
    assert guard.check(with_layers(plain, lambda *_: None)).layered
    for inside, found in ((b"1 0 <</OCProperties 3 0 R>>", True), (b"1 0 <<>>", False)):
        content = zlib.compress(inside)
        stream = b"99 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n" + content + b"\nendstream\nendobj\n"
        assert guard.check(plain.replace(b"xref\n", stream + b"xref\n", 1)).layered == found
