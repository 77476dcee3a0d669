/** A statement whose job is looked for among those that Dremio ran of late. */
export interface JobSearch {
  /** As it was sent. */
  readonly sql: string;
  /** Who sent it; absent where only Dremio knows. */
  readonly user: string | undefined;
  /** How long ago it was sent, at most. */
  readonly withinSeconds: number;
}

/** Ids of the jobs of a statement, the newest first, at most five. The server's clock decides what is of late. */
export function jobSearchStatement({ sql, user, withinSeconds }: JobSearch): string {
  const byUser = user === undefined ? '' : ` AND user_name = ${literal(user)}`;
  return (
    `SELECT job_id FROM sys.jobs_recent WHERE query = ${literal(sql)}${byUser}` +
    ` AND submitted_ts >= TIMESTAMPADD(SECOND, ${-Math.ceil(withinSeconds)}, CURRENT_TIMESTAMP)` +
    ' ORDER BY submitted_ts DESC LIMIT 5'
  );
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
