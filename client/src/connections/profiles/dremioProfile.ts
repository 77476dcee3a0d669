import { Failure, Secret } from '@lakehouse/base';
import type { DremioAddress } from '@lakehouse/dremio';
import type { DremioTarget } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { MissingVariable, renderProfileValue, type Environment, type ProfileValue } from './profileValue';
import { storageOf } from './profileStorage';

/** Who logs in; the secret is absent when the profile does not hold it, or its variable is not set. */
export type ProfileLogin =
  | { readonly kind: 'password'; readonly user: string; readonly secret: Secret | undefined }
  | { readonly kind: 'token'; readonly user: string | undefined; readonly secret: Secret | undefined };

/** A Dremio target of `profiles.yml`, aliases folded and defaults filled in. */
export interface DremioProfile {
  readonly target: DremioTarget;
  readonly address: DremioAddress;
  /** True when host or port come from the environment, as of a server that was started for this session. */
  readonly placedByEnvironment: boolean;
  /** False accepts any certificate. */
  readonly verifySsl: boolean;
  readonly login: ProfileLogin;
  /** The variable that dbt reads the secret from; absent when the profile holds the secret itself, or none. */
  readonly secretVariable: string | undefined;
}

/** An output of a profile as YAML gives it, and how it is called. */
export interface ProfileOutput {
  readonly profileName: string;
  readonly targetName: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const CATALOG = ['enterprise_catalog_namespace', 'enterprise_catalog_folder'];
const STORAGE = [
  ['database', 'dremio_space'],
  ['schema', 'dremio_space_folder'],
  ['datalake', 'object_storage_source'],
  ['root_path', 'object_storage_path'],
];

/** Reads an output of type `dremio`. Rejects with `profile.broken`, with a sentence that names the key. */
export function readDremioProfile(output: ProfileOutput, environment: Environment): DremioProfile {
  const reader = new OutputReader(output, environment);
  if (CATALOG.every(name => reader.has(name)) && STORAGE.every(names => reader.has(...names)))
    throw reader.broken(l10n.t('an enterprise catalog and all four storage keys are given; keep one of the two ways.'));
  const login = readLogin(reader);
  return {
    target: {
      profileName: output.profileName,
      targetName: output.targetName,
      ...storageOf(name => reader.text(name), login.login.user),
    },
    address: readAddress(reader),
    placedByEnvironment: reader.asksEnvironment('software_host', 'port'),
    verifySsl: reader.flag('verify_ssl') ?? true,
    ...login,
  };
}

function readAddress(reader: OutputReader): DremioAddress {
  const [software, cloud] = [reader.text('software_host'), reader.text('cloud_host')];
  if (software !== undefined && cloud === undefined)
    return {
      kind: 'software',
      host: software,
      port: reader.number('port') ?? 9047,
      useSsl: reader.flag('use_ssl') ?? true,
    };
  const projectId = reader.text('cloud_project_id');
  if (cloud !== undefined && software === undefined) {
    if (projectId === undefined) throw reader.broken(l10n.t('cloud_host needs cloud_project_id.'));
    return { kind: 'cloud', host: cloud, projectId };
  }
  throw reader.broken(
    software === undefined
      ? l10n.t('neither software_host nor cloud_host is given.')
      : l10n.t('software_host and cloud_host are both given; keep the one that is meant.'),
  );
}

function readLogin(reader: OutputReader): Pick<DremioProfile, 'login' | 'secretVariable'> {
  const user = reader.text('UID', 'user', 'username');
  const password = reader.secret('PWD', 'password');
  // As in dbt-dremio, a password wins over a token.
  if (user !== undefined && (password.given || !reader.has('pat')))
    return { login: { kind: 'password', user, secret: password.secret }, secretVariable: password.variable };
  const token = reader.secret('pat');
  return { login: { kind: 'token', user, secret: token.secret }, secretVariable: token.variable };
}

interface GivenSecret {
  readonly given: boolean;
  readonly secret: Secret | undefined;
  readonly variable: string | undefined;
}

/** Reads keys of an output under any of their spellings. */
class OutputReader {
  readonly #output: ProfileOutput;
  readonly #environment: Environment;

  constructor(output: ProfileOutput, environment: Environment) {
    this.#output = output;
    this.#environment = environment;
  }

  has(...names: readonly string[]): boolean {
    return names.some(name => this.#raw(name) !== undefined);
  }

  asksEnvironment(...names: readonly string[]): boolean {
    return names.some(name => {
      const raw = this.#raw(name);
      return raw !== undefined && this.#render(raw).variables.length > 0;
    });
  }

  text(...names: readonly string[]): string | undefined {
    const value = this.#value(names);
    return value === undefined || value === '' ? undefined : String(value);
  }

  number(name: string): number | undefined {
    const value = this.#value([name]);
    if (value === undefined) return undefined;
    const found = Number(value);
    if (!Number.isInteger(found) || found <= 0) throw this.broken(l10n.t('{0} is not a port number.', name));
    return found;
  }

  flag(name: string): boolean | undefined {
    const value = this.#value([name]);
    if (value === undefined || typeof value === 'boolean') return value;
    const text = String(value).toLowerCase();
    if (text !== 'true' && text !== 'false') throw this.broken(l10n.t('{0} is neither true nor false.', name));
    return text === 'true';
  }

  /** A credential. A variable that is not set leaves it open: it is asked for, and handed to dbt in that variable. */
  secret(...names: readonly string[]): GivenSecret {
    const raw = names.map(name => this.#raw(name)).find(value => value !== undefined);
    if (raw === undefined) return { given: false, secret: undefined, variable: undefined };
    try {
      const { value, variables } = this.#render(raw);
      const variable = variables.length === 1 ? variables[0] : undefined;
      return { given: true, secret: value === '' || value === null ? undefined : new Secret(String(value)), variable };
    } catch (error) {
      if (error instanceof MissingVariable) return { given: true, secret: undefined, variable: error.variable };
      throw error;
    }
  }

  broken(what: string): Failure {
    const { profileName, targetName } = this.#output;
    const message = l10n.t(
      'Target {0} of profile {1} in profiles.yml cannot be used: {2}',
      targetName,
      profileName,
      what,
    );
    return new Failure('profile.broken', message, { profile: profileName, target: targetName });
  }

  #value(names: readonly string[]): Exclude<ProfileValue, null> | undefined {
    const raw = names.map(name => this.#raw(name)).find(value => value !== undefined);
    return raw === undefined ? undefined : (this.#render(raw).value ?? undefined);
  }

  #raw(name: string): unknown {
    return this.#output.values[name] ?? undefined;
  }

  #render(raw: unknown): { readonly value: ProfileValue; readonly variables: readonly string[] } {
    if (typeof raw === 'string') return renderProfileValue(raw, this.#environment);
    if (typeof raw === 'number' || typeof raw === 'boolean') return { value: raw, variables: [] };
    throw this.broken(l10n.t('a list or a mapping stands where a value belongs.'));
  }
}
