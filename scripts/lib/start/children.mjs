import { spawn } from 'node:child_process';

/** The processes that a start brought up, to be ended together. */
export class Children {
  #running = [];

  /** Starts one, in a group of its own so that what it starts ends with it. */
  start(command, args, options = {}) {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      ...options,
    });
    this.#running.push(child);
    child.once('exit', () => (this.#running = this.#running.filter(each => each !== child)));
    return child;
  }

  /** Asks every one to stop, last started first, and waits; what does not listen within five seconds is ended. */
  async stop() {
    for (const child of [...this.#running].reverse()) {
      const gone = new Promise(resolve => child.once('exit', resolve));
      signal(child, 'SIGTERM');
      const timer = setTimeout(() => signal(child, 'SIGKILL'), 5000);
      await gone;
      clearTimeout(timer);
      signal(child, 'SIGKILL'); // What it started may outlive it: extension hosts do.
    }
  }
}

function signal(child, name) {
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // Gone already.
  }
}
