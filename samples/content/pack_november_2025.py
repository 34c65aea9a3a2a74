"""The agenda pack of 17 November 2025: PDF page labels, and an exempt appendix between two public reports."""

from __future__ import annotations

from samples.blocks import Part, Table
from samples.content.exempt import APPENDIX
from samples.content.finance import forecast_table, placements_table, transport_table
from samples.content.pack_june_2025 import DIRECTOR, EXECUTIVE_COVER, QUESTION_TIME
from samples.content.reports import minutes, report
from samples.markup import parse, rows
from samples.packs import AgendaItem, Pack

DATE = "17 November 2025"

MINUTES = """
At a meeting of the Children and Families Policy and Performance Board on Monday, 15 September 2025 in the
Council
Chamber, Town Hall, Ferncaster

Present: Councillors Thackwray (Chair), Ollerby (Vice-Chair), Astbrook, Crosskeys, Marrable, Okonjo-Firth,
Pentrewyn,
Renforth and Wetherdale.

Apologies for Absence: Councillors Holloway-Birch and Vantongeren.

Absence declared on Council business: None.

Officers present: W. Garrowby, A. Feld, L. Strand, S. Harcastle, E. Calloway and T. Everglade.

Also in attendance: O. Speight, co-opted parent governor.

# ITEMS TAKEN UNDER THE BOARD'S OWN POWERS

# CFB9 MINUTES

The Minutes of the meeting held on 16 June 2025, having been sent to all Members, were agreed and signed by
the Chair.

It was confirmed that Harbour Road Family Centre was no longer being considered for closure. The Executive
Board had
decided on 17 July 2025 to keep the centre open and to repair its roof.

# CFB10 PUBLIC QUESTION TIME

No question had come from the public.

# CFB11 EXECUTIVE BOARD MINUTES

The Board had before it an extract of the Executive Board's minutes on children and families.

RESOLVED: That the extract be noted.

Councillor Renforth declared an interest in the next item, because he is a governor of Tarnfield High
School.

# CFB12 QUARTER 1 2025-26 MONITORING REPORT

The Board considered performance in Quarter 1 of 2025-26. Every measure in the report carried a new
reference.

Highlights included 61.2% of Education, Health and Care Plans (EHCPs) being completed within 20 weeks,
permanent exclusions
falling to 36 in the rolling year, and the first forecast of residential placement costs, at £12.64m.

Following questions, these points were made:

- Suspensions for vaping had doubled. Members asked that schools be given the public health team's lesson
  plans. The Council
  could not tell academies what their behaviour policies should say.
- The contractor at Millpool Family Hub had gone into administration. The works would cost about £140,000
  more than planned
  and a new date would be reported in November.
- Staff of the Staying Together team were thanked. Of the 23 cases held at the end of June, none had led to
  a child coming
  into care.
- Seventeen unaccompanied children were in care. The national scheme asks a council to take no more than
  0.1% of its child
  population, which for Ferncaster is 29.

RESOLVED: That

1) the report be noted; and

2) the Executive Director of Children's Services write to all secondary schools about suspensions for
vaping.

# CFB13 EXCLUSIONS FROM SECONDARY SCHOOLS

The Board considered the report on exclusions that it had asked for in March (Minute CFB27 of 2024/25
refers). Of the 44
permanent exclusions in the year to March 2025, 27 came from two schools.

Following questions, these points were made:

- The headteachers' panel had found a managed move for 15 pupils. Two of the moves had since broken down.
- A pupil with an EHCP was still twice as likely to be suspended as one without.
- A place in alternative provision costs £19,750 a year, nearly three times the funding that comes with a
  pupil.

RESOLVED: That

1) the report be noted;

2) the headteachers' panel be continued to July 2027; and

3) officers report again in September 2026.

# CFB14 VIRTUAL SCHOOL ANNUAL REPORT

The Board considered the annual report of the Virtual School for the academic year 2024/25. The school looks
after the
education of 214 children in care of school age.

Attendance of children in care was 91.8%. Four young people had gone to university in 2024 and eleven care
leavers were
there in all. A bursary of £2,000 is paid to each in the first year.

RESOLVED: That the annual report be received and the Virtual School Head be thanked.

# CFB15 SCRUTINY TOPIC GROUP: SCHOOL ATTENDANCE

Councillor Crosskeys presented the report of the topic group. It had met five times, visited three schools
and heard from
24 pupils. Persistent absence in Years 9 to 11 stood at 27.3%.

RESOLVED: That the Executive Board be recommended to

1) fund two attendance mentors for two years at a cost of £78,000 a year; and

2) send a first warning by text message before any penalty notice.

# CFB16 PART 2 ITEM: LEASE OF LAND AT KINGSMEADOW

The Board considered a report of the Executive Director of Children's Services on the lease of land for a
children's home.

RESOLVED: That the Executive Board be recommended to take the lease.

Meeting ended at 8.50 p.m.
"""

EXECUTIVE_MINUTES = """
#0 APPENDIX 1

# Executive Board: extract of minutes on children and families

# EXECUTIVE BOARD MEETING HELD ON 18 SEPTEMBER 2025

# EXE31 TWO CHILDREN'S HOMES: FUNDING

The Board considered a report of the Executive Director of Children's Services on homes to be run by the
Council. Each home
would have four places. The capital cost was put at £1.94m, of which a government grant would pay £0.97m.

RESOLVED: That

1) the Council be recommended to add £1.94m to the capital programme for two children's homes;

2) the Executive Director of Children's Services be authorised to accept the government grant; and

3) progress be reported every six months.

# EXE34 YOUTH JUSTICE PLAN 2025-27

The Board considered the Youth Justice Plan 2025-27. First-time entrants to the youth justice system fell
from 44 in 2023/24
to 36 in 2024/25.

RESOLVED: That the Youth Justice Plan be approved and recommended to Council for adoption.

# EXECUTIVE BOARD MEETING HELD ON 16 OCTOBER 2025

# EXE41 ATTENDANCE MENTORS

The Board considered the recommendations of the Children and Families Policy and Performance Board of 15
September 2025
(Minute CFB15 refers).

RESOLVED: That

1) two attendance mentors be funded for one year, from January 2026, at a cost of £78,000;

2) funding for a second year be considered once results are known; and

3) a first warning by text message be sent from January 2026.

# EXE44 PART 2 ITEM: LEASE OF LAND AT KINGSMEADOW

The Board considered a report on the lease of land for a children's home.

RESOLVED: That the lease be taken on the terms set out in the report.
"""

MONITORING = """
# 1.0 PURPOSE OF REPORT

1.1 To report to the Board the progress made in Quarter 2 of 2025/26. The full monitoring report has been
circulated to
Members separately.

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 Eight of the 17 measures are rated Green, against three at Quarter 1.

## Key highlights

- EHCP timeliness: 63.4% of new Education, Health and Care Plans were completed within 20 weeks, against
  61.2% at Quarter 1.
- Annual reviews: 66.1% were held within 12 months, which is above the target of 65%.
- Children in care: 294, the first fall since 2022.
- Residential placements: 37 children, two fewer than in June. The forecast has been reduced to £12.285m.
- Independent fostering: 59 children, five fewer than in June.
- Permanent exclusions: 33 in the rolling year, against 44 in March.
- Home education: 219 children, down from 238 in June.
- Agency social workers: 18.6% of posts.
- Young people not in education, employment or training (NEET): 5.1%.

3.2 Three milestones were reached and one was not. Millpool Family Hub, which should have opened in
September 2025, is now
due to open in February 2026. Its building works will cost £138,500 more than planned.

3.3 The Ofsted inspection of children's services that was expected in the autumn has not been announced. The
last full
inspection, in May 2022, judged overall effectiveness to require improvement.

3.4 The Children in Care Council has 16 members. It chose the name Staying Together for the edge of care
team and has asked
for a say in the design of the two new homes.

# 4.0 POLICY IMPLICATIONS

4.1 None.

# 5.0 FINANCIAL IMPLICATIONS

5.1 None from this report. Spending at 30 September 2025 is reported at item 6a.
"""

LADO_ROWS = """
Schools and colleges | 52 | 61
Foster carers | 19 | 22
Residential homes | 17 | 26
Early years settings | 14 | 12
Health | 6 | 5
Police | 3 | 4
Sport, faith and voluntary groups | 13 | 18
"""

LADO = """
# 1.0 PURPOSE OF REPORT

1.1 To present the annual report of the Local Authority Designated Officer (LADO) for 2024/25.

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 Every council must have a designated officer who deals with allegations against people who work with
children. In
Ferncaster the LADO is Perpetua Grangeway, who has held the post since January 2023.

3.2 There were 148 allegations in 2024/25, an increase of 24 on the year before. By the place of work they
were:

{allegations}

3.3 Of the 148 allegations, 121 had been concluded by 31 March 2025. The outcomes were: substantiated 29,
unsubstantiated
46, unfounded 31, false 12 and malicious 3.

3.4 Physical harm was alleged in 63 cases, sexual harm in 28 and emotional harm in 19. The other 38
concerned conduct away
from work, which may make a person unsuitable.

3.5 A first discussion was held within one working day in 96% of cases, and 71% of cases were concluded
within three months,
against 64% in 2023/24. The longest took 14 months, because of a criminal trial.

3.6 The officer trained 384 people, among them 57 designated safeguarding leads and 112 foster carers.

3.7 The rise in allegations in residential homes follows the opening of three private homes in the borough.
Two of the
three have since been judged good by Ofsted.

# 4.0 POLICY IMPLICATIONS

4.1 The procedures follow Working Together to Safeguard Children.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The service costs £83,600 a year, most of it on one and a half posts.
"""

SUFFICIENCY = """
# 1.0 PURPOSE OF REPORT

1.1 To ask the Board to comment on the Sufficiency Strategy 2025-28, and on the award of a block contract
for places in
children's homes. The bids are described in the exempt appendix.

# 2.0 RECOMMENDED: That

1) the strategy be supported;

2) the Board's comments on the block contract be passed to the Executive Board; and

3) the public be excluded while the appendix is discussed.

# 3.0 SUPPORTING INFORMATION

3.1 Councils must see to it that there are enough places near home for the children in their care. The
strategy has five
priorities:

- keep more children safely with their own families;
- grow the Council's own fostering service to 110 households by March 2028;
- open two children's homes run by the Council;
- buy places in private homes jointly with neighbouring councils; and
- build 24 flats for care leavers by 2027.

3.2 On 30 September 2025 there were 294 children in care. Of these, 171 lived with foster carers, 112 of
them with the
Council's own carers and 59 with independent agencies. Thirty-seven lived in children's homes outside the
borough and five
in homes inside it. Forty-three lived with parents or relatives, 21 in supported accommodation, and the
others in secure,
parent and child, adoptive or other placements.

3.3 Two children's homes will have four places each. The first, at Eastfields, should be registered with
Ofsted by June
2026 and the second, at Kingsmeadow, by March 2027. Together they should save £620,000 in a full year.

3.4 Five places in private homes would be bought under a block contract of four years. Three bids were
received and all
were scored for quality (60%) and price (40%). The bidders' names and prices are commercially sensitive and
are in the
exempt appendix.

3.5 Children told the Children in Care Council what matters to them: to stay at the same school, to keep a
pet, and not to
be moved at short notice. In the year to September 2025, 9.8% of children in care had moved three times or
more, against
11.6% a year before.

# 4.0 POLICY IMPLICATIONS

4.1 The strategy meets the sufficiency duty in section 22G of the Children Act 1989.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The strategy is expected to avoid costs of £1.15m by March 2028.
"""

SPENDING = """
# 1.0 PURPOSE OF REPORT

1.1 To report spending at 30 September 2025 and the forecast for the year end.

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 The table shows the Children's Social Care Department. Overspends are in brackets.

{forecast}

3.2 At the end of September the department was £0.164m over its budget to date. The forecast for the year
end is an
overspend of £0.489m, against £0.962m at 30 June.

3.3 Residential placements are forecast at £12.285m, which is £0.185m over budget. This is a decrease since
last reported at
30 June 2025 of £0.355m. The placements at 30 September were:

{placements}

3.4 Independent fostering is forecast to overspend by £0.086m, while in house fostering is forecast to
underspend by
£0.055m.

3.5 Employees are forecast to overspend by £0.310m. Agency social workers cost £1.62m in the half year,
against £2.17m in
the same half of 2024/25.

## School transport

3.6 The Education and Inclusion Department is forecast to overspend by £0.313m, all of it on transport for
pupils with SEND:

{transport}

3.7 A pupil is entitled to transport if the nearest suitable school is beyond walking distance, or if the
child cannot walk
there because of special needs. Sixteen families now take a personal travel budget in place of a taxi.

## Savings

3.8 Of the savings of £1.28m agreed for 2025/26, £0.86m had been achieved and £0.21m was on course. The
saving of £0.21m from
Harbour Road Family Centre will not be made, since the centre is to stay open.

# 4.0 POLICY IMPLICATIONS

4.1 None.

# 5.0 FINANCIAL IMPLICATIONS

5.1 As set out above.
"""

SCHOOLS_ROWS = """
Good level of development, age 5 | 64.8% | 66.2% | 67.7%
Phonics standard, Year 1 | 77.1% | 79.0% | 80.2%
Reading, writing and maths, Key Stage 2 | 58.9% | 61.4% | 61.9%
Attainment 8, Key Stage 4 | 42.6 | 43.9 | 45.9
Grade 5 or above in English and maths | 37.2% | 39.5% | 45.6%
Average points for each A level entry | 31.4 | 32.0 | 34.2
"""

SCHOOLS = """
# 1.0 PURPOSE OF REPORT

1.1 To report the provisional results of Ferncaster schools in summer 2025.

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 The results are provisional. The comparison is with the country as a whole in the same year, as
estimated by the
schools' data service; like everything in this paper it is invented.

{results}

3.2 The gap between disadvantaged pupils and others at the end of Key Stage 2 narrowed from 24 to 21
percentage points.

3.3 Of 41 primary schools, 37 were judged good or outstanding at their last inspection. Of seven secondary
schools, five
were. Saltmarsh Academy was judged to require improvement in April 2025.

3.4 Absence in the school year 2024/25 was 5.6% in primary schools and 9.4% in secondary schools. The share
of pupils
persistently absent was 15.2% in primary and 27.3% in Years 9 to 11.

3.5 Twelve children in care took GCSEs. Three reached grade 4 or above in both English and maths.

# 4.0 POLICY IMPLICATIONS

4.1 A reading programme will begin in 14 primary schools in January 2026.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The programme costs £52,000, paid for by the Ferncaster Schools Trust.
"""

ALLEGATIONS = Table(
    ("Place of work", "2023/24", "2024/25"),
    (*rows(LADO_ROWS), ("Total", "124", "148")),
    (90, 28, 28),
    right_from=1,
    bold_rows=frozenset({7}),
)
RESULTS = Table(
    ("Measure", "Ferncaster 2024", "Ferncaster 2025", "Country 2025"),
    rows(SCHOOLS_ROWS),
    (80, 30, 30, 30),
    ruled=False,
    right_from=1,
)

ITEMS = (
    AgendaItem("1.", "MINUTES", (minutes("Minutes of 15 September 2025", MINUTES),)),
    AgendaItem("2.", "DECLARATIONS OF INTEREST (INCLUDING PARTY WHIP DECLARATIONS)"),
    AgendaItem(
        "3.",
        "PUBLIC QUESTION TIME",
        (
            report(
                item="3",
                date=DATE,
                officer="Chief Executive",
                subject="Public Question Time",
                body=QUESTION_TIME,
            ),
        ),
    ),
    AgendaItem(
        "4.",
        "EXECUTIVE BOARD MINUTES",
        (
            report(
                item="4",
                date=DATE,
                officer="Chief Executive",
                subject="Executive Board Minutes",
                body=EXECUTIVE_COVER,
            ),
            Part("4 Appendix 1: Executive Board Minutes", parse(EXECUTIVE_MINUTES)),
        ),
    ),
    AgendaItem(
        "5(A)",
        "MONITORING REPORT, QUARTER 2 2025/26",
        (
            report(
                item="5a",
                date=DATE,
                officer=DIRECTOR,
                subject="Monitoring Report, Quarter 2 2025/26",
                body=MONITORING,
            ),
        ),
    ),
    AgendaItem(
        "5(B)",
        "LOCAL AUTHORITY DESIGNATED OFFICER: ANNUAL REPORT 2024/25",
        (
            report(
                item="5b",
                date=DATE,
                officer=DIRECTOR,
                subject="Local Authority Designated Officer: Annual Report 2024/25",
                body=LADO,
                tables={"allegations": ALLEGATIONS},
                own_pages="LADO Annual Report",
            ),
        ),
    ),
    AgendaItem(
        "5(C)",
        "SUFFICIENCY STRATEGY 2025-28 AND BLOCK CONTRACT (APPENDIX EXEMPT)",
        (
            report(
                item="5c",
                date=DATE,
                officer=DIRECTOR,
                subject="Sufficiency Strategy 2025-28 and Block Contract",
                body=SUFFICIENCY,
                own_pages="Sufficiency Strategy",
                risk="A block contract costs money when places stand empty.",
            ),
            APPENDIX,
        ),
    ),
    AgendaItem(
        "6(A)",
        "SPENDING AT 30 SEPTEMBER 2025",
        (
            report(
                item="6a",
                date=DATE,
                officer="Operational Director, Finance",
                subject="Children's Services: Spending at 30 September 2025",
                body=SPENDING,
                tables={
                    "forecast": forecast_table(),
                    "placements": placements_table(),
                    "transport": transport_table(),
                },
            ),
        ),
    ),
    AgendaItem(
        "6(B)",
        "SCHOOL RESULTS 2025",
        (
            report(
                item="6b",
                date=DATE,
                officer="Operational Director, Education and Inclusion",
                subject="School Results 2025 (Provisional)",
                body=SCHOOLS,
                tables={"results": RESULTS},
            ),
        ),
    ),
)

PACK = Pack(
    name="2025-11-17-cfb-public-reports-pack",
    date="Monday, 17 November 2025",
    time_and_place="6.30 p.m., Council Chamber, Town Hall, Ferncaster",
    next_meeting="Monday, 26 January 2026",
    items=ITEMS,
    page_labels=True,
)
