import type { FunctionForm, FunctionParameter } from './sqlFunction';

const FORM = /^([A-Z][A-Z0-9_]*)(?:\((.*?)\))?(?: ([^()]+(?: ?\(.*\))?))? -> (.+)$/;
const PARAMETER = /^((?:[A-Z]+ )*)(\[?)(\.{3})?(\w+): ([^\]]+)\]?$/;
/** A comma, or a word in capitals that SQL wants between two arguments. */
const SEPARATOR = /, | (?:AS|FROM|IN) (?=[a-z])/g;

/** Reads one form of a row of the catalogue; its notation is told there. */
export function readForm(written: string): FunctionForm & { readonly name: string } {
  const match = FORM.exec(written);
  if (match === null) return operatorForm(written);
  const [, name = '', inside, tail = '', result = ''] = match;
  const parameters = inside === undefined || inside === '' ? [] : readParameters(inside);
  const called = inside !== undefined;
  return { name, parameters, tail, result, called, label: called ? label(name, parameters, tail) : name };
}

/** `value IS [NOT] NULL -> BOOLEAN`: its name is the words in capitals, without what may be left out. */
function operatorForm(written: string): FunctionForm & { readonly name: string } {
  const [text = '', result = ''] = written.split(' -> ');
  const words = text.replaceAll(/\[[^\]]*\]/g, '').match(/\b[A-Z]+\b/g) ?? [];
  const name = words[0] === 'CASE' ? 'CASE' : words.join(' ');
  return { name, parameters: [], tail: '', result, called: false, label: text };
}

function readParameters(inside: string): readonly FunctionParameter[] {
  const separators = ['', ...(inside.match(SEPARATOR) ?? [])];
  return inside.split(SEPARATOR).map((part, index) => {
    const [, words = '', bracket, dots, name = '', type = ''] = PARAMETER.exec(part) ?? [];
    const before = (separators[index] ?? '') + words;
    return { name, type, before, optional: bracket === '[', variadic: dots !== undefined };
  });
}

function label(name: string, parameters: readonly FunctionParameter[], tail: string): string {
  const inside = parameters.map(one => one.before + parameterLabel(one)).join('');
  return `${name}(${inside})${tail === '' ? '' : ` ${tail}`}`;
}

/** A parameter as it stands in the label of its form. */
export function parameterLabel({ name, optional, variadic }: FunctionParameter): string {
  if (optional) return `[${name}]`;
  return variadic ? `...${name}` : name;
}
