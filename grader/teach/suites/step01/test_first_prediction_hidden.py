"""Hidden suite of step 01: reading, inspecting, scaling, and a straight line."""

import pytest

from grader.teach.draws import number, numbers

COLUMNS = ["hr", "temp", "hum", "windspeed", "workingday", "cnt"]
RANGES = {
    "hr": (0.0, 23.0),
    "temp": (0.02, 1.0),
    "hum": (0.0, 1.0),
    "windspeed": (0.0, 0.8507),
    "workingday": (0.0, 1.0),
    "cnt": (1.0, 977.0),
}
ROWS = 17_379
FLOATS = "Every row becomes a dict with the six columns of COLUMNS, each value as a float."
ORDER = "features = [hr / 23, temp, hum, windspeed, workingday], target = cnt / 1000."


def draw_rental(rng):
    return {
        "hr": float(rng.randrange(24)),
        "temp": number(rng, 0.02, 1.0),
        "hum": number(rng, 0.0, 1.0),
        "windspeed": number(rng, 0.0, 0.85),
        "workingday": float(rng.randrange(2)),
        "cnt": float(rng.randrange(1, 978)),
    }


def as_text(rentals, columns, line_end="\n", end_of_file="\n"):
    lines = [",".join(columns)]
    lines += [",".join(str(rental.get(column, "x")) for column in columns) for rental in rentals]
    return line_end.join(lines) + end_of_file


# ---------------------------------------------------------------------------- load_rentals


@pytest.mark.hole("load_rentals", core=True)
def test_loads_what_the_file_says(student, rng):
    for count in (1, 4):
        rentals = [draw_rental(rng) for _ in range(count)]
        answer = student.load_rentals(student.file(as_text(rentals, COLUMNS)))
        answer.should_be(rentals, why=FLOATS)
        answer.should(
            all(type(value) is float for row in answer.value for value in row.values()), why=FLOATS
        )


@pytest.mark.hole("load_rentals")
def test_finds_columns_by_name(student, rng):
    columns = [*COLUMNS, "dteday", "casual"]
    rng.shuffle(columns)
    rentals = [draw_rental(rng) for _ in range(3)]
    student.load_rentals(student.file(as_text(rentals, columns))).should_be(
        rentals,
        why="Columns are found by their name in the header: here they stand in another order, with "
        "others between them, which are left out of the result.",
    )


@pytest.mark.hole("load_rentals")
def test_reads_both_kinds_of_line_end(student, rng):
    rentals = [draw_rental(rng) for _ in range(3)]
    for line_end, end_of_file in (("\r\n", "\r\n"), ("\n", ""), ("\r\n", "")):
        text = as_text(rentals, COLUMNS, line_end, end_of_file)
        student.load_rentals(student.file(text)).should_be(
            rentals,
            why="Lines may end in LF or CRLF, and the last one may have no line end at all: "
            "no row is lost and none is added.",
        )


@pytest.mark.hole("load_rentals")
def test_real_file_passes_the_inspection(student):
    answer = student.load_rentals(student.data_file)
    rentals = answer.value
    answer.should(
        isinstance(rentals, list) and len(rentals) == ROWS,
        why=f"data/hour.csv has {ROWS} rows, and each becomes one dict in the list.",
    )
    answer.should(
        all(isinstance(row, dict) and sorted(row) == sorted(COLUMNS) for row in rentals),
        why=f"Each dict has exactly the keys {', '.join(COLUMNS)}.",
    )
    for column, (low, high) in RANGES.items():
        values = [row[column] for row in rentals]
        answer.should(
            (min(values), max(values)) == (low, high),
            why=f"In data/hour.csv the column {column} runs from {low} to {high}; "
            f"yours runs from {min(values)} to {max(values)}.",
        )
    hours = {row["hr"] for row in rentals}
    answer.should(len(hours) == 24, why="All 24 hours of the day occur in the file.")


@pytest.mark.hole("load_rentals")
def test_bad_file_raises_the_helpers_error(student, rng):
    bad = as_text([draw_rental(rng)], COLUMNS).replace("\n", "\nnone,0.5,0.5,0.5,1,7\n", 1)
    missing = as_text([draw_rental(rng)], COLUMNS[:-1])
    for text in (bad, missing, ""):
        student.load_rentals(student.file(text)).should_raise(
            ValueError,
            why="read_table raises a ValueError that names file, line and remedy. Let it pass: "
            "do not catch it, and do not read the file in another way.",
        )


# ------------------------------------------------------------------------------- summarize


@pytest.mark.hole("summarize", core=True)
def test_summarizes_drawn_columns(student, rng):
    for n in (1, 2, 7):
        rentals = [draw_rental(rng) for _ in range(n)]
        for column in ("temp", "cnt"):
            values = [rental[column] for rental in rentals]
            student.summarize(rentals, column).should_be(
                {
                    "count": n,
                    "min": min(values),
                    "max": max(values),
                    "mean": sum(values) / n,
                },
                why="count is the number of values, mean their sum divided by it; min and max are "
                "the smallest and the largest.",
            )


@pytest.mark.hole("summarize")
def test_summarizes_negative_numbers(student, rng):
    values = numbers(rng, 5, -9.0, -1.0)
    student.summarize([{"temp": value} for value in values], "temp").should_be(
        {"count": 5, "min": min(values), "max": max(values), "mean": sum(values) / 5},
        why="All values may be negative: min and max must come from the values themselves, not "
        "from a start value such as 0.",
    )


@pytest.mark.hole("summarize")
def test_equal_values_and_zeros_count_like_all_others(student, rng):
    often = number(rng, 0.3, 0.5)
    values = [often, 0.0, number(rng, 0.6, 0.8), often, 0.0, often]
    rng.shuffle(values)
    student.summarize([{"windspeed": value} for value in values], "windspeed").should_be(
        {"count": 6, "min": 0.0, "max": max(values), "mean": sum(values) / 6},
        why="Every row counts, also where its value is 0 or the same as another row's: a calm hour "
        "was measured like any other.",
    )


@pytest.mark.hole("summarize")
def test_leaves_the_rentals_alone(student, rng):
    rentals = [draw_rental(rng) for _ in range(4)]
    student.summarize(rentals, "hum").should_leave_arguments_alone()


# ----------------------------------------------------------------------------------- scale


@pytest.mark.hole("scale", core=True)
def test_scales_drawn_rentals(student, rng):
    for _ in range(5):
        rental = draw_rental(rng)
        features = [rental["hr"] / 23, *(rental[c] for c in COLUMNS[1:5])]
        student.scale(rental).should_be((features, rental["cnt"] / 1000), why=ORDER)


@pytest.mark.hole("scale")
def test_the_day_runs_from_0_to_1(student, rng):
    for hr, scaled in ((0.0, 0.0), (23.0, 1.0)):
        rental = draw_rental(rng) | {"hr": hr}
        student.scale(rental).should_be(
            ([scaled, *(rental[c] for c in COLUMNS[1:5])], rental["cnt"] / 1000),
            why="Divided by 23, the hours run from 0 to exactly 1.",
        )


@pytest.mark.hole("scale")
def test_order_of_keys_is_free(student, rng):
    rental = draw_rental(rng)
    turned = dict(reversed(rental.items()))
    features = [rental["hr"] / 23, *(rental[c] for c in COLUMNS[1:5])]
    student.scale(turned).should_be(
        (features, rental["cnt"] / 1000),
        why="The dict's keys may come in any order; take each value by its name. " + ORDER,
    )


@pytest.mark.hole("scale")
def test_scale_leaves_the_rental_alone(student, rng):
    student.scale(draw_rental(rng)).should_leave_arguments_alone()


# ----------------------------------------------------------------------- predict, to_rentals


@pytest.mark.hole("predict", core=True)
def test_predicts_on_drawn_lines(student, rng):
    for _ in range(5):
        weight, bias, hour = number(rng, -2, 2), number(rng, -1, 1), number(rng, 0.1, 1)
        student.predict(weight, bias, hour).should_be(
            weight * hour + bias,
            why="prediction = weight · hour + bias; the hour is scaled already.",
        )


@pytest.mark.hole("predict")
def test_both_ends_of_the_day(student, rng):
    weight, bias = number(rng, 0.5, 2), number(rng, -2, -0.5)
    student.predict(weight, bias, 0.0).should_be(bias, why="At hour 0 only the bias is left.")
    student.predict(weight, bias, 1.0).should_be(
        weight + bias, why="At hour 1 the line has climbed by the whole weight."
    )


@pytest.mark.hole("to_rentals", core=True)
def test_turns_predictions_back(student, rng):
    for _ in range(5):
        prediction = number(rng, 0.001, 0.977)
        student.to_rentals(prediction).should_be(
            prediction * 1000, why="rentals = prediction · 1000, the way back from cnt / 1000."
        )


@pytest.mark.hole("to_rentals")
def test_neither_rounds_nor_clips(student, rng):
    for prediction in (number(rng, -0.5, -0.001), rng.uniform(0.1, 0.9) / 7):
        student.to_rentals(prediction).should_be(
            prediction * 1000,
            why="Neither rounded nor cut off at zero: nonsense should be seen.",
        )


@pytest.mark.hole("to_rentals")
def test_there_and_back(student, rng):
    rental = draw_rental(rng)
    student.to_rentals(rental["cnt"] / 1000).should_be(
        rental["cnt"], why="Scaled and turned back, the count is what it was."
    )
