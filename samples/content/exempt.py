"""The exempt (Part 2) words of the pack: a paper of its own, and an appendix inside the November agenda pack.

`CANARIES` stand in these pages and nowhere else, so that a leak test can look for them in what a reader
without the
right may see: answers, search results, page texts, suggestions, errors and logs.
"""

from __future__ import annotations

from samples.blocks import Heading, Paper, Part, Table
from samples.markup import parse, rows

PAPER_CANARIES = (
    "Veltram Staffing",
    "Hexaway Locums",
    "£187,340",
    "£38.62",
    "£431,905",
    "Quentin Marchbanks-Roe",
    "Bluethorn clause",
)
APPENDIX_CANARIES = (
    "Quillmere Homes",
    "Oxbarrow Residential",
    "Tansyford Care",
    "£4,873",
    "£5,216",
    "£5,547",
    "£612,750",
    "Dovetail Close",
)
CANARIES = PAPER_CANARIES + APPENDIX_CANARIES

EXEMPTION = "exempt information under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972"

AGENCY_BODY = """
# 1.0 PURPOSE OF REPORT

1.1 To ask for authority to settle a dispute with the present supplier of agency social workers and to award
a new contract.

# 2.0 RECOMMENDED: That

1) the claim be settled for a sum of no more than £187,340; and

2) the new contract be awarded to Hexaway Locums for three years from 1 January 2026.

# 3.0 SUPPORTING INFORMATION

3.1 The present contract, with Veltram Staffing Limited, ends on 31 December 2025. Under what officers call
the Bluethorn
clause, the supplier may claim a fee for any agency worker who takes a permanent post. Sixteen workers have
done so. The
supplier first asked for £268,500.

3.2 Counsel advised in August 2025 that the clause is likely to be upheld for eleven of the sixteen. The
mediation was led by
Quentin Marchbanks-Roe.

3.3 Two bids were received for the new contract. The prices for an experienced social worker were:

{bids}

3.4 Whichever bid is chosen, no fee will be due for a worker who takes a permanent post after 26 weeks.

3.5 If the claim went to court and was lost in full, the cost with interest and both sides' fees would be
about £431,905.

# 4.0 POLICY IMPLICATIONS

4.1 The new contract is in line with the regional memorandum on agency social workers.

# 5.0 FINANCIAL IMPLICATIONS

5.1 The settlement would be paid from the employees budget of the Children's Social Care Department.

# 6.0 RISK ANALYSIS

6.1 If this report became public before the settlement is signed, the Council's position in the dispute
would be weakened.
"""

BIDS = Table(
    ("Bidder", "Hourly rate", "Quality score"),
    rows("Hexaway Locums | £38.62 | 78\nVeltram Staffing Limited | £40.15 | 71"),
    (70, 40, 40),
    right_from=1,
)

APPENDIX_BODY = """
# APPENDIX TO ITEM 5C: BLOCK CONTRACT FOR FIVE PLACES IN CHILDREN'S HOMES

1.1 The public should be excluded from the meeting while this appendix is discussed, because it names
bidders and gives their
prices, and the public interest in a fair competition outweighs the interest in disclosure.

1.2 Three bids were received by the closing date of 10 October 2025:

{bids}

1.3 Quillmere Homes Limited has the highest total score and is the preferred bidder. Its weekly price is
below the average
weekly cost that the Council pays now. The bid depends on the purchase of a house at 14 Dovetail Close, for
which the bidder
asks the Council to guarantee a loan.

1.4 Oxbarrow Residential Partnership scored best for quality, but its price for the fourth year is not
fixed. Tansyford Care
could not show that it would have a registered manager in post at the start of the contract.

1.5 Members will recall that no place is paid for until the home is registered. The Council would pay for
three of the five
places whether or not they are filled, and for the other two when they are used.

---

# APPENDIX TO ITEM 5C (continued)

1.6 The guarantee would be limited to £612,750 and would fall by a tenth each year. The Operational
Director, Finance, holds
that it is acceptable if it is secured by a first charge on the house.

1.7 Over four years, with all five places filled, the preferred bid would cost less than buying the same
places one at a time.
With three places filled the costs would be about equal. Officers expect four and a half places to be filled
on average.

1.8 References were taken up with two other councils. Both would use the preferred bidder again. One had
asked for more
notice when staff change.

1.9 It is proposed that the Executive Board be told that this Board supports the award to the preferred
bidder, subject to
the charge on the house being registered before the first place is used.
"""

APPENDIX_BIDS = Table(
    ("Bidder", "Weekly price for a place", "Quality", "Total score"),
    rows(
        "Quillmere Homes Limited | £4,873 | 49 | 89\n"
        "Oxbarrow Residential Partnership | £5,216 | 52 | 86\n"
        "Tansyford Care | £5,547 | 38 | 67"
    ),
    (66, 44, 26, 26),
    right_from=1,
)

APPENDIX = Part(
    "5c Appendix (exempt)",
    parse(APPENDIX_BODY, {"bids": APPENDIX_BIDS}),
    own_pages="Appendix to item 5c",
    marking="NOT FOR PUBLICATION – exempt under paragraph 3",
)

PAPER = Paper(
    "2025-09-part-2-agency-social-workers",
    "Part 2 report: agency social workers, settlement and new contract",
    (
        Part(
            "Agency social workers: settlement and new contract",
            (
                Heading("PART 2 – NOT FOR PUBLICATION", 0),
                *parse(f"This report is not for publication because it contains {EXEMPTION}."),
                Table(
                    (),
                    (
                        ("REPORT TO:", "Executive Board"),
                        ("DATE:", "18 September 2025"),
                        ("REPORTING OFFICER:", "Executive Director of Children's Services"),
                        ("PORTFOLIO:", "Children and Families"),
                        ("SUBJECT:", "Agency Social Workers: Settlement and New Contract"),
                        ("WARD(S):", "Borough-wide"),
                    ),
                    (48, 122),
                    ruled=False,
                ),
                *parse(AGENCY_BODY, {"bids": BIDS}),
            ),
            own_pages="Agency social workers",
        ),
    ),
)
