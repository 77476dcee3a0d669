import type { JinjaCall, StringExpression } from '@lakehouse/jinja';
import type { ServedDocument } from '../../feature';
import type { Span } from '../../text/span';
import { extensionOf } from '../../text/filePath';

/** A call with the texts that are its arguments without a keyword, up to the first that is none. */
export interface TextCall {
  readonly call: JinjaCall;
  readonly texts: readonly StringExpression[];
}

/** The calls of a function by literal texts; in YAML those in comments are left out, which nobody renders. */
export function textCalls({ jinja, text, path }: ServedDocument, name: string): readonly TextCall[] {
  const yaml = ['.yml', '.yaml'].includes(extensionOf(path));
  return jinja.calls.flatMap(call => {
    if (call.name !== name || (yaml && isCommented(text, call.tag.segment.span))) return [];
    const values = call.args.filter(arg => arg.name === undefined).map(arg => arg.value);
    const end = values.findIndex(({ kind }) => kind !== 'string');
    const texts = (end < 0 ? values : values.slice(0, end)).filter(value => value.kind === 'string');
    return texts.length === 0 ? [] : [{ call, texts }];
  });
}

function isCommented(text: string, { start }: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /(?:^|\s)#/.test(line);
}
