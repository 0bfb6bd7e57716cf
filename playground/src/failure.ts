/** Where nothing can run the drawn figure stays in the room that was kept, so that nothing moves, and a sentence says so. */
export function giveUp(box: HTMLElement, error: unknown): void {
  box.dataset.live = "failed";
  const caption = box.querySelector("figcaption");
  if (caption) caption.style.minHeight = `${caption.offsetHeight}px`; // the drawn figure's own may be shorter
  box.classList.add("failed");
  const says = box.querySelector(".live-says");
  if (says) says.textContent = "The figure stays as it was drawn: this browser could not start what moves it.";
  console.warn(error instanceof Error ? error.message : error);
}
