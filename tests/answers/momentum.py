"""The answers of *Momentum*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "momentum-by-hand": {
        "answer": [9, 7.2, 4.86, 2.268, -0.2916],
        "decimals": 4,
        "names": ["x₁", "x₂", "x₃", "x₄", "x₅"],
        "wrong": [
            ([9, 8.1, 7.29, 6.561, 5.9049], "These are gradient descent's points; nothing is kept."),
            (
                [9.9, 9.711, 9.44379, 9.1088631, 8.7163403],
                "This is the average, with gradients weighed by 1 - β; here the buffer is the sum.",
            ),
            ([None, 9, 7.1, 4.49, 1.431], "Each step uses the new buffer, its own gradient included."),
            ([8.1, 5.751, None, None, None], "The step is the buffer alone; here the gradient came in once more."),
            ([9, 7.29, None, None, None], "Here the gradient was taken at a point ahead; take it where x is."),
            ([8, 4.6, 0.62, None, None], "This is f(x) = x²; the task has x²/2, whose gradient is x."),
            ([10, 9, 7.2, 4.86, 2.268], "This list begins with x₀; the task asks for x₁ to x₅."),
            ([10, 18, 23.4, None, None], "This is the buffer; a step subtracts a tenth of it from x."),
            ([11, 13, 16.1, None, None], "These steps go uphill; subtract η times the buffer."),
            ([9, 9, 8.1, None, None], "Here the old buffer was subtracted; it is added, times β."),
        ],
    },
    "momentum-double-root": {
        "answer": [1.8, 3.35872],
        "decimals": 4,
        "names": ["B", "largest error"],
        "wrong": [
            ([0.2, None], "This is the left wall, (1 - r)²; the task is on the right one."),
            ([2.8, None], "A counts at t = 1 too: e₁ is (A + B)(-r)."),
            ([-2.25, None], "This takes e₁ = e₀; from b₀ = 0 the first step gives e₁ = 1 - ηλ."),
            ([None, 2.24], "This is after one step; it grows further."),
            ([None, 3.2768], "Steps 3 and 5 have this size; there is a step between them."),
            ([None, 4], "This is the step; the task asks how large the error is there."),
        ],
    },
    "momentum-rate-drop": {
        "answer": [-5.81558012, -5.69466666],
        "decimals": 4,
        "names": ["sum form", "velocity form"],
        "wrong": [
            ([-5.69466666, -5.81558012], "The two forms have changed places."),
            ([-5.94858492, -6.72158924], "Here the rate fell one step too early; it falls with step 11."),
            ([-5.16475621, -5.16475621], "Here the rate fell one step too late; it falls with step 11."),
            ([-5.88789389, -5.88789389], "This is x after 10 steps; the task asks for step 11."),
            ([-5.69234183, -5.4638155], "This is x after 12 steps; the task asks for step 11."),
        ],
    },
    "momentum-best-beta": {
        "answer": [125, 110],
        "decimals": 0,
        "names": ["updates at β = 0.67", "fewest updates"],
        "wrong": [
            ([126, 111], "The loop counted one more: count the updates made, not the tests."),
            ([116, None], "This is the wall itself, β = 0.6742; the task rounds it to 0.67."),
            ([121, 94], "This is the norm of θ; the task stops by the norm of the gradient."),
            ([None, 115], "This is β = 0.7; the best on the grid is nearer to the wall."),
            ([None, 116], "This is β = 0.674, the wall itself; some β of the grid needs fewer."),
        ],
    },
    "momentum-find-the-bugs": {
        "answer": [0, 330],
        "decimals": 0,
        "names": ["as printed", "repaired"],
        "wrong": [
            ([1, None], "The loop tests before it updates, and so ends before its first update."),
            ([None, 331], "The loop counted one more: it is the updates made before the test holds."),
            ([None, 106], "This is with the norm, but still with the literal 0.7."),
        ],
    },
}
