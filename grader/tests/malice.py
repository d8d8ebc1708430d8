"""A student who tries to break out of the pages: HTML, scripts, CSS, Markdown, formulas."""

import msgspec

from grader.bench.invented import invented
from grader.teach.result import FollowThrough, TestResult

SCRIPT = "<script>document.title='owned';alert(1)</script>"
LOUD = (
    f"</pre></p></style></script>{SCRIPT}<img src=x onerror=alert(1)>"
    "<style>*{display:none}</style>"
    "<svg onload=alert(1)>{{ 7*7 }} {% raw %} &lt;b&gt; \"' onmouseover=alert(1) x='"
    " [here](javascript:alert(1)) ![](https://example.com/x.png) @everyone #1 www.example.com\n"
    "```\n# heading\n| a | b |\n::error::no\n</details></pre>" + "x" * 3000
)
NAME = '=HYPERLINK("https://example.com")<b onclick=alert(1)>'
ROSTER = (
    "student,repository,first_name,last_name,section\n"
    f'eve,javascript:alert(1),{SCRIPT},"{NAME.replace(chr(34), chr(34) * 2)}",'
    '"+1\'""><img src=x onerror=alert(1)>"\n'
    'mal,x,@SUM(A1),"[x](javascript:alert(1)) ](http://example.com) `code` *b* ",-1\n'
)
COLLECTED = {
    "eve": {
        "student": "eve",
        "repository": "x",
        "state": "failed",
        "reason": LOUD,
        "renamed_to": "javascript:alert(1)",
        "time": "=1+1" + SCRIPT,
        "time_from": "push",
    },
    "mal": {"student": "mal", "repository": "x", "state": "gone", "reason": LOUD},
}


def malicious(course):
    """A result whose every text is loud."""
    found = invented(course, 1, until=6, wrong=0.3)
    table = {"kind": "table", "header": [SCRIPT, "yours", "numerical"], "left_out": 1}
    table["rows"] = [
        [LOUD, "1", "2"],
        ["\x00\x1b[31m", "3", "4"],
        ["</svg>" + SCRIPT, "1e400", "1"],
    ]
    bars = table | {"rows": [["</svg>" + SCRIPT, "1", "2"]]}
    curve = {"kind": "curve", "title": LOUD, "x": SCRIPT, "y": SCRIPT, "left_out": 0}
    curve["series"] = {SCRIPT: [1.0, 2.0, 1e308], "</svg>": [3.0, None]}
    holes = [hole.name for hole in course["step02"].holes]
    tests = [
        TestResult(SCRIPT, hole, "failed", 0.0, 6.0, True, message, None, [table, bars, curve])
        for hole in holes
        for message in (LOUD, f"{hole}(1)\n\n  {LOUD}")
    ]
    passed = TestResult(SCRIPT, holes[0], "passed", 1.0, 1.0, True, "", None, [curve])
    steps = [
        msgspec.structs.replace(
            step,
            tests=[*tests, passed] if step.step == "step02" else step.tests,
            status="failed" if step.step == "step02" else step.status,
            refused=LOUD if step.step == "step07" else None,
            follow_through=[FollowThrough(SCRIPT, "reference")],
        )
        for step in found.steps
    ]
    return msgspec.structs.replace(
        found, submission=SCRIPT, commit=SCRIPT, isolation=LOUD, warning=LOUD, steps=steps
    )
