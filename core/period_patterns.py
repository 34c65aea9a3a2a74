"""How British public bodies print periods: the patterns that `core.periods` reads them by."""

import re

# The pieces of the patterns. A line may end anywhere in a printed period, hence \s.
_SLASH = r"\s?[/–—‐‑-]\s?"
_MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_MONTH = rf"{_MONTH_NAME}\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\s?(?:st|nd|rd|th)?"
_YEAR = r"(?:19[89]\d|20[0-5]\d)"
# "FY25" is named by the year it ends in
PAIR = rf"(?:{_YEAR}{_SLASH}(?:{_YEAR}|\d\d?)|\d\d{_SLASH}\d\d|\bFY\s?(?:20)?[0-5]\d)(?![\d/]|[-–]\d)"
_THE_YEAR = r"(?:the\s+)?(?:(?:financial|fiscal|reporting)\s+year\s+)?"
QUARTER = (
    r"(?:Q(?:uarter|tr)?\.?\s?(?P<number>[1-4]|one|two|three|four)"
    r"|(?P<ordinal>1st|2nd|3rd|4th|first|second|third|fourth|final"
    # a "last quarter" alone is the one before this
    rf"|last(?=\s+(?:quarter|qtr)\s+(?:of|in)\s+{_THE_YEAR}\d))\s+(?:quarter|qtr))\b"
)
_LEAD = rf"(?:\s?[(,:–-]\s?|\s+(?:of|for|in|during)\s+{_THE_YEAR}|\s+)"
_JOIN = r"\s*(?:\bto\b|\buntil\b|\bthrough\b|[-–—])\s*(?:(?:the\s+)?end\s+(?:of\s+)?)?"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ENDS_IN_QUARTER = _compiled(rf"{QUARTER}{_LEAD}$")
AS_AT = _compiled(r"\bas\s+(?:at|of)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$")
# two digits are a year only where nothing can be counted by them: "1 September 20 pupils" has none
WORDED_DAY = _compiled(
    rf"(?<![\w.])(?<!\d,)(?<!quarter )(?<!qtr )(?P<d>{_DAY})(?:\s+of)?[\s-]*\b(?P<m>{_MONTH})"
    rf"[\s,-]*(?P<y>{_YEAR}\b|['’]\d\d\b|(?<=-)\d\d\b(?!-)|\d\d(?=\s*$|[),;]))"
)
AMERICAN_DAY = _compiled(rf"\b(?P<m>{_MONTH})\s+(?P<d>{_DAY}),?\s+(?P<y>{_YEAR})\b")
NUMBER_DAY = _compiled(
    rf"(?<![\d/.])(?P<d>\d\d?)(?P<s>[/.])(?P<m>\d\d?)(?P=s)(?P<y>{_YEAR}|\d\d)(?![\d/]|\.\d)"
)
ISO_DAY = _compiled(rf"(?<![\d-])(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])")
WORDED_MONTH = _compiled(
    rf"\b(?P<m>{_MONTH})(?:,?\s+(?P<y>{_YEAR})|(?:-|\s?['’])(?P<short>{_YEAR}|\d\d))\b(?![/\d])"
)
YEAR_PAIR = _compiled(rf"(?<![\d/.£$-])(?P<pair>{PAIR})")
LONE_YEAR = _compiled(rf"(?<![\d/.,£$–-])\b(?P<y>{_YEAR})\b(?![\d/%]|[.,]\d|\s?[-–]\s?\d)")
YEARED_QUARTER = _compiled(rf"\b{QUARTER}{_LEAD}(?P<pair>{PAIR})")
QUARTER_LATER = _compiled(rf"(?<![\d/])(?P<pair>{PAIR})(?:\s?[(,:–-]\s?|\s+){QUARTER}")
LOOSE_QUARTER = _compiled(rf"\b{QUARTER}{_LEAD}(?P<y>{_YEAR})\b(?!{_SLASH}\d)")
BARE_MONTH = re.compile(rf"\b{_MONTH_NAME}\b")
"""As a head writes it, with a capital: "may" and "march" are words."""
MONTH_OF_SHORT_YEAR = re.compile(rf"(?P<m>{BARE_MONTH.pattern})\.?\s(?P<y>[0-5]\d)\b(?![/%,.-]?\d)")
""""Mar 23": in a head the figures behind a month are a year, as nothing is counted there."""
BARE_MONTHS = re.compile(
    rf"(?P<a>{BARE_MONTH.pattern})\s?(?:[-–—/]|to)\s?(?P<b>{BARE_MONTH.pattern})(?!\s?['’]?\d)"
)
BARE_DAY = _compiled(rf"(?<![\w.])(?P<d>{_DAY})(?:\s+of)?\s+(?P<m>{_MONTH})(?!\w)(?![\s,-]*[\d'’])")
BARE_QUARTER = _compiled(rf"\b{QUARTER}(?P<gap>\s*[-–—:,(]*\s*)")
QUARTERS = _compiled(
    r"\bQ(?:uarters?|trs?)?\.?\s?(?P<a>[1-4])\s?(?:[-–&/]|to|and)\s?(?:Q(?:uarter|tr)?\.?\s?)?(?P<b>[1-4])"
    rf"{_LEAD}(?P<pair>{PAIR})"
)
PART_YEAR = _compiled(
    rf"\b(?P<which>first|last|second|final)\s+(?:(?P<count>three|six|nine|\d)\s+months|(?P<half>half))"
    rf"\s+of\s+{_THE_YEAR}(?P<pair>{PAIR})"
)
HALF = _compiled(rf"\bH(?P<half>[12])\s+(?P<pair>{PAIR})")
MONTHS_TO = _compiled(
    r"\b(?P<count>three|six|nine|twelve|\d\d?)[\s-]+months?(?:\s+period)?\s+"
    r"(?:to|ending|ended|up\s+to)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$"
)
YEAR_TO = _compiled(r"\byear\s+(?:ending|ended|to)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$")
TERM = _compiled(
    r"\b(?P<season>autumn|spring|summer)(?P<term>\s+term)?(?:\s+of)?,?\s+"
    rf"(?:(?P<pair>{PAIR})|(?P<y>{_YEAR})\b(?!{_SLASH}\d))"
)
TERM_LATER = _compiled(
    rf"(?<![\d/])(?:(?P<pair>{PAIR})|\b(?P<y>{_YEAR}))\s+(?P<season>autumn|spring|summer)(?P<term>\s+term)\b"
)
SHORT_MONTHS = _compiled(
    rf"\b(?P<a>{_MONTH})(?:{_JOIN}|\s*/\s*|\s+and\s+)(?P<b>{_MONTH})[,\s-]*(?P<y>{_YEAR}|['’]\d\d)\b"
)
SHORT_DAYS = _compiled(
    rf"(?<![\d.])(?<!quarter )(?<!qtr )\b(?P<d>{_DAY})(?:\s+of)?(?:\s+(?P<m>{_MONTH}))?(?:{_JOIN}|\s+and\s+)"
    rf"(?P<d2>{_DAY})(?:\s+of)?\s+(?P<m2>{_MONTH}),?\s+(?P<y>{_YEAR})\b"
)
JOINER = _compiled(rf"^{_JOIN}$")
BETWEEN = _compiled(r"^\s+and\s+(?:(?:the\s+)?end\s+(?:of\s+)?)?$")
BETWEEN_BEFORE = _compiled(r"\bbetween\s+(?:the\s+)?$")
SCHOOL_YEAR = _compiled(r"\b(?:academic|school)\s+years?\b")
MONEY_YEAR = _compiled(r"\b(?:financial|fiscal|municipal)\s+years?\b")
AGES = _compiled(r"^[\s-]*(?:year|yr)s?[\s-]*olds?\b|^\s*(?:years?\s+)?of\s+age\b")
AGED = _compiled(r"\b(?:aged?|ages|weeks?|hours?|pages?|pp?\.)\s*$")
COUNTED = _compiled(
    r"^\s*(?:of\b|out\b|schools?\b|pupils?\b|children\b|young\b|people\b|cases\b|settings\b|families\b|members\b|visits\b)"
)
SHORT_PAIR_BEFORE = _compiled(
    r"\b(?:in|for|during|since|of|year|from|to|until|FY|by|end|the|last|and|was|between)\s*\(?$|^\s*$|\n\s*$"
)
SHORT_PAIR_AFTER = _compiled(
    r"^\s*(?:actual|target|outturn|budget|forecast|estimate|academic|financial|school|year(?!s?[\s-]*olds?)|data|"
    r"figure|position|result|total|performance|\)|$|\n)"
)
YEAR_BEFORE = _compiled(
    r"\b(?:in|during|throughout|for|since|until|till|from|to|between|and|by|of|year|early|late|mid|before|after|than|with|against|versus|vs|"
    r"results?|outcomes?|data|census|attainment|validated|provisional)[\s-]+\(?$"
)
YEAR_AFTER = _compiled(
    r"^[\s)]*(?:actual|target|outturn|results?|outcomes?|data|census|attainment|exam|calendar|compared|versus|vs)\b"
)

LIKE_A_YEAR = re.compile(r"\d(?:\d\d\d|\s?[/–—‐‑-]\s?\d|\.\d\d?\.\d)|['’]\d\d")
"""Every period has this, or "FY", or a month: looking for it is far quicker than trying the patterns."""
EXPLAINED = re.compile(r"\s*[-–—:,([]?\s*(?:i\.e\.,?\s*|from\s+)?", re.IGNORECASE)
"""What may stand between a named stretch and the days that explain it."""
