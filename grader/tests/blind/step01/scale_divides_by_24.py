# hole: scale
# wrong: divides the hour by 24 hours instead of by the largest hour, 23
# is: step01.hour_by_24


def scale(rental: dict[str, float]) -> tuple[list[float], float]:
    hour = rental["hr"] / 24
    features = [hour, rental["temp"], rental["hum"], rental["windspeed"], rental["workingday"]]
    target = rental["cnt"] / 1000
    return features, target
