"""Folding of labels, so that their many spellings compare equal."""

from core.forms.labels import fold, fold_words, likeness, nearest, spellings


def test_numbers_blanks_and_marks_go_from_a_label() -> None:
    assert fold("（一）予以公开") == fold("1. 予以 公开：") == fold("予以公开")
    assert fold("行政许可") != fold("行政处罚")


def test_a_sentence_keeps_its_leading_number() -> None:
    assert fold_words("2024年度，报告") == fold_words("2024 年度报告")
    assert "2024" in fold_words("2024年度报告")


def test_every_spelling_is_folded() -> None:
    assert spellings("（二）部分公开（区分处理的）", ("部分公开",)) >= {fold("部分公开")}


def test_the_nearest_name_only_where_it_is_clear() -> None:
    names = frozenset({"存在的主要问题及改进情况", "其他需要报告的事项"})
    assert nearest("存在主要问题及改进情况", names) == "存在的主要问题及改进情况"
    assert nearest("总体情况", names) == ""
    assert nearest("甲乙丙丁戊", frozenset({"甲乙丙丁己", "甲乙丙丁庚"}), least=0.5) == "", "two are equally near"
    assert likeness("总体情况", "总体情况") == 1
