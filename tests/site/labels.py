"""Where the ink of a drawn figure's labels lies: no two meet, and none is beyond the figure."""

from __future__ import annotations

from typing import Any

# A label is measured in runs of one font each, as the letters' own outlines: a line of text is as high as its
# tallest letter could be, and lines of small numbers may be closer than that. Turned labels are turned boxes.
_MEASURE = """async hair => {
  const pen = document.createElement("canvas").getContext("2d");
  const runs = label => {
    const boxes = [], place = label.getScreenCTM();
    const nodes = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    for (let node, first = 0; (node = nodes.nextNode()); first += node.length) {
      if (!node.data.trim()) continue;
      const {fontStyle, fontWeight, fontSize, fontFamily} = getComputedStyle(node.parentElement);
      pen.font = `${fontStyle} ${fontWeight} 100px ${fontFamily}`;  // it counts in whole px
      const ink = pen.measureText(node.data), size = parseFloat(fontSize) / 100;
      const {x, y} = label.getStartPositionOfChar(first);
      const end = label.getEndPositionOfChar(first + node.length - 1).x;
      const top = y - size * ink.actualBoundingBoxAscent, bottom = y + size * ink.actualBoundingBoxDescent;
      boxes.push([[x, top], [end, top], [end, bottom], [x, bottom]].map(
        ([x, y]) => new DOMPoint(x, y).matrixTransform(place)));
    }
    return boxes;
  };
  const outline = label => {
    const {left, right, top, bottom} = label.getBoundingClientRect();
    return [[{x: left, y: top}, {x: right, y: top}, {x: right, y: bottom}, {x: left, y: bottom}]];
  };
  // How deep two boxes lie in each other: no deeper than along the side that parts them best.
  const depth = (one, other) => Math.min(...[one, other].flatMap(box => [0, 1].map(side => {
    const x = box[side + 1].x - box[side].x, y = box[side + 1].y - box[side].y, long = Math.hypot(x, y);
    const [a, b] = [one, other].map(corners => corners.map(corner => (corner.x * x + corner.y * y) / long));
    return Math.min(Math.max(...a), Math.max(...b)) - Math.max(Math.min(...a), Math.min(...b));
  })));
  await document.fonts.ready;
  return [...document.querySelectorAll(".drawing > svg")].flatMap(figure => {
    const faults = [], room = figure.parentElement.getBoundingClientRect();
    const name = figure.closest("figure")?.id || "a figure";
    const labels = [...figure.querySelectorAll("text, .outlined")].map(label => ({
      said: label.textContent.trim() || "a formula",
      boxes: label.tagName === "text" ? runs(label) : outline(label)}));
    if (!room.width) faults.push(`${name} is not shown`);
    labels.forEach(({said, boxes}, i) => {
      const beyond = Math.max(...boxes.flat().flatMap(
        ({x, y}) => [room.left - x, x - room.right, room.top - y, y - room.bottom]));
      if (beyond > hair) faults.push(`${name}: “${said}” reaches ${beyond.toFixed(1)} px beyond it`);
      for (const other of labels.slice(i + 1)) {
        const deep = Math.max(...boxes.flatMap(one => other.boxes.map(two => depth(one, two))));
        if (deep > hair)
          faults.push(`${name}: “${said}” lies ${deep.toFixed(1)} px on “${other.said}”`);
      }
    });
    return faults;
  });
}"""

HAIR = 0.25  # px, as much as a letter's soft edge


def apart(page: Any) -> list[str]:
    """Return what is wrong with the labels of the page's drawn figures."""
    return page.evaluate(_MEASURE, HAIR)
