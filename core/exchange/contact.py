"""Contact data as the preamble of a report states them: address, telephone, post code, mail, site, office."""

from __future__ import annotations

import re
from unicodedata import normalize

_END = r"[^；;，,。)）(（\s]"
_FIELDS: dict[str, re.Pattern[str]] = {
    "address": re.compile(rf"(?:联系|通讯|通信|办公|单位)?地址\s*(?:是|为)?[:：]?\s*((?!.{{0,2}}https?://){_END}+)"),
    "telephone": re.compile(
        r"(?:电话|联系方式|传真电话)(?:号码)?\s*(?:是|为)?[:：]?\s*(\(?\d[\d\-—–()（）]{5,20}\d(?:[转-]\d+)?)"
    ),
    "post_code": re.compile(r"邮(?:政)?编(?:码)?\s*(?:是|为)?[:：]?\s*(\d{6})(?!\d)"),
    "email": re.compile(r"([A-Za-z0-9][\w.+-]*@[A-Za-z0-9][\w-]*(?:\.[\w-]+)+)", re.ASCII),
    "site": re.compile(r"((?:https?://|www\.)[A-Za-z0-9][^\s；;，,。)）】》”\u4e00-\u9fff]*)", re.ASCII),
}
_OFFICE = re.compile(
    r"(?:请|可以?|欢迎)(?:直接|及时)?(?:与|和|向|同)([^，。；、（(]{2,40}?)(?:进行|取得)?(?:联系|咨询|反映|\()"
)
# A site named in words, where no address of it is given: 可在临江市人民政府网站查阅.
_NAMED_SITE = re.compile(r"可以?(?:在|到|从|登录)([^，,。;；、（(]{2,30}?网站?)上?(?:进行)?(?:查阅|查询|查看|下载)")
_OURSELVES = re.compile(r"^(?:本机关|本单位|我局|我委|我办|我单位|本局|我镇|我街道)的?")


def contact_data(text: str, agency: str) -> dict[str, str]:
    """The lines of 封面与说明 found in a text, by field key; what is not there is left out."""
    folded = normalize("NFKC", text)
    found = {key: match[1].strip("-—– :") for key, rule in _FIELDS.items() if (match := rule.search(folded))}
    if "site" not in found and (named := _NAMED_SITE.search(folded)):
        found["site"] = _OURSELVES.sub("", named[1])
    if office := _office(folded, normalize("NFKC", agency)):
        found["contact"] = office
    return found


def _office(text: str, agency: str) -> str:
    match = _OFFICE.search(text)
    if match is None:
        return ""
    name = match[1].strip()
    name = name.removeprefix(agency) if agency else name
    return _OURSELVES.sub("", name)
