"""The answers of *Errata*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "er-mirror": {
        "answer": [1, -2, -1, 2, 10.5, -3.5],
        "decimals": 3,
        "names": [
            "x, as printed", "y, as printed", "x, repaired", "y, repaired", "f, as printed", "f, repaired",
        ],
        "wrong": [
            ([-1, 2, 1, -2, None, None], "The two points have changed places."),
            ([None, None, None, None, -3.5, 10.5], "The two values have changed places."),
            ([None, None, None, None, -3.5, -3.5], "Take the value of f, with its + c, at both points."),
            ([None, None, 1, -2, None, None], "This is the printed loop's point; the gradient of f is Hx + c."),
            ([None, None, None, None, 3.5, None], "This is the quadratic part; add c times x."),
        ],
    },
    "er-brackets": {
        "answer": [-1.8, -1.990049751, 2.2],
        "decimals": 4,
        "names": ["after 2, as printed", "after 2, repaired", "after -2, as printed"],
        "wrong": [
            ([-1.990049751, -1.8, None], "The first two have changed places."),
            ([None, -2, None], "This has no ε at all; repaired, it is added to the root."),
            ([-2.2, None, None], "As printed ε is added to theta, which moves down here."),
            ([None, None, 1.8], "As printed ε pushes upwards, and here the steps go up, too."),
            ([None, None, 1.990049751], "This is the repaired loop; the printed one is asked for."),
            ([None, None, 2], "This has no ε at all; as printed each step adds 0.01."),
            ([-2, None, None], "This has no ε at all; as printed each step adds 0.01."),
        ],
    },
    "er-difference": {
        "answer": [5, 10.343870002, 3.808708179],
        "decimals": 1,
        "names": ["best k", "digits there", "digits at k = 12"],
        "wrong": [
            ([8, None, None], "That is the best for the forward difference; take the central one."),
            ([None, 10.7, None], "This is the median of the error; take the largest over the points."),
            ([None, 3.8, 10.3], "The two counts of digits have changed places."),
            ([None, -10.343870002, -3.808708179], "Digits are the negative logarithm of the error."),
        ],
    },
}
