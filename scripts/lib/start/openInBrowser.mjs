import { spawn } from 'node:child_process';

/** Opens an address in the user's browser; gives false where there is none to ask. */
export function openInBrowser(url) {
  const [command, ...args] = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url] }[process.platform] ?? [
    'xdg-open',
    url,
  ];
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', code => resolve(code === 0));
  });
}
