import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';

const PYTHON = 'https://docs.python.org/3/library/';
const DATETIME = `${PYTHON}datetime.html`;
const RE = `${PYTHON}re.html`;
const ITERTOOLS = `${PYTHON}itertools.html`;

/** Members of `modules`, the part of Python that dbt hands out. */
export const MODULE_MEMBERS: Readonly<Record<string, readonly Builtin[]>> = {
  modules: [
    builtin('datetime', () => l10n.t('Dates and points in time.'), DATETIME),
    builtin('pytz', () => l10n.t('Time zones.'), 'modules#pytz'),
    builtin('re', () => l10n.t('Regular expressions.'), RE),
    builtin('itertools', () => l10n.t('Ways to go through lists.'), ITERTOOLS),
  ],
  'modules.datetime': [
    builtin('datetime', () => l10n.t('The class of points in time.'), DATETIME),
    builtin('date', () => l10n.t('The class of dates.'), DATETIME),
    builtin('time', () => l10n.t('The class of times of a day.'), DATETIME),
    builtin('timedelta(*)', () => l10n.t('A span of time, as `timedelta(days=1)`.'), DATETIME),
    builtin('tzinfo', () => l10n.t('The class of time zones.'), DATETIME),
  ],
  'modules.datetime.datetime': [
    builtin('now(tz=None)', () => l10n.t('The point in time now.'), DATETIME),
    builtin('utcnow()', () => l10n.t('The point in time now, in UTC.'), DATETIME),
    builtin('strptime(date_string, format)', () => l10n.t('A point in time from a text.'), DATETIME),
    builtin(
      'fromisoformat(date_string)',
      () => l10n.t('A point in time from a text like 2024-01-31T12:00:00.'),
      DATETIME,
    ),
    builtin('fromtimestamp(timestamp, tz=None)', () => l10n.t('A point in time from seconds since 1970.'), DATETIME),
    builtin('combine(date, time)', () => l10n.t('A point in time from its day and time.'), DATETIME),
  ],
  'modules.datetime.date': [
    builtin('today()', () => l10n.t('The day today.'), DATETIME),
    builtin('fromisoformat(date_string)', () => l10n.t('A day from a text like 2024-01-31.'), DATETIME),
  ],
  'modules.pytz': [
    builtin('timezone(zone)', () => l10n.t('A time zone, as `Europe/Paris`.'), 'modules#pytz'),
    builtin('utc', () => l10n.t('UTC.'), 'modules#pytz'),
    builtin('UTC', () => l10n.t('UTC.'), 'modules#pytz'),
  ],
  'modules.re': [
    builtin('match(pattern, string, flags=0)', () => l10n.t('A match at the start of a text.'), RE),
    builtin('search(pattern, string, flags=0)', () => l10n.t('The first match in a text.'), RE),
    builtin('fullmatch(pattern, string, flags=0)', () => l10n.t('A match of a whole text.'), RE),
    builtin('findall(pattern, string, flags=0)', () => l10n.t('All matches in a text.'), RE),
    builtin('split(pattern, string, maxsplit=0, flags=0)', () => l10n.t('The texts between matches.'), RE),
    builtin('sub(pattern, repl, string, count=0, flags=0)', () => l10n.t('A text with its matches replaced.'), RE),
    builtin('compile(pattern, flags=0)', () => l10n.t('A pattern to use more than once.'), RE),
    builtin('escape(pattern)', () => l10n.t('A pattern that matches just this text.'), RE),
    builtin('IGNORECASE', () => l10n.t('Letters of either case are the same.'), RE),
  ],
  'modules.itertools': [
    builtin('product(*)', () => l10n.t('Each of one list with each of another.'), ITERTOOLS),
    builtin('combinations(iterable, r)', () => l10n.t('All choices of so many items.'), ITERTOOLS),
    builtin('permutations(iterable, r=None)', () => l10n.t('All orders of so many items.'), ITERTOOLS),
    builtin('chain(*)', () => l10n.t('One list behind the other.'), ITERTOOLS),
    builtin('zip_longest(*)', () => l10n.t('Pairs up to the end of the longer list.'), ITERTOOLS),
    builtin('accumulate(iterable, func=None)', () => l10n.t('Running totals.'), ITERTOOLS),
    builtin('islice(iterable, *)', () => l10n.t('A part of a list.'), ITERTOOLS),
    builtin('cycle(iterable)', () => l10n.t('A list again and again.'), ITERTOOLS),
    builtin('repeat(object, times=None)', () => l10n.t('One value again and again.'), ITERTOOLS),
    builtin('count(start=0, step=1)', () => l10n.t('Numbers without end.'), ITERTOOLS),
  ],
};
