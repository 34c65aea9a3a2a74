"""The letter that exists only as a scan: pictures of its pages, without any text to extract."""

from __future__ import annotations

from samples.blocks import Heading, Paper, Part
from samples.content.council import COUNCIL
from samples.markup import parse

BODY = """
Town Hall, Ferncaster

14 October 2024

To all Members for Saltmarsh and Kingsmeadow wards

**Harbour Road Family Centre: consultation**

Dear Councillor,

I write to let you know that a consultation on the future of Harbour Road Family Centre will run from 4
November to
13 December 2024.

The centre was used by 312 families in the year to September 2024, against 405 in the year before. It offers
26 part-time
nursery places. A survey in August found that the roof has to be replaced, at a cost of about £86,400.

Three options will be put to the public: to close the centre, to move its nursery to Tarnfield, or to keep
the centre open and
repair the roof. No choice has been made between them.

Two drop-in sessions will be held at the centre, on Tuesday 12 November at 10 a.m. and on Thursday 21
November at 6 p.m.
Paper copies of the questions can be had from the library in Castle Street.

Please call me if residents raise points that we have missed.

Yours sincerely,

Sunniva Harcastle

Head of Early Help and Family Hubs
"""

PAPER = Paper(
    "2024-10-harbour-road-consultation-letter-scan",
    "Letter to Members: Harbour Road Family Centre consultation",
    (Part("Letter", (Heading(COUNCIL, 0), *parse(BODY))),),
)
