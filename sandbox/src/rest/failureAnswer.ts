import { Failure } from '@lakehouse/base';
import { LakeError } from '../lake/lakeError';
import type { RestAnswer } from './route';

/** What Dremio answers for a failure; whatever else was thrown is a mistake of the sandbox's and gives status 500. */
export function failureAnswer(reason: unknown): RestAnswer {
  // A path whose percent signs make no sense.
  if (reason instanceof URIError) return failureAnswer(new Failure('query.rejected', 'The path is malformed.'));
  const failure = Failure.from(reason);
  const errorMessage = failure instanceof LakeError ? failure.sentence : failure.message;
  return { status: statusOf(failure), json: JSON.stringify({ errorMessage, moreInfo: '' }) };
}

function statusOf(failure: Failure): number {
  switch (failure.code) {
    case 'query.rejected':
    case 'query.unsupported':
      return 400;
    case 'remote.notFound':
      return 404;
    case 'remote.rejected':
      return 409;
    default:
      return 500;
  }
}
