"""Monitoring report, Quarter 1 2025/26: landscape, arrows from the Symbol font, new references."""

from __future__ import annotations

from samples.blocks import Paper
from samples.content.quarterly import Objective, Quarter, monitoring_paper
from samples.markup import measures

DEVELOPMENTS = """
2.1 **New business plan.** The measures below carry new references, since the 2025/26 plan is arranged by
four
priorities in place of five service objectives. (WG)

2.2 **Edge of care.** The edge of care team, called Staying Together, began work on 6 May 2025 with five
workers. It held
23 cases at the end of June and none of those children had come into care. (AF)

2.3 **Family hubs.** Visits to Tarnfield and Quarry Lane came to 7,902 in the quarter. The building
contractor at
Millpool went into administration on 19 May 2025 and the works stopped. (SH)

2.4 **Children's homes.** A site for the first of two homes run by the Council has been found. A report on
funding goes to
the Executive Board in September. (JD)
"""

ISSUES = """
3.1 **Placement costs.** The first forecast for out of borough residential placements in 2025/26, at 30 June
2025, was
£12,640,000 against a budget of £12,100,000. The IFA forecast was £3,412,000 against £3,150,000. (JD)

3.2 **School transport.** Forty-one more pupils with special educational needs qualify for transport than in
June 2024. (LS)

3.3 **Suspensions.** Suspensions for vaping doubled between Quarter 1 of 2024/25 and Quarter 1 of this year,
from 27 to
54. (LS)
"""

SAFE = """
P1.1 | Child in Need visits in time | 79% | 85% | 77% | up | Amber | Araminta Feld
Three workers left the Kingsmeadow team in May. Performance is better than the 72% of the same quarter last
year.

P1.2 | Repeat referrals within a year | 22.2% | 21% | 21.7% | up | Amber | Araminta Feld
The figure has fallen in each of the last four quarters.

P1.3 | Assessments by social workers finished in 45 working days | 84% | 87% | 82% | down | Amber | Araminta
  Feld
A rise in contacts in April, to 884, held up assessments. The position had recovered by mid June.

P1.4 | Attendance at family hubs (number of visits in the quarter) | 26,410 | 30,000 | 7,902 | up | Green |
  Sunniva Harcastle
Last year's figure and the target are for a whole year. The quarter is on course.
"""

HOMES = """
P2.1 | Children looked after by the Council (snapshot) | 296 | 285 | 301 | down | Red | Araminta Feld
Children looked after are also called children in care. The number includes 17 unaccompanied asylum seeking
children.

P2.2 | Children in out of borough residential placements (snapshot) | 41 | 36 | 39 | down | Amber |
  Josephine Ditchburn-Lea
Two children moved to foster families in June. One placement, at £9,850 a week, is the most expensive the
Council has
ever made.

P2.3 | Children with independent fostering agencies (snapshot) | 66 | 52 | 64 | down | Red | Josephine
  Ditchburn-Lea
The average weekly cost rose to £1,071 with the new regional framework.

P2.5 | Care leavers in education, employment or training | 57% | 62% | 58% | up | Amber | Delphine Rook
Four care leavers began apprenticeships with the Council itself in the quarter.

P2.6 | Care leavers in suitable housing | 94% | 95% | 93% | up | Amber | Josephine Ditchburn-Lea
One supported housing scheme closed in May and its six tenants were moved at short notice.
"""

LEARN = """
P3.1 | EHCPs issued inside 20 weeks (calendar year to date) | 58.6% | 70% | 61.2% | up | Amber | Callum
  Threlford
All seven educational psychology posts are now filled. Exceptions allowed by the regulations are left out of
the figure.

P3.2 | Annual reviews of EHCPs held inside 12 months | 57.9% | 65% | 60.3% | up | Amber | Callum Threlford
The backlog is 171. Reviews for pupils in Year 9 and Year 11 come first.

P3.3 | Permanent exclusions (rolling 12 months) | 44 | 38 | 36 | up | Green | Leopold Strand
The fortnightly headteachers' panel found a managed move for 15 pupils who would otherwise have been
excluded.

P3.4 | Home educated children | 231 | N/A | 238 | down | N/A | Leopold Strand
The number usually falls in the summer term as Year 11 pupils leave; this year it did not.

P3.5 | Personal Education Plans on time | 92% | 95% | 90% | up | Amber | Emrys Calloway
The virtual school lost its administrator in May. Twenty-six plans were late.
"""

FUTURE = """
P4.1 | Young people aged 16 and 17 who are NEET | 5.6% | 5.0% | 5.4% | up | Amber | Delphine Rook
Those whose activity is not known came down to 1.3%.

P4.2 | Agency social workers as a share of posts | 24.7% | 20% | 22.9% | up | Amber | Matthias Orrell-Dean
Thirty-one agency social workers were in post at 30 June 2025. Five newly qualified workers start in
September.

P4.3 | Good or outstanding early years settings | 97% | 97% | 97% | level | Green | Leopold Strand
No setting was inspected in the quarter.
"""

OBJECTIVES = (
    Objective("P1", "Children are safe and families are helped early", measures(SAFE)),
    Objective("P2", "Children have loving homes close to Ferncaster", measures(HOMES)),
    Objective("P3", "Every child can learn and belong", measures(LEARN)),
    Objective("P4", "A good start to adult life and a settled workforce", measures(FUTURE)),
)

MILESTONES = """
P1a | Open Millpool Family Hub by September 2025 | Red | The contractor is in administration. A new
  contractor is being sought and September will be missed.
P2a | Staying Together team at work by May 2025 | Green | At work since 6 May 2025.
P2b | Agree funding for two children's homes | Amber | To the Executive Board in September 2025.
P3a | Fill all educational psychology posts by July 2025 | Green | All seven posts filled.
"""

QUARTER = Quarter(
    label="Quarter 1 2025/26",
    short="Q1 2025/26",
    period="1 April 2025 to 30 June 2025",
    developments=DEVELOPMENTS,
    issues=ISSUES,
    objectives=OBJECTIVES,
    milestones=MILESTONES,
    last_year_head="2024/25 actual",
    target_head="2025/26 target",
    finance="""
5.1 At 30 June 2025 the Children's Social Care Department was forecast to overspend by £0.962m at the year
end and the
Education and Inclusion Department by £0.274m.
""",
    glyphs="symbol",
    repeat_head=False,
    landscape=True,
)

PAPER: Paper = monitoring_paper("2025-08-cfb-monitoring-report-q1-2025-26", QUARTER)
