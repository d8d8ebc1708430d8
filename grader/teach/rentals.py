"""The real data as suites use it: read once, split and scaled by the reference."""

from dataclasses import dataclass
from functools import cache

from grader.course import ROOT
from grader.teach.reference import solution

SHUFFLE_SEED = 0
HOURS = 24
SECOND_SUMMER = 12_000


@dataclass(frozen=True)
class Bikes:
    """Rows and targets of the real data; the sample is already shuffled.

    day_rows, day_rentals: a working day of the second summer; the rentals are not scaled.
    """

    train_rows: list[list[float]]
    train_targets: list[float]
    validation_rows: list[list[float]]
    validation_targets: list[float]
    sample_rows: list[list[float]]
    sample_targets: list[float]
    day_rows: list[list[float]]
    day_rentals: list[float]


@cache
def bikes() -> Bikes:
    """The real data; callers must not change it."""
    first = solution("step01")
    rentals = first.load_rentals(ROOT / "data" / "hour.csv")
    train, validation = first.split(rentals)
    day = working_day(rentals)

    def scaled(rentals: list[dict[str, float]]) -> tuple[list[list[float]], list[float]]:
        pairs = [first.scale(rental) for rental in rentals]
        return [features for features, _ in pairs], [target for _, target in pairs]

    rows, targets = first.shuffled(*scaled(first.teaching_sample(train)), SHUFFLE_SEED)
    day_rows, _ = scaled(day)
    day_rentals = [rental["cnt"] for rental in day]
    return Bikes(*scaled(train), *scaled(validation), rows, targets, day_rows, day_rentals)


def working_day(rentals: list[dict[str, float]]) -> list[dict[str, float]]:
    """All 24 hours of the first working day of the second summer."""
    days = (rentals[i : i + HOURS] for i in range(SECOND_SUMMER, len(rentals)))
    return next(day for day in days if _is_whole(day) and day[0]["workingday"] == 1)


def _is_whole(day: list[dict[str, float]]) -> bool:
    return [rental["hr"] for rental in day] == list(range(HOURS))
