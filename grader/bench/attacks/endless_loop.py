# Never answers, and does not listen when it is interrupted.
def mean(values):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
