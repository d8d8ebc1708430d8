"""Step 01, a first prediction: from a file of bike rentals to one number per hour.

The lesson stands in exercises/step01/README.md. A rental is one row of data/hour.csv: one hour of
one day, with the weather and the number of bikes rented in that hour. The helpers in the first
half are given; the holes follow below them.
"""

import csv
import math
import random
from pathlib import Path

COLUMNS = ["hr", "temp", "hum", "windspeed", "workingday", "cnt"]
HOURS_SPAN = 23
RENTALS_UNIT = 1000


# ---------------------------------------------------------------------------- given helpers


def read_table(path: str | Path) -> list[dict[str, str]]:
    """Read a CSV file with a header line: one dict a row, column name to text. (Given.)

    Checks that every column of COLUMNS is there and holds a number in every row.
    Raises ValueError that names the file, the line and the remedy.
    """
    path = Path(path)
    if not path.is_file():
        raise ValueError(f"{path}: there is no such file; the course's data is data/hour.csv")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{path}: byte {error.start} is not UTF-8 text; save the file as UTF-8"
        ) from None
    lines = text.splitlines()
    if not lines:
        raise ValueError(f"{path}, line 1: the file is empty; put the original data/hour.csv back")
    reader = csv.DictReader(lines)
    header = reader.fieldnames or []
    for column in COLUMNS:
        if column not in header:
            raise ValueError(
                f"{path}, line 1: the column {column!r} is missing; "
                f"the header must name {', '.join(COLUMNS)}"
            )
    table = []
    for row in reader:
        for column in COLUMNS:
            check_number(row[column], column, path, reader.line_num)
        table.append(row)
    if not table:
        raise ValueError(f"{path}, line 2: there are no rows; put the original data/hour.csv back")
    return table


def check_number(text: str | None, column: str, path: Path, line: int) -> None:
    """Raise ValueError unless text is a finite number. (Given.)"""
    try:
        finite = math.isfinite(float(text or ""))
    except ValueError:
        finite = False
    if not finite:
        shown = "nothing" if text is None or text == "" else repr(text)
        raise ValueError(
            f"{path}, line {line}: the column {column!r} holds {shown}; "
            "write a number there or delete the line"
        )


def split(
    rentals: list[dict[str, float]],
) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """Split into training rows, to learn from, and validation rows, kept aside. (Given.)

    Rows 0, 5, 10, … are kept aside: hours that no model has seen.
    """
    train = [rental for i, rental in enumerate(rentals) if i % 5 != 0]
    validation = [rental for i, rental in enumerate(rentals) if i % 5 == 0]
    return train, validation


def teaching_sample(train: list[dict[str, float]]) -> list[dict[str, float]]:
    """Choose 240 training rows: ten of each hour, spread evenly over the two years. (Given.)

    They are ordered by their place in the two years and then by hour, so shuffle them before
    taking them in portions.
    """
    by_hour = []
    for hour in range(24):
        by_hour.append([rental for rental in train if rental["hr"] == hour])
    sample = []
    for tenth in range(10):
        for rows in by_hour:
            if rows:
                sample.append(rows[tenth * len(rows) // 10])
    return sample


def shuffled(
    rows: list[list[float]], targets: list[float], seed: int
) -> tuple[list[list[float]], list[float]]:
    """Return rows and targets in a new order, the same for both, decided by the seed. (Given.)"""
    order = list(range(len(rows)))
    random.Random(seed).shuffle(order)
    return [rows[i] for i in order], [targets[i] for i in order]


# ------------------------------------------------------------------------------------ holes


def load_rentals(path: str | Path) -> list[dict[str, float]]:
    """Read the rentals: one dict of floats a row, in file order.

    path: a CSV file such as data/hour.csv.
    Returns dicts with exactly the keys hr, temp, hum, windspeed, workingday and cnt.
    Errors: those of read_table, which reads the file and checks it.
    """
    raise NotImplementedError("Call read_table, and turn the six columns of every row into floats")


def summarize(rentals: list[dict[str, float]], column: str) -> dict[str, float]:
    """Describe one column: how many values there are, the smallest, the largest and the mean.

    Formula: mean = (x₁ + x₂ + … + xₙ) / n

    rentals: n ≥ 1 rows.
    Returns a dict with the keys count, min, max and mean.
    """
    raise NotImplementedError(
        "Collect the column's values and return count, min, max and mean in a dict"
    )


def scale(rental: dict[str, float]) -> tuple[list[float], float]:
    """Turn one rental into the five features and the target, all of them near 0 … 1.

    Formula: features = [hr / 23, temp, hum, windspeed, workingday], target = cnt / 1000

    Returns (features, target).
    """
    raise NotImplementedError("Return the list of five features, in this order, and the target")


def predict(weight: float, bias: float, hour: float) -> float:
    """Predict the scaled rentals of one hour with a straight line.

    Formula: prediction = weight · hour + bias

    hour: already scaled, from 0 (midnight) to 1 (eleven in the evening).
    Returns thousands of rentals.
    """
    raise NotImplementedError("Return the height of the line at this hour")


def to_rentals(prediction: float) -> float:
    """Turn a scaled prediction back into rentals: the way back from cnt / 1000.

    Formula: rentals = prediction · 1000

    Returns a float, neither rounded nor clipped at zero.
    """
    raise NotImplementedError("Undo the scaling of the target")


if __name__ == "__main__":
    rentals = load_rentals(Path(__file__).parents[2] / "data" / "hour.csv")
    print("The columns, one by one")
    for column in COLUMNS:
        summary = summarize(rentals, column)
        print(
            f"  {column:<10}  count {summary['count']}   min {summary['min']:<6g}"
            f"   max {summary['max']:<6g}   mean {summary['mean']:.2f}"
        )

    weight, bias = 0.23, 0.1
    print(f"A first prediction: weight {weight}, bias {bias}, beside the mean of each hour")
    for hour in range(24):
        same_hour = [rental for rental in rentals if rental["hr"] == hour]
        features, _ = scale(same_hour[0])
        predicted = to_rentals(predict(weight, bias, features[0]))
        real = summarize(same_hour, "cnt")["mean"]
        print(f"  {hour:>2} h   predicted {predicted:>4.0f}   real {real:>4.0f}")
