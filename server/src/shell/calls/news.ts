import type { LanguageClientNews, ProjectTarget } from '@lakehouse/protocol';
import type { Connection } from 'vscode-languageserver/node';
import { toFilePath } from '../../service/text/filePath';
import type { Workspace } from '../../service/workspace/workspace';

/** What each piece of news of the client does. */
type NewsHandlers = { readonly [M in keyof LanguageClientNews]: (params: LanguageClientNews[M]) => void };

/** Listens to all that the client tells. */
export function listenToNews(connection: Connection, workspace: Workspace): void {
  const handlers: NewsHandlers = {
    'lakehouse/targetsChanged': ({ targets }) => tellTargets(workspace, targets),
    'lakehouse/datasetsChanged': ({ datasets }) => workspace.setDatasets(datasets),
    'lakehouse/settingsChanged': settings => workspace.setSettings(settings),
  };
  for (const [method, handle] of Object.entries(handlers))
    // The map says what goes with each name, and the client is compiled against it.
    connection.onNotification(method, handle as (params: unknown) => void);
}

/** Tells the workspace which targets decide names. */
export function tellTargets(workspace: Workspace, targets: readonly ProjectTarget[]): void {
  const others = targets.flatMap(({ projectRoot, otherWarehouse }) =>
    otherWarehouse === undefined ? [] : [[toFilePath(projectRoot), otherWarehouse] as const],
  );
  workspace.setOtherWarehouses(new Map(others));
  workspace.setTargets(new Map(targets.map(({ projectRoot, target }) => [toFilePath(projectRoot), target])));
}
