"""What is said to the user where a PDF cannot be opened."""

_WORD_FILE = "请找到这份报告的 Word 原件再打开。"

LOCKED = "这份 PDF 设置了打开密码。请输入密码打开它，另存为没有密码的 PDF，或者找到 Word 原件再打开。"
DAMAGED = "这份 PDF 已损坏或不完整，无法读取。" + _WORD_FILE
TOO_LARGE = "这份 PDF 太大，不像是一份年度报告。请核对选中的文件。"
TOO_MANY_PAGES = "这份 PDF 有 {pages} 页，不像是一份年度报告（最多读取 {most} 页）。请只保留年度报告的几页，或者找到 Word 原件再打开。"
SLOW = "这份 PDF 太复杂，读取时间过长。" + _WORD_FILE
BUSY = "另一份 PDF 还在读取。请稍等片刻再打开。"
