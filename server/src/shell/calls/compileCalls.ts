import { Failure } from '@lakehouse/base';
import type { CompileParams, UpstreamModel } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompileRequest } from '../../service/compile/compileRequest';
import type { ProjectNode } from '../../service/project/projectNode';
import type { ProjectView } from '../../service/project/projectView';
import { relationParts } from '../../service/project/relationName';
import type { Workspace } from '../../service/workspace/workspace';
import { contextOf } from '../featureContext';
import { uriOfPath } from '../paths';

/** What is to be compiled of a document as the editor has it now. Throws a `Failure` when it is not open there. */
export function compileRequest(
  { uri, selection, take = 'run', inline, vars }: CompileParams,
  workspace: Workspace,
  documents: TextDocuments<TextDocument>,
): CompileRequest {
  const open = documents.get(uri);
  if (open === undefined)
    throw new Failure('project.notFound', l10n.t('The document is not open in the editor: open it and run it again.'));
  const { document, project } = contextOf(workspace, open);
  return {
    document,
    project,
    selection,
    take,
    ...(inline === undefined ? {} : { inline }),
    ...(vars === undefined ? {} : { vars }),
    environment: name => process.env[name],
    documentAt: file => workspace.documentAt(file)?.jinja,
  };
}

export function upstreamModel(node: ProjectNode, project: ProjectView | undefined): UpstreamModel {
  const { uniqueId, name, file } = node;
  const isTold = project !== undefined && project.relationName(node) !== null;
  const parts = isTold && project.target !== undefined ? relationParts(node, project.target) : null;
  return { uniqueId, name, uri: uriOfPath(file), relation: parts && schemaAndName(parts) };
}

function schemaAndName({ database, schema, identifier }: NonNullable<ReturnType<typeof relationParts>>): {
  readonly schema: string;
  readonly name: string;
} {
  const isBare = schema === 'no_schema' || schema === '';
  return { schema: isBare ? database : `${database}.${schema}`, name: identifier };
}
