"""Step 01: what learners write instead of reading, summarizing, scaling, and a straight line."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exercises.step01.first_prediction import (
    COLUMNS,
    HOURS_SPAN,
    RENTALS_UNIT,
    read_table,
)
from grader.learn.facts import numbers_are_floats
from grader.learn.probing import Probe
from grader.teach.catalogue import File, mistake, probe, probes

TITLE_OF_NO_RETURN = "ending without a `return`, or printing the answer in its place"
NO_RETURN = (
    "Whatever your lines work out stays inside the function, and Python hands None to the one who "
    "called. What `print` shows goes to the screen only: no other function can calculate with it."
)

# ------------------------------------------------------------------------------ load_rentals

IN_ORDER = (
    "hr,temp,hum,windspeed,workingday,cnt\n"
    "7,1,0,0,1,31\n"
    "18,0.62,0.4375,0.2239,0,412\n"
    "5,0.28,0.8125,0.1343,1,9\n"
)
MIXED = (
    "casual,cnt,workingday,hr,temp,hum,windspeed\n"
    "30,250,1,13,0.5,0.4475,0.1045\n"
    "9,40,0,22,0.26,0.8175,0.2537\n"
)
WHOLE = "hr,temp,hum,windspeed,workingday,cnt\n4,1,0,0,1,17\n"
DATED = "dteday,hr,temp,hum,windspeed,workingday,cnt\n2012-06-01,9,0.34,0.71,0.1642,1,208\n"
BAD_NUMBER = "hr,temp,hum,windspeed,workingday,cnt\n8,0.5,0.4,0.1,1,95\nnone,0.5,0.4,0.1,1,7\n"
MISSING = "hr,temp,hum,windspeed,workingday\n8,0.5,0.4,0.1,1\n"


@probes("load_rentals")
def load_rentals_probes() -> Iterator[Probe]:
    yield probe(File(IN_ORDER))
    yield probe(File(MIXED))
    yield probe(File(WHOLE))
    yield probe(File(DATED))
    yield probe(File(BAD_NUMBER))
    yield probe(File(MISSING))
    yield probe(File(IN_ORDER), fact=numbers_are_floats)


@mistake(
    "load_rentals",
    title="keeping every value as the text that stands in the file",
    explanation=(
        "A file holds nothing but text, and read_table hands it on as it is. It looks like a "
        "number when you print it, but Python joins texts where it would add numbers, and compares "
        "them letter by letter."
    ),
    question="What does Python say to '12' + '12'? And is '9' smaller than '12'?",
    reread="1. `load_rentals`: from text to numbers",
)
def text_kept(path):
    return [{column: row[column] for column in COLUMNS} for row in read_table(path)]


@mistake(
    "load_rentals",
    title="returning the table as read_table gives it",
    explanation=(
        "read_table does the reading and the checking, but its rows still have all columns of the "
        "file, and every value in them is text. Choosing the six columns and turning their values "
        "into numbers is the part that is left to you."
    ),
    question="Print the first row of the table: what do the quotes around the values tell you?",
    reread="1. `load_rentals`: from text to numbers",
)
def table_as_it_is(path):
    return read_table(path)


@mistake(
    "load_rentals",
    title="turning the six values into floats inside the table's own rows",
    explanation=(
        "The six columns do become numbers, but they sit in rows that have all the other columns "
        "of the file as well, and those are still text. What was asked for are dicts with exactly "
        "six keys."
    ),
    question="How many keys has a row of yours when the file has a date and a column `casual` too?",
    reread="1. `load_rentals`: from text to numbers",
)
def converted_in_the_rows(path):
    table: list[Any] = read_table(path)
    for row in table:
        for column in COLUMNS:
            row[column] = float(row[column])
    return table


@mistake(
    "load_rentals",
    title="taking every column that the file has",
    explanation=(
        "The file has more columns than the course needs. Some of them, such as the date, are no "
        "numbers at all, and the others would stand in every rental and mean nothing to the "
        "functions that come later."
    ),
    question="What is float('2012-06-01')? Which list in the file names the columns you need?",
    reread="1. `load_rentals`: from text to numbers",
)
def every_column(path):
    return [{column: float(text) for column, text in row.items()} for row in read_table(path)]


@mistake(
    "load_rentals",
    title="keeping every column that happens to hold a number",
    explanation=(
        "You leave the date out because it can't become a float, but other columns can, and they "
        "come along. Which columns the course needs is not decided by what can be converted: "
        "COLUMNS names them."
    ),
    question="The file has a column `casual`, full of numbers. Should a rental have this key?",
    reread="1. `load_rentals`: from text to numbers",
)
def every_number(path):
    rentals = []
    for row in read_table(path):
        rental = {}
        for column, text in row.items():
            try:
                rental[column] = float(text)
            except ValueError:
                continue
        rentals.append(rental)
    return rentals


@mistake(
    "load_rentals",
    title="cutting off everything behind the decimal point",
    explanation=(
        "`int` keeps only the whole part of a number. The temperature, the humidity and the wind "
        "lie between 0 and 1, so nearly all of them become 0, and every hour of the year gets the "
        "same weather."
    ),
    question="What is int(0.24), and what is int(0.99)?",
    reread="1. `load_rentals`: from text to numbers",
)
def whole_part(path):
    table = read_table(path)
    return [{column: int(float(row[column])) for column in COLUMNS} for row in table]


@mistake(
    "load_rentals",
    title="reading every value as a whole number",
    explanation=(
        "This works for the hour and the count, and fails at the first temperature: `int` can "
        "read '7', but not a text with a decimal point in it. Numbers with decimals need the "
        "other kind of conversion, and it reads '7' just as well."
    ),
    question="What does Python say to int('0.24')? Which conversion reads both '7' and '0.24'?",
    reread="1. `load_rentals`: from text to numbers",
)
def read_as_whole(path):
    return [{column: int(row[column]) for column in COLUMNS} for row in read_table(path)]


@mistake(
    "load_rentals",
    title="making whole numbers of the columns that look like whole numbers",
    explanation=(
        "In this file the hour and the count are written without a decimal point, and a file that "
        "says 12.0 would stop your code with an error. All six columns are features or targets "
        "that will be scaled and weighted, so all of them are asked for as the same kind: floats."
    ),
    question="What does Python say to int('12.0')? And to float('12')?",
    reread="1. `load_rentals`: from text to numbers",
)
def some_whole(path):
    whole = ["hr", "workingday", "cnt"]
    return [
        {column: int(row[column]) if column in whole else float(row[column]) for column in COLUMNS}
        for row in read_table(path)
    ]


@mistake(
    "load_rentals",
    title="returning inside the loop, with the first row alone in the list",
    explanation=(
        "`return` ends the whole function, at once, wherever it stands. Your loop has made one "
        "rental when it meets it, and the other rows are never looked at."
    ),
    question="How far is the `return` indented, and how often can a line that far in be reached?",
    reread="1. `load_rentals`: from text to numbers",
)
def return_in_the_loop(path):
    rentals = []
    for row in read_table(path):
        rentals.append({column: float(row[column]) for column in COLUMNS})
        return rentals
    return rentals


@mistake(
    "load_rentals",
    title="returning the first row's dict and no list",
    explanation=(
        "The dict of one rental is right, but it is handed out as soon as it is made: the function "
        "ends there, and all the other rows of the file are lost. The rentals have to be collected "
        "first and returned together."
    ),
    question="data/hour.csv has 17,379 rows. How many rentals does your function give for it?",
    reread="1. `load_rentals`: from text to numbers",
)
def first_row_only(path):
    for row in read_table(path):
        return {column: float(row[column]) for column in COLUMNS}
    return {}


@mistake(
    "load_rentals",
    title="adding to the list only after the loop, so that the last row alone arrives",
    explanation=(
        "Each turn of the loop makes a new rental in the place of the one before. Only one of "
        "them is still there when the loop is over, and only that one gets into the list."
    ),
    question="With three rows in the file, how often is the line with `append` reached?",
    reread="1. `load_rentals`: from text to numbers",
)
def append_after_the_loop(path):
    rental = {}
    for row in read_table(path):
        rental = {column: float(row[column]) for column in COLUMNS}
    return [rental]


@mistake(
    "load_rentals",
    title="filling one and the same dict for all rows",
    explanation=(
        "The dict is made once, before the loop, and a list remembers which dict it was given, not "
        "what stood in it then. Each row overwrites the one before, so in the end every place of "
        "the list shows the last row."
    ),
    question="Take d = {}, put d into a list twice, then set d['hr'] = 5: what does the list show?",
    reread="1. `load_rentals`: from text to numbers",
)
def one_dict_for_all(path):
    rentals = []
    rental = {}
    for row in read_table(path):
        for column in COLUMNS:
            rental[column] = float(row[column])
        rentals.append(rental)
    return rentals


@mistake(
    "load_rentals",
    title="adding the row's dict to the list once for each of its six values",
    explanation=(
        "The `append` stands inside the loop over the columns, so it runs six times a row, and "
        "every rental is in the list six times. A rental is finished only after its last column."
    ),
    question="How long is your list for a file of three rows?",
    reread="1. `load_rentals`: from text to numbers",
)
def append_for_every_column(path):
    rentals = []
    for row in read_table(path):
        rental = {}
        for column in COLUMNS:
            rental[column] = float(row[column])
            rentals.append(rental)
    return rentals


@mistake(
    "load_rentals",
    title="making a dict of its own for every single value",
    explanation=(
        "The six values of one hour belong together: the hour, its weather and its count. In your "
        "list each of them stands alone, and nothing says any more which temperature belongs to "
        "which count."
    ),
    question="A file of two rows has two hours in it. How many dicts are in your list?",
    reread="1. `load_rentals`: from text to numbers",
)
def dict_for_every_value(path):
    return [{column: float(row[column])} for row in read_table(path) for column in COLUMNS]


@mistake(
    "load_rentals",
    title="taking the values by their position in the row",
    explanation=(
        "You go by the order in which the values stand, and give them the names of COLUMNS one by "
        "one. In data/hour.csv the columns stand in another order, with others between them, so a "
        "value gets the name of a neighbour."
    ),
    question="Open data/hour.csv and look at its first line: at which place does `hr` stand?",
    reread="1. `load_rentals`: from text to numbers",
)
def by_position(path):
    rentals = []
    for row in read_table(path):
        rentals.append(
            {column: float(text) for column, text in zip(COLUMNS, row.values(), strict=False)}
        )
    return rentals


@mistake(
    "load_rentals",
    title="leaving out the first row, as if it were the header",
    explanation=(
        "read_table has used the line with the names already: they have become the keys of every "
        "dict. The first row it gives you is the first hour of the data, and you step over it."
    ),
    question="What does read_table(path)[0] show: names of columns, or the values of an hour?",
    reread="1. `load_rentals`: from text to numbers",
)
def first_row_dropped(path):
    return [{column: float(row[column]) for column in COLUMNS} for row in read_table(path)[1:]]


@mistake(
    "load_rentals",
    title="stopping before the last row",
    explanation=(
        "`range(n)` already ends at n − 1, the place of the last row, and a slice leaves out its "
        "end as well. Who takes one more off loses the file's last hour."
    ),
    question="Which numbers does list(range(3)) hold? At which place is the last of three rows?",
    reread="1. `load_rentals`: from text to numbers",
)
def last_row_dropped(path):
    return [{column: float(row[column]) for column in COLUMNS} for row in read_table(path)[:-1]]


@mistake(
    "load_rentals",
    title="returning a list of numbers for each row, without the names",
    explanation=(
        "The numbers are right, but nobody can ask for rental['temp'] any more: everybody would "
        "have to remember which place it has. The names travel with the values in a dict."
    ),
    question="What would summarize have to know to find the column `cnt` in your lists?",
    reread="1. `load_rentals`: from text to numbers",
)
def lists_without_names(path):
    return [[float(row[column]) for column in COLUMNS] for row in read_table(path)]


@mistake(
    "load_rentals",
    title="returning one dict of six long lists instead of a list of dicts",
    explanation=(
        "This keeps every value, but sorted by column: one list of all hours, one of all "
        "temperatures. The course works row by row, one hour with everything that is known about "
        "it, so each row is a dict and the dicts stand in a list."
    ),
    question="What does rentals[0] stand for in the course, and what is it with your answer?",
    reread="1. `load_rentals`: from text to numbers",
)
def columns_of_lists(path):
    table = read_table(path)
    return {column: [float(row[column]) for row in table] for column in COLUMNS}


@mistake(
    "load_rentals",
    title="scaling the hour and the count while reading",
    explanation=(
        "The rentals are to be what stands in the file: hours from 0 to 23 and counted bikes. "
        "Scaling has a function of its own, and what is scaled here would be scaled a second time "
        "there."
    ),
    question="After reading, which hour of the day should the largest `hr` in the file be?",
    reread="3. `scale`: features and target",
)
def scaled_while_reading(path):
    rentals = []
    for row in read_table(path):
        rental = {column: float(row[column]) for column in COLUMNS}
        rental["hr"] = rental["hr"] / HOURS_SPAN
        rental["cnt"] = rental["cnt"] / RENTALS_UNIT
        rentals.append(rental)
    return rentals


@mistake(
    "load_rentals",
    title="dividing the count by 1000 while reading",
    explanation=(
        "The rentals are to be what stands in the file, so `cnt` is a number of bikes. Scaling has "
        "a function of its own, and what is divided here would be divided a second time there."
    ),
    question="The largest count of the file is 977: what would summarize say about your `cnt`?",
    reread="3. `scale`: features and target",
)
def count_scaled_while_reading(path):
    rentals = []
    for row in read_table(path):
        rental = {column: float(row[column]) for column in COLUMNS}
        rental["cnt"] = rental["cnt"] / RENTALS_UNIT
        rentals.append(rental)
    return rentals


@mistake(
    "load_rentals",
    title="dividing the hour by 23 while reading",
    explanation=(
        "The rentals are to be what stands in the file, so `hr` is an hour of the clock. Scaling "
        "has a function of its own, and what is divided here would be divided a second time there."
    ),
    question="How would you pick out all rentals of 17 o'clock from your list?",
    reread="3. `scale`: features and target",
)
def hour_scaled_while_reading(path):
    rentals = []
    for row in read_table(path):
        rental = {column: float(row[column]) for column in COLUMNS}
        rental["hr"] = rental["hr"] / HOURS_SPAN
        rentals.append(rental)
    return rentals


@mistake(
    "load_rentals",
    title="leaving the target `cnt` out of the rentals",
    explanation=(
        "You keep the five features and drop the sixth column. But the count is what all the "
        "predictions will be compared with: without it nothing can be learned from the file."
    ),
    question="How many names does COLUMNS hold, and which of them is no feature?",
    reread="The formula",
)
def without_the_target(path):
    return [{column: float(row[column]) for column in COLUMNS[:-1]} for row in read_table(path)]


@mistake(
    "load_rentals",
    title="rounding the values to two decimals",
    explanation=(
        "Rounding throws away digits that were measured: a wind of 0.2239 is not 0.22. Whoever "
        "wants fewer digits to look at rounds what is printed, and leaves the data as they are."
    ),
    question="The file has winds of 0.1045 and 0.1343. What is left of them, and of their mean?",
    reread="1. `load_rentals`: from text to numbers",
)
def rounded_while_reading(path):
    table = read_table(path)
    return [{column: round(float(row[column]), 2) for column in COLUMNS} for row in table]


@mistake(
    "load_rentals",
    title="making a truth value of `workingday`",
    explanation=(
        "True and False say the same as 1 and 0 to a reader, but a feature is a number that a "
        "weight is multiplied with. The file has written it as a number for that reason, and you "
        "only have to convert it like the five others."
    ),
    question="Which kind does COLUMNS' every value have in the task: is there an exception?",
    reread="1. `load_rentals`: from text to numbers",
)
def working_day_as_truth(path):
    rentals = []
    for row in read_table(path):
        rental = {column: float(row[column]) for column in COLUMNS}
        rental["workingday"] = row["workingday"] == "1"
        rentals.append(rental)
    return rentals


@mistake(
    "load_rentals",
    title="catching the error of a bad file and returning an empty list",
    explanation=(
        "read_table's error names the file, the line and the remedy. You take it away from the "
        "reader, who sees no rentals and no reason, and will look for the fault in the wrong "
        "place."
    ),
    question="A word stands where a number should be. Who can mend that, and what must they know?",
    reread="1. `load_rentals`: from text to numbers",
)
def error_caught(path):
    try:
        table = read_table(path)
    except ValueError:
        return []
    return [{column: float(row[column]) for column in COLUMNS} for row in table]


@mistake(
    "load_rentals",
    title="reading the file by hand, past read_table and its checks",
    explanation=(
        "For a file in order this gives the same. But when a column is missing, your code fails "
        "with an error about some key, while read_table says which file, which line and what to "
        "do. The checks are written already, and you only have to call them."
    ),
    question="What does your function say when there is no column `cnt`? Would it help you?",
    reread="1. `load_rentals`: from text to numbers",
)
def read_by_hand(path):
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return [{column: float(row[column]) for column in COLUMNS} for row in csv.DictReader(file)]


@mistake(
    "load_rentals",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(load_rentals('data/hour.csv')) show after everything else?",
    reread="1. `load_rentals`: from text to numbers",
)
def load_without_return(path):
    rentals = []
    for row in read_table(path):
        rentals.append({column: float(row[column]) for column in COLUMNS})


# --------------------------------------------------------------------------------- summarize


@probes("summarize")
def summarize_probes() -> Iterator[Probe]:
    rentals = [
        {"temp": 0.24, "hum": 0.81, "cnt": 16.0},
        {"temp": 0.92, "hum": 0.43, "cnt": 40.0},
        {"temp": 0.92, "hum": 0.55, "cnt": 3.0},
        {"temp": 0.38, "hum": 0.67, "cnt": 250.0},
        {"temp": 0.315, "hum": 0.7, "cnt": 12.0},
    ]
    yield probe(rentals, "temp")
    yield probe(rentals, "cnt")
    below_zero = [{"temp": t, "cnt": c} for t, c in ((-1.25, 7.0), (-3.5, 20.0), (-8.1, 5.0))]
    yield probe(below_zero, "temp")
    calm = [{"windspeed": v, "cnt": 30.0 + v} for v in (0.2, 0.0, 0.3, 0.0)]
    yield probe(calm, "windspeed")
    yield probe([{"hum": 0.625, "cnt": 8.0}], "hum")


@mistake(
    "summarize",
    title="giving the sum where the mean was asked for",
    explanation=(
        "The sum grows with every row that is added, even if all hours are alike. The mean is what "
        "each row would have if they all had the same, so the sum has to be shared out among them."
    ),
    question="Three hours with 20, 40 and 150 rentals: can 210 be their mean?",
    reread="The formula",
)
def sum_for_mean(rentals, column):
    values = [rental[column] for rental in rentals]
    return {"count": len(values), "min": min(values), "max": max(values), "mean": sum(values)}


@mistake(
    "summarize",
    title="dividing the sum by n − 1",
    explanation=(
        "The mean shares the sum among all n values. Dividing by n − 1 belongs to another formula, "
        "that of the sample variance, and with a single row it divides by zero."
    ),
    question="What is the mean of the single number 5, and what would 5 / (1 − 1) be?",
    reread="The formula",
)
def n_minus_one(rentals, column):
    values = [rental[column] for rental in rentals]
    n = len(values)
    return {"count": n, "min": min(values), "max": max(values), "mean": sum(values) / (n - 1)}


@mistake(
    "summarize",
    title="dividing the sum by n + 1",
    explanation=(
        "The sum is shared out among the n values that are in it, and among nobody else. With one "
        "share too many every mean comes out too small, and most of all where there are few rows."
    ),
    question="What is the mean of the single number 5? And what does your function say?",
    reread="The formula",
)
def n_plus_one(rentals, column):
    values = [rental[column] for rental in rentals]
    n = len(values)
    return {"count": n, "min": min(values), "max": max(values), "mean": sum(values) / (n + 1)}


@mistake(
    "summarize",
    title="giving the median, the value in the middle of the sorted list, as the mean",
    explanation=(
        "The median asks which value stands in the middle, and does not care how far away the "
        "others are. For the mean every value counts with its size: one very busy hour pulls it "
        "up, and leaves the median where it was."
    ),
    question="Of 20, 40 and 150: which one stands in the middle, and what is their mean?",
    reread="The formula",
)
def median_for_mean(rentals, column):
    values = sorted(rental[column] for rental in rentals)
    n = len(values)
    middle = (values[(n - 1) // 2] + values[n // 2]) / 2
    return {"count": n, "min": values[0], "max": values[-1], "mean": middle}


@mistake(
    "summarize",
    title="taking the middle between the smallest and the largest as the mean",
    explanation=(
        "Only two values have a say in your mean, the two extreme ones. A single busy hour would "
        "move it far up, whatever the thousands of other hours say. The mean takes all of them."
    ),
    question="Of 20, 40 and 150: what lies halfway between 20 and 150, and what is the mean?",
    reread="The formula",
)
def middle_of_the_range(rentals, column):
    values = [rental[column] for rental in rentals]
    low, high = min(values), max(values)
    return {"count": len(values), "min": low, "max": high, "mean": (low + high) / 2}


@mistake(
    "summarize",
    title="dividing with `//`, which cuts off what lies behind the decimal point",
    explanation=(
        "`//` gives only the whole number at or below the quotient. For counts that looks nearly "
        "right, but a mean temperature of 0.5 becomes 0."
    ),
    question="What is 7 // 2, and what is 7 / 2?",
    reread="The formula",
)
def whole_division(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = sum(values) // len(values)
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="cutting off what lies behind the mean's decimal point",
    explanation=(
        "`int` keeps only the whole part. For counts that looks nearly right, but temperatures lie "
        "between 0 and 1, and the mean of almost any of them becomes 0."
    ),
    question="What is int(0.375), and what is the mean of 0.5 and 0.25?",
    reread="2. `summarize`: look at the data first",
)
def whole_part_of_the_mean(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = int(sum(values) / len(values))
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="rounding the mean to a whole number",
    explanation=(
        "A mean lies between the values and need not be one of them: 2.4 rentals an hour is a "
        "sensible mean. For a temperature between 0 and 1 only a 0 or a 1 is left after rounding."
    ),
    question="What is the mean of 0.5 and 0.25, and what does your function make of it?",
    reread="2. `summarize`: look at the data first",
)
def mean_as_whole_number(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = round(sum(values) / len(values))
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="rounding the mean to two decimals",
    explanation=(
        "The program at the end of the file prints two decimals, but that is a matter of printing. "
        "A function that calculates gives all the digits it has, because the one who called may "
        "want to go on calculating."
    ),
    question="Two means are 0.004 and 0.001: which of them is larger after rounding?",
    reread="2. `summarize`: look at the data first",
)
def rounded_mean(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = round(sum(values) / len(values), 2)
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="beginning both the minimum and the maximum at 0",
    explanation=(
        "When all values are positive, none is smaller than your starting value, so 0 stays as the "
        "minimum although no row has it. When all are negative, the same happens to the maximum. "
        "Both have to begin with something that really occurs."
    ),
    question="For the temperatures 0.5 and 0.25, does 0 occur? What does your minimum say?",
    reread="2. `summarize`: look at the data first",
)
def both_begin_at_zero(rentals, column):
    low = high = total = 0.0
    for rental in rentals:
        low = min(low, rental[column])
        high = max(high, rental[column])
        total += rental[column]
    return {"count": len(rentals), "min": low, "max": high, "mean": total / len(rentals)}


@mistake(
    "summarize",
    title="beginning the minimum at 0",
    explanation=(
        "No positive value is ever smaller than 0, so your starting value survives the whole loop "
        "and comes out as the minimum, although it stands in no row. The search has to begin with "
        "a value of the column."
    ),
    question="Which is the smallest of 20, 40 and 150? What does a search that begins at 0 say?",
    reread="2. `summarize`: look at the data first",
)
def minimum_begins_at_zero(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = sum(values) / len(values)
    return {"count": len(values), "min": min([0.0, *values]), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="beginning the maximum at 0",
    explanation=(
        "For counts this is never noticed. But a column of negative values has nothing that is "
        "larger than 0, so your starting value comes out as the maximum although no row has it."
    ),
    question="Which is the largest of −3, −1 and −8? What does a search that begins at 0 say?",
    reread="2. `summarize`: look at the data first",
)
def maximum_begins_at_zero(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = sum(values) / len(values)
    return {"count": len(values), "min": min(values), "max": max([0.0, *values]), "mean": mean}


@mistake(
    "summarize",
    title="looking for a new maximum only where there is no new minimum",
    explanation=(
        "With `elif`, a value that was a new minimum is never tried as a maximum. The first value "
        "is always a new minimum for your starting value, so when it is also the largest, it gets "
        "lost."
    ),
    question="Go through 9, 4, 2 by hand: which branch does the 9 take, and what remains for max?",
    reread="2. `summarize`: look at the data first",
)
def elif_forgets_the_maximum(rentals, column):
    low, high, total = float("inf"), float("-inf"), 0.0
    for rental in rentals:
        value = rental[column]
        total += value
        if value < low:
            low = value
        elif value > high:
            high = value
    return {"count": len(rentals), "min": low, "max": high, "mean": total / len(rentals)}


@mistake(
    "summarize",
    title="swapping the smallest and the largest value",
    explanation=(
        "All four numbers are there, but two stand under each other's name. A minimum above the "
        "mean is a sign that something was turned round."
    ),
    question="Can the mean of a column lie below its `min`?",
    reread="2. `summarize`: look at the data first",
)
def ends_swapped(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = sum(values) / len(values)
    return {"count": len(values), "min": max(values), "max": min(values), "mean": mean}


@mistake(
    "summarize",
    title="taking the first value as the smallest and the last one as the largest",
    explanation=(
        "That would be so in a sorted list, but the rows stand in the order of time. The first "
        "hour of the file is a night in January, and the last one is a night in December: neither "
        "has to be the smallest or the largest of anything."
    ),
    question="In the order 40, 20, 150, 30: which is the first value, and which is the smallest?",
    reread="2. `summarize`: look at the data first",
)
def first_and_last(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = sum(values) / len(values)
    return {"count": len(values), "min": values[0], "max": values[-1], "mean": mean}


@mistake(
    "summarize",
    title="always describing `cnt`, whatever column was asked for",
    explanation=(
        "The name of the column comes in as an argument, and your code does not use it: it answers "
        "for the counts, even to one who asks about the temperature."
    ),
    question="What do summarize(rentals, 'temp') and summarize(rentals, 'cnt') have in common?",
    reread="2. `summarize`: look at the data first",
)
def always_cnt(rentals, column):  # noqa: ARG001
    values = [rental["cnt"] for rental in rentals]
    mean = sum(values) / len(values)
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="returning inside the loop, after the first row",
    explanation=(
        "`return` ends the function in the loop's first turn. Count, minimum, maximum and mean "
        "then describe a single row, and the others are never looked at."
    ),
    question="Which line of yours should run once for each row, and which only once, at the end?",
    reread="2. `summarize`: look at the data first",
)
def return_after_the_first(rentals, column):
    values = []
    for rental in rentals:
        values.append(rental[column])
        return {
            "count": len(values),
            "min": min(values),
            "max": max(values),
            "mean": sum(values) / len(values),
        }
    return {}


@mistake(
    "summarize",
    title="replacing the total in every turn instead of adding to it",
    explanation=(
        "Each turn of the loop forgets what was there before, so after the loop the total is the "
        "last value alone. Divided by n it gives a mean that is far too small."
    ),
    question="Follow total through 20, 40, 150 by hand: what does it hold after the second turn?",
    reread="The formula",
)
def total_overwritten(rentals, column):
    values = [rental[column] for rental in rentals]
    total = 0.0
    for value in values:
        total = value
    mean = total / len(values)
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="counting equal values only once",
    explanation=(
        "A set keeps each value once. But an hour is an hour, even if another one had as many "
        "rentals: both are counted, and both have their weight in the mean."
    ),
    question="Four hours with 10, 10, 10 and 50 rentals: what is their mean, and what is yours?",
    reread="The formula",
)
def different_values_only(rentals, column):
    values = {rental[column] for rental in rentals}
    mean = sum(values) / len(values)
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="leaving out the values that are 0",
    explanation=(
        "`if value` is false for 0, but a 0 here is a measurement and no gap: an hour without "
        "wind, or a day that is no working day. Left out, it is missing in the count, in the "
        "minimum and in the mean."
    ),
    question="Of seven days two are no working days. Which mean should `workingday` have?",
    reread="2. `summarize`: look at the data first",
)
def zeros_left_out(rentals, column):
    values = [rental[column] for rental in rentals if rental[column]]
    mean = sum(values) / len(values)
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="taking the place of the last row, which is n − 1, for the count",
    explanation=(
        "Python numbers places from 0, so the last of three rows has the place 2. The number of "
        "rows is one more, and the mean, which is divided by it, goes wrong along with it."
    ),
    question="Which numbers does enumerate give to three rows, and how many rows are there?",
    reread="2. `summarize`: look at the data first",
)
def count_from_zero(rentals, column):
    values = [rental[column] for rental in rentals]
    count = len(values) - 1
    mean = sum(values) / count
    return {"count": count, "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="giving n − 1 as the count, beside a mean that is right",
    explanation=(
        "The mean is divided by the right number, but under `count` stands one less. Python "
        "numbers places from 0, so the last place is n − 1, and the number of values is n."
    ),
    question="How many rows has a list whose last row is at place 2?",
    reread="2. `summarize`: look at the data first",
)
def count_one_too_few(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = sum(values) / len(values)
    return {"count": len(values) - 1, "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="giving the number of columns as the count",
    explanation=(
        "The length of one row says how many columns it has. What `count` asks for is how many "
        "rows there are, that is, how many values stand in the one column."
    ),
    question="What is len(rentals), and what is len(rentals[0])?",
    reread="2. `summarize`: look at the data first",
)
def columns_counted(rentals, column):
    values = [rental[column] for rental in rentals]
    mean = sum(values) / len(values)
    return {"count": len(rentals[0]), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="counting the columns of a row, and dividing the sum by that",
    explanation=(
        "The length of one row says how many columns it has. The sum goes over all rows, one value "
        "from each, so it has to be shared out among as many values as there are rows."
    ),
    question="What is len(rentals), and what is len(rentals[0])?",
    reread="2. `summarize`: look at the data first",
)
def divided_by_columns(rentals, column):
    values = [rental[column] for rental in rentals]
    n = len(rentals[0])
    return {"count": n, "min": min(values), "max": max(values), "mean": sum(values) / n}


@mistake(
    "summarize",
    title="dividing by the number of letters in the column's name",
    explanation=(
        "`column` is only the name, a text such as 'temp', and its length is the number of its "
        "letters. The values of the column stand in the rows, and have to be fetched from there."
    ),
    question="What is len('temp')? And what would it have to be for 17,379 rows?",
    reread="2. `summarize`: look at the data first",
)
def length_of_the_name(rentals, column):
    values = [rental[column] for rental in rentals]
    n = len(column)
    return {"count": n, "min": min(values), "max": max(values), "mean": sum(values) / n}


@mistake(
    "summarize",
    title="giving the sum of the values as the count",
    explanation=(
        "`count` is the number of values: how many rows were looked at. The sum says how much "
        "they hold together, and for a column such as the temperature it means nothing."
    ),
    question="Three hours with 20, 40 and 150 rentals: how many values are that?",
    reread="2. `summarize`: look at the data first",
)
def sum_for_count(rentals, column):
    values = [rental[column] for rental in rentals]
    total = sum(values)
    mean = total / len(values)
    return {"count": total, "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="leaving out the first row",
    explanation=(
        "There is no header to step over: the rentals are numbers from the first row to the last. "
        "Places begin at 0, so a loop from 1 on never sees the first hour."
    ),
    question="What does your function say for a list with a single row?",
    reread="2. `summarize`: look at the data first",
)
def without_the_first(rentals, column):
    values = [rental[column] for rental in rentals[1:]]
    mean = sum(values) / len(values)
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="leaving out the last row",
    explanation=(
        "`range(n)` ends at n − 1 by itself, which is the place of the last row; with one less "
        "your loop stops before it. Small files show it at once, large ones hide it well."
    ),
    question="Which numbers does list(range(3 - 1)) hold, and which of three places is missing?",
    reread="2. `summarize`: look at the data first",
)
def without_the_last(rentals, column):
    values = [rentals[i][column] for i in range(len(rentals) - 1)]
    mean = sum(values) / len(values)
    return {"count": len(values), "min": min(values), "max": max(values), "mean": mean}


@mistake(
    "summarize",
    title="sorting the caller's own list of rentals",
    explanation=(
        "Your four numbers are right, but the list that was handed in has another order "
        "afterwards. It belongs to the caller, who may rely on the order of time, and who only "
        "asked for a description."
    ),
    question="Print the rentals before and after the call: is their order still the same?",
    reread="2. `summarize`: look at the data first",
)
def sorted_in_place(rentals, column):
    rentals.sort(key=lambda rental: rental[column])
    mean = sum(rental[column] for rental in rentals) / len(rentals)
    low, high = rentals[0][column], rentals[-1][column]
    return {"count": len(rentals), "min": low, "max": high, "mean": mean}


@mistake(
    "summarize",
    title="returning the four numbers without their names",
    explanation=(
        "The values are right, but nobody can ask for summary['mean'], as the program at the end "
        "of the file does. In a dict each number stands under its name."
    ),
    question="How would a reader of your result know which of the four numbers is the mean?",
    reread="2. `summarize`: look at the data first",
)
def four_without_names(rentals, column):
    values = [rental[column] for rental in rentals]
    return len(values), min(values), max(values), sum(values) / len(values)


@mistake(
    "summarize",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does summary = summarize(rentals, 'cnt') leave in the name `summary`?",
    reread="2. `summarize`: look at the data first",
)
def summary_without_return(rentals, column):
    values = [rental[column] for rental in rentals]
    print(len(values), min(values), max(values), sum(values) / len(values))


# ------------------------------------------------------------------------------------- scale


@probes("scale")
def scale_probes() -> Iterator[Probe]:
    columns = ["hr", "temp", "hum", "windspeed", "workingday", "cnt"]
    for values in (
        [13.0, 0.34, 0.5725, 0.2239, 1.0, 187.0],
        [23.0, 0.86, 0.4125, 0.1045, 0.0, 977.0],
        [0.0, 0.7, 0.6375, 0.2985, 1.0, 64.0],
    ):
        yield probe(dict(zip(columns, values, strict=True)))
    yield probe(
        {"cnt": 312.0, "windspeed": 0.194, "hum": 0.83, "hr": 9.0, "workingday": 1.0, "temp": 0.46}
    )


@mistake(
    "scale",
    title="dividing the hour by 24",
    explanation=(
        "A day has 24 hours, but they are numbered from 0 to 23. Divided by the largest number "
        "that occurs, the last hour becomes exactly 1; divided by 24 it never gets there."
    ),
    question="What should hr = 23 become, so that the hours run from 0 to 1?",
    reread="The formula",
)
def hour_by_24(rental):
    features = [rental["hr"] / 24, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="leaving the hour as it is, from 0 to 23",
    explanation=(
        "The four other features lie between 0 and 1, and the hour would be up to 23 times as "
        "large as they are. A learning step that suits their weights would be far too long for "
        "the hour's."
    ),
    question="What is the largest value that each of your five features can have?",
    reread="The idea",
)
def hour_not_scaled(rental):
    return [rental[column] for column in COLUMNS[:5]], rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="leaving the target as a number of bikes",
    explanation=(
        "The target is what the predictions are compared with, and to_rentals multiplies every "
        "prediction by 1000. So the target has to be in thousands, or a count of 250 would come "
        "back as 250,000."
    ),
    question="Which number does the lesson give as the target of an hour with 250 rentals?",
    reread="The formula",
)
def target_not_scaled(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"]


@mistake(
    "scale",
    title="scaling neither the hour nor the target",
    explanation=(
        "You pick out the right columns in the right order, but as they stand in the file. The "
        "hour runs up to 23 and the count up to nearly a thousand, while everything else stays "
        "below 1; bringing all of them near 0 to 1 is what this function is for."
    ),
    question="Which two of the six columns are not near 0 to 1 in the file?",
    reread="The formula",
)
def nothing_scaled(rental):
    return [rental[column] for column in COLUMNS[:5]], rental["cnt"]


@mistake(
    "scale",
    title="dividing the count by 977, the largest one in the file",
    explanation=(
        "That would bring the targets to exactly 0 to 1, but a new file may have a busier hour, "
        "and then nothing fits any more. The course has agreed on a round unit, thousands of "
        "rentals, and the way back multiplies by the same number."
    ),
    question="What does to_rentals make of your target for an hour with 977 rentals?",
    reread="The formula",
)
def count_by_977(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"] / 977


@mistake(
    "scale",
    title="dividing the count by 100",
    explanation=(
        "The target is told in thousands of rentals, so that all of them lie between 0 and 1. "
        "Divided by 100 the busy hours reach nearly 10, and the way back by 1000 gives ten times "
        "too many bikes."
    ),
    question="Which unit does a target of 0.25 have if it stands for 250 rentals?",
    reread="The formula",
)
def count_by_100(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"] / 100


@mistake(
    "scale",
    title="multiplying the count by 1000",
    explanation=(
        "That is the direction of the way back, from a prediction to rentals. On the way there a "
        "number of up to 977 should come near 0 to 1, so it has to become smaller."
    ),
    question="Should the target of an hour with 250 rentals be larger or smaller than 250?",
    reread="The formula",
)
def count_times_1000(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"] * RENTALS_UNIT


@mistake(
    "scale",
    title="swapping the two divisors, 23 and 1000",
    explanation=(
        "Both divisions are there, but each with the number that belongs to the other. The hour "
        "then hardly moves at all, and the target reaches more than 40."
    ),
    question="Which of the two columns has 23 as its largest value?",
    reread="The formula",
)
def divisors_swapped(rental):
    features = [rental["hr"] / RENTALS_UNIT, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"] / HOURS_SPAN


@mistake(
    "scale",
    title="dividing the hour with `//`, which keeps only whole numbers",
    explanation=(
        "Every hour before the last is less than one whole 23, so `//` makes 0 of it. Midnight and "
        "noon become the same, and only at 23 o'clock does the feature say anything."
    ),
    question="What is 12 // 23? And 22 // 23?",
    reread="The formula",
)
def hour_whole_division(rental):
    features = [rental["hr"] // HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="dividing the count with `//`, which keeps only whole numbers",
    explanation=(
        "No hour of the file has a whole thousand rentals, so `//` makes 0 of every count. All "
        "targets would be the same, and there would be nothing to learn."
    ),
    question="What is 977 // 1000, and how many bikes does that stand for?",
    reread="The formula",
)
def count_whole_division(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"] // RENTALS_UNIT


@mistake(
    "scale",
    title="dividing all five features by 23",
    explanation=(
        "Only the hour runs up to 23. The temperature, the humidity and the wind are scaled in the "
        "file, and the working day is 0 or 1 already; divided once more they all shrink to almost "
        "nothing."
    ),
    question="A working day is 1 in the file. What is it in your list?",
    reread="The formula",
)
def all_by_23(rental):
    features = [rental[column] / HOURS_SPAN for column in COLUMNS[:5]]
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="writing the scaled hour back into the caller's rental",
    explanation=(
        "The features are right, but the rental that was handed in has lost its hour: 13 has "
        "become 0.57 there. Whoever scales the same rental again gets an hour that was divided by "
        "23 twice."
    ),
    question="Call scale twice with the same rental and compare the two answers: are they equal?",
    reread="3. `scale`: features and target",
)
def hour_written_back(rental):
    rental["hr"] = rental["hr"] / HOURS_SPAN
    return [rental[column] for column in COLUMNS[:5]], rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="writing the scaled hour and the scaled count back into the caller's rental",
    explanation=(
        "What you return is right, but the rental itself is no longer what stood in the file. It "
        "belongs to the caller, and a second call would divide both values once more."
    ),
    question="Call scale twice with the same rental and compare the two answers: are they equal?",
    reread="3. `scale`: features and target",
)
def both_written_back(rental):
    rental["hr"] = rental["hr"] / HOURS_SPAN
    rental["cnt"] = rental["cnt"] / RENTALS_UNIT
    return [rental[column] for column in COLUMNS[:5]], rental["cnt"]


@mistake(
    "scale",
    title="taking the count out of the caller's rental with `pop`",
    explanation=(
        "`pop` gives you the value and removes it from the dict for good. The features and the "
        "target are right this once, but afterwards the caller has a rental without a count."
    ),
    question="Call scale twice with the same rental: what happens the second time?",
    reread="3. `scale`: features and target",
)
def count_popped(rental):
    target = rental.pop("cnt") / RENTALS_UNIT
    return [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])], target


@mistake(
    "scale",
    title="swapping two neighbours, the temperature and the humidity",
    explanation=(
        "A list has no names: only its order says which number is which, and later each place gets "
        "a weight of its own. The temperature stands at the second place, and the humidity at the "
        "third."
    ),
    question="Compare your list with the formula from left to right: where do they part?",
    reread="The formula",
)
def temp_and_hum_swapped(rental):
    order = ["hum", "temp", "windspeed", "workingday"]
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in order)]
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="swapping two neighbours, the humidity and the wind",
    explanation=(
        "A list has no names: only its order says which number is which, and later each place gets "
        "a weight of its own. The humidity stands at the third place, and the wind at the fourth."
    ),
    question="Compare your list with the formula from left to right: where do they part?",
    reread="The formula",
)
def hum_and_wind_swapped(rental):
    order = ["temp", "windspeed", "hum", "workingday"]
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in order)]
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="putting the working day before the wind",
    explanation=(
        "A list has no names: only its order says which number is which, and later each place gets "
        "a weight of its own. The wind stands at the fourth place, and the working day at the "
        "fifth and last."
    ),
    question="Compare your list with the formula from left to right: where do they part?",
    reread="The formula",
)
def wind_and_day_swapped(rental):
    order = ["temp", "hum", "workingday", "windspeed"]
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in order)]
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="taking the values in the order in which they stand in the dict",
    explanation=(
        "The keys of a dict may come in any order, and here they came in another one than you "
        "expected. A value is safe only when it is fetched by its name."
    ),
    question="Are {'a': 1, 'b': 2} and {'b': 2, 'a': 1} equal? What are their lists of values?",
    reread="3. `scale`: features and target",
)
def by_order_of_keys(rental):
    values = list(rental.values())
    return [values[0] / HOURS_SPAN, *values[1:5]], values[5] / RENTALS_UNIT


@mistake(
    "scale",
    title="leaving the working day out of the features",
    explanation=(
        "Your list has four numbers, and the course's has five. The working day is 0 or 1 and "
        "looks like a mark for sorting, but it is a feature: people ride at other hours when they "
        "have to go to work."
    ),
    question="How many features does the formula list between its brackets?",
    reread="The formula",
)
def without_the_working_day(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:4])]
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="putting the count among the features as well",
    explanation=(
        "The count is what the model should guess. If it stands among the features, the model can "
        "simply read it off, and tomorrow, when nobody knows the count yet, it can say nothing."
    ),
    question="Which of your six numbers is not known before the hour is over?",
    reread="The formula",
)
def target_among_features(rental):
    target = rental["cnt"] / RENTALS_UNIT
    return [rental["hr"] / HOURS_SPAN, *(rental[c] for c in COLUMNS[1:5]), target], target


@mistake(
    "scale",
    title="returning the target first and the features second",
    explanation=(
        "Both things are right, but whoever calls writes `features, target = scale(rental)` and "
        "takes them in this order. With yours, the name `features` holds a single number."
    ),
    question="After features, target = scale(noon), what would your `target` be?",
    reread="3. `scale`: features and target",
)
def target_first(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return rental["cnt"] / RENTALS_UNIT, features


@mistake(
    "scale",
    title="returning the features without the target",
    explanation=(
        "The list is right, but a model can only learn when it also knows what the right answer "
        "would have been. Two things are to be returned together."
    ),
    question="Which column of the rental does not occur in your function?",
    reread="3. `scale`: features and target",
)
def features_alone(rental):
    return [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]


@mistake(
    "scale",
    title="returning features and target together in one flat list",
    explanation=(
        "Your six numbers stand in a row, and nothing separates what goes into the model from what "
        "should come out. Two things are to be returned: a list of five, and a number beside it."
    ),
    question="What does len(...) of your answer say, and what should it say for two things?",
    reread="3. `scale`: features and target",
)
def one_flat_list(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return [*features, rental["cnt"] / RENTALS_UNIT]


@mistake(
    "scale",
    title="returning the features in a dict",
    explanation=(
        "Names are good for reading, but the models to come go through their features by place and "
        "multiply each with the weight at the same place. So they are a list, in the order of the "
        "formula."
    ),
    question="Which feature would features[0] be? And which is it in your answer?",
    reread="3. `scale`: features and target",
)
def features_in_a_dict(rental):
    features = {column: rental[column] for column in COLUMNS[:5]}
    features["hr"] = rental["hr"] / HOURS_SPAN
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title="putting the target into a list of its own",
    explanation=(
        "There is one target for each rental, a plain number. In a list it can't be subtracted "
        "from a prediction."
    ),
    question="What does Python say to 0.22 - [0.25]?",
    reread="3. `scale`: features and target",
)
def target_in_a_list(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return features, [rental["cnt"] / RENTALS_UNIT]


@mistake(
    "scale",
    title="rounding the scaled values to two decimals",
    explanation=(
        "A hundredth of a thousand is ten bikes, so after rounding nobody can tell 187 rentals "
        "from 191. Rounding is for the last moment, when something is printed."
    ),
    question="What does to_rentals make of round(0.187, 2)? How many bikes have appeared?",
    reread="3. `scale`: features and target",
)
def rounded_values(rental):
    hour = round(rental["hr"] / HOURS_SPAN, 2)
    features = [hour, *(rental[column] for column in COLUMNS[1:5])]
    return features, round(rental["cnt"] / RENTALS_UNIT, 2)


@mistake(
    "scale",
    title="rounding the target to two decimals",
    explanation=(
        "A hundredth of a thousand is ten bikes, so after rounding nobody can tell 187 rentals "
        "from 191. The target is what a prediction will be measured by, and keeps all its digits."
    ),
    question="What does to_rentals make of round(0.187, 2)? How many bikes have appeared?",
    reread="3. `scale`: features and target",
)
def rounded_target(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    return features, round(rental["cnt"] / RENTALS_UNIT, 2)


@mistake(
    "scale",
    title="rounding the scaled hour to two decimals",
    explanation=(
        "12 / 23 goes on and on behind the decimal point, and that is no harm: a feature need not "
        "look nice. Rounded, the hours no longer lie at equal distances, and what comes back from "
        "0.52 is not quite 12."
    ),
    question="What is 0.52 · 23, and which hour did you begin with?",
    reread="3. `scale`: features and target",
)
def rounded_hour(rental):
    hour = round(rental["hr"] / HOURS_SPAN, 2)
    features = [hour, *(rental[column] for column in COLUMNS[1:5])]
    return features, rental["cnt"] / RENTALS_UNIT


@mistake(
    "scale",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does `features, target = scale(noon)` say when scale gives None?",
    reread="3. `scale`: features and target",
)
def scale_without_return(rental):
    features = [rental["hr"] / HOURS_SPAN, *(rental[column] for column in COLUMNS[1:5])]
    print(features, rental["cnt"] / RENTALS_UNIT)


# ----------------------------------------------------------------------------------- predict


@probes("predict")
def predict_probes() -> Iterator[Probe]:
    yield probe(0.23, 0.1, 0.5217)
    yield probe(-0.7, 0.4, 0.8261)
    yield probe(1.3, -0.6, 0.25)
    yield probe(-1.7, 0.35, 1.0)
    yield probe(1.4, 0.3, 0.913)


@mistake(
    "predict",
    title="leaving the bias out",
    explanation=(
        "Without the bias every line is 0 at midnight, however steep it is. But somebody rents a "
        "bike at midnight too: the bias says how many."
    ),
    question="What does your line predict for hour 0, and what should it?",
    reread="The idea",
)
def without_the_bias(weight, _bias, hour):
    return weight * hour


@mistake(
    "predict",
    title="letting weight and bias change places",
    explanation=(
        "Two parameters, two jobs: the weight goes with the hour, and the bias is there even where "
        "the hour is 0. Turned round, the line starts at the weight's height and climbs by the "
        "bias."
    ),
    question="At hour 0, which of the two numbers should the prediction be?",
    reread="The idea",
)
def weight_and_bias_swapped(weight, bias, hour):
    return bias * hour + weight


@mistake(
    "predict",
    title="multiplying the weight by the sum of hour and bias",
    explanation=(
        "With these brackets the bias is multiplied by the weight as well, and a steeper line "
        "would also start higher. The bias is the height at hour 0, whatever the weight is."
    ),
    question="With weight 2 and bias 3: what should the line say at hour 0, and what does yours?",
    reread="The formula",
)
def bias_inside_the_brackets(weight, bias, hour):
    return weight * (hour + bias)


@mistake(
    "predict",
    title="multiplying the hour by the sum of weight and bias",
    explanation=(
        "The bias is multiplied by the hour here, so at hour 0 nothing of it is left, and at hour "
        "1 it looks right. It should be added once, at every hour alike."
    ),
    question="With weight 2 and bias 3: what should the line say at hour 0, and what does yours?",
    reread="The formula",
)
def hour_times_the_sum(weight, bias, hour):
    return (weight + bias) * hour


@mistake(
    "predict",
    title="dividing the hour by 23 once more",
    explanation=(
        "The hour that comes in is one of the features that scale has made, between 0 and 1. "
        "Divided again it is nearly 0 all day, and your line hardly rises."
    ),
    question="Which hour of the day does 1.0 stand for when it comes in, and which after dividing?",
    reread="4. `predict`: a straight line",
)
def hour_scaled_again(weight, bias, hour):
    return weight * hour / HOURS_SPAN + bias


@mistake(
    "predict",
    title="dividing the hour by 24",
    explanation=(
        "The hour that comes in is scaled already, from 0 at midnight to 1 at 23 o'clock. Here "
        "nothing is left to be divided, neither by 23 nor by 24."
    ),
    question="Which hour of the day does 1.0 stand for when it comes in?",
    reread="4. `predict`: a straight line",
)
def hour_by_24_here(weight, bias, hour):
    return weight * hour / 24 + bias


@mistake(
    "predict",
    title="multiplying the hour by 23, back to the hour of the clock",
    explanation=(
        "The weight says how much the prediction grows while the scaled hour goes from 0 to 1. "
        "With hours of the clock your line climbs 23 times as steeply."
    ),
    question="With weight 0.5, how much higher should the line be at 23 o'clock than at midnight?",
    reread="4. `predict`: a straight line",
)
def hour_of_the_clock(weight, bias, hour):
    return weight * hour * HOURS_SPAN + bias


@mistake(
    "predict",
    title="returning bikes, a thousand times the scaled prediction",
    explanation=(
        "The prediction is compared with the scaled target, so it has to stay in thousands. The "
        "way back to bikes has a function of its own, which would multiply yours a second time."
    ),
    question="What would to_rentals(predict(0.23, 0.1, 0.5)) be with your function?",
    reread="5. `to_rentals`: back to bikes",
)
def bikes_already(weight, bias, hour):
    return (weight * hour + bias) * RENTALS_UNIT


@mistake(
    "predict",
    title="subtracting the bias",
    explanation=(
        "A positive bias should lift the line, and yours sinks. The sign belongs to the bias "
        "itself, which may be negative; in the formula it is always added."
    ),
    question="With bias 0.1, how high should the line be at midnight: 0.1 above zero, or below?",
    reread="The formula",
)
def bias_subtracted(weight, bias, hour):
    return weight * hour - bias


@mistake(
    "predict",
    title="adding the weight and the hour",
    explanation=(
        "The weight says how steeply the line climbs: twice the weight, twice the climb. In a sum "
        "it only lifts the line, as a second bias would, and every line is equally steep."
    ),
    question="With weight 0, does the hour matter for the prediction? And in yours?",
    reread="The idea",
)
def weight_plus_hour(weight, bias, hour):
    return weight + hour + bias


@mistake(
    "predict",
    title="multiplying weight and bias, and adding the hour",
    explanation=(
        "The three numbers are all there, but in other places. It is the hour that the weight "
        "multiplies, because the weight says how much the prediction grows with the hour."
    ),
    question="With weight 0, does the hour matter for the prediction? And in yours?",
    reread="The formula",
)
def weight_times_bias(weight, bias, hour):
    return weight * bias + hour


@mistake(
    "predict",
    title="multiplying all three numbers",
    explanation=(
        "In a product a single 0 wipes out everything: at midnight nothing is predicted, whatever "
        "the bias is. The bias is added, so that it is still there when the hour is 0."
    ),
    question="What does your line say at hour 0 with bias 0.1, and what should it say?",
    reread="The formula",
)
def all_multiplied(weight, bias, hour):
    return weight * hour * bias


@mistake(
    "predict",
    title="cutting predictions below zero off",
    explanation=(
        "There are no negative bikes, so this looks sensible. But a straight line goes on below "
        "zero, and when a model says nonsense we want to see it, not hide it."
    ),
    question="With weight 0.5 and bias −0.1: how high is the line at midnight?",
    reread="5. `to_rentals`: back to bikes",
)
def prediction_clipped(weight, bias, hour):
    return max(0.0, weight * hour + bias)


@mistake(
    "predict",
    title="keeping the prediction between 0 and 1",
    explanation=(
        "The targets lie between 0 and 1, but a straight line does not know that and goes on at "
        "both ends. When a model says nonsense we want to see it: cut off, a line that is far too "
        "high looks like one that is right."
    ),
    question="With weight 2 and bias 0.5: how high is the line at 23 o'clock?",
    reread="5. `to_rentals`: back to bikes",
)
def prediction_between_0_and_1(weight, bias, hour):
    return min(1.0, max(0.0, weight * hour + bias))


@mistake(
    "predict",
    title="rounding the prediction to two decimals",
    explanation=(
        "The prediction counts thousands, so its second decimal stands for ten bikes, and "
        "everything finer is lost. Learning will live on differences far smaller than that."
    ),
    question="0.2249 and 0.2151 differ by almost ten bikes. What is left of that after rounding?",
    reread="4. `predict`: a straight line",
)
def prediction_rounded(weight, bias, hour):
    return round(weight * hour + bias, 2)


@mistake(
    "predict",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(predict(0.23, 0.1, 0.5)) show after everything else?",
    reread="4. `predict`: a straight line",
)
def predict_without_return(weight, bias, hour):
    print(weight * hour + bias)


# -------------------------------------------------------------------------------- to_rentals


@probes("to_rentals")
def to_rentals_probes() -> Iterator[Probe]:
    yield probe(0.2217)
    yield probe(-0.0534567)
    yield probe(1.6345678)
    yield probe(0.1236)


@mistake(
    "to_rentals",
    title="rounding to whole bikes",
    explanation=(
        "Half a bike can't be rented, but a prediction may well lie between 123 and 124. Rounded, "
        "two models that differ a little would look alike, and what they miss could not be "
        "measured exactly."
    ),
    question="Which of 123.4 and 122.6 lies nearer to 122? Can you still say so after rounding?",
    reread="5. `to_rentals`: back to bikes",
)
def rounded_bikes(prediction):
    return round(prediction * RENTALS_UNIT)


@mistake(
    "to_rentals",
    title="cutting off everything behind the decimal point",
    explanation=(
        "`int` drops the decimals and pulls every number towards 0, so nearly all predictions "
        "become a bit smaller than they are. The course wants the prediction with all its digits."
    ),
    question="What is int(123.9)? How far is that from the prediction?",
    reread="5. `to_rentals`: back to bikes",
)
def whole_part_of_bikes(prediction):
    return int(prediction * RENTALS_UNIT)


@mistake(
    "to_rentals",
    title="going down to the next whole number",
    explanation=(
        "`//` and `floor` give the whole number below, so every prediction becomes smaller by up "
        "to one bike. The course wants the prediction with all its digits."
    ),
    question="What does −53.4 become: is it nearer to the prediction or further away than −53?",
    reread="5. `to_rentals`: back to bikes",
)
def bikes_rounded_down(prediction):
    return prediction * RENTALS_UNIT // 1


@mistake(
    "to_rentals",
    title="rounding the prediction before it is multiplied",
    explanation=(
        "The prediction counts thousands, so rounding it leaves only whole thousands: 0, 1000, and "
        "nothing in between. Nearly every hour would get the same answer."
    ),
    question="What is round(0.22) · 1000? And round(0.22 · 1000)?",
    reread="5. `to_rentals`: back to bikes",
)
def rounded_too_early(prediction):
    return round(prediction) * RENTALS_UNIT


@mistake(
    "to_rentals",
    title="cutting off the prediction's decimals before it is multiplied",
    explanation=(
        "The prediction counts thousands and is nearly always less than one, so `int` makes 0 of "
        "it, and a thousand times 0 is still 0. The decimals are all that there is."
    ),
    question="What is int(0.22), and what is left of 220 bikes?",
    reread="5. `to_rentals`: back to bikes",
)
def cut_too_early(prediction):
    return int(prediction) * RENTALS_UNIT


@mistake(
    "to_rentals",
    title="rounding to one decimal",
    explanation=(
        "Every digit that is thrown away here is missing when the misses of two models are "
        "compared. How many digits are shown is decided where something is printed."
    ),
    question="What is left of the difference between 123.44 and 123.36?",
    reread="5. `to_rentals`: back to bikes",
)
def rounded_to_one_decimal(prediction):
    return round(prediction * RENTALS_UNIT, 1)


@mistake(
    "to_rentals",
    title="rounding to two decimals",
    explanation=(
        "Two decimals look like plenty, but this function calculates and does not print. Whoever "
        "turns the result back into a target would no longer get what they began with."
    ),
    question="Start with 0.1234567, go to rentals and back: which digits have disappeared?",
    reread="5. `to_rentals`: back to bikes",
)
def rounded_to_two_decimals(prediction):
    return round(prediction * RENTALS_UNIT, 2)


@mistake(
    "to_rentals",
    title="making 0 of every negative prediction",
    explanation=(
        "There are no negative rentals, and so this looks like help. But −53 tells you that the "
        "line runs through the floor there, and a 0 would hide it."
    ),
    question="For the same hour two models say −1 and −500: can you still tell them apart?",
    reread="5. `to_rentals`: back to bikes",
)
def negative_bikes_cut_off(prediction):
    return max(0.0, prediction * RENTALS_UNIT)


@mistake(
    "to_rentals",
    title="rounding to whole bikes and making 0 of what is negative",
    explanation=(
        "Both look sensible, since bikes are counted in whole numbers from 0 on. But this is what "
        "a model says, and no count: its fractions and its nonsense are the very things that you "
        "will want to see."
    ),
    question="What should come out for −0.05, so that you notice that something is wrong?",
    reread="5. `to_rentals`: back to bikes",
)
def rounded_and_cut_off(prediction):
    return max(0, round(prediction * RENTALS_UNIT))


@mistake(
    "to_rentals",
    title="cutting off the decimals, and everything that is negative",
    explanation=(
        "Both look sensible, since bikes are counted in whole numbers from 0 on. But this is what "
        "a model says, and no count: its fractions and its nonsense are the very things that you "
        "will want to see."
    ),
    question="What should come out for −0.05, so that you notice that something is wrong?",
    reread="5. `to_rentals`: back to bikes",
)
def whole_and_cut_off(prediction):
    return max(0, int(prediction * RENTALS_UNIT))


@mistake(
    "to_rentals",
    title="taking the sign away from negative predictions",
    explanation=(
        "From −53 your function makes 53 bikes, a number that nobody would doubt. A negative "
        "prediction is nonsense, and should be seen as such."
    ),
    question="Which two different predictions give 50 rentals with your function?",
    reread="5. `to_rentals`: back to bikes",
)
def sign_taken_away(prediction):
    return abs(prediction * RENTALS_UNIT)


@mistake(
    "to_rentals",
    title="dividing by 1000 once more",
    explanation=(
        "scale has divided the count by 1000 already. To come back you have to undo this, and a "
        "second division leads further away."
    ),
    question="Take 250 rentals through scale and back by hand: what do you have to do with 0.25?",
    reread="The formula",
)
def divided_again(prediction):
    return prediction / RENTALS_UNIT


@mistake(
    "to_rentals",
    title="multiplying by 100",
    explanation=(
        "A scaled prediction counts thousands of rentals, and is no percentage: 0.22 is 0.22 of a "
        "thousand. With 100 there are ten times too few bikes."
    ),
    question="By which number did scale divide cnt?",
    reread="The formula",
)
def times_100(prediction):
    return prediction * 100


@mistake(
    "to_rentals",
    title="multiplying by 977, the largest count in the file",
    explanation=(
        "The way back has to use the number that the way there has used. The target was cnt "
        "divided by 1000, so with 977 you never arrive where you started."
    ),
    question="Scale 500 rentals as the formula says, and turn them back: are they 500 again?",
    reread="The formula",
)
def times_977(prediction):
    return prediction * 977


@mistake(
    "to_rentals",
    title="multiplying by 23, the number that belongs to the hour",
    explanation=(
        "There are two scalings in this step, one for the hour and one for the count. A prediction "
        "is a scaled count, so it is the count's scaling that has to be undone."
    ),
    question="By which number did scale divide cnt, and by which hr?",
    reread="The formula",
)
def times_23(prediction):
    return prediction * HOURS_SPAN


@mistake(
    "to_rentals",
    title="handing the prediction back as it came in",
    explanation=(
        "A prediction of 0.22 stands for 220 bikes, because targets are told in thousands. It is "
        "still 0.22 when it leaves your function."
    ),
    question="How many bikes does a prediction of 1.0 stand for?",
    reread="The formula",
)
def left_as_it_is(prediction):
    return prediction


@mistake(
    "to_rentals",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(to_rentals(0.22)) show after everything else?",
    reread="5. `to_rentals`: back to bikes",
)
def rentals_without_return(prediction):
    print(prediction * RENTALS_UNIT)
