"""Step 05: what learners write instead of the mean, the loss and the walk down to it."""

from collections.abc import Iterator

from exercises.step02.slopes import squared_error_slope
from exercises.step05.one_number import constant_gradient, mean, mse, step_downhill
from grader.learn.probing import Probe
from grader.teach.catalogue import mistake, probe, probes

MEAN = "1. `mean`: the mean of some values"
MSE = "2. `mse`: the mean squared error"
SLOPE = "3. `constant_gradient`: the slope of the loss"
STEP = "4. `step_downhill`: one step"
WALK = "5. `fit_constant`: the whole walk"

# -------------------------------------------------------------------------------------- mean


@probes("mean")
def mean_probes() -> Iterator[Probe]:
    yield probe([1.5, -2.0, 4.625, 7.25, 0.8])
    yield probe([4, 9, 3, 7])
    yield probe([-7.5])
    yield probe([])


@mistake(
    "mean",
    title="adding up the values without dividing by their number",
    explanation=(
        "The sum grows with every value that is added to the list, while the mean stays among the "
        "values. What is missing is the second half of the formula, the 1/n."
    ),
    question="Between which two numbers must the mean of 2 and 4 lie?",
    reread="The formula",
)
def sum_for_mean(values):
    if not values:
        raise ValueError("no values")
    return sum(values)


@mistake(
    "mean",
    title="adding up the values without dividing, and letting an empty list pass as 0",
    explanation=(
        "The sum grows with every value, while the mean stays among the values: the 1/n of the "
        "formula is missing. And the sum of no values is 0, so an empty list goes by unnoticed "
        "where a ValueError was asked for."
    ),
    question="Between which two numbers must the mean of 2 and 4 lie, and what about no numbers?",
    reread=MEAN,
)
def sum_that_refuses_nothing(values):
    return sum(values)


@mistake(
    "mean",
    title="dividing by one less than the number of values",
    explanation=(
        "Dividing by n − 1 belongs to another quantity, the variance of a sample. The mean shares "
        "the sum equally among all n values, and for a single value n − 1 would be 0."
    ),
    question="What is the mean of the one value 7, and by what do you divide there?",
    reread="The formula",
)
def mean_by_n_minus_1(values):
    if not values:
        raise ValueError("no values")
    return sum(values) / (len(values) - 1)


@mistake(
    "mean",
    title="dividing by 4 whatever the number of values",
    explanation=(
        "The worked example has four targets, so its sum is divided by 4. Other lists have another "
        "length, and the list itself tells which."
    ),
    question="What does your function say for the one value 7?",
    reread="The formula",
)
def mean_by_4(values):
    if not values:
        raise ValueError("no values")
    return sum(values) / 4


@mistake(
    "mean",
    title="dividing in whole numbers",
    explanation=(
        "The division with two slashes rounds down to a whole number. A mean is seldom whole, even "
        "when all its values are."
    ),
    question="What is the mean of 3 and 4, and what does your function say?",
    reread=MEAN,
)
def mean_in_whole_numbers(values):
    if not values:
        raise ValueError("no values")
    return sum(values) // len(values)


@mistake(
    "mean",
    title="rounding the mean to a whole number",
    explanation=(
        "Rounding is for showing a number to a reader. Inside a calculation it throws away digits "
        "that everything built on the mean still needs."
    ),
    question="If the mean of the targets is 0.187, what would be left of it?",
    reread="The formula",
)
def mean_rounded(values):
    if not values:
        raise ValueError("no values")
    return round(sum(values) / len(values))


@mistake(
    "mean",
    title="rounding the mean to two decimals",
    explanation=(
        "Rounding is for showing a number to a reader. Inside a calculation it throws away digits "
        "that everything built on the mean still needs."
    ),
    question="If the mean of the targets is 0.187229, how many rentals does the rounding cost?",
    reread="The formula",
)
def mean_rounded_to_two_decimals(values):
    if not values:
        raise ValueError("no values")
    return round(sum(values) / len(values), 2)


@mistake(
    "mean",
    title="returning inside the loop, after the first value",
    explanation=(
        "A return ends the function at once, wherever it stands. Indented into the loop it lets "
        "only the first value be added, and that is then divided by the number of all of them."
    ),
    question="For 1, 2, 3 and 6: how often does your loop run before the function ends?",
    reread=MEAN,
)
def mean_returned_in_the_loop(values):
    total = 0.0
    for value in values:
        total += value
        return total / len(values)
    raise ValueError("no values")


@mistake(
    "mean",
    title="keeping only the last value of the loop",
    explanation=(
        "In each round the total is replaced by the value instead of growing by it, so at the end "
        "only the last value is left. A sum needs its old total and the new value together."
    ),
    question="For 1, 2 and 3: what is your total after each round?",
    reread="The formula",
)
def mean_of_the_last(values):
    if not values:
        raise ValueError("no values")
    total = 0.0
    for value in values:
        total = value
    return total / len(values)


@mistake(
    "mean",
    title="counting the first value twice",
    explanation=(
        "The total begins with the first value, and then the loop adds that value once more. A "
        "total begins with what changes nothing when something is added to it."
    ),
    question="For the one value 7: what is your total before the loop, and what after it?",
    reread=MEAN,
)
def mean_with_first_twice(values):
    if not values:
        raise ValueError("no values")
    total = values[0]
    for value in values:
        total += value
    return total / len(values)


@mistake(
    "mean",
    title="leaving out the last value",
    explanation=(
        "The sum stops one value early, but the division counts all of them. range(n) already ends "
        "before n, so nothing needs to be taken away from it."
    ),
    question="Which positions has a list of three values, and which of them does your loop visit?",
    reread=MEAN,
)
def mean_without_the_last(values):
    if not values:
        raise ValueError("no values")
    total = 0.0
    for i in range(len(values) - 1):
        total += values[i]
    return total / len(values)


@mistake(
    "mean",
    title="leaving out the first value",
    explanation=(
        "Python counts positions from 0, so a loop that begins at 1 begins with the second value. "
        "The division counts all of them, and the mean comes out wrong."
    ),
    question="At which position does the first value of a list stand?",
    reread=MEAN,
)
def mean_without_the_first(values):
    if not values:
        raise ValueError("no values")
    total = 0.0
    for i in range(1, len(values)):
        total += values[i]
    return total / len(values)


@mistake(
    "mean",
    title="halving the total together with each new value",
    explanation=(
        "Taking the middle between what you have and the next value gives the last values far more "
        "weight than the first ones. In a mean each value counts the same: first add all of them, "
        "then divide once."
    ),
    question="In your way of counting, does the mean of 0, 0 and 6 differ from that of 6, 0 and 0?",
    reread="The formula",
)
def mean_halved_in_each_round(values):
    if not values:
        raise ValueError("no values")
    total = values[0]
    for value in values[1:]:
        total = (total + value) / 2
    return total


@mistake(
    "mean",
    title="dividing the total in each round of the loop",
    explanation=(
        "The total is divided again with every value, so the first values have been divided many "
        "times when the loop ends. The 1/n of the formula stands before the whole sum: it is done "
        "once, at the end."
    ),
    question="For 1, 2, 3 and 6: how often is the 1 divided by 4?",
    reread="The formula",
)
def mean_divided_in_each_round(values):
    if not values:
        raise ValueError("no values")
    total = 0.0
    for value in values:
        total += value
        total /= len(values)
    return total


@mistake(
    "mean",
    title="taking the value in the middle of the sorted list",
    explanation=(
        "That is the median. It says where the middle value stands and does not care how far away "
        "the others are; the mean adds all of them up and shares the sum equally."
    ),
    question="For 1, 2 and 9: which number is in the middle, and which one is the mean?",
    reread="The formula",
)
def median_for_mean(values):
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


@mistake(
    "mean",
    title="taking the middle between the smallest and the largest value",
    explanation=(
        "Only two of the values have a say here, and all others could be anything between them. "
        "The mean adds up all values."
    ),
    question="Is the mean of 0, 0, 0 and 8 really 4?",
    reread="The formula",
)
def middle_of_the_range(values):
    if not values:
        raise ValueError("no values")
    return (min(values) + max(values)) / 2


@mistake(
    "mean",
    title="answering 0 for an empty list",
    explanation=(
        "No values have no mean, and 0 is a value like any other: whoever gets it can't tell that "
        "something was missing. An error at once is kinder than a wrong number that travels on."
    ),
    question="How would a caller find out that the list was empty by mistake?",
    reread=MEAN,
)
def empty_mean_is_0(values):
    if not values:
        return 0.0
    return sum(values) / len(values)


@mistake(
    "mean",
    title="answering None for an empty list",
    explanation=(
        "None is no number, so the trouble shows only later, in some other line that calculates "
        "with it. A ValueError with a message says at once, and at the right place, what is wrong."
    ),
    question="What happens to whoever adds 1 to your answer?",
    reread=MEAN,
)
def empty_mean_is_none(values):
    if not values:
        return None
    return sum(values) / len(values)


@mistake(
    "mean",
    title="dividing by the length without looking whether it is 0",
    explanation=(
        "For an empty list Python itself complains, about a division by zero. That is an error, "
        "but it speaks of your arithmetic and not of the caller's empty list; a ValueError with a "
        "message of your own says what was wrong with the values."
    ),
    question="What should whoever handed you an empty list read?",
    reread=MEAN,
)
def empty_mean_divides_by_0(values):
    return sum(values) / len(values)


@mistake(
    "mean",
    title="returning the ValueError instead of raising it",
    explanation=(
        "An error that is returned is an answer like any other: the caller gets an object and goes "
        "on calculating. Only raise stops the calculation and makes the error heard."
    ),
    question="Which word stands before ValueError in the lesson's example?",
    reread=MEAN,
)
def error_is_returned(values):
    if not values:
        return ValueError("no values")
    return sum(values) / len(values)


@mistake(
    "mean",
    title="refusing an empty list with assert",
    explanation=(
        "A failed assert is an AssertionError and not the ValueError that was asked for, and "
        "Python can be told to skip all asserts. They are for what can never happen; an empty list "
        "can."
    ),
    question="Which kind of error does a failed assert raise?",
    reread=MEAN,
)
def empty_mean_fails_an_assert(values):
    assert values, "no values"
    return sum(values) / len(values)


@mistake(
    "mean",
    title="raising a plain Exception for an empty list",
    explanation=(
        "Exception is the name of all errors together, so whoever wants to catch just this one "
        "can't tell it from others. A ValueError says that a value which was handed over does not "
        "fit."
    ),
    question="Which kind of error does the lesson ask for?",
    reread=MEAN,
)
def empty_mean_is_an_exception(values):
    if not values:
        raise Exception("no values")
    return sum(values) / len(values)


@mistake(
    "mean",
    title="emptying the caller's list while adding up",
    explanation=(
        "The mean is right, but every value that was added has been taken out of the list for "
        "good. The list belongs to the caller, who will be surprised to find nothing in it."
    ),
    question="What is left in the list after your function has run?",
    reread="Your task",
)
def mean_empties_the_list(values):
    if not values:
        raise ValueError("no values")
    n = len(values)
    total = 0.0
    while values:
        total += values.pop()
    return total / n


@mistake(
    "mean",
    title="sorting the caller's list",
    explanation=(
        "The mean is right, but the list comes back in another order, and its values no longer "
        "belong to the rows that they came from. A sum does not care about order: nothing has to "
        "be sorted."
    ),
    question="In which order is the list 6, 1, 2 after your function has run?",
    reread="Your task",
)
def mean_sorts_the_list(values):
    if not values:
        raise ValueError("no values")
    values.sort()
    return sum(values) / len(values)


# --------------------------------------------------------------------------------------- mse


@probes("mse")
def mse_probes() -> Iterator[Probe]:
    yield probe([1.5, -2.0, 4.625], [0.25, 1.0, 6.0])
    yield probe([3, 8, 2, 6], [1, 3, 7, 5])
    yield probe([-1.5], [2.25])
    yield probe([1.5, 2.0, 4.0], [0.25, 1.0])
    yield probe([1.5, 2.0], [0.25, 1.0, 6.0])
    yield probe([], [])


@mistake(
    "mse",
    title="adding up the squared errors without dividing by their number",
    explanation=(
        "The sum grows with every row, so that a good model on many rows looks worse than a bad "
        "one on few. The M of MSE is the mean: the sum divided by the number of rows."
    ),
    question="If every row stood in the lists twice, should the loss double?",
    reread="The formula",
)
def sum_of_squared_errors(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    return sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=True))


@mistake(
    "mse",
    title="adding up the squared errors, and answering 0 where there are no rows",
    explanation=(
        "The sum grows with every row, while the M of MSE is the mean. And a sum over no rows is "
        "0, the loss of a perfect model, where a ValueError was asked for."
    ),
    question="If every row stood in the lists twice, should the loss double?",
    reread=MSE,
)
def sum_of_squared_errors_of_no_rows_too(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=True))


@mistake(
    "mse",
    title="putting ½ in front of the mean squared error",
    explanation=(
        "Some books do that to make the 2 of the slope disappear. In this course the loss has no ½ "
        "and the slope keeps its 2; mixed, loss and slope no longer belong together."
    ),
    question="For a single error of 3, what should the loss be: 9 or 4.5?",
    reread=MSE,
)
def half_mse(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)]) / 2


@mistake(
    "mse",
    title="taking the square root at the end",
    explanation=(
        "With the root it is the RMSE, which has the unit of the targets and is good to read. The "
        "loss that is walked down, and whose slope you know, is the mean of the squares itself."
    ),
    question="For two errors of 3, what is the mean of their squares, and what do you return?",
    reread=MSE,
)
def root_of_mse(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)]) ** 0.5


@mistake(
    "mse",
    title="taking the mean distance instead of the mean square",
    explanation=(
        "Without their signs the errors have become distances, but they were not squared. The "
        "square counts a large error much more than several small ones, and it has the slope that "
        "you know from step 02."
    ),
    question="What does an error of 3 add to the loss, and what an error of −3?",
    reread="The formula",
)
def mean_absolute_error(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([abs(p - t) for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="leaving the errors unsquared",
    explanation=(
        "Errors of both signs cancel each other, and a model that is far too high here and far too "
        "low there would have no loss at all. Squares can't cancel."
    ),
    question="What does your function say for the errors −5 and 5?",
    reread="The formula",
)
def mean_error(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([p - t for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="leaving the errors unsquared, with target − prediction",
    explanation=(
        "Errors of both signs cancel each other, so that a bad model can have no loss at all, or "
        "even a negative one. Squares can't cancel, and for them the order of the two does not "
        "matter."
    ),
    question="What does your function say for the errors −5 and 5?",
    reread="The formula",
)
def mean_error_turned(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([t - p for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="squaring the mean error instead of each single one",
    explanation=(
        "The errors were averaged first, so those of both signs have cancelled before the square "
        "could help. The name is carried out from its end: first the error, then the square, last "
        "the mean."
    ),
    question="What does your function say for the errors −5 and 5?",
    reread="The formula",
)
def square_of_the_mean_error(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([p - t for p, t in zip(predictions, targets, strict=True)]) ** 2


@mistake(
    "mse",
    title="squaring the sum of the errors",
    explanation=(
        "The errors were added up first, so those of both signs have cancelled before the square "
        "could help. Each row's error is squared by itself, and then the squares are added."
    ),
    question="What does your function say for the errors −5 and 5?",
    reread="The formula",
)
def square_of_the_summed_errors(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    return sum(p - t for p, t in zip(predictions, targets, strict=True)) ** 2 / len(targets)


@mistake(
    "mse",
    title="subtracting squares instead of squaring the difference",
    explanation=(
        "The square of a difference is something else than the difference of two squares, and only "
        "the first is never negative. Subtract, then square."
    ),
    question="With prediction 3 and target 5: what is (3 − 5)², and what is 3² − 5²?",
    reread="The formula",
)
def difference_of_squares(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([p**2 - t**2 for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="squaring only the target, because brackets are missing",
    explanation=(
        "A power binds more tightly than a minus sign, so it reaches only what stands directly "
        "before it. The brackets of the formula make it reach the whole difference."
    ),
    question="What is 5 − 3 ** 2 in Python, and what is (5 − 3) ** 2?",
    reread="The formula",
)
def brackets_missing(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([p - t**2 for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="doubling the errors instead of squaring them",
    explanation=(
        "Times two is one star, and the power has two. A doubled error keeps its sign and its "
        "proportion; a squared one is never negative, and large errors count for more."
    ),
    question="What is 3 * 2 in Python, and what is 3 ** 2?",
    reread="The formula",
)
def doubled_errors(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([(p - t) * 2 for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="putting a factor 2 in front of the mean squared error",
    explanation=(
        "The 2 belongs to the slope of the loss and comes from the rule for squares. The loss "
        "itself is the plain mean of the squares."
    ),
    question="For a single error of 3, what should the loss be: 9 or 18?",
    reread="The formula",
)
def twice_mse(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([2 * (p - t) ** 2 for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="writing the square with ^",
    explanation=(
        "In Python ^ is no power: it compares whole numbers bit by bit, and for numbers with "
        "decimals it is an error. The power is written with two stars."
    ),
    question="What does Python say to 3 ^ 2, and what to 3 ** 2?",
    reread="The formula",
)
def caret_for_power(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([(p - t) ^ 2 for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="dividing by one less than the number of rows",
    explanation=(
        "Dividing by n − 1 belongs to the variance of a sample. The loss is the plain mean over "
        "all n rows, also for a single row, for which n − 1 would be 0."
    ),
    question="What is the loss of one row with the error 3?",
    reread="The formula",
)
def mse_by_n_minus_1(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    total = sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=True))
    return total / (len(targets) - 1)


@mistake(
    "mse",
    title="dividing by the number of rows twice",
    explanation=(
        "The mean divides by the number of rows already. Divided once more, the loss shrinks the "
        "more rows there are, and it is no mean of anything."
    ),
    question="If every row stood in the lists twice, should the loss become half of what it was?",
    reread="The formula",
)
def divided_twice(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)]) / len(targets)


@mistake(
    "mse",
    title="dividing in whole numbers",
    explanation=(
        "The division with two slashes rounds down to a whole number. A loss below 1, as all "
        "losses of the rentals are, would be 0."
    ),
    question="What are 7 / 2 and 7 // 2?",
    reread="The formula",
)
def mse_in_whole_numbers(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    total = sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=True))
    return total // len(targets)


@mistake(
    "mse",
    title="returning inside the loop, after the first row",
    explanation=(
        "A return ends the function at once, wherever it stands. Indented into the loop it lets "
        "only the first row be counted, and that is then divided by the number of all of them."
    ),
    question="For four rows: how often does your loop run before the function ends?",
    reread=MSE,
)
def mse_returned_in_the_loop(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    total = 0.0
    for p, t in zip(predictions, targets, strict=True):
        total += (p - t) ** 2
        return total / len(targets)
    raise ValueError("no rows")


@mistake(
    "mse",
    title="keeping only the last row's squared error",
    explanation=(
        "In each round the total is replaced by the new square instead of growing by it, so at the "
        "end only the last row is left in it. A sum needs its old total and the new square "
        "together."
    ),
    question="For the squares 1, 4 and 9: what is your total after each round?",
    reread="The formula",
)
def mse_of_the_last_row(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    total = 0.0
    for p, t in zip(predictions, targets, strict=True):
        total = (p - t) ** 2
    return total / len(targets)


@mistake(
    "mse",
    title="leaving out the last row",
    explanation=(
        "The sum stops one row early, but the division counts all of them. range(n) already ends "
        "before n, so nothing needs to be taken away from it."
    ),
    question="Which positions has a list of three rows, and which of them does your loop visit?",
    reread=MSE,
)
def mse_without_the_last_row(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    total = 0.0
    for i in range(len(targets) - 1):
        total += (predictions[i] - targets[i]) ** 2
    return total / len(targets)


@mistake(
    "mse",
    title="leaving out the first row",
    explanation=(
        "Python counts positions from 0, so a loop that begins at 1 begins with the second row. "
        "The division counts all of them, and the loss comes out too small."
    ),
    question="At which position does the first row of a list stand?",
    reread=MSE,
)
def mse_without_the_first_row(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    total = 0.0
    for i in range(1, len(targets)):
        total += (predictions[i] - targets[i]) ** 2
    return total / len(targets)


@mistake(
    "mse",
    title="comparing every prediction with every target",
    explanation=(
        "With a loop inside a loop each prediction meets all targets, also those of other rows. A "
        "prediction is made for one row and belongs to that row's target only."
    ),
    question="How many errors do three predictions and three targets have?",
    reread=MSE,
)
def every_pair(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return mean([(p - t) ** 2 for p in predictions for t in targets])


@mistake(
    "mse",
    title="returning the squared errors one by one",
    explanation=(
        "The list says how bad each single prediction is. The loss is one number for all of them "
        "together, so that two models can be compared, and that number is the mean of the list."
    ),
    question="Which word of the name has not been carried out yet?",
    reread="The formula",
)
def list_of_squared_errors(predictions, targets):
    if len(predictions) != len(targets) or not targets:
        raise ValueError("the lists do not fit")
    return [(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)]


@mistake(
    "mse",
    title="letting zip stop at the end of the shorter list",
    explanation=(
        "zip pairs what it can and drops the rest without a word, so a list that lost a row goes "
        "unnoticed. Lists of unequal length are a mistake of the caller, and a ValueError says so."
    ),
    question="How many pairs does zip make of three predictions and two targets?",
    reread=MSE,
)
def zip_stops_early(predictions, targets):
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=False)])


@mistake(
    "mse",
    title="letting zip stop early and dividing by the number of predictions",
    explanation=(
        "zip drops what the longer list has too much without a word, so lists that do not fit go "
        "unnoticed. Compare the two lengths before anything else, and refuse empty lists too, "
        "before you divide by their length."
    ),
    question="How many pairs does zip make of three predictions and two targets?",
    reread=MSE,
)
def zip_stops_early_by_predictions(predictions, targets):
    total = sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=False))
    return total / len(predictions)


@mistake(
    "mse",
    title="letting zip stop early and dividing by the number of targets",
    explanation=(
        "zip drops what the longer list has too much without a word, so lists that do not fit go "
        "unnoticed. Compare the two lengths before anything else, and refuse empty lists too, "
        "before you divide by their length."
    ),
    question="How many pairs does zip make of two predictions and three targets?",
    reread=MSE,
)
def zip_stops_early_by_targets(predictions, targets):
    total = sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=False))
    return total / len(targets)


@mistake(
    "mse",
    title="letting zip stop early, and refusing only empty lists",
    explanation=(
        "Empty lists are refused, as they should be. But zip drops what the longer list has too "
        "much without a word, and the sum of the shorter one is divided by the length of all "
        "predictions."
    ),
    question="What does your function say to three predictions and two targets?",
    reread=MSE,
)
def zip_stops_early_but_not_empty(predictions, targets):
    if not predictions:
        raise ValueError("no rows")
    total = sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=False))
    return total / len(predictions)


@mistake(
    "mse",
    title="walking along the predictions without comparing the lengths",
    explanation=(
        "If there are fewer targets, the loop runs off their end with an IndexError; if there are "
        "more, the rest of them is forgotten without a word. Compare the two lengths before the "
        "loop."
    ),
    question="How many rounds does your loop make for one prediction and two targets?",
    reread=MSE,
)
def walks_along_the_predictions(predictions, targets):
    return mean([(predictions[i] - targets[i]) ** 2 for i in range(len(predictions))])


@mistake(
    "mse",
    title="walking along the targets without comparing the lengths",
    explanation=(
        "If there are fewer predictions, the loop runs off their end with an IndexError; if there "
        "are more, the rest of them is forgotten without a word. Compare the two lengths before "
        "the loop."
    ),
    question="How many rounds does your loop make for three predictions and two targets?",
    reread=MSE,
)
def walks_along_the_targets(predictions, targets):
    return mean([(predictions[i] - targets[i]) ** 2 for i in range(len(targets))])


@mistake(
    "mse",
    title="walking along the predictions and dividing by their number, whatever it is",
    explanation=(
        "Lists that do not fit run off the end with an IndexError or lose their rest without a "
        "word, and empty ones end in a division by zero. Look at the lengths before the loop: a "
        "ValueError tells the caller what does not fit."
    ),
    question="Which error does your function raise for no rows, and which one was asked for?",
    reread=MSE,
)
def walks_along_the_predictions_and_divides(predictions, targets):
    total = 0.0
    for i in range(len(predictions)):
        total += (predictions[i] - targets[i]) ** 2
    return total / len(predictions)


@mistake(
    "mse",
    title="walking along the targets and dividing by their number, whatever it is",
    explanation=(
        "Lists that do not fit run off the end with an IndexError or lose their rest without a "
        "word, and empty ones end in a division by zero. Look at the lengths before the loop: a "
        "ValueError tells the caller what does not fit."
    ),
    question="Which error does your function raise for no rows, and which one was asked for?",
    reread=MSE,
)
def walks_along_the_targets_and_divides(predictions, targets):
    total = 0.0
    for i in range(len(targets)):
        total += (predictions[i] - targets[i]) ** 2
    return total / len(targets)


@mistake(
    "mse",
    title="refusing only lists with too many predictions",
    explanation=(
        "A prediction without a target is refused, but a target without a prediction is not, and "
        "zip drops it without a word. The two lengths must be the same, which is more than one not "
        "being larger than the other."
    ),
    question="What does your function say to one prediction and two targets?",
    reread=MSE,
)
def refuses_too_many_predictions(predictions, targets):
    if len(predictions) > len(targets):
        raise ValueError("too many predictions")
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=False)])


@mistake(
    "mse",
    title="refusing only lists with too few predictions",
    explanation=(
        "A target without a prediction is refused, but a prediction without a target is not, and "
        "zip drops it without a word. The two lengths must be the same, which is more than one not "
        "being smaller than the other."
    ),
    question="What does your function say to three predictions and two targets?",
    reread=MSE,
)
def refuses_too_few_predictions(predictions, targets):
    if len(predictions) < len(targets):
        raise ValueError("too few predictions")
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=False)])


@mistake(
    "mse",
    title="dividing by the number of rows without looking whether it is 0",
    explanation=(
        "Unequal lists are refused, but two empty ones fit each other and end in a division by "
        "zero. That error speaks of your arithmetic; the ValueError that was asked for speaks of "
        "the missing rows."
    ),
    question="What is the length of two empty lists, and does your comparison notice it?",
    reread=MSE,
)
def no_rows_divide_by_0(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    return sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=True)) / len(targets)


@mistake(
    "mse",
    title="answering 0 where there are no rows",
    explanation=(
        "A loss of 0 is that of a perfect model, so no rows at all would look like the best result "
        "there can be. Without rows there is nothing to judge, and a ValueError says so."
    ),
    question="What would somebody think who reads that the loss is 0?",
    reread=MSE,
)
def no_rows_no_loss(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    if not targets:
        return 0.0
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="returning the ValueError for unequal lists instead of raising it",
    explanation=(
        "An error that is returned is an answer like any other: the caller gets an object and goes "
        "on calculating. Only raise stops the calculation and makes the error heard."
    ),
    question="Which word must stand before ValueError?",
    reread=MSE,
)
def mse_returns_the_error(predictions, targets):
    if len(predictions) != len(targets):
        return ValueError("the lists do not fit")
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="refusing unequal lists with assert",
    explanation=(
        "A failed assert is an AssertionError and not the ValueError that was asked for, and "
        "Python can be told to skip all asserts. They are for what can never happen; lists of "
        "unequal length can."
    ),
    question="Which kind of error does a failed assert raise?",
    reread=MSE,
)
def mse_asserts(predictions, targets):
    assert len(predictions) == len(targets), "the lists do not fit"
    return mean([(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)])


@mistake(
    "mse",
    title="writing the errors into the caller's list of predictions",
    explanation=(
        "The loss is right, but the predictions are gone: where they stood, there are errors now. "
        "The lists belong to the caller, so put what you work out into a list of your own."
    ),
    question="What is in the list of predictions after your function has run?",
    reread="Your task",
)
def errors_into_predictions(predictions, targets):
    if len(predictions) != len(targets):
        raise ValueError("the lists do not fit")
    for i in range(len(targets)):
        predictions[i] -= targets[i]
    return mean([error**2 for error in predictions])


# ------------------------------------------------------------------------- constant_gradient


@probes("constant_gradient")
def constant_gradient_probes() -> Iterator[Probe]:
    yield probe(0.5, [1.5, -2.0, 4.625, 7.25, 0.8])
    yield probe(5, [2, 4, 3, 0])
    yield probe(-1.5, [2.25])
    yield probe(1.0, [])


@mistake(
    "constant_gradient",
    title="adding up the rows' slopes instead of taking their mean",
    explanation=(
        "The loss is a mean, and so its slope is the mean of the rows' slopes. With the sum, twice "
        "as many rows of the same kind would make the hill twice as steep and every step twice as "
        "long."
    ),
    question="If every target stood in the list twice, should the slope double?",
    reread="The formula",
)
def sum_of_slopes(c, targets):
    if not targets:
        raise ValueError("no targets")
    return sum(squared_error_slope(c, target) for target in targets)


@mistake(
    "constant_gradient",
    title="adding up the rows' slopes, and answering 0 without targets",
    explanation=(
        "The loss is a mean, and so its slope is the mean of the rows' slopes, not their sum. And "
        "a sum over no rows is 0, the slope of level ground, where a ValueError was asked for."
    ),
    question="If every target stood in the list twice, should the slope double?",
    reread=SLOPE,
)
def sum_of_slopes_of_no_targets_too(c, targets):
    return sum(squared_error_slope(c, target) for target in targets)


@mistake(
    "constant_gradient",
    title="forgetting the factor 2 of the square",
    explanation=(
        "You took the mean of the errors, which points the right way but is only half as steep. "
        "The slope of a square is twice what stands inside."
    ),
    question="What is the slope of (c − 3)² at c = 5, measured with a nudge of 0.1?",
    reread="The formula",
)
def slope_without_2(c, targets):
    return mean([c - target for target in targets])


@mistake(
    "constant_gradient",
    title="adding up the errors, without the factor 2 and without the mean",
    explanation=(
        "Two parts of the formula are missing. The slope of a square is twice what stands inside, "
        "and the loss is a mean, so its slope is a mean as well."
    ),
    question="With two targets your answer happens to be right. What about one, or four?",
    reread="The formula",
)
def sum_of_errors(c, targets):
    if not targets:
        raise ValueError("no targets")
    return sum(c - target for target in targets)


@mistake(
    "constant_gradient",
    title="subtracting the prediction from the target",
    explanation=(
        "The error of this course is prediction − target, and the prediction is c. Turned round, "
        "the slope has the wrong sign, and every step leads uphill."
    ),
    question="If c lies above all targets, does the loss rise or fall when c grows?",
    reread="The formula",
)
def slope_turned(c, targets):
    return mean([squared_error_slope(target, c) for target in targets])


@mistake(
    "constant_gradient",
    title="subtracting the prediction from the target, without the factor 2",
    explanation=(
        "The error of this course is prediction − target; turned round, the slope has the wrong "
        "sign. And the slope of a square is twice what stands inside, so your answer is also half "
        "as steep."
    ),
    question="If c lies above all targets, does the loss rise or fall when c grows?",
    reread="The formula",
)
def slope_turned_without_2(c, targets):
    return mean([target - c for target in targets])


@mistake(
    "constant_gradient",
    title="putting the factor 2 in twice",
    explanation=(
        "The slope of one row's squared error, as it comes from step 02, holds the 2 already. With "
        "another one every step is twice as long as it should be."
    ),
    question="What does squared_error_slope(5.0, 3.0) give, and what is 5 − 3?",
    reread=SLOPE,
)
def slope_with_4(c, targets):
    return mean([2 * squared_error_slope(c, target) for target in targets])


@mistake(
    "constant_gradient",
    title="dividing by the number of targets twice",
    explanation=(
        "The mean divides by the number of targets already. Divided once more, the slope gets "
        "smaller the more rows there are."
    ),
    question=(
        "If every target stood in the list twice, should the slope become half of what it was?"
    ),
    reread="The formula",
)
def slope_divided_twice(c, targets):
    return mean([squared_error_slope(c, target) for target in targets]) / len(targets)


@mistake(
    "constant_gradient",
    title="dividing by one less than the number of targets",
    explanation=(
        "Dividing by n − 1 belongs to the variance of a sample. The slope of the loss is the plain "
        "mean over all n rows, also for a single one, for which n − 1 would be 0."
    ),
    question="What is the slope for the one target 3 at c = 5?",
    reread="The formula",
)
def slope_by_n_minus_1(c, targets):
    if not targets:
        raise ValueError("no targets")
    return sum(2 * (c - target) for target in targets) / (len(targets) - 1)


@mistake(
    "constant_gradient",
    title="dividing the slopes in whole numbers",
    explanation=(
        "The division with two slashes rounds down to a whole number. Slopes of the rentals are "
        "far smaller than 1, so they would become 0 or −1."
    ),
    question="What are −7 / 4 and −7 // 4?",
    reread="The formula",
)
def slope_in_whole_numbers(c, targets):
    if not targets:
        raise ValueError("no targets")
    return sum(2 * (c - target) for target in targets) // len(targets)


@mistake(
    "constant_gradient",
    title="returning the loss instead of its slope",
    explanation=(
        "The squares say how bad c is, and they are never negative. The slope says how the loss "
        "changes when c moves, and its sign says which way is up."
    ),
    question="At the mean of the targets the slope is 0. What is your answer there?",
    reread="The idea",
)
def loss_for_slope(c, targets):
    return mean([(c - target) ** 2 for target in targets])


@mistake(
    "constant_gradient",
    title="taking twice the loss",
    explanation=(
        "The 2 came down, but the square stayed. The slope of a square is twice what stands "
        "inside, and that once, not squared."
    ),
    question="What is the slope of x² at x = 5: 2 · 5, or 2 · 25?",
    reread="The formula",
)
def square_stays(c, targets):
    return mean([2 * (c - target) ** 2 for target in targets])


@mistake(
    "constant_gradient",
    title="throwing the signs of the slopes away",
    explanation=(
        "Rows above c pull it up and rows below pull it down, and in the mean the two cancel as "
        "far as they can. Without signs the slope is never negative, and the walk could only go to "
        "the left."
    ),
    question="With the targets 1 and 5 and c = 3, what should the slope be?",
    reread="The idea",
)
def slope_without_signs(c, targets):
    return mean([abs(squared_error_slope(c, target)) for target in targets])


@mistake(
    "constant_gradient",
    title="doubling c alone before the mean is taken away",
    explanation=(
        "The 2 stands before the brackets and reaches both c and the mean of the targets. Without "
        "the brackets the slope is not 0 at the mean, where the walk has to end."
    ),
    question="With all targets at 3, what is your slope at c = 3?",
    reread="The formula",
)
def slope_without_brackets(c, targets):
    return 2 * c - mean(targets)


@mistake(
    "constant_gradient",
    title="taking the sum of the targets away instead of their mean",
    explanation=(
        "The short form of the slope is 2 · (c − m), where m is the mean. With the sum in its "
        "place the slope is 0 far away from all the targets."
    ),
    question="For the targets 1, 2, 3 and 6, at which c is your slope 0?",
    reread="The formula",
)
def slope_from_the_sum(c, targets):
    if not targets:
        raise ValueError("no targets")
    return 2 * (c - sum(targets))


@mistake(
    "constant_gradient",
    title="leaving the targets out of the slope",
    explanation=(
        "2c is the slope of c², a valley whose bottom is at 0 whatever the data. In the loss it is "
        "the *error* that is squared, and each row has its own."
    ),
    question="Does your answer change when a target changes?",
    reread="The formula",
)
def slope_without_targets(c, targets):
    if not targets:
        raise ValueError("no targets")
    return 2 * c


@mistake(
    "constant_gradient",
    title="returning inside the loop, after the first target",
    explanation=(
        "A return ends the function at once, wherever it stands. Indented into the loop it lets "
        "only the first row be counted, and that is then divided by the number of all of them."
    ),
    question="For four targets: how often does your loop run before the function ends?",
    reread=SLOPE,
)
def slope_returned_in_the_loop(c, targets):
    total = 0.0
    for target in targets:
        total += squared_error_slope(c, target)
        return total / len(targets)
    raise ValueError("no targets")


@mistake(
    "constant_gradient",
    title="using the first target only",
    explanation=(
        "The answer is the slope of one row's squared error. The loss is the mean over all rows, "
        "and every row has a say in its slope."
    ),
    question="Does your answer change when the last target changes?",
    reread="The formula",
)
def slope_of_the_first_row(c, targets):
    if not targets:
        raise ValueError("no targets")
    return squared_error_slope(c, targets[0])


@mistake(
    "constant_gradient",
    title="keeping only the last row's slope",
    explanation=(
        "In each round the total is replaced by the new slope instead of growing by it, so at the "
        "end only the last row is left in it. A sum needs its old total and the new slope "
        "together."
    ),
    question="For the slopes −2, −4 and −6: what is your total after each round?",
    reread="The formula",
)
def slope_of_the_last_row(c, targets):
    if not targets:
        raise ValueError("no targets")
    total = 0.0
    for target in targets:
        total = squared_error_slope(c, target)
    return total / len(targets)


@mistake(
    "constant_gradient",
    title="leaving the last target out",
    explanation=(
        "The sum stops one row early, but the division counts all of them. range(n) already ends "
        "before n, so nothing needs to be taken away from it."
    ),
    question="Which positions has a list of three targets, and which of them does your loop visit?",
    reread=SLOPE,
)
def slope_without_the_last_row(c, targets):
    if not targets:
        raise ValueError("no targets")
    total = 0.0
    for i in range(len(targets) - 1):
        total += squared_error_slope(c, targets[i])
    return total / len(targets)


@mistake(
    "constant_gradient",
    title="returning the rows' slopes one by one",
    explanation=(
        "c is one number, and when it moves, the loss has one slope. The list tells what each row "
        "contributes; its mean is the slope of the loss."
    ),
    question="By how much would a single c move, with a list in the place of its slope?",
    reread="The formula",
)
def list_of_slopes(c, targets):
    if not targets:
        raise ValueError("no targets")
    return [squared_error_slope(c, target) for target in targets]


@mistake(
    "constant_gradient",
    title="answering 0 without targets",
    explanation=(
        "0 is the slope of level ground, so no targets at all would look like a walk that has "
        "arrived. Without targets there is no loss and no slope, and a ValueError says so."
    ),
    question="What would a walk do that is told that the ground is level?",
    reread=SLOPE,
)
def no_targets_level_ground(c, targets):
    if not targets:
        return 0.0
    return mean([squared_error_slope(c, target) for target in targets])


@mistake(
    "constant_gradient",
    title="dividing by the number of targets without looking whether it is 0",
    explanation=(
        "Without targets Python itself complains, about a division by zero. That error speaks of "
        "your arithmetic; the ValueError that was asked for speaks of the missing targets."
    ),
    question="Which of your functions refuses an empty list already?",
    reread=SLOPE,
)
def no_targets_divide_by_0(c, targets):
    return sum(2 * (c - target) for target in targets) / len(targets)


@mistake(
    "constant_gradient",
    title="writing the slopes into the caller's list of targets",
    explanation=(
        "The slope is right, but the targets are gone: where they stood, there are slopes now, and "
        "the next epoch would learn from those. Put what you work out into a list of your own."
    ),
    question="What does your function say if it is called twice with the same list?",
    reread="Your task",
)
def slopes_into_targets(c, targets):
    for i in range(len(targets)):
        targets[i] = squared_error_slope(c, targets[i])
    return mean(targets)


# ----------------------------------------------------------------------------- step_downhill


@probes("step_downhill")
def step_downhill_probes() -> Iterator[Probe]:
    yield probe(1.5, -3.0, 0.2)
    yield probe(5.0, 4.0, 0.3)
    yield probe(0.75, 2.5, 0.6)
    yield probe(-2.0, 0.0, 0.3)
    yield probe(-2.0, 1.5, 0.0)


@mistake(
    "step_downhill",
    title="stepping uphill",
    explanation=(
        "The slope points to where the loss rises. Adding it leads up the hill, and with each step "
        "the ground gets steeper; downhill is the other way."
    ),
    question="The slope is 4, so the loss rises to the right. Do you want to go right or left?",
    reread="The formula",
)
def step_uphill(c, gradient, learning_rate):
    return c + learning_rate * gradient


@mistake(
    "step_downhill",
    title="leaving the learning rate out of the step",
    explanation=(
        "The step is as long as the slope is steep, whatever rate was chosen. The learning rate "
        "says how far to go for each unit of slope, and with a rate of 0 nothing may move."
    ),
    question="How long is your step with the learning rate 0?",
    reread="The formula",
)
def step_without_rate(c, gradient, _learning_rate):
    return c - gradient


@mistake(
    "step_downhill",
    title="leaving the slope out of the step",
    explanation=(
        "Every step goes to the left, by the same distance, even where downhill is to the right or "
        "the ground is level. The slope gives the step its direction and its length."
    ),
    question="How far do you go on level ground, where the slope is 0?",
    reread="The idea",
)
def step_without_slope(c, _gradient, learning_rate):
    return c - learning_rate


@mistake(
    "step_downhill",
    title="using only the sign of the slope",
    explanation=(
        "The direction is right, but all steps are equally long. Where the ground is nearly level "
        "the steps should become short, or the walk jumps over the bottom for ever."
    ),
    question="How long is your step where the slope is 0.001?",
    reread="The idea",
)
def step_by_the_sign(c, gradient, learning_rate):
    if gradient > 0:
        return c - learning_rate
    if gradient < 0:
        return c + learning_rate
    return c


@mistake(
    "step_downhill",
    title="throwing the sign of the slope away",
    explanation=(
        "With the absolute value every step leads to the left, also where downhill is to the "
        "right. No special case is needed: minus times minus is plus."
    ),
    question="The slope is −6. Into which direction should c move, and where does yours go?",
    reread="The formula",
)
def step_with_absolute_slope(c, gradient, learning_rate):
    return c - learning_rate * abs(gradient)


@mistake(
    "step_downhill",
    title="subtracting the place from the step",
    explanation=(
        "The step is taken away from where you stand, not the other way round. Turned round, even "
        "a step of length 0 throws you to the opposite side of 0."
    ),
    question="With c = 5 and a slope of 0, where should you be afterwards?",
    reread="The formula",
)
def step_minus_place(c, gradient, learning_rate):
    return learning_rate * gradient - c


@mistake(
    "step_downhill",
    title="returning the step instead of the new place",
    explanation=(
        "That is how far to go, and not where it leads. The new place is the old one with the step "
        "added to it."
    ),
    question="With c = 5 and a slope of 0, what should come back?",
    reread=STEP,
)
def step_alone(_c, gradient, learning_rate):
    return -learning_rate * gradient


@mistake(
    "step_downhill",
    title="returning learning rate times slope",
    explanation=(
        "That is the length of the step, and neither its direction nor where it leads. The new "
        "place begins with the old one, and the product is taken away from it."
    ),
    question="With c = 5 and a slope of 0, what should come back?",
    reread=STEP,
)
def rate_times_slope(_c, gradient, learning_rate):
    return learning_rate * gradient


@mistake(
    "step_downhill",
    title="subtracting the learning rate before multiplying",
    explanation=(
        "Brackets around the subtraction, or the same order in two lines, multiply the place "
        "itself by the slope. In the formula rate and slope are multiplied first, and the product "
        "is taken away."
    ),
    question="With c = 5 and a slope of 0, where does yours end?",
    reread="The formula",
)
def subtracts_first(c, gradient, learning_rate):
    return (c - learning_rate) * gradient


@mistake(
    "step_downhill",
    title="multiplying the learning rate by the place instead of the slope",
    explanation=(
        "This pulls c toward 0, however the ground lies. The step is the learning rate times the "
        "*slope*, and where you stand decides only where it begins."
    ),
    question="Does your step change when the slope does?",
    reread="The formula",
)
def step_by_the_place(c, _gradient, learning_rate):
    return c - learning_rate * c


@mistake(
    "step_downhill",
    title="making the step a share of the place",
    explanation=(
        "The step is multiplied by c as well, so it is longer far from 0, and at 0 it is "
        "impossible to leave. The length depends on the slope and the rate alone."
    ),
    question="From c = 0 with a slope of −6, where does yours lead?",
    reread="The formula",
)
def step_times_place(c, gradient, learning_rate):
    return c * (1 - learning_rate * gradient)


@mistake(
    "step_downhill",
    title="dividing the slope by the learning rate",
    explanation=(
        "With a division a smaller rate gives a longer step, and a rate of 0 is impossible. The "
        "rate says how far to go for each unit of slope, so the two are multiplied."
    ),
    question="Which rate should make the shorter step, 0.1 or 0.5, and which one does with yours?",
    reread="The formula",
)
def step_divided_by_rate(c, gradient, learning_rate):
    return c - gradient / learning_rate


@mistake(
    "step_downhill",
    title="doubling the step",
    explanation=(
        "The 2 of the loss is in the slope already: it came in when the slope was taken. The step "
        "itself is nothing but rate times slope."
    ),
    question="From 1.5 with the slope −3 and the rate 0.25, how long should the step be?",
    reread="The formula",
)
def step_doubled(c, gradient, learning_rate):
    return c - 2 * learning_rate * gradient


@mistake(
    "step_downhill",
    title="halving the step",
    explanation=(
        "The step is rate times slope, with nothing left over to divide by. If it seems too long, "
        "the learning rate is the place to say so."
    ),
    question="From 1.5 with the slope −3 and the rate 0.25, how long should the step be?",
    reread="The formula",
)
def step_halved(c, gradient, learning_rate):
    return c - learning_rate * gradient / 2


@mistake(
    "step_downhill",
    title="not letting c fall below 0",
    explanation=(
        "A number of rentals is never negative, but this function does not know what it moves; "
        "later it will be weights, and they may have either sign. Take the step to wherever it "
        "leads."
    ),
    question="From 0.1 with the slope 4 and the rate 0.5, where should the step lead?",
    reread=STEP,
)
def step_stops_at_0(c, gradient, learning_rate):
    return max(0.0, c - learning_rate * gradient)


@mistake(
    "step_downhill",
    title="returning the place where you stood",
    explanation=(
        "Whatever was worked out, the old c is handed back and nothing ever moves. A function "
        "returns its new place; it can't move the caller's number."
    ),
    question="With the slope 4 and the rate 0.5, should the answer be the c that went in?",
    reread=STEP,
)
def step_not_taken(c, _gradient, _learning_rate):
    return c


@mistake(
    "step_downhill",
    title="working out the new place without returning it",
    explanation=(
        "Inside the function the name c has a new number, but that name is gone when the function "
        "ends. The caller gets only what is returned, and here that is None."
    ),
    question="Which word hands a result over to the caller?",
    reread=STEP,
)
def step_not_returned(c, gradient, learning_rate):
    c = c - learning_rate * gradient


# ------------------------------------------------------------------------------ fit_constant


@probes("fit_constant")
def fit_constant_probes() -> Iterator[Probe]:
    yield probe([1.5, 2.0, 3.25, 6.0], 0.5, 0.2, 3)
    yield probe([2.5, -1.0, 4.0], 5.0, 1.2, 3)
    yield probe([4.25], 1.5, 0.3, 2)
    yield probe([1.0, 2.0, 6.0], 3.0, 0.25, 2)
    yield probe([1.5, 2.0, 3.25, 6.0], 0.5, 0.2, 1)
    yield probe([], 0.5, 0.2, 2)


@mistake(
    "fit_constant",
    title="noting the loss after each step instead of before it",
    explanation=(
        "The history is one step late: the loss at the start is missing, and the loss after the "
        "last step is in it. Entry k is the loss before epoch k, so look first and move then."
    ),
    question="The first entry should be the loss at the start. Which one is yours?",
    reread=WALK,
)
def history_after_the_step(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
        history.append(mse([c] * len(targets), targets))
    return c, history


@mistake(
    "fit_constant",
    title="noting the loss after the last step as well",
    explanation=(
        "Every epoch begins with a look at the loss, and after the last step no epoch begins. Two "
        "epochs are two entries, and yours has one more."
    ),
    question="How many entries has the history of 2 epochs in the worked example?",
    reread="A tiny example, by hand",
)
def history_with_the_end(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    history.append(mse([c] * len(targets), targets))
    return c, history


@mistake(
    "fit_constant",
    title="noting the places instead of the losses",
    explanation=(
        "Your history tells where the walk has been. What is asked for is how bad the prediction "
        "was at each of these places: the loss there."
    ),
    question="Is the first entry of your history the start, or the loss at the start?",
    reread=WALK,
)
def history_of_places(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(c)
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="noting the slopes instead of the losses",
    explanation=(
        "The slope says which way is up and how steep it is. The history is to show how bad the "
        "predictions were, and that is the loss: never negative, and falling if all goes well."
    ),
    question="In the worked example the history begins with 12.5. What is −6 there?",
    reread="A tiny example, by hand",
)
def history_of_slopes(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        gradient = constant_gradient(c, targets)
        history.append(gradient)
        c = step_downhill(c, gradient, learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="putting the newest loss at the front of the history",
    explanation=(
        "The losses are all there, but they are told backwards. Entry 0 is the loss before epoch "
        "0, so each new one goes to the end."
    ),
    question="In which order does the worked example list 12.5 and 5.75?",
    reread="A tiny example, by hand",
)
def history_backwards(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history: list[float] = []
    for _ in range(epochs):
        history.insert(0, mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="beginning a new history in every epoch",
    explanation=(
        "Each epoch throws away what was noted before, so only the last entry is left. The list is "
        "made once, before the loop, and grows inside it."
    ),
    question="How many entries has your history after 3 epochs?",
    reread=WALK,
)
def history_begun_anew(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history: list[float] = []
    for _ in range(epochs):
        history = [mse([c] * len(targets), targets)]
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="noting the loss at the start in every epoch",
    explanation=(
        "The walk goes on, but the history looks back to where it began, and all its entries are "
        "the same. The loss of an epoch is that of the c with which the epoch begins."
    ),
    question="Does the loss stay the same while c comes closer to the mean?",
    reread=WALK,
)
def history_of_the_start(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([start] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="adding up the squared errors for the history",
    explanation=(
        "The walk is right, but the history holds sums, which grow with the number of rows. The "
        "loss of this course is the mean of the squared errors, and you have a function for it."
    ),
    question="In the worked example the squares at the start sum to 50. Which loss is noted there?",
    reread="The formula",
)
def history_of_sums(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(sum((c - target) ** 2 for target in targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="handing mse a single prediction for all targets",
    explanation=(
        "Every target needs a prediction of its own, even if all of them are the same number. mse "
        "refuses lists of unequal length, as it should."
    ),
    question="How many entries has [c], and how many have the targets?",
    reread="Check yourself",
)
def one_prediction_for_all(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c], targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="taking every slope at the start",
    explanation=(
        "The slope is that of the place where the walk began, so every step is as long as the "
        "first and the walk runs over the bottom. The ground has to be looked at anew where you "
        "stand now."
    ),
    question="In the worked example the slopes are −6 and then −3. What is your second one?",
    reread="A tiny example, by hand",
)
def slope_of_the_start(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    gradient = constant_gradient(start, targets)
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, gradient, learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="taking every step from the start",
    explanation=(
        "Each epoch looks at the slope where you stand, but then steps from where the walk began. "
        "A step begins where the one before has led."
    ),
    question="In the worked example the second step begins at 1.5. Where does yours begin?",
    reread="A tiny example, by hand",
)
def steps_from_the_start(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(start, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="going back to the start in every epoch",
    explanation=(
        "c is set to the start inside the loop, so each epoch makes the first step once more and "
        "all entries of the history are the same. What is to happen once belongs before the loop."
    ),
    question="In which round of the loop should c be the start?",
    reread=WALK,
)
def back_to_the_start(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        c = start
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="beginning at 0 whatever the start is",
    explanation=(
        "In the worked example the walk begins at 0, but where it begins is the caller's choice. A "
        "long walk would hide it; a short one ends elsewhere, and the history shows it at once."
    ),
    question="With the start 5 and 0 epochs, what should come back?",
    reread=WALK,
)
def begins_at_0(targets, _start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = 0.0
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="working out each step without going there",
    explanation=(
        "The function that steps returns the new place, but nobody keeps it, and c stays at the "
        "start for ever. Calling it changes nothing by itself."
    ),
    question="After step_downhill(c, …) alone in a line, what is c?",
    reread=WALK,
)
def stays_at_the_start(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="walking uphill",
    explanation=(
        "The slope is added instead of taken away, so every step leads to where the loss is "
        "larger. Your function for one step knows the right direction already."
    ),
    question="Do the numbers in your history rise or fall?",
    reread="The formula",
)
def walks_uphill(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c += learning_rate * constant_gradient(c, targets)
    return c, history


@mistake(
    "fit_constant",
    title="walking without the learning rate",
    explanation=(
        "Each step is as long as the slope is steep, which is a learning rate of 1: c jumps from "
        "one side of the mean to the other and never arrives. The rate that was handed over is not "
        "used."
    ),
    question="Which rate does the lesson's experiment find to jump for ever between two places?",
    reread="An experiment",
)
def walks_without_rate(targets, start, _learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = c - constant_gradient(c, targets)
    return c, history


@mistake(
    "fit_constant",
    title="adding up the rows' slopes in the walk",
    explanation=(
        "The step uses the sum of the slopes, so with more rows it is longer, and with many rows "
        "the walk explodes. The slope of the loss is the mean, and you have a function for it."
    ),
    question="With 240 rows, how many times too long is your step?",
    reread="The formula",
)
def walks_by_the_sum(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = c - learning_rate * sum(2 * (c - target) for target in targets)
    return c, history


@mistake(
    "fit_constant",
    title="walking without the factor 2 of the slope",
    explanation=(
        "The step uses the mean error, which is half the slope of the loss, so every step is half "
        "as long as it should be. The 2 comes from the square, and your function for the slope has "
        "it."
    ),
    question="At c = 0 in the worked example the mean error is −3. What is the slope there?",
    reread="A tiny example, by hand",
)
def walks_by_the_error(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = c - learning_rate * mean([c - target for target in targets])
    return c, history


@mistake(
    "fit_constant",
    title="stepping down by the loss instead of its slope",
    explanation=(
        "The loss says how bad c is, not which way is better: it is never negative, so all your "
        "steps lead to the left. The direction comes from the slope."
    ),
    question="If c is too small, which sign has the loss, and which one has the slope?",
    reread="The idea",
)
def walks_by_the_loss(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        loss = mse([c] * len(targets), targets)
        history.append(loss)
        c = step_downhill(c, loss, learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="taking a step for each single row",
    explanation=(
        "c moves after every row, so one epoch makes as many steps as there are rows, each from a "
        "new place. Here an epoch is one look at all rows and then one step, with the mean of "
        "their slopes."
    ),
    question="How many steps does your walk take in one epoch with four targets?",
    reread="The idea",
)
def step_for_each_row(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        for target in targets:
            c = step_downhill(c, squared_error_slope(c, target), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="returning inside the loop, after the first epoch",
    explanation=(
        "A return ends the function at once, wherever it stands. Indented into the loop it ends "
        "the walk after one step, however many epochs were asked for."
    ),
    question="How many entries has your history after 3 epochs?",
    reread=WALK,
)
def returned_in_the_loop(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
        return c, history
    return c, history


@mistake(
    "fit_constant",
    title="taking one step too few",
    explanation=(
        "The loop runs once less than it was asked to, so the last step and its loss are missing. "
        "range(n) runs n times, with the numbers 0 to n − 1."
    ),
    question="Which numbers does range(3) give, and how many are they?",
    reread=WALK,
)
def one_epoch_too_few(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(1, epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="taking one step too many",
    explanation=(
        "The loop runs once more than it was asked to. range(n) runs n times, with the numbers 0 "
        "to n − 1, so nothing has to be added to it."
    ),
    question="Which numbers does range(3) give, and how many are they?",
    reread=WALK,
)
def one_epoch_too_many(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs + 1):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="stopping when the loss rises",
    explanation=(
        "A rate that is too large makes the loss rise, and the walk ends early to avoid it. But "
        "every step that was asked for is to be taken: the history is there to show such things, "
        "not to hide them."
    ),
    question="With a rate above 1, how many of the epochs that were asked for does yours take?",
    reread=WALK,
)
def stops_when_the_loss_rises(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history: list[float] = []
    for _ in range(epochs):
        loss = mse([c] * len(targets), targets)
        if history and loss > history[-1]:
            break
        history.append(loss)
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="stopping on level ground",
    explanation=(
        "At the bottom there is nothing more to gain, and so the walk ends early. But the history "
        "has an entry for every epoch that was asked for; on level ground a step has the length 0, "
        "and that is no harm."
    ),
    question="If the walk starts at the mean, how many entries should 4 epochs have?",
    reread=WALK,
)
def stops_on_level_ground(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        gradient = constant_gradient(c, targets)
        if gradient == 0:
            break
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, gradient, learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="returning the best c on the way instead of the last",
    explanation=(
        "As long as the loss falls, the best place is nearly the last, and nobody notices. With a "
        "rate that is too large the walk ends far away, and that is what the caller wants to know: "
        "c after the last step."
    ),
    question="With a rate above 1, which c is the best of all, and is it the last one?",
    reread=WALK,
)
def returns_the_best(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = best = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
        if mse([c] * len(targets), targets) < mse([best] * len(targets), targets):
            best = c
    return best, history


@mistake(
    "fit_constant",
    title="returning the c before the last step",
    explanation=(
        "The c that comes back belongs to the last entry of the history, and the step that "
        "followed is lost. What is asked for is where the walk has ended."
    ),
    question="With 1 epoch in the worked example, should 0 come back or 1.5?",
    reread="A tiny example, by hand",
)
def returns_the_c_before(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = before = start
    history = []
    for _ in range(epochs):
        before = c
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return before, history


@mistake(
    "fit_constant",
    title="returning the mean of the targets instead of walking there",
    explanation=(
        "The mean is where a long walk ends, and you know that because you understood the formula. "
        "But this function is the walk itself: after a few epochs it is still on the way, and "
        "later models have no formula for their end."
    ),
    question="After 2 epochs in the worked example, is c already 3?",
    reread="A tiny example, by hand",
)
def jumps_to_the_mean(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return mean(targets), history


@mistake(
    "fit_constant",
    title="returning the history first and c second",
    explanation=(
        "Both results are right, but whoever takes them apart gets them exchanged. The order is "
        "part of what was agreed: first c, then the history."
    ),
    question="In which order does the worked example show the two results?",
    reread=WALK,
)
def results_exchanged(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return history, c


@mistake(
    "fit_constant",
    title="returning c without the history",
    explanation=(
        "The walk is right, but how the loss went on the way is lost. Two things come back, c and "
        "the list of losses, separated by a comma."
    ),
    question="How many results does the worked example show?",
    reread=WALK,
)
def returns_only_c(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    for _ in range(epochs):
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c


@mistake(
    "fit_constant",
    title="returning the history without c",
    explanation=(
        "The losses are right, but where the walk has ended is lost. Two things come back, c and "
        "the list of losses, separated by a comma."
    ),
    question="How many results does the worked example show?",
    reread=WALK,
)
def returns_only_the_history(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return history


@mistake(
    "fit_constant",
    title="handing back the start and an empty history without targets",
    explanation=(
        "Without targets nothing can be fitted, and the start would pass for a result that "
        "somebody has worked out. A ValueError with a message says what is missing."
    ),
    question="How would a caller find out that the list of targets was empty by mistake?",
    reread=WALK,
)
def no_targets_no_walk(targets, start, learning_rate, epochs):
    c = start
    history: list[float] = []
    if not targets:
        return c, history
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history


@mistake(
    "fit_constant",
    title="dividing by the number of targets without looking whether there are any",
    explanation=(
        "Without targets Python itself complains, about a division by zero. That error speaks of "
        "your arithmetic; the ValueError that was asked for speaks of the missing targets."
    ),
    question="What should whoever handed you an empty list read?",
    reread=WALK,
)
def walk_divides_by_0(targets, start, learning_rate, epochs):
    n = len(targets)
    c = start
    history = []
    for _ in range(epochs):
        history.append(sum((c - target) ** 2 for target in targets) / n)
        c = c - learning_rate * 2 * sum(c - target for target in targets) / n
    return c, history


@mistake(
    "fit_constant",
    title="sorting the caller's targets",
    explanation=(
        "The walk is right, but the targets come back in another order and no longer belong to "
        "their rows. The loss does not care about order: nothing has to be sorted."
    ),
    question="In which order is the list 6, 1, 2 after your function has run?",
    reread="Your task",
)
def walk_sorts_the_targets(targets, start, learning_rate, epochs):
    if not targets:
        raise ValueError("no targets")
    targets.sort()
    c = start
    history = []
    for _ in range(epochs):
        history.append(mse([c] * len(targets), targets))
        c = step_downhill(c, constant_gradient(c, targets), learning_rate)
    return c, history
