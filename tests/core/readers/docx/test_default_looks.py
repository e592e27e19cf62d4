"""Whether the styles that all words have say anything of how these are seen."""

import pytest

from core.readers.docx.default_looks import tells
from tests.helpers.makers.docx_maker import W

LATENT = "<w:latentStyles>" + '<w:lsdException w:name="x" w:semiHidden="1"/>' * 400 + "</w:latentStyles>"
OTHER = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/><w:color w:val="FFFFFF"/></w:rPr></w:style>'


def styles(
    everywhere: str = "", usual: str = "", kind: str = "paragraph", between: str = LATENT, prefix: str = "w"
) -> bytes:
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{everywhere}</w:rPr></w:rPrDefault></w:docDefaults>"
    others = "".join(
        f'<w:style w:type="{one}" w:default="1" w:styleId="{one}"><w:rPr>{usual if one == kind else ""}</w:rPr></w:style>'
        for one in ("paragraph", "character", "table", "numbering")
    )
    made = f'<w:styles xmlns:w="{W}">{defaults}{between}{OTHER}{others}{OTHER}</w:styles>'
    return made.replace("w:", f"{prefix}:").replace(f"xmlns:{prefix}", f"xmlns:{prefix}").encode()


def asked(data: bytes) -> tuple[bool, list[int]]:
    """What is told, and the sizes of what was unpacked."""
    sizes: list[int] = []

    def head(most: int) -> bytes:
        sizes.append(len(data[:most]))
        return data[:most]

    def whole() -> bytes:
        sizes.append(len(data))
        return data

    return tells(head, whole), sizes


LOOKS = (
    *("<w:strike/>", "<w:vanish />", '<w:color w:val="FFFFFF"/>', "<w:dstrike/>", '<w:vertAlign w:val="subscript"/>'),
    *('<w:spacing w:val="-100"/>', '<w:sz w:val="2"/>', '<w:w w:val="1"/>', '<w:position w:val="6"/>'),
)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("where", ["everywhere", "paragraph", "character", "table"])
def test_looks_of_all_words_are_told(look: str, where: str) -> None:
    made = styles(look) if where == "everywhere" else styles(usual=look, kind=where)
    assert asked(made)[0]


@pytest.mark.parametrize("look", ["", '<w:sz w:val="21"/><w:rFonts w:ascii="a"/>', '<w:spacing w:after="200"/>'])
def test_sizes_fonts_and_other_styles_tell_nothing(look: str) -> None:
    assert not asked(styles(look, look))[0]
    assert not asked(styles(look, look, prefix="ns0"))[0]


def test_other_names_of_the_space_are_known() -> None:
    assert asked(styles("<w:strike/>", prefix="ns0"))[0] and asked(styles(usual="<w:strike/>", prefix="x"))[0]


def test_only_the_beginning_is_unpacked_where_all_stands_there() -> None:
    long = styles() + b" " * 2**17
    assert asked(long) == (False, [3 * 2**14])


def test_all_is_unpacked_where_it_stands_further_down() -> None:
    made = styles(usual="<w:strike/>", kind="table", between=LATENT * 8)
    assert asked(made) == (True, [3 * 2**14, len(made)])


def test_nothing_is_told_of_nothing() -> None:
    assert not asked(b"")[0]
    assert asked("<styles/>".encode("utf-16"))[0]  # has to be parsed


@pytest.mark.parametrize("mark", ['"', "'"])
def test_styles_that_tables_name_are_asked_with_those_they_are_based_on(mark: str) -> None:
    below = (
        '<w:style w:type="table" w:styleId="Below"><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>'
    )
    named = '<w:style w:type="table" w:styleId="Own"><w:basedOn w:val="Below"/></w:style>'
    made = styles().replace(b"</w:styles>", f"{below}{named}</w:styles>".replace('"', mark).encode())
    for names, told in (((), False), (("Other",), False), (("Own",), True), (("Below",), True)):
        assert tells(lambda most: made[:most], lambda: made, names) is told
    assert tells(lambda most: made[:most], lambda: made, ("Own",))
