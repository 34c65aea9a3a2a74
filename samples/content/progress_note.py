"""A short note of December 2024 on the business plan, in two unruled columns."""

from __future__ import annotations

from samples.blocks import Heading, Paper, Part, Table
from samples.content.council import BOARD
from samples.markup import parse

OPENING = """
This note was asked for by the Chair. It gives the position at 13 December 2024 on the five service
objectives of the
2024/25 business plan. Full figures for Quarter 3 will follow in the monitoring report in March 2025.
"""

OBJECTIVES = (
    (
        "Service objective: CF01",
        "Strengthen early help and safeguarding",
        """
The MASH has been on a single telephone line since September. A family group conference is now offered
before any child goes
to a first protection conference; 31 have been held since April 2024. Early help assessments completed by
partners came to
418 in the first eight months, against 377 in the same months of 2023.
""",
    ),
    (
        "Service objective: CF02",
        "Improve outcomes for children in care and care leavers",
        """
Demand remains high: there were 297 children in care on 13 December. A Placement Panel has met every month
since June and has
agreed 14 moves to less costly placements, avoiding an estimated £486,000 by March 2025. Two fostering
households have been
approved and six are being assessed. The care leavers' hub in Kingsmeadow opened on 2 December 2024, on
Tuesday and
Thursday evenings.
""",
    ),
    (
        "Service objective: CF03",
        "Improve the offer for children with SEND and inclusion in schools",
        """
The SEND Improvement Plan was published on 12 December 2024. By the end of November 53.2% of plans in the
calendar year had been
finished in 20 weeks. Thirty-six schools have signed the Inclusion Charter, five more than in September. A
new unit for 12
pupils with social, emotional and mental health (SEMH) needs opened at Brindlewick Primary School in
November.
""",
    ),
    (
        "Service objective: CF04",
        "Help young people to take part in learning and work",
        """
Ninety-six point eight per cent of Year 11 leavers had an offer of learning under the September Guarantee.
Two EET mentors began
work on 18 November. The share of young people not in education, employment or training (NEET) was 6.0% at
the end of
November.
""",
    ),
    (
        "Service objective: CF05",
        "A stable and skilled workforce",
        """
Agency staff filled 26.9% of social worker posts at the end of November. The Social Work Academy has trained
73 workers since
April. Turnover of social workers was 15.2% in the twelve months to October 2024, against 19.8% the year
before.
""",
    ),
)

CLOSING = """
# Risks to delivery

The two chief risks are the cost of placements, where every new residential placement adds about £300,000 in
a full year, and the
shortage of educational psychologists. A third is the age of some buildings: the roof of Harbour Road Family
Centre will need
repair whether or not the centre stays open.

# Next steps

The plan for 2025/26 will be drafted in January and February 2025 and brought to Members' seminars on 20 and
27 February 2025.

Winifred Garrowby, Executive Director of Children's Services, 13 December 2024
"""

PAPER = Paper(
    "2024-12-cfb-business-plan-progress-2024-25",
    "Progress against the Business Plan objectives for 2024/25",
    (
        Part(
            "Business Plan progress 2024/25",
            (
                Heading(BOARD, 0),
                Heading("Progress against the Business Plan objectives for 2024/25", 0),
                *parse(OPENING),
                Table(
                    ("Objective", "Progress to 13 December 2024"),
                    tuple((f"{code}\n{title}", " ".join(text.split())) for code, title, text in OBJECTIVES),
                    (52, 118),
                    ruled=False,
                ),
                *parse(CLOSING),
            ),
        ),
    ),
)
