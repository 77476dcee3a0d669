import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The part of the manifest that is looked at. */
interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
  };
}

describe('the settings', () => {
  it('that lead credentials to a place of Arrow Flight can be set by no workspace', () => {
    // Our own manifest, as VS Code reads it.
    const manifest = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as Manifest;
    const { properties } = manifest.contributes.configuration;
    const flight = Object.entries(properties).filter(([name]) => name.startsWith('lakehouse.flight.'));
    assert.deepEqual(
      flight.map(([name, { scope }]) => [name, scope]),
      ['port', 'tls', 'endpoints'].map(name => [`lakehouse.flight.${name}`, 'machine']),
    );
  });
});
