"""Minutes as councils of many kinds set them: invented bodies, each style drawn by hand and read back."""

from datetime import date

import pytest

from core.structure import Minute
from ingest.minutes import find_minutes
from tests.ingest.minutes_by_hand import LEFT, Sheet
from tests.papers import document, pages


@pytest.fixture
def sheet(tmp_path):
    """Make a paper to be written."""

    def made(**more) -> Sheet:
        return Sheet(tmp_path / "minutes.pdf", **more)

    return made


def told(minutes: tuple[Minute, ...]) -> list[tuple[str, str, str | None, str]]:
    return [(m.number, m.subject, m.verb, m.resolved) for m in minutes]


def test_parish_numbers_with_year_and_resolves_in_a_sentence(sheet):
    paper = sheet()
    paper.heading("LITTLE HOXBY PARISH COUNCIL")
    paper.para(
        "Minutes of the Meeting of Little Hoxby Parish Council held on Tuesday 6th May 2025 at 7.30pm in the Village "
        "Hall, Mill Lane"
    )
    paper.para("Present: Cllrs R. Tansy (Chairman), P. Oakes, J. Furze and M. Sallow")
    paper.para("In attendance: Mrs L. Teasel (Clerk) and four members of the public")
    paper.heading("25/067 To receive apologies for absence")
    paper.para("Apologies were received from Cllr Bramble (holiday) and Cllr Dock (work).")
    paper.heading("25/068 To approve the minutes of the meeting held on 1st April 2025")
    paper.para("It was RESOLVED that the minutes be signed by the Chairman as a true record.")
    paper.heading("25/069 Planning applications")
    paper.para(
        "The Parish Council considered an extension at 4 Mill Lane. Neighbours had written to say that they "
        "RESOLVED to fight it. The Parish Council RESOLVED to make no objection. The Clerk would reply by Friday."
    )
    paper.heading("25/070 Date of next meeting")
    paper.para("Tuesday 3rd June 2025.")
    paper.para("The meeting closed at 8.55pm.")
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        ("25/067", "To receive apologies for absence", None, ""),
        (
            "25/068",
            "To approve the minutes of the meeting held on 1st April 2025",
            "RESOLVED",
            "that the minutes be signed by the Chairman as a true record.",
        ),
        ("25/069", "Planning applications", "RESOLVED", "to make no objection."),
        ("25/070", "Date of next meeting", None, ""),
    ]
    assert (meeting.body, meeting.meeting_date, meeting.place) == (
        "Little Hoxby Parish Council",
        date(2025, 5, 6),
        "Village Hall, Mill Lane",
    )
    assert meeting.present == ("R. Tansy (Chairman)", "P. Oakes", "J. Furze", "M. Sallow")
    assert meeting.apologies == ("Bramble (holiday)", "Dock (work)")
    assert meeting.in_attendance == ("Mrs L. Teasel (Clerk)", "four members of the public")


def test_plain_numbers_title_case_subjects_a_side_column_and_a_page_turn_inside_a_decision(sheet):
    paper = sheet(right=400.0, head="Planning Committee, 4 March 2025")
    paper.heading("Planning Committee")
    paper.para("Tuesday, 4 March 2025 at 10.00 am in Committee Room 2, Guildhall")
    paper.para("PRESENT")
    for name in ("Councillor Ash (Chair)", "Councillor Birch", "Councillor Cedar"):
        paper.line(name)
    paper.para("Apologies for absence: Councillor Elm")
    paper.heading("12. Minutes of the Last Meeting")
    paper.para("RESOLVED – That the minutes of 4 February 2025 be approved.")
    paper.heading("13. Land North of Quarry Road")
    paper.para("The Committee heard from two objectors. The following points were made:", aside="")
    for point in (
        "1. Traffic at the school gate was heavy already.",
        "2. The hedge was older than the road.",
        "3. Drainage had been improved in 2019.",
    ):
        paper.para(point, indent=20)
    paper.y = 130
    paper.para("RESOLVED –", aside="Head of Planning")
    paper.para("(1) That permission be granted, subject to the conditions in the report;", indent=20)
    paper.turn()
    paper.para(
        "(2) That the Head of Planning be authorised to add a condition on the hedge; and",
        indent=20,
        aside="AB / CD",
    )
    paper.para("(3) That the Parish Council be told.", indent=20)
    paper.para("(Councillor Birch asked that her vote against be recorded.)")
    paper.heading("14. Enforcement Update")
    paper.para("The report was received.")
    paper.para("The meeting ended at 11.40 am")
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        ("12", "Minutes of the Last Meeting", "RESOLVED", "That the minutes of 4 February 2025 be approved."),
        (
            "13",
            "Land North of Quarry Road",
            "RESOLVED",
            "(1) That permission be granted, subject to the conditions in the report; (2) That the Head of Planning be "
            "authorised to add a condition on the hedge; and (3) That the Parish Council be told.",
        ),
        ("14", "Enforcement Update", None, ""),
    ]
    assert (minutes[1].page, minutes[1].resolved_page, minutes[1].boxes_page) == (1, 1, 1)
    assert (meeting.body, meeting.meeting_date, meeting.place) == (
        "Planning Committee",
        date(2025, 3, 4),
        "Committee Room 2, Guildhall",
    )
    assert meeting.present == ("Ash (Chair)", "Birch", "Cedar")
    assert meeting.apologies == ("Elm",)


def test_numbers_without_a_stop_and_subjects_in_capitals(sheet):
    paper = sheet(gap=14.0)
    paper.heading("NORTH WOLD DISTRICT COUNCIL")
    paper.heading("OVERVIEW AND SCRUTINY COMMITTEE")
    paper.para("At a meeting of the Overview and Scrutiny Committee held in the Civic Centre on 17 July 2025")
    paper.para("Present: Councillor Reed (in the Chair); Councillors Sedge, Rush, and Flag")
    paper.heading("106 APOLOGIES FOR ABSENCE")
    paper.para("Apologies were submitted on behalf of Councillors Iris and Lily.")
    paper.heading(
        "107 WASTE COLLECTION: PERFORMANCE IN THE FIRST QUARTER AND THE ROUNDS THAT ARE TO CHANGE IN AUTUMN"
    )
    paper.para(
        "Missed collections stood at 41 in 100,000. All earlier issues were resolved. Members welcomed this."
    )
    paper.para("RESOLVED UNANIMOUSLY: That the report be noted.")
    paper.para("N.B. Councillor Rush left the meeting at this point.")
    paper.heading("108 LEISURE CENTRES")
    paper.para("RECOMMENDED to Cabinet: That")
    paper.para("a) the fees be frozen; and")
    paper.para("b) a review be held in March 2026.")
    paper.para("RESOLVED: That the thanks of the Committee be recorded.")
    (_,), minutes = paper.minutes()

    assert told(minutes) == [
        ("106", "APOLOGIES FOR ABSENCE", None, ""),
        (
            "107",
            "WASTE COLLECTION: PERFORMANCE IN THE FIRST QUARTER AND THE ROUNDS THAT ARE TO CHANGE IN AUTUMN",
            "RESOLVED UNANIMOUSLY",
            "That the report be noted.",
        ),
        (
            "108",
            "LEISURE CENTRES",
            "RECOMMENDED",
            "to Cabinet: That a) the fees be frozen; and b) a review be held in March 2026. "
            "RESOLVED: That the thanks of the Committee be recorded.",
        ),
    ]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("MINUTE {}", "{}"),
        ("Minute No. {}", "{}"),
        ("PC/24/{}", "PC/24/{}"),
        ("CAB.{}", "CAB.{}"),
        ("{}/25", "{}/25"),
        ("EXB {}", "EXB {}"),
        ("HWB{}.", "HWB{}"),
        ("{}.", "{}"),
        ("Item {}:", "{}"),
    ],
)
def test_every_form_of_number_is_kept_as_printed(printed, number, sheet):
    paper = sheet()
    paper.heading("Minutes of a meeting of the Health Board held on 12 June 2025")
    paper.para("Present: Dr Ash, Mrs Birch")
    for n, subject in ((45, "APOLOGIES"), (46, "BUDGET MONITORING"), (47, "URGENT BUSINESS")):
        paper.heading(f"{printed.format(n)} {subject}")
        paper.para(f"The Board discussed {subject.lower()}.")
        paper.para("Resolved: That it be noted.")
    _, minutes = paper.minutes()

    assert told(minutes) == [
        (number.format(n), subject, "Resolved", "That it be noted.")
        for n, subject in ((45, "APOLOGIES"), (46, "BUDGET MONITORING"), (47, "URGENT BUSINESS"))
    ]


def test_cabinet_sets_decision_and_reasons_under_heads_of_their_own(sheet):
    paper = sheet()
    paper.heading("CABINET")
    paper.heading("MINUTES OF THE MEETING HELD ON WEDNESDAY, 15 OCTOBER 2025")
    paper.para("PRESENT: Councillor Marsh (Leader), Councillor Fen (Deputy Leader), Councillor Carr")
    paper.heading("31. SCHOOL PLACES")
    paper.para("The Cabinet Member introduced the report.")
    paper.heading("Decision:")
    paper.para("(i) That the plan be approved; and")
    paper.para("(ii) That £1.2m be added to the capital programme.")
    paper.heading("Reasons for the decision:")
    paper.para("To provide places where they are needed.")
    paper.heading("32. CARE HOMES")
    paper.para("Decision: That the contract be extended by one year.")
    paper.heading("Reasons for the decision:")
    paper.para("The market is not ready.")
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        (
            "31",
            "SCHOOL PLACES",
            "Decision",
            "(i) That the plan be approved; and (ii) That £1.2m be added to the capital programme.",
        ),
        ("32", "CARE HOMES", "Decision", "That the contract be extended by one year."),
    ]
    assert (meeting.body, meeting.meeting_date) == ("Cabinet", date(2025, 10, 15))
    assert minutes[0].decided_by == "Cabinet"


def test_body_that_resolves_to_do_a_list_of_things(sheet):
    paper = sheet()
    paper.heading("COUNTY PENSION FUND COMMITTEE")
    paper.para(
        "Minutes of the meeting held on 3 December 2024 commencing at 10.30 am and finishing at 12.45 pm"
    )
    paper.para("Present:")
    paper.para("Voting Members: Councillor Rowe - in the Chair, Councillor Pike")
    paper.numbered("23/24", "Fund Valuation", font="Helvetica-Bold", indent=60)
    paper.para("The actuary said that members of other funds had resolved to wait.")
    paper.para("The Committee RESOLVED to:")
    paper.para("• note the valuation; and")
    paper.para("• ask for a further report in March.")
    paper.numbered("24/24", "Exempt Items", font="Helvetica-Bold", indent=60)
    paper.para("The Committee RESOLVED that the public be excluded for the item that follows.")
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        (
            "23/24",
            "Fund Valuation",
            "RESOLVED",
            "to: • note the valuation; and • ask for a further report in March.",
        ),
        ("24/24", "Exempt Items", "RESOLVED", "that the public be excluded for the item that follows."),
    ]
    assert meeting.meeting_date == date(2024, 12, 3)


def test_where_nothing_is_set_apart_what_was_agreed_in_a_sentence_is_the_decision(sheet):
    paper = sheet()
    paper.heading("Minutes of the Schools Forum held on 9 January 2025")
    paper.para("Attendance: A. Finch, B. Wren, C. Robin")
    paper.heading("4. Growth Fund")
    paper.para(
        "Forum members noted the paper. It was agreed that the fund be set at £300,000. A review would follow in May."
    )
    paper.heading("5. High Needs Block")
    paper.para("The deficit had grown. Officers were thanked.")
    _, minutes = paper.minutes()

    assert told(minutes) == [
        ("4", "Growth Fund", "agreed", "that the fund be set at £300,000."),
        ("5", "High Needs Block", None, ""),
    ]


OPENING = (
    "At a meeting of the Harbour Board held on Monday, 8 September 2025 in the Customs House",
    "Present: Councillors Gull (Chair), Tern and Skua",
)


def harbour(paper: Sheet, *paragraphs: str) -> tuple[Minute, ...]:
    for text in (*OPENING, "HB1 MINUTES", "Agreed and signed.", "HB2 DREDGING", *paragraphs):
        paper.heading(text) if text.startswith("HB") else paper.para(text)
    paper.heading("HB3 CLOSING")
    paper.para("RESOLVED: That the Chair be thanked.")
    return paper.minutes()[1]


@pytest.mark.parametrize(
    "fake",
    [
        "The society’s letter read: “RESOLVED: That all dredging be stopped.” Members took note.",
        "The society had written as follows:\nRESOLVED: That all dredging be stopped.",
        "• RESOLVED: That all dredging be stopped, said one of the leaflets.",
        "A resident said that the society had met and that it was RESOLVED that all dredging be stopped.",
        "The Harbour Users’ Committee RESOLVED that all dredging be stopped, the Board was told.",
        "It was agreed that the leaflet was wrong.",
        "The issues of last year were resolved. Members agreed that this was good.",
        "“The users met in May. They wrote at length about noise and about the channel, and in the end the whole "
        "meeting was of one mind and\nRESOLVED: That all dredging be stopped.”",
    ],
    ids=["quoted", "introduced", "point", "said", "other body", "agreed", "prose", "quotation over lines"],
)
@pytest.mark.parametrize("real", ["", "RESOLVED: That dredging begin in May."], ids=["undecided", "decided"])
def test_words_that_decide_nothing_are_discussion(fake, real, sheet):
    minutes = harbour(sheet(), *fake.split("\n"), *([real] if real else []))

    assert [m.number for m in minutes] == ["HB1", "HB2", "HB3"]
    assert minutes[1].resolved == real.removeprefix("RESOLVED: ")


@pytest.mark.parametrize(
    "real",
    [
        "RESOLVED: That, as set out on page 12, the works begin.",
        "RESOLVED: That the words “subject to survey” be added, and that the works begin.",
        "RESOLVED: That the report be noted. That the works begin in May.",
        "RESOLVED: That the cost of £1,250,000 (see paragraph 3.2) be met in 2025/26.",
        "RESOLVED: That work on the 12 HB2 moorings be put off.",
    ],
)
def test_decided_words_are_kept_whole(real, sheet):
    assert harbour(sheet(), real)[1].resolved == real.removeprefix("RESOLVED: ")


def test_discussion_and_decision_hold_every_word_once(sheet):
    paper = sheet()
    pages = None
    minutes = harbour(
        paper, "Members asked about noise.", "RESOLVED: That it be noted.", "N.B. One member left."
    )
    from core.domain import DocumentText
    from core.settings import IngestSettings
    from ingest.pages import read_pages

    pages = read_pages(paper.path, IngestSettings())
    text = DocumentText(pages=tuple(page.text for page in pages)).text
    said = " ".join(text[s.start : s.end] for s in minutes[1].discussion)

    assert " ".join(said.split()) == "Members asked about noise. N.B. One member left."
    assert [text[s.start : s.end] for s in minutes[1].decision] == ["RESOLVED: That it be noted."]


def test_report_in_a_pack_is_no_minute_and_ends_the_minutes_before_it(sheet):
    paper = sheet()
    for text in (*OPENING, "HB1 MINUTES"):
        paper.para(text)
    paper.para("RESOLVED: That they be signed.")
    paper.turn()
    for line in ("REPORT TO: Harbour Board", "DATE: 10 November 2025", "SUBJECT: Dredging"):
        paper.para(line)
    paper.heading("2. RECOMMENDED: That the report be noted.")
    paper.heading("HB2 PURPOSE OF REPORT")
    paper.para("RESOLVED: That nothing here is a minute.")
    _, minutes = paper.minutes()

    assert told(minutes) == [("HB1", "MINUTES", "RESOLVED", "That they be signed.")]


def test_agenda_and_plain_report_hold_no_minutes(sheet):
    paper = sheet()
    paper.heading("Harbour Board")
    paper.para("Monday, 10 November 2025 at 6.30 p.m., Customs House")
    paper.para("Membership: Councillors Gull (Chair), Tern and Skua")
    for line in ("1. MINUTES OF THE LAST MEETING 3 - 8", "2. DREDGING 9 - 20", "3. URGENT BUSINESS"):
        paper.para(line)
    paper.turn()
    for line in (
        "REPORT TO: Harbour Board",
        "DATE: 10 November 2025",
        "SUBJECT: Dredging",
        "1. PURPOSE",
        "None.",
    ):
        paper.para(line)
    paper.para("RECOMMENDED: That the report be noted.")

    assert paper.minutes() == ((), ())


def test_report_that_speaks_of_attendance_and_of_those_present_is_no_meeting(sheet):
    paper = sheet()
    paper.heading("Schools Report, 8 March 2025")
    paper.para("Education Board")
    paper.para("Attendance: 94.1% in primary schools.")
    paper.para("Present arrangements go on until July.")
    for line in ("SR1 RAISE ATTENDANCE", "SR2 LOWER EXCLUSIONS", "1. PUNCTUALITY", "2. LATENESS"):
        paper.para(line)
        paper.para("Work goes on.")

    assert paper.minutes() == ((), ())


def test_two_meetings_in_one_paper_each_keep_their_own_numbers(sheet):
    paper = sheet()
    for month, number in (("June", 7), ("July", 1)):
        paper.para(OPENING[0].replace("September", month))
        paper.para(OPENING[1])
        paper.heading(f"{number}. DREDGING")
        paper.para(f"RESOLVED: That it begin in {month}.")
        paper.para("Meeting ended at 7.10 p.m.")
    meetings, minutes = paper.minutes()

    assert [(m.meeting_date, m.number, m.resolved) for m in minutes] == [
        (date(2025, 6, 8), "7", "That it begin in June."),
        (date(2025, 7, 8), "1", "That it begin in July."),
    ]
    assert [meeting.meeting_date for meeting in meetings] == [date(2025, 6, 8), date(2025, 7, 8)]


def test_paragraphs_numbered_below_their_minute_and_a_resolution_among_them(sheet):
    paper = sheet()
    paper.heading("West Shore City Council")
    paper.heading("Policy & Resources Committee")
    paper.heading("4.00pm 1 July 2021")
    paper.heading("Shore Town Hall - Council Chamber")
    paper.heading("MINUTES")
    paper.para("Present: Councillor Samphire (Chair), Kelp (Deputy Chair) and Dulse")
    paper.heading("PART ONE")
    for number, text in (
        ("1", "Procedural Business"),
        ("1.1", "There were no declarations."),
        ("1.2", "The Committee considered whether the public should be excluded."),
        ("1.3", "RESOLVED: That the public be not excluded."),
        ("2", "Chair's Communications"),
        ("2.1", "The Chair spoke of 2,000 visitors. 12 of them had written."),
        ("3", "Beach Huts – Fees"),
        ("3.1", "Councillor Kelp moved an amendment, which fell. Officers would report on 3 May."),
        ("3.2", "RESOLVED: That the Committee –"),
    ):
        paper.numbered(number, text, font="Helvetica" if "." in number else "Helvetica-Bold")
    paper.para("(i) freezes the fees; and", indent=40)
    paper.para("(ii) asks for a report in 2022.", indent=40)
    paper.para("The meeting concluded at 5.15pm")
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        ("1", "Procedural Business", "RESOLVED", "That the public be not excluded."),
        ("2", "Chair's Communications", None, ""),
        (
            "3",
            "Beach Huts – Fees",
            "RESOLVED",
            "That the Committee – (i) freezes the fees; and (ii) asks for a report in 2022.",
        ),
    ]
    assert (meeting.body, meeting.meeting_date) == ("Policy & Resources Committee", date(2021, 7, 1))


def test_title_that_names_the_meeting_and_a_note_of_the_agenda_item(sheet):
    paper = sheet()
    paper.heading(
        "MEETING OF OVER & NETHER WALLOP PARISH COUNCIL HELD AT SCHOOL FARM, OVER WALLOP ON 9 JUNE 2020"
    )
    paper.para("PRESENT: Councillor A Fennel (Chairman), Councillor C Sorrel")
    paper.para("APOLOGIES: Councillor R Dill")
    paper.heading("72/20 DECLARATION OF INTERESTS [Item 1]")
    paper.para("1. Mr A Fennel declared an interest in item 4.")
    paper.para("2. Mr C Sorrel declared an interest in item 5.")
    paper.heading("73/20 MINUTES [Item 2]")
    paper.para("RESOLVED: That the Minutes of the Meeting held on 21 January 2020 be approved.")
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        ("72/20", "DECLARATION OF INTERESTS", None, ""),
        (
            "73/20",
            "MINUTES",
            "RESOLVED",
            "That the Minutes of the Meeting held on 21 January 2020 be approved.",
        ),
    ]
    assert (meeting.body, meeting.place) == (
        "Over & Nether Wallop Parish Council",
        "School Farm, Over Wallop",
    )
    assert meeting.apologies == ("R Dill",)


def test_number_with_the_letters_of_a_committee_and_a_motion_that_was_seconded(sheet):
    paper = sheet()
    paper.heading("STANTON TOWN COUNCIL")
    paper.heading("Minutes of the Policy & Finance Committee held on Monday 22nd November 2021 at 7.30 p.m.")
    paper.para("Present: Councillors B Hare (Chair), T Stoat")
    paper.para("Also in attendance: M Badger, Town Clerk")
    paper.heading("297/PF APOLOGIES FOR ABSENCE")
    paper.para("There were none.")
    paper.heading("298/PF FLEXIBLE WORKING POLICY")
    paper.para(
        "It was proposed by Councillor Hare, seconded by Councillor Stoat and RESOLVED to adopt the policy from April."
    )
    paper.heading("299/PF BUDGET")
    paper.para("RECOMMENDED to Council that the precept be £310,000.")
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        ("297/PF", "APOLOGIES FOR ABSENCE", None, ""),
        ("298/PF", "FLEXIBLE WORKING POLICY", "RESOLVED", "to adopt the policy from April."),
        ("299/PF", "BUDGET", "RECOMMENDED", "to Council that the precept be £310,000."),
    ]
    assert meeting.body == "Policy & Finance Committee"


def test_small_council_that_sets_subjects_with_a_colon(sheet):
    paper = sheet()
    paper.para(
        "Minutes of the Annual Meeting of the Upper Dell Parish Council held in The Memorial Hall, Upper Dell on "
        "Wednesday 15th May 2019, 7pm"
    )
    paper.para("Present: Councillors: L Moth, J Wasp, K Bee")
    paper.para("Also in attendance: 2 members of the public.")
    for number, subject, text in (
        ("1.", "Election of Chairman:", "It was proposed by Cllr Moth that Cllr Bee be Chairman."),
        ("2.", "Apologies for Absence:", "Cllr Ant."),
        ("3.", "Planning:", "It was agreed that no objection be made to 19/0123. The Clerk would write."),
    ):
        paper.numbered(number, subject, font="Helvetica-Bold", indent=30)
        paper.para(text, indent=30)
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        ("1", "Election of Chairman", None, ""),
        ("2", "Apologies for Absence", None, ""),
        ("3", "Planning", "agreed", "that no objection be made to 19/0123."),
    ]
    assert (meeting.body, meeting.meeting_date, meeting.place) == (
        "Upper Dell Parish Council",
        date(2019, 5, 15),
        "Memorial Hall, Upper Dell",
    )
    assert meeting.present == ("L Moth", "J Wasp", "K Bee")


def test_text_that_runs_on_after_its_subject_is_no_part_of_it(sheet):
    paper = sheet()
    paper.heading("Minutes of a meeting of the Allotments Panel held on 2 May 2025")
    paper.para("Present: Cllrs Beet and Kale")
    paper.para("25/01 Apologies: Cllr Leek sent apologies.")
    paper.para("25/02 Water Supply – Mains and Tanks")
    paper.para("RESOLVED: That tanks be bought.")
    paper.para(
        "25/03 Rents: The Clerk explained at some length how the rents had been worked out in each of the last six "
        "years, and why they could not stay as they were. RESOLVED: That rents go up."
    )
    paper.para("25/04 FENCES The fence by the lane had blown down again. RESOLVED: That it be mended.")
    _, minutes = paper.minutes()

    assert [(m.number, m.subject) for m in minutes] == [
        ("25/01", "Apologies"),
        ("25/02", "Water Supply – Mains and Tanks"),
        ("25/03", "Rents"),
        ("25/04", "FENCES"),
    ]
    assert [m.resolved for m in minutes] == [
        "",
        "That tanks be bought.",
        "That rents go up.",
        "That it be mended.",
    ]


def test_paper_of_headings_alone_is_read(sheet):
    paper = sheet()
    for text in OPENING:
        paper.para(text)

    assert paper.minutes() == ((), ())


def test_prose_that_speaks_of_a_meeting_or_a_report_does_not_end_the_minutes(sheet):
    minutes = harbour(
        sheet(),
        "The matter had been raised before. The last time, in June, it was put off, since it had been clear that the "
        "meeting closed too early for it.",
        "Report of the Harbour Master",
        "Date of survey: 3 March 2025",
        "The meeting closed to the public at this point.",
        "RESOLVED: That it go on.",
    )

    assert told(minutes)[1:] == [
        ("HB2", "DREDGING", "RESOLVED", "That it go on."),
        ("HB3", "CLOSING", "RESOLVED", "That the Chair be thanked."),
    ]


def test_blank_page_between_does_not_end_a_minute_and_a_held_one_does():
    texts = (
        "\n".join((*OPENING, "HB1 SECRET QUAY", "RESOLVED: That")),
        "",
        "the quay be sold.\nHB2 DREDGING\nRESOLVED: That it begin.",
    )

    blank = find_minutes(document(page_count=3), pages(*texts))[1]
    held = find_minutes(document(page_count=3, held_pages=(2,)), pages(*texts))[1]

    assert [m.resolved for m in blank] == ["That the quay be sold.", "That it begin."]
    assert [m.resolved for m in held] == ["That", "That it begin."]


@pytest.mark.parametrize(
    "head", ["Harbour Board", "HARBOUR BOARD – 8 SEPTEMBER 2025", "Monday, 8 September 2025"]
)
def test_name_of_the_meeting_on_the_next_page_is_no_part_of_what_was_decided(head, sheet):
    paper = sheet(foot="")
    for text in (
        *OPENING,
        "HB1 MINUTES",
        "Signed.",
        "HB2 DREDGING",
        "RESOLVED: That dredging begin in May and be",
    ):
        paper.para(text)
    paper.turn()
    paper.para(head)
    paper.para("over by June.")
    paper.para("HB3 CLOSING")
    paper.para("RESOLVED: That it close.")
    _, minutes = paper.minutes()

    assert [m.resolved for m in minutes] == [
        "",
        "That dredging begin in May and be over by June.",
        "That it close.",
    ]


@pytest.mark.parametrize(
    ("printed", "verb", "resolved"),
    [
        (
            "RESOLVED, on the proposal of Councillor Tern, that it begin.",
            "RESOLVED",
            "on the proposal of Councillor Tern, that it begin.",
        ),
        (
            "RESOLVED (by 5 votes to 3, with 1 abstention): That it begin.",
            "RESOLVED (by 5 votes to 3, with 1 abstention)",
            "That it begin.",
        ),
        ("RESOLVED nem. con. that it begin.", "RESOLVED nem. con.", "that it begin."),
        ("RESOLVED:- That it begin.", "RESOLVED", "That it begin."),
        ("RESOLVED\nThat it begin.", "RESOLVED", "That it begin."),
        ("IT WAS RESOLVED THAT it begin.", "RESOLVED", "THAT it begin."),
        ("Resolved unanimously - That it begin.", "Resolved unanimously", "That it begin."),
        ("RECOMMENDED – That it begin.", "RECOMMENDED", "That it begin."),
        ("AGREED: That it begin.", "AGREED", "That it begin."),
        ("Agreed that it begin.", "Agreed", "that it begin."),
        ("Decision\nThe Board agreed that it begin.", "Decision", "The Board agreed that it begin."),
        ("2.4 RESOLVED: That it begin.", "RESOLVED", "That it begin."),
        ("On a vote, the Board RESOLVED that it begin.", "RESOLVED", "that it begin."),
        ("Having noted the report, Members RESOLVED to begin.", "RESOLVED", "to begin."),
        ("RESOLVED: To begin.\nThat the cost be met.", "RESOLVED", "To begin. That the cost be met."),
    ],
)
def test_verbs_are_told_from_what_they_decide(printed, verb, resolved, sheet):
    minute = harbour(sheet(), "The Board saw a report.", *printed.split("\n"))[1]

    assert (minute.verb, minute.resolved, minute.decided_by) == (verb, resolved, "Harbour Board")


@pytest.mark.parametrize(
    ("printed", "verb", "resolved"),
    [
        (
            "The Board agreed:-\n(1) to note the report; and\n(2) to begin.",
            "agreed",
            "(1) to note the report; and (2) to begin.",
        ),
        ("The Board agreed to begin. Members went home.", "agreed", "to begin."),
        ("It was unanimously resolved that it begin.", "resolved", "that it begin."),
        ("The Users’ Committee agreed to begin.", None, ""),
        ("Members agreed with this.", None, ""),
    ],
)
def test_prose_decides_where_no_minute_of_the_meeting_sets_a_decision_apart(printed, verb, resolved, sheet):
    paper = sheet()
    for text in (
        *OPENING,
        "HB1 MINUTES",
        "Signed.",
        "HB2 DREDGING",
        "The Board saw a report.",
        *printed.split("\n"),
    ):
        paper.para(text)
    minute = paper.minutes()[1][1]

    assert (minute.verb, minute.resolved) == (verb, resolved)


def test_minutes_set_as_a_table_with_a_column_of_initials(sheet):
    paper = sheet(right=420.0)
    paper.heading("SCHOOLS FORUM")
    paper.para("Minutes of the meeting of the Schools Forum held on Thursday, 9 January 2025 in the Library")
    paper.numbered("Present:", "A. Finch (Chair), B. Wren, C. Robin", indent=70)
    paper.para("No.   Item", font="Helvetica-Bold", aside="Action by")
    for number, subject, text, initials in (
        ("1.", "Apologies", "None.", ""),
        (
            "2.",
            "Growth Fund",
            "The Forum discussed the fund, which had been overspent by £40,000 in 2023/24.",
            "CR",
        ),
        ("3.", "Any Other Business", "The new clerk was welcomed.", "AF / BW"),
    ):
        top = paper.y
        paper.canvas.rect(LEFT - 6, top + 12, 500, 0.5, stroke=1, fill=0)
        paper.numbered(number, subject, font="Helvetica-Bold", indent=30)
        paper.para(text, indent=30, aside=initials)
        if number == "2.":
            paper.para(
                "RESOLVED: That the fund be set at £300,000, and that each school in the borough be told of it by "
                "letter before the end of the month.",
                indent=30,
                aside="Head of Schools Finance CR / DT",
            )
    _, minutes = paper.minutes()

    assert told(minutes) == [
        ("1", "Apologies", None, ""),
        (
            "2",
            "Growth Fund",
            "RESOLVED",
            "That the fund be set at £300,000, and that each school in the borough be told of it by letter before "
            "the end of the month.",
        ),
        ("3", "Any Other Business", None, ""),
    ]
    assert all(x1 <= 425 for _, _, x1, _ in minutes[1].boxes)


def test_subjects_end_in_a_full_stop_and_decisions_in_small_letters_stand_in_the_text(sheet):
    paper = sheet()
    paper.heading("Item 2: Minutes of the meeting held on 13 March 2025")
    paper.heading("Lantern Panel")
    paper.para("Present: Mrs A Wick CC (Chair), Mr B Flint CC. Apologies: Mr C Taper CC.")
    paper.para(
        "1. Lamp oil. Ada said that oil had run short in two harbours, and that the price had risen to 14, then to "
        "21. It was agreed that the Chair would write to both harbours. ACTION: Mrs Wick"
    )
    paper.para(
        "2. Glass. Flint said that the old panes had been second hand. Resolved – That every lantern be given new "
        "glass before the winter comes."
    )
    paper.para("3. Visits. The reports of two visits were received.")
    paper.heading("Item 3: Report on wicks")
    paper.para("4. Wicks. It was agreed that wicks would be bought.")
    (meeting,), minutes = paper.minutes()

    assert told(minutes) == [
        ("1", "Lamp oil", "agreed", "that the Chair would write to both harbours."),
        ("2", "Glass", "Resolved", "That every lantern be given new glass before the winter comes."),
        ("3", "Visits", None, ""),
    ]
    assert meeting.meeting_date == date(2025, 3, 13)


def test_rows_of_a_table_of_minutes_end_in_a_vote_or_a_verdict(sheet):
    paper = sheet(right=420.0)
    paper.heading("Item 2. Minutes of the Lamp Forum, 14 January 2025")
    paper.para("In attendance: 14 members.")
    paper.line("Item     Discussion and decision")
    for number, text in enumerate(
        (
            "Oil, Period 8. The Forum asked for a list. NOTED.",
            "Wicks 2025/26. A motion for 0.5% was LOST (3 for, 11 against). A motion for 0.25% was CARRIED "
            "(8 for, 5 against).",
            "New glass. Glass to be bought at less than 0.5% more. NOT AGREED: 4 for, 8 against.",
        ),
        start=2,
    ):
        paper.numbered(str(number), text)
    _, minutes = paper.minutes()

    assert told(minutes) == [
        ("2", "Oil, Period 8", "NOTED", "The Forum asked for a list. NOTED."),
        (
            "3",
            "Wicks 2025/26",
            "CARRIED",
            "A motion for 0.5% was LOST (3 for, 11 against). A motion for 0.25% was CARRIED (8 for, 5 against).",
        ),
        (
            "4",
            "New glass",
            "NOT AGREED",
            "Glass to be bought at less than 0.5% more. NOT AGREED: 4 for, 8 against.",
        ),
    ]


def test_body_of_minutes_of_the_meeting_held_in_a_committee_room_is_the_one_named_above(sheet):
    paper = sheet()
    paper.heading("LAMP SCRUTINY BOARD")
    paper.para(
        "Minutes of the meeting held on Tuesday 19 September 2023 at 5.30 pm in Committee Room 2, Town Hall"
    )
    paper.para("Present: Councillors Wick (Chair) and Flint")
    paper.heading("14 OIL")
    paper.para("RESOLVED: That oil be bought.")
    paper.heading("15 GLASS")
    paper.para("RESOLVED: That glass be bought.")
    (meeting,), _ = paper.minutes()

    assert meeting.body == "Lamp Scrutiny Board"
    assert meeting.place == "Committee Room 2, Town Hall"


FORUM = "Minutes of the meeting held on Thursday 16 January 2025 in the Boat House"


def forum(paper: Sheet, *paragraphs: str) -> tuple[Minute, ...]:
    """Minutes that set nothing apart, of a body whose members came by groups."""
    paper.heading("LAMP FORUM")
    paper.para(FORUM)
    for text in ("Heads: Ada Finch (Chair), Bo Wren", "Officers: Cy Robin (Clerk)", "Apologies: Di Swift"):
        paper.para(text)
    for text in paragraphs:
        paper.heading(text) if text[0].isdigit() and len(text.split()) < 5 else paper.para(text)
    return paper.minutes()[1]


@pytest.mark.parametrize(
    ("printed", "verb"),
    [
        ("1.2 The Forum SUPPORTED the six wicks (12 for, none against) from April 2025.", "SUPPORTED"),
        ("Ada Finch was elected Chair until July 2025.", "elected"),
        ("The minutes of 19 June 2024 were agreed, with one correction.", "agreed"),
        ("The revised oil budget was unanimously approved.", "approved"),
        ("Forum supported the rates but asked for them to be looked at again.", "supported"),
        ("The Lamp Forum noted the report.", "noted"),
        ("An amendment to keep the old wicks was lost (4 for, 9 against).", "lost"),
        ("The new scale was rejected by 9 votes to 7.", "rejected"),
        (
            "Members refused the transfer on a vote: six in favour, nine against.",
            "six in favour, nine against",
        ),
        ("It was therefore not agreed.", "not agreed"),
        ("Growth fund of £1.6m agreed by all.", "agreed"),
        ("The Forum Resolved to: buy new wicks.", "Resolved"),
        ("A point was made about oil. The Forum\nAgreed: To buy wicks.", "Agreed"),
    ],
)
def test_votes_and_verdicts_in_running_minutes_are_what_was_decided(printed, verb, sheet):
    minutes = forum(sheet(), "1. Wicks", "Members spoke of wicks.", *printed.split("\n"), "2. Close", "None.")

    assert [m.verb for m in minutes] == [verb, None]
    decided = printed.replace("\n", " ").split("oil. ")[-1]
    assert minutes[0].resolved in decided
    assert decided.endswith(minutes[0].resolved)


@pytest.mark.parametrize(
    "printed",
    [
        "Further to minute 4.6, at which the Forum by 9 votes to 7 had refused the transfer, a letter had come.",
        "The Clerk said that the budget was approved by 9 votes to 7.",
        "Members noted that the price had risen.",
        "Members supported each other through a hard year.",
        "49 schools were for the change, 33 against and six had no view.",
        "The request had been made in May.",
    ],
)
def test_what_others_or_earlier_meetings_decided_is_discussion(printed, sheet):
    assert [m.resolved for m in forum(sheet(), "1. Wicks", printed, "2. Close", "None.")] == ["", ""]


def test_next_paragraph_of_a_minute_is_no_point_of_what_the_one_before_decided(sheet):
    minutes = forum(
        sheet(), "1. Wicks", "1.1 The minutes of 4 May were agreed.", "1.2 Oil was dear.", "2. Close", "None."
    )

    assert minutes[0].resolved == "1.1 The minutes of 4 May were agreed."


def test_numbered_paragraph_without_a_subject_is_a_minute_and_a_year_in_a_table_is_none(sheet):
    paper = sheet()
    minutes = forum(
        paper,
        "1. Wicks",
        "Noted.",
        "2. Growth fund of £1.6m was told to all that were there.",
        "3. Close",
        "None.",
    )
    assert [(m.number, m.resolved) for m in minutes] == [("1", "Noted."), ("2", ""), ("3", "")]

    years = forum(sheet(), "1. Wicks", "Noted.", "2. Close", "None.", "2023 Lamps", "2024 Wicks")
    assert [m.number for m in years] == ["1", "2"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), ("ITEM 3", "OIL: FORECAST", "Report of the Head of Oil")),
        ((), ("Paper B: Oil, month 9", "For information")),
        ((), ("OIL: FORECAST", "Report of the Head of Oil")),
        (("Item 3 - Minutes",), ("Item 4 - Action tracker", "Ref  Action")),
        (("Enclosure A: Minutes of 16 January",), ("Enclosure B: Oil",)),
    ],
    ids=["item alone", "paper", "whose report", "item", "enclosure"],
)
def test_next_paper_of_a_pack_ends_the_minutes(before, after, sheet):
    paper = sheet()
    for line in before:
        paper.para(line)
    forum(paper, "1. Wicks", "The report was noted.")
    paper = sheet()
    for line in before:
        paper.para(line)
    paper.heading("LAMP FORUM")
    for text in (FORUM, "Apologies: Di Swift", "1. Wicks", "The report was noted."):
        paper.para(text)
    paper.turn()
    for line in (*after, "2 Costs Of Oil", "The recommendation was agreed."):
        paper.para(line)

    assert [m.number for m in paper.minutes()[1]] == ["1"]


def test_minutes_headed_by_items_go_on_over_a_page(sheet):
    paper = sheet()
    paper.heading("LAMP FORUM")
    for text in (FORUM, "Apologies: Di Swift", "Item 1: Wicks", "The report was noted."):
        paper.para(text)
    paper.turn()
    for text in ("Item 2: Oil", "The budget was approved."):
        paper.para(text)

    assert [(m.number, m.verb) for m in paper.minutes()[1]] == [("1", "noted"), ("2", "approved")]


def test_minutes_issued_again_keep_the_day_of_their_meeting(sheet):
    paper = sheet()
    for name, day in (("A1", "18 January 2024"), ("A2", "21 November 2024")):
        paper.heading(f"Paper {name}: Minutes of the meeting of {day}")
        paper.para("The minutes were approved on 14 March 2024.")
        paper.para("Present: Ada Finch (Chair), Bo Wren")
        paper.heading("1. Wicks")
        paper.para("Noted.")

    assert [m.meeting_date for m in paper.minutes()[0]] == [date(2024, 1, 18), date(2024, 11, 21)]


def test_title_may_break_in_its_date(sheet):
    paper = sheet()
    paper.heading("HARBOUR BOARD")
    for title, line, number in (
        ("MINUTES, 8TH APRIL, 2025", "", "HB1"),
        ("MINUTES – SPECIAL MEETING (CALL-IN), 7TH", "MAY, 2025", "HB2"),
    ):
        paper.line(title, font="Helvetica-Bold")
        paper.para(line)
        paper.para("PRESENT: Councillor Ada Finch in the Chair; Councillors Bo Wren and Di Swift.")
        paper.heading(f"{number} LAMPS")
        paper.para("RESOLVED – That lamps be lit.")
        for _ in range(14):
            paper.para("The lamps were looked at one by one.")
        paper.turn()
    minutes = paper.minutes()[1]

    assert [(m.number, m.meeting_date) for m in minutes] == [
        ("HB1", date(2025, 4, 8)),
        ("HB2", date(2025, 5, 7)),
    ]


@pytest.mark.parametrize("there", ["There:", "Attended:", "Those present:", "Attending:", "Members present:"])
def test_plain_notes_say_who_was_there_and_what_was_agreed(there, sheet):
    paper = sheet()
    paper.heading("LAMP BOARD")
    paper.para("Paper A: Notes of the meeting on 23 January 2025")
    paper.para(f"{there} Ada Finch (Chair), Bo Wren.")
    paper.para("1. Notes of 12 December. Agreed.")
    paper.para(
        "2. Wicks. The stock was low. Agreed: the Chair to write to the chandler; a plan to come in March."
    )
    paper.para("3. Oil. Di Swift said that oil had been found.")
    (meeting,), minutes = paper.minutes()

    assert meeting.present == ("Ada Finch (Chair)", "Bo Wren")
    assert [(m.number, m.resolved) for m in minutes] == [
        ("1", "Agreed."),
        ("2", "the Chair to write to the chandler; a plan to come in March."),
        ("3", ""),
    ]


def test_notes_that_count_on_from_their_item_have_no_subjects_to_be_read_by(sheet):
    paper = sheet()
    paper.heading("LAMP BOARD")
    paper.para("1. Notes of the meeting on 14/01/2025")
    paper.para("There: Ada Finch (Chair), Bo Wren.")
    paper.para("1.1 Wicks The stock was low. It was agreed to buy more.")
    paper.para("1.2 Oil The price was high. It was agreed to wait.")
    paper.para("2. Report on the quay")
    paper.para("The quay is dark.")

    assert paper.minutes() == ((), ())
