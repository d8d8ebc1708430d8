# hole: largest_difference
# wrong: takes a - b without the absolute value
# is: step12.signs_kept


def largest_difference(a: Any, b: Any) -> float:
    if isinstance(a, dict) != isinstance(b, dict) or isinstance(a, list) != isinstance(b, list):
        raise ValueError(f"cannot compare {type(a)} with {type(b)}")
    if isinstance(a, dict):
        if a.keys() != b.keys():
            raise ValueError("the two dicts have different keys")
        return max((largest_difference(a[key], b[key]) for key in a), default=0.0)
    if isinstance(a, list):
        if len(a) != len(b):
            raise ValueError("the two lists have different lengths")
        return max((largest_difference(a[i], b[i]) for i in range(len(a))), default=0.0)
    difference = a - b
    return math.inf if math.isnan(difference) else difference
