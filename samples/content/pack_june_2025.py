"""The agenda pack of 16 June 2025, the first meeting of the municipal year 2025/26."""

from __future__ import annotations

from samples.blocks import Part, Table
from samples.content.finance import SOCIAL_CARE_2024, SOCIAL_CARE_2024_INCOME, outturn_table
from samples.content.reports import minutes, report
from samples.markup import parse, rows
from samples.packs import AgendaItem, Pack

DATE = "16 June 2025"

MINUTES = """
At a meeting of the Children and Families Policy and Performance Board on Monday, 3 March 2025 in the
Council Chamber,
Town Hall, Ferncaster

Present: Councillors Thackwray (Chair), Wetherdale (Vice-Chair), Astbrook, Crosskeys, Holloway-Birch,
Okonjo-Firth,
Pentrewyn and Vantongeren.

Apologies for Absence: Councillors Marrable and Renforth.

Absence declared on Council business: Councillor Ollerby.

Officers present: W. Garrowby, A. Feld, L. Strand, C. Threlford, J. Ditchburn-Lea and T. Everglade.

Also in attendance: O. Speight, co-opted parent governor, and Councillor B. Lindqvist-Hale in accordance
with Standing Order 19.

# ITEMS TAKEN UNDER THE BOARD'S OWN POWERS

# CFB24 MINUTES

The Minutes of the meeting held on 25 November 2024, having been sent to all Members, were agreed and signed
by the Chair.

# CFB25 PUBLIC QUESTION TIME

One question had been received, from Mr Aldous Penderry of Saltmarsh ward, who asked how many families would
lose a
nursery place if Harbour Road Family Centre were to close.

In reply the Head of Early Help and Family Hubs said that 26 part-time nursery places were offered at
Harbour Road, that
no decision had been taken, and that the Executive Board would consider the 418 replies to the consultation
in April.

# CFB26 EXECUTIVE BOARD MINUTES

The Board had before it an extract of the Executive Board's minutes on children and families.

RESOLVED: That the extract be noted.

# CFB27 QUARTER 3 2024-25 MONITORING REPORT

The Board considered performance in Quarter 3 of 2024-25, October to
December 2024.

The share of Education, Health and Care Plans (EHCPs) completed within 20 weeks stood at 54.9%. The number
of children
in care had reached 299 and was expected to pass 300 in January.

Following questions, these points were made:

- The virtual school had a waiting list of nine for one to one tuition. Funding for four more tutors had
  been found from
  the pupil premium.
- Agency staff remained the largest single pressure on the employees budget. Officers expected the share of
  posts filled
  by agency staff to be below 25% by the end of the year.
- Members were concerned that Personal Education Plans for children placed outside the borough came back
  late. Officers
  agreed to write to the eleven schools concerned.
- A Member asked why exclusions had risen. Two secondary schools accounted for most of the rise and both had
  been visited.

RESOLVED: That

1) the report be noted; and

2) a report on exclusions from secondary schools be brought to the meeting in September 2025.

# CFB28 ELECTIVE HOME EDUCATION POLICY

The Board considered a report on the revised policy for Elective Home Education (EHE). The number of
children educated
at home had grown from 142 in March 2022 to 226 at the end of February 2025.

The main change was that every family would be offered a visit within 15 working days of telling the
Council, in place of
the 30 days allowed before. Parents were not obliged to accept a visit.

Following questions, these points were made:

- Families most often gave anxiety and dissatisfaction with school as their reasons. Religious or
  philosophical belief
  was given by fewer than one in ten.
- The Council had no power to insist on seeing a child, and a national register was awaited.
- Two EHE officers served the whole borough. A third post, for reintegration into school, had been
  advertised.

RESOLVED: That

1) the revised policy be endorsed and recommended to the Executive Board for adoption; and

2) an annual update on home education be brought to the Board each June.

# CFB29 SCRUTINY TOPIC GROUP: SCHOOL ATTENDANCE

The Board agreed the brief of a topic group on school attendance. The group would look at persistent absence
in Years 9 to
11, at the use of penalty notices, and at what had worked in neighbouring boroughs. It would report in
September 2025.

RESOLVED: That

1) the topic brief be agreed; and

2) Councillors Crosskeys, Okonjo-Firth, Pentrewyn and Astbrook be appointed to the topic group, with
Councillor Crosskeys
as its Chair.

# CFB30 FOSTERING OFFER

The Board considered a report of the Head of Placements and Fostering on what the Council offers to its own
foster
carers. The Council had 90 fostering households and lost five in the year, three of them to agencies which
paid more.

Following questions, these points were made:

- The basic allowance would rise by 3.8% in April 2025, in line with the national minimum.
- A council tax reduction would cost about £71,000 a year if it were set at 50%, and £142,000 if council tax
  were waived
  altogether.
- Carers valued a telephone line at weekends more than money. One would be started by the summer.

RESOLVED: That the Executive Board be recommended to grant the Council's own foster carers a reduction of
50% in council
tax from 1 April 2026.

# CFB31 SAFEGUARDING PARTNERSHIP PRIORITIES

The Board received a presentation from the Ferncaster Safeguarding Children Partnership, whose three
priorities for 2025
to 2027 were neglect in the early years, the exploitation of teenagers outside the home, and children who
live with
parental mental ill health.

RESOLVED: That the presentation be noted.

Meeting ended at 8.25 p.m.
"""

QUESTION_TIME = """
# 1.0 PURPOSE OF REPORT

1.1 To hear and answer questions that residents have put under Standing Order 41(3).

1.2 Questions that arrive in time are handed out on paper at the start of the meeting.

# 2.0 RECOMMENDED: That the questions be heard and answered.

# 3.0 SUPPORTING INFORMATION

3.1 The rules of Standing Order 41(3), in short, are these:

- Half an hour is set aside. Only people who live in Ferncaster may ask, and each of them may ask once.
- The question has to concern something on the agenda of that evening.
- It has to reach the committee officer in writing by noon on the Thursday before a Monday meeting.
- The person asking may follow up the answer once. The Chair may promise a written reply within ten working
  days instead.
- The Chair may refuse a question that names a child, attacks a person, or would need exempt information to
  answer.

# 4.0 POLICY IMPLICATIONS

4.1 None.

# 5.0 FINANCIAL IMPLICATIONS

5.1 None.
"""

EXECUTIVE_COVER = """
# 1.0 PURPOSE OF REPORT

1.1 To show the Board what the Executive Board has decided about children and families since the agenda of
the last meeting
went out. The extract is Appendix 1.

# 2.0 RECOMMENDED: That the extract be noted.

# 3.0 SUPPORTING INFORMATION

3.1 Members may ask about any of these decisions. Items taken in private appear by their headings only.

# 4.0 POLICY IMPLICATIONS

4.1 None.

# 5.0 FINANCIAL IMPLICATIONS

5.1 None.
"""

EXECUTIVE_MINUTES = """
#0 APPENDIX 1

# Executive Board: extract of minutes on children and families

# EXECUTIVE BOARD MEETING HELD ON 13 MARCH 2025

# EXE88 DETERMINATION OF SCHOOL ADMISSION ARRANGEMENTS 2026/27

The Board considered a report of the Executive Director of Children's Services on the admission arrangements
for community
and voluntary controlled schools. The published admission number of Brindlewick Primary School would fall
from 60 to 45,
since the number of births in the area had dropped by a fifth.

RESOLVED: That the admission arrangements for 2026/27, with the reduction at Brindlewick Primary School, be
determined as
set out in the report.

# EXE91 FOSTER CARERS: COUNCIL TAX REDUCTION

The Board considered the recommendation of the Children and Families Policy and Performance Board of 3 March
2025
(Minute CFB30 refers).

RESOLVED: That

1) a reduction of 50% in council tax be granted to the Council's own foster carers from 1 April 2026; and

2) the cost be reviewed by the Operational Director, Finance, after twelve months.

# EXECUTIVE BOARD MEETING HELD ON 17 APRIL 2025

# EXE97 HARBOUR ROAD FAMILY CENTRE

The Board considered the outcome of the consultation on the future of Harbour Road Family Centre. Of the 418
replies, 361
were against closure. Three options were set out: to close the centre, to move its nursery to Tarnfield, or
to keep it open
and repair the roof.

RESOLVED: That

1) the outcome of the consultation be noted;

2) a decision be deferred to July 2025, so that the cost of repair can be tested by tender; and

3) the nursery places be kept in the meantime.

# EXE99 PART 2 ITEM: AGENCY SOCIAL WORKERS, SUPPLY CONTRACT

The Board considered a report on the contract for the supply of agency social workers.

RESOLVED: That the recommendations in the report be approved.
"""

MONITORING = """
# 1.0 PURPOSE OF REPORT

1.1 To report to the Board the progress made in Quarter 4 of 2024/25 against the measures and milestones of
the Children
and Families business plan. The full monitoring report has been circulated to Members separately.

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 Of the 17 measures reported at the year end, five met their targets. The most improved measure was the
share of
annual reviews of Education, Health and Care Plans held within 12 months, at 57.9% against a target of 55%.

## Key highlights

- EHCP timeliness: 58.6% of plans were completed within 20 weeks, against 46% the year before and a target
  of 60%.
- Children in care: 296 at 31 March 2025, after a peak of 303 in January.
- Independent fostering: 66 children were placed with independent fostering agencies (IFAs), 16 above the
  target of 50.
- Residential care: 41 children were placed in homes outside the borough.
- Young people not in education, employment or training (NEET): 5.6% of 16 and 17 year olds, against 5.9%.
- Agency social workers: 24.7% of posts, which met the target of 25%.
- Family hubs: 26,410 visits in the year.

3.2 Permanent exclusions rose to 44 in the twelve months to March. This was the measure furthest from its
target of 35.

3.3 Care leavers in education, employment or training (EET) rose to 57%. The target for 2025/26 is 62%.

# 4.0 POLICY IMPLICATIONS

4.1 The measures will be given new references in 2025/26, when the business plan is arranged by priorities.

# 5.0 FINANCIAL IMPLICATIONS

5.1 None from this report. The provisional outturn is reported at item 6a.
"""

SEND_PLAN = """
# 1.0 PURPOSE OF REPORT

1.1 To give the Board the first progress report on the Special Educational Needs and Disabilities (SEND)
Improvement Plan,
published on 12 December 2024.

# 2.0 RECOMMENDED: That

1) progress be noted; and

2) the Board comment on the measures proposed for 2025/26.

# 3.0 SUPPORTING INFORMATION

3.1 The plan has four outcomes, each with a named officer. They are:

- needs are seen early, in nursery and in the first years of school;
- plans are on time and say plainly what will be provided;
- children go to a good school near home; and
- young people are ready for adult life.

3.2 An Education, Health and Care Plan (EHCP) is a legal document that sets out what a child or young person
up to the age
of 25 needs and what must be provided. The law allows 20 weeks from the request to the final plan. In 2023
Ferncaster
finished 46% of plans in that time. In 2024 it was 53.7%, and for the calendar year to 31 March 2025 it was
58.6%.

3.3 Requests for an assessment grew by 11% in 2024 to 372, of which 297 were agreed. On 31 March 2025 the
Council
maintained 1,846 plans, against 1,702 a year before. Of these, 812 were for pupils in mainstream schools and
431 for pupils
in special schools in the borough.

3.4 The number of pupils in independent and non-maintained special schools rose from 83 to 91. The average
annual cost of
such a place was £54,310 in 2024/25. A place at Larkmoor School costs £24,860 on average. From September
2025 Larkmoor
will grow by 24 places, which is expected to save £412,000 in a full year.

3.5 The wait for advice from an educational psychologist fell from 13 weeks in September 2024 to eight weeks
in May 2025.
The aim is six weeks, which is what the regulations allow.

3.6 Parents may appeal to the First-tier Tribunal. Thirty-four appeals were registered in the calendar year
2024, against
29 in 2023. Of the 21 that were concluded, 15 were settled by agreement before a hearing.

3.7 The Ferncaster Parent Carer Forum surveyed its members in April 2025. Of the 214 parents who replied,
47% said that
they were kept informed while the plan was written; a year before it was 38%.

# 4.0 POLICY IMPLICATIONS

4.1 A statutory inspection of the area's SEND services is expected before the end of 2026.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The high needs block of the Dedicated Schools Grant (DSG) ended 2024/25 with a deficit of £3.94m,
against £2.61m a
year before. A deficit of £5.2m is forecast for 31 March 2026.
"""

EHE_ROWS = """
Anxiety or other mental health need | 41
Dissatisfaction with the school | 27
Lifestyle or cultural choice | 11
Risk of exclusion | 9
Religious or philosophical belief | 6
Waiting for a preferred school | 3
"""

EHE = """
# 1.0 PURPOSE OF REPORT

1.1 To give the Board the annual update on Elective Home Education (EHE) that was asked for in March 2025
(Minute CFB28
refers).

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 Parents have a right to educate their children at home. On 31 March 2025 there were 231 children known
to be educated
at home in Ferncaster, against 188 a year before. Ninety-seven began in the year and 54 returned to school.

3.2 The reasons parents gave for the 97 children who began home education in 2024/25 were:

{reasons}

3.3 Of the 231 children, 138 were of secondary age. Twenty-two had an EHCP and 16 had a social worker.

3.4 The Council offered a visit to every family and 82% accepted. Education was judged suitable in 201
cases, unsuitable in
13, and had still to be judged in 17. School attendance orders were issued for four children.

3.5 The new reintegration officer began work on 9 June 2025. The post is funded until July 2027.

# 4.0 POLICY IMPLICATIONS

4.1 The revised policy was adopted by the Executive Board on 17 April 2025.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The service cost £118,400 in 2024/25. The reintegration officer adds £43,900 a year.
"""

OUTTURN = """
# 1.0 PURPOSE OF REPORT

1.1 To report the provisional spending of the Children's Social Care Department for 2024/25.

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 The table compares the annual budget with actual spending to 31 March 2025. Overspends are in brackets.

{outturn}

3.2 The department's net position is an overspend of £2.785m. At Quarter 2 an overspend of £1.906m had been
forecast.

3.3 Out of borough residential placements overspent by £2.118m. The average number of children placed was
38, against the
30 that the budget allowed for, and the average weekly cost rose from £5,480 to £6,010.

3.4 Independent fostering agencies overspent by £0.363m. The Council's own fostering service underspent by
£0.139m, since
fewer households were approved than had been hoped.

3.5 Employees overspent by £0.526m. Agency social workers cost £4.1m, which is £1.2m less than in 2023/24
but still more
than the posts they fill would cost.

3.6 Government grants were £0.278m more than expected because the grant for unaccompanied children was paid
for two more
children than planned.

# 4.0 POLICY IMPLICATIONS

4.1 None.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The overspend was met from the general reserve, which stood at £6.3m after the transfer.
"""

MASH = """
# 1.0 PURPOSE OF REPORT

1.1 To tell the Board how the front door to children's services has worked since September 2024.

# 2.0 RECOMMENDED: That the report be noted.

# 3.0 SUPPORTING INFORMATION

3.1 The Multi-Agency Safeguarding Hub (MASH) brings together social workers, police officers, health
visitors and
housing officers in one room at the Town Hall. It is the single point of contact for anyone who is worried
about a child.

3.2 In 2024/25 there were 9,640 contacts, against 8,915 in 2023/24. Of these, 2,506 became referrals to
social care, 3,188
were passed to early help, and the rest needed advice only.

3.3 A decision was made within one working day on 93% of contacts, against 84% the year before. The police
made 38% of the
contacts, schools 27% and health services 16%.

3.4 Domestic abuse was the commonest reason for contact, in 2,121 cases. Neglect came second with 1,654.

3.5 An audit of 60 contacts in February 2025 agreed with the decision in 55 cases. In three the auditors
would have asked for
an assessment, and in two they would have closed the contact sooner.

# 4.0 POLICY IMPLICATIONS

4.1 From April 2026 a Family Help service will join early help and work with Children in Need (CIN) under
the national
reforms.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The hub cost £1.02m in 2024/25, of which partners paid £0.24m.
"""

REASONS = Table(("Reason given", "Children"), (*rows(EHE_ROWS), ("Total", "97")), (100, 28), right_from=1)
OUTTURN_TABLE = outturn_table(SOCIAL_CARE_2024, SOCIAL_CARE_2024_INCOME, ruled=True)
DIRECTOR = "Executive Director of Children's Services"

ITEMS = (
    AgendaItem("1.", "MINUTES", (minutes("Minutes of 3 March 2025", MINUTES),)),
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
        "MONITORING REPORT, QUARTER 4 2024/25",
        (
            report(
                item="5a",
                date=DATE,
                officer=DIRECTOR,
                subject="Monitoring Report, Quarter 4 2024/25",
                body=MONITORING,
            ),
        ),
    ),
    AgendaItem(
        "5(B)",
        "SEND IMPROVEMENT PLAN: FIRST PROGRESS REPORT",
        (
            report(
                item="5b",
                date=DATE,
                officer=DIRECTOR,
                subject="SEND Improvement Plan: First Progress Report",
                body=SEND_PLAN,
                own_pages="SEND Improvement Plan",
                risk="An inspection that found widespread failings would bring a notice to improve.",
            ),
        ),
    ),
    AgendaItem(
        "5(C)",
        "ELECTIVE HOME EDUCATION: ANNUAL UPDATE",
        (
            report(
                item="5c",
                date=DATE,
                officer="Operational Director, Education and Inclusion",
                subject="Elective Home Education: Annual Update",
                body=EHE,
                tables={"reasons": REASONS},
            ),
        ),
    ),
    AgendaItem(
        "6(A)",
        "PROVISIONAL OUTTURN 2024/25",
        (
            report(
                item="6a",
                date=DATE,
                officer="Operational Director, Finance",
                subject="Children's Social Care: Provisional Outturn 2024/25",
                body=OUTTURN,
                tables={"outturn": OUTTURN_TABLE},
                risk="The cost of placements depends on a few children whose needs cannot be foreseen.",
            ),
        ),
    ),
    AgendaItem(
        "6(B)",
        "THE MULTI-AGENCY SAFEGUARDING HUB",
        (
            report(
                item="6b",
                date=DATE,
                officer="Operational Director, Children's Social Care",
                subject="The Multi-Agency Safeguarding Hub",
                body=MASH,
                own_pages="MASH report",
            ),
        ),
    ),
)

PACK = Pack(
    name="2025-06-16-cfb-public-reports-pack",
    date="Monday, 16 June 2025",
    time_and_place="6.30 p.m., Council Chamber, Town Hall, Ferncaster",
    next_meeting="Monday, 15 September 2025",
    items=ITEMS,
)
