# Code that hides in another encoding.
# says: one_number.py|has no function
# made of: '# -*- coding: utf-7 -*-\n+AGkAbQBwAG8AcgB0ACAAbwBz-'
