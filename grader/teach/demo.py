"""`make demo`: a solved course is marked, its network trained; then comes a teacher's morning."""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import plotille
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from grader.course import Step
from grader.teach.checkout import Checkout, Run
from grader.teach.morning import morning
from grader.teach.reference import solution
from grader.teach.rentals import bikes

HIDDEN = 8
SEED = 0
LEARNING_RATE = 0.2
NEURON_LEARNING_RATE = 0.1
EPOCHS = 10
BATCH_SIZE = 16
NEURON_EPOCHS = 300


def main() -> int:
    """Run the demonstration; 0 where every step earned all its points."""
    parser = argparse.ArgumentParser(prog="python -m grader.teach.demo", description=__doc__)
    parser.add_argument("--steps", nargs="*", default=(), help="that are marked of the class")
    wishes = parser.parse_args()
    console = Console(highlight=False)
    console.print("[bold]1. A learner's checkout with solutions in place is marked[/]\n")
    perfect = mark_course(console)
    console.print("\n[bold]2. The first prediction (step 01) beside the real means[/]\n")
    console.print(first_prediction())
    console.print("\n[bold]3. Four models on the validation hours, trained now[/]\n")
    params = train_network(console)
    console.print(comparison(params))
    console.print(
        "\n  Errors in rentals: root mean square, mean absolute. Share: of the first line's"
        "\n  mean square. Below zero: predictions of less than no rental."
    )
    console.print("\n[bold]4. A day of it[/]\n")
    print(day_picture(params, colours=console.is_terminal and "NO_COLOR" not in os.environ))
    console.print("\n[bold]5. A teacher's morning[/]\n")
    return 0 if morning(console, wishes.steps) and perfect else 1


# -------------------------------------------------------------------------------------- marks


def mark_course(console: Console) -> bool:
    """Mark every step of a solved checkout; a line each, and a progress display in a terminal."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Checkout(Path(folder) / "checkout")
        checkout.fill()
        steps = checkout.course.steps
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        results = []
        progress = Progress(*columns, TimeElapsedColumn(), console=console, transient=True)
        with progress:
            task = progress.add_task("marking", total=len(steps))
            for step in steps:
                progress.update(task, description=f"marking {step.spoken}")
                started = perf_counter()
                run = checkout.run(f"exercises/{step.name}")
                results.append(run)
                progress.console.print(step_line(step, run, perf_counter() - started))
                progress.advance(task)
        earned, possible = sum(r.points for r in results), sum(r.max_points for r in results)
        console.print(f"  {'all steps':<30} {earned:>4g} of {possible:g} points")
        return earned == possible


def step_line(step: Step, run: Run, seconds: float) -> str:
    """One step's tests and points."""
    name = f"{step.spoken}  {step.title}"
    if not run.verdicts:
        return f"  {name:<30} not graded: torch is not installed"
    passed = run.states().count("passed")
    return (
        f"  {name:<30} {run.points:>4g} of {run.max_points:g} points"
        f"   {passed} of {len(run.verdicts)} tests   {seconds:.1f} s"
    )


# ------------------------------------------------------------------------------------- models


def first_prediction() -> Table:
    """Step 01's line for some hours of the day, beside the mean of the real rentals."""
    first = solution("step01")
    weight, bias = 0.23, 0.1
    data = bikes()
    table = Table("hour", "predicted", "real mean", box=None)
    for column in table.columns:
        column.justify = "right"
    for hour in range(0, 24, 4):
        pairs = zip(data.train_rows, data.train_targets, strict=True)
        targets = [target for row, target in pairs if round(23 * row[0]) == hour]
        predicted = first.to_rentals(first.predict(weight, bias, hour / 23))
        real = first.to_rentals(sum(targets) / len(targets))
        table.add_row(f"{hour}", f"{predicted:.0f}", f"{real:.0f}")
    return table


def train_network(console: Console) -> dict[str, Any]:
    """Train the course's network on all training hours, in plain Python."""
    data = bikes()
    rows, targets = solution("step01").shuffled(data.train_rows, data.train_targets, 0)
    params = solution("step08").init_params(len(rows[0]), HIDDEN, SEED)
    started = perf_counter()
    with console.status("training"):
        params, _ = solution("step10").train(
            params, rows, targets, LEARNING_RATE, EPOCHS, BATCH_SIZE
        )
    console.print(
        f"{len(rows)} hours, {EPOCHS} epochs in batches of {BATCH_SIZE}: "
        f"{perf_counter() - started:.1f} s of plain Python\n"
    )
    return dict(params)


def comparison(params: dict[str, Any]) -> Table:
    """Mean, linear neuron, hour's own mean and network: their errors in rentals."""
    data = bikes()
    mean = sum(data.train_targets) / len(data.train_targets)
    neuron = solution("step06")
    weights, bias, _ = neuron.train_neuron(
        data.sample_rows, data.sample_targets, NEURON_LEARNING_RATE, NEURON_EPOCHS
    )
    forward = solution("step08").forward
    by_hour = hour_means(data.train_rows, data.train_targets)
    models: list[tuple[str, Callable[[list[float]], float]]] = [
        ("the mean of all hours", lambda row: mean),  # noqa: ARG005
        ("one linear neuron", lambda row: neuron.neuron(weights, bias, row)),
        ("the mean of that hour of the day", lambda row: by_hour[round(23 * row[0])]),
        ("the network 5-8-1", lambda row: forward(params, row)),
    ]
    table = Table("model", "typical error", "mean error", "share", "below zero", box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    baseline = None
    for name, predict in models:
        predictions = [predict(row) for row in data.validation_rows]
        errors = [p - y for p, y in zip(predictions, data.validation_targets, strict=True)]
        mse = sum(error**2 for error in errors) / len(errors)
        baseline = baseline or mse
        absolute = sum(abs(error) for error in errors) / len(errors)
        negative = sum(p < 0 for p in predictions)
        rentals = (f"{1000 * mse**0.5:.1f}", f"{1000 * absolute:.1f}")
        table.add_row(name, *rentals, f"{mse / baseline:.2f}", f"{negative}")
    return table


def hour_means(rows: list[list[float]], targets: list[float]) -> dict[int, float]:
    """The mean target of each hour of the day."""
    groups: dict[int, list[float]] = {}
    for row, target in zip(rows, targets, strict=True):
        groups.setdefault(round(23 * row[0]), []).append(target)
    return {hour: sum(group) / len(group) for hour, group in groups.items()}


# ------------------------------------------------------------------------------------ picture


def day_picture(params: dict[str, Any], colours: bool) -> str:
    """Real rentals and the network's predictions over one whole day, as text."""
    data = bikes()
    real = data.day_rentals
    hours = list(range(len(real)))
    to_rentals = solution("step01").to_rentals
    predicted = [to_rentals(p) for p in solution("step08").predict_all(params, data.day_rows)]
    figure = plotille.Figure()
    figure.width, figure.height = 56, 16
    figure.with_colors = colours
    figure.set_x_limits(0, 23)
    figure.set_y_limits(min(0, *predicted), max(*real, *predicted))
    figure.register_label_formatter(float, whole_number)
    figure.x_label, figure.y_label = "hour", "rentals"
    figure.plot(hours, real, lc="green", label="real")
    mark = None if colours else "x"
    figure.plot(hours, predicted, lc="red", label="predicted by the network", marker=mark)
    return str(figure.show(legend=True))


def whole_number(value: float, chars: int, delta: float, left: bool = False) -> str:  # noqa: ARG001
    """An axis label without decimals, as plotille asks for it."""
    label = str(round(value))
    return label.ljust(chars) if left else label.rjust(chars)


if __name__ == "__main__":
    raise SystemExit(main())
