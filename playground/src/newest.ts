/** One piece of work at a time, and after it only the newest that was asked for meanwhile: what keeps a drag fluent. */
export class Newest<Input> {
  private waiting: { input: Input } | null = null;
  private busy = false;

  constructor(private readonly work: (input: Input) => Promise<void>) {}

  push(input: Input): void {
    this.waiting = { input };
    if (!this.busy) void this.run();
  }

  private async run(): Promise<void> {
    this.busy = true;
    while (this.waiting) {
      const { input } = this.waiting;
      this.waiting = null;
      await this.work(input);
    }
    this.busy = false;
  }
}
