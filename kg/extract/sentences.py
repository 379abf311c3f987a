"""The number grammar: from running text to numbers with unit, subject, year and role."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from kg.extract.hits import Hit, hits
from kg.extract.periods import Scope, period_at, periods, scope_at, scopes
from kg.extract.readings import Reading
from kg.extract.roles import role_of
from kg.extract.sharing import LIST, share
from kg.extract.subjects import Subject, find_subject
from kg.extract.units import kind_of
from kg.extract.verbs import TOWARDS, verb_at_end


class Past:
    """What is known of a plan's time. This one knows nothing, as for a sentence by itself."""

    def holds(self, _offset: int, _year: int | None, _period: str | None) -> bool | None:
        """Whether a number at an offset, under a year and a period, tells of the past (True) or of the plan's own
        time (False); None where neither says so."""
        return None

    def leans(self, _offset: int) -> bool | None:
        """Whether what stands before an offset in its paragraph speaks of the past or of the plan's own time."""
        return None


_SENTENCE_END = re.compile(r"[。!?\n]")
_QUOTES = re.compile(r'"[^"\n]{1,160}"')
_TITLES = re.compile(r"《[^《》\n]{0,150}(?:《[^《》\n]{0,100}》[^《》\n]{0,100})?》")
_CHANGE = re.compile(
    r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短|缩小|压减|压缩|高出|递增|增幅|增速|(?<=[^提新])增|(?<=[下])降"
    r"|(?<!不)(?<!不得)(?:超出|超过|高于|低于|快于)[^,。;、每]{2,12})"
    r"(?:了|约|近|超过|超|不低于|不少于|至少|分别|均|达到?|为|每年|在|控制在|保持在|稳定在)*$"
)
#: 整改提升129户: before a count these tell of works, not of a difference.
_WORKS = re.compile(r"(?:提升|扩大|压缩|缩小)(?:了|约|近|超过)?$")
#: 共有3项服务,具体包括…: a plan counts its own parts.
_DECLARES = re.compile(r"(?:服务项目|服务|项目|领域|任务|机制|方面)?[,:]?(?:具体|主要)?(?:包括|分别是|分别为:|为:)")
#: A quotation longer than this is no slogan.
_SLOGAN = 24
_SLOGAN_KINDS = frozenset(("things", "times", "persons"))
#: What a number that ends a list of numbers is followed by.
_LIST_TAILS = frozenset(",。;、和与及):\n下提增降分")


def grammar(sentence: str) -> list[Reading]:
    """The quantities of folded text.

    >>> [(r.subject, str(r.value), r.unit, r.comparator, r.role) for r in grammar("普惠性幼儿园覆盖率达到85%以上")]
    [('普惠性幼儿园覆盖率', '85', '%', '>=', 'target')]
    >>> grammar("落实三级防治措施,建设4A级景区")
    []
    """
    return read_numbers(sentence)


def read_numbers(text: str, past: Past | None = None) -> list[Reading]:
    """Every number of running text that says how much of something there is or shall be, in order."""
    quotes = [m.span() for m in _QUOTES.finditer(text)]
    titles = [m.span() for m in _TITLES.finditer(text)]
    ends = [m.start() for m in _SENTENCE_END.finditer(text)]
    told = _told_parts(text, quotes)
    sentences: dict[int, list[Hit]] = {}
    for hit in hits(text):
        if hit.unit in ("个", "项", "类", "种") and _DECLARES.match(text, hit.tail):
            continue
        if around(told, hit.start) is not None and not _is_official(text, hit):
            continue
        if kind_of(hit.unit) == "money" and _POCKET.search(text, max(0, hit.start - 8), hit.start):
            continue
        if around(titles, hit.start) or _in_slogan(quotes, hit):
            continue
        sentences.setdefault(bisect_right(ends, hit.start), []).append(hit)
    found: list[Reading] = []
    tells = past or Past()
    for index, group in sentences.items():
        start = ends[index - 1] + 1 if index else 0
        end = ends[index] if index < len(ends) else len(text)
        found += _read_sentence(text, start, end, group, quotes, tells)
    return found


#: What any teller's word starts with.
_PERSON = re.compile("[我她咱您俺他你有给大老]")
#: How far a tale reaches around the word that gives its teller away.
_TOLD = 150
#: Somebody speaks of a life: 我 (not 我市, 自我), 她, 你, 咱, 有人问.
_TELLER = re.compile(
    r"(?<![自忘由使])我(?![市县区省州盟旗国镇乡村街们党军校院局委办社所站司厅部会])|[她咱您俺]|(?<![其吉排])他(?![们人国山])|"
    r"(?<!迷)你(?!追)|有人问|给我们(?![带提指])|大[爷妈娘伯]|老伴|老两口"
)


def _told_parts(text: str, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where somebody tells of a life: the counts, minutes and prices there are no quantities of a plan. Each part lies
    in one paragraph, around a word that gives the teller away and stands in no slogan."""
    found: list[tuple[int, int]] = []
    for candidate in _PERSON.finditer(text):
        match = _TELLER.match(text, candidate.start())
        if match is None:
            continue
        quote = around(quotes, match.start())
        if quote is not None and quote[1] - quote[0] <= _SLOGAN:
            continue
        low, high = max(0, match.start() - _TOLD), min(len(text), match.end() + _TOLD)
        start = max(text.rfind("\n", low, match.start()), low)
        end = text.find("\n", match.end(), high)
        end = high if end < 0 else end
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


#: What an office says of numbers, in the clauses of the sentence before one.
_OFFICE = re.compile(
    r"全[省市县区州盟旗镇]|累计|据统计|数据显示|(?:19|20)[0-9]{2}年|十[一二三四五]五|新[增建]|改扩建|投资|占地|今年(?:还|将|计划)"
)
#: 自家掏了2.1万元: money out of somebody's pocket.
_POCKET = re.compile(r"(?:掏|花|省|攒|挣|赚|垫|凑|借)(?:了|出|下)?(?:近|约|足足|整整)?$|(?:政府|公家|单位)补了$")


def _is_official(text: str, hit: Hit) -> bool:
    """Whether a number is one of an office even in a tale: a share, money in 万 or 亿, or what a sentence tells of the
    whole place."""
    kind = kind_of(hit.unit)
    low = max(0, hit.start - _TOLD)
    sentence = max(text.rfind(mark, low, hit.start) for mark in '。!?\n"') + 1
    if kind in ("things", "persons", "times", "area") and (
        _OFFICE.search(text, max(sentence, low), hit.start) or _is_delivered(text, hit)
    ):
        return True
    return kind in ("share", "points", "rate") or (kind == "money" and (hit.unit or "")[0] in "万亿")


def _is_delivered(text: str, hit: Hit) -> bool:
    """Whether a verb of doing of two characters or more stands right before a number (招收60名)."""
    verb = verb_at_end("doing", text, max(0, hit.start - 16), hit.start)
    return verb is not None and verb[1] - verb[0] > 1


def around(ranges: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The inside of the range (sorted, disjoint) that holds an offset, None where none does."""
    at = bisect_right(ranges, (offset, 1 << 60)) - 1
    return (ranges[at][0] + 1, ranges[at][1] - 1) if at >= 0 and offset < ranges[at][1] else None


def _in_slogan(quotes: list[tuple[int, int]], hit: Hit) -> bool:
    """Whether a number stands in a short quotation and is no amount there; a long one quotes sentences."""
    quote = around(quotes, hit.start)
    return quote is not None and quote[1] - quote[0] <= _SLOGAN and not _stands_in_quotes(hit)


def _stands_in_quotes(hit: Hit) -> bool:
    """Whether a number between quotation marks is an amount (15分钟, 0.4平方米) and no part of a slogan."""
    kind = kind_of(hit.unit)
    if hit.masked:
        return hit.unit is not None and "." in hit.numeral
    return hit.numeral[0].isdigit() and hit.unit is not None and (kind not in _SLOGAN_KINDS or hit.comparator != "=")


def _read_sentence(
    text: str, start: int, end: int, group: list[Hit], quotes: list[tuple[int, int]], past: Past
) -> list[Reading]:
    years, named = scopes(text, start, end), periods(text, start, end)
    out: list[Reading] = []
    previous: Hit | None = None
    subject: Subject | None = None
    chain: list[Hit] = []
    for at, hit in enumerate(group):
        following = group[at + 1] if at + 1 < len(group) else None
        if previous is not None and _one_list(text, chain, hit, following, end):
            chain.append(hit)
        else:
            chain = [hit]
            if previous is not None and subject is not None and _goes_towards(text, previous, hit):
                subject = replace(subject, governor="level")
            else:
                floor = previous.tail if previous else start
                if subject is not None and subject.behind and floor < subject.end <= hit.head:
                    floor = subject.end
                ceiling = following.head if following else end
                subject = find_subject(text, hit, floor, (ceiling, end), around(quotes, hit.start))
        period = period_at(named, hit.start)
        scope = scope_at(years, hit.start)
        if (
            previous is not None
            and text[scope.start - 1 : scope.start] in ("从", "由")
            and TOWARDS.search(text, scope.start, hit.start)
        ):
            scope = scope_at(years, scope.start - 1)
        is_past = past.holds(hit.start, scope.year, period)
        leans = past.leans(hit.start)
        reading = _reading(
            text, chain, hit, subject, (scope, period), start, (is_past, leans), out[-1] if out else None
        )
        out += _both_ends(reading)
        previous = hit
    return share(text, out, start)


def _goes_towards(text: str, previous: Hit, hit: Hit) -> bool:
    """Whether 提高到 and the like stand between two numbers, so that both are levels of one thing."""
    between = text[previous.tail : hit.start]
    towards = TOWARDS.search(between)
    return towards is not None and not any(c in between for c in ",;:")


def _one_list(text: str, chain: list[Hit], hit: Hit, following: Hit | None, end: int) -> bool:
    """Whether a number goes on with the list of the numbers before it, all of one subject or list of subjects."""
    between = text[chain[-1].tail : hit.head]
    if LIST.fullmatch(between) is None:
        return False
    if between in ("~", "-", "--", "至", "到"):
        return True
    closes = hit.tail >= end or text[hit.tail] in _LIST_TAILS or (following is not None and following.head == hit.tail)
    return closes and (between != "," or kind_of(hit.unit) == kind_of(chain[-1].unit))


def _reading(
    text: str,
    chain: list[Hit],
    hit: Hit,
    subject: Subject | None,
    time: tuple[Scope, str | None],
    start: int,
    past: tuple[bool | None, bool | None],
    previous: Reading | None,
) -> Reading:
    scope, period = time
    opened = text[max(start, chain[0].start - 16) : chain[0].start]
    change = kind_of(hit.unit) == "points" or _CHANGE.search(opened) is not None
    if kind_of(hit.unit) in ("things", "persons") and _WORKS.search(text[max(start, hit.start - 6) : hit.start]):
        change = False
    inherited = previous.role if previous and ";" not in text[previous.hit.tail : hit.start] else None
    role = role_of(text, hit, subject, start, past=past[0], leans=past[1], change=change, inherited=inherited)
    if _is_baseline(text, chain[0], hit, start):
        role = "baseline"
        # 到2025年,由A提高到B: the year is that of B; of A it is the one that stands behind 由.
        if not scope.lost and scope.start < max(text.rfind(word, start, chain[0].start) for word in "由从"):
            scope = Scope(scope.start, None, False)
    if role == "fact":
        scope = Scope(scope.start, None, False, scope.base)
    if scope.base is not None and not change:
        scope = Scope(scope.start, scope.year, scope.lost)
    clause = text[max(start, hit.start - 80) : hit.start]
    return Reading(
        hit=hit,
        start=subject.start if subject else hit.start,
        end=subject.end if subject else hit.start,
        subject=text[subject.start : subject.end] if subject else "",
        behind=subject.behind if subject else False,
        governor=subject.governor if subject else None,
        unit=hit.unit,
        unit_ranges=hit.unit_ranges,
        role=role,
        years=scope,
        period=period,
        per=_each(text, hit) or (subject.per if subject else None),
        change=change,
        # 累计 speaks of sums; a share after it in the sentence is a level all the same.
        cumulative=kind_of(hit.unit) != "share" and "累计" in clause[clause.rfind(";") + 1 :],
        comparator=hit.comparator,
        value=hit.value,
    )


def _each(text: str, hit: Hit) -> tuple[int, int] | None:
    """The range of what a number is stated for where that follows its unit (600元每人每年)."""
    if hit.each is None:
        return None
    return text.index(hit.each, hit.end), text.index(hit.each, hit.end) + len(hit.each)


def _is_baseline(text: str, first: Hit, hit: Hit, start: int) -> bool:
    """Whether a number is the first of a from-to pair: 由A提高到B."""
    before = text[max(start, first.start - 24) : first.start]
    opened = max(before.rfind("由"), before.rfind("从"))
    if opened < 0 or any(c in before[opened:] for c in ",;") or TOWARDS.search(before, opened):
        return False
    after = text[hit.tail : hit.tail + 60]
    towards = TOWARDS.search(after)
    return towards is not None and not re.search(r"[,;。]", after[: towards.start()].replace(",", "", 1))


def _both_ends(reading: Reading) -> list[Reading]:
    """The entries of a reading: two for a range that prints its unit once (2-3个), else one."""
    second = reading.hit.second
    if second is None:
        return [reading]
    low, high = replace(reading, comparator=">="), replace(reading, comparator="<=", value=second)
    return [low, high] if reading.value is not None and reading.value < second else [reading]
