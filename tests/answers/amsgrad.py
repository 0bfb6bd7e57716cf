"""The answers of *AMSGrad*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "am-round": {
        "answer": [15.120521173, 1.830618893, 1.048859935, 0.686855341, -0.514335636],
        "decimals": 4,
        "names": [
            "v after 4",
            "v after the first -1",
            "v after the second -1",
            "Adam's moves",
            "AMSGrad's moves",
        ],
        "wrong": [
            (
                [15.058823529, 1.826989619, 1.048646448, None, None],
                "This is the first round, from v = 0; go on until v repeats.",
            ),
            ([14.513513514, 2.351351351, 1.135135135, None, None], "Here β₂ is 1/17, not 0.1."),
            (
                [6.305997552, 5.993880049, 5.700122399, None, None],
                "The past keeps the share β₂; the new square has 1 - β₂.",
            ),
            ([None, None, None, 1.235138348, None], "A gradient is divided by the root of v."),
            ([None, None, None, -0.686855341, 0.514335636], "Up is positive, and a step is subtracted."),
            (
                [None, None, None, None, -1.028671271],
                "This is the move for the 4 alone; add those for both -1.",
            ),
            ([None, None, None, 1.715526612, None], "These are the moves for both -1; add that for the 4."),
        ],
    },
    "am-two-steps": {
        "answer": [0.9, 0.874216041, 0.870227001],
        "decimals": 4,
        "names": ["θ₁", "AMSGrad's θ₂", "Adam's θ₂"],
        "wrong": [
            ([None, 0.870227001, None], "This is Adam's: v has fallen to 1.5, and AMSGrad keeps 2."),
            (
                [0.985857864, 0.980201010, None],
                "These lack the corrections, as in the paper; PyTorch has them.",
            ),
            (
                [None, 0.878947368, None],
                "Take the maximum of v as it is, and correct it with t = 2 afterwards.",
            ),
            ([None, 0.809755472, None], "The second gradient is -1, and m is 0.08."),
            ([1.1, None, None], "A step is subtracted: θ moves against the gradient."),
            ([None, 0.884210526, None], "The divisor is the root of the corrected maximum."),
            ([0.8, 0.9, None], "This is gradient descent."),
            ([None, 0.873366, None], "Here β₂ is 0.5, not 0.999."),
        ],
    },
    "am-divisor": {
        "answer": [1.0, 0.707283641, 0.577638807],
        "decimals": 4,
        "names": ["t = 1", "t = 2", "t = 3"],
        "wrong": [
            ([1, 0.500250125, 0.333666834], "These are the corrected maxima; take the root."),
            ([1, 0.706929911, 0.577061312], "This is Adam's, whose v falls; the maximum keeps 0.001."),
            ([0.0316227766, 0.0316227766, 0.0316227766], "This is the root of the maximum; correct it."),
            ([1, 1.413859965, 1.731185719], "This is one over the divisor."),
            ([None, 0.707106781, 0.577350269], "Near 1/√t, but 1 - β₂^t is not quite t times 1 - β₂."),
            ([1, 1, 1], "The maximum stays, but it is divided by 1 - β₂^t, which grows."),
        ],
    },
    "am-rest": {
        "answer": [0.7241508529, 0.2282797883, 0.0278393763, 0.0],
        "decimals": 4,
        "names": ["Adam, 0.1", "Adam, 0.5", "Adam, 0.9", "AMSGrad, 0.1"],
        "wrong": [
            (
                [0.6787805802, 0.2140600505, 0.0264488914, None],
                "This is the mean of all steps; the last 3000 are asked for.",
            ),
            (
                [0.7247456, 0.2289350, 0.0285398, None],
                "This is the last θ, which swings by about η in a round; the mean of 3000 is asked for.",
            ),
            ([None, None, None, 0.7241508529], "This is Adam's; AMSGrad divides by the largest v so far."),
            ([0, 0, 0, None], "The gradients cancel at 0, but each is divided by a root of its own."),
            ([0.7258263581, 0.2286550837, 0.0278482051, None], "This is with η = 0.01; the task has 0.001."),
            (
                [7.928634887, 3.386383171, 0.5322051349, None],
                "Here the gradient lacks θ itself, so nothing holds it back.",
            ),
        ],
    },
    "am-cross": {
        "answer": [0.6291880587, 0.187480154, 14.08150194],
        "decimals": 3,
        "names": ["C = 2.5", "C = 6", "way"],
        "wrong": [
            ([0.472313140, None, None], "This is the text's C = 3."),
            ([None, 0.236815167, None], "This is for C = 5."),
            ([None, None, 13.785230624], "This lacks the corrections, which count in the first rounds."),
            (
                [None, None, 13.838447805],
                "This is a hundred late rounds; the first ones, in which v starts from 0, differ.",
            ),
            ([None, None, 41.758397554], "This is after 300 rounds; 300 steps are 100 rounds."),
            ([None, None, 0.138384478], "This is one late round; run 300 steps."),
        ],
    },
    "am-find-the-bug": {
        "answer": [-0.1047323445, -0.5, 0.0447101778],
        "decimals": 4,
        "names": ["printed", "repaired", "second step"],
        "wrong": [
            ([-0.5, -0.1047323445, None], "The first number is the printed loop's."),
            ([0.1047323445, 0.5, None], "θ moves against the gradient."),
            ([-1.047323445, -5, None], "This is with η = 1; the loop has 0.1."),
            ([None, None, 0.0044710178], "In units of η: divide by the learning rate."),
            ([None, -0.1, None], "That is one step; under a steady gradient each of the five is η long."),
            ([None, None, 500.2501251], "This is v_hat after the second step; the step divides by its root."),
            ([None, None, 1], "This is the repaired loop's."),
        ],
    },
}
