import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import type { ServedDocument } from '../feature';
import type { FilePath } from '../text/filePath';

/** One text of a document; an edit makes another. */
export class OpenDocument implements ServedDocument {
  readonly path: FilePath;
  readonly text: string;
  #jinja: JinjaDocument | undefined;

  constructor(path: FilePath, text: string) {
    this.path = path;
    this.text = text;
  }

  get jinja(): JinjaDocument {
    this.#jinja ??= parseJinja(this.text);
    return this.#jinja;
  }
}
