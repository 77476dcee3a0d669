import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { WrittenEntry, WrittenValue } from './writtenConfig';

/** Values that dbt takes as they are and dbt-dremio or Dremio then cannot use, key by key. */
export function checkSpecialValue({ key, value }: WrittenEntry): readonly Problem[] {
  switch (key) {
    case 'schema':
    case 'root_path':
    case 'dremio_space_folder':
    case 'object_storage_path':
    case 'target_schema':
      return [...halfQuoted(value), ...(key === 'schema' ? [] : dottedFolder(value))];
    case 'datalake':
    case 'object_storage_source':
    case 'target_database':
      return dottedSource(value);
    case 'grants':
      return value.entries.flatMap(({ value: grantees }) => grants(grantees));
    case 'column_types':
      return value.entries.flatMap(entry => decimal(entry));
    case 'twin_strategy':
      return value.value === 'prevent' ? [dropsData(value)] : [];
    default:
      return [];
  }
}

/** A quote anywhere, and dbt-dremio quotes nothing itself: every part must then be fit to stand as it is. */
function halfQuoted({ value, span }: WrittenValue): readonly Problem[] {
  if (typeof value !== 'string' || !value.includes('"')) return [];
  const parts = value.match(/"[^"]*"|[^."]+/g) ?? [];
  const bare = parts.find(part => !part.startsWith('"') && !/^[A-Za-z_]\w*$/.test(part));
  if (bare === undefined) return [];
  const text = parts.map(part => (part.startsWith('"') ? part : `"${part}"`)).join('.');
  return [
    {
      span,
      severity: 'error',
      code: 'dremio.halfQuoted',
      message: l10n.t(
        'One part of this folder is quoted, so dbt-dremio quotes none: {0} does not stand without quotes.',
        bare,
      ),
      replacements: [{ title: l10n.t('Change to {0}', text), span, text }],
    },
  ];
}

function dottedFolder({ value, span }: WrittenValue): readonly Problem[] {
  if (typeof value !== 'string' || !/"[^"]*\.[^"]*"/.test(value)) return [];
  return [dotted(span)];
}

function dottedSource({ value, span }: WrittenValue): readonly Problem[] {
  return typeof value === 'string' && value.includes('.') ? [dotted(span)] : [];
}

function dotted(span: Problem['span']): Problem {
  return {
    span,
    severity: 'warning',
    code: 'dremio.dottedName',
    message: l10n.t(
      'dbt-dremio does not find tables again below a name with a dot: the second run fails with "already exists".',
    ),
  };
}

function grants({ value, span, items }: WrittenValue): readonly Problem[] {
  const grantees = items.length > 0 ? items : [{ value, span }];
  return grantees.flatMap(grantee => {
    if (typeof grantee.value !== 'string') return [];
    const [prefix = '', ...rest] = grantee.value.split(':');
    if (rest.length === 0 || prefix === 'user' || prefix === 'role') return [];
    return [
      {
        span: grantee.span,
        severity: 'error',
        code: 'dremio.grantee',
        message: l10n.t('dbt-dremio grants to "user:…" and "role:…": at "{0}:" it stops.', prefix),
      },
    ];
  });
}

function decimal({ key, value: { value, span } }: WrittenEntry): readonly Problem[] {
  if (typeof value !== 'string' || !/^\s*(?:decimal|numeric)\s*$/i.test(value)) return [];
  const text = 'decimal(18,2)';
  return [
    {
      span,
      severity: 'warning',
      code: 'dremio.seedDecimal',
      message: l10n.t('Without a scale Dremio keeps whole numbers alone of "{0}".', key),
      replacements: [{ title: l10n.t('Change to {0}', text), span, text }],
    },
  ];
}

function dropsData({ span }: WrittenValue): Problem {
  return {
    span,
    severity: 'information',
    code: 'dremio.twinPrevent',
    message: l10n.t('"prevent" drops what has the name of the model at its other place: of a table its data too.'),
  };
}
