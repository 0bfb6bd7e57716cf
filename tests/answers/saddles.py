"""The answers of *Minima, saddles, plateaus*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "ms-waiting": {
        "answer": [76, 127],
        "decimals": 0,
        "names": ["from 1e-6", "from 1e-10"],
        "wrong": [
            ([145, None], "This is for the factor 1.1; the curvature is -2, so the factor is 1 + 0.1 · 2."),
            ([None, 242], "This is for the factor 1.1; the curvature is -2, so the factor is 1 + 0.1 · 2."),
            ([70, None], "Here ln 1.2 was taken as 0.2; that is good for small ηλ only."),
            ([None, 116], "Here ln 1.2 was taken as 0.2; that is good for small ηλ only."),
            ([33, None], "This is the logarithm to the base 10 over ln 1.2; take one base for both."),
            ([None, 55], "This is the logarithm to the base 10 over ln 1.2; take one base for both."),
        ],
    },
    "ms-limit": {
        "answer": [0, 4.25, 8 / 17],
        "decimals": 4,
        "names": ["smaller eigenvalue", "larger eigenvalue", "limit of η"],
        "wrong": [
            ([4.25, 0, None], "Give the smaller eigenvalue first."),
            ([0.25, 4, None], "These are the diagonal of the Hessian; beside it stands 2xy - 1, which is 1."),
            ([None, None, 4 / 17], "This is 1/L; an error flips its sign above it and still shrinks."),
            ([None, None, 0.5], "This is 2/4; the Hessian is not diagonal."),
            ([None, 2.5, None], "This is x + y; the trace is x² + y²."),
        ],
    },
    "ms-kept": {
        "answer": [2.05817103, 0.48586827, 4.47213595],
        "decimals": 4,
        "names": ["x", "y", "sharpness"],
        "wrong": [
            ([2, 0.5, None], "At (2, 1/2) x² - y² is 3.75; from (2, 0) it is 4."),
            ([None, None, 4.25], "This is the sharpness at (2, 1/2), where x² - y² is 3.75."),
            ([None, None, 20], "This is the square of the sharpness."),
            ([4.23606798, None, None], "This is x²."),
            ([None, 0.23606798, None], "This is y²."),
            ([None, None, 4], "This is x² - y²; the sharpness is x² + y²."),
        ],
    },
    "ms-critical": {
        "answer": [-0.27084459, -0.92303856, 181.61652152, 2],
        "decimals": 3,
        "names": ["x", "y", "f", "negative eigenvalues"],
        "wrong": [
            ([0, 0, 170, None], "At the origin the gradient is (-14, -22); it is not critical."),
            ([-0.12796135, -1.95371498, 178.33723920, None], "This one is in the figure, a saddle."),
            ([0.08667750, 2.88425470, 67.71915009, None], "This one is in the figure, a saddle."),
            ([-3.07302575, -0.08135304, 104.01516291, None], "This one is in the figure, a saddle."),
            ([3.38515418, 0.07385188, 13.31192627, None], "This one is in the figure, a saddle."),
            ([None, None, None, 1], "One negative eigenvalue would be a saddle; look at both."),
            ([None, None, None, 0], "No negative eigenvalue would be a minimum; look at the signs again."),
        ],
    },
    "ms-restarts": {
        "answer": [174, 9],
        "decimals": 0,
        "names": ["poor ends", "draws"],
        "wrong": [
            ([227, None], "These end at the good one."),
            ([None, 13], "Here the share of good ends was raised to the power k; all must miss."),
            ([None, 6], "This is enough for 0.99; the task asks for 0.999."),
            ([None, 8], "Eight draws miss with probability 0.0013; that is still above 0.001."),
        ],
    },
    "ms-bug": {
        "answer": [0.4167, 0.0, 0.8333],
        "decimals": 4,
        "names": ["as called", "W = (0.5, -0.4)", "all zero"],
        "wrong": [
            ([0.8333, None, None], "The loss has the factor 1/2, as `fit` returns it."),
            ([None, None, 1.6667], "The loss has the factor 1/2, as `fit` returns it."),
            ([None, None, 0.4167], "From zeros neither side is learnt."),
            ([None, 0.4167, None], "With weights of unlike sign each unit takes a side; start `fit` from them."),
        ],
    },
}
