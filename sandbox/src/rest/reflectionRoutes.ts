import { Failure } from '@lakehouse/base';
import type { Lake } from '../lake/lake';
import type { Reflection } from '../lake/reflection';
import { entityOf } from './catalogRoutes';
import { reflectionAnswer } from './reflectionAnswer';
import { decodeSpec } from './reflectionBody';
import { fieldsOf, textField } from './requestBody';
import { NO_CONTENT, ok, type Route } from './route';

/** Reflections: made, changed, built again, listed. */
export function reflectionRoutes(lake: Lake): readonly Route[] {
  return [...readingRoutes(lake), ...changingRoutes(lake)];
}

function readingRoutes(lake: Lake): readonly Route[] {
  const { reflections } = lake;
  return [
    {
      method: 'GET',
      path: '/api/v3/dataset/{id}/reflection',
      answer: async ({ params }) => {
        const dataset = await entityOf(lake, params['id'] ?? '');
        return ok({ data: reflections.ofDataset(dataset.path).map(reflectionAnswer) });
      },
    },
    { method: 'GET', path: '/api/v3/reflection', answer: () => ok({ data: reflections.all().map(reflectionAnswer) }) },
    {
      method: 'GET',
      path: '/api/v3/reflection/{id}',
      answer: ({ params }) => ok(reflectionAnswer(named(lake, params))),
    },
  ];
}

function changingRoutes(lake: Lake): readonly Route[] {
  const { reflections } = lake;
  return [
    {
      method: 'POST',
      path: '/api/v3/reflection',
      answer: async ({ body }) => {
        const dataset = await entityOf(lake, textField(body, 'datasetId'));
        return ok(reflectionAnswer(await lake.change(() => reflections.create(dataset, decodeSpec(body)))));
      },
    },
    {
      method: 'PUT',
      path: '/api/v3/reflection/{id}',
      answer: async ({ params, body }) => {
        const { id } = named(lake, params);
        const tag = fieldsOf(body)['tag'];
        const spec = decodeSpec(body);
        const updated = await lake.change(() =>
          reflections.update(id, typeof tag === 'string' ? tag : undefined, spec),
        );
        if (updated === undefined) throw notFound(id);
        return ok(reflectionAnswer(updated));
      },
    },
    {
      method: 'POST',
      path: '/api/v3/reflection/{id}/refresh',
      answer: async ({ params }) => {
        const { id } = named(lake, params);
        await lake.change(() => reflections.refresh(id));
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: '/api/v3/reflection/{id}',
      answer: async ({ params }) => {
        const { id } = named(lake, params);
        await lake.change(() => reflections.remove(id));
        return NO_CONTENT;
      },
    },
  ];
}

function named(lake: Lake, params: Readonly<Record<string, string>>): Reflection {
  const id = params['id'] ?? '';
  const reflection = lake.reflections.get(id);
  if (reflection === undefined) throw notFound(id);
  return reflection;
}

function notFound(id: string): Failure {
  return new Failure('remote.notFound', `Could not find a reflection with id [${id}]`);
}
