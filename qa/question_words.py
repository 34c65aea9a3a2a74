"""The small words that a question is put in, spelt right: what is asked for is known by them.

They are too short, or too common in the papers, for the papers' own words to put them right. Only whole spellings that
are no words of English are taken: "wot", "meny", "whats".
"""

import re

_SPELT = {
    "what": "wot wots wat waht wht whot",
    "what is": "whats wats",
    "which": "wich whitch wihch whcih",
    "when": "wen whn wehn",
    "where": "wher wheer",
    "who is": "whos",
    "how": "hw hwo",
    "many": "meny mny manny mani",
    "much": "mutch mch muhc moch",
    "have": "hav hve ahve haev",
    "were": "wer wre",
    "was": "wos wass waz",
    "the": "teh hte",
    "and": "adn",
    "from": "frm fom",
    "with": "wiht wth",
    "this": "tihs thsi",
    "that": "taht thta",
    "there": "ther",
    "their": "thier",
    "they": "thay",
    "because": "becuase becos coz",
    "about": "abot abuot",
    "year": "yr yer yaer",
    "years": "yrs yeers",
    "will": "wil wll",
    "would": "wud wuld",
    "should": "shud shoud",
    "could": "coud",
    "through": "thru throo",
    "does": "doez",
    "before": "befor",
    "after": "aftr",
    "any": "eny",
    "people": "ppl",
    "hours": "hrs hurs",
    "minutes": "mins",
    "weeks": "wks",
    "months": "mths mnths",
}
_RIGHT = {wrong: right for right, spellings in _SPELT.items() for wrong in spellings.split()}
_ANY = "|".join(_RIGHT)
# a capital within a text is a name's: "Mrs Wen"
_WRONG = re.compile(rf"^\W*(?i:(?P<first>{_ANY}))\b(?!['’])|\b(?P<later>{_ANY})\b(?!['’])")


def spelt_right(text: str) -> str:
    """The text with its question words spelt right; all else as it was typed."""
    return _WRONG.sub(_righted, text)


def _righted(match: re.Match[str]) -> str:
    word = match["first"] or match["later"]
    return match.group().replace(word, _RIGHT[word.casefold()])
