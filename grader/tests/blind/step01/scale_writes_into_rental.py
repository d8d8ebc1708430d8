# hole: scale
# wrong: scales inside the caller's dict, so a second call scales again
# is: step01.both_written_back


def scale(rental: dict[str, float]) -> tuple[list[float], float]:
    rental["hr"] = rental["hr"] / HOURS_SPAN
    rental["cnt"] = rental["cnt"] / RENTALS_UNIT
    return [rental[c] for c in COLUMNS[:-1]], rental["cnt"]
