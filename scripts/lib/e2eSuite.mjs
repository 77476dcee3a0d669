import { BROWSER_HINT, browserForTests } from './browser.mjs';
import { buildTests } from './bundles.mjs';
import { codeServerEntry } from './codeServer.mjs';
import { editorNode } from './editorNode.mjs';
import { buildHostSuite } from './hostSuite.mjs';
import { runMocha } from './mocha.mjs';
import { pythonEnvironment } from './python.mjs';
import { packVsix } from './vsix.mjs';

/**
 * Runs the tests that drive a real VS Code through its window, with the packed extension installed.
 *
 * Without a browser they are skipped by name, except with `CI=true`, where that is a failure.
 */
export async function runE2e({ folders = ['test/e2e'], grep, timeout = 180_000 } = {}) {
  const files = await buildTests(folders.length > 0 ? folders : ['test/e2e']);
  const browser = await browserForTests();
  if (browser === undefined) {
    if (process.env.CI === 'true') throw new Error(`No browser: ${BROWSER_HINT}.`);
    return { passed: 0, failed: 0, skipped: [`end-to-end tests in VS Code: ${BROWSER_HINT}`] };
  }
  const vsix = await packVsix();
  await buildHostSuite();
  const env = {
    CHROMIUM: browser,
    LAKEHOUSE_VSIX: vsix,
    LAKEHOUSE_CODE_SERVER: await codeServerEntry(),
    LAKEHOUSE_EDITOR_NODE: await editorNode(),
    LAKEHOUSE_DBT_BIN: await pythonEnvironment('scripts/python/dbt.txt'),
  };
  return runMocha('e2e', files, { timeout, grep, env });
}
