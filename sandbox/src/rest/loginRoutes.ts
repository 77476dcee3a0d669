import type { Logins } from '../logins';
import { TOKEN_LIFE } from '../logins';
import { DREMIO_VERSION } from '../lake/systemTables';
import { fieldsOf } from './requestBody';
import { NO_CONTENT, ok, type Route } from './route';
import { tokenOf } from './token';

/** `/apiv2/login`, and what clients ask before they log in. */
export function loginRoutes(logins: Logins): readonly Route[] {
  return [
    { method: 'GET', path: '/apiv2/server_status', open: true, answer: () => ok('OK') },
    {
      method: 'POST',
      path: '/apiv2/login',
      open: true,
      answer: ({ body }) => {
        const { userName, password } = fieldsOf(body);
        const token =
          typeof userName === 'string' && typeof password === 'string' ? logins.login(userName, password) : undefined;
        if (token === undefined)
          return {
            status: 401,
            json: JSON.stringify({ errorMessage: 'Login failed: Invalid username or password', moreInfo: '' }),
          };
        return ok({
          token,
          userName,
          firstName: '',
          lastName: '',
          expires: Date.now() + TOKEN_LIFE,
          email: '',
          userId: userName,
          admin: true,
          clusterId: 'lakehouse-sandbox',
          version: DREMIO_VERSION,
          permissions: {},
        });
      },
    },
    {
      method: 'DELETE',
      path: '/apiv2/login',
      answer: ({ headers }) => {
        const token = tokenOf(headers.authorization);
        if (token !== undefined) logins.revoke(token);
        return NO_CONTENT;
      },
    },
  ];
}
