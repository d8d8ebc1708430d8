# A constant that the compiler might fold into gigabytes.
# says: one_number.py|has no function|reading the file
# made of: 'x = \"a\" * 10**4 * 10**4 * 10**4'
