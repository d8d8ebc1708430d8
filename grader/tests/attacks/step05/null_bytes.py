# Null bytes in the source.
# says: one_number.py
# made of: 'x = 1\0'
