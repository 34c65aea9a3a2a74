"""Headings told by how they are set, and what a paper prints at the edge of every page."""

import pytest

from core.domain import LineStyle, Page
from ingest.outline import outline
from ingest.set_apart import SetApart
from tests.papers import page

BODY = ("The panel heard how the ferries ran in the autumn and what is planned for the spring.", 12.0, False)
Line = tuple[str, float, bool]


def styled(number: int, *lines: Line) -> Page:
    """A page of lines with the size of their letters, and whether they are bold."""
    text = "\n".join(words for words, _, _ in lines)
    styles, start = [], 0
    for words, size, is_bold in lines:
        styles.append(LineStyle(start=start, end=start + len(words), size=size, is_bold=is_bold))
        start += len(words) + 1
    return page(text, number, styles=tuple(styles))


def headings(*lines: Line) -> list[str]:
    paper = styled(1, BODY, BODY, *lines, BODY, BODY)
    return [heading.text for heading in SetApart([paper]).on(paper)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("Purpose", 12.0, True)], ["Purpose"]),
        ([("Purpose", 15.0, False)], ["Purpose"]),
        ([("What did we find?", 15.0, False)], ["What did we find?"]),
        (
            [("Item 6: Annual report of the lamps (year", 15.0, True), ("2031-32)", 15.0, True)],
            ["Item 6: Annual report of the lamps (year 2031-32)"],
        ),
        ([("1. Purpose", 12.0, True), ("1.1 Lamps", 12.0, True)], ["1. Purpose", "1.1 Lamps"]),
        ([("LAMPS", 12.0, True), ("HFB12 OILS", 12.0, True)], ["LAMPS", "HFB12 OILS"]),
        ([("Purpose", 12.0, False)], []),
        ([("Purpose", 9.0, True)], []),  # the head of a table's column
        ([("Measure  2030/31  2031/32", 12.0, True)], []),  # the heads of its columns
        ([("RESOLVED: That the lamps be lit", 12.0, True)], []),
        ([("Table 3: Lamps lit", 12.0, True)], []),
        ([("Total £1,204", 12.0, True)], []),
        ([("31 March 2032", 12.0, True)], []),
        ([("Author: Ada Lantern, Head of Lamps", 12.0, True)], []),
        ([("The lamps will be lit from six.", 12.0, True)], []),
        ([(f"Line {word} of a warning", 12.0, True) for word in ("one", "two", "three", "four")], []),
    ],
)
def test_headings_are_what_is_set_larger_or_bolder_than_the_text(lines, expected):
    assert headings(*lines) == expected


def test_what_is_printed_on_every_page_heads_nothing():
    papers = [
        styled(n, ("Lamp Forum, page 7 of 9", 15.0, True), (f"Lamps {n}0", 15.0, True), BODY)
        for n in (1, 2, 3)
    ]
    apart = SetApart(papers)

    assert apart.is_running("Lamp Forum, page 8 of 9")
    assert not any("Forum" in heading.text for each in papers for heading in apart.on(each))


def reports(*papers: Page) -> list[tuple[str | None, str | None]]:
    return list(dict.fromkeys((position.report, position.section) for position in outline(papers)))


def test_largest_headings_are_of_reports_where_smaller_ones_stand_below_them():
    first = styled(
        1, ("Lamps in 2031/32", 18.0, True), BODY, ("Oil", 14.0, True), BODY, ("Wicks", 14.0, True), BODY
    )
    second = styled(2, ("Buoys", 18.0, True), BODY, ("Paint", 14.0, True), BODY)

    assert reports(first, second) == [
        ("Lamps in 2031/32", None),
        ("Lamps in 2031/32", "Oil"),
        ("Lamps in 2031/32", "Wicks"),
        ("Buoys", None),
        ("Buoys", "Paint"),
    ]


def test_headings_of_one_size_are_sections_but_an_items_is_its_reports():
    lines = (("Item 4: Lamps", 14.0, True), BODY, ("Oil", 14.0, True), BODY)

    assert reports(styled(1, *lines)) == [("Item 4: Lamps", None), ("Item 4: Lamps", "Oil")]


def test_plain_title_case_is_no_heading_where_headings_are_set_apart():
    plain = ("Ada Lantern", 12.0, False)

    assert reports(styled(1, ("Oil", 14.0, True), plain, BODY)) == [(None, "Oil")]
    assert reports(styled(1, plain, BODY)) == [(None, "Ada Lantern")]
