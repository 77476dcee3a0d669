import type { JobsApi } from './dbtJobs';

/** Whose jobs a dbt run makes: what Dremio's job list and dbt's query comment say of them. */
export interface DbtIdentity {
  readonly profileName: string;
  readonly targetName: string;
  readonly user: string;
}

/** What running dbt for a project needs from the rest of the extension. */
export interface DbtSurroundings {
  /** Path of the dbt executable. Rejects with `dbt.notFound`. */
  executable(projectRoot: string): Promise<string>;
  /** Variables for the process, with the credentials of the picked target; the user may be asked for a password. */
  environment(projectRoot: string): Promise<NodeJS.ProcessEnv>;
  /** The target of the project's profile that is picked, or `undefined`: dbt then uses the profile's own default. */
  identity(projectRoot: string): DbtIdentity | undefined;
  /** Dremio of that target, for cancelling jobs; `undefined` when none is picked. */
  jobs(projectRoot: string): Promise<JobsApi | undefined>;
}
