"""AdaGrad, RMSProp, and what both owe to the axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from assignments.inputs import gradients
from grading.spec import Assignment, Has, Mistake, Mutant, Question, Twist, mutant

# ---- what goes wrong

RESET = Mistake("reset", "Only the newest square counts; the earlier ones should stay in.", slot="past")
NO_FACTOR = Mistake("no_factor", "The squared gradient enters v without the factor 1 - alpha.", slot="past")
EXCHANGED = Mistake("exchanged", "In v the weights alpha and 1 - alpha are exchanged.", slot="past")
SUM = Mistake("sum", "v is AdaGrad's sum, which never forgets; the task wants an average.", slot="past")
ABS_G = Mistake("abs_g", "What is gathered is |g|; the task wants the squares.", slot="square")
SHARED = Mistake("shared", "The squares are added up over the coordinates; each wants its own.", slot="own")
STORED = Mistake("stored", "The state that is returned is the root; the task wants it without.")
OLD = Mistake("old", "The step divides by the state before; the newest gradient should count.", slot="root")
EPS_IN_ROOT = Mistake(
    "eps_in_root", "Epsilon stands inside the root; the task wants it outside.", share=0.5, slot="root"
)
NO_EPS = Mistake("no_eps", "Epsilon is left out of the divisor.", slot="root")
NO_ROOT = Mistake("no_root", "The step divides by the state without its root.", slot="root")
NO_DIVISOR = Mistake("no_divisor", "The step is divided by nothing: this is gradient descent.", slot="root")
ASCENT = Mistake("ascent", "The step is added: this climbs.")
OF_BOTH = (ABS_G, SHARED, STORED, OLD, EPS_IN_ROOT, NO_EPS, NO_ROOT, NO_DIVISOR, ASCENT)
ADAGRADS = (RESET, *OF_BOTH)

OTHER_WAY = Mistake("other_way", "The axes are turned the other way round.", slot="turn")
RADIANS = Mistake("radians", "The angle is in degrees; sine and cosine want radians.", slot="turn")
START_AS_IS = Mistake("start_as_is", "The run does not begin at phi of the given start.", slot="start")
G_AS_IS = Mistake("g_as_is", "The step takes derivatives by theta; it wants those by phi.", slot="gradient")
G_TURNED_ON = Mistake("g_turned_on", "The gradient is turned on instead of back.", slot="gradient")
AT_PHI = Mistake("at_phi", "The gradient is taken at the numbers phi; its argument is theta.", slot="place")
NOT_BACK = Mistake("not_back", "What is returned is phi; the task wants theta.", slot="end")
OF_THE_TURN = (OTHER_WAY, RADIANS, START_AS_IS, G_AS_IS, G_TURNED_ON, AT_PHI, NOT_BACK)

# ---- the right form, and each mistake in it


def _square(has: Has, g: Any) -> Any:
    square = np.abs(g) if has("abs_g") else g * g
    return square.sum(axis=0) + 0 * g if has("shared") else square


def _stepped(has: Has, theta: Any, old: Any, new: Any, g: Any, lr: float, eps: float) -> tuple[Any, Any]:
    eps = 0.0 if has("no_eps") else eps
    over = old if has("old") else new
    if has("no_divisor"):
        step = lr * g
    elif has("no_root"):
        step = lr * g / (over + eps)
    elif has("eps_in_root"):
        step = lr * g / np.sqrt(over + eps)
    else:
        step = lr * g / (np.sqrt(over) + eps)
    return theta + step if has("ascent") else theta - step, np.sqrt(new) if has("stored") else new


def adagrad_step(has: Has) -> Any:
    def adagrad_step(theta: Any, G: Any, g: Any, lr: float, eps: float) -> Any:
        new = (0 if has("reset") else G) + _square(has, g)
        return _stepped(has, theta, G, new, g, lr, eps)

    return adagrad_step


def rmsprop_step(has: Has) -> Any:
    def rmsprop_step(theta: Any, v: Any, g: Any, lr: float, alpha: float, eps: float) -> Any:
        kept, added = alpha, 1 - alpha
        if has("reset"):
            kept, added = 0, 1
        elif has("no_factor"):
            added = 1
        elif has("exchanged"):
            kept, added = 1 - alpha, alpha
        elif has("sum"):
            kept, added = 1, 1
        return _stepped(has, theta, v, kept * v + added * _square(has, g), g, lr, eps)

    return rmsprop_step


def turned(has: Has) -> Any:
    step = adagrad_step(has)

    def turned(gradient: Any, start: Any, degrees: Any, lr: float, eps: float, steps: int) -> Any:
        """Run AdaGrad in turned coordinates; many angles at once, a column each, if the start is a column."""
        angle = degrees if has("radians") else np.radians(degrees)
        cos, sin = np.cos(angle), np.sin(-angle if has("other_way") else angle)
        turn = np.array([[cos, -sin], [sin, cos]])

        def on(x: Any) -> Any:
            return np.einsum("ij...,j...->i...", turn, x)

        def back(x: Any) -> Any:
            return np.einsum("ij...,i...->j...", turn, x)

        phi = start if has("start_as_is") else back(start)
        G = np.zeros_like(phi)
        for _ in range(steps):
            g = gradient(phi if has("at_phi") else on(phi))
            g = g if has("g_as_is") else on(g) if has("g_turned_on") else back(g)
            phi, G = step(phi, G, g, lr, eps)
        return phi if has("not_back") else on(phi)

    return turned


# ---- inputs


def _hyper(rng: np.random.Generator) -> tuple[float, float, float]:
    """Draw a learning rate, an alpha and an epsilon at which no two forms agree."""
    lr, alpha, eps = (rng.uniform(*ends) for ends in ((0.1, 0.2), (0.75, 0.9), (0.03, 0.05)))
    return round(lr, 3), round(alpha, 3), round(eps, 3)


def _ravine(rng: np.random.Generator, curvatures: Sequence[float]) -> Any:
    """Draw a matrix with turned axes, at an angle that no mistake maps to nearly itself."""
    low, high = ((12, 19), (27, 38), (52, 63), (71, 78))[rng.integers(4)]
    angle = np.radians(rng.uniform(low, high))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return turn @ np.diag(curvatures) @ turn.T


def step_inputs(function: str, *, forgets: bool) -> Any:
    def inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
        lr, alpha, eps = _hyper(rng)
        return [
            {
                "function": function,
                "start": [rng.uniform(0.5, 1.5, 3).round(4).tolist(), [0.0] * 3],
                "each": [[g.tolist()] for g in gradients(rng)],
                "rest": [lr, alpha, eps] if forgets else [lr, eps],
            }
        ]

    return inputs


def turned_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    calls = []
    for low, high, steps in ((20, 70, 1), (110, 160, 6)):
        lr, _, eps = _hyper(rng)
        matrix, centre = _ravine(rng, (0.1, 2.0)), rng.uniform(-1, 1, 2)
        start = centre + rng.uniform(1, 2, 2) * rng.choice([-1, 1], 2)
        quadratic = {"matrix": matrix.round(4).tolist(), "centre": centre.round(4).tolist()}
        degrees = round(rng.uniform(low, high), 1)
        arguments = [{"gradient": quadratic}, start.round(4).tolist(), degrees, lr, eps, steps]
        calls.append({"function": "turned", "arguments": arguments})
    return calls


def angle_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    calls = []
    for _ in range(2):
        matrix = _ravine(rng, (1.0, rng.uniform(300, 500)))
        start = rng.uniform(1, 2, 2) * rng.choice([-1, 1], 2)
        quadratic = {"matrix": matrix.round(3).tolist(), "centre": [0.0, 0.0]}
        arguments = [{"gradient": quadratic}, start.round(4).tolist(), 2.5, 1e-8, 40]
        calls.append({"function": "best_angle", "arguments": arguments})
    return calls


# ---- the experiment

WITHIN = 1.5  # degrees; with whole ones the experiment comes within 0.6 of the axes
ROUND = (SHARED, NO_DIVISOR)  # with these a run is the same along all axes, and any turn may come out as best
FARTHER = "At this turn the run ends farther from 0 than at the best one."


def angle_boxes(
    quadratic: Mapping[str, Any], start: Sequence[float], lr: float, eps: float, steps: int
) -> list[dict[str, Any]]:
    """Return where the best angle lies, by the matrix, and where mistakes lead, by runs at whole degrees."""
    matrix = np.array(quadratic["gradient"]["matrix"])
    x, y = np.linalg.eigh(matrix)[1][:, 0]
    axis = float(np.degrees(np.arctan2(y, x)) % 90)
    whole = np.arange(90)

    def left(flag: str) -> Any:
        with np.errstate(all="ignore"):
            run = turned({flag}.__contains__)
            return np.linalg.norm(run(lambda x: matrix @ x, np.c_[start], whole, lr, eps, steps), axis=0)

    def box(at: float, within: float, name: str, says: str) -> dict[str, Any]:
        return {"low": [at - within], "high": [at + within], "share": 0, "says": [says], "names": [name]}

    slowest = float(left("").argmax())
    other = [m for m in (*OF_THE_TURN, *ADAGRADS) if m not in ROUND]
    return [
        {"low": [axis - WITHIN], "high": [axis + WITHIN], "share": 1, "says": ["Right."], "names": []},
        box(90 - axis, WITHIN, OTHER_WAY.name, OTHER_WAY.says),
        box(np.radians(axis), np.radians(WITHIN), "in_radians", "This is in radians, not in degrees."),
        box(slowest, WITHIN, "slowest", "Here the run ends farthest from 0, not nearest."),
        *(box(float(left(m.name).argmin()), 0.01, m.name, m.says) for m in other),
        *(box(45, 45, m.name, m.says) | {"follows": True} for m in ROUND),
        {"low": [0], "high": [90], "share": 0, "says": [FARTHER], "names": []},
    ]


QUESTIONS = (
    Question(
        "adagrad_step", "AdaGrad", 3, ("theta", "G"), step_inputs("adagrad_step", forgets=False),
        adagrad_step, ADAGRADS, order=(1, 0),
    ),
    Question(
        "rmsprop_step", "RMSProp", 3, ("theta", "v"), step_inputs("rmsprop_step", forgets=True),
        rmsprop_step, (RESET, NO_FACTOR, EXCHANGED, SUM, *OF_BOTH), order=(1, 0),
    ),
    Question(
        "turned", "in turned coordinates", 3, ("theta",), turned_inputs, turned, (*ADAGRADS, *OF_THE_TURN),
    ),
    Question(
        "best_angle", "the best turn", 3, ("degrees",), angle_inputs, boxes=angle_boxes,
        otherwise="The turn should be a number from 0 up to 90; this one is outside.",
    ),
)  # fmt: skip
# ---- wrong submissions, and another version

G_LINE, V_LINE = "G = G + g**2\n", "v = alpha * v + (1 - alpha) * g**2\n"
BY_G = "return theta - lr * g / (np.sqrt(G) + eps), G\n"
BY_V = "return theta - lr * g / (np.sqrt(v) + eps), v\n"
G_INSIDE, V_INSIDE = (f"return theta - lr * g / np.sqrt({x} + eps), {x}\n" for x in "Gv")
TURN = "turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])\n"
BEGINS = "phi, G = turn.T @ start, np.zeros(2)\n"
BY_PHI = "g = turn.T @ gradient(turn @ phi)\n"
ENDS = "return turn @ phi\n"
FOUND = "return int(np.argmin(left))\n"

MUTANTS = (
    mutant(RESET, G_LINE, "G = g**2", adagrad_step=3),
    mutant(ABS_G, G_LINE, "G = G + np.abs(g)", adagrad_step=3),
    mutant(
        OLD, f"{G_LINE}    {BY_G}", "return theta - lr * g / (np.sqrt(G) + eps), G + g**2", adagrad_step=3
    ),
    mutant(EPS_IN_ROOT, BY_G, G_INSIDE.strip(), adagrad_step=1.5),
    mutant(NO_EPS, BY_G, "return theta - lr * g / np.sqrt(G), G", adagrad_step=3),
    mutant(NO_ROOT, BY_G, "return theta - lr * g / (G + eps), G", adagrad_step=3),
    mutant(ASCENT, BY_G, "return theta + lr * g / (np.sqrt(G) + eps), G", adagrad_step=3),
    mutant(STORED, BY_G, "return theta - lr * g / (np.sqrt(G) + eps), np.sqrt(G)", adagrad_step=3),
    mutant(NO_FACTOR, V_LINE, "v = alpha * v + g**2", rmsprop_step=3),
    mutant(EXCHANGED, V_LINE, "v = (1 - alpha) * v + alpha * g**2", rmsprop_step=3),
    mutant(SUM, V_LINE, "v = v + g**2", rmsprop_step=3),
    mutant(SHARED, V_LINE, "v = alpha * v + (1 - alpha) * np.sum(g**2)", rmsprop_step=3),
    mutant(NO_DIVISOR, BY_V, "return theta - lr * g, v", rmsprop_step=3),
    Mutant(
        "epsilon in both roots",
        {BY_G: G_INSIDE, BY_V: V_INSIDE},
        {"adagrad_step": 1.5}, EPS_IN_ROOT.says,
    ),
    Mutant(
        "no epsilon in either",
        {old: old.replace(" + eps", "") for old in (BY_G, BY_V)},
        {"adagrad_step": 3}, NO_EPS.says,
    ),
    mutant(OTHER_WAY, TURN, TURN.strip() + ".T", turned=3),
    mutant(RADIANS, "angle = np.radians(degrees)\n", "angle = degrees", turned=3),
    mutant(START_AS_IS, BEGINS, "phi, G = start, np.zeros(2)", turned=3),
    mutant(G_AS_IS, BY_PHI, "g = gradient(turn @ phi)", turned=3),
    mutant(AT_PHI, BY_PHI, "g = turn.T @ gradient(phi)", turned=3),
    mutant(NOT_BACK, ENDS, "return phi", turned=3),
    Mutant("the worst angle", {FOUND: "return int(np.argmax(left))\n"}, {"best_angle": 3}, "farthest from 0"),
    Mutant("in radians", {FOUND: "return np.radians(np.argmin(left))\n"}, {"best_angle": 3}, "radians"),
    Mutant(
        "one divisor, and any turn",
        {G_LINE: "G = G + np.sum(g**2)\n", FOUND: "return int(np.argmin(left)) + 0.3\n"},
        {"adagrad_step": 3}, SHARED.says,
    ),
    mutant(NO_DIVISOR, BY_G, "return theta - lr * g, G", adagrad_step=3),
    Mutant(
        "a quarter too far", {FOUND: "return int(np.argmin(left)) + 90\n"}, {"best_angle": 3}, "outside"
    ),
    Mutant("the given axes", {FOUND: "return 0\n"}, {"best_angle": 3}, "farther from 0"),
)  # fmt: skip

OUTSIDE = "- $\\epsilon$ is added to the root, outside it.\n"
FORMULA = "\\theta_t=\\theta_{t-1}-\\eta\\,\\frac{g_t}{\\sqrt{G_t}+\\epsilon}.\n"

TWISTS = {
    "eps_in_root": Twist(
        {name: frozenset({"eps_in_root"}) for name in ("adagrad_step", "rmsprop_step", "turned")},
        {
            OUTSIDE: "- **$\\epsilon$ is added to what has been gathered, inside the root.** "
            "PyTorch has it elsewhere.\n",
            FORMULA: "\\theta_t=\\theta_{t-1}-\\eta\\,\\frac{g_t}{\\sqrt{G_t+\\epsilon}}.\n",
            BY_G: G_INSIDE,
            BY_V: V_INSIDE,
        },
        "This has epsilon where PyTorch has it; this version of the task puts it elsewhere.",
        mutants=(
            mutant(
                OLD,
                f"{G_LINE}    {G_INSIDE}",
                "return theta - lr * g / np.sqrt(G + eps), G + g**2",
                adagrad_step=3,
            ),
            mutant(
                OLD,
                f"{V_LINE}    {V_INSIDE}",
                "return theta - lr * g / np.sqrt(v + eps), alpha * v + (1 - alpha) * g**2",
                rmsprop_step=3,
            ),
            mutant(NO_ROOT, G_INSIDE, "return theta - lr * g / (G + eps), G", adagrad_step=3),
            mutant(NO_DIVISOR, V_INSIDE, "return theta - lr * g, v", rmsprop_step=3),
            mutant(ASCENT, G_INSIDE, "return theta + lr * g / np.sqrt(G + eps), G", adagrad_step=3),
            mutant(STORED, G_INSIDE, "return theta - lr * g / np.sqrt(G + eps), np.sqrt(G)", adagrad_step=3),
        ),
    ),
}

ASSIGNMENT = Assignment(
    "a03_adagrad_rmsprop", "Assignment 3: AdaGrad and RMSProp", QUESTIONS, MUTANTS, TWISTS
)
