"""Noun phrases before and behind a number, freed from the verbs and adverbs around them."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.units import read_table
from kg.extract.verbs import alternation, at_start, verb_at_end
from kg.text.alternation import alternation as any_of

#: How far from a number its subject is looked for, in characters.
REACH = 160
#: A phrase longer than this is cut to what follows its last 的.
_LONG = 30
_STOP = frozenset(",。;:!?\n|")
_HAN = re.compile(r"[㐀-鿿A-Za-z]")
Range = tuple[int, int]


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of a kind (see phrase_words.tsv), the longest first."""
    words = (row["word"] for row in read_table("phrase_words.tsv") if row["kind"] == kind)
    return tuple(sorted(words, key=lambda w: (-len(w), w)))


#: Small words that may begin a noun as well: 应急, 可再生, 要素, 再就业, 均衡, 保障性住房.
_GUARDED = (
    "应(?![急届用对收保聘])|可(?!再|视|燃|研|持续|及|支配)|要(?![素求道点闻])|再(?![生就造担制])|均(?![衡等])|使(?![用命])|让(?!利)|"
    "到(?![达位户期岗])|和(?![谐平美])|与(?![会])|及(?![格时])|将(?!军)|把(?![关手])|并(?![网购联])|还(?![款贷迁建])|需(?!求)|须|"
    "已(?![婚故])|至(?!善)|达(?![标产])|保障(?![性房率水人面金标中对体])|支持(?![率性中])|规划(?![面区展])|"
    "每[个所张村家例孩套辆间人户床](?=给予|补助|补贴|发放|奖励|奖补)|"
    "计划(?!生育|免疫|总投资|投资)|持续|推动"
)


@cache
def _lead() -> re.Pattern[str]:
    words = any_of(words_of("lead"))
    return re.compile(
        rf"(?:{words}|[—-]+|按照|按(?![摩揭])|依据|根据|自(?=(?:19|20)[0-9]{{2}}年)|(?:19|20)[0-9]{{2}}年起|\([^()\n]{{1,8}}\)|[0-9]{{1,2}}[、.](?=[㐀-鿿])|共(?=[^同享建性])|{_GUARDED}|(?:[0-9]{{1,2}}|[一二两三四五六七八九十])年[内起来],?|[三五]年(?![级制计规来内行])|[两三四五六]年(?=计划(?:实施|安排|新建|建设|完成|改造|新增|培训))|基本(?=实现|建成|形成|达到|完成)|为(?=[^了])|开发区(?=[^,]{{4}})|全国(?=平均)"
        r"|(?:19|20)[0-9]{2}年?(?:年?底|年?末)?(?:前|底前|以前)?|\"?十[一二三四五六]五\"?(?:时期|期间|期末|末)?)+"
    )


@cache
def _verb_in() -> re.Pattern[str]:
    words = any_of(words_of("end"))
    return re.compile(
        rf"(?:{words}|(?<=[县市区镇乡村])(?:要)?[建办]好|(?<=[床托学车]位)(?:规划)?(?:建设|[配补]建|配置|设置)|覆盖(?!率|面)|(?<![人平年])均(?![等衡纯可收])|都(?!市)|为(?!主|民)|在(?![校园册读职])|以(?![上下内])|的(?=[^,。;]{{2}}))"
    )


@cache
def _level() -> re.Pattern[str]:
    return re.compile(
        rf"(?:力争|争取|均|都|分别|已|将|应|要|稳定|总体|基本)?"
        rf"(?:{alternation('level')}|由|从|不低于|不少于|不超过|超过|不高于|高于|大于|小于|低于|突破|约)"
    )


_WEAK = frozenset(("到", "至", "为", "是", "从", "由", "占", "约"))
_ADJECTIVE = re.compile(
    r"(?:[百千万亿]+元(?:及?以上|级)?的?|(?:符合|达到|具有|具备|在|拥有|有|持有|获得?|从事|来自|能够?|可|由|含|带)[^,。;、的]{1,18}的|(?:具备|具有|兼具|集|以)[^,。;的]{1,40}(?:功能|能力|服务|一体|为[主重][点]?)的"
    r"|(?:大型|中型|小型|新型|优质|优秀|专业|完整|独立|较大|骨干|示范性|标准化|规范化|现代化|多功能|综合性)的)(?=[^,。;]{2})|[^,。;、的]{0,12}(?:规范|建设|完善|标准|特色|水平|先进|优质|一流|示范|合格|齐全|达标|以上|健全|独立|便捷|完备)的(?=[^,。;]{2})"
)
#: 月人均达: names no subject, the clause before it does.
_MEAN = re.compile(r"(?:[人户生月年]均|人月均|月人均|年人均|平均)(?:已|将|可)?(?:达到?|为|约|超过|增加到|提高到)?")
#: 40-74周岁居民: an age at the head of the people that are counted.
_AGED = re.compile(r"[0-9]{1,3}(?:-[0-9]{1,3})?周?岁(?:及?以[上下])?的?(?=[㐀-鿿])")
_PREPOSED = re.compile(
    r"(?:为|向|对|给|在|围绕|通过|依托|以|按照?|面向|针对|组织|引导|鼓励)[^,。;:]{1,40}?"
    r"(?:发放|开展|实施|提供|举办|新增|新建|建成|完成|安排|改造|资助|培训|配备|设立|建立|建设|打造|报销)(?=[^,。;:]{2})"
)
#: 参保率较2016年…: what a level is compared with is no part of its name.
_COMPARED = re.compile(
    r"以[^,。;]{1,8}为单位$|(?:从|由)(?=(?:19|20)[0-9]{2}年)|(?:较|比)(?:上年|去年|同期|全[国省市县]|\"?十[一二三四五六]五|(?:19|20)[0-9]{2}年)"
)
_DATED = re.compile(r"[到至](?:19|20)[0-9]{2}年(?:年?[底末])?前?")
#: 小区按每百户…: what a norm is stated for.
_BY_EACH = re.compile(r"按照?每[^,。;]{1,10}$")
#: A noun that a verb before it belongs to (开工转化率), not one that it governs.
_COMPOUND = re.compile(r"[^,。;、]{0,3}[率额量费期]$")


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


def skip_lead(text: str, start: int, end: int) -> int:
    """Where a phrase starts after the adverbs, prepositions, years and places at its head."""
    lead = _lead().match(text, start, end)
    return lead.end() if lead else start


@cache
def _endings(kinds: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The words of some kinds by their last character, the longest first."""
    words = sorted({w for kind in kinds for w in words_of(kind)}, key=lambda w: (-len(w), w))
    return {last: tuple(w for w in words if w[-1] == last) for last in {w[-1] for w in words}}


def skip_tail(text: str, start: int, end: int, kinds: tuple[str, ...] = ("tail",)) -> int:
    """Where a phrase ends before the adverbs and small verbs at its end."""
    endings = _endings(kinds)
    while end > start:
        for word in endings.get(text[end - 1], ()):
            if end - len(word) >= start and text.startswith(word, end - len(word)):
                end -= len(word)
                break
        else:
            break
    return end


def phrase_behind(text: str, start: int, end: int) -> Range | None:
    """The noun phrase at the head of a stretch behind a number; None where it opens with no noun.

    >>> text = "标准化建设的卫生院并配备设备"
    >>> text[slice(*phrase_behind(text, 0, len(text)))]
    '卫生院'
    """
    if adjective := _ADJECTIVE.match(text, start, end):
        start = adjective.end()
    if text.startswith(words_of("stop"), start, end) and not text.startswith(_NO_STOP, start):
        return None
    aged = _AGED.match(text, start, end)
    cut = _verb_in().search(text, aged.end() if aged else start + 1, end) if start < end else None
    stop = cut.start() if cut else end
    while stop > start and text[stop - 1] in "、和与及或(":
        stop -= 1
    stop = skip_tail(text, start, _balanced_end(text, start, stop, end), ("after",))
    return (start, stop) if stop > start and (aged or re.match(r"[㐀-鿿\"(]", text[start])) else None


#: Nouns that begin with a word that no noun begins with.
_NO_STOP = ("为民", "居民", "居家", "居住", "居委")


def _balanced_end(text: str, start: int, stop: int, limit: int) -> int:
    """The end of a phrase with its quotation marks closed, or without the one that stays open."""
    if text.count('"', start, stop) % 2 == 0:
        return stop
    closing = text.find('"', stop, min(limit, stop + 12))
    return closing + 1 if closing >= 0 else max(text.rfind('"', start, stop), start)


def phrase_ahead(text: str, start: int, end: int, *, change: bool = False) -> Range | None:
    """The noun phrase before a number, without the verb of level at its end and the adverbs and verbs at its head.

    >>> text = "力争全县九年义务教育巩固率稳定在"
    >>> text[slice(*phrase_ahead(text, 0, len(text)))]
    '九年义务教育巩固率'
    """
    if end <= start or _MEAN.fullmatch(text, start, end):
        return None
    begin = skip_lead(text, start, end)
    stop = _before_level(text, begin, end)
    if (by := text.rfind("按照", begin, stop)) >= 0 and stop - by > 4:
        begin = by + 2
    if dated := _DATED.search(text, begin + 2, stop):
        # 人均面积到2025年达到…: the words before the year are meant, where nothing but a verb stands behind it.
        begin, stop = (dated.end(), stop) if stop - dated.end() > 1 else (begin, dated.start())
    if cut := _COMPARED.search(text, begin + 2, stop) or _BY_EACH.search(text, begin + 2, stop):
        stop = cut.start()
    stop = skip_tail(text, begin, stop, ("tail", "rise") if change else ("tail",))
    if placed := _PREPOSED.match(text, start, stop) or _PREPOSED.match(text, begin, stop):
        begin = placed.end()
    begin = _skip_verbs(text, begin, stop)
    if built := DELIVERED.search(text, begin, stop):
        begin = built.end()
    begin = min(skip_lead(text, begin, stop), stop) if stop - skip_lead(text, begin, stop) >= 2 else begin
    stop = skip_tail(text, begin, stop)
    if stop - begin < 2 or _HAN.search(text, begin, stop) is None:
        return None
    if stop - begin > _LONG and (at := text.rfind("的", begin, stop)) > 0 and stop - at > 3 and text[at - 1] != ")":
        begin = at + 1
    if text.count('"', begin, stop) % 2:
        begin = begin - 1 if text[begin - 1 : begin] == '"' else text.rfind('"', begin, stop) + 1
        if stop - begin < 2:
            return None
    return begin, stop


#: 由人均380元提高到…: what a level is stated for, between the verb and the number.
_PER_HEAD = re.compile(r"每|[人户生月年]均|人月均|月人均|年人均")


def _before_level(text: str, begin: int, end: int) -> int:
    """Where the first verb of level after a phrase stands (X达到…), the end where there is none."""
    for match in _level().finditer(text, begin + 2, end):
        words = match[0]
        if words.endswith("达") and text[match.end() : match.end() + 1] in ("标", "产", "率", "成"):
            continue
        goes_on = match.end() < end and not (end - match.end() <= 10 and _PER_HEAD.match(text, match.end()))
        if words in _WEAK and goes_on:
            continue
        return match.start()
    return end


@cache
def _actor() -> re.Pattern[str]:
    """Who does what a number measures, before the verb of doing (各级财政将安排…)."""
    return re.compile(
        r"[^,。;、]{0,8}?(?:财政|本级|县里|市里|区里|镇里|村里|政府|部门|集团|公司|各地|各级|市委)"
        rf"(?:将|共|要|已|还|累计|计划|每年)*(?=(?:{alternation('doing')})(?!标准|资金|水平|政策|范围|金额|总额|[金额]))"
    )


#: 市职教中心建设实训基地3个: a verb of building inside the words before a number, after those who build.
DELIVERED = re.compile(
    r"(?<=[^,。;的][^,。;的])(?:新建|改扩建|扩建|建成|建好|设立|设置|配备|开发(?!区)|开办|引进|提档升级|建设(?!用地|标准|规模|资金|项目|任务|面积|工程|成本|周?期|水平|投资"
    r"|[^,。;]{0,6}(?:补[贴助]|率|标准|面积)))(?=[^,。;、率]{3})"
)


def acted_by(words: str) -> int:
    """How many characters at the head of the words name those who do what they say, 0 where none does."""
    actor = _actor().match(words)
    return actor.end() if actor else 0


def _skip_verbs(text: str, begin: int, stop: int) -> int:
    """Where a phrase starts after the verbs at its head, and those who do what they say."""
    actor = _actor().match(text, begin, stop)
    if actor:
        begin = actor.end()
    for _ in range(3):
        verb = at_start("doing").match(text, begin, stop) or at_start("having").match(text, begin, stop)
        if verb is None or (stop - verb.end() <= 4 and verb.end() < stop and _COMPOUND.match(text, verb.end(), stop)):
            return begin
        if stop - verb.end() < 2:
            return stop if verb.end() >= stop else begin
        begin = verb.end()
        if text[begin] in "了的" or (text[begin] in "和与、或及并" and at_start("doing").match(text, begin + 1, stop)):
            begin += 1
    return begin


def verb_ahead(text: str, start: int, end: int) -> Range | None:
    """The verb right before a number, where a clause names nothing else (投资25亿元); None where there is none."""
    verb = verb_at_end("doing", text, start, end)
    return verb if verb and verb[1] - verb[0] > 1 else None


def noun_phrase_before(text: str, start: int, end: int) -> Range | None:
    """The range of the noun phrase that a level in words (应保尽保, 全覆盖) at `end` is said of; None without one.

    >>> text = "乡镇综合养老服务中心实现"
    >>> text[slice(*noun_phrase_before(text, 0, len(text)))]
    '乡镇综合养老服务中心'
    """
    tail = _LEVEL_TAIL.search(text[max(start, end - 16) : end])
    return phrase_ahead(text, start, end - len(tail[0]) if tail else end)


_LEVEL_TAIL = re.compile(
    r"(?:基本|全面|逐步|力争|努力|确保|切实|做到|实现|达到|纳入|全部|已|均|要|的|:|\"|并|县级|市级|乡级)+$"
)
