/** What came out, in one sentence; what changed is told to readers who do not see it, once the change has come to rest. */

const REST = 600; // milliseconds

export class Says {
  private timer = 0;

  constructor(private readonly room: Element | null) {}

  /** What the first drawing shows: written, and not announced, since the reader has changed nothing yet. */
  begin(sentence: string): void {
    if (!this.room) return;
    this.room.textContent = sentence;
    this.timer = window.setTimeout(() => this.room?.setAttribute("role", "status"), REST);
  }

  tell(sentence: string): void {
    this.room?.setAttribute("role", "status");
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.room && this.room.textContent !== sentence) this.room.textContent = sentence;
    }, REST);
  }
}
