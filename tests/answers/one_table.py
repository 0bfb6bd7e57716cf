"""The answers of *One table*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "ot-coins": {
        "answer": [0.0625, 4.875, 12],
        "decimals": 4,
        "names": ["chance of five to none", "pairs on average", "seeds"],
        "wrong": [
            ([0.03125, 2.4375, 11], "This counts one direction alone; either of the two may be ahead."),
            ([0.03125, None, None], "This is for one of the two, named before; either may be ahead."),
            ([None, 2.4375, None], "Either of the two may be ahead, so each pair's chance is 2/32."),
            ([None, 0.0625, None], "This is one pair's chance; add up all 78."),
            ([None, None, 11], "With 11 seeds it is 0.076; count both directions."),
            ([None, None, 6], "This is enough for one pair; the task asks for all 78 together."),
        ],
    },
    "ot-luckiest": {
        "answer": [1 / 34, 0.5, 19],
        "decimals": 4,
        "names": ["mean of the smallest of 33", "mean with a new seed", "smallest k"],
        "wrong": [
            ([1 / 33, None, None], "33 numbers cut the interval into 34 parts."),
            ([None, 1 / 34, None], "The new seed does not know which rate was chosen."),
            ([None, None, 9], "This makes it a tenth of 1; with a new seed the mean is ½."),
            ([None, None, 18], "1/19 is still above 0.05."),
            ([33 / 34, None, None], "This is the mean of the largest."),
        ],
    },
    "ot-twenty": {
        "answer": [0, 13, 0, 7],
        "decimals": 0,
        "names": ["gradient descent", "momentum", "AdaGrad", "Adam"],
        "wrong": [
            ([0, 0, 20, 0], "This is what the start (-1, 1) says; run all 20."),
            ([0, 19, 0, 1], "This takes one rate for all starts; the task lets each start choose."),
            ([0, 13, 1, 6], "This is the generator's seed 0; the task has 1."),
            ([0, 15, 0, 5], "This is the generator's seed 2; the task has 1."),
        ],
    },
    "ot-find-the-bug": {
        "answer": [0.08, 0.094712280, 0.027840224],
        "decimals": 4,
        "names": ["best rate, repaired", "its loss", "loss claimed as printed"],
        "wrong": [
            ([0.02, 0.027840224, None], "This is the printed loop; set theta inside the loop over the rates."),
            ([0.02, None, None], "This is the printed loop's winner, its last rate."),
            ([None, 0.334169602, None], "This is the loss at 0.02."),
            ([None, 0.221001217, None], "This is the loss at 0.04."),
            ([None, None, 0.094712280], "This is after the first rate; the printed loop claims its last."),
            ([None, None, 0.041701455], "This is after two rates; the third goes on from there."),
        ],
    },
}
