"""The bootloader's own words in Chinese: what it says where a portable exe cannot unpack itself.

It speaks before any code of ours runs.  Each sentence is written over the English
one inside the finished exe, in no more bytes; the bootloader reads them as UTF-8.
"""

from pathlib import Path

WORDS = {
    "Failed to extract %s: decompression resulted in return code %d!": "磁盘空间不足，无法解压 %s (%d)。请清理磁盘。",
    "Failed to extract %s: failed to write data chunk!": "磁盘空间不足：%s。请清理磁盘。",
    "Failed to extract %s: failed to open target file!": "无法写入 %s。请清理临时文件夹。",
    "Failed to create parent directory structure.": "无法建立文件夹。请清理磁盘。",
    "Could not create temporary directory!": "无法写临时目录，请清理。",
    "Failed to extract entry: %s.": "解压失败：%s。",
}


def translate(program: Path) -> None:
    """Put the Chinese sentences into a finished exe; SystemExit where an English one is not found once."""
    data = program.read_bytes()
    for english, chinese in WORDS.items():
        old = f"{english}\n\0".encode()
        if data.count(old) != 1 or len(chinese.encode()) >= len(old):
            raise SystemExit(f"bootloader: {english!r} is there {data.count(old)} times")
        data = data.replace(old, chinese.encode().ljust(len(old), b"\0"))
    program.write_bytes(data)
    from PyInstaller.utils.win32 import winutils  # pyright: ignore[reportMissingImports, reportAttributeAccessIssue]

    winutils.update_exe_pe_checksum(str(program))
