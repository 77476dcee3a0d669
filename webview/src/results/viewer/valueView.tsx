import type { CellKind, CellValue } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { HexView } from './hexView';
import { JsonTree } from './jsonTree';
import { readJson } from './readJson';

/** SQL's word, the same in every language. */
const NULL = 'NULL';

/** A value in the form that shows most of it: a tree for what is nested, bytes for what is binary, else its text. */
export function ValueView({ value, kind }: { readonly value: CellValue; readonly kind: CellKind }): JSX.Element {
  const { text, base64 } = value;
  if (text === null)
    return (
      <pre class="value null" tabIndex={0}>
        {NULL}
      </pre>
    );
  if (text === '')
    return (
      <p class="value empty faint" tabIndex={0}>
        {l10n.t('Empty text')}
      </p>
    );
  if (base64 !== undefined) return <HexView base64={base64} />;
  const json = kind === 'nested' || kind === 'text' ? readJson(text) : undefined;
  if (json !== undefined) return <JsonTree key={text} root={json} />;
  return (
    <pre class="value" tabIndex={0}>
      {text}
    </pre>
  );
}
