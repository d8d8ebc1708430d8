"""Step 11: what learners write instead of the gradient check and of the yardsticks."""

import math
from collections.abc import Iterator

from exercises.step02.slopes import numerical_gradient
from exercises.step08.network import predict_all
from exercises.step09.backprop import batch_gradient
from exercises.step11.proof import flatten, network_mse, relative_error, unflatten
from grader.learn.facts import check_of_slopes
from grader.learn.probing import Probe
from grader.teach.catalogue import FORMULAS, mistake, probe, probes

# ---------------------------------------------------------------------------- relative_error


@probes("relative_error")
def relative_error_probes() -> Iterator[Probe]:
    yield probe(2.0, 5.0)
    yield probe(0.7, 0.3)
    yield probe(-3.0, 2.0)
    yield probe(-0.4, -1.6)
    yield probe(0.00003, -0.00002)
    yield probe(0.0, 0.00005)
    yield probe(0.000004, 0.000001)
    yield probe(0.000000004, 0.000000001)
    yield probe(0.0, 0.0)


@mistake(
    "relative_error",
    title="letting the difference keep its sign",
    explanation=(
        "Without the size bars above the fraction bar the result may be negative. The largest "
        "error would then be looked for among numbers of which half hide below 0, however wrong "
        "they are."
    ),
    question="What does relative_error(2, 4) give with you, and what does relative_error(4, 2)?",
    reread="The formula",
)
def difference_with_sign(a, b):
    return (a - b) / max(abs(a), abs(b), 1e-4)


@mistake(
    "relative_error",
    title="adding the two numbers where they should be subtracted",
    explanation=(
        "The sum of two slopes says nothing about how far apart they are: for two equal slopes it "
        "is large, and for opposite ones it is 0. A check built on it would praise the worst "
        "gradient and blame the right one."
    ),
    question="What should come out for two equal numbers?",
    reread="The formula",
)
def sum_for_difference(a, b):
    return abs(a + b) / max(abs(a), abs(b), 1e-4)


@mistake(
    "relative_error",
    title="comparing the sizes of the two numbers and forgetting their signs",
    explanation=(
        "The bars belong around the difference, not around each number. Here 2 and −2 count as "
        "equal, and a gradient whose every sign is wrong would pass the check."
    ),
    question="How far apart are 2 and −2?",
    reread="The formula",
)
def difference_of_sizes(a, b):
    return abs(abs(a) - abs(b)) / max(abs(a), abs(b), 1e-4)


@mistake(
    "relative_error",
    title="squaring the difference",
    explanation=(
        "A square belongs to the loss. Here the size of the difference is divided by a size, so "
        "that the result is a share: twice as far apart is twice the error."
    ),
    question="For 2 and 4 the formula says 2 / 4. What do you get?",
    reread="The formula",
)
def difference_squared(a, b):
    return (a - b) ** 2 / max(abs(a), abs(b), 1e-4)


@mistake(
    "relative_error",
    title="returning the difference itself, without dividing it",
    explanation=(
        "A difference of 0.001 is nothing for a slope of 500 and half of a slope of 0.002. Only "
        "as a share of the larger one does it say something about both."
    ),
    question="Which is worse, 500 and 500.001, or 0.002 and 0.001? And what do your numbers say?",
    reread="The idea",
)
def absolute_error(a, b):
    return abs(a - b)


@mistake(
    "relative_error",
    title="dividing by the first number only",
    explanation=(
        "The difference is divided by the size of a, even where b is the larger one. The result "
        "then depends on the order of the two, and may be far above 2."
    ),
    question="What do you get for 1 and 4, and what for 4 and 1?",
    reread="The formula",
)
def share_of_the_first(a, b):
    return abs(a - b) / max(abs(a), 1e-4)


@mistake(
    "relative_error",
    title="dividing by the second number only",
    explanation=(
        "The difference is divided by the size of b, even where a is the larger one. The result "
        "then depends on the order of the two, and may be far above 2."
    ),
    question="What do you get for 1 and 4, and what for 4 and 1?",
    reread="The formula",
)
def share_of_the_second(a, b):
    return abs(a - b) / max(abs(b), 1e-4)


@mistake(
    "relative_error",
    title="dividing by the first number alone, with nothing that keeps it from being 0",
    explanation=(
        "Two things are missing under the fraction bar: the size of b, which may be the larger "
        "one, and the 0.0001. A sleeping neuron has slopes of exactly 0, and nothing can be "
        "divided by these."
    ),
    question="What happens for 0 and 0.00000000001?",
    reread="The formula",
)
def share_of_the_first_alone(a, b):
    return abs(a - b) / abs(a)


@mistake(
    "relative_error",
    title="dividing by the second number alone, with nothing that keeps it from being 0",
    explanation=(
        "Two things are missing under the fraction bar: the size of a, which may be the larger "
        "one, and the 0.0001. A sleeping neuron has slopes of exactly 0, and nothing can be "
        "divided by these."
    ),
    question="What happens for 0.00000000001 and 0?",
    reread="The formula",
)
def share_of_the_second_alone(a, b):
    return abs(a - b) / abs(b)


@mistake(
    "relative_error",
    title="taking the larger number under the fraction bar without its size bars",
    explanation=(
        "Of −0.4 and −1.6 the larger number is −0.4, but the larger size is 1.6. Where both are "
        "negative you even divide by 0.0001, and a tiny difference looks enormous."
    ),
    question="Which number do you divide by for −2 and −4?",
    reread="The formula",
)
def larger_without_size(a, b):
    return abs(a - b) / max(a, b, 1e-4)


@mistake(
    "relative_error",
    title="leaving the 0.0001 out",
    explanation=(
        "As a share of the larger one alone, a difference between two slopes of nearly 0 looks "
        "like total disagreement, and for 0 and 0 there is nothing to divide by. The 0.0001 is "
        "the smallest number that is divided by."
    ),
    question="What do you get for 0 and 0.00000000001, and what for 0 and 0?",
    reread="The idea",
)
def nothing_against_zero(a, b):
    return abs(a - b) / max(abs(a), abs(b))


@mistake(
    "relative_error",
    title="guarding against 0 alone and not against nearly 0",
    explanation=(
        "Two zeros are caught, but a measured 0.00000000001 beside a 0 still counts as an error "
        "of 1: total disagreement about nothing. That is why nothing below 0.0001 is divided by."
    ),
    question="What do you get for 0 and 0.00000000001?",
    reread="The idea",
)
def zero_alone_guarded(a, b):
    larger = max(abs(a), abs(b))
    if larger == 0:
        return 0.0
    return abs(a - b) / larger


@mistake(
    "relative_error",
    title="calling every difference between two small numbers 0",
    explanation=(
        "Where both are below 0.0001 you return 0 at once. The formula makes such differences "
        "small, but it does not hide them: they are divided by 0.0001."
    ),
    question="What does the formula give for 0 and 0.00005?",
    reread="The formula",
)
def small_ones_are_equal(a, b):
    larger = max(abs(a), abs(b))
    if larger < 1e-4:
        return 0.0
    return abs(a - b) / larger


@mistake(
    "relative_error",
    title="returning the bare difference where both numbers are small",
    explanation=(
        "Below 0.0001 you don't divide at all. The formula divides by 0.0001 there, so that the "
        "error has no jump: just below the border it is as large as just above."
    ),
    question="What does the formula give for 0 and 0.00005, and what do you get?",
    reread="The formula",
)
def small_ones_undivided(a, b):
    larger = max(abs(a), abs(b))
    if larger < 1e-4:
        return abs(a - b)
    return abs(a - b) / larger


@mistake(
    "relative_error",
    title="adding 0.0001 under the fraction bar instead of choosing the largest of three",
    explanation=(
        "You divide by a little more than the larger size, so every error comes out a little too "
        "small. The 0.0001 only counts where both sizes are below it."
    ),
    question="What should be divided by for 2 and 4, exactly?",
    reread="The formula",
)
def floor_added(a, b):
    return abs(a - b) / (max(abs(a), abs(b)) + 1e-4)


@mistake(
    "relative_error",
    title="adding 0.0001 to the whole fraction",
    explanation=(
        "A division goes before an addition, so the 0.0001 is added to the result, and does not "
        "stand under the fraction bar. Then even two equal numbers have an error, and two zeros "
        "still can't be divided."
    ),
    question="What do you get for two equal numbers?",
    reread="The formula",
)
def floor_beside_the_fraction(a, b):
    return abs(a - b) / max(abs(a), abs(b)) + 1e-4


@mistake(
    "relative_error",
    title="dividing by the sum of the two sizes",
    explanation=(
        "Other courses do so, and their errors come out smaller, some of them by half. Here the "
        "larger of the two alone is divided by, so a forgotten factor 2 gives 0.5."
    ),
    question="What do you get for 2 and 4, and what does the lesson's formula give?",
    reread="The formula",
)
def share_of_the_sum(a, b):
    return abs(a - b) / max(abs(a) + abs(b), 1e-4)


@mistake(
    "relative_error",
    title="dividing by the sum of the two sizes and 0.0001",
    explanation=(
        "Under the fraction bar stands the largest of the three, and you add all three up. Every "
        "error comes out too small, some of them by half."
    ),
    question="What do you get for 2 and 4, and what does the lesson's formula give?",
    reread="The formula",
)
def share_of_all_three(a, b):
    return abs(a - b) / (abs(a) + abs(b) + 1e-4)


@mistake(
    "relative_error",
    title="dividing by the mean of the two sizes",
    explanation=(
        "The mean lies between the two, so you divide by less than the larger one, and the errors "
        "come out too large. The lesson takes the larger one itself."
    ),
    question="What do you get for 2 and 4, and what does the lesson's formula give?",
    reread="The formula",
)
def share_of_the_mean(a, b):
    return abs(a - b) / max((abs(a) + abs(b)) / 2, 1e-4)


@mistake(
    "relative_error",
    title="dividing by the smallest of the three",
    explanation=(
        "The smallest is never more than 0.0001, so ordinary differences become thousands, and "
        "with a 0 there is nothing to divide by. The largest of the three is meant."
    ),
    question="Which of 2, 4 and 0.0001 should stand under the fraction bar?",
    reread="The formula",
)
def smallest_of_three(a, b):
    return abs(a - b) / min(abs(a), abs(b), 1e-4)


@mistake(
    "relative_error",
    title="dividing by the smaller of the two sizes",
    explanation=(
        "As a share of the smaller number the same difference looks larger, and beside a 0 it "
        "looks enormous. The formula takes the larger one."
    ),
    question="What do you get for 2 and 4, and what does the lesson's formula give?",
    reread="The formula",
)
def share_of_the_smaller(a, b):
    return abs(a - b) / max(min(abs(a), abs(b)), 1e-4)


@mistake(
    "relative_error",
    title="taking 0.00000001 for the smallest number that is divided by",
    explanation=(
        "Many programs have this number, and it keeps 0 / 0 away. But slopes of nearly 0, whose "
        "last digits are noise, still count as badly wrong. The lesson's border is 0.0001."
    ),
    question="What do you get for 0 and 0.00005, and what does the lesson's formula give?",
    reread="The formula",
)
def floor_too_low(a, b):
    return abs(a - b) / max(abs(a), abs(b), 1e-8)


@mistake(
    "relative_error",
    title="taking 0.00001, the usual h, for the smallest number that is divided by",
    explanation=(
        "The h is how far a parameter is nudged. The border below which nothing is divided by is "
        "another number, 0.0001."
    ),
    question="How many zeros does the lesson's border have behind the point?",
    reread="The formula",
)
def floor_like_h(a, b):
    return abs(a - b) / max(abs(a), abs(b), 1e-5)


@mistake(
    "relative_error",
    title="taking 0.001 for the smallest number that is divided by",
    explanation=(
        "With a border ten times too high, differences between small slopes come out too small, "
        "and a wrong slope may pass. The lesson's border is 0.0001."
    ),
    question="How many zeros does the lesson's border have behind the point?",
    reread="The formula",
)
def floor_too_high(a, b):
    return abs(a - b) / max(abs(a), abs(b), 1e-3)


@mistake(
    "relative_error",
    title="giving the share in percent",
    explanation=(
        "The share is right, times 100. The course's borders, one millionth for a right gradient "
        "and 0.5 for a forgotten factor 2, are meant for the share itself."
    ),
    question="What does the lesson's example have for 2 and 4?",
    reread="A tiny example, by hand",
)
def in_percent(a, b):
    return 100 * abs(a - b) / max(abs(a), abs(b), 1e-4)


# ---------------------------------------------------------------------------- gradient_check


@probes("gradient_check")
def gradient_check_probes() -> Iterator[Probe]:
    params = {"W1": [[0.5, -0.3], [0.4, 0.7]], "b1": [1.5, 1.25], "W2": [0.6, -0.8], "b2": 0.2}
    rows = [[0.9, 0.4], [-0.5, 0.8], [0.3, -0.6]]
    place = params, rows, [1.4, -0.7, 0.3]
    right = batch_gradient(*place)

    def times(*factors):
        numbers = [p * factor for p, factor in zip(flatten(right), factors, strict=True)]
        return unflatten(numbers, right)

    def slopes(found, h=0.25):
        return probe(found, *place, h, fact=check_of_slopes)

    yield slopes(times(0.9, 0.6, 0.8, 0.95, 0.85, 0.7, 0.75, 0.92, 0.65))
    yield slopes(times(0.9, 0.95, 0.97, 0.92, 0.85, 0.45, 0.75, 0.88, 0.65))
    yield slopes(times(0.93, 0.95, 0.97, 0.92, 0.85, 0.78, 0.35, 0.88, 0.65))
    yield slopes(times(0.93, 0.95, 0.97, 0.92, 0.85, 0.78, 0.82, 0.88, 0.25))
    yield slopes({**right, "W1": [[math.nan, 0.1], right["W1"][1]]})
    yield slopes({**right, "b1": [0.3 * right["b1"][0], math.nan]})
    asleep = {**params, "b1": [1.5, -9.0]}
    still = batch_gradient(asleep, *place[1:])
    there = {**still, "b1": [0.9 * still["b1"][0], 0.5], "b2": 0.8 * still["b2"]}
    yield probe(there, asleep, *place[1:], 0.25, fact=check_of_slopes)
    near = {"W1": [[0.5]], "b1": [-0.2], "W2": [1.5], "b2": 0.25}
    yield probe(FORMULAS["n·p"], near, [[1.0], [-0.5]], [2.0, 0.5], 0.5)
    yield probe(FORMULAS["n·p"], *place, 0.25)


@mistake(
    "gradient_check",
    title="taking the mean of all relative errors instead of the largest",
    explanation=(
        "In a mean one wrong slope hides behind all that are right: with 57 slopes an error of "
        "0.5 shrinks to less than 0.01. The largest can't be hidden."
    ),
    question=(
        "56 slopes are right and one has the error 0.5. What is the mean, and what is the largest?"
    ),
    reread="The idea",
)
def mean_of_errors(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    errors = []
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        errors.append(error)
    return sum(errors) / len(errors)


@mistake(
    "gradient_check",
    title="adding up all relative errors instead of taking the largest",
    explanation=(
        "A sum grows with the number of parameters, so the same number means something else for "
        "every network. The largest error says how wrong the worst slope is."
    ),
    question="Two slopes have the errors 0.5 and 0.25. What should come back?",
    reread="The idea",
)
def sum_of_errors(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    total = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        total += error
    return total


@mistake(
    "gradient_check",
    title="returning the smallest relative error instead of the largest",
    explanation=(
        "One slope that is right is enough for your check to be content, whatever the others are. "
        "The worst disagreement decides."
    ),
    question="Two slopes have the errors 0.5 and 0.25. What should come back?",
    reread="The idea",
)
def smallest_error(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    best = math.inf
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        best = min(best, error)
    return best


@mistake(
    "gradient_check",
    title="returning the last relative error instead of the largest",
    explanation=(
        "Every round of the loop overwrites what the rounds before have found, so in the end only "
        "b2 counts. The largest so far has to be kept."
    ),
    question="W1 is badly wrong and b2 is right. What does your check say?",
    reread="2. `gradient_check`: the largest error of all",
)
def last_error(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        worst = relative_error(a, b)
        if math.isnan(worst):
            return math.inf
    return worst


@mistake(
    "gradient_check",
    title="looking at the first slope alone",
    explanation=(
        "The return stands inside the loop, so the function ends with the first weight of W1. All "
        "other slopes are never compared."
    ),
    question="How far is your return indented, and what does that say about when it runs?",
    reread="2. `gradient_check`: the largest error of all",
)
def first_error(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        return math.inf if math.isnan(error) else error
    return 0.0


@mistake(
    "gradient_check",
    title="letting the largest error pass over nan",
    explanation=(
        "Every comparison with nan is false, so nan never becomes the largest. A gradient with a "
        "nan in it, the worst there can be, looks better than one that is slightly off."
    ),
    question="What is max(0.0, nan) in Python?",
    reread="2. `gradient_check`: the largest error of all",
)
def nan_passed_over(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        worst = max(worst, relative_error(a, b))
    return worst


@mistake(
    "gradient_check",
    title="leaving nan to Python's max over all errors",
    explanation=(
        "Whether max finds a nan depends on where it stands: as the first number it stays, "
        "anywhere else it is passed over. Neither is what is wanted, the answer inf wherever a "
        "nan occurs."
    ),
    question="What are max([nan, 1.0]) and max([1.0, nan]) in Python?",
    reread="2. `gradient_check`: the largest error of all",
)
def nan_left_to_max(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    return max(relative_error(a, b) for a, b in zip(formula, measured, strict=True))


@mistake(
    "gradient_check",
    title="returning nan where an error is nan, and not inf",
    explanation=(
        "You notice the nan, but hand it on. Whoever asks whether the result is larger than one "
        "millionth gets false, as for every comparison with nan. With inf the answer is right."
    ),
    question="What is nan > 0.000001 in Python, and what is inf > 0.000001?",
    reread="2. `gradient_check`: the largest error of all",
)
def nan_returned(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return error
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="calling a nan the error 1",
    explanation=(
        "A nan is not an error of a certain size but no number at all, so no size is right for "
        "it. The lesson wants inf: larger than all that can be measured."
    ),
    question="A wrong sign gives the error 2. Is a nan better than that?",
    reread="2. `gradient_check`: the largest error of all",
)
def nan_is_one(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            error = 1.0
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="measuring to one side only",
    explanation=(
        "You compare the loss at p + h with the loss at p. The loss is curved, and to one side "
        "that bends the slope, the more so the larger h is. To both sides at once, a curve like "
        "that of x² cancels out."
    ),
    question="Measure x² at 1 with h = 0.1, to one side and to both sides. Which gives 2?",
    reread="The formula",
)
def one_sided(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    here = loss(numbers)
    measured = []
    for i in range(len(numbers)):
        right = list(numbers)
        right[i] += h
        measured.append((loss(right) - here) / h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="measuring to the left side only",
    explanation=(
        "You compare the loss at p with the loss at p − h. The loss is curved, and to one side "
        "that bends the slope, the more so the larger h is. To both sides at once, a curve like "
        "that of x² cancels out."
    ),
    question="Measure x² at 1 with h = 0.1, to one side and to both sides. Which gives 2?",
    reread="The formula",
)
def left_side_only(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    here = loss(numbers)
    measured = []
    for i in range(len(numbers)):
        left = list(numbers)
        left[i] -= h
        measured.append((here - loss(left)) / h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="dividing by h where the two feet are 2h apart",
    explanation=(
        "From p − h to p + h it is twice h. With h alone every measured slope comes out twice as "
        "large, so every right gradient looks half as large as it should be."
    ),
    question="A right gradient gives the error 0.5 with you. Which factor explains that?",
    reread="The formula",
)
def divided_by_h(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    measured = []
    for i in range(len(numbers)):
        right, left = list(numbers), list(numbers)
        right[i] += h
        left[i] -= h
        measured.append((loss(right) - loss(left)) / h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="not dividing the difference of the losses by 2h",
    explanation=(
        "What you compare with the slope is how much the loss changes, not how much it changes "
        "for each unit of the parameter. With a small h it is nearly 0, and every slope looks "
        "totally wrong."
    ),
    question="The loss changes by 0.8 while b1 moves by 0.2. How steep is that?",
    reread="The formula",
)
def not_divided(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    measured = []
    for i in range(len(numbers)):
        right, left = list(numbers), list(numbers)
        right[i] += h
        left[i] -= h
        measured.append(loss(right) - loss(left))
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="dividing by 2 and then multiplying by h, because the brackets around 2h are missing",
    explanation=(
        "Without brackets a division by 2 comes first, and then a multiplication by h. So the "
        "smaller the nudge, the smaller your measured slope, while it should hardly depend on it."
    ),
    question="What is 0.8 / 2 * 0.1 in Python, and what is 0.8 / (2 * 0.1)?",
    reread="The formula",
)
def brackets_forgotten(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    measured = []
    for i in range(len(numbers)):
        right, left = list(numbers), list(numbers)
        right[i] += h
        left[i] -= h
        measured.append((loss(right) - loss(left)) / 2 * h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="subtracting the right foot from the left",
    explanation=(
        "The loss to the left minus the loss to the right has the opposite sign of the slope. All "
        "measured slopes are turned round, and every right gradient gets the error 2."
    ),
    question=(
        "A relative error of 2 means: same size, opposite sign. Which of the two slopes has the "
        "right sign?"
    ),
    reread="The formula",
)
def feet_exchanged(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    measured = []
    for i in range(len(numbers)):
        right, left = list(numbers), list(numbers)
        right[i] += h
        left[i] -= h
        measured.append((loss(left) - loss(right)) / (2 * h))
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="measuring with a nudge of your own and not with the caller's h",
    explanation=(
        "The h that the caller gives is never used, and numerical_gradient takes its own. Then "
        "nobody can make h smaller to tell a bend from a mistake."
    ),
    question=(
        "Call your check with h = 0.1 and with h = 0.01 near the lesson's bend. Does the answer "
        "change?"
    ),
    reread="2. `gradient_check`: the largest error of all",
)
def h_ignored(gradient, params, rows, targets, h=1e-5):  # noqa: ARG001
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params))
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="letting the nudges of the earlier parameters stay",
    explanation=(
        "Each parameter is nudged, measured, and left where it was pushed, so the next one is "
        "measured at another place. While one parameter moves the others must be at rest, where "
        "the caller has put them."
    ),
    question="When your loop comes to b2, are the numbers of W1 still what they were?",
    reread="The formula",
)
def nudges_pile_up(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    right, left = flatten(params), flatten(params)
    measured = []
    for i in range(len(right)):
        right[i] += h
        left[i] -= h
        measured.append((loss(right) - loss(left)) / (2 * h))
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="leaving each parameter at p − h after its turn",
    explanation=(
        "You step h up and 2h down, and forget the last step back up. So all later slopes are "
        "measured at a place that has moved, by h in every parameter before them."
    ),
    question="Where does a parameter of 1 stand with h = 0.1 after + h, − 2h?",
    reread="The formula",
)
def last_step_back_forgotten(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    measured = []
    for i in range(len(numbers)):
        numbers[i] += h
        right = loss(numbers)
        numbers[i] -= 2 * h
        measured.append((right - loss(numbers)) / (2 * h))
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="nudging all parameters at once",
    explanation=(
        "All numbers go up by h together, so what you measure is one slope in one direction, the "
        "sum of all of them. The formula has a slope for each parameter, with the others at rest."
    ),
    question=(
        "The slopes along two parameters are 1 and −1. What does the loss do when both are nudged "
        "together?"
    ),
    reread="The formula",
)
def all_nudged_together(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    right = [number + h for number in numbers]
    left = [number - h for number in numbers]
    measured = [(loss(right) - loss(left)) / (2 * h) for _ in numbers]
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="asking the gradient function at nudged parameters",
    explanation=(
        "You compare the slope measured around params with the formula's slope somewhere beside "
        "it. Its answer at the given place is under test. The nudged copies are for the loss "
        "alone."
    ),
    question=(
        "With which params does the lesson tell you to call gradient, and how often do you call it?"
    ),
    reread="2. `gradient_check`: the largest error of all",
)
def gradient_at_nudged_place(gradient, params, rows, targets, h=1e-5):
    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    numbers = flatten(params)
    worst = 0.0
    for i in range(len(numbers)):
        right, left = list(numbers), list(numbers)
        right[i] += h
        left[i] -= h
        b = (loss(right) - loss(left)) / (2 * h)
        a = flatten(gradient(unflatten(right, params), rows, targets))[i]
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="asking the gradient function for the first row alone",
    explanation=(
        "The loss is measured over all rows, and the gradient is taken over one of them. The two "
        "are slopes of different losses, so they disagree even when both are right."
    ),
    question="With which rows and targets does the lesson tell you to call gradient?",
    reread="2. `gradient_check`: the largest error of all",
)
def gradient_of_the_first_row(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows[:1], targets[:1]))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="checking batch_gradient and not the gradient function that was handed in",
    explanation=(
        "Your own step 09 is imported in this file, and you compare it with the measurement, "
        "whatever the caller hands in. So every gradient passes, the wrong ones too."
    ),
    question="Hand in a function that returns only zeros. Does your check notice?",
    reread="2. `gradient_check`: the largest error of all",
)
def own_gradient_checked(gradient, params, rows, targets, h=1e-5):  # noqa: ARG001
    formula = flatten(batch_gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="measuring the sum of the squared errors instead of their mean",
    explanation=(
        "A gradient of the MSE has means in it, and you measure the slopes of a sum, which are "
        "larger by the number of rows. So every right gradient looks wrong."
    ),
    question=(
        "With four rows every slope of yours is four times too large. Which error does a right "
        "gradient get?"
    ),
    reread="The formula",
)
def sum_measured(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return len(rows) * network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="measuring the loss of the first row alone",
    explanation=(
        "The gradient that is under test is that of all rows, and you measure the slopes of one "
        "row's squared error. The two are slopes of different losses."
    ),
    question="Over which rows is the MSE a mean?",
    reread="The formula",
)
def first_row_measured(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows[:1], targets[:1])

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="measuring half of the MSE",
    explanation=(
        "The course's squared error has no factor ½. With it every measured slope is half as "
        "large, and every right gradient gets the error 0.5."
    ),
    question="A right gradient gets 0.5 with you. Which factor explains that?",
    reread="The formula",
)
def half_measured(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets) / 2

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="measuring the root of the MSE",
    explanation=(
        "The root has its own slopes, and they are not those of the MSE. The gradient under test "
        "is that of the loss without a root."
    ),
    question="The slope of x² at 3 is 6. What is the slope of its root there?",
    reread="The formula",
)
def root_measured(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return math.sqrt(network_mse(unflatten(numbers, params), rows, targets))

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="taking the plain difference of two slopes, not the relative error",
    explanation=(
        "Without the division a large slope that is nearly right looks worse than a small one "
        "that is entirely wrong. relative_error is what makes the slopes comparable."
    ),
    question="Which is worse, 500 and 500.1, or 0.02 and −0.02? And what do your numbers say?",
    reread="The idea",
)
def differences_not_shares(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = abs(a - b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="comparing the two gradients as a whole, by the lengths of their vectors",
    explanation=(
        "You divide the length of the difference by the length of the longer gradient. Other "
        "courses do so, but one small slope that is entirely wrong disappears beside the large "
        "ones. Here every slope is judged by itself."
    ),
    question=(
        "A slope of 0.01 has the wrong sign, and the others, around 5, are right. What comes out "
        "with you?"
    ),
    reread="The idea",
)
def lengths_compared(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)

    def length(numbers):
        return math.sqrt(sum(number * number for number in numbers))

    difference = [a - b for a, b in zip(formula, measured, strict=True)]
    error = length(difference) / max(length(formula), length(measured), 1e-4)
    return math.inf if math.isnan(error) else error


@mistake(
    "gradient_check",
    title="comparing the two gradients as a whole, by the sum of the lengths of their vectors",
    explanation=(
        "You divide the length of the difference by the sum of both lengths. Other courses do so, "
        "but one small slope that is entirely wrong disappears beside the large ones. Here every "
        "slope is judged by itself."
    ),
    question=(
        "A slope of 0.01 has the wrong sign, and the others, around 5, are right. What comes out "
        "with you?"
    ),
    reread="The idea",
)
def sum_of_lengths_compared(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)

    def length(numbers):
        return math.sqrt(sum(number * number for number in numbers))

    difference = [a - b for a, b in zip(formula, measured, strict=True)]
    error = length(difference) / (length(formula) + length(measured))
    return math.inf if math.isnan(error) else error


@mistake(
    "gradient_check",
    title="leaving b2 out of the comparison",
    explanation=(
        "The last of all numbers is never compared, so a gradient whose b2 is wrong passes. A "
        "check is worth something only when it looks at every number."
    ),
    question="How many numbers does a 2-2-1 have, and how many does your check compare?",
    reread="2. `gradient_check`: the largest error of all",
)
def b2_unchecked(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    formula, measured = formula[:-1], measured[:-1]
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="leaving b1 out of the comparison",
    explanation=(
        "The biases of the hidden neurons are never compared, so a gradient whose b1 is wrong "
        "passes. A check is worth something only when it looks at every number."
    ),
    question="How many numbers does a 2-2-1 have, and how many does your check compare?",
    reread="2. `gradient_check`: the largest error of all",
)
def b1_unchecked(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    n_weights = sum(len(weights) for weights in params["W1"])
    biases = slice(n_weights, n_weights + len(params["b1"]))
    del formula[biases], measured[biases]
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="leaving W2 out of the comparison",
    explanation=(
        "The weights of the output are never compared, so a gradient whose W2 is wrong passes. A "
        "check is worth something only when it looks at every number."
    ),
    question="How many numbers does a 2-2-1 have, and how many does your check compare?",
    reread="2. `gradient_check`: the largest error of all",
)
def w2_unchecked(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    outputs = slice(-1 - len(params["W2"]), -1)
    del formula[outputs], measured[outputs]
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="leaving W1 out of the comparison",
    explanation=(
        "The weights of the hidden neurons are never compared. They are most of the numbers of "
        "the network, and those with the longest way back, where most mistakes are made."
    ),
    question="A 5-8-1 has 57 numbers. How many of them does your check compare?",
    reread="2. `gradient_check`: the largest error of all",
)
def w1_unchecked(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    weights = slice(0, sum(len(row) for row in params["W1"]))
    del formula[weights], measured[weights]
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="checking the weights and no bias",
    explanation=(
        "W1 and W2 are compared, b1 and b2 are not. A wrong bias is the very thing that a check "
        "should bring to light, since the loss falls without it too."
    ),
    question="How many numbers does a 2-2-1 have, and how many does your check compare?",
    reread="The idea",
)
def biases_unchecked(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    n_weights = sum(len(weights) for weights in params["W1"])
    biases = slice(n_weights, n_weights + len(params["b1"]))
    del formula[biases], measured[biases]
    formula, measured = formula[:-1], measured[:-1]
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="checking W1 alone",
    explanation=(
        "Only the weights of the hidden neurons are compared. A gradient that is wrong in b1, W2 "
        "or b2 passes, and one wrong number anywhere is enough to spoil a training."
    ),
    question="How many numbers does a 2-2-1 have, and how many does your check compare?",
    reread="2. `gradient_check`: the largest error of all",
)
def w1_alone_checked(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    n_weights = sum(len(weights) for weights in params["W1"])
    formula, measured = formula[:n_weights], measured[:n_weights]
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="passing over every slope that is measured as 0",
    explanation=(
        "Where the measurement is 0 you don't compare at all. But that is where a forgotten gate "
        "shows: the neuron is asleep, and the formula gives it a slope all the same. "
        "relative_error is made so that a true 0 does no harm."
    ),
    question="A neuron is asleep and the gradient says 0.5 for its bias. Does your check notice?",
    reread="The idea",
)
def zero_slopes_skipped(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        if abs(b) < 1e-12:
            continue
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


@mistake(
    "gradient_check",
    title="answering yes or no instead of how large the error is",
    explanation=(
        "You judge the error yourself and return whether it is small. The caller wants the "
        "number: near a bend a large error can be right, and only numbers for several h show it."
    ),
    question=(
        "How could somebody tell a forgotten factor 2 from a neuron near its bend by your answer?"
    ),
    reread="2. `gradient_check`: the largest error of all",
)
def yes_or_no(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return False
        worst = max(worst, error)
    return worst < 1e-6


@mistake(
    "gradient_check",
    title="returning the list of all errors instead of the largest",
    explanation=(
        "All errors are right, but the caller wants one number: how bad the worst of them is. "
        "Nobody can read 57 numbers after every change."
    ),
    question="Which one of the 57 numbers decides whether the gradient is right?",
    reread="2. `gradient_check`: the largest error of all",
)
def all_errors_returned(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    errors = []
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        errors.append(error)
    return errors


@mistake(
    "gradient_check",
    title="returning how many slopes disagree",
    explanation=(
        "You count the slopes whose error is above a border. The caller wants to know how large "
        "the largest error is: 0.000002 and 2 are very different pieces of news."
    ),
    question="One slope has the error 0.5, all others are right. What should come back?",
    reread="2. `gradient_check`: the largest error of all",
)
def disagreements_counted(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def loss(numbers):
        return network_mse(unflatten(numbers, params), rows, targets)

    measured = numerical_gradient(loss, flatten(params), h)
    count = 0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        if error > 1e-6:
            count += 1
    return count


@mistake(
    "gradient_check",
    title="nudging the caller's own parameters and leaving them nudged",
    explanation=(
        "You nudge the numbers in the dict that came in, and after + h and − 2h the last step "
        "back is missing. So later slopes are measured at a place that has moved, and after the "
        "check the caller's network is another one than before."
    ),
    question="Print params before and after the check. Is every number what it was?",
    reread="2. `gradient_check`: the largest error of all",
)
def caller_left_nudged(gradient, params, rows, targets, h=1e-5):
    formula = flatten(gradient(params, rows, targets))

    def slope(numbers, i):
        numbers[i] += h
        right = network_mse(params, rows, targets)
        numbers[i] -= 2 * h
        left = network_mse(params, rows, targets)
        return (right - left) / (2 * h)

    measured = [slope(row, i) for row in params["W1"] for i in range(len(row))]
    measured += [slope(params["b1"], k) for k in range(len(params["b1"]))]
    measured += [slope(params["W2"], k) for k in range(len(params["W2"]))]
    measured.append(slope(params, "b2"))
    worst = 0.0
    for a, b in zip(formula, measured, strict=True):
        error = relative_error(a, b)
        if math.isnan(error):
            return math.inf
        worst = max(worst, error)
    return worst


# ------------------------------------------------------------------------- mean_baseline_mse


@probes("mean_baseline_mse")
def mean_baseline_probes() -> Iterator[Probe]:
    yield probe([0.2, 0.7, 1.4, 0.1], [0.5, 0.9, 0.35])
    yield probe([1.3, 0.4], [0.25, 0.6, 2.1, 0.8, 1.7])
    yield probe([0.15, 0.85, 0.3], [1.2, 0.45, 0.95])


@mistake(
    "mean_baseline_mse",
    title="predicting the mean of the targets that are to be judged",
    explanation=(
        "A baseline may only know the training rows. You take the mean of the very targets you "
        "are then judged on, which nobody knows before, so the baseline comes out better than it "
        "is."
    ),
    question="Which of the two lists does a model know before it has to predict?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def mean_of_the_judged(train_targets, targets):  # noqa: ARG001
    prediction = sum(targets) / len(targets)
    return sum((prediction - target) ** 2 for target in targets) / len(targets)


@mistake(
    "mean_baseline_mse",
    title="judging the mean on the training targets themselves",
    explanation=(
        "The mean is right, but its errors are taken on the rows that it was made from. A model "
        "is judged on the others, which none of the models has seen."
    ),
    question="What happens to your answer when only the second list changes?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def judged_on_training(train_targets, targets):  # noqa: ARG001
    prediction = sum(train_targets) / len(train_targets)
    return sum((prediction - target) ** 2 for target in train_targets) / len(train_targets)


@mistake(
    "mean_baseline_mse",
    title="exchanging the two lists",
    explanation=(
        "You predict the mean of the validation targets and take the errors on the training "
        "targets. The first list is what the baseline may know, the second is what it is judged "
        "on."
    ),
    question="With the lists [0.3] and [0.5, 0.7], how many errors are there?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def lists_exchanged(train_targets, targets):
    prediction = sum(targets) / len(targets)
    return sum((prediction - target) ** 2 for target in train_targets) / len(train_targets)


@mistake(
    "mean_baseline_mse",
    title="predicting the mean of both lists together",
    explanation=(
        "You take all targets that you have for the mean, and the ones to be judged are among "
        "them. A baseline may only know the training rows."
    ),
    question="Which of the two lists does a model know before it has to predict?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def mean_of_both(train_targets, targets):
    known = [*train_targets, *targets]
    prediction = sum(known) / len(known)
    return sum((prediction - target) ** 2 for target in targets) / len(targets)


@mistake(
    "mean_baseline_mse",
    title="dividing the sum of the squared errors by the number of training targets",
    explanation=(
        "There is one error for each target that is judged, and the mean of the errors goes by "
        "their number. The number of training targets belongs to the other mean, the prediction."
    ),
    question=(
        "With 2 training targets and 3 targets to judge, how many errors do you add up, and by "
        "which number must the sum be divided?"
    ),
    reread="3. `mean_baseline_mse`: always the mean",
)
def errors_over_the_training_number(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    return sum((prediction - target) ** 2 for target in targets) / len(train_targets)


@mistake(
    "mean_baseline_mse",
    title="dividing the sum of the training targets by the number of the others",
    explanation=(
        "The prediction is a mean over the training targets, so their sum goes by their own "
        "number. The two lists may have different lengths."
    ),
    question=(
        "The training targets are 0.4 and 0.2, and there are three targets to judge. What should "
        "be predicted, and what do you predict?"
    ),
    reread="3. `mean_baseline_mse`: always the mean",
)
def mean_over_the_judged_number(train_targets, targets):
    prediction = sum(train_targets) / len(targets)
    return sum((prediction - target) ** 2 for target in targets) / len(targets)


@mistake(
    "mean_baseline_mse",
    title="predicting the sum of the training targets instead of their mean",
    explanation=(
        "The sum grows with the number of training rows, so the prediction is far too large. The "
        "mean divides it by their number."
    ),
    question="What would you predict if every training target were 0.3?",
    reread="The formula",
)
def sum_predicted(train_targets, targets):
    prediction = sum(train_targets)
    return sum((prediction - target) ** 2 for target in targets) / len(targets)


@mistake(
    "mean_baseline_mse",
    title="adding up the squared errors without dividing by their number",
    explanation=(
        "A sum of squared errors grows with the number of rows, so it can't be compared with "
        "anything. The M in MSE stands for mean."
    ),
    question="Repeat every target twice. Should the answer change, and does yours?",
    reread="The formula",
)
def sum_of_squares(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    return sum((prediction - target) ** 2 for target in targets)


@mistake(
    "mean_baseline_mse",
    title="taking the mean size of the errors instead of the mean square",
    explanation=(
        "Without the square this is the mean absolute error. The function returns the MSE, so "
        "that it can be compared with the loss of a network."
    ),
    question="For the errors −0.2, 0 and −0.3, what is the mean of the squares?",
    reread="The formula",
)
def sizes_for_squares(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    return sum(abs(prediction - target) for target in targets) / len(targets)


@mistake(
    "mean_baseline_mse",
    title="adding up the errors without squaring them",
    explanation=(
        "Errors to both sides cancel, so a bad prediction may get a mean error of 0, and even a "
        "negative one. The squares are never negative."
    ),
    question="Which loss do the errors −0.5 and 0.5 have with you?",
    reread="The formula",
)
def errors_unsquared(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    return sum(prediction - target for target in targets) / len(targets)


@mistake(
    "mean_baseline_mse",
    title="squaring the mean error instead of taking the mean of the squares",
    explanation=(
        "You average the errors first, and there the misses to both sides cancel. Each error has "
        "to be squared by itself, and the squares are averaged."
    ),
    question="What do you get for the errors −0.5 and 0.5, and what is the MSE?",
    reread="The formula",
)
def mean_then_square(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    return (sum(prediction - target for target in targets) / len(targets)) ** 2


@mistake(
    "mean_baseline_mse",
    title="taking the root of the MSE",
    explanation=(
        "The root is the RMSE, which the table of the lesson shows in rentals. This function "
        "returns the MSE itself, and the caller takes the root where one is wanted."
    ),
    question="What is the square of your answer?",
    reread="The formula",
)
def root_of_the_mse(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    return math.sqrt(sum((prediction - target) ** 2 for target in targets) / len(targets))


@mistake(
    "mean_baseline_mse",
    title="halving the MSE",
    explanation=(
        "The squared error of this course has no factor ½. With it the baseline looks twice as "
        "good as it is beside a network whose loss has no such factor."
    ),
    question="Which loss has a prediction of 0 for the single target 1?",
    reread="The formula",
)
def half_of_the_mse(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    return sum((prediction - target) ** 2 for target in targets) / (2 * len(targets))


@mistake(
    "mean_baseline_mse",
    title="dividing by one less than the number of errors",
    explanation=(
        "Statistics divides so where a spread is estimated from a sample. Here it is simply the "
        "mean of the squared errors, so the sum goes by their number, and a single target is "
        "allowed too."
    ),
    question="What do you get for a single target?",
    reread="The formula",
)
def one_less(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    return sum((prediction - target) ** 2 for target in targets) / (len(targets) - 1)


@mistake(
    "mean_baseline_mse",
    title="predicting the median of the training targets",
    explanation=(
        "The median is the value in the middle. It makes the mean size of the errors small; for "
        "the mean square, which is asked for here, the mean is the best constant, and it is what "
        "the lesson names."
    ),
    question="What are the mean and the median of 0.1, 0.2 and 0.9?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def median_predicted(train_targets, targets):
    ordered = sorted(train_targets)
    middle = len(ordered) // 2
    prediction = (ordered[middle] + ordered[~middle]) / 2
    return sum((prediction - target) ** 2 for target in targets) / len(targets)


@mistake(
    "mean_baseline_mse",
    title="rounding the mean down to a whole number",
    explanation=(
        "The sign // divides and throws away all behind the point. The targets are thousands of "
        "rentals, mostly below 1, so your prediction is mostly 0."
    ),
    question="What are 7 // 2 and 7 / 2 in Python?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def whole_mean(train_targets, targets):
    prediction = sum(train_targets) // len(train_targets)
    return sum((prediction - target) ** 2 for target in targets) / len(targets)


@mistake(
    "mean_baseline_mse",
    title="comparing the two lists entry by entry",
    explanation=(
        "You predict each target by the training target at the same place, which has nothing to "
        "do with it, and where the lists have different lengths the rest is lost. The baseline "
        "has one prediction for all."
    ),
    question="The baseline predicts the same number for every row. Which one, for [0.3, 0.5, 0.1]?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def entry_by_entry(train_targets, targets):
    pairs = list(zip(train_targets, targets, strict=False))
    return sum((known - target) ** 2 for known, target in pairs) / len(pairs)


@mistake(
    "mean_baseline_mse",
    title="returning after the first error",
    explanation=(
        "The return stands inside the loop, so only the first target is judged. The others never "
        "get their turn."
    ),
    question="How far is your return indented, and what does that say about when it runs?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def first_error_only(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    total = 0.0
    for target in targets:
        total += (prediction - target) ** 2
        return total / len(targets)
    return total


@mistake(
    "mean_baseline_mse",
    title="keeping only the last squared error",
    explanation=(
        "Every round of the loop overwrites the sum with one new square. In the end only the last "
        "target has counted, and its square is still divided by the number of all."
    ),
    question="What should happen to the total when the second square comes?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def last_error_only(train_targets, targets):
    prediction = sum(train_targets) / len(train_targets)
    total = 0.0
    for target in targets:
        total = (prediction - target) ** 2
    return total / len(targets)


@mistake(
    "mean_baseline_mse",
    title="returning the prediction instead of its error",
    explanation=(
        "The mean of the training targets is what the baseline predicts. The function is asked "
        "how wrong that is on the other targets."
    ),
    question="Does your answer change when only the second list changes?",
    reread="3. `mean_baseline_mse`: always the mean",
)
def prediction_returned(train_targets, targets):  # noqa: ARG001
    return sum(train_targets) / len(train_targets)


# ------------------------------------------------------------------------- hour_baseline_mse


@probes("hour_baseline_mse")
def hour_baseline_probes() -> Iterator[Probe]:
    def day(hours):
        more = [[0.3, 0.8], [0.55, 0.1], [0.2, 0.6], [0.9, 0.4], [0.7, 0.5], [0.45, 0.95]]
        return [[hour / 23, *rest] for hour, rest in zip(hours, more, strict=False)]

    yield probe(day([8, 8, 13, 8]), [0.3, 0.75, 0.1, 0.4], day([8, 13, 8]), [0.6, 0.35, 0.2])
    yield probe(
        day([12, 13, 12, 13, 12, 5]),
        [0.2, 0.9, 0.35, 0.6, 0.1, 0.8],
        day([13, 12, 13, 5]),
        [0.5, 0.45, 0.05, 0.3],
    )
    yield probe(day([9, 4, 9, 9, 17]), [0.7, 0.15, 0.5, 0.95, 0.4], day([20, 9]), [0.25, 0.65])
    yield probe(day([0, 23, 0, 1]), [0.1, 0.3, 0.25, 0.6], day([23, 0, 1]), [0.8, 0.05, 0.2])


@mistake(
    "hour_baseline_mse",
    title="cutting the hour down with int instead of rounding it",
    explanation=(
        "In floats 13 / 23 · 23 is a tiny bit below 13, and int throws away all behind the point. "
        "So what happens at thirteen is counted for twelve."
    ),
    question="What are int(12.999999999999998) and round(12.999999999999998) in Python?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def cut_down(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(int(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(int(23 * row[0]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="rounding the hour of the training rows and cutting down that of the others",
    explanation=(
        "A row at thirteen is put into the box 13 in training, and looked for in the box 12 "
        "later, because 13 / 23 · 23 is a tiny bit below 13 in floats. Both must go by the same "
        "rule, and that is round."
    ),
    question="Into which box does a training row at thirteen go, and in which do you look for it?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def cut_down_in_one_place(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(int(23 * row[0]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="rounding the scaled feature without multiplying it by 23",
    explanation=(
        "The feature lies between 0 and 1, so rounded it is 0 or 1: the night and the morning "
        "share one mean, the afternoon and the evening the other. Times 23 it becomes the hour "
        "again."
    ),
    question="How many different boxes do you fill, and how many hours has a day?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def hour_not_scaled_back(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(row[0]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="filling the boxes by the hour and looking them up by the scaled feature",
    explanation=(
        "The boxes are named 0 to 23, and you look for names such as 0.3478. Nearly nothing is "
        "found, so nearly every row gets the mean of all, and the feature 1.0 even gets the box "
        "of one o'clock."
    ),
    question=(
        "Under which name was the box of eight o'clock filled, and under which do you look for it?"
    ),
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def looked_up_by_feature(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[float, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(row[0], train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="reading the hour from the second feature",
    explanation=(
        "Features are counted from 0, so the hour is row[0]. The second one is the temperature, "
        "and rows that are warm alike get one mean."
    ),
    question="Which of the five features stands first?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def second_feature(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[1]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[1]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="predicting the mean of all hours for every row",
    explanation=(
        "The hour makes no difference here: every row gets the mean of all training targets. That "
        "is the other baseline. This one has a mean for each hour of the day."
    ),
    question=(
        "Two rows at eight have 0.4, and one at thirteen has 0.1. What should be predicted at "
        "thirteen?"
    ),
    reread="The formula",
)
def hour_ignored(train_rows, train_targets, rows, targets):  # noqa: ARG001
    prediction = sum(train_targets) / len(train_targets)
    return sum((prediction - target) ** 2 for target in targets) / len(targets)


@mistake(
    "hour_baseline_mse",
    title="predicting 0 for an hour that never occurs in training",
    explanation=(
        "A box that does not exist is treated as if nobody had rented a bike at that hour. The "
        "best that the baseline knows then is the mean of all training targets."
    ),
    question=(
        "No training row is at twenty, and the mean of all is 0.3. What would you predict for "
        "twenty, knowing nothing else?"
    ),
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def unknown_is_zero(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), [0.0])
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="leaving out the rows whose hour never occurs in training",
    explanation=(
        "Such rows are not judged at all, so the baseline is compared with the network on fewer "
        "rows. Every row gets a prediction, these the mean of all training targets."
    ),
    question=(
        "How many squared errors does the lesson's example have for three rows, and how many have "
        "you?"
    ),
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def unknown_left_out(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        hour = round(23 * row[0])
        if hour in targets_of_hour:
            known = targets_of_hour[hour]
            squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="counting no error for the rows whose hour never occurs in training",
    explanation=(
        "Such rows add nothing to the sum, but they are counted when it is divided, as if the "
        "baseline had hit them exactly. They get the mean of all training targets, and the error "
        "that this makes."
    ),
    question=(
        "Your baseline knows nothing about twenty o'clock. Is it likely to be exactly right there?"
    ),
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def unknown_without_error(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    total = 0.0
    for row, target in zip(rows, targets, strict=True):
        hour = round(23 * row[0])
        if hour in targets_of_hour:
            known = targets_of_hour[hour]
            total += (sum(known) / len(known) - target) ** 2
    return total / len(rows)


@mistake(
    "hour_baseline_mse",
    title="making no provision for an hour that never occurs in training",
    explanation=(
        "A dict has nothing to give for a key that was never filled, and raises a KeyError. Such "
        "rows get the mean of all training targets."
    ),
    question=(
        "In the lesson's example no training row is at twenty. Which prediction does the third "
        "row get?"
    ),
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def unknown_unprovided(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour[round(23 * row[0])]
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="predicting the mean of the hours' means for an hour that never occurs in training",
    explanation=(
        "In a mean of means an hour with one row counts as much as an hour with hundreds. The "
        "lesson wants the mean of all training targets, each of them counted once."
    ),
    question=(
        "Two rows at eight have 0.3 and 0.5, and one at thirteen has 0.1. What is the mean of the "
        "three, and what is the mean of the two means?"
    ),
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def unknown_is_mean_of_means(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    means = {hour: sum(known) / len(known) for hour, known in targets_of_hour.items()}
    overall = sum(means.values()) / len(means)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        prediction = means.get(round(23 * row[0]), overall)
        squares.append((prediction - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="predicting the mean of the judged targets for an hour that never occurs in training",
    explanation=(
        "The targets that are to be judged are unknown when the prediction is made. The mean for "
        "such an hour is that of all training targets."
    ),
    question="Which of the two lists of targets does a baseline know?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def unknown_is_mean_of_the_judged(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="giving an hour that never occurs in training the mean of the nearest hour that does",
    explanation=(
        "That is a clever thought, and not what the lesson asks for: such an hour gets the mean "
        "of all training targets. Everybody's baseline must be the same to be worth comparing "
        "with."
    ),
    question="No training row is at twenty. Which mean does the lesson predict there?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def unknown_is_the_nearest(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        hour = round(23 * row[0])
        nearest = min(sorted(targets_of_hour), key=lambda known_hour: abs(known_hour - hour))
        known = targets_of_hour[nearest]
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="filling the boxes with the rows that are to be judged",
    explanation=(
        "The means of the hours are made from the very targets on which they are then judged, "
        "which no baseline can know. It comes out better than it is."
    ),
    question="Change only the training targets. Does your answer change?",
    reread="The idea",
)
def boxes_of_the_judged(train_rows, train_targets, rows, targets):  # noqa: ARG001
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(rows, targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="judging the means of the hours on the training rows themselves",
    explanation=(
        "The means are right, but their errors are taken on the rows from which they were made. A "
        "model is judged on the others, which none of the models has seen."
    ),
    question="Change only the targets that are to be judged. Does your answer change?",
    reread="The idea",
)
def judged_on_the_training_rows(train_rows, train_targets, rows, targets):  # noqa: ARG001
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(train_rows, train_targets, strict=True):
        known = targets_of_hour[round(23 * row[0])]
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="exchanging training rows and judged rows",
    explanation=(
        "The boxes are filled with the rows that are to be judged, and the errors are taken on "
        "the training rows. The first two arguments are what the baseline may know."
    ),
    question="With 6 training rows and 4 others, how many squared errors are there?",
    reread="The idea",
)
def sides_exchanged(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(rows, targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(train_rows, train_targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="predicting the last training target of the hour instead of their mean",
    explanation=(
        "Every new target overwrites the one before under the same hour, so only the last one is "
        "left. The box has to keep all of them."
    ),
    question="Two training rows at eight have 0.3 and 0.5. What should be predicted at eight?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def last_of_the_hour(train_rows, train_targets, rows, targets):
    target_of_hour = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        target_of_hour[round(23 * row[0])] = target
    overall = sum(train_targets) / len(train_targets)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        prediction = target_of_hour.get(round(23 * row[0]), overall)
        squares.append((prediction - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="predicting the first training target of the hour instead of their mean",
    explanation=(
        "Once a box has a number in it, all further targets of the hour are dropped. The box has "
        "to keep all of them."
    ),
    question="Two training rows at eight have 0.3 and 0.5. What should be predicted at eight?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def first_of_the_hour(train_rows, train_targets, rows, targets):
    target_of_hour: dict[int, float] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        target_of_hour.setdefault(round(23 * row[0]), target)
    overall = sum(train_targets) / len(train_targets)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        prediction = target_of_hour.get(round(23 * row[0]), overall)
        squares.append((prediction - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="averaging each new target of an hour with the mean so far",
    explanation=(
        "With every target the old mean is halved, so the last targets weigh most: of three, the "
        "last counts half and the first two a quarter each. In a mean all count alike."
    ),
    question="What do you get for 0.1, 0.2 and 0.9, and what is their mean?",
    reread="The formula",
)
def pairwise_mean(train_rows, train_targets, rows, targets):
    mean_of_hour: dict[int, float] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        hour = round(23 * row[0])
        mean_of_hour[hour] = (mean_of_hour.get(hour, target) + target) / 2
    overall = sum(train_targets) / len(train_targets)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        prediction = mean_of_hour.get(round(23 * row[0]), overall)
        squares.append((prediction - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="predicting the sum of the hour's targets instead of their mean",
    explanation=(
        "The sum grows with the number of training rows at that hour. The mean divides it by the "
        "number of targets in the box."
    ),
    question="Two training rows at eight have 0.3 and 0.5. What should be predicted at eight?",
    reread="The formula",
)
def sum_of_the_hour(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    overall = sum(train_targets) / len(train_targets)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        hour = round(23 * row[0])
        prediction = sum(targets_of_hour[hour]) if hour in targets_of_hour else overall
        squares.append((prediction - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="dividing the sum of an hour's targets by the number of all training rows",
    explanation=(
        "The mean of an hour goes by the number of targets of that hour. Divided by all of them "
        "it is far too small, the more so the more hours there are."
    ),
    question=(
        "Two of three training rows are at eight, with 0.3 and 0.5. By which number must 0.8 be "
        "divided?"
    ),
    reread="The formula",
)
def hour_over_all(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    overall = sum(train_targets) / len(train_targets)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        hour = round(23 * row[0])
        prediction = overall
        if hour in targets_of_hour:
            prediction = sum(targets_of_hour[hour]) / len(train_targets)
        squares.append((prediction - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="predicting the median of the hour's targets",
    explanation=(
        "The median is the value in the middle. The lesson's baseline is the mean of the hour, "
        "which is what makes the mean square smallest."
    ),
    question="What are the mean and the median of 0.1, 0.2 and 0.9?",
    reread="The formula",
)
def median_of_the_hour(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    overall = sum(train_targets) / len(train_targets)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        hour = round(23 * row[0])
        prediction = overall
        if hour in targets_of_hour:
            ordered = sorted(targets_of_hour[hour])
            middle = len(ordered) // 2
            prediction = (ordered[middle] + ordered[~middle]) / 2
        squares.append((prediction - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="counting one row too many in every hour",
    explanation=(
        "Your count begins at 1 before the first row has come, or is raised once more at the end. "
        "So every mean of an hour is too small, most of all where an hour has few rows."
    ),
    question="One training row is at thirteen, with 0.1. What do you predict at thirteen?",
    reread="The formula",
)
def count_begins_at_one(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    overall = sum(train_targets) / len(train_targets)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        hour = round(23 * row[0])
        prediction = overall
        if hour in targets_of_hour:
            known = targets_of_hour[hour]
            prediction = sum(known) / (len(known) + 1)
        squares.append((prediction - target) ** 2)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="taking the MSE of each hour first, and then the mean over the hours",
    explanation=(
        "Then an hour with one row counts as much as an hour with hundreds. Each judged row "
        "counts once, whatever its hour."
    ),
    question=(
        "Two rows at eight have the squared error 0, and one at thirteen has 0.3. What is the "
        "mean over the rows, and what is it over the hours?"
    ),
    reread="The formula",
)
def mean_over_the_hours(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares_of_hour: dict[int, list[float]] = {}
    for row, target in zip(rows, targets, strict=True):
        hour = round(23 * row[0])
        known = targets_of_hour.get(hour, train_targets)
        square = (sum(known) / len(known) - target) ** 2
        squares_of_hour.setdefault(hour, []).append(square)
    means = [sum(squares) / len(squares) for squares in squares_of_hour.values()]
    return sum(means) / len(means)


@mistake(
    "hour_baseline_mse",
    title="adding up the squared errors without dividing by their number",
    explanation=(
        "A sum of squared errors grows with the number of rows, so it can't be compared with "
        "anything. The M in MSE stands for mean."
    ),
    question="Judge every row twice. Should the answer change, and does yours?",
    reread="The formula",
)
def hour_squares_summed(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares)


@mistake(
    "hour_baseline_mse",
    title="dividing the sum of the squared errors by the number of training rows",
    explanation=(
        "There is one error for each row that is judged, and the mean of the errors goes by their "
        "number. How many training rows there were plays no part in it."
    ),
    question=(
        "With 6 training rows and 4 others, how many squared errors are there, and by which "
        "number must their sum be divided?"
    ),
    reread="The formula",
)
def hour_squares_over_training(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return sum(squares) / len(train_rows)


@mistake(
    "hour_baseline_mse",
    title="taking the mean size of the errors instead of the mean square",
    explanation=(
        "Without the square this is the mean absolute error. The function returns the MSE, so "
        "that it can be compared with the loss of a network."
    ),
    question="For the errors −0.1, −0.2 and −0.3, what is the mean of the squares?",
    reread="The formula",
)
def hour_sizes_for_squares(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), train_targets)
        squares.append(abs(sum(known) / len(known) - target))
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="averaging the errors without squaring them",
    explanation=(
        "Errors to both sides cancel, so a bad prediction may get a mean error of 0, and even a "
        "negative one. The squares are never negative."
    ),
    question="Which answer do the errors −0.5 and 0.5 give with you?",
    reread="The formula",
)
def hour_errors_unsquared(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), train_targets)
        squares.append(sum(known) / len(known) - target)
    return sum(squares) / len(squares)


@mistake(
    "hour_baseline_mse",
    title="taking the root of the MSE",
    explanation=(
        "The root is the RMSE, which the table of the lesson shows in rentals. This function "
        "returns the MSE itself, and the caller takes the root where one is wanted."
    ),
    question="What is the square of your answer?",
    reread="The formula",
)
def hour_root(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
    return math.sqrt(sum(squares) / len(squares))


@mistake(
    "hour_baseline_mse",
    title="returning after the first row",
    explanation=(
        "The return stands inside the loop, so only the first row is judged. The others never get "
        "their turn."
    ),
    question="How far is your return indented, and what does that say about when it runs?",
    reread="4. `hour_baseline_mse`: the mean of that hour",
)
def first_row_judged(train_rows, train_targets, rows, targets):
    targets_of_hour: dict[int, list[float]] = {}
    for row, target in zip(train_rows, train_targets, strict=True):
        targets_of_hour.setdefault(round(23 * row[0]), []).append(target)
    squares = []
    for row, target in zip(rows, targets, strict=True):
        known = targets_of_hour.get(round(23 * row[0]), train_targets)
        squares.append((sum(known) / len(known) - target) ** 2)
        return sum(squares) / len(squares)
    return 0.0


# ---------------------------------------------------------------------------------- evaluate


@probes("evaluate")
def evaluate_probes() -> Iterator[Probe]:
    params = {"W1": [[0.8, -0.3], [-0.5, 0.9]], "b1": [0.1, -0.2], "W2": [0.7, -0.6], "b2": -0.15}
    rows = [[0.93, 0.27], [0.11, 0.84], [0.52, 0.41], [0.05, 0.97]]
    yield probe(params, rows, [0.213, 0.305, 0.476, 0.642])
    yield probe({**params, "b2": 0.4}, rows[:3], [0.912, 0.058, 0.377])


@mistake(
    "evaluate",
    title="leaving the root out of the RMSE",
    explanation=(
        "1000 times the MSE has no unit that anybody could imagine. The R stands for root: it "
        "brings the squared thousands of rentals back to thousands of rentals."
    ),
    question="The lesson's MSE is 0.025, and its RMSE about 158 rentals. What is yours?",
    reread="The formula",
)
def root_left_out(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * mse, "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="taking the root of 1000 times the MSE",
    explanation=(
        "The root is drawn from the 1000 too, so what is left of it is a factor of about 32. The "
        "root belongs to the MSE alone, and the result is then turned into rentals."
    ),
    question="What are the root of 100 · 4 and 100 times the root of 4?",
    reread="The formula",
)
def thousand_under_the_root(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": math.sqrt(1000 * mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="leaving the RMSE in thousands of rentals",
    explanation=(
        "The root of the MSE has the unit of the targets, thousands of rentals. The name says "
        "rentals, so it has to be multiplied by 1000, as the MAE is."
    ),
    question="Is an error of 0.158 rentals plausible for a single hour?",
    reread="The formula",
)
def rmse_in_thousands(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="leaving the MAE in thousands of rentals",
    explanation=(
        "The errors have the unit of the targets, thousands of rentals, and so has their mean "
        "size. The name says rentals, so it has to be multiplied by 1000, as the RMSE is."
    ),
    question="Is an error of 0.15 rentals plausible for a single hour?",
    reread="The formula",
)
def mae_in_thousands(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": mae}


@mistake(
    "evaluate",
    title="leaving RMSE and MAE in thousands of rentals",
    explanation=(
        "The targets are rentals divided by 1000, and the errors have their unit. The two names "
        "say rentals, so both have to be multiplied by 1000."
    ),
    question="A target of 0.5 stands for how many rentals?",
    reread="The formula",
)
def both_in_thousands(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": math.sqrt(mse), "mae_rentals": mae}


@mistake(
    "evaluate",
    title="giving the MSE in squared rentals",
    explanation=(
        "RMSE and MAE are right, but the errors were turned into rentals before they were "
        "squared, so the MSE is a million times too large. It keeps the unit of the loss, so that "
        "it can be compared with the history."
    ),
    question="What is the lesson's MSE, and what is yours divided by it?",
    reread="5. `evaluate`: errors in rentals",
)
def mse_in_squared_rentals(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [1000 * (p - target) for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": math.sqrt(mse), "mae_rentals": mae}


@mistake(
    "evaluate",
    title="multiplying all three by 1000, the MSE too",
    explanation=(
        "RMSE and MAE are right. The MSE keeps the unit of the loss, without any factor, so that "
        "it can be compared with the history."
    ),
    question="What is the lesson's MSE, and what is yours divided by it?",
    reread="5. `evaluate`: errors in rentals",
)
def mse_times_thousand(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    root = math.sqrt(mse)
    return {"mse": 1000 * mse, "rmse_rentals": 1000 * root, "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="cutting negative predictions off at 0",
    explanation=(
        "A negative number of rentals can't happen, but the model predicts it, and the score "
        "should show what the model says. Cut off, the model looks better than it is."
    ),
    question="Which error does a prediction of −0.05 have for the target 0.15?",
    reread="5. `evaluate`: errors in rentals",
)
def clipped_at_zero(params, rows, targets):
    predictions = [max(0.0, p) for p in predict_all(params, rows)]
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="using the size of negative predictions",
    explanation=(
        "A prediction of −0.05 becomes 0.05, as if the model had said something else. The size "
        "bars belong around the error, after the target has been subtracted."
    ),
    question="Which error does a prediction of −0.05 have for the target 0.15?",
    reread="5. `evaluate`: errors in rentals",
)
def size_of_predictions(params, rows, targets):
    predictions = [abs(p) for p in predict_all(params, rows)]
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="rounding the predictions to whole rentals before judging them",
    explanation=(
        "Nobody rents half a bike, but the score should show what the model says, and it says "
        "123.4. The predictions are taken as they come."
    ),
    question="Which error does a prediction of 0.1234 have for the target 0.1?",
    reread="5. `evaluate`: errors in rentals",
)
def predictions_rounded(params, rows, targets):
    predictions = [round(1000 * p) / 1000 for p in predict_all(params, rows)]
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="rounding RMSE and MAE to whole rentals",
    explanation=(
        "The numbers are right up to the point. Rounding is for those who print them; a function "
        "that compares models should keep all digits."
    ),
    question=(
        "Two models have an RMSE of 122.4 and 121.6 rentals. Which is better, by your function?"
    ),
    reread="5. `evaluate`: errors in rentals",
)
def results_rounded(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    rmse_rentals = round(1000 * math.sqrt(mse))
    return {"mse": mse, "rmse_rentals": rmse_rentals, "mae_rentals": round(1000 * mae)}


@mistake(
    "evaluate",
    title="averaging the errors with their signs for the MAE",
    explanation=(
        "Errors to both sides cancel, so a model that misses by 100 up and by 100 down seems to "
        "be perfect. The size of each error has to be taken before they are added up."
    ),
    question="What is the mean of 0.1 and −0.2, and what is the mean of their sizes?",
    reread="The formula",
)
def mae_with_signs(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="taking the size of the mean error instead of the mean of the sizes",
    explanation=(
        "You add up the errors with their signs first, where misses to both sides cancel, and "
        "take the size of what is left. Each error's own size is meant."
    ),
    question="What is the mean of 0.1 and −0.2, and what is the mean of their sizes?",
    reread="The formula",
)
def size_of_the_mean(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = abs(sum(errors) / len(errors))
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="adding up the squared errors without dividing by their number",
    explanation=(
        "The mse is a sum, and so the RMSE grows with the number of rows too. The M stands for "
        "mean: the sum goes by the number of rows."
    ),
    question="Judge every row twice. Should the RMSE change, and does yours?",
    reread="The formula",
)
def mse_is_a_sum(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="adding up the sizes of the errors without dividing by their number",
    explanation=(
        "The MAE is a sum here and grows with the number of rows. The M stands for mean: the sum "
        "goes by the number of rows."
    ),
    question="Judge every row twice. Should the MAE change, and does yours?",
    reread="The formula",
)
def mae_is_a_sum(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="adding up where a mean is wanted, in all three measures",
    explanation=(
        "Neither the squares nor the sizes of the errors are divided by their number, so all "
        "three measures grow with the number of rows. The M in each of the names stands for mean."
    ),
    question="Judge every row twice. Which of your three numbers change?",
    reread="The formula",
)
def sums_for_means(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors)
    mae = sum(abs(error) for error in errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="leaving the mean out of the RMSE, and taking the root of the sum",
    explanation=(
        "The MSE is right, but the root is drawn from the sum of the squares, so the RMSE grows "
        "with the number of rows. It is the root of the MSE."
    ),
    question="The lesson's MSE is 0.025. What is 1000 times its root?",
    reread="The formula",
)
def root_of_the_sum(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    rmse_rentals = 1000 * math.sqrt(sum(error**2 for error in errors))
    return {"mse": mse, "rmse_rentals": rmse_rentals, "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="drawing the root of each squared error before the mean",
    explanation=(
        "The root of a square is the size of the error, so what you get is the MAE a second time. "
        "The root comes last, after the mean of the squares."
    ),
    question="Compare your RMSE with your MAE. Should they be equal?",
    reread="The formula",
)
def root_before_the_mean(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    roots = [math.sqrt(error**2) for error in errors]
    rmse_rentals = 1000 * sum(roots) / len(roots)
    return {"mse": mse, "rmse_rentals": rmse_rentals, "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="halving the MSE",
    explanation=(
        "The squared error of this course has no factor ½, and with it the RMSE is too small as "
        "well. The MAE is right."
    ),
    question="Which MSE have the errors 0.1 and −0.2?",
    reread="The formula",
)
def mse_halved(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / (2 * len(errors))
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="dividing the sum of the squares by one less than their number",
    explanation=(
        "Statistics divides so where a spread is estimated from a sample. Here it is simply the "
        "mean of the squared errors, and a single row is allowed too."
    ),
    question="What happens with a single row?",
    reread="The formula",
)
def mse_by_one_less(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / (len(errors) - 1)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="taking the median of the errors' sizes for the MAE",
    explanation=(
        "The M of MAE stands for mean. The median, the value in the middle, does not notice how "
        "large the largest errors are."
    ),
    question="What are the mean and the median of the sizes 0.1, 0.2 and 0.9?",
    reread="The formula",
)
def median_for_mean(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    sizes = sorted(abs(error) for error in errors)
    middle = len(sizes) // 2
    mae = (sizes[middle] + sizes[~middle]) / 2
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="taking the MSE where the MAE needs the sizes of the errors",
    explanation=(
        "The MAE comes out as 1000 times the MSE, since the errors are squared in both. A for "
        "absolute: the size of each error, without a square."
    ),
    question="For the errors 0.1 and −0.2, what is the mean of their sizes?",
    reread="The formula",
)
def mae_from_squares(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mse}


@mistake(
    "evaluate",
    title="taking the errors as shares of their targets",
    explanation=(
        "You divide each error by its target, which makes shares of them, and no thousands of "
        "rentals. The error is prediction − target, nothing more."
    ),
    question="Which error has a prediction of 0.3 for the target 0.2?",
    reread="The formula",
)
def errors_as_shares(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [(p - target) / target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="exchanging RMSE and MAE",
    explanation=(
        "Both numbers are right, under each other's names. The RMSE is the one with the squares "
        "in it, and never the smaller of the two."
    ),
    question="Which of your two numbers is the larger one, and under which name should it stand?",
    reread="The idea",
)
def names_exchanged(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * mae, "mae_rentals": 1000 * math.sqrt(mse)}


@mistake(
    "evaluate",
    title="naming the keys rmse and mae, without the unit",
    explanation=(
        "The numbers are right. The keys are rmse_rentals and mae_rentals, so that nobody has to "
        "guess in which unit they are."
    ),
    question="Which three keys does the lesson name?",
    reread="5. `evaluate`: errors in rentals",
)
def keys_without_unit(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse": 1000 * math.sqrt(mse), "mae": 1000 * mae}


@mistake(
    "evaluate",
    title="returning the three numbers one after the other, without their names",
    explanation=(
        "The numbers are right, but a caller would have to remember which is which. The lesson "
        "asks for a dict with three keys."
    ),
    question="How would somebody ask your answer for the MAE alone?",
    reread="5. `evaluate`: errors in rentals",
)
def three_without_names(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [p - target for p, target in zip(predictions, targets, strict=True)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return mse, 1000 * math.sqrt(mse), 1000 * mae


@mistake(
    "evaluate",
    title="leaving out the last row",
    explanation=(
        "A range that ends before the number of rows minus one stops a row too early. A range "
        "ends before its number anyway, so nothing has to be subtracted."
    ),
    question="Change only the last target. Does your answer change?",
    reread="5. `evaluate`: errors in rentals",
)
def last_row_left_out(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [predictions[i] - targets[i] for i in range(len(rows) - 1)]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}


@mistake(
    "evaluate",
    title="judging the first row alone",
    explanation=(
        "Only one error comes into the measures, so RMSE and MAE are equal. All rows have to be "
        "judged before the mean is taken."
    ),
    question="Change the second target. Does your answer change?",
    reread="5. `evaluate`: errors in rentals",
)
def first_row_alone(params, rows, targets):
    predictions = predict_all(params, rows)
    errors = [predictions[0] - targets[0]]
    mse = sum(error**2 for error in errors) / len(errors)
    mae = sum(abs(error) for error in errors) / len(errors)
    return {"mse": mse, "rmse_rentals": 1000 * math.sqrt(mse), "mae_rentals": 1000 * mae}
