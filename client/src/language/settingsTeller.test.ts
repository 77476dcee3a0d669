import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Logger } from '@lakehouse/base';
import type { LanguageSettings } from '@lakehouse/protocol';
import type { LanguageService } from './languageService';
import { SettingsTeller } from './settingsTeller';

const SETTINGS: LanguageSettings = {
  habits: true,
  inlayTypes: true,
  inlayStars: false,
  keywordCase: 'lower',
  yamlKeys: true,
};

/** A teller between settings that a test changes and a server that a test starts. */
class Told {
  readonly told: LanguageSettings[] = [];
  settings = SETTINGS;
  isDown = false;
  start: () => void = () => undefined;
  change: () => void = () => undefined;
  readonly teller: SettingsTeller;

  constructor() {
    const language = {
      onDidStart: (listener: () => void) => {
        this.start = listener;
        return { dispose: () => (this.start = () => undefined) };
      },
      tell: (_: string, settings: LanguageSettings) => {
        if (this.isDown) return Promise.reject(new Error('down'));
        this.told.push(settings);
        return Promise.resolve();
      },
    };
    const watched = {
      now: () => this.settings,
      onDidChange: (listener: () => void) => {
        this.change = listener;
        return { dispose: () => (this.change = () => undefined) };
      },
    };
    // It tells settings and nothing else, of which the types of the other news say nothing.
    const service = language as unknown as Pick<LanguageService, 'onDidStart' | 'tell'>;
    this.teller = new SettingsTeller(service, watched, new Logger(() => undefined));
  }
}

describe('SettingsTeller', () => {
  it('tells every server that starts, and changes once each', async () => {
    const one = new Told();
    one.start();
    one.change();
    await setImmediate();
    assert.deepEqual(one.told, [SETTINGS]);
    one.settings = { ...SETTINGS, habits: false };
    one.change();
    one.change();
    await setImmediate();
    assert.deepEqual(
      one.told.map(({ habits }) => habits),
      [true, false],
    );
    one.start();
    await setImmediate();
    assert.equal(one.told.length, 3);
  });

  it('outlives a server that is down, and tells nobody once it is disposed', async () => {
    const one = new Told();
    one.isDown = true;
    one.start();
    await setImmediate();
    one.isDown = false;
    one.start();
    await setImmediate();
    assert.equal(one.told.length, 1);
    one.teller.dispose();
    one.start();
    one.change();
    assert.equal(one.told.length, 1);
  });
});
