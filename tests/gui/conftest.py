"""What all tests of the window need."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """The offscreen platform lets its clipboard go after Python has ended, and crashes on what Python put there."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()
        QApplication.processEvents()
