import type { Location } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place } from '../service/feature';
import type { FilePath } from '../service/text/filePath';
import type { Workspace } from '../service/workspace/workspace';
import { rangeOf } from './convert';
import { uriOfPath } from './paths';

/** Turns places in files into what the protocol calls locations. */
export class DocumentTexts {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  location({ file, span }: Place): Location {
    return { uri: uriOfPath(file), range: rangeOf(this.#document(file), span) };
  }

  /** Zero-based line of a place. */
  line({ file, span }: Place): number {
    return span.start === 0 ? 0 : this.#document(file).positionAt(span.start).line;
  }

  #document(file: FilePath): TextDocument {
    return TextDocument.create(uriOfPath(file), '', 0, this.#workspace.textOf(file) ?? '');
  }
}
