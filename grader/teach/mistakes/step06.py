"""Step 06: what learners write instead of the neuron, its gradient and its training."""

from collections.abc import Iterator

from exercises.step05.one_number import mean, mse, step_downhill
from exercises.step06.one_neuron import neuron, neuron_gradient
from grader.learn.probing import Probe
from grader.teach.catalogue import mistake, probe, probes

NEURON = "1. `neuron`: the prediction for one row"
GRADIENT = "2. `neuron_gradient`: the slope along every weight and the bias"
TRAINING = "3. `train_neuron`: all slopes, all steps"
EXAMPLE = "A tiny example, by hand"

# ------------------------------------------------------------------------------------ neuron


@probes("neuron")
def neuron_probes() -> Iterator[Probe]:
    yield probe([0.5, -1.25, 2.0], 0.75, [1.5, 2.0, -0.4])
    yield probe([1.5, 0.25], 0.3, [2.0, 3.0])
    yield probe([2.5], -0.5, [3.0])
    yield probe([0.5, 1.5, -2.25, 0.75, 1.25, -0.6], 0.2, [1.0, 0.4, -2.0, 3.0, 0.7, 2.5])
    yield probe([-2.0, 0.5], -0.25, [1.2, 0.4])
    yield probe([0.5, 1.5], -0.75, [0.0, 0.0])


@mistake(
    "neuron",
    title="leaving the bias out",
    explanation=(
        "The products are added up, but the b at the end of the formula is missing. For a row of "
        "zeros the neuron can then say nothing but 0, whatever the data are like."
    ),
    question="What should the neuron say for a row of zeros?",
    reread="The formula",
)
def without_bias(weights, _bias, features):
    return sum(w * x for w, x in zip(weights, features, strict=True))


@mistake(
    "neuron",
    title="adding the bias once for each feature",
    explanation=(
        "The bias stands inside the loop or inside the sum, so with five features it is added five "
        "times. It belongs to the neuron and not to a feature: it comes in once for the row."
    ),
    question="What does your neuron say for a row of three zeros and the bias 1?",
    reread="The formula",
)
def bias_for_each_feature(weights, bias, features):
    return sum(w * x + bias for w, x in zip(weights, features, strict=True))


@mistake(
    "neuron",
    title="subtracting the bias",
    explanation=(
        "In the worked example the bias is −1, so it looks as if the formula took something away. "
        "The formula adds the bias, whatever its sign is."
    ),
    question="With the bias −1 and a row of zeros: should the neuron say −1 or 1?",
    reread=EXAMPLE,
)
def bias_subtracted(weights, bias, features):
    return sum(w * x for w, x in zip(weights, features, strict=True)) - bias


@mistake(
    "neuron",
    title="multiplying by the bias",
    explanation=(
        "The bias has become one more factor. It is added: it lifts or lowers every prediction by "
        "the same amount, whatever the features are."
    ),
    question="With a bias of 0, can your neuron say anything but 0?",
    reread="The formula",
)
def bias_multiplied(weights, bias, features):
    return sum(w * x for w, x in zip(weights, features, strict=True)) * bias


@mistake(
    "neuron",
    title="returning inside the loop, after the first feature",
    explanation=(
        "A return ends the function at once, wherever it stands. Indented into the loop it lets "
        "only the first product be added, and the other features are never looked at."
    ),
    question="Does your answer change when the last feature changes?",
    reread=NEURON,
)
def neuron_returned_in_the_loop(weights, bias, features):
    total = bias
    for w, x in zip(weights, features, strict=True):
        total += w * x
        return total
    return total


@mistake(
    "neuron",
    title="keeping only the last product, with the bias",
    explanation=(
        "In each round the total is replaced by the new product instead of growing by it, so only "
        "the last feature is left in it at the end. Every feature has a say in the prediction."
    ),
    question="For the products 0.5, 2 and 3: what is your total after each round?",
    reread="The formula",
)
def last_product_and_bias(weights, bias, features):
    total = 0.0
    for w, x in zip(weights, features, strict=True):
        total = w * x
    return total + bias


@mistake(
    "neuron",
    title="keeping only the last product, without the bias",
    explanation=(
        "The total begins with the bias, and then each round replaces it by the new product "
        "instead of adding to it. What remains is the last product, without the bias and without "
        "the others."
    ),
    question="For the bias −1 and the products 0.5 and 2: what is your total after each round?",
    reread="The formula",
)
def last_product_alone(weights, bias, features):
    total = bias
    for w, x in zip(weights, features, strict=True):
        total = w * x
    return total


@mistake(
    "neuron",
    title="adding weight and feature instead of multiplying them",
    explanation=(
        "A weight says how much its feature counts, so the two are multiplied. Added, a weight of "
        "0 would not mean “never mind”: the feature would count in full."
    ),
    question="With a weight of 0, should the prediction change when that feature does?",
    reread="The idea",
)
def sums_for_products(weights, bias, features):
    return sum(w + x for w, x in zip(weights, features, strict=True)) + bias


@mistake(
    "neuron",
    title="multiplying the sum of the weights by the sum of the features",
    explanation=(
        "Each weight now counts for all features, not only for its own, as it also does with a "
        "loop inside a loop. First every pair is multiplied, then the products are added."
    ),
    question="With weights 1 and 0, should the second feature have any say?",
    reread="The formula",
)
def product_of_sums(weights, bias, features):
    return sum(weights) * sum(features) + bias


@mistake(
    "neuron",
    title="multiplying the products with each other",
    explanation=(
        "The total is multiplied by each new product, where it should grow by it. A single feature "
        "of 0 then wipes out everything else."
    ),
    question="If one feature is 0, should the whole prediction be 0?",
    reread="The formula",
)
def product_of_products(weights, bias, features):
    total = 1.0
    for w, x in zip(weights, features, strict=True):
        total *= w * x
    return total + bias


@mistake(
    "neuron",
    title="dividing the sum of the products by the number of features",
    explanation=(
        "A neuron adds up what its features say; it takes no mean. The mean of this step is over "
        "the rows, and it comes in with the loss."
    ),
    question="Where in the formula of the prediction do you see a division?",
    reread="The formula",
)
def mean_of_products(weights, bias, features):
    return sum(w * x for w, x in zip(weights, features, strict=True)) / len(features) + bias


@mistake(
    "neuron",
    title="clipping the output at 0",
    explanation=(
        "A number of rentals is never negative, and step 07 has a neuron that stops at 0. This one "
        "is linear: the sum is passed on as it is, and training needs to see how far below 0 it "
        "was."
    ),
    question="With the bias −1 and a row of zeros, what should the neuron say?",
    reread=NEURON,
)
def clipped_at_0(weights, bias, features):
    return max(0.0, sum(w * x for w, x in zip(weights, features, strict=True)) + bias)


@mistake(
    "neuron",
    title="rounding the output to two decimals",
    explanation=(
        "Rounding is for showing a number to a reader. The loss and its slopes are made from this "
        "number, and a nudge that is too small to survive the rounding would seem to change "
        "nothing."
    ),
    question="If a weight is nudged by 0.001, does your prediction move?",
    reread=NEURON,
)
def rounded_to_two_decimals(weights, bias, features):
    return round(sum(w * x for w, x in zip(weights, features, strict=True)) + bias, 2)


@mistake(
    "neuron",
    title="rounding the output to a whole number",
    explanation=(
        "The targets are in thousands of rentals, so nearly every prediction would become 0. "
        "Rounding is for showing a number to a reader, and here nobody reads yet."
    ),
    question="What is left of a prediction of 0.187?",
    reread=NEURON,
)
def rounded_to_whole(weights, bias, features):
    return round(sum(w * x for w, x in zip(weights, features, strict=True)) + bias)


@mistake(
    "neuron",
    title="leaving out the last feature",
    explanation=(
        "The loop stops one feature early. range(n) already ends before n, so nothing needs to be "
        "taken away from it."
    ),
    question="Which positions has a row of three features, and which of them does your loop visit?",
    reread=NEURON,
)
def without_last_feature(weights, bias, features):
    total = bias
    for j in range(len(features) - 1):
        total += weights[j] * features[j]
    return total


@mistake(
    "neuron",
    title="leaving out the first feature",
    explanation=(
        "The formula counts from 1, but Python counts positions from 0. A loop that begins at 1 "
        "begins with the second feature."
    ),
    question="At which position of the list does x₁ stand?",
    reread=NEURON,
)
def without_first_feature(weights, bias, features):
    total = bias
    for j in range(1, len(features)):
        total += weights[j] * features[j]
    return total


@mistake(
    "neuron",
    title="counting on two features",
    explanation=(
        "The worked example has two features, and so has your formula. A longer row loses the rest "
        "of its features, and a shorter one ends in an IndexError; the lists themselves tell how "
        "many there are."
    ),
    question="What does your neuron make of a row with a single feature?",
    reread="Your task",
)
def two_features(weights, bias, features):
    return weights[0] * features[0] + weights[1] * features[1] + bias


@mistake(
    "neuron",
    title="counting on five features",
    explanation=(
        "The rentals have five features, but the neuron is for rows of any length. A longer row "
        "loses the rest of its features, and a shorter one ends in an IndexError; the lists "
        "themselves tell how many there are."
    ),
    question="What does your neuron make of a row with two features?",
    reread="Your task",
)
def five_features(weights, bias, features):
    total = bias
    for j in range(5):
        total += weights[j] * features[j]
    return total


@mistake(
    "neuron",
    title="using only the first weight",
    explanation=(
        "All features are multiplied by the same weight, so hour, warmth and wind would count "
        "alike. Each feature has a weight of its own, at the same position."
    ),
    question="Does your answer change when the last weight changes?",
    reread="The idea",
)
def first_weight_for_all(weights, bias, features):
    return sum(weights[0] * x for x in features) + bias


@mistake(
    "neuron",
    title="using only the first feature",
    explanation=(
        "All weights are multiplied by the same feature, which is the line of step 01 with a "
        "weight in several pieces. Each weight has a feature of its own, at the same position."
    ),
    question="Does your answer change when the last feature changes?",
    reread="The idea",
)
def first_feature_for_all(weights, bias, features):
    return sum(w * features[0] for w in weights) + bias


@mistake(
    "neuron",
    title="pairing the weights with the features in the opposite order",
    explanation=(
        "The first weight meets the last feature. Weights and features are in the same order: what "
        "is at position j belongs together."
    ),
    question="With weights 1 and 0 and the row 5, 7, which of the two should count?",
    reread=NEURON,
)
def features_backwards(weights, bias, features):
    return sum(w * x for w, x in zip(weights, features[::-1], strict=True)) + bias


@mistake(
    "neuron",
    title="returning the products one by one",
    explanation=(
        "The list says what each feature contributes. The prediction is one number: all of them "
        "added up, and the bias."
    ),
    question="How many numbers should the neuron say about one hour?",
    reread="The formula",
)
def list_of_products(weights, bias, features):
    return [w * x + bias for w, x in zip(weights, features, strict=True)]


@mistake(
    "neuron",
    title="adding up without returning the sum",
    explanation=(
        "The total is worked out and then dropped, because the function ends without handing it "
        "over. Python gives None to whoever called it."
    ),
    question="What does print(neuron([1.0], 0.0, [2.0])) show?",
    reread=NEURON,
)
def neuron_not_returned(weights, bias, features):
    total = bias
    for w, x in zip(weights, features, strict=True):
        total += w * x


@mistake(
    "neuron",
    title="writing the products into the caller's list of weights",
    explanation=(
        "The prediction is right, but the weights are gone: where they stood, there are products "
        "now, and the next row meets a different neuron. The lists belong to the caller."
    ),
    question="What does your neuron say if it is called twice with the same lists?",
    reread="Your task",
)
def products_into_weights(weights, bias, features):
    for j in range(len(weights)):
        weights[j] *= features[j]
    return sum(weights) + bias


@mistake(
    "neuron",
    title="appending the bias to the caller's list of weights",
    explanation=(
        "Taking the bias for a weight of a feature that is always 1 is a good thought, and the "
        "prediction is right. But both lists belong to the caller, and after the call each is "
        "longer by one."
    ),
    question="How long are the two lists after three calls?",
    reread="Your task",
)
def bias_into_weights(weights, bias, features):
    weights.append(bias)
    features.append(1.0)
    return sum(w * x for w, x in zip(weights, features, strict=True))


# --------------------------------------------------------------------------- neuron_gradient


@probes("neuron_gradient")
def neuron_gradient_probes() -> Iterator[Probe]:
    rows = [[1.0, 2.5, -0.5], [0.4, -1.5, 2.0], [3.0, 0.0, 1.25], [-2.0, 0.75, 0.6]]
    yield probe([0.5, -1.25, 0.8], 0.3, rows, [1.5, -2.0, 0.75, 4.0])
    yield probe([0.5, 1.5], -1.0, [[1.0, 2.0], [3.0, -0.4]], [0.2, 2.0])
    yield probe([1.25], 0.5, [[2.0], [-1.0], [0.7]], [1.0, 2.5, -3.0])
    yield probe([0.5, -1.0, 0.25], 0.75, [[1.0, 2.0, -3.0]], [0.4])
    yield probe([0.5, -1.0, 2.0], 0.75, [[1, 2, -3], [2, 0, 1]], [3, 1])


@mistake(
    "neuron_gradient",
    title="forgetting the factor 2 of the square",
    explanation=(
        "All slopes point the right way, but they are half as steep as the hill is. The slope of a "
        "square is twice what stands inside."
    ),
    question="What is your slope divided by the measured one, for each weight and for the bias?",
    reread="The formula",
)
def gradient_without_2(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean(errors)


@mistake(
    "neuron_gradient",
    title="forgetting the factor 2 in the slope along the bias",
    explanation=(
        "Along the weights the slopes are right. The error is squared for the bias as well, so its "
        "slope has the same 2; only the feature is missing in it."
    ),
    question="In which one thing do the two formulas differ?",
    reread="The formula",
)
def bias_without_2(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean(errors)


@mistake(
    "neuron_gradient",
    title="forgetting the factor 2 in the slopes along the weights",
    explanation=(
        "Along the bias the slope is right. The slopes along the weights come from the same square "
        "and have the same 2, and then the feature as a further factor."
    ),
    question="In which one thing do the two formulas differ?",
    reread="The formula",
)
def weights_without_2(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="adding up over the rows instead of taking the mean",
    explanation=(
        "The loss is a mean, and so are its slopes. With the sum, every step gets longer with "
        "every row, and with 240 rows training explodes."
    ),
    question="If every row stood in the lists twice, should the slopes double?",
    reread="The formula",
)
def gradient_summed(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        sum(2 * e * x[j] for e, x in zip(errors, rows, strict=True)) for j in range(len(weights))
    ]
    return along_weights, sum(2 * e for e in errors)


@mistake(
    "neuron_gradient",
    title="adding up over the rows for the bias, with the mean for the weights only",
    explanation=(
        "The slopes along the weights were divided by the number of rows, and that along the bias "
        "was forgotten. Its formula begins with the same 1/n."
    ),
    question="If every row stood in the lists twice, which of your slopes would change?",
    reread="The formula",
)
def bias_summed(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, sum(2 * e for e in errors)


@mistake(
    "neuron_gradient",
    title="adding up over the rows for the weights, with the mean for the bias only",
    explanation=(
        "The slope along the bias was divided by the number of rows, and those along the weights "
        "were forgotten. Their formula begins with the same 1/n."
    ),
    question="If every row stood in the lists twice, which of your slopes would change?",
    reread="The formula",
)
def weights_summed(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        sum(2 * e * x[j] for e, x in zip(errors, rows, strict=True)) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="adding up over the rows, without the factor 2 and without the mean",
    explanation=(
        "Two parts of the formula are missing: the 2 that comes from the square, and the 1/n that "
        "comes from the mean. With two rows they happen to cancel, with any other number they "
        "don't."
    ),
    question="What do you get for a single row, and what should it be?",
    reread="The formula",
)
def gradient_summed_without_2(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        sum(e * x[j] for e, x in zip(errors, rows, strict=True)) for j in range(len(weights))
    ]
    return along_weights, sum(errors)


@mistake(
    "neuron_gradient",
    title="subtracting the prediction from the target",
    explanation=(
        "The error of this course is prediction − target. Turned round, all slopes have the wrong "
        "sign, and every step leads uphill."
    ),
    question=(
        "If all predictions are too low, should a larger bias make the loss larger or smaller?"
    ),
    reread="The formula",
)
def error_turned(weights, bias, rows, targets):
    errors = [y - neuron(weights, bias, x) for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="subtracting the prediction from the target, without the factor 2",
    explanation=(
        "The error of this course is prediction − target; turned round, all slopes have the wrong "
        "sign. The 2 that comes from the square is missing as well."
    ),
    question=(
        "If all predictions are too low, should a larger bias make the loss larger or smaller?"
    ),
    reread="The formula",
)
def error_turned_without_2(weights, bias, rows, targets):
    errors = [y - neuron(weights, bias, x) for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean(errors)


@mistake(
    "neuron_gradient",
    title="putting the factor 2 in twice",
    explanation=(
        "The errors were doubled, and then the slopes once more. The square gives its 2 only once "
        "along each path."
    ),
    question="What is your slope divided by the measured one?",
    reread="The formula",
)
def gradient_with_4(weights, bias, rows, targets):
    errors = [2 * (neuron(weights, bias, x) - y) for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="leaving the feature out of the slopes along the weights",
    explanation=(
        "All weights get the same slope as the bias. When a weight moves, the prediction moves as "
        "many times as fast as the feature is large, so a row has a say in a weight only as far as "
        "its feature goes."
    ),
    question="If a feature is 0 in every row, what is the slope along its weight?",
    reread="The formula",
)
def without_feature(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    slope = mean([2 * e for e in errors])
    return [slope for _ in weights], slope


@mistake(
    "neuron_gradient",
    title="multiplying the errors by the weight instead of the feature",
    explanation=(
        "In w · x the slope along w is the other factor, x. With zeros as weights all your slopes "
        "would be 0, and training could never begin."
    ),
    question="What are your slopes when all weights are 0?",
    reread="The formula",
)
def weight_for_feature(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    slope = mean([2 * e for e in errors])
    return [slope * w for w in weights], slope


@mistake(
    "neuron_gradient",
    title="multiplying the slope along the bias by the bias",
    explanation=(
        "The bias is added and not multiplied by anything, so the prediction moves exactly as fast "
        "as it does. With a bias of 0 your slope would be 0 whatever the errors are."
    ),
    question="With a bias of 0, can it ever leave its place with your slope?",
    reread="The formula",
)
def bias_times_bias(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e * bias for e in errors])


@mistake(
    "neuron_gradient",
    title="multiplying the errors by the first feature for every weight",
    explanation=(
        "All weights get the slope of the first one. The slope along a weight uses the feature "
        "that this weight is multiplied by, the one at its own position."
    ),
    question="Which feature is the second weight multiplied by in the prediction?",
    reread="The formula",
)
def first_feature_for_all_weights(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[0] for e, x in zip(errors, rows, strict=True)]) for _ in weights
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="multiplying every row's error by the features of the first row",
    explanation=(
        "The errors are those of all rows, but the features are always the first row's. In the sum "
        "over i, error and feature have the same i: both belong to the same row."
    ),
    question="In the worked example, by which feature is the error −1.5 multiplied for w₁?",
    reread=EXAMPLE,
)
def features_of_the_first_row(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [mean([2 * e * rows[0][j] for e in errors]) for j in range(len(weights))]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="multiplying every row's error by the features of the last row",
    explanation=(
        "After a loop its variable still holds the last row, and the errors of all rows are "
        "multiplied by that one's features. In the sum over i, error and feature belong to the "
        "same row."
    ),
    question="In the worked example, by which feature is the error 0.5 multiplied for w₁?",
    reread=EXAMPLE,
)
def features_of_the_last_row(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [mean([2 * e * rows[-1][j] for e in errors]) for j in range(len(weights))]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="multiplying the mean error by the mean feature",
    explanation=(
        "Errors and features were averaged each for itself and then multiplied, so it no longer "
        "matters which error came from which row. The mean is taken of the products, one for each "
        "row."
    ),
    question=(
        "For errors 1 and −1 and features 3 and 5: what is the mean of the products, and yours?"
    ),
    reread="The formula",
)
def product_of_means(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    slope = mean([2 * e for e in errors])
    return [slope * mean([x[j] for x in rows]) for j in range(len(weights))], slope


@mistake(
    "neuron_gradient",
    title="exchanging row and feature in the index",
    explanation=(
        "rows[i] is row i, and its feature j is the second index. With the two exchanged, a table "
        "that happens to be square gives wrong numbers in silence, and any other one ends in an "
        "IndexError."
    ),
    question="In [[1, 2], [3, 0]], where does the second feature of the first row stand?",
    reread="The formula",
)
def transposed(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * errors[i] * rows[j][i] for i in range(len(rows))]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="dividing by the number of features instead of the number of rows",
    explanation=(
        "The n of the formula counts the rows: the loss is a mean over rows, and its slopes are "
        "too. Where there happen to be as many features as rows, nobody notices."
    ),
    question="In the formula, does the sum run over i, the rows, or over j, the features?",
    reread="The formula",
)
def divided_by_features(weights, bias, rows, targets):
    n = len(weights)
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        sum(2 * e * x[j] for e, x in zip(errors, rows, strict=True)) / n
        for j in range(len(weights))
    ]
    return along_weights, sum(2 * e for e in errors) / n


@mistake(
    "neuron_gradient",
    title="dividing the slopes along the weights by the number of features",
    explanation=(
        "The slope along the bias is divided by the number of rows, as it should be. Those along "
        "the weights are means over the rows as well, however many features a row has."
    ),
    question="In the formula, does the sum run over i, the rows, or over j, the features?",
    reread="The formula",
)
def weights_divided_by_features(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        sum(2 * e * x[j] for e, x in zip(errors, rows, strict=True)) / len(weights)
        for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="dividing by the number of rows twice",
    explanation=(
        "The mean divides by the number of rows already. Divided once more, the slopes get smaller "
        "the more rows there are."
    ),
    question="If every row stood in the lists twice, should the slopes become half as steep?",
    reread="The formula",
)
def gradient_divided_twice(weights, bias, rows, targets):
    n = len(rows)
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) / n
        for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors]) / n


@mistake(
    "neuron_gradient",
    title="dividing by one less than the number of rows",
    explanation=(
        "Dividing by n − 1 belongs to the variance of a sample. The slopes are plain means over "
        "all n rows, also for a single one, for which n − 1 would be 0."
    ),
    question="What is the gradient for a single row?",
    reread="The formula",
)
def gradient_by_n_minus_1(weights, bias, rows, targets):
    n = len(rows) - 1
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        sum(2 * e * x[j] for e, x in zip(errors, rows, strict=True)) / n
        for j in range(len(weights))
    ]
    return along_weights, sum(2 * e for e in errors) / n


@mistake(
    "neuron_gradient",
    title="dividing in whole numbers",
    explanation=(
        "The division with two slashes rounds down to a whole number. The slopes of the rentals "
        "are far smaller than 1, so they would become 0 or −1."
    ),
    question="What are −7 / 4 and −7 // 4?",
    reread="The formula",
)
def gradient_in_whole_numbers(weights, bias, rows, targets):
    n = len(rows)
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        sum(2 * e * x[j] for e, x in zip(errors, rows, strict=True)) // n
        for j in range(len(weights))
    ]
    return along_weights, sum(2 * e for e in errors) // n


@mistake(
    "neuron_gradient",
    title="leaving the bias out of the prediction",
    explanation=(
        "The errors are worked out from the products alone, so they belong to a neuron without a "
        "bias. Your function for the prediction adds it; the gradient has to look at the same "
        "prediction."
    ),
    question="Do your errors change when the bias does?",
    reread="The formula",
)
def predicted_without_bias(weights, _bias, rows, targets):
    errors = [
        sum(w * v for w, v in zip(weights, x, strict=True)) - y
        for x, y in zip(rows, targets, strict=True)
    ]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="using the predictions where the errors belong",
    explanation=(
        "The targets appear nowhere, so the slopes lead toward predictions of 0. What is squared "
        "in the loss is the distance from the target."
    ),
    question="Does your gradient change when a target does?",
    reread="The formula",
)
def prediction_for_error(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) for x, _ in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="using the squared errors in the slopes",
    explanation=(
        "The 2 came down, but the square stayed. The slope of a square is twice what stands "
        "inside, and with the square the sign of the error is lost."
    ),
    question="If a prediction is too low, which sign should its row's slope along the bias have?",
    reread="The formula",
)
def squared_errors_in_slopes(weights, bias, rows, targets):
    errors = [(neuron(weights, bias, x) - y) ** 2 for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="throwing the signs of the errors away",
    explanation=(
        "An error's sign says whether the prediction is too high or too low, and the slopes need "
        "it. Rows that pull in opposite directions have to cancel as far as they can."
    ),
    question="For the errors 1 and −1, what should the slope along the bias be?",
    reread="The idea",
)
def errors_without_signs(weights, bias, rows, targets):
    errors = [abs(neuron(weights, bias, x) - y) for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in errors])


@mistake(
    "neuron_gradient",
    title="keeping only the last row's share of each slope",
    explanation=(
        "In each round the slope is replaced by the new row's share instead of growing by it, and "
        "at the end it is divided by the number of all rows. A sum needs its old total and the new "
        "share together."
    ),
    question="Do your slopes change when the first target does?",
    reread="The formula",
)
def share_of_the_last_row(weights, bias, rows, targets):
    n = len(rows)
    along_weights, along_bias = [0.0] * len(weights), 0.0
    for x, y in zip(rows, targets, strict=True):
        error = neuron(weights, bias, x) - y
        for j in range(len(weights)):
            along_weights[j] = 2 * error * x[j] / n
        along_bias = 2 * error / n
    return along_weights, along_bias


@mistake(
    "neuron_gradient",
    title="keeping only the last row's share of the slope along the bias",
    explanation=(
        "The slopes along the weights grow with every row, but that along the bias is replaced in "
        "each round, so only the last row is left in it. It is a sum over the rows as well."
    ),
    question="Does your slope along the bias change when the first target does?",
    reread="The formula",
)
def bias_of_the_last_row(weights, bias, rows, targets):
    n = len(rows)
    along_weights, along_bias = [0.0] * len(weights), 0.0
    for x, y in zip(rows, targets, strict=True):
        error = neuron(weights, bias, x) - y
        for j in range(len(weights)):
            along_weights[j] += 2 * error * x[j] / n
        along_bias = 2 * error / n
    return along_weights, along_bias


@mistake(
    "neuron_gradient",
    title="keeping only the last row's share of the slopes along the weights",
    explanation=(
        "The slope along the bias grows with every row, but those along the weights are replaced "
        "in each round, so only the last row is left in them. They are sums over the rows as well."
    ),
    question="Do your slopes along the weights change when the first target does?",
    reread="The formula",
)
def weights_of_the_last_row(weights, bias, rows, targets):
    n = len(rows)
    along_weights, along_bias = [0.0] * len(weights), 0.0
    for x, y in zip(rows, targets, strict=True):
        error = neuron(weights, bias, x) - y
        for j in range(len(weights)):
            along_weights[j] = 2 * error * x[j] / n
        along_bias += 2 * error / n
    return along_weights, along_bias


@mistake(
    "neuron_gradient",
    title="taking the gradient of the last row alone",
    explanation=(
        "What comes back is the gradient of a single row's squared error, the last one's. The loss "
        "is the mean over all rows, and each of them has a share in every slope."
    ),
    question="Do your slopes change when the first target does?",
    reread="The formula",
)
def gradient_of_the_last_row(weights, bias, rows, targets):
    error = neuron(weights, bias, rows[-1]) - targets[-1]
    return [2 * error * x for x in rows[-1]], 2 * error


@mistake(
    "neuron_gradient",
    title="taking the gradient of the first row alone",
    explanation=(
        "What comes back is the gradient of a single row's squared error, the first one's, as if a "
        "return stood inside the loop over the rows. The loss is the mean over all of them."
    ),
    question="Do your slopes change when the last target does?",
    reread="The formula",
)
def gradient_of_the_first_row(weights, bias, rows, targets):
    error = neuron(weights, bias, rows[0]) - targets[0]
    return [2 * error * x for x in rows[0]], 2 * error


@mistake(
    "neuron_gradient",
    title="returning inside the loop over the rows, with the first row's share",
    explanation=(
        "A return ends the function at once, wherever it stands. Indented into the loop it lets "
        "only the first row be counted, and that is divided by the number of all of them."
    ),
    question="For three rows: how often does your loop run before the function ends?",
    reread=GRADIENT,
)
def share_of_the_first_row(weights, bias, rows, targets):
    error = neuron(weights, bias, rows[0]) - targets[0]
    n = len(rows)
    return [2 * error * x / n for x in rows[0]], 2 * error / n


@mistake(
    "neuron_gradient",
    title="returning inside the loop over the weights",
    explanation=(
        "A return ends the function at once, wherever it stands. Indented into the loop it lets "
        "only the first weight have a slope, and the list that comes back is too short."
    ),
    question="How many slopes does a neuron with three weights need, and how many come back?",
    reread=GRADIENT,
)
def gradient_returned_in_the_loop(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_bias = mean([2 * e for e in errors])
    along_weights = [mean([2 * e * x[0] for e, x in zip(errors, rows, strict=True)])]
    return along_weights, along_bias


@mistake(
    "neuron_gradient",
    title="leaving out the last row",
    explanation=(
        "The sum stops one row early, but the division counts all of them. range(n) already ends "
        "before n, so nothing needs to be taken away from it."
    ),
    question="Do your slopes change when the last target does?",
    reread=GRADIENT,
)
def gradient_without_last_row(weights, bias, rows, targets):
    n = len(rows)
    along_weights, along_bias = [0.0] * len(weights), 0.0
    for i in range(n - 1):
        error = neuron(weights, bias, rows[i]) - targets[i]
        for j in range(len(weights)):
            along_weights[j] += 2 * error * rows[i][j] / n
        along_bias += 2 * error / n
    return along_weights, along_bias


@mistake(
    "neuron_gradient",
    title="leaving out the first row",
    explanation=(
        "Python counts positions from 0, so a loop that begins at 1 begins with the second row. "
        "The division counts all of them, and the first row has no say in any slope."
    ),
    question="Do your slopes change when the first target does?",
    reread=GRADIENT,
)
def gradient_without_first_row(weights, bias, rows, targets):
    n = len(rows)
    along_weights, along_bias = [0.0] * len(weights), 0.0
    for i in range(1, n):
        error = neuron(weights, bias, rows[i]) - targets[i]
        for j in range(len(weights)):
            along_weights[j] += 2 * error * rows[i][j] / n
        along_bias += 2 * error / n
    return along_weights, along_bias


@mistake(
    "neuron_gradient",
    title="dividing the slopes inside the loop over the rows",
    explanation=(
        "The slopes are divided again with every row, so the first rows have been divided many "
        "times when the loop ends. The 1/n stands before the whole sum: it is done once, for all "
        "rows alike."
    ),
    question="For three rows: how often is the first row's share divided by 3?",
    reread="The formula",
)
def divided_in_each_round(weights, bias, rows, targets):
    n = len(rows)
    along_weights, along_bias = [0.0] * len(weights), 0.0
    for x, y in zip(rows, targets, strict=True):
        error = neuron(weights, bias, x) - y
        for j in range(len(weights)):
            along_weights[j] = (along_weights[j] + 2 * error * x[j]) / n
        along_bias = (along_bias + 2 * error) / n
    return along_weights, along_bias


@mistake(
    "neuron_gradient",
    title="adding to the slope along the bias once for each weight",
    explanation=(
        "The line for the bias stands inside the loop over the weights, so each row is counted in "
        "it as often as there are weights. It belongs one level further out, beside that loop."
    ),
    question="With three weights, how many times too large is your slope along the bias?",
    reread=GRADIENT,
)
def bias_for_each_weight(weights, bias, rows, targets):
    n = len(rows)
    along_weights, along_bias = [0.0] * len(weights), 0.0
    for x, y in zip(rows, targets, strict=True):
        error = neuron(weights, bias, x) - y
        for j in range(len(weights)):
            along_weights[j] += 2 * error * x[j] / n
            along_bias += 2 * error / n
    return along_weights, along_bias


@mistake(
    "neuron_gradient",
    title="leaving the slope along the bias at 0",
    explanation=(
        "The weights are right, but the bias would never move from where it is. The loss depends "
        "on it as on the weights: all predictions rise and fall with it."
    ),
    question="If all predictions are too low by 1, can the bias help?",
    reread="The formula",
)
def bias_slope_0(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, 0.0


@mistake(
    "neuron_gradient",
    title="returning the slopes along the weights without that along the bias",
    explanation=(
        "The list is right, but a neuron has one number more than it has weights, and its slope is "
        "wanted too. Two things come back: the list, and one number."
    ),
    question="How many results does the worked example show for two weights and a bias?",
    reread=GRADIENT,
)
def only_weights(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    return [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]


@mistake(
    "neuron_gradient",
    title="returning all slopes in one list",
    explanation=(
        "All the numbers are right and in the right order. But the caller expects two things: a "
        "list with a slope for each weight, and the slope along the bias by itself."
    ),
    question="Where do the inner brackets stand in the worked example's result?",
    reread=GRADIENT,
)
def one_list(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return [*along_weights, mean([2 * e for e in errors])]


@mistake(
    "neuron_gradient",
    title="returning the slope along the bias first",
    explanation=(
        "Both results are right, but whoever takes them apart gets them exchanged. The order is "
        "part of what was agreed: first the list for the weights, then the number for the bias."
    ),
    question="In which order does the worked example show the two results?",
    reread=GRADIENT,
)
def slopes_exchanged(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return mean([2 * e for e in errors]), along_weights


@mistake(
    "neuron_gradient",
    title="returning the slopes of each row for itself",
    explanation=(
        "There is a list for each row, where one slope for each weight was asked for. What is "
        "missing is the mean over the rows."
    ),
    question="How many slopes does a neuron with two weights need, however many rows there are?",
    reread="The formula",
)
def slopes_row_by_row(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [[2 * e * v for v in x] for e, x in zip(errors, rows, strict=True)]
    return along_weights, [2 * e for e in errors]


@mistake(
    "neuron_gradient",
    title="returning the loss in the place of the slope along the bias",
    explanation=(
        "The second result says how bad the neuron is, not how the loss changes with the bias. A "
        "slope has a sign; the loss has none."
    ),
    question="If all predictions are too low, which sign should the slope along the bias have?",
    reread="The formula",
)
def loss_for_bias_slope(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)]) for j in range(len(weights))
    ]
    return along_weights, mean([e**2 for e in errors])


@mistake(
    "neuron_gradient",
    title="writing the errors into the caller's list of targets",
    explanation=(
        "The gradient is right, but the targets are gone: where they stood, there are errors now, "
        "and the next epoch would learn from those. The lists belong to the caller."
    ),
    question="What comes back if your function is called twice with the same lists?",
    reread="Your task",
)
def errors_into_targets(weights, bias, rows, targets):
    for i, x in enumerate(rows):
        targets[i] = neuron(weights, bias, x) - targets[i]
    along_weights = [
        mean([2 * e * x[j] for e, x in zip(targets, rows, strict=True)])
        for j in range(len(weights))
    ]
    return along_weights, mean([2 * e for e in targets])


@mistake(
    "neuron_gradient",
    title="appending a 1 to every row of the caller",
    explanation=(
        "Taking the bias for a weight of a feature that is always 1 is a good thought, and the "
        "slopes are right. But the rows belong to the caller, and after the call each of them is "
        "longer by one."
    ),
    question="How long is a row after two epochs?",
    reread="Your task",
)
def ones_into_rows(weights, bias, rows, targets):
    errors = [neuron(weights, bias, x) - y for x, y in zip(rows, targets, strict=True)]
    for x in rows:
        x.append(1.0)
    slopes = [
        mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)])
        for j in range(len(weights) + 1)
    ]
    return slopes[:-1], slopes[-1]


# ------------------------------------------------------------------------------ train_neuron


@probes("train_neuron")
def train_neuron_probes() -> Iterator[Probe]:
    wide = [[1.0, 0.5, -0.5], [0.4, -1.5, 2.0]]
    yield probe([[1.0, 2.5], [0.4, -1.5], [3.0, 0.0], [-2.0, 0.75]], [1.5, -2.0, 0.7, 4.0], 0.1, 3)
    yield probe(wide, [1.25, -0.8], 0.2, 2)
    yield probe([[2.0], [-1.0], [0.7]], [1.0, 2.5, -3.0], 0.9, 3)
    yield probe([[1.0, 2.0], [3.0, -0.4]], [0.2, 2.0], 0.1, 1)
    yield probe([[0.5, 0.2, 0.3, 0.1, 1.0], [0.9, 0.6, 0.4, 0.3, 0.0]], [0.3, 0.6], 0.3, 2)


@mistake(
    "train_neuron",
    title="noting the loss after each step instead of before it",
    explanation=(
        "The history is one step late: the loss of the zeros is missing, and the loss after the "
        "last step is in it. Entry k is the loss before epoch k, so look first and move then."
    ),
    question="The first entry should be the loss of the zeros. Which one is yours?",
    reread=EXAMPLE,
)
def history_one_late(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
    return weights, bias, history


@mistake(
    "train_neuron",
    title="noting the loss after the last step as well",
    explanation=(
        "Every epoch begins with a look at the loss, and after the last step no epoch begins. The "
        "history has one entry for each epoch, and yours has one more."
    ),
    question="How many entries has the history of 2 epochs in the worked example?",
    reread=EXAMPLE,
)
def history_one_longer(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    history.append(mse([neuron(weights, bias, x) for x in rows], targets))
    return weights, bias, history


@mistake(
    "train_neuron",
    title="beginning a new history in every epoch",
    explanation=(
        "Each epoch throws away what was noted before, so only the last entry is left. The list is "
        "made once, before the loop, and grows inside it."
    ),
    question="How many entries has your history after 3 epochs?",
    reread=TRAINING,
)
def history_last_only(rows, targets, learning_rate, epochs):
    weights, bias = [0.0] * len(rows[0]), 0.0
    history: list[float] = []
    for _ in range(epochs):
        history = [mse([neuron(weights, bias, x) for x in rows], targets)]
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="predicting once, before the loop",
    explanation=(
        "The weights move as they should, but the predictions in the history are still those of "
        "the zeros, so that all its entries are the same. After each step the neuron predicts "
        "something else."
    ),
    question="Does your history fall from entry to entry?",
    reread=TRAINING,
)
def predicted_once(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    predictions = [neuron(weights, bias, x) for x in rows]
    for _ in range(epochs):
        history.append(mse(predictions, targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="noting the sum of the squared errors in the history",
    explanation=(
        "Training is right, but the history holds sums, which grow with the number of rows. The "
        "loss of this course is the mean of the squared errors, and you have a function for it."
    ),
    question="In the worked example the squares of epoch 0 are 1 and 4. Which loss is noted there?",
    reread=EXAMPLE,
)
def history_summed(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(
            sum((neuron(weights, bias, x) - y) ** 2 for x, y in zip(rows, targets, strict=True))
        )
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="noting the squared error of the last row only",
    explanation=(
        "The history looks at one row, the last one, which may get worse while all the others get "
        "better. The loss is the mean over all rows."
    ),
    question="Does the first entry of your history change when the first target does?",
    reread=TRAINING,
)
def history_of_the_last_row(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append((neuron(weights, bias, rows[-1]) - targets[-1]) ** 2)
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="putting the newest loss at the front of the history",
    explanation=(
        "The losses are all there, but they are told backwards. Entry 0 is the loss before epoch "
        "0, so each new one goes to the end."
    ),
    question="In which order does the worked example list 2.5 and 0.16?",
    reread=EXAMPLE,
)
def history_newest_first(rows, targets, learning_rate, epochs):
    weights, bias = [0.0] * len(rows[0]), 0.0
    history: list[float] = []
    for _ in range(epochs):
        history.insert(0, mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="moving the weights before the slope along the bias is taken",
    explanation=(
        "The bias sees a neuron whose weights have moved already, so its slope is that of another "
        "place. All slopes are taken where the epoch began, and only then does anything move."
    ),
    question="How often do you ask for the gradient in one epoch?",
    reread="The formula",
)
def bias_after_weights(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, _ = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        _, along_bias = neuron_gradient(weights, bias, rows, targets)
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="moving the bias before the slopes along the weights are taken",
    explanation=(
        "The weights see a neuron whose bias has moved already, so their slopes are those of "
        "another place. All slopes are taken where the epoch began, and only then does anything "
        "move."
    ),
    question="How often do you ask for the gradient in one epoch?",
    reread="The formula",
)
def weights_after_bias(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        _, along_bias = neuron_gradient(weights, bias, rows, targets)
        bias = step_downhill(bias, along_bias, learning_rate)
        along_weights, _ = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
    return weights, bias, history


@mistake(
    "train_neuron",
    title="asking for the gradient anew after each weight has moved",
    explanation=(
        "The second weight sees a neuron whose first weight has moved already, and so on. All "
        "slopes of an epoch belong to one place, the one where it began; the gradient is asked for "
        "once."
    ),
    question="How often do you ask for the gradient in one epoch?",
    reread="The formula",
)
def one_weight_after_another(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        for j in range(len(weights)):
            along_weights, _ = neuron_gradient(weights, bias, rows, targets)
            weights[j] = step_downhill(weights[j], along_weights[j], learning_rate)
        _, along_bias = neuron_gradient(weights, bias, rows, targets)
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="leaving the bias where it is",
    explanation=(
        "The weights walk downhill, but the bias stays at 0 for ever, although its slope has been "
        "worked out. In an epoch everything moves, the weights and the bias."
    ),
    question="In the worked example, what is the bias after epoch 0, and what is yours?",
    reread=EXAMPLE,
)
def bias_stays(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, _ = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
    return weights, bias, history


@mistake(
    "train_neuron",
    title="moving the bias only",
    explanation=(
        "The list of weights stays what it was. That is easily done: in a loop over the weights a "
        "new number for the loop's variable changes that name alone, and the list never hears of "
        "it."
    ),
    question="After a loop `for w in weights` with `w = 1.0` in it, what is in the list?",
    reread=TRAINING,
)
def weights_stay(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        for weight, slope in zip(weights, along_weights, strict=True):
            weight = step_downhill(weight, slope, learning_rate)
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="moving only the first weight and the bias",
    explanation=(
        "The other weights stay at 0, so all features but the first are ignored. Each weight has a "
        "slope of its own in the gradient's list, and each moves in every epoch."
    ),
    question="In the worked example, what is the second weight after epoch 0?",
    reread=EXAMPLE,
)
def only_the_first_weight_moves(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights[0] = step_downhill(weights[0], along_weights[0], learning_rate)
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="going uphill with all steps",
    explanation=(
        "The slopes are added instead of taken away, so every epoch makes the loss larger. Your "
        "function for one step knows the right direction already."
    ),
    question="Do the numbers in your history rise or fall?",
    reread="The formula",
)
def trained_uphill(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [w + learning_rate * s for w, s in zip(weights, along_weights, strict=True)]
        bias = bias + learning_rate * along_bias
    return weights, bias, history


@mistake(
    "train_neuron",
    title="going uphill with the bias",
    explanation=(
        "The weights go downhill, but the slope along the bias is added instead of taken away. All "
        "of them move by the same rule, each against its own slope."
    ),
    question=(
        "In the worked example the first slope along the bias is −3. What is the bias after it?"
    ),
    reread=EXAMPLE,
)
def bias_uphill(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = bias + learning_rate * along_bias
    return weights, bias, history


@mistake(
    "train_neuron",
    title="leaving the learning rate out of all steps",
    explanation=(
        "Every step is as long as its slope is steep, which is a learning rate of 1, and the loss "
        "soon explodes. The rate that was handed over is not used."
    ),
    question="With a learning rate of 0, should anything move?",
    reread="The formula",
)
def trained_without_rate(rows, targets, _learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [w - s for w, s in zip(weights, along_weights, strict=True)]
        bias = bias - along_bias
    return weights, bias, history


@mistake(
    "train_neuron",
    title="leaving the learning rate out of the bias's step",
    explanation=(
        "The weights move by rate times slope, but the bias by its whole slope, far too much. All "
        "of them move by the same rule."
    ),
    question=(
        "In the worked example the first slope along the bias is −3. What is the bias after it?"
    ),
    reread=EXAMPLE,
)
def bias_without_rate(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = bias - along_bias
    return weights, bias, history


@mistake(
    "train_neuron",
    title="dividing the steps by the number of rows once more",
    explanation=(
        "The gradient is a mean already. Divided again, the steps get shorter the more rows there "
        "are, and with 240 rows hardly anything moves."
    ),
    question="In the worked example the first weight becomes 0.7 in epoch 0. What is yours?",
    reread=EXAMPLE,
)
def steps_divided_again(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    rate = learning_rate / len(rows)
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [step_downhill(w, s, rate) for w, s in zip(weights, along_weights, strict=True)]
        bias = step_downhill(bias, along_bias, rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="taking the gradient once, before the loop",
    explanation=(
        "Every epoch uses the slopes of the zeros, so all steps are the same and the neuron runs "
        "past the bottom. After each step the slopes are those of another place and must be asked "
        "for again."
    ),
    question=(
        "In the worked example the slope along the bias is −3 and then 0.8. What is it with yours?"
    ),
    reread=EXAMPLE,
)
def gradient_once(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="setting everything back to 0 in every epoch",
    explanation=(
        "Weights and bias begin anew inside the loop, so each epoch makes the first step once more "
        "and all entries of the history are the same. What is to happen once belongs before the "
        "loop."
    ),
    question="In which round of the loop should the weights be 0?",
    reread=TRAINING,
)
def zeros_in_every_epoch(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        weights, bias = [0.0] * len(rows[0]), 0.0
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="taking a step for each single row",
    explanation=(
        "The neuron moves after every row, so one epoch makes as many steps as there are rows, "
        "each from a new place. Here an epoch is one look at all rows and then one step."
    ),
    question="How many steps does one epoch of yours make with four rows?",
    reread="The formula",
)
def trained_row_by_row(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        for x, y in zip(rows, targets, strict=True):
            along_weights, along_bias = neuron_gradient(weights, bias, [x], [y])
            weights = [
                step_downhill(w, s, learning_rate)
                for w, s in zip(weights, along_weights, strict=True)
            ]
            bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="beginning with ones",
    explanation=(
        "The walk begins at another place than was agreed, and every number after it is another "
        "one. The task begins with zeros, so that everybody's first loss is the same."
    ),
    question="In the worked example the first predictions are 0. What are yours?",
    reread=TRAINING,
)
def begins_with_ones(rows, targets, learning_rate, epochs):
    weights, bias, history = [1.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="beginning with the mean of the targets as the bias",
    explanation=(
        "That is a clever place to begin, since no constant is better. But the task begins with "
        "zeros, and the first entry of the history is the loss of those."
    ),
    question="In the worked example the bias begins at 0. Where does yours begin?",
    reread=TRAINING,
)
def begins_with_the_mean(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), mean(targets), []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="making a weight for each row instead of each feature",
    explanation=(
        "The list of weights is as long as there are rows. A weight belongs to a feature and is "
        "the same for all rows, so the length of one row says how many there are."
    ),
    question="With 240 hours of five features, how many weights should the neuron have?",
    reread=TRAINING,
)
def a_weight_for_each_row(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="making five weights whatever the rows are like",
    explanation=(
        "The rentals have five features, but the neuron is trained on rows of any length. One row "
        "tells how many weights are needed."
    ),
    question="How many weights does the worked example need, and how many do you make?",
    reread="Your task",
)
def always_five_weights(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * 5, 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="making two weights whatever the rows are like",
    explanation=(
        "The worked example has two features, but the neuron is trained on rows of any length. One "
        "row tells how many weights are needed."
    ),
    question="How many weights does a row of five features need, and how many do you make?",
    reread="Your task",
)
def always_two_weights(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0, 0.0], 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


# The same three with a zip that stops early, where the ones above are refused by a strict one.
@mistake(
    "train_neuron",
    title="making as many weights as there are rows",
    explanation=(
        "The list of weights is as long as the list of rows. With fewer rows than features the "
        "last features are dropped without a word, and with more rows some weights have no feature "
        "and the index runs off the row."
    ),
    question="With 240 hours of five features, how many weights should the neuron have?",
    reread=TRAINING,
)
def as_many_weights_as_rows(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows), 0.0, []
    for _ in range(epochs):
        errors = [
            sum(w * v for w, v in zip(weights, x, strict=False)) + bias - y
            for x, y in zip(rows, targets, strict=True)
        ]
        history.append(mean([e**2 for e in errors]))
        along_weights = [
            mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)])
            for j in range(len(weights))
        ]
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, mean([2 * e for e in errors]), learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="making five weights for rows of any length",
    explanation=(
        "The rentals have five features, but other rows have more or fewer. A longer row loses the "
        "rest of its features without a word, and in a shorter one the index runs off the end."
    ),
    question="How many weights does the worked example need, and how many do you make?",
    reread="Your task",
)
def five_weights_for_any_row(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * 5, 0.0, []
    for _ in range(epochs):
        errors = [
            sum(w * v for w, v in zip(weights, x, strict=False)) + bias - y
            for x, y in zip(rows, targets, strict=True)
        ]
        history.append(mean([e**2 for e in errors]))
        along_weights = [
            mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)])
            for j in range(len(weights))
        ]
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, mean([2 * e for e in errors]), learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="making two weights for rows of any length",
    explanation=(
        "The worked example has two features, but other rows have more or fewer. A longer row "
        "loses the rest of its features without a word, and in a shorter one the index runs off "
        "the end."
    ),
    question="How many weights does a row of five features need, and how many do you make?",
    reread="Your task",
)
def two_weights_for_any_row(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * 2, 0.0, []
    for _ in range(epochs):
        errors = [
            sum(w * v for w, v in zip(weights, x, strict=False)) + bias - y
            for x, y in zip(rows, targets, strict=True)
        ]
        history.append(mean([e**2 for e in errors]))
        along_weights = [
            mean([2 * e * x[j] for e, x in zip(errors, rows, strict=True)])
            for j in range(len(weights))
        ]
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, mean([2 * e for e in errors]), learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="exchanging place and slope in the call of the step",
    explanation=(
        "The step begins at the slope and goes against the weight. A call hands its arguments over "
        "by their order: first where you stand, then the slope there, then the rate."
    ),
    question="With slope 0, should a weight stay where it is? And with yours?",
    reread=TRAINING,
)
def step_arguments_exchanged(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(s, w, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(along_bias, bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="returning inside the loop, after the first epoch",
    explanation=(
        "A return ends the function at once, wherever it stands. Indented into the loop it ends "
        "training after one step, however many epochs were asked for."
    ),
    question="How many entries has your history after 3 epochs?",
    reread=TRAINING,
)
def training_returned_in_the_loop(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
        return weights, bias, history
    return weights, bias, history


@mistake(
    "train_neuron",
    title="training one epoch too few",
    explanation=(
        "The loop runs once less than it was asked to, so the last step and its loss are missing. "
        "range(n) runs n times, with the numbers 0 to n − 1."
    ),
    question="Which numbers does range(3) give, and how many are they?",
    reread=TRAINING,
)
def one_epoch_less(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(1, epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="training one epoch too many",
    explanation=(
        "The loop runs once more than it was asked to. range(n) runs n times, with the numbers 0 "
        "to n − 1, so nothing has to be added to it."
    ),
    question="Which numbers does range(3) give, and how many are they?",
    reread=TRAINING,
)
def one_epoch_more(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs + 1):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="stopping when the loss rises",
    explanation=(
        "A rate that is too large makes the loss rise, and training ends early to avoid it. But "
        "every step that was asked for is to be taken: the history is there to show such things, "
        "not to hide them."
    ),
    question="With a rate that is too large, how many of the epochs asked for does yours take?",
    reread=TRAINING,
)
def training_stops_when_the_loss_rises(rows, targets, learning_rate, epochs):
    weights, bias = [0.0] * len(rows[0]), 0.0
    history: list[float] = []
    for _ in range(epochs):
        loss = mse([neuron(weights, bias, x) for x in rows], targets)
        if history and loss > history[-1]:
            break
        history.append(loss)
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias, history


@mistake(
    "train_neuron",
    title="returning the best state on the way instead of the last",
    explanation=(
        "As long as the loss falls, the best state is the last one, and nobody notices. With a "
        "rate that is too large training ends far away, and that is what the caller wants to know: "
        "the state after the last step."
    ),
    question="With a rate that is too large, which state has the least loss, and is it the last?",
    reread=TRAINING,
)
def best_state(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    best = (mse([neuron(weights, bias, x) for x in rows], targets), weights, bias)
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
        loss = mse([neuron(weights, bias, x) for x in rows], targets)
        if loss < best[0]:
            best = (loss, weights, bias)
    return best[1], best[2], history


@mistake(
    "train_neuron",
    title="returning weights and bias without the history",
    explanation=(
        "Training is right, but how the loss went on the way is lost. Three things come back: the "
        "weights, the bias and the list of losses."
    ),
    question="How many results does the last line of the worked example show?",
    reread=TRAINING,
)
def history_not_returned(rows, targets, learning_rate, epochs):
    weights, bias = [0.0] * len(rows[0]), 0.0
    for _ in range(epochs):
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return weights, bias


@mistake(
    "train_neuron",
    title="returning weights and bias as a pair, and then the history",
    explanation=(
        "All three results are right, but two of them are wrapped up together, so the caller "
        "counts only two. Three things come back side by side: the weights, the bias and the list "
        "of losses."
    ),
    question="How many results does the last line of the worked example show?",
    reread=TRAINING,
)
def state_as_a_pair(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return (weights, bias), history


@mistake(
    "train_neuron",
    title="returning the history first",
    explanation=(
        "All three results are right, but whoever takes them apart gets them exchanged. The order "
        "is part of what was agreed: weights, bias, history."
    ),
    question="In which order does the worked example show the three results?",
    reread=TRAINING,
)
def history_first(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return history, weights, bias


@mistake(
    "train_neuron",
    title="appending the bias to the weights that come back",
    explanation=(
        "Keeping the bias among the weights is a good thought inside the function. But the caller "
        "expects one weight for each feature, and the bias by itself."
    ),
    question="How many weights should come back for rows of two features?",
    reread=TRAINING,
)
def bias_among_the_weights(rows, targets, learning_rate, epochs):
    weights, bias, history = [0.0] * len(rows[0]), 0.0, []
    for _ in range(epochs):
        history.append(mse([neuron(weights, bias, x) for x in rows], targets))
        along_weights, along_bias = neuron_gradient(weights, bias, rows, targets)
        weights = [
            step_downhill(w, s, learning_rate) for w, s in zip(weights, along_weights, strict=True)
        ]
        bias = step_downhill(bias, along_bias, learning_rate)
    return [*weights, bias], bias, history


@mistake(
    "train_neuron",
    title="appending a 1 to every row of the caller",
    explanation=(
        "Taking the bias for a weight of a feature that is always 1 is a good thought, and the "
        "results are right. But the rows belong to the caller, and after training each of them is "
        "longer by one."
    ),
    question="What would happen if the same rows were used for a second training?",
    reread="Your task",
)
def training_appends_to_rows(rows, targets, learning_rate, epochs):
    for x in rows:
        x.append(1.0)
    state, history = [0.0] * len(rows[0]), []
    for _ in range(epochs):
        history.append(mse([neuron(state, 0.0, x) for x in rows], targets))
        slopes, _ = neuron_gradient(state, 0.0, rows, targets)
        state = [step_downhill(w, s, learning_rate) for w, s in zip(state, slopes, strict=True)]
    return state[:-1], state[-1], history
