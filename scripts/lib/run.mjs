import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs a command to its end and gives its exit code and what it printed.
 *
 * `echo` also shows the output as it comes. Rejects only when the command cannot be started at all.
 */
export function run(command, args, { cwd = ROOT, env = process.env, echo = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell(command) });
    let output = '';
    const take = to => chunk => {
      output += chunk;
      if (echo) to.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.once('error', reject);
    child.once('close', code => resolve({ code: code ?? 1, output }));
  });
}

/** As `run`, but a failure is an error that holds the end of the output. */
export async function mustRun(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-4000)}`);
  return output;
}

// npm and npx are shell scripts on Windows, which spawn refuses to start by itself.
function needsShell(command) {
  return process.platform === 'win32' && /^(npm|npx)$/.test(command);
}
