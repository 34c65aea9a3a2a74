"""The English words for whole numbers: "six", "nineteen", "twenty"."""

from typing import Final

UNITS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TO_TWELVE: Final = (*UNITS, *TEENS[:3])
"""Those that papers write out as a rule; larger ones stand in words only where a sentence begins with them."""
VALUES: Final = {word: value for value, word in enumerate((*UNITS, *TEENS), start=1)} | {
    word: value for value, word in zip(range(20, 100, 10), TENS, strict=True)
}
"""The value of each word."""
