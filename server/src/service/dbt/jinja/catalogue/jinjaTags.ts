import * as l10n from '@vscode/l10n';

/** A statement of Jinja or dbt, with what it looks like as a whole. */
export interface JinjaTag {
  readonly keyword: string;
  /** From the keyword on, without the delimiters of the first tag and of the last: `if ${1:x} %}…{% endif`. */
  readonly snippet: string;
  /** Where it makes sense: only in files of macros, of snapshots or of docs. */
  readonly only?: 'macro' | 'snapshot' | 'docs';
  readonly documentation: () => string;
  readonly page: string;
}

const JINJA = 'https://jinja.palletsprojects.com/en/stable/templates/#';
const LOOPS = 'https://jinja.palletsprojects.com/en/stable/extensions/#loop-controls';
const DBT = 'https://docs.getdbt.com/';

/** What may stand first in `{% … %}`, the most used first. */
export const JINJA_TAGS: readonly JinjaTag[] = [
  {
    keyword: 'if',
    snippet: 'if ${1:condition} %}\n$0\n{% endif',
    documentation: () => l10n.t('What stands inside counts if the condition holds.'),
    page: `${JINJA}if`,
  },
  {
    keyword: 'for',
    snippet: 'for ${1:item} in ${2:items} %}\n$0\n{% endfor',
    documentation: () => l10n.t('What stands inside, once for each item.'),
    page: `${JINJA}for`,
  },
  {
    keyword: 'set',
    snippet: 'set ${1:name} = ${2:value}',
    documentation: () => l10n.t('Gives a value a name.'),
    page: `${JINJA}assignments`,
  },
  {
    keyword: 'do',
    snippet: 'do ${1:call}',
    documentation: () => l10n.t('Calls something and prints nothing.'),
    page: 'https://jinja.palletsprojects.com/en/stable/extensions/#expression-statement',
  },
  {
    keyword: 'call',
    snippet: 'call ${1:statement}(${2}) %}\n$0\n{% endcall',
    documentation: () => l10n.t('Calls a macro, which has what stands inside by `caller()`.'),
    page: `${JINJA}call`,
  },
  {
    keyword: 'macro',
    snippet: 'macro ${1:name}(${2}) %}\n$0\n{% endmacro',
    only: 'macro',
    documentation: () => l10n.t('Defines a macro.'),
    page: `${DBT}docs/build/jinja-macros#macros`,
  },
  {
    keyword: 'test',
    snippet: 'test ${1:name}(model, column_name) %}\n$0\n{% endtest',
    only: 'macro',
    documentation: () => l10n.t('Defines a generic test: a query of the rows that fail.'),
    page: `${DBT}best-practices/writing-custom-generic-tests`,
  },
  {
    keyword: 'data_test',
    snippet: 'data_test ${1:name}(model, column_name) %}\n$0\n{% enddata_test',
    only: 'macro',
    documentation: () => l10n.t('Defines a generic test: a query of the rows that fail.'),
    page: `${DBT}best-practices/writing-custom-generic-tests`,
  },
  {
    keyword: 'materialization',
    snippet: "materialization ${1:name}, adapter='dremio' %}\n$0\n{% endmaterialization",
    only: 'macro',
    documentation: () => l10n.t('Defines how models become something in Dremio.'),
    page: `${DBT}guides/create-new-materializations`,
  },
  {
    keyword: 'snapshot',
    snippet: 'snapshot ${1:name} %}\n$0\n{% endsnapshot',
    only: 'snapshot',
    documentation: () => l10n.t('Defines a snapshot; YAML is the newer way.'),
    page: `${DBT}docs/build/snapshots`,
  },
  {
    keyword: 'docs',
    snippet: 'docs ${1:name} %}\n$0\n{% enddocs',
    only: 'docs',
    documentation: () => l10n.t("Defines a text for descriptions: `doc('name')`."),
    page: `${DBT}docs/build/documentation#using-docs-blocks`,
  },
  {
    keyword: 'filter',
    snippet: 'filter ${1:upper} %}\n$0\n{% endfilter',
    documentation: () => l10n.t('Puts what stands inside through a filter.'),
    page: `${JINJA}filters`,
  },
  {
    keyword: 'raw',
    snippet: 'raw %}\n$0\n{% endraw',
    documentation: () => l10n.t('What stands inside is no Jinja.'),
    page: `${JINJA}escaping`,
  },
  {
    keyword: 'break',
    snippet: 'break',
    documentation: () => l10n.t('Leaves the loop.'),
    page: LOOPS,
  },
  {
    keyword: 'continue',
    snippet: 'continue',
    documentation: () => l10n.t('Goes on with the next item of the loop.'),
    page: LOOPS,
  },
];

/** Tags that belong into a block that is open, by its keyword. */
export const BRANCH_TAGS: Readonly<Record<string, readonly string[]>> = { if: ['elif', 'else'], for: ['else'] };
