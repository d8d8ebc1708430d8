# Takes all the memory there is while the file is read.
# says: MemoryError
hoard = [0] * (10**12)
