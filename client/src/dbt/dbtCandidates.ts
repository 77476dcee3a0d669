import { delimiter, dirname, join } from 'node:path';

/** Where dbt may be for a project. */
export interface DbtPlaces {
  /** The user's setting; empty when unset. It is used alone: whoever sets it means it. */
  readonly setting: string;
  /** Project root first, then the folders that hold it up to the workspace's. */
  readonly folders: readonly string[];
  /** Python that the editor uses for the project, where there is one. */
  readonly interpreter: string | undefined;
  readonly path: string;
  readonly home: string;
  readonly platform: NodeJS.Platform;
}

const ENVIRONMENTS = ['.venv', 'venv', 'env'];

/** Paths at which dbt may lie, the likeliest first. */
export function dbtCandidates(places: DbtPlaces): readonly string[] {
  const { setting, folders, interpreter, path, home, platform } = places;
  if (setting !== '') return [setting.startsWith('~') ? join(home, setting.slice(1)) : setting];
  const [bin, name] = platform === 'win32' ? ['Scripts', 'dbt.exe'] : ['bin', 'dbt'];
  return [
    ...folders.flatMap(folder => ENVIRONMENTS.map(environment => join(folder, environment, bin, name))),
    ...(interpreter === undefined ? [] : [join(dirname(interpreter), name)]),
    ...path.split(delimiter).flatMap(folder => (folder === '' ? [] : [join(folder, name)])),
  ];
}
