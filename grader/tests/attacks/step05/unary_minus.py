# Two hundred thousand minus signs.
# says: one_number.py
# made of: 'x = ' + '-' * 200000 + '1'
