"""Words of RTF that need no handler of their own, and what holds within a group."""

from __future__ import annotations

# Groups whose text is not part of the page.
UNSEEN = frozenset(
    (
        *("colortbl", "info", "filetbl", "private", "revtbl", "listtable", "listoverridetable", "rsidtbl"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *("footnote", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "annotation"),
        *("fldinst", "datafield", "formfield", "xe", "rxe", "tc", "tcn", "bkmkstart", "bkmkend"),
        *("objdata", "objclass", "objname", "nonshppict", "shprslt", "nonesttables"),
    )
)
STARRED = frozenset(("shpinst", "do", "shppict"))  # seen although marked for programs that know no better to leave out
CHARACTERS = {
    **{"tab": "\t", "line": "\n", "page": "\n", "column": "\n", "bullet": "\u2022"},
    **{"emdash": "\u2014", "endash": "\u2013", "lquote": "\u2018", "rquote": "\u2019"},
    **{"ldblquote": "\u201c", "rdblquote": "\u201d", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"},
}
SYMBOLS = {"~": "\u00a0", "_": "-", "-": "", "\t": "\t"}
BODY, NUMBER, STYLES, NOWHERE = range(4)  # where text goes


class State:
    """What holds within a group."""

    __slots__ = ("deleted", "font", "hidden", "in_table", "inner", "level", "nested", "skips", "style", "target")

    def __init__(self) -> None:
        self.font: int | None = None
        self.skips = 1  # how many characters stand behind one given by its number, for programs that do not know it
        self.target = BODY
        self.level = self.nested = self.style = 0
        self.hidden = self.deleted = self.in_table = False
        self.inner = False  # words are about a row of an inner table

    def copy(self) -> State:
        """The same for a group inside; by hand, for there are tens of thousands."""
        new = State.__new__(State)
        new.font, new.skips, new.target, new.style = self.font, self.skips, self.target, self.style
        new.level, new.nested, new.in_table = self.level, self.nested, self.in_table
        new.hidden, new.deleted, new.inner = self.hidden, self.deleted, self.inner
        return new

    def begin_paragraph(self) -> None:
        """Forget what was said of paragraphs."""
        self.in_table, self.nested, self.level = False, 0, 0

    @property
    def depth(self) -> int:
        """How many tables the paragraph stands in."""
        return max(self.nested, 1 if self.in_table else 0)
