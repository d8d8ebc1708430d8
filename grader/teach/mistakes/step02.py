"""Step 02: what learners write instead of slopes, measured and by formula."""

from collections.abc import Iterator

from exercises.step02.slopes import numerical_slope
from grader.learn.probing import Probe
from grader.teach.catalogue import FORMULAS, mistake, probe, probes

TITLE_OF_NO_RETURN = "ending without a `return`, or printing the answer in its place"
NO_RETURN = (
    "Whatever your lines work out stays inside the function, and Python hands None to the one who "
    "called. What `print` shows goes to the screen only: no other function can calculate with it."
)
MEASURE = "1. `numerical_slope`: measure a slope"
EACH = "2. `numerical_gradient`: one slope per coordinate"

# --------------------------------------------------------------------------- numerical_slope


@probes("numerical_slope")
def numerical_slope_probes() -> Iterator[Probe]:
    yield probe(FORMULAS["x³"], 1.25, 0.5)
    yield probe(FORMULAS["x³"], -0.75, 0.25)
    yield probe(FORMULAS["x²"], -1.75, 0.25)
    yield probe(FORMULAS["5x + 1"], -2.5, 0.5)


@mistake(
    "numerical_slope",
    title="looking only to the right, from x to x + h",
    explanation=(
        "This one-sided difference is a slope too, but that of a secant which begins at x and not "
        "of one that has x in its middle. On a bending curve it leans to one side, and comes close "
        "to the true slope much more slowly as h shrinks."
    ),
    question="Measure x² at 3 with h = 0.1 from one side: what do you get instead of 6?",
    reread="The formula",
)
def to_the_right_only(f, x, h=1e-5):
    return (f(x + h) - f(x)) / h


@mistake(
    "numerical_slope",
    title="looking only to the left, from x − h to x",
    explanation=(
        "This one-sided difference is a slope too, but that of a secant which ends at x and not of "
        "one that has x in its middle. On a bending curve it leans to one side, and comes close to "
        "the true slope much more slowly as h shrinks."
    ),
    question="Measure x² at 3 with h = 0.1 from the left alone: what do you get instead of 6?",
    reread="The formula",
)
def to_the_left_only(f, x, h=1e-5):
    return (f(x) - f(x - h)) / h


@mistake(
    "numerical_slope",
    title="dividing the rise between both sides by h",
    explanation=(
        "Your two points lie h to the left and h to the right of x, so the way from one to the "
        "other is twice as long as the run you divide by. The slope comes out twice as steep."
    ),
    question="From 2.9 to 3.1, how long is the way? And how large is h there?",
    reread="The formula",
)
def run_is_h(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / h


@mistake(
    "numerical_slope",
    title="looking only to the right, but dividing by 2h",
    explanation=(
        "The rise goes from x to x + h, and the run that you divide by is twice as long as that. "
        "The slope comes out half as steep. Rise and run have to belong to the same two points."
    ),
    question="Your points are 3 and 3.1: how far apart are they, and what is 2h?",
    reread="The formula",
)
def right_over_two_h(f, x, h=1e-5):
    return (f(x + h) - f(x)) / (2 * h)


@mistake(
    "numerical_slope",
    title="looking only to the left, but dividing by 2h",
    explanation=(
        "The rise goes from x − h to x, and the run that you divide by is twice as long as that. "
        "The slope comes out half as steep. Rise and run have to belong to the same two points."
    ),
    question="Your points are 2.9 and 3: how far apart are they, and what is 2h?",
    reread="The formula",
)
def left_over_two_h(f, x, h=1e-5):
    return (f(x) - f(x - h)) / (2 * h)


@mistake(
    "numerical_slope",
    title="dividing by 2 and then multiplying by h, for want of brackets",
    explanation=(
        "Python works through divisions and multiplications from left to right, so only the 2 is "
        "below the line and h ends up above it. With a small h the result is nearly 0."
    ),
    question="What is 12 / 2 * 3 in Python, and what is 12 / (2 * 3)?",
    reread="The formula",
)
def times_h(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2 * h


@mistake(
    "numerical_slope",
    title="dividing only the left height by the run, for want of brackets",
    explanation=(
        "A division is done before a subtraction, so the right height stays as it is and only the "
        "left one is divided. It is the whole rise, the difference of the two, that goes over the "
        "run."
    ),
    question="What is 8 - 2 / 2 in Python, and what is (8 - 2) / 2?",
    reread="The formula",
)
def only_the_left_divided(f, x, h=1e-5):
    return f(x + h) - f(x - h) / (2 * h)


@mistake(
    "numerical_slope",
    title="subtracting the right height from the left one",
    explanation=(
        "The run goes from left to right, and your rise goes from right to left. So a path that "
        "climbs comes out as one that falls, and the other way round."
    ),
    question="x² climbs at 3. Which sign should its slope have there, and which has yours?",
    reread="The formula",
)
def left_minus_right(f, x, h=1e-5):
    return (f(x - h) - f(x + h)) / (2 * h)


@mistake(
    "numerical_slope",
    title="looking only to the right, and subtracting the wrong way round",
    explanation=(
        "Two things come together. You take the height at x and that at x + h, where the middle of "
        "the two points should be x; and you subtract the right height from the left one, so that "
        "climbing looks like falling."
    ),
    question="x² climbs at 3. Which sign has your slope there? And which two points do you use?",
    reread="The formula",
)
def right_turned_round(f, x, h=1e-5):
    return (f(x) - f(x + h)) / h


@mistake(
    "numerical_slope",
    title="adding the two heights",
    explanation=(
        "The rise says how much higher the right point is than the left one. A sum says how high "
        "both are together, and on a high plateau it is huge, although the ground is level."
    ),
    question="What is the slope of a function that is 7 everywhere? And what do you get for it?",
    reread="The idea",
)
def heights_added(f, x, h=1e-5):
    return (f(x + h) + f(x - h)) / (2 * h)


@mistake(
    "numerical_slope",
    title="measuring with 0.00001, whatever h the caller asked for",
    explanation=(
        "That is the default of h, and it holds only when the caller says nothing. Whoever hands "
        "over an h of their own wants to see what that step gives."
    ),
    question="With x³ at 1 the lesson gets 3.25 for h = 0.5. What do you get?",
    reread=MEASURE,
)
def h_ignored(f, x, h=1e-5):  # noqa: ARG001
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5


@mistake(
    "numerical_slope",
    title="returning the rise without dividing by the run",
    explanation=(
        "The difference of the two heights depends on how far you stepped: with half the h there "
        "is about half the rise. Only divided by the run does it say how steep the path is."
    ),
    question="Measure x² at 3 with h = 0.1 and with h = 0.05: does the slope change?",
    reread="The idea",
)
def rise_only(f, x, h=1e-5):
    return f(x + h) - f(x - h)


@mistake(
    "numerical_slope",
    title="looking only to the right, and returning the rise without dividing",
    explanation=(
        "You return how much higher the point at x + h is. That depends on how far you stepped; "
        "divided by the run it would be a slope, though still one measured from one side only."
    ),
    question="If h gets ten times smaller, what becomes of your answer, and what of the slope?",
    reread="The idea",
)
def right_rise_only(f, x, h=1e-5):
    return f(x + h) - f(x)


@mistake(
    "numerical_slope",
    title="dividing by 2 and not by 2h",
    explanation=(
        "The 2 alone is no length: the points are h away to each side, so the run is as many times "
        "h as there are sides. Without h the answer shrinks to nothing as the step gets small."
    ),
    question="The points 2.9 and 3.1 are 0.2 apart. What did you divide by?",
    reread="The formula",
)
def over_two(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2


@mistake(
    "numerical_slope",
    title="multiplying the rise by 2h",
    explanation=(
        "A slope is rise per run: the same rise on a longer way is less steep. In a product it "
        "would be steeper."
    ),
    question="Two paths climb by 6, one over 2 metres and one over 3: which is the steeper one?",
    reread="The idea",
)
def rise_times_run(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) * (2 * h)


@mistake(
    "numerical_slope",
    title="taking the slope without its sign",
    explanation=(
        "How steep a path is says only half of what is needed: learning has to know whether it "
        "climbs or falls. A falling path has a negative slope."
    ),
    question="x² has the same steepness at 3 and at −3. What differs?",
    reread="The idea",
)
def slope_without_sign(f, x, h=1e-5):
    return abs(f(x + h) - f(x - h)) / (2 * h)


@mistake(
    "numerical_slope",
    title="stepping only half of h to each side",
    explanation=(
        "Your two points are h apart, and your run fits them, so this is a central difference. But "
        "h is how far to step to each side, and the caller gets the slope for half of what was "
        "asked for."
    ),
    question="For x³ at 1 with h = 0.5, which two points does the lesson use?",
    reread="The formula",
)
def half_a_step(f, x, h=1e-5):
    return (f(x + h / 2) - f(x - h / 2)) / h


@mistake(
    "numerical_slope",
    title="stepping 2h to each side, and dividing by 2h",
    explanation=(
        "The 2 belongs to the run alone, which is as long as both steps together. Stepping twice "
        "as far makes the way 4h long, and the slope comes out about twice as steep."
    ),
    question="From x − 2h to x + 2h, how long is the way?",
    reread="The formula",
)
def two_steps_over_two_h(f, x, h=1e-5):
    return (f(x + 2 * h) - f(x - 2 * h)) / (2 * h)


@mistake(
    "numerical_slope",
    title="stepping 2h to each side, and dividing by 4h",
    explanation=(
        "Rise and run fit each other, so this is a central difference. But h is how far to step to "
        "each side, and the caller gets the slope for twice the step that was asked for."
    ),
    question="For x³ at 1 with h = 0.5, which two points does the lesson use?",
    reread="The formula",
)
def two_steps(f, x, h=1e-5):
    return (f(x + 2 * h) - f(x - 2 * h)) / (4 * h)


@mistake(
    "numerical_slope",
    title="nudging the output and not the input",
    explanation=(
        "You ask for the height at x twice, and move the results by h. So f has no say in it: the "
        "answer is 1 for every function. The step has to be taken before f is called, on the way "
        "in."
    ),
    question="What does your function say for 5x + 1, and what for x²?",
    reread="The idea",
)
def output_nudged(f, x, h=1e-5):
    return ((f(x) + h) - (f(x) - h)) / (2 * h)


@mistake(
    "numerical_slope",
    title="dividing the height by x",
    explanation=(
        "That is the slope of the straight line from the origin to your point, and the curve may "
        "run in quite another direction there. What counts is how the height changes around x."
    ),
    question="For 5x + 1 at x = 1, what is f(x) / x, and what is the slope?",
    reread="The idea",
)
def height_over_x(f, x, h=1e-5):  # noqa: ARG001
    return f(x) / x


@mistake(
    "numerical_slope",
    title="dividing the rise by 2x and not by 2h",
    explanation=(
        "The run is how far apart the two points are, and that does not depend on where they lie. "
        "Around 3 and around 300 you step the same h to each side."
    ),
    question="How far apart are 299.9 and 300.1?",
    reread="The formula",
)
def over_two_x(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * x)


@mistake(
    "numerical_slope",
    title="dividing with `//`, which keeps only whole numbers",
    explanation=(
        "`//` gives the whole number at or below the quotient. A slope of 3.25 becomes 3, and one "
        "of 0.9 becomes 0, as if the path were level."
    ),
    question="What is 3.25 // 1, and what is -0.5 // 1?",
    reread=MEASURE,
)
def whole_slope(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) // (2 * h)


@mistake(
    "numerical_slope",
    title="measuring how the slope changes, the second derivative",
    explanation=(
        "Subtracting the middle height twice from the two outer ones tells how strongly the curve "
        "bends, and not how steeply it climbs. A straight line bends nowhere, and gets a 0 from "
        "you."
    ),
    question="What is the slope of 5x + 1, and what does your function say?",
    reread="The formula",
)
def bend_for_slope(f, x, h=1e-5):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


@mistake(
    "numerical_slope",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does slope = numerical_slope(f, 3.0) leave in the name `slope`?",
    reread=MEASURE,
)
def slope_without_return(f, x, h=1e-5):
    print((f(x + h) - f(x - h)) / (2 * h))


# ------------------------------------------------------------------------ numerical_gradient


@probes("numerical_gradient")
def numerical_gradient_probes() -> Iterator[Probe]:
    three = FORMULAS["x₀³ + x₀·x₁ + 2x₂²"]
    yield probe(three, [1.25, -0.5, 0.75], 0.5)
    yield probe(three, [-0.75, 1.5, -1.25], 0.25)
    yield probe(three, [0.75, 0.75, -1.5], 0.5)
    yield probe(FORMULAS["x₀² + 3x₁"], [1.75, -2.25], 0.25)
    yield probe(FORMULAS["x₀²·x₁"], [1.5, -0.75], 0.5)
    # Here 0.1 + 0.2 − 0.4 + 0.2 is not quite 0.1: a point that was moved and put back shows.
    yield probe(FORMULAS["x₀² + 3x₁"], [0.1, 0.6], 0.2)


@mistake(
    "numerical_gradient",
    title="giving the caller's list two more names in the place of copies",
    explanation=(
        "`right = point` makes no new list: all three names mean the same one. What you move to "
        "the right you move back to the left again, both calls of f see the same point, and their "
        "difference is 0."
    ),
    question="Take a = [1], b = a and b[0] = 5: what does a show?",
    reread=EACH,
)
def names_for_copies(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = point
        left = point
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="leaving each entry of the caller's list moved when its turn is over",
    explanation=(
        "You move entries of the list that you were given, perhaps because only one side has a "
        "copy of its own, and each stays h to the left of where it was. The slopes that follow are "
        "measured at another point, and the caller gets the list back spoiled."
    ),
    question="Where does the first entry stand while you measure along the second one?",
    reread=EACH,
)
def moved_and_left(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        point[i] += h
        right = f(point)
        point[i] -= 2 * h
        gradient.append((right - f(point)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="moving the caller's list and calculating it back",
    explanation=(
        "The slopes are right, but floats are rounded: adding h and subtracting it again need not "
        "end exactly where it began. After many calls the caller's point has drifted away, and it "
        "was not yours to move."
    ),
    question="What is 0.1 + 0.2 - 0.4 + 0.2 in Python?",
    reread=EACH,
)
def moved_and_put_back(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        point[i] += h
        right = f(point)
        point[i] -= 2 * h
        left = f(point)
        point[i] += h
        gradient.append((right - left) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="making the two copies once, before the loop",
    explanation=(
        "In the first turn all is well. But an entry that was moved stays moved in the copy, so in "
        "the second turn two entries differ, in the third three, and the slopes pile up."
    ),
    question="In the last turn, in how many entries do your two lists differ?",
    reread=EACH,
)
def copied_once(f, point, h=1e-5):
    right = list(point)
    left = list(point)
    gradient = []
    for i in range(len(point)):
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="moving all entries at once, in every turn",
    explanation=(
        "If all numbers move together, you learn what they do together, and the slopes of all "
        "coordinates come out alike. One at a time moves, and the others are at rest."
    ),
    question="For x² + 3y at (2, 5), what are your two entries? Can they be equal?",
    reread="The formula",
)
def all_moved(f, point, h=1e-5):
    gradient = []
    for _ in point:
        right = [x + h for x in point]
        left = [x - h for x in point]
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="moving all entries at once, for one single slope",
    explanation=(
        "This is the slope in one direction, the one in which all numbers grow together. A "
        "gradient says for each of them, by itself, how the output moves with it, so it has as "
        "many entries as the point."
    ),
    question="How many numbers does the gradient of a function of two numbers have?",
    reread="The formula",
)
def one_slope_for_all(f, point, h=1e-5):
    right = [x + h for x in point]
    left = [x - h for x in point]
    return (f(right) - f(left)) / (2 * h)


@mistake(
    "numerical_gradient",
    title="setting the other entries to 0 while one is measured",
    explanation=(
        "At rest means: they keep the values that they have at this point. With zeros in their "
        "places you measure at another point, and wherever two numbers are multiplied you get "
        "another slope."
    ),
    question="For x · y at (2, 5), what is the slope along x, and what if y were 0?",
    reread="The formula",
)
def others_at_zero(f, point, h=1e-5):
    gradient = []
    for i, x in enumerate(point):
        right = [0.0] * len(point)
        left = [0.0] * len(point)
        right[i] = x + h
        left[i] = x - h
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="putting +h and −h in the place of the entry instead of adding them to it",
    explanation=(
        "The entry is replaced, so you measure around 0 in this coordinate, wherever the point "
        "was. It should move by h from the place where it stands."
    ),
    question="For x² + 3y at (2, 5) with h = 0.1: which list should f be given first?",
    reread=EACH,
)
def replaced_by_h(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] = h
        left[i] = -h
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="looking only to the right in every coordinate",
    explanation=(
        "A one-sided difference leans to one side wherever the function bends. The central one "
        "looks to both sides, and its errors cancel for the most part."
    ),
    question="For x² + 3y at (2, 5) with h = 0.1, do you get 4 along x?",
    reread="The formula",
)
def forward_in_each(f, point, h=1e-5):
    here = f(point)
    gradient = []
    for i in range(len(point)):
        right = list(point)
        right[i] += h
        gradient.append((f(right) - here) / h)
    return gradient


@mistake(
    "numerical_gradient",
    title="looking only to the left in every coordinate",
    explanation=(
        "A one-sided difference leans to one side wherever the function bends. The central one "
        "looks to both sides, and its errors cancel for the most part."
    ),
    question="For x² + 3y at (2, 5) with h = 0.1, do you get 4 along x?",
    reread="The formula",
)
def backward_in_each(f, point, h=1e-5):
    here = f(point)
    gradient = []
    for i in range(len(point)):
        left = list(point)
        left[i] -= h
        gradient.append((here - f(left)) / h)
    return gradient


@mistake(
    "numerical_gradient",
    title="looking only to the right in every coordinate, but dividing by 2h",
    explanation=(
        "The rise goes from the point to one that is h to the right, and the run that you divide "
        "by is twice as long. Every slope comes out half as steep."
    ),
    question="How far apart are the two points at which you call f?",
    reread="The formula",
)
def forward_over_two_h(f, point, h=1e-5):
    here = f(point)
    gradient = []
    for i in range(len(point)):
        right = list(point)
        right[i] += h
        gradient.append((f(right) - here) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="dividing every rise by h",
    explanation=(
        "The right list is h to one side and the left one h to the other, so the way between them "
        "is twice as long as what you divide by. Every slope comes out twice as steep."
    ),
    question="For x² + 3y at (2, 5) the lesson divides by 0.2. What is h there?",
    reread="The formula",
)
def each_over_h(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / h)
    return gradient


@mistake(
    "numerical_gradient",
    title="dividing every rise by 2 and multiplying it by h, for want of brackets",
    explanation=(
        "Python works through divisions and multiplications from left to right, so h ends up above "
        "the line. With a small h every slope is nearly 0."
    ),
    question="What is 12 / 2 * 3 in Python, and what is 12 / (2 * 3)?",
    reread="The formula",
)
def each_times_h(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / 2 * h)
    return gradient


@mistake(
    "numerical_gradient",
    title="dividing only the left height by the run, for want of brackets",
    explanation=(
        "A division is done before a subtraction, so in every coordinate the right height stays "
        "whole and only the left one is divided. It is the difference of the two that goes over "
        "the run."
    ),
    question="What is 8 - 2 / 2 in Python, and what is (8 - 2) / 2?",
    reread="The formula",
)
def each_left_divided(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append(f(right) - f(left) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="not dividing the rises by the run",
    explanation=(
        "You return how much higher the right point is in each coordinate. That depends on how far "
        "you stepped; a slope does not, or hardly."
    ),
    question="If h gets ten times smaller, what becomes of your entries?",
    reread="The idea",
)
def rises_only(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append(f(right) - f(left))
    return gradient


@mistake(
    "numerical_gradient",
    title="subtracting the right height from the left one in every coordinate",
    explanation=(
        "All slopes have the wrong sign: where the function climbs, your gradient says that it "
        "falls. Whoever follows it downhill walks up."
    ),
    question="For x² + 3y at (2, 5): when x grows a little, does the value grow too?",
    reread="The formula",
)
def signs_turned(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(left) - f(right)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="measuring with 0.00001, whatever h the caller asked for",
    explanation=(
        "That is the default of h, and it holds only when the caller says nothing. Whoever hands "
        "over an h of their own wants to see what that step gives."
    ),
    question="Measure x³ at 1 with h = 0.5: should 3 come out, or 3.25?",
    reread=EACH,
)
def gradient_ignores_h(f, point, h=1e-5):  # noqa: ARG001
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += 1e-5
        left[i] -= 1e-5
        gradient.append((f(right) - f(left)) / 2e-5)
    return gradient


@mistake(
    "numerical_gradient",
    title="returning inside the loop, with the first slope alone in the list",
    explanation=(
        "`return` ends the whole function in the loop's first turn, and the other coordinates are "
        "never measured. A gradient has as many entries as the point."
    ),
    question="How far is the `return` indented, and how often can a line that far in be reached?",
    reread=EACH,
)
def return_after_the_first(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
        return gradient
    return gradient


@mistake(
    "numerical_gradient",
    title="returning the first slope as a plain number, from inside the loop",
    explanation=(
        "The slope along the first coordinate is right, and with it the function ends. The others "
        "are never measured; all of them should be collected in a list before anything is "
        "returned."
    ),
    question="How many slopes should come back for a point of two numbers?",
    reread=EACH,
)
def first_slope_only(f, point, h=1e-5):
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        return (f(right) - f(left)) / (2 * h)
    return 0.0


@mistake(
    "numerical_gradient",
    title="keeping only the last slope",
    explanation=(
        "Every turn of the loop puts its slope in the place of the one before, or the slope joins "
        "the list only when the loop is over. So a single one is left at the end, and a gradient "
        "has one for each coordinate."
    ),
    question="For a point of three numbers, how often does your list grow?",
    reread=EACH,
)
def last_slope_only(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient = [(f(right) - f(left)) / (2 * h)]
    return gradient


@mistake(
    "numerical_gradient",
    title="stopping before the last coordinate",
    explanation=(
        "`range(n)` ends at n − 1 by itself, which is the place of the last entry. With one less, "
        "your loop never gets to it, and a slope is missing."
    ),
    question="Which numbers does list(range(3 - 1)) hold? And which places has a list of three?",
    reread=EACH,
)
def last_coordinate_dropped(f, point, h=1e-5):
    gradient = []
    for i in range(len(point) - 1):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="beginning at the second coordinate",
    explanation=(
        "Places are numbered from 0 on, so a loop that begins at 1 steps over the first entry, and "
        "its slope is missing."
    ),
    question="Which place has the first entry of a list?",
    reread=EACH,
)
def first_coordinate_dropped(f, point, h=1e-5):
    gradient = []
    for i in range(1, len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="collecting the slopes in the opposite order",
    explanation=(
        "All slopes are right, but the first one stands last. The gradient goes with the point, "
        "entry by entry, so that each number finds its own slope at its own place."
    ),
    question="For x² + 3y at (2, 5), which of the two slopes should come first?",
    reread=EACH,
)
def slopes_backwards(f, point, h=1e-5):
    gradient: list[float] = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.insert(0, (f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="looking for each entry's place by its value",
    explanation=(
        "`index` finds the first entry that is equal. When two entries have the same value, the "
        "first one is moved twice and the other never. The place has to come from counting, not "
        "from searching."
    ),
    question="What is [5, 5].index(5), and which place did you mean the second time?",
    reread=EACH,
)
def place_by_value(f, point, h=1e-5):
    gradient = []
    for x in point:
        i = point.index(x)
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
    return gradient


@mistake(
    "numerical_gradient",
    title="adding the slopes of all coordinates up",
    explanation=(
        "The sum says how the output moves when all numbers grow at once. The gradient keeps the "
        "slopes apart, because each number will be moved by its own."
    ),
    question="The slopes along x and y are 4 and 3: can you tell from 7 which one belongs to x?",
    reread="The formula",
)
def slopes_added(f, point, h=1e-5):
    total = 0.0
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        total += (f(right) - f(left)) / (2 * h)
    return total


@mistake(
    "numerical_gradient",
    title="dividing the slopes by the number of coordinates",
    explanation=(
        "Nothing is averaged here: each slope is measured by itself, and it is what it is, however "
        "many other coordinates there are."
    ),
    question="Would the slope along x of x² + 3y change if y were left out of the point?",
    reread="The formula",
)
def slopes_averaged(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h) / len(point))
    return gradient


@mistake(
    "numerical_gradient",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(numerical_gradient(f, [2.0, 5.0])) show after everything else?",
    reread=EACH,
)
def gradient_without_return(f, point, h=1e-5):
    gradient = []
    for i in range(len(point)):
        right = list(point)
        left = list(point)
        right[i] += h
        left[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))


# -------------------------------------------------------------------------------- line_slope


@probes("line_slope")
def line_slope_probes() -> Iterator[Probe]:
    yield probe(2.5, -1.25, 0.75)
    yield probe(-1.5, 4.0, 3.25)
    # So far out a nudge of 0.00001 is lost in rounding, and what is measured is exactly 0.
    yield probe(-2.0, 5.0, 1e12)


@mistake(
    "line_slope",
    title="giving the height of the line at x",
    explanation=(
        "a·x + b says how high the line is. The slope says how fast it climbs, and a line climbs "
        "equally fast everywhere, high up or far down."
    ),
    question="How much higher is 3x + 5 at x = 11 than at x = 10? And at x = 1 than at x = 0?",
    reread="The formula",
)
def height_of_the_line(a, b, x):
    return a * x + b


@mistake(
    "line_slope",
    title="giving a·x",
    explanation=(
        "You left b out, which is right, but x is still there. The line climbs by the same amount "
        "with every step, at x = 1 and at x = 100, so x can't appear in its slope."
    ),
    question="How much higher is 3x + 5 at x = 11 than at x = 10? And at x = 1 than at x = 0?",
    reread="The formula",
)
def a_times_x(a, _b, x):
    return a * x


@mistake(
    "line_slope",
    title="giving b, the height where the line begins",
    explanation=(
        "b lifts the whole line without tilting it: the lines 3x and 3x + 5 run side by side. The "
        "steepness is in the other number."
    ),
    question="Which of the two numbers changes in 3x + 5 when you make the line steeper?",
    reread="The formula",
)
def b_for_a(_a, b, _x):
    return b


@mistake(
    "line_slope",
    title="adding a and b",
    explanation=(
        "The sum is the height of the line at x = 1. b lifts the whole line and tilts nothing, so "
        "it has no part in the slope."
    ),
    question="How steep is 0·x + 5?",
    reread="The formula",
)
def a_plus_b(a, b, _x):
    return a + b


@mistake(
    "line_slope",
    title="subtracting b from a",
    explanation=(
        "b lifts the whole line and tilts nothing, so it has no part in the slope, with a plus or "
        "with a minus."
    ),
    question="How steep is 0·x + 5?",
    reread="The formula",
)
def a_minus_b(a, b, _x):
    return a - b


@mistake(
    "line_slope",
    title="multiplying a and b",
    explanation=(
        "b lifts the whole line and tilts nothing: the lines 3x, 3x + 5 and 3x + 100 are equally "
        "steep. So b has no part in the slope."
    ),
    question="How steep is 3x + 0?",
    reread="The formula",
)
def a_times_b(a, b, _x):
    return a * b


@mistake(
    "line_slope",
    title="dividing a by b",
    explanation=(
        "b lifts the whole line and tilts nothing, so it has no part in the slope. For a line "
        "through the origin, where b is 0, your answer would not even exist."
    ),
    question="How steep is 3x + 0?",
    reread="The formula",
)
def a_over_b(a, b, _x):
    return a / b


@mistake(
    "line_slope",
    title="giving x, the place where you stand",
    explanation=(
        "x says where on the line you look, and the line is equally steep everywhere. Its "
        "steepness is the number that x is multiplied with."
    ),
    question="How much higher is 3x + 5 at x = 11 than at x = 10? And at x = 1 than at x = 0?",
    reread="The formula",
)
def x_for_a(_a, _b, x):
    return x


@mistake(
    "line_slope",
    title="giving 2·a·x, the slope of a parabola",
    explanation=(
        "The 2 and the x come from the rule for a square, and there is no square in a·x + b. A "
        "line does not bend, so its slope is the same at every x."
    ),
    question="What is the slope of 3x + 5 at x = 0: is the line level there?",
    reread="The formula",
)
def slope_of_a_parabola(a, _b, x):
    return 2 * a * x


@mistake(
    "line_slope",
    title="adding a and x",
    explanation=(
        "The slope does not depend on where you stand, so x has no part in it. A line that climbs "
        "by 3 with every step does so at x = 1 and at x = 100."
    ),
    question="How steep is 0·x + 5 at x = 7?",
    reread="The formula",
)
def a_plus_x(a, _b, x):
    return a + x


@mistake(
    "line_slope",
    title="giving a + b·x, the height with a and b in each other's place",
    explanation=(
        "This is a height, and of another line: the one that begins at a and climbs by b. The "
        "slope is a single one of the three numbers, the one that x is multiplied with."
    ),
    question="In 3x + 5, which number is a, and which is b?",
    reread="3. `line_slope`: the slope of a·x + b",
)
def height_with_a_and_b_swapped(a, b, x):
    return a + b * x


@mistake(
    "line_slope",
    title="taking the height divided by x, the way from the origin",
    explanation=(
        "That would be right for a line through the origin. With a b that is not 0 the line begins "
        "higher or lower, and that head start has nothing to do with its steepness."
    ),
    question="For 3x + 5 at x = 1, what is height / x? And at x = 100?",
    reread="The idea",
)
def line_height_over_x(a, b, x):
    return (a * x + b) / x


@mistake(
    "line_slope",
    title="giving −b / a, the place where the line crosses 0",
    explanation=(
        "That x solves a·x + b = 0, so it tells where the line meets the axis. The slope tells how "
        "fast the line climbs, there and everywhere else."
    ),
    question="The lines x + 5 and 2x + 10 cross 0 at the same place: are they equally steep?",
    reread="The formula",
)
def root_for_slope(a, b, _x):
    return -b / a


@mistake(
    "line_slope",
    title="turning the sign of a round",
    explanation=(
        "A line with a positive a climbs as x grows, and its slope is positive. The sign belongs "
        "to a already, and needs no second look."
    ),
    question="Does −2x + 5 climb or fall? Which sign should its slope have?",
    reread="The formula",
)
def minus_a(a, _b, _x):
    return -a


@mistake(
    "line_slope",
    title="taking a without its sign",
    explanation=(
        "How steep a line is says only half: learning has to know whether it climbs or falls. A "
        "falling line has a negative slope."
    ),
    question="What distinguishes 2x + 5 from −2x + 5 in your answers?",
    reread="The idea",
)
def a_without_sign(a, _b, _x):
    return abs(a)


@mistake(
    "line_slope",
    title="giving twice a",
    explanation=(
        "The 2 comes from the rule for a square, and a·x + b has none. One step to the right "
        "raises the line by a, no more."
    ),
    question="How much higher is 3x + 5 at x = 1 than at x = 0?",
    reread="The formula",
)
def twice_a(a, _b, _x):
    return 2 * a


@mistake(
    "line_slope",
    title="giving 0",
    explanation=(
        "Only a level line has the slope 0, and that is one whose a is 0. a and b do not change "
        "while x moves, but a is multiplied with what moves, and so it counts."
    ),
    question="By how much does 3x + 5 grow when x grows by 1?",
    reread="The formula",
)
def zero_for_line(_a, _b, _x):
    return 0.0


@mistake(
    "line_slope",
    title="giving 1",
    explanation=(
        "1 is the slope of x alone. Here x is multiplied by a, so the line climbs a times as fast "
        "as x does."
    ),
    question="By how much does 3x + 5 grow when x grows by 1?",
    reread="The formula",
)
def one_for_line(_a, _b, _x):
    return 1.0


@mistake(
    "line_slope",
    title="measuring the slope, where a formula was asked for",
    explanation=(
        "Near 0 the measurement agrees with the formula to many digits. Far out a float has no "
        "digits left for a nudge of 0.00001: both points become the same, and the slope comes out "
        "as 0."
    ),
    question="What is 1e12 + 1e-5 == 1e12 in Python?",
    reread="3. `line_slope`: the slope of a·x + b",
)
def line_measured(a, b, x):
    return numerical_slope(lambda moved: a * moved + b, x)


@mistake(
    "line_slope",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(line_slope(3.0, 5.0, 10.0)) show after everything else?",
    reread="3. `line_slope`: the slope of a·x + b",
)
def line_without_return(a, _b, _x):
    print(a)


# ------------------------------------------------------------------------------ square_slope


@probes("square_slope")
def square_slope_probes() -> Iterator[Probe]:
    yield probe(1.75)
    yield probe(-2.5)
    yield probe(0.5)
    # So far out a nudge of 0.00001 is lost in rounding, and what is measured is exactly 0.
    yield probe(1e12)


@mistake(
    "square_slope",
    title="giving x², the height itself",
    explanation=(
        "x² says how high the curve is at x, and the slope how fast it climbs there. At 10 the "
        "height is 100, but one step to the right raises it by only about 20."
    ),
    question="How much higher is x² at 3.1 than at 2.9, and how far apart are these two?",
    reread="The formula",
)
def height_of_the_square(x):
    return x**2


@mistake(
    "square_slope",
    title="leaving out the factor 2",
    explanation=(
        "x² is x times x, and a nudge moves both factors. Each of them gives its share of x to the "
        "slope, and you have counted only one."
    ),
    question="Measure x² at 3 with h = 0.1: is the slope nearer to 3 or to 6?",
    reread="The formula",
)
def without_the_two(x):
    return x


@mistake(
    "square_slope",
    title="giving 2, wherever you stand",
    explanation=(
        "A curve with the same slope everywhere is a straight line. x² bends: it falls on the left "
        "of 0, is level at 0, and climbs ever faster on the right."
    ),
    question="Is the path x² equally steep at 0, at 1 and at 10?",
    reread="The formula",
)
def two_everywhere(_x):
    return 2.0


@mistake(
    "square_slope",
    title="giving 2x²",
    explanation=(
        "The 2 came down in front, as it should, but the power stayed what it was. The slope of x² "
        "grows in step with x: at twice the x it is twice as large, and yours is four times as "
        "large."
    ),
    question="Measure x² at 3 and at 6: how many times as large is the second slope?",
    reread="The formula",
)
def twice_the_square(x):
    return 2 * x**2


@mistake(
    "square_slope",
    title="giving half of x",
    explanation=(
        "The 2 of x² has landed below the line. In the central difference 4xh is divided by 2h, "
        "and what remains is larger than x, not smaller."
    ),
    question="What is 4xh / (2h), step by step?",
    reread="The formula",
)
def half_of_x(x):
    return x / 2


@mistake(
    "square_slope",
    title="giving half of x²",
    explanation=(
        "The power should come in front and go down by one; here it went below the line. At x = 4 "
        "you get the same as the formula, by chance, and nowhere else but at 0."
    ),
    question="What should the slope be at 3, and what is half of 3²?",
    reread="The formula",
)
def half_of_the_square(x):
    return x**2 / 2


@mistake(
    "square_slope",
    title="taking 2 to the power x in the place of 2 times x",
    explanation=(
        "`**` raises to a power and `*` multiplies. 2 to the power x is the same as 2 times x at 1 "
        "and at 2, so a first try may look right, but it is never 0 and never negative."
    ),
    question="What is 2 ** 3, and what is 2 * 3?",
    reread="The formula",
)
def two_to_the_x(x):
    return 2**x


@mistake(
    "square_slope",
    title="taking the slope without its sign",
    explanation=(
        "On the left of 0 the square falls, and a falling path has a negative slope. Without the "
        "sign you could not tell that there the lowest place lies to the right."
    ),
    question="When x goes from −3 to −2, does x² grow or shrink?",
    reread="The idea",
)
def square_without_sign(x):
    return 2 * abs(x)


@mistake(
    "square_slope",
    title="turning the sign round",
    explanation=(
        "On the right of 0 the square climbs, so the slope is positive there. Minus the slope is "
        "the direction of a step downhill, and that comes later."
    ),
    question="When x goes from 3 to 4, does x² grow or shrink?",
    reread="The idea",
)
def minus_two_x(x):
    return -2 * x


@mistake(
    "square_slope",
    title="giving (x + 1)² − x², the rise over one whole step",
    explanation=(
        "That is the slope of the secant from x to x + 1, which is 2x + 1. A step of 1 is not "
        "small, and taken to one side it makes the slope too large by 1."
    ),
    question="What do you get at 0, where the curve is level?",
    reread="The idea",
)
def one_whole_step(x):
    return 2 * x + 1


@mistake(
    "square_slope",
    title="adding 2 and x",
    explanation=(
        "The slope is a number times x, so it is 0 at 0 and twice as large at twice the x. A sum "
        "does neither; it agrees with the formula at 2 only."
    ),
    question="What do you get at 0, where the curve is level?",
    reread="The formula",
)
def two_plus_x(x):
    return 2 + x


@mistake(
    "square_slope",
    title="giving x³ / 3, whose slope is x²",
    explanation=(
        "You went the other way: x² is the slope of x³ / 3. Asked for is the slope of x² itself, "
        "so the power goes down and not up."
    ),
    question="The slope of x² at 3 is 6. What do you get?",
    reread="The formula",
)
def the_other_way(x):
    return x**3 / 3


@mistake(
    "square_slope",
    title="giving 3x², the slope of the cube",
    explanation=(
        "The rule is the right one, but for x³, the curve of the picture. For the square the power "
        "that comes in front is 2, and one x is left."
    ),
    question="At 0.5, is the slope of x² 0.75, or is it 1?",
    reread="The formula",
)
def slope_of_the_cube(x):
    return 3 * x**2


@mistake(
    "square_slope",
    title="giving 4x",
    explanation=(
        "4xh is the rise between the two sides. It is still to be divided by the run, which is 2h "
        "and not h."
    ),
    question="(x + h)² − (x − h)² is 4xh: how far apart are the two points?",
    reread="The formula",
)
def four_x(x):
    return 4 * x


@mistake(
    "square_slope",
    title="measuring the slope, where a formula was asked for",
    explanation=(
        "Near 0 the measurement agrees with the formula to many digits. Far out a float has no "
        "digits left for a nudge of 0.00001: both points become the same, and the slope comes out "
        "as 0."
    ),
    question="What is 1e12 + 1e-5 == 1e12 in Python?",
    reread="4. `square_slope`: the slope of x²",
)
def square_measured(x):
    return numerical_slope(lambda moved: moved**2, x)


@mistake(
    "square_slope",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(square_slope(3.0)) show after everything else?",
    reread="4. `square_slope`: the slope of x²",
)
def square_without_return(x):
    print(2 * x)


# ----------------------------------------------------------------------- squared_error_slope


@probes("squared_error_slope")
def squared_error_slope_probes() -> Iterator[Probe]:
    yield probe(1.75, -0.5)
    yield probe(-2.25, 1.5)
    yield probe(0.4, 0.75)
    yield probe(-0.3, -1.7)


@mistake(
    "squared_error_slope",
    title="leaving out the factor 2",
    explanation=(
        "You return the error itself. The slope of a square is twice what is squared, because a "
        "nudge moves both factors."
    ),
    question="For 3 and 1, what is ((2.1)² − (1.9)²) / 0.2? And what do you get?",
    reread="The formula",
)
def error_alone(prediction, target):
    return prediction - target


@mistake(
    "squared_error_slope",
    title="subtracting the prediction from the target",
    explanation=(
        "Seen from the target this would be the slope, but it is the prediction that moves. With "
        "the difference turned round, a prediction that is too low gets a positive slope, and a "
        "learner would make it lower still."
    ),
    question="The prediction 0.5 is too low for 0.75. Does a larger one raise the squared error?",
    reread="5. `squared_error_slope`: the slope of the squared error",
)
def error_turned_round(prediction, target):
    return 2 * (target - prediction)


@mistake(
    "squared_error_slope",
    title="subtracting the prediction from the target, without the factor 2",
    explanation=(
        "Two things come together. The difference is turned round, so that every slope has the "
        "wrong sign; and a square's slope is twice what is squared, so yours is half as large as "
        "it should be."
    ),
    question="For the prediction 3 and the target 1, which sign and which size has your slope?",
    reread="The formula",
)
def turned_round_without_two(prediction, target):
    return target - prediction


@mistake(
    "squared_error_slope",
    title="giving the squared error itself",
    explanation=(
        "The squared error says how bad the prediction is. Its slope says how that changes when "
        "the prediction moves, and it has a sign: negative where a larger prediction would be a "
        "better one."
    ),
    question="Can a square be negative? Should the slope be, for 0.5 and 0.75?",
    reread="The formula",
)
def squared_error_itself(prediction, target):
    return (prediction - target) ** 2


@mistake(
    "squared_error_slope",
    title="keeping the square beside the factor 2",
    explanation=(
        "The 2 came down in front, as it should, but the power stayed what it was. So your slope "
        "is never negative, and a prediction that is too low can't be told from one too high."
    ),
    question="For 0.5 and 0.75 and for 1 and 0.75: do your two slopes differ?",
    reread="The formula",
)
def two_times_the_square(prediction, target):
    return 2 * (prediction - target) ** 2


@mistake(
    "squared_error_slope",
    title="doubling the prediction only, for want of brackets",
    explanation=(
        "A product is done before a difference, so the 2 reaches the prediction and not the "
        "target. It belongs to the whole error."
    ),
    question="For a prediction that hits the target, say 3 and 3, what do you get instead of 0?",
    reread="The formula",
)
def prediction_doubled(prediction, target):
    return 2 * prediction - target


@mistake(
    "squared_error_slope",
    title="leaving the target out",
    explanation=(
        "2 times the prediction is the slope of its own square, as if the target were 0. The error "
        "is what is squared, and it takes both."
    ),
    question="When the prediction hits the target, say 3 and 3, how steep should it be?",
    reread="The formula",
)
def target_left_out(prediction, _target):
    return 2 * prediction


@mistake(
    "squared_error_slope",
    title="taking the slope of a square in the target, not in the error",
    explanation=(
        "2 times the target does not know what was predicted. What is squared is the error, the "
        "difference between the two, and its slope is 0 where they meet."
    ),
    question="Does your answer change when the prediction gets better?",
    reread="The formula",
)
def twice_the_target(_prediction, target):
    return 2 * target


@mistake(
    "squared_error_slope",
    title="taking the error without its sign",
    explanation=(
        "Above the target and below it the squared error is equally large, but its slopes point in "
        "opposite directions. Without the sign nobody knows which way is down."
    ),
    question="For 0.5 and 0.75 and for 1 and 0.75: should the two slopes be equal?",
    reread="The idea",
)
def error_without_sign(prediction, target):
    return 2 * abs(prediction - target)


@mistake(
    "squared_error_slope",
    title="giving the size of the miss",
    explanation=(
        "How far off the prediction is, without sign and without the factor 2, is a good measure "
        "of a miss. But it is no slope: it does not say in which direction things get better."
    ),
    question="For 0.5 and 0.75 and for 1 and 0.75: should the two slopes be equal?",
    reread="The idea",
)
def size_of_the_miss(prediction, target):
    return abs(prediction - target)


@mistake(
    "squared_error_slope",
    title="dividing the error by 2",
    explanation=(
        "The 2 of the square comes in front as a factor; you have put it below the line. The slope "
        "is larger than the error, not smaller."
    ),
    question="For 3 and 1, what is ((2.1)² − (1.9)²) / 0.2? And what do you get?",
    reread="The formula",
)
def half_of_the_error(prediction, target):
    return (prediction - target) / 2


@mistake(
    "squared_error_slope",
    title="subtracting the squares in the place of squaring the difference",
    explanation=(
        "p² − t² is another thing than (p − t)², and neither is the slope. A slope of a square "
        "grows in step with the error, and not with its square."
    ),
    question="For 4 and 1, what is 4² − 1², and what is (4 − 1)²? And what is the slope?",
    reread="The formula",
)
def squares_subtracted(prediction, target):
    return prediction**2 - target**2


@mistake(
    "squared_error_slope",
    title="adding prediction and target",
    explanation=(
        "An error is a difference: 0 where the two meet. A sum is 0 where they are opposite, and a "
        "perfect prediction of 3 would get a slope of 12."
    ),
    question="For 3 and 3 nothing is wrong. Which slope should come out?",
    reread="The formula",
)
def target_added(prediction, target):
    return 2 * (prediction + target)


@mistake(
    "squared_error_slope",
    title="multiplying by the prediction once more",
    explanation=(
        "The link from the prediction to the error has the slope 1: the error moves by as much as "
        "the prediction does. So there is nothing else to multiply with."
    ),
    question="When the prediction grows by 0.1, by how much does p − t grow?",
    reread="The formula",
)
def times_the_prediction(prediction, target):
    return 2 * (prediction - target) * prediction


@mistake(
    "squared_error_slope",
    title="taking the error relative to the target",
    explanation=(
        "Divided by the target, the error becomes a share. The squared error of this course is "
        "made of plain differences, and a target of 0 would make your answer impossible."
    ),
    question="What would you get for a target of 0?",
    reread="The formula",
)
def relative_error(prediction, target):
    return 2 * (prediction - target) / target


@mistake(
    "squared_error_slope",
    title="giving 4 times the error",
    explanation=(
        "The factor 2 came in twice, perhaps once from each side of the difference. The target "
        "stands still, so only the prediction gives its share."
    ),
    question="For 3 and 1, what is ((2.1)² − (1.9)²) / 0.2? And what do you get?",
    reread="The formula",
)
def four_times_the_error(prediction, target):
    return 4 * (prediction - target)


@mistake(
    "squared_error_slope",
    title="letting only the direction of the miss through",
    explanation=(
        "Plus or minus 2 says which way is up, but not how steep it is. Near the target the "
        "squared error gets flatter, so the slope has to become smaller along with the error."
    ),
    question="Are you on ground as steep at an error of 0.01 as at an error of 10?",
    reread="The idea",
)
def direction_only(prediction, target):
    return 2.0 if prediction > target else -2.0 if prediction < target else 0.0


@mistake(
    "squared_error_slope",
    title="giving 0 wherever the prediction is too low",
    explanation=(
        "A prediction that is too low is wrong as well, and its squared error falls as it grows. "
        "That is what a negative slope says, and cut off it would say that all is well."
    ),
    question="The prediction 0.5 is too low for 0.75: is it on level ground?",
    reread="The idea",
)
def negative_cut_off(prediction, target):
    return max(0.0, 2 * (prediction - target))


@mistake(
    "squared_error_slope",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(squared_error_slope(3.0, 1.0)) show after everything else?",
    reread="5. `squared_error_slope`: the slope of the squared error",
)
def error_slope_without_return(prediction, target):
    print(2 * (prediction - target))
