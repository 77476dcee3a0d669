import type { LineageKind, LineageNode } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';

/** What a node is drawn as. */
export type NodeLook = 'source' | 'seed' | 'model' | 'reflection' | 'snapshot' | 'exposure' | 'test' | 'other';

const LOOKS: Readonly<Record<LineageKind, NodeLook>> = {
  source: 'source',
  seed: 'seed',
  model: 'model',
  snapshot: 'snapshot',
  exposure: 'exposure',
  test: 'test',
  unit_test: 'test',
  analysis: 'other',
  metric: 'other',
  semantic_model: 'other',
  saved_query: 'other',
  function: 'other',
  operation: 'other',
};

export function lookOf(node: LineageNode): NodeLook {
  return node.materialized === 'reflection' ? 'reflection' : LOOKS[node.kind];
}

/** Kind of a node in words. */
export function kindText(node: LineageNode): string {
  switch (node.kind) {
    case 'source':
      return l10n.t('source');
    case 'seed':
      return l10n.t('seed');
    case 'snapshot':
      return l10n.t('snapshot');
    case 'exposure':
      return l10n.t('exposure');
    case 'test':
      return l10n.t('test');
    case 'unit_test':
      return l10n.t('unit test');
    case 'semantic_model':
      return l10n.t('semantic model');
    case 'saved_query':
      return l10n.t('saved query');
    case 'function':
      return l10n.t('function');
    case 'operation':
      return l10n.t('hook of a run');
    case 'analysis':
      return l10n.t('analysis');
    case 'metric':
      return l10n.t('metric');
    case 'model':
      return node.materialized ?? l10n.t('model');
  }
}

/** What stands under the name: the kind, and the folder or source that it belongs to. */
export function subtitleOf(node: LineageNode): string {
  if (node.missing === true) return l10n.t('not found');
  return node.group === undefined ? kindText(node) : `${node.group} · ${kindText(node)}`;
}

/** What is known of a node beside its name and kind, a paragraph each. */
export function detailsOf(node: LineageNode): readonly string[] {
  const missing =
    node.missing === true ? l10n.t('A ref or source names this, but nothing in the project defines it.') : undefined;
  return [node.relationName, missing, node.description, hiddenText(node)].filter(
    (text): text is string => text !== undefined && text !== '',
  );
}

function hiddenText({ hiddenUpstream, hiddenDownstream }: LineageNode): string | undefined {
  if (hiddenUpstream > 0 && hiddenDownstream > 0)
    return l10n.t('{0} more before and {1} more after it are not shown.', hiddenUpstream, hiddenDownstream);
  if (hiddenUpstream > 0) return l10n.t('{0} more before it are not shown.', hiddenUpstream);
  return hiddenDownstream > 0 ? l10n.t('{0} more after it are not shown.', hiddenDownstream) : undefined;
}
