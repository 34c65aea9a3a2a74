"""Answers in the papers' own words: short, dated, and every stretch of them on a page."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Cell, PassageKind, Period, Provenance, Source
from ingest.rows import RowSpan
from qa import compose
from qa.extractive import QUOTE_CHARS, ExtractiveWriter
from qa.parts import parts_of
from qa.shown import plain
from qa.together import Answered
from tests.papers import read
from tests.qa.makers import Pages, asked, found

MOST_IN_A_LEAD = 400


def draft(question: str, *papers, max_quotes: int = 4):
    writer = ExtractiveWriter(Pages(*papers).text, max_quotes)
    return writer.write(asked(question, *papers), found(question, *papers))


def lead(question: str, *papers) -> str:
    made = draft(question, *papers)
    return compose.Composer(Pages(*papers).page).text(made).split("\n\n")[0]


CARE = read(
    "care", "MONITORING REPORT Quarter 2 2025/26\nThere are 384 children in care.\nLegal costs are £2.1m."
)


def test_no_statement_gives_no_draft():
    assert draft("How many?", read("blank", "")) is None


def test_question_of_parts_to_which_the_best_passages_say_nothing_is_answered_as_a_whole():
    paper = read("care", "There are 384 children in care. The placements cost £2.1m.")
    question = "How many children are in care, and what do they cost?"
    parts = [Answered(part, ()) for part in parts_of(asked(question, paper))]

    made = ExtractiveWriter(Pages(paper).text, 4).write(asked(question, paper), found(question, paper), parts)

    assert made is not None
    assert "384 children" in made.lead[0].text


def test_lead_is_the_paper_s_sentence():
    assert "There are 384 children in care." in lead("How many children are in care?", CARE)


def test_period_that_the_sentence_leaves_out_is_printed_before_it_in_the_paper_s_words():
    reported = Period(
        label="Q2 2025/26",
        start=date(2025, 7, 1),
        end=date(2025, 9, 30),
        printed="Quarter 2 2025/26",
        page=1,
    )
    paper = read(
        "care", "MONITORING REPORT Quarter 2 2025/26", "There are 384 children in care.", period=reported
    )

    shown = lead("How many children are in care?", paper)

    assert re.sub(r"\[\d\]", "[n]", shown).startswith(
        "Quarter 2 2025/26 [n]: There are 384 children in care. [n]"
    )


def test_statement_of_a_paper_without_a_period_is_dated_by_its_paper():
    on_page = Provenance(
        field="meeting_date", source=Source.FRONT_PAGE, page=1, quote="DATE: 10 November 2025"
    )
    paper = read(
        "care",
        "DATE: 10 November 2025",
        "There are 384 children in care.",
        meeting_date=date(2025, 11, 10),
        provenance=(on_page,),
    )

    assert lead("How many children are in care?", paper).startswith("In the paper of 10 November 2025 [")


LONG = " ".join(f"The children in care of team {n} are well" for n in range(60)) + "."


@pytest.mark.parametrize("text", [LONG, LONG * 3], ids=["long", "longer"])
def test_long_statement_is_cut_between_words_around_what_was_asked_to_fit_the_lead(text):
    shown = lead("How are the children in care of team 30?", read("long", text, budget=10_000))

    assert len(shown) <= MOST_IN_A_LEAD
    assert shown.startswith("… ")
    assert "team 30" in shown
    assert set(re.findall(r"[a-zA-Z]+", shown)) == {
        "The",
        "children",
        "in",
        "care",
        "of",
        "team",
        "are",
        "well",
    }


def test_word_longer_than_the_lead_does_not_break_it():
    shown = draft("How are the children?", read("long", "care" * 400 + " children", budget=10_000))

    assert shown is None or len(shown.lead[0].text) <= MOST_IN_A_LEAD


SAID = st.lists(
    st.sampled_from(
        [
            "children",
            "in",
            "care",
            "384",
            "£2.1m.",
            "Q2 2025/26",
            "[3]",
            "{0}",
            "cost:",
            "•",
            "RESOLVED",
            "\n",
        ]
    ),
    min_size=1,
    max_size=150,
).map(" ".join)


@given(st.lists(SAID, min_size=1, max_size=4))
def test_lead_and_quotes_keep_to_their_length_and_cite_what_stands_there(texts):
    papers = [read(f"paper {number}", text) for number, text in enumerate(texts)]
    pages = Pages(*papers)

    made = draft("How many children are in care?", *papers)

    if made is None:
        return
    assert len(compose.Composer(pages.page).text(made).split("\n\n")[0]) <= MOST_IN_A_LEAD
    for sentence in (*made.lead, *made.support):
        assert sentence.quotes
        assert set(re.findall(r"\{(\d+)\}", sentence.text)) == {str(n) for n in range(len(sentence.quotes))}
        assert not re.search(r"\[\d+\]", sentence.text)
        for quote in sentence.quotes:
            assert pages.page(quote.document.doc_id, quote.page).text[quote.start : quote.end].strip()
    assert all(len(sentence.text) <= QUOTE_CHARS + 40 for sentence in made.support)


def test_no_more_quotes_than_the_settings_allow():
    papers = [
        read(f"paper {n}", f"There are {n} children in care of team {n * 7}, it says.") for n in range(9)
    ]

    assert len(draft("How many children are in care?", *papers, max_quotes=2).support) <= 2


def test_statement_that_speaks_of_other_things_is_not_quoted():
    other = read("other", "Coach hire for swimming lessons is arranged by the schools themselves.")
    near = read("near", "Most children in care live with foster carers, as the annual report says.")
    made = draft("How many children are in care?", CARE, near, other, max_quotes=10)
    told = " ".join(sentence.text for sentence in (*made.lead, *made.support))

    assert "foster carers" in told
    assert "Coach hire" not in told


def test_quote_reads_on_to_the_sentences_that_follow_as_far_as_there_is_room():
    text = "Contacts about neglect have come down since the launch. There were 31 in March and 148 before."
    other = "Contacts about neglect are counted each quarter. " + "The count is explained in the annex. " * 20

    made = draft(
        "How many contacts about neglect were there in the launch year?", read("a", text), read("b", other)
    )

    quoted = [plain(s.text) for s in made.support]
    assert all(len(text) < 280 for text in quoted)
    assert any("each quarter. The count is explained in the annex. The count" in text for text in quoted)


def test_same_words_are_not_quoted_twice():
    made = draft("How many children are in care?", CARE, read("copy", CARE.pages[0].text))

    told = [plain(re.sub(r"\{\d\}", "", s.text)) for s in (*made.lead, *made.support)]
    assert len([text for text in told if "384 children" in text]) == 1


def test_comparison_of_two_periods_has_a_statement_for_each():
    new = read("new", "There are 384 children in care at Quarter 2 2025/26.")
    old = read("old", "There were 352 children in care at Quarter 2 2024/25.")

    shown = lead("How many children were in care at Q2 2024/25 and at Q2 2025/26?", new, old)

    assert "384" in shown
    assert "352" in shown


def test_table_row_is_told_with_its_heads_and_the_row_is_the_quote():
    text = "Measure Target 2025/26 Actual Q2\nChildren in care 390 384"
    row = "Children in care 390 384"
    heads = ("Measure", "Target 2025/26", "Actual Q2")
    told = zip(heads, ("Children in care", "390", "384"), strict=True)
    cells = tuple(Cell(head=head, text=text, boxes=()) for head, text in told)
    span = RowSpan(page=1, start=text.index(row), end=len(text), heads="; ".join(heads), cells=cells)
    paper = read("table", text, rows=[span])
    assert PassageKind.TABLE_ROW in {p.kind for p in paper.passages}

    shown = lead("What is the target for children in care?", paper)

    assert "Children in care – " in shown
    assert "Target 2025/26: 390" in shown
    assert "Actual Q2: 384" in shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("see note [3]", "see note (3)"),
        ("[12] and [1]", "(12) and (1)"),
        ("{0} of {1}", "(0) of (1)"),
        ("[{3}]", "[(3)]"),
        ("[sic]", "[sic]"),
        ("two\n  lines", "two lines"),
    ],
)
def test_paper_cannot_print_a_marker(printed, shown):
    assert plain(printed) == shown


@given(st.text(alphabet="[]{}()0123 \n") | st.text())
def test_no_text_of_a_paper_becomes_a_marker_or_a_placeholder(text):
    shown = plain(text)

    assert not re.search(r"\[\d+\]|\{\d*\}", shown)
    assert len(shown) <= len(text)


YEARLY = (
    read("new", "Overall attendance of pupils was 90.4%.", meeting_date=date(2024, 10, 16)),
    read("old", "Overall attendance of pupils was 91.2%.", meeting_date=date(2023, 10, 19)),
)


@pytest.mark.parametrize(
    "question",
    [
        "Has attendance of pupils got better or worse between 2023 and 2024?",
        "How has attendance of pupils changed from 2023 to 2024?",
        "Is attendance of pupils going up or down?",
    ],
)
def test_change_between_sentences_in_the_same_words_is_told_with_both_figures(question):
    assert "It fell from 91.2% to 90.4%" in lead(question, *YEARLY)


@pytest.mark.parametrize(
    "other",
    [
        "Overall attendance of pupils was 91.2 days.",
        "Attendance of pupils on Fridays was 91.2%.",
        "Lateness of pupils was 91.2% in attendance.",
    ],
)
def test_no_change_is_told_between_sentences_of_different_things(other):
    old = read("old", other, meeting_date=date(2023, 10, 19))

    assert "It fell" not in lead("How has attendance of pupils changed from 2023 to 2024?", YEARLY[0], old)
