import { AGGREGATE_FUNCTIONS } from './catalogue/aggregateFunctions';
import { CONDITIONAL_FUNCTIONS, LOGICAL_FUNCTIONS } from './catalogue/conditionalFunctions';
import { BINARY_FUNCTIONS, CONVERSION_FUNCTIONS, CRYPTOGRAPHY_FUNCTIONS } from './catalogue/conversionFunctions';
import { DATE_FUNCTIONS } from './catalogue/dateFunctions';
import type { FunctionTable } from './catalogue/functionTable';
import { LIST_FUNCTIONS } from './catalogue/listFunctions';
import { BITWISE_FUNCTIONS, GEOSPATIAL_FUNCTIONS, MATH_FUNCTIONS } from './catalogue/mathFunctions';
import { REGEX_FUNCTIONS, STRING_FUNCTIONS } from './catalogue/stringFunctions';
import { AI_FUNCTIONS, DIRECTORY_FUNCTIONS, SYSTEM_FUNCTIONS } from './catalogue/systemFunctions';
import { WINDOW_FUNCTIONS } from './catalogue/windowFunctions';
import { readForm } from './readForm';
import type { FunctionForm, SqlFunction } from './sqlFunction';
import { isUndocumentedFunction } from './undocumentedFunctions';

const TABLES: readonly FunctionTable[] = [
  AGGREGATE_FUNCTIONS,
  WINDOW_FUNCTIONS,
  CONDITIONAL_FUNCTIONS,
  LOGICAL_FUNCTIONS,
  STRING_FUNCTIONS,
  REGEX_FUNCTIONS,
  DATE_FUNCTIONS,
  MATH_FUNCTIONS,
  BITWISE_FUNCTIONS,
  CONVERSION_FUNCTIONS,
  BINARY_FUNCTIONS,
  CRYPTOGRAPHY_FUNCTIONS,
  LIST_FUNCTIONS,
  GEOSPATIAL_FUNCTIONS,
  SYSTEM_FUNCTIONS,
  DIRECTORY_FUNCTIONS,
  AI_FUNCTIONS,
];

const PAGES = 'https://docs.dremio.com/current/reference/sql/sql-functions/functions/';

const CATALOGUE: ReadonlyMap<string, SqlFunction> = new Map(
  TABLES.flatMap(({ category, rows }) =>
    Object.entries(rows).map(([written, description]) => {
      const forms = written.split(' | ').map(form => readForm(form));
      const name = forms[0]?.name ?? '';
      const link = PAGES + name.replaceAll(' ', '_');
      return [name, { name, category, description, forms: forms.map(withoutName), link }] as const;
    }),
  ),
);

function withoutName({ parameters, tail, result, called, label }: FunctionForm): FunctionForm {
  return { parameters, tail, result, called, label };
}

/** Every function and operator that Dremio 26 documents, by category. */
export function sqlFunctions(): Iterable<SqlFunction> {
  return CATALOGUE.values();
}

/** A documented function, whatever the case of its name. */
export function sqlFunction(name: string): SqlFunction | undefined {
  return CATALOGUE.get(name.toUpperCase());
}

/** Whether Dremio itself has a function of this name, documented or not. Functions that users create are not known here. */
export function isKnownFunction(name: string): boolean {
  const upper = name.toUpperCase();
  return CATALOGUE.has(upper) || isUndocumentedFunction(upper);
}
