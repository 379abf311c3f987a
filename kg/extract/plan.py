"""What the text tells of the plan itself: title, place, period, issuer, number, dates, status."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.extract.dates import read_date, read_fused_date
from kg.extract.scope import own_words, printed
from kg.extract.tables import alternation
from kg.extract.unit_lists import is_complete
from kg.model.document import Document
from kg.model.facts import Facts, PlanMetadata, Status
from kg.model.span import Span

_TYPE = rf"(?:{alternation('document_types')})"
_TITLE_END = re.compile(
    rf"(?:{_TYPE}|(?:分工|任务|分解|一览|情况|指标|对照|项目)表|台账|责任状)[》\"]?(?:\([^()]{{2,24}}\))?[》\"]?$"
)
_NO_TITLE = re.compile(
    r"印发|(?:的|告)(?:通知|公告|函)$|公告$|征求.*意见的|^(?:目录|附件|附表|专栏|表)|^第[一二三四五六七八九十]+[章节]"
)
_SENT = re.compile(
    r"关于(?:印发|下发|公布|发布|转发|实施|(?:再次)?(?:公开)?征(?:求|集)(?:社会(?:各界)?)?(?:对)?)\s*[《\"]?"
    r"(?P<title>[^。;]{6,120}?)[》\"]?\s*(?:(?:公开)?(?:征求)?意见(?:建议)?)?\s*的\s*(?:通知|公告|函|公示|决定|批复|通告)"
)
_SENDER = re.compile(
    r"(?:^|\n)[ \t#*]*(?P<issuer>[^\s。,;:《》#*]{3,40})\s*关于"
    r"(?:印发|下发|公布|发布|转发|公开征求|征求|公开征集|推进|加强|进一步|加快|深化|实施|做好|开展)"
)
_MADE = re.compile(rf"(?:制定|编制|制订|出台)(?:了)?(?P<title>[^。,;《》]{{6,60}}?{_TYPE})(?=[。,》\s]|$)")
_NUMBER = re.compile(
    r"^[ \t(\[]*(?P<number>[一-鿿]{1,10}[(\[]\s*(?:\d{0,4}|[xX×*]{4})\s*[)\]]?\s*"
    r"(?:第\s*)?(?:\d{1,7}|[xX×*]{1,4})\s*号?)[ \t)\]]*$",
    re.M,
)
_SENT_NUMBER = re.compile(
    r"的(?:通知|公告|函|批复|决定)\s*[(\[](?P<number>[一-鿿]{1,10}[(\[]\s*\d{0,4}\s*[)\]]?\s*"
    r"(?:第\s*)?\d{1,5}\s*号)[)\]][ \t]*$",
    re.M,
)
_LABELLED_NUMBER = re.compile(
    r"(?:发\s*文\s*字\s*号|文\s*号|文件编号|发文号)\s*:\s*(?P<number>[一-鿿]{1,10}\s*[(\[]\s*\d{4}\s*[)\]]\s*(?:第\s*)?\d{1,5}\s*号)"
)
_DAY = re.compile(
    r"^[ \t(]*(?P<raw>(?:\d{4}|[二〇○零O一三四五六七八九]{4})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)[ \t)]*$",
    re.M,
)
_DAMAGED_DAY = re.compile(
    r"^[ \t(]*(?P<raw>年?\s*\d{1,2}月\d{1,2}日|\d{6,8}|[xX×*]{2,4}年(?:[xX×*]{1,2}|\d{1,2})月(?:[xX×*]{1,2}|\d{1,2})日"
    r"|\d{4}年\d{1,2}月|二[〇○零O]二?[〇○零O一二三四五六七八九]{1,2}年[一二三四五六七八九十]{1,2}月)[ \t)]*$",
    re.M,
)
_ISO_DAY = r"\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?"
_MADE_ON = re.compile(rf"(?:成文|印发|发文|生成)(?:日期|时间)\s*:\s*(?P<date>{_ISO_DAY})")
_PUBLISHED_ON = re.compile(
    rf"(?<![一-鿿])(?:发布|公开|更新|上传|录入|转载|发表)?(?:时间|日期)\s*:\s*(?P<labelled>{_ISO_DAY})"
    rf"|^[ \t]*(?P<bare>{_ISO_DAY})(?=\s+\d{{1,2}}:\d{{2}}|\s+来源)",
    re.M,
)
_PERIODS = {
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}
_NAMED = re.compile("|".join(_PERIODS))
_YEARS = re.compile(r"(?P<first>20\d{2})\s*年?\s*[-~至到]+\s*(?P<last>20\d{2})\s*年?")
_TERM = re.compile(rf"(?:规划|计划|实施|方案)(?:期|期限|时限|年限)(?:为|是|:)?\s*{_YEARS.pattern}")
_NO_PLACE = "推加促关基公服规实印发全城贯落社我本各中市区"
_PLACE = re.compile(
    rf"(?:中共)?(?:\d{{4}}年度?)?(?P<place>(?:(?:(?<=市)市[北南中]|(?![{_NO_PLACE}])[一-鿿]{{1,9}}?)"
    r"(?:省|自治区|自治州|自治县|自治旗|地区|开发区|示范区|管理区|新区|市|州(?![市省区县])|盟|县(?!区)|旗|区|镇(?!市)|乡(?!市)|街道)"
    r"(?!域|级|民)){1,4})"
)
_ANY_ZONE = re.compile(r"(?:经济|高新)?(?:技术)?(?:产业)?(?:开发区|新区|示范区)")
_MASKED_PLACE = re.compile(r"(?:(?<![a-zA-Z])[xX×*]{1,3}|(?<![一-鿿])某{1,2})(?:省|市|县|区|州)(?!场)")
_MASK = re.compile(r"(?<![A-Za-z])[xX×*]{1,5}(?=[市县区省年月日%‰张人所个项户套万周座名.类])|[×*○]{2,}")
_FEWEST_MASKS = 5
_DRAFT = re.compile(
    r"征求意见稿|公开征求|草案|讨论稿|送审稿|初稿|审议稿|修订稿|(?<!先后)(?<!充分)(?<!广泛)(?<!经过)征求(?!了)[^。\n]{0,60}意见"
)
_SIGNED = re.compile(r"[^\s。,:;]{3,40}")
_BODY_NEAR_DATE = re.compile(r"(?:^|[。\n])[ \t]*(?P<issuer>[^\n。,:;]{4,40})\s*$")


def extract_plan(document: Document, _known: Facts) -> PlanMetadata:
    """The metadata of the plan, every field that the text tells with its span."""
    head = _Head(document)
    title = head.title()
    issuer = head.issuer()
    place = head.place(title, issuer)
    number = head.number()
    issued, raw, issued_span = head.issued()
    published, published_span = head.published()
    name, period, period_span = head.period(title)
    status, status_span = head.status()
    places = {
        "title": title,
        "jurisdiction": place,
        "period": period_span,
        "issuer": issuer,
        "document_number": number,
        "issued": issued_span if issued else None,
        "issued_raw": issued_span if raw else None,
        "published": published_span,
        "status": status_span,
    }

    def said(span: Span | None) -> str | None:
        return None if span is None else own_words(document, span)

    return PlanMetadata(
        title=said(title),
        jurisdiction=said(place),
        period=period,
        period_name=name,
        issuer=said(issuer),
        document_number=said(number),
        issued=issued,
        issued_raw=raw,
        published=published,
        status=status,
        spans=tuple((field, span) for field, span in places.items() if span is not None),
    )


class _Head:
    """The first pages of a document: the page that carries it, the letter that sends it, the title of the plan.

    Offsets are those of the folded text; `body` is where the plan itself begins, `end` its first numbered heading,
    `letter` the end of the letter.
    """

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.folded.text
        locate = document.folded.locate
        first = next(
            (
                section.start
                for section in document.sections
                if section.start >= document.body_start and section.kind not in ("plain", "annex", "run-in", "dash")
            ),
            len(document.text),
        )
        self.body = locate(document.body_start) if document.body_start else 0
        self.end = min(locate(first), self.body + 6000, len(self.text))
        self.letter = self.body or self.end

    def span(self, start: int, end: int) -> Span:
        return printed(self.document, self.document.folded, start, end)[1]

    def title(self) -> Span | None:
        """The title that the letter gives, where the plan prints it again; else the one at the head of the plan; else
        as the letter gives it, or as the plan speaks of itself."""
        sent = next((m for m in _SENT.finditer(self.text, 0, self.end) if not self._is_cited(m.start())), None)
        if sent is not None and (again := self._again("".join(sent["title"].split()), sent.end())) is not None:
            return again
        if self.body and (own := self._title_lines(self.body)) is not None:
            return own
        if sent is not None:
            return self.span(*sent.span("title"))
        own = self._title_lines(0)
        if own is not None:
            return own
        made = _MADE.search(self.text, 0, self.end)
        return None if made is None else self.span(*made.span("title"))

    def _is_cited(self, at: int) -> bool:
        """Whether a place stands inside title marks, and so in the name of another document."""
        line = self.text.rfind("\n", 0, at) + 1
        return self.text.rfind("《", line, at) > self.text.rfind("》", line, at)

    def _again(self, name: str, start: int) -> Span | None:
        """The place behind the letter where the same words stand on lines of their own."""
        words = r"\s*".join(re.escape(char) for char in name[:120])
        found = re.compile(rf"^[ \t#*]*({words})[ \t#*]*$", re.M).search(self.text, start, self.end)
        return None if found is None else self.span(*found.span(1))

    def _lines(self, start: int, end: int) -> list[tuple[int, int]]:
        """The ranges of the lines without white space and marks of headings around them, furniture left out."""
        out = []
        for line in re.compile(r"[^\n]+").finditer(self.text, start, end):
            words = line[0].strip(" \t#*")
            if words and not self.document.is_furniture(self.document.folded.origin(line.start())):
                begin = line.start() + line[0].index(words)
                out.append((begin, begin + len(words)))
        return out

    def _title_lines(self, start: int) -> Span | None:
        """A title on up to four lines of its own, a note in brackets below it included."""
        lines = self._lines(start, max(self.end, start + 1))[:60]
        for index, (begin, _) in enumerate(lines):
            joined = ""
            for offset, (part, stop) in enumerate(lines[index : index + 4]):
                words = self.text[part:stop]
                joined += "".join(words.split())
                if len(joined) > 90 or re.search(r"[。;\t|]|:$", words) or words.startswith(("一、", "为")):
                    break
                if len(joined) >= 6 and _TITLE_END.search(joined) and not _NO_TITLE.search(joined):
                    behind = lines[index + offset + 1 : index + offset + 2]
                    if joined.endswith("》") and behind and _TITLE_END.search(self.text[slice(*behind[0])]):
                        continue
                    if behind and re.fullmatch(r"\([^()]{2,24}\)", self.text[slice(*behind[0])]):
                        stop = behind[0][1]
                    return self.span(begin, stop)
        return None

    def _days(self) -> list[re.Match[str]]:
        """The dates on lines of their own in the letter, or at the end of the document."""
        tail = max(self.letter, len(self.text) - 600)
        return sorted(
            (
                day
                for pattern in (_DAY, _DAMAGED_DAY)
                for a, b in ((0, self.letter), (tail, len(self.text)))
                for day in pattern.finditer(self.text, a, b)
            ),
            key=lambda day: day.start(),
        )

    def _first_of_joint(self, last: int) -> Span | None:
        """The first of the bodies that sign together on the lines above the last, None where it signs alone."""
        first: tuple[int, int] | None = None
        end = last
        while end > 0:
            start = self.text.rfind("\n", 0, end - 1) + 1
            bodies = list(_SIGNED.finditer(self.text, start, end))
            if not bodies or not all(is_complete(body[0]) for body in bodies):
                break
            first, end = bodies[0].span(), start
        return None if first is None else self.span(*first)

    def issuer(self) -> Span | None:
        """The body that signs right above the date, else the one before 关于印发."""
        for day in self._days():
            signed = _BODY_NEAR_DATE.search(self.text[max(0, day.start() - 120) : day.start()].rstrip())
            if signed is not None and is_complete(signed["issuer"].strip()):
                at = max(0, day.start() - 120)
                joint = self._first_of_joint(at + signed.start("issuer"))
                return joint or self.span(at + signed.start("issuer"), at + signed.end("issuer"))
        sender = _SENDER.search(self.text, 0, self.end)
        return self.span(*sender.span("issuer")) if sender is not None and is_complete(sender["issuer"]) else None

    def place(self, title: Span | None, issuer: Span | None) -> Span | None:
        """The place that the title or the issuer begins with, else the masked place named first."""
        locate = self.document.folded.locate
        for source in (title, issuer):
            found = None if source is None else _PLACE.match(self.text, locate(source.start), locate(source.end))
            if found is None or _ANY_ZONE.fullmatch(found["place"]):
                continue
            if source is issuer and _ANY_ZONE.search(found["place"]):
                return self._common_form(found["place"]) or self.span(*found.span("place"))
            return self.span(*found.span("place"))
        masked = list(_MASKED_PLACE.finditer(self.text))
        below = [match for match in masked if not match[0].endswith("省")]
        return self.span(*(below or masked)[0].span()) if masked else None

    def _common_form(self, name: str) -> Span | None:
        """The shorter form of a zone's name that the text uses much more often, None where there is none."""
        for cut in range(1, len(name) - 5):
            short = name[cut:]
            if self.text.count(short) >= 2 * self.text.count(name):
                at = re.search(rf"(?<![一-鿿]){re.escape(short)}", self.text)
                if at is not None:
                    return self.span(*at.span())
        return None

    def number(self) -> Span | None:
        """The document number on a line of its own in the letter, else behind its label."""
        for pattern, end in ((_NUMBER, self.letter), (_SENT_NUMBER, self.end), (_LABELLED_NUMBER, self.end)):
            found = pattern.search(self.text, 0, end)
            if found is not None:
                return self.span(*found.span("number"))
        return None

    def issued(self) -> tuple[str | None, str | None, Span | None]:
        """The date of the letter: ISO date, the printed form where it is damaged, and the place."""
        days = self._days()
        for day in reversed(days):
            if day.re is _DAY and (iso := read_date(day["raw"])) is not None:
                return iso, None, self.span(*day.span("raw"))
        for day in days:
            span = self.span(*day.span("raw"))
            return read_fused_date(day["raw"]), own_words(self.document, span), span
        made = _MADE_ON.search(self.text, 0, self.end)
        if made is None:
            return None, None, None
        return read_date(made["date"]), None, self.span(*made.span("date"))

    def published(self) -> tuple[str | None, Span | None]:
        """The date of the web page."""
        found = _PUBLISHED_ON.search(self.text, 0, self.end)
        if found is None or found.lastgroup is None:
            return None, None
        iso = read_date(found[found.lastgroup])
        return iso, None if iso is None else self.span(*found.span(found.lastgroup))

    def period(self, title: Span | None) -> tuple[str | None, tuple[int, int] | None, Span | None]:
        """The name of the five years and the years, from the title, from 规划期, or where the text names one alone."""
        if title is not None:
            at = self.document.folded.locate(title.start), self.document.folded.locate(title.end)
            years, named = _YEARS.search(self.text, *at), _NAMED.search(self.text, *at)
            span = (named or years) and self.span(*(named or years).span())  # type: ignore[union-attr]
            if named is not None or years is not None:
                period = (int(years["first"]), int(years["last"])) if years else _PERIODS[named[0] if named else ""]
                return named[0] if named else None, period, span
        term = _TERM.search(self.text)
        if term is not None:
            return None, (int(term["first"]), int(term["last"])), self.span(*term.span())
        mentions = list(_NAMED.finditer(self.text))
        if len(mentions) > 1 and len({m[0] for m in mentions}) == 1:
            return mentions[0][0], _PERIODS[mentions[0][0]], self.span(*mentions[0].span())
        return None, None, None

    def _is_markup(self, at: int) -> bool:
        """Whether a sign is one of the format (the ** of Markdown) and no mask."""
        origin = self.document.folded.origin(at)
        index = bisect_right(self.document.markup, origin, key=lambda sign: sign[0]) - 1
        return index >= 0 and origin < self.document.markup[index][1]

    def status(self) -> tuple[Status, Span | None]:
        """`template` where names and numbers are masked throughout, `draft` where the head says so, else `final`."""
        seldom = sum(self.text.count(sign) for sign in "xX×*○") < _FEWEST_MASKS
        masks = [] if seldom else [m for m in _MASK.finditer(self.text) if not self._is_markup(m.start())]
        throughout = len(masks) >= _FEWEST_MASKS and len(masks) * 300 > len(self.text)
        if throughout and _MASKED_PLACE.search(self.text):
            return "template", self.span(*masks[0].span())
        found = _DRAFT.search(self.text, 0, self.end)
        return ("final", None) if found is None else ("draft", self.span(*found.span()))
