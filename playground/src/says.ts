/** What changed, told in one sentence to readers who do not see it, once the change has come to rest. */

const REST = 600; // milliseconds

export class Says {
  private timer = 0;

  constructor(private readonly room: Element | null) {}

  tell(sentence: string): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.room && this.room.textContent !== sentence) this.room.textContent = sentence;
    }, REST);
  }
}
