"""What form the answer must have: a percentage, an amount of money, a count of something, a date, a name."""

import re
from collections.abc import Sequence, Set
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from core.number_words import TENS, TO_TWELVE, UNITS, VALUES
from core.periods import MONTHS, Precision, find_periods
from index.lexical import content_words, words
from qa.defined import gives_meaning, term_asked
from qa.list_fit import listed_in_prose
from qa.persons import holds, of_body, personal
from qa.question import Concept, Question, Wants
from qa.stems import stem, stems

TEXTS_KEPT = 50_000  # whose figures are kept at hand: the same statements come up again and again
NEAR_BEFORE, NEAR_AFTER = 3, 6  # words between a count and what is counted


class Form(StrEnum):
    PERCENTAGE = "percentage"
    MONEY = "money"
    COUNT = "count"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    DECISION = "decision"
    LIST = "list"
    DEFINITION = "definition"
    WORDS = "words"


FIGURES = (Form.PERCENTAGE, Form.MONEY, Form.COUNT, Form.FIGURE)
_PERCENTAGE = re.compile(r"\bper ?cent|%|\b(percentage|proportion|share|attendance)\b", re.IGNORECASE)
_AS_SHARE = re.compile(
    r"\b(?:as|in) (?:an? )?(?:percentages?|per ?cent|%|shares?|proportions?)", re.IGNORECASE
)
_MONEY = re.compile(
    r"\b(spen[dt]\w*|costs?|budgets?|bill|price|money|pounds?|overspen\w+|underspen\w+|expenditure|funding|grant|savings?|"
    r"allowance|forecast to cost|deficit|surplus|income|pa(?:y|ys|id|ying)|fees?|salary|wages?|rents?|charge[sd]?|"
    r"loans?|earn\w*|£)\b|£",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"\bhow much\b(?! (?:better|worse|higher|lower|faster|slower|quicker|longer|shorter|bigger|smaller|larger|"
    r"older|younger|nearer|further|time)\b)",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(  # "how much of the absence was down to a few": a share, and no money
    r"\bhow much of\b(?![^?]*\b(?:money|budgets?|grants?|funds?|funding|costs?|spen[dt]\w*|savings?|income|bill|£))",
    re.IGNORECASE,
)
_MOVES = re.compile(  # what went up or down may be no money
    r"\bhow much (?:has|have|had|did|does|do|will|is|are)\b.*\b(?:come|came|gone|go|went|going|"
    r"ris(?:e|en|ing)|fall(?:en|ing)?|drop(?:ped)?|gr[eo]wn?|shrunk|shrink|(?:in|de)creased?|improved?|worsened?|reduced?|changed?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\bhow many ((?:[\w'’-]+ ){0,2}[\w'’-]+)|\bnumber of ((?:[\w'’-]+ ){0,2}[\w'’-]+)", re.IGNORECASE
)
_OF_THEM = re.compile(
    r"\bhow many (?:of (?:those|these|them) )?(?:were|are|was|is|had|have|has|got)\b(?P<what>[^?(]*)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:were|was|are|is|did|do|does|has|have|had|will|would|can|took|got|came)\b", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"\b[A-Z]{1,5} ?\d{1,3}(?:[. ]\d{1,2})?\b"
    r"|\b(?:Table|Figure|Chart|Part|Item|Appendix|Annex|Section|Paragraph)\s+\d{1,2}(?:\.\d{1,2})?[a-z]?\b"
    # the number of a paragraph, under its page's and its section's
    r"|^\W*(?:Page\s+\d+\s+)?\d{1,2}(?:(?:\.\d{1,2})+[.)]?\s|[.)]\s|\s(?![a-z]))(?:[A-Z ]{4,}\s\d{1,2}\.\d{1,2}\s)?"
    r"|\b[Pp]ages?\s+\d+(?:\s*(?:[-–—]|to|of|and)\s*\d+)?\b(?:\s+\d{1,2}\.(?=\s))?"
    r"|\b(?:19|20)\d\d(?:\s+(?:19|20)\d\d)+\b(?![,.]\d)"  # the heads of a table's columns
    r"|£\s?['’]?0{3}['’]?s?\b"  # their unit
)
_HOW_OFTEN = re.compile(r"\bhow (?:often|frequently|regularly)\b", re.IGNORECASE)
_FREQUENCY = re.compile(
    r"\b(?:daily|weekly|fortnightly|(?:\w+-)?monthly|quarterly|termly|annual|annually|yearly|once|twice|\w+ times|"
    r"(?:every|each|per|a) (?:\w+ ){0,2}(?:day|week|fortnight|month|quarter|term|year)s?)\b",
    re.IGNORECASE,
)
# "1) homes; 2) schools", and not "(up from 2)"
_LIST_NUMBER = re.compile(r"(\([^()]*\))|\b[1-9]\)(?=\s)")
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_PRINTED_PERCENTAGE = re.compile(r"\d ?%|\bper ?cent\b", re.IGNORECASE)
_WORDED_PERCENTAGE = re.compile(
    r"\b(?:ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ]\w+)?) per ?cent\b",
    re.IGNORECASE,
)
_PRINTED_MONEY = re.compile(r"£ ?\d|\d ?(?:m|k|million)\b")
_MONEY_OF_A_TABLE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\(\d+\)")
WORDED = 0.4  # what a number in words is worth
WORDED_COUNT = 0.7  # the same, by the thing that is counted: it may be said in passing
# what a number is worth that counts what the sentences before it name: "and five had left"
UNNAMED_COUNT = 0.6
LIKE_MONEY = 0.6  # what "13,480" is worth in a text, where it may be a count
_DECISION = re.compile(
    r"\b(RESOLVED|RECOMMENDED|AGREED|APPROVED|CARRIED|LOST|[Rr]esolved|[Aa]greed|[Aa]pprove[sd]?|decided|decision|"
    r"carried|rejected|(?:put to|by) (?:the |a )?vote)\b"
)
_BODY_ASKED = re.compile(
    r"\bwhich (?:[\w-]+ ){0,2}(?:partners?|organisations?|compan(?:y|ies)|providers?|bod(?:y|ies)|agenc(?:y|ies)|"
    r"councils?|boards?|committees?|groups?|teams?|schools?|services?|trusts?|charit(?:y|ies)|firms?)\b",
    re.IGNORECASE,
)
_ALSO_WHEN = re.compile(
    r"\bsince when\b|(?:\band|[,;–-]) (?:since |by |from )?when\b|"
    r"(?:\band|,) (?:(?:on|in|from|by|since) )?(?:what|which) (?:date|day|month|term|year)\b",
    re.IGNORECASE,
)
_ALSO_WHO = re.compile(r"(?:\band|[,;–-]) (?:by |to |with |for )?who(?:m|se)?\b", re.IGNORECASE)
_WHO = re.compile(
    r"\bwhich (?:[\w-]+ ){0,2}(?:minister|councillors?|officers?|person|members?|adviser|advisor|director|lead|mp)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\bwho(?:['’]s)?\b.*?\b(?P<post>chair|manager|director|leader|clerk|author|headteacher|adviser|commissioner|secretary|"
    r"treasurer|scrutineer|guardian|head)(?:s|ed|ing|man|person|woman)?\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"^\W*who(?:['’]s| is| are| was| were)(?: [A-Z][\w'’-]+)+\W*$")
_PRECISE = {Precision.DAY: 1.0, Precision.MONTH: 1.0, Precision.TERM: 0.8, Precision.CALENDAR_YEAR: 0.8}
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_YEARLESS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?!,?\s*\d{{4}})|"
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!,?\s*\d{{4}})"
)
_DEADLINE_ASKED = re.compile(
    r"\bby (?:when|what (?:date|day|time))\b|\bdeadlines?\b|\bclosing date\b|\bcut-?off\b|"
    r"\blast (?:date|day) (?:to|for)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|deadline|clos(?:es?|ing)|ends?|due)\b",
    re.IGNORECASE,
)
NO_DEADLINE = 0.5  # of a date's worth, where a deadline is asked for and nothing says that it is one
A_PERIOD = 0.6  # what a quarter or a financial year is worth where a date is asked for
PRIMARY = 0.6  # share of what is asked first, where both a name and a date are
_DEFINING = re.compile(
    r"\b(?:is|are|means?|refers? to|stands? for|describes?|known as|where|which)\b|[:–=]", re.IGNORECASE
)
_CODE = re.compile(r"[a-z]{1,4}\d{1,4}[a-z]?")
KEY_ROW_WORDS = 5
SUBJECT_WORDS = 8  # in which a sentence that defines a thing names it
_DURATIONS = frozenset(
    ["day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "minutes"]
)
_DID = frozenset(
    ["had", "have", "has", "were", "was", "are", "did", "said", "told", "received", "left", "remained"]
)
WORDED_COUNTS = (frozenset(VALUES) - {"one"}) | {
    *("half", "none"),
    *(f"{ten}-{unit}" for ten in TENS for unit in UNITS),
}
"""How papers print numbers in a sentence, large ones as it begins; "one" and "no" are as often no number."""
_OF_THE = re.compile(r"\bof (?:the|our|these|those|its|all)\b", re.IGNORECASE)
_NUMBER_WORDS = re.compile(
    rf"\b({'|'.join(TO_TWELVE)}|dozen|half|a third|a quarter|two[- ]thirds|three[- ]quarters|none|no)\b",
    re.IGNORECASE,
)


def expected_form(question: Question) -> Form:
    """The form in which an answer to this question comes."""
    if question.wants in (Wants.FIGURE, Wants.TREND, Wants.COMPARISON):
        text = question.search_text
        if _COUNTED.search(text) and not _AS_SHARE.search(text):
            return Form.COUNT
        if _PERCENTAGE.search(text):
            return Form.PERCENTAGE
        is_sum = _HOW_MUCH.search(text) and not (_MOVES.search(text) or _SHARE_OF.search(text))
        return Form.MONEY if is_sum or _MONEY.search(text) else Form.FIGURE
    return {
        Wants.PERSON: Form.NAME,
        Wants.TIME: Form.DATE,
        Wants.DECISION: Form.DECISION,
        Wants.LIST: Form.LIST,
        Wants.DEFINITION: Form.DEFINITION,
    }.get(question.wants, Form.WORDS)


NAME_AND_DATE = frozenset([Form.NAME, Form.DATE])


def also_expected(question: Question) -> Form | None:
    """What is asked for beside a name or a date: "Who leads it, and since when?"."""
    text = question.search_text
    form = expected_form(question)
    if form is Form.NAME and _ALSO_WHEN.search(text):
        return Form.DATE
    if form is Form.DATE and (_ALSO_WHO.search(text) or _WHO.search(text)):
        return Form.NAME
    return None


def fits(form: Form, question: Question, text: str, small: frozenset[str] = frozenset()) -> float:
    """How well a statement's form suits, in [0, 1]; `small` are words that its paper prints in small letters."""
    also = also_expected(question) if form in NAME_AND_DATE else None
    if also:
        second = _fits(also, question, text, small)
        return PRIMARY * _fits(form, question, text, small) + (1 - PRIMARY) * second
    return _fits(form, question, text, small)


def told(question: Question, text: str, small: frozenset[str] = frozenset()) -> frozenset[Form]:
    """Which of a name and a date, of the kinds that are asked for, a text has."""
    return frozenset(form for form in NAME_AND_DATE if _fits(form, question, text, small) >= A_PERIOD)


def fits_value(form: Form, question: Question, value: str, over: frozenset[str]) -> float:
    """How well a table's value, printed in its unit, suits; `over` are the stems of what it is said to be of."""
    if form is Form.MONEY and _MONEY_OF_A_TABLE.search(value):
        return float(bool(new_figures(question, value)))
    if form is not Form.COUNT:
        return _fits(form, question, value, frozenset())
    if not new_figures(question, value) or "%" in value or "£" in value:
        return 0.0
    return 1.0 if _counted(question) & over else 0.4


def _fits(form: Form, question: Question, text: str, small: frozenset[str]) -> float:
    if form is Form.WORDS:
        return 0.5
    if form is Form.LIST:
        return listed_in_prose(question, text)
    if form is Form.DEFINITION:
        return _defines(question, text)
    if form is Form.NAME:
        return _names(question, text, small)
    if form is Form.DATE:
        return _dates(question, text)
    if form is Form.DECISION:
        return float(_DECISION.search(text) is not None)
    left = new_figures(question, text)
    if form is Form.PERCENTAGE:
        is_printed = left and _PRINTED_PERCENTAGE.search(text)
        return 1.0 if is_printed or _WORDED_PERCENTAGE.search(text) else 0.3 * bool(left)
    if form is Form.MONEY:
        return _pays(text) if left else 0.0
    if form is Form.COUNT:
        return max(_counts(question, text), WORDED * bool(left or _NUMBER_WORDS.search(text)))
    return _numbers(question, text, left)


def _numbers(question: Question, text: str, left: frozenset[str]) -> float:
    """How surely a text tells a number of any kind, or how often, where that is asked: "monthly", "every two years"."""
    if _HOW_OFTEN.search(question.search_text):
        return 1.0 if _FREQUENCY.search(text) else WORDED * bool(left)
    return 1.0 if left else WORDED * bool(_NUMBER_WORDS.search(text))


def _pays(text: str) -> float:
    """How surely a text with a figure prints an amount of money."""
    if _PRINTED_MONEY.search(text):
        return 1.0
    return LIKE_MONEY if _MONEY_OF_A_TABLE.search(text) else 0.3


def _names(question: Question, text: str, small: frozenset[str]) -> float:
    """How surely a text names whom the question asks for: a body where it asks for one, else a person."""
    known = small | _named_in(question)
    if _BODY_ASKED.search(question.search_text):
        return of_body(text, known)
    post = post_asked(question)
    return holds(text, post, known) if post else personal(text, known)


def post_asked(question: Question) -> str | None:
    """The post whose holder a question asks for, as its word begins: "chair" of "Who chairs the Board?"."""
    match = _POST.search(question.search_text)
    return match["post"].casefold() if match else None


def _named_in(question: Question) -> frozenset[str]:
    """The words that a question prints itself: who took over at Beacon House is not Beacon House."""
    text = question.search_text
    return frozenset() if _WHO_IS.match(text) else frozenset(words(text))


def _dates(question: Question, text: str) -> float:
    """How well a text dates something: by another day, month or year than those that the question names itself."""
    own = {(p.start, p.end) for p in question.periods}
    told = [m for m in find_periods(text) if (m.period.start, m.period.end) not in own]
    best = max(
        (_PRECISE.get(m.precision, A_PERIOD) for m in told), default=float(bool(_YEARLESS.search(text)))
    )
    is_told = not _DEADLINE_ASKED.search(question.search_text) or _DEADLINE.search(text)
    return best if is_told else best * NO_DEADLINE


def _defines(question: Question, text: str) -> float:
    """How far a statement defines something asked for: spells an acronym out or says what a term means (1), lists it
    with its meaning (0.9), or says what a thing is (0.7).
    """
    plain = f" {' '.join(words(text))} "
    for concept in question.concepts:
        shorts = [w for w in concept.wordings if " " not in w and f" {w.casefold()} " in plain]
        longs = [w for w in concept.wordings if " " in w and f" {' '.join(words(w))} " in plain]
        if shorts and longs:
            return 1.0
    term = term_asked(question.search_text)
    meaning = gives_meaning(term, text) if term else 0.0
    if meaning:
        return meaning
    asked = _to_be_defined(question)
    if any(_is_code_of(c.word, text) for c in asked):
        return 0.7
    opening = stems(" ".join(text.split()[:SUBJECT_WORDS]))
    subjects = [c for c in asked if any(set(a) <= set(opening) for a in c.alternatives)]
    if len(subjects) * 2 < len(asked) or not subjects:
        return 0.0
    # a key has the term and what it means side by side, without a verb between them
    is_key_row = opening[:1] == stems(asked[0].word)[:1] and not new_figures(question, text)
    return 0.7 if _DEFINING.search(text) or (is_key_row and len(text.split()) >= KEY_ROW_WORDS) else 0.0


def _is_code_of(word: str, text: str) -> bool:
    """Whether a word is a code, and a text the row of the measure that has it: at its head, or in brackets."""
    said = text.casefold()
    return bool(_CODE.fullmatch(word)) and (f"({word})" in said or words(said)[:1] == (word,))


def _to_be_defined(question: Question) -> Sequence[Concept]:
    """The concepts of the term that a question asks the meaning of; all of its concepts where it has no such form."""
    named = set(words(term_asked(question.search_text) or ""))
    return [c for c in question.concepts if set(words(c.word)) <= named] or question.concepts


def figure_count(question: Question, text: str) -> int:
    """How many figures a text has that are no dates, no references and not the question's own."""
    return len(new_figures(question, text))


def new_figures(question: Question, text: str) -> frozenset[str]:
    """Figures left once dates, references and the question's own figures are taken out."""
    return _figures_of(text) - own_figures(question.text)


@lru_cache(maxsize=TEXTS_KEPT)
def _figures_of(text: str) -> frozenset[str]:
    """Figures of a text that are no dates and no references."""
    bare = list(text)
    for mention in find_periods(text):
        bare[mention.start : mention.end] = " " * (mention.end - mention.start)
    counted = _LIST_NUMBER.sub(lambda match: match[1] or " ", "".join(bare))
    return frozenset(_FIGURE.findall(_REFERENCE.sub(" ", counted)))


@lru_cache(maxsize=256)
def own_figures(question: str) -> frozenset[str]:
    """The figures that a question names itself."""
    return frozenset(_FIGURE.findall(question))


def _counts(question: Question, text: str) -> float:
    """How surely a number counts the thing asked for that stands near: "384 children", "Permanent exclusions: 3"."""
    best, counted = 0.0, _counted(question)
    tokens = re.findall(r"£?\d[\d,.]*(?: ?%)?|[^\W\d_]+|[.;](?=\s)", _OF_THE.sub(" ", text))
    figures = new_figures(question, text)
    for index, token in enumerate(tokens):
        # a percentage or an amount is no count
        if token.rstrip(".,") not in figures and token.casefold() not in WORDED_COUNTS:
            continue
        after = _to_stop(tokens[index + 1 : index + 1 + NEAR_BEFORE])
        before = _to_stop(tokens[max(index - NEAR_AFTER, 0) : index][::-1])
        if after[:1] and after[0].casefold() in _DURATIONS and stem(after[0]) not in counted:
            continue
        if counted & {s for word in (*before, *after) for s in stems(word)}:
            best = max(best, WORDED_COUNT if token.isalpha() else 1.0)
        elif after[:1] and after[0].casefold() in _DID:
            best = max(best, UNNAMED_COUNT)
    return best


def _counted(question: Question) -> frozenset[str]:
    """The stems of what a question asks the number of, in any of its wordings; of "them", what they were: "upheld"."""
    of_them = _OF_THEM.search(question.search_text)
    were = {stem(word) for word in content_words(of_them["what"]) if word.isalpha()} if of_them else set()
    if were:
        return _in_any_wording(question, were)
    for match in _COUNTED.finditer(question.search_text):
        phrase = _VERB.split(match.group(1) or match.group(2) or "")[0]
        named = {stem(w) for w in content_words(phrase or match.group(1) or "")}
        if named:
            return _in_any_wording(question, named)
    return frozenset()


def _in_any_wording(question: Question, named: Set[str]) -> frozenset[str]:
    counted = (c for c in question.concepts if named & frozenset(stems(c.word)))
    return frozenset(named).union(*(a for c in counted for a in c.alternatives[1:]))


def _to_stop(tokens: Sequence[str]) -> list[str]:
    """The tokens before the first that ends a sentence."""
    return list(takewhile(lambda token: token not in ".;", tokens))
