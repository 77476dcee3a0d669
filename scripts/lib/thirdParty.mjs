import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** Folder of the package that a bundled file belongs to, or `undefined` for a file of ours. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Writes the licences of everything that went into bundles, as those licences ask for. */
export function writeThirdPartyNotices(metafiles, file) {
  const inputs = metafiles.flatMap(metafile => Object.keys(metafile.inputs));
  const folders = new Set(inputs.flatMap(input => PACKAGE.exec(input)?.[0] ?? []));
  const notices = [...folders].sort().map(folder => noticeOf(join(ROOT, folder)));
  writeFileSync(join(ROOT, file), `Lakehouse contains the following works of others.\n\n${notices.join('\n')}`);
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter(each => /^(licen[cs]e|notice|copying)/i.test(each))
    .map(each => readFileSync(join(folder, each), 'utf8').trim());
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
