/**
 * Every sentence a user may see goes through `l10n.t`.
 *
 * A sentence is a literal that starts with a capitalised word (SQL's keywords are in capitals throughout) and goes on;
 * JSX text is one always.
 * Left alone: arguments of `l10n.t`, of a logger, of `new Error` (a bug's text stays in the log), types and comparisons.
 */
const SENTENCE = /^[A-Z][a-z]*[\s'’:,-][^\n]*\S/;

function calleeName(node) {
  const callee = node.callee;
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return '';
  const owner = callee.object.type === 'Identifier' ? callee.object.name : (callee.object.property?.name ?? '');
  return `${owner}.${callee.property.name}`;
}

function isExempt(node) {
  for (
    let at = node, parent = node.parent;
    parent !== undefined && parent !== null;
    at = parent, parent = parent.parent
  ) {
    if (parent.type === 'CallExpression' && parent.callee !== at) {
      const name = calleeName(parent);
      if (name === 'l10n.t' || /(^|[#.])log\.(debug|info|warn|error)$/.test(name)) return true;
    }
    if (parent.type === 'NewExpression' && /^(\w*Error)$/.test(parent.callee.name ?? '')) return true;
    if (parent.type === 'TSLiteralType' || parent.type === 'ImportDeclaration' || parent.type === 'BinaryExpression')
      return true;
    if (parent.type === 'SwitchCase' && parent.test === at) return true;
    if (/Statement$|^VariableDeclaration$|Function/.test(parent.type)) return false;
  }
  return false;
}

export const localised = {
  meta: { type: 'problem', schema: [], messages: { bare: 'A sentence for the user goes through l10n.t: {{text}}' } },
  create(context) {
    const report = (node, text) => {
      if (SENTENCE.test(text) && !isExempt(node))
        context.report({ node, messageId: 'bare', data: { text: text.slice(0, 60) } });
    };
    return {
      Literal: node => typeof node.value === 'string' && report(node, node.value),
      TemplateLiteral: node => report(node, node.quasis.map(q => q.value.cooked ?? '').join('x')),
      JSXText: node => {
        if (/\p{L}{2}/u.test(node.value))
          context.report({ node, messageId: 'bare', data: { text: node.value.trim() } });
      },
    };
  },
};
