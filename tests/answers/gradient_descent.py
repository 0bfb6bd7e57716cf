"""The answers of *Gradient descent*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "gd-from-zero": {
        "answer": [0.3177494, 2.0755231],
        "decimals": 4,
        "names": ["intercept", "slope"],
        "wrong": [
            ([0.1588747, 1.0377615], "This is one update on the cost with 1/(2n); here the factor is 1/n."),
            ([-31.774940, -207.552306], "This is the gradient; the update is minus 0.01 times it."),
            ([0.3177494, 2.0405706], "The second parameter used the new first one; both move at once."),
        ],
    },
    "gd-error-left": {
        "answer": 0.1 / 0.7,
        "decimals": 3,
        "names": ["error left"],
        "wrong": [
            (0.1, "This is δ/η, the slope at the end; the error is the slope divided by the curvature."),
            (0.0, "A small step is not a small error: divide the step by ηλ."),
        ],
    },
    "gd-kappa-updates": {
        "answer": [6908, 13809],
        "decimals": 0,
        "names": ["η = 2/(L+μ)", "η = 1/L"],
        "wrong": [
            ([13809, 6908], "The other way round: 2/(L+μ) is the better rate."),
            ([6907, None], "After 6907 updates the error is still a little above; round up."),
            ([None, 13808], "After 13808 updates the error is still a little above; round up."),
            ([None, 13816], "This is κ ln(1/ε), which is an approximation; take ln(1 - 1/κ)."),
            ([3000, None], "The logarithm is the natural one, not that to base 10."),
            ([3454, None], "This is the count for the cost, which goes with the square of the error."),
        ],
    },
    "gd-twenty-steps": {
        "answer": 1.0461168601842739,
        "decimals": 5,
        "names": ["x₂₀"],
        "wrong": [
            (1.0576460752303425, "This is x after 19 updates; or the first error was taken as 5, and it is 4."),
            (1.0368934881474192, "This is x after 21 updates."),
            (0.0461168601842739, "This is the error; x is the error plus the minimizer."),
            (1.4863066183622773, "Here the slope was halved, x - 1; it is 2x - 2."),
            (0.9538831398157261, "This is 1 minus the error, and x is 1 plus it: the run starts at 5 = 1 + 4."),
            (1.0001462463376025, "Here the slope was doubled: it is 2x - 2, and an update multiplies the error by 0.8."),
        ],
    },
    "gd-two-cycle": {
        "answer": 0.25,
        "decimals": 4,
        "names": ["η"],
        "wrong": [
            (0.125, "This is 1/λ: it hits the minimum in one update."),
            (0.5, "The curvature is the second derivative, 8, and not 4."),
            (8.0, "This is the curvature; η is what makes the factor 1 - ηλ equal to -1."),
        ],
    },
    "gd-equal-error": {
        "answer": [12109, 2420, 1209, 604, 503],
        "decimals": 0,
        "names": ["η = 0.001", "η = 0.005", "η = 0.01", "η = 0.02", "η = 0.024"],
        "wrong": [
            ([1122, 991, 661, 412, 362], "These are the counts of step_below(1e-3); use gradient_below(0.01)."),
            (
                [12085, 2415, 1207, 602, 502],
                "These are the counts for the gradient's largest coordinate; take its Euclidean norm.",
            ),
            (
                [20920, 4183, 2090, 1044, 870],
                "These are the counts on the cost with 1/(2n); here the factor is 1/n.",
            ),
            ([12110, 2421, 1210, 605, 504], "One too many: count the updates, not the points."),
            ([12108, 2419, 1208, 603, 502], "One too few: the counter starts at 0, the updates at 1."),
        ],
    },
    "gd-first-step": {
        "answer": [9.0177494, 3.2755231],
        "decimals": 4,
        "names": ["intercept", "slope"],
        "wrong": [
            ([None, 3.3835706], "This is the value of the loop before it is mended."),
            ([9.5088747, 6.6377615], "This is one update on the cost with 1/(2n); here the factor is 1/n."),
            ([10.9822506, 16.7244769], "Right up to the sign of the step: it goes against the gradient."),
        ],
    },
}
