"""The parameters that GET /v1/decisions and GET /v1/measures share, and the commands beside them."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from core.errors import ListingError
from core.listing import MAX_LIMIT, Listing
from ui.views import Text


def _listing(
    file: Annotated[
        Text | None, Query(max_length=500, description="only this paper, by its file name")
    ] = None,
    q: Annotated[
        Text | None, Query(max_length=2000, description="words that must all occur; case does not count")
    ] = None,
    date_from: Annotated[date | None, Query(description="from this day on")] = None,
    date_to: Annotated[date | None, Query(description="up to this day")] = None,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = 100,
    after: Annotated[Text | None, Query(max_length=2000, description="the last answer's `next`")] = None,
) -> Listing:
    return made_listing(
        Listing(file=file, q=q, date_from=date_from, date_to=date_to, limit=limit, after=after)
    )


def made_listing(listing: Listing) -> Listing:
    """The limits as they are. Raises ListingError where no day can lie within the dates."""
    if listing.date_from and listing.date_to and listing.date_from > listing.date_to:
        raise ListingError(
            f"date_from ({listing.date_from}) is later than date_to ({listing.date_to}), so no day lies between them. "
            "Change one of them."
        )
    return listing


ListingIn = Annotated[Listing, Depends(_listing)]
