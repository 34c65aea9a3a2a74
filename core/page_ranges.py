"""Page numbers as people list them."""

from collections.abc import Iterable


def page_ranges(pages: Iterable[int]) -> str:
    """Page numbers in order, with runs drawn together: "3-5, 9"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], page]
        else:
            runs.append([page])
    return ", ".join("-".join(str(page) for page in run) for run in runs)
