"""Sentences in which a recognised phrase still states no figure of the tables, or may not."""

from __future__ import annotations

from core.forms.concepts import Concept
from core.forms.spec import Form
from core.patterns import lazy
from core.report.phrases import words
from core.report.phrases.folding import Folded
from core.report.phrases.mentions import Mention
from core.report.phrases.targets import Meaning

_CORRECTED = lazy(words.CORRECTED)
_TAKEN_BACK = lazy(words.TAKEN_BACK)
_AMENDED = lazy(words.AMENDED)
_LAPSED = lazy(words.LAPSED)
# What a sentence counts together with documents issued, made or repealed.
_ALSO = {Concept.REPEALED: _LAPSED, Concept.ISSUED: _AMENDED, Concept.MADE: _AMENDED}
_OF_ALL_KINDS = lazy(words.OF_ALL_KINDS)
_OTHER_CAUSE = lazy(words.OTHER_CAUSE)
_ABOUT_INFORMATION = lazy("信息公开|政务公开|依申请")
_MORE_BESIDE = ("（另", "（不含", "（除")
_WITH_OTHERS = ("（含", "（包括", "（包含")
_SENTENCE_END = lazy("[。！？]")
_LONGEST_REST = 400


def doubtful(check: str, reading: Meaning, mention: Mention, folded: Folded, form: Form) -> bool:
    """Whether the sentence around a count leaves open if the tables count the same things."""
    sentence = sentence_of(mention, folded)
    if _CORRECTED.search(sentence):
        return True
    if check in ("X1", "X2") and folded.text.startswith(_MORE_BESIDE, mention.end):
        return True
    if check == "X6" and folded.text.startswith(_WITH_OTHERS, mention.end):
        return True
    if check == "X2":
        return bool(_TAKEN_BACK.search(sentence))
    if check == "X11":
        concepts = form.cells[reading.cells[0]].concepts
        return any(other.search(sentence) for concept, other in _ALSO.items() if concept in concepts)
    return check in ("X9", "X10") and _not_about_information(mention, sentence)


def sentence_of(mention: Mention, folded: Folded) -> str:
    """The whole sentence a count stands in (of one without end a good piece)."""
    start, last = mention.number - len(mention.sentence), mention.end + _LONGEST_REST
    end = _SENTENCE_END.search(folded.text, mention.end, last)
    return folded.text[start : end.start() if end else last]


def _not_about_information(mention: Mention, sentence: str) -> bool:
    """Cases of every kind, some of them about information; or about another decision of the body."""
    before = mention.sentence + mention.right
    if _ABOUT_INFORMATION.search(before):
        return False
    return bool(_OF_ALL_KINDS.search(sentence) or _OTHER_CAUSE.search(mention.left))
