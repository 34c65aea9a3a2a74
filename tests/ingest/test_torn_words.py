"""Words torn into lines of a character: boxes that touch on the page are one word."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.domain import Box
from core.settings import IngestSettings
from ingest.pages import read_pages
from ingest.torn_words import joined_words


def joined(text: str, boxes: list[Box | None]) -> str:
    characters, places = joined_words(text, boxes)
    assert len(characters) == len(places)
    assert [place for place in places if place] == [box for box in boxes if box]
    return "".join(characters)


def beside(left: float, width: float = 6) -> Box:
    return (left, 100, left + width, 111)


def above(bottom: float, height: float = 6) -> Box:
    return (300, bottom - height, 311, bottom)


@pytest.mark.parametrize(
    ("text", "boxes", "expected"),
    [
        ("a\nb", [beside(0), None, beside(6)], "ab"),
        ("a\nb", [beside(0), None, beside(9)], "a b"),
        ("a\nb", [beside(0), None, beside(12)], "a\nb"),
        ("a\nb", [above(200), None, above(194)], "ab"),
        ("a\nb", [above(200), None, above(191)], "a b"),
        ("a\nb", [above(200), None, above(206)], "ab"),
        ("a\nb", [above(200), None, above(180)], "a\nb"),
        ("o\nff", [above(200), None, (302, 187, 305, 194), (305, 187, 309, 194)], "off"),
        ("4\n5", [(300, 100, 306, 111), None, (300, 111, 306, 122)], "4\n5"),
        ("a\n", [beside(0), None], "a\n"),
        ("\na", [None, beside(0)], "\na"),
    ],
    ids=[
        "touching",
        "a word apart",
        "a column apart",
        "upwards",
        "upwards, a word apart",
        "downwards",
        "upwards, a line apart",
        "ligature",
        "figures under one another",
        "end of the text",
        "beginning of the text",
    ],
)
def test_a_line_ends_only_where_the_next_character_stands_apart(
    text: str, boxes: list[Box | None], expected: str
) -> None:
    assert joined(text, boxes) == expected


def test_a_head_set_upwards_character_by_character_is_read_as_a_word(tmp_path: Path) -> None:
    page = Canvas(str(tmp_path / "upwards.pdf"), pagesize=(595, 842), invariant=1)
    page.setFont("Helvetica", 12)
    page.drawString(72, 700, "Phase and school")
    up = 500.0
    for character in "Lodged":
        page.saveState()
        page.translate(300, up)
        page.rotate(90)
        page.drawString(0, 0, character)
        page.restoreState()
        up += page.stringWidth(character, "Helvetica", 12)
    page.save()
    assert read_pages(tmp_path / "upwards.pdf", IngestSettings())[0].text.splitlines()[-1] == "Lodged"
