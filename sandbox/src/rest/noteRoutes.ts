import type { Lake } from '../lake/lake';
import type { Note, NoteKind } from '../lake/notes';
import { entityOf } from './catalogRoutes';
import { fieldsOf, listField, textField } from './requestBody';
import { ok, type RestRequest, type Route } from './route';

/** Wikis and tags: what dbt writes with `persist_docs`. */
export function noteRoutes(lake: Lake): readonly Route[] {
  return [
    ...routesOf(lake, 'wiki', body => ({ text: textField(body, 'text') }), Number),
    ...routesOf(lake, 'tag', body => ({ tags: listField(body, 'tags').map(String) }), String),
  ];
}

function routesOf(
  lake: Lake,
  kind: NoteKind,
  contentOf: (body: unknown) => Readonly<Record<string, unknown>>,
  versionOf: (version: string) => number | string,
): readonly Route[] {
  const path = `/api/v3/catalog/{id}/collaboration/${kind}`;
  const answer = (note: Note): Readonly<Record<string, unknown>> => ({
    ...fieldsOf(JSON.parse(note.content)),
    version: versionOf(note.version),
  });
  return [
    {
      method: 'GET',
      path,
      answer: async ({ params }) => {
        const { id } = await entityOf(lake, params['id'] ?? '');
        const note = await lake.notes.read(id, kind);
        // Without a version a client knows that nothing was written yet.
        return ok(note === undefined ? contentOf({ text: '', tags: [] }) : answer(note));
      },
    },
    {
      method: 'POST',
      path,
      answer: async ({ params, body }: RestRequest) => {
        const { id } = await entityOf(lake, params['id'] ?? '');
        const version = fieldsOf(body)['version'];
        const known = typeof version === 'number' || typeof version === 'string' ? String(version) : undefined;
        return ok(answer(await lake.notes.write(id, kind, { content: JSON.stringify(contentOf(body)), known })));
      },
    },
  ];
}
