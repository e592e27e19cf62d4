"""Make the bundled sample: a made-up report on 2024, as DOCX, to start this year's draft from.

.venv/bin/python packaging/making/make_sample.py
"""

import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.report.report import Report  # noqa: E402
from core.writers.docx.report import export  # noqa: E402

OUT = ROOT / "resources" / "sample" / "last_year_2024.docx"

BODY = {
    "agency": "青山县文化和旅游局",
    "kind": "department",
    "contact": "办公室",
    "address": "青山县文化路18号",
    "telephone": "0700-1234567",
    "post_code": "000000",
    "email": "xxgk@example.cn",
    "site": "青山县人民政府网站",
}

OVERVIEW = """2024年，我局认真贯彻落实《中华人民共和国政府信息公开条例》，围绕公共文化服务和旅游市场管理，做好政府信息公开工作。
（一）主动公开
全年通过县政府网站公开信息126条，其中政策文件3件、政策解读4篇。行政许可、行政处罚决定按规定在7个工作日内公示。
（二）依申请公开
本年新收政府信息公开申请9件，上年结转1件，办结9件，结转下年度1件。申请内容主要是文物保护范围和演出场所审批。
（三）政府信息管理
落实公开前审查，对现行有效的规范性文件集中公布，全年未发生泄密情况。
（四）政府信息公开平台建设
维护好县政府网站的本局专栏，及时更新“青山文旅”微信公众号。
（五）监督保障
组织业务培训2次，将政府信息公开纳入年度考核。"""

PROBLEMS = """存在的主要问题：一是政策解读形式较为单一，以文字解读为主；二是部分栏目更新不够及时。
改进情况：一是增加图解和短视频等解读形式；二是明确栏目责任人，按月检查更新情况。"""

OTHER = "本年度没有收取信息处理费。没有其他需要报告的事项。"

FIGURES = {
    "disclosure.normative_documents.issued": 1,
    "disclosure.normative_documents.in_force": 4,
    "disclosure.licensing.decisions": 86,
    "disclosure.penalties.decisions": 12,
    "applications.new.natural_person": 7,
    "applications.new.business": 2,
    "applications.carried_in.natural_person": 1,
    "applications.granted.natural_person": 4,
    "applications.granted.business": 1,
    "applications.partly_granted.natural_person": 1,
    "applications.refused.third_party.natural_person": 1,
    "applications.unavailable.not_held.natural_person": 1,
    "applications.unavailable.not_held.business": 1,
    "proceedings.review.upheld": 1,
}


def main() -> None:
    report = Report("2021", 2024, BODY, {"overview": OVERVIEW, "problems": PROBLEMS, "other": OTHER})
    zeros = dict.fromkeys(report.form.typed, 0)
    report = report.with_values({**zeros, "disclosure.fees.amount": Decimal(0), **FIGURES})
    OUT.parent.mkdir(parents=True, exist_ok=True)
    export(report, OUT, when=datetime(2025, 1, 20, 9, 0))
    print(OUT.relative_to(ROOT))


if __name__ == "__main__":
    main()
