"""Fees for handling applications (信息处理费), as 国办函〔2020〕109号 lays them down.

Amounts are whole 元.  Both ways are progressive: each step's rate holds only
for what lies within the step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum

from core.figure_words import plain
from core.forms.spec import Kind
from core.records import record
from core.report.numbers import NotANumber, parse_typed

NOTICE = "国办函〔2020〕109号"


@record
class TariffStep:
    """From ``first`` to ``last`` (None: without end), ``rate`` 元 each."""

    first: int
    last: int | None
    rate: int


@record
class Tariff:
    """One way to charge: the declared ``steps``, and what follows them.

    Where the last declared step ends, steps of the same width ``every`` follow,
    each ``rise`` 元 dearer than the one before.  ``monthly``: all applications
    of an applicant in a calendar month are counted together; otherwise each
    application by itself.  ``most`` is the largest quantity taken.
    """

    name: str
    unit: str
    steps: tuple[TariffStep, ...]
    every: int = 0
    rise: int = 0
    monthly: bool = False
    most: int = 99_999

    def all_steps(self) -> Iterator[TariffStep]:
        """The steps from the first on; without end where the rate keeps rising."""
        yield from self.steps
        step = self.steps[-1]
        while step.last is not None:
            step = TariffStep(step.last + 1, step.last + self.every, step.rate + self.rise)
            yield step


# 第四条: the third item begins at 31, every further ten are a step, each step costs 100 元 more (31–40: 200 元).
PIECES = Tariff(
    "按件", "件", (TariffStep(1, 10, 0), TariffStep(11, 30, 100)), every=10, rise=100, monthly=True, most=9_999
)
# 第五条: pages of one application; A4 or smaller, one side.
PAGES = Tariff(
    "按量", "页", (TariffStep(1, 30, 0), TariffStep(31, 100, 10), TariffStep(101, 200, 20), TariffStep(201, None, 40))
)
TARIFFS = (PIECES, PAGES)


@record
class ChargedStep:
    """The part of a quantity that falls into one step, ``rate`` 元 each."""

    first: int
    last: int
    rate: int

    @property
    def count(self) -> int:
        """How many pieces or pages."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """What they cost, 元."""
        return self.count * self.rate


@record
class Charge:
    """What a quantity costs, step by step."""

    tariff: Tariff
    steps: tuple[ChargedStep, ...]

    @property
    def fee(self) -> int:
        """The whole fee, 元."""
        return sum(step.amount for step in self.steps)

    def lines(self) -> tuple[str, ...]:
        """The computation, a line a step: ``11—30件：20件×100元=2000元``."""
        return tuple(_line(step, self.tariff.unit) for step in self.steps)


def charge(tariff: Tariff, quantity: int) -> Charge:
    """The fee for so many pieces or pages; 0 costs nothing."""
    parts: list[ChargedStep] = []
    for step in tariff.all_steps():
        if step.first > quantity:
            break
        parts.append(ChargedStep(step.first, min(step.last or quantity, quantity), step.rate))
    return Charge(tariff, tuple(parts))


def _line(step: ChargedStep, unit: str) -> str:
    span = f"{step.first}—{step.last}" if step.last > step.first else f"{step.last}"
    if not step.rate:
        return f"{span}{unit}：不收费"
    return f"{span}{unit}：{step.count}{unit}×{step.rate}元={step.amount}元"


class Payment(Enum):
    """What became of a fee; the value is what the user reads."""

    PAID = "已缴"
    WAITING = "待缴"  # within 20 working days of the notice
    UNPAID = "逾期未缴"


@record
class Entry:
    """One fee: an applicant's pieces of a month (``month`` 1–12, 0 not given), or the pages of one application.

    ``note`` (applicant or application) never goes into the report.
    """

    tariff: Tariff
    quantity: int
    month: int = 0
    note: str = ""
    payment: Payment = Payment.PAID

    @property
    def charge(self) -> Charge:
        """The fee step by step."""
        return charge(self.tariff, self.quantity)

    @property
    def name(self) -> str:
        """The entry in words: ``按件，张某，3月，45件``."""
        month = f"{self.month}月" if self.month else ""
        return "，".join(filter(None, (self.tariff.name, self.note, month, f"{self.quantity}{self.tariff.unit}")))


def parse_quantity(text: str, tariff: Tariff) -> int | None:
    """Read pieces or pages as typed (``４５``, ``45件``); None for an empty text.

    Raises :class:`NotANumber` with a sentence for the user.
    """
    digits = plain(text).removesuffix(tariff.unit)
    number = parse_typed(digits or text, Kind.COUNT)
    if number is not None and number > tariff.most:
        raise NotANumber(f"最多填{tariff.most}{tariff.unit}。请核对后重新输入。")
    return None if number is None else int(number)


def total(entries: Iterable[Entry], tariff: Tariff | None = None, payment: Payment | None = None) -> int:
    """Fees in 元 of all entries, or of those charged this way or with this outcome."""
    return sum(
        entry.charge.fee for entry in entries if tariff in (None, entry.tariff) and payment in (None, entry.payment)
    )


def total_line(entries: tuple[Entry, ...]) -> str:
    """``应收合计2700元，其中已缴2000元，待缴700元``; the parts only where not all is paid."""
    amounts = {payment: total(entries, payment=payment) for payment in Payment}
    whole = f"应收合计{total(entries)}元"
    if amounts[Payment.PAID] == total(entries):
        return whole
    return f"{whole}，其中{'，'.join(f'{p.value}{amount}元' for p, amount in amounts.items() if amount)}"


def working(entries: tuple[Entry, ...]) -> str:
    """The computation of all entries as a text to keep with the papers."""
    lines = [f"政府信息公开信息处理费计算过程（{NOTICE}）"]
    for number, entry in enumerate(entries, 1):
        paid = f"（{entry.payment.value}）" if entry.charge.fee else ""
        lines += [f"{number}. {entry.name}", *(f"   {line}" for line in entry.charge.lines())]
        lines.append(f"   小计{entry.charge.fee}元{paid}")
    return "\n".join((*lines, total_line(entries)))


def doubts(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Sentences where entries with the same note belong together, or charge one thing in both ways."""
    named = [entry for entry in entries if entry.note]
    return (*_split_entries(named), *_both_ways(named))


def _split_entries(named: list[Entry]) -> Iterator[str]:
    counted = Counter((entry.tariff, entry.note, entry.month) for entry in named)
    for (tariff, note, month), count in counted.items():
        if count > 1 and tariff.monthly:
            when = f"{month}月" if month else ""
            yield f"“{note}”{when}有{count}条{tariff.name}的记录。同一申请人一个自然月内的{tariff.unit}数要合在一起计算，请合并为一条。"
        elif count > 1:
            yield f"“{note}”有{count}条{tariff.name}的记录。同一件申请的{tariff.unit}数要合在一起计算，请核对。"


def _both_ways(named: list[Entry]) -> Iterator[str]:
    ways: dict[str, set[Tariff]] = {}
    for entry in named:
        ways.setdefault(entry.note, set()).add(entry.tariff)
    for note, tariffs in ways.items():
        if len(tariffs) > 1:
            yield f"“{note}”既有按件又有按量的记录。一件申请只能选用一种方式，请核对没有重复计算。"
