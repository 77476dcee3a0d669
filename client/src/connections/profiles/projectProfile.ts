import { join, resolve } from 'node:path';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { readDremioProfile, type DremioProfile } from './dremioProfile';
import { renderProfileValue, type Environment } from './profileValue';
import { parseYamlRecord, recordOf } from './yamlRecord';

/** Where profiles are looked for and how files are read. */
export interface ProfileSources {
  readonly environment: Environment;
  /** The user's home folder. */
  readonly home: string;
  /** A file's text; `undefined` when there is none. */
  readonly readFile: (path: string) => Promise<string | undefined>;
}

/** A target as it stands in the profile: usable, or not and why. */
export type TargetEntry = {
  readonly name: string;
  /** True for the one that dbt uses when it is told none. */
  readonly isDefault: boolean;
} & ({ readonly profile: DremioProfile } | { readonly problem: Failure });

/** The Dremio targets of a dbt project. Whatever cannot be read is a problem beside what can. */
export interface ProjectProfile {
  readonly projectRoot: string;
  /** The project's name, or its folder's when `dbt_project.yml` cannot be read. */
  readonly projectName: string;
  /** The profile that it asks for; absent when that cannot be read. */
  readonly profileName: string | undefined;
  /** The `profiles.yml` in use; absent when there is none. */
  readonly file: string | undefined;
  readonly targets: readonly TargetEntry[];
  /** Type of the profile's first target when none is Dremio's. */
  readonly otherWarehouse: string | undefined;
  readonly problem: Failure | undefined;
}

/**
 * Reads a project's profile as dbt finds it: `DBT_PROFILES_DIR`, else the project's folder, else `~/.dbt`.
 *
 * While `dbt_project.yml` is broken, as it is while somebody edits it, what was read `before` still says which profile.
 */
export async function readProjectProfile(
  projectRoot: string,
  sources: ProfileSources,
  before?: Pick<ProjectProfile, 'projectName' | 'profileName'>,
): Promise<ProjectProfile> {
  const found: Record<'profile' | 'file' | 'otherWarehouse', string | undefined> & { name: string } = {
    name: folderName(projectRoot),
    profile: undefined,
    file: undefined,
    otherWarehouse: undefined,
  };
  const result = (targets: readonly TargetEntry[], problem?: Failure): ProjectProfile => ({
    projectRoot,
    projectName: found.name,
    profileName: found.profile,
    file: found.file,
    targets,
    otherWarehouse: found.otherWarehouse,
    problem,
  });
  try {
    const project = await readProjectFile(projectRoot, sources).catch((error: unknown) => {
      if (before?.profileName === undefined) throw error;
      return { name: before.projectName, profile: before.profileName };
    });
    found.name = project.name ?? found.name;
    found.profile = project.profile;
    const { file, text } = await findProfiles(projectRoot, sources);
    found.file = file;
    const profiles = parseYamlRecord(text, file);
    found.otherWarehouse = otherWarehouse(project.profile, profiles);
    return result(targetsOf(project.profile, profiles, sources.environment));
  } catch (error) {
    return result([], Failure.from(error));
  }
}

interface ProjectFile {
  readonly name: string | undefined;
  readonly profile: string;
}

async function readProjectFile(projectRoot: string, sources: ProfileSources): Promise<ProjectFile> {
  const path = join(projectRoot, 'dbt_project.yml');
  const text = await sources.readFile(path);
  if (text === undefined)
    throw new Failure('project.notFound', l10n.t('There is no dbt_project.yml in {0}.', projectRoot));
  const project = parseYamlRecord(text, path);
  const [name, profile] = [project['name'], project['profile']];
  if (typeof profile !== 'string')
    throw new Failure(
      'project.broken',
      l10n.t('dbt_project.yml names no profile: add profile: and the name that stands in profiles.yml.'),
    );
  return {
    name: typeof name === 'string' ? name : undefined,
    profile: String(renderProfileValue(profile, sources.environment).value),
  };
}

/** Folders that dbt looks into, first one first. */
export function profileFolders(
  projectRoot: string,
  sources: Pick<ProfileSources, 'environment' | 'home'>,
): readonly string[] {
  const told = sources.environment['DBT_PROFILES_DIR'];
  if (told !== undefined && told !== '') return [resolve(projectRoot, told.replace(/^~(?=$|[\\/])/, sources.home))];
  return [projectRoot, join(sources.home, '.dbt')];
}

async function findProfiles(
  projectRoot: string,
  sources: ProfileSources,
): Promise<{ readonly file: string; readonly text: string }> {
  const folders = profileFolders(projectRoot, sources);
  for (const folder of folders) {
    const file = join(folder, 'profiles.yml');
    const text = await sources.readFile(file);
    if (text !== undefined) return { file, text };
  }
  const message = l10n.t(
    'There is no profiles.yml in {0}. Write one there, set DBT_PROFILES_DIR, or add a connection by hand.',
    folders.join(l10n.t(' or ')),
  );
  throw new Failure('profile.notFound', message);
}

function otherWarehouse(profileName: string, profiles: Readonly<Record<string, unknown>>): string | undefined {
  const outputs = Object.values(recordOf(recordOf(profiles[profileName])?.['outputs']) ?? {});
  const types = outputs.map(output => recordOf(output)?.['type']).filter(type => typeof type === 'string');
  return types.includes('dremio') ? undefined : types[0];
}

function targetsOf(
  profileName: string,
  profiles: Readonly<Record<string, unknown>>,
  environment: Environment,
): readonly TargetEntry[] {
  const profile = recordOf(profiles[profileName]);
  if (profile === undefined)
    throw new Failure(
      'profile.notFound',
      l10n.t('profiles.yml holds no profile {0}, which dbt_project.yml asks for.', profileName),
    );
  const chosen = profile['target'];
  const defaultName = typeof chosen === 'string' ? String(renderProfileValue(chosen, environment).value) : 'default';
  const outputs = Object.entries(recordOf(profile['outputs']) ?? {});
  const entries = outputs.flatMap(([name, output]) => {
    const values = recordOf(output);
    if (values === undefined || values['type'] !== 'dremio') return [];
    return [entryOf({ profileName, targetName: name, values }, name === defaultName, environment)];
  });
  if (entries.length === 0)
    throw new Failure(
      'profile.notFound',
      l10n.t('Profile {0} in profiles.yml has no target of type dremio.', profileName),
    );
  return entries;
}

function entryOf(
  output: Parameters<typeof readDremioProfile>[0],
  isDefault: boolean,
  environment: Environment,
): TargetEntry {
  try {
    return { name: output.targetName, isDefault, profile: readDremioProfile(output, environment) };
  } catch (error) {
    return { name: output.targetName, isDefault, problem: Failure.from(error) };
  }
}

function folderName(path: string): string {
  return (
    path
      .split(/[\\/]/)
      .filter(part => part !== '')
      .at(-1) ?? path
  );
}
