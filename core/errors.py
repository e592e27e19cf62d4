"""Errors whose text a user may read as it is: one plain Chinese sentence with the next step."""

from __future__ import annotations

from enum import StrEnum

DONE, FOUND, UNUSABLE = 0, 1, 2  # exit codes of the command line: done, errors found, unusable input
# The end of a sentence that tells of an internal error: what a helper needs is in that archive, not in a folder.
KEEPS_FAILING = "如果反复出现，请用“帮助 → 反馈包”存成文件，交给维护人员。"


class UserError(Exception):
    """Something a user can mend; ``str(error)`` is the sentence to show."""


class Refusal(StrEnum):
    """Why something was not taken; what code asks for, while the sentence is for people."""

    OTHER = "other"
    NOT_FOUND = "not_found"  # no such file, or a folder
    UNREADABLE = "unreadable"  # in use by another program, or no permission
    EMPTY = "empty"  # nothing in it
    CUT_OFF = "cut_off"  # the end is missing
    DAMAGED = "damaged"
    LOCKED = "locked"  # needs a password
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"  # would take longer than a report may
    OTHER_FORMAT = "other_format"  # a format that has no reader
    PICTURES = "pictures"  # a scan: nothing but pictures of tables
    NO_REPORT = "no_report"  # read, but without the tables of a report
    SEVERAL_REPORTS = "several_reports"
    OTHER_FORM = "other_form"  # a template for another form of the report


class UnusableInput(UserError):
    """A file that cannot be read as a report (command line: exit code 2); ``kind`` says why."""

    def __init__(self, message: str, kind: Refusal = Refusal.OTHER) -> None:
        super().__init__(message)
        self.kind = kind


class StorageError(UserError):
    """A file that could not be written or opened for writing; another place may do (另存为)."""


class Unconfirmed(StorageError):
    """The new content is in the file, but the disk did not confirm that it will stay there."""
