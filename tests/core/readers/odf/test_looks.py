"""How words of an OpenDocument text stand there."""

import pytest

from core.readers import safe_xml
from core.readers.left_out import WordLook
from core.readers.odf.looks import OdtStyles

NAMES = (
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
STYLES = f"""<x {NAMES}>
<style:style style:name="Struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="Child" style:family="text" style:parent-style-name="Struck"/>
<style:style style:name="White" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
</x>"""


def test_looks_come_from_a_style_and_what_it_is_based_on() -> None:
    styles = OdtStyles(safe_xml.parse(STYLES.encode()))
    assert styles.under(WordLook(), "text", "Struck").struck
    assert styles.under(WordLook(), "text", "Child").struck
    assert styles.under(WordLook(), "text", "White").unseen
    assert styles.under(WordLook(), "text", "no such style") == WordLook()
    assert len(styles.chain("text", "Child")) == 2


def test_what_all_words_of_a_kind_look_like() -> None:
    usual = '<style:default-style style:family="paragraph"><style:text-properties {}/></style:default-style>'
    own = '<style:style style:name="Own" style:family="paragraph"><style:text-properties style:text-line-through-style="none"/></style:style>'
    line = usual.format('style:text-line-through-style="solid"')
    struck = OdtStyles(safe_xml.parse(f"<x {NAMES}>{line}{own}</x>".encode()))
    assert struck.under(WordLook(), "paragraph", "").struck
    assert struck.under(WordLook(), "paragraph", "no such style").struck
    assert not struck.under(WordLook(), "paragraph", "Own").struck
    assert not struck.under(WordLook(), "text", "").struck
    space = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    black = f'style:use-window-font-color="true" {space} loext:opacity="0%"'  # as LibreOffice writes it
    assert (
        not OdtStyles(safe_xml.parse(f"<x {NAMES}>{usual.format(black)}</x>".encode()))
        .under(WordLook(), "paragraph", "")
        .unseen
    )


@pytest.mark.parametrize(("said", "told"), [("10pt", "10pt"), ("", "14pt")])
def test_what_the_nearest_style_says(said: str, told: str) -> None:
    own = f'<style:text-properties fo:font-size="{said}"/>' if said else ""
    root = safe_xml.parse(
        f'<x {NAMES}><style:default-style style:family="paragraph"><style:text-properties fo:font-size="14pt"/></style:default-style>'
        f'<style:style style:name="below" style:family="paragraph">{own}</style:style>'
        '<style:style style:name="s" style:family="paragraph" style:parent-style-name="below"/></x>'.encode()
    )
    size = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}font-size"
    styles = OdtStyles(root)
    assert styles.told("paragraph", "s", size) == told and styles.told("text", "s", size) == ""
