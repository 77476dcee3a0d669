import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildHostSuite } from './lib/hostSuite.mjs';
import { ROOT } from './lib/paths.mjs';

/** `npm run test:desktop`: the suite of `test/host` in a desktop VS Code, which is downloaded on first use. */
const extensionTestsPath = await buildHostSuite();
try {
  await runTests({
    extensionDevelopmentPath: ROOT,
    extensionTestsPath,
    launchArgs: [join(ROOT, 'samples/lakehouse'), '--disable-extensions'],
  });
} catch (error) {
  process.stderr.write(
    `${error.message}\nThe desktop suite needs a VS Code: check that its download site can be reached.\n`,
  );
  process.exitCode = 1;
}
