"""A checked draft as an answer: markers in the order of first use, each with its proof."""

from datetime import date

from core.domain import Page, Period
from qa import compose
from qa.draft import Draft, Quote, Sentence
from tests.papers import document, read
from tests.qa.makers import Pages, asked, ranked

PAPER = read(
    "care",
    "MONITORING REPORT Quarter 2 2025/26\nNow there are 384 children\nin care.",
    "Legal costs are £2.1m.",
    title="Care report",
    period=Period(
        label="Q2 2025/26", start=date(2025, 7, 1), end=date(2025, 9, 30), printed="Quarter 2 2025/26", page=1
    ),
)
BEST = next(r for r in ranked("children", PAPER) if r.candidate.passage.first_page == 1)
PAGES = Pages(PAPER)


def quote(words: str, page: int = 1, **more) -> Quote:
    start = PAPER.pages[page - 1].text.index(words)
    return Quote(BEST, page, start, start + len(words), **more)


CARE = quote("384 children\nin care")
COSTS = quote("£2.1m", page=2)


def composed(draft: Draft, page_of=PAGES.page) -> tuple[str, list]:
    composer = compose.Composer(page_of)
    return composer.text(draft), composer.citations


def test_markers_count_in_the_order_of_first_use_and_the_same_place_keeps_its_number():
    draft = Draft(
        lead=(Sentence("Costs {0} and children {1}", (COSTS, CARE)),),
        support=(Sentence("Children again {0}", (CARE,)),),
    )

    text, citations = composed(draft)

    assert text == "Costs [1] and children [2]\n\n> Children again [2]"
    assert [(c.marker, c.page) for c in citations] == [(1, 2), (2, 1)]


def test_lead_is_one_paragraph_and_each_quote_below_a_quotation():
    text, _ = composed(
        Draft(
            lead=(Sentence("One {0}", (CARE,)), Sentence("two {0}", (COSTS,))),
            support=(Sentence("three {0}", (CARE,)),),
        )
    )

    assert text == "One [1] two [2]\n\n> three [1]"


def test_rows_of_values_are_a_table_between_the_lead_and_the_quotes():
    draft = Draft(
        lead=(Sentence("One {0}", (CARE,)),),
        table=(Sentence("Q2 | 384 | {0}", (CARE,)), Sentence("Q1 | £2.1m | {0}", (COSTS,))),
        table_heads=("Period", "Value", "Where"),
        support=(Sentence("two {0}", (CARE,)),),
    )

    text, citations = composed(draft)

    table = "| Period | Value | Where |\n| --- | --- | --- |\n| Q2 | 384 | [1] |\n| Q1 | £2.1m | [2] |"
    assert text == f"One [1]\n\n{table}\n\n> two [1]"
    assert [c.page for c in citations] == [1, 2]


def test_citation_quotes_the_page_on_one_line_with_a_box_for_each_printed_line():
    _, (citation,) = composed(Draft(lead=(Sentence("x {0}", (CARE,)),)))

    assert citation.quote == "384 children in care"
    # "384" starts at column 14 of the second line; words are parted by one column, which keeps them in one box
    assert citation.boxes == ((140.0, 20.0, 260.0, 32.0), (0.0, 40.0, 70.0, 52.0))
    assert (citation.document.title, citation.page, citation.ocr) == ("Care report", 1, False)
    assert citation.period == "Q2 2025/26"


def test_citation_of_a_period_printed_elsewhere_claims_no_section_of_the_statement():
    own, source = quote("384"), quote("Quarter 2 2025/26", is_source=True)
    passage = BEST.candidate.passage.model_copy(update={"section": "3 Care", "item": "5a"})
    placed = [
        Quote(
            type(BEST)(type(BEST.candidate)(passage=passage, document=PAPER.document, fused=0.0), 1.0, {}),
            each.page,
            each.start,
            each.end,
            each.is_source,
        )
        for each in (own, source)
    ]

    _, (first, second) = composed(Draft(lead=(Sentence("{0} {1}", tuple(placed)),)))

    assert (first.section, first.item) == ("3 Care", "5a")
    assert (second.section, second.item) == (None, None)


def test_citation_has_the_page_s_printed_numbers_and_says_what_was_read_from_a_scan():
    labels = {"label": "B-12", "own_label": "3 of 25"}

    def scanned(doc_id: str, number: int) -> Page:
        page = PAGES.page(doc_id, number)
        sure = [100] * len(page.text)
        sure[0 : CARE.start] = [1] * CARE.start  # words that are not quoted
        sure[CARE.end - 1] = 62
        return page.model_copy(update={"ocr": True, "confidences": tuple(sure), **labels})

    _, (citation,) = composed(Draft(lead=(Sentence("x {0}", (CARE,)),)), scanned)

    assert (citation.ocr, citation.ocr_confidence) == (True, 62)
    assert (citation.page_label, citation.page_own_label) == ("B-12", "3 of 25")


def test_retrieved_passages_are_ranked_from_one_and_cut_to_the_number_asked():
    found = ranked("children in care", PAPER)

    shown = compose.retrieved(found, 1)

    assert [(hit.rank, hit.passage) for hit in shown] == [(1, found[0].candidate.passage)]
    assert len(compose.retrieved(found, 100)) == len(PAPER.passages)


def test_refusal_says_how_many_papers_and_of_which_days():
    papers = [
        document("a", meeting_date="2025-06-16"),
        document("b", meeting_date="2024-11-11"),
        document("c"),
    ]

    text = compose.refusal(asked("dragons"), compose.Silence(papers, ()))

    assert text == "The papers do not say. Searched: 3 papers, dated 11 November 2024 to 16 June 2025."


def test_refusal_names_unused_words_one_or_several():
    one = compose.refusal(asked("dragons"), compose.Silence([document()], (), ["dragons"]))
    two = compose.refusal(asked("dragons"), compose.Silence([document()], (), ["dragons", "elves"]))

    assert one == "The papers do not say. Searched: 1 paper.\n\nNone of them uses the word “dragons”."
    assert two.endswith("None of them uses the words “dragons”, “elves”.")


def test_refusal_points_to_the_nearest_places():
    text = compose.refusal(asked("children"), compose.Silence([PAPER.document], [BEST]))

    assert text.endswith("Nearest, though it is not an answer:\n\n- Care report, page 1")


def test_what_nothing_was_found_of_is_named_only_where_a_cited_page_has_its_figures():
    lead = (Sentence("Children {0}", (CARE,)),)

    named, _ = composed(Draft(lead=lead, missing=("Q2 2025/26",)))
    unnamed, _ = composed(Draft(lead=lead, missing=("Q1 1987/88",)))
    both, _ = composed(Draft(lead=lead, missing=("Q2 2025/26", "Q1 1987/88")))

    assert "No value was found in the papers for Q2 2025/26." in named
    assert "No value was found in the papers for all that was asked for." in unnamed
    assert "No value was found in the papers for Q2 2025/26, the others asked for." in both
