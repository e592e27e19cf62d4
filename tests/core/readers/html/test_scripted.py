"""Cells that a script of the page fills."""

from core.notes import NoteCode
from core.readers.html.reader import document

_PAGE = "<p>年度报告</p><script>{script}</script><table><tr><td>规章<td{more}>{inner}</td><td>3</td></tr></table>"


def codes(inner: str, more: str = "", script: str = "") -> list[NoteCode]:
    table = document(_PAGE.format(inner=inner, more=more, script=script).encode()).tables[0]
    return [code for cell in table.cells for code, _ in cell.left_out]


def test_a_script_within_the_cell() -> None:
    assert codes("<script>document.write(7)</script>") == [NoteCode.SCRIPT]
    assert codes("7<script>count()</script>") == [], "what the file has is read"


def test_attributes_that_bind_words() -> None:
    assert codes("<b v-text='row.n'></b>") == codes("<b ng-bind='n'></b>") == [NoteCode.SCRIPT]
    assert codes("<b v-text='row.n'>7</b>") == []


def test_scripts_that_speak_of_an_element_by_its_id() -> None:
    writes = 'document.getElementById("n1").innerHTML = data.n'
    assert codes("<span id=n1></span>", script=writes) == [NoteCode.SCRIPT]
    assert codes("", " id=n1", "$('#n1').text(7)") == [NoteCode.SCRIPT]
    assert codes("", " id=n1", "n1.textContent = 7") == [NoteCode.SCRIPT]
    assert codes("", " id=n2", writes) == [], "of another one"
    assert codes("", " id=n1", 'track("n1")') == [], "it writes nothing"
