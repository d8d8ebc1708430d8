# Imports os, which the course does not allow.
# says: the import of `os` is not allowed
import os

print(os.environ)
