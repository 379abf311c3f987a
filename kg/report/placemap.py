"""The places of the plans as points on a plain grid of latitude and longitude; no outside tiles, no drawn borders."""

from __future__ import annotations

from decimal import Decimal

from kg.report.edition import Edition
from kg.report.views import MapLine, MapPoint, PlaceMap

_WIDTH, _HEIGHT, _MARGIN = 560, 380, 46


def place_map(edition: Edition) -> PlaceMap | None:
    """The map, None where no place has coordinates. Places that are hidden or not located stand in a list beside it."""
    rows = edition.answers.records("places")
    located = [row for row in rows if row["latitude"] is not None and row["longitude"] is not None]
    if not located:
        return None
    south, north = _frame([Decimal(str(row["latitude"])) for row in located])
    west, east = _frame([Decimal(str(row["longitude"])) for row in located])

    def x(longitude: Decimal | int) -> float:
        return round(float(_MARGIN + (longitude - west) / (east - west) * (_WIDTH - 2 * _MARGIN)), 1)

    def y(latitude: Decimal | int) -> float:
        return round(float(_HEIGHT - _MARGIN - (latitude - south) / (north - south) * (_HEIGHT - 2 * _MARGIN)), 1)

    points = tuple(
        MapPoint(
            x(Decimal(str(row["longitude"]))),
            y(Decimal(str(row["latitude"]))),
            str(row[edition.own("place")]),
            f"plan/{row['plan']}.html",
            f"{row['latitude']}° N, {row['longitude']}° E",
        )
        for row in located
    )
    lines = [
        MapLine(x(d), _MARGIN, x(d), _HEIGHT - _MARGIN, f"{d}° E", x(d), _HEIGHT - _MARGIN + 18)
        for d in _degrees(west, east)
    ]
    lines += [
        MapLine(_MARGIN, y(d), _WIDTH - _MARGIN, y(d), f"{d}° N", _MARGIN - 22, y(d) + 4)
        for d in _degrees(south, north)
    ]
    absent = tuple(str(row[edition.own("place")]) for row in rows if row not in located)
    return PlaceMap(_WIDTH, _HEIGHT, tuple(lines), points, absent)


def _frame(degrees: list[Decimal]) -> tuple[Decimal, Decimal]:
    low, high = min(degrees), max(degrees)
    room = max((high - low) / 6, Decimal(1))
    return low - room, high + room


def _degrees(low: Decimal, high: Decimal) -> list[int]:
    step = next(s for s in (1, 2, 5, 10, 20, 45) if (high - low) / s <= 7)
    return [d for d in range(-180, 181, step) if low <= d <= high]
