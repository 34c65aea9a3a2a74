"""The Board's annual report for the municipal year 2024/25, written by its Chair."""

from __future__ import annotations

from samples.blocks import Heading, Paper, Part, Table
from samples.content.council import BOARD, COUNCIL
from samples.markup import parse, rows

BODY = """
# Introduction by the Chair

I have chaired the Board since May 2023 and am glad to report on its work in 2024/25. The Board met four
times: on 17 June,
16 September and 25 November 2024 and on 3 March 2025.

Two subjects came back at every meeting. The first was the time that families wait for an Education, Health
and Care Plan
(EHCP). More plans are on time than a year ago, though still too few. The second was the cost of placing
children in homes
outside the borough, which went on rising. Members asked hard questions about both and will ask them again.

I thank Councillor Priya Wetherdale, who was Vice-Chair for the year, and our co-opted parent governor, Mrs
Ottoline Speight,
who reached her fifth year with us. Above all I thank the social workers, teachers, foster carers and
officers who look
after the children of Ferncaster.

Councillor Rosalind Thackwray, Chair

# Membership of the Board in 2024/25

{members}

Winifred Garrowby, Executive Director of Children's Services, is the Board's lead officer. The portfolio
holder on the Executive
Board for Children and Families is Councillor Beatrix Lindqvist-Hale. Councillor Ifor Pentrewyn took the
seat of
Councillor Eunice
Harrowgate-Pym, who stood down in October 2024.

# What the Board is for

The Board keeps watch over the services for children and families, helps to shape policy before it goes to
the Executive Board,
and looks into matters of its own choice through topic groups. It takes no decisions about single children.

# What the Board did

{work}

## Special educational needs

The Board commented on the draft SEND Improvement Plan in November 2024 and asked for a plainer summary for
parents, which was
written. The plan was published on 12 December 2024. The Board visited Larkmoor School in January 2025,
where 168 pupils are
taught in 21 classes.

## Family hubs

Members saw the new hubs at Tarnfield and at Quarry Lane. A family hub is a place where families with
children up to the age
of 19, or 25 where a young person has special needs, can find health visitors, midwives, benefits advice and
parenting groups
under one roof. The Board asked that opening hours include Saturdays, and both hubs have opened on Saturday
mornings since
March 2025.

## Corporate parenting

Councillors are corporate parents of every child in care. Nine of the Board's 11 members took part in
training, and the Board
met the Children in Care Council twice. Young people asked for more driving lessons; the Council now pays
for ten lessons for
each care leaver who is 17 or over.

## Young people's travel

The Board heard from the Youth Council in September 2024 that evening buses had been cut on the Saltmarsh
route. The operator
agreed to restore the last bus on Fridays and Saturdays from January 2025. Free bus passes for all under 19
were looked at and
not recommended, as they would have cost £640,000 a year; care leavers have had a free pass since November
2024.

---

# Key figures for the year

{figures}

# Looking ahead to 2025/26

The Board will follow the new business plan with its four priorities, look at exclusions from secondary
schools in September,
and receive the report of its topic group on school attendance. It has also asked for a report on short
breaks for disabled
children.
"""

MEMBERS = """
Councillor Rosalind Thackwray (Chair) | Councillor Samuel Okonjo-Firth
Councillor Priya Wetherdale (Vice-Chair) | Councillor Desmond Ollerby
Councillor Gwendoline Astbrook | Councillor Ifor Pentrewyn (from November 2024)
Councillor Imelda Crosskeys | Councillor Tobias Renforth
Councillor Nasreen Holloway-Birch | Councillor Hamish Vantongeren
Councillor Lucinda Marrable |
"""

WORK = """
17 June 2024 | CFB4 | Family hubs programme | Supported; sites at Tarnfield, Quarry Lane and Millpool
  recommended.
16 September 2024 | CFB12 | Youth justice | Noted; the Board asked for figures by ward.
25 November 2024 | CFB19 | Draft SEND Improvement Plan | Supported, with a plainer summary for parents.
25 November 2024 | CFB21 | Harbour Road Family Centre | The Board asked for longer opening hours of the
  consultation desk.
3 March 2025 | CFB28 | Elective home education policy | Endorsed and recommended for adoption.
3 March 2025 | CFB30 | Fostering offer | A council tax reduction of 50% recommended for foster carers.
"""

FIGURES = """
EHCPs completed within 20 weeks (calendar year to 31 March 2025) | 46% | 58.6%
EHCP annual reviews within 12 months | 39% | 57.9%
Children in care at 31 March | 281 | 296
Care leavers in education, employment or training | 54% | 57%
Young people not in education, employment or training | 5.9% | 5.6%
Permanent exclusions | 41 | 44
Children educated at home at 31 March | 188 | 231
Social worker posts filled by agency staff | 31.0% | 24.7%
Complaints about children's services | 64 | 58
Compliments recorded | 112 | 131
"""

TABLES = {
    "members": Table((), rows(MEMBERS), (85, 85), ruled=False),
    "work": Table(("Meeting", "Minute", "Subject", "What came of it"), rows(WORK), (34, 18, 46, 72)),
    "figures": Table(
        ("Measure", "2023/24", "2024/25"), rows(FIGURES), (110, 28, 28), ruled=False, right_from=1
    ),
}

PAPER = Paper(
    "2025-06-cfb-annual-report-2024-25",
    f"{BOARD}: Annual Report 2024/25",
    (
        Part(
            "Annual Report 2024/25",
            (Heading(COUNCIL, 0), Heading(f"{BOARD}\nAnnual Report 2024/25", 0), *parse(BODY, TABLES)),
        ),
    ),
)
