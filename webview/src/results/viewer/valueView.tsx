import type { CellKind, CellValue } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { countText } from '../../shared/texts';
import { HexView } from './hexView';
import { JsonTree } from './jsonTree';
import { readJson } from './readJson';

/** SQL's word, the same in every language. */
const NULL = 'NULL';
/** Characters of a text that are drawn. */
const DRAWN = 100_000;
/** Characters of a text that is still looked at as JSON. */
const MOST_JSON = 2_000_000;

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
  const mayBeJson = (kind === 'nested' || kind === 'text') && text.length <= MOST_JSON;
  const json = mayBeJson ? readJson(text) : undefined;
  if (json !== undefined) return <JsonTree key={text} root={json} />;
  return <LongText text={text} />;
}

/** A text, of which only the beginning is drawn when it is longer than a page can lay out in a moment. */
function LongText({ text }: { readonly text: string }): JSX.Element {
  return (
    <pre class="value" tabIndex={0}>
      {text.slice(0, DRAWN)}
      {text.length > DRAWN && (
        <span class="faint">
          {'\n'}
          {l10n.t('… {0} more characters: open the value in an editor to see them.', countText(text.length - DRAWN))}
        </span>
      )}
    </pre>
  );
}
