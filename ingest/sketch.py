"""A sketch of a text's words by which the same text is known again in another file.

Bottom-k sketch (Broder, "On the resemblance and containment of documents", 1997; Cohen and Kaplan, "Summarizing data
using bottom-k sketches", 2007): the k smallest hashes of all runs of five words. The share of the k smallest hashes of
two texts together that both sketches hold estimates how much of their runs they share (Jaccard's measure).
`index.same_source` compares sketches; which texts are sketched is left to `ingest.parts`.
"""

import hashlib
import re

WORDS_IN_RUN = 5
SKETCH = 128  # hashes kept: the estimate's standard error is at most 0.045
FEWEST_RUNS = 30  # a text of fewer words is like too many others
_WORD = re.compile(r"[^\W_]+")


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's runs of words, ascending, each below 2**53; none for a text of few words."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + WORDS_IN_RUN]) for i in range(len(words) - WORDS_IN_RUN + 1)}
    if len(runs) < FEWEST_RUNS:
        return ()
    return tuple(sorted(map(_hash, runs))[:SKETCH])


def _hash(run: str) -> int:
    # below 2**53, so that any reader of JSON keeps it exactly
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") >> 11
