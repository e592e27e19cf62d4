"""What is said to the user where an OFD cannot be opened."""

_WORD_FILE = "请找到这份报告的 Word 原件再打开。"

DAMAGED = "这份 OFD 已损坏或不完整，无法读取。" + _WORD_FILE
LOCKED = "这份 OFD 已加密，无法读取。请用 OFD 阅读器打开，另存为没有密码的文件，或者找到 Word 原件再打开。"
TOO_MANY_PAGES = (
    "这份 OFD 有{pages}页，不像是一份年度报告（最多读取{most}页）。请只保留年度报告的几页，或者找到 Word 原件再打开。"
)
SLOW = "这份 OFD 太复杂，读取时间过长。" + _WORD_FILE
