"""Sketches of texts: alike for the same words, whatever surrounds them."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.sketch import SKETCH, sketch

WORDS = [f"word{n}" for n in range(400)]


def shared(one, other):
    """The estimate of Jaccard's measure that two sketches give."""
    both = sorted(set(one) | set(other))[:SKETCH]
    return len(set(both) & set(one) & set(other)) / len(both)


def test_layout_and_capitals_do_not_change_a_sketch():
    text = " ".join(WORDS)

    assert sketch(text) == sketch(text.upper().replace(" ", "\n"))


def test_small_change_changes_little_and_another_text_everything():
    changed = " ".join([*WORDS[:200], "other", *WORDS[201:]])
    stranger = " ".join(f"strange{n}" for n in range(400))

    assert shared(sketch(" ".join(WORDS)), sketch(changed)) > 0.9
    assert shared(sketch(" ".join(WORDS)), sketch(stranger)) == 0


def test_text_of_few_words_has_no_sketch():
    assert sketch(" ".join(WORDS[:33])) == ()
    assert len(sketch(" ".join(WORDS[:34]))) == 30


@given(st.lists(st.sampled_from(WORDS), max_size=300))
def test_sketch_is_sorted_bounded_and_exact_in_json(words):
    made = sketch(" ".join(words))

    assert list(made) == sorted(set(made))
    assert len(made) <= SKETCH
    assert all(0 <= value < 2**53 for value in made)
