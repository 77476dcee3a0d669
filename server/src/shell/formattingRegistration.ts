import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type ClientCapabilities,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver/node';

/** The languages of what is formatted: other files of a project have formatters of their own. */
const FORMATTED = ['jinja-sql', 'sql'].flatMap(language => ['file', 'untitled'].map(scheme => ({ language, scheme })));

/** Whether an editor can be told later which documents are formatted, which `ServerCapabilities` cannot say. */
export function registersFormatting({ textDocument }: ClientCapabilities): boolean {
  return (
    textDocument?.formatting?.dynamicRegistration === true && textDocument.rangeFormatting?.dynamicRegistration === true
  );
}

/** What an editor is told at once that cannot be told later. */
export const FORMATTING: ServerCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
};

export function registerFormatting(connection: Connection): void {
  void connection.client.register(DocumentFormattingRequest.type, { documentSelector: FORMATTED });
  void connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector: FORMATTED });
}
