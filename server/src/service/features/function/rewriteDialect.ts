import { dialectForms, unitOf, type DialectForm } from './dialectForms';

/** A call of another dialect, and how Dremio has it. */
export interface DialectCall {
  readonly form: DialectForm;
  /** The call as Dremio takes it; undefined where nothing says quite the same. */
  readonly dremio: string | undefined;
}

/** Tells whether a call belongs to another dialect. @param args as written */
export function dialectCall(name: string, args: readonly string[]): DialectCall | undefined {
  for (const form of dialectForms(name.toUpperCase(), args.length)) {
    if (form.dremio === undefined) return { form, dremio: undefined };
    const dremio = rewrite(form.dremio, args);
    if (dremio !== undefined) return { form, dremio };
  }
  return undefined;
}

function rewrite(template: string, args: readonly string[]): string | undefined {
  const units = [...template.matchAll(/\$u(\d)/g)].map(([, index]) => unitOf(args[Number(index) - 1] ?? ''));
  if (units.includes(undefined)) return undefined;
  return template.replace(/\$(u?)(\d)/g, (_, unit: string, index: string) => {
    const written = args[Number(index) - 1] ?? '';
    return unit === '' ? written : (unitOf(written) ?? '');
  });
}
