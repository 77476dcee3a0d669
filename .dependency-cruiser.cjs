/** Who may import whom: docs/architecture.md says why; `tsc -b` checks what the compiler can see, this file the rest. */
const error = (name, from, to) => ({ name, severity: 'error', from, to });
const TEST = '[.]test[.]tsx?$';

module.exports = {
  forbidden: [
    error('no-cycles', {}, { circular: true }),
    error('protocol-is-a-leaf', { path: '^protocol/', pathNot: TEST }, { pathNot: '^protocol/' }),
    error('base-is-a-leaf', { path: '^packages/base/', pathNot: TEST }, { pathNot: '^packages/base/' }),
    error(
      'packages-know-no-editor',
      { path: '^packages/' },
      { path: '^(client|server|webview|protocol|sandbox)/|^vscode' },
    ),
    error(
      'packages-meet-in-base',
      { path: '^packages/([^/]+)/', pathNot: TEST },
      { path: '^packages/', pathNot: '^packages/($1|base)/' },
    ),
    error('service-has-no-node', { path: '^server/src/service/', pathNot: TEST }, { dependencyTypes: ['core'] }),
    error(
      'service-sees-parsers-only',
      { path: '^server/src/service/', pathNot: TEST },
      { path: '^(client|webview|protocol|sandbox)/|^server/src/(shell|host)/|^packages/(?!base|jinja|sql)' },
    ),
    error('host-sees-no-shell', { path: '^server/src/host/' }, { path: '^server/src/shell/|^protocol/' }),
    error(
      'features-are-strangers',
      { path: '^server/src/service/features/([^/]+)/' },
      { path: '^server/src/service/features/', pathNot: '^server/src/service/features/$1/' },
    ),
    error('server-knows-no-editor', { path: '^server/' }, { path: '^(client|webview|sandbox)/|^vscode$' }),
    error('client-and-server-meet-in-protocol', { path: '^client/' }, { path: '^(server|webview|sandbox)/' }),
    error(
      'only-the-query-worker-holds-flight',
      { path: '^client/', pathNot: '^client/src/query/worker/' },
      { path: '^packages/(flight|results)/' },
    ),
    error(
      'query-worker-is-alone',
      { path: '^client/src/query/worker/', pathNot: TEST },
      { path: '^client/|^vscode', pathNot: '^client/src/query/worker/' },
    ),
    error(
      'webview-sees-protocol',
      { path: '^webview/', pathNot: TEST },
      { pathNot: '^(webview|protocol)/|node_modules/' },
    ),
    error(
      'surfaces-are-strangers',
      { path: '^webview/src/([^/]+)/' },
      { path: '^webview/src/', pathNot: '^webview/src/($1|shared)/' },
    ),
    error(
      'doors-are-strangers',
      { path: '^sandbox/src/(flight|rest|airbyte)/' },
      { path: '^sandbox/src/(flight|rest|airbyte)/', pathNot: '^sandbox/src/$1/' },
    ),
    error(
      'sandbox-has-its-own-packages',
      { path: '^sandbox/' },
      { path: '^(client|server|webview|protocol)/|^packages/(results|dremio|airbyte|platform)/' },
    ),
    error('nothing-unresolved', {}, { couldNotResolve: true, pathNot: '^vscode$' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
