"""Monitoring report, Quarter 2 2024/25: arrows drawn as shapes, table heads not repeated at page turns."""

from __future__ import annotations

from samples.blocks import Paper
from samples.content.quarterly import Objective, Quarter, monitoring_paper
from samples.markup import measures

DEVELOPMENTS = """
2.1 **Family Hubs.** The Tarnfield hub opened on 3 July 2024 and is the first of three hubs planned for the
borough.
Quarry Lane will follow in spring 2025 and Millpool after that. In the quarter 5,870 visits were counted at
the hub
and its outreach sites, against 6,214 in the same quarter of the year before, when the three former centres
were all
open. (SH)

2.2 **Front door.** The Multi-Agency Safeguarding Hub (MASH) moved to a single telephone line on 9 September
2024.
Contacts in the quarter came to 2,318, of which 611 became referrals to social care. (AF)

2.3 **Fostering recruitment.** Eleven households asked for an information pack and four began assessment.
The Council's
own carers fell by two households to 87. (JD)

2.4 **Mainstream inclusion.** Thirty-one schools have signed the Ferncaster Inclusion Charter. Larkmoor
School was
inspected in September 2024 and the report is awaited. (CT)

2.5 **Supporting Families.** The Council claimed for 141 families in the first half of the year, of a yearly
target of 290.
Internal audit tested one in ten of the claims and accepted all of them. The grant pays for six of the 19
family workers. (SH)

2.6 **Virtual school.** Forty-two children in care sat GCSEs or equal examinations in the summers of 2023
and 2024 together. In
2024 four of the 15 who sat them reached grade 4 or above in both English and maths. A summer school in
August was attended
by 27 children in care from Years 5 to 8. (EC)

2.7 **Care leavers.** The local offer was rewritten with the Care Leavers' Forum and now includes a
setting-up-home grant of
£3,000, a free bus pass from November 2024 and a council tax exemption up to the age of 25. (AF)

2.8 **Attendance.** Attendance in the school year 2023/24 was 93.9% in primary schools and 89.7% in
secondary schools. A part-time
timetable was in place for 64 pupils at the end of September, and each one is reviewed every six weeks. (LS)

2.9 **Youth justice.** First-time entrants fell to 19 in the half year, against 23 in the same half of
2023/24. Reoffending after
twelve months stood at 31%. (AF)
"""

ISSUES = """
3.1 **Placement costs.** The forecast for out of borough residential placements at 30 September 2024 was
£11,412,600
against a budget of £9,850,000. Six placements cost more than £8,000 a week each. (JD)

3.2 **Educational psychology.** Two of the seven posts are vacant. Advice for assessments is being bought
in, which has
added £64,300 to the cost of the service in the first half of the year. (CT)

3.3 **Post-16 provision.** The withdrawal of one training provider in August 2024 left 38 young people
without a place
in September; 29 of them have since been offered another. (DR)

3.4 **School places.** Births in Brindlewick have fallen by a fifth since 2018, and there were 74 empty
places in reception
classes in the borough in September 2024. A reduction in admission numbers will be proposed for one school.
(LS)

3.5 **Foster carers leaving.** Three households resigned in the half year, two of them to work for agencies
that pay more. An
exit interview is now held with each household that leaves. (JD)
"""

EARLY_HELP = """
CF01 01 | Reduce the percentage of referrals to social care that are repeat referrals within 12 months |
  24.1% | 22% | 23.5% | up | Amber | Araminta Feld
A thematic audit of 40 repeat referrals found that most followed a step down to early help without a named
lead
practitioner. From October 2024 no case is stepped down until the lead is named.

CF01 02 | Percentage of social work assessments completed within 45 working days (year to date) | 78% | 85%
  | 81% | up | Amber | Araminta Feld
Timeliness dipped to 76% in August because of leave and recovered to 84% in September. Team managers now see
a daily
list of assessments at day 30.

CF01 03 | Child in Need (CIN) visits carried out on time | 73% | 85% | 74% | level | Red | Araminta Feld
Vacancies in the Eastfields team account for most of the late visits. A CIN is a child who needs services
under
section 17 of the Children Act 1989 but is not on a protection plan.

CF01 04 | Visits to family hubs and outreach sites in the quarter | 6,214 | 6,500 | 5,870 | down | Red |
  Sunniva Harcastle
The fall was expected while two of the former centres were refitted. The number of different families
reached was 1,904.
"""

CARE = """
CF02 01 | Number of children in care (snapshot at end of quarter) | 281 | 280 | 289 | down | Red | Araminta
  Feld
Entries (34) outnumbered exits (26) in the first half of the year. Fourteen of the children are
unaccompanied asylum
seeking children placed through the national scheme.

CF02 02 | Reduce the number of children placed with independent fostering agencies (IFAs) (snapshot) | 58 |
  50 | 61 | down | Red | Josephine Ditchburn-Lea
The average IFA placement cost £1,012 a week at the end of September. The year-end forecast for IFA
placements is
£3,190,000.

CF02 03 | Reduce the number of children placed out of borough in residential care (snapshot) | 34 | 30 | 36
  | down | Red | Josephine Ditchburn-Lea
Of the 36 children, 11 live more than 50 miles from Ferncaster. Every placement is reviewed by the monthly
placement panel.

CF02 04 | Maintain the percentage of care leavers in suitable accommodation | 91% | 93% | 92% | up | Amber |
  Josephine Ditchburn-Lea
Nine young people were in accommodation judged unsuitable, three of them in custody.

CF02 05 | Increase the percentage of care leavers in education, employment or training (EET) | 54% | 60% |
  52% | down | Red | Delphine Rook
The drop follows the summer, when apprenticeships end. Two EET mentors start in November 2024.

CF02 06 | Personal Education Plans (PEPs) completed each term | 88% | 95% | 86% | down | Amber | Emrys
  Calloway
Eleven PEPs for the summer term were returned late by schools outside the borough.
"""

SEND = """
CF03 01 | Increase the percentage of Education, Health and Care Plans (EHCPs) completed within 20 weeks |
  46% | 60% | 51.3% | up | Amber | Callum Threlford
The figure is for the calendar year to date. For plans finished in September alone it was 58%, and the
rolling 12-month
figure is 49%. Late psychological advice remains the chief cause of delay.

CF03 02 | Increase the percentage of EHCP annual reviews completed within 12 months | 39% | 55% | 52.0% | up
  | Green | Callum Threlford
Two annual review officers joined in June 2024 and the backlog of reviews has fallen from 410 to 265.

CF03 03 | Reduce the number of permanent exclusions (rolling 12 months) | 41 | 35 | 38 | up | Amber |
  Leopold Strand
Persistent disruptive behaviour was the reason given for 19 of the 38 exclusions.

CF03 04 | Number of children who are electively home educated (EHE) | 188 | N/A | 203 | down | N/A | Leopold
  Strand
No target is set, since home education is a right. Forty-four children began home education in the first
half of the year.
"""

PARTICIPATION = """
CF04 01 | Reduce the percentage of 16 and 17 year olds not in education, employment or training (NEET) |
  5.9% | 5.0% | 6.4% | down | Red | Delphine Rook
September figures are always the least settled. A further 2.1% had a destination that is not known.

CF05 01 | Reduce the percentage of social worker posts filled by agency staff | 31.0% | 25% | 28.4% | up |
  Amber | Matthias Orrell-Dean
Thirty-nine agency social workers were in post at 30 September 2024. Eight have applied for permanent posts.
"""

OBJECTIVES = (
    Objective("CF01", "Strengthen early help and safeguarding", measures(EARLY_HELP)),
    Objective("CF02", "Improve outcomes for children in care and care leavers", measures(CARE)),
    Objective("CF03", "Improve the offer for children with SEND and inclusion in schools", measures(SEND)),
    Objective("CF04 and CF05", "Participation, and a stable workforce", measures(PARTICIPATION)),
)

MILESTONES = """
CF01a | Open the first family hub by July 2024 | Green | Done: Tarnfield opened on 3 July 2024.
CF02a | Approve six new fostering households by March 2025 | Amber | Two approved so far; four in
  assessment.
CF02b | Consult on the future of Harbour Road Family Centre | Amber | A consultation will run in the autumn;
  closure is one of three options.
CF03a | Publish the SEND Improvement Plan by December 2024 | Green | Draft shared with the parent carer
  forum in September.
"""

QUARTER = Quarter(
    label="Quarter 2 2024/25",
    short="Q2 2024/25",
    period="1 July 2024 to 30 September 2024",
    developments=DEVELOPMENTS,
    issues=ISSUES,
    objectives=OBJECTIVES,
    milestones=MILESTONES,
    last_year_head="23/24 Actual",
    target_head="24/25 Target",
    finance="""
5.1 At 30 September 2024 the Children's Social Care Department was forecast to overspend by £1.906m at the
year end.
Residential placements account for £1.563m of this. The Education and Inclusion Department was forecast to
overspend by
£0.388m, nearly all of it on school transport.
""",
    glyphs="drawn",
    repeat_head=False,
)

PAPER: Paper = monitoring_paper("2024-11-cfb-monitoring-report-q2-2024-25", QUARTER)
