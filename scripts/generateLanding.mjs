import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';

/**
 * `node scripts/generateLanding.mjs`: writes the landing files of the sample, the same ones every time.
 *
 * They hold on purpose what pipelines bend: numbers beyond 2^53, cents, microseconds, nulls beside empty texts, accents.
 */
const LANDING = join(ROOT, 'samples/lakehouse/landing');
const CUSTOMERS = 500;
const FIRST_ORDERS = 3000;
const NEW_ORDERS = 220;
const CHANGED_ORDERS = 20;
const LATER_FILES = 5;

const FIRST_NAMES = [
  'Anna',
  'Björn',
  'Chloé',
  'Đorđe',
  'Elif',
  'Fatima',
  'Giulia',
  'Håkon',
  'Ines',
  'José',
  'Kofi',
  'Łukasz',
];
const LAST_NAMES = [
  "O'Neill",
  'Müller',
  'García',
  'Šimić',
  'Nguyễn',
  'van der Berg',
  'Rossi',
  'Ødegård',
  '山田',
  'Smith',
];
const CITIES = [
  ['Berlin', 'BE', '10115'],
  ['Köln', 'NW', '50667'],
  ['Zürich', 'ZH', '8001'],
  ['Wien', 'W', '1010'],
  ['Málaga', 'AN', '29001'],
];
const STATUSES = ['completed', 'completed', 'completed', 'shipped', 'pending', 'returned', 'cancelled'];

/** Random numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const random = randomNumbers(20261124);
const pick = list => list[Math.floor(random() * list.length)];
const upTo = most => Math.floor(random() * most);
const day = (from, offset) => new Date(Date.parse(from) + offset * 86_400_000).toISOString().slice(0, 10);
const time = date => {
  const two = most => String(upTo(most)).padStart(2, '0');
  return `${date}T${two(24)}:${two(60)}:${two(60)}.${String(upTo(1_000_000)).padStart(6, '0')}`;
};

/** A name as it may stand in an address: without accents, and without what has no Latin letter. */
const ascii = name =>
  name
    .normalize('NFD')
    .replace(/[đĐ]/g, 'd')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/山田/, 'Yamada')
    .replace(/[^A-Za-z]/g, '');

function customer(number) {
  const [first, last] = [pick(FIRST_NAMES), pick(LAST_NAMES)];
  const [city, state, zip] = pick(CITIES);
  const created = day('2024-01-01', upTo(600));
  return {
    customer_id: number % 100 === 99 ? null : number,
    name: ` ${first} ${last} `,
    email: `${ascii(first)}.${ascii(last)}.${number}@Example.com`,
    phone: number % 7 === 0 ? null : number % 11 === 0 ? '' : `+49 30 ${100_000 + number}`,
    address: `${pick(LAST_NAMES)}straße ${1 + upTo(90)}`,
    city,
    state,
    zip_code: zip,
    created_at: time(created),
    updated_at: time(day('2026-01-01', upTo(200))),
  };
}

/** Customers 99, 199, … have lost their number, so nobody ordered as them. */
function customerOfOrder() {
  const number = 1 + upTo(CUSTOMERS);
  return number % 100 === 99 ? number + 1 : number;
}

/** An order as text: JSON.stringify would round the identifiers that came from the old shop. */
function orderLine(number, from, days) {
  const ordered = day(from, upTo(days));
  const id = number % 50 === 0 ? 9_007_199_254_740_993n + BigInt(number * 2) : BigInt(100_000 + number);
  const cents = 100 + upTo(90_000);
  const rest = {
    order_date: ordered,
    status: pick(STATUSES),
    updated_at: time(day(ordered, upTo(5))),
  };
  const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return `{"order_id":${id},"customer_id":${customerOfOrder()},"amount":${amount},${JSON.stringify(rest).slice(1)}`;
}

function put(name, lines) {
  mkdirSync(join(LANDING, name, '..'), { recursive: true });
  writeFileSync(join(LANDING, name), `${lines.join('\n')}\n`);
}

const numbers = (from, count) => Array.from({ length: count }, (_, i) => from + i);

rmSync(LANDING, { recursive: true, force: true });
put(
  'customers/customers_001.jsonl',
  numbers(1, CUSTOMERS).map(number => JSON.stringify(customer(number))),
);
put(
  'orders/orders_001.jsonl',
  numbers(1, FIRST_ORDERS).map(number => orderLine(number, '2025-10-01', 360)),
);
for (let file = 2; file < 2 + LATER_FILES; file++) {
  const first = FIRST_ORDERS + 1 + (file - 2) * NEW_ORDERS;
  const from = day('2026-10-01', (file - 2) * 7);
  const changed = numbers(0, CHANGED_ORDERS).map(() => orderLine(1 + upTo(FIRST_ORDERS), from, 7));
  put(`orders/orders_00${file}.jsonl`, [...changed, ...numbers(first, NEW_ORDERS).map(n => orderLine(n, from, 7))]);
}
