import type { JobsApi } from './dbtJobs';

/** Whose jobs a dbt run makes: what Dremio's job list and dbt's query comment say of them. */
export interface DbtIdentity {
  readonly profileName: string;
  readonly targetName: string;
  readonly user: string;
}

/** The target that dbt is to use for a project, as it was picked when it was asked for: a later pick changes nothing here. */
export interface DbtTarget {
  /** Name of the target; `undefined` when none is picked, and dbt uses the profile's own default. */
  readonly name: string | undefined;
  /** `undefined` when no target is picked, or the profile does not tell the user. */
  readonly identity: DbtIdentity | undefined;
  /** Variables for the process, with the credentials of the target; the user may be asked for a password. */
  environment(): Promise<NodeJS.ProcessEnv>;
  /** Dremio of the target, for cancelling jobs; `undefined` when none is picked. */
  jobs(): Promise<JobsApi | undefined>;
}

/** What running dbt for a project needs from the rest of the extension. */
export interface DbtSurroundings {
  /** Path of the dbt executable. Rejects with `dbt.notFound`, and `workspace.untrusted` where nothing may be run. */
  executable(projectRoot: string): Promise<string>;
  /** The target that is picked for the project now. */
  target(projectRoot: string): DbtTarget;
}
