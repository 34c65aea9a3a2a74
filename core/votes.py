"""How papers print the count of a vote: "7 votes for, 3 against", "nobody in favour"."""

from typing import Final

from core.number_words import TO_TWELVE

COUNT: Final = rf"(?:\d+|no(?:ne|body)?|nil|{'|'.join(TO_TWELVE)})"
"""How many voted one way, as a part of a pattern."""
FOR: Final = rf"{COUNT}\s+(?:votes?\s+|members?\s+)?(?:for|in\s+favour)\b"
"""Those that voted for it."""
