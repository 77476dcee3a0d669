import type { IncomingHttpHeaders } from 'node:http';

/** A request after its login was checked. */
export interface RestRequest {
  readonly user: string;
  /** The parts of the path that the route's template names, decoded. `path…` holds the parts that follow, still encoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body's JSON, undefined without one. */
  readonly body: unknown;
}

/** `json` is text, so that numbers are written as the route wants them. */
export interface RestAnswer {
  readonly status: number;
  readonly json?: string;
}

export interface Route {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  /** `/api/v3/job/{id}`; `{path…}` at the end takes all that follows. */
  readonly path: string;
  /** Absent means that a login is needed. */
  readonly open?: true;
  readonly answer: (request: RestRequest) => RestAnswer | Promise<RestAnswer>;
}

export function ok(value: unknown): RestAnswer {
  return { status: 200, json: JSON.stringify(value) };
}

export const NO_CONTENT: RestAnswer = { status: 204 };

/** What a route's template finds in a path; undefined when they do not fit. */
export function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    const found = given[i];
    if (found === undefined) return undefined;
    if (name?.endsWith('…') === true) return { ...params, [name]: given.slice(i).join('/') };
    if (name === undefined && part !== found) return undefined;
    if (name !== undefined) params[name] = decodeURIComponent(found);
  }
  return wanted.length === given.length ? params : undefined;
}
