"""Values of one measure with their periods, as sentences: a lead, the rows of a table, which way they went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain import Period
from qa.amounts import Amount, find_amounts
from qa.draft import Quote, Sentence
from qa.shown import LEAD_CHARS, length, markers, plain, shortened

DIFFERS = "another paper has it otherwise"
HEADS = ("Period", "Value", "Where")


@dataclass(frozen=True, kw_only=True)
class Valued:
    """One value, what it is of and its period in the paper's words, and what proves them."""

    period: Period
    words: str
    value: str
    quotes: tuple[Quote, ...]
    wording: str
    others: tuple["Valued", ...] = ()  # what other papers print for the same period, where it differs
    is_same_measure: bool = True  # as the likeliest measure; else its own wording must be told


def listed(values: Sequence[Valued], room: int) -> Iterator[Sentence]:
    """Yield the values with their periods, the first under its wording, as many as there is room for."""
    is_named = False
    for index, value in enumerate(values):
        opening = f"{shortened(plain(value.wording), LEAD_CHARS // 4)}: "
        opening = "" if is_named and value.is_same_measure else opening
        ends = "." if index == len(values) - 1 else ";"
        told = f"{opening}{plain(value.words)}: {plain(value.value)}{markers(value.quotes)}{ends}"
        sentence = Sentence(told, value.quotes)
        if length(sentence) > room:
            return
        yield sentence
        is_named, room = value.is_same_measure, room - length(sentence)
        for other in value.others:
            rival = Sentence(f"({DIFFERS}: {plain(other.value)}{markers(other.quotes)})", other.quotes)
            if length(rival) <= room:
                yield rival
                room -= length(rival)


def table_rows(values: Sequence[Valued]) -> tuple[Sentence, ...]:
    """A row for each value, and one for each other value that a paper prints for the same period."""
    return tuple(row for value in values for row in _rows_of(value))


def _rows_of(value: Valued) -> Iterator[Sentence]:
    for each in (value, *value.others):
        told = _celled(each.value) if each is value else f"{_celled(each.value)} ({DIFFERS})"
        cells = (_celled(each.words), told, markers(each.quotes).strip())
        yield Sentence(" | ".join(cells), each.quotes)


def _celled(text: str) -> str:
    """Words as a cell of a Markdown table."""
    return plain(text).replace("|", "/")


def direction(values: Sequence[Valued]) -> Sentence | None:
    """Which way the first value went to the last, with both; None where either is no single amount or is disputed."""
    if len(values) < 2 or not all(v.is_same_measure for v in values):
        return None
    first, last = values[0], values[-1]
    before, after = _amount(first), _amount(last)
    if before is None or after is None or (before.kind, before.unit) != (after.kind, after.unit):
        return None
    went = (
        "It stayed" if before.value == after.value else "It rose" if after.value > before.value else "It fell"
    )
    quotes = (*first.quotes, *(q for q in last.quotes if q not in first.quotes))
    of = f"at {_printed(last, after)}"
    if before.value != after.value:
        of = f"from {_printed(first, before)} to {_printed(last, after)}"
    return Sentence(f"{went} {of}{markers(quotes)}.", quotes)


def _printed(value: Valued, amount: Amount) -> str:
    return plain(value.value[amount.start : amount.end])


def _amount(value: Valued) -> Amount | None:
    """The one amount that a value prints; None where it prints several, where a sign or brackets turn it, or none."""
    found = find_amounts(value.value)
    is_turned = value.value.strip()[:1] in "(-–−"
    return found[0] if len(found) == 1 and not value.others and not is_turned else None
