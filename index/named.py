"""The paper that a person means by a name: its file, or the beginning of its file or id."""

from collections.abc import Sequence

from core.domain import Document
from core.errors import NotFound, SettingsError

SHORTEST_ID = 6  # characters of an id: fewer would be taken for the beginning of a file's name
NAMED = 5  # papers that a sentence names


def named_paper(documents: Sequence[Document], name: str) -> Document:
    """The one paper that `name` fits, capitals aside: a whole file name before a beginning, a file before an id.

    Raises NotFound where none fits, SettingsError where several do.
    """
    wanted = name.strip().casefold()
    whole = [d for d in documents if d.file.casefold() in (wanted, f"{wanted}.pdf")]
    begun = [d for d in documents if wanted and d.file.casefold().startswith(wanted)]
    by_id = [d for d in documents if len(wanted) >= SHORTEST_ID and d.doc_id.startswith(wanted)]
    found = whole or begun or by_id
    if not found:
        raise NotFound(
            f"No paper is called {name[:80]!r} or begins so; papers documents lists those there are."
        )
    if len(found) > 1:
        raise SettingsError(
            f"{name[:80]!r} fits {len(found)} papers: {_listed(found)}. Give more of the name."
        )
    return found[0]


def _listed(documents: Sequence[Document]) -> str:
    """Names of the first few; with the beginnings of their ids where the names are the same."""
    same = len({d.file for d in documents}) < len(documents)
    names = sorted(f"{d.file} (id {d.doc_id[:12]})" if same else d.file for d in documents)
    return ", ".join(names[:NAMED]) + (" and others" if len(names) > NAMED else "")
