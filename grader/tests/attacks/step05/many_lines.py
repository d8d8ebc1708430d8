# Forty thousand functions, for the compiler's patience.
# says: has no function
# made of: 'def f(): pass\n' * 15000
