# -*- coding: utf-7 -*- code that hides in another encoding
# says: one_number.py|is not written
+AGkAbQBwAG8AcgB0ACAAbwBz-
