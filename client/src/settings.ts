/** A setting as the manifest declares it. Titles and descriptions go through `package.nls.json`. */
export interface SettingSpec<T> {
  readonly type: 'string' | 'integer' | 'boolean' | 'array' | 'object';
  /** Schema of the elements of an array. */
  readonly items?: object;
  /** Schema of the values of an object. */
  readonly additionalProperties?: object;
  readonly default: T;
  readonly description: string;
  /** `machine` is what no workspace may set, trusted or not. */
  readonly scope: 'window' | 'resource' | 'machine' | 'machine-overridable' | 'application';
  readonly minimum?: number;
  readonly enum?: readonly string[];
  /** Not read from an untrusted workspace's own settings. */
  readonly restricted?: boolean;
}

/** Where Arrow Flight of a target answers when it is not where the target's REST API does. */
export type FlightEndpoints = Readonly<
  Record<string, { readonly host?: string; readonly port?: number; readonly tls?: boolean }>
>;

function setting<T>(spec: SettingSpec<T>): SettingSpec<T> {
  return spec;
}

/** Every setting of the extension, by name. Nobody else calls `getConfiguration`: see `readSetting`. */
export const settingTable = {
  'lakehouse.query.rowLimit': setting<number>({
    type: 'integer',
    default: 1_000_000,
    minimum: 0,
    description: 'Rows after which a query is stopped; the results panel says so when it happens. 0 for no limit.',
    scope: 'resource',
  }),
  'lakehouse.query.memoryBudget': setting<number>({
    type: 'integer',
    default: 256,
    minimum: 16,
    description:
      'Megabytes of memory that results may take together. Rows beyond go to temporary files, which are removed with their results.',
    scope: 'machine-overridable',
  }),
  'lakehouse.query.history': setting<boolean>({
    type: 'boolean',
    default: true,
    description:
      'Whether queries are remembered: statement, connection, time, rows, duration and outcome, never data. Switching it off keeps what is there: `Lakehouse: Query History` can clear it.',
    scope: 'application',
  }),
  'lakehouse.clientCertificate': setting<string>({
    type: 'string',
    default: '',
    description:
      'File with the certificate (PEM) that is shown to a Dremio whose Arrow Flight asks for one; `#lakehouse.clientKey#` is its key.',
    scope: 'machine-overridable',
    restricted: true,
  }),
  'lakehouse.clientKey': setting<string>({
    type: 'string',
    default: '',
    description: 'File with the key (PEM, not encrypted) of `#lakehouse.clientCertificate#`.',
    scope: 'machine-overridable',
    restricted: true,
  }),
  'lakehouse.query.findJob': setting<boolean>({
    type: 'boolean',
    default: true,
    description:
      'Whether the job of a query is looked up in Dremio after it has ended, by a small query over the REST API: for the link to its page and the reflections that were used.',
    scope: 'resource',
  }),
  'lakehouse.query.transport': setting<'flight' | 'rest'>({
    type: 'string',
    default: 'flight',
    enum: ['flight', 'rest'],
    description:
      'How query results come: over Arrow Flight, or over the REST API, which is slower and for networks that let nothing else through.',
    scope: 'resource',
  }),
  // Where and how a password travels: not even a trusted workspace may lead it elsewhere, so no workspace sets these.
  'lakehouse.flight.port': setting<number>({
    type: 'integer',
    default: 32_010,
    minimum: 1,
    description: 'Port of Arrow Flight on a Dremio of your own. `profiles.yml` holds the REST port only.',
    scope: 'machine',
  }),
  'lakehouse.flight.tls': setting<'auto' | 'on' | 'off'>({
    type: 'string',
    default: 'auto',
    enum: ['auto', 'on', 'off'],
    description: 'Whether Arrow Flight speaks TLS: `auto` follows `use_ssl` of the target.',
    scope: 'machine',
  }),
  'lakehouse.flight.endpoints': setting<FlightEndpoints>({
    type: 'object',
    default: {},
    additionalProperties: {
      type: 'object',
      additionalProperties: false,
      properties: { host: { type: 'string' }, port: { type: 'integer', minimum: 1 }, tls: { type: 'boolean' } },
    },
    description:
      'Arrow Flight of single targets, by profile and target: `{ "shop.dev": { "host": "flight.lan", "port": 32010, "tls": true } }`. Your own settings alone count, never those of a workspace.',
    scope: 'machine',
  }),
  'lakehouse.certificateAuthorities': setting<readonly string[]>({
    type: 'array',
    default: [],
    items: { type: 'string' },
    description:
      'Files with certificates (PEM) of authorities to trust for Dremio, beside those of the system and of `REQUESTS_CA_BUNDLE`.',
    scope: 'machine-overridable',
    restricted: true,
  }),
  'lakehouse.dbt.path': setting<string>({
    type: 'string',
    default: '',
    description:
      'Path of the dbt executable. Empty looks in the Python environment of the project, in `.venv`, and on the PATH. Whichever program this finds is given the password of the target: a workspace that you trust decides it, by this setting or by its own `.venv`.',
    scope: 'machine-overridable',
    restricted: true,
  }),
  'lakehouse.airbyte.url': setting<string>({
    type: 'string',
    default: 'http://127.0.0.1:8001',
    description: 'Address of Airbyte: `http://localhost:8000` for one that `abctl` installed.',
    scope: 'window',
    restricted: true,
  }),
  'lakehouse.hints.queryHabits': setting<boolean>({
    type: 'boolean',
    default: true,
    description:
      'Hints on habits that cost time: a partition column inside a function, `select *` in a mart, a join without a condition.',
    scope: 'window',
  }),
  'lakehouse.inlayHints.types': setting<boolean>({
    type: 'boolean',
    default: true,
    description: 'Shows the inferred types of the columns that a query makes.',
    scope: 'window',
  }),
  'lakehouse.inlayHints.stars': setting<boolean>({
    type: 'boolean',
    default: true,
    description: 'Shows how many columns a `*` stands for, and which in the tooltip.',
    scope: 'window',
  }),
  'lakehouse.format.keywordCase': setting<'preserve' | 'upper' | 'lower'>({
    type: 'string',
    default: 'preserve',
    enum: ['preserve', 'upper', 'lower'],
    description: 'How formatting writes keywords of SQL: as they are, or all in capital or small letters.',
    scope: 'window',
  }),
  'lakehouse.compiled.followEditor': setting<boolean>({
    type: 'boolean',
    default: true,
    description: 'Whether the view of compiled SQL, once it is open, shows the model of the active editor.',
    scope: 'window',
  }),
  'lakehouse.trace.server': setting<string>({
    type: 'string',
    default: 'off',
    enum: ['off', 'messages', 'verbose'],
    description: 'Traces the messages between the editor and the language server in the output channel.',
    scope: 'window',
  }),
} as const;

export type SettingName = keyof typeof settingTable;

/** The type of a setting's value. */
export type SettingValue<N extends SettingName> = (typeof settingTable)[N]['default'];
