"""What each column of a performance-measure table holds, told by its head and, where the head does not say, its cells.

Councils head these tables each in their own way ("Ref | Measure | 23/24 Actual | Target | Q2 | RAG", "PI | Good is | Q1
| Q2 | YTD"), so a head is matched by the words of the trade in it. A table of money lines (budget, spend, variance) is
no measure table, nor is one that only sets years side by side.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from core.domain import Frozen
from core.periods import financial_year
from ingest.reporting import head_period
from ingest.tables import RowKind, Table, TableCell


class Role(StrEnum):
    """What the cells of a column are to a measure."""

    REFERENCE = "reference"
    WORDING = "wording"
    MILESTONE = "milestone"  # a wording that may be no measure: what is to be done, not how much of it
    OFFICER = "officer"
    VALUE = "value"
    TARGET = "target"
    RATING = "rating"
    DIRECTION = "direction"
    COMMENTARY = "commentary"
    COMPARATOR = "comparator"  # somebody else's value: England, neighbours
    OTHER = "other"


# the first that matches decides: "Performance against target" is no target, "Performance indicator" no value
_HEADS = (
    (Role.OTHER, r"good is|polarity|(?:high|low|bigg|small)e?r? (?:is|=)|good (?:high|low)|frequency|^units?$"),
    (Role.OTHER, r"budget|variance|overspend|forecast|expenditure|savings?\b|tolerance|threshold"),
    (Role.COMMENTARY, r"comment|narrative|explanation|analysis|\bupdate|^notes?\b|context"),
    (Role.DIRECTION, r"direction|\btrend|travel|trajectory|\bdot\b|arrow|^change\b"),
    (
        Role.COMPARATOR,
        r"england|national (?:av|fig|pos|perf|res|\d)|^national$|benchmark|neighbour|\bregion|quartile|comparator|"
        r"peers?\b",
    ),
    (
        Role.RATING,
        r"\brag\b|status|\brating|progress|on[ -]t(?:arget|rack)|traffic|(?:against|vs?\.?|versus) target|"
        r"target (?:met|achieved)",
    ),
    (Role.TARGET, r"\btargets?\b"),
    (Role.REFERENCE, r"\bref\b|reference|\bcode\b|^id$|^nos?\.?$|^#$|(?:indicator|measure|k?pi|pi) (?:no|number|id)\b"),
    (Role.OFFICER, r"officer|\blead\b|owner|responsible|accountable"),
    (Role.MILESTONE, r"milestone"),
    (Role.WORDING, r"measures?\b|indicator|\bk?pis?\b|metric|description|definition"),
    (
        Role.VALUE,
        r"actual|current|latest|out-?turn|results?\b|performance|\bvalue|\bytd\b|to date|previous|prior|last|baseline|"
        r"achieved|quarter|\bqtr|\bq[1-4]\b|year[ -]end|position|this (?:month|year|period)|cumulative",
    ),
)  # fmt: skip
_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _HEADS)
_STRONG_WORDING = re.compile(r"measures?\b|indicator|\bk?pis?\b|metric", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z&]{0,8}[ ./_-]{0,2}\d[\w./ -]{0,9}")
_PERIOD_WORDS = re.compile(
    r"(?:actuals?|current|latest|out-?turn|results?|performance|values?|ytd|year|date|previous|prior|last|baseline|"
    r"achieved|quarter(?:ly)?|qtr|ending|ended|end|position|this|month(?:ly|s)?|period|same|cumulative|annual|full|"
    r"final|provisional|the|and|for|from|number|percentage|per|cent|rate|score|figures?|school|academic|financial|"
    r"calendar|autumn|spring|summer|term|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b",
    re.IGNORECASE,
)
_ANY_YEAR = financial_year(2000, "")  # only whether a head names a period is asked, not which
LONGEST_CODE = 16
LONGEST_SYMBOL = 2
SENTENCE = 60  # characters: a cell longer than this, on average, holds commentary and not a rating


class Columns(Frozen):
    """The roles of a measure table's columns."""

    roles: tuple[Role | None, ...]
    heads: tuple[str | None, ...]
    body: frozenset[str] = frozenset()

    def role(self, cell: TableCell) -> Role | None:
        """What a cell holds: by its own head where that changed within the table, else by its column."""
        if cell.column >= len(self.roles):
            return None
        if cell.head and cell.head != self.heads[cell.column]:
            role = role_of_head(cell.head)
            others = role is Role.VALUE and is_anothers(cell.head, self.body)
            return Role.COMPARATOR if others else role or self.roles[cell.column]
        return self.roles[cell.column]

    def has(self, *roles: Role) -> bool:
        return any(role in roles for role in self.roles)


def role_of_head(head: str | None) -> Role | None:
    """What a head says that its column holds; None where it says nothing known."""
    if not head:
        return None
    words = " ".join(head.split())
    for role, pattern in _COMPILED:
        if pattern.search(words):
            return role
    return Role.VALUE if head_period(words, _ANY_YEAR) else None


def body_named(head: str) -> frozenset[str]:
    """The words of a head that name neither a period nor a value: of "Westshire 2025" the first."""
    left = _PERIOD_WORDS.sub(" ", head)
    return frozenset(word.casefold() for word in re.findall(r"[^\W\d_]{3,}", left))


def is_anothers(head: str, body: frozenset[str]) -> bool:
    """Whether a value column is headed with another body's name than the first value column."""
    named = body_named(head)
    return bool(body and named and not body & named)


def measure_columns(table: Table) -> Columns | None:
    """The roles of the table's columns, where it is a table of performance measures; None for any other."""
    roles = [role_of_head(head) for head in table.heads]
    cells = _cells_by_column(table)
    roles = _with_codes(roles, cells)
    if not {Role.WORDING, Role.MILESTONE} & set(roles):
        roles = _with_unnamed_wording(roles)
    roles = _spread_wording(roles, cells)
    body, roles = _without_others_values(roles, table.heads)
    columns = Columns(roles=tuple(roles), heads=table.heads, body=body)
    return columns if _is_measure_table(columns) else None


def columns_like(table: Table, prefixes: frozenset[str]) -> Columns | None:
    """Roles for a table without heads whose references carry on those of the table before it: by what the cells hold.

    The reference comes first, then the wording; what is long and stands last is commentary, what is short a rating.
    """
    if any(table.heads):
        return None
    cells = _cells_by_column(table)
    roles: list[Role | None] = [None] * len(table.heads)
    code = next(
        (c for c in sorted(cells) if any(prefix_of(t) in prefixes for t in cells[c] if is_code(t))), None
    )
    texts = [column for column in sorted(cells) if code is not None and column > code]
    if code is None or not texts:
        return None
    roles[code], roles[texts[0]] = Role.REFERENCE, Role.MILESTONE
    for column in texts[1:]:
        mean = sum(map(len, cells[column])) / len(cells[column])
        roles[column] = Role.COMMENTARY if mean > SENTENCE else Role.RATING
    return Columns(roles=tuple(roles), heads=table.heads)


def is_code(text: str) -> bool:
    """Whether a text reads like a measure's reference: "PED02 01", "KPI 12a", "3.1"."""
    return len(text) <= LONGEST_CODE and bool(_CODE.fullmatch(text)) and not text.endswith("%")


def prefix_of(code: str) -> str:
    """The letters that a reference begins with; "" for "3.1"."""
    return re.match(r"[A-Za-z&]*", code).group().casefold()  # type: ignore[union-attr]  # matches any text


def _cells_by_column(table: Table) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in table.rows:
        if row.kind in (RowKind.BODY, RowKind.TOTAL):
            for cell in row.cells:
                if cell.text and cell.column_span == 1:
                    found.setdefault(cell.column, []).append(cell.text)
    return MappingProxyType(found)


def _with_codes(roles: Sequence[Role | None], cells: Mapping[int, list[str]]) -> list[Role | None]:
    """The roles, with the column of codes as the reference where its head says "KPI", "Milestone" or nothing."""
    found = list(roles)
    if Role.REFERENCE in found:
        return found
    for column, role in enumerate(found):
        texts = cells.get(column, [])
        if role in (None, Role.WORDING, Role.MILESTONE) and _has_codes(texts):
            found[column] = Role.REFERENCE
            if role is not None and column + 1 < len(found) and found[column + 1] in (None, Role.OTHER):
                found[column + 1] = role
            return found
    return found


def _with_unnamed_wording(roles: Sequence[Role | None]) -> list[Role | None]:
    """The roles, with the first unknown column as the wording where targets stand beside values."""
    found = list(roles)
    if Role.TARGET in found and Role.VALUE in found and None in found:
        first = found.index(None)
        if first < min(found.index(Role.TARGET), found.index(Role.VALUE)):
            found[first] = Role.WORDING
    return found


def _spread_wording(roles: Sequence[Role | None], cells: Mapping[int, list[str]]) -> list[Role | None]:
    """The roles, with columns without a head right of the wording given to it, where its words spill over there.

    A column that holds nothing but symbols is a rating.
    """
    found = list(roles)
    for column in range(1, len(found)):
        if found[column] is None and found[column - 1] in (Role.WORDING, Role.MILESTONE):
            texts = cells.get(column, [])
            are_symbols = bool(texts) and max(map(len, texts)) <= LONGEST_SYMBOL
            found[column] = Role.RATING if are_symbols else found[column - 1]
    return found


def _without_others_values(
    roles: Sequence[Role | None], heads: Sequence[str | None]
) -> tuple[frozenset[str], list[Role | None]]:
    """The body that the first value column names, and the roles with the values of any other as comparators."""
    values = [column for column, role in enumerate(roles) if role is Role.VALUE]
    body = body_named(heads[values[0]] or "") if values else frozenset()
    others = {column for column in values if is_anothers(heads[column] or "", body)}
    return body, [Role.COMPARATOR if column in others else role for column, role in enumerate(roles)]


def _is_measure_table(columns: Columns) -> bool:
    has = columns.has
    strong = any(
        role is Role.WORDING and _STRONG_WORDING.search(head or "")
        for role, head in zip(columns.roles, columns.heads, strict=True)
    )
    if has(Role.MILESTONE):
        return has(Role.REFERENCE) and has(Role.RATING, Role.COMMENTARY, Role.VALUE)
    if strong:
        return has(Role.VALUE, Role.TARGET) or (has(Role.REFERENCE) and has(Role.RATING, Role.COMMENTARY))
    return has(Role.WORDING) and has(Role.VALUE) and has(Role.TARGET)


def _has_codes(texts: Sequence[str]) -> bool:
    """Whether a column holds references: most of its cells do, or several of one kind among headings."""
    codes = [text for text in texts if is_code(text)]
    kinds = Counter(prefix_of(code) for code in codes)
    return 2 * len(codes) > len(texts) or any(kind and count > 1 for kind, count in kinds.items())
