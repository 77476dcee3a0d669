import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { countText } from '../../shared/texts';
import type { JsonNode } from './readJson';

/** Levels that are open at first. */
const OPEN_AT_FIRST = 2;
/** Items of a list that are drawn at once. */
const DRAWN = 200;

/** A nested value as a tree whose branches open and close. */
export function JsonTree({ root }: { readonly root: JsonNode }): JSX.Element {
  return (
    <div class="value json" tabIndex={0}>
      <Branch node={root} depth={0} />
    </div>
  );
}

function Branch(props: { readonly name?: string; readonly node: JsonNode; readonly depth: number }): JSX.Element {
  const { name, node, depth } = props;
  const [isOpen, setOpen] = useState(depth < OPEN_AT_FIRST);
  const label = name === undefined ? null : <span class="jsonName">{name}: </span>;
  if (node.kind === 'leaf')
    return (
      <div class="jsonLeaf">
        {label}
        <span class={`json-${node.of}`}>{node.of === 'text' ? `"${node.text}"` : node.text}</span>
      </div>
    );
  const children = childrenOf(node);
  const brackets = node.kind === 'list' ? '[]' : '{}';
  return (
    <details class="jsonBranch" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {label}
        <span class="faint">
          {children.length === 0
            ? brackets
            : `${brackets[0] ?? ''} ${sizeText(node, children.length)} ${brackets[1] ?? ''}`}
        </span>
      </summary>
      {isOpen && <Children items={children} depth={depth + 1} />}
    </details>
  );
}

function Children({
  items,
  depth,
}: {
  readonly items: readonly (readonly [string, JsonNode])[];
  readonly depth: number;
}): JSX.Element {
  const [drawn, draw] = useState(DRAWN);
  return (
    <div class="jsonChildren">
      {items.slice(0, drawn).map(([name, node], i) => (
        <Branch key={i} name={name} node={node} depth={depth} />
      ))}
      {items.length > drawn && (
        <button type="button" class="link" onClick={() => draw(drawn + DRAWN)}>
          {l10n.t('Show more of {0}', countText(items.length))}
        </button>
      )}
    </div>
  );
}

function childrenOf(node: Exclude<JsonNode, { readonly kind: 'leaf' }>): readonly (readonly [string, JsonNode])[] {
  return node.kind === 'object' ? node.members : node.items.map((item, i) => [String(i), item] as const);
}

function sizeText(node: JsonNode, size: number): string {
  if (node.kind === 'list') return size === 1 ? l10n.t('1 item') : l10n.t('{0} items', countText(size));
  return size === 1 ? l10n.t('1 member') : l10n.t('{0} members', countText(size));
}
