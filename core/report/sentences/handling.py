"""信息处理费 where none was charged (section six); what was charged stands in no table, the calculator writes it."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.spec import Form
from core.report.phrases.targets import result_lines
from core.report.sentences.figures import Figures, Named
from core.report.sentences.model import Sentence, Subject
from core.report.sentences.wording import counted

_NAME = "信息处理费"
_UNPAID = "other.fee_unpaid"
_NONE = (
    Sentence("简明", f"本年度未收取政府信息公开{_NAME}"),
    Sentence("说明对象", f"本年度没有向申请人收取{_NAME}"),
    Sentence("说明依据", f"按照国务院办公厅《政府信息公开{_NAME}管理办法》的规定统计，本年度没有{_NAME}收入"),
    Sentence("说明事项", f"{_NAME}收取情况：全年未收取"),
)


def _sentences(figures: Figures) -> Iterator[Sentence]:
    """Where applications were dropped because a fee was not paid, section six has to speak of the notice (T12)."""
    rows = [figures.of(line) for line in result_lines(figures.form) if line.path == _UNPAID]
    dropped = "".join(f"；{counted(Named(f'{row.word}的有', row.amount))}" for row in rows if row.amount)
    for none in _NONE:
        yield Sentence(none.style, f"{none.template}{dropped}。")


def _cells(_: Form) -> tuple[str, ...]:
    """None: the sentences can be written before the tables are."""
    return ()


SUBJECT = Subject("other", lambda _: _NAME, _cells, _sentences, free=True)
