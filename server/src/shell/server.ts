import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { LanguageServer } from './languageServer';

new LanguageServer(createConnection(ProposedFeatures.all)).listen();
