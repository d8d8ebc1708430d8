"""The worked example of lesson 01, and the simplest cases."""

import pytest

FILE = "hr,temp,hum,windspeed,workingday,cnt\n12,0.5,0.4,0.1,1,250\n23,0.25,0.8,0,0,40\n"
MORE = (
    "dteday,cnt,workingday,hr,temp,hum,casual,windspeed\n"
    "2012-06-01,250,1,12,0.5,0.4,30,0.1\n"
    "2012-06-02,40,0,23,0.25,0.8,9,0\n"
)
NOON = {"hr": 12.0, "temp": 0.5, "hum": 0.4, "windspeed": 0.1, "workingday": 1.0, "cnt": 250.0}
NIGHT = {"hr": 23.0, "temp": 0.25, "hum": 0.8, "windspeed": 0.0, "workingday": 0.0, "cnt": 40.0}


@pytest.mark.hole("load_rentals")
def test_loads_a_small_file(student):
    student.load_rentals(student.file(FILE)).should_be(
        [NOON, NIGHT], why="One dict a row, in the order of the file, every value as a float."
    )


@pytest.mark.hole("load_rentals")
def test_leaves_out_the_other_columns(student):
    student.load_rentals(student.file(MORE)).should_be(
        [NOON, NIGHT],
        why="Only the six columns of COLUMNS are taken, each by its name. The date is no number, "
        "and casual is a column that we do not need.",
    )


@pytest.mark.hole("summarize")
def test_worked_example_three_hours(student):
    rentals = [{"cnt": 20.0}, {"cnt": 40.0}, {"cnt": 150.0}]
    student.summarize(rentals, "cnt").should_be(
        {"count": 3, "min": 20.0, "max": 150.0, "mean": 70.0},
        why="Three values, the smallest 20, the largest 150, and (20 + 40 + 150) / 3 = 70.",
    )


@pytest.mark.hole("summarize")
def test_summarizes_the_column_that_was_asked_for(student):
    answer = student.summarize([NOON, NIGHT], "temp")
    answer.should_be(
        {"count": 2, "min": 0.25, "max": 0.5, "mean": 0.375},
        why="The column is temp here, with the values 0.5 and 0.25, and (0.5 + 0.25) / 2 = 0.375.",
    )
    answer.should_leave_arguments_alone()


@pytest.mark.hole("scale")
def test_worked_example_noon(student):
    student.scale(NOON).should_be(
        ([12 / 23, 0.5, 0.4, 0.1, 1.0], 0.25),
        why="The hour 12 becomes 12 / 23, the count 250 becomes 0.25, the others stay.",
    )


@pytest.mark.hole("scale")
def test_last_hour_of_the_day(student):
    answer = student.scale(NIGHT)
    answer.should_be(
        ([1.0, 0.25, 0.8, 0.0, 0.0], 0.04), why="The hour 23 becomes 23 / 23 = 1, the count 0.04."
    )
    answer.should_leave_arguments_alone()


@pytest.mark.hole("predict")
def test_worked_example_line(student):
    student.predict(0.23, 0.1, 12 / 23).should_be(0.22, why="0.23 · 12 / 23 + 0.1 = 0.22.")


@pytest.mark.hole("predict")
def test_at_midnight_only_the_bias_is_left(student):
    student.predict(0.5, -0.1, 0.0).should_be(-0.1, why="0.5 · 0 − 0.1 = −0.1.")


@pytest.mark.hole("to_rentals")
def test_worked_example_back_to_bikes(student):
    student.to_rentals(0.22).should_be(220.0, why="A prediction of 0.22 thousand is 220 rentals.")


@pytest.mark.hole("to_rentals")
def test_rentals_are_neither_rounded_nor_cut_off(student):
    student.to_rentals(0.1234).should_be(123.4, why="0.1234 · 1000 = 123.4. Do not round.")
    student.to_rentals(-0.05).should_be(
        -50.0, why="−0.05 · 1000 = −50. That is nonsense, and we want to see it."
    )
