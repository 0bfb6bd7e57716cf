"""Adam: its two averages, their correction, the step, and how long the first step is."""

from __future__ import annotations

from typing import Any

import numpy as np

from assignments.inputs import gradients
from grading.spec import Assignment, Has, Mistake, Mutant, Question, Twist, mutant

# ---- what goes wrong

NO_FACTOR_M = Mistake("no_factor_m", "The gradient enters m without the factor 1 - beta1.", slot="m")
EXCHANGED_M = Mistake("exchanged_m", "In m the weights beta1 and 1 - beta1 are exchanged.", slot="m")
NO_FACTOR_V = Mistake("no_factor_v", "The squared gradient enters v without the factor 1 - beta2.", slot="v")
EXCHANGED_V = Mistake("exchanged_v", "In v the weights beta2 and 1 - beta2 are exchanged.", slot="v")
ABS_G = Mistake("abs_g", "v averages |g|; the task wants the squares.", slot="g")
NO_SQUARE = Mistake("no_square", "v averages the gradient; the task wants its square.", slot="g")
WEIGHT_SQUARED = Mistake(
    "weight_squared", "The factor 1 - beta2 is squared with the gradient; it weighs the square.", slot="v"
)
NO_M_CORRECTION = Mistake("no_m_correction", "m is not corrected for its start at zero.", slot="m hat")
NO_V_CORRECTION = Mistake("no_v_correction", "v is not corrected for its start at zero.", slot="v hat")
TIMES = Mistake("times", "The correction multiplies where it should divide.", slot="hat")
HAT_BETAS = Mistake(
    "hat_betas", "In the correction beta1 and beta2 are exchanged: beta1 is m's, beta2 is v's.", slot="hat"
)
EARLY = Mistake(
    "early", "The correction counts steps from 0, and divides by 0 in the first: t is 1 there.", slot="t"
)
ONE_BETA = Mistake("one_beta", "Both corrections take beta1; that of v takes beta2.", slot="hat")
LATE = Mistake("late", "The correction counts steps from 2: t is 1 at the first step, not 0.", slot="t")
CONSTANT = Mistake("constant", "The correction is that of the first step at every step.", slot="t")
BETA_T = Mistake("beta_t", "The correction has beta times t; it wants the power.", slot="t")
BETAS = Mistake("betas", "beta1 and beta2 are exchanged: beta1 belongs to m, beta2 to v.", slot="m")
EPS_IN_ROOT = Mistake(
    "eps_in_root", "Epsilon stands inside the root; the task wants it outside.", share=0.5, slot="root"
)
EPS_HAT = Mistake(
    "eps_hat",
    "Epsilon is added to the root of v before the correction; the task wants it beside the corrected root.",
    share=0.5,
    slot="root",
)
NO_EPS = Mistake("no_eps", "Epsilon is left out of the divisor.", slot="root")
NO_ROOT = Mistake("no_root", "The step divides by v without its root.", slot="root")
NO_V = Mistake("no_v", "The step is not divided by the root of v.", slot="root")
ASCENT = Mistake("ascent", "The step is added: this climbs.")
STORED = Mistake("stored", "The corrected averages are returned as m and v, so they are corrected again.")
G_FOR_M = Mistake("g_for_m", "The step takes the gradient itself in the place of its average.", slot="m hat")
AMSGRAD = Mistake("amsgrad", "v keeps the larger of old and new: that is AMSGrad's idea, not Adam's.")

# ---- the right form, and each mistake in it


def first_moment(has: Has) -> Any:
    def first_moment(m: Any, g: Any, beta1: float) -> Any:
        old, new = (1 - beta1, beta1) if has("exchanged_m") else (beta1, 1 - beta1)
        return old * m + (1 if has("no_factor_m") else new) * g

    return first_moment


def second_moment(has: Has) -> Any:
    def second_moment(v: Any, g: Any, beta2: float) -> Any:
        old, new = (1 - beta2, beta2) if has("exchanged_v") else (beta2, 1 - beta2)
        new = 1 if has("no_factor_v") else new**2 if has("weight_squared") else new
        return old * v + new * (np.abs(g) if has("abs_g") else g if has("no_square") else g * g)

    return second_moment


def _weights(has: Has, beta: float, t: int) -> float:
    """What an average that began with zero has gathered of its weights by step t."""
    if has("beta_t"):
        return 1 - beta * t
    return 1 - beta ** (1 if has("constant") else t + 1 if has("late") else t - has("early"))


def corrected(has: Has) -> Any:
    def corrected(m: Any, v: Any, t: int, beta1: float, beta2: float) -> Any:
        if has("hat_betas"):
            beta1, beta2 = beta2, beta1
        beta2 = beta1 if has("one_beta") else beta2
        of_m = 1 if has("no_m_correction") else _weights(has, beta1, t)
        of_v = 1 if has("no_v_correction") else _weights(has, beta2, t)
        return (m * of_m, v * of_v) if has("times") else (m / of_m, v / of_v)

    return corrected


def adam_step(has: Has) -> Any:
    def adam_step(
        theta: Any, m: Any, v: Any, g: Any, t: int, lr: float, beta1: float, beta2: float, eps: float
    ) -> Any:
        if has("betas"):
            beta1, beta2 = beta2, beta1
        old = v
        eps = 0.0 if has("no_eps") else eps
        m = first_moment(has)(m, g, beta1)
        v = second_moment(has)(v, g, beta2)
        if has("amsgrad"):
            v = np.maximum(v, old)
        m_hat, v_hat = corrected(has)(m, v, t, beta1, beta2)
        over = g if has("g_for_m") else m_hat
        if has("eps_hat"):  # corrects v by itself, whatever `corrected` makes of it
            of_v = 1 if has("no_v_correction") else 1 - beta2**t
            root = np.sqrt(v + eps) if has("eps_in_root") else (v if has("no_root") else np.sqrt(v)) + eps
            step = lr * over * np.sqrt(of_v) / root
        elif has("eps_in_root"):
            step = lr * over / np.sqrt(v_hat + eps)
        elif has("no_root"):
            step = lr * over / (v_hat + eps)
        else:
            step = lr * over / (1 if has("no_v") else np.sqrt(v_hat) + eps)
        theta = theta + step if has("ascent") else theta - step
        return (theta, m_hat, v_hat) if has("stored") else (theta, m, v)

    return adam_step


def first_step(has: Has) -> Any:
    def first_step(g: Any, lr: float, eps: float) -> Any:
        if has("no_v"):
            return lr * g
        if has("no_eps"):
            return lr * np.sign(g)
        if has("g_for_root"):
            return lr * g / (g + eps)
        over = np.abs(g) if has("no_sign") else g
        if has("eps_in_root"):
            return lr * over / np.sqrt(g * g + eps)
        return lr * over / (np.abs(g) + eps)

    return first_step


# ---- inputs


def _hyper(rng: np.random.Generator) -> dict[str, float]:
    """Values at which no two forms agree: with the usual defaults most of them do, to many digits."""
    ranges = {"lr": (0.1, 0.2), "beta1": (0.75, 0.85), "beta2": (0.93, 0.96), "eps": (0.03, 0.05)}
    return {name: round(float(rng.uniform(*ends)), 3) for name, ends in ranges.items()}


def _averages(rng: np.random.Generator) -> tuple[Any, Any, Any]:
    g = gradients(rng)[rng.integers(6)]
    return rng.normal(size=3).round(4).tolist(), rng.uniform(0.1, 2, 3).round(4).tolist(), g.tolist()


def moment_inputs(function: str, which: int, beta: str) -> Any:
    def inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
        calls = []
        for _ in range(2):
            averages = _averages(rng)
            first, *others = averages[2]
            arguments = [averages[which], [-abs(first), *others], _hyper(rng)[beta]]  # one has its sign
            calls.append({"function": function, "arguments": arguments})
        return calls

    return inputs


def corrected_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    calls = []
    for t in (1, 2, 7):
        m, v, _ = _averages(rng)
        hyper = _hyper(rng)
        calls.append({"function": "corrected", "arguments": [m, v, t, hyper["beta1"], hyper["beta2"]]})
    return calls


def step_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    hyper = _hyper(rng)
    return [
        {
            "function": "adam_step",
            "start": [rng.uniform(0.5, 1.5, 3).round(4).tolist(), [0.0] * 3, [0.0] * 3],
            "each": [[g.tolist(), t] for t, g in enumerate(gradients(rng), 1)],
            "rest": [hyper["lr"], hyper["beta1"], hyper["beta2"], hyper["eps"]],
        }
    ]


def first_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    hyper = _hyper(rng)
    g = np.array([3.0, -0.4, 0.05, -0.002]) * rng.uniform(0.7, 1.4, 4)
    return [{"function": "first_step", "arguments": [g.round(6).tolist(), hyper["lr"], hyper["eps"]]}]


QUESTIONS = (
    Question(
        "first_moment", "the average of gradients", 2, ("m",),
        moment_inputs("first_moment", 0, "beta1"), first_moment, (NO_FACTOR_M, EXCHANGED_M),
    ),
    Question(
        "second_moment", "the average of squares", 2, ("v",),
        moment_inputs("second_moment", 1, "beta2"), second_moment,
        (NO_FACTOR_V, EXCHANGED_V, WEIGHT_SQUARED, ABS_G, NO_SQUARE),
    ),
    Question(
        "corrected", "both corrected", 4, ("m_hat", "v_hat"), corrected_inputs, corrected,
        (NO_M_CORRECTION, NO_V_CORRECTION, TIMES, HAT_BETAS, ONE_BETA, LATE, CONSTANT, BETA_T),
        alone=(EARLY,),
    ),
    Question(
        "adam_step", "ten steps", 6, ("theta", "m", "v"), step_inputs, adam_step,
        (
            NO_FACTOR_M, EXCHANGED_M, NO_FACTOR_V, EXCHANGED_V, ABS_G, NO_M_CORRECTION, NO_V_CORRECTION,
            TIMES, LATE, CONSTANT, BETA_T, BETAS, EPS_IN_ROOT, EPS_HAT, NO_EPS, NO_ROOT, NO_V, ASCENT, STORED,
            G_FOR_M, AMSGRAD,
        ),
        alone=(WEIGHT_SQUARED, NO_SQUARE, HAT_BETAS, ONE_BETA, EARLY), order=(1, 2, 0),
    ),
    Question(
        "first_step", "the first step is lr", 4, ("step",), first_inputs, first_step,
        (
            Mistake("no_eps", "This leaves epsilon out, which counts where the gradient is small."),
            Mistake("no_sign", "A step has the sign of its gradient; here all are positive."),
            Mistake(
                "g_for_root",
                "The root of g**2 is |g|, not g: here the steps of negative gradients come out wrong.",
            ),
            Mistake("no_v", "This is gradient descent's step: it grows with the gradient."),
            EPS_IN_ROOT,
        ),
        pairs=False,
    ),
)  # fmt: skip

# ---- wrong submissions, and another version

M_LINE = "return beta1 * m + (1 - beta1) * g\n"
V_LINE = "return beta2 * v + (1 - beta2) * g**2\n"
HATS = "return m / (1 - beta1**t), v / (1 - beta2**t)\n"
STEP = "return theta - lr * m_hat / (np.sqrt(v_hat) + eps), m, v\n"
OWN_M, OWN_V = "m = first_moment(m, g, beta1)\n", "v = second_moment(v, g, beta2)\n"
OWN_HATS = "m_hat, v_hat = corrected(m, v, t, beta1, beta2)\n"
FIRST = "return lr * g / (np.abs(g) + eps)\n"


MUTANTS = (
    mutant(NO_FACTOR_M, M_LINE, "return beta1 * m + g", first_moment=2),
    mutant(EXCHANGED_M, M_LINE, "return (1 - beta1) * m + beta1 * g", first_moment=2),
    mutant(NO_FACTOR_V, V_LINE, "return beta2 * v + g**2", second_moment=2),
    mutant(EXCHANGED_V, V_LINE, "return (1 - beta2) * v + beta2 * g**2", second_moment=2),
    mutant(ABS_G, V_LINE, "return beta2 * v + (1 - beta2) * np.abs(g)", second_moment=2),
    mutant(WEIGHT_SQUARED, V_LINE, "return beta2 * v + ((1 - beta2) * g) ** 2", second_moment=2),
    mutant(NO_SQUARE, V_LINE, "return beta2 * v + (1 - beta2) * g", second_moment=2),
    mutant(HAT_BETAS, HATS, "return m / (1 - beta2**t), v / (1 - beta1**t)", corrected=4),
    mutant(ONE_BETA, HATS, "return m / (1 - beta1**t), v / (1 - beta1**t)", corrected=4),
    mutant(EARLY, HATS, "return m / (1 - beta1 ** (t - 1)), v / (1 - beta2 ** (t - 1))", corrected=4),
    mutant(NO_M_CORRECTION, HATS, "return m, v / (1 - beta2**t)", corrected=4),
    mutant(NO_V_CORRECTION, HATS, "return m / (1 - beta1**t), v", corrected=4),
    Mutant("no correction at all", {HATS: "return m, v\n"}, {"corrected": 4}, NO_V_CORRECTION.says),
    mutant(TIMES, HATS, "return m * (1 - beta1**t), v * (1 - beta2**t)", corrected=4),
    mutant(LATE, HATS, "return m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))", corrected=4),
    mutant(CONSTANT, HATS, "return m / (1 - beta1), v / (1 - beta2)", corrected=4),
    mutant(BETA_T, HATS, "return m / (1 - beta1 * t), v / (1 - beta2 * t)", corrected=4),
    mutant(BETAS, OWN_M, "beta1, beta2 = beta2, beta1; m = first_moment(m, g, beta1)", adam_step=6),
    mutant(EPS_IN_ROOT, STEP, "return theta - lr * m_hat / np.sqrt(v_hat + eps), m, v", adam_step=3),
    mutant(
        EPS_HAT, STEP,
        "return theta - lr * m_hat * np.sqrt(1 - beta2**t) / (np.sqrt(v) + eps), m, v", adam_step=3,
    ),
    mutant(NO_EPS, STEP, "return theta - lr * m_hat / np.sqrt(v_hat), m, v", adam_step=6),
    mutant(NO_ROOT, STEP, "return theta - lr * m_hat / (v_hat + eps), m, v", adam_step=6),
    mutant(NO_V, STEP, "return theta - lr * m_hat, m, v", adam_step=6),
    mutant(ASCENT, STEP, "return theta + lr * m_hat / (np.sqrt(v_hat) + eps), m, v", adam_step=6),
    mutant(STORED, STEP, "return theta - lr * m_hat / (np.sqrt(v_hat) + eps), m_hat, v_hat", adam_step=6),
    mutant(G_FOR_M, STEP, "return theta - lr * g / (np.sqrt(v_hat) + eps), m, v", adam_step=6),
    mutant(AMSGRAD, OWN_V, "v = np.maximum(v, second_moment(v, g, beta2))", adam_step=6),
    Mutant(
        "two at once, one in an average",
        {V_LINE: "return beta2 * v + g**2\n", STEP: STEP.replace("-", "+", 1)},
        {"second_moment": 2, "adam_step": 6}, ASCENT.says,
    ),
    Mutant("no epsilon", {FIRST: "return lr * np.sign(g)\n"}, {"first_step": 4}, "epsilon"),
    Mutant("no sign", {FIRST: "return lr * np.abs(g) / (np.abs(g) + eps)\n"}, {"first_step": 4}, "sign"),
    Mutant("g for its size", {FIRST: "return lr * g / (g + eps)\n"}, {"first_step": 4}, "root of g**2"),
    Mutant("the gradient times lr", {FIRST: "return lr * g\n"}, {"first_step": 4}, "gradient descent"),
    Mutant("no return", {OWN_HATS: OWN_HATS + "    return\n"}, {"adam_step": 6}, "should return 3 things"),
)  # fmt: skip

OUTSIDE = "- $\\epsilon$ is added to the root of the corrected $\\hat v_t$, outside the root.\n"
FORMULA = "\\theta_t=\\theta_{t-1}-\\eta\\,\\frac{\\hat m_t}{\\sqrt{\\hat v_t}+\\epsilon}.\n"
INSERT = "Insert $t=1$ and simplify"
HAT_STEP = "return theta - lr * m_hat / (np.sqrt(v) + eps) * np.sqrt(1 - beta2**t), m, v\n"
INSIDE_STEP = "return theta - lr * m_hat / np.sqrt(v_hat + eps), m, v\n"
INSIDE_FIRST = "return lr * g / np.sqrt(g**2 + eps)\n"
USUAL = "This has epsilon where PyTorch has it; this version of the task puts it elsewhere."
EPS_ELSEWHERE = (
    "Epsilon is added to the root of v before the correction; this version of the task puts it elsewhere."
)

TWISTS = {
    "eps_in_root": Twist(
        {"adam_step": frozenset({"eps_in_root"}), "first_step": frozenset({"eps_in_root"})},
        {
            OUTSIDE: "- **$\\epsilon$ is added to the corrected $\\hat v_t$, inside the root.** "
            "PyTorch has it elsewhere.\n",
            FORMULA: "\\theta_t=\\theta_{t-1}-\\eta\\,\\frac{\\hat m_t}{\\sqrt{\\hat v_t+\\epsilon}}.\n",
            STEP: INSIDE_STEP,
            FIRST: INSIDE_FIRST,
        },
        USUAL,
        {EPS_HAT.name: EPS_ELSEWHERE},
        (
            Mutant(
                "eps_hat",
                {INSIDE_STEP: HAT_STEP},
                {"adam_step": 6},
                EPS_ELSEWHERE,
            ),
            mutant(NO_ROOT, INSIDE_STEP, "return theta - lr * m_hat / (v_hat + eps), m, v", adam_step=6),
            mutant(NO_V, INSIDE_STEP, "return theta - lr * m_hat, m, v", adam_step=6),
            mutant(ASCENT, INSIDE_STEP, INSIDE_STEP.strip().replace("-", "+", 1), adam_step=6),
            mutant(STORED, INSIDE_STEP, INSIDE_STEP.replace("m, v\n", "m_hat, v_hat"), adam_step=6),
            mutant(G_FOR_M, INSIDE_STEP, INSIDE_STEP.strip().replace("m_hat", "g"), adam_step=6),
            Mutant(
                "no sign",
                {INSIDE_FIRST: INSIDE_FIRST.replace("* g /", "* np.abs(g) /")},
                {"first_step": 4},
                "sign",
            ),
            Mutant("no epsilon", {INSIDE_FIRST: "return lr * np.sign(g)\n"}, {"first_step": 4}, "epsilon"),
        ),
    ),
    "eps_hat": Twist(
        {"adam_step": frozenset({"eps_hat"})},
        {
            OUTSIDE: "- **$\\epsilon$ is added to the root of $v_t$ before the correction**, in the paper's "
            "efficient order. PyTorch has it elsewhere.\n",
            FORMULA: "\\theta_t=\\theta_{t-1}-\\eta\\,\\frac{\\sqrt{1-\\beta_2^t}}{1-\\beta_1^t}\\,"
            "\\frac{m_t}{\\sqrt{v_t}+\\epsilon}.\n",
            STEP: HAT_STEP,
            INSERT: "Take $\\epsilon$ beside the corrected root, as usual, insert $t=1$ and simplify",
        },
        USUAL,
        mutants=(
            mutant(
                EPS_IN_ROOT,
                HAT_STEP,
                HAT_STEP.strip().replace("(np.sqrt(v) + eps)", "np.sqrt(v + eps)"),
                adam_step=3,
            ),
            mutant(EPS_IN_ROOT, HAT_STEP, INSIDE_STEP.strip(), adam_step=6),
            mutant(NO_ROOT, HAT_STEP, HAT_STEP.strip().replace("np.sqrt(v)", "v"), adam_step=6),
            mutant(NO_V, HAT_STEP, "return theta - lr * m_hat, m, v", adam_step=6),
            mutant(
                NO_V_CORRECTION, HAT_STEP, "return theta - lr * m_hat / (np.sqrt(v) + eps), m, v", adam_step=6
            ),
            mutant(ASCENT, HAT_STEP, HAT_STEP.strip().replace("-", "+", 1), adam_step=6),
            mutant(STORED, HAT_STEP, HAT_STEP.replace("m, v\n", "m_hat, v_hat"), adam_step=6),
            mutant(G_FOR_M, HAT_STEP, HAT_STEP.strip().replace("m_hat", "g"), adam_step=6),
        ),
    ),
}

ASSIGNMENT = Assignment("a04_adam", "Assignment 4: Adam", QUESTIONS, MUTANTS, TWISTS)
