"""Whatever a paper says, its minutes are words of its own pages, each in one place."""

from hypothesis import given
from hypothesis import strategies as st

from core.domain import DocumentText
from ingest.minutes import find_minutes
from tests.papers import document, pages

LINES = st.sampled_from(
    [
        "At a meeting of the Harbour Board on 8 September 2025",
        "Minutes of the meeting of the Harbour Board held on 8 September 2025",
        "EXECUTIVE BOARD MEETING HELD ON 11 SEPTEMBER 2025",
        "Present: Councillors Gull (Chair) and Tern",
        "Apologies:",
        "HB1 MINUTES",
        "HB2 DREDGING AND",
        "THE CHANNEL",
        "12. Apologies for Absence",
        "13",
        "14/25",
        "1) begin in May; and",
        "• a point",
        "RESOLVED: That",
        "RESOLVED:",
        "RESOLVED",
        "Resolved - That it be noted.",
        "It was agreed that",
        "The Board RESOLVED to",
        "“RESOLVED: That",
        "it be noted.”",
        "Decision:",
        "| Director of",
        "Meeting ended at 8 p.m.",
        "Record of decision",
        "Decision Notice – Executive, 8 May 2025",
        "Decision: to dredge",
        "Minute number: C.8",
        "REPORT TO: Harbour Board",
        "SUBJECT: Dredging",
        "Appendix 1",
        "Agenda Item 3",
        "",
        "   ",
        ".",
        "|",
    ]
)
TEXTS = st.lists(st.lists(LINES | st.text(max_size=12), max_size=14).map("\n".join), max_size=4)


@given(texts=TEXTS, held=st.sets(st.integers(1, 4)))
def test_minutes_lie_inside_the_text_and_decide_no_word_twice(texts, held):
    if not texts:
        return
    held = {n for n in held if n <= len(texts)}
    public = ["" if n in held else text for n, text in enumerate(texts, start=1)]
    about = document(page_count=len(texts), held_pages=tuple(sorted(held)))
    text = DocumentText(pages=tuple(public)).text

    meetings, minutes = find_minutes(about, pages(*public))

    assert bool(meetings) == bool(minutes)
    assert [minute.position for minute in minutes] == list(range(len(minutes)))
    taken: set[int] = set()
    for minute in minutes:
        assert 0 <= minute.start < minute.end <= len(text)
        for stretch in (*minute.decision, *minute.discussion):
            places = set(range(stretch.start, stretch.end))
            assert stretch.end <= len(text)
            assert not places & taken
            taken |= places
        assert minute.page not in held
        assert minute.resolved_page not in held
        assert bool(minute.decision) == (minute.resolved_page is not None) == (minute.verb is not None)


@given(text=st.text(max_size=300))
def test_no_text_stops_the_reading(text):
    opening = "At a meeting of the Harbour Board on 8 September 2025\nPresent: Councillor Gull\nHB1 MINUTES\n"

    _, minutes = find_minutes(document(), pages(opening + text))

    assert minutes[0].number == "HB1"
