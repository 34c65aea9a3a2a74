"""The department's spending: budgets, outturns and forecasts in thousands of pounds, totals worked out here."""

from __future__ import annotations

from samples.blocks import Table

Figures = tuple[int, ...]
Lines = tuple[tuple[str, Figures], ...]

SOCIAL_CARE_2024: Lines = (
    ("Employees", (14_820, 15_346)),
    ("Premises", (312, 298)),
    ("Supplies and Services", (1_145, 1_207)),
    ("Transport", (96, 118)),
    ("Direct Payments", (640, 702)),
    ("Out of Borough Residential Placements", (9_850, 11_968)),
    ("Independent Fostering Agencies", (2_905, 3_268)),
    ("In House Fostering", (2_240, 2_101)),
    ("In House Adoption", (415, 402)),
    ("Special Guardianship", (1_980, 2_044)),
    ("Care Leavers", (388, 431)),
    ("Family Support", (96, 74)),
)
SOCIAL_CARE_2024_INCOME: Lines = (
    ("Government Grants", (-5_210, -5_488)),
    ("Adoption Placements", (-40, -40)),
    ("Fees and Charges", (-18, -27)),
    ("Transfer from Reserves", (-450, -450)),
)
EDUCATION_2024: Lines = (
    ("Employees", (6_240, 6_118)),
    ("Educational Psychology, bought in", (90, 214)),
    ("School Transport", (1_486, 1_932)),
    ("Independent School Fees", (3_905, 4_122)),
    ("Early Years Payments", (7_150, 7_150)),
    ("Virtual School", (212, 198)),
    ("Supplies and Services", (884, 861)),
)
EDUCATION_2024_INCOME: Lines = (
    ("Dedicated Schools Grant", (-11_055, -11_245)),
    ("Schools SLA Income", (-402, -428)),
)

FORECAST_2025: Lines = (  # annual budget, budget to date, actual to date, forecast variance at the year end
    ("Employees", (15_480, 7_740, 7_902, -310)),
    ("Premises", (318, 159, 151, 12)),
    ("Supplies and Services", (1_160, 580, 604, -45)),
    ("Direct Payments", (690, 345, 362, -34)),
    ("Out of Borough Residential Placements", (12_100, 6_050, 6_118, -185)),
    ("Independent Fostering Agencies", (3_150, 1_575, 1_630, -86)),
    ("In House Fostering", (2_310, 1_155, 1_126, 55)),
    ("Special Guardianship", (2_040, 1_020, 1_034, -28)),
    ("Care Leavers", (402, 201, 215, -30)),
    ("Family Support", (98, 49, 40, 18)),
)
FORECAST_2025_INCOME: Lines = (
    ("Government Grants", (-5_390, -2_695, -2_839, 144)),
    ("Transfer from Reserves", (-300, -150, -150, 0)),
)

PLACEMENTS_2025 = (  # provision, weekly cost, children at 30 September 2025, estimated cost for the year
    ("Children's homes out of borough", "£3,200 - £9,850", 37, 9_402_750),
    ("Secure accommodation", "£7,660", 1, 398_420),
    ("Supported accommodation, 16 and 17", "£640 - £2,480", 21, 1_968_310),
    ("Parent and child placements", "£2,150 - £4,900", 3, 515_520),
)
TRANSPORT_2025: tuple[
    tuple[str, int, int, int], ...
] = (  # area, pupils carried, budget, projected spend, both in thousands
    ("In borough", 214, 1_012, 1_149),
    ("Out of borough", 97, 693, 869),
)


def brackets(figure: int) -> str:
    """A variance as accountants print it: overspends in brackets."""
    return f"({-figure:,})" if figure < 0 else f"{figure:,}"


def outturn_table(expenditure: Lines, income: Lines, *, ruled: bool) -> Table:
    """Budget, actual and variance, with totals of expenditure, of income and of both."""
    rows: list[tuple[str, ...]] = [("Expenditure", "", "", "")]
    rows += [_outturn_row(line) for line in expenditure]
    rows += [_outturn_row(("Total Expenditure", _sums(expenditure))), ("Income", "", "", "")]
    rows += [_outturn_row(line) for line in income]
    rows += [_outturn_row(("Total Income", _sums(income)))]
    rows += [_outturn_row(("Net Departmental Expenditure", _sums(expenditure + income)))]
    bold = frozenset({0, len(expenditure) + 1, len(expenditure) + 2, len(rows) - 2, len(rows) - 1})
    head = ("", "Annual Budget\n£'000", "Actual\n£'000", "Variance (Overspend)\n£'000")
    return Table(head, tuple(rows), (84, 26, 26, 34), ruled=ruled, right_from=1, bold_rows=bold)


def forecast_table() -> Table:
    """Social care at 30 September 2025: the year to date and the forecast for the year end."""
    rows: list[tuple[str, ...]] = [("Expenditure", *[""] * 5)]
    rows += [_forecast_row(line) for line in FORECAST_2025]
    rows += [_forecast_row(("Total Expenditure", _sums(FORECAST_2025))), ("Income", *[""] * 5)]
    rows += [_forecast_row(line) for line in FORECAST_2025_INCOME]
    rows += [_forecast_row(("Net Departmental Expenditure", _sums(FORECAST_2025 + FORECAST_2025_INCOME)))]
    head = (
        "",
        "Annual Budget\n£'000",
        "Budget to Date\n£'000",
        "Actual\n£'000",
        "Variance\n£'000",
        "Forecast Outturn\n£'000",
    )
    bold = frozenset({0, len(FORECAST_2025) + 1, len(FORECAST_2025) + 2, len(rows) - 1})
    return Table(head, tuple(rows), (64, 21, 21, 21, 21, 22), right_from=1, bold_rows=bold)


def placements_table() -> Table:
    """Residential placements at 30 September 2025 by kind, with the total."""
    rows = [(name, weekly, str(children), f"{cost:,}") for name, weekly, children, cost in PLACEMENTS_2025]
    children, cost = sum(line[2] for line in PLACEMENTS_2025), sum(line[3] for line in PLACEMENTS_2025)
    rows.append(("Total", "", str(children), f"{cost:,}"))
    head = ("Provision", "Weekly cost", "Placements at 30 September 2025", "Estimated cost for the year £")
    return Table(head, tuple(rows), (66, 36, 34, 34), right_from=1, bold_rows=frozenset({len(rows) - 1}))


def transport_table() -> Table:
    """School transport for pupils with SEND: users, budget, projected spend, variance, cost for each user."""
    rows = [_transport_row(*line) for line in TRANSPORT_2025]
    users, budget, projected = _sums(tuple((line[0], line[1:]) for line in TRANSPORT_2025))
    rows.append(_transport_row("Total", users, budget, projected))
    head = (
        "Area",
        "Number of users",
        "Budget\n£'000",
        "Projected spend\n£'000",
        "Variance\n£'000",
        "Average cost per user",
    )
    return Table(head, tuple(rows), (40, 24, 24, 28, 24, 30), right_from=1, bold_rows=frozenset({2}))


def _outturn_row(line: tuple[str, Figures]) -> tuple[str, ...]:
    """Name, budget, actual, variance."""
    name, (budget, actual) = line
    return name, f"{budget:,}", f"{actual:,}", brackets(budget - actual)


def _forecast_row(line: tuple[str, Figures]) -> tuple[str, ...]:
    """Name, annual budget, budget to date, actual, variance to date, forecast variance."""
    name, (annual, to_date, actual, forecast) = line
    return name, f"{annual:,}", f"{to_date:,}", f"{actual:,}", brackets(to_date - actual), brackets(forecast)


def _transport_row(area: str, users: int, budget: int, projected: int) -> tuple[str, ...]:
    """Area, users, money, and the projected cost for each user in pounds and pence."""
    each = f"£{projected * 1000 / users:,.2f}"
    return area, str(users), f"{budget:,}", f"{projected:,}", brackets(budget - projected), each


def _sums(lines: Lines) -> Figures:
    """Column totals."""
    return tuple(sum(column) for column in zip(*(figures for _, figures in lines), strict=True))
