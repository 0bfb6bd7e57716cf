"""The answers of *Batch, stochastic, mini-batch*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "bs-floor": {
        "answer": 0.1 / (16 * 1.9),
        "decimals": 5,
        "names": ["F"],
        "wrong": [
            (0.1 / 1.9, "This is the floor of single samples; divide by B."),
            (0.0526, "This is the floor of single samples; divide by B."),
            (0.1 / (4 * 1.9), "Here the root of B was taken; the variance falls like 1/B."),
            (0.1 / 32, "This is the value for small ηλ; the divisor has 2 - ηλ."),
            (0.0573539, "This is the root of F; F is the mean of the squared error."),
            (0.1 / 16, "The divisor has 2 - ηλ too."),
            (0.01 / 16, "This is what one update adds; the old error is still there, shrunk."),
        ],
    },
    "bs-part": {
        "answer": 0.74535599,
        "decimals": 4,
        "names": ["part of the error"],
        "wrong": [
            (5 / 9, "This is the part of the variance; the error is its root."),
            (0.70710678, "This is the root of 5/10; below the line stands n - 1."),
            (1 / 3, "This is the error for σ = 1; the task asks which part of σ/√5 it is."),
            (0.23570226, "Here it is divided by √10, too; the root of (n - B)/(n - 1) is all."),
            (0.4472136, "This is 1/√5, the error with replacement for σ = 1; the task asks which part is left."),
            (0.5, "This is (n - B)/n; take the root of (n - B)/(n - 1)."),
        ],
    },
    "bs-epoch": {
        "answer": [469, 96],
        "decimals": 0,
        "names": ["updates", "samples in the last batch"],
        "wrong": [
            ([468, None], "The samples that do not fill a batch make one more update."),
            ([None, 128], "128 does not divide 60,000; the last batch has what is left."),
            ([None, 32], "This is what the last batch lacks."),
        ],
    },
    "bs-decay": {
        "answer": [2, 4, 16],
        "decimals": 1,
        "names": ["c above", "best c", "smallest limit"],
        "wrong": [
            ([None, 1, None], "This is the best c for λ = 1."),
            ([None, None, 4], "This is 1/λ; the limit is its square."),
            ([None, None, 1], "Do not forget to divide by λ² in the end."),
            ([0.5, None, None], "This is for λ = 1; the condition is cλ > 1/2."),
            ([1, None, None], "The condition is cλ > 1/2."),
            ([8, None, None], "This is 1/(2λ²); the condition is cλ > 1/2."),
        ],
    },
    "bs-limits": {
        "answer": [0.06566087, 0.11235396],
        "decimals": 4,
        "names": ["B = 1", "B = 10"],
        "wrong": [
            ([0.01505254, 0.02381527], "These are the limits before the shift."),
            ([None, 0.12121212], "This is 2/L; ten draws with replacement are not all ten points."),
            ([0.12121212, None], "This is 2/L, the limit of the full gradient."),
            ([0.04705882, None], "This is 2/42.5, the limit if the outermost point were drawn every time."),
            ([0.40642656, 0.87256463], "Here the inputs were also divided by their standard deviation."),
            ([0.03, 0.03], "This is where `limit` stops searching; let it search further up."),
        ],
    },
    "bs-drop-when": {
        "answer": 47,
        "decimals": 0,
        "names": ["k"],
        "wrong": [
            (36, "This is the best k if the squared error begins at 10; e₀ is 10, its square 100."),
            (200, "Without a drop 0.0526 remains."),
            (0, "At 0.01 from the start, 200 updates are not enough."),
        ],
    },
    "bs-drop-error": {
        "answer": 0.00745381,
        "decimals": 4,
        "names": ["mean square error"],
        "wrong": [
            (0.00697400, "Here the squared error began at 10; e₀ is 10, its square 100."),
            (0.05820106, "This is the mean square error at the drop; the task asks for that after 200 updates."),
            (0.08633543, "This is the root; the task asks for the mean square."),
            (0.00502513, "This is the floor of 0.01, which 200 updates do not reach."),
            (0.05263158, "This is the floor of 0.1: the rate was not dropped."),
        ],
    },
    "bs-drop-later": {
        "answer": 47,
        "decimals": 0,
        "names": ["k"],
        "wrong": [
            (94, "Twice as many updates do not move it: the best moment to drop depends on the error alone."),
            (247, "The updates that are added come after the drop: the best moment depends on the error alone."),
            (36, "This is the best k if the squared error begins at 10; e₀ is 10, its square 100."),
        ],
    },
    "bs-mended": {
        "answer": [9.65778787, 9.4489143],
        "decimals": 4,
        "names": ["intercept", "slope"],
        "wrong": [
            ([9.87372573, 9.71628732], "This is the loop as printed."),
            ([9.93155757, 9.88978286], "The number of terms is right now; divide by that of the batch, too."),
            ([9.36862863, 8.5814366], "Divided by b, but the sum still has b + 1 terms."),
            ([9.57908576, 9.05429107], "Three terms, divided by 3: the batch has two points."),
            ([9.0177494, 3.27552306], "This is an update with all ten points."),
            ([9.82889393, 9.72445715], "The factor 2 of the squared residual is missing."),
        ],
    },
}
