# A name that looks like another one in Unicode.
# says: has no function|expected
# made of: 'def m\u0435an(values): return 1.0'
