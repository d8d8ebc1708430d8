# Prints a hundred megabytes and then works.
# solution: below
for _ in range(100):
    print("x" * 1_000_000)
