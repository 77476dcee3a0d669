import { Failure } from '@lakehouse/base';
import type { DocumentNode } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CompiledDocuments } from './compiledDocuments';
import { compiledUri } from './compiledUri';

/** What the view asks of the rest. */
export interface DbtCompiling {
  readonly nodeOf: (uri: string) => Promise<DocumentNode | undefined>;
  readonly compile: (node: DocumentNode, signal: AbortSignal) => Promise<string>;
}

/** Shows a model as real dbt compiles it, labelled so; asking again brings it up to date. */
export async function showCompiledByDbt(
  editor: vscode.TextEditor,
  documents: CompiledDocuments,
  { nodeOf, compile }: DbtCompiling,
): Promise<void> {
  const source = editor.document.uri;
  const node = await nodeOf(source.toString());
  if (node === undefined)
    throw new Failure('project.notFound', l10n.t('This file is no dbt model: open one and run the command again.'));
  // dbt reads files: what the user sees must be what it compiles.
  await vscode.workspace.saveAll(false);
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: l10n.t('dbt compiles {0}…', node.name),
    cancellable: true,
  };
  const sql = await vscode.window.withProgress(progress, (_, cancelled) => {
    const stop = new AbortController();
    cancelled.onCancellationRequested(() => stop.abort());
    return compile(node, stop.signal);
  });
  const uri = compiledUri(source, `${node.name} (${l10n.t('compiled by dbt')})`);
  documents.put(uri, sql);
  await documents.show(uri);
}
