import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { DbtProject } from '../../service/project/index/dbtProject';

/** How long columns are worked out before others have their turn, in milliseconds. */
const SLICE = 8;

/**
 * Works out the columns of every node of some projects, with pauses in which questions are answered: whoever asks for
 * them afterwards has them at once.
 */
export async function workOutColumns(projects: Iterable<DbtProject>): Promise<void> {
  let begun = performance.now();
  for (const project of projects)
    for (const node of [...project.nodes()]) {
      project.columnsOf(node);
      if (performance.now() - begun < SLICE) continue;
      await setImmediate();
      begun = performance.now();
    }
}
