import './threadPool';
import { Failure, logLine, Logger, Secret } from '@lakehouse/base';
import { readArguments } from './arguments';
import { Logins } from './logins';
import { startSandbox } from './startSandbox';

/** What comes to standard output is for the program that started this one: one line, when everything answers. */
async function main(): Promise<void> {
  const user = process.env['DREMIO_USER'] ?? 'admin';
  const logins = new Logins(user, new Secret(process.env['DREMIO_PASSWORD'] ?? 'password123'));
  const verbose = process.env['LAKEHOUSE_SANDBOX_LOG'] === 'debug';
  const log = new Logger(entry => {
    if (entry.level !== 'debug' || verbose) process.stderr.write(`${logLine(entry)}\n`);
  });
  const asked = askedToStop();
  const sandbox = await startSandbox(readArguments(process.argv.slice(2)), { user, logins, log });
  const { flight, rest, airbyte } = sandbox;
  process.stdout.write(`${JSON.stringify({ ready: true, flight, rest, airbyte })}\n`);
  await asked;
  await sandbox.close();
}

/** Settles at the first SIGTERM or SIGINT; a second one ends the process at once. */
function askedToStop(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const failure = Failure.from(error);
    process.stderr.write(`${failure.code === 'bug' ? (failure.stack ?? failure.message) : failure.message}\n`);
    process.exit(1);
  },
);
