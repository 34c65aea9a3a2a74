"""`python -m eval.same_words DATA_DIR QUESTIONS`: how many words a claim shares with what proves it.

A question with its answer's figure in it is a claim in a reader's own words. Of the passages found that hold that
figure, those on an evidence page prove the claim and the others only happen to hold it. For each threshold: the share
of claims that a passage which proves them would carry, and the share of chance passages that would;
`qa.support.SAME_WORDS` is where the two are furthest apart.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.domain import RetrievedPassage
from core.settings import Settings
from eval.questions import Question, load_questions
from eval.scoring import contains, normalised, passage_pages
from index.lexical import words
from index.stems import stems
from qa.filler import FRAME_WORDS
from qa.service import build_service

PASSAGES = 50
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8)


def main(arguments: Sequence[str]) -> None:
    """Print the curve for the data folder and question file given."""
    if len(arguments) != 2:
        sys.exit("usage: python -m eval.same_words DATA_DIR QUESTIONS")
    service = build_service(Settings(data_dir=Path(arguments[0])))
    proving, chance = [], []
    for question in load_questions(Path(arguments[1])):
        if question.answerable and not question.history:
            found = list(shares(question, service.search(question.question, top_k=PASSAGES)))
            proving += [max(share for share, proves in found if proves)] if any(p for _, p in found) else []
            chance += [share for share, proves in found if not proves]
    service.close()
    print(f"{len(proving)} claims with a passage that proves them, {len(chance)} passages by chance")
    print(f"{'threshold':>10}{'proved':>10}{'chance':>10}")
    for threshold in THRESHOLDS:
        print(f"{threshold:10.2f}{reached(proving, threshold):10.2f}{reached(chance, threshold):10.2f}")


def shares(question: Question, hits: Sequence[RetrievedPassage]) -> Iterator[tuple[float, bool]]:
    """Yield for each passage with the answer's figure its share of the claim's words, and whether it proves it."""
    claim = {stem for word in words(question.question) if word not in FRAME_WORDS for stem in stems(word)}
    for hit in hits:
        said = normalised(hit.passage.text)
        if claim and any(contains(said, form) for form in question.must[0]):
            shared = claim & {*stems(hit.passage.text), *stems(hit.passage.context)}
            yield len(shared) / len(claim), bool(question.relevant_pages & set(passage_pages([hit])))


def reached(values: Sequence[float], threshold: float) -> float:
    """The share of values that reach the threshold; 0 where there are none."""
    return sum(value >= threshold for value in values) / len(values) if values else 0.0


if __name__ == "__main__":
    main(sys.argv[1:])
