import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { FixtureProject, ROOT } from '../../../test/support/fixtureProject';
import type { WorkspaceChange } from './answers/workspaceChange';
import { problemsOf, renameAt, renameTargetAt } from './languageFeatures';

type Files = ReadonlyMap<string, string>;

const NEW_NAME = 'another_name';

function filesOf(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/'));
  const ours = names.filter(name => /\.(sql|ya?ml|py|md|csv)$/.test(name) && !/^(target|logs)\//.test(name));
  return new Map(
    ours
      .filter(name => statSync(`${folder}/${name}`).isFile())
      .map(name => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const),
  );
}

function open(files: Files): Promise<FixtureProject> {
  return FixtureProject.open([...files].map(([name, text]) => `//- ${name}\n${text}`).join(''));
}

/** The codes of all that is wrong in a project. */
function codesOf(project: FixtureProject, files: Files): readonly string[] {
  return [...files.keys()].flatMap(name =>
    problemsOf(project.contextOf(name))
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ code }) => code),
  );
}

/** The files after a change. */
function changed(files: Files, { edits, renamed = [] }: WorkspaceChange): Files {
  const after = new Map(files);
  const within = (file: string) => file.slice(ROOT.length + 1);
  for (const { file, changes } of edits) {
    let text = after.get(within(file)) ?? '';
    for (const { span, text: written } of changes.toSorted((a, b) => b.span.start - a.span.start))
      text = text.slice(0, span.start) + written + text.slice(span.end);
    after.set(within(file), text);
  }
  for (const { from, to } of renamed) {
    after.set(within(to), after.get(within(from)) ?? '');
    after.delete(within(from));
  }
  return after;
}

/** Every change that another name for something in the project asks for, each once. */
function renamings(project: FixtureProject, files: Files): ReadonlyMap<string, WorkspaceChange> {
  const found = new Map<string, WorkspaceChange>();
  for (const [name, text] of files) {
    const context = project.contextOf(name);
    for (let offset = 0; offset < text.length; offset += 1) {
      const target = renameTargetAt(context, offset);
      if (target === undefined) continue;
      assert.equal(text.slice(target.span.start, target.span.end), target.name);
      offset = target.span.end;
      const change = changeOrRefusal(context, target.span.start);
      if (change !== undefined) found.set(JSON.stringify(change), change);
    }
  }
  return found;
}

function changeOrRefusal(context: Parameters<typeof renameAt>[0], offset: number): WorkspaceChange | undefined {
  try {
    return renameAt(context, offset, NEW_NAME);
  } catch (error) {
    assert.equal((error as Error).name, 'Failure');
    return undefined;
  }
}

describe('another name for anything in a project', () => {
  for (const [folder, least] of [
    ['samples/lakehouse', 30],
    ['test/integration/server/projects/shop', 15],
  ] as const)
    it(`leaves ${folder} as right as it was, or is refused`, async function () {
      this.timeout(60_000);
      const files = filesOf(folder);
      const project = await open(files);
      const before = new Set(codesOf(project, files));
      const changes = [...renamings(project, files).values()];
      assert.ok(changes.length >= least, `${changes.length} changes`);
      for (const change of changes) {
        const after = changed(files, change);
        const fresh = codesOf(await open(after), after).filter(code => !before.has(code));
        assert.deepEqual(fresh, [], JSON.stringify(change.edits));
      }
    });
});
