"""Reading → places: where each place named in the text lies, and how exactly that is known.

Names are looked up in a packaged gazetteer (GeoNames and our own additions), and of places that
share a name the one is chosen that the article speaks for. What is not found, or cannot be told
apart, is kept as unplaced, with the reason. Adjectives ("French") are no places.
"""

from __future__ import annotations

from dateline.model import Place, Precision, Reading, Unplaced, content_id
from dateline.places.choosing import choose_entries
from dateline.places.gazetteer import Entry, Gazetteer, Kind, load_gazetteer
from dateline.places.mentions import Toponym, place_names
from dateline.places.misread import find_toponyms
from dateline.places.unplaced import find_unplaced

__all__ = ["find_places", "survey"]

# A town's point stands for its houses ("near"); a site's is the site. All else is an area.
PRECISION = {
    Kind.country: Precision.country,
    Kind.city: Precision.near,
    Kind.capital: Precision.near,
    Kind.site: Precision.exact,
}


def find_places(reading: Reading) -> tuple[Place, ...]:
    """The places a text names, a place a mention, in the order of the text.

    Mentions of one place share its `id`. Coordinates are degrees north and east (WGS 84).
    """
    return survey(reading)[0]


def survey(reading: Reading) -> tuple[tuple[Place, ...], tuple[Unplaced, ...]]:
    """The places as `find_places` gives them, and the names whose place could not be resolved."""
    gazetteer = load_gazetteer()
    toponyms = tuple(find_toponyms(reading, gazetteer, place_names(reading, gazetteer)))
    chosen = choose_entries(toponyms, gazetteer)
    both = list(zip(toponyms, chosen, strict=True))
    places = tuple(_place(toponym, *found, gazetteer) for toponym, found in both if found)
    left = [toponym for toponym, found in both if not found]
    return places, find_unplaced(reading, [place.span for place in places], left, gazetteer)


def _place(toponym: Toponym, entry: Entry, why: str, gazetteer: Gazetteer) -> Place:
    return Place(
        id=content_id("g", entry.name, f"{entry.latitude:.4f}", f"{entry.longitude:.4f}"),
        span=toponym.span,
        name=entry.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        country=entry.country,
        region=gazetteer.division_name(entry.division),
        precision=PRECISION.get(entry.kind, Precision.region),
        population=entry.population or None,
        known_by=why if toponym.within is None else f"{why}; in the name {toponym.within!r}",
    )
