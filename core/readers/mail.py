"""A mail → raw documents: each file attached to it as what it is, and its own page where that holds a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from email.message import Message
from itertools import islice

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.readers.html import reader as html_reader
from core.readers.html.web_archive import message
from core.readers.kinds import kind_of_content
from core.readers.limits import BadPackage, ZipPackage
from core.readers.raw import RawDocument
from core.records import record

_MOST_PARTS = 30
_DEEPEST = 4  # mails and archives attached to mails, one in the other
_LONGEST_NAME = 60
_ZIP = b"PK"
NO_REPORT = "这封邮件里没有可以读取的年度报告。请打开邮件，把附件里的年度报告另存出来再打开。"
_UNPACK = "请先另存出来解压，再打开里面的年度报告。"
PACKED = f"邮件附件“{{name}}”是压缩文件，无法直接读取。{_UNPACK}"
LOCKED = f"邮件附件“{{name}}”是设有密码的压缩文件，无法读取。{_UNPACK}"
DAMAGED_ARCHIVE = f"邮件附件“{{name}}”是压缩文件，已损坏或不完整。{_UNPACK}"
NOTHING_PACKED = f"邮件附件“{{name}}”是压缩文件，里面没有可以读取的年度报告。{_UNPACK}"
DAMAGED = "这封邮件已损坏或不完整。请打开邮件，把附件里的年度报告另存出来再打开。"


def document(data: bytes, depth: int = 0) -> RawDocument:
    """Read the bytes of a mail, itself attached ``depth`` times; raises UnusableInput with a sentence for the user where nothing in it can be read."""
    try:
        parts = list(islice(_parts(message(data)), _MOST_PARTS))
    except (RecursionError, ValueError, LookupError, AssertionError) as error:  # what broken mail does to the parser
        raise UnusableInput(DAMAGED, Refusal.DAMAGED) from error
    return _of_parts(parts, depth, UnusableInput(NO_REPORT, Refusal.NO_REPORT))


def _of_parts(parts: Sequence[_MailPart], depth: int, nothing: UnusableInput) -> RawDocument:
    """The documents in the files of a mail or of an archive in it; raises UnusableInput, ``nothing`` where there are none."""
    read, refused = list[tuple[_MailPart, RawDocument]](), list[UnusableInput]()
    for part in parts:
        try:
            found = part.document(depth)
        except UnusableInput as error:
            refused.append(error)
        else:
            read += [(part, found)] if found is not None and (found.tables or found.parts) else []
    if not read:
        raise refused[0] if len(refused) == 1 else nothing
    names = [part.name for part in parts if part.name]
    documents = tuple(_told(found, [name for name in names if name != part.name]) for part, found in read)
    return documents[0] if len(documents) == 1 else RawDocument((), parts=documents)


def _told(found: RawDocument, others: list[str]) -> RawDocument:
    """The document with a note of what else is attached."""
    if not others:
        return found
    sentence = f"这封邮件还有其他附件（{'、'.join(others[:5])}{'等' if len(others) > 5 else ''}），未读入。"
    return replace(found, notes=(*found.notes, (NoteCode.ATTACHMENT, sentence)))


@record
class _MailPart:
    """A file in a mail; the page that is the mail itself has no name."""

    name: str
    content: bytes
    charset: str

    def document(self, depth: int) -> RawDocument | None:
        """What the file holds; None where it has no reader.  Raises UnusableInput."""
        from core.readers.registry import READERS

        if not self.name:
            return html_reader.document(self.content, self.charset)
        kind = kind_of_content(self.content, self.name)
        if kind == "zip":
            return self._unpacked(depth)
        found = READERS.get(kind)
        if found is None or len(self.content) > found.most_bytes:
            return None
        if kind == "mail":
            return document(self.content, depth + 1) if depth < _DEEPEST else None
        return found.reader()(self.content)

    def _unpacked(self, depth: int) -> RawDocument | None:
        """What the files in an archive hold."""
        if not self.content.startswith(_ZIP):  # RAR, 7z
            raise UnusableInput(PACKED.format(name=self.name), Refusal.OTHER_FORMAT)
        if depth >= _DEEPEST:
            return None
        try:
            package = ZipPackage(self.content)
            if package.locked:
                raise UnusableInput(LOCKED.format(name=self.name), Refusal.LOCKED)
            files = (entry.filename for entry in package.entries if not entry.is_dir())
            parts = [_MailPart(_packed_name(name), package.read(name), "") for name in islice(files, _MOST_PARTS)]
        except BadPackage as error:
            raise UnusableInput(DAMAGED_ARCHIVE.format(name=self.name), Refusal.DAMAGED) from error
        nothing = UnusableInput(NOTHING_PACKED.format(name=self.name), Refusal.NO_REPORT)
        return _of_parts([part for part in parts if part.content], depth + 1, nothing)


def _parts(mail: Message) -> Iterator[_MailPart]:
    """The files attached, also those of a mail that is passed on in this one, and the pages of the mails."""
    for part in mail.walk():
        if part.is_multipart():
            continue
        name = _name(part)
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip() and (name or part.get_content_type() == "text/html"):
            yield _MailPart(name, content, part.get_content_charset(""))


def _name(part: Message) -> str:
    """The name of a file that is attached; "" for what belongs to the mail itself, such as its pictures."""
    if part.get_content_disposition() != "attachment" and part.get_content_maintype() in ("text", "image"):
        return ""
    return _short("".join((part.get_filename() or part.get_content_type()).split()))


def _short(name: str) -> str:
    """A name not longer than a sentence bears."""
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"


def _packed_name(path: str) -> str:
    """The name of a file in an archive, as Windows in Chinese writes it."""
    name = path.rpartition("/")[2]
    with suppress(UnicodeError):  # a name in Unicode
        name = name.encode("cp437").decode("gb18030")
    return _short(name)
