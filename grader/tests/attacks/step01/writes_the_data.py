# Writes into the files that it was given.
# says: PermissionError


def load_rentals(path):
    with open(path, "w") as file:
        file.write("hr,temp\n")
    return []


summarize = scale = predict = to_rentals = lambda *arguments: None
