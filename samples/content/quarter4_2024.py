"""Monitoring report, Quarter 4 2024/25: arrows are ZapfDingbats glyphs, table heads repeated on every page."""

from __future__ import annotations

from samples.blocks import Paper
from samples.content.quarterly import Objective, Quarter, monitoring_paper
from samples.markup import measures

DEVELOPMENTS = """
2.1 **Quarry Lane Family Hub.** The second hub opened on 24 February 2025. Visits across the two hubs
reached 7,415 in
the quarter. The third hub, at Millpool, was due to open in September 2025. (SH)

2.2 **SEND Improvement Plan.** The plan was published on 12 December 2024 with four outcomes and a named
officer for
each. The first progress report comes to this Board in June 2025. (CT)

2.3 **Fostering.** Six new households were approved in the year and the Council now has 90 fostering
households of its
own. A council tax reduction for foster carers was recommended by this Board in March 2025. (JD)

2.4 **Ofsted focused visit.** Inspectors visited on 11 and 12 February 2025 to look at children in need and
those on
protection plans. They found that thresholds were well understood and that supervision was too uneven. (AF)

2.5 **Larkmoor School.** The school was judged good in all areas in the report published on 8 November 2024.
It will grow
by 24 places from September 2025. (CT)

2.6 **Supporting Families.** The year's target of 290 families was passed, with 301 claims paid. From April
2025 the grant is
merged with others and payment by results ends. (SH)

2.7 **Virtual school.** The one to one tuition programme reached 46 children in care. Nine were waiting at
the end of December and
two at the end of March. (EC)

2.8 **Workforce.** The Social Work Academy trained 112 workers in the year. Turnover of social workers came
down to 14.1%,
against 19.8% in 2023/24. Average caseloads were 17.4 children for each worker in March. (MO)

2.9 **Attendance.** Attendance from September to Easter was 94.2% in primary schools and 90.3% in secondary
schools. At the pupil
referral unit (PRU), which teaches pupils who have been excluded, it was 58.7%. (LS)

2.10 **Voice of children.** The Children in Care Council has 13 members. Its pledge cards, which say what a
child may expect of a
social worker, were given to all children over seven in February 2025. (AF)
"""

ISSUES = """
3.1 **Placement costs.** Actual spend on out of borough residential placements in 2024/25 was £11,968,300,
which is
£2,118,300 over the budget of £9,850,000 and above the £11,412,600 forecast at Quarter 2. (JD)

3.2 **Elective home education.** The number of children educated at home has risen for the third year
running and is
now 231. (LS)

3.3 **Agency staff.** Spend on agency social workers fell from £5.3m in 2023/24 to £4.1m in 2024/25. (MO)

3.4 **Deficit on high needs.** The deficit on the high needs block of the Dedicated Schools Grant (DSG) was
£3.94m at the end of
the year. The rule that keeps such deficits out of the Council's own accounts has been extended to March
2028. (LS)

3.5 **Tribunal appeals.** Appeals against decisions on EHCPs grew from 29 in 2023 to 34 in 2024. Most
concern the choice of
school. (CT)
"""

EARLY_HELP = """
CF01 01 | Percentage of social work assessments completed within 45 working days (full year) | 78% | 85% |
  84% | up | Amber | Araminta Feld
The year closed one point short of target. Quarter 4 alone was 88%, the best quarter for three years.

CF01 02 | Percentage of re-referrals to social care within 12 months of the last referral | 24.1% | 22% |
  22.2% | up | Amber | Araminta Feld
Performance narrowly missed target. The rule that a lead practitioner is named before step down is now kept
in nine
cases out of ten.

CF01 03 | Child in Need (CIN) visits carried out within timescale | 73% | 85% | 79% | up | Amber | Araminta
  Feld
The Eastfields team is fully staffed for the first time since 2022. Visits in March reached 83%.

CF01 05 | Visits to family hubs in the quarter | 6,702 | 6,500 | 7,415 | up | Green | Sunniva Harcastle
The opening of Quarry Lane explains the rise. Some 2,287 different families were seen.
"""

CARE = """
CF02 01 | Number of children in care (snapshot at end of quarter) | 281 | 280 | 296 | down | Red | Araminta
  Feld
The number peaked at 303 in January 2025. Sixty-one children left care in the year, 14 of them through
special
guardianship.

CF02 03 | Reduce the number of children placed in independent fostering (IFA) (snapshot) | 58 | 50 | 66 |
  down | Red | Josephine Ditchburn-Lea
Five sibling groups account for 13 of the placements. The average weekly cost was £1,046 at 31 March 2025.

CF02 04 | Reduce the number of children in residential homes outside the borough (snapshot) | 34 | 30 | 41 |
  down | Red | Josephine Ditchburn-Lea
Of the 41 children, 13 live more than 50 miles from Ferncaster. A further four young people are in homes
inside the borough.

CF02 05 | Percentage of care leavers living in suitable accommodation | 91% | 93% | 94% | up | Green |
  Josephine Ditchburn-Lea
The target was met. Seven young people were in accommodation judged unsuitable.

CF02 06 | Percentage of care leavers in education, employment or training (EET) | 54% | 60% | 57% | up |
  Amber | Delphine Rook
The two EET mentors worked with 33 young people between November and March, 12 of whom have started work or
a course.

CF02 07 | Termly Personal Education Plans (PEPs) completed | 88% | 95% | 92% | up | Amber | Emrys Calloway
The spring term return was the best yet. Quality was judged good or better in 81% of the plans sampled.
"""

SEND = """
CF03 02 | EHCP annual reviews completed within 12 months (year to date) | 39% | 55% | 57.9% | up | Green |
  Callum Threlford
The target was passed in January 2025. The backlog stands at 188.

CF03 03 | Number of permanent exclusions from Ferncaster schools (rolling 12 months) | 41 | 35 | 44 | down |
  Red | Leopold Strand
Saltmarsh Academy and Tarnfield High School account for 27 of the 44. A headteachers' panel now meets every
fortnight.

CF03 04 | Education, Health and Care Plan assessments completed within 20 weeks (calendar year to date) |
  46% | 60% | 58.6% | up | Amber | Callum Threlford
Performance was 1.4 points short of the target. The rolling 12-month figure is 55.2%, and plans finished in
March alone
reached 66%.

CF03 06 | Number of pupils who are electively home educated (EHE) | 188 | N/A | 231 | down | N/A | Leopold
  Strand
Ninety-seven children began home education during the year and 54 returned to school.
"""

PARTICIPATION = """
CF04 01 | 16 and 17 year olds not in education, employment or training (NEET) | 5.9% | 5.0% | 5.6% | up |
  Amber | Delphine Rook
The three-month average for December to February, on which councils are compared, is 5.7%.

CF05 02 | Social worker posts covered by agency staff | 31.0% | 25% | 24.7% | up | Green | Matthias
  Orrell-Dean
Thirty-four agency social workers were in post on 31 March 2025, and eleven have become permanent since
April 2024.

CF05 03 | Early years settings judged good or outstanding | 96% | 96% | 97% | up | Green | Leopold Strand
Two settings were inspected in the quarter and both were judged good.
"""

OBJECTIVES = (
    Objective("CF01", "Strengthen early help and safeguarding", measures(EARLY_HELP)),
    Objective("CF02", "Improve outcomes for children in care and care leavers", measures(CARE)),
    Objective("CF03", "Improve the offer for children with SEND and inclusion in schools", measures(SEND)),
    Objective("CF04 and CF05", "Participation, workforce and early years", measures(PARTICIPATION)),
)

MILESTONES = """
CF01b | Open the second family hub by March 2025 | Green | Quarry Lane opened on 24 February 2025.
CF02a | Approve six new fostering households by March 2025 | Green | Six approved.
CF02b | Report the outcome of the Harbour Road consultation | Amber | 418 replies received. The Executive
  Board will consider them in April 2025.
CF03a | Publish the SEND Improvement Plan by December 2024 | Green | Published on 12 December 2024.
"""

QUARTER = Quarter(
    label="Quarter 4 2024/25",
    short="Q4 2024/25",
    period="1 January 2025 to 31 March 2025",
    developments=DEVELOPMENTS,
    issues=ISSUES,
    objectives=OBJECTIVES,
    milestones=MILESTONES,
    last_year_head="2023/24",
    target_head="Target 2024/25",
    finance="""
5.1 The final outturn for 2024/25 is reported separately. Provisional figures show Children's Social Care
£2.785m over
budget and Education and Inclusion £0.412m over budget, before any transfer from reserves.
""",
    glyphs="dingbat",
    repeat_head=True,
)

PAPER: Paper = monitoring_paper("2025-05-cfb-monitoring-report-q4-2024-25", QUARTER)
