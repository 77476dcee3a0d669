import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** What a run in the extension host leaves in the file that LAKEHOUSE_HOST_REPORT names. */
export interface HostReport {
  readonly passed: readonly string[];
  readonly failed: readonly { readonly title: string; readonly reason: string }[];
}

/** Entry that VS Code calls in the extension host: runs the tests beside this file, and rejects when one failed. */
export function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 60_000 });
  for (const name of readdirSync(__dirname)) if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  const passed: string[] = [];
  const failed: { title: string; reason: string }[] = [];
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failures => {
      const file = process.env['LAKEHOUSE_HOST_REPORT'];
      const report: HostReport = { passed, failed };
      if (file !== undefined) writeFileSync(file, JSON.stringify(report));
      if (failures === 0) resolve();
      else reject(new Error(failed.map(({ title, reason }) => `${title}: ${reason}`).join('\n')));
    });
    runner.on('pass', test => passed.push(test.fullTitle()));
    runner.on('fail', (test, error: unknown) =>
      failed.push({
        title: test.fullTitle(),
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
  });
}
