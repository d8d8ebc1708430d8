# Puts terminal codes, tags, links, formulas and runner commands into its messages.
# says: Your code raised ValueError


def mean(values):
    raise ValueError(
        "\x1b]0;owned\x07\x1b[2J<script>alert(1)</script> [click](http://evil.example) "
        "\n::error::owned\n::set-output name=a::b\n=HYPERLINK(1)\n```\n\u202egnp\u2066"
    )


mse = constant_gradient = step_downhill = fit_constant = mean
