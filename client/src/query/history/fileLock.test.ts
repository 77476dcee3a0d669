import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFileLock } from './fileLock';

const ROUNDS = 60;
const CONTENDERS = 4;

function makeStale(file: string): void {
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
}

/** A moment in which others come to their turn. */
function aTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

describe('the lock beside a file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lakehouse-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The most that held the lock of a crashed holder at once, of those that came for it at once. */
  async function mostHolders(path: string, round: number): Promise<number> {
    writeFileSync(`${path}.lock`, '');
    makeStale(`${path}.lock`);
    let [holders, most] = [0, 0];
    const hold = async (): Promise<void> => {
      holders += 1;
      most = Math.max(most, holders);
      for (let turns = 0; turns < 20; turns++) await aTurn();
      holders -= 1;
    };
    const contend = async (contender: number): Promise<void> => {
      // They come a little apart, in each round otherwise.
      for (let turns = 0; turns < (contender * round) % 11; turns++) await aTurn();
      await withFileLock(path, hold);
    };
    await Promise.all(Array.from({ length: CONTENDERS }, (_, contender) => contend(contender)));
    return most;
  }

  it('that a crash has left is taken over by one contender at a time', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const most = await mostHolders(join(folder, 'file'), round);
      assert.deepEqual({ most, left: readdirSync(folder) }, { most: 1, left: [] }, `round ${round}`);
    }
  });

  it('stays with whoever took it over when the one that held it before goes on', async () => {
    const path = join(folder, 'file');
    let letGo: () => void = () => undefined;
    const untilLetGo = new Promise<void>(resolve => (letGo = resolve));
    let takingOver: Promise<void> | undefined;
    await withFileLock(path, async () => {
      makeStale(`${path}.lock`);
      await new Promise<void>(resolve => {
        takingOver = withFileLock(path, () => {
          resolve();
          return untilLetGo;
        });
      });
    });
    assert.equal(existsSync(`${path}.lock`), true);
    letGo();
    await takingOver;
    assert.deepEqual(readdirSync(folder), []);
  });
});
