import { BROWSER_HINT, browserForTests } from './browser.mjs';
import { buildProducts, buildTests } from './bundles.mjs';
import { runMocha } from './mocha.mjs';

/**
 * Runs the tests of the webviews' pages in a browser, each page against a host made up by the test.
 *
 * Without a browser they are skipped by name, except with `CI=true`, where that is a failure.
 */
export async function runWebview({ folders = ['test/webview'], grep, isBuilt = false } = {}) {
  if (!isBuilt) await buildProducts({ only: 'webview' });
  const files = await buildTests(folders.length > 0 ? folders : ['test/webview']);
  const browser = await browserForTests();
  if (browser === undefined) {
    if (process.env.CI === 'true') throw new Error(`No browser: ${BROWSER_HINT}.`);
    return { passed: 0, failed: 0, skipped: [`tests of the webviews: ${BROWSER_HINT}`] };
  }
  return runMocha('webview', files, { timeout: 120_000, grep, env: { CHROMIUM: browser } });
}
