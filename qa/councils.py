"""Which council's papers a question asks of, where papers of several stand in one index.

A question that names a council is answered from its papers alone: a neighbour's figure would be a wrong figure. Papers
that do not tell whose they are stay in.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from core.domain import Document, Filters
from index.lexical import words
from qa.question import Question
from qa.shown import plain

SHORTEST_PLACE = 5  # letters of a place in a file's name; shorter ones are abbreviations


class Councils:
    """The councils whose papers are at hand."""

    def __init__(self, documents: Sequence[Document], language: Collection[str] = ()) -> None:
        """`language`: everyday words; a council of such a name ("Reading") must be asked for with a capital."""
        names = {d.council.casefold(): d.council for d in documents if d.council}
        for document in documents:
            names |= {word: word.title() for word in _place_of_file(document, language)}
        self._owner = {d.doc_id: _owner(d, names) for d in documents}
        self._named = {
            key: re.compile(rf"\b{re.escape(name)}(?:['’]s)?\b", 0 if key in language else re.IGNORECASE)
            for key, name in names.items()
        }

    def named(self, text: str) -> frozenset[str]:
        """The councils that a text names, in small letters."""
        return frozenset(key for key, pattern in self._named.items() if pattern.search(text))

    def closing(self, text: str, cited: Sequence[Document]) -> str:
        """Whose papers were cited, where papers of several councils are at hand and none is named; else nothing."""
        if len(self._named) < 2 or self.named(text):
            return ""
        names = sorted({d.council for d in cited if d.council})
        if not names:
            return ""
        listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return f"The papers cited are of {plain(listed)}. Name a council to ask of its papers alone."

    def limited(self, text: str, filters: Filters | None) -> Filters | None:
        """The filters narrowed to the papers of the councils named, and those of nobody known; else as they are."""
        asked = self.named(text)
        others = [id_ for id_, owner in self._owner.items() if owner and owner not in asked]
        if not asked or not others:
            return filters
        left_out = frozenset(others)
        base = filters or Filters()
        within = base.document_ids if base.document_ids is not None else tuple(self._owner)
        return base.model_copy(update={"document_ids": tuple(id_ for id_ in within if id_ not in left_out)})

    def without_names(self, question: Question) -> Question:
        """The question without the names of councils among its concepts: their papers need not repeat them."""
        named = {word for name in self.named(question.search_text) for word in words(name)}
        kept = tuple(c for c in question.concepts if not set(words(c.word)) <= named)
        return replace(question, concepts=kept) if kept else question


def _place_of_file(document: Document, language: Collection[str]) -> Collection[str]:
    """The place that a file is named by, where no page names its council: a letterhead is often a picture.

    It is the only word of the name that neither the language knows nor the paper's title or body has.
    """
    if document.council or not language:
        return ()
    said = {word.casefold() for word in words(f"{document.title} {document.committee or ''}")}
    own = re.findall(r"[^\W\d_]+", document.file.rpartition(".")[0].casefold())
    places = {
        word for word in own if len(word) >= SHORTEST_PLACE and word not in said and word not in language
    }
    return places if len(places) == 1 else ()


def _owner(document: Document, names: Collection[str]) -> str | None:
    """The council that a paper is of: as read from it, else as its title, body or file name says."""
    if document.council:
        return document.council.casefold()
    said = f"{document.title} {document.committee or ''} {document.file}".casefold()
    return next((name for name in names if re.search(rf"\b{re.escape(name)}\b", said)), None)
