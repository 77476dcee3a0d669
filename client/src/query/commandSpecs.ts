import type { CommandSpecs } from '../commands/commandSpec';

const IN_SQL = 'editorLangId =~ /^(sql|jinja-sql)$/ && resourceScheme != lakehouse-compiled';
const OF_SQL = 'resourceLangId =~ /^(sql|jinja-sql)$/ && resourceScheme != lakehouse-compiled';

/** Commands of this area. */
export const queryCommandSpecs = {
  'lakehouse.query.run': {
    title: 'Run Query',
    icon: 'play',
    keys: { key: 'ctrl+enter', mac: 'cmd+enter', when: `editorTextFocus && ${IN_SQL}` },
    palette: IN_SQL,
    menus: {
      'editor/title/run': { when: OF_SQL, group: '1_query@1' },
      'editor/context': { when: OF_SQL, group: 'navigation@10' },
    },
  },
  'lakehouse.runCte': {
    title: 'Run CTE',
    icon: 'play',
    keys: { key: 'ctrl+alt+enter', mac: 'cmd+alt+enter', when: `editorTextFocus && ${IN_SQL}` },
    palette: IN_SQL,
    menus: { 'editor/context': { when: OF_SQL, group: 'navigation@11' } },
  },
  'lakehouse.runWithUpstream': {
    title: 'Run with Upstream Models Inlined',
    icon: 'run-all',
    palette: IN_SQL,
    menus: {
      'editor/title/run': { when: OF_SQL, group: '1_query@3' },
      'editor/context': { when: OF_SQL, group: 'navigation@12' },
    },
  },
  'lakehouse.runToFile': {
    title: 'Run Query to File…',
    icon: 'export',
    palette: IN_SQL,
    menus: {
      'editor/title/run': { when: OF_SQL, group: '1_query@4' },
      'editor/context': { when: OF_SQL, group: 'navigation@13' },
    },
  },
  'lakehouse.explain': {
    title: 'Explain Query',
    icon: 'list-tree',
    palette: IN_SQL,
    menus: {
      'editor/title/run': { when: OF_SQL, group: '1_query@5' },
      'editor/context': { when: OF_SQL, group: 'navigation@14' },
    },
  },
  'lakehouse.history': {
    title: 'Query History',
    icon: 'history',
    menus: { 'view/title': { when: 'view == lakehouse.results', group: 'navigation@9' } },
  },
  'lakehouse.query.cancel': {
    title: 'Cancel Queries',
    icon: 'debug-stop',
    enablement: 'lakehouse.query.running',
    menus: { 'view/title': { when: 'view == lakehouse.results && lakehouse.query.running', group: 'navigation@1' } },
  },
  'lakehouse.query.showCompiled': {
    title: 'Show Compiled SQL',
    icon: 'open-preview',
    palette: IN_SQL,
    menus: { 'editor/title/run': { when: OF_SQL, group: '1_query@2' } },
  },
  'lakehouse.showCompiledByDbt': {
    title: 'Show SQL Compiled by dbt',
    icon: 'open-preview',
    enablement: 'isWorkspaceTrusted',
    palette: 'lakehouse.isModel && isWorkspaceTrusted',
    menus: { 'editor/title/run': { when: 'lakehouse.isModel', group: '2_dbt@5' } },
  },
} as const satisfies CommandSpecs;
