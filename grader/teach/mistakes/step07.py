"""Step 07: what learners write instead of a bend, its slope, and a layer that collapses."""

from collections.abc import Iterator

from exercises.step06.one_neuron import neuron
from exercises.step07.activation import relu, relu_slope
from grader.learn.probing import Probe
from grader.teach.catalogue import mistake, probe, probes

# -------------------------------------------------------------------------------------- relu


@probes("relu")
def relu_probes() -> Iterator[Probe]:
    yield probe(2.75)
    yield probe(-0.75)
    yield probe(0.0)
    yield probe(0.25)
    yield probe(-3.0)


@mistake(
    "relu",
    title="letting every number through",
    explanation=(
        "Your numbers below 0 come out as they went in, so there is no bend: the graph is one "
        "straight line. A network of such neurons collapses to a single line, however many there "
        "are."
    ),
    question="What should come out for −3, and what does the picture show left of 0?",
    reread="The idea",
)
def no_bend(z):
    return z


@mistake(
    "relu",
    title="folding the negative numbers up instead of flattening them",
    explanation=(
        "−3 becomes 3 here: that is the absolute value, a graph with two rising sides. ReLU is "
        "level on the left, so that the neuron says nothing at all there."
    ),
    question="How high does the picture's graph lie at z = −1, and how high does yours?",
    reread="The idea",
)
def absolute_value(z):
    return abs(z)


@mistake(
    "relu",
    title="taking the smaller of z and 0",
    explanation=(
        "It is the positive numbers that pass and the negative ones that become 0. Yours keeps "
        "the other half: everything positive is gone, and the negative numbers come through."
    ),
    question="Which of the two numbers 2 and 0 do you want to keep, and which of −2 and 0?",
    reread="The formula",
)
def smaller_of_the_two(z):
    return min(0.0, z)


@mistake(
    "relu",
    title="turning the sign of z before the bend",
    explanation=(
        "Your graph is the mirror image: level on the right, and rising to the left. A neuron "
        "would fall asleep exactly where it should be awake."
    ),
    question="Your function says 0 for 2.75 and 3 for −3: which of the two should speak?",
    reread="The idea",
)
def mirrored(z):
    return max(0.0, -z)


@mistake(
    "relu",
    title="answering how steep the bend is instead of how high",
    explanation=(
        "1 for every positive number is the slope of ReLU, the next hole. ReLU itself lets the "
        "number through: how strongly a neuron is awake would otherwise be lost."
    ),
    question="Should a neuron with z = 0.25 and one with z = 2.75 say the same?",
    reread="The formula",
)
def slope_for_height(z):
    return 1.0 if z > 0 else 0.0


@mistake(
    "relu",
    title="answering whether z is positive instead of with a number",
    explanation=(
        "A comparison gives `True` or `False`. What is asked for is a number: z itself where the "
        "comparison holds, and 0 where it does not."
    ),
    question="Your function says True for 2.75. How large is the number that should come out?",
    reread="1. `relu`: bend",
)
def comparison(z):
    return z > 0


@mistake(
    "relu",
    title="returning the comparison itself where z is not positive",
    explanation=(
        "`a and b` gives `a` when `a` is false, and your `a` is a comparison. So `False` comes "
        "back on the left, and the course wants the number 0 there."
    ),
    question="What does Python show for `-3 > 0 and -3`?",
    reread="1. `relu`: bend",
)
def comparison_and_number(z):
    return z > 0 and z


@mistake(
    "relu",
    title="returning nothing where z is not positive",
    explanation=(
        "Your function handles one case and has no word for the other. Python then returns None, "
        "and the next calculation with it will raise an error."
    ),
    question="Follow your lines with z = −0.75: at which `return` do they end?",
    reread="1. `relu`: bend",
)
def no_other_case(z):
    if z > 0:
        return z
    return None


@mistake(
    "relu",
    title="letting a hundredth of the negative numbers through",
    explanation=(
        "This is a cousin, the leaky ReLU: its left side is not level but slightly inclined. "
        "The ReLU of this course says exactly 0 to everything that is not positive."
    ),
    question="What comes out of yours for −3, and what does the lesson's formula say?",
    reread="The formula",
)
def leaky(z):
    return z if z > 0 else 0.01 * z


@mistake(
    "relu",
    title="letting a tenth of the negative numbers through",
    explanation=(
        "This is a cousin, the leaky ReLU: its left side is not level but inclined. The ReLU of "
        "this course says exactly 0 to everything that is not positive."
    ),
    question="What comes out of yours for −3, and what does the lesson's formula say?",
    reread="The formula",
)
def very_leaky(z):
    return z if z > 0 else 0.1 * z


@mistake(
    "relu",
    title="cutting the numbers off above 1 as well",
    explanation=(
        "Below 0 your graph is right, but it becomes level again at 1. ReLU has one bend only; "
        "on the right it rises as far as z does, so that large predictions stay possible."
    ),
    question="Which number should come out for 2.75?",
    reread="The formula",
)
def capped_at_one(z):
    return min(max(z, 0.0), 1.0)


@mistake(
    "relu",
    title="squeezing z into the range from 0 to 1 with the sigmoid",
    explanation=(
        "The sigmoid is an activation, too, and you may have met it elsewhere. It has no corner "
        "and says one half at 0. This course uses ReLU, which is z or 0 and nothing in between."
    ),
    question="What does yours give for 0, and what does the worked example give?",
    reread="The formula",
)
def sigmoid(z):
    import math

    return 1 / (1 + math.exp(-z))


@mistake(
    "relu",
    title="rounding the corner off",
    explanation=(
        "log(1 + eᶻ), the softplus, comes close to ReLU far from 0 but never reaches it. The "
        "ReLU of this course has a sharp corner and is exactly 0 on the left."
    ),
    question="What does yours give for 0, and what does the worked example give?",
    reread="The formula",
)
def softplus(z):
    import math

    return math.log(1 + math.exp(z))


@mistake(
    "relu",
    title="bending z smoothly to both sides with tanh",
    explanation=(
        "tanh is an activation, too, but another one: it lets negative numbers through and never "
        "passes 1. ReLU says 0 to every negative number and leaves every positive one as it is."
    ),
    question="What does yours give for −3 and for 2.75? What does the formula say?",
    reread="The formula",
)
def hyperbolic_tangent(z):
    import math

    return math.tanh(z)


@mistake(
    "relu",
    title="cutting the decimals off",
    explanation=(
        "The flat side is right, but on the other side only whole numbers come out: 0.25 becomes "
        "0. A positive number has to pass unchanged, decimals and all."
    ),
    question="What becomes of 0.25 and of 2.75?",
    reread="1. `relu`: bend",
)
def whole_numbers_only(z):
    return max(0, int(z))


@mistake(
    "relu",
    title="asking only for the sign of z",
    explanation=(
        "1, −1 and 0 tell on which side of 0 the number lies, and forget how far. ReLU keeps the "
        "positive numbers as large as they are, and makes 0 of the negative ones."
    ),
    question="Should a neuron with z = 0.25 and one with z = 2.75 say the same?",
    reread="The formula",
)
def sign(z):
    if z > 0:
        return 1.0
    return -1.0 if z < 0 else 0.0


@mistake(
    "relu",
    title="letting a number through only when it is larger than 1",
    explanation=(
        "The bend lies at 0, and yours at 1: what is between 0 and 1 is lost. Such a graph also "
        "has a gap, it jumps from 0 to 1, where ReLU's two pieces meet."
    ),
    question="0.25 is positive. What should come out for it?",
    reread="The formula",
)
def threshold_one(z):
    return z if z > 1 else 0.0


# -------------------------------------------------------------------------------- relu_slope


@probes("relu_slope")
def relu_slope_probes() -> Iterator[Probe]:
    yield probe(2.75)
    yield probe(-0.75)
    yield probe(0.0)
    yield probe(0.25)
    yield probe(-3.0)


@mistake(
    "relu_slope",
    title="counting exactly 0 among the positive numbers",
    explanation=(
        "On both sides your slope is right; only at the corner itself it is 1. The corner belongs "
        "to the flat side in this course, as in PyTorch: a neuron with z = 0 is asleep, and its "
        "gate is closed."
    ),
    question="Does your comparison hold for z = 0?",
    reread="The formula",
)
def slope_one_at_zero(z):
    return 1.0 if z >= 0 else 0.0


@mistake(
    "relu_slope",
    title="taking the middle, one half, at exactly 0",
    explanation=(
        "One half is what a measurement with a step to both sides finds at the corner. It would "
        "be a fair choice, but the course has made another one, the same as PyTorch: 0."
    ),
    question="Which slope do you get at 0 if you step to the left only? And to the right only?",
    reread="The formula",
)
def half_at_zero(z):
    if z == 0:
        return 0.5
    return 1.0 if z > 0 else 0.0


@mistake(
    "relu_slope",
    title="returning the answer of the comparison, True or False",
    explanation=(
        "Python lets you multiply with True and False, so this even works by accident. But a "
        "slope is a number, and everybody who prints your gradient should see one."
    ),
    question="Which two numbers do you want in the place of True and False?",
    reread="2. `relu_slope`: the slope of the bend",
)
def true_or_false(z):
    return z > 0


@mistake(
    "relu_slope",
    title="answering how high ReLU is instead of how steep",
    explanation=(
        "Your answer is relu(z) itself. The slope does not grow with z: right of 0 the graph is "
        "one straight line, equally steep everywhere."
    ),
    question="How much does relu grow from z = 2 to z = 3, and how much from 200 to 201?",
    reread="The formula",
)
def height_for_slope(z):
    return max(z, 0.0)


@mistake(
    "relu_slope",
    title="letting the graph fall on the left, with slope −1",
    explanation=(
        "A slope of −1 belongs to the absolute value, which comes down from the left. ReLU is "
        "level there: whether z is −3 or −0.75, a nudge changes nothing, so the slope is 0."
    ),
    question="By how much does relu change between −3 and −2?",
    reread="The formula",
)
def minus_one_on_the_left(z):
    return 1.0 if z > 0 else -1.0


@mistake(
    "relu_slope",
    title="taking the sign of z for the slope",
    explanation=(
        "1, 0 and −1 are the slopes of the absolute value, with its corner. ReLU is level on the "
        "left: a nudge changes nothing there, so the slope is 0 and not −1."
    ),
    question="By how much does relu change between −3 and −2?",
    reread="The formula",
)
def sign_of_z(z):
    return (z > 0) - (z < 0)


@mistake(
    "relu_slope",
    title="taking the slope 1 everywhere",
    explanation=(
        "That is the slope of a straight line without a bend. Left of 0 ReLU does not rise, and "
        "this 0 is what will close the gate of a neuron that is asleep."
    ),
    question="How much does relu(z) change when z moves from −3 to −2?",
    reread="The formula",
)
def always_one(z):  # noqa: ARG001
    return 1.0


@mistake(
    "relu_slope",
    title="exchanging the two sides",
    explanation=(
        "Yours is 1 where the graph is level and 0 where it rises. A neuron that is awake would "
        "not learn, and one that is asleep would be given slopes that it has not."
    ),
    question="On which side of 0 does the graph in the picture rise?",
    reread="The formula",
)
def sides_exchanged(z):
    return 0.0 if z > 0 else 1.0


@mistake(
    "relu_slope",
    title="putting the slope 1 on the negative side",
    explanation=(
        "At 0 your answer is right, but the two sides have changed places: 1 where the graph is "
        "level, 0 where it rises."
    ),
    question="On which side of 0 does the graph in the picture rise?",
    reread="The formula",
)
def one_on_the_left(z):
    return 1.0 if z < 0 else 0.0


@mistake(
    "relu_slope",
    title="leaving a slope of one hundredth on the left",
    explanation=(
        "This is the slope of a leaky ReLU. The ReLU of this course is level on the left, so "
        "nothing gets through there, not even a hundredth."
    ),
    question="By how much does your own `relu` change between −3 and −2?",
    reread="The formula",
)
def leaky_slope(z):
    return 1.0 if z > 0 else 0.01


@mistake(
    "relu_slope",
    title="returning nothing where z is not positive",
    explanation=(
        "Your function has no word for the level side, so Python returns None there. A gradient "
        "is multiplied by this slope later, and None cannot be multiplied."
    ),
    question="Follow your lines with z = −0.75: at which `return` do they end?",
    reread="2. `relu_slope`: the slope of the bend",
)
def no_slope_on_the_left(z):
    if z > 0:
        return 1.0
    return None


@mistake(
    "relu_slope",
    title="dividing the height by z",
    explanation=(
        "Height over distance is how steep the way from 0 to here is, and for ReLU that happens "
        "to be the slope on both sides. At z = 0 there is no way at all, and you divide by 0."
    ),
    question="What does your function do with z = 0?",
    reread="2. `relu_slope`: the slope of the bend",
)
def height_over_distance(z):
    return relu(z) / z


@mistake(
    "relu_slope",
    title="asking only whether z is 0",
    explanation=(
        "For Python every number except 0 counts as true, negative ones included. So your slope "
        "is 1 left of the corner as well, where the graph is level."
    ),
    question="What does Python make of `1 if -3 else 0`?",
    reread="2. `relu_slope`: the slope of the bend",
)
def any_number_but_zero(z):
    return 1.0 if z else 0.0


@mistake(
    "relu_slope",
    title="taking 2z, the slope of a square, on the right",
    explanation=(
        "Right of 0 ReLU is the line z and not the parabola z². A line is equally steep "
        "everywhere, with slope 1; only the square of step 02 gets steeper."
    ),
    question="How much does relu grow from z = 2 to z = 3, and how much from 200 to 201?",
    reread="The formula",
)
def slope_of_a_square(z):
    return 2 * z if z > 0 else 0.0


@mistake(
    "relu_slope",
    title="letting the slope grow from 0 to 1",
    explanation=(
        "Between 0 and 1 your slope is z itself. But ReLU is as steep at 0.25 as at 2.75: the "
        "slope jumps from 0 to 1 at the corner and stays there."
    ),
    question="How much does relu grow from z = 0.25 to z = 0.35?",
    reread="The formula",
)
def growing_slope(z):
    return min(max(z, 0.0), 1.0)


@mistake(
    "relu_slope",
    title="opening the gate only for z larger than 1",
    explanation=(
        "The corner lies at 0. Between 0 and 1 ReLU rises already, with its full slope of 1, and "
        "yours is still 0 there."
    ),
    question="How much does relu grow from z = 0.25 to z = 0.35?",
    reread="The formula",
)
def rising_from_one(z):
    return 1.0 if z > 1 else 0.0


# ------------------------------------------------------------------------------- relu_neuron


@probes("relu_neuron")
def relu_neuron_probes() -> Iterator[Probe]:
    yield probe([1.2, -0.5], -0.35, [1.5, 0.8])
    yield probe([0.5, -1.5, 0.75], 0.25, [2.0, 0.4, -1.2])
    yield probe([0.6, 0.2], -1.3, [0.5, 1.5])
    yield probe([-0.8, 0.3], 1.4, [1.1, 0.5])
    yield probe([-0.7], 0.3, [-1.1])
    yield probe([2.0, -1.0], 0.0, [1.0, 2.0])


@mistake(
    "relu_neuron",
    title="leaving the bend out",
    explanation=(
        "This is the linear neuron of step 06, and its answer may be negative. A neuron with ReLU "
        "says 0 where its z is not positive."
    ),
    question="What does your neuron say when z is −1.25, and what should it say?",
    reread="3. `relu_neuron`: a neuron with a bend",
)
def linear_neuron(weights, bias, features):
    return neuron(weights, bias, features)


@mistake(
    "relu_neuron",
    title="adding the bias after the bend",
    explanation=(
        "The bias belongs into z: it decides where the neuron wakes up. Added afterwards it only "
        "shifts the answer, the bend stays where the products reach 0, and a negative bias makes "
        "a negative prediction."
    ),
    question=(
        "Products that add up to −0.5 and a bias of 0.25: how large is z, is the neuron awake, and "
        "what does yours say?"
    ),
    reread="The formula",
)
def bias_after_the_bend(weights, bias, features):
    return relu(neuron(weights, 0.0, features)) + bias


@mistake(
    "relu_neuron",
    title="forgetting the bias",
    explanation=(
        "The sum of the products alone goes through your bend. Without the bias every neuron "
        "would wake up in the same place, where that sum is 0, and could not be shifted."
    ),
    question="With all features 0, what should a neuron with the bias 0.25 say?",
    reread="The formula",
)
def neuron_without_bias(weights, bias, features):  # noqa: ARG001
    return relu(neuron(weights, 0.0, features))


@mistake(
    "relu_neuron",
    title="bending every product on its own and adding the bias",
    explanation=(
        "Negative products are set to 0 before they can pull the sum down. The neuron bends once, "
        "at the end: first everything is added up to z, then ReLU looks at z."
    ),
    question="The products are 3 and −2, the bias 0: what is z, and what do you get?",
    reread="The formula",
)
def every_product_bent(weights, bias, features):
    return sum(relu(w * x) for w, x in zip(weights, features, strict=True)) + bias


@mistake(
    "relu_neuron",
    title="bending every product and then the sum as well",
    explanation=(
        "Negative products are set to 0 before they can pull the sum down. There is one bend in "
        "a neuron, behind the whole sum: z may contain negative parts."
    ),
    question="The products are 3 and −2, the bias 0: what is z, and what do you get?",
    reread="The formula",
)
def products_bent_and_sum(weights, bias, features):
    return relu(sum(relu(w * x) for w, x in zip(weights, features, strict=True)) + bias)


@mistake(
    "relu_neuron",
    title="bending the running sum after every product",
    explanation=(
        "Your sum can never be negative on its way, so what pulls it below 0 is forgotten before "
        "the next product comes. The bend looks once, at the finished z."
    ),
    question="The bias is 0 and the products are −2 and 3: what is z, and what do you get?",
    reread="The formula",
)
def running_sum_bent(weights, bias, features):
    total = bias
    for weight, feature in zip(weights, features, strict=True):
        total = relu(total + weight * feature)
    return total


@mistake(
    "relu_neuron",
    title="bending the features before they enter the neuron",
    explanation=(
        "The features are data and go in as they are, negative ones too. The bend stands behind "
        "the neuron, not in front of it."
    ),
    question="Weight −1, feature −2, bias 0: what is z, and what do you get?",
    reread="The idea",
)
def features_bent(weights, bias, features):
    return neuron(weights, bias, [relu(x) for x in features])


@mistake(
    "relu_neuron",
    title="adding the bias once for each feature",
    explanation=(
        "The bias stands inside your loop, so a neuron with three features gets it three times. "
        "A neuron has one bias, added once to the whole sum."
    ),
    question="With all features 0 and a bias of 0.25, what do three weights give?",
    reread="The formula",
)
def bias_for_each_feature(weights, bias, features):
    return relu(sum(w * x + bias for w, x in zip(weights, features, strict=True)))


@mistake(
    "relu_neuron",
    title="adding the bias twice, both times before the bend",
    explanation=(
        "`neuron` of step 06 has added the bias to its sum already. Adding it to z once more "
        "moves the bend to another place."
    ),
    question="What does `neuron([1.0], 0.25, [0.0])` return?",
    reread="3. `relu_neuron`: a neuron with a bend",
)
def bias_twice(weights, bias, features):
    return relu(neuron(weights, bias, features) + bias)


@mistake(
    "relu_neuron",
    title="adding the bias a second time behind the bend",
    explanation=(
        "z contains the bias already, and behind ReLU nothing is added any more. As it is, the "
        "neuron says its bias where it should be asleep and say 0."
    ),
    question="What should a neuron say whose z is −1, and what does yours say?",
    reread="3. `relu_neuron`: a neuron with a bend",
)
def bias_before_and_after(weights, bias, features):
    return relu(neuron(weights, bias, features)) + bias


@mistake(
    "relu_neuron",
    title="subtracting the bias",
    explanation=(
        "In this course the bias is added, as in step 06: with all features 0 the linear neuron "
        "says its bias. A threshold that is subtracted is another convention, with the opposite "
        "sign."
    ),
    question="With all features 0 and a bias of 0.25, what is z?",
    reread="The formula",
)
def bias_subtracted(weights, bias, features):
    return relu(neuron(weights, -bias, features))


@mistake(
    "relu_neuron",
    title="returning the slope of the bend instead of its height",
    explanation=(
        "Your neuron says 1 when it is awake, however large z is. The prediction is relu(z); the "
        "slope is needed in the next hole, for the gradient."
    ),
    question="z is 0.25 in the worked example: what does the neuron predict?",
    reread="The formula",
)
def slope_for_prediction(weights, bias, features):
    return relu_slope(neuron(weights, bias, features))


@mistake(
    "relu_neuron",
    title="keeping the last product only",
    explanation=(
        "Each product overwrites the one before it instead of being added. What goes into the "
        "bend is the last product and the bias, the other features count for nothing."
    ),
    question="Change the first feature: does your prediction move?",
    reread="The formula",
)
def last_product_only(weights, bias, features):
    product = 0.0
    for weight, feature in zip(weights, features, strict=True):
        product = weight * feature
    return relu(product + bias)


@mistake(
    "relu_neuron",
    title="starting from the bias and overwriting it with each product",
    explanation=(
        "Your total begins as the bias and is then replaced by each product in turn. In the end "
        "it holds the last product alone: the bias and the other features are lost."
    ),
    question="Print your total after every round of the loop: does it grow?",
    reread="The formula",
)
def total_overwritten(weights, bias, features):
    total = bias
    for weight, feature in zip(weights, features, strict=True):
        total = weight * feature
    return relu(total)


@mistake(
    "relu_neuron",
    title="returning after the first feature",
    explanation=(
        "The `return` stands inside the loop, so the loop ends in its first round. z is then the "
        "bias and one single product."
    ),
    question="How many rounds does your loop make for a neuron with three features?",
    reread="3. `relu_neuron`: a neuron with a bend",
)
def first_product_only(weights, bias, features):
    total = bias
    for weight, feature in zip(weights, features, strict=True):
        total += weight * feature
        return relu(total)
    return relu(total)


@mistake(
    "relu_neuron",
    title="taking the mean of the products instead of their sum",
    explanation=(
        "z is a sum: every feature adds its own part, however many there are. Divided by their "
        "number, each weight would mean something else in a neuron with more features."
    ),
    question="Weights 1 and 1, features 2 and 3, bias 0: what is z?",
    reread="The formula",
)
def mean_of_products(weights, bias, features):
    products = [w * x for w, x in zip(weights, features, strict=True)]
    return relu(sum(products) / len(products) + bias)


@mistake(
    "relu_neuron",
    title="making every z positive",
    explanation=(
        "Where z is negative, your neuron says its absolute value. It should be asleep there and "
        "say 0, and only repeat z where z is positive."
    ),
    question="What does your neuron say when z is −1.25, and what should it say?",
    reread="The idea",
)
def neuron_never_asleep(weights, bias, features):
    return abs(neuron(weights, bias, features))


@mistake(
    "relu_neuron",
    title="returning z and the prediction together",
    explanation=(
        "One number is asked for here, what the neuron says. z is needed inside, and the network "
        "of step 08 will want to see both, but whoever calls this neuron wants the prediction."
    ),
    question="Which of your two numbers may be negative, and which is the prediction?",
    reread="3. `relu_neuron`: a neuron with a bend",
)
def both_numbers(weights, bias, features):
    z = neuron(weights, bias, features)
    return z, relu(z)


@mistake(
    "relu_neuron",
    title="appending the bias to the caller's weights, and a 1 to the features",
    explanation=(
        "A bias as one more weight with the feature 1 is a good idea, and the number is right. "
        "But the lists belong to the caller: after your call they are longer than before, and the "
        "next call starts with them."
    ),
    question="Call your function twice with the same lists: how long are they then?",
    reread="3. `relu_neuron`: a neuron with a bend",
)
def bias_appended(weights, bias, features):
    weights.append(bias)
    features.append(1.0)
    return relu(sum(w * x for w, x in zip(weights, features, strict=True)))


@mistake(
    "relu_neuron",
    title="asking whether the products alone are positive",
    explanation=(
        "You bend first and take the bias in afterwards, and then only where the neuron is awake. "
        "The bias is a part of z: it must be in the sum before you ask whether that is positive."
    ),
    question="The products add up to −0.5 and the bias is 1.4: is the neuron awake?",
    reread="The formula",
)
def awake_by_products_alone(weights, bias, features):
    products = neuron(weights, 0.0, features)
    return products + bias if products > 0 else 0.0


# ---------------------------------------------------------------------- relu_neuron_gradient


@probes("relu_neuron_gradient")
def relu_neuron_gradient_probes() -> Iterator[Probe]:
    yield probe([0.5, -1.5], 0.25, [2.0, 0.4], 1.7)  # awake, prediction too low
    yield probe([1.2, -0.5, 0.3], -0.35, [1.5, 0.8, -0.6], 0.4)  # awake, too high
    yield probe([-0.9, 0.4], 0.1, [1.3, 0.7], 0.8)  # asleep, too low
    yield probe([0.5], -1.0, [1.0], -0.25)  # asleep, too high
    yield probe([2.0, -1.0], 0.0, [1.0, 2.0], -0.5)  # z is exactly 0
    yield probe([-0.7, -0.4], 0.3, [-1.1, 0.5], -0.9)  # awake, a negative target
    yield probe([-0.6, 0.2], 1.1, [0.9, -0.5], 0.35)  # awake by its bias alone


@mistake(
    "relu_neuron_gradient",
    title="leaving the gate out",
    explanation=(
        "Where the neuron is awake, your slopes are right. Where it is asleep, a small nudge of a "
        "weight would not move its 0 at all, and yet you give the weights slopes: the link "
        "through the bend is missing from the chain."
    ),
    question="At z = −1.25, how much does relu(z) change when a weight moves by 0.01?",
    reread="The formula",
)
def no_gate(weights, bias, features, target):
    slope = 2 * (relu(neuron(weights, bias, features)) - target)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="taking the gradient of the linear neuron of step 06",
    explanation=(
        "There is no ReLU in your calculation, neither on the way forward nor on the way back. "
        "Where the neuron is awake that makes no difference, but asleep it predicts 0, not z, and "
        "its gate is closed."
    ),
    question="Weights 0.5 and −1, bias 0.25, features 1 and 2: what does the neuron predict?",
    reread="The formula",
)
def linear_gradient(weights, bias, features, target):
    slope = 2 * (neuron(weights, bias, features) - target)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="forgetting the factor 2 of the square",
    explanation=(
        "The slope of error² along the error is 2 · error. Without the 2 every slope is half as "
        "large as it should be: the direction is right, and a measurement disagrees everywhere."
    ),
    question="By how much does error² grow from error = 3 to error = 3.01?",
    reread="The formula",
)
def factor_two_forgotten(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = (relu(z) - target) * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="counting the factor 2 twice",
    explanation=(
        "The square brings one factor 2 into the chain, and all your slopes are twice as large as "
        "that. `squared_error_slope` of step 02, by the way, contains it already."
    ),
    question="How many links does the chain have, and which of them brings the 2?",
    reread="The formula",
)
def factor_two_twice(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 4 * (relu(z) - target) * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="subtracting the prediction from the target",
    explanation=(
        "The error is prediction − target. Turned round, the loss stays the same, but every slope "
        "has the wrong sign, and steps that should lead downhill lead uphill."
    ),
    question="The prediction is 0.25, the target 1: which sign should the error have?",
    reread="The formula",
)
def error_turned_round(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (target - relu(z)) * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="taking the gate from the error",
    explanation=(
        "Your gate closes wherever the prediction is too low, and opens for a sleeping neuron "
        "whose prediction is too high. Whether the path is open depends on z alone: that is the "
        "number that goes through the bend."
    ),
    question="z = 0.25 and the target is 1: is the neuron awake? And is your gate open?",
    reread="The formula",
)
def gate_from_the_error(weights, bias, features, target):
    error = relu(neuron(weights, bias, features)) - target
    slope = 2 * error * relu_slope(error)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="taking the gate from the features, each weight's from its own",
    explanation=(
        "A negative feature closes the path of its weight in your code, and a sleeping neuron "
        "keeps its slopes. But the bend sees z and not the features, and all weights of a neuron "
        "share one gate."
    ),
    question="Weight −1, feature −2, bias 0: is the neuron awake?",
    reread="The formula",
)
def gate_from_the_features(weights, bias, features, target):
    slope = 2 * (relu(neuron(weights, bias, features)) - target)
    return [slope * relu_slope(x) * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="taking the gate from the target",
    explanation=(
        "The target is what should have come out, it does not pass through the bend. Which of the "
        "two, open or closed, the gate is depends on z alone."
    ),
    question="Which number does ReLU look at on the way forward?",
    reread="The formula",
)
def gate_from_the_target(weights, bias, features, target):
    slope = 2 * (relu(neuron(weights, bias, features)) - target) * relu_slope(target)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="opening the gate at exactly 0",
    explanation=(
        "Where z is exactly 0 your slopes are those of a neuron that is awake. The course counts "
        "the corner to the flat side: at z = 0 the gate is closed."
    ),
    question="Weights 1, bias −2, feature 2: which slopes should come out?",
    reread="The formula",
)
def gate_open_at_zero(weights, bias, features, target):
    z = neuron(weights, bias, features)
    if z < 0:
        return [0.0] * len(features), 0.0
    slope = 2 * (relu(z) - target)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="opening the gate for the sleeping neurons",
    explanation=(
        "Your gate is open where z is negative and closed where it is positive. A neuron that is "
        "awake passes the slope on, one that is asleep does not."
    ),
    question="On which side of the bend does a nudge of z change relu(z)?",
    reread="The formula",
)
def gate_turned_round(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 0.0 if z > 0 else 2 * (relu(z) - target)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="multiplying by relu(z) where its slope belongs",
    explanation=(
        "A chain is made of slopes, and the slope of the bend is 1 or 0. relu(z) is its height: "
        "an awake neuron would get larger slopes only because it says a larger number."
    ),
    question="In the worked example z is 0.25: by which number should the gate multiply?",
    reread="The formula",
)
def height_for_gate(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="closing the gate for the weights but not for the bias",
    explanation=(
        "The bias stands in z as the weights do, so its path leads through the same bend. When "
        "the neuron is asleep, a nudge of the bias changes nothing either."
    ),
    question="At z = −1.25, how much does relu(z) change when the bias moves by 0.01?",
    reread="The formula",
)
def bias_without_gate(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target)
    return [slope * relu_slope(z) * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="closing the gate for the bias but not for the weights",
    explanation=(
        "Your bias respects the bend, your weights do not. All of them stand in z, so every path "
        "leads through the same gate."
    ),
    question="At z = −1.25, how much does relu(z) change when a weight moves by 0.01?",
    reread="The formula",
)
def weights_without_gate(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target)
    return [slope * x for x in features], slope * relu_slope(z)


@mistake(
    "relu_neuron_gradient",
    title="multiplying by the weight in the place of the feature",
    explanation=(
        "In the product w · x a nudge of w moves z by x times as much. Yours is the slope along "
        "the feature, which is data here and is not to be changed."
    ),
    question="When w grows by 0.01 and x is 3, by how much does w · x grow?",
    reread="The formula",
)
def weight_for_feature(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [slope * w for w in weights], slope


@mistake(
    "relu_neuron_gradient",
    title="leaving the feature out of the weights' slopes",
    explanation=(
        "All your weights have the same slope, as if each were a bias. A weight is multiplied by "
        "its feature, so it matters more where the feature is large, and not at all where it is 0."
    ),
    question="If a feature is 0, how much can its weight change the prediction?",
    reread="The formula",
)
def no_feature(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [slope] * len(weights), slope


@mistake(
    "relu_neuron_gradient",
    title="multiplying the slope along the bias by the bias",
    explanation=(
        "A weight is multiplied by its feature, so its slope is, too. The bias is added to z just "
        "as it is: a nudge of it arrives at z unchanged, whatever its value."
    ),
    question="When the bias grows by 0.01, by how much does z grow?",
    reread="The formula",
)
def bias_times_slope(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [slope * x for x in features], slope * bias


@mistake(
    "relu_neuron_gradient",
    title="forgetting the factor 2 in the slope along the bias",
    explanation=(
        "The slopes along your weights are right. The bias's path leads over the same square, and "
        "needs the same factor 2."
    ),
    question="If one feature were always 1, should its weight's slope differ from the bias's?",
    reread="The formula",
)
def bias_without_two(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = (relu(z) - target) * relu_slope(z)
    return [2 * slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="forgetting the factor 2 in the slopes along the weights",
    explanation=(
        "The slope along your bias is right. The weights' paths lead over the same square, and "
        "need the same factor 2."
    ),
    question="If one feature were always 1, should its weight's slope differ from the bias's?",
    reread="The formula",
)
def weights_without_two(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = (relu(z) - target) * relu_slope(z)
    return [slope * x for x in features], 2 * slope


@mistake(
    "relu_neuron_gradient",
    title="giving the bias no slope",
    explanation=(
        "Your bias has the slope 0, so it would never be trained. It is a parameter like the "
        "weights, and a nudge of it moves z directly."
    ),
    question="When the bias grows by 0.01, by how much does z grow?",
    reread="The formula",
)
def bias_has_no_slope(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [slope * x for x in features], 0.0


@mistake(
    "relu_neuron_gradient",
    title="adding the weights' slopes up for the bias",
    explanation=(
        "The bias has a path of its own, straight to z. It does not lead through the weights or "
        "the features, so there is nothing to add up."
    ),
    question="When the bias grows by 0.01, by how much does z grow? Does a feature matter there?",
    reread="The formula",
)
def bias_sums_the_weights(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    weight_gradient = [slope * x for x in features]
    return weight_gradient, sum(weight_gradient)


@mistake(
    "relu_neuron_gradient",
    title="putting the loss where its slope belongs",
    explanation=(
        "You multiply the links by error², which is the loss itself. Its slope along the error "
        "is 2 · error; in particular it has a sign, which the square has lost."
    ),
    question="Too high by 1 and too low by 1: should the slopes be the same?",
    reread="The formula",
)
def loss_for_slope(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = (relu(z) - target) ** 2 * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="squaring the error and doubling it, too",
    explanation=(
        "The 2 comes down from the exponent and the exponent goes down by one: error² has the "
        "slope 2 · error. Yours still carries the square and has lost the error's sign."
    ),
    question="Too high by 1 and too low by 1: should the slopes be the same?",
    reread="The formula",
)
def twice_the_loss(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) ** 2 * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="dropping the sign of the error",
    explanation=(
        "The absolute value says how large the miss is, not to which side. Without the sign, a "
        "prediction that is too low gets slopes that push it lower still."
    ),
    question="Too high by 1 and too low by 1: should the slopes be the same?",
    reread="The formula",
)
def size_of_the_error(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * abs(relu(z) - target) * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="putting the error through the bend",
    explanation=(
        "relu(z − target) is not relu(z) − target: the bracket is closed too late. Wherever the "
        "prediction is too low, your error becomes 0, and the neuron could never be raised."
    ),
    question="z = 0.25 and the target is 1: what is relu(z) − 1, and what is relu(z − 1)?",
    reread="The formula",
)
def error_bent(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * relu(z - target) * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="computing z without the bias",
    explanation=(
        "Both the prediction and the gate depend on the whole z. Without the bias you look at "
        "another neuron: some that are awake count as asleep, and every error is off."
    ),
    question="Products that add up to −0.5 and a bias of 1: is this neuron awake?",
    reread="The formula",
)
def z_without_bias(weights, bias, features, target):  # noqa: ARG001
    z = neuron(weights, 0.0, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="adding the bias to z a second time",
    explanation=(
        "`neuron` of step 06 has added the bias already. With twice the bias, prediction and gate "
        "are those of another neuron."
    ),
    question="What does `neuron([1.0], 0.25, [0.0])` return?",
    reread="The formula",
)
def z_with_bias_twice(weights, bias, features, target):
    z = neuron(weights, bias, features) + bias
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="dividing by the number of features",
    explanation=(
        "There is no mean to take here: the loss is the squared error of one row, and each weight "
        "has a path of its own. The 1/n of step 06 counted rows, not features."
    ),
    question="How many rows does this gradient look at?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def divided_by_features(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z) / len(features)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="dividing the weights' slopes by the number of features",
    explanation=(
        "There is no mean to take here: the loss is the squared error of one row, and each weight "
        "has a path of its own. Your bias is right as it stands."
    ),
    question="How many rows does this gradient look at?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def weights_divided_by_features(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [slope * x / len(features) for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="adding the slopes along the weights up to one number",
    explanation=(
        "Each weight is a parameter of its own and is asked a question of its own, so the answer "
        "is a list with one slope for each. Paths are added up only where they begin at the same "
        "parameter."
    ),
    question="How many slopes does a neuron with three weights and a bias have?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def weights_summed(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return sum(slope * x for x in features), slope


@mistake(
    "relu_neuron_gradient",
    title="returning the bias's slope first",
    explanation=(
        "Your numbers are right, their order is not: the list of the weights' slopes comes first, "
        "then the slope along the bias, as weights and bias come in as arguments."
    ),
    question="In which order does the worked example write the two results?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def bias_first(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return slope, [slope * x for x in features]


@mistake(
    "relu_neuron_gradient",
    title="putting all slopes into one list",
    explanation=(
        "Your numbers are right, but the caller wants to take them apart: a list with one slope "
        "for each weight, and the bias's slope beside it, not at its end."
    ),
    question="How many entries does the first result have for a neuron with two weights?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def one_flat_list(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [*(slope * x for x in features), slope]


@mistake(
    "relu_neuron_gradient",
    title="returning the weights' slopes alone",
    explanation=(
        "The bias is a parameter, too, and its slope is one of the two results. Without it the "
        "neuron could turn its line but never shift its bend."
    ),
    question="How many parameters does a neuron with two features have?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def bias_left_out(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    return [slope * x for x in features]


@mistake(
    "relu_neuron_gradient",
    title="returning nothing when the neuron is asleep",
    explanation=(
        "Your answer is right where the neuron is awake. Asleep, it has a gradient as well, made "
        "of zeros; your function ends without a `return` there and gives None."
    ),
    question="How many slopes does a sleeping neuron with two weights have, and which?",
    reread="A tiny example, by hand",
)
def nothing_when_asleep(weights, bias, features, target):
    z = neuron(weights, bias, features)
    if z > 0:
        slope = 2 * (z - target)
        return [slope * x for x in features], slope
    return None


@mistake(
    "relu_neuron_gradient",
    title="returning one 0 for all weights when the neuron is asleep",
    explanation=(
        "The slopes are 0, that is right. But a gradient has the shape of what it belongs to, "
        "asleep as well: a list with one 0 for each weight, and one 0 for the bias."
    ),
    question="What does the worked example return for the features 1 and 2?",
    reread="A tiny example, by hand",
)
def zero_for_a_list(weights, bias, features, target):
    z = neuron(weights, bias, features)
    if z <= 0:
        return 0.0, 0.0
    slope = 2 * (z - target)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="returning an empty list when the neuron is asleep",
    explanation=(
        "The slopes are 0, not absent. A gradient has the shape of what it belongs to, asleep as "
        "well: a list with one 0 for each weight, and one 0 for the bias."
    ),
    question="What does the worked example return for the features 1 and 2?",
    reread="A tiny example, by hand",
)
def empty_when_asleep(weights, bias, features, target):
    z = neuron(weights, bias, features)
    if z <= 0:
        return [], 0.0
    slope = 2 * (z - target)
    return [slope * x for x in features], slope


@mistake(
    "relu_neuron_gradient",
    title="returning after the first feature",
    explanation=(
        "The `return` stands inside the loop, so the list holds one slope, that of the first "
        "weight. The loop never comes to the others."
    ),
    question="How many rounds does your loop make for a neuron with three features?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def first_slope_only(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    weight_gradient = []
    for feature in features:
        weight_gradient.append(slope * feature)
        return weight_gradient, slope
    return weight_gradient, slope


@mistake(
    "relu_neuron_gradient",
    title="writing the slopes over the caller's features",
    explanation=(
        "The numbers are right, but after your call the row of data is gone: its place is taken "
        "by slopes. The next call with the same row would learn from nonsense."
    ),
    question="Call your function twice with the same lists: do both calls agree?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def features_overwritten(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    for i in range(len(features)):
        features[i] *= slope
    return features, slope


@mistake(
    "relu_neuron_gradient",
    title="writing the slopes over the caller's weights",
    explanation=(
        "The numbers are right, but after your call the neuron has lost its weights: slopes stand "
        "in their place. A gradient needs a list of its own; changing weights is the business of "
        "the training."
    ),
    question="Call your function twice with the same lists: do both calls agree?",
    reread="4. `relu_neuron_gradient`: the gradient of its squared error",
)
def weights_overwritten(weights, bias, features, target):
    z = neuron(weights, bias, features)
    slope = 2 * (relu(z) - target) * relu_slope(z)
    for i in range(len(weights)):
        weights[i] = slope * features[i]
    return weights, slope


# ---------------------------------------------------------------------------------- collapse


@probes("collapse")
def collapse_probes() -> Iterator[Probe]:
    three_neurons = [[1.5, -0.5], [0.25, 2.0], [-1.0, 0.75]]
    yield probe(three_neurons, [0.5, -1.5, 2.0], [2.0, -0.5, 1.25], 0.3)
    yield probe([[0.5, -1.2, 2.0], [1.5, 0.4, -0.7]], [1.1, -0.6], [-1.5, 0.8], -0.9)
    yield probe([[1.3, -0.4], [0.6, 2.1]], [0.7, -1.1], [1.9, -0.3], 0.45)
    yield probe([[0.8, -1.4]], [0.6], [2.5], -0.2)


@mistake(
    "collapse",
    title="forgetting the output's own bias",
    explanation=(
        "The neurons' biases arrive at the output, weighted, and that part is right. But the "
        "output adds one more number that does not depend on any feature: b2."
    ),
    question="All features 0 and all b1 equal to 0: what do the two layers say?",
    reread="The formula",
)
def b2_forgotten(W1, b1, W2, b2):  # noqa: ARG001
    weights = [sum(v * row[i] for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))]
    return weights, sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="forgetting the biases of the neurons",
    explanation=(
        "Your bias is b2 alone. With all features 0 each neuron still says its own bias, and the "
        "output listens to it with its weight: that belongs to the collapsed bias."
    ),
    question="All features 0: what does a neuron with the bias 0.25 say to the output?",
    reread="The formula",
)
def b1_forgotten(W1, b1, W2, b2):  # noqa: ARG001
    weights = [sum(v * row[i] for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))]
    return weights, b2


@mistake(
    "collapse",
    title="adding the neurons' biases without the output's weights",
    explanation=(
        "The output does not hear a neuron's bias as it is, but multiplied by the weight with "
        "which it listens to that neuron, just as with the rest of what the neuron says."
    ),
    question="A neuron's bias is 1 and the output listens with weight 3: how much arrives?",
    reread="The formula",
)
def b1_unweighted(W1, b1, W2, b2):
    weights = [sum(v * row[i] for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))]
    return weights, b2 + sum(b1)


@mistake(
    "collapse",
    title="adding the neurons' weights up without listening to them with W2",
    explanation=(
        "Your bias is right. For the weights the same holds: the output multiplies everything "
        "that neuron k says by W2[k], and so the neuron's weights as well."
    ),
    question="A neuron's weight is 2 and the output listens with 3: what stands before x?",
    reread="The formula",
)
def w1_unweighted(W1, b1, W2, b2):
    weights = [sum(column) for column in zip(*W1, strict=True)]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="leaving the output's weights out altogether",
    explanation=(
        "You add up what the neurons say, all with the same weight 1. The output listens to "
        "neuron k with the weight W2[k], which multiplies the neuron's weights and its bias."
    ),
    question="If W2[k] is 0, does neuron k matter at all? And in your sums?",
    reread="The formula",
)
def everything_unweighted(W1, b1, W2, b2):  # noqa: ARG001
    return [sum(column) for column in zip(*W1, strict=True)], b2 + sum(b1)


@mistake(
    "collapse",
    title="multiplying two sums where products have to be added up",
    explanation=(
        "Each neuron's numbers meet the output's weight for that neuron, and for no other. Sum "
        "first and multiply afterwards, and every weight of W2 meets every neuron."
    ),
    question="Two neurons say 1 and 2, the weights are 3 and 4: 1·3 + 2·4, or (1 + 2)·(3 + 4)?",
    reread="The formula",
)
def product_of_sums(W1, b1, W2, b2):
    weights = [sum(W2) * sum(column) for column in zip(*W1, strict=True)]
    return weights, b2 + sum(W2) * sum(b1)


@mistake(
    "collapse",
    title="making one weight for each neuron instead of one for each feature",
    explanation=(
        "The collapsed neuron looks at the features, so it has as many weights as there are "
        "features. You add up along a neuron's row; what belongs together is one feature's "
        "column, over all neurons."
    ),
    question="Three neurons with two features: how many weights must the one neuron have?",
    reread="The formula",
)
def weight_for_each_neuron(W1, b1, W2, b2):
    weights = [v * sum(row) for v, row in zip(W2, W1, strict=True)]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="pairing the output's weights with a neuron's features",
    explanation=(
        "W2 has one weight for each neuron, a row of W1 one for each feature: their entries do "
        "not belong together, and where there are more of the one than of the other, some are "
        "dropped. Go down a column of W1 instead, one entry for each neuron."
    ),
    question="Three neurons with two features: how many entries have W2 and W1[0]?",
    reread="The formula",
)
def rows_for_columns(W1, b1, W2, b2):
    weights = [sum(v * w for v, w in zip(W2, row, strict=False)) for row in W1]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="exchanging the two indices of W1",
    explanation=(
        "W1[k][i] is the weight of neuron k for feature i: first the neuron, then the feature. "
        "With as many features as neurons the exchange gives wrong numbers, otherwise it leads "
        "to a place that does not exist."
    ),
    question="In [[1, 2], [3, 4]], which two numbers are the weights of the first neuron?",
    reread="5. `collapse`: two linear layers are one neuron",
)
def indices_exchanged(W1, b1, W2, b2):
    weights = [sum(W2[k] * W1[i][k] for k in range(len(W1))) for i in range(len(W1[0]))]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="taking the output's weight by the number of the feature",
    explanation=(
        "W2 is counted by neurons. For weight i of the collapsed neuron you go through all the "
        "neurons k, and each of them is heard with its own W2[k]; you hear them all with W2[i]."
    ),
    question="Which of the two, i or k, counts the neurons?",
    reread="The formula",
)
def feature_index_for_w2(W1, b1, W2, b2):
    weights = [sum(W2[i] * W1[k][i] for k in range(len(W1))) for i in range(len(W1[0]))]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="making room for as many weights as there are neurons",
    explanation=(
        "`len(W1)` counts the neurons, `len(W1[0])` the features. As many neurons as features, "
        "and nobody notices; otherwise weights are missing, or an index runs over the end."
    ),
    question="For [[1, 2, 3], [4, 5, 6]], what is `len(W1)`, and how many features are there?",
    reread="5. `collapse`: two linear layers are one neuron",
)
def neurons_counted_for_features(W1, b1, W2, b2):
    weights = [0.0] * len(W1)
    bias = b2
    for k in range(len(W1)):
        for i in range(len(weights)):
            weights[i] += W2[k] * W1[k][i]
        bias += W2[k] * b1[k]
    return weights, bias


@mistake(
    "collapse",
    title="keeping the last neuron's part of each weight",
    explanation=(
        "Each neuron's part overwrites that of the neuron before instead of being added. Your "
        "bias is summed correctly; the weights need the same."
    ),
    question="Print your list of weights after each neuron: does the first one's part survive?",
    reread="The formula",
)
def last_neuron_weights(W1, b1, W2, b2):
    weights = [0.0] * len(W1[0])
    bias = b2
    for k in range(len(W1)):
        for i in range(len(W1[0])):
            weights[i] = W2[k] * W1[k][i]
        bias += W2[k] * b1[k]
    return weights, bias


@mistake(
    "collapse",
    title="keeping b2 and the last neuron's part of the bias",
    explanation=(
        "Your weights are summed over all neurons, your bias is not: each neuron's part "
        "overwrites the one before. All of them arrive at the output."
    ),
    question="How many neurons have a bias, and how many of these are in your result?",
    reread="The formula",
)
def last_neuron_bias(W1, b1, W2, b2):
    weights = [sum(v * row[i] for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))]
    return weights, b2 + W2[-1] * b1[-1]


@mistake(
    "collapse",
    title="overwriting weights and bias with each neuron",
    explanation=(
        "What is left in the end comes from the last neuron alone. The output adds up what all "
        "neurons say, so each part has to be added to what is there already."
    ),
    question="Print your weights and your bias after each neuron: do the earlier parts survive?",
    reread="The formula",
)
def last_neuron_only(W1, b1, W2, b2):
    return [W2[-1] * w for w in W1[-1]], b2 + W2[-1] * b1[-1]


@mistake(
    "collapse",
    title="returning after the first neuron",
    explanation=(
        "The `return` stands inside the loop over the neurons, so only the first one is counted. "
        "The output listens to all of them."
    ),
    question="How many rounds does your outer loop make for three neurons?",
    reread="5. `collapse`: two linear layers are one neuron",
)
def first_neuron_only(W1, b1, W2, b2):
    return [W2[0] * w for w in W1[0]], b2 + W2[0] * b1[0]


@mistake(
    "collapse",
    title="adding a neuron's bias once for each of its features",
    explanation=(
        "The line for the bias stands in the inner loop, which runs once for each feature. A "
        "neuron has one bias and says it once."
    ),
    question="One neuron with bias 1, two features, W2 = [1], b2 = 0: which bias do you get?",
    reread="The formula",
)
def bias_in_the_inner_loop(W1, b1, W2, b2):
    weights = [0.0] * len(W1[0])
    bias = b2
    for k in range(len(W1)):
        for i in range(len(W1[0])):
            weights[i] += W2[k] * W1[k][i]
            bias += W2[k] * b1[k]
    return weights, bias


@mistake(
    "collapse",
    title="adding b2 once for each neuron",
    explanation=(
        "b2 is the bias of the one output and is added once, however many neurons there are. In "
        "your sum every neuron brings it along."
    ),
    question="Three neurons that say 0, and b2 = 1: what does the output say?",
    reread="The formula",
)
def b2_for_each_neuron(W1, b1, W2, b2):
    weights = [sum(v * row[i] for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))]
    return weights, sum(v * b + b2 for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="taking means over the neurons instead of sums",
    explanation=(
        "The output adds up what the neurons say. Divided by their number, the collapsed neuron "
        "says less than the two layers as soon as there is more than one neuron."
    ),
    question="Two neurons that both say x, W2 = [1, 1]: what does the output say?",
    reread="The formula",
)
def mean_over_neurons(W1, b1, W2, b2):
    n_neurons = len(W1)
    weights = [
        sum(v * row[i] for v, row in zip(W2, W1, strict=True)) / n_neurons
        for i in range(len(W1[0]))
    ]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True)) / n_neurons


@mistake(
    "collapse",
    title="counting on exactly two neurons",
    explanation=(
        "Your formula is that of the worked example, with its two neurons. A third one is not "
        "heard, and with a single one the program looks for a second that is not there."
    ),
    question="How do you find out how many neurons there are?",
    reread="5. `collapse`: two linear layers are one neuron",
)
def two_neurons_only(W1, b1, W2, b2):
    weights = [W2[0] * W1[0][i] + W2[1] * W1[1][i] for i in range(len(W1[0]))]
    return weights, b2 + W2[0] * b1[0] + W2[1] * b1[1]


@mistake(
    "collapse",
    title="putting a bend between the layers",
    explanation=(
        "With ReLU in between nothing collapses: whether a neuron is asleep depends on the "
        "features, and those you do not have here. This hole is about what would be lost without "
        "the bend."
    ),
    question="Is the function x ↦ relu(x) a line? Could one linear neuron say it?",
    reread="5. `collapse`: two linear layers are one neuron",
)
def bend_between_layers(W1, b1, W2, b2):
    weights = [
        sum(v * max(row[i], 0.0) for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))
    ]
    return weights, b2 + sum(v * max(b, 0.0) for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="leaving each neuron's weighted row as it is, without adding them up",
    explanation=(
        "You multiply every row by the output's weight, which is the first half. One neuron has "
        "one list of weights: the parts that belong to the same feature are still to be added."
    ),
    question="3(2x + 1) + 2(−x + 3): what is the number in front of x?",
    reread="The formula",
)
def rows_not_added(W1, b1, W2, b2):
    weights = [[v * w for w in row] for v, row in zip(W2, W1, strict=True)]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="adding each neuron's bias to its weights",
    explanation=(
        "A weight is what stands in front of a feature. The neuron's bias stands alone, without a "
        "feature, so it goes into the collapsed bias and nowhere else."
    ),
    question="3(2x + 1) − 4: what stands in front of x, and what stands alone?",
    reread="The formula",
)
def bias_in_the_weights(W1, b1, W2, b2):
    weights = [
        sum(v * (row[i] + b) for v, row, b in zip(W2, W1, b1, strict=True))
        for i in range(len(W1[0]))
    ]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="listening to b2 with the output's weights as well",
    explanation=(
        "W2 multiplies what the neurons say, and b2 comes after that: it is the output's own and "
        "is added as it is."
    ),
    question="3(2x + 1) − 4: is the −4 multiplied by 3?",
    reread="The formula",
)
def b2_weighted(W1, b1, W2, b2):
    weights = [sum(v * row[i] for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))]
    return weights, sum(v * (b + b2) for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="starting the weights from b2",
    explanation=(
        "The weights' sums begin at 0. b2 stands alone, without a feature, so it has no place in "
        "front of one; it belongs to the bias."
    ),
    question="If every weight of W1 is 0, what stands in front of the features?",
    reread="The formula",
)
def weights_start_at_b2(W1, b1, W2, b2):
    weights = [
        b2 + sum(v * row[i] for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))
    ]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="returning the bias first",
    explanation=(
        "Your numbers are right, their order is not: the list of the weights comes first, then "
        "the bias, in the order in which `neuron` wants them."
    ),
    question="In which order does the worked example write the two results?",
    reread="5. `collapse`: two linear layers are one neuron",
)
def collapsed_bias_first(W1, b1, W2, b2):
    weights = [sum(v * row[i] for v, row in zip(W2, W1, strict=True)) for i in range(len(W1[0]))]
    return b2 + sum(v * b for v, b in zip(W2, b1, strict=True)), weights


@mistake(
    "collapse",
    title="multiplying the caller's W1 by the output's weights in place",
    explanation=(
        "The result is right, but the layer that you were given is no longer the same: its "
        "weights are multiplied. Whoever uses it next gets other predictions, and a second call "
        "another result."
    ),
    question="Call your function twice with the same lists: do both calls agree?",
    reread="5. `collapse`: two linear layers are one neuron",
)
def layer_changed(W1, b1, W2, b2):
    for k in range(len(W1)):
        for i in range(len(W1[k])):
            W1[k][i] *= W2[k]
    weights = [sum(column) for column in zip(*W1, strict=True)]
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))


@mistake(
    "collapse",
    title="adding the other neurons to the first one's unweighted row",
    explanation=(
        "Your sum begins with W1[0] as it is, so the first neuron is heard with the weight 1 and "
        "then once more with its own. It has to begin with zeros, one for each feature. Worse, "
        "it is the caller's own list that you add to."
    ),
    question="A single neuron with W2 = [3] and weight 2: which weight do you get?",
    reread="5. `collapse`: two linear layers are one neuron",
)
def sum_begins_in_w1(W1, b1, W2, b2):
    rows = [list(row) for row in W1]
    weights = W1[0]
    for v, row in zip(W2, rows, strict=True):
        for i, w in enumerate(row):
            weights[i] += v * w
    return weights, b2 + sum(v * b for v, b in zip(W2, b1, strict=True))
