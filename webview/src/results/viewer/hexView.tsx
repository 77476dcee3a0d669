import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { countText } from '../../shared/texts';
import { hexLines } from './hexLines';

/** Bytes that are drawn at once. */
const DRAWN = 4096;

/** Bytes as hexadecimal numbers, and beside them as text. */
export function HexView({ base64 }: { readonly base64: string }): JSX.Element {
  const [drawn, draw] = useState(DRAWN);
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  return (
    <div class="value hex" tabIndex={0}>
      <p class="faint">{bytes.length === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', countText(bytes.length))}</p>
      <pre>{hexLines(bytes.subarray(0, drawn)).join('\n')}</pre>
      {bytes.length > drawn && (
        <button type="button" class="link" onClick={() => draw(drawn + DRAWN)}>
          {l10n.t('Show more of {0}', countText(bytes.length))}
        </button>
      )}
    </div>
  );
}
