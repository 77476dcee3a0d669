import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';

const PAGE = 'https://jinja.palletsprojects.com/en/stable/templates/#jinja-filters.';

/** A filter of Jinja; its input is no parameter. */
function filter(signature: string, documentation: () => string): Builtin {
  return builtin(signature, documentation, PAGE + (/^\w+/.exec(signature)?.[0] ?? ''));
}

/** Filters, which stand behind `|`: Jinja's own, and those of dbt. */
export const FILTERS: readonly Builtin[] = [
  filter('abs()', () => l10n.t('A number without its sign.')),
  filter('attr(name)', () => l10n.t('A member by its name.')),
  filter('batch(linecount, fill_with=None)', () => l10n.t('A list in lists of so many items.')),
  filter('capitalize()', () => l10n.t('First letter large, the others small.')),
  filter('center(width=80)', () => l10n.t('Blanks on both sides.')),
  filter('count()', () => l10n.t('How many there are.')),
  filter('d(default_value="", boolean=False)', () => l10n.t('Another value where this one is not defined.')),
  filter('default(default_value="", boolean=False)', () =>
    l10n.t('Another value where this one is not defined; with `true` also where it is empty.'),
  ),
  filter('dictsort(case_sensitive=False, by="key", reverse=False)', () => l10n.t('Pairs of a map, sorted.')),
  filter('e()', () => l10n.t('Escaped for HTML.')),
  filter('escape()', () => l10n.t('Escaped for HTML.')),
  filter('filesizeformat(binary=False)', () => l10n.t('A number of bytes for people.')),
  filter('first()', () => l10n.t('The first item.')),
  filter('float(default=0.0)', () => l10n.t('As a floating number.')),
  filter('forceescape()', () => l10n.t('Escaped for HTML, whatever it is.')),
  filter('format(*)', () => l10n.t('Values put into a text with %-marks.')),
  filter('groupby(attribute, default=None, case_sensitive=False)', () => l10n.t('Items by what they share.')),
  filter('indent(width=4, first=False, blank=False)', () => l10n.t('Lines moved to the right.')),
  filter('int(default=0, base=10)', () => l10n.t('As a whole number.')),
  filter('items()', () => l10n.t('Pairs of a map.')),
  filter('join(d="", attribute=None)', () => l10n.t('Items as one text, with something between.')),
  filter('last()', () => l10n.t('The last item.')),
  filter('length()', () => l10n.t('How many there are.')),
  filter('list()', () => l10n.t('As a list.')),
  filter('lower()', () => l10n.t('In small letters.')),
  filter('map(*)', () => l10n.t('What a filter, or `attribute=`, makes of each item.')),
  filter('max(case_sensitive=False, attribute=None)', () => l10n.t('The largest item.')),
  filter('min(case_sensitive=False, attribute=None)', () => l10n.t('The smallest item.')),
  filter('pprint()', () => l10n.t('A value for people to read.')),
  filter('random()', () => l10n.t('Any item.')),
  filter('reject(*)', () => l10n.t('Items that fail a test.')),
  filter('rejectattr(*)', () => l10n.t('Items of which a member fails a test.')),
  filter('replace(old, new, count=None)', () => l10n.t('A text with a part of it replaced.')),
  filter('reverse()', () => l10n.t('The other way round.')),
  filter('round(precision=0, method="common")', () => l10n.t('A rounded number.')),
  filter('safe()', () => l10n.t('Not escaped for HTML.')),
  filter('select(*)', () => l10n.t('Items that pass a test.')),
  filter('selectattr(*)', () => l10n.t('Items of which a member passes a test.')),
  filter('slice(slices, fill_with=None)', () => l10n.t('A list in so many lists.')),
  filter('sort(reverse=False, case_sensitive=False, attribute=None)', () => l10n.t('Sorted.')),
  filter('string()', () => l10n.t('As text.')),
  filter('striptags()', () => l10n.t('Without tags of HTML.')),
  filter('sum(attribute=None, start=0)', () => l10n.t('The sum of the items.')),
  filter('title()', () => l10n.t('First letter of each word large.')),
  filter('tojson(indent=None)', () => l10n.t('As JSON text.')),
  filter('trim(chars=None)', () => l10n.t('Without blanks at its ends.')),
  filter('truncate(length=255, killwords=False, end="...", leeway=None)', () => l10n.t('Cut off.')),
  filter('unique(case_sensitive=False, attribute=None)', () => l10n.t('Each item once.')),
  filter('upper()', () => l10n.t('In large letters.')),
  filter('urlencode()', () => l10n.t('Escaped for a URL.')),
  filter('urlize(*)', () => l10n.t('With URLs as links of HTML.')),
  filter('wordcount()', () => l10n.t('How many words there are.')),
  filter('wordwrap(width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True)', () =>
    l10n.t('In lines of so many letters.'),
  ),
  filter('xmlattr(autospace=True)', () => l10n.t('A map as attributes of XML.')),
  builtin('as_text()', () => l10n.t('As text, in YAML files that dbt renders.'), 'as_text'),
  builtin('as_bool()', () => l10n.t('As true or false, in YAML files that dbt renders.'), 'as_bool'),
  builtin('as_number()', () => l10n.t('As a number, in YAML files that dbt renders.'), 'as_number'),
  builtin(
    'as_native()',
    () => l10n.t('As whatever value of Python it is, in YAML files that dbt renders.'),
    'as_native',
  ),
  builtin('is_list()', () => l10n.t('Whether it is a list.')),
];
