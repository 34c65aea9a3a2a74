"""Drafts about the sample papers: one of twenty sentences, and two that were written after the check was built."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.record import Verdict
from qa.service import Service

DRAFT: dict[Verdict, tuple[str, ...]] = {
    Verdict.SUPPORTED: (
        "At Quarter 2 2025/26, 63.4% of new EHCPs had been finished within 20 weeks.",
        "The number of children in care stood at 294 at the end of September 2025, the first fall since 2022.",
        "Permanent exclusions rose from 41 in 2023/24 to 44 in 2024/25.",
        "Out of borough residential placements cost £12.0m in 2024/25, £2.1m more than budgeted.",
        "On 18 September 2025 the Executive Board agreed to fund two children's homes of four places each.",
        "The deficit on the high needs block was £3.94m at the end of 2024/25.",
        "The LADO dealt with 148 allegations in 2024/25, 24 more than the year before.",
        "Millpool Family Hub is now expected to open in February 2026.",
    ),
    Verdict.CONTRADICTED: (
        "At Quarter 1 2025/26, 64.2% of EHCPs were completed within 20 weeks.",
        "The Council received 48 complaints about children's services in 2024/25.",
        "Quarry Lane Family Hub opened on 24 March 2025.",
        "Agency social workers cost £1.92m in the first half of 2025/26.",
        "The Council's own foster carers will have a council tax reduction of 40% from 1 April 2026.",
        "Average caseloads were 18.1 children for each social worker in September 2025.",
    ),
    Verdict.NOT_FOUND: (
        "The Council resurfaced 14 miles of road in 2024/25.",
        "Library visits rose to 212,000 in 2024/25.",
        "The new leisure centre at Tarnfield will cost £22.4m.",
        "Adult social care assessments took 28 days on average in 2024/25.",
        "Council tax will go up by 4.99% in April 2026.",
        "The Youth Council elected a new chair in July 2025.",
    ),
}
HELD_OUT: dict[Verdict, tuple[str, ...]] = {
    Verdict.SUPPORTED: (
        "Annual reviews of EHCPs were held within 12 months in 66.1% of cases by the end of Quarter 2 2025/26.",
        "Residential placements outside the borough fell from 41 at the end of 2024/25 to 37 in September 2025.",
        "In 2024/25 School Transport overspent by £446,000 against a budget of £1.486m.",
        "The Executive Board resolved on 16 October 2025 to fund two attendance mentors for one year at a cost "
        "of £78,000.",
        "The first of the two children's homes should be registered with Ofsted by June 2026.",
        "Suspensions dropped to 88 in September 2025 compared with 121 a year earlier.",
        "Twelve children in care sat GCSEs in 2025, and three of them got a grade 4 or better in both English "
        "and maths.",
        "Brindlewick Primary School's admission number will be cut from 60 to 45.",
    ),
    Verdict.CONTRADICTED: (
        "Agency social workers filled 16.8% of posts at Quarter 2 2025/26.",
        "MASH received 9,460 contacts in 2024/25.",
        "Schools' balances dropped from £7.82m to £6.59m.",
        "The Board resolved in September 2025 that the headteachers' panel be continued to July 2026.",
        "The weekend telephone line for foster carers opened on 15 July.",
        "The consultation on Harbour Road Family Centre drew 481 replies.",
    ),
    Verdict.NOT_FOUND: (
        "Fly-tipping reports rose by 12% in 2024/25.",
        "The Council has 63 apprentices in its workforce.",
        "Average waiting times for adolescent mental health services are 19 weeks.",
        "Rough sleeping counts found nine people in November 2025.",
        "The youth justice service supervised 74 young people in 2024/25.",
        "The Chief Executive, Marguerite Ashlock, will retire in March 2026.",
    ),
}
THIRD: dict[Verdict, tuple[str, ...]] = {
    Verdict.SUPPORTED: (
        "Disadvantaged pupils were 21 percentage points behind others at the end of Key Stage 2, down from 24.",
        "Some 9.8% of looked after children had three or more moves in the year to September 2025, "
        "compared with 11.6% a year earlier.",
        "Families waited eight weeks for educational psychology advice in May 2025, "
        "down from 13 weeks in September 2024.",
        "The number of EHCPs maintained by the Council grew from 1,702 to 1,846 in the year to March 2025.",
        "Home educating families are now offered a visit within 15 working days rather than 30.",
        "Councillor Crosskeys chairs the topic group on school attendance.",
        "In 96% of LADO cases a first discussion took place within one working day.",
        "Nine schools were in deficit at the end of 2024/25, up from five the year before.",
    ),
    Verdict.CONTRADICTED: (
        "A place in alternative provision costs £17,950 a year.",
        "The second children's home, at Kingsmeadow, should be registered by March 2028.",
        "Councillor Okonjo-Firth presented the topic group's report on school attendance.",
        "The wait for educational psychology advice fell to eight months in May 2025.",
        "The deficit on the high needs block shrank to £3.94m in 2024/25.",
        "The general reserve was £5.3m on 31 March 2025.",
        "The SEND Improvement Plan was published on 2 December 2024.",
        "Nineteen families take a personal travel budget instead of a taxi.",
    ),
    Verdict.NOT_FOUND: (
        "The Cabinet agreed in October 2025 to close two household waste sites.",
        "The number of foster carers over 60 rose to 31 in 2024/25.",
        "A school meal costs £2.85 from September 2025.",
        "Parking income came to £1.9m in 2024/25.",
        "Child protection plans lasting two years or more made up 3.1% of all plans at Quarter 2 2025/26.",
        "Health visitors saw 91% of babies within 14 days of birth in 2024/25.",
        "Councillor Renforth was elected Mayor in May 2025.",
        "Sickness absence among social workers averaged 11.4 days in 2024/25.",
    ),
}


@pytest.mark.parametrize(
    ("draft", "enough"), [(DRAFT, 18), (HELD_OUT, 18), (THIRD, 20)], ids=["draft", "held out", "third"]
)
def test_a_draft_is_judged_right_and_no_changed_figure_is_called_supported(
    sample_service: Service, draft: dict[Verdict, tuple[str, ...]], enough: int
) -> None:
    found = {
        sentence: sample_service.check_draft(sentence).sentences[0].verdict
        for sentences in draft.values()
        for sentence in sentences
    }
    right = [found[sentence] is verdict for verdict, sentences in draft.items() for sentence in sentences]

    assert not [s for s in draft[Verdict.CONTRADICTED] if found[s] is Verdict.SUPPORTED]
    assert sum(right) >= enough


def test_a_verdict_shows_the_words_it_rests_on(sample_service: Service) -> None:
    (supported,) = sample_service.check_draft(DRAFT[Verdict.SUPPORTED][0]).sentences
    (contradicted,) = sample_service.check_draft(DRAFT[Verdict.CONTRADICTED][0]).sentences
    (absent,) = sample_service.check_draft(DRAFT[Verdict.NOT_FOUND][0]).sentences

    assert any("63.4%" in citation.quote for citation in supported.citations)
    assert any("61.2%" in citation.quote for citation in contradicted.citations)
    assert not absent.citations


@pytest.mark.parametrize(
    "sentence",
    [
        "Phonics results rose from 77.1% in 2024 to 79.0% in 2025.",
        "Care leavers in education, employment or training rose to 61% at Quarter 2 2025/26 from 57% the year before.",
        "PEP completions improved to 94% in the summer term, up from 92%.",
        "Turnover of social workers fell to 14.1% in 2024/25, compared with 19.8% a year earlier.",
        "In-house fostering is forecast to underspend by £55,000 in 2025/26.",
        "Perpetua Grangeway has been the LADO since January 2023.",
        "Nineteen unaccompanied asylum seeking children were in care at the end of September 2025, two more than in "
        "June.",
    ],
)
def test_what_stands_by_a_value_in_its_row_or_paragraph_is_read_with_it(
    sample_service: Service, sentence: str
) -> None:
    (checked,) = sample_service.check_draft(sentence).sentences

    assert checked.verdict is Verdict.SUPPORTED, checked.why


@pytest.mark.parametrize(
    "sentence",
    [
        "Phonics results fell from 77.1% in 2024 to 79.0% in 2025.",
        "Care leavers in education, employment or training rose to 61% at Quarter 2 2025/26 from 54% the year before.",
        "PEP completions worsened to 94% in the summer term, from 92%.",
        "Turnover of social workers fell to 14.1% in 2024/25, compared with 18.9% a year earlier.",
        "Turnover of social workers fell to 14.1% in 2024/28, compared with 19.8% a year earlier.",
        "In-house fostering is forecast to overspend by £55,000 in 2025/26.",
        "Nineteen unaccompanied asylum seeking children were in care at the end of September 2025, two fewer than in "
        "June.",
        "Nineteen unaccompanied asylum seeking children were in care at the end of September 2025, two more than in "
        "August.",
        "Nineteen unaccompanied asylum seeking children were in care at the end of September 2025, five more than in "
        "June.",
        "Larkmoor School will shrink by 24 places from September 2025, saving an expected £412,000 in a full year.",
        "The Executive Board brought forward its decision on Harbour Road Family Centre to July 2025.",
        "Home educating families are now offered a visit within 15 weeks rather than 30 days.",
    ],
)
def test_change_of_direction_time_or_unit_is_not_borne_out(sample_service: Service, sentence: str) -> None:
    (checked,) = sample_service.check_draft(sentence).sentences

    assert checked.verdict in (Verdict.CONTRADICTED, Verdict.NOT_FOUND)


PIECES = (
    "Suspensions|fell|rose|from|to|121|88|63.4%|£1.2m|20 weeks|12 months|a year earlier|the year before|against|"
    "rather than 30|of the 17|five|on 29 February 2024|in Quarter 2 2025/26|31 February|2024/28|in 0001|99/99/9999|"
    "P3.1|Councillor Renforth|EHCPs|not|up|.|,|\x00|40 miles|six minutes|1e999|²|٣|" + "9" * 400
).split("|")
DRAFTS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=40)
SEARCHED = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@SEARCHED
@given(DRAFTS.filter(lambda draft: draft.strip()))
def test_no_draft_breaks_the_check(sample_service: Service, draft: str) -> None:
    checked = sample_service.check_draft(draft).sentences

    assert all(draft[sentence.start : sentence.end].strip() for sentence in checked)
    assert all(sentence.citations for sentence in checked if sentence.verdict is Verdict.SUPPORTED)
