"""A screen for programs without one: Xvfb on a display of its own, and pictures of what it shows."""

import os
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path
from types import TracebackType

SIZE = "1366x768x24"  # the smallest screen still in use in offices


class Screen:
    """Xvfb while the ``with`` lasts; ``display`` is its name."""

    def __enter__(self) -> "Screen":
        self._folder = tempfile.TemporaryDirectory(prefix="screen-")
        read, write = os.pipe()
        frame = ("-fbdir", self._folder.name)
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp", *frame]
        self._server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.terminate()
        self._server.wait(10)
        self._folder.cleanup()

    def picture(self, path: Path) -> None:
        """Save what the screen shows as a PNG file."""
        data = (Path(self._folder.name) / "Xvfb_screen0").read_bytes()
        path.write_bytes(png_of_dump(data))


def png_of_dump(data: bytes) -> bytes:
    """A PNG of a window dump (XWD, 32 bits a pixel, as Xvfb keeps its frame)."""
    head = struct.unpack(">25I", data[:100])
    width, height, line, colours = head[4], head[5], head[12], head[19]
    begin = head[0] + 12 * colours
    rows = []
    for row in range(height):
        pixels = data[begin + row * line : begin + row * line + 4 * width]
        rgb = bytearray(3 * width)
        rgb[0::3], rgb[1::3], rgb[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
        rows.append(b"\0" + bytes(rgb))
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", size), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, part) for name, part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
