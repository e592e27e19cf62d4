"""A pasted page becomes the words that are seen of it."""

from hypothesis import given
from hypothesis import strategies as st

from core.report.texts.clean_text import clean_text
from core.report.texts.html_text import html_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>年报</title>
<style>p.MsoNormal {font-family:仿宋_GB2312; mso-char-indent-count:2.0}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt'>一是加强
领导<span lang=EN-US>12</span>次；<o:p></o:p></span></p>
<p class=MsoNormal>&nbsp;</p>
<p class=MsoListParagraph><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>第一条<br>换行</p>
<!--EndFragment--></body></html>"""


def test_word_html_becomes_its_words() -> None:
    assert clean_text(html_text(WORD)) == "一是加强领导12次；\n1. 第一条\n换行"


def test_web_page_keeps_list_marks_and_drops_scripts() -> None:
    page = "<div>要闻<script>var a='x'</script></div><ul><li>甲<li>乙</ul><ol><li>丙</li><li>丁</li></ol>尾"
    assert clean_text(html_text(page)) == "要闻\n• 甲\n• 乙\n1. 丙\n2. 丁\n尾"


@given(st.text(alphabet="<>/!-[]&;pbr ul=li'\"字\n", max_size=60))
def test_no_html_is_too_broken(html: str) -> None:
    assert "\n\n" not in clean_text(html_text(html))
