"""Heads carried from one grid to the next: over a page turn, or to a row that stands in a grid of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.tables.draft import Draft, Heads, alike, filled, reference_shapes, same_profile
from ingest.tables.words import has_words, is_period, is_value

NEAR_PAGES = 1
LISTED_PAGES = 4
"""A list of measures whose rows stand apart, each with its commentary below, may go on for so many pages."""
TOUCHING_POINTS = 30.0


def carry_heads(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in reading order, each that starts without heads given those of an earlier one it goes on with."""
    done: list[Draft] = []
    for draft in drafts:
        carried = _with_gaps_filled(_with_carried(draft, done), done)
        done.append(_with_caption(carried, done[-1]) if done else carried)
    return done


def _with_caption(draft: Draft, last: Draft) -> Draft:
    """The draft under the caption of the one before, where it has none and repeats the heads of that one."""
    near = draft.page.number - last.page.number <= NEAR_PAGES
    same = draft.has_heads and draft.first_heads == last.last_heads
    return replace(draft, caption=last.caption) if near and same and draft.caption is None else draft


def _with_carried(draft: Draft, earlier: Sequence[Draft]) -> Draft:
    if draft.carried is not None or not draft.starts_with_body():
        return draft
    for source in reversed(earlier):
        if draft.page.number - source.page.number > LISTED_PAGES:
            break
        heads = _heads_for(draft, source)
        if heads is not None:
            printed = source.heads_page if source.heads_page is not None else source.page.number
            return replace(draft, carried=heads, heads_page=printed, caption=draft.caption or source.caption)
    return draft


def _heads_for(draft: Draft, source: Draft) -> Heads | None:
    """The heads that `source` lends to `draft`, or None where the two do not belong together."""
    if not source.has_heads:
        return None
    apart = draft.page.number - source.page.number
    if source.is_heads_only() and apart <= NEAR_PAGES and _is_label_short(draft, source):
        return (None, *source.last_heads)
    if draft.columns != source.columns:
        return None
    if source.is_heads_only() and apart <= NEAR_PAGES:
        return source.last_heads
    listed = bool(reference_shapes(draft) & reference_shapes(source)) or (
        source.is_heads_only() and bool(reference_shapes(draft))
    )
    flows = apart == NEAR_PAGES and source.ends_page and draft.begins_page and same_profile(draft, source)
    if listed or flows or (apart <= NEAR_PAGES and alike(draft, source)):
        return source.last_heads
    return None


def _is_label_short(draft: Draft, source: Draft) -> bool:
    """Whether a line of periods stands right above a table that has one column more, for its labels."""
    same_page = draft.page.number == source.page.number
    touching = same_page and 0 <= draft.box[1] - source.box[3] <= TOUCHING_POINTS
    heads = [head for head in source.last_heads if head]
    if not touching or draft.columns != source.columns + 1 or not all(is_period(head) for head in heads):
        return False
    return not any(is_value(cell.text) for row in draft.rows for cell in row if cell.column == 0)


def _with_gaps_filled(draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """The draft with heads that a reprinted head row lost, from the nearest table with the same other heads."""
    if not draft.head_runs:
        return draft
    runs = list(draft.head_runs)
    for index, run in enumerate(runs):
        known_heads = (
            [r.heads for r in runs[:index]][::-1]
            + ([draft.carried] if draft.carried else [])
            + [d.last_heads for d in reversed(earlier) if d.has_heads]
        )
        source = next((heads for heads in known_heads[:6] if _same_but_for_gaps(run.heads, heads)), None)
        if source is not None:
            others = (own or known for own, known in zip(run.heads[1:], source[1:], strict=True))
            runs[index] = replace(run, heads=(run.heads[0], *others))
    return replace(draft, head_runs=tuple(runs))


def _same_but_for_gaps(heads: Heads, known: Heads) -> bool:
    if len(heads) != len(known) or all(heads[1:]):
        return False
    pairs = [(a, b) for a, b in zip(heads, known, strict=True) if a]
    return len(pairs) >= 3 and all(_plain(a) == _plain(b) for a, b in pairs)


def _plain(head: str | None) -> str:
    return "".join(c for c in (head or "").lower() if c.isalnum())


def row_starts_empty(draft: Draft) -> bool:
    """Whether the first row lacks its label: it is the tail of a row on the page before."""
    first = next(iter(draft.bodies()), None)
    if first is None or filled(first) == 0:
        return False
    return any(has_words(cell.text) for cell in first) and not any(
        c.is_filled for c in first if c.column == 0
    )
