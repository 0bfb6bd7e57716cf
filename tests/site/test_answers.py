"""The fields of the exercises: what the page says is what `optlib.check` says, and it stays."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from optlib._answers import ANSWERS
from optlib._verdict import Judge
from tests.site import checks
from tests.site.browser import served
from tests.site.small_book import build, make
from tests.site.workshop import OPENING, built, exercises
from tests.tasks import ENTRIES, TASKS
from tools.build import ROOT
from tools.seal import read_tables
from tools.site.answers import html

TABLES = read_tables()
JUDGED = ANSWERS | ENTRIES
SCRIPTS = ("kept.js", "answers.js")
PAIR = "gd-from-zero"
RIGHT, TWICE = ["0.3177", "2.0755"], ["0.3177", "4.1510"]
NONSENSE = (
    "", " ", "...", "…", "..", "abc", "x" * 40, "𝜃" * 20, "NaN", "inf", "1e999", "-1e999", "9" * 400,
    "1.7e308", "1e300", "1/3", "1/0", "0/0", "1/2/3", "1e308/1e-308", "−0,5", "+ 3", "- 2", "--2", "1,234",
    "1,234.5", "12,109", "12 109", "1 2", "1,2,3", "1.2.3", ".", ",", "-", ".5", "5.", "1e-3", "1E+3", "1e",
    "0x10", "1_000", "١٢", "1;2", "1\u00a0234", "1\u202f234.5", "[1, 2]", "50%", "1e-400", "-0",
    "9007199254740993", "330.5", "9,0177", "\t7\t",
)  # fmt: skip


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page with the fields of all exercises."""
    return built(tmp_path_factory.mktemp("workshop"), exercises())


@pytest.fixture
def page(workshop: Path, browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with served(workshop.parent) as home:
        traffic = checks.Traffic(context, home)
        page.goto(f"{home}workshop.html")
        yield page
        assert not traffic.faults, "\n".join(traffic.faults)
    context.close()


def fill(page: Any, name: str, texts: list[str]) -> Any:
    """Type an answer and press Enter; return the verdict's place."""
    form = page.locator(f"#answer-{name}")
    for field, text in zip(form.locator("input").all(), texts, strict=True):
        field.fill(text)
    form.locator("input").last.press("Enter")
    return form.locator(".verdict")


def cases(name: str) -> list[list[str]]:
    """Return answers right, nearly right, wrong in known ways, and senseless."""
    task = (TABLES | TASKS)[name]
    right = task["answer"] if isinstance(task["answer"], list) else [task["answer"]]
    decimals, unit = task["decimals"], 10.0 ** -task["decimals"]
    numbers = [right, right[::-1], [*right[1:], right[0]]]
    for wrong, _ in task.get("wrong", ()):
        wrong = wrong if isinstance(wrong, list) else [wrong]
        numbers += [[r if w is None else w for r, w in zip(right, wrong, strict=True)]]
        numbers += [[987.0 if w is None else w for w in wrong]]
    for factor in (-1, 2, 0.5, -2, 10):
        numbers += [[factor * r for r in right], [factor * right[0], *right[1:]]]
    for shift in (0.5, 1, 1.4999, 1.5, 1.5001, 2, 3, 30, 1000):
        for sign in (1, -1):
            far = sign * shift * unit
            numbers += [[r + far for r in right], [*right[:-1], right[-1] + far]]
    chance = random.Random(name)
    numbers += [[r * chance.uniform(0.9, 1.1) for r in right] for _ in range(20)]
    texts = [[repr(x) for x in answer] for answer in numbers]
    texts += [[f"{x:.{k}f}" for x in answer] for answer in numbers[:6] for k in range(decimals + 2)]
    texts += [[f"{x:.{k}f}000123"[: decimals + 4] for x in answer] for answer in numbers[:2] for k in (1, 2)]
    texts += [[f"{x * 10**3:.0f}e-3" for x in answer] for answer in numbers[:6]]
    texts += [[f"{x:.{k}g}" for x in answer] for answer in numbers[:6] for k in (2, 5, 6, 7)]
    plain = texts[0]
    return texts + [case for odd in NONSENSE for case in ([odd] * len(plain), [*plain[:-1], odd])]


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[Any]:
    """A bare page with the fields of all exercises and those of the tests' own."""
    file = tmp_path_factory.mktemp("fields") / "fields.html"
    scripts = [f'<script src="{(ROOT / "book/_static" / name).as_uri()}"></script>' for name in SCRIPTS]
    forms = [html(name, entry) for name, entry in JUDGED.items()]
    file.write_text("\n".join(["<!doctype html><meta charset=utf-8>", *scripts, *forms]), "utf8")
    page = browser.new_page()
    page.goto(file.as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("name", JUDGED)
def test_the_page_says_what_the_notebook_says(fields: Any, name: str) -> None:
    given = cases(name)
    judge = Judge(name, JUDGED[name])
    expected = [". ".join(judge.verdict(texts)).strip().removesuffix("..") for texts in given]
    expected = [text if text.endswith((".", "?")) else f"{text}." for text in expected]
    said = fields.evaluate(
        """([name, cases]) => {
          const form = document.getElementById("answer-" + name);
          const inputs = [...form.querySelectorAll("input")];
          return cases.map(texts => {
            inputs.forEach((input, i) => { input.value = texts[i]; });
            form.dispatchEvent(new Event("input")); // as typing does
            form.requestSubmit();
            return form.querySelector(".verdict").textContent;
          });
        }""",
        [name, given],
    )
    different = [case for case in zip(given, expected, said, strict=True) if case[1] != case[2]]
    assert not different, different[:5]
    print(f"{name}: {len(given)} answers, {len(set(said))} different sentences")


def test_right_wrong_with_a_hint_and_nonsense(page: Any) -> None:
    verdict = fill(page, PAIR, RIGHT)
    assert verdict.text_content() == "Right."
    assert fill(page, PAIR, TWICE).text_content() == "Not yet. slope: twice the right number."
    wrong, hint = TABLES[PAIR]["wrong"][0]
    assert fill(page, PAIR, [str(x) for x in wrong]).text_content() == f"Not yet. {hint}"
    taken = "give a number such as 0.25 or 1e-3, or one fraction such as 8/27"
    said = fill(page, PAIR, ["0.1/(2*3)", "2.0755"]).text_content()
    assert said == f'Not checked. intercept: "0.1/(2*3)" is no number; {taken}.'
    page.locator(f"#answer-{PAIR} input").first.fill("0.3")
    assert verdict.text_content() == ""  # it was about another answer


def test_the_same_verdict_is_told_again(page: Any) -> None:
    form = page.locator(f"#answer-{PAIR}")
    fill(page, PAIR, TWICE)
    page.evaluate(
        """name => {
          const said = document.querySelector(`#answer-${name} .verdict`);
          window.told = [];
          new MutationObserver(() => told.push([said.textContent, performance.now()]))
            .observe(said, {childList: true});
        }""",
        PAIR,
    )
    form.locator("button").click()
    page.wait_for_function("told.length > 1")
    (empty, before), (sentence, after) = page.evaluate("told")
    assert (empty, sentence) == ("", "Not yet. slope: twice the right number.")
    assert after - before > 50  # more than a frame, or the empty line would not be seen
    assert form.get_attribute("data-verdict") == "Not yet"
    form.locator("button").click()
    form.locator("input").first.fill("0.3")
    page.wait_for_timeout(200)
    assert form.locator(".verdict").text_content() == ""  # what waited was about another answer


def test_by_keyboard_alone(page: Any) -> None:
    form = page.locator(f"#answer-{PAIR}")
    form.locator("input").first.focus()
    for key in (RIGHT[0], "Tab", RIGHT[1], "Tab"):
        page.keyboard.press(key) if key == "Tab" else page.keyboard.type(key)
    assert page.evaluate("document.activeElement.textContent") == "Check"
    page.keyboard.press("Enter")
    assert form.locator("[role=status]").text_content() == "Right."


@pytest.mark.parametrize("place", ["server", "folder"])
def test_what_was_typed_stays(workshop: Path, browser: Any, place: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    with served(workshop.parent) as home:
        page.goto(f"{home}workshop.html" if place == "server" else workshop.as_uri())
        fill(page, PAIR, RIGHT)
        page.locator("#answer-gd-two-cycle input").fill("0.3")  # typed and not checked
        page.reload()
        values = page.locator(f"#answer-{PAIR} input").evaluate_all("all => all.map(i => i.value)")
        assert values == RIGHT
        assert page.locator(f"#answer-{PAIR} .verdict").text_content() == "Right."
        assert page.locator("#answer-gd-two-cycle input").input_value() == "0.3"
        assert page.locator("#answer-gd-two-cycle .verdict").text_content() == ""
    context.close()


@pytest.mark.parametrize("kept", ["no storage", "{", "[1]", '{"typed": ["1"]}', '{"typed": 5}'])
def test_it_works_whatever_the_browser_kept(workshop: Path, browser: Any, kept: str) -> None:
    context = browser.new_context()
    traffic = checks.Traffic(context, workshop.parent.as_uri())
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    keep = f"localStorage.setItem('way-down:answer:{PAIR}', {kept!r})"
    keep = f"if (location.protocol === 'file:') {keep}"
    context.add_init_script(refuse if kept == "no storage" else keep)
    page = context.new_page()
    page.goto(workshop.as_uri())
    assert fill(page, PAIR, RIGHT).text_content() == "Right."
    assert not [fault for fault in traffic.faults if "answers.js" in fault or kept != "no storage"]
    context.close()


def test_a_changed_digest_fails_the_right_answer(page: Any) -> None:
    digest = ANSWERS[PAIR]["digests"][1].split()[-1]
    changed = f"{int(digest, 16) ^ 1:08x}"

    def change(route: Any) -> None:
        page_as_built = route.fetch()
        route.fulfill(response=page_as_built, body=page_as_built.text().replace(digest, changed))

    page.route("**/workshop.html", change)
    page.wait_for_load_state("networkidle")  # else the reload cuts the page's icon off
    page.reload()
    said = fill(page, PAIR, RIGHT).text_content()
    assert said == "Not yet. slope: not right to 4 decimals."


def test_without_scripts_there_is_the_line_for_the_notebook(workshop: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(workshop.as_uri())
    assert not page.locator("form.answer").first.is_visible()
    assert page.locator(".answer-call", has_text=f'check("{PAIR}", [..., ...])').is_visible()
    page.emulate_media(media="print")
    assert page.locator(f"#answer-{PAIR} input").first.is_visible()
    context.close()


def test_print_has_lines_to_write_on(page: Any) -> None:
    page.emulate_media(media="print")
    form = page.locator(f"#answer-{PAIR}")
    assert form.locator("input").first.is_visible()
    assert not form.locator("button").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fields_are_accessible_and_fit_a_phone(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    fill(page, PAIR, RIGHT)
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert not checks.overflow(page)
    assert not checks.accessible(page)


def test_every_field_stands_in_its_exercise(page: Any) -> None:
    boxes = "all => all.map(f => 'answer-' + f.closest('.exercise')?.id.slice(3) === f.id)"
    assert all(page.eval_on_selector_all("form.answer", boxes))
    assert page.locator("form.answer").count() == len(ANSWERS)


FAULTS = {
    "mistyped": ("```{exercise} E\n```\n\n```{answer} gd-form-zero\n```", "did you mean gd-from-zero?"),
    "unknown": ("```{exercise} E\n```\n\n```{answer} xyz\n```", "add it there and run python -m tools.seal"),
    "alone": (f"```{{answer}} {PAIR}\n```", "stands in no exercise"),
    "apart": (f"```{{exercise}} E\n```\n\nWords.\n\n```{{answer}} {PAIR}\n```", "stands in no exercise"),
}


def test_a_field_out_of_place_stops_the_build(tmp_path: Path) -> None:
    pages = {name: OPENING + text for name, (text, _) in FAULTS.items()}
    done = build(make(tmp_path, {"index": "# Home\n\nA book.\n", **pages}))
    assert done.returncode == 1
    for name, (_, complaint) in FAULTS.items():
        said = [line for line in done.stderr.splitlines() if line.startswith(f"book/{name}.md:")]
        assert any(complaint in line for line in said), done.stderr
