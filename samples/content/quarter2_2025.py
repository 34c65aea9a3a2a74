"""Monitoring report, Quarter 2 2025/26: the priorities are renumbered, so most references mean another measure."""

from __future__ import annotations

from samples.blocks import Paper
from samples.content.quarterly import Objective, Quarter, monitoring_paper
from samples.markup import measures

DEVELOPMENTS = """
2.1 **Millpool Family Hub.** A new contractor was appointed on 1 September 2025. The hub has not opened; it
is now due to
open in February 2026. Visits to the two open hubs came to 8,346 in the quarter. (SH)

2.2 **Harbour Road.** Following the Executive Board's decision the family centre is no longer being
considered for
closure and its roof will be repaired this winter. (SH)

2.3 **Staying Together.** The edge of care team held 37 cases at the end of September. Two of the 52
children it has
worked with since May have come into care. (AF)

2.4 **Children's homes.** The Executive Board agreed on 18 September 2025 to fund two children's homes with
four places
each. The first should be registered with Ofsted by June 2026. (JD)

2.5 **School results.** Provisional results show 61.4% of pupils at the expected standard in reading,
writing and maths
at the end of Key Stage 2, against 58.9% in 2024. (LS)

2.6 **Virtual school.** Twelve children in care took GCSEs in 2025 and three of them reached grade 4 or
above in both English and
maths. Attendance of children in care was 91.8% in the school year 2024/25. (EC)

2.7 **Workforce.** Average caseloads were 16.1 children for each social worker in September, against 17.4 in
March. Turnover was
12.6% in the twelve months to September 2025. (MO)

2.8 **Attendance.** Attendance in September 2025 was 95.0% in primary schools and 91.6% in secondary
schools. At the pupil referral
unit it was 61.3%. Suspensions in September fell to 88, against 121 in September 2024. (LS)

2.9 **Fostering.** The Council has 94 fostering households of its own. The weekend telephone line opened on
5 July and took 63
calls by the end of September. (JD)

2.10 **Family Help.** Two of the five Family Help teams will be set up from January 2026 and the other three
in April, when the
national reforms take effect. (AF)
"""

ISSUES = """
3.1 **Placement costs.** The forecast for out of borough residential placements at 30 September 2025 was
£12,285,000. This
is £355,000 less than the forecast at 30 June, though still £185,000 above the budget of £12,100,000. (JD)

3.2 **Independent fostering.** The forecast has come down to £3,236,000 against a budget of £3,150,000, as
five children
moved to the Council's own carers. (JD)

3.3 **Short breaks.** Families of 28 disabled children are waiting for a short break place. The longest wait
is seven
months. (CT)

3.4 **Unaccompanied children.** Nineteen unaccompanied asylum seeking children were in care at the end of
September, against 17
in June. Suitable supported accommodation is scarce, and two young people had to be placed 40 miles away.
(AF)

3.5 **School deficits.** Nine schools have a licensed deficit. A tenth, Brindlewick Primary School, expects
to fall into deficit by
March 2026 because of falling rolls. (LS)

3.6 **Digital records.** The move to a new case recording system has been put back from October 2025 to
February 2026, so that
training does not fall in the same weeks as the school admissions round. The delay costs £57,000 in
licences. (MO)
"""

LEARN = """
P1.1 | Children educated at home by choice of their parents (EHE) | 231 | N/A | 219 | down | N/A | Leopold
  Strand
The number fell for the first time in four years. Thirty-three children went back to school in September
2025, 12 of
them after help from the new reintegration officer.

P1.2 | Permanent exclusions from schools in the borough (rolling 12 months) | 44 | 38 | 33 | up | Green |
  Leopold Strand
Three pupils were excluded in September 2025, two of them in Year 10. None of the three has an EHCP.

P1.3 | PEPs completed in the term | 92% | 95% | 94% | up | Amber | Emrys Calloway
A Personal Education Plan (PEP) sets out how a child in care will be helped to learn. The figure is for the
summer term. A new administrator started on 21 July.
"""

SEND = """
P2.1 | Share of EHCP annual reviews completed within 12 months | 57.9% | 65% | 66.1% | up | Green | Callum
  Threlford
The target has been passed two quarters early. The backlog is down to 120.

P2.2 | New EHCPs completed within 20 weeks (calendar year to date) | 58.6% | 70% | 63.4% | up | Amber |
  Callum Threlford
Plans finished in September alone reached 71%. The rolling 12-month figure is 62.0%. The target of 70% can
be reached by
the end of the year if demand stays level.

P2.3 | Early years settings judged good or outstanding | 97% | 97% | 98% | up | Green | Leopold Strand
One childminder moved up from requires improvement.
"""

HOMES = """
P3.1 | Residential placements outside the borough (number of children, snapshot) | 41 | 36 | 37 | down |
  Amber | Josephine Ditchburn-Lea
Of the 37 children, nine live more than 50 miles away. The average weekly cost of these placements is
£4,887.

P3.2 | Children in care (snapshot at end of quarter) | 296 | 285 | 294 | down | Amber | Araminta Feld
This is the first fall since 2022. Forty children left care in the half year, nine of them to return to
their parents.

P3.3 | Children placed through independent fostering agencies (snapshot) | 66 | 52 | 59 | up | Amber |
  Josephine Ditchburn-Lea
Five children moved to the Council's own carers. The average weekly cost was £1,068.

P3.4 | Care leavers in suitable accommodation | 94% | 95% | 95% | up | Green | Josephine Ditchburn-Lea
Only five young people were in accommodation judged unsuitable, one of them in custody.

P3.5 | Care leavers in education, employment or training (EET) | 57% | 62% | 61% | up | Amber | Delphine
  Rook
The best figure since counting began in 2017. Eleven care leavers are at university.
"""

SAFE = """
P4.1 | Re-referrals within 12 months | 22.2% | 21% | 20.3% | up | Green | Araminta Feld
The target is met for the first time.

P4.2 | Social work assessments within 45 working days | 84% | 87% | 87% | up | Green | Araminta Feld
Target met. Kingsmeadow, the slowest team in the spring, reached 85%.

P4.3 | CIN visits on time | 79% | 85% | 83% | up | Amber | Araminta Feld
Visits in September alone were at 86%.

P4.4 | Family hub visits in the quarter (the target is for the whole year) | 26,410 | 30,000 | 8,346 | up |
  Green | Sunniva Harcastle
The total for the half year is 16,248. Fathers made up 19% of adults attending.

P4.5 | 16 and 17 year olds who are NEET | 5.6% | 5.0% | 5.1% | up | Amber | Delphine Rook
The best September figure since 2018. Young people whose activity is not known stood at 1.9%.

P4.6 | Agency social workers (percentage of posts) | 24.7% | 20% | 18.6% | up | Green | Matthias Orrell-Dean
Twenty-five agency social workers were in post at 30 September 2025. Five newly qualified workers have
joined.
"""

OBJECTIVES = (
    Objective("P1", "Every child can learn and belong", measures(LEARN)),
    Objective("P2", "Children with SEND get help in good time", measures(SEND)),
    Objective("P3", "Children have loving homes close to Ferncaster", measures(HOMES)),
    Objective("P4", "Families are helped early and the workforce is settled", measures(SAFE)),
)

MILESTONES = """
P4a | Open Millpool Family Hub by September 2025 | Red | Not achieved. Opening is now planned for February
  2026.
P3a | Agree funding for two children's homes | Green | Agreed by the Executive Board on 18 September 2025.
P2a | Reach 65% of annual reviews in time by March 2026 | Green | Reached in September 2025.
P1a | Appoint a reintegration officer by June 2025 | Green | In post since 9 June 2025.
"""

QUARTER = Quarter(
    label="Quarter 2 2025/26",
    short="Q2 2025/26",
    period="1 July 2025 to 30 September 2025",
    developments=DEVELOPMENTS,
    issues=ISSUES,
    objectives=OBJECTIVES,
    milestones=MILESTONES,
    last_year_head="24/25 Actual",
    target_head="25/26 Target",
    finance="""
5.1 At 30 September 2025 the Children's Social Care Department was forecast to overspend by £0.489m at the
year end and
the Education and Inclusion Department by £0.313m. Details are in the report on spending elsewhere on the
agenda.
""",
    glyphs="drawn",
    repeat_head=True,
)

PAPER: Paper = monitoring_paper("2025-11-cfb-monitoring-report-q2-2025-26", QUARTER)
