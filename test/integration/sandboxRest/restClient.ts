/** An answer of the REST door, its JSON as text so that numbers can be looked at digit by digit. */
export interface RestReply {
  readonly status: number;
  readonly text: string;
}

/** The state of a job as the door tells it. */
export interface JobReply {
  readonly jobState: string;
  readonly rowCount: number;
  readonly errorMessage: string;
}

/** A client that sends what Dremio's documentation says, and nothing of ours. */
export class RestClient {
  readonly #origin: string;
  #token = '';

  constructor(port: number) {
    this.#origin = `http://127.0.0.1:${port}`;
  }

  async login(userName: string, password: string): Promise<number> {
    const reply = await this.send('POST', '/apiv2/login', { userName, password });
    if (reply.status === 200) this.#token = field(reply, 'token');
    return reply.status;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RestReply> {
    const authorization: Readonly<Record<string, string>> =
      this.#token === '' ? {} : { authorization: `_dremio${this.#token}` };
    const answer = await fetch(`${this.#origin}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  /** The id of the job that a statement becomes. */
  async submit(sql: string): Promise<string> {
    return field(await this.send('POST', '/api/v3/sql', { sql }), 'id');
  }

  async job(id: string): Promise<JobReply> {
    // The door's own answer; the tests fail on any field that is not there.
    return JSON.parse((await this.send('GET', `/api/v3/job/${id}`)).text) as JobReply;
  }

  /** The job when it will never change again. */
  async ended(id: string): Promise<JobReply> {
    for (;;) {
      const job = await this.job(id);
      if (['COMPLETED', 'FAILED', 'CANCELED'].includes(job.jobState)) return job;
    }
  }

  /** Runs a statement and gives the first page of its results as text. */
  async results(sql: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const id = await this.submit(sql);
    const job = await this.ended(id);
    if (job.jobState !== 'COMPLETED') throw new Error(`${job.jobState}: ${job.errorMessage}`);
    return (await this.send('GET', `/api/v3/job/${id}/results`, undefined, headers)).text;
  }

  /** Why a statement failed. */
  async errorOf(sql: string): Promise<string> {
    const { jobState, errorMessage } = await this.ended(await this.submit(sql));
    return jobState === 'FAILED' ? errorMessage : `it ${jobState}`;
  }
}

function field(reply: RestReply, name: string): string {
  const value: unknown = Reflect.get(Object(JSON.parse(reply.text)), name);
  if (typeof value !== 'string') throw new Error(`no ${name} in ${reply.status} ${reply.text}`);
  return value;
}
