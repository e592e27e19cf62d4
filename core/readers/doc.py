"""DOC and WPS (Word 97–2003 binary) → raw document, by way of the pure-Python converter to DOCX.  Knows no form."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from core.errors import UnusableInput
from core.readers.docx import reader as docx_reader
from core.readers.raw import RawDocument

_NEXT = "请用 Word 或 WPS 另存为 .docx 后再打开。"
LOCKED = "这个文件设置了打开密码。请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再打开。"
NOT_WORD = f"这个文件不是 Word 97-2003 文档。如果它是年度报告，{_NEXT}"
DAMAGED = f"这个 Word 97-2003 文档已损坏，或者含有本程序不支持的内容。{_NEXT}"


def document(data: bytes) -> RawDocument:
    """Read a DOC or WPS file; raises UnusableInput with a sentence for the user where that fails.

    Converts in a temporary folder, which is removed whatever happens, and reads the DOCX.
    """
    from doc2docx import convert  # pyright: ignore[reportMissingTypeStubs]
    from doc2docx.errors import (  # pyright: ignore[reportMissingTypeStubs]
        EncryptedDocumentError,
        InvalidCompoundFile,
    )

    with TemporaryDirectory(prefix="xxgk-", ignore_cleanup_errors=True) as folder:
        source, result = Path(folder, "report.doc"), Path(folder, "report.docx")
        source.write_bytes(data)
        try:
            convert(source, result)
            return docx_reader.document(result.read_bytes())
        except EncryptedDocumentError as error:
            raise UnusableInput(LOCKED) from error
        except InvalidCompoundFile as error:
            raise UnusableInput(NOT_WORD) from error
        except (UnusableInput, MemoryError):
            raise
        except Exception as error:
            raise UnusableInput(DAMAGED) from error
