# hole: load_rentals
# wrong: skips the first row as if it were still the header, which read_table has taken off already
# is: step01.first_row_dropped


def load_rentals(path: str | Path) -> list[dict[str, float]]:
    table = read_table(path)
    result = []
    # first line holds the names of the columns
    for i in range(1, len(table)):
        row = table[i]
        result.append({c: float(row[c]) for c in COLUMNS})
    return result
