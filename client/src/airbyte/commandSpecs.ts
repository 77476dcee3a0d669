import type { CommandSpecs } from '../commands/commandSpec';

const TRUSTED = 'isWorkspaceTrusted';
const IN_VIEW = 'view == lakehouse.syncs';

/** Running syncs. Greyed out in an untrusted workspace, where no server is contacted. */
export const airbyteCommandSpecs = {
  'lakehouse.airbyte.sync': {
    title: 'Airbyte: Sync Connection…',
    icon: 'sync',
    enablement: TRUSTED,
    menus: { 'view/item/context': { when: `${IN_VIEW} && viewItem == sync.idle`, group: 'inline@1' } },
  },
  'lakehouse.airbyte.cancel': {
    title: 'Airbyte: Cancel Sync',
    icon: 'stop-circle',
    enablement: TRUSTED,
    palette: false,
    menus: { 'view/item/context': { when: `${IN_VIEW} && viewItem == sync.running`, group: 'inline@1' } },
  },
  'lakehouse.airbyte.open': {
    title: 'Airbyte: Open in Browser',
    icon: 'link-external',
    enablement: TRUSTED,
    palette: false,
    menus: { 'view/item/context': { when: `${IN_VIEW} && viewItem =~ /^sync/`, group: '1_open' } },
  },
  'lakehouse.airbyte.refresh': {
    title: 'Airbyte: Refresh',
    icon: 'refresh',
    enablement: TRUSTED,
    menus: { 'view/title': { when: IN_VIEW, group: 'navigation@1' } },
  },
  'lakehouse.airbyte.setAddress': {
    title: 'Airbyte: Set Address…',
    menus: { 'view/title': { when: IN_VIEW, group: '1_login@1' } },
  },
  'lakehouse.airbyte.enterCredentials': {
    title: 'Airbyte: Enter Credentials…',
    enablement: TRUSTED,
    menus: { 'view/title': { when: IN_VIEW, group: '1_login@2' } },
  },
} as const satisfies CommandSpecs;
