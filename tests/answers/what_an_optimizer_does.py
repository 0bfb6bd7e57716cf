"""The answers of *What an optimizer does*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "wo-two-backwards": {
        "answer": 1.8,
        "decimals": 3,
        "names": ["w"],
        "wrong": [
            (2.4, "This is one step by a single gradient; the second backward adds to what the first has left."),
            (1.92, "This is two steps by one gradient each; step is called once, after both calls of backward."),
            (-0.6, "This is the step by 6 · 6; backward adds the gradients, it does not multiply them."),
            (0.6, "This is two steps by 12; step is called once."),
            (1.2, "This is one step by 18; backward is called twice, so .grad holds 12."),
            (1.32, "This is part (b) after two updates; here w is still 3 at the second backward."),
        ],
    },
    "wo-without-clearing": {
        "answer": [2.4, 1.32, -0.024],
        "decimals": 3,
        "names": ["after 1", "after 2", "after 3"],
        "wrong": [
            ([2.4, 1.92, 1.536], "These are the updates with zero_grad; without it the gradients add up."),
            ([2.4, 1.32, 0.576], "The third step is taken by two gradients only; .grad holds all three."),
            ([1.8, 0.24, -1.368], "The first step is taken by 12; before the first backward .grad is empty."),
            ([2.4, 1.2, -0.6], "All gradients are taken at 3; each is taken where w stands at the time."),
        ],
    },
    "wo-bound": {
        "answer": [3.077935056, 2],
        "decimals": 4,
        "names": ["bound", "limit of η"],
        "wrong": [
            ([3.077935056, 4], "This is the limit of u; η is half of it."),
            ([3.157894737, None], "This is w₀/(1 − u/4); the inequality is about the square of w."),
            ([3.038218101, None], "This is the bound for u = 0.1; u is 2η."),
            ([9.473684211, None], "This bounds w²; the bound on w is its root."),
            ([3.162277660, None], "This is the bound for u = 0.4; u is 2η."),
            ([3.0, None], "The walk goes a little beyond 3, so 3 is no bound."),
            ([3.077935056, 1], "From 1 on gradient descent fails; here the bound exists for every u < 4."),
        ],
    },
    "wo-own-rule": {
        "answer": 0.00440883636,
        "decimals": 6,
        "names": ["w"],
        "wrong": [
            (0.0029296875, "This is gradient descent; the rule averages two gradients."),
            (0.002614974976, "In the first step the older gradient is 0, not a copy of the newest."),
            (0.067382812, "This steps by the sum of the two gradients; their mean is half of it."),
            (0.264908787, "This is at the learning rate 0.1; the task says 0.25."),
            (-0.020579338, "The state here is the last mean; it has to be the last gradient."),
            (0.168941, "The state here never changes; the rule has to return the newest gradient as its new state."),
            (0.00717545, "This is after 9 updates."),
            (0.001512766, "This is after 11 updates."),
        ],
    },
    "wo-window": {
        "answer": [5, 78],
        "decimals": 0,
        "names": ["gd", "adagrad"],
        "wrong": [
            ([5, 81], "The theorem has ε = 0; the library's AdaGrad has 1e-10. Run it for the smallest c."),
            ([None, 74], "This ends the window where c is ε. With shorter steps it arrives, too; run it."),
            ([None, 73], "This ends the window where c is ε. With shorter steps it arrives, too; run it."),
            ([81, 81], "A factor c changes gradient descent: it multiplies w by 1 − 0.2c in each update."),
        ],
    },
    "wo-rate-bug": {
        "answer": [1.2288, 1.843968],
        "decimals": 4,
        "names": ["as printed", "as meant"],
        "wrong": [
            ([1.843968, None], "The new value of lr reaches the loop, but not the optimizer."),
            ([None, 1.505280], "Here only the fourth update has the small rate; it is to begin with the third."),
            ([None, 2.2588608], "Here the small rate begins with the second update; it is to begin with the third."),
            ([None, 1.8816], "This is after three updates; the loop makes four."),
            ([None, 1.2288], "This is the end of the loop as printed; from the third update on the rate is to be 0.01."),
            ([2.4, None], "This is after one update; the loop makes four."),
        ],
    },
}
