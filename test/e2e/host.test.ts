import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { HostReport } from '../host/index';
import { CodeServer } from '../support/codeServer';

const SUITE = 'out/test/test/host/index.js';

/** Runs the suite of `test/host` in the extension host of a real VS Code, with the extension from this folder. */
async function runInHost(workspace: string): Promise<HostReport> {
  const report = resolve('out/host-report.json');
  const server = await CodeServer.start({ workspace, testDriver: true, env: { LAKEHOUSE_HOST_REPORT: report } });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? 'chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    const ended = new Promise(done => void page.exposeFunction('codeAutomationExit', done));
    await page.exposeFunction('codeAutomationLog', () => undefined);
    await page.goto(
      `http://${server.address}/?folder=${encodeURI(server.workspace)}&payload=${payload(server.address)}`,
    );
    await ended;
    assert.ok(existsSync(report), `no report:\n${server.log}`);
    // Written by the suite's own entry.
    return JSON.parse(readFileSync(report, 'utf8')) as HostReport;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** VS Code takes the extension and its tests as remote addresses of the very server. */
function payload(address: string): string {
  const remote = (path: string): string => `vscode-remote://${address}${resolve(path)}`;
  const entries = [
    ['skipWelcome', 'true'],
    ['extensionDevelopmentPath', remote('.')],
    ['extensionTestsPath', remote(SUITE)],
  ];
  return encodeURIComponent(JSON.stringify(entries));
}

describe('in the extension host', () => {
  it('passes every test of test/host', async () => {
    const report = await runInHost(join('samples', 'lakehouse'));
    assert.deepEqual(report.failed, []);
    assert.ok(report.passed.length > 0);
  });
});
