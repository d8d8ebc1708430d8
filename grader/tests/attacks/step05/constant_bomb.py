# A constant that the compiler might fold into gigabytes.
# says: one_number.py|has no function
x = 'a' * 10**4 * 10**4 * 10**4
