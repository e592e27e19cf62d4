"""PDFium's functions called with plain addresses: a page asks some ten thousand small questions, and each takes half the time.

What is a pointer for pypdfium2 is a number here, 0 for none; both may be given.
Python's lock is kept meanwhile, so only what answers at once is asked this way:
loading and drawing are not.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache
from typing import Any


class QuickCalls:
    """The functions of PDFium by their names, such as ``FPDFText_GetUnicode``; where they fill something in, its address is given."""

    def __init__(self, pdfium: Any) -> None:
        self._pdfium = pdfium

    def __getattr__(self, name: str) -> Callable[..., int]:
        made = _quick(getattr(self._pdfium, name))
        setattr(self, name, made)
        return made


@lru_cache(maxsize=1)
def quick_calls(pdfium: Any) -> QuickCalls:
    """The quick functions, made once."""
    return QuickCalls(pdfium)


def _quick(function: Any) -> Callable[..., Any]:
    arguments = [ctypes.c_void_p if _is_pointer(one) else one for one in function.argtypes]
    result = ctypes.c_size_t if _is_pointer(function.restype) else function.restype
    made = ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)
    made.__doc__ = function.__name__
    return made


def _is_pointer(kind: Any) -> bool:
    return isinstance(kind, type) and hasattr(kind, "contents")


def address(pointer: Any) -> int:
    """Where a pointer leads, 0 for nowhere; ``ctypes.cast`` takes seven times as long."""
    return ctypes.addressof(pointer.contents) if pointer else 0
