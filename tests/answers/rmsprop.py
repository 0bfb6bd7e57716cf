"""The answers of *RMSProp*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "rp-by-hand": {
        "answer": [0.683772234, 0.831214190, 0.0, 0.449013255],
        "decimals": 4,
        "names": ["θ₁, α = 0.9", "θ₂, α = 0.9", "θ₁, α = 0.99", "θ₂, α = 0.99"],
        "wrong": [
            ([0.9, 0.96426846, 0.9, 0.96334111], "This corrects the average; RMSProp does not."),
            (
                [0.9, 0.94472136, 0.9, 0.94472136],
                "This is AdaGrad: here the squares are averaged, with weights.",
            ),
            (
                [0.89459074, 0.98367783, 0.89949622, 0.99804828],
                "The past keeps the share α, the new square has 1 - α.",
            ),
            ([0.5, 0.71739130, -4, -1.98387097], "Divide by the root of v."),
            (
                [0.9, 0.94662524, 0.9, 0.94490133],
                "This is the sum; in the average the new square has the share 1 - α.",
            ),
            ([None, 0.53633028, None, -0.44901326], "The second gradient is negative, so θ goes back up."),
            ([0.4, 0.46, 0.04, 0.0496], "These are v₁ and v₂; the task asks for θ."),
            ([0.316227766, -0.147441956, 1, -0.449013255], "These are the steps; subtract each from θ."),
            ([0.683772234, 0.841886117, 0, 0.5], "Renew v before the second step, too."),
            ([1.316227766, 1.168785810, 2, 1.550986745], "The step is subtracted from θ."),
            ([0.8, 0.9, 0.8, 0.9], "This is gradient descent; divide by the root of v."),
        ],
    },
    "rp-epsilon": {
        "answer": [3.161277801, 0.953462589, 0.999900010, 0.707106781],
        "decimals": 4,
        "names": ["first, outside", "first, inside", "long run, outside", "long run, inside"],
        "wrong": [
            ([3.16227766, None, None, None], "This is without ε; it changes the third decimal."),
            ([0.953462589, 3.161277801, 0.707106781, 0.999900010], "Outside and inside have changed places."),
            (
                [3.161277801, 0.999900010, 0.953462589, 0.707106781],
                "First both first steps, then both of the long run.",
            ),
            ([None, 1, None, None], "Inside, the root is that of 10⁻⁹ + 10⁻⁸."),
            ([None, 0.909090909, None, None], "This is g² over v + ε; take the root."),
            ([None, None, None, 0.5], "Take the root: g over √(2·10⁻⁸)."),
            ([0.999900010, 0.707106781, None, None], "At first v is only (1 - α)g², as it starts from 0."),
            ([1, None, None, None], "At first v is only (1 - α)g², as it starts from 0."),
        ],
    },
    "rp-crossing": {
        "answer": [0.974765752, -0.103843141, 0.022869588],
        "decimals": 4,
        "names": ["frozen α", "mean at 0.9", "mean at 0.99"],
        "wrong": [
            ([0.025234248, None, None], "This is 1 - α."),
            ([38.628681796, None, None], "This is α/(1 - α); the task asks for α."),
            ([None, 0.103843141, -0.022869588], "The sign is that of g/√v itself, before it is subtracted."),
            ([None, 0.04527983, 0.03657347], "Renew v first: the divisor holds the newest gradient."),
            ([None, 0.022869588, -0.103843141], "First the mean at 0.9, then that at 0.99."),
            ([None, -0.061217864, 0.017373735], "This is the frozen formula; (b) asks for what you measure."),
        ],
    },
    "rp-quartic": {
        "answer": [0.2, 0.866025404],
        "decimals": 4,
        "names": ["α below", "factor a step"],
        "wrong": [
            ([1, None], "So it is on the parabola; here the determinant is 5α."),
            ([None, 0.75], "This is the determinant; the modulus of a complex pair is its root."),
            ([None, 0.387298335], "This is √α, the parabola's factor; here the determinant is 5α."),
            ([1 / 3, None], "The gradient is x³, so its square has the error 6a, and the step 2 + 6a - w."),
            ([5, None], "The determinant 5α has to be below 1."),
            ([None, 1.154700538], "This is the reciprocal; errors that shrink have a factor below 1."),
            ([None, 0.133974596], "This is the share that is lost; the factor is what is left."),
            ([1 / 9, None], "This is where the parabola's eigenvalues become complex."),
        ],
    },
    "rp-find-the-bug": {
        "answer": [0.054084673, 0.046820082],
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "wrong": [
            ([0.046820082, 0.054084673], "The two have changed places."),
            ([0.067595296, 0.059415455], "These are the values after 19 updates; the loop makes 20."),
            ([0.042701276, 0.036363616], "These are the values after 21 updates; the loop makes 20."),
            ([0.010630748, None], "The loop divides by the root of v."),
            ([None, 0.005690191], "Divide by the root of v."),
            ([None, 0.000068635], "The repaired loop, too, starts from v = 1."),
            ([0.054084673, 0.054084673], "Renew v before the step; then the divisor holds the new gradient."),
        ],
    },
}
