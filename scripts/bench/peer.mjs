import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from '../lib/paths.mjs';

/** A process that answers each line with a line. */
export class Peer {
  constructor(name, command, args) {
    this.name = name;
    this.child = spawn(command, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async line() {
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`${this.child.spawnargs.join(' ')} ended`);
    return value;
  }

  ask(line) {
    this.child.stdin.write(`${line}\n`);
    return this.line();
  }

  stop() {
    this.child.stdin.end();
    this.child.kill();
  }
}
