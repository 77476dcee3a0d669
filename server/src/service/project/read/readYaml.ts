import { readWholeYaml } from './yaml/libraryYaml';
import { readPlainYaml } from './yaml/plainYaml';
import type { YamlFile } from './yamlNode';

/**
 * Reads a YAML file, half-written ones too.
 *
 * Nearly every file of a dbt project is written in a small part of the language, which is read several times as fast
 * as the whole of it: of 10,000 models it is half of the time that their project takes.
 */
export function readYaml(text: string): YamlFile {
  const plain = readPlainYaml(text);
  return plain === undefined ? readWholeYaml(text) : { root: plain.root, problems: [] };
}
