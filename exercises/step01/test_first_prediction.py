"""The worked example of lesson 01, and the simplest cases."""

import pytest

FILE = "hr,temp,hum,windspeed,workingday,cnt\n12,0.5,0.4,0.1,1,250\n23,0.25,0.8,0,0,40\n"
NOON = {"hr": 12.0, "temp": 0.5, "hum": 0.4, "windspeed": 0.1, "workingday": 1.0, "cnt": 250.0}
NIGHT = {"hr": 23.0, "temp": 0.25, "hum": 0.8, "windspeed": 0.0, "workingday": 0.0, "cnt": 40.0}


@pytest.mark.hole("load_rentals")
def test_loads_a_small_file(student):
    student.load_rentals(student.file(FILE)).should_be(
        [NOON, NIGHT], why="One dict a row, in the order of the file, every value as a float."
    )


@pytest.mark.hole("summarize")
def test_worked_example_three_hours(student):
    rentals = [{"cnt": 20.0}, {"cnt": 40.0}, {"cnt": 150.0}]
    student.summarize(rentals, "cnt").should_be(
        {"count": 3, "min": 20.0, "max": 150.0, "mean": 70.0},
        why="Three values, the smallest 20, the largest 150, and (20 + 40 + 150) / 3 = 70.",
    )


@pytest.mark.hole("scale")
def test_worked_example_noon(student):
    student.scale(NOON).should_be(
        ([12 / 23, 0.5, 0.4, 0.1, 1.0], 0.25),
        why="The hour 12 becomes 12 / 23, the count 250 becomes 0.25, the others stay.",
    )


@pytest.mark.hole("predict")
def test_worked_example_line(student):
    student.predict(0.2, 0.1, 0.5).should_be(0.2, why="0.2 · 0.5 + 0.1 = 0.2.")


@pytest.mark.hole("to_rentals")
def test_worked_example_back_to_bikes(student):
    student.to_rentals(0.2).should_be(200.0, why="A prediction of 0.2 thousand is 200 rentals.")
