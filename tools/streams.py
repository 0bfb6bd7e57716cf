"""What a cell prints, whole: how a kernel cuts it into pieces is chance."""

from __future__ import annotations

from nbformat import NotebookNode

__all__ = ["joined"]


def joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs of a cell, neighbouring pieces of one stream joined as they were printed.

    >>> from nbformat.v4 import new_output
    >>> pieces = [new_output("stream", text=text) for text in ("174", " 8.27", chr(10))]
    >>> [output.text for output in joined(pieces)]
    ['174 8.27\\n']
    """
    done: list[NotebookNode] = []
    for output in outputs:
        if output["output_type"] == "stream" and done and done[-1].get("name") == output["name"]:
            whole = {**done[-1], "text": done[-1]["text"] + output["text"]}
            done[-1] = NotebookNode(whole)  # type: ignore[no-untyped-call]
        else:
            done.append(output)
    return done
