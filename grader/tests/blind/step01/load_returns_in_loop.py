# hole: load_rentals
# wrong: the return stands inside the loop, so only the first row comes back
# is: step01.return_in_the_loop


def load_rentals(path: str | Path) -> list[dict[str, float]]:
    rentals = []
    for line in read_table(path):
        rental = {}
        for name in COLUMNS:
            rental[name] = float(line[name])
        rentals.append(rental)
        return rentals
