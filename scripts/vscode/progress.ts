/** One line of progress: rewritten in a terminal, said once at the start and once at the end elsewhere. */
export class Progress {
  readonly #label: string;
  readonly #started = Date.now();
  readonly #timer: NodeJS.Timeout | undefined;
  #detail = '';

  constructor(label: string) {
    this.#label = label;
    if (process.stdout.isTTY) {
      this.#timer = setInterval(() => this.#draw(), 250);
      this.#draw();
    } else {
      console.log(`  ${label} …`);
    }
  }

  /** Says how far it is. */
  show(detail: string): void {
    this.#detail = detail;
  }

  /** The last line, which stays. */
  end(result: string): void {
    clearInterval(this.#timer);
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
    console.log(`  ${this.#label}: ${result} (${this.#seconds()})`);
  }

  #draw(): void {
    const detail = this.#detail ? `, ${this.#detail}` : '';
    process.stdout.write(`\r\x1b[2K  ${this.#label} … ${this.#seconds()}${detail}`);
  }

  #seconds(): string {
    return `${((Date.now() - this.#started) / 1000).toFixed(0)} s`;
  }
}
