/** No module-level `let`: state that outlives a call belongs to an object somebody owns. `main.ts` alone may hold some. */
export const moduleState = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { state: 'Module-level state: give it to an object that somebody owns.' },
  },
  create(context) {
    return {
      'Program > VariableDeclaration[kind="let"], Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]'(
        node,
      ) {
        context.report({ node, messageId: 'state' });
      },
    };
  },
};
