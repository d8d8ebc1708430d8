"""The picture of step 01."""

import csv
from pathlib import Path

from matplotlib.figure import Figure

from grader.teach.drawings.style import GREEN, INK, chart

DATA = Path(__file__).parents[3] / "data" / "hour.csv"


def rentals_by_hour() -> Figure:
    """Twenty-four bars, the mean rentals of each hour: a peak at 8, a higher one at 17."""
    rentals: dict[int, list[int]] = {hour: [] for hour in range(24)}
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rentals[int(row["hr"])].append(int(row["cnt"]))
    everything = [count for counts in rentals.values() for count in counts]
    mean = sum(everything) / len(everything)

    figure, axes = chart(7, 3.6, "hour of the day", "mean rentals in that hour")
    axes.bar(list(rentals), [sum(counts) / len(counts) for counts in rentals.values()], color=GREEN)
    axes.axhline(mean, color=INK, linewidth=1.5, linestyle="--")
    axes.text(-0.5, mean + 8, f"mean of all\nhours: {mean:.1f}", ha="left", va="bottom")
    axes.set_xlim(-0.7, 23.7)
    axes.set_xticks(range(0, 24, 2))
    return figure
