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
            ([8.1, 5.751, None, None, None], "These are Nesterov's points, as PyTorch counts them."),
        ],
    },
    "momentum-critical-beta": {
        "answer": [0.6742291, 0.8211146],
        "decimals": 4,
        "names": ["β", "radius"],
        "wrong": [
            ([0.8211146, None], "This is √β, the radius; β is its square."),
            ([1.3897709, None], "This is the other root, from 1 + √(ηλ); β has to be below 1."),
            ([0.937024, None], "This is (1 - ηλ)²; the wall is at 1 - √(ηλ)."),
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
        ],
    },
    "momentum-best-beta": {
        "answer": [125, 110],
        "decimals": 0,
        "names": ["updates at β = 0.67", "fewest updates"],
        "wrong": [
            ([126, 111], "The loop counted one more: count the updates made, not the tests."),
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
