"""What a number counts or measures: the noun phrase before it or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.hits import Hit
from kg.extract.per_units import find_per, without_per
from kg.extract.units import kind_of
from kg.extract.verbs import alternation, at_end, at_start, verbs

#: How far from a number its subject is looked for, in characters.
REACH = 160
_STOP = frozenset(",。;:!?\n|")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject's range in the running text; `behind` says that it follows the number; `per` is the range of what
    the number is stated for; `governor` the verb before it, by kind (`doing`, `having`, `level`, `rise`), None where
    there is none."""

    start: int
    end: int
    behind: bool
    per: tuple[int, int] | None = None
    governor: str | None = None


def clause_start(text: str, offset: int, floor: int) -> int:
    """Where the clause around an offset starts: after the last mark outside closed brackets, or at the floor."""
    depth = 0
    for at in range(offset - 1, max(floor, offset - REACH) - 1, -1):
        char = text[at]
        if char == ")":
            depth += 1
        elif char == "(":
            if depth == 0:
                return at + 1
            depth -= 1
        elif depth == 0 and char in _STOP:
            return at + 1
    return max(floor, offset - REACH)


def clause_end(text: str, offset: int, ceiling: int) -> int:
    """Where the clause after an offset ends: before the next mark outside brackets, or at the ceiling."""
    depth = 0
    last = min(ceiling, offset + REACH)
    for at in range(offset, last):
        char = text[at]
        if char == "(":
            depth += 1
        elif char == ")":
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and char in _STOP:
            return at
    return last


_LEAD = re.compile(
    r"(?:[、和与及或;,:\"]|以及|其中|并且?|且|同时|另外|此外|到|至|截至|截止|力争|争取|确保|保证|实现|使得?|让|将|把|预计|计划|规划|累计|共计|总计|合计|"
    r"共(?=[^同享建性])|已|均|全部|再|还|还有|努力|不断|逐步|稳步|积极|全面|进一步|大力|着力|加快|继续|每年|全年|年内|当年|年均|今年|明年|去年|期间|以来|期末|"
    r"基本(?=实现|建成|形成|达到|完成)|至少|原则上|支持|推动|保障|要求|要|应|须|需|必须|可|平均|达到|达|为(?=[^了])|(?:19|20)[0-9]{2}年?(?:年?底|年?末)?(?:前|底前|以前)?|年底前?|年末|"
    r"\"?十[一二三四五六]五\"?(?:时期|期间|期末|末)?|我[市县区省州盟旗镇乡]|全[市县区州盟旗]|开发区(?=[^,]{4}))+"
)
_TAIL = re.compile(
    r"(?:(?:共计|总计|合计|均|都|分别|力争|争取|确保|基本|全部|预计|将|已|约|近|可|能|要|应|须|需|再|又|也|共|累计|总计|合计|只|仅|须|年均|平均|每年|全年|稳步|逐步|努力|"
    r"不得|稳定|长期|持续|继续|始终|总体|原则上|各|控制|按照?|以|由|从|到|至少|最少|有|为|是|在|的|、|和|与|及|约为|较快)"
    r"|(?:每人每月|每人每年|每年每人|每月每人|每人每天|每生每年|每人|每月|每年|每天|每户|每(?:[百千万]|十万)(?:名|人|个|户)?(?:常住人口|户籍人口|人口|老年人|老人|儿童|居民|学生|群众|新生儿|孕产妇|就业人员|从业人员|劳动力|职工|农民|幼儿|在校生|常住居民|城乡居民|农村居民|户)|每(?:[百千万]|十万)人|每个(?:乡镇|社区|县|村|学校|街道)|每[县镇乡村区市]))+$"
)
_GENERIC = re.compile(r"的(?:比例|标准|目标|水平|幅度|速度|要求|额度|规模|比重|份额|系数|范围)")
_ADJECTIVE = re.compile(
    r"[^,。;、的]{0,12}(?:规范|建设|完善|标准|特色|水平|先进|优质|一流|示范|合格|齐全|达标|以上|健全|独立|便捷|完备)的(?=[^,。;]{2})"
)
_JOINED = re.compile(
    r"(?:并|且|和|与|及|或|以及|提高|增加|下降|增长|高于|低于|超过|达到|达|左右|之间|不等|,|、|。|;|/|\)|;|\n|;)"
)
_VERB_IN = re.compile(
    r"(?:实现|建有|建成|具备|参与|接受|得到|全部|均|都|实施|开展|建立|纳入|享受|达到|达|完成|以上|获得|获|通过|配备|设立|设有|拥有|提供|能够|可|已|将|要|"
    r"进行|发放|给予|予以|安排|用于|入选|列入|投入|开工|竣工|投用|启用|建设完成|参加|持证|取得|覆盖|符合|为|在|以(?!上|下|内)|并|且|,|;|的(?=[^,。;]{2}))"
)
_LEVEL = re.compile(
    rf"(?:力争|争取|均|都|分别|已|将|应|要|稳定|总体|基本)?(?:{alternation('level')}|由|从|不低于|不少于|不超过|超过|不高于|高于|大于|小于|低于|突破|约)"
)
_PREPOSED = re.compile(
    r"(?:为|向|对|给|在|围绕|通过|依托|以|按照?|面向|针对|组织|引导|鼓励)(?P<object>[^,。;:]{1,40}?)"
    r"(?P<verb>发放|开展|实施|提供|举办|新增|新建|建成|完成|安排|改造|资助|培训|配备|设立|建立|建设|打造)(?=[^,。;:]{2})"
)


#: 所有超过2万人且…的乡镇: a number that tells which of the places or persons are meant.
_RELATIVE_OPEN = re.compile(r"(?:所有|凡|凡是|对|全部)$")
_RELATIVE = re.compile(r"[^,。;]{0,24}?的(?P<noun>[^,。;的、]{2,12})")


def find_subject(
    text: str, hit: Hit, floor: int, ceilings: tuple[int, int], quote: tuple[int, int] | None
) -> Subject | None:
    """The subject of a number, between `floor` (the end of the number before it in its clause, or the start of the
    sentence) and the first of the `ceilings` (the next number, the end of the sentence); None where the clause names
    none.

    `quote` is the range between quotation marks that the number stands in, None where it stands in none.
    """
    ceiling, sentence_end = ceilings
    low = max(floor, quote[0]) if quote else floor
    start = clause_start(text, hit.start, low)
    end = clause_end(text, hit.tail, min(ceiling, quote[1]) if quote else ceiling)
    governor = _governor(text, start, hit)
    per = find_per(text, start, hit.head, is_share=kind_of(hit.unit) == "share")
    behind = _behind(text, hit, end)
    if behind is not None and kind_of(hit.unit) == "time" and "圈" not in text[behind[0] : behind[1]]:
        circle = _CIRCLE.match(text, hit.tail, sentence_end)
        behind = circle.span("noun") if circle else behind
    ahead = _ahead(text, start, hit.head)
    if behind is None and quote and quote[1] < ceiling:
        outer = _noun_phrase(text, quote[1] + 1, clause_end(text, quote[1] + 1, ceiling))
        if outer and kind_of(hit.unit) == "time":
            return Subject(*outer, True, per, governor)
    if hit.comparator != "=" and _RELATIVE_OPEN.search(text[start : hit.head]):
        relative = _RELATIVE.match(text, hit.tail, sentence_end)
        if relative is not None:
            return Subject(*relative.span("noun"), True, per, governor)
    if behind is not None and _prefers_behind(text, hit, ahead, governor):
        return Subject(*behind, True, per, governor)
    if ahead is not None:
        return Subject(*ahead, False, per, governor)
    if behind is not None:
        return Subject(*behind, True, per, governor)
    if kind_of(hit.unit) == "time" and (circle := _CIRCLE.search(text, hit.tail, sentence_end)):
        return Subject(*circle.span("noun"), True, per, governor)
    if text[start - 1 : start] == "(":
        outside = _ahead(text, clause_start(text, start - 1, max(0, floor - REACH)), start - 1)
        if outside is not None:
            return Subject(*outside, False, per, governor)
    if hit.unit and hit.unit.endswith("人口"):
        return Subject(hit.end - 2, hit.end, True, per, governor)
    if floor < start and text[start - 1] == ",":
        earlier = _ahead(text, clause_start(text, start - 1, floor), start - 1)
        if earlier is not None:
            return Subject(*earlier, False, per, governor)
    return None


#: 15分钟镇区、2小时乡村医疗服务圈: the circle of which several times are stated.
_CIRCLE = re.compile(
    r"(?P<lead>[^,。;0-9]{0,12}(?:[、和][0-9.]{1,4}(?:分钟|小时)[^,。;0-9]{0,12}?)??)(?P<noun>[㐀-鿿]{2,8}圈)"
)


def _governor(text: str, start: int, hit: Hit) -> str | None:
    """The kind of the verb nearest before the number in its clause."""
    before = text[start : hit.start]
    for end in dict.fromkeys((hit.start, hit.head)):
        before = without_per(text[start:end])
        for kind in ("level", "rise", "doing", "having"):
            match = at_end(kind).search(before)
            if match is None or (kind == "level" and match["verb"] in ("为", "是") and len(before) < 3):
                continue
            if not (kind == "doing" and match["verb"] in ("增加", "提升", "实现", "转移")):
                return kind
    lead = _LEAD.match(before)
    rest = before[lead.end() :] if lead else before
    for kind in ("doing", "having"):
        if at_start(kind).match(rest):
            return kind
    if re.match(rf"(?:为|向|在|以|给|由|每个?)[^,。;]*?(?:{'|'.join(v for v in verbs('doing') if len(v) > 1)})", rest):
        return "doing"
    return None


def _prefers_behind(text: str, hit: Hit, ahead: tuple[int, int] | None, governor: str | None) -> bool:
    if ahead is None:
        return True
    kind = kind_of(hit.unit)
    if governor == "level":
        return kind in ("things", "persons") and text[hit.tail : hit.tail + 1] != "的" and ahead[1] - ahead[0] < 3
    if kind in ("share", "points", "rate", "ratio", "money"):
        return text[hit.tail : hit.tail + 1] == "的" and not _GENERIC.match(text, hit.tail)
    return True


def _behind(text: str, hit: Hit, end: int) -> tuple[int, int] | None:
    at = hit.tail
    if at >= end or _JOINED.match(text, at):
        return None
    if generic := _GENERIC.match(text, at):
        verb = at_start("doing").match(text, generic.end())
        return (verb.end(), end) if verb and end - verb.end() >= 2 and hit.unit == "%" else None
    if text[at] == "的":
        at += 1
    return _noun_phrase(text, at, end)


def _noun_phrase(text: str, at: int, end: int) -> tuple[int, int] | None:
    """The noun phrase at the head of a stretch."""
    if adjective := _ADJECTIVE.match(text, at, end):
        at = adjective.end()
    cut = _VERB_IN.search(text, at + 1 if at < end else at, end)
    stop = cut.start() if cut else end
    while stop > at and text[stop - 1] in '、和与及或"(':
        stop -= 1
    return (at, stop) if stop - at >= 1 and re.match(r"[㐀-鿿\"(]", text[at]) else None


def _ahead(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase before a number: without the verb of level at its end and the adverbs and verbs at its head."""
    if end <= start:
        return None
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    level = None
    for match in _LEVEL.finditer(text, begin + 2, end):
        after = text[match.end() : match.end() + 1]
        if text[match.start() : match.end()].endswith("达") and after in ("标", "产"):
            continue
        if (
            match[0] in ("到", "至", "为", "是", "从", "由", "占", "约")
            and match.end() < end
            and not _per_or_number(text, match.end(), end)
        ):
            continue
        level = match
        break
    stop = level.start() if level else end
    if (by := text.rfind("按照", begin, stop)) >= 0 and stop - by > 4:
        begin = by + 2
    tail = _TAIL.search(text[begin:stop])
    if tail and (tail.start() > 0 or "每" not in tail[0]):
        stop = begin + tail.start()
    if placed := _PREPOSED.match(text, begin, stop):
        begin = placed.end()
    for _ in range(3):
        verb = at_start("doing").match(text, begin, stop) or at_start("having").match(text, begin, stop)
        if verb is None:
            break
        if stop - verb.end() < 2:
            begin = stop if verb.end() >= stop else begin
            break
        begin = verb.end()
        if text[begin : begin + 1] in "了的":
            begin += 1
    lead = _LEAD.match(text, begin, stop)
    if lead and stop - lead.end() >= 2:
        begin = lead.end()
    while stop > begin and text[stop - 1] in "、和与及,":
        stop -= 1
    if stop - begin < 2 or not re.search(r"[㐀-鿿A-Za-z]", text[begin:stop]):
        return None
    if stop - begin > 30 and (at := text.rfind("的", begin, stop)) > 0 and stop - at > 3 and text[at - 1] != ")":
        begin = at + 1
    return begin, stop


def noun_phrase_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range of the noun phrase that a level in words (应保尽保, 全覆盖) at `end` is said of; None without one.

    >>> text = "乡镇综合养老服务中心实现"
    >>> text[slice(*noun_phrase_before(text, 0, len(text)))]
    '乡镇综合养老服务中心'
    """
    stop = end
    if tail := _LEVEL_TAIL.search(text[start:end]):
        stop = start + tail.start()
    return _ahead(text, start, stop)


_LEVEL_TAIL = re.compile(
    r"(?:基本|全面|逐步|力争|努力|确保|切实|做到|实现|达到|纳入|全部|已|均|要|的|:|\"|并|县级|市级|乡级)+$"
)


def _per_or_number(text: str, start: int, end: int) -> bool:
    return end - start <= 10 and text[start] == "每"
