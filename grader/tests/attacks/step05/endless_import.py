# Never ends reading the file.
# says: did not come to an end
while True:
    pass
