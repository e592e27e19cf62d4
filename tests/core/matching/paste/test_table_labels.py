"""One table of the form as a target for pasting."""

from core.forms.catalog import FORMS
from core.forms.labels import fold
from core.matching.paste.table_labels import TableLabels

FORM = FORMS["2021"]


def test_lines_from_top_to_bottom_with_the_heads_that_name_them() -> None:
    labels = TableLabels(FORM, "disclosure")
    assert [line.heads[-1].label for line in labels.lines][:2] == ["规章", "行政规范性文件"]
    (place,) = labels.line_names[fold("行政许可")]
    assert labels.lines[place].boxes[0].key == "disclosure.licensing.decisions"


def test_a_label_of_several_lines_names_them_all() -> None:
    labels = TableLabels(FORM, "applications")
    assert len(labels.line_names[fold("3.其他")]) >= 1
    assert fold("商业企业") in labels.column_words and fold("商业企业") not in labels.row_words


def test_a_figure_is_found_by_its_column() -> None:
    line = TableLabels(FORM, "applications").lines[0]
    assert line.box_at(line.boxes[0].column) is line.boxes[0]
    assert line.box_at(0) is None
