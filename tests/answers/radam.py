"""The answers of *RAdam*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "ra-lengths": {
        "answer": [19, 1.947368421, 2.859778598],
        "decimals": 4,
        "names": ["ρ∞", "ρ₂", "ρ₃"],
        "wrong": [
            ([None, 10.47368421, 10.9298893], "The second term has a factor 2."),
            ([20, None, None], "1 is subtracted from 2/(1 - β₂)."),
            ([1999, None, None], "This is at β₂ = 0.999; here it is 0.9."),
            ([10, None, None], "This is 1/(1 - β₂), the time constant; the length is nearly twice that."),
            ([None, 1, 1.947368421], "The first step has t = 1; ρ₁ is 1."),
            ([None, 1.994475138, 2.978021978], "This is the worth N, matched by noise; ρ matches the mean age."),
            ([None, 2, 3], "The newest value counts more than the oldest, so these are a little too large."),
        ],
    },
    "ra-below": {
        "answer": [1.090140683, 0.174640599, 2.147267025],
        "decimals": 3,
        "names": ["variance for 3", "variance for 6", "times too large"],
        "wrong": [
            ([None, 0.375, None], "This is the delta method's; the theorem's is asked for."),
            ([None, None, 0.465708264], "The other way round: the delta method's value over the exact one."),
            ([3, 1.5, None], "This is the mean of 1/Q; the squared mean of its root is to be subtracted."),
            ([1.307431, None, None], "The quotient of gamma functions is squared."),
            ([1.044098, 0.417900, None], "This is the standard deviation; the variance is its square."),
            ([1.821903, None, None], "The quotient of gamma functions is the other way round."),
            ([None, None, 0.200359401], "Divide the two values; this is their difference."),
        ],
    },
    "ra-exact-factor": {
        "answer": [0.0241430638, 0.0575252123, 0.597042331],
        "decimals": 4,
        "names": ["r₄", "r₁₀", "mean"],
        "wrong": [
            ([None, 0.048998012, None], "This is the delta method's."),
            ([0.000582888, 0.003309150, None], "Take the root: a factor enters a variance squared."),
            ([41.419763808, 17.383682045, None], "The other way round: the final variance over the present one."),
            ([0.044732544, 0.070728362, None], "This is √(t/ρ∞); take the exact variances."),
            ([None, None, 0.596196712], "This is the delta method's, from the sixth step on."),
            ([None, None, 0.597639971], "Divide by 2000: the two skipped steps count."),
            ([None, None, 0.50025], "This is the linear warm-up's."),
            ([None, None, 1194.0846627], "This is the sum; divide by the number of steps, 2000."),
        ],
    },
    "ra-units": {
        "answer": [0.552364195, 0.322098166, 0.691129130, 1.483314828],
        "decimals": 3,
        "names": ["c = 1", "c = 10", "c = 20", "c = 40"],
        "wrong": [
            ([0.552364195, -0.322098166, 0.691129130, -1.483314828], "The moduli are asked for."),
            ([0.631486630, 0.511975636, 0.445124530, 0.146173543], "These are after four updates, or with the paper's threshold, which makes four plain steps."),
            ([0.549920979, 0.321109275, 0.690957598, 1.483320475], "These are after six updates."),
            ([1, 1, 1, 1], "This is `radam_skip`, which makes none of the first five steps."),
            ([0.507963662, 0.507963657, 0.507963657, 0.507963657], "This is Adam."),
            ([0.59049, None, 1, 243], "This is gradient descent; the steps go along the average."),
        ],
    },
    "ra-units-wait": {
        "answer": [98],
        "decimals": 0,
        "names": ["updates"],
        "wrong": [
            ([97], "The update after which it stays below 0.5 is counted."),
            ([93], "Count from the start, not from the fifth update."),
            ([4], "After the fourth it is below 0.5, but it does not stay so."),
            ([58], "This is `radam_skip`; run `radam`."),
        ],
    },
    "ra-find-the-bug": {
        "answer": [0.707107867, 0.025821113],
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "wrong": [
            ([0.025821113, 0.707107867], "The other way round: first the printed function's."),
            ([0.500001536, 0.000666730], "These lack the root."),
            ([None, 0.037826], "This is the exact variance's; keep the delta method's."),
            ([None, 0.032738814], "This is the seventh step's."),
        ],
    },
    "ra-bug-step": {
        "answer": [1261],
        "decimals": 0,
        "names": ["step"],
        "wrong": [
            ([1260], "At this step it is still a little below."),
            ([1255], "Count steps from the start."),
        ],
    },
}
