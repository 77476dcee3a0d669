import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder in which the disk is full after some bytes. */
export interface SmallDisk {
  readonly folder: string;
  /** What the system says when the room is used up. */
  readonly says: 'ENOSPC' | 'EFBIG';
  /** There is room again, and nothing in it. */
  readonly release: () => Promise<void>;
}

/**
 * Makes a file system of its own in the namespace of a child process, as any user of a Linux may have one. Where the
 * machine forbids that, or `LAKEHOUSE_NO_MOUNT` is set, this process limits the size of its own files until the disk is
 * released.
 */
export async function smallDisk(bytes: number): Promise<SmallDisk> {
  const disk = process.env['LAKEHOUSE_NO_MOUNT'] === undefined ? await mounted(bytes) : undefined;
  return disk ?? limited(bytes);
}

async function mounted(bytes: number): Promise<SmallDisk | undefined> {
  const point = mkdtempSync(join(tmpdir(), 'lakehouse-small-disk-'));
  const script = `mount -t tmpfs -o size=${bytes} none "$0" && echo ready && exec cat`;
  // It ends with its input, and so with us; its file system goes with it.
  const child = spawn('unshare', ['-rm', 'sh', '-c', script, point], { stdio: ['pipe', 'pipe', 'ignore'] });
  const end = async (): Promise<void> => {
    const ended = child.exitCode === null && child.pid !== undefined ? once(child, 'exit') : undefined;
    child.stdin.end();
    await ended;
    rmSync(point, { recursive: true, force: true });
  };
  if (await isReady(child)) return { folder: join(`/proc/${child.pid}/root`, point), says: 'ENOSPC', release: end };
  await end();
  return undefined;
}

function isReady(child: ChildProcess): Promise<boolean> {
  return new Promise(resolve => {
    child.stdout?.once('data', () => resolve(true));
    child.once('exit', () => resolve(false));
    child.once('error', () => resolve(false));
  });
}

function limited(bytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-small-disk-'));
  const limit = (size: string): void => {
    execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${size}:`]);
  };
  // The signal would end the process, and with it the tests.
  const passOver = (): void => undefined;
  process.on('SIGXFSZ', passOver);
  limit(String(bytes));
  const release = (): Promise<void> => {
    limit('unlimited');
    process.off('SIGXFSZ', passOver);
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  };
  return { folder, says: 'EFBIG', release };
}
