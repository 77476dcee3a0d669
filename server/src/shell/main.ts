import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { LanguageServer } from './languageServer';

/** `node main.js --stdio` for any editor; the extension starts it over IPC. */
new LanguageServer(createConnection(ProposedFeatures.all)).listen();
