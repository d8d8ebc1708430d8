# An encoding that nobody knows.
# says: one_number.py
# made of: '# -*- coding: nonsense-8 -*-\nx = 1'
