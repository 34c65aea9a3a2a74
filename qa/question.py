"""A question as the service reads it: what it asks for, of which period, in which words.

Every concept of the question keeps its alternatives: the word as typed, its correction from the papers' own
vocabulary, acronyms spelled out or shortened, and the papers' words for lay ones (`lay_words.toml`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from core.domain import Period, Turn
from core.number_words import TO_TWELVE
from core.periods import find_periods
from index.lexical import STOPWORDS, content_words, words
from qa.asked import asked_papers, asked_partials, asked_periods, undated
from qa.counts import count_in
from qa.filler import DIRECTIONS, FILLER, FRAME_WORDS, WORDED
from qa.lay import lay_phrases, official_words
from qa.partial import Partial
from qa.question_words import spelt_right
from qa.stems import stem
from qa.vocabulary import Vocabulary


class Wants(StrEnum):
    """What kind of thing would answer."""

    FIGURE = "figure"
    DECISION = "decision"
    PERSON = "person"
    TIME = "time"
    LIST = "list"
    TREND = "trend"
    COMPARISON = "comparison"
    DEFINITION = "definition"
    STATEMENT = "statement"


@dataclass(frozen=True)
class Concept:
    """One idea of the question: any of its alternatives, each a run of stems, expresses it."""

    word: str
    alternatives: tuple[tuple[str, ...], ...]
    wordings: tuple[str, ...] = ()
    official: str = ""  # what papers usually say for it, where people say it otherwise


@dataclass(frozen=True)
class Question:
    """One question, understood."""

    text: str
    wants: Wants
    concepts: tuple[Concept, ...]
    periods: tuple[Period, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)
    papers: tuple[Period, ...] = ()  # the days of papers that it names: "in the 2021 paper"
    partials: tuple[Partial, ...] = ()  # periods without a year, which the papers found must tell
    own: int | None = None  # how many of its characters are a follow-up's own, before what it follows up

    @cached_property
    def is_over_time(self) -> bool:
        """Whether the answer needs a value for each of several periods."""
        sides = len(self.periods) + len(self.papers) + self.asks_newest
        return sides > 1 and self.wants in _OF_VALUES

    @property
    def asks_newest(self) -> bool:
        """Whether a comparison is with the newest value: "with the latest figure"."""
        is_compared = self.wants in (Wants.TREND, Wants.COMPARISON)
        return is_compared and bool(_NEWEST.search(self.search_text))

    @property
    def is_since(self) -> bool:
        """Whether it asks for all that came after its one period: "since 2020/21", "from 2021 on"."""
        return len(self.periods) == 1 and bool(_SINCE.search(self.search_text))

    @cached_property
    def search_words(self) -> tuple[str, ...]:
        """Words for the lexical search, alternatives included."""
        wordings = [self.text, *self.corrections.values(), *(w for c in self.concepts for w in c.wordings)]
        return tuple(dict.fromkeys(word for wording in wordings for word in content_words(wording)))

    @cached_property
    def dense_text(self) -> str:
        """`search_text` with acronyms spelled out, which say more to an embedding than letters do."""
        longs = [w for c in self.concepts if " " not in c.word for w in c.wordings[1:] if " " in w]
        return f"{self.search_text} ({'; '.join(longs[:2])})" if longs else self.search_text

    @cached_property
    def official_text(self) -> str:
        """`search_text` with what people say as papers say it; the same where nothing in it is of the lay table."""
        text = self.search_text
        for concept in self.concepts:
            if concept.official:
                text = _in_place_of(concept.word, concept.official, text)
        return text

    @cached_property
    def search_pairs(self) -> tuple[tuple[str, str], ...]:
        """Neighbouring content words: phrases, and what a phrase becomes when a small word is left out."""
        return tuple(dict.fromkeys(pairwise(content_words(self.search_text))))

    @cached_property
    def search_text(self) -> str:
        """The question with its spelling put right, for the dense search."""
        return re.sub(r"\w+", lambda m: self.corrections.get(m.group().casefold(), m.group()), self.text)


LONGEST_SPELLED_OUT = 8  # words of a phrase that has an acronym
_OF_VALUES = (Wants.TREND, Wants.COMPARISON, Wants.FIGURE, Wants.STATEMENT)
_CHANGED = (
    r"(?:ris(?:en|ing)|rose|fall(?:en|ing)|fell|grow(?:n|ing)|grew|shr[aiu]nk|(?:gone|going|went) (?:up|down)|"
    r"(?:in|de)creas(?:ed|ing)|improv(?:ed|ing)|worsen(?:ed|ing)|declin(?:ed|ing)|chang(?:ed|ing)|"
    r"(?:got(?:ten)?|getting) (?:better|worse|harder|easier))"
)
_CHANGES = r"(?:rise|fall|grow|shrink|go (?:up|down)|increase|decrease|improve|worsen|decline|change)"
# what may follow a change that is asked about; with an object ("agreed increased fees") it is told of something else
_ENDS_CLAUSE = (
    r"(?=\W*$|[,;?]|"
    r" (?:or|and|since|between|from|over|in|at|by|this|last|compared|when|as|to|during|on)\b)"
)
# The first kind whose signs a question shows is its kind, so the order matters: "how has the number changed" asks
# for a trend.
_BODY = r"\b(board|committee|council|cabinet|executive|panel|forum|councillors|members)\b"
_SETTLES = (
    r"back|support|endorse|reject|refuse|turn down|throw out|vote|adopt|accept|ratify|defer|sign off|go (?:along|for)|"
    r"overrule|call in|block|give the go-ahead|allow|take out|leave out|exclude|exempt|spare|drop|insist on|impose"
)
_WENT = (
    r"rejected|refused|turned down|thrown out|voted down|carried|defeated|deferred|signed off|called in|ratified|"
    r"endorsed|overruled"
)
_PUT = r"\b(?:request|recommendations?|motion|amendment|petition|proposals?|call-?in|scrutiny referral)\b"
_SIGNS: dict[Wants, tuple[str, ...]] = {
    Wants.DEFINITION: (
        r"\bstands? for\b",
        # a verb, and no average: "the mean wait"
        r"\bmean(?:s|ing)\b|(?<!\bthe )(?<!\ba )\bmean\b(?=\W*$|[?,;:.]| (?:by|for|to|in|on|at|if|when|that|and|or|"
        r"with|here|exactly|as|about|under|of|the|an?|this|it|you|we)\b)",
        r"\bdefin",
        r"\bexplain",
        # a sign, and what it tells; a report shows things
        r"\bwhat (?:do|does|did) (?:an? |the )?(?:[\w'’-]+ ){0,2}?(?:arrows?|ticks?|stars?|asterisks?|symbols?|"
        r"colou?rs?|ratings?|letters?|codes?|red|amber|green|(?-i:[A-Z]))\b.*\b(?:represent|show)\b",
        r"\bwhat (is|are) (an? |the )?[\w ]+(approach|order|scheme|model)\b",
        r"\bwhat (?:does|do|did) [\w'’ -]{1,60} (?:measure|refer to|indicate|signify|denote|tell (?:you|us|me))\b",
    ),
    Wants.TREND: (
        r"\b(how (has|have|did)|what happened to)\b.*"
        r"\b(chang|mov|develop|trend|since|over|between|gone|risen|fallen|grow)",
        r"\btrend\b",
        r"\bover (time|the (last|past))",
        r"\bsince (19|20)\d\d",
        rf"^\W*(?:and )?(?:has|have|had|is|are|was|were)\b.*\b{_CHANGED}{_ENDS_CLAUSE}",
        rf"^\W*(?:and )?did\b.*\b{_CHANGES}{_ENDS_CLAUSE}",
        rf"\b(?:is|are|was|were) (?:it|they|that|this|these|those) {_CHANGED}{_ENDS_CLAUSE}",
    ),
    Wants.COMPARISON: (
        r"\bcompare",
        r"\bversus\b",
        r"\bvs\b",
        r"\bwhich (is|was|are|were)\b.*\b(more|less|higher|lower|larger|most)",
        r"\bwhich\b[^?.]*\b(more|less|fewer|higher|lower|larger|smaller|better|worse)\b[^?.]*\bor\b",
        r"^\W*(?:and )?(?:is|are|was|were|did|do|does|has|have)\b.*"
        r"\b(?:more|fewer|less|higher|lower|better|worse|larger|smaller|bigger)\b.*\b(?:or|than)\b",
        r"\bdiffer(?!ent\b)|\b(?:how|any|much) different\b|\bdifferent (?:from|to|than)\b",
    ),
    Wants.DECISION: (
        r"\bresolve",
        r"\bdecid",
        r"\bdecision",
        r"\bapprove",
        r"\bagree[d]?\b",
        r"\brecommend",
        rf"\bwhat did (the|this|that|our)? ?[\w ]*{_BODY}",
        rf"{_BODY}.*\b(come down on|settle)",
        r"\bput to (a|the) vote\b",
        rf"\bwhat (?:\w+ )?(?:conditions?|strings|provisos?|amendments?|limits?)\b[^?]*\bdid\b[^?]*{_BODY}",
        rf"\bdid\b[^?]*{_BODY} (?:\w+ ){{0,2}}(?:{_SETTLES})\b",
        r"\b(?:what was the|by what|on what|which way did the) vote\b|\bhow (?:did|was|were) [^?]*\bvot(?:e|ed|ing)\b",
        r"\bvote (?:on [^?]*)?(?:go|went)\b",
        rf"\b(?:was|were|been|get|got) (?:\w+ )?(?:{_WENT})\b|^\W*(?:was|were|did)\b[^?]*\b(?:{_WENT})\b",
        r"\b(which|what) minute\b",
        r"\bwhat (?:came|was the (?:outcome|result|upshot)|were the outcomes|became) (?:out )?of\b"
        rf".*(?:{_BODY}|{_PUT})",
        rf"\bwhat happened to\b.*{_PUT}",
    ),
    Wants.PERSON: (
        r"^\W*(and )?who\b",
        r"^\W*(and )?(at |by |for |in |on |to |under )?whose\b",
        r"\bwhich ([\w-]+ ){0,2}(councillors?|officers?|person|members?|minister|advis[eo]r|director|mp|partner|"
        r"organisation|company|provider)\b",
        r"\bname of\b",
    ),
    Wants.TIME: (
        r"^\W*(and )?when\b",
        r"\bwhat (date|day|month|year)\b",
        r"\bby when\b",
        r"\bwhat time\b",
        r"\bhow long ago\b",
    ),
    Wants.FIGURE: (
        r"\bhow (many|much|quick|quickly|fast|long|often|big|large|small|high|low|deep|old|far|wide|heavy)\b",
        r"\bwhat (was |is |were |are )?(the |an? )?[\w'’/ -]*\b(percentage|proportion|share|rate|number|figure|cost|"
        r"spend|spending|budget|total|average|(?<=the )mean|median|amount|target|forecast|expenditure|bill|price|ratio|"
        r"overspend|underspend|allowance|deficit|surplus|attendance|salary|wages?|rent|fees?|charges?|worth|"
        r"take[- ]?up|uptake|caseload|turnover|vacancies|capacity|"
        r"score|value|ratio|population|occupancy|out-?turn|balance|reserves?)\b",
        r"\bwhat (does|did|do|will|would|has|have|is|was) [\w' -]+ "
        r"(pay|paid|paying|charge[sd]?|earn(s|ed)?|receive[sd]?)\b",
        r"^\W*(?:(?:the|estimated|total|average|latest|current|annual|net|gross|overall) )*"
        r"(?:percentage|proportion|share|rate|number|cost|spend|spending|budget|total|average|amount|target|forecast|expenditure|attendance|take-?up|"
        r"uptake|caseload|turnover|overspend|underspend|deficit|salary|score)\b",
        r"(?<!\d)(?<!\d )(?:\bper ?cent|%)",  # what has a figure before it is given, not asked for
        r"\bspen[dt]\b",
        r"\bcost(?:s|ing)?\b",
        r"\bby how much\b",
        r"\bon time\b",
    ),
    Wants.LIST: (
        r"\b(list|which (are|were)|what (are|were) the)\b",
        r"\bname (the|all)\b",
        r"^\W*what (?:are|were) [\w'’ -]+ (?:priorities|aims|objectives|themes|recommendations|risks|principles)\b",
        r"\bwhat (three|four|five|six|seven|\d+)\b",
    ),
}
# Signs of a list that outweigh all others: how many things are asked for, or more than one.
_LISTS = re.compile(
    r"\b(?:what|which) (?!years?\b|quarters?\b|months?\b|is\b|was\b|do\b|does\b|has\b|happened\b)"
    r"(?:[\w'’-]+ ){0,2}?(?:[\w'’-]{2,}[^\W\d_su'’i])s "
    r"(?:are|were|will|would|have|had|has|did|do|does|can|should|must|get|make|of|in|for|on)\b"
    r"|\b(?:what|which) (?:dates|days|steps|actions|measures|initiatives) "
    r"|\bwhat (?:is|was|has|had|have) (?:being|been) done\b",
    re.IGNORECASE,
)
_NAMES_THEM = re.compile(r"\b(?:what|which|list|name|give|who)\b", re.IGNORECASE)
_KINDS = {wants: re.compile("|".join(signs), re.IGNORECASE) for wants, signs in _SIGNS.items()}

_COUNTS = re.compile(
    r"^\W*(?:and )?(?:by |of |in |for )?(?:how (?:many|much)\b(?! votes)|"
    r"what (?:was |is |were )?(?:the )?(?:percentage|proportion|share|number|rate|per ?cent)\b)",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    rf"\b(?:what|which) (?:{'|'.join(TO_TWELVE[1:])}|[2-9]) "
    r"(?!years?|quarters?|months?|weeks?|terms?|figures?|values?|numbers?|amounts?|rates?)(?:[\w-]+ )?[\w-]+s "
    r"(?:are|were|will)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"^\W*(?:and )?what (?:did|does|do|will|would) (?!.*\b(?:resolv|deci[ds]|approv|agree|recommend|sa(?:y|id)|vote))"
    r"[^?]*?(?<!\bto )(?<!\bthe )(?<!\bof )\b(?:cost|spend|pay|earn|charge|save|owe|borrow)\b",
    re.IGNORECASE,
)
_OF_WHO_DID = re.compile(
    r"^\W*(?:and )?who (?!(?:\w+ )?(?:made|took|taken|decid\w*|approv\w*|agree\w*|resolv\w*|recommend\w*|vot\w*|mov\w*|"
    rf"second\w*|propos\w*|{_SETTLES}|{_WENT})\b)",
    re.IGNORECASE,
)
_WHY = re.compile(r"^\W*(?:and |so |but )?(?:why|how come)\b", re.IGNORECASE)
_GIVEN = re.compile(r"£ ?\d|\d ?(?:%|per ?cent\b)", re.IGNORECASE)
_IS = re.compile(r"(?<=\bwhat)['’]s\b|(?<=\bwho)['’]s\b", re.IGNORECASE)
_PREFIXED = re.compile(r"(?P<prefix>re|non|pre|post|multi|anti|co|sub|semi|cross)(?P<rest>[^\W\d_]{5,})")
_PLACE = re.compile(
    r"\b(?:in|on|under|from) (?:(?:the|this|that|our|their|your) )?(?:[\w'’/-]+ ){0,6}?"
    r"(?:scorecards?|dashboards?|reports?|papers?|packs?|agendas?|minutes|documents?|tables?|charts?|graphs?|"
    r"appendix|annex|glossary|footnotes?|columns?|rows?|keys?|legends?)\b"
    r"|(?<= )(?:measures?|refers? to|denotes?)(?=\W*$| (?:in|on|under|from)\b)",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"^\W*what(?: is| are) (?:an? )?[\w\s'’-]{3,60}(?:,? according to [^?]*)?\W*$", re.IGNORECASE
)
_NEWEST = re.compile(r"\b(?:latest|newest|most recent|current(?:ly)?|now|today)\b", re.IGNORECASE)
NOW = re.compile(
    r"\b(?:so far|latest|newest|most recent|current(?:ly)?|now|today|at present|at the moment|to date)\b",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(
    r"\b(?:this|last) year\b|\b(?:last|past) (?:\w+ )?(?:\w+ )?(?:years|quarters|months|reports)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b|\bfrom\b[^.?]{4,30}\b(?:on|onwards)\b", re.IGNORECASE)
_FOLLOW_UP = re.compile(
    r"^\W*(and|but|so|then|ok|okay|what about|how about|and what about|what of|is that|was that|is it|was it|why|"
    r"does that|do they|are they|were they|did they|did it|the same|same)\b|"
    r"\b(it|that|those|these|they|them|this|there|one)\b|"
    # of several the first or the last, and by what is left out: "which ward was lowest, and what was its figure?"
    r"^\W*(?:which|what|who)\b(?: [\w'’-]+){0,3}? (?:is|was|are|were|had|has|came|did)(?: the)?"
    r" (?:lowest|highest|best|worst|most|least|largest|smallest|biggest|fewest|top|bottom|first|last|lower|higher|"
    r"better|worse)"
    r"(?: (?:figure|value|number|one|rate))?(?=\W*$|,|;| and\b| or\b|\?)",
    re.IGNORECASE,
)
_SUBJECTLESS = re.compile(
    r"^\W*(and )?(what|how) about\b|^\W*and\b|^\W*(is|was|are|were|does|did|do) (it|that|they|those|this)\b",
    re.IGNORECASE,
)


def understand(text: str, history: Sequence[Turn], vocabulary: Vocabulary) -> Question:
    """The question with its history folded in, its kind, periods and concepts."""
    standalone = spelt_right(make_standalone(text, history))
    corrections = vocabulary.corrections(words(WORDED.sub(" ", standalone)))
    corrected = re.sub(r"\w+", lambda m: corrections.get(m.group().casefold(), m.group()), standalone)
    wants = kind_of(corrected)
    own = corrected.rfind("? (") if standalone != spelt_right(text) else None
    return Question(
        text=standalone,
        wants=wants,
        concepts=tuple(_concepts(corrected, vocabulary)),
        periods=_periods(corrected, wants, own),
        corrections=corrections,
        papers=asked_papers(corrected),
        partials=asked_partials(corrected),
        own=own,
    )


def dated(question: Question, told: Mapping[Partial, Period]) -> Question:
    """The question with what it names without a year taken as these periods."""
    return replace(
        question, periods=_periods(question.search_text, question.wants, question.own, told), partials=()
    )


def _periods(
    text: str, wants: Wants, own: int | None, told: Mapping[Partial, Period] = MappingProxyType({})
) -> tuple[Period, ...]:
    """The periods that are asked for; a follow-up that asks for a value "so far" leaves the earlier one's behind."""
    is_change = wants in (Wants.TREND, Wants.COMPARISON)
    if own is not None and not is_change and NOW.search(text[:own]):
        text = text[:own]
    return asked_periods(text, each_end=is_change, own=None if is_change else own, told=told)


def kind_of(text: str) -> Wants:
    """The first kind whose signs the question shows."""
    text = _IS.sub(" is", text)
    if asks_for_list(text):
        return Wants.LIST
    shown = next((wants for wants, signs in _KINDS.items() if signs.search(text)), None)
    if shown is Wants.DECISION and _OF_WHO_DID.match(text):
        return Wants.PERSON  # "who led the challenge to the decision"
    if shown is Wants.DECISION and (_COUNTS.match(text) or _PAID.match(text)):
        return Wants.FIGURE  # of what was approved or lost, how many; what the council's homes cost
    if shown is Wants.FIGURE and _WHY.match(text) and _GIVEN.search(text):
        return Wants.STATEMENT  # "why did it rise by 18%?" gives the figure itself
    return shown or (Wants.DEFINITION if _WHAT_IS.match(text) else Wants.STATEMENT)


def asks_for_list(text: str) -> bool:
    """Whether a question asks for several things: "which five groups", "what steps were taken"."""
    if _SO_MANY.search(text):
        return True
    if any(_KINDS[other].search(text) for other in (Wants.COMPARISON, Wants.DECISION, Wants.FIGURE)):
        return False
    return bool(_LISTS.search(text)) or (count_in(text) is not None and bool(_NAMES_THEM.search(text)))


def make_standalone(text: str, history: Sequence[Turn]) -> str:
    """The question with what it leaves out taken from the turn before.

    A question that names no period of its own keeps the earlier one's; its own subject, where it has one, replaces the
    earlier subject, which only stays as context.
    """
    asked = [turn.content for turn in history if turn.role == "user" and turn.content.strip()]
    if not asked or not _FOLLOW_UP.search(text):
        return text
    own = [word for word in words(text) if word not in STOPWORDS]
    if len(own) > 7 and not _SUBJECTLESS.search(text):
        return text
    return f"{text.rstrip(' ?.')}? ({asked[-1].strip()})"


def _concepts(text: str, vocabulary: Vocabulary) -> Iterator[Concept]:
    """Phrases of the lay table first, then the words they leave."""
    asked = count_in(text)
    tokens = _telling_words(text)
    taken = [False] * len(tokens)
    for start, end in lay_phrases(tokens):
        if end - start == 1 and tokens[start] in STOPWORDS | DIRECTIONS:
            continue
        taken[start:end] = [True] * (end - start)
        phrase = tokens[start:end]
        yield _concept(" ".join(phrase), official_words(phrase), vocabulary)
    period_words = {word for mention in find_periods(text) for word in words(mention.period.printed)}
    period_words |= {word for paper in asked_papers(text) for word in words(paper.printed)}
    told = [
        *undated(text),
        *(match.group() for pattern in (NOW, _THIS_YEAR) for match in pattern.finditer(text)),
    ]
    period_words |= {word for printed in told for word in words(printed)}
    short = _acronyms(tokens, vocabulary)
    for place, (token, used) in enumerate(zip(tokens, taken, strict=True)):
        is_count = asked is not None and kind_of(text) is Wants.LIST and token == asked.printed
        if not used and not is_count and token not in STOPWORDS | FRAME_WORDS | FILLER | period_words:
            yield _concept(token, (), vocabulary, short.get(place, ()))


def _acronyms(tokens: Sequence[str], vocabulary: Vocabulary) -> dict[int, tuple[str, ...]]:
    """The acronyms that papers have for phrases of a question, by the place of each of their words."""
    found: dict[int, tuple[str, ...]] = {}
    for start in range(len(tokens)):
        for end in range(start + 2, min(start + LONGEST_SPELLED_OUT, len(tokens)) + 1):
            short = vocabulary.shortenings(" ".join(tokens[start:end]))
            found |= dict.fromkeys(range(start, end), short) if short else {}
    return found


def _telling_words(text: str) -> list[str]:
    """The words that tell what is asked about; where a term stands that is to be defined is not of its meaning."""
    tokens = list(words(WORDED.sub(" ", text)))
    if kind_of(text) is not Wants.DEFINITION:
        return tokens
    own = list(words(WORDED.sub(" ", _PLACE.sub(" ", text))))
    return own if any(word not in STOPWORDS | FRAME_WORDS | FILLER for word in own) else tokens


def _hyphened(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The same word in two, where it begins as many do that are also written with a hyphen: "re-offending"."""
    match = _PREFIXED.fullmatch(word)
    if match and vocabulary.knows(match["rest"]):
        yield f"{match['prefix']} {match['rest']}"


def _in_place_of(said: str, official: str, text: str) -> str:
    """A text with other words for a phrase, whatever stands between the phrase's words."""
    phrase = r"\W+".join(map(re.escape, said.split()))
    return re.sub(rf"\b{phrase}\b", lambda _: official, text, flags=re.IGNORECASE)


def _concept(
    word: str, official: Sequence[str], vocabulary: Vocabulary, short: Sequence[str] = ()
) -> Concept:
    """`short`: acronyms of phrases that it is a word of: "DoLS" says "liberty"."""
    wordings = [word, *_hyphened(word, vocabulary), *official, *short]
    for wording in (word, *official):
        wordings += [*vocabulary.expansions(wording), *vocabulary.shortenings(wording)]
    alternatives = dict.fromkeys(tuple(stem(w) for w in content_words(wording)) for wording in wordings)
    kept = tuple(a for a in alternatives if a)
    return Concept(word, kept, tuple(dict.fromkeys(wordings)), official[0] if official else "")
