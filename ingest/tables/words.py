"""What the words of one cell look like: a value, a period, a reference, a column head, a commentary.

The rules speak of board papers as such: monitoring reports, budgets, lists of measures.
"""

import re

NUMBER = r"(?:c\.\s?)?[(+~<>≤≥-]?\s?[£$€]?,?\s?[(+-]?\d[\d, ]*(?:\.\d+)?\s?(?:%|bn|m|k|pp|th|st|nd|rd)?\)?"
_VALUE = re.compile(
    rf"(?:{NUMBER}(?:\s?(?:-|–|to|/|of)\s?{NUMBER})?"
    r"|n\s?/\s?a|nil|none|tbc|tbd|tba|not available|not yet available|refer(?: to)? comment(?:ary)?|[-–—.*])"
    r"(?:\s?[\[(]?(?:prov(?:isional)?\.?|p|r|e|est\.?|q[1-4]|latest)[\])]?)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_OPENING_FIGURE = re.compile(r"[(+-]?[£$€]?\d[\d,]*(?:\.\d+)?%?\)?(?=\s|$)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\s\d{{4}}",
    re.IGNORECASE,
)
_YEARS = r"(?:fy\s?)?(?:19|20)?\d{2}\s?[/–-]\s?(?:19|20)?\d{2}|(?:fy\s?)?(?:19|20)\d{2}|fy\s?\d{2}"
_PERIOD = re.compile(
    rf"(?:(?:q(?:tr|uarter)?\.?\s?[1-4](?:\s?[-–]\s?q?[1-4])?|{_MONTH}|\d{{1,2}}(?:st|nd|rd|th)?[ /-]{_MONTH}"
    rf"|autumn|spring|summer|winter|term|h[12]|year\s?\d?|ytd|as at|(?:end|year) of|{_YEARS}|['’]?\d{{2}})"
    r"[\s,/–-]*)+(?:\([^)]*\)|covid|actual|target|term)?",
    re.IGNORECASE,
)
_YEAR_PAIR = re.compile(r"\b(?:\d{2})?(\d{2})\s?[/–-]\s?(?:\d{2})?(\d{2})\b")
_CERTAIN_PERIOD = re.compile(
    rf"q(?:tr|uarter)?\.?\s?[1-4]\b|{_MONTH}(?=\W|\d|$)|autumn|spring|summer|\b(?:{_YEARS})\b", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"(?:[A-Z]{1,6}[ /-]?){1,3}\d{1,3}(?:[ ./]{0,2}\d{1,3})?(?:[ .]?[a-z])?[.:]?"
    r"|\d{1,2}(?:\.\d{1,3})+[a-z]?\.?|\d{1,3}[.)]|[A-Z][.)]?|\(?[ivx]{1,4}\)"
)
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,3})+\.?[a-z]?")
_UNIT = re.compile(r"£\s?[’'‘]?\s?0{3}s?|£\s?m(?:illions?)?\b|£\s?k\b|[’'‘]000s?|\(£\)", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]{2,6}\d{2,}")
# "Current: 999" is a label with its value; "Year: 2025" may be a head
_FIGURE = re.compile(r"\d\s?%|\d\.\d|£\s?\d|\d,\d{3}|:\s*[(-]?(?!(?:19|20)\d\d)\d+\)?$")
_HEAD_WORDS = frozenset(
    # one string is easier to read over than two hundred
    """
    achievement achievements action actions actual actuals age agreed allocation annual approved area
    average band baseline benchmark budget by capital category change children code cohort comment
    commentary comments committed comparator contents contract control controls cost costs current date
    deadline department description detail details difference direction directorate due england
    estimated evidence expenditure forecast frequency funding grade group id impact income indicator
    indicators intervention interventions issue issues item key kpi lead likelihood meaning measure
    measures milestone milestones mitigation month monthly name narrative national neighbours no number
    objective objectives officer outcome outcomes outturn overspend owner page percentage performance
    period placed placements polarity position previous priority progress project proposal proposed
    provision pupils qtr quarter quarterly rag rate rating ref reference regional remaining responses
    responsible revenue revised risk role saving savings scheme school schools score service source
    spend spent status strategic supporting strengths subject symbol target targets term timescale title
    to-date total trajectory travel trend type underspend unit update variance weekly what when who year
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[a-z][a-z-]+|%", re.IGNORECASE)
_COMMENTARY = re.compile(
    r"(?:supporting|additional|officer|performance|data|general)?\s*(?:commentary|comments?|narrative|analysis|update)"
    r"\s*(?:[:.–-]|on\b|for\b)"
    r"|supporting commentary",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:grand |sub-?\s?|net |gross |overall )?total\b|net\b.{0,40}\b(?:expenditure|position|budget|recharges|cost)"
    r"|overall\b|sub-?total",
    re.IGNORECASE,
)
LONGEST_HEAD = 90


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, or what stands for one ("N/A", "-", "Refer comment"); "£000" is a unit."""
    text = text.strip()
    return bool(_VALUE.fullmatch(text)) and not (is_period(text) or _UNIT.fullmatch(text))


def begins_with_figure(text: str) -> bool:
    """Whether a cell opens with a figure and goes on in words, "4.7% down on last year", or with a date in figures."""
    return bool(_DATE.match(text)) or (bool(_OPENING_FIGURE.match(text)) and not is_period(text))


def is_period(text: str) -> bool:
    """Whether a cell names a period and nothing else: "Q2", "2023-24", "30-Sep-25", "22/23 Actual"."""
    text = text.strip()
    pairs = _YEAR_PAIR.findall(text)
    # "14 - 57" are pages, "22/23" is a year
    follows = all((int(later) - int(first)) % 100 == 1 for first, later in pairs)
    return follows and bool(_CERTAIN_PERIOD.search(text) and _PERIOD.fullmatch(text))


def is_day(text: str) -> bool:
    """Whether a cell names one day and nothing else: "31 October 2025"."""
    return bool(_DAY.fullmatch(text.strip()))


def is_reference(text: str) -> bool:
    """Whether a cell holds a reference such as "AB01 02", "P3.1", "6.2" or "B."."""
    return bool(_REFERENCE.fullmatch(text.strip()))


def is_paragraph_number(text: str) -> bool:
    """Whether a cell holds a paragraph's number: "6.0", "10.1"."""
    return bool(_PARAGRAPH_NUMBER.fullmatch(text.strip()))


def shape_of(reference: str) -> str:
    """A reference with its letters and figures made alike: "AB01 02" and "CD3 1" are both "A9 9"."""
    letters = re.sub(r"[A-Za-z]+", "A", reference.strip())
    return re.sub(r"\s+", " ", re.sub(r"\d+", "9", letters))


def unit_in(text: str) -> str | None:
    """The unit of money that a head or caption names, as printed."""
    found = _UNIT.search(text)
    return found.group() if found else None


def is_head_like(text: str) -> bool:
    """Whether a cell may be a column's head by its own words."""
    text = text.strip()
    if not text or len(text) > LONGEST_HEAD or is_value(text):
        return False
    if is_period(text) or unit_in(text):
        return True
    if _FIGURE.search(text) or _CODE.search(text):
        return False
    words = [word.lower().strip("-") for word in _WORD.findall(text)]
    known = sum(word in _HEAD_WORDS for word in words)
    return 0 < len(words) <= 12 and known * 3 >= len(words)


def is_head_word(text: str) -> bool:
    """Whether a text is one word that heads are made of."""
    return text.lower() in _HEAD_WORDS


def has_words(text: str) -> bool:
    """Whether a cell says anything: a stray dash or glyph is no head."""
    return sum(c.isalpha() for c in text) >= 2 or is_period(text) or "%" in text or "£" in text


def is_plain_head(text: str) -> bool:
    """Whether a cell holds words of heads and periods and nothing else: "Supporting Commentary", "Progress Q2"."""
    words = [word.lower().strip("-") for word in _WORD.findall(_CERTAIN_PERIOD.sub("", text))]
    return is_head_like(text) and all(word in _HEAD_WORDS or len(word) <= 2 for word in words)


def is_commentary(text: str) -> bool:
    """Whether a cell's words are remarks on the row above."""
    return len(text) > 120 or bool(_COMMENTARY.match(text))


def is_commentary_opening(text: str) -> bool:
    """Whether a line opens the remarks on the row above: "Supporting commentary: ..."."""
    return bool(_COMMENTARY.match(text))


def is_blank_value(text: str) -> bool:
    """Whether a value stands for having none: "N/A", "-", "Refer comment"."""
    return is_value(text) and not any(c.isdigit() for c in text)


def is_total(text: str) -> bool:
    """Whether a label names a sum of other rows."""
    return bool(_TOTAL.match(text.strip()))
