"""Momentum: its step, Nesterov's, and the best rate and share for a run of few updates."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from assignments.inputs import gradients
from book.assignments.check import Verdict
from grading.spec import Assignment, Has, Mistake, Mutant, Question, Twist, mutant

# ---- what goes wrong

NO_CARRY = Mistake(
    "no_carry", "The past is left out: what is returned holds the newest gradient only.", slot="memory"
)
OLD_RETURNED = Mistake(
    "old_returned", "The b that is returned is the old one, so nothing is ever kept.", slot="memory"
)
AVERAGE = Mistake(
    "average",
    "The gradient enters with the factor 1 - beta: an average, where the task has a sum.",
    share=0.5,
    slot="memory",
)
EXCHANGED = Mistake("exchanged", "The past has the weight 1 - beta and the gradient beta.", slot="memory")
NO_BETA = Mistake(
    "no_beta", "The past is added without its factor beta: nothing is forgotten.", slot="memory"
)
ASCENT = Mistake("ascent", "The gradient is added where it should be subtracted: this climbs.")

VELOCITY = Mistake(
    "velocity",
    "The rate is inside the memory, which is a displacement here; the task's b holds gradients alone.",
    share=0.5,
    slot="rate",
)
RATE_INSIDE = Mistake(
    "rate_inside",
    "The rate is inside b: after it changes, only new gradients feel it; the task's b holds gradients alone.",
    share=0.5,
    slot="rate",
)
OLD_B = Mistake(
    "old_b", "The step goes along the b with which it begins, not along the new one.", slot="over"
)
G_ALONE = Mistake("g_alone", "The step goes along the gradient; b is computed and not used.", slot="over")
LOOKS_AHEAD = Mistake(
    "looks_ahead",
    "The step goes along g + beta b: that is Nesterov's, as libraries have it; momentum goes along b.",
    slot="over",
)

NO_AHEAD = Mistake("no_ahead", "The gradient is taken at x itself: that is momentum.", slot="at")
BEHIND = Mistake("behind", "The gradient is taken behind x, on the side from which the run came.", slot="at")
WHOLE_AHEAD = Mistake(
    "whole_ahead",
    "The gradient is taken ahead by the whole last displacement, without its factor.",
    slot="at",
)
STORED = Mistake(
    "stored",
    "This returns the point ahead, which libraries store; the task wants the point that v has led to.",
    share=0.5,
    slot="at",
)
OLD_V = Mistake("old_v", "x moves by the displacement of the last step, not by the new one.", slot="move")
PART_ALONE = Mistake(
    "part_alone", "x moves by the gradient's part of v alone; the old displacement's part is left out."
)
TWICE = Mistake(
    "twice", "x moves by the new v from the point ahead: the velocity's part is walked twice.", slot="move"
)
BUFFER = Mistake(
    "buffer",
    "v is a sum of gradients, as momentum's b; the task's v is the displacement.",
    share=0.5,
    slot="rate",
)
OPPOSITE = Mistake(
    "opposite", "v has the opposite sign; the task's v is the displacement itself.", share=0.5, slot="rate"
)
LIBRARYS = Mistake(
    "librarys",
    "This is the method as PyTorch stores it: the point ahead, and a sum of gradients. The task's x is the "
    "point that v has led to, its v the displacement.",
    share=0.5,
)
OPPOSITE_B = Mistake(
    "opposite", "b has the opposite sign; the task's b is the sum itself.", share=0.5, slot="rate"
)

# ---- the right form, and each mistake in it


def _weights(has: Has, beta: float) -> tuple[float, float]:
    """The weights of the past and of the gradient."""
    if has("exchanged"):
        return 1 - beta, beta
    keep = 0 if has("no_carry") else 1 if has("no_beta") else beta
    return keep, 1 - beta if has("average") else 1


def momentum_step(has: Has) -> Any:
    def momentum_step(theta: Any, b: Any, g: Any, lr: float, beta: float) -> Any:
        keep, take = _weights(has, beta)
        inside = has("velocity") or has("rate_inside")
        sign = -1 if has("velocity") or has("opposite") else 1
        newest = sign * (lr * g if inside else g)
        old, b = b, keep * b + take * newest
        over = old if has("old_b") else newest if has("g_alone") else b
        if has("looks_ahead"):
            over = newest + beta * b
        down = (-sign if has("ascent") else sign) * (1 if inside else lr)
        return theta - down * over, old if has("old_returned") else b

    return momentum_step


def nesterov_step(has: Has) -> Any:
    def nesterov_step(x: Any, v: Any, gradient: Any, lr: float, beta: float) -> Any:
        keep, take = _weights(has, beta)
        stored, buffer = (has(name) or has("librarys") for name in ("stored", "buffer"))
        scale = -lr if buffer else -1 if has("opposite") else 1  # a displacement is this times v
        ahead = {"no_ahead": 0, "behind": -beta, "whole_ahead": 1}
        share = next((ahead[name] for name in ahead if has(name)), 0 if stored else beta)
        part = (1 if has("ascent") else -1) * lr * take * gradient(x + share * scale * v) / scale
        old, v = v, keep * v + part
        move = v + beta * old if has("twice") else v
        if stored:
            move = part + beta * move
        if has("old_v") or has("part_alone"):
            move = old if has("old_v") else part
        return x + scale * move, v

    return nesterov_step


# ---- the best pair, judged by runs

NEAR, FAIR = 3.0, 5.0  # times the lowest loss that a search finds: all of the points, and half of them


def losses(curvatures: Any, steps: int, lr: Any, beta: Any) -> Any:
    """Return momentum's loss on the quadratic with these curvatures, from all ones, for arrays of pairs."""
    lr, beta = np.broadcast_arrays(lr, beta)
    lr, beta = lr[..., None], beta[..., None]
    theta, b = np.ones((*lr.shape[:-1], len(curvatures))), np.zeros(())
    with np.errstate(all="ignore"):
        for _ in range(steps):
            b = beta * b + curvatures * theta
            theta = theta - lr * b
        loss = (curvatures * theta**2).sum(axis=-1) / 2
    return np.where(np.isfinite(loss), loss, np.inf)


def search(curvatures: Any, steps: int) -> tuple[float, float, float]:
    """Return the lowest loss that a grid and three finer ones find, and where."""
    most = 4 / curvatures.max()  # above it momentum explodes with every beta
    centre, width, found = (most / 2, 0.5), (most / 2, 0.5), (math.inf, 0.0, 0.0)
    for _ in range(4):
        (rate, share), (wide, high) = centre, width
        rates = np.linspace(rate - wide, rate + wide, 42)[1:-1, None]
        betas = np.linspace(share - high, share + high, 42)[None, 1:-1]
        table = losses(curvatures, steps, rates, np.clip(betas, 0, 0.999))
        i, j = np.unravel_index(table.argmin(), table.shape)
        here = (float(table[i, j]), float(rates[i, 0]), float(np.clip(betas[0, j], 0, 0.999)))
        found = min(found, here)
        centre, width = found[1:], (wide / 8, high / 8)
    return found


def long_run(curvatures: Any) -> tuple[float, float]:
    """The pair with the least radius, by the theorem in *Momentum*."""
    low, high = math.sqrt(curvatures.min()), math.sqrt(curvatures.max())
    return 4 / (high + low) ** 2, ((high - low) / (high + low)) ** 2


def judge(entry: dict[str, Any], values: Sequence[Any], charged: frozenset[str]) -> Verdict:
    """Run momentum with the pairs claimed; the worst of them counts."""
    verdicts = [_judged(call["arguments"], value) for call, value in zip(entry["calls"], values, strict=True)]
    return min(verdicts, key=lambda told: told.share)


def _judged(arguments: list[Any], value: Any) -> Verdict:
    curvatures, steps = np.array(arguments[0]), arguments[1]
    lr, beta = (value[name] for name in ("lr", "beta")) if isinstance(value, dict) else value
    if lr * curvatures.max() >= 2 * (1 + beta):
        return Verdict(0, "With this pair momentum explodes along the steepest direction.", ("explodes",))
    loss, least = losses(curvatures, steps, lr, beta), search(curvatures, steps)[0]
    if loss <= NEAR * least:
        return Verdict(1, "Right.")
    if loss <= FAIR * least:
        said = "One of the runs ends above three times the lowest value, none above five times."
        return Verdict(0.5, said, ("not_lowest",))
    if np.allclose((lr, beta), long_run(curvatures), rtol=1e-3) and loss > curvatures.sum() / 2:
        said = "This pair is best in the long run; after so short a one f is still above where it began."
        return Verdict(0, said, ("long_run",))
    plain = losses(curvatures, steps, np.linspace(0, 2, 400)[1:] / curvatures.max(), 0.0).min()
    if loss >= 0.9 * plain:
        said = "Gradient descent at its best rate ends as low as one of the runs, or nearly."
        return Verdict(0, said, ("no_gain",))
    return Verdict(0, "One of the runs ends above five times the lowest value.", ("high",))


# ---- inputs


def _share(rng: np.random.Generator) -> float:
    return round(float(rng.uniform(0.75, 0.85)), 3)


def momentum_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    rates = np.array([0.2] * 3 + [0.05] * 3 + [0.1] * 4) * rng.uniform(0.7, 1.4, 10)
    return [
        {
            "function": "momentum_step",
            "start": [rng.uniform(0.5, 1.5, 3).round(4).tolist(), [0.0] * 3],
            "each": [[g.tolist(), lr] for g, lr in zip(gradients(rng), rates.round(4).tolist(), strict=True)],
            "rest": [_share(rng)],
        }
    ]


def nesterov_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    """A quadratic with curvatures 1, 0.3 and 0.05 along turned directions."""
    axes = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    matrix = (axes * [1, 0.3, 0.05]) @ axes.T
    matrix, centre = ((matrix + matrix.T) / 2).round(6), rng.uniform(-1, 1, 3).round(3)
    bowl = {"matrix": matrix.tolist(), "centre": centre.tolist()}
    start = axes @ (rng.choice([-1, 1], 3) * rng.uniform([2, 2, 4], [3, 3, 6]))
    lr = round(float(rng.uniform(0.5, 0.9)), 3)
    return [
        {
            "function": "nesterov_step",
            "start": [start.round(4).tolist(), [0.0] * 3],
            "each": [[]] * 10,
            "rest": [{"gradient": bowl}, lr, _share(rng)],
        }
    ]


# The numbers of curvatures, and from how many updates to how many: whichever are drawn, no one pair, with the
# rate in 1/L, earns as much as half of the points.
RUNS = ((10, 8, 10), (11, 25, 30), (13, 130, 136))


def pair_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    calls = []
    for n, least, most in RUNS:
        scale = round(10 ** float(rng.uniform(-1, 1)), 3)  # far apart, so that no copied rate fits
        curvatures = scale * 2.0 ** -np.arange(n)
        steps = int(rng.integers(least, most, endpoint=True))
        calls.append({"function": "best_pair", "arguments": [curvatures.tolist(), steps]})
    return calls


QUESTIONS = (
    Question(
        "momentum_step", "momentum", 5, ("theta", "b"), momentum_inputs, momentum_step,
        (
            NO_CARRY, OLD_RETURNED, AVERAGE, EXCHANGED, NO_BETA, ASCENT, VELOCITY, RATE_INSIDE, OLD_B,
            G_ALONE, LOOKS_AHEAD, OPPOSITE_B,
        ),
        order=(1, 0),
    ),
    Question(
        "nesterov_step", "Nesterov's method", 6, ("x", "v"), nesterov_inputs, nesterov_step,
        (
            NO_CARRY, AVERAGE, EXCHANGED, NO_BETA, ASCENT, NO_AHEAD, BEHIND, WHOLE_AHEAD, STORED, OLD_V,
            TWICE, BUFFER, OPPOSITE,
        ),
        alone=(LIBRARYS, PART_ALONE),
        order=(1, 0),
    ),
    Question(
        "best_pair", "the best pair for a short run", 4, ("lr", "beta"), pair_inputs, judge=judge,
        judged="Its pairs are judged by runs when it is graded.",
        within={
            "low": [5e-324, 0.0], "high": [sys.float_info.max, 1 - 2**-53],
            "says": "lr should be a finite number above 0, and beta at least 0 and below 1",
        },
    ),
)  # fmt: skip

# ---- wrong submissions, and other versions

KEEP = "b = beta * b + g\n"
STEP = "return theta - lr * b, b\n"
AHEAD = "g = gradient(x + beta * v)\n"
MAKE = "v = beta * v - lr * g\n"
MOVE = "return x + v, v\n"
RATES = "rates = np.linspace(0.1, 4, 40) / curvatures.max()\n"
BETAS = "betas = np.linspace(0, 0.975, 40)\n"
RUN = "for _ in range(steps):\n"
PAIR = 'return {"lr": lr[best, 0], "beta": beta[best, 0]}\n'


MUTANTS = (
    mutant(NO_CARRY, KEEP, "b = g", momentum_step=5),
    mutant(OLD_RETURNED, KEEP, "old = b; b = beta * b + g; return theta - lr * b, old", momentum_step=5),
    mutant(AVERAGE, KEEP, "b = beta * b + (1 - beta) * g", momentum_step=2.5),
    mutant(EXCHANGED, KEEP, "b = (1 - beta) * b + beta * g", momentum_step=5),
    mutant(NO_BETA, KEEP, "b = b + g", momentum_step=5),
    mutant(ASCENT, STEP, "return theta + lr * b, b", momentum_step=5),
    Mutant(
        "the displacement for b", {KEEP: "b = beta * b - lr * g\n", STEP: "return theta + b, b\n"},
        {"momentum_step": 2.5}, VELOCITY.says,
    ),
    Mutant(
        "the rate inside b", {KEEP: "b = beta * b + lr * g\n", STEP: "return theta - b, b\n"},
        {"momentum_step": 2.5}, RATE_INSIDE.says,
    ),
    mutant(OLD_B, KEEP, "theta = theta - lr * b; b = beta * b + g; return theta, b", momentum_step=5),
    mutant(G_ALONE, STEP, "return theta - lr * g, b", momentum_step=5),
    mutant(LOOKS_AHEAD, STEP, "return theta - lr * (g + beta * b), b", momentum_step=5),
    Mutant(
        "the opposite sign of b", {KEEP: "b = beta * b - g\n", STEP: "return theta + lr * b, b\n"},
        {"momentum_step": 2.5}, OPPOSITE_B.says,
    ),
    Mutant("b forgotten", {STEP: "return theta - lr * b\n"}, {"momentum_step": 5}, "should return 2 things"),
    mutant(NO_AHEAD, AHEAD, "g = gradient(x)", nesterov_step=6),
    mutant(BEHIND, AHEAD, "g = gradient(x - beta * v)", nesterov_step=6),
    mutant(WHOLE_AHEAD, AHEAD, "g = gradient(x + v)", nesterov_step=6),
    Mutant(
        "the point ahead is stored",
        {AHEAD: "g = gradient(x)\n", MOVE: "return x - lr * g + beta * v, v\n"}, {"nesterov_step": 3},
        STORED.says,
    ),
    mutant(OLD_V, MAKE, "x = x + v; v = beta * v - lr * g; return x, v", nesterov_step=6),
    mutant(PART_ALONE, MOVE, "return x - lr * g, v", nesterov_step=6),
    mutant(TWICE, AHEAD, "x = x + beta * v; g = gradient(x)", nesterov_step=6),
    Mutant(
        "a sum of gradients for v",
        {
            AHEAD: "g = gradient(x - lr * beta * v)\n",
            MAKE: "v = beta * v + g\n",
            MOVE: "return x - lr * v, v\n",
        },
        {"nesterov_step": 3}, BUFFER.says,
    ),
    Mutant(
        "the opposite sign of v",
        {
            AHEAD: "g = gradient(x - beta * v)\n",
            MAKE: "v = beta * v + lr * g\n",
            MOVE: "return x - v, v\n",
        },
        {"nesterov_step": 3}, OPPOSITE.says,
    ),
    Mutant(
        "as PyTorch stores it",
        {
            AHEAD: "g = gradient(x)\n",
            MAKE: "v = beta * v + g\n",
            MOVE: "return x - lr * (g + beta * v), v\n",
        },
        {"nesterov_step": 3}, LIBRARYS.says,
    ),
    Mutant(
        "no factor, in both", {KEEP: "b = b + g\n", MAKE: "v = v - lr * g\n"}, {"momentum_step": 5},
        NO_BETA.says,
    ),
    Mutant(
        "the best pair of the long run",
        {
            PAIR: "low, high = np.sqrt(curvatures.min()), np.sqrt(curvatures.max())\n"
            '    return {"lr": (2 / (high + low)) ** 2, "beta": ((high - low) / (high + low)) ** 2}\n'
        },
        {"best_pair": 4}, "best in the long run",
    ),
    Mutant(
        "one pair for all runs", {PAIR: 'return {"lr": 2.725 / curvatures.max(), "beta": 0.77}\n'},
        {"best_pair": 4},
    ),
    Mutant(
        "momentum's usual pair", {PAIR: 'return {"lr": 1 / curvatures.max(), "beta": 0.9}\n'},
        {"best_pair": 4},
    ),
    Mutant("tuned for a run ten times as long", {RUN: "for _ in range(10 * steps):\n"}, {"best_pair": 4}),
    Mutant(
        "gradient descent, tuned", {BETAS: "betas = np.zeros(1)\n"}, {"best_pair": 4},
        "Gradient descent at its best rate",
    ),
    Mutant(
        "no rate but 1/L", {RATES: "rates = np.ones(1) / curvatures.max()\n"}, {"best_pair": 4}, "five times"
    ),
    Mutant(
        "no beta above 0.86", {BETAS: "betas = np.linspace(0, 0.86, 40)\n"}, {"best_pair": 2}, "three times"
    ),
    Mutant(
        "a rate below 0", {PAIR: 'return {"lr": -lr[best, 0], "beta": beta[best, 0]}\n'}, {"best_pair": 4},
        "lr should be a finite number above 0",
    ),
    Mutant(
        "above the limit", {PAIR: 'return {"lr": 4 / curvatures.max(), "beta": 0.9}\n'}, {"best_pair": 4},
        "explodes",
    ),
    Mutant("the rate alone", {PAIR: "return lr[best, 0]\n"}, {"best_pair": 4}, "keys lr, beta"),
)  # fmt: skip

SUM = "$b_t=g_t+\\beta g_{t-1}+\\beta^2g_{t-2}+\\dots$ is the decaying **sum** of all gradients so far.\n"
RETURNED = "Return $x_t$, the point to which $v_t$ has led, and $v_t$.\n"
KEEP_AVERAGE = "b = beta * b + (1 - beta) * g\n"
MOVE_AHEAD = "return x - lr * g + beta * v, v\n"

TWISTS = {
    "average": Twist(
        {"momentum_step": frozenset({"average"})},
        {
            SUM: "$b_t=(1-\\beta)\\,(g_t+\\beta g_{t-1}+\\beta^2g_{t-2}+\\dots)$ is the decaying "
            "**average** of all gradients so far. Libraries have the sum.\n",
            KEEP: KEEP_AVERAGE,
            "with the same rate and the same $\\beta$.": "with the same $\\beta$ and, since an average is "
            "$1-\\beta$ times the sum, $1/(1-\\beta)$ times the rate for momentum.",
            "momentum_step(*heavy, slopes * heavy[0], lr, beta)": "momentum_step(*heavy, slopes * heavy[0], "
            "lr / (1 - beta), beta)",
        },
        "This has the sum, as libraries do; this version of the task has the average.",
        mutants=(
            mutant(NO_BETA, KEEP_AVERAGE, "b = b + (1 - beta) * g", momentum_step=5),
            mutant(NO_CARRY, KEEP_AVERAGE, "b = (1 - beta) * g", momentum_step=5),
            mutant(
                OLD_RETURNED,
                KEEP_AVERAGE,
                f"old = b; {KEEP_AVERAGE}    return theta - lr * b, old",
                momentum_step=5,
            ),
            mutant(EXCHANGED, KEEP_AVERAGE, "b = (1 - beta) * b + beta * g", momentum_step=5),
            Mutant(
                "no factor, in both",
                {KEEP_AVERAGE: "b = b + (1 - beta) * g\n", MAKE: "v = v - lr * g\n"},
                {"momentum_step": 5},
                NO_BETA.says,
            ),
            Mutant(
                "the displacement for b",
                {KEEP_AVERAGE: "b = beta * b - lr * (1 - beta) * g\n", STEP: "return theta + b, b\n"},
                {"momentum_step": 2.5},
                VELOCITY.says,
            ),
        ),
    ),
    "stored": Twist(
        {"nesterov_step": frozenset({"stored"})},
        {
            RETURNED: "**The run keeps the point ahead, $\\theta_t=x_t+\\beta v_t$, in the place of $x_t$**: "
            "the argument `x` is $\\theta_{t-1}$. Return $\\theta_t$ and $v_t$.\n",
            AHEAD: "g = gradient(x)\n",
            MOVE: MOVE_AHEAD,
        },
        "This keeps the point to which v has led; this version of the task keeps the point ahead.",
        {NO_AHEAD.name: "x moves by v from where the gradient is taken: that is momentum."},
        (
            Mutant("momentum", {MOVE_AHEAD: MOVE}, {"nesterov_step": 6}, "that is momentum"),
            mutant(BEHIND, "g = gradient(x)\n", "g = gradient(x - beta * v)", nesterov_step=6),
            mutant(WHOLE_AHEAD, "g = gradient(x)\n", "g = gradient(x + v)", nesterov_step=6),
            mutant(PART_ALONE, MOVE_AHEAD, "return x - lr * g, v", nesterov_step=6),
            Mutant(
                "a sum of gradients for v",
                {MAKE: "v = beta * v + g\n", MOVE_AHEAD: "return x - lr * (g + beta * v), v\n"},
                {"nesterov_step": 3},
                BUFFER.says,
            ),
            Mutant(
                "the opposite sign of v",
                {MAKE: "v = beta * v + lr * g\n", MOVE_AHEAD: "return x - lr * g - beta * v, v\n"},
                {"nesterov_step": 3},
                OPPOSITE.says,
            ),
        ),
    ),
}

ASSIGNMENT = Assignment("a02_momentum", "Assignment 2: Momentum and Nesterov", QUESTIONS, MUTANTS, TWISTS)
