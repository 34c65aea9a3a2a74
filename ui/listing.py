"""The limits that GET /v1/decisions and GET /v1/measures share, and the commands beside them."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from pydantic import ValidationError

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
    return _in_order(Listing(file=file, q=q, date_from=date_from, date_to=date_to, limit=limit, after=after))


ListingIn = Annotated[Listing, Depends(_listing)]


def typed_listing(**options: str | int | None) -> Listing:
    """The limits as typed on a command line, under the names of the fields. Raises ListingError naming the option."""
    try:
        given = {name: value for name, value in options.items() if value is not None}
        return _in_order(Listing.model_validate(given))
    except ValidationError as exc:
        first = exc.errors()[0]
        option = "--" + str(first["loc"][0]).replace("_", "-")
        raise ListingError(f"{option} cannot be used: {first['msg']}. Dates are written 2025-04-01.") from exc


def _in_order(listing: Listing) -> Listing:
    """The limits as they are. Raises ListingError where no day can lie within the dates."""
    if listing.date_from and listing.date_to and listing.date_from > listing.date_to:
        raise ListingError(
            f"date_from ({listing.date_from}) is later than date_to ({listing.date_to}), so no day lies between them. "
            "Change one of them."
        )
    return listing
