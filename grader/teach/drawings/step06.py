"""The picture of step 06."""

from pathlib import Path

from matplotlib.figure import Figure

from grader.teach.drawings.style import BLUE, GREEN, INK, chart
from grader.teach.reference import solution

DATA = Path(__file__).parents[3] / "data" / "hour.csv"


def neuron_by_hour() -> Figure:
    """Twenty-four bars, the real rentals of each hour, and the neuron's line that climbs past them.

    Bars and line are means over the validation rows of that hour.
    """
    first, step = solution("step01"), solution("step06")
    train, validation = first.split(first.load_rentals(DATA))
    sample = [first.scale(rental) for rental in first.teaching_sample(train)]
    weights, bias, _ = step.train_neuron([x for x, _ in sample], [y for _, y in sample], 0.1, 60)

    real: list[list[float]] = [[] for _ in range(24)]
    predicted: list[list[float]] = [[] for _ in range(24)]
    for rental in validation:
        features, _ = first.scale(rental)
        hour = int(rental["hr"])
        real[hour].append(rental["cnt"])
        predicted[hour].append(first.to_rentals(step.neuron(weights, bias, features)))
    mean = sum(rental["cnt"] for rental in train) / len(train)

    figure, axes = chart(7, 3.8, "hour of the day", "mean rentals in that hour")
    axes.bar(range(24), [sum(counts) / len(counts) for counts in real], color=GREEN, alpha=0.55)
    axes.plot(range(24), [sum(row) / len(row) for row in predicted], "o-", color=BLUE, markersize=5)
    axes.text(12.6, 277, "one neuron", color=BLUE, ha="right", va="bottom")
    axes.axhline(mean, color=INK, linewidth=1.5, linestyle="--")
    axes.text(-0.5, mean + 6, "always the mean", ha="left", va="bottom")
    axes.text(16.3, 440, "real rentals", color=GREEN, ha="right", va="center")
    axes.set_xlim(-0.7, 23.7)
    axes.set_xticks(range(0, 24, 2))
    return figure
