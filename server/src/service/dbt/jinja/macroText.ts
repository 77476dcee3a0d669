import type { ProjectMacro } from '../../project/projectMacro';

/** `name(first, second='x')`, with its package where that is not the project's own. */
export function macroSignature({ name, parameters }: ProjectMacro, calledAs = name): string {
  const all = parameters.map(one => (one.otherwise === undefined ? one.name : `${one.name}=${one.otherwise}`));
  return `${calledAs}(${all.join(', ')})`;
}

/** What YAML says of a macro and its parameters, and where it is, in Markdown. */
export function macroText(macro: ProjectMacro, root: string, comment?: string): string {
  const described = macro.parameters.filter(one => one.type !== undefined || one.description !== undefined);
  const file = macro.file.startsWith(`${root}/`) ? macro.file.slice(root.length + 1) : macro.file;
  const parts = [
    `\`\`\`jinja\n${macroSignature(macro)}\n\`\`\``,
    macro.description ?? comment ?? '',
    described.map(parameterText).join('\n'),
    `${macro.packageName} · \`${file}\``,
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

function parameterText({ name, type, description }: ProjectMacro['parameters'][number]): string {
  const head = type === undefined ? `- \`${name}\`` : `- \`${name}\` (${type})`;
  return description === undefined ? head : `${head}: ${description}`;
}
