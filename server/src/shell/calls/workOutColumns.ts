import { performance } from 'node:perf_hooks';
import { othersFirst } from '../../host/othersFirst';
import type { DbtProject } from '../../service/project/index/dbtProject';
import { Slices } from '../../service/workspace/slices';

/** How long columns are worked out before others have their turn, in milliseconds. */
const SLICE = 8;

/**
 * Works out the columns of every node of some projects, with pauses in which questions are answered: whoever asks for
 * them afterwards has them at once.
 */
export async function workOutColumns(projects: Iterable<DbtProject>): Promise<void> {
  const slices = new Slices({ now: () => performance.now(), pause: othersFirst }, SLICE);
  for (const project of projects)
    for (const node of [...project.nodes()]) {
      project.columnsOf(node);
      if (slices.isOver) await slices.next();
    }
}
