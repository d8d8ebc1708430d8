# hole: largest_difference
# wrong: compares the values of two dicts in the order in which they stand, not by key
# is: step12.paired_by_order_after_the_check, step12.paired_by_order


def largest_difference(a: Any, b: Any) -> float:
    if isinstance(a, dict) and isinstance(b, dict):
        if set(a) != set(b):
            raise ValueError("different keys")
        a, b = list(a.values()), list(b.values())
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("different lengths")
        largest = 0.0
        for x, y in zip(a, b):
            largest = max(largest, largest_difference(x, y))
        return largest
    if isinstance(a, (dict, list)) or isinstance(b, (dict, list)):
        raise ValueError("different shapes")
    d = abs(a - b)
    return math.inf if math.isnan(d) else d
