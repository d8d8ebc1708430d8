# hole: to_rentals
# wrong: cuts off the fraction, because there are no half bikes
# is: step01.whole_part_of_bikes


def to_rentals(prediction: float) -> float:
    bikes = int(prediction * RENTALS_UNIT)
    return float(bikes)
