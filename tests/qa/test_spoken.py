"""Figures as a sentence gives them: which is the target, which the value before, which period belongs to which."""

import pytest

from qa.spoken import Role, clause, date_roles, head_roles, read_figures


def told(text: str) -> list[tuple[str, set[str], list[str]]]:
    return [
        (text[slice(*f.span)], {role.name for role in f.roles}, [p.label for p in f.periods])
        for f in read_figures(text)
    ]


def test_value_earlier_value_and_target_of_one_sentence_are_told_apart():
    assert told("The share rose to 63.4%, against 61.2% at Quarter 1 2025/26 and a target of 70%.") == [
        ("63.4%", set(), []),
        ("61.2%", {"EARLIER"}, ["Q1 2025/26"]),
        ("70%", {"TARGET"}, []),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The forecast was £12,285,000", {"FORECAST"}),
        ("It overspent by £0.363m", {"DIFFERENCE"}),
        ("an increase of 24 on the year before", {"DIFFERENCE"}),
        ("two fewer than in June", {"DIFFERENCE"}),
        ("£12,100,000 was the budget", {"BUDGET"}),
        ("The target for plans within 20 weeks is 60%", {"TARGET"}),
        ("It cost £4.1m", set()),
        ("more than 50 children or more", set()),
    ],
)
def test_part_of_a_figure_is_read_from_the_words_around_it(text, roles):
    assert told(text)[-1][1] == roles


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Spend fell from £5.3m in 2023/24 to £4.1m in 2024/25", [["2023/24"], ["2024/25"]]),
        ("In 2024/25 there were 9,640 contacts, against 8,915 in 2023/24", [["2024/25"], ["2023/24"]]),
        ("In 2024/25, 58 complaints and 131 compliments came in", [["2024/25"], ["2024/25"]]),
        ("It stood at 294, the first fall since 2022", [[]]),
        ("£12.0m in 2024/25, £2.1m more than budgeted", [["2024/25"], ["2024/25"]]),
    ],
)
def test_period_belongs_to_the_figure_it_stands_by(text, periods):
    assert [each[2] for each in told(text)] == periods


def test_count_knows_what_it_counts():
    homes, places = read_figures("two children's homes with four places in each")

    assert "home" in homes.counted
    assert homes.counted.isdisjoint(places.counted)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("25/26 Target", Role.TARGET),
        ("Annual Budget £'000", Role.BUDGET),
        ("Variance £'000", Role.DIFFERENCE),
        ("Forecast Outturn", Role.FORECAST),
        ("Last year", Role.EARLIER),
    ],
)
def test_head_of_a_column_gives_its_values_their_part(head, role):
    assert role in head_roles(head)
    assert not head_roles("Current")


def test_date_put_aside_differs_from_the_one_that_holds():
    text = "which should have opened in September 2025, is now due to open in February 2026"
    first = (text.index("September"), text.index(", is"))
    second = (text.index("February"), len(text))

    assert date_roles(text, [first, second], 0) == {Role.EARLIER}
    assert date_roles(text, [first, second], 1) == {Role.FORECAST}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The gap narrowed from 24 to 21 percentage points", ["percentage", "percentage"]),
        ("The wait fell from 13 to eight weeks", ["duration", "duration"]),
        ("within 15 working days rather than 30", ["duration", "duration"]),
        ("It was 63.4%, down from 71 in March", ["percentage", "percentage"]),
        ("It rose to 63.4%, against 58 a year earlier", ["percentage", "percentage"]),
        ("44 plans within 20 weeks, against 38 the year before", ["count", "duration", "count"]),
        ("33% of pupils, against 58 pupils in March", ["percentage", "count"]),
        ("It rose from 83 to 91", ["count", "count"]),
    ],
)
def test_bare_number_has_the_unit_of_the_one_it_is_held_against(text, kinds):
    assert [figure.amount.kind.value for figure in read_figures(text)] == kinds


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Five of the 17 measures were late", {"SHARE"}),
        ("Of the 17 measures, five were late", set()),
        ("Five met their targets", set()),
        ("63% against a target of 70%", set()),
        ("70% was the target", {"TARGET"}),
    ],
)
def test_part_of_a_whole_and_a_target_that_was_met_are_told_from_a_target(text, roles):
    assert told(text)[0][1] == roles


@pytest.mark.parametrize(
    ("text", "is_back"),
    [
        ("It fell to 88, against 121 a year earlier", True),
        ("It fell to 88, against 121 the year before", True),
        ("It fell to 88, against 121 in June", False),
    ],
)
def test_value_of_the_year_before_is_known_as_one(text, is_back):
    assert [figure.is_year_before for figure in read_figures(text)] == [False, is_back]


def test_clause_of_a_figure_ends_where_the_sentence_turns():
    text = "Fees overspent by £86,000, while salaries underspent by £55,000"
    first, second = (figure.span for figure in read_figures(text))

    assert clause(text, first) == "Fees overspent by £86,000"
    assert clause(text, second).strip() == "salaries underspent by £55,000"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The rate per 10,000 children is 139", ["139"]),
        ("139 per 10000 0-18-year-olds", ["139"]),
        ("44 children of 16 to 17 years old", ["44"]),
        ("It cost £4 per week for 20 weeks", ["£4", "20"]),
    ],
)
def test_base_of_a_rate_and_ages_are_no_figures(text, figures):
    assert [text[slice(*figure.span)] for figure in read_figures(text)] == figures
