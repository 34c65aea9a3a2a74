"""Words and turns of speech that say nothing of a question's subject, so that no paper need say them.

A paper may hold one of them once, by chance: it would count as the rarest of what is asked. Which way a figure moved is
asked, and no subject either. The lay table's phrases ("put in", "come into care") go before these words; those that a
term is made of ("take" of take-up, "looked" of looked after) are none.
"""

import re

_WORDS = """
s t d m ll re ve don didn doesn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn
actually again ago almost along already altogether always anyway apart else enough even ever exactly far finally
instead lately maybe mostly nearly never now nowadays often perhaps quite rather really roughly round somehow
sometimes soon still though usually well yet yes ok hi hello thanks
called come comes came coming find found feel gets getting goes went happen happens happening let like make makes
made making put puts see seen seem seems show shows shown think thinks try tried turn turned turns want wants
wanted become became mention mentioned mentions
back classed bit few kind kinds lot lots ones sort sorts stuff thing things way ways
anybody anyone anything everybody everyone everything nobody someone something whether whole because before
towards toward upon whose less down shot crept soared rocketed plummeted tumbled
past recent recently current currently data figures numbers statistics stats
"""
FILLER = frozenset(_WORDS.split())

DIRECTIONS = frozenset(
    ["getting", "better", "worse", "harder", "easier", "longer", "shorter", "quicker", "slower"]
)
"""Which way something goes, where that is asked: "is it getting better?" needs no paper that says so."""

_FRAME = """
according compare compared comparison across among between change changed define defined definition document
fall fallen falling fell gone grow grown growing grew rise rises risen rising rose drop drops dropped latest newest
explain explained figure happened heard know list mean means meaning move moved moving name
number paper papers percent percentage proportion report reported reports share stand stands table tell trend
"""
FRAME_WORDS = DIRECTIONS | frozenset(_FRAME.split())
"""Words that say what kind of answer is wanted, or where it stands; no paper need repeat them."""

WORDED = re.compile(
    r"\b(?:(?:is|are|was|were|be|being) )?(?:summ(?:ed|arised|arized) up|summaris\w+) (?:in|as|by)\b"
    r"(?: [\w'’-]+ words)?"
    r"|\bin (?:\w+) words\b"
    r"|(?<=how much )money\b"
    r"|\b(?:all )?(?:beginning|starting|that begin|that start) with (?:the (?:same )?letter )?(?:an? )?\w\b"
    r"|\b(?:end(?:s|ed|ing)? up|f[io]u?nd(?:ing)? out|turn(?:s|ed|ing)? out to be|as things stand|on the whole|"
    r"as a whole|all told|in the end|these days|at the last count|do (?:we|you|they) know|"
    r"can you (?:tell|show) (?:me|us)|how come|going by)\b"
    r"|\b(?:early|late|mid|(?:way )?back)[- ](?:in )?(?=(?:19|20)\d\d\b)"
    r"|\bhow (?:long|big|large|old|fast|quick(?:ly)?|bad(?:ly)?)\b"
    # the council, by what it is the council of: "did the city let", "that the county pays for"
    r"|\b(?:did|does|do|has|have|had|is|was|will|would|can|could|should|must|that|which|if|as) "
    r"the (?:city|county|borough|town|district)\b"
    r"(?! (?:council|court|hall|lines|centre|deal|wide|academy|school|college)\b| (?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What a question says of how it is put, how its answer is worded or who is asked of, which no paper need repeat."""
