"""The answers of *Sums and averages of the past*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "av-four-values": {
        "answer": [1, 0.29 / 0.19, 0.561 / 0.271, 0.9049 / 0.3439],
        "decimals": 4,
        "names": ["t = 1", "t = 2", "t = 3", "t = 4"],
        "wrong": [
            ([0.1, 0.29, 0.561, 0.9049], "These are the averages from zero; divide each by its 1 - β^t."),
            ([1, 2.9, 5.61, 9.049], "This is the sum, or the average over 1 - β; divide by 1 - β^t."),
            ([1, 1.5, 2, 2.5], "This is the plain mean; here older values weigh less."),
            ([1, 1.1, 1.29, 1.561], "This starts from the first value; start from 0 and correct."),
            (
                [1, 1.90909091, 2.89189189, 3.88932893],
                "Here 0.1 and 0.9 have changed places; the past keeps the share 0.9.",
            ),
            (
                [0.52631579, 1.0701107, 1.63128817, 2.20971405],
                "The exponent is one too large: after the first value divide by 1 - β.",
            ),
            (
                [None, 5.78947368, 20.33404545, None],
                "Here the corrected average went into the next step; keep the average from zero.",
            ),
        ],
    },
    "av-half-life": {
        "answer": 0.5**0.01,
        "decimals": 4,
        "names": ["β"],
        "wrong": [
            (0.99, "This has a mean age, or 1/(1 - β), of about 100; its half-life is 69 steps."),
            (0.5**0.02, "This has a half-life of 50 steps."),
            (1 - 0.5**0.01, "This is 1 - β."),
        ],
    },
    "av-first-value": {
        "answer": [0.6561, 2.171823277],
        "decimals": 3,
        "names": ["weight of the first value", "number of values"],
        "wrong": [
            ([0.59049, None], "This is β^t, the weight of a zero; the first value is multiplied t - 1 times."),
            ([0.06561, None], "Only the later values enter with 1 - β; the first enters whole."),
            ([0.160215868, None], "This is its weight in the corrected average from zero."),
            ([None, 4.892008123], "This is the corrected average from zero."),
            ([None, 19], "This is where the number tends; the task asks for t = 5."),
            ([None, 0.460442620], "This is the sum of the squared weights; the number is 1 over it."),
            ([None, 1.798231260], "This is t = 4."),
            ([None, 2.611248848], "This is t = 6."),
        ],
    },
    "av-changing-beta": {
        "answer": [2.857142857, 3.448275862],
        "decimals": 4,
        "names": ["with 0.5", "with 0.5 and 0.9"],
        "wrong": [
            ([2.5, 2.75], "These are the averages from zero; divide by the averages of ones."),
            ([2.5, None], "This is the average from zero; divide by the average of ones."),
            ([None, 2.75], "This is the average from zero; divide by the average of ones."),
            ([None, 7.996510614], "This divides by 1 - 0.9⁴, as if β had been 0.9 throughout."),
            ([None, 2.933333333], "This divides by 1 - 0.5⁴, as if β had been 0.5 throughout."),
            ([None, 4], "β is 0.5 in the first step, 0.9 in the second, and so on in turn."),
            ([None, 3.225806452], "This is after three values; there is a fourth, 5."),
        ],
    },
    "av-best-length": {
        "answer": [0.72, 0.485996998, 0.72],
        "decimals": 3,
        "names": ["best β measured", "its distance", "best β by the formulas"],
        "wrong": [
            ([None, 0.236193121, None], "This is the mean square; take its root."),
            ([None, 0.391895411, None], "This is the mean distance; take the root of the mean square."),
            ([0.71, 0.391895411, None], "This is the mean distance; take the root of the mean square."),
            ([None, 0.478448688, None], "This is what the formulas say; the task asks what you measured."),
            ([0.69, None, None], "Here the average of the step before was compared; use the newest."),
            ([0, None, None], "Here the average was compared with the values; compare it with 0.1 t."),
            ([0.73, None, None], "With seed 0, over all 4000 steps and against 0.1 t, another one is best."),
        ],
    },
    "av-find-the-bug": {
        "answer": [20.334045446, 2.070110701],
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "wrong": [
            ([5.789473684, None], "This is after two values; the third makes it worse."),
            ([None, 0.561], "This is the average from zero; repaired, the loop still corrects, once."),
            ([None, 2], "This is the plain mean; older values weigh less here."),
            ([None, 1.29], "This starts from the first value; start from 0 and correct once."),
        ],
    },
}
