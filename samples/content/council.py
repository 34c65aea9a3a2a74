"""The invented council: its name, people and the notice that every page carries.

The telephone number is from the range that Ofcom keeps for drama (01632 960000 to 960999); `.example` never
resolves.
"""

from __future__ import annotations

COUNCIL = "Ferncaster Borough Council"
BOARD = "Children and Families Policy and Performance Board"
NOTICE = "Ferncaster is an invented council. Every name and figure here is made up."
CONTACT = "Committee officer: Tamsin Everglade, telephone 01632 960118, tamsin.everglade@ferncaster.example"
MEMBERS_2025 = (
    ("Councillor Rosalind Thackwray (Chair)", "Labour"),
    ("Councillor Desmond Ollerby (Vice-Chair)", "Labour"),
    ("Councillor Gwendoline Astbrook", "Conservative"),
    ("Councillor Imelda Crosskeys", "Labour"),
    ("Councillor Nasreen Holloway-Birch", "Labour"),
    ("Councillor Lucinda Marrable", "Conservative"),
    ("Councillor Samuel Okonjo-Firth", "Labour"),
    ("Councillor Ifor Pentrewyn", "Independent"),
    ("Councillor Tobias Renforth", "Liberal Democrats"),
    ("Councillor Hamish Vantongeren", "Green"),
    ("Councillor Priya Wetherdale", "Labour"),
)

OFFICERS = (
    ("WG", "Winifred Garrowby", "Executive Director of Children's Services"),
    ("AF", "Araminta Feld", "Operational Director, Children's Social Care"),
    ("LS", "Leopold Strand", "Operational Director, Education and Inclusion"),
    ("CT", "Callum Threlford", "Head of SEND and Inclusion"),
    ("JD", "Josephine Ditchburn-Lea", "Head of Placements and Fostering"),
    ("EC", "Emrys Calloway", "Virtual School Head"),
    ("SH", "Sunniva Harcastle", "Head of Early Help and Family Hubs"),
    ("DR", "Delphine Rook", "14-19 Participation Lead"),
    ("MO", "Matthias Orrell-Dean", "Principal Social Worker"),
)
