import { Failure } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { DbtRun, DbtRunEnd } from './dbtRun';

/** The terminal of a dbt task: shows what dbt prints; closing it, or terminating the task, stops the run. */
export class DbtTerminal implements vscode.Pseudoterminal {
  readonly #run: DbtRun;
  readonly #onEnd: (end: DbtRunEnd) => Promise<void>;
  readonly #write = new vscode.EventEmitter<string>();
  readonly #close = new vscode.EventEmitter<number>();
  #ended = false;

  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#close.event;

  /** `onEnd` is called once, before the task counts as ended. */
  constructor(run: DbtRun, onEnd: (end: DbtRunEnd) => Promise<void>) {
    this.#run = run;
    this.#onEnd = onEnd;
  }

  open(): void {
    void this.#follow();
  }

  close(): void {
    if (!this.#ended) void this.#run.stop();
  }

  handleInput(data: string): void {
    if (data === '\x03') this.close(); // Ctrl-C
  }

  async #follow(): Promise<void> {
    let end: DbtRunEnd = { exitCode: 1, stopped: false };
    try {
      end = await this.#run.run(text => this.#show(text));
    } catch (error) {
      this.#show(`${Failure.from(error).message}\n`);
    }
    this.#ended = true;
    await this.#onEnd(end);
    this.#close.fire(end.exitCode);
  }

  /** A pseudoterminal wants carriage returns. */
  #show(text: string): void {
    this.#write.fire(text.replace(/\r?\n/g, '\r\n'));
  }
}
