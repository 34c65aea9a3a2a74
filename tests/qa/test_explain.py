"""Why an answer is as it is: what is told is what the stages had, and a page is followed to where it was lost."""

from datetime import date

import pytest

from core.domain import Elsewhere, Filters, Status
from core.errors import NotFound
from core.explanation import ExpectedPage, Explain, Explained, Stage
from qa.confidence import OF_THE_PAPERS
from qa.draft import Draft, Quote, Sentence
from qa.lost_page import Sought, page_trace
from qa.rank import NEIGHBOUR_SCORE, with_neighbours
from qa.statements import PASSAGES_READ
from qa.trace import Searched, Trace
from tests.papers import read
from tests.qa.makers import Pages, found, ranked

CARE = (
    "MONITORING REPORT QUARTER 2 2025/26\n"
    "3.1 There are 384 children in care, up from 371 at the end of Quarter 1. This is the highest number so far."
)
ROADS = "4.1 The lorries were washed in May. 4.2 The depot has a new gate."
NEW = read("new", CARE, ROADS, meeting_date=date(2025, 11, 10), committee="Children")
OLD = read(
    "old",
    "3.1 There were 352 children in care at the end of September 2024.",
    "Exempt: Veltram is paid for care.",
    meeting_date=date(2024, 11, 11),
    held_pages=(2,),
)
QUESTION = "How many children are in care?"


@pytest.fixture(scope="module")
def service(build):
    return build(NEW, OLD)


def explained(service, question=QUESTION, page=None, file="new", **more) -> Explained:
    expected = ExpectedPage(file=file, page=page) if page else None
    answer = service.ask(question, explain=Explain(expected=expected), **more)
    assert isinstance(answer, Explained)
    return answer


# --- what the stages had --------------------------------------------------------------------------------------


def test_answer_is_the_same_with_its_why_and_without(service):
    plain, told = service.ask(QUESTION), explained(service)

    assert not isinstance(plain, Explained)
    assert (told.text, told.citations, told.retrieved) == (plain.text, plain.citations, plain.retrieved)


@pytest.mark.parametrize("question", [QUESTION, "What was said of lorries in May 2025?", "Is there a gate?"])
def test_parts_of_every_score_add_up_to_it(service, question):
    answer = explained(service, question)

    scored = [(passage.parts, passage.score) for passage in answer.why.passages]
    scored += [(passage.parts, passage.score) for passage in answer.retrieved]
    for parts, score in scored:
        assert sum(parts.values()) == pytest.approx(score, abs=1e-5)


def test_passage_lifted_by_the_one_before_says_by_how_much():
    first, second = ranked(QUESTION, NEW)[:2]
    later = second.candidate.passage

    (lifted,) = [
        r
        for r in with_neighbours([first, second], {first.candidate.passage.passage_id: later})
        if r.candidate.passage.passage_id == later.passage_id
    ]

    assert second.score < NEIGHBOUR_SCORE * first.score
    assert lifted.parts["neighbour"] == pytest.approx(NEIGHBOUR_SCORE * first.score - second.score)


def test_question_is_told_as_it_was_read(service):
    read_as = explained(
        service, "How many childern were in care in Quarter 2 2025/26 at Zanzibar?"
    ).why.question

    assert read_as.corrections == {"childern": "children"}
    assert (read_as.wants, read_as.expected_form, read_as.over_time) == ("figure", "count", False)
    assert [(p.label, p.start, p.end) for p in read_as.periods] == [
        ("Q2 2025/26", date(2025, 7, 1), date(2025, 9, 30))
    ]
    assert {c.word: c.in_papers for c in read_as.concepts}["zanzibar"] is False


def test_word_that_no_paper_uses_puts_the_question_in_doubt(service):
    why = explained(service, "How many children are in care in Zanzibar?").why

    assert why.blame is Stage.QUESTION
    assert "“zanzibar”" in said(why, Stage.QUESTION)


def test_question_over_time_tells_the_search_of_each_period(service):
    why = explained(service, "How has the number of children in care changed from 2023/24 to 2024/25?").why

    assert why.question.over_time
    assert [s.period and s.period.label for s in why.searches] == [None, "2023/24", "2024/25"]


def test_search_shows_what_either_way_brought_first(service):
    (search,) = explained(service).why.searches
    ranks = {(hit.lexical_rank, hit.dense_rank) for hit in search.hits}

    assert {lexical for lexical, _ in ranks} >= {1}
    assert {dense for _, dense in ranks} >= {1}
    assert all(hit.bm25 > 0 for hit in search.hits if hit.lexical_rank)


def test_refusal_says_how_weak_the_evidence_was_and_in_what(build):
    answer = explained(build(NEW, OLD, refuse_below=1.0))
    evidence = answer.why.evidence

    assert answer.status is Status.NOT_FOUND
    assert evidence.score < evidence.threshold == 1.0
    assert f"Refused: evidence {evidence.score:.2f} is under 1.00." in said(answer.why, Stage.EVIDENCE)
    # nobody asked for a period, so the period is not to blame
    assert evidence.weakest in set(OF_THE_PAPERS)


def test_every_stage_has_its_sentence_in_order(service):
    assert [report.stage for report in explained(service).why.stages] == list(Stage)


def said(why, stage: Stage) -> str:
    return next(report.said for report in why.stages if report.stage is stage)


# --- the page that was expected -------------------------------------------------------------------------------


def test_page_that_is_cited_was_not_lost(service):
    trace = explained(service, page=1).why.expected

    assert trace is not None
    assert (trace.file, trace.page, trace.lost_at) == ("new.pdf", 1, None)
    assert trace.said.startswith("The answer cites it as [")


def test_page_of_a_paper_that_the_filters_leave_out_is_lost_at_the_search(service):
    why = explained(service, page=1, filters=Filters(date_to=date(2025, 1, 1))).why

    assert why.expected is not None
    assert why.blame is why.expected.lost_at is Stage.SEARCH
    assert "filters" in why.expected.said


def test_held_back_page_is_answered_as_one_that_is_not_there(service):
    sentences = []
    for number in (2, 3):
        with pytest.raises(NotFound) as refused:
            explained(service, page=number, file="old")
        sentences.append(str(refused.value).replace(f"page {number} ", "page N "))

    assert sentences[0] == sentences[1]


def test_page_of_no_paper_is_refused_before_anything_is_searched(service):
    with pytest.raises(NotFound, match="No paper is called 'nowhere'"):
        next(service.stream(QUESTION, explain=Explain(expected=ExpectedPage(file="nowhere", page=1))))


def test_nothing_of_a_held_back_page_is_told(service):
    assert "Veltram" not in explained(service, "What is Veltram paid for care?").model_dump_json().replace(
        "What is Veltram", ""
    )


HERE = Sought(NEW.document, 1, frozenset(p.passage_id for p in NEW.passages if p.first_page == 1))
THERE = Sought(NEW.document, 2, frozenset(p.passage_id for p in NEW.passages if p.first_page == 2))


@pytest.fixture
def nothing_cited(service):
    """An answer that cites nothing."""
    return service.ask(QUESTION).model_copy(update={"citations": ()})


def traced(sought: Sought, trace: Trace, answer):
    return page_trace(sought, trace, answer, [NEW.document, OLD.document], Pages(NEW, OLD).text)


def notes(**more) -> Trace:
    """Notes of a question for which all passages were found."""
    hits = ranked(QUESTION, NEW, OLD)
    searches = [Searched(None, tuple(hit.candidate for hit in hits))]
    return Trace(**{"searches": searches, "ranked": hits, "found": found(QUESTION, NEW, OLD), **more})


def test_page_without_passages_is_lost_at_reading(nothing_cited):
    assert traced(Sought(NEW.document, 2, frozenset()), notes(), nothing_cited).lost_at is Stage.READING


def test_page_that_no_search_brought_is_lost_at_the_search(nothing_cited):
    only_old = tuple(r for r in ranked(QUESTION, NEW, OLD) if r.candidate.document == OLD.document)
    trace = notes(ranked=only_old, searches=[Searched(None, tuple(r.candidate for r in only_old))])

    assert traced(HERE, trace, nothing_cited).lost_at is Stage.SEARCH


def test_page_whose_words_stand_in_a_better_paper_is_lost_at_ranking(nothing_cited):
    only_old = tuple(r for r in ranked(QUESTION, NEW, OLD) if r.candidate.document == OLD.document)
    lost = traced(HERE, notes(ranked=only_old, repeated=HERE.passage_ids), nothing_cited)

    assert lost.lost_at is Stage.RANKING
    assert "same words" in lost.said


@pytest.mark.parametrize(
    ("before", "stage"),
    [(PASSAGES_READ - 1, Stage.STATEMENTS), (PASSAGES_READ, Stage.RANKING)],
    ids=["the last that is read", "the first that is not"],
)
def test_page_ranked_after_those_that_are_read_is_lost_at_ranking(before, stage, nothing_cited):
    own = [r for r in ranked(QUESTION, NEW) if r.candidate.passage.passage_id in THERE.passage_ids][:1]
    others = list(ranked(QUESTION, OLD)[:1]) * before

    assert traced(THERE, notes(ranked=(*others, *own), found=()), nothing_cited).lost_at is stage


def test_page_of_a_refusal_is_lost_at_the_evidence(nothing_cited):
    assert traced(HERE, notes(is_refused=True), nothing_cited).lost_at is Stage.EVIDENCE


def test_page_whose_sentence_was_taken_out_is_lost_at_the_check(nothing_cited):
    hit = next(r for r in ranked(QUESTION, NEW) if r.candidate.passage.passage_id in HERE.passage_ids)
    draft = Draft(lead=(Sentence("There are 999 {0}.", (Quote(hit, 1, 0, 9),)),))

    assert traced(HERE, notes(draft=draft), nothing_cited).lost_at is Stage.CHECK


def test_page_whose_best_statement_comes_behind_others_is_lost_at_the_statements(nothing_cited):
    lost = traced(THERE, notes(), nothing_cited)

    assert lost.lost_at is Stage.STATEMENTS
    assert "Its best statement is number" in lost.said


def test_page_with_the_best_statement_is_lost_at_the_writing(nothing_cited):
    assert traced(HERE, notes(found=found(QUESTION, NEW)), nothing_cited).lost_at is Stage.WRITING


def test_page_cited_in_another_paper_with_the_same_words_was_not_lost(service):
    answer = service.ask(QUESTION)
    copy = Elsewhere(doc_id=NEW.document.doc_id, file=NEW.document.file, page=2)
    cited = answer.citations[0].model_copy(update={"also_in": (copy,)})

    assert traced(THERE, notes(), answer.model_copy(update={"citations": (cited,)})).lost_at is None
