"""Search alone: meetings as papers, and what a ranking of their passages is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import DocumentText
from core.errors import EvaluationError
from core.settings import Settings
from eval.passages import (
    MOST_WORDS,
    Found,
    Query,
    add_all,
    as_paper,
    measured,
    read_meetings,
    read_queries,
    searches,
)
from qa.service import build_service
from tests.index.hashing import HashingEmbedder

LONG = " ".join(f"Sentence {n} is about trams." for n in range(60))
MEETING = as_paper(
    "one", [("Ash", "Let us begin."), ("Birch", LONG), ("Ash", "And the pool?"), ("Elm", "It opens in May.")]
)


def test_a_turn_is_a_page_and_names_its_speaker():
    assert [page.text for page in MEETING.pages][2:] == ["Ash: And the pool?", "Elm: It opens in May."]
    assert MEETING.document.page_count == 4


@given(
    st.lists(st.tuples(st.text("AB ", max_size=4), st.text("ab. \n", max_size=300)), min_size=1, max_size=5)
)
def test_passages_are_slices_of_the_meeting_in_order_and_lose_no_word(turns):
    paper = as_paper("one", turns)
    whole = DocumentText(pages=tuple(page.text for page in paper.pages))

    for passage in paper.passages:
        assert passage.text == whole.text[passage.start : passage.end]
    assert " ".join(p.text for p in paper.passages).split() == whole.text.split()


def test_passage_is_no_longer_than_a_search_reads():
    assert len(MEETING.passages) > 2
    assert max(len(passage.text.split()) for passage in MEETING.passages) <= MOST_WORDS


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ({0}, Found(1.0, 1.0)),
        ({3}, Found(1 / len(MEETING.passages), 1.0)),
        ({0, 9}, Found(1.0, 0.5)),
        ({9}, Found(0.0, 0.0)),
    ],
    ids=["first", "last", "half", "none"],
)
def test_search_is_measured_by_the_first_right_passage_and_the_turns_held(turns, expected):
    query = Query("one", "?", frozenset(turns))

    assert measured(query, lambda text, limits: MEETING.passages) == expected


def test_every_search_stays_inside_the_query_s_meeting(tmp_path):
    other = as_paper("two", [("Oak", "The pool opens in June.")])
    settings, embedder = Settings(data_dir=tmp_path / "data"), HashingEmbedder()
    settings.data_dir.mkdir()
    add_all(settings, embedder, [MEETING, other])
    service = build_service(settings, embedder)

    for search in searches(service, settings, embedder).values():
        assert measured(Query("two", "When does the pool open?", frozenset({0})), search) == Found(1.0, 1.0)
    service.close()


def test_files_are_read_as_their_readme_describes_them(tmp_path):
    (tmp_path / "corpus.jsonl").write_text(
        '{"meeting": "one", "turn": 0, "speaker": "Ash", "text": "Hello."}\n'
        '{"meeting": "two", "turn": 0, "speaker": "Oak", "text": "Welcome."}\n'
    )
    (tmp_path / "queries.jsonl").write_text(
        '{"meeting": "one", "text": "Who?", "spans": [[1, 2], [5, 5]]}\n{"meeting": "two", "text": "?", "spans": []}\n'
    )

    assert [paper.document.title for paper in read_meetings(tmp_path / "corpus.jsonl")] == ["one", "two"]
    assert list(read_queries(tmp_path)) == [Query("one", "Who?", frozenset({1, 2, 5}))]


@pytest.mark.parametrize("text", [None, "{", "no json"])
def test_folder_that_is_none_is_named(tmp_path, text):
    if text is not None:
        (tmp_path / "queries.jsonl").write_text(text)

    with pytest.raises(EvaluationError, match=r"queries\.jsonl cannot be read"):
        list(read_queries(tmp_path))
