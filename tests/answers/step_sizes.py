"""The answers of *Step sizes over time*; `python -m tools.seal` says what an entry is made of."""

from math import cos, log, pi

TASKS = {
    "st-rates": {
        "answer": [0.1 / 1.5, 0.1 / 3.5, 0.081, 0.025, 0.05 * (1 + cos(pi / 10)), 0.05],
        "decimals": 4,
        "names": ["inverse, 10", "inverse, 50", "square, 10", "square, 50", "cosine, 10", "cosine, 50"],
        "wrong": [
            ([None, None, 0.09, 0.05, None, None], "This is the line; square 1 - k/T."),
            ([None, None, 0.099, 0.075, None, None], "This is 1 - (k/T)²; square 1 - k/T as a whole."),
            ([None, None, 0.019, 0.075, None, None], "This is 1 - (1 - k/T)²; square 1 - k/T."),
            ([0.1 / 1.55, 0.1 / 3.55, None, None, None, None], "Here k is one too large; 10 updates are taken."),
            ([0.1 / 1.45, 0.1 / 3.45, None, None, None, None], "Here k is one too small; 10 updates are taken."),
            ([0.1 * 0.95**10, 0.1 * 0.95**50, None, None, None, None], "This is `exponential` with 0.95."),
            ([None, None, None, None, 0.1 * cos(pi / 10), 0], "Add 1 to the cosine and take half."),
            ([None, None, None, None, 0.05 * (1 + cos(pi / 20)), 0.05 * (1 + cos(pi / 4))], "The angle is πk/T."),
        ],
    },
    "st-warm-sum": {
        "answer": 1000.5,
        "decimals": 1,
        "names": ["updates"],
        "wrong": [
            (1000, "This is half of 2000; the sum (1 + 2 + … + 2000)/2000 is a little more."),
            (999.5, "This is what the warm-up costs, or a warm-up that begins at 0."),
            (2000, "This is the number of updates; all but the last have less than the full rate."),
            (2001, "This is the sum of first and last, times 2000, over 2000; take half of it."),
        ],
    },
    "st-two-steps": {
        "answer": [2, 1.5],
        "decimals": 1,
        "names": ["after one", "after two"],
        "wrong": [
            ([None, 1], "The second rate is 0.25."),
            ([2, 2], "The second rate is 0.25; the line gets to 0 after both updates."),
            ([3, 1.5], "This has 0.25 first; the line begins at 0.5."),
            ([3, 3], "This has 0.25 first and then 0, a call too early; the first rate is 0.5."),
        ],
    },
    "st-halving": {
        "answer": [2, log(3)],
        "decimals": 4,
        "names": ["next stage", "limit"],
        "wrong": [
            ([None, log(3) / 2], "This is the last stage alone, or F in place of E = 2F; count all stages."),
            ([None, log(3) / 4], "Count all stages, and E is 2F at the end of one."),
            ([None, log(2)], "After halving the rest is 3F, not 2F: E stays, and the floor halves."),
            ([None, log(4)], "What shrinks is E - F, from 3F to F."),
            ([0.5, None], "The rate halves, so the stage gets longer."),
            ([4, None], "The rest shrinks like exp(-2ηt), with η half as large."),
            ([None, 2 * log(3)], "All stages last ln 3/η, and E is 2F = η there."),
        ],
    },
    "st-warm-cosine": {
        "answer": [0.01, 0.1, 0.1, 0.05, 0.05 * (1 + cos(pi * 85 / 90))],
        "decimals": 5,
        "names": ["k = 0", "k = 9", "k = 10", "k = 55", "k = 95"],
        "wrong": [
            ([0, 0.09, None, None, None], "With k/10 the first update is lost; the first rate is 0.01."),
            (
                [None, None, 0.05 * (1 + cos(pi / 10)), 0.05 * (1 + cos(pi * 0.55)), None],
                "The cosine begins at k = 10 and has 90 updates of its own.",
            ),
            ([None, 0.091, None, None, None], "The ten rates from 0.01 to 0.1 have nine equal steps between them."),
            (
                [0.1, 1, 1, 0.5, 0.5 * (1 + cos(pi * 85 / 90))],
                "This is the factor for `LambdaLR`; asked is the rate, 0.1 times as much.",
            ),
            (
                [None, None, None, None, 0.05 * (1 + cos(pi * 85 / 89))],
                "It would reach 0 after update 100, at k = 100; k = 99 is the last update.",
            ),
        ],
    },
    "st-plans": {
        "answer": [0.06, 0.008459295, 0.03, 0.010370234],
        "decimals": 4,
        "names": ["first rate", "E", "first rate of the half", "E of the half"],
        "wrong": [
            ([0.05, 0.007918017, 0.03, 0.009427125], "Here E₀ is 5; it is 25."),
            ([0.05, 0.007918017, None, None], "Here E₀ is 5; it is 25."),
            ([None, 0.091974427, None, 0.101834348], "These are the roots; E is the mean of the square."),
            ([None, None, 0.03, 0.015356178], "This is the best constant rate; the half plan still falls, to a half."),
            ([None, None, None, 0.004289408], "This is the long plan carried out, with 400 updates; stop it after 200."),
            ([0.03, 0.010370234, 0.06, 0.008459295], "The full plan comes first, the half second."),
            ([None, None, 0.06, None], "This is the best first rate of the full plan; the half plan has its own."),
        ],
    },
    "st-epochs": {
        "answer": [2, 31, 0.303282990],
        "decimals": 4,
        "names": ["epoch as printed", "epoch as meant", "x as printed"],
        "wrong": [
            ([30, None, None], "The loop asks with the number of updates, and 20 of them make an epoch."),
            ([31, None, None], "This is what was meant; the loop asks with the number of updates."),
            ([1, None, None], "The first epoch has 20 updates; the rate falls after 30."),
            ([3, None, None], "30 updates are one epoch and a half; epochs are counted from 1."),
            ([None, 600, None], "This counts updates; 20 of them make an epoch."),
            ([None, 601, None], "This counts updates; 20 of them make an epoch."),
            ([None, None, 0], "This is x of the loop as it was meant; the one printed hardly moves after epoch 2."),
            ([None, 30, None], "After every 30 epochs: epoch 30 still has the first rate."),
            ([None, None, 0.423911583], "This is x after 30 updates; the rest still moves it a little."),
        ],
    },
}
