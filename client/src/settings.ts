/** A setting as the manifest declares it. Titles and descriptions go through `package.nls.json`. */
export interface SettingSpec<T> {
  readonly type: 'string' | 'integer' | 'boolean' | 'array';
  readonly default: T;
  readonly description: string;
  readonly scope: 'window' | 'resource' | 'machine-overridable' | 'application';
  readonly minimum?: number;
  readonly enum?: readonly string[];
  /** Not read from an untrusted workspace's own settings. */
  readonly restricted?: boolean;
}

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
