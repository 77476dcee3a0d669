import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { compileDocument } from '../../service/compile/compileDocument';
import { errorSource } from '../../service/compile/errorSource';
import type { Workspace } from '../../service/workspace/workspace';
import { DocumentTexts } from '../documentTexts';
import { contextOf } from '../featureContext';
import { pathOfUri } from '../paths';
import { graph, lineage } from './graphCalls';
import { documentRole, projectSummaries } from './projectCalls';
import type { LanguageHandlers } from './wire';

/** How each call of the map is answered. */
export function languageHandlers(workspace: Workspace, documents: TextDocuments<TextDocument>): LanguageHandlers {
  return {
    'lakehouse/compile': async ({ uri, selection, take = 'run' }) => {
      await workspace.complete;
      const document = documents.get(uri);
      if (document === undefined)
        throw new Failure(
          'project.notFound',
          l10n.t('The document is not open in the editor: open it and run it again.'),
        );
      const context = contextOf(workspace, document);
      return compileDocument({
        document: context.document,
        project: context.project,
        selection,
        take,
        environment: name => process.env[name],
        documentAt: file => workspace.documentAt(file)?.jinja,
      });
    },
    'lakehouse/errorPosition': ({ message, sql, segments }) => {
      const source = errorSource(message, { sql, segments });
      return Promise.resolve(source === undefined ? {} : { source });
    },
    'lakehouse/documentRole': async ({ uri }) => {
      await workspace.listed;
      return documentRole(workspace, pathOfUri(uri));
    },
    'lakehouse/lineage': async ({ uri, depth }) => {
      await workspace.complete;
      const path = pathOfUri(uri);
      if (path === undefined) return { nodes: [], edges: [] };
      const texts = new DocumentTexts(workspace);
      return lineage(workspace.projectOf(path), path, depth, node => texts.line(node));
    },
    'lakehouse/graph': async () => {
      await workspace.complete;
      return graph(workspace.projects());
    },
    'lakehouse/projects': async () => {
      await workspace.complete;
      return { projects: projectSummaries(workspace) };
    },
  };
}
