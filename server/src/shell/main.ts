import { createRequire } from 'node:module';
import { join } from 'node:path';
import { keepCompiled } from '../host/keepCompiled';

// Before the server is loaded: what this keeps is the server itself.
keepCompiled();
/** `node main.js --stdio` for any editor; the extension starts it over IPC. */
createRequire(__filename)(join(__dirname, 'server.js'));
