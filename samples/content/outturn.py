"""The final outturn of 2024/25 for both departments, in tables without rules."""

from __future__ import annotations

from samples.blocks import Paper, Part, Table
from samples.content.finance import EDUCATION_2024, EDUCATION_2024_INCOME, outturn_table
from samples.content.reports import report
from samples.markup import rows

BODY = """
# 1.0 PURPOSE OF REPORT

1.1 To report the final spending of the two children's departments for 2024/25, now that the accounts are
closed.

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 Together the two departments overspent by £3.197m. The Children's Social Care Department overspent by
£2.785m, as reported
provisionally in June 2025, and the Education and Inclusion Department by £0.412m.

## Education and Inclusion Department

{education}

3.2 School transport overspent by £0.446m. The number of pupils carried rose from 241 to 278 during the year
and four contracts
had to be let again when an operator gave notice.

3.3 Independent school fees overspent by £0.217m, for the eight more pupils placed in independent and
non-maintained special
schools.

3.4 Educational psychology was bought in at a cost of £0.214m while two posts were vacant. Against that,
salaries were £0.122m
under budget.

## Capital

3.5 Capital spending by the two departments was £3.346m of a programme of £5.210m. The chief schemes were:

{capital}

3.6 The unspent £1.864m is carried forward to 2025/26.

## Schools

3.7 Schools' balances fell from £7.82m to £6.95m. Nine schools ended the year in deficit, against five the
year before. The
largest deficit, of £318,000, is at Tarnfield High School, which has agreed a plan to clear it by March
2029.

# 4.0 POLICY IMPLICATIONS

4.1 None.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The overspend was met from the general reserve, which stood at £6.3m on 31 March 2025.
"""

CAPITAL = """
Quarry Lane Family Hub | 780 | 764 | 16
Millpool Family Hub | 920 | 341 | 579
Larkmoor School, four classrooms | 2,150 | 1,208 | 942
School roofs and boilers | 1,360 | 1,033 | 327
"""

TABLES = {
    "education": outturn_table(EDUCATION_2024, EDUCATION_2024_INCOME, ruled=False),
    "capital": Table(
        ("Scheme", "Allocation\n£'000", "Actual\n£'000", "Remaining\n£'000"),
        (*rows(CAPITAL), ("Total", "5,210", "3,346", "1,864")),
        (84, 28, 28, 28),
        ruled=False,
        right_from=1,
        bold_rows=frozenset({4}),
    ),
}

_REPORT: Part = report(
    item="",
    date="7 July 2025",
    officer="Operational Director, Finance",
    subject="Revenue and Capital Outturn 2024/25",
    body=BODY,
    tables=TABLES,
    own_pages="Outturn 2024/25",
)

PAPER = Paper(
    "2025-07-children-and-families-outturn-2024-25", "Revenue and Capital Outturn 2024/25", (_REPORT,)
)
