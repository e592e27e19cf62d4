"""Errors whose text a user may read as it is: one plain Chinese sentence with the next step."""

from __future__ import annotations


class UserError(Exception):
    """Something a user can mend; ``str(error)`` is the sentence to show."""


class UnusableInput(UserError):
    """A file that cannot be read as a report (command line: exit code 2)."""


class StorageError(UserError):
    """A file that could not be written or opened for writing; another place may do (另存为)."""
