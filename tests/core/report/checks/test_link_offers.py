"""Which numbers of a text can be linked, and by what name a figure is found."""

import pytest

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.report.calc import compute
from core.report.checks import run_checks
from core.report.checks.link_offers import offers
from core.report.checks.repairs import repairs
from core.report.report import Report
from core.report.texts.figure_choices import choices, matching, name_of
from core.report.texts.pinyin import initials

NEW, CARRIED = "applications.new.total", "applications.carried_in.total"
KEY = "overview"


def report(text: str, new: int = 11, carried: int = 2) -> Report:
    made = Report("2021", 2025, texts={KEY: text})
    made = made.with_values(dict.fromkeys(made.form.typed, 0))
    return made.with_values({"applications.new.natural_person": new, "applications.carried_in.business": carried})


def offered(made: Report) -> list[tuple[str, str, str]]:
    text = made.text(KEY)
    found = offers(made, compute(made.form, made.values), KEY)
    return [(text[o.start : o.end], o.figure, "=" if o.agrees else "≠") for o in found]


def test_a_number_that_agrees_is_offered_until_it_is_linked() -> None:
    made = report("全年收到政府信息公开申请11件。")
    (offer,) = offers(made, compute(made.form, made.values), KEY)
    assert (offer.agrees, offer.cells, made.text(KEY)[offer.start : offer.end]) == (True, (NEW,), "11")
    linked = made.with_text(
        KEY, made.linked(KEY).replaced(offer.start, offer.end, made.expand(offer.template)).template
    )
    assert linked.text(KEY) == made.text(KEY)
    assert offered(linked) == []


def test_a_number_that_differs_is_offered_every_reading() -> None:
    assert offered(report("全年收到政府信息公开申请12件。")) == [("12", "11", "≠"), ("12", "13", "≠")]


def test_a_share_is_offered_as_a_plain_number() -> None:
    made = report("全年收到政府信息公开申请11件，其中自然人申请11件，占90%。", carried=0)
    share = offers(made, compute(made.form, made.values), KEY)[-1]
    assert (share.figure, share.template, share.agrees) == ("100", "100", False)


def test_one_key_puts_the_table_s_number_in_and_the_finding_is_gone() -> None:
    made = report("全年收到政府信息公开申请十二件。")
    found = [finding for finding in run_checks(made) if finding.id == "X1"]
    steps = [step for step in repairs(made) if step.finding_key == found[0].key]
    assert [step.name.partition("（")[0] for step in steps] == ["改为11", "改为13"]
    mended = steps[0].edit.apply(made)
    assert mended.text(KEY) == "全年收到政府信息公开申请11件。"
    assert mended.linked(KEY).links[0].cells == (NEW,)
    assert not [finding for finding in run_checks(mended) if finding.id == "X1"]
    assert steps[0].edit.inverse(made).apply(mended) == made


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("新收", "一、本年新收政府信息公开申请数量·总计"),
        ("新收 企业", "一、本年新收政府信息公开申请数量·商业企业"),
        ("gfx", "行政规范性文件·本年制发件数"),
        ("规范性文件有效", "行政规范性文件·现行有效件数"),
        ("不予公开", "（三）不予公开合计·总计"),
        ("cfsq", "（五）不予处理·2.重复申请·总计"),
        ("诉讼维持", "行政诉讼·结果维持合计"),
        ("xzfy", "行政复议·总计"),
        ("13", "四、结转下年度继续办理·总计"),
    ],
)
def test_a_few_letters_find_the_figure(letters: str, name: str) -> None:
    assert matching(report(""), letters)[0].name == name


def test_letters_that_fit_nothing_find_nothing() -> None:
    assert matching(report(""), "天气") == ()


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_every_cell_has_a_name_of_its_own(form: Form) -> None:
    found = choices(form)
    cells = form.cells
    assert {(key,) for key in cells} <= found.keys()
    assert all(cell in cells for parts in found for cell in parts)
    assert len({choice.full_name for choice in found.values()}) == len(found)


def test_names_of_sums() -> None:
    form = report("").form
    assert name_of(form, (NEW, CARRIED)).startswith("第三部分“一、本年新收政府信息公开申请数量加二、")
    two = ("disclosure.licensing.decisions", "disclosure.penalties.decisions")
    assert name_of(form, two) == "第二部分“行政许可·本年处理决定数量”加第二部分“行政处罚·本年处理决定数量”"


def test_initials() -> None:
    assert initials("（三）不予公开·1.属于国家秘密") == "sbygk1sygjmm"
    assert initials("重复ＡAb 龘") == "cfab"


def test_no_text_is_to_say_fewer_than_none_or_more_than_all() -> None:
    """The table is wrong then, and told so itself."""
    made = report("结转下年度继续办理2件。", new=0, carried=0).with_values({"applications.granted.business": 73})
    assert "X3" in {finding.id for finding in run_checks(made)}
    assert offered(made) == []
    assert not [repair for repair in repairs(made) if "-" in repair.name]
    change = made.with_values({"applications.granted.business": 0, "applications.new.natural_person": 1})
    assert [figure for _, figure, _ in offered(change)] == ["1"]
