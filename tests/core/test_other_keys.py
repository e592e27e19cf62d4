"""The form under other keys: checks, claims and sentences know sections, rows and columns by what they are declared to be."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.report.calc import compute
from core.report.checks import run_checks
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims
from core.report.phrases.targets import Claim
from core.report.report import Report
from core.report.sentences import offers
from core.report.sentences.charges import CHARGED
from core.report.sentences.fee_sentences import unpaid_in_table
from core.report.texts.figure_choices import choices
from tests.helpers.check_reports import after, good
from tests.helpers.grown_forms import FIRST_YEAR, KEY, declare, other_key, with_other_keys


def _under_other_keys(report: Report, year: int) -> Report:
    """The same report on the form whose every key is another."""
    return Report(
        KEY,
        year,
        report.body,
        {other_key(key): text for key, text in report.texts.items()},
        printed={other_key(key): figure for key, figure in report.printed.items()},
        last_year=report.last_year and _under_other_keys(report.last_year, year - 1),
    ).with_values({other_key(key): value for key, value in report.values.items()})


def _doubtful() -> Iterator[tuple[str, Report]]:
    """A report for each check that asks for particular rows, on the form of 2021."""
    township = {"agency": "柳塘镇人民政府"}
    other = {"applications.new.business": 30, "applications.other.other.business": 30}
    unpaid = {"applications.new.business": 2, "applications.other.fee_unpaid.business": 2}
    yield "T7", after(good().with_values({"applications.new.business": 3}))
    yield "T8", after(good().with_values({"disclosure.normative_documents.in_force": 5}))
    yield "T8", good().with_values({"disclosure.regulations.issued": 2})
    yield "T9", good(body=township).with_values({"disclosure.regulations.in_force": 3})
    yield "T10", good().with_values({"disclosure.fees.amount": 251000})
    yield (
        "T10",
        after(good().with_values({"disclosure.fees.amount": 2}), good().with_values({"disclosure.fees.amount": 400})),
    )
    yield "T11", good().with_values(other)
    yield "T12", good().with_values(unpaid).with_text("other", "本年度没有其他事项。")
    yield "T13", after(good(), good().with_values({"proceedings.suit_after_review.upheld": 1}))
    yield (
        "T14",
        after(
            good().with_values({"applications.new.business": 10}), good().with_values({"applications.new.business": 90})
        ),
    )
    yield "T16", good().with_values({"proceedings.suit_direct.corrected": 1})


@pytest.mark.parametrize("rule, report", [pytest.param(rule, report, id=rule) for rule, report in _doubtful()])
def test_the_checks_know_rows_by_what_they_are_declared_to_be(
    rule: str, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under other keys the same report gets the same findings, word for word, at the same cells."""
    told = [finding for finding in run_checks(report) if finding.id.startswith("T")]
    assert rule in {finding.id for finding in told}
    declare(monkeypatch, with_other_keys(FORMS["2021"]))
    renamed = [one for one in run_checks(_under_other_keys(report, FIRST_YEAR + 1)) if one.id.startswith("T")]
    expected = [(one.id, one.message, tuple(map(other_key, one.cells)), other_key(one.place)) for one in told]
    assert [(one.id, one.message, one.cells, one.place) for one in renamed] == expected


def test_what_is_said_of_fees_knows_its_rows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    form = declare(monkeypatch, with_other_keys(FORMS["2021"]))
    charges, unpaid = other_key("disclosure.fees.amount"), other_key("applications.other.fee_unpaid.business")
    report = Report(KEY, FIRST_YEAR).with_values({**dict.fromkeys(form.typed, 0), charges: 7, unpaid: 2})
    assert CHARGED.cells(form) == (charges,)
    assert unpaid_in_table(report) == 2


_KEYS = re.compile(r"[a-z_]+(?:\.[a-z_0-9]+)+")
_SAID = (
    "本年度共收到政府信息公开申请12件，其中自然人申请9件，商业企业3件，上年结转2件；年内办结13件，结转下年度继续办理1件。",
    "予以公开5件，占38.5%，部分公开2件，因国家秘密不予公开1件，本机关不掌握3件，逾期不补正2件，其他处理1件。",
    "未收到政府信息公开申请，无上年结转申请，没有结转下年度继续办理的申请。",
    "行政复议3件，结果维持2件，尚未审结1件；行政诉讼2件，未经复议直接起诉1件，被纠正1件，均已审结。",
    "未发生行政复议、行政诉讼。行政复议、行政诉讼各1件。",
    "制发规章1件，废止2件，现行有效规范性文件30件；作出行政许可决定400件、行政处罚7件，未作出行政强制决定。",
    "废止规范性文件3件，宣布失效2件。制发规范性文件4件，修订2件。",
    "新制定规范性文件4件。全年共作出行政许可、行政处罚、行政强制决定410件。其余2件为法律服务机构申请。",
)


def _random_report(key: str, seed: int, *, zero: bool) -> Report:
    rng, form = random.Random(seed), FORMS[key]
    values = {cell: 0 if zero or rng.random() < 0.5 else rng.randrange(1, 40) for cell in form.typed}
    return good(form_key=key, year=FORMS[key].first_year).with_values(values)


def _told(claim: Claim, key: bool) -> tuple[object, ...]:
    cells = [reading.cells for reading in claim.readings]
    renamed = [tuple(map(other_key, one)) for one in cells] if key else cells
    return claim.id, claim.number, claim.span, [reading.name for reading in claim.readings], renamed


def _renamed(monkeypatch: pytest.MonkeyPatch, key: str) -> Form:
    return declare(monkeypatch, with_other_keys(FORMS[key]))


@pytest.mark.parametrize("key", ["2021", "2019"])
def test_texts_claim_the_same_figures(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What our own sentences and an office's say is of the same rows and columns, whatever their keys are."""
    renamed, owner = _renamed(monkeypatch, key), Owner(2022, "临江市水务局")
    own: list[str] = []
    for seed in range(6):
        report = _random_report(key, seed, zero=not seed)
        computed = compute(report.form, report.values)
        texts = [s.template for topic in offers(report, computed) for s in topic.variants]
        own += [re.sub(r"\{[^}]*\}", lambda _, seed=seed: str(seed * 3 + 1), text) for text in texts]
    found = 0
    for text in (*_SAID, *own):
        plain = [_told(claim, key=True) for claim in claims(text, FORMS[key], owner)]
        assert [_told(claim, key=False) for claim in claims(text, renamed, owner)] == plain, text
        found += len(plain)
    assert found > 100


@pytest.mark.parametrize("key", ["2021", "2019"])
def test_the_same_sentences_are_offered(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _renamed(monkeypatch, key)
    for seed in range(4):
        report = _random_report(key, seed, zero=not seed)
        other = _under_other_keys(report, FIRST_YEAR)
        ours, theirs = (offers(one, compute(one.form, one.values)) for one in (report, other))
        assert [
            (t.name, other_key(t.place), [_KEYS.sub(lambda m: other_key(m[0]), s.template) for s in t.variants])
            for t in ours
        ] == [
            (t.name, t.place, [s.template.replace(str(FIRST_YEAR), str(report.year)) for s in t.variants])
            for t in theirs
        ]


def test_the_same_figures_can_be_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = _renamed(monkeypatch, "2021")
    names = [(one.full_name, tuple(map(other_key, one.cells))) for one in choices(FORMS["2021"]).values()]
    assert [(one.full_name, one.cells) for one in choices(renamed).values()] == names
