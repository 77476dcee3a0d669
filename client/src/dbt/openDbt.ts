import { Disposables, type Logger } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import type { Connections } from '../connections/connections';
import type { LanguageService } from '../language/languageService';
import { dbtCommandHandlers } from './commandHandlers';
import type { dbtCommandSpecs } from './commandSpecs';
import { DbtDiagnostics } from './dbtDiagnostics';
import type { DbtInvocation } from './dbtInvocation';
import { DbtRuns } from './dbtRuns';
import { dbtSurroundingsOf } from './dbtSurroundingsOf';
import { DbtTaskProvider } from './dbtTasks';
import { DbtTree } from './dbtTree';
import { LanguageProjectView } from './languageProjectView';
import { DBT_TASK } from './taskDefinition';

/** Makes the dbt view with its tasks and problems, and gives what its commands do; everything goes with the context. */
export function openDbt(
  context: vscode.ExtensionContext,
  connections: Connections,
  language: LanguageService,
  log: Logger,
): HandlersOf<typeof dbtCommandSpecs> {
  const owned = new Disposables();
  context.subscriptions.push(owned);
  const view = owned.add(new LanguageProjectView(language));
  const runs = owned.add(new DbtRuns(dbtSurroundingsOf(connections), log));
  const tree = owned.add(new DbtTree(() => view.projects(), runs));
  owned.add(new DbtDiagnostics(runs, () => view.places()));
  owned.add(language.onNews('lakehouse/projectChanged', () => tree.refresh()));
  owned.add(language.onDidStart(() => tree.refresh()));
  const defaultProject = async (): Promise<string | undefined> =>
    (await view.activeNode())?.projectRoot ?? (await view.projects())[0]?.root;
  const tasks = new DbtTaskProvider(
    () => layerInvocations(view),
    defaultProject,
    each => runs.terminalFor(each),
  );
  owned.add(vscode.tasks.registerTaskProvider(DBT_TASK, tasks));
  return dbtCommandHandlers(runs, view);
}

/** Every layer of every project, run and tested. */
async function layerInvocations(view: LanguageProjectView): Promise<readonly DbtInvocation[]> {
  const projects = await view.projects();
  return projects.flatMap(({ root, layers }) =>
    layers.flatMap(select => (['run', 'test'] as const).map(verb => ({ projectRoot: root, verb, select }))),
  );
}
