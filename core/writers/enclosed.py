"""The data that a file encloses beside what can be seen: how each kind of file holds them.

An attachment in a PDF (resources/typst/page.typ), a custom XML part in Word documents and
workbooks, a script that runs nothing in a page.  The data are text; what is in them is
settled above (core/enclosed.py).
"""

from __future__ import annotations

from core.markup import escape

# The same names are in the readers (core/readers/enclosed.py): files keep them for ever.
NAMESPACE = "urn:xxgk:report-data"
ELEMENT = "xxgk-report-data"
ATTACHMENT = "report-data.json"
TEXTS = "urn:xxgk:texts"  # the namespace of the texts that an OFD tells beside its glyphs

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ID = "{6F1B7A52-3C0E-4E52-9A0D-5B7D3C1E2F40}"  # of the kind of data, the same in all files
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
PROPERTIES = "customXml/itemProps1.xml"
RELATION = f"{_OFFICE}/relationships/customXml"


def parts(data: str) -> dict[str, str]:
    """The parts of a Word document or workbook that hold the data, by name; none where there are no data."""
    if not data:
        return {}
    return {
        "customXml/item1.xml": f'{_HEAD}<report xmlns="{NAMESPACE}">{escape(data, quote=False)}</report>',
        PROPERTIES: (
            f'{_HEAD}<ds:datastoreItem ds:itemID="{_ID}" xmlns:ds="{_OFFICE}/customXml">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
        "customXml/_rels/item1.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATION}Props" Target="itemProps1.xml"/></Relationships>'
        ),
    }


def types_with(types: str, data: str) -> str:
    """The list of the types of parts, with those that hold the data."""
    override = f'<Override PartName="/{PROPERTIES}" ContentType="{PROPERTIES_TYPE}"/>'
    return types.replace("</Types>", f"{override}</Types>") if data else types


def relations_with(relations: str, data: str) -> str:
    """The relations of the main part, with that to the data."""
    relation = f'<Relationship Id="rIdData" Type="{RELATION}" Target="../customXml/item1.xml"/>'
    return relations.replace("</Relationships>", f"{relation}</Relationships>") if data else relations


def script(data: str) -> str:
    """The data as an element of a page; "" where there are none."""
    safe = data.replace("&", "\\u0026").replace("<", "\\u003c").replace("\x85", "\\u0085")
    return f'<script type="application/json" id="{ELEMENT}">{safe}</script>\n' if data else ""
