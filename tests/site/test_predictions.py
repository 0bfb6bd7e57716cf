"""Predictions: to choose commits, tells, unfolds and stays; without scripts a list and a fold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site import checks
from tests.site.browser import served
from tests.site.small_book import build, make
from tests.site.workshop import OPENING, built

QUESTION = """```{{predict}} What will $x_{key}$ do?
:label: predict-{key}
:answer: 2

Take $x>0$.

1. It creeps.
2. It jumps to $-x$ and back.
3. It explodes.
```

The answer of {key}, in an `answer`.

$$x_t=(-1)^tx_0$$

- With a list.

```{{predict-end}}
```

After {key}.

"""
A, B = "#predict-a", "#predict-b"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with two predictions."""
    text = "## Two\n\n" + QUESTION.format(key="a") + QUESTION.format(key="b")
    return built(tmp_path_factory.mktemp("predictions"), text)


@pytest.fixture(params=["server", "folder"])
def page(request: pytest.FixtureRequest, workshop: Path, browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with served(workshop.parent) as home:
        at = home if request.param == "server" else workshop.parent.as_uri()
        traffic = checks.Traffic(context, at)
        page.goto(f"{at.rstrip('/')}/workshop.html")
        yield page
        assert not traffic.faults, "\n".join(traffic.faults)
    context.close()


def answer(page: Any, of: str) -> Any:
    return page.locator(f"{of} + details")


def test_nothing_gives_the_answer_away_before(page: Any) -> None:
    seen = page.locator("article").inner_text()
    assert "The answer of a" not in seen
    assert "is right" not in seen
    assert "After a." in seen
    assert page.locator(f"{A} .right, {A} .chosen").count() == 0


@pytest.mark.parametrize(
    ("number", "said"), [(2, "You chose 2, which is right."), (3, "You chose 3; right is 2.")]
)
def test_to_choose_commits_tells_and_unfolds(page: Any, number: int, said: str) -> None:
    page.get_by_label("It explodes.").first.wait_for()
    at = "all => all.map(one => one.getBoundingClientRect().top)"
    above = page.locator(f"{A}, {A} legend, {A} li")
    before = above.evaluate_all(at)
    page.locator(f"{A} label").nth(number - 1).click()
    assert page.locator(f"{A} [role=status]").text_content() == said
    assert answer(page, A).get_attribute("open") is not None
    assert page.get_by_text("The answer of a").is_visible()
    assert page.locator(f"{A} li.right").text_content().startswith("It jumps")
    assert page.locator(f"{A} li").nth(number - 1).get_attribute("class").split()[0] == "chosen"
    assert page.locator(f"{A} .verdict").bounding_box()["height"] > 20
    assert above.evaluate_all(at) == before  # nothing that stood above has moved
    page.locator(f"{A} label").first.click(force=True)
    assert page.locator(f"{A} [role=status]").text_content() == said
    assert answer(page, B).get_attribute("open") is None


def test_no_room_waits_for_the_verdict(page: Any) -> None:
    below = """form => form.getBoundingClientRect().bottom
      - form.querySelector("ol").getBoundingClientRect().bottom"""
    assert page.locator(A).evaluate(below) < 14


def test_by_keyboard_an_option_between_can_be_chosen(page: Any) -> None:
    page.locator(f"{A} input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(f"{A} .verdict").text_content() == "Enter chooses 3."
    page.keyboard.press("ArrowUp")
    assert answer(page, A).get_attribute("open") is None
    assert not [fault for fault in checks.focus(page, presses=0) if fault]
    page.keyboard.press("Enter")
    assert page.locator(f"{A} .verdict").text_content() == "You chose 2, which is right."
    assert page.evaluate("document.activeElement.textContent") == "Answer"


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_by_keyboard_the_first_option(page: Any, key: str) -> None:
    page.locator(f"{B} input").first.focus()
    page.keyboard.press(key)
    assert page.locator(f"{B} .verdict").text_content() == "You chose 1; right is 2."


def test_the_choice_stays(page: Any) -> None:
    page.locator(f"{A} label").nth(2).click()
    page.reload()
    assert page.locator(f"{A} .verdict").text_content() == "You chose 3; right is 2."
    assert answer(page, A).get_attribute("open") is not None
    assert page.locator(f"{B} .verdict").text_content() == ""


@pytest.mark.parametrize("kept", ["no storage", "{", "7", "0", '"2"', "[2]"])
def test_it_works_whatever_the_browser_kept(workshop: Path, browser: Any, kept: str) -> None:
    context = browser.new_context()
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    keep = f"localStorage.setItem('way-down:prediction:predict-a', {kept!r})"
    keep = f"if (location.protocol === 'file:') {keep}"
    context.add_init_script(refuse if kept == "no storage" else keep)
    page = context.new_page()
    page.goto(workshop.as_uri())
    assert page.locator(f"{A} .verdict").text_content() == ""
    page.locator(f"{A} label").nth(1).click()
    assert page.locator(f"{A} .verdict").text_content() == "You chose 2, which is right."
    context.close()


def test_the_question_names_the_group(page: Any) -> None:
    group = page.get_by_role("group").first
    assert "What will" in group.locator("legend").inner_text()
    assert group.get_by_role("radio").count() == 3


def test_without_scripts_it_is_a_list_and_a_fold(workshop: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(workshop.as_uri())
    assert not page.locator(f"{A} input").first.is_visible()
    assert page.locator(f"{A} li").count() == 3
    inside = page.get_by_text("The answer of a")
    assert not inside.is_visible()
    answer(page, A).locator("summary").press("Enter")
    assert inside.is_visible()
    assert answer(page, A).get_by_text("Number 2 is right.").is_visible()
    context.close()


def test_print_shows_the_answer(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.get_by_text("The answer of a").is_visible()
    assert answer(page, A).get_by_text("Number 2 is right.").is_visible()
    assert not page.locator(f"{A} input").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits_a_phone(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.locator(f"{A} label").nth(2).click()
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert not checks.overflow(page)
    checks.still(page)
    assert not checks.accessible(page)


GOOD = QUESTION.format(key="a")
END = "```{predict-end}\n```"
ITEMS = "1. It creeps.\n2. It jumps to $-x$ and back.\n3. It explodes.\n"
FAULTS = {
    "open": (GOOD.replace(END, ""), "{predict} predict-open has no {predict-end}"),
    "closed": (GOOD + END, "{predict-end} without a {predict} before it"),
    "two": (GOOD.replace(END, "") + QUESTION.format(key="b"), "{predict} predict-two has no {predict-end}"),
    "heading": (GOOD.replace("- With", "## With"), "predict-heading: a heading stands in its answer"),
    "deep": ("## Top\n\n" + GOOD.replace("- With", "### With"), "predict-deep: a heading stands in its"),
    "empty": (GOOD.partition("The answer of")[0] + END, "nothing stands between"),
    "few": (GOOD.replace(ITEMS, "1. It creeps.\n"), "predict-few needs one numbered list of two to four"),
    "listless": (GOOD.replace(ITEMS, "It creeps.\n"), "predict-listless needs one numbered list of two"),
    "number": (GOOD.replace(":answer: 2\n", ""), "as its :answer:, the number of an option, 1 to 3"),
    "large": (GOOD.replace(":answer: 2", ":answer: 4"), "as its :answer:, the number of an option, 1 to 3"),
    "label": (GOOD.replace(":label: predict-a\n", ""), "needs a :label:"),
    "twice": (GOOD + GOOD, "predict-twice: the label stands on twice too"),
    "long": (GOOD.replace("It creeps.", "It creeps.\n\n   More."), "predict-long: an option is one"),
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the build says of a book with one fault a page."""
    texts = {name: text.replace("predict-a", f"predict-{name}") for name, (text, _) in FAULTS.items()}
    pages = {name: OPENING + text for name, text in texts.items()}
    done = build(make(tmp_path_factory.mktemp("faults"), {"index": "# Home\n\nA book.\n", **pages}))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stops_the_build(complaints: str, name: str) -> None:
    said = [line for line in complaints.splitlines() if line.startswith(f"book/{name}.md:")]
    assert any(FAULTS[name][1] in line for line in said), complaints
