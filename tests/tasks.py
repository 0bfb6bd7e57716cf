"""Exercises of the tests' own, one for each rule by which answers are judged."""

from tools.seal import seal

TASKS = {
    "one": {"answer": 0.1234, "decimals": 3, "names": ["x"]},
    "two": {
        "answer": [1.2546, -207.552306],
        "decimals": 4,
        "names": ["a", "b"],
        "wrong": [
            ([0.6273, -103.776153], "That is the 1/(2n) convention."),
            ([None, 7.5], "This is the buggy loop's value."),
        ],
    },
    "counts": {"answer": [330, 12109], "decimals": 0, "names": ["printed", "mended"]},
    "hinted": {"answer": 5, "decimals": 0, "names": ["n"], "wrong": [(6, "The loop counted one more.")]},
    "large": {"answer": 41.5, "decimals": 1, "names": ["degrees"]},
    "mixed": {"answer": [0.25, 604], "decimals": 3, "names": ["rate", "steps"]},
    "same": {"answer": [-1, 1, -1], "decimals": 2, "names": ["d₁", "d₂", "d₃"]},
}

ENTRIES = {name: seal(name, task) for name, task in TASKS.items()}
