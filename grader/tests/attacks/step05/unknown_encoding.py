# -*- coding: nonsense-8 -*- an encoding that nobody knows
# says: one_number.py
x = 1
