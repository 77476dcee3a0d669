import type { CommandSpecs } from '../../commands/commandSpec';

const IN_PANEL = 'view == lakehouse.results && lakehouse.results.open';
const OPEN = 'lakehouse.results.open';

/** Commands about the selected tab of the results panel. */
export const resultCommandSpecs = {
  'lakehouse.results.rerun': {
    title: 'Run Query of Result Again',
    icon: 'refresh',
    palette: OPEN,
    menus: { 'view/title': { when: IN_PANEL, group: '1_run@1' } },
  },
  'lakehouse.results.rerunAll': {
    title: 'Run Query of Result Again without Row Limit',
    palette: OPEN,
    menus: { 'view/title': { when: IN_PANEL, group: '1_run@2' } },
  },
  'lakehouse.results.export': {
    title: 'Export Result…',
    icon: 'export',
    palette: OPEN,
    menus: { 'view/title': { when: IN_PANEL, group: '1_run@3' } },
  },
  'lakehouse.results.compare': {
    title: 'Compare Result with Another…',
    icon: 'diff',
    palette: OPEN,
    menus: { 'view/title': { when: IN_PANEL, group: '2_look@1' } },
  },
  'lakehouse.results.openJob': {
    title: 'Open Job of Result in Dremio',
    icon: 'link-external',
    palette: OPEN,
    menus: { 'view/title': { when: IN_PANEL, group: '2_look@2' } },
  },
  'lakehouse.results.pin': {
    title: 'Pin Result',
    icon: 'pin',
    palette: `${OPEN} && !lakehouse.results.pinned`,
    menus: { 'view/title': { when: `${IN_PANEL} && !lakehouse.results.pinned`, group: 'navigation@4' } },
  },
  'lakehouse.results.unpin': {
    title: 'Unpin Result',
    icon: 'pinned',
    palette: `${OPEN} && lakehouse.results.pinned`,
    menus: { 'view/title': { when: `${IN_PANEL} && lakehouse.results.pinned`, group: 'navigation@4' } },
  },
  'lakehouse.results.rename': {
    title: 'Rename Result…',
    icon: 'edit',
    palette: OPEN,
    menus: { 'view/title': { when: IN_PANEL, group: '3_tab@1' } },
  },
  'lakehouse.results.close': {
    title: 'Close Result',
    icon: 'close',
    palette: OPEN,
    menus: { 'view/title': { when: IN_PANEL, group: '3_tab@2' } },
  },
  'lakehouse.results.closeOthers': {
    title: 'Close Other Results',
    palette: OPEN,
    menus: { 'view/title': { when: IN_PANEL, group: '3_tab@3' } },
  },
} as const satisfies CommandSpecs;
