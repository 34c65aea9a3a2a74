"""Tables without rules as council papers print them: heads that begin where figures end, labels over several lines."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.tables import RowKind, Table
from tests.ingest.tables_by_hand import (
    by_head,
    canvas,
    only_table,
    put_at,
    put_columns,
    put_lines,
    rows_of,
    tables_in,
    texts,
)

RIGHTS = [250, 340, 430]
PHASES = [["Nursery", "3", "21", "1"], ["Primary", "112", "16", "4"], ["Special", "8", "31", "2"]]


def drawn(path: Path, draw: Callable[[Canvas], None]) -> tuple[Table, ...]:
    page = canvas(path)
    draw(page)
    page.save()
    return tables_in(path)


def heads_over(path: Path, *lines: tuple[tuple[float, str], ...]) -> Table:
    """The table of the phases under these lines of heads."""
    page = canvas(path)
    for number, line in enumerate(lines):
        put_at(page, 100 - 12 * (len(lines) - number), *line)
    put_columns(page, PHASES, 100, RIGHTS)
    page.save()
    return only_table(path)


@pytest.mark.parametrize(
    "line",
    [
        ((50, "Phase"), (180, "Heard"), (260, "Withdrawn"), (350, "Upheld")),
        ((50, "Phase"), (225, "Heard"), (288, "Withdrawn"), (396, "Upheld")),
        ((50, "Phase"), (205, "Heard"), (275, "Withdrawn"), (375, "Upheld")),
        ((50, "Phase"), (222, "Heard"), (288, "Withdrawn"), (395, "Upheld")),
    ],
    ids=["left", "right", "amid", "over the figures"],
)
def test_a_head_is_its_column_s_wherever_it_begins(
    tmp_path: Path, line: tuple[tuple[float, str], ...]
) -> None:
    table = heads_over(tmp_path / "heads.pdf", line)
    assert table.heads == ("Phase", "Heard", "Withdrawn", "Upheld")
    assert by_head(rows_of(table)[1]) == {
        "Phase": "Primary",
        "Heard": "112",
        "Withdrawn": "16",
        "Upheld": "4",
    }


def test_lines_that_some_heads_go_on_in_stand_under_the_heads_of_the_line_that_has_all(
    tmp_path: Path,
) -> None:
    table = heads_over(
        tmp_path / "lines.pdf",
        ((180, "Primary"), (260, "Infant"), (350, "Secondary")),
        ((180, "2024"), (260, "class"), (350, "2024")),
        ((260, "2024"),),
    )
    assert table.heads == (None, "Primary 2024", "Infant class 2024", "Secondary 2024")


def test_heads_of_the_labels_keep_their_order(tmp_path: Path) -> None:
    table = heads_over(
        tmp_path / "number.pdf", ((40, "No"), (70, "Scheme"), (180, "Heard"), (260, "Lost"), (350, "Won"))
    )
    assert table.heads == ("No Scheme", "Heard", "Lost", "Won")


def test_heads_with_little_between_them_are_one_each(tmp_path: Path) -> None:
    page = canvas(tmp_path / "years.pdf")
    put_at(page, 88, (50, "Scheme"), (180, "2024/2025"), (235, "2025/2026"), (290, "2026/2027"))
    put_columns(page, PHASES, 100, [226, 281, 336])
    page.save()
    assert only_table(tmp_path / "years.pdf").heads == ("Scheme", "2024/2025", "2025/2026", "2026/2027")


def test_a_day_over_its_month_is_no_figure(tmp_path: Path) -> None:
    table = heads_over(
        tmp_path / "days.pdf",
        ((50, "£000"), (190, "31"), (280, "30"), (365, "31 March")),
        ((190, "March"), (280, "September"), (365, "2026")),
        ((190, "2025"), (280, "2025")),
    )
    assert table.heads == ("£000", "31 March 2025", "30 September 2025", "31 March 2026")


@pytest.mark.parametrize(
    "prose",
    [
        [(40, "1."), (75, "Appeals are heard by a panel, which costs a school £195 for each appeal.")],
        [(75, "schools are academies that pay £195 for every appeal that is heard.")],
        [(40, "7."), (75, "The sources of the programme are set out below in £ million.")],
        [(50, "Appeals in the maintained schools of the borough, by phase and by outcome")],
        [(40, "A1"), (75, "Appeals of the year by phase and by what came of each of them")],
    ],
    ids=["numbered", "rest of a sentence", "leads in", "caption", "numbered caption"],
)
def test_the_words_over_a_table_are_none_of_its_heads(tmp_path: Path, prose: list[tuple[float, str]]) -> None:
    heads = ((50, "Phase"), (180, "Heard"), (260, "Lost"), (350, "Won"))
    table = heads_over(tmp_path / "prose.pdf", tuple(prose), heads)
    assert table.heads == ("Phase", "Heard", "Lost", "Won")


def test_the_line_that_leads_in_tells_the_unit(tmp_path: Path) -> None:
    heads = ((50, "Phase"), (180, "Heard"), (260, "Lost"), (350, "Won"))
    lead = ((40, "7."), (75, "The sources of the programme are set out below in £ million."))
    assert heads_over(tmp_path / "unit.pdf", lead, heads).unit == "£ million"
    assert heads_over(tmp_path / "none.pdf", ((75, "The sources were £2.1m of grants."),), heads).unit is None


def test_a_dash_at_another_edge_than_the_figures_makes_no_column(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_columns(page, [["Phase", "Heard", "Lost", "Target"], *PHASES], 86, RIGHTS)
        put_at(page, 142, (50, "Colleges"), (233, "10"), (329, "12"), (380, "–"))

    (table,) = drawn(tmp_path / "dash.pdf", draw)
    assert table.heads == ("Phase", "Heard", "Lost", "Target")
    assert by_head(rows_of(table)[-1])["Target"] == "–"


def test_a_note_that_reaches_into_the_next_column_parts_no_columns(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_columns(page, [["School", "Places", "Offers", "Miles"], *PHASES], 86, RIGHTS)
        put_at(page, 142, (50, "St Anne's"), (239, "15"), (329, "20 (by the faith criteria)"))

    (table,) = drawn(tmp_path / "note.pdf", draw)
    assert table.heads == ("School", "Places", "Offers", "Miles")
    assert by_head(rows_of(table)[-1]) == {
        "School": "St Anne's",
        "Places": "15",
        "Offers": "20 (by the faith criteria)",
    }


def test_a_bracketed_figure_right_behind_another_is_in_its_column(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_at(page, 86, (50, "Group"), (250, "Members (vacancies)"), (400, "Meetings"))
        for number, members in enumerate(["14 (3)", "5 (0)", "6 (2)"]):
            put_at(page, 100 + 14 * number, (50, "Teachers"), (250, members), (400, "4"))

    (table,) = drawn(tmp_path / "brackets.pdf", draw)
    assert by_head(rows_of(table)[0]) == {
        "Group": "Teachers",
        "Members (vacancies)": "14 (3)",
        "Meetings": "4",
    }


@pytest.mark.parametrize("heads", [["2023", "2024", "2025"], ["Target", "Actual", "Variance"]])
def test_heads_amid_the_rows_begin_another_table(tmp_path: Path, heads: list[str]) -> None:
    def draw(page: Canvas) -> None:
        put_columns(page, [["Reception", *heads], *PHASES], 86, RIGHTS)
        put_columns(page, [["Year 7", *heads], *PHASES], 156, RIGHTS)

    first, second = drawn(tmp_path / "two.pdf", draw)
    assert (first.heads, second.heads) == (("Reception", *heads), ("Year 7", *heads))
    assert [row.label for row in rows_of(second)] == ["Nursery", "Primary", "Special"]
    assert second.caption is None or "Special" not in second.caption


def labels_of(path: Path, draw: Callable[[Canvas], None]) -> list[str]:
    (table,) = drawn(path, draw)
    return [row.label for row in rows_of(table, RowKind.BODY)]


def test_a_label_s_lines_stand_nearer_to_its_row_than_the_next_row_does(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_at(page, 80, (40, "No"), (60, "Scheme"), (220, "2024"), (310, "2025"), (400, "Total"))
        for number, (first, second) in enumerate(
            [
                ("Barrow Primary –", "1FE expansion"),
                ("Harbour School – new build, 120", "places"),
                ("Resource bases –", "Phase 2"),
            ]
        ):
            top = 100 + 40 * number
            put_columns(page, [["", "1.285", "8.940", "10.225"]], top, RIGHTS)
            put_at(page, top, (48, str(number + 1)), (60, first))
            put_at(page, top + 12, (60, second))
        put_columns(page, [["Total", "3.855", "26.820", "30.675"]], 220, RIGHTS)

    assert labels_of(tmp_path / "hanging.pdf", draw) == [
        "1 Barrow Primary – 1FE expansion",
        "2 Harbour School – new build, 120 places",
        "3 Resource bases – Phase 2",
    ]


def test_values_amid_the_lines_of_a_label_are_of_its_row(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_columns(page, [["Measure", "2023", "2024", "2025"], *PHASES], 60, RIGHTS)
        put_lines(page, ["Young people aged 16 to 17 in", "Custody or on remand"], top=120, leading=12)
        put_columns(page, [["", "12", "14", "9"]], 126, RIGHTS)
        put_columns(page, [["Colleges", "3", "1", "2"]], 150, RIGHTS)

    assert labels_of(tmp_path / "amid.pdf", draw)[3:] == [
        "Young people aged 16 to 17 in Custody or on remand",
        "Colleges",
    ]


def test_a_label_may_begin_on_the_line_over_its_values(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_columns(page, [["Measure", "2023", "2024", "2025"], *PHASES], 60, RIGHTS)
        put_lines(page, ["Young people aged 16 to 17"], top=124)
        put_columns(page, [["in custody", "12", "14", "9"]], 136, RIGHTS)

    assert labels_of(tmp_path / "before.pdf", draw)[3:] == ["Young people aged 16 to 17 in custody"]


@pytest.mark.parametrize("under", ["Source: the school census", "* provisional", "Notes to the table"])
def test_a_note_under_the_last_row_is_none_of_its_label(tmp_path: Path, under: str) -> None:
    def draw(page: Canvas) -> None:
        put_columns(page, [["Measure", "2023", "2024", "2025"], *PHASES], 60, RIGHTS)
        put_lines(page, [under], top=114)

    assert labels_of(tmp_path / "note.pdf", draw)[-1] == "Special"


def test_a_heading_over_a_group_of_rows_is_none_of_their_labels(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_columns(page, [["Heading", "Budget", "Actual", "Left"], *PHASES], 60, RIGHTS)
        put_lines(page, ["Grants and fees"], top=130)
        put_columns(page, PHASES, 146, RIGHTS)

    assert labels_of(tmp_path / "group.pdf", draw) == ["Nursery", "Primary", "Special"] * 2


def test_a_row_of_two_is_enough_under_heads(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_columns(page, [["", "2023", "2024", "2025"], *PHASES[:2]], 86, RIGHTS)
        put_lines(page, ["More boys than girls were looked after in each of the three years."], top=150)

    (table,) = drawn(tmp_path / "two_rows.pdf", draw)
    assert [row.label for row in rows_of(table)] == ["Nursery", "Primary"]


def test_heads_at_the_left_of_groups_of_columns_stand_over_the_whole_groups(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_at(page, 74, (160, "Primary"), (310, "Secondary"))
        put_columns(page, [["", "2023", "2024", "2023", "2024"]], 86, [220, 290, 370, 440])
        rows = [["Lodged", "96", "81", "312", "388"], ["Heard", "65", "53", "208", "267"]]
        put_columns(page, [*rows, ["Upheld", "19", "17", "52", "59"]], 100, [220, 290, 370, 440])

    (table,) = drawn(tmp_path / "groups.pdf", draw)
    assert table.heads[1:] == ("Primary 2023", "Primary 2024", "Secondary 2023", "Secondary 2024")


def test_references_whose_columns_are_not_lost_are_read_by_place(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_at(page, 86, (50, "Ref"), (90, "Measure"), (250, "2023/24"), (330, "2024/25"), (410, "Target"))
        measures = [("CS1", "Children per 10,000", "74", "78", "70"), ("CS2", "Visits", "84%", "88%", "95%")]
        for number, row in enumerate([*measures, ("CS3", "In work", "55%", "49%", "60%")]):
            put_at(page, 104 + 18 * number, *zip([50, 90, 250, 330, 410], row, strict=True))
        put_lines(page, ["2. An appeal can succeed only if the arrangements were wrongly applied."], top=170)

    (table,) = drawn(tmp_path / "references.pdf", draw)
    assert [texts(row)[-3:] for row in rows_of(table)] == [
        ["74", "78", "70"],
        ["84%", "88%", "95%"],
        ["55%", "49%", "60%"],
    ]


LEFTS = (50, 200, 290, 380)


def put_rows(page: Canvas, rows: list[tuple[str, ...]], top: float = 100, leading: float = 20) -> None:
    """Write rows of cells that begin at the same places; a cell of several lines goes on right below."""
    for row in rows:
        for left, text in zip(LEFTS, row, strict=False):
            for number, line in enumerate(text.split("\n")):
                put_at(page, top + 11 * number, (left, line))
        top += leading + 11 * max(text.count("\n") for text in row)


RATED = [
    ("Re-referrals in the year", "22.0%", "21.4%", "Amber"),
    ("Visits to children\nin time", "84%", "88%", "Not yet\nrated"),
    ("Care leavers in work", "55%", "49%", "Red"),
]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (("Measure", "2023/24", "2024/25", "RAG"), RATED),
        (("Step", "Secondary", "Reception"), [("Open", "2 May 2024", "1 June 2024")] * 3),
        (("Action", "Owner", "Due"), [("Letter to schools", "V Mallows", "When asked")] * 3),
        (("Partner", "Lead", "Delegated"), [("Council", "Helen Trask", "Joanna Wray")] * 3),
        (("Group", "Number"), [("Refugees", "17"), ("Travellers", "12"), ("All", "29")]),
    ],
    ids=["ratings", "days", "owners", "names", "one figure"],
)
def test_rows_that_end_in_words_are_a_table_by_the_white_between_its_columns(
    tmp_path: Path, heads: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    def draw(page: Canvas) -> None:
        put_lines(
            page, ["1. Appeals are heard by a panel of volunteers, who are trained every year."], top=70
        )
        put_rows(page, [heads, *rows])
        put_lines(page, ["2. An appeal can succeed only if the arrangements were wrongly applied."], top=210)

    (table,) = drawn(tmp_path / "words.pdf", draw)
    assert table.heads == heads
    assert [texts(row) for row in rows_of(table, RowKind.BODY, RowKind.TOTAL)] == [
        [text.replace("\n", " ") for text in row] for row in rows
    ]


def test_a_head_beside_its_figures_makes_no_column_of_its_own(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_at(page, 86, (50, "School"), (200, "Places"), (300, "First choices"), (420, "Full?"))
        for number, word in enumerate(["No", "Yes", "Yes"]):
            put_at(page, 104 + 18 * number, (50, "Elm Road"), (260, "60"), (380, "88"), (462, word))

    (table,) = drawn(tmp_path / "beside.pdf", draw)
    assert table.heads == ("School", "Places", "First choices", "Full?")
    assert texts(rows_of(table)[0]) == ["Elm Road", "60", "88", "No"]


@pytest.mark.parametrize(
    "rows",
    [
        [("Contents", "Page"), ("Minutes", "3"), ("Budget", "9"), ("Measures", "14")],
        [("The panel heard that", "In the other column"), ("many schools are full", "the text goes on as")]
        * 3,
        [("(a)", "to note the report;"), ("(b)", "to agree the budget; and"), ("(c)", "to thank the staff.")]
        * 2,
    ],
    ids=["contents", "prose in columns", "lettered list"],
)
def test_columns_of_prose_and_pages_are_no_table(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    assert drawn(tmp_path / "prose.pdf", lambda page: put_rows(page, rows, leading=13)) == ()


def test_the_heading_of_what_follows_is_no_row(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        put_rows(page, [("Action", "Owner", "Due"), *[("Letter", "V Mallows", "When asked")] * 3])
        put_lines(page, ["Glossary"], top=185)

    (table,) = drawn(tmp_path / "heading.pdf", draw)
    assert "Glossary" not in [row.label for row in table.rows]


def test_columns_written_one_after_another_are_no_rows(tmp_path: Path) -> None:
    def draw(page: Canvas) -> None:
        for left, text in zip(LEFTS, ("Action", "Owner", "Due"), strict=False):
            for number, word in enumerate([text, *(["Letter to schools"] * 3)]):
                put_at(page, 100 + 20 * number, (left, word))

    assert drawn(tmp_path / "columns.pdf", draw) == ()
