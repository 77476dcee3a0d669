import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** How to get one, for the line of a skipped test. */
export const BROWSER_HINT = 'install Chromium or Chrome, or name one in the variable CHROMIUM';

/** Path of a Chromium or Chrome on this machine, or `undefined`. */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].filter(Boolean);
  const candidates = [
    ...NAMES.flatMap(name => folders.map(folder => join(folder, name))),
    ...MAC,
    ...programs.flatMap(folder => WINDOWS.map(name => join(folder, name))),
  ];
  return candidates.find(path => existsSync(path));
}

/**
 * A browser for tests: one that is there, or, on a continuous-integration machine where we are root, the distribution's own.
 *
 * A user's machine is never asked to install anything.
 */
export async function browserForTests() {
  const found = findBrowser();
  if (found !== undefined || process.env.CI !== 'true' || process.getuid?.() !== 0) return found;
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell']);
  return findBrowser();
}
