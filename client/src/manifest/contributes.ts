import { commandTable, type CommandId } from '../commands/commandTable';
import type { CommandSpec } from '../commands/commandSpec';
import { settingTable, type SettingSpec } from '../settings';
import {
  configurationDefaults,
  activationEvents,
  grammars,
  languages,
  snippets,
  taskDefinitions,
  views,
  viewsContainers,
  viewsWelcome,
} from './places';

const CATEGORY = 'Lakehouse';
const commands = Object.entries(commandTable) as readonly (readonly [CommandId, CommandSpec])[];
const settings = Object.entries(settingTable) as readonly (readonly [string, SettingSpec<unknown>])[];

/** What the generator writes into `package.json` and beside it. */
export const manifest = {
  contributes: {
    commands: commands.map(([command, spec]) => ({
      command,
      title: spec.title,
      category: CATEGORY,
      ...(spec.icon === undefined ? {} : { icon: `$(${spec.icon})` }),
      ...(spec.enablement === undefined ? {} : { enablement: spec.enablement }),
    })),
    menus: menus(),
    keybindings: commands.flatMap(([command, spec]) => (spec.keys === undefined ? [] : [{ command, ...spec.keys }])),
    configuration: {
      title: CATEGORY,
      properties: Object.fromEntries(settings.map(([name, spec]) => [name, property(spec)])),
    },
    viewsContainers,
    views,
    viewsWelcome,
    languages,
    configurationDefaults,
    grammars,
    snippets,
    taskDefinitions,
  },
  activationEvents,
  capabilities: {
    untrustedWorkspaces: {
      supported: 'limited',
      description: 'In an untrusted workspace the language features work; nothing is executed or contacted.',
      restrictedConfigurations: settings.filter(([, spec]) => spec.restricted === true).map(([name]) => name),
    },
    virtualWorkspaces: { supported: false, description: 'A dbt project is read from the file system.' },
  },
  settings: settings.map(([name, spec]) => ({ name, ...spec })),
  commands: commands.map(([id, spec]) => ({ id, ...spec })),
};

function menus(): Record<string, unknown[]> {
  const found: Record<string, unknown[]> = { commandPalette: [] };
  for (const [command, spec] of commands) {
    if (spec.palette !== undefined)
      found['commandPalette']?.push({ command, when: spec.palette === false ? 'false' : spec.palette });
    for (const [menu, place] of Object.entries(spec.menus ?? {})) (found[menu] ??= []).push({ command, ...place });
  }
  return found;
}

function property(spec: SettingSpec<unknown>): object {
  const { restricted: _, description, ...rest } = spec;
  return { ...rest, markdownDescription: description };
}
