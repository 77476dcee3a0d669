import { Failure } from '@lakehouse/base';
import type { Jobs } from './jobs';
import { listField, textField } from './requestBody';
import { NO_CONTENT, ok, type Route } from './route';

/** Rows of a page when no limit is asked for. */
const USUAL_LIMIT = 100;

/** Statements, the jobs that they become, and their results. */
export function jobRoutes(jobs: Jobs): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v3/sql',
      answer: ({ body, user }) => {
        const sql = textField(body, 'sql');
        if (listField(body, 'context').length > 0)
          throw new Failure('query.rejected', 'The sandbox takes no context: write the whole path of each table.');
        return ok({ id: jobs.submit(sql, user).id });
      },
    },
    { method: 'GET', path: '/api/v3/job/{id}', answer: ({ params }) => ok(jobs.describe(params['id'] ?? '')) },
    {
      method: 'GET',
      path: '/api/v3/job/{id}/results',
      answer: async ({ params, query, headers }) => ({
        status: 200,
        json: await jobs
          .get(params['id'] ?? '')
          .page(
            wholeNumber(query, 'offset', 0),
            wholeNumber(query, 'limit', USUAL_LIMIT),
            headers['x-dremio-job-data-number-format'] === 'number-as-string',
          ),
      }),
    },
    {
      method: 'POST',
      path: '/api/v3/job/{id}/cancel',
      answer: ({ params }) => {
        jobs.get(params['id'] ?? '').cancel();
        return NO_CONTENT;
      },
    },
  ];
}

function wholeNumber(query: URLSearchParams, name: string, missing: number): number {
  const text = query.get(name);
  if (text === null) return missing;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Failure('query.rejected', `${name} must be a whole number, and not negative.`);
}
