# hole: summarize
# wrong: takes the first and the last value for min and max, although the rows are not sorted
# is: step01.first_and_last


def summarize(rentals: list[dict[str, float]], column: str) -> dict[str, float]:
    values = []
    for rental in rentals:
        values.append(rental[column])
    n = len(values)
    return dict(count=n, min=values[0], max=values[-1], mean=sum(values) / n)
