import { Failure } from '@lakehouse/base';
import type { Entity } from '../lake/catalog';
import type { Lake } from '../lake/lake';
import { pathText } from '../lake/sql/names';
import { childAnswer, entityAnswer } from './entityAnswer';
import { decodeRefreshPolicy } from './refreshPolicyBody';
import { fieldsOf, listField, textField } from './requestBody';
import { NO_CONTENT, ok, type Route } from './route';

/** Spaces, sources, folders and datasets. */
export function catalogRoutes(lake: Lake): readonly Route[] {
  const { catalog } = lake;
  return [
    {
      method: 'GET',
      path: '/api/v3/catalog',
      answer: async () => ok({ data: (await catalog.roots()).map(childAnswer) }),
    },
    { method: 'POST', path: '/api/v3/catalog', answer: async ({ body }) => ok(await create(lake, body)) },
    {
      method: 'GET',
      path: '/api/v3/catalog/by-path/{path…}',
      answer: async ({ params }) => {
        await lake.refreshFolders();
        const path = (params['path…'] ?? '').split('/').map(decodeURIComponent);
        const entity = await catalog.find(path);
        if (entity === undefined)
          throw new Failure('remote.notFound', `Could not find entity with path [${path.join('/')}]`);
        return ok(await entityAnswer(lake, entity));
      },
    },
    {
      method: 'GET',
      path: '/api/v3/catalog/{id}',
      answer: async ({ params }) => ok(await entityAnswer(lake, await entityOf(lake, params['id'] ?? ''))),
    },
    {
      method: 'PUT',
      path: '/api/v3/catalog/{id}',
      answer: async ({ params, body }) => ok(await update(lake, params['id'] ?? '', body)),
    },
    {
      method: 'DELETE',
      path: '/api/v3/catalog/{id}',
      answer: async ({ params }) => {
        await lake.removeEntity(await entityOf(lake, params['id'] ?? ''));
        return NO_CONTENT;
      },
    },
  ];
}

/** @throws Failure `remote.notFound` for an id that names nothing */
export async function entityOf(lake: Lake, id: string): Promise<Entity> {
  const entity = await lake.catalog.byId(id);
  if (entity === undefined) throw new Failure('remote.notFound', `Could not find entity with id [${id}]`);
  return entity;
}

async function create(lake: Lake, body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const { catalog } = lake;
  const kind = fieldsOf(body)['entityType'];
  const path = kind === 'space' ? [textField(body, 'name')] : listField(body, 'path').map(String);
  if (kind !== 'space' && kind !== 'folder')
    throw new Failure('query.rejected', 'The sandbox creates spaces and folders only; views and tables by SQL.');
  const entity = await lake.change(async () => {
    if ((await catalog.find(path)) !== undefined)
      throw new Failure('remote.rejected', `An object already exists with that name [${pathText(path)}].`);
    return kind === 'space' ? catalog.createSpace(path[0] ?? '') : catalog.createFolder(path);
  });
  return entityAnswer(lake, entity);
}

async function update(lake: Lake, id: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const entity = await entityOf(lake, id);
  if (entity.kind !== 'table')
    throw new Failure('query.rejected', 'The sandbox changes the refresh policy of a table, and views by SQL.');
  const tag = fieldsOf(body)['tag'];
  await lake.refreshPolicies.write(id, typeof tag === 'string' ? tag : undefined, decodeRefreshPolicy(body));
  return entityAnswer(lake, entity);
}
