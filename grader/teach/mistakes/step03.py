"""Step 03: what learners write instead of the chain rule."""

from collections.abc import Iterator

from exercises.step02.slopes import numerical_gradient, square_slope
from exercises.step03.chain_rule import chain, local_slopes, parts
from grader.learn.probing import Probe
from grader.teach.catalogue import mistake, probe, probes

TITLE_OF_NO_RETURN = "ending without a `return`, or printing the answer in its place"
NO_RETURN = (
    "Whatever your lines work out stays inside the function, and Python hands None to the one who "
    "called. What `print` shows goes to the screen only: no other function can calculate with it."
)
FORWARD = "1. `parts`: the forward pass"
LINKS = "2. `local_slopes`: one slope per link"
PATH = "3. `chain`: the slope of a whole path"
BOTH = "4. `gradient`: the slopes along w and b"

# ------------------------------------------------------------------------------------- parts


@probes("parts")
def parts_probes() -> Iterator[Probe]:
    yield probe(0.5, 0.25, 3.0, 2.5)
    yield probe(-1.6, 0.7, 0.5, -3.2)
    yield probe(1.5, -0.5, -2.0, 4.0)


@mistake(
    "parts",
    title="subtracting the prediction from the target",
    explanation=(
        "The course's error is prediction − target: it is positive where the prediction is too "
        "high. Turned round, the loss stays the same, since the square hides the sign, but every "
        "slope that is computed from the error will point the wrong way."
    ),
    question="If the prediction is 3 and the target is 1, which sign should the error have?",
    reread="The formula",
)
def target_minus_prediction(w, b, x, y):
    prediction = w * x + b
    error = y - prediction
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="leaving the error unsquared in the loss",
    explanation=(
        "The loss is the square of the error, so that it is never negative and a miss to either "
        "side counts. The error itself could be made smaller and smaller by predicting less and "
        "less, without ever getting better."
    ),
    question="What would the loss be for a prediction that is far too low?",
    reread="The formula",
)
def loss_is_error(w, b, x, y):
    prediction = w * x + b
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error}


@mistake(
    "parts",
    title="taking the error without its sign as the loss",
    explanation=(
        "The size of the miss is never negative either, and some models are trained with it. But "
        "this course squares the error: a miss that is twice as large costs four times as much, "
        "and the slope 2 · error of the next hole belongs to the square."
    ),
    question="By how much does the lesson's loss grow when the error doubles?",
    reread="The formula",
)
def loss_without_sign(w, b, x, y):
    prediction = w * x + b
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": abs(error)}


@mistake(
    "parts",
    title="halving the loss",
    explanation=(
        "Some books put a ½ in front of the square, so that it cancels the 2 of the slope. This "
        "course does not, and with it every slope that is proved against your loss would be half "
        "as large."
    ),
    question="For an error of 3, should the loss be 9 or 4.5?",
    reread=FORWARD,
)
def half_the_square(w, b, x, y):
    prediction = w * x + b
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error**2 / 2}


@mistake(
    "parts",
    title="doubling the error where it should be squared",
    explanation=(
        "Twice the error is the slope of the loss, and that belongs to the next hole. The loss is "
        "the error times itself, and never negative."
    ),
    question="For an error of −3, what is its square, and what is twice the error?",
    reread="The formula",
)
def loss_is_its_slope(w, b, x, y):
    prediction = w * x + b
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": 2 * error}


@mistake(
    "parts",
    title="doubling the square of the error",
    explanation=(
        "A 2 comes in only when you ask for the slope of the square. The loss itself is the square "
        "alone."
    ),
    question="For an error of 3, should the loss be 9 or 18?",
    reread="The formula",
)
def twice_the_square(w, b, x, y):
    prediction = w * x + b
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": 2 * error**2}


@mistake(
    "parts",
    title="squaring the prediction where the error should be squared",
    explanation=(
        "This loss is 0 only for a prediction of 0, whatever the target is. What should be small "
        "is the miss, not the prediction."
    ),
    question="A line hits its target of 5 exactly: what should the loss be, and what is yours?",
    reread="The formula",
)
def square_of_the_prediction(w, b, x, y):
    prediction = w * x + b
    return {"prediction": prediction, "error": prediction - y, "loss": prediction**2}


@mistake(
    "parts",
    title="subtracting the squares in the place of squaring the difference",
    explanation=(
        "prediction² − target² is another thing than the square of the error, and it may even be "
        "negative. First comes the difference, then the square."
    ),
    question="For the prediction 1 and the target 3: what is (1 − 3)², and what is 1² − 3²?",
    reread="The formula",
)
def squares_subtracted(w, b, x, y):
    prediction = w * x + b
    return {"prediction": prediction, "error": prediction - y, "loss": prediction**2 - y**2}


@mistake(
    "parts",
    title="storing the squared error as the error",
    explanation=(
        "The error keeps its sign, and its square is the loss. The backward pass needs both apart: "
        "the slope of the loss is 2 · error, and its sign tells which way to go."
    ),
    question="In the lesson's example the error is −0.75. What stands under your `error`?",
    reread="The formula",
)
def error_squared_already(w, b, x, y):
    prediction = w * x + b
    loss = (prediction - y) ** 2
    return {"prediction": prediction, "error": loss, "loss": loss}


@mistake(
    "parts",
    title="squaring twice",
    explanation=(
        "Your error is a square already, and the loss squares it once more. The error is the plain "
        "difference, with its sign, and only the loss is a square."
    ),
    question="For a miss of 2, what are your error and your loss? Should they be 4 and 16?",
    reread="The formula",
)
def squared_twice(w, b, x, y):
    prediction = w * x + b
    error = (prediction - y) ** 2
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="cutting the sign off the error",
    explanation=(
        "The loss is right, since the square hides the sign. But the backward pass needs it: "
        "without it a line that lies too low can't be told from one that lies too high."
    ),
    question="In the lesson's example the error is −0.75. What stands under your `error`?",
    reread="The formula",
)
def error_without_sign(w, b, x, y):
    prediction = w * x + b
    error = abs(prediction - y)
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="adding the target in the error",
    explanation=(
        "An error says how far apart two numbers are, so it is a difference, and 0 where they are "
        "equal. Your sum is 0 where they are opposite."
    ),
    question="A line hits its target of 5 exactly: what should the error be, and what is yours?",
    reread="The formula",
)
def target_added(w, b, x, y):
    prediction = w * x + b
    error = prediction + y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="dividing the error by the target",
    explanation=(
        "That makes a share of it, as in “off by 30 percent”. The course's error is the plain "
        "difference, and a target of 0 would make yours impossible."
    ),
    question="What would the error be for a target of 0?",
    reread="The formula",
)
def relative_error(w, b, x, y):
    prediction = w * x + b
    error = (prediction - y) / y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="leaving the bias out of the prediction",
    explanation=(
        "Without the bias the line has to go through 0 at x = 0. The bias lifts it, and it is one "
        "of the two numbers whose slopes you are after: here it would have no effect at all."
    ),
    question="What does your line predict at x = 0, and what should it?",
    reread="The formula",
)
def without_the_bias(w, _b, x, y):
    prediction = w * x
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="letting w and b change places in the prediction",
    explanation=(
        "The weight is multiplied by x, and the bias is added. Turned round, the line begins at "
        "the height w and climbs by b."
    ),
    question="What does the line predict at x = 0: the weight or the bias?",
    reread="The formula",
)
def w_and_b_swapped(w, b, x, y):
    prediction = b * x + w
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="multiplying the sum of x and b by w",
    explanation=(
        "With these brackets the bias is multiplied by the weight as well. The bias is the height "
        "at x = 0, whatever the weight is."
    ),
    question="With w = 2 and b = 3: what should the line predict at x = 0, and what does yours?",
    reread="The formula",
)
def bias_inside_the_brackets(w, b, x, y):
    prediction = w * (x + b)
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="multiplying the sum of w and b by x",
    explanation=(
        "With these brackets the bias is multiplied by x as well, so at x = 0 nothing of it is "
        "left. It should be added once, at every x alike."
    ),
    question="With w = 2 and b = 3: what should the line predict at x = 0, and what does yours?",
    reread="The formula",
)
def bias_times_x(w, b, x, y):
    prediction = (w + b) * x
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="subtracting the bias",
    explanation=(
        "A positive bias should lift the line, and yours sinks. The sign belongs to the bias "
        "itself, and in the formula it is added."
    ),
    question="With b = 3, how high should the line be at x = 0?",
    reread="The formula",
)
def bias_subtracted(w, b, x, y):
    prediction = w * x - b
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="adding w and x where they should be multiplied",
    explanation=(
        "The weight says how steeply the line climbs. In a sum it only lifts the line, as a second "
        "bias would, and x moves the prediction by the same amount whatever the weight is."
    ),
    question="With w = 0, does x matter for the prediction? And in yours?",
    reread="The formula",
)
def w_plus_x(w, b, x, y):
    prediction = w + x + b
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="letting input and target change places",
    explanation=(
        "The line is drawn over the input x, and y is what it should have met. With the two "
        "exchanged you ask how well y predicts x."
    ),
    question="In the lesson's example x is 3 and y is 2.5: which of them is the weight times?",
    reread="The formula",
)
def x_and_y_swapped(w, b, x, y):
    prediction = w * y + b
    error = prediction - x
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="measuring the error against the input x",
    explanation=(
        "The prediction is to be compared with what really was, and that is the target y. The "
        "input has done its work when the prediction is there."
    ),
    question="Which two numbers should be equal when a line predicts a row perfectly?",
    reread="The formula",
)
def error_against_x(w, b, x, y):  # noqa: ARG001
    prediction = w * x + b
    error = prediction - x
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="cutting predictions below zero off",
    explanation=(
        "A straight line goes on below zero, and so does this prediction. Cut off, it would stop "
        "moving there when w and b move, and all slopes would be others than the lesson's."
    ),
    question="With w = 1 and b = −2: what should the line predict at x = 0?",
    reread="The formula",
)
def prediction_cut_off(w, b, x, y):
    prediction = max(0.0, w * x + b)
    error = prediction - y
    return {"prediction": prediction, "error": error, "loss": error**2}


@mistake(
    "parts",
    title="letting `error` and `loss` change places in the dict",
    explanation=(
        "Both numbers are right, but each stands under the other's name. Whoever asks for the "
        "error gets its square."
    ),
    question="Which of the two can be negative: the error or the loss?",
    reread=FORWARD,
)
def error_and_loss_swapped(w, b, x, y):
    prediction = w * x + b
    error = prediction - y
    return {"prediction": prediction, "error": error**2, "loss": error}


@mistake(
    "parts",
    title="returning the loss alone",
    explanation=(
        "The loss is right, but the backward pass will need what came up on the way: without the "
        "error nobody knows how steep the loss is. That is why all three are handed on."
    ),
    question="What does parts(...)['error'] give with your answer?",
    reread=FORWARD,
)
def loss_alone(w, b, x, y):
    return (w * x + b - y) ** 2


@mistake(
    "parts",
    title="returning the three numbers without their names",
    explanation=(
        "The values are right, but the next hole wants to ask for parts(...)['error']. In a dict "
        "each number stands under its name."
    ),
    question="How would a reader of your result know which of the three numbers is the error?",
    reread=FORWARD,
)
def three_without_names(w, b, x, y):
    prediction = w * x + b
    error = prediction - y
    return prediction, error, error**2


@mistake(
    "parts",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(parts(0.5, 0.25, 3, 2.5)) show after everything else?",
    reread=FORWARD,
)
def parts_without_return(w, b, x, y):
    prediction = w * x + b
    error = prediction - y
    print(prediction, error, error**2)


# ------------------------------------------------------------------------------ local_slopes


@probes("local_slopes")
def local_slopes_probes() -> Iterator[Probe]:
    yield probe(0.5, 0.25, 3.0, 2.5)
    yield probe(-1.6, 0.7, 0.5, -3.2)
    yield probe(1.5, -0.5, -2.0, 4.0)


@mistake(
    "local_slopes",
    title="giving the error itself as the slope of the loss, without the factor 2",
    explanation=(
        "The loss is a square, and the slope of a square is twice what is squared: a nudge moves "
        "both factors. With the error alone every slope that is chained from it comes out half as "
        "large."
    ),
    question="Which slope did x² have at 3 in step 02: 3 or 6?",
    reread="The formula",
)
def without_the_two(w, b, x, y):
    error = parts(w, b, x, y)["error"]
    return {"loss/error": error, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="giving the loss itself in the place of its slope",
    explanation=(
        "error² says how large the loss is. The slope says how fast it changes when the error "
        "moves, and it has a sign: below the target a larger error makes the loss smaller."
    ),
    question="In the lesson's example, is the slope −1.5 or 0.5625?",
    reread="The formula",
)
def loss_for_its_slope(w, b, x, y):
    loss = parts(w, b, x, y)["loss"]
    return {"loss/error": loss, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="giving twice the loss, the square kept beside the factor 2",
    explanation=(
        "The 2 came down in front, as it should, but the power stayed what it was. So this slope "
        "is never negative, and a line that lies too low gets the same one as a line too high."
    ),
    question="Errors of 3 and −3: should the loss climb the same way at both?",
    reread="The formula",
)
def twice_the_loss(w, b, x, y):
    slope = 2 * parts(w, b, x, y)["loss"]
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="turning the sign of the first link round",
    explanation=(
        "The loss grows when a positive error grows, so its slope has the sign of the error. With "
        "the sign turned, each step downhill would lead uphill."
    ),
    question="In the lesson's example the error is −0.75. Which sign has the slope of the loss?",
    reread="The formula",
)
def first_link_turned(w, b, x, y):
    slope = -2 * parts(w, b, x, y)["error"]
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="taking the error without its sign in the first link",
    explanation=(
        "The loss is as large at −3 as at 3, but it falls at the one and climbs at the other. "
        "Without the sign nobody knows which way is down."
    ),
    question="The error grows from −3 to −2: does the loss grow or shrink?",
    reread="The idea",
)
def first_link_without_sign(w, b, x, y):
    slope = 2 * abs(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="giving 2 as the slope of the loss, wherever the error is",
    explanation=(
        "2 is the factor, and it wants to be multiplied with something. A square gets steeper the "
        "further out you are, and it is level where the error is 0."
    ),
    question="How steep should the loss be where the line meets its target?",
    reread="The formula",
)
def two_as_first_link(_w, _b, x, _y):
    return {"loss/error": 2.0, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="doubling the prediction in the first link",
    explanation=(
        "What is squared in the loss is the error, so its slope is twice the error. Twice the "
        "prediction does not know the target at all."
    ),
    question="How steep should the loss be where the line meets its target?",
    reread="The formula",
)
def first_link_of_prediction(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["prediction"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="halving the error in the first link",
    explanation=(
        "The 2 of the square comes in front as a factor; you have put it below the line. The slope "
        "is larger than the error, not smaller."
    ),
    question="Which slope did x² have at 3 in step 02?",
    reread="The formula",
)
def first_link_halved(w, b, x, y):
    slope = parts(w, b, x, y)["error"] / 2
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="leaving the bias out of the error, in the first link",
    explanation=(
        "You calculate the error again, and its prediction has lost the bias on the way. Your "
        "`parts` knows the error already; what is written once can't come to differ."
    ),
    question="In the lesson's example the error is −0.75. What is it in your local_slopes?",
    reread=LINKS,
)
def first_link_without_bias(w, _b, x, y):
    slope = 2 * (w * x - y)
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="dividing the two numbers that stand on both sides of the slash",
    explanation=(
        "The slash is read as “per”: how fast the first moves per unit of the second. The quotient "
        "of the two values is another thing, and where one of them is 0 there is not even an "
        "answer."
    ),
    question="At w = 0.5 and x = 3: if w grows by 0.01, how much does the prediction grow?",
    reread=LINKS,
)
def quotients_for_slopes(w, b, x, y):
    known = parts(w, b, x, y)
    return {
        "loss/error": known["loss"] / known["error"],
        "error/prediction": known["error"] / known["prediction"],
        "prediction/w": known["prediction"] / w,
        "prediction/b": known["prediction"] / b,
    }


@mistake(
    "local_slopes",
    title="dividing the error by the prediction for the second link",
    explanation=(
        "The slash is read as “per”: how fast the error moves when the prediction does. The target "
        "stands still, so the error moves by exactly as much, wherever both of them are."
    ),
    question="The prediction grows from 1.75 to 1.85: how much does the error grow?",
    reread=LINKS,
)
def quotient_in_the_middle(w, b, x, y):
    known = parts(w, b, x, y)
    return {
        "loss/error": square_slope(known["error"]),
        "error/prediction": known["error"] / known["prediction"],
        "prediction/w": x,
        "prediction/b": 1.0,
    }


@mistake(
    "local_slopes",
    title="giving −1 as the slope from the prediction to the error",
    explanation=(
        "That would be right if the prediction were subtracted from the target. The course's error "
        "is prediction − target, so when the prediction grows, the error grows along with it."
    ),
    question="The prediction grows from 1.75 to 1.85: does the error grow or shrink?",
    reread="The formula",
)
def minus_one_in_the_middle(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": -1.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="giving 0 as the slope from the prediction to the error",
    explanation=(
        "A link of slope 0 passes nothing on, so no movement of the line would ever reach the "
        "loss. The target stands still, and its part is 0, but the prediction moves the error by "
        "as much as it moves itself."
    ),
    question="The prediction grows from 1.75 to 1.85: how much does the error grow?",
    reread="The idea",
)
def zero_in_the_middle(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 0.0, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="giving the error as the slope from the prediction to the error",
    explanation=(
        "The value that a link leads to says where you are, not how fast it moves. The error is "
        "the prediction less a fixed number, and so it moves exactly as fast."
    ),
    question="The prediction grows from 1.75 to 1.85: how much does the error grow?",
    reread="The formula",
)
def error_in_the_middle(w, b, x, y):
    error = parts(w, b, x, y)["error"]
    return {
        "loss/error": square_slope(error),
        "error/prediction": error,
        "prediction/w": x,
        "prediction/b": 1.0,
    }


@mistake(
    "local_slopes",
    title="giving w as the slope along w",
    explanation=(
        "Seen from w, it is w that moves, and the number in front of it is x. w would be the slope "
        "along x, and x is data: it stays as it is."
    ),
    question="With x = 3, let w grow from 0.5 to 0.6: by how much does w·x grow?",
    reread="The formula",
)
def w_for_x(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": w, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="giving w·x as the slope along w",
    explanation=(
        "w·x is how much the weight adds to the prediction, not how fast that grows when w does. "
        "In a product, the slope along one factor is the other factor alone."
    ),
    question="With x = 3, let w grow from 0.5 to 0.6: by how much does w·x grow?",
    reread="The formula",
)
def product_for_x(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {
        "loss/error": slope,
        "error/prediction": 1.0,
        "prediction/w": w * x,
        "prediction/b": 1.0,
    }


@mistake(
    "local_slopes",
    title="giving 1 as the slope along w",
    explanation=(
        "That is the slope along b. w stands in a product with x, so a nudge of w reaches the "
        "prediction x times as large."
    ),
    question="With x = 3, let w grow from 0.5 to 0.6: by how much does the prediction grow?",
    reread="The formula",
)
def one_for_x(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": 1.0, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="adding b to the slope along w",
    explanation=(
        "Seen from w, the prediction is a line with x in front and b at its end. What stands at "
        "the end lifts a line without tilting it."
    ),
    question="What was the slope of a·x + b in step 02? Which of its letters was in it?",
    reread="The formula",
)
def x_plus_b(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {
        "loss/error": slope,
        "error/prediction": 1.0,
        "prediction/w": x + b,
        "prediction/b": 1.0,
    }


@mistake(
    "local_slopes",
    title="giving the target y as the slope along w",
    explanation=(
        "y comes in only later, when the prediction is compared with it. What w is multiplied with "
        "is the input, the other of the two numbers of the row."
    ),
    question="Does the prediction depend on y at all?",
    reread="The formula",
)
def y_for_x(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": y, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="giving b as the slope along b",
    explanation=(
        "b is where the bias stands, not how fast the prediction moves with it. In the prediction "
        "b is added once, so a nudge of b arrives just as large as it was."
    ),
    question="Let b grow from 0.25 to 0.35: by how much does the prediction grow?",
    reread="The formula",
)
def b_for_one(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": b}


@mistake(
    "local_slopes",
    title="giving 0 as the slope along b",
    explanation=(
        "A fixed number at the end of a line has no part in its slope, but here b is what moves, "
        "and x and w are fixed. With 0, the bias could never learn anything."
    ),
    question="Let b grow from 0.25 to 0.35: by how much does the prediction grow?",
    reread="The formula",
)
def zero_for_b(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": 0.0}


@mistake(
    "local_slopes",
    title="giving x as the slope along b as well",
    explanation=(
        "x stands in the product with w, and the bias is added beside it. So a nudge of b reaches "
        "the prediction as it is, whatever x is."
    ),
    question="At x = 0, does the prediction move when b does? What does your slope say?",
    reread="The formula",
)
def x_for_b_too(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": x, "prediction/b": x}


@mistake(
    "local_slopes",
    title="letting the slopes along w and b change places",
    explanation=(
        "It is w that is multiplied by x, and b that is added. So the nudge of w arrives x times "
        "as large, and that of b as it is."
    ),
    question="At x = 0, which of the two still moves the prediction?",
    reread="The formula",
)
def w_and_b_links_swapped(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "error/prediction": 1.0, "prediction/w": 1.0, "prediction/b": x}


@mistake(
    "local_slopes",
    title="chaining already: giving each time the slope of the loss",
    explanation=(
        "The slopes of the loss along everything are what the last hole is for. Here each link is "
        "asked for by itself: how fast does the one box move when the box right before it does?"
    ),
    question="In the picture, which number stands on the arrow between prediction and error?",
    reread="The idea",
)
def chained_already(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {
        "loss/error": slope,
        "error/prediction": slope,
        "prediction/w": slope * x,
        "prediction/b": slope,
    }


@mistake(
    "local_slopes",
    title="putting the slopes of the loss along w and b on the last two links",
    explanation=(
        "Along w and b you give the slopes of the whole path, with 2 · error in them. The last "
        "link leads from the prediction to w, or to b, and knows nothing of the error: whoever "
        "chains your slopes counts the error twice."
    ),
    question="In the picture, which numbers stand on the two arrows that end at w and at b?",
    reread="The idea",
)
def last_links_chained(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {
        "loss/error": slope,
        "error/prediction": 1.0,
        "prediction/w": slope * x,
        "prediction/b": slope,
    }


@mistake(
    "local_slopes",
    title="multiplying the slope along w by the error",
    explanation=(
        "The error has its place in the first link, and only there. How fast the prediction moves "
        "with w does not depend on the target, and so not on the error either."
    ),
    question="Would the slope from w to the prediction change if the target were another one?",
    reread="The formula",
)
def error_times_x(w, b, x, y):
    error = parts(w, b, x, y)["error"]
    return {
        "loss/error": square_slope(error),
        "error/prediction": 1.0,
        "prediction/w": error * x,
        "prediction/b": 1.0,
    }


@mistake(
    "local_slopes",
    title="returning the values of the forward pass in the place of slopes",
    explanation=(
        "The keys are the right ones, but under each of them stands the value of its first part: "
        "where the loss, the error and the prediction are. A slope says how fast they move."
    ),
    question="In the lesson's example, is the slope of the loss along the error 0.5625 or −1.5?",
    reread=LINKS,
)
def values_for_slopes(w, b, x, y):
    known = parts(w, b, x, y)
    return {
        "loss/error": known["loss"],
        "error/prediction": known["error"],
        "prediction/w": known["prediction"],
        "prediction/b": known["prediction"],
    }


@mistake(
    "local_slopes",
    title="leaving the link from the prediction to the error out",
    explanation=(
        "Its slope is 1 and changes no product, so it seems to be nothing. But it is a link of the "
        "path, and in longer chains such a link need not have the slope 1."
    ),
    question="How many arrows does the picture have, and how many keys has your dict?",
    reread=LINKS,
)
def middle_link_missing(w, b, x, y):
    slope = square_slope(parts(w, b, x, y)["error"])
    return {"loss/error": slope, "prediction/w": x, "prediction/b": 1.0}


@mistake(
    "local_slopes",
    title="returning the four slopes without their names",
    explanation=(
        "The values are right, but `gradient` wants to ask for the links of one path by their "
        "names. In a dict each slope stands under its key."
    ),
    question="Two of your four numbers are equal: how would a reader know which link is which?",
    reread=LINKS,
)
def four_without_names(w, b, x, y):
    return square_slope(parts(w, b, x, y)["error"]), 1.0, x, 1.0


@mistake(
    "local_slopes",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does slopes = local_slopes(0.5, 0.25, 3, 2.5) leave in the name `slopes`?",
    reread=LINKS,
)
def links_without_return(w, b, x, y):
    print(square_slope(parts(w, b, x, y)["error"]), 1.0, x, 1.0)


# -------------------------------------------------------------------------------------- chain


@probes("chain")
def chain_probes() -> Iterator[Probe]:
    yield probe([2.0, 3.0])
    yield probe([-1.5, 0.5, 2.5])
    yield probe([0.75])
    yield probe([])
    yield probe([0.5, -4.0, 0.0, 1.5])
    yield probe([3.0, -0.25, 2.0, -1.75])


@mistake(
    "chain",
    title="adding the slopes of the links instead of multiplying them",
    explanation=(
        "When the first link doubles a nudge and the second one triples what it gets, the nudge "
        "arrives six times as large, not five times. Slopes along one path multiply; they are "
        "added only where several paths meet."
    ),
    question="A nudge of 0.01 passes a link of slope 2 and then one of slope 3: how large is it?",
    reread="The idea",
)
def sum_of_slopes(slopes):
    total = 0.0
    for slope in slopes:
        total += slope
    return total


@mistake(
    "chain",
    title="adding the slopes of the links, beginning with 1",
    explanation=(
        "The 1 is right for a product, where it changes nothing. But you add, and slopes along one "
        "path multiply: a link that triples triples what it gets, and does not put 3 more on top."
    ),
    question="A nudge of 1 passes links of slope 2 and 5: how large is it then? What do you get?",
    reread="The idea",
)
def sum_from_one(slopes):
    total = 1.0
    for slope in slopes:
        total += slope
    return total


@mistake(
    "chain",
    title="beginning the product with 0",
    explanation=(
        "0 times anything is 0, so your product never leaves the place where it began. For a sum 0 "
        "is the right beginning; a product needs the number that changes nothing when you "
        "multiply."
    ),
    question="Which number can you multiply 7 by without changing it?",
    reread=PATH,
)
def product_from_zero(slopes):
    product = 0.0
    for slope in slopes:
        product *= slope
    return product


@mistake(
    "chain",
    title="giving 0 for a path without links",
    explanation=(
        "An empty path leads from a thing to itself, and what moves by 1 moves by 1. A slope of 0 "
        "would say that the movement gets lost there."
    ),
    question="Join an empty path to a path of slope 6: what should the whole slope be?",
    reread="The formula",
)
def zero_for_no_links(slopes):
    if not slopes:
        return 0.0
    product = 1.0
    for slope in slopes:
        product *= slope
    return product


@mistake(
    "chain",
    title="giving None for a path without links",
    explanation=(
        "None looks like an honest answer where there is nothing to multiply. But an empty path "
        "has a slope: it leads from a thing to itself, and what moves by 1 moves by 1."
    ),
    question="Join an empty path to a path of slope 6: what should the whole slope be?",
    reread="The formula",
)
def none_for_no_links(slopes):
    if not slopes:
        return None
    product = 1.0
    for slope in slopes:
        product *= slope
    return product


@mistake(
    "chain",
    title="beginning with the first slope, which an empty list does not have",
    explanation=(
        "For every path with a link this gives the right product. But a path may have none, and "
        "then there is no first slope to begin with, and Python stops with an error."
    ),
    question="What does Python say to [][0]? What is the slope of a path without links?",
    reread=PATH,
)
def begins_with_the_first(slopes):
    product = slopes[0]
    for slope in slopes[1:]:
        product *= slope
    return product


@mistake(
    "chain",
    title="refusing a path without links with an error",
    explanation=(
        "Nothing is wrong with an empty path, and nobody has to be warned. It leads from a thing "
        "to itself, and what moves by 1 moves by 1."
    ),
    question="Join an empty path to a path of slope 6: what should the whole slope be?",
    reread="The formula",
)
def error_for_no_links(slopes):
    if not slopes:
        raise ValueError("a path needs at least one link")
    product = 1.0
    for slope in slopes:
        product *= slope
    return product


@mistake(
    "chain",
    title="beginning with the first slope and multiplying by it once more",
    explanation=(
        "The first slope is in the product before the loop begins, and the loop brings it in a "
        "second time. A link that doubles would then count as one that makes four of one."
    ),
    question="For a path of one link of slope 3, what do you get?",
    reread=PATH,
)
def first_counted_twice(slopes):
    product = slopes[0] if slopes else 1.0
    for slope in slopes:
        product *= slope
    return product


@mistake(
    "chain",
    title="returning inside the loop, after the first link",
    explanation=(
        "`return` ends the whole function in the loop's first turn. Only the first slope has been "
        "multiplied by then, and the rest of the path is never walked."
    ),
    question="How far is the `return` indented, and how often can a line that far in be reached?",
    reread=PATH,
)
def return_in_the_loop(slopes):
    product = 1.0
    for slope in slopes:
        product *= slope
        return product
    return product


@mistake(
    "chain",
    title="replacing the product in every turn instead of multiplying it",
    explanation=(
        "Each slope takes the place of all that came before, so in the end only the last one is "
        "left. A path's slope has one factor for every link."
    ),
    question="Follow product through the slopes 3 and 2 by hand: what does it hold at the end?",
    reread=PATH,
)
def product_overwritten(slopes):
    product = 1.0
    for slope in slopes:
        product = slope
    return product


@mistake(
    "chain",
    title="stepping over the first link",
    explanation=(
        "Places in a list are numbered from 0 on, so a loop that begins at 1 leaves the first "
        "slope out. For the loss of this step it is just the link with the error in it."
    ),
    question="What do you get for a path of a single link of slope 3?",
    reread=PATH,
)
def first_link_dropped(slopes):
    product = 1.0
    for i in range(1, len(slopes)):
        product *= slopes[i]
    return product


@mistake(
    "chain",
    title="stopping before the last link",
    explanation=(
        "`range(n)` ends at n − 1 by itself, which is the place of the last slope. With one less "
        "your walk ends before it reaches w or b."
    ),
    question="What do you get for a path of a single link of slope 3?",
    reread=PATH,
)
def last_link_dropped(slopes):
    product = 1.0
    for i in range(len(slopes) - 1):
        product *= slopes[i]
    return product


@mistake(
    "chain",
    title="multiplying only the two ends of the path",
    explanation=(
        "Every link counts, also those in between: each passes on what it gets, larger or smaller. "
        "With paths of two links yours looks right, and that is all it can do."
    ),
    question="What is the slope of the path 2, 0, 3? Does anything get through?",
    reread="The formula",
)
def both_ends_only(slopes):
    if not slopes:
        return 1.0
    if len(slopes) == 1:
        return slopes[0]
    return slopes[0] * slopes[-1]


@mistake(
    "chain",
    title="multiplying only the first two links",
    explanation=(
        "The formula shows two factors, but “and so on”: a longer path has one for every link. "
        "Whatever comes after the second is lost in yours."
    ),
    question="How many links does the path from w to the loss have?",
    reread="The formula",
)
def first_two_only(slopes):
    product = 1.0
    for slope in slopes[:2]:
        product *= slope
    return product


@mistake(
    "chain",
    title="leaving out the links of slope 0",
    explanation=(
        "A link of slope 0 passes nothing on, whatever came before it. That is its meaning, and no "
        "fault: the whole path then has the slope 0."
    ),
    question="If the pedals turn and the wheel does not, how far does the bicycle get?",
    reread="The formula",
)
def zeros_left_out(slopes):
    product = 1.0
    for slope in slopes:
        if slope:
            product *= slope
    return product


@mistake(
    "chain",
    title="taking the slopes without their signs",
    explanation=(
        "A negative slope turns the movement round, and two of them turn it round twice. Without "
        "the signs every path seems to climb."
    ),
    question="A link of −4 and one of 0.5: if the start grows, does the end grow or shrink?",
    reread="The idea",
)
def links_without_sign(slopes):
    product = 1.0
    for slope in slopes:
        product *= abs(slope)
    return product


@mistake(
    "chain",
    title="taking the mean of the slopes",
    explanation=(
        "No link stands for the others: each changes what the one before has let through. Three "
        "links that double make eight of one, and their mean is 2."
    ),
    question="For the bicycle, 3 turns and 2 metres: what is the mean, and how far does it go?",
    reread="The idea",
)
def mean_of_slopes(slopes):
    return sum(slopes) / len(slopes) if slopes else 1.0


@mistake(
    "chain",
    title="returning the list of all products on the way",
    explanation=(
        "Each entry is the slope of the path up to there, and the last one is what was asked for. "
        "The whole path has one slope, a plain number."
    ),
    question="For the path 3, 2 you return two numbers. Which of them is the slope of the path?",
    reread=PATH,
)
def all_products(slopes):
    products = []
    product = 1.0
    for slope in slopes:
        product *= slope
        products.append(product)
    return products


@mistake(
    "chain",
    title="dividing by each slope",
    explanation=(
        "A slope says how many times as large the movement leaves the link as it came in, so it "
        "multiplies. You have walked the path as if each link undid itself."
    ),
    question="A nudge of 0.01 passes a link of slope 2: does it get larger or smaller?",
    reread="The idea",
)
def divided_by_slopes(slopes):
    product = 1.0
    for slope in slopes:
        product /= slope
    return product


@mistake(
    "chain",
    title="raising to a power where it should be multiplied",
    explanation=(
        "`**` raises to a power and `*` multiplies. 1 to any power is 1, so your result never "
        "leaves the place where it began."
    ),
    question="What is 1.0 ** 3, and what is 1.0 * 3?",
    reread=PATH,
)
def powers_for_products(slopes):
    product = 1.0
    for slope in slopes:
        product **= slope
    return product


@mistake(
    "chain",
    title="taking the slopes out of the caller's list with `pop`",
    explanation=(
        "The product is right, but the list that was handed in is empty afterwards. It belongs to "
        "the caller, who may need it for another path."
    ),
    question="Call chain twice with the same list: what comes out the second time?",
    reread=PATH,
)
def list_emptied(slopes):
    product = 1.0
    while slopes:
        product *= slopes.pop()
    return product


@mistake(
    "chain",
    title="taking the first slope out of the caller's list to begin with it",
    explanation=(
        "`pop(0)` gives you the first slope and removes it from the list, which belongs to the "
        "caller. And an empty list has no first slope to give."
    ),
    question="Call chain twice with the same list: what comes out the second time?",
    reread=PATH,
)
def first_popped(slopes):
    product = slopes.pop(0)
    for slope in slopes:
        product *= slope
    return product


@mistake(
    "chain",
    title="turning the caller's list round to walk backwards",
    explanation=(
        "A product does not depend on the order, so nothing was to be turned round. But "
        "`reverse` changes the list itself, and it belongs to the caller."
    ),
    question="What is 3 · 2, and what is 2 · 3? And which order has the list after your call?",
    reread=PATH,
)
def list_reversed(slopes):
    slopes.reverse()
    product = 1.0
    for slope in slopes:
        product *= slope
    return product


@mistake(
    "chain",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does print(chain([3, 2])) show after everything else?",
    reread=PATH,
)
def chain_without_return(slopes):
    product = 1.0
    for slope in slopes:
        product *= slope


# ----------------------------------------------------------------------------------- gradient


@probes("gradient")
def gradient_probes() -> Iterator[Probe]:
    yield probe(0.5, 0.25, 3.0, 2.5)
    yield probe(-1.6, 0.7, 0.5, -3.2)
    yield probe(1.5, -0.5, -2.0, 4.0)
    # So far out a nudge of 0.00001 is lost in rounding, and what is measured is exactly 0.
    yield probe(1e12, 0.5, 1.0, 1e12)


@mistake(
    "gradient",
    title="leaving the factor x out of the slope along w",
    explanation=(
        "A nudge of w moves the prediction x times as far, because w stands in the product w·x. "
        "Without this link both slopes are the same, as if w were a second bias."
    ),
    question="If x is 0, how much can w change the prediction? And what does your slope say?",
    reread="The formula",
)
def w_without_x(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    db = chain([slopes["loss/error"], slopes["error/prediction"]])
    return db, db


@mistake(
    "gradient",
    title="returning the slope along b first",
    explanation=(
        "Both slopes are right, but whoever calls writes `dw, db = gradient(…)` and takes them in "
        "this order. With yours, the weight would be moved by the bias's slope."
    ),
    question="In the lesson's example, which of −4.5 and −1.5 belongs to w?",
    reread=BOTH,
)
def db_first(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = [slopes["loss/error"], slopes["error/prediction"]]
    return chain([*shared, slopes["prediction/b"]]), chain([*shared, slopes["prediction/w"]])


@mistake(
    "gradient",
    title="turning both signs round",
    explanation=(
        "The gradient points uphill, where the loss grows. The step against it, downhill, is taken "
        "by whoever moves w and b, in a later step: turned here, it would be turned twice."
    ),
    question="In the lesson's example a larger w makes the loss smaller: which sign has dw?",
    reread="A tiny example, by hand",
)
def both_turned(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = [-slopes["loss/error"], slopes["error/prediction"]]
    return chain([*shared, slopes["prediction/w"]]), chain([*shared, slopes["prediction/b"]])


@mistake(
    "gradient",
    title="writing the formula again, without the factor 2",
    explanation=(
        "Your local_slopes has the 2 in its first link, and here it is gone. Both slopes come out "
        "half as large as they are; the formula need not be written twice when a function knows "
        "it."
    ),
    question="In the lesson's example db is −1.5 for an error of −0.75. And with you?",
    reread="The formula",
)
def both_without_two(w, b, x, y):
    error = parts(w, b, x, y)["error"]
    return error * x, error


@mistake(
    "gradient",
    title="multiplying by 2 once more",
    explanation=(
        "The 2 of the square is in the first link already, which local_slopes has given you. "
        "Nothing on the way is squared a second time."
    ),
    question="In the lesson's example db is −1.5 for an error of −0.75. And with you?",
    reread="The formula",
)
def two_twice(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = [2 * slopes["loss/error"], slopes["error/prediction"]]
    return chain([*shared, slopes["prediction/w"]]), chain([*shared, slopes["prediction/b"]])


@mistake(
    "gradient",
    title="adding the slopes along each path",
    explanation=(
        "Along one path slopes multiply: each link passes on so many times what it gets. Your "
        "`chain` does this, if you hand it all the links of a path as one list."
    ),
    question="The lesson's path to w has the slopes −1.5, 1 and 3: is dw −4.5, or 2.5?",
    reread="The idea",
)
def links_added(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = slopes["loss/error"] + slopes["error/prediction"]
    return shared + slopes["prediction/w"], shared + slopes["prediction/b"]


@mistake(
    "gradient",
    title="multiplying by w on the way to w, and not by x",
    explanation=(
        "The slope along one factor of a product is the other factor. With w itself you would get "
        "the slope along x, but x is data and stays as it is."
    ),
    question="With x = 3, let w grow from 0.5 to 0.6: by how much does w·x grow?",
    reread="The formula",
)
def times_w(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = chain([slopes["loss/error"], slopes["error/prediction"]])
    return shared * w, shared * slopes["prediction/b"]


@mistake(
    "gradient",
    title="multiplying by b on the way to b",
    explanation=(
        "The bias is added to the prediction and multiplied with nothing, so the last link to it "
        "has the slope 1. Where the bias stands does not matter for how fast the loss moves with "
        "it."
    ),
    question="With b = 0, can the loss still change when b moves? And what does your slope say?",
    reread="The formula",
)
def times_b(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = chain([slopes["loss/error"], slopes["error/prediction"]])
    return shared * slopes["prediction/w"], shared * b


@mistake(
    "gradient",
    title="multiplying both slopes by x",
    explanation=(
        "The two paths part at the prediction: one leads to w, over a link of slope x, the other "
        "leads to b, over a link of slope 1. x lies only on the first of them."
    ),
    question="At x = 0, can the bias still change the loss? And what does your slope say?",
    reread="The idea",
)
def x_on_both_paths(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    dw = chain([slopes["loss/error"], slopes["error/prediction"], slopes["prediction/w"]])
    return dw, dw


@mistake(
    "gradient",
    title="leaving the first link, from the loss to the error, out of both paths",
    explanation=(
        "What you have is how fast the prediction moves with w and with b. Whether that is good or "
        "bad, the first link says: it holds the error, and without it the target plays no part."
    ),
    question="Where the line meets its target both slopes should be 0. What are yours?",
    reread="The idea",
)
def first_link_missing(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    dw = chain([slopes["error/prediction"], slopes["prediction/w"]])
    db = chain([slopes["error/prediction"], slopes["prediction/b"]])
    return dw, db


@mistake(
    "gradient",
    title="leaving the first link out of the path to b",
    explanation=(
        "The way to b shares its first two links with the way to w. Without the link that holds "
        "the error, the slope along b is 1 for every row, even where nothing is to be learned."
    ),
    question="Where the line meets its target, should the bias still be moved?",
    reread="The idea",
)
def b_without_the_first_link(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = chain([slopes["loss/error"], slopes["error/prediction"]])
    return shared * slopes["prediction/w"], slopes["prediction/b"]


@mistake(
    "gradient",
    title="starting from the loss itself and not from its slope",
    explanation=(
        "The loss says how large the miss is, not how fast it changes when the error moves. So "
        "your slopes are never negative along b, and a line that is too low is sent further down."
    ),
    question="In the lesson's example, is the first number on the way back 0.5625 or −1.5?",
    reread="The formula",
)
def loss_for_first_link(w, b, x, y):
    loss = parts(w, b, x, y)["loss"]
    return loss * x, loss


@mistake(
    "gradient",
    title="taking the first link without its sign",
    explanation=(
        "Whether the line lies above its target or below is told by the sign of the error alone. "
        "Without it the bias would always be moved in the same direction."
    ),
    question="One line lies too low and one too high: should their db be equal?",
    reread="The idea",
)
def first_link_without_its_sign(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    size = abs(slopes["loss/error"])
    return size * slopes["prediction/w"], size * slopes["prediction/b"]


@mistake(
    "gradient",
    title="passing through the first link twice on the way to w",
    explanation=(
        "You carry the slope along b on to w, and chain all the links of w's path to it, so the "
        "error comes in twice. The two paths share their beginning, but each is walked once."
    ),
    question="How many links lie between the loss and w? How many factors has your dw?",
    reread="The formula",
)
def shared_links_twice(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    db = chain([slopes["loss/error"], slopes["error/prediction"], slopes["prediction/b"]])
    dw = chain([db, slopes["loss/error"], slopes["error/prediction"], slopes["prediction/w"]])
    return dw, db


@mistake(
    "gradient",
    title="squaring x on the way to w",
    explanation=(
        "The link to w has the slope x, and local_slopes has given it to you. Multiplied by x once "
        "more it counts twice."
    ),
    question="In the lesson's example x is 3: is dw −4.5, or three times as much?",
    reread="The formula",
)
def x_squared(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = chain([slopes["loss/error"], slopes["error/prediction"]])
    return shared * slopes["prediction/w"] * x, shared * slopes["prediction/b"]


@mistake(
    "gradient",
    title="walking on from the prediction's own value",
    explanation=(
        "A value of the forward pass is no slope. Where the prediction is does not matter on the "
        "way back, only how fast things move with each other."
    ),
    question="In the picture, does 1.75 stand in a box or on a red arrow?",
    reread="The idea",
)
def times_prediction(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = slopes["loss/error"] * parts(w, b, x, y)["prediction"]
    return shared * slopes["prediction/w"], shared * slopes["prediction/b"]


@mistake(
    "gradient",
    title="adding the two slopes to a single number",
    explanation=(
        "w and b are moved each by its own slope, so both have to come out. In a sum nobody can "
        "tell any more which part belongs to which."
    ),
    question="In the lesson's example the slopes are −4.5 and −1.5: what can be read off −6?",
    reread=BOTH,
)
def one_sum(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = chain([slopes["loss/error"], slopes["error/prediction"]])
    return shared * slopes["prediction/w"] + shared * slopes["prediction/b"]


@mistake(
    "gradient",
    title="returning the slope along w alone",
    explanation=(
        "The slope is right, but the bias has one too. A gradient has an entry for each parameter "
        "of the line, and the line has two."
    ),
    question="Which of the line's two parameters can't be moved with your answer?",
    reread=BOTH,
)
def dw_alone(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    return chain([slopes["loss/error"], slopes["error/prediction"], slopes["prediction/w"]])


@mistake(
    "gradient",
    title="returning the two slopes in a dict",
    explanation=(
        "Names are good for reading, but here two results were asked for, one after the other, so "
        "that a caller can write `dw, db = gradient(…)`. With a dict, these names would hold its "
        "keys."
    ),
    question="What do the names p and q hold after p, q = {'dw': 1, 'db': 2}?",
    reread=BOTH,
)
def slopes_in_a_dict(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = chain([slopes["loss/error"], slopes["error/prediction"]])
    return {"dw": shared * slopes["prediction/w"], "db": shared * slopes["prediction/b"]}


@mistake(
    "gradient",
    title="returning w and b moved by their slopes, and not the slopes",
    explanation=(
        "You take a step downhill already. The gradient only says how steep it is; how far to go "
        "is decided elsewhere, with a number that you will meet in step 05."
    ),
    question="Where the line meets its target the slopes should be 0. What do you return there?",
    reread=BOTH,
)
def moved_already(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = chain([slopes["loss/error"], slopes["error/prediction"]])
    return w - shared * slopes["prediction/w"], b - shared * slopes["prediction/b"]


@mistake(
    "gradient",
    title="measuring the slopes, where formulas were asked for",
    explanation=(
        "With small numbers the measurement agrees with the formulas to many digits. With large "
        "ones it subtracts two losses that are nearly equal, or its nudge gets lost altogether, "
        "and the formulas stay exact."
    ),
    question="What is 1e12 + 1e-5 == 1e12 in Python?",
    reread=BOTH,
)
def measured(w, b, x, y):
    dw, db = numerical_gradient(lambda line: parts(line[0], line[1], x, y)["loss"], [w, b])
    return dw, db


@mistake(
    "gradient",
    title=TITLE_OF_NO_RETURN,
    explanation=NO_RETURN,
    question="What does `dw, db = gradient(…)` say when gradient gives None?",
    reread=BOTH,
)
def gradient_without_return(w, b, x, y):
    slopes = local_slopes(w, b, x, y)
    shared = chain([slopes["loss/error"], slopes["error/prediction"]])
    print(shared * slopes["prediction/w"], shared * slopes["prediction/b"])
