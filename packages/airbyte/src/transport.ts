import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { answerFailure } from './answerFailure';

/** How long Airbyte may take to answer, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** What is asked of Airbyte: a POST when there is a body, else a GET. */
export interface AirbyteRequest {
  /** From the root: `/api/v1/connections/list`. */
  readonly path: string;
  readonly body?: object;
  /** The `Authorization` header; none when absent. */
  readonly authorization?: string | undefined;
}

/** Sends JSON to one Airbyte and gives the JSON it answers with. */
export class Transport {
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /**
   * Rejects with `connection.*` when no answer came, `query.cancelled` when aborted, and with what the status means.
   * Redirects are not followed: they would carry the credentials to a host that nobody named.
   */
  async send(request: AirbyteRequest, signal?: AbortSignal): Promise<unknown> {
    const { status, json } = await this.#fetch(request, signal);
    if (status < 200 || status > 299) throw answerFailure(status, json, this.origin);
    return json;
  }

  async #fetch(
    { path, body, authorization }: AirbyteRequest,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly status: number; readonly json: unknown }> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const answer = await fetch(new URL(path, this.origin), {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      return { status: answer.status, json: parse(await answer.text()) };
    } catch (error) {
      if (signal?.aborted === true) throw new Failure('query.cancelled', l10n.t('Cancelled.'), {}, error);
      throw this.#unanswered(error, timeout.aborted);
    }
  }

  #unanswered(error: unknown, late: boolean): Failure {
    const detail = { airbyte: this.origin };
    if (late)
      return new Failure(
        'connection.timedOut',
        l10n.t('Airbyte at {0} did not answer in time.', this.origin),
        detail,
        error,
      );
    const message = l10n.t(
      'Nothing answers at {0}. Check that Airbyte runs there, or correct the setting lakehouse.airbyte.url.',
      this.origin,
    );
    return new Failure('connection.refused', message, detail, error);
  }
}

/** A gateway's error page is no JSON; its status says enough. */
function parse(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
}
