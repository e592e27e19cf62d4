"""The words of reports, as data: what counts as an application, what belongs to others, what carries over.

All are pieces of regular expressions over folded text (no blanks, full-width marks).
"""

from __future__ import annotations

UNITS = "件次|件|宗|起|例|份|部|个"
# Units of pieces of information too: count applications only where the words say 申请.
LOOSE_UNITS = "条|封|项|次"
# Of cases too: 行政复议 0 次.
TIMES = "次"
# 一起 is "together", but 复议一起 at the end of a clause is one case.
CHINESE_UNITS = (
    "件|宗|条(?!龙|线)|份(?!额|量|子)|(?<=[两二三四五六七八九十])起(?![草来步])|(?<=[议讼件案]一)起(?=[，。；、）（]|$)"
)

# Topics: what a count after them is a count of.
APPLICATION = (
    "(?:政府信息公开的?申请|信息公开的?申请|依申请公开的?申请|依申请公开|申请公开|公开的?申请|依申请|获取政府信息的?申请|申请(?:公开|获取)?政府信息(?:公开)?(?:的?申请)?)"
    "(?:(?:政府信息|信息)?(?:公开)?(?:办理)?(?:事项|办件|案件|件)|方面的(?:诉求|请求))?"
    # 按申请人类型分，自然人 10 件: tells of what the applications were.
    "|(?:按照?|从)申请(?:人|主体)(?:的)?(?:类型|类别|身份|性质|情况|构成|结构)?"
)
# A way in which applications come, right before 申请: of what is being spoken of already.
WAY = "[线质网函场真口台]"
# 申请 alone is one for information only behind a verb, a number, the applicant or the way: 收到申请, not 融资申请.
# The last characters of the form's own words for applicants come in addition.
NOTHING = "(?!)"  # in the place of the names that a form has none of: no names would match anywhere
BARE_APPLICATION = (
    r"(?:(?<=[{applicants}到理收的件份个出交对部人民众年类效面复结办织业位宗起有次量转新上下络函递送请息构将与和及此该本成，。；：（）、“”\d])|(?<=撤销)|(?<=撤回)|^)"
    r"申请(?!人民?法院|强制|资金|专项|立项|项目)"
)
ELSEWHERE = (
    "信访|投诉|举报|来信|来访|来电|留言|咨询|建议|提案|议案|12345|热线|工单|诉求|意见|信件|信箱|审批|登记|案件|立案|"
    "稿件|线索|问题|公文|文件|政策|办件|补贴|补助|救助|仲裁|工伤|鉴定|专利|商标|备案|调解|督办|批示|社保|低保|注册|认定|"
    "许可|确认|评审|招标|采购|纠纷|舆情|网民|问政|互动|来稿|一件事|证照|执照|新闻|信息稿|公证|援助|听证|检查|合同|实事|"
    "属性|公文类|清单|事项|奖励|维权|预约|业务|营业|稿|培训|宣传|简报|解读|答记者|热点|微博|微信|公众号|消费|民生|锦旗"
)
# What the applications are about changes nothing in what is being counted.
MATTER = (
    r"(?:申请(?:公开)?的?(?:事项|内容|信息|政府信息)?的?(?:主要)?|主要)(?:集中|涉及|包括|围绕|聚焦)[^，。；\d]{0,80}"
)
ELSEWHERE_APPLICATION = (
    f"(?:行政许可|行政审批|行政确认|行政裁决|行政给付|贷款|入学|入党|退税|保障房|公租房|住房|{ELSEWHERE})"
    "(?:的|类|性|事项|件)*申请"
)

# Whose figures and of when.
OWN_BODY = "我(?:局|委|办|厅|院|镇|乡|县|市|区|街道|站|会|州|旗|省|单位|部门)|本(?:机关|单位|局|级|委|办|厅|镇|乡|街道|部门|行政机关)"
WHOLE_AREA = (
    "全(?:省|市|县|区|州|盟|旗|域)(?!性|面|体)(?:政府系统|各级|各?(?:职能|工作|政府)?部门|各单位|各行政机关|各?乡镇|各?镇街|各?街道|"
    "行政机关|范围内?|[、和])*"
)
# Of a government that sums up: the figures of its own offices alone.
OWN_LEVEL = "[省市县区州旗](?:政府|人民政府)?本级"
OTHER_BODIES = (
    "各(?:级|区|县|市|乡|镇|街道|部门|单位|有关部门|相关部门|成员单位|科室|股室|处室|分局|大队|中队|所|站|直属|责任|行政机关|承办|地)|"
    "全系统|下属|所属|直属单位|二级单位|区县|县区|县市区|(?<!省)市县|市直|县直|区直|乡镇街道|镇街(?!道)|基层|"
    "其他部门|其他单位|兄弟单位|法院(?:通报|审结|受理|发布)"
)
# Of these a government's figures are the sum.
ALL_BODIES = ("各级",)
LAST_YEARS = "去年|上一?年度?|前年|往年|历年|前三年|三年来|五年来|近[两二三四五]年|“十[三四五]五”"
THIS_YEAR = "本年度?|今年|全年|当年|年度内|年内|报告期内?|统计期内?|一年来|报告年度"
PART_OF_YEAR = r"(?:\d{4}年)?(?:第?[一二三四1-4]季度|上半年|下半年|\d{1,2}月(?:份|底|末|\d{1,2}日)?|年初|[上中下]旬|[一二三四五六七八九十]月份)"
YEAR_END = r"截[至止]到?(?:\d{4}年|本?年)?(?:度|终)?(?:12月31日|12月底|12月末|12月(?!\d)|年?底|年?末)"
WHOLE_YEAR = r"(?:(\d{4})年|自|从)?1月1日起?，?[-—–~～至到截]+止?(?:(\d{4})年)?12月31日"
COMPARED = r"(?:相?较|相?比|与|同|和|跟|对比|超过|高于|低于)之?(?:于|起)?(?:\d{4}年度?|去年|上一?年度?|往年|历年|前年)"
SINCE = "(?<!今年)(?<!本年)(?<!年度)以来"

# A case of this year about an application or an answer of another: 因2024年度政府信息公开申请引发的行政复议.
CAUSE = r"(?:因|由|就|对|不服|针对)\d{4}年度?的?(?=(?:政府信息公开|信息公开|依申请公开)的?(?:申请|答复|办件|事项))"

# From year to year.
LAST = r"(?:上一?个?年度?|去年|往年|前一年度?|(?P<last>\d{4})年度?)"
NEXT = r"(?:下一?个?年度?|次年度?|明年|翌年|(?P<next>\d{4})年度?)"
# What else may be carried over, in its clause before 结转 alone.
CARRIED_ELSE = "资金|经费|预算|指标|项目|问题|任务|案件|信访|热线|工单|提案|建议"
CARRIED = "结转|顺延|转入|转结|转至|转到|延续|延至|递延|遗留|跨年|滚存"
CARRIED_IN = (
    rf"(?:结转自?(?:上一?年度?|去年)|{LAST}(?:末|底)?[^，。；：、（）\d]{{0,8}}?(?:{CARRIED})(?:至|到|入|过来|下来)*(?:本年度?|今年|(?P<into>\d{{4}})年度?)?)"
    "(?:继续)?(?:办理|答复|处理|办结)?"
)
CARRIED_OUT = (
    rf"(?:下一?年度?(?:的)?结转|(?:{CARRIED}|延期|推迟|转)(?:至|到|入|由|于|在)*{NEXT}|转?下一?年度?(?:继续)(?=办理|答复|处理|办结))"
    "(?:内)?(?:继续|再|予以|进行)*(?:办理|答复|处理|办结|办)*"
)
PENDING = "尚待办理|尚待答复|尚待处理|待办理|待答复|尚未办结|未办结|尚未答复|未答复|正在办理中?|尚在办理中?|仍在办理中?|正在处理中?|正在答复中?|在办"

# Words that may stand between what is counted and the number.
FILL = (
    r"(?:共计|共有|一共|总共|合计|总计|累计|共|计|总数|总量|总件数|件数|数量|数|量|各类|有关|相关|为|是|达到?|有|了|的|"
    r"本年度?|今年|全年|当年|均|各|已|，|（|）|：|“|”)*+"
)
APPLICATIONS = (
    "(?:有效|各类|书面|新|群众|公众|社会){0,2}(?:政府信息公开|政务信息公开|信息公开|政务公开|依申请公开|依申请|政府信息|公开|公民|的){0,4}"
    "(?:依申请公开|依申请|申请)(?:公开)?(?:的)?(?:相关|有关)?(?:政府信息|信息)?(?:公开)?(?:办理)?"
    "(?:事项|申请|办件|案件|件|书|表|情况|内容|方面的?|诉求|请求|要求){0,3}"
)

RECEIVED = "收到|受理|新收|接收|接到|收悉|接受|共收|新增|收件"
# 我局政府信息公开申请 12 件; 群众通过网站提交的申请 5 件.
ITS_APPLICATIONS = "(?:^|[共年度局委办镇乡府处县市区道，])(?:政府信息公开|信息公开|政府信息依申请公开|依申请公开)(?:政府信息)?的?(?:申请|请求)(?:事项|件)?"
HANDED_IN_BY = r"(?:公众|群众|公民)[^，\d]*(?:提交|提出|递交)(?:的|了)?"
NEWLY_RECEIVED = "新收|新增"
ANSWERED = "办结|答复|回复|办复"
# How they were answered, in any order.
DULY = (
    "均|全部|都|已经|已|现已|按时|按期|按规定?|依法|依规|及时|如期|严格|完成|予以|作出|进行|了|"
    "(?:按照?|根据|依照|依据)[^，]{0,16}?(?=依法|依规|予以|作出|进行|办结|答复|办理|回复|完成)|在[^，]{0,12}?(?:时限|期限|时间|日)内"
)
HANDLED = "办理|处理|处置"

# After the unit: what does not turn the count into a count of something else.
PLAIN_AFTER = r"$|(?:社会)?(?:公众|群众|公民)[^，]{0,30}?(?:提出|提交|递交)的|次?的?(?:有效)?(?:政府信息|信息公开|信息依申请|政务公开|依申请|公开|申请)|均|全部|都|已|来自|为|是|（|，"

# Behind the unit: the count tells which offices are meant: 0 件的单位有 3 个.
OF_OFFICES = "的(?:单位|部门|机关|乡镇|镇街|街道|科室|处室|分局|县区|区县)"
# Behind the unit: an average or a bound, no count.
NO_COUNT_AFTER = "平均|时长|耗时|用时|以上|以下|以内|左右"
# A sentence about the publishing of documents: in 主动公开 50 件，不予公开 10 件 papers are counted.
# (counts with 收到, 办结 and the like are of applications even there).
DOCUMENTS = r"公文|属性|发文|制发文件|(?<!已)主动公开[^，；]{0,8}\d"
# What is left of a list; all decisions together; all applications to be handled.
REST = "[，、]?其他(?:情形|类型|情况|结果)?"
ALL_DECISIONS = "作出(?:的|各类|各项|行政)*(?:处理)决定(?:数量|总数|合计|共计|共|计|为)*$"
TO_HANDLE = "(?:应当?|需要?|应予)(?:办理|处理|答复)的?"
# A clause with one of these states no plain count of this body and year.
NO_COUNT = (
    "同比|环比|增加|减少|增长|下降|上升|上涨|增至|降至|降低|平均|[人日月年周]均|不少于|不低于|不超过|至少|最多|超过|力争|计划|预计|"
    "目标|指标|任务|拟|争取|(?<!结)转办|交办|转来|移送|移交|抽查|抽取|评查|分别|名义|指导|协助|督促|配合|代拟|第三方(?!合法)|相差|差额|"
    "每|撤回|撤销|例如|比如|如：|案例|典型|不符合|无效"
)
# A clause about one kind of applications only.
ONE_KIND = "涉及|补正后(?!申请内容|内容)|关于|(?<!各)类|方面(?!的(?:诉求|请求|申请))|领域|延期|延长|逾期|超期|当场|当日|当天|简易|提前|批量|同一|自行|其余|剩余|另$"
CHANNELS = "口头|电话|书面|网络|网上|在线|线上|线下|信函|邮寄|邮件|邮政|来信|传真|当面|现场|窗口|平台|网站|邮箱|信件|客户端|小程序|自助"
ALL_CHANNELS = "多种|各种|各类|等|、|和|及|与|线上线下"

# The body acts as the reviewing one, or the words speak of publishing, not of deciding; suits are only answered.
REVIEWING = "办理(?![因由])|审理|审结|办结|立案|承办|代理|化解|出庭|应诉|开庭|调解|作为复议机关|不予受理|作出|受理"
JUDGING = "审理|立案|代理|化解|出庭|开庭|调解|不予受理|作出|受理"
CONCERNED = (
    "信息公开|依申请|被|引起|引发|发生|政务公开|涉及|因申请"
    # Both in one breath are those of this report: part four counts just these.
    "|行政复议(?:申请|案件)?(?:、|和|及|与|以及|或者?)(?:被?提起)?行政诉讼"
)
# How a case ended for the body that it was brought against.
SUFFERED = "[，、（](?:结果)?(?:均|全部|都)?(?:已)?被(?:维持|纠正|撤销|驳回|确认)"
NOT_ISSUED = "(?<!制定并)(?<!制发并)公开(?!条例|工作|方面)|公示|公布|审查|备案|审核|清理(?!并?、?废止)|修改|修订|解读|报送|转发|起草|失效|拟|汇编|上传|归集|录入|建议"
NOT_DECIDED = "公开(?!工作|方面)|公示|公布|发布|受理|申请|收到|信息|结果|事项|清单|评查|目录|归集|报送|移送|复议|听证|推送|上传|立案|不予|裁量|检查|办法|案卷|审核|审查"
# What stands for the documents just named: 制发规范性文件 3 件，现行有效文件 20 件.
PAPERS = "文件"
# Somewhere in the sentence: an earlier statement is put right.
CORRECTED = "更正为|勘误|订正|有误|应为|误写|误填|误计|原(?:统计|报告|公布|填报)"
# Somewhere in the sentence: applications taken back, which some offices count as handled and some do not.
TAKEN_BACK = "撤回|撤销|撤件|撤诉"
# Somewhere in the sentence: other ways in which documents begin or end, counted with the others or not.
AMENDED, LAPSED = "修改|修订", r"失效[^，。；]{0,8}\d"
# Review and suits of all kinds, of which some concern information; or those caused by other decisions.
OF_ALL_KINDS = "作为(?:被申请人|被告|第三人)|其中[^，；]{0,8}(?:信息公开|依申请公开)"
CAUSED_OTHERWISE = (
    "(?:处罚|许可|强制|征收|征地|拆迁|工伤|登记|补偿|确权|认定)[^，。；、]{0,6}?(?:引发|引起|导致|产生|涉及)"
)
OTHER_CAUSE = "(?:因|对|不服|就)[^，；]{0,10}?(?:处罚|许可|强制|征收|征地|拆迁|工伤|登记|补偿|确权|认定)"
# Earlier in the sentence: papers handed in or shown, not decisions taken; things to come.
HANDED_IN = "公示|报送|评查|审核|归集|上传|推送|录入|信用"
# What the documents published consist of: 公开规章13件（含制定5件，废止4件）.
PUBLISHED_PARTS = r"(?:公开|发布|公布)[^，。；]{0,24}\d+[件部]（(?:其中|含|包括)[^）]*$"
# Decisions published, one kind after another: 公开行政许可 50 件，行政处罚 3 件.
PUBLISHED_LIST = r"(?:公开|公布|发布|公示)[^，；、\d]{0,12}\d+[件条项个宗份起](?:[，、][^，；、\d]{2,10}\d+[件条项个宗份起]){0,8}[，、][^，；、\d作实办下]{2,10}$"
TO_COME = "下一步|力争|预计|争取|今后|计划(?:制|出台|开展|完成|办|废)"
# Another body as the subject: what stands before the verb.
ORGAN = r"(?P<organ>[\u4e00-\u9fa5]{2,}(?:局|委|委员会|厅|办公室|政府办|中心|镇|乡|街道|街道办事处|大队|支队))(?:全年|共|累计|一共|依法|，|本年度?)*$"
