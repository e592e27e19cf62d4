"""What may be odd in a file that is read: one name for each kind of note.

The values are what ``read --json`` prints as ``code``; they never change.  A
note's sentence is for people and may; code asks for the kind.
"""

from __future__ import annotations

from enum import StrEnum


class NoteCode(StrEnum):
    """The kinds of notes, by what they speak of."""

    # the file as a whole
    PICTURE = "picture"  # pictures whose content cannot be read
    CHARSET = "charset"  # the encoding declared is not the one used
    BROKEN = "broken"  # characters that are damaged
    CUT_OFF = "cut_off"  # the end is missing
    NO_LINES = "no_lines"  # tables of a PDF without ruled lines
    FORMULA = "formula"  # formulas without a stored result
    ROUNDED = "rounded"  # numbers shown with fewer digits than they have
    HIDDEN_SHEET = "hidden_sheet"
    STRUCK = "struck"  # crossed out, left out
    HIDDEN = "hidden"  # words that cannot be seen, left out
    CUT_WORDS = "cut_words"  # words of which a person sees only a part, read in full
    SLANTED = "slanted"  # figures written slantwise, left out
    COVERED = "covered"  # words over which something may lie, or which a style may hide; read in full
    NOTE_MARK = "note_mark"  # raised or lowered marks of notes, left out
    MARGIN = "margin"  # words above and below the text of each page, left out
    RECOGNISED = "recognised"  # text that a program made of a scan
    TEXT_BOX = "text_box"  # words in boxes that were not read
    CONTROL = "control"  # what a content control or a variable holds, where its data say something else
    BOUND = "bound"  # what these data say
    FIELD = "field"  # numbers that a program counts when it shows the file, and the file does not keep
    DRAWN = "drawn"  # lines and painted boxes that may strike or cover words; read in full
    RECOUNTED = "recounted"  # words that programs make anew when they open the file; read as they are stored
    ABOVE = "above"  # readings in small letters above words (拼音指南), left out
    PLACED = "placed"  # words in frames and boxes that may be shown elsewhere than where they are kept; read in full
    SCRIPT = "script"  # words that a script writes when a page is shown, and the file does not keep
    COMMENT = "comment"  # what readers of a file remarked beside its words (批注), left out
    FOOTNOTE = "footnote"  # words at the foot of a page or at the end, which are no part of a text
    ENCLOSED = "enclosed"  # data of ours in the file that are not what can be seen
    ATTACHMENT = "attachment"  # what else is attached to a mail

    # title, texts and headings
    YEAR = "year"
    TITLE = "title"
    AGENCY = "agency"
    DROPPED = "dropped"  # lines that were left out
    TEMPLATE = "template"  # prompts of the blank form, left out
    OTHER_PART = "other_part"  # a part that the form does not have
    HEADING = "heading"  # worded or numbered differently
    HEADING_MISSING = "heading_missing"

    # tables
    MISSING = "missing"  # a text, table or cell that is not there
    TWICE = "twice"  # a table of the form stands there more than once
    OTHER_TABLE = "other_table"  # a table that is not of the form
    LABEL = "label"  # a label worded differently
    HEAD = "head"  # columns without a head that is known
    TOTALS_BLANK = "totals_blank"

    # one figure
    BLANK = "blank"
    MARK = "mark"  # a sign or a word for nothing
    DOUBTFUL = "doubtful"  # left blank: it could be several things, or is no number
    NORMALISED = "normalised"
    LEFTOVER = "leftover"  # marks of other programs around it
    UNIT = "unit"
    REMARK = "remark"  # words in brackets behind it
    SIGN = "sign"  # 增 and 减
    JOINED = "joined"  # one figure in two cells
    PIECES = "pieces"  # a figure in several pieces, of which some may have been hidden or deleted
    TOTAL_DIFFERS = "total_differs"
    SUSPECT = "suspect"  # its row and its column are off alike


class NoteTask(StrEnum):
    """What a note asks of a person, the most urgent first; the words are those of the window."""

    DECIDE = "需要决定"
    LOOK = "请核对"
    KNOW = "供了解"


_TASKS = {
    NoteTask.DECIDE: (
        *(NoteCode.DOUBTFUL, NoteCode.SUSPECT, NoteCode.TOTAL_DIFFERS, NoteCode.MISSING, NoteCode.TWICE),
        NoteCode.ENCLOSED,
        *(NoteCode.FORMULA, NoteCode.PICTURE, NoteCode.SCRIPT, NoteCode.YEAR, NoteCode.AGENCY),
    ),
    NoteTask.KNOW: (
        *(NoteCode.NORMALISED, NoteCode.NOTE_MARK, NoteCode.CHARSET, NoteCode.TOTALS_BLANK, NoteCode.HEADING),
        *(NoteCode.ATTACHMENT, NoteCode.LABEL, NoteCode.MARGIN, NoteCode.ABOVE),
    ),
}
TASK_OF = {code: task for task, codes in _TASKS.items() for code in codes}


def task_of(code: NoteCode) -> NoteTask:
    """What a note of this kind asks of a person."""
    return TASK_OF.get(code, NoteTask.LOOK)
