import type { CommandSpecs } from '../commands/commandSpec';

const CONNECTION = 'view == lakehouse.connections && viewItem =~ /^connection/';

/** Commands of this area. Those that act on one connection take its tree item or its id, and ask when they get neither. */
export const connectionCommandSpecs = {
  'lakehouse.pickConnection': { title: 'Pick Connection…', icon: 'plug' },
  'lakehouse.useConnection': {
    title: 'Use This Connection',
    icon: 'check',
    palette: false,
    menus: { 'view/item/context': { when: `${CONNECTION} && viewItem =~ /idle/`, group: 'inline@1' } },
  },
  'lakehouse.testConnection': {
    title: 'Test Connection',
    icon: 'debug-start',
    menus: { 'view/item/context': { when: CONNECTION, group: 'inline@2' } },
  },
  'lakehouse.addConnection': {
    title: 'Add Connection…',
    icon: 'add',
    menus: { 'view/title': { when: 'view == lakehouse.connections', group: 'navigation@1' } },
  },
  'lakehouse.removeConnection': {
    title: 'Remove Connection…',
    icon: 'trash',
    menus: { 'view/item/context': { when: `${CONNECTION} && viewItem =~ /added/`, group: 'z_remove@1' } },
  },
  'lakehouse.enterPassword': {
    title: 'Enter Password…',
    icon: 'key',
    menus: { 'view/item/context': { when: CONNECTION, group: '1_secret@1' } },
  },
  'lakehouse.forgetPassword': {
    title: 'Forget Password',
    menus: { 'view/item/context': { when: CONNECTION, group: '1_secret@2' } },
  },
  'lakehouse.openProfiles': {
    title: 'Open profiles.yml',
    icon: 'go-to-file',
    menus: { 'view/item/context': { when: `${CONNECTION} && viewItem =~ /profile/`, group: '2_open@1' } },
  },
  'lakehouse.refreshConnections': {
    title: 'Refresh Connections',
    icon: 'refresh',
    menus: { 'view/title': { when: 'view == lakehouse.connections', group: 'navigation@2' } },
  },
} as const satisfies CommandSpecs;
