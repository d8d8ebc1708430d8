# hole: summarize
# wrong: the search for minimum and maximum begins at 0, so a smallest value above 0 is never found
# is: step01.both_begin_at_zero


def summarize(rentals: list[dict[str, float]], column: str) -> dict[str, float]:
    smallest = 0
    largest = 0
    total = 0
    for rental in rentals:
        value = rental[column]
        if value < smallest:
            smallest = value
        if value > largest:
            largest = value
        total += value
    return {
        "count": len(rentals),
        "min": smallest,
        "max": largest,
        "mean": total / len(rentals),
    }
