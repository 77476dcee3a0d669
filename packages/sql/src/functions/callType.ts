import { sqlFunction } from './sqlFunctions';
import type { FunctionForm } from './sqlFunction';

/** Types of arguments as far as they are known: Dremio's names in upper case. */
export type ArgumentTypes = readonly (string | undefined)[];

const WHOLE_NUMBERS = new Set(['INTEGER', 'BIGINT']);
/** The types of numbers from the narrowest to the widest. */
const NUMBERS = ['INTEGER', 'BIGINT', 'FLOAT', 'DOUBLE'];

/** Results that go by more than a form of the catalogue says. */
const SPECIAL: Readonly<Record<string, (types: ArgumentTypes) => string | undefined>> = {
  SUM: ([type]) => sumType(type),
  AVG: ([type]) => (type?.startsWith('DECIMAL') === true ? undefined : 'DOUBLE'),
  COALESCE: commonType,
  GREATEST: commonType,
  LEAST: commonType,
  NVL: commonType,
  CEILING: wholeOnly,
  FLOOR: wholeOnly,
  TRUNCATE: wholeOnly,
  ABS: ([type]) => type,
  ROUND: wholeOnly,
  MOD: commonType,
  PMOD: commonType,
  // A day added to a DATE gives a DATE, an hour a TIMESTAMP: the unit decides, and it is no value.
  TIMESTAMPADD: ([, , type]) => (type === 'TIMESTAMP' ? type : undefined),
  DATE_ADD: stepType,
  DATE_SUB: stepType,
  DATE_DIFF: () => undefined,
  // What the masks of a column give is text only where the column is.
  MIN: ([type]) => type,
  MAX: ([type]) => type,
};

/**
 * The type that a call of one of Dremio's functions gives.
 * @param name of the function, in any case
 * @param types of its arguments, undefined for one that is not known
 * @returns Dremio's name for the type, upper case, as `BIGINT` or `DECIMAL(38,2)`; undefined where it cannot be told
 */
export function callType(name: string, types: ArgumentTypes): string | undefined {
  const upper = name.toUpperCase();
  const special = Object.hasOwn(SPECIAL, upper) ? SPECIAL[upper] : undefined;
  if (special !== undefined) return special(types);
  const known = sqlFunction(upper);
  const results = new Set(known?.forms.filter(form => fits(form, types.length)).map(form => resultType(form, types)));
  const [result] = results;
  return results.size === 1 ? result : undefined;
}

function fits({ parameters }: FunctionForm, count: number): boolean {
  const least = parameters.filter(({ optional, variadic }) => !optional && !variadic).length;
  return least <= count && (count <= parameters.length || parameters.at(-1)?.variadic === true);
}

function resultType({ result, parameters }: FunctionForm, types: ArgumentTypes): string | undefined {
  const [, of, name] = /^(type|item) of (\w+)$/.exec(result) ?? [];
  const type = types[parameters.findIndex(parameter => parameter.name === name)];
  if (of === 'type') return type;
  if (of === 'item') return type === undefined ? undefined : itemType(type);
  return /^[A-Z]/.test(result) ? result : undefined;
}

/** `LIST<INTEGER>`, `ARRAY(INTEGER)`. */
function itemType(type: string): string | undefined {
  return /^(?:LIST|ARRAY)[<(](.+)[>)]$/.exec(type)?.[1];
}

function sumType(type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  if (WHOLE_NUMBERS.has(type)) return 'BIGINT';
  if (type === 'FLOAT' || type === 'DOUBLE') return 'DOUBLE';
  const scale = /^DECIMAL\(\d+,\s*(\d+)\)$/.exec(type)?.[1];
  return scale === undefined ? undefined : `DECIMAL(38,${scale})`;
}

/** The one type of all, or the widest of numbers; nothing is told of a mixture that Dremio may refuse. */
function commonType(types: ArgumentTypes): string | undefined {
  const [first] = types;
  if (first === undefined) return undefined;
  if (types.every(type => type === first)) return first;
  const ranks = types.map(type => (type === undefined ? -1 : NUMBERS.indexOf(type)));
  return ranks.includes(-1) ? undefined : NUMBERS[Math.max(...ranks)];
}

/** Rounding keeps a whole number what it is; the scale of a DECIMAL changes by rules of its own. */
function wholeOnly([type]: ArgumentTypes): string | undefined {
  return type !== undefined && NUMBERS.includes(type) ? type : undefined;
}

/** Days added to a DATE give a DATE; an interval makes it a TIMESTAMP. */
function stepType([value, step]: ArgumentTypes): string | undefined {
  if (value === 'TIMESTAMP') return value;
  return value === 'DATE' && step !== undefined && WHOLE_NUMBERS.has(step) ? value : undefined;
}
