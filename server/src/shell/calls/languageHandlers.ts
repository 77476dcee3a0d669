import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { compileDocument, upstreamOf } from '../../service/compile/compileDocument';
import { errorSource } from '../../service/compile/errorSource';
import type { Workspace } from '../../service/workspace/workspace';
import { DocumentTexts } from '../documentTexts';
import { pathOfUri } from '../paths';
import { compileRequest, upstreamModel } from './compileCalls';
import { graph, lineage } from './graphCalls';
import { documentKeys, documentRole, projectRelations, projectSummaries } from './projectCalls';
import type { LanguageHandlers } from './wire';
import { workOutColumns } from './workOutColumns';

/** How each call of the map is answered. */
export function languageHandlers(workspace: Workspace, documents: TextDocuments<TextDocument>): LanguageHandlers {
  return {
    'lakehouse/compile': async params => {
      await workspace.complete;
      return compileDocument(compileRequest(params, workspace, documents));
    },
    'lakehouse/upstream': async params => {
      await workspace.complete;
      const request = compileRequest(params, workspace, documents);
      return { models: upstreamOf(request).map(node => upstreamModel(node, request.project)) };
    },
    'lakehouse/errorPosition': ({ message, sql, segments }) => {
      const source = errorSource(message, { sql, segments });
      return Promise.resolve(source === undefined ? {} : { source });
    },
    'lakehouse/documentRole': async ({ uri }) => {
      await workspace.listed;
      return documentRole(workspace, pathOfUri(uri));
    },
    'lakehouse/rowKeys': async ({ uri }) => {
      await workspace.complete;
      return { keys: documentKeys(workspace, pathOfUri(uri)) };
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
      await workOutColumns(workspace.projects());
      return graph(workspace.projects());
    },
    'lakehouse/relations': async () => {
      await workspace.complete;
      return { relations: projectRelations(workspace.projects()) };
    },
    'lakehouse/projects': async () => {
      await workspace.complete;
      return { projects: projectSummaries(workspace) };
    },
  };
}
