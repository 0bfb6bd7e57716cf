"""Light and dark by CSS alone, so that a page is right without a script, on paper, and from its first moment.

The theme's style sheets know two schemes, `html[data-theme=light]` and `[data-theme=dark]`, and leave it to a
script to choose one. Here each such rule also gets the forms that need none: without a script the attribute
says `auto` and the system's preference decides, and paper is always light.
"""

from __future__ import annotations

import json
import re

# the ground, before any style sheet has come; the choice of an earlier visit, before the first paint
_FIRST = """<meta name="color-scheme" content="light dark" />
  <style>
{colours}  </style>
  <script data-cfasync="false">
    (function (root) {{
      let mode = "auto";
      try {{ mode = localStorage.getItem("mode") || "auto"; }} catch (error) {{ /* storage is forbidden */ }}
      const dark = mode === "dark" || mode === "auto" && matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.mode = mode;
      root.dataset.theme = dark ? "dark" : "light";
      // The fonts of the first screen; from a local folder a preload is refused, and that is an error.
      if (location.protocol !== "file:") for (const name of {fonts}) {{
        const font = document.createElement("link");
        Object.assign(font, {{rel: "preload", as: "font", type: "font/woff2", crossOrigin: "",
          href: `${{root.dataset.content_root}}_static/${{name}}.woff2`}});
        document.head.append(font);
      }}
    }})(document.documentElement);
  </script>"""

_TEXT = ["fonts/source-serif-4-latin-wght-normal", "fonts/source-serif-4-latin-wght-italic"]
_FORMULAS = ["katex/fonts/KaTeX_Main-Regular", "katex/fonts/KaTeX_Math-Italic"]

_SCRIPT = re.compile(
    r'<script data-cfasync="false">\s*document\.documentElement\.dataset\.mode.*?</script>', re.DOTALL
)
_FORMULA = re.compile(r'class="katex"')
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SCHEME = re.compile(r"""\[data-theme=["']?(light|dark)["']?\]""")
_OUTSIDE_BRACKETS = re.compile(r",(?![^()]*\))")


def without_script(css: str) -> str:
    """Return a style sheet in which rules for a scheme hold without a script too, and paper is light.

    Example:
        >>> print(without_script("html[data-theme=dark] p{color:red}"))
        @media screen{html[data-theme=dark] p{color:red}}
        @media screen and (prefers-color-scheme:dark){html[data-theme=auto] p{color:red}}
    """
    return _RULE.sub(_in_all_forms, css)


def _in_all_forms(rule: re.Match[str]) -> str:
    before, selectors = _after_last(rule[1])
    if not _SCHEME.search(selectors):
        return rule[0]
    of: dict[str, list[str]] = {"": [], "light": [], "dark": []}
    for selector in _OUTSIDE_BRACKETS.split(selectors):
        named = _SCHEME.search(selector)
        of[named[1] if named else ""].append(selector.strip())

    def said(scheme: str, condition: str, *names: str) -> str:
        chosen = [_SCHEME.sub(f"[data-theme={name}]", selector) for name in names for selector in of[scheme]]
        text = f"{','.join(chosen)}{{{rule[2]}}}"
        return "" if not chosen else f"@media {condition}{{{text}}}" if condition else text

    forms = [
        said("", "", ""),
        said("light", "", "light"),
        said("light", "print", "dark", "auto"),
        said("light", "(prefers-color-scheme:light)", "auto"),
        said("dark", "screen", "dark"),
        said("dark", "screen and (prefers-color-scheme:dark)", "auto"),
    ]
    return before + "\n".join(form for form in forms if form)


def _after_last(selectors: str) -> tuple[str, str]:
    """Split off what stands before the selectors of a rule: comments and statements such as @charset."""
    cut = (
        max(selectors.rfind("*/") + 2, selectors.rfind(";") + 1)
        if "*/" in selectors
        else selectors.rfind(";") + 1
    )
    return selectors[:cut], selectors[cut:]


def with_first_colours(page: str, colours: str) -> str:
    """Return a page whose head first sets the ground's colour and the scheme, and asks for the fonts.

    Raises:
        ValueError: the theme's own script for this is not there.
    """
    fonts = [*_TEXT, *(_FORMULAS if _FORMULA.search(page) else [])]
    head = _FIRST.format(colours=colours, fonts=json.dumps(fonts))
    text, times = _SCRIPT.subn(lambda _: head, page, count=1)
    if not times:
        raise ValueError(
            "the theme's script that sets data-theme is not in the page's head: see tools.site.schemes"
        )
    return text
