import { dottedName } from '@lakehouse/jinja';
import type { Completion } from '../../answers/completion';
import { INTERNAL_MACROS } from '../../dbt/jinja/builtins';
import { membersOf } from '../../dbt/jinja/catalogue/members';
import type { JinjaPlace } from '../../dbt/jinja/jinjaPlace';
import { localNamesAt, type LocalName } from '../../dbt/jinja/localNames';
import type { FeatureContext } from '../../feature';
import { builtinEntry, type Slot } from './builtinEntry';
import { macroEntry } from './completeName';

/** What may stand behind a dot: members of dbt's values, and the macros of a package. */
export function completeMember(context: FeatureContext, place: JinjaPlace, slot: Slot): readonly Completion[] {
  const { object, word } = place;
  if (object === undefined) return [];
  const { project, document } = context;
  // A variable of the template hides what dbt calls so.
  const root = object.split('.')[0] ?? '';
  const local =
    root === 'loop' ? undefined : localNamesAt(document.jinja, word.start).find(({ name }) => name === root);
  const known = local === undefined ? object : root === object ? callOf(local) : undefined;
  const members = (membersOf(known ?? '') ?? []).map(one =>
    builtinEntry(one, slot, one.parameters === undefined ? 'property' : 'macro'),
  );
  if (local !== undefined) return members;
  if (object === 'dbt') return INTERNAL_MACROS.map(one => builtinEntry(one, slot, 'macro'));
  if (project === undefined || !project.packageNames().includes(object)) return members;
  const macros = [...project.macros()].filter(({ packageName, isTest }) => packageName === object && !isTest);
  return [
    ...members,
    ...macros.map(macro => macroEntry(macro, { name: macro.name, slot, root: project.root, rank: 0 })),
  ];
}

/** The call that gives a variable its value: `ref()` of `{% set orders = ref('orders') %}`. */
function callOf({ value }: LocalName): string | undefined {
  const name = value?.kind === 'call' ? dottedName(value.callee) : undefined;
  return name === undefined ? undefined : `${name}()`;
}
