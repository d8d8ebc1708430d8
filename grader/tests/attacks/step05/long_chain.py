# A sum of fifty thousand terms, for the compiler's stack.
# says: one_number.py|has no function
# made of: 'x = ' + '+'.join(['1'] * 50000)
