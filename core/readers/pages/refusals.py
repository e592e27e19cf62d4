"""What is said to the user of pages whose text or tables cannot be read; ``{name}`` is the name of the format."""

from __future__ import annotations

_WORD_FILE = "请找到这份报告的 Word 原件再打开。"

SCANNED = "这份 {name} 是扫描件或图片，没有可以读取的文字。" + _WORD_FILE
NO_TEXT = "这份 {name} 里没有可以读取的文字。" + _WORD_FILE
NO_CODES = "这份 {name} 的文字缺少编码信息，读出来会是乱码。" + _WORD_FILE
PICTURE_TABLES = "这份 {name} 的表格是图片，里面的数字不能读取。" + _WORD_FILE
NO_LINES = "这份 {name} 的表格没有边框线，看不清哪个数在哪一格。" + _WORD_FILE
BY_PLACE = "这份 {name} 的表格没有边框线，数字按所在位置识别，请逐格核对。"
RECOGNISED = "这份 {name} 是扫描件，文字由识别软件生成，可能有错。请对照原件逐格核对。"
PICTURES = "文件里有{pages}页带有图片，图片里的内容不能读取。"
