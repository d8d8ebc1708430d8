"""The real data as suites use it: read once, split and scaled by the reference."""

from dataclasses import dataclass
from functools import cache

from grader.course import ROOT
from grader.teach.reference import solution

SHUFFLE_SEED = 0


@dataclass(frozen=True)
class Bikes:
    """Rows and targets of the real data; the sample is already shuffled."""

    train_rows: list[list[float]]
    train_targets: list[float]
    validation_rows: list[list[float]]
    validation_targets: list[float]
    sample_rows: list[list[float]]
    sample_targets: list[float]


@cache
def bikes() -> Bikes:
    """The real data; callers must not change it."""
    first = solution("step01")
    train, validation = first.split(first.load_rentals(ROOT / "data" / "hour.csv"))

    def scaled(rentals: list[dict[str, float]]) -> tuple[list[list[float]], list[float]]:
        pairs = [first.scale(rental) for rental in rentals]
        return [features for features, _ in pairs], [target for _, target in pairs]

    sample = first.shuffled(*scaled(first.teaching_sample(train)), SHUFFLE_SEED)
    return Bikes(*scaled(train), *scaled(validation), *sample)
