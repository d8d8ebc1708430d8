# Twenty thousand parentheses.
# says: one_number.py
# made of: 'x = ' + '(' * 20000 + ')' * 20000
