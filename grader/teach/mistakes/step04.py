# mypy: disable-error-code="attr-defined,has-type,list-item"
# A learner's Value, as the stub has it, keeps nothing yet.
"""Step 04: what learners write instead of the engine."""

from collections.abc import Iterator
from typing import Any

from exercises.step04.engine import Value
from grader.learn.probing import Probe
from grader.teach.catalogue import Graph, graph_probe, mistake, probes

INIT = "1. `Value.__init__`: what a Value keeps"
ADD = "2. `Value.__add__`: the sum"
MUL = "3. `Value.__mul__`: the product"
NEG = "4. `Value.__neg__`: the opposite"
SUB = "5. `Value.__sub__`: the difference"
RELU = "6. `Value.relu`: a positive number passes, any other becomes 0"
BACKWARD = "7. `Value.backward`: all slopes at once"

# More than Python's limit of calls inside each other.
LONG = 1000


@probes("Value")
def value_probes() -> Iterator[Probe]:
    yield from calculations()
    yield from small_walks()
    yield from walks()


def calculations() -> Iterator[Probe]:
    """Each operation without backward(), so that a half-written class can be asked as well."""
    yield graph_probe(Graph().leaf(2.75), backward=False)
    a, b = leaves(2.5, -1.25)
    yield graph_probe(a + b, backward=False)
    [a] = leaves(2.5)
    yield graph_probe(0.5 + (a + 3), backward=False)
    a, b = leaves(2.5, -1.25)
    yield graph_probe(a * b, backward=False)
    [a] = leaves(2.5)
    yield graph_probe(0.5 * (a * 3), backward=False)
    [a] = leaves(-2.5)
    opposite = -a
    yield graph_probe(-opposite, backward=False)
    a, b = leaves(2.5, 3.75)
    yield graph_probe(a - b, backward=False)
    [a] = leaves(2.5)
    yield graph_probe(7 - (a - 0.5), backward=False)
    for number in (2.75, -1.5, 0.0):
        yield graph_probe(Graph().leaf(number).relu(), backward=False)


def small_walks() -> Iterator[Probe]:
    """A few operations each, for a class in which some are missing."""
    yield graph_probe(Graph().leaf(2.75))
    a, b = leaves(2.5, -1.25)
    yield graph_probe(a + b)
    a, b = leaves(2.5, -1.25)
    yield graph_probe(a * b)
    [x] = leaves(2.5)
    yield graph_probe(x * x + x)
    a, b = leaves(2.5, 3.75)
    yield graph_probe((-a - b) * a)
    [a] = leaves(2.5)
    yield graph_probe((7 - (a - 0.5)) * (0.5 + (a + 3)) * (a * -2) * 0.5)
    for number in (2.75, -1.5, 0.0):
        [a] = leaves(number)
        yield graph_probe(a.relu() * 3)
    [a] = leaves(2.75)
    yield graph_probe(a.relu() * a)


def walks() -> Iterator[Probe]:
    """Graphs in which the order counts, and one that is long."""
    for turned in (False, True):
        a, b = leaves(1.5, -2.25)
        near = a * b
        far = near + a
        yield graph_probe(near * far if turned else far * near)
    a, b = leaves(1.5, 0.75)
    x = a * b
    for _ in range(3):
        x = x + x * b
    yield graph_probe(x)
    a, b = leaves(1.5, 0.75)
    x = a * b
    for _ in range(3):
        x = b * x + x
    yield graph_probe(x)
    for turned in (False, True):
        a, b = leaves(1.5, -2.25)
        near = a * b
        far = near + a
        yield graph_probe((near * near) * far if turned else far * (near * near))
    a, b = leaves(2.5, -1.25)
    out = (a - b) * (b * 2 + (a * b).relu()) + (-b).relu() * a
    _later = out * b
    yield graph_probe(out)
    x = Graph().leaf(1)  # a row in which all numbers and slopes are 1
    for _ in range(LONG):
        x = x.relu()
    yield graph_probe(x)


def leaves(*numbers: float) -> list[Any]:
    g = Graph()
    return [g.leaf(number) for number in numbers]


# ---------------------------------------------------------------------------- Value.__init__


@mistake(
    "Value.__init__",
    title="letting every grad begin at 1",
    explanation=(
        "Only the end of a calculation moves as fast as itself, and only backward() knows which "
        "Value is the end. All shares are added to the grad that is there, so a grad that begins "
        "at 1 comes out too large by 1."
    ),
    question="If nothing has been handed to a Value yet, which number can you add to without harm?",
    reread=INIT,
)
class GradBeginsAt1(Value):
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 1.0
        self.parents = parents


@mistake(
    "Value.__init__",
    title="letting every grad begin at the Value's own number",
    explanation=(
        "The grad says how fast the end moves when this Value moves, which has nothing to do with "
        "how large the Value is. Shares are added to it, so the number it began with stays in "
        "every slope."
    ),
    question="What is the grad of Value(3.0) worth before any backward() was called?",
    reread=INIT,
)
class GradBeginsAsData(Value):
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = data
        self.parents = parents


@mistake(
    "Value.__init__",
    title="letting every grad begin as None",
    explanation=(
        "None says “no grad yet”, but nothing can be added to None. backward() adds each share to "
        "the grad that is there, so the grad has to be a number from the beginning."
    ),
    question="Which number, with 6 added to it, gives 6?",
    reread=INIT,
)
class GradBeginsAsNone(Value):
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = None
        self.parents = parents


@mistake(
    "Value.__init__",
    title="keeping the parents as a set",
    explanation=(
        "A set keeps equal entries only once. A user that takes the same Value twice, as x + x and "
        "x · x do, has two equal pairs, and one of the two shares is lost."
    ),
    question="How many pairs does x + x have, and how many are left in the set?",
    reread="The formula",
)
class ParentsAsSet(Value):
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = set(parents)


@mistake(
    "Value.__init__",
    title="keeping data and grad on the class instead of on the object",
    explanation=(
        "What is kept on the class exists once, and all Values look at it. Each new Value "
        "overwrites the number of all those before it, so in the end they all show the last one."
    ),
    question="After a = Value(3.0) and b = Value(2.0), what does your a.data say?",
    reread=INIT,
)
class KeptOnTheClass(Value):
    def __init__(self, data, parents=()):
        Value.data = data
        Value.grad = 0.0
        self.parents = parents


@mistake(
    "Value.__init__",
    title="cutting the decimals off the number",
    explanation=(
        "A Value keeps the number as it was given. Turned into a whole number, 2.75 becomes 2, and "
        "everything that is calculated from it is off."
    ),
    question="What should Value(0.5).data be, and what is yours?",
    reread=INIT,
)
class DataAsInt(Value):
    def __init__(self, data, parents=()):
        self.data = int(data)
        self.grad = 0.0
        self.parents = parents


# ----------------------------------------------------------------------------- Value.__add__


@mistake(
    "Value.__add__",
    title="reading .data of a plain number in a sum",
    explanation=(
        "In a + 1 the other side is an ordinary number, and an ordinary number has no .data. "
        "Python hands it to your method as it is; making it a Value is your method's work."
    ),
    question="What is other in a + 1, and what would have to happen to it before other.data works?",
    reread=ADD,
)
class SumOfValuesOnly(Value):
    def __add__(self, other):
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])


@mistake(
    "Value.__add__",
    title="giving a sum with a plain number no parents",
    explanation=(
        "The number is right, but the result forgets that it was made from self. A constant needs "
        "no slope of its own, and yet the Value beside it does: a + 1 moves as fast as a."
    ),
    question="In (a + 1) · b, how fast does the result move with a? And what does your a.grad say?",
    reread=ADD,
)
class SumWithNumberForgets(Value):
    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])


@mistake(
    "Value.__add__",
    title="giving a sum no parents",
    explanation=(
        "The number is right, but the sum does not remember what it was made from, and all grads "
        "behind it stay 0. The same comes of grads in the place of the slopes: while you "
        "calculate, every grad is still 0."
    ),
    question="Which two Values was a + b made from, and where does the result keep them?",
    reread=ADD,
)
class SumWithoutParents(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data)


@mistake(
    "Value.__add__",
    title="remembering only the left side of a sum",
    explanation=(
        "A sum has two parents, and each of them moves it. The right side got no pair, so it never "
        "gets a share and its grad stays 0."
    ),
    question="If b grows by 0.1, does a + b stay as it is?",
    reread=ADD,
)
class SumWithOneParent(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, 1.0)])


@mistake(
    "Value.__add__",
    title="giving a sum the slopes of a product",
    explanation=(
        "Toward self you have the other number, and toward the other you have self, as in a "
        "product. But a nudge of one side moves the sum by just that nudge, however large the "
        "other side is."
    ),
    question="By how much does 3 + 2 grow when the 3 becomes 3.1? And 3 + 200?",
    reread="The formula",
)
class SumWithSlopesOfProduct(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, other.data), (other, self.data)])


@mistake(
    "Value.__add__",
    title="taking each side's own number as its slope in a sum",
    explanation=(
        "The slope says how much the sum moves for a small nudge of one side, not how large that "
        "side is. A sum moves exactly as much as the side that was nudged."
    ),
    question="When the 3 in 3 + 2 becomes 3.1, by how much does the sum grow, divided by 0.1?",
    reread="The formula",
)
class SumWithOwnNumbersAsSlopes(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, self.data), (other, other.data)])


@mistake(
    "Value.__add__",
    title="changing self in a sum and returning it",
    explanation=(
        "The left side has become the result: its old number is lost, and it is no parent of "
        "anything. A result must be a new Value, so that the graph has a box for what went in and "
        "another one for what came out."
    ),
    question="After c = a + b, what should a.data be?",
    reread="Your task",
)
class SumInPlace(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.data += other.data
        return self


@mistake(
    "Value.__add__",
    title="adding to self.data and then making the new Value from it",
    explanation=(
        "The result is right and has its parents, but on the way the left side lost its own "
        "number. Whatever uses it afterwards calculates with the sum instead."
    ),
    question="After c = a + b, what do a.data and (a + 0).data give?",
    reread="Your task",
)
class SumChangesSelf(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.data += other.data
        return Value(self.data, [(self, 1.0), (other, 1.0)])


@mistake(
    "Value.__add__",
    title="making a Value of the other side of a sum even if it is one",
    explanation=(
        "A Value that is wrapped once more holds a Value where its number should be, and the data "
        "of the sum becomes a Value as well. Only a plain number has to be turned into one."
    ),
    question="What is Value(Value(2.0)).data: a number or a Value?",
    reread=ADD,
)
class SumWrapsEverything(Value):
    def __add__(self, other):
        other = Value(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])


@mistake(
    "Value.__add__",
    title="adding the two Values inside the method that adds Values",
    explanation=(
        "A plus sign between two Values calls the very method that you are writing, and that one "
        "calls it again, until Python gives up. Inside, it is the two *numbers* that are added."
    ),
    question="Which method does Python call for self + other, and which one for 3.0 + 2.0?",
    reread=ADD,
)
class SumCallsItself(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self + other, [(self, 1.0), (other, 1.0)])


@mistake(
    "Value.__add__",
    title="returning a sum as a plain number",
    explanation=(
        "A plain number has no grad and no memory: with it the graph ends. The result of every "
        "operation is a Value that knows its parents."
    ),
    question="What would (a + b).backward() do with what your method returns?",
    reread=ADD,
)
class SumAsNumber(Value):
    def __add__(self, other):
        return self.data + (other.data if isinstance(other, Value) else other)


@mistake(
    "Value.__add__",
    title="making the sum's Value without returning it",
    explanation=(
        "The new Value is made and then dropped, because the method ends without handing it over. "
        "Python gives None to whoever wrote a + b."
    ),
    question="What does print(Value(3.0) + Value(2.0)) show?",
    reread=ADD,
)
class SumNotReturned(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        Value(self.data + other.data, [(self, 1.0), (other, 1.0)])


@mistake(
    "Value.__add__",
    title="handing out slopes while the sum is calculated",
    explanation=(
        "The grads grow during the calculation, before anyone has asked for slopes, and backward() "
        "adds its shares on top. Calculating only writes down who the parents are; grads are "
        "touched by backward() alone."
    ),
    question="What should a.grad be after c = a + b, if backward() was never called?",
    reread="Your task",
)
class SumTouchesGrads(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.grad += 1.0
        other.grad += 1.0
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])


# ----------------------------------------------------------------------------- Value.__mul__


@mistake(
    "Value.__mul__",
    title="taking each factor's own number as its slope",
    explanation=(
        "In a product the slopes go crosswise. When one factor moves by a little, the product "
        "moves as many times as much as the *other* factor is large; its own size does not matter."
    ),
    question="By how much does 5 · 7 grow when the 5 becomes 5.1: by 0.5 or by 0.7?",
    reread="The formula",
)
class ProductWithOwnNumbersAsSlopes(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, self.data), (other, other.data)])


@mistake(
    "Value.__mul__",
    title="giving a product the slopes of a sum",
    explanation=(
        "A slope of 1 says that the product moves just as much as the factor that was nudged. That "
        "holds for a sum; in a product the other factor enlarges the nudge."
    ),
    question="By how much does 5 · 7 grow when the 5 becomes 6?",
    reread="The formula",
)
class ProductWithSlopesOfSum(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, 1.0), (other, 1.0)])


@mistake(
    "Value.__mul__",
    title="taking the product itself as the slope toward both factors",
    explanation=(
        "The product says how large the result is, not how much it moves. For a nudge of one "
        "factor the other factor alone decides."
    ),
    question="5 · 7 is 35. When the 5 becomes 6, does the product grow by 35?",
    reread="The formula",
)
class ProductWithProductAsSlopes(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        product = self.data * other.data
        return Value(product, [(self, product), (other, product)])


@mistake(
    "Value.__mul__",
    title="taking whole Values as the slopes of a product",
    explanation=(
        "The right things stand crosswise, but they are Values and not their numbers. A grad that "
        "is multiplied by a Value becomes a Value itself, and the graph grows while it is walked."
    ),
    question="Of which kind is a grad times other, and of which kind is a grad times 2.0?",
    reread=MUL,
)
class ProductWithValuesAsSlopes(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other), (other, self)])


@mistake(
    "Value.__mul__",
    title="giving the right factor the slope 1",
    explanation=(
        "Toward the left factor your slope is right. But the right one is no less a factor: when "
        "it moves, the product moves as many times as much as the left one is large."
    ),
    question="By how much does 5 · 7 grow when the 7 becomes 8?",
    reread="The formula",
)
class ProductWithRightSlope1(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, 1.0)])


@mistake(
    "Value.__mul__",
    title="remembering only the left factor",
    explanation=(
        "A product has two parents, and each of them moves it. The right factor got no pair, so it "
        "never gets a share; in x · x, where both are the same, half of the slope is missing."
    ),
    question="By how much does 5 · 7 grow when the 7 becomes 7.1? Who tells the 7?",
    reread=MUL,
)
class ProductWithOneParent(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data)])


@mistake(
    "Value.__mul__",
    title="giving a product no parents",
    explanation=(
        "The number is right, but the product does not remember what it was made from, and all "
        "grads behind it stay 0. The same comes of grads in the place of the slopes: while you "
        "calculate, every grad is still 0."
    ),
    question="Which two Values was a · b made from, and where does the result keep them?",
    reread=MUL,
)
class ProductWithoutParents(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data)


@mistake(
    "Value.__mul__",
    title="reading .data of a plain number in a product",
    explanation=(
        "In a · 2 the other side is an ordinary number, and an ordinary number has no .data. "
        "Python hands it to your method as it is; making it a Value is your method's work."
    ),
    question="What is other in a · 2, and what must happen to it before other.data works?",
    reread=MUL,
)
class ProductOfValuesOnly(Value):
    def __mul__(self, other):
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])


@mistake(
    "Value.__mul__",
    title="giving a product with a plain number no parents",
    explanation=(
        "The number is right, but the result forgets that it was made from self. The constant "
        "needs no slope of its own, and yet the Value beside it does: a · 2 moves twice as fast as "
        "a."
    ),
    question="After (a · 2).backward(), what should a.grad be? And what is yours?",
    reread=MUL,
)
class ProductWithNumberForgets(Value):
    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])


@mistake(
    "Value.__mul__",
    title="giving a product with a plain number the slope 1",
    explanation=(
        "With two Values your slopes are right. A plain number is a factor like any other, though: "
        "a · 2 moves twice as fast as a, not just as fast."
    ),
    question="By how much does a · 2 grow when a grows by 0.1?",
    reread="The formula",
)
class ProductWithNumberSlope1(Value):
    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, 1.0)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])


@mistake(
    "Value.__mul__",
    title="adding the two numbers in a product",
    explanation=(
        "The slopes belong to a product, but the number of the result is the sum. That happens "
        "easily when the method for + is copied and changed in only one of two places."
    ),
    question="What should (Value(3.0) · Value(2.0)).data be?",
    reread=MUL,
)
class ProductAddsNumbers(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, other.data), (other, self.data)])


@mistake(
    "Value.__mul__",
    title="changing self in a product and returning it",
    explanation=(
        "The left factor has become the result: its old number is lost, and it is no parent of "
        "anything. A result must be a new Value, so that the graph has a box for what went in and "
        "another one for what came out."
    ),
    question="After c = a · b, what should a.data be?",
    reread="Your task",
)
class ProductInPlace(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.data *= other.data
        return self


@mistake(
    "Value.__mul__",
    title="making a Value of the other side of a product even if it is one",
    explanation=(
        "A Value that is wrapped once more holds a Value where its number should be, and the data "
        "of the product becomes a Value as well. Only a plain number has to be turned into one."
    ),
    question="What is Value(Value(2.0)).data: a number or a Value?",
    reread=MUL,
)
class ProductWrapsEverything(Value):
    def __mul__(self, other):
        other = Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])


@mistake(
    "Value.__mul__",
    title="multiplying the two Values inside the method that multiplies Values",
    explanation=(
        "The sign between two Values calls the very method that you are writing, and that one "
        "calls it again, until Python gives up. Inside, it is the two *numbers* that are "
        "multiplied."
    ),
    question="Which method does Python call for self · other, and which one for 3.0 · 2.0?",
    reread=MUL,
)
class ProductCallsItself(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self * other, [(self, other.data), (other, self.data)])


@mistake(
    "Value.__mul__",
    title="returning a product as a plain number",
    explanation=(
        "A plain number has no grad and no memory: with it the graph ends. The result of every "
        "operation is a Value that knows its parents."
    ),
    question="What would (a · b).backward() do with what your method returns?",
    reread=MUL,
)
class ProductAsNumber(Value):
    def __mul__(self, other):
        return self.data * (other.data if isinstance(other, Value) else other)


@mistake(
    "Value.__mul__",
    title="making the product's Value without returning it",
    explanation=(
        "The new Value is made and then dropped, because the method ends without handing it over. "
        "Python gives None to whoever multiplied."
    ),
    question="What does print(Value(3.0) * Value(2.0)) show?",
    reread=MUL,
)
class ProductNotReturned(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        Value(self.data * other.data, [(self, other.data), (other, self.data)])


@mistake(
    "Value.__mul__",
    title="handing out slopes while the product is calculated",
    explanation=(
        "The grads grow during the calculation, before anyone has asked for slopes, and backward() "
        "adds its shares on top. Calculating only writes down who the parents are; grads are "
        "touched by backward() alone."
    ),
    question="What should a.grad be after c = a · b, if backward() was never called?",
    reread="Your task",
)
class ProductTouchesGrads(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.grad += other.data
        other.grad += self.data
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])


# ----------------------------------------------------------------------------- Value.__neg__


@mistake(
    "Value.__neg__",
    title="giving the opposite the slope 1",
    explanation=(
        "The number changes its sign, but with this slope it would move the same way as what it "
        "was made from. When a grows, −a falls."
    ),
    question="From which number to which does −a go when a goes from 3 to 3.1?",
    reread="The formula",
)
class OppositeWithSlope1(Value):
    def __neg__(self):
        return Value(-self.data, [(self, 1.0)])


@mistake(
    "Value.__neg__",
    title="taking the opposite number itself as the slope",
    explanation=(
        "The slope says how much −a moves when a moves a little. That is the same everywhere: from "
        "3 to 3.1 or from 100 to 100.1, the opposite falls by 0.1."
    ),
    question="−a falls by 0.1 when a grows by 0.1. What is the slope, and does it depend on a?",
    reread="The formula",
)
class OppositeAsSlope(Value):
    def __neg__(self):
        return Value(-self.data, [(self, -self.data)])


@mistake(
    "Value.__neg__",
    title="keeping the number and turning only the slope",
    explanation=(
        "The slope is that of the opposite, but the result still has the old number. Both belong "
        "together: the data says where −a is, the slope which way it moves."
    ),
    question="What should (-Value(3.0)).data be?",
    reread=NEG,
)
class OppositeKeepsNumber(Value):
    def __neg__(self):
        return Value(self.data, [(self, -1.0)])


@mistake(
    "Value.__neg__",
    title="making every opposite a negative number",
    explanation=(
        "The minus in front turns the sign round, whichever it is. The opposite of a negative "
        "number is positive."
    ),
    question="What is the opposite of −2.5?",
    reread=NEG,
)
class OppositeAlwaysNegative(Value):
    def __neg__(self):
        return Value(-abs(self.data), [(self, -1.0)])


@mistake(
    "Value.__neg__",
    title="giving the opposite no parent",
    explanation=(
        "The number is right, but the result does not remember what it was made from. Every share "
        "that comes to it ends there; and since a − b is made of a and −b, differences lose their "
        "right side too."
    ),
    question="After (-a).backward(), what should a.grad be? And what is yours?",
    reread=NEG,
)
class OppositeWithoutParent(Value):
    def __neg__(self):
        return Value(-self.data)


@mistake(
    "Value.__neg__",
    title="turning the sign of self and returning it",
    explanation=(
        "Whoever writes −a wants another number beside a, and a to stay what it was. Here a itself "
        "has changed its sign, and every later use of it is wrong."
    ),
    question="After c = −a, what should a.data be?",
    reread="Your task",
)
class OppositeInPlace(Value):
    def __neg__(self):
        self.data = -self.data
        return self


@mistake(
    "Value.__neg__",
    title="returning the opposite as a plain number",
    explanation=(
        "A plain number has no grad and no memory: with it the graph ends. The result of every "
        "operation is a Value that knows its parents."
    ),
    question="What would (-a).backward() do with what your method returns?",
    reread=NEG,
)
class OppositeAsNumber(Value):
    def __neg__(self):
        return -self.data


@mistake(
    "Value.__neg__",
    title="making the opposite's Value without returning it",
    explanation=(
        "The new Value is made and then dropped, because the method ends without handing it over. "
        "Python gives None to whoever asked for the opposite."
    ),
    question="What does print(-Value(3.0)) show?",
    reread=NEG,
)
class OppositeNotReturned(Value):
    def __neg__(self):
        Value(-self.data, [(self, -1.0)])


@mistake(
    "Value.__neg__",
    title="making the opposite with a subtraction",
    explanation=(
        "A difference is made with the opposite of its right side. If the opposite is itself made "
        "with a difference, each of the two waits for the other, and they call each other until "
        "Python gives up."
    ),
    question="Which method of yours does 0 − a need in the end?",
    reread=NEG,
)
class OppositeBySubtraction(Value):
    def __neg__(self):
        return 0 - self


# ----------------------------------------------------------------------------- Value.__sub__


@mistake(
    "Value.__sub__",
    title="subtracting the left side from the right",
    explanation=(
        "The two sides of a difference have places: in a − b it is b that is taken away. Turned "
        "round, the number and both slopes have the wrong sign."
    ),
    question="For a − 5 with a = 3: is other the 3 or the 5? And which of them gets the minus?",
    reread=SUB,
)
class DifferenceTurned(Value):
    def __sub__(self, other):
        return (-self) + other


@mistake(
    "Value.__sub__",
    title="adding instead of subtracting",
    explanation=(
        "A difference is a sum with the opposite of the right side. Here the right side went in as "
        "it is, so a − b gave a + b."
    ),
    question="How do you write 3 − 2 with a plus sign?",
    reread=SUB,
)
class DifferenceAdds(Value):
    def __sub__(self, other):
        return self + other


@mistake(
    "Value.__sub__",
    title="turning the sign of both sides of a difference",
    explanation=(
        "The minus in front of the brackets reaches everything in them, so both sides are taken "
        "away. Only the right side of a − b changes its sign."
    ),
    question="Is −(3 + 2) the same as 3 − 2?",
    reread=SUB,
)
class DifferenceOfBothOpposites(Value):
    def __sub__(self, other):
        return -(self + other)


@mistake(
    "Value.__sub__",
    title="giving both sides of a difference the slope 1",
    explanation=(
        "The number is right. But when b grows, a − b falls, and so the slope toward the right "
        "side must be negative."
    ),
    question="By how much does 3 − 2 change when the 2 becomes 2.1?",
    reread="The formula",
)
class DifferenceWithSlopesOfSum(Value):
    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data - other.data, [(self, 1.0), (other, 1.0)])


@mistake(
    "Value.__sub__",
    title="remembering only the left side of a difference",
    explanation=(
        "A difference has two parents. The right side got no pair, so no share ever comes to it, "
        "although a − b falls when b grows."
    ),
    question="After (a − b).backward(), what should b.grad be?",
    reread=SUB,
)
class DifferenceWithOneParent(Value):
    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data - other.data, [(self, 1.0)])


@mistake(
    "Value.__sub__",
    title="giving a difference no parents",
    explanation=(
        "The number is right, but the result has no memory, and every share that comes to it ends "
        "there. Made from operations that you have already, a difference would remember by itself."
    ),
    question="Which operations of yours, one after the other, give a − b?",
    reread=SUB,
)
class DifferenceWithoutParents(Value):
    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data - other.data)


@mistake(
    "Value.__sub__",
    title="reading .data of a plain number in a difference",
    explanation=(
        "In a − 5 the other side is an ordinary number, and an ordinary number has no .data. Your "
        "sum takes either kind already, and a minus in front works for either kind too."
    ),
    question="Does −5 need a Value? And does your + mind which kind it gets?",
    reread=SUB,
)
class DifferenceOfValuesOnly(Value):
    def __sub__(self, other):
        return Value(self.data - other.data, [(self, 1.0), (other, -1.0)])


@mistake(
    "Value.__sub__",
    title="turning the sign of the right side itself",
    explanation=(
        "The difference is right, but the right side has lost its own number on the way and goes "
        "on with the opposite sign. What goes into an operation stays as it was."
    ),
    question="After c = a − b, what should b.data be?",
    reread="Your task",
)
class DifferenceChangesOther(Value):
    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        other.data = -other.data
        return self + other


@mistake(
    "Value.__sub__",
    title="taking the distance, which has no sign",
    explanation=(
        "3 − 5 is −2, a negative number. A distance throws the sign away, so differences in which "
        "the right side is larger come out wrong."
    ),
    question="What should (Value(3.0) − 5).data be?",
    reread=SUB,
)
class DifferenceAbsolute(Value):
    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(abs(self.data - other.data), [(self, 1.0), (other, -1.0)])


@mistake(
    "Value.__sub__",
    title="writing the difference with the very minus sign that is being made",
    explanation=(
        "Inside the method a − b calls the same method again, which calls it again, until Python "
        "gives up. It has to be made from operations that exist already."
    ),
    question="Which method does Python call for self − other?",
    reread=SUB,
)
class DifferenceCallsItself(Value):
    def __sub__(self, other):
        return self - other


@mistake(
    "Value.__sub__",
    title="working out the difference without returning it",
    explanation=(
        "The new Value is made and then dropped, because the method ends without handing it over. "
        "Python gives None to whoever asked for the difference."
    ),
    question="What does print(Value(3.0) - 5) show?",
    reread=SUB,
)
class DifferenceNotReturned(Value):
    def __sub__(self, other):
        self + (-other)


@mistake(
    "Value.__sub__",
    title="changing self in a difference and returning it",
    explanation=(
        "The left side has become the result: its old number is lost, and neither side is a parent "
        "of anything. A difference is a new Value, and what went in stays as it was."
    ),
    question="After c = a − b, what should a.data be?",
    reread="Your task",
)
class DifferenceInPlace(Value):
    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.data -= other.data
        return self


@mistake(
    "Value.__sub__",
    title="exchanging the two slopes of a difference",
    explanation=(
        "The number is right, but both slopes point the wrong way. When the left side grows, the "
        "difference grows; when the right side grows, it falls."
    ),
    question="By how much does 3 − 2 change when the 3 becomes 3.1, and when the 2 becomes 2.1?",
    reread="The formula",
)
class DifferenceWithSlopesExchanged(Value):
    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data - other.data, [(self, -1.0), (other, 1.0)])


@mistake(
    "Value.__sub__",
    title="returning a difference as a plain number",
    explanation=(
        "A plain number has no grad and no memory: with it the graph ends. The result of every "
        "operation is a Value that knows its parents."
    ),
    question="What would (a − b).backward() do with what your method returns?",
    reread=SUB,
)
class DifferenceAsNumber(Value):
    def __sub__(self, other):
        return self.data - (other.data if isinstance(other, Value) else other)


# -------------------------------------------------------------------------------- Value.relu


@mistake(
    "Value.relu",
    title="giving ReLU the slope 1 at exactly 0",
    explanation=(
        "At 0 the graph has a corner and no tangent is the right one, so a convention decides: in "
        "this course, and in PyTorch, the slope there is 0. Your line lets 0 count among the "
        "numbers that pass."
    ),
    question="Is 0 greater than 0?",
    reread="The formula",
)
class ReluSlope1At0(Value):
    def relu(self):
        if self.data >= 0:
            return Value(self.data, [(self, 1.0)])
        return Value(0.0, [(self, 0.0)])


@mistake(
    "Value.relu",
    title="giving ReLU the slope ½ at exactly 0",
    explanation=(
        "The middle between the slopes on both sides is a fair choice, and it is the one that a "
        "central difference measures. But a convention must be the same everywhere, and here it is "
        "that only a number greater than 0 passes."
    ),
    question="Into which of the two cases of the lesson's table does a = 0 fall?",
    reread="The formula",
)
class ReluSlopeHalfAt0(Value):
    def relu(self):
        if self.data == 0:
            return Value(0.0, [(self, 0.5)])
        return Value(max(self.data, 0.0), [(self, 1.0 if self.data > 0 else 0.0)])


@mistake(
    "Value.relu",
    title="giving ReLU the slope 1 everywhere",
    explanation=(
        "The numbers are right, but a negative number hands its share on as if it had passed. "
        "Where the result is stuck at 0, a small nudge changes nothing, and the slope is 0."
    ),
    question="relu(−1.5) is 0. What is relu(−1.4), and how much has it moved?",
    reread="The formula",
)
class ReluSlopeAlways1(Value):
    def relu(self):
        return Value(max(self.data, 0.0), [(self, 1.0)])


@mistake(
    "Value.relu",
    title="giving ReLU the slope 0 everywhere, or no parent",
    explanation=(
        "The numbers are right, but no share gets through, not even where the number passes. "
        "Either the result does not know its parent, or the slope is never 1, as when you ask "
        "whether the *grad* is positive: while you calculate, every grad is still 0."
    ),
    question="relu(2.5) is 2.5. What is relu(2.6), and how much has it moved?",
    reread="The formula",
)
class ReluSlopeAlways0(Value):
    def relu(self):
        return Value(max(self.data, 0.0), [(self, 1.0 if self.grad > 0 else 0.0)])


@mistake(
    "Value.relu",
    title="exchanging the two slopes of ReLU",
    explanation=(
        "The numbers are right, but the shares go through where the result is stuck at 0 and are "
        "stopped where the number passes. The slope 1 belongs to the side on which the result "
        "moves along."
    ),
    question="Which of relu(2.5) and relu(−1.5) changes when the number inside is nudged?",
    reread="The formula",
)
class ReluSlopesExchanged(Value):
    def relu(self):
        return Value(max(self.data, 0.0), [(self, 0.0 if self.data > 0 else 1.0)])


@mistake(
    "Value.relu",
    title="taking the number that passes as the slope of ReLU",
    explanation=(
        "Where a number passes, the result moves exactly as much as the number does, however large "
        "it is: the slope is 1. Its own size tells where it is, not how fast it moves."
    ),
    question="relu(2.5) is 2.5 and relu(2.6) is 2.6. What is 0.1 divided by 0.1?",
    reread="The formula",
)
class ReluNumberAsSlope(Value):
    def relu(self):
        passed = max(self.data, 0.0)
        return Value(passed, [(self, passed)])


@mistake(
    "Value.relu",
    title="letting negative numbers pass",
    explanation=(
        "The slopes are those of ReLU, but the number of the result was never stopped at 0. Value "
        "and slope have to tell the same story: if the slope is 0, the result stays at 0."
    ),
    question="What should Value(−1.5).relu().data be?",
    reread=RELU,
)
class ReluPassesNegative(Value):
    def relu(self):
        return Value(self.data, [(self, 1.0 if self.data > 0 else 0.0)])


@mistake(
    "Value.relu",
    title="handing back self where the number passes",
    explanation=(
        "The number is right, but result and parent are one and the same Value, with one grad for "
        "two places in the graph. In relu(a) · a the two have different slopes."
    ),
    question="Is a.relu() is a true with yours? How many boxes should the picture have?",
    reread="Your task",
)
class ReluReturnsSelf(Value):
    def relu(self):
        if self.data > 0:
            return self
        return Value(0.0, [(self, 0.0)])


@mistake(
    "Value.relu",
    title="stopping the positive numbers instead of the negative ones",
    explanation=(
        "The smaller of the number and 0 is what you get where the larger one was asked for. The "
        "word *rectified* is about the negative side: that one is set to 0."
    ),
    question="Which of 2.5 and −1.5 should come out unchanged?",
    reread="The formula",
)
class ReluTakesSmaller(Value):
    def relu(self):
        if self.data < 0:
            return Value(self.data, [(self, 1.0)])
        return Value(0.0, [(self, 0.0)])


@mistake(
    "Value.relu",
    title="folding negative numbers up to positive ones",
    explanation=(
        "Here −1.5 becomes 1.5: that is the absolute value. ReLU does not fold the negative side, "
        "it flattens it, so that everything there is 0."
    ),
    question="What should Value(−1.5).relu().data be?",
    reread="The formula",
)
class ReluFolds(Value):
    def relu(self):
        return Value(abs(self.data), [(self, 1.0 if self.data > 0 else 0.0)])


@mistake(
    "Value.relu",
    title="returning 1 for every positive number",
    explanation=(
        "The 1 is the *slope* where a number passes. The number of the result is the number "
        "itself: 2.5 stays 2.5."
    ),
    question="What are relu(2.5) and relu(7), and which line of the table holds the 1?",
    reread="The formula",
)
class ReluAsStep(Value):
    def relu(self):
        passes = 1.0 if self.data > 0 else 0.0
        return Value(passes, [(self, passes)])


@mistake(
    "Value.relu",
    title="letting a hundredth of negative numbers through",
    explanation=(
        "This is a relative of ReLU, the “leaky” one, which keeps a small slope on the negative "
        "side. The plain ReLU of this course is exactly 0 there, and so is its slope."
    ),
    question="What should Value(−1.5).relu().data be, to the last digit?",
    reread="The formula",
)
class ReluLeaks(Value):
    def relu(self):
        if self.data > 0:
            return Value(self.data, [(self, 1.0)])
        return Value(0.01 * self.data, [(self, 0.01)])


@mistake(
    "Value.relu",
    title="changing self in ReLU and returning it",
    explanation=(
        "The number that went in is overwritten, and there is no arrow between it and the result, "
        "because both are one. A result is a new Value, and what went in stays as it was."
    ),
    question="After b = a.relu() with a = Value(−1.5), what should a.data be?",
    reread="Your task",
)
class ReluInPlace(Value):
    def relu(self):
        self.data = max(self.data, 0.0)
        return self


@mistake(
    "Value.relu",
    title="changing self.data in ReLU before the slope is chosen",
    explanation=(
        "The result is right and a Value of its own, but the number that went in was set to 0 as "
        "well if it was negative. What goes into an operation stays as it was."
    ),
    question="After b = a.relu() with a = Value(−1.5), what should a.data be?",
    reread="Your task",
)
class ReluChangesSelf(Value):
    def relu(self):
        self.data = max(self.data, 0.0)
        return Value(self.data, [(self, 1.0 if self.data > 0 else 0.0)])


@mistake(
    "Value.relu",
    title="making the Value of ReLU without returning it",
    explanation=(
        "The new Value is made and then dropped, because the method ends without handing it over. "
        "Python gives None to whoever asked for the result."
    ),
    question="What does print(Value(2.5).relu()) show?",
    reread=RELU,
)
class ReluNotReturned(Value):
    def relu(self):
        Value(max(self.data, 0.0), [(self, 1.0 if self.data > 0 else 0.0)])


@mistake(
    "Value.relu",
    title="returning the result of ReLU as a plain number",
    explanation=(
        "A plain number has no grad and no memory: with it the graph ends. The result of every "
        "operation is a Value that knows its parents."
    ),
    question="What would a.relu().backward() do with what your method returns?",
    reread=RELU,
)
class ReluAsNumber(Value):
    def relu(self):
        return max(self.data, 0.0)


# ---------------------------------------------------------------------------- Value.backward

EARLY = (
    "Each Value is visited once, which is right, but it passes its grad on as soon as the walk "
    "comes to it. If another user has not handed its share over by then, the share arrives too "
    "late: the Value itself gets it, and its parents never do."
)
EARLY_QUESTION = (
    "In the lesson's example, how much does p have when out has handed out its shares, and who has "
    "yet to give it something?"
)
AGAIN = (
    "Whenever a share arrives, the Value passes on everything it has, and so the earlier shares "
    "are handed on again with every later one. Each Value should pass its whole grad on exactly "
    "once, when it is complete."
)
AGAIN_QUESTION = (
    "In the lesson's example p gets 9 and later 6. Which amounts does your p pass on, and what is "
    "their sum?"
)


@mistake(
    "Value.backward",
    title="replacing a grad where the share has to be added",
    explanation=(
        "Each share overwrites those that came before, and only the last user is heard. Small "
        "movements that arrive on several ways add up, so a grad is the *sum* of all shares."
    ),
    question="In x · x both uses hand x a share of x. Which grad should x have, and which has it?",
    reread="The idea",
)
class SharesReplace(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad = user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="passing a grad on at the first visit, when not all shares have come",
    explanation=EARLY,
    question=EARLY_QUESTION,
    reread="The idea",
)
class PassesOnAtFirstVisit(Value):
    def backward(self):
        self.grad = 1.0
        seen = {self}
        to_visit: list[Value] = [self]
        while to_visit:
            user = to_visit.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                if parent not in seen:
                    seen.add(parent)
                    to_visit.append(parent)


@mistake(
    "Value.backward",
    title="passing grads on in the order in which a queue finds the Values",
    explanation=EARLY,
    question=EARLY_QUESTION,
    reread="The idea",
)
class PassesOnInOrderOfDistance(Value):
    def backward(self):
        self.grad = 1.0
        seen = {self}
        to_visit: list[Value] = [self]
        while to_visit:
            user = to_visit.pop(0)
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                if parent not in seen:
                    seen.add(parent)
                    to_visit.append(parent)


@mistake(
    "Value.backward",
    title="passing a grad on in the moment in which the first share arrives",
    explanation=EARLY,
    question=EARLY_QUESTION,
    reread="The idea",
)
class PassesOnAtFirstShare(Value):
    def backward(self):
        self.grad = 1.0
        seen = set()

        def visit(user):
            seen.add(user)
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                if parent not in seen:
                    visit(parent)

        visit(self)


@mistake(
    "Value.backward",
    title="letting a function visit parent after parent and pass grads on as it arrives",
    explanation=EARLY,
    question=EARLY_QUESTION,
    reread="The idea",
)
class PassesOnWhereItArrives(Value):
    def backward(self):
        self.grad = 1.0
        seen = set()

        def visit(user):
            if user in seen:
                return
            seen.add(user)
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
            for parent, _ in user.parents:
                visit(parent)

        visit(self)


@mistake(
    "Value.backward",
    title="passing the whole grad on again with every share that comes",
    explanation=AGAIN,
    question=AGAIN_QUESTION,
    reread="The idea",
)
class PassesOnAgain(Value):
    def backward(self):
        self.grad = 1.0
        to_visit: list[Value] = [self]
        while to_visit:
            user = to_visit.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                to_visit.append(parent)


@mistake(
    "Value.backward",
    title="passing the whole grad on again each time the queue comes to a Value",
    explanation=AGAIN,
    question=AGAIN_QUESTION,
    reread="The idea",
)
class PassesOnAgainFromQueue(Value):
    def backward(self):
        self.grad = 1.0
        to_visit: list[Value] = [self]
        while to_visit:
            user = to_visit.pop(0)
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                to_visit.append(parent)


@mistake(
    "Value.backward",
    title="letting a function call itself for each parent and pass everything on each time",
    explanation=AGAIN,
    question=AGAIN_QUESTION,
    reread="The idea",
)
class PassesOnAgainByCalls(Value):
    def backward(self):
        self.grad = 1.0

        def hand_out(user):
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                hand_out(parent)

        hand_out(self)


@mistake(
    "Value.backward",
    title="giving all parents their shares and then calling the same function for each of them",
    explanation=AGAIN,
    question=AGAIN_QUESTION,
    reread="The idea",
)
class PassesOnAgainAfterSharing(Value):
    def backward(self):
        self.grad = 1.0

        def hand_out(user):
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
            for parent, _ in user.parents:
                hand_out(parent)

        hand_out(self)


@mistake(
    "Value.backward",
    title="replacing grads in a function that calls itself for each parent",
    explanation=(
        "The function follows every path and overwrites what an earlier path has brought, so that "
        "in the end only the last path counts. The slope is the sum over all ways from the Value "
        "to the end."
    ),
    question=(
        "Over how many ways does x · x + x depend on x, and how many of them does yours count?"
    ),
    reread="The idea",
)
class PathsReplaceByCalls(Value):
    def backward(self):
        self.grad = 1.0

        def hand_out(user):
            for parent, slope in user.parents:
                parent.grad = user.grad * slope
                hand_out(parent)

        hand_out(self)


@mistake(
    "Value.backward",
    title="calling backward() of each parent",
    explanation=(
        "Each parent's own backward() begins by setting that parent's grad to 1, and the share it "
        "has just been given is gone. Only the Value on which you called backward() is the end; "
        "all others are on the way."
    ),
    question="What is the first thing that p.backward() does with p.grad?",
    reread=BACKWARD,
)
class CallsBackwardOfParents(Value):
    def backward(self):
        self.grad = 1.0
        for parent, slope in self.parents:
            parent.grad += self.grad * slope
            parent.backward()


@mistake(
    "Value.backward",
    title="letting a function call itself for each parent",
    explanation=(
        "All the slopes are right, as long as the graph is short. But every operation in a row "
        "needs one more call inside the others, and Python allows about 1,000 of them; a list of "
        "things to do has no such limit."
    ),
    question="How many calls stand inside each other when 10,000 sums follow one another?",
    reread=BACKWARD,
)
class CallsItselfForEachParent(Value):
    def backward(self):
        order: list[Value] = []
        seen = set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for parent, _ in value.parents:
                    visit(parent)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for user in reversed(order):
            for parent, slope in user.parents:
                parent.grad += user.grad * slope


@mistake(
    "Value.backward",
    title="raising Python's limit of calls inside each other",
    explanation=(
        "The slopes are right, and long graphs work for now. But the limit protects everything "
        "that runs in the same Python from a crash, and the next graph may be longer still. A list "
        "of things to do needs no limit at all."
    ),
    question="What would you set the limit to for a graph whose length you don't know?",
    reread=BACKWARD,
)
class RaisesTheLimit(Value):
    def backward(self):
        import sys

        sys.setrecursionlimit(50_000)
        order: list[Value] = []
        seen = set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for parent, _ in value.parents:
                    visit(parent)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for user in reversed(order):
            for parent, slope in user.parents:
                parent.grad += user.grad * slope


@mistake(
    "Value.backward",
    title="walking from the beginning to the end",
    explanation=(
        "The Values stand in a good order, but they are taken from the wrong end of it. Those at "
        "the beginning pass their grads on when they have none yet, and the end comes last, so "
        "that only its own parents get anything."
    ),
    question="In the lesson's example, who has to hand out shares first: a, p or out?",
    reread="The idea",
)
class WalksFromTheBeginning(Value):
    def backward(self):
        order: list[Value] = []
        seen = set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for parent, _ in value.parents:
                    visit(parent)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for user in order:
            for parent, slope in user.parents:
                parent.grad += user.grad * slope


@mistake(
    "Value.backward",
    title="letting no one but the end hand out shares",
    explanation=(
        "The end's own parents get their shares, and there the walk stops: none of them ever "
        "passes anything on. Either nothing goes on after the first round, or the counts never "
        "come down to 0."
    ),
    question="In the lesson's example, which Values have handed out shares when yours is done?",
    reread=BACKWARD,
)
class OnlyTheEndHandsOut(Value):
    def backward(self):
        self.grad = 1.0
        for parent, slope in self.parents:
            parent.grad += self.grad * slope


@mistake(
    "Value.backward",
    title="leaving the grad of the end at 0",
    explanation=(
        "Every share is a grad times a local slope, and it all begins with the grad of the end. If "
        "that is 0, the whole walk hands out zeros."
    ),
    question="How fast does out move when out moves?",
    reread="The idea",
)
class EndStaysAt0(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="handing nothing on, so that the end alone has a grad",
    explanation=(
        "The end has its 1, but nothing arrives behind it. That happens if Values do not keep the "
        "parents they were given, if the 1 is set only when the walk is over, if shares are "
        "multiplied onto a grad of 0, or if they are handed from the parents to the user."
    ),
    question="At which moment is the first share handed out, and what is the grad of the end then?",
    reread="The formula",
)
class EndIsSetLast(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)
        self.grad = 1.0


@mistake(
    "Value.backward",
    title="handing the grad on without the local slope",
    explanation=(
        "Each parent gets the user's grad as it is, as if every operation were a sum. How much of "
        "the movement reaches the parent is what the local slope says: the two are multiplied."
    ),
    question="With c = a · 5, how fast does c move with a? And what does your a.grad say?",
    reread="The formula",
)
class SlopeLeftOut(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, _ in user.parents:
                parent.grad += user.grad
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="handing out local slopes without the grad of the user",
    explanation=(
        "Each parent gets only the slope of the single arrow, as if its user were the end (whose "
        "grad is 1). What lies between the user and the end is in the user's own grad, and slopes "
        "along a path multiply."
    ),
    question="With b = a · 2 and c = b · 5, how fast does c move with a: 2 times or 10 times?",
    reread="The formula",
)
class GradOfUserLeftOut(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="adding the local slope to the grad instead of multiplying",
    explanation=(
        "Along one path slopes multiply, as in step 03: a nudge that is doubled and then made five "
        "times as large arrives ten times as large. Adding is for several paths that meet in one "
        "Value."
    ),
    question="With b = a · 2 and c = b · 5, how fast does c move with a: 7 times or 10 times?",
    reread="The formula",
)
class SlopesAdd(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad + slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="multiplying the local slope by the user's number instead of its grad",
    explanation=(
        "A share is the user's *grad* times the local slope: how fast the end moves with the user, "
        "times how fast the user moves with the parent. How large the user is plays no part."
    ),
    question="With c = a + b as the end, does a.grad depend on how large c is?",
    reread="The formula",
)
class DataOfUser(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.data * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="multiplying the grad by the parent's number instead of the local slope",
    explanation=(
        "Which number a share is multiplied by depends on the operation, and it was noted beside "
        "the parent when the user was made. The parent's own number is the right one in no "
        "operation but x · x."
    ),
    question="What stands in each pair beside the parent, and where does your walk use it?",
    reread="The formula",
)
class DataOfParent(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, _ in user.parents:
                parent.grad += user.grad * parent.data
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="counting every way to a Value instead of every user",
    explanation=(
        "In the first walk a Value is visited once for each way that leads to it, and each visit "
        "counts shares for its parents. In the second walk every user passes on once, so behind a "
        "Value with two users the counts never come to 0, and nothing goes on from there."
    ),
    question=(
        "For how many shares do a and b wait in the lesson's table, and for how many do yours?"
    ),
    reread=BACKWARD,
)
class CountsEveryWay(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                waits_for[parent] = waits_for.get(parent, 0) + 1
                to_visit.append(parent)
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="ending the walk at the first Value that has no parents",
    explanation=(
        "A Value that was typed in has no one to hand a share to, and that is no reason to stop: "
        "others may still be on the list. Here they stay there with shares that were never passed "
        "on."
    ),
    question="Which Values are still on your list at the moment in which the walk ends?",
    reread=BACKWARD,
)
class StopsAtFirstLeaf(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            if not user.parents:
                break
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="setting a grad back to 0 when it has been passed on",
    explanation=(
        "The shares are handed out rightly, but each Value on the way forgets its own grad "
        "afterwards, the end too. The course keeps the slope of every Value in the graph, not only "
        "of those that were typed in."
    ),
    question="What should p.grad be in the lesson's example when all is done?",
    reread="The formula",
)
class ClearsWhatWasPassedOn(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)
            if user.parents:
                user.grad = 0.0


@mistake(
    "Value.backward",
    title="handing a share to only the first parent of each user",
    explanation=(
        "The loop over the parents is left after its first round, so the second parent of every "
        "sum and every product goes away empty-handed. Each pair is a parent that waits for its "
        "share."
    ),
    question="In the lesson's example, does b ever get a share with yours?",
    reread="The formula",
)
class OnlyTheFirstParent(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents[:1]:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents[:1]:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="counting users instead of shares",
    explanation=(
        "A user that takes a Value twice is counted once, but it hands over two shares, and each "
        "of them takes one from the count. So the count comes to 0 while another user has yet to "
        "hand over its share, and the grad is passed on too early."
    ),
    question="For how many shares does x wait in x · x + x, and for how many does yours?",
    reread=BACKWARD,
)
class CountsUsersNotShares(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent in dict(to_visit.pop().parents):
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="beginning with the end's own number instead of 1",
    explanation=(
        "All slopes come out too large by the same factor, the number of the end. The grad of the "
        "end says how fast it moves with itself, and that is 1, however large it is."
    ),
    question="Divide your a.grad by the one that was expected. Which number in the graph is that?",
    reread="The formula",
)
class EndBeginsAtItsNumber(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = self.data
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)


@mistake(
    "Value.backward",
    title="subtracting shares instead of adding them",
    explanation=(
        "With every arrow the sign turns: the parents of the end have the wrong one, their parents "
        "the right one again. Here nothing goes downhill yet; a grad is the plain sum of its "
        "shares."
    ),
    question="With c = a + b: when a grows, does c fall?",
    reread="The formula",
)
class SharesSubtract(Value):
    def backward(self):
        waits_for = {self: 0}
        to_visit: list[Value] = [self]
        while to_visit:
            for parent, _ in to_visit.pop().parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1
        self.grad = 1.0
        ready: list[Value] = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad -= user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)
