"""A draft of twenty sentences about the sample papers, and another written after the check was built."""

import pytest

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
ENOUGH = 18  # of twenty


@pytest.mark.parametrize("draft", [DRAFT, HELD_OUT], ids=["draft", "held out"])
def test_a_draft_is_judged_right_and_no_changed_figure_is_called_supported(
    sample_service: Service, draft: dict[Verdict, tuple[str, ...]]
) -> None:
    found = {
        sentence: sample_service.check_draft(sentence).sentences[0].verdict
        for sentences in draft.values()
        for sentence in sentences
    }
    right = [found[sentence] is verdict for verdict, sentences in draft.items() for sentence in sentences]

    assert not [s for s in draft[Verdict.CONTRADICTED] if found[s] is Verdict.SUPPORTED]
    assert sum(right) >= ENOUGH


def test_a_verdict_shows_the_words_it_rests_on(sample_service: Service) -> None:
    (supported,) = sample_service.check_draft(DRAFT[Verdict.SUPPORTED][0]).sentences
    (contradicted,) = sample_service.check_draft(DRAFT[Verdict.CONTRADICTED][0]).sentences
    (absent,) = sample_service.check_draft(DRAFT[Verdict.NOT_FOUND][0]).sentences

    assert any("63.4%" in citation.quote for citation in supported.citations)
    assert any("61.2%" in citation.quote for citation in contradicted.citations)
    assert not absent.citations
