"""Every minute and resolution of the sample packs, against the words that the packs were set from."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from core.settings import IngestSettings
from ingest.minutes import find_minutes
from ingest.pages import read_pages
from samples.content import pack_june_2025, pack_november_2025
from tests.conftest import SAMPLE_PAPERS
from tests.papers import document

HEAD = re.compile(r"^# (?P<number>[A-Z]{3}\d+) (?P<subject>.+)$")
SET = {
    "2025-06-16-cfb-public-reports-pack": pack_june_2025.MINUTES + pack_june_2025.EXECUTIVE_MINUTES,
    "2025-11-17-cfb-public-reports-pack": pack_november_2025.MINUTES + pack_november_2025.EXECUTIVE_MINUTES,
}
DATES = {
    "2025-06-16-cfb-public-reports-pack": [
        (8, date(2025, 3, 3)),
        (2, date(2025, 3, 13)),
        (2, date(2025, 4, 17)),
    ],
    "2025-11-17-cfb-public-reports-pack": [
        (8, date(2025, 9, 15)),
        (2, date(2025, 9, 18)),
        (2, date(2025, 10, 16)),
    ],
}


def plain(text: str) -> str:
    return " ".join(text.split())


def set_minutes(content: str) -> Iterator[tuple[str, str, str]]:
    """Yield number, subject and resolution of each minute as written for the pack; a note after it is none of it."""
    for part in re.split(r"^(?=# )", content, flags=re.MULTILINE):
        head = HEAD.match(plain(part.split("\n\n")[0]))
        if head:
            resolved = re.search(
                r"^RESOLVED: (.*?)(?=^Councillor \w+ declared|^Meeting ended|^---|\Z)",
                part,
                re.DOTALL | re.MULTILINE,
            )
            yield head["number"], head["subject"], plain(resolved.group(1)) if resolved else ""


@pytest.mark.parametrize("name", SET)
def test_every_minute_and_resolution_is_read_as_it_was_set(name):
    pages = read_pages(SAMPLE_PAPERS / f"{name}.pdf", IngestSettings())
    _, minutes = find_minutes(document(name, page_count=len(pages)), pages)

    assert [(m.number, m.subject, m.resolved) for m in minutes] == list(set_minutes(SET[name]))
    assert [m.meeting_date for m in minutes] == [day for count, day in DATES[name] for _ in range(count)]


@pytest.mark.parametrize("path", sorted(SAMPLE_PAPERS.glob("*.pdf")), ids=lambda path: path.stem)
def test_papers_without_minutes_give_none(path):
    if path.stem in SET:
        return
    pages = read_pages(path, IngestSettings())

    assert find_minutes(document(path.stem, page_count=len(pages)), pages) == ((), ())
