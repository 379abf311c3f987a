"""What the text tells of the plan itself: title, place, period, issuer, number, dates, status."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.extract.tables import alternation
from kg.extract.unit_lists import COMPLETE
from kg.model.document import Document
from kg.model.facts import Facts, PlanMetadata, Status
from kg.model.span import Span

_TYPE = rf"(?:{alternation('document_types')})"
_TITLE_END = re.compile(
    rf"(?:{_TYPE}|(?:分工|任务|分解|一览|情况|指标|对照)表|台账|责任状)[》\"]?(?:\([^()]{{2,24}}\))?[》\"]?$"
)
_DRAFT = re.compile(r"征求意见稿|公开征求|草案|讨论稿|送审稿|初稿|审议稿|修订稿|征求.{0,40}意见")
_SENT = re.compile(
    r"关于(?:印发|下发|公布|发布|转发|实施|(?:公开)?征求(?:对)?|(?:公开)?征集(?:对)?|(?:再次)?(?:公开)?征求社会(?:各界)?对?)\s*[《\"]?(?P<title>[^。;]{6,120}?)[》\"]?\s*(?:(?:公开)?(?:征求)?意见(?:建议)?)?\s*的\s*(?:通知|公告|函|公示|决定|批复|通告)"
)
_MADE = re.compile(rf"(?:特)?(?:制定|编制|制订|出台)(?:本|《|了)?(?P<title>[^。,;《》]{{6,60}}?{_TYPE})(?=[。,》\s]|$)")
_ISSUER_BEFORE = re.compile(r"(?P<issuer>[一-鿿xX×()]{2,40}?)\s*$")
_NUMBER = re.compile(
    r"^[ ]*(?P<number>[一-鿿]{1,10}[(\[〔]\s*(?:\d{0,4}|[xX×*]{4})\s*[)\]〕]?\s*(?:第\s*)?(?:\d{1,5}|[xX×*]{1,4})\s*号?)[ ]*(?=$|\n)",
    re.M,
)
_LABELLED_NUMBER = re.compile(
    r"(?:发文字号|文号|发文机关代字|文件编号)\s*[::]\s*(?P<number>[一-鿿]{1,10}\s*[(\[]\s*\d{4}\s*[)\]]\s*(?:第\s*)?\d{1,5}\s*号)"
)
_DAY = re.compile(
    r"^[ ]*(?P<raw>(?P<y>\d{4}|[二〇○零一九三四五六七八0]{4})\s*年\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)[ ]*$",
    re.M,
)
_DAMAGED_DAY = re.compile(
    r"^[ ]*(?P<raw>年?\s*\d{1,2}月\d{1,2}日|\d{6,8}|(?:[xX×*]{2,4})年(?:[xX×*]{1,2}|\d{1,2})月(?:[xX×*]{1,2}|\d{1,2})日)[ ]*$",
    re.M,
)
_MADE_ON = re.compile(
    r"(?:成文(?:日期|时间)|印发日期|发文日期|生成日期)\s*[::]\s*(?P<date>\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?)"
)
_PUBLISHED_ON = re.compile(
    r"(?:(?:发布|公开|更新|上传|录入|转载)?(?:时间|日期)\s*[::]\s*|^[ ]*)(?P<date>20\d{2}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?)(?:\s+\d{1,2}:\d{2}|\s*$|\s+来源)",
    re.M,
)
_PERIODS = {
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}
_NAMED = re.compile(r"十[一二三四五]五(?!规划纲要》)")
_YEARS = re.compile(r"(?P<a>20\d{2})\s*年?\s*(?:-|~|至|到)+\s*(?P<b>20\d{2})\s*年?")
_TERM = re.compile(
    r"规划(?:期|期限|时限|年限)(?:为|是|:)?\s*(?P<a>20\d{2})\s*年?\s*(?:-|~|至|到)+\s*(?P<b>20\d{2})\s*年"
)
_CHAIN = re.compile(
    r"(?P<place>(?:(?!推|加|促|关|基|公|服|规|实|印|发|全|城|贯|落|社)[一-鿿]{1,9}?(?:省|自治区|市|自治州|州(?!市)|盟|地区|自治县|县|开发区|新区|示范区|管理区|自治旗|旗|区|镇|乡|街道)(?:市(?=推|加|促|关|基|公|服))?){1,4})(?!\w*域)"
)
_MASKED_PLACE = re.compile(
    r"(?<![一-鿿a-zA-Z])[xX×某*]{1,3}(?:省|市|县|区|州)|(?<=[《\"\s])[xX×某*]{1,3}(?:市|县|区|州)"
)
_ZONE = re.compile(r"[一-鿿]{2,12}?(?:开发区|新区|示范区)")
_MASK = re.compile(r"(?<![A-Za-z])[xX×*]{1,5}(?=[市县区省年月日%‰张人所个项户套万周座名.类])|[×*○]{2,}")


def extract_plan(document: Document, known: Facts) -> PlanMetadata:
    """The metadata of the plan, every field that the text tells with its span."""
    head = _Head(document)
    spans: dict[str, Span] = {}
    title = head.title()
    if title is not None:
        spans["title"] = title
    issuer = head.issuer(title)
    if issuer is not None:
        spans["issuer"] = issuer
    place = head.place(title, issuer)
    if place is not None:
        spans["jurisdiction"] = place
    number = head.number()
    if number is not None:
        spans["document_number"] = number
    issued, issued_span, raw = head.issued()
    if issued_span is not None:
        spans["issued" if issued is not None else "issued_raw"] = issued_span
        if issued is not None and raw is not None:
            spans["issued_raw"] = issued_span
    published, published_span = head.published()
    if published_span is not None:
        spans["published"] = published_span
    name, period, period_span = head.period(title)
    if period_span is not None:
        spans["period"] = period_span
    status, status_span = head.status(title)
    if status_span is not None:
        spans["status"] = status_span
    return PlanMetadata(
        title=_words(title),
        jurisdiction=_words(place),
        period=period,
        period_name=name,
        issuer=_words(issuer),
        document_number=_words(number),
        issued=issued,
        issued_raw=raw,
        published=published,
        status=status,
        spans=tuple(spans.items()),
    )


def _words(span: Span | None) -> str | None:
    return None if span is None else "".join(span.text.split())


class _Head:
    """The first pages of a document: the page that carries it, the letter that sends it, the title of the plan."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.folded.text
        first = next((s.start for s in document.sections if s.start >= document.body_start), None)
        size = range(len(self.text) + 1)
        self.body = (
            bisect_right(size, document.body_start - 1, key=document.folded.origin) if document.body_start else 0
        )
        end = len(self.text) if first is None else bisect_right(size, first - 1, key=document.folded.origin)
        self.end = min(end, self.body + 6000, len(self.text))
        self.letter_end = self.body or self.end

    def span(self, start: int, end: int) -> Span:
        return self.document.span(*self.document.folded.span(start, end))

    def title(self) -> Span | None:
        """The title where the plan begins; else as the letter gives it; else as the plan speaks of itself."""
        sent = _SENT.search(self.text, 0, self.end)
        if sent is not None and (again := self._again("".join(sent["title"].split()), sent.end())) is not None:
            return again
        if self.body and (own := self._title_lines(self.body, self.end)) is not None:
            return own
        if sent is not None:
            return self.span(*sent.span("title"))
        own = self._title_lines(0, self.end)
        if own is not None:
            return own
        made = _MADE.search(self.text, 0, self.end)
        return None if made is None else self.span(*made.span("title"))

    def _again(self, words: str, start: int) -> Span | None:
        """The place behind the letter where the same words stand on lines of their own."""
        pattern = re.compile(r"^[ ]*(" + r"\s*".join(re.escape(c) for c in words[:120]) + r")[ ]*$", re.M)
        found = pattern.search(self.text, start, self.end)
        return None if found is None else self.span(*found.span(1))

    def _title_lines(self, start: int, end: int) -> Span | None:
        """A title on up to four lines of its own, a note in brackets below it included."""
        lines = [
            m
            for m in re.compile(r"[^\n]+").finditer(self.text, start, end)
            if m[0].strip() and not self.document.is_furniture(self.document.folded.origin(m.start()))
        ]
        for index, line in enumerate(lines[:60]):
            joined = ""
            for offset, part in enumerate(lines[index : index + 4]):
                joined += "".join(part[0].split())
                if (
                    len(joined) > 90
                    or re.search(r"[。;]|[::]$", joined)
                    or part[0].strip().startswith(("一、", "目", "为"))
                ):
                    break
                if (
                    _TITLE_END.search(joined)
                    and len(joined) >= 6
                    and not re.search(r"印发|的通知$|公告$|征求.*意见的", joined)
                ):
                    last = part
                    behind = lines[index + offset + 1 : index + offset + 2]
                    if behind and re.fullmatch(r"\s*\([^()]{2,24}\)\s*", behind[0][0]):
                        last = behind[0]
                    begin = line.start() + len(line[0]) - len(line[0].lstrip(" #*"))
                    return self.span(begin, last.end())
        return None

    def issuer(self, title: Span | None) -> Span | None:
        """The body above the date of the letter, else the one before 关于印发."""
        for day in sorted(
            [*_DAY.finditer(self.text, 0, self.letter_end), *_DAMAGED_DAY.finditer(self.text, 0, self.letter_end)],
            key=lambda m: m.start(),
        ):
            before = [
                m
                for m in re.compile(r"[^\n]+").finditer(self.text, max(0, day.start() - 120), day.start())
                if m[0].strip()
            ]
            if (
                before
                and COMPLETE.search(before[-1][0].strip())
                and 3 < len(before[-1][0].strip()) <= 40
                and not re.search(r"[,。::]", before[-1][0])
            ):
                return self.span(before[-1].start(), before[-1].end())
        sent = re.compile(
            r"(?:^|\n)[ \t]*(?P<issuer>[^\s。,;::《》]{3,40})\s*\n?\s*关于(?:印发|下发|公布|发布|转发|公开征求|征求|公开征集)"
        ).search(self.text, 0, self.end)
        if sent is not None and COMPLETE.search(sent["issuer"]):
            return self.span(*sent.span("issuer"))
        return None

    def place(self, title: Span | None, issuer: Span | None) -> Span | None:
        """The place that the title or the issuer begins with, else the zone or the masked place most named."""
        for source in (title, issuer):
            if source is None:
                continue
            start = self._folded_offset(source.start)
            stop = self._folded_offset(source.end)
            found = _CHAIN.match(self.text, start, stop)
            if found is not None and not re.match(r"(?:经济|高新)?(?:技术)?(?:开发区|新区)", found["place"]):
                if source is issuer and re.search(r"(?:开发区|新区|示范区)$", found["place"]):
                    return self._most_named(found) or self.span(*found.span("place"))
                return self.span(*found.span("place"))
        masked = _MASKED_PLACE.search(self.text)
        return None if masked is None else self.span(masked.start(), masked.end())

    def _most_named(self, found: re.Match[str]) -> Span | None:
        """The form of a zone's name that the text uses most, where it ends like the one found."""
        name = found["place"]
        best, count = None, self.text.count(name)
        for cut in range(1, max(1, len(name) - 5)):
            short = name[cut:]
            times = self.text.count(short)
            if times >= 2 * count and re.search(rf"(?:(?<=[^一-鿿])|^){re.escape(short)}", self.text, re.M):
                best, count = short, times
                break
        if best is None:
            return None
        at = re.search(rf"(?:(?<=[^一-鿿])|^){re.escape(best)}", self.text, re.M)
        return None if at is None else self.span(at.start(), at.end())

    def _folded_offset(self, offset: int) -> int:
        folded = self.document.folded
        if not folded.breaks:
            return offset
        return bisect_right(range(len(folded.text) + 1), offset - 1, key=folded.origin)

    def number(self) -> Span | None:
        """The document number on a line of its own in the letter, else behind its label."""
        for pattern, end in ((_NUMBER, self.letter_end), (_LABELLED_NUMBER, self.end)):
            found = pattern.search(self.text, 0, end)
            if found is not None:
                return self.span(*found.span("number"))
        return None

    def issued(self) -> tuple[str | None, Span | None, str | None]:
        """The date of the letter: ISO date, place, and the printed form where it is damaged."""
        days = [m for m in _DAY.finditer(self.text, 0, self.letter_end) if self._is_day(m)]
        for day in reversed(days):
            iso = _iso(day["y"], day["m"], day["d"])
            if iso is not None:
                return iso, self.span(*day.span("raw")), None
        for day in _DAMAGED_DAY.finditer(self.text, 0, self.letter_end):
            span = self.span(*day.span("raw"))
            return _fused(day["raw"]), span, "".join(span.text.split())
        made = _MADE_ON.search(self.text, 0, self.end)
        if made is not None:
            return _plain_date(made["date"]), self.span(*made.span("date")), None
        return None, None, None

    @staticmethod
    def _is_day(match: re.Match[str]) -> bool:
        return True

    def published(self) -> tuple[str | None, Span | None]:
        found = _PUBLISHED_ON.search(self.text, 0, self.end)
        if found is None:
            return None, None
        iso = _plain_date(found["date"])
        return iso, None if iso is None else self.span(*found.span("date"))

    def period(self, title: Span | None) -> tuple[str | None, tuple[int, int] | None, Span | None]:
        if title is not None:
            start, end = self._folded_offset(title.start), self._folded_offset(title.end)
            years = _YEARS.search(self.text, start, end)
            named = _NAMED.search(self.text, start, end)
            if named is not None:
                period = (int(years["a"]), int(years["b"])) if years else _PERIODS[named[0]]
                return named[0], period, self.span(*named.span())
            if years is not None:
                return None, (int(years["a"]), int(years["b"])), self.span(*years.span())
        term = _TERM.search(self.text)
        if term is not None:
            return None, (int(term["a"]), int(term["b"])), self.span(*term.span())
        names = {m[0] for m in _NAMED.finditer(self.text)}
        if len(names) == 1 and len(_NAMED.findall(self.text)) > 1:
            (name,) = names
            first = _NAMED.search(self.text)
            return (name, _PERIODS[name], self.span(*first.span())) if first else (None, None, None)
        return None, None, None

    def status(self, title: Span | None) -> tuple[Status, Span | None]:
        masks = _MASK.findall(self.text)
        if len(masks) >= 20 and len(masks) * 300 > len(self.text):
            first = _MASK.search(self.text)
            return "template", None if first is None else self.span(*first.span())
        found = _DRAFT.search(self.text, 0, self.end)
        return ("final", None) if found is None else ("draft", self.span(*found.span()))


def _iso(year: str, month: str, day: str) -> str | None:
    values = [_digits(year), _digits(month), _digits(day)]
    if any(v is None for v in values):
        return None
    y, m, d = (int(v or 0) for v in values)
    return f"{y:04}-{m:02}-{d:02}" if 1980 <= y <= 2100 and 1 <= m <= 12 and 1 <= d <= 31 else None


def _digits(words: str) -> int | None:
    if words.isdigit() and words.isascii():
        return int(words)
    singles = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "0": "0"}
    if len(words) == 4 and all(c in singles for c in words):
        return int("".join(singles[c] for c in words))
    tens, mark, ones = words.partition("十")
    if mark and all(c in singles for c in tens + ones):
        return (int(singles[tens]) if tens else 1) * 10 + (int(singles[ones]) if ones else 0)
    return int(singles[words]) if words in singles else None


def _plain_date(words: str) -> str | None:
    parts = re.findall(r"\d+", words)
    return _iso(*parts) if len(parts) == 3 else None


def _fused(words: str) -> str | None:
    """The one date that digits without 年, 月, 日 can be read as, None where there are none or several.

    >>> _fused("2019930"), _fused("2019111"), _fused("12月29日")
    ('2019-09-30', None, None)
    """
    if not words.isdigit() or not 6 <= len(words) <= 8:
        return None
    year, rest = words[:4], words[4:]
    readings = {
        iso
        for cut in range(1, len(rest))
        if (rest[0] != "0" and rest[cut] != "0") or (len(rest) == 4 and cut == 2)
        if (iso := _iso(year, rest[:cut], rest[cut:])) is not None
    }
    return readings.pop() if len(readings) == 1 else None
