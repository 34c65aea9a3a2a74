"""Pages that nothing could read: every answer over their papers says so, and no answer over others does."""

from datetime import date

import pytest

from core.domain import Filters, Said, Status, lead_of
from qa.unread import CLOSING, refusal_closing, unread_in, unread_place
from tests.papers import doc_id, document, read

READ = read("read", "There are 384 children in care.", meeting_date=date(2025, 11, 10))
PARTLY = read(
    "partly",
    "There are 120 foster carers.",
    "",
    "",
    unread_pages=(2, 3),
    committee="Board",
    meeting_date=date(2024, 11, 11),
)
QUESTION = "How many children are in care?"
PLACES = "partly.pdf, pages 2-3"


@pytest.fixture(scope="module")
def service(build):
    return build(READ, PARTLY)


@pytest.fixture(scope="module")
def doubting(build):
    return build(READ, PARTLY, refuse_below=1.0)


def test_answer_ends_by_owning_up_and_lists_the_pages_beside_it(service):
    answer = service.ask(QUESTION)

    assert answer.status is Status.ANSWERED
    assert answer.text.endswith(f"\n\n{CLOSING}")
    assert [(each.file, each.pages) for each in answer.unread] == [("partly.pdf", (2, 3))]


def test_answer_s_lead_is_left_as_it_is_and_no_figure_is_added(service, build):
    alone = build(READ).ask(QUESTION)
    answer = service.ask(QUESTION)

    assert lead_of(answer.text) == lead_of(alone.text)
    assert not any(character.isdigit() for character in CLOSING)


def test_refusal_names_the_papers_and_their_pages(doubting):
    answer = doubting.ask(QUESTION)

    assert answer.status is Status.NOT_FOUND
    assert answer.text.endswith(f"the answer may stand on one of them: {PLACES}.")
    assert [each.file for each in answer.unread] == ["partly.pdf"]


def test_words_that_are_streamed_are_the_answer_s(service, doubting):
    for asked in (service, doubting):
        *events, answer = asked.stream(QUESTION)

        assert "".join(event.text for event in events if isinstance(event, Said)) == answer.text


@pytest.mark.parametrize(
    "filters",
    [Filters(document_ids=(doc_id("read"),)), Filters(date_from=date(2025, 1, 1)), Filters(document_ids=())],
    ids=["another paper", "other dates", "no paper"],
)
def test_papers_that_the_filters_leave_out_are_not_named(filters, service, doubting):
    for asked in (service, doubting):
        answer = asked.ask(QUESTION, filters=filters)

        assert answer.unread == ()
        assert CLOSING not in answer.text
        assert "could not be read" not in answer.text


def test_paper_that_the_filters_let_through_is_named(doubting):
    assert PLACES in doubting.ask(QUESTION, filters=Filters(committee="board")).text


def test_refusal_over_many_papers_names_some_and_counts_the_rest():
    papers = [document(f"paper {n}", unread_pages=(n,), page_count=9) for n in range(1, 8)]

    said = refusal_closing(unread_in(papers))

    assert "paper 5.pdf, page 5; and pages of 2 other papers." in said
    assert "paper 6.pdf" not in said
    assert refusal_closing(unread_in(papers[:6])).endswith("and pages of 1 other paper.")
    assert [unread_place(each) for each in unread_in(papers)][6] == "paper 7.pdf, page 7"


def test_name_of_a_file_cannot_put_a_marker_into_a_refusal(build):
    odd = read("odd", "There are 384 children.", "", unread_pages=(2,), file="odd [1] {0}.pdf")

    assert "odd (1) (0).pdf, page 2." in build(odd, refuse_below=1.0).ask("Who?").text
