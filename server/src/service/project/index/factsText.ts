import { NO_PROPERTIES } from '../read/propertiesFacts';
import { NO_FACTS } from '../read/templateFacts';
import { UNREAD_FACTS, type FileFacts } from './fileFacts';

/** Facts as they are written: of what a file does not say nothing. */
export type WrittenFacts = Partial<FileFacts>;

/**
 * Facts as JSON, for another thread or the disk. Most of what a file may say it does not say: of that nothing is
 * written, which halves the text, and what is read from it shares one emptiness.
 */
export function factsText({ template, properties, header, types }: FileFacts): string {
  return JSON.stringify(said({ template: said(template), properties: said(properties), header, types }) ?? {});
}

/** The facts that `factsText` wrote, once its text was parsed. */
export function factsOf(written: WrittenFacts): FileFacts {
  const { template, properties } = written;
  return {
    ...UNREAD_FACTS,
    ...written,
    template: template === undefined ? NO_FACTS : { ...NO_FACTS, ...template },
    properties: properties === undefined ? NO_PROPERTIES : { ...NO_PROPERTIES, ...properties },
  };
}

/** What is not empty of something whose parts are empty unless something is said; undefined where all is. */
function said(value: object): object | undefined {
  const entries = Object.entries(value).filter(([, part]) => !isEmpty(part));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isEmpty(part: unknown): boolean {
  if (part === undefined || part === false) return true;
  return typeof part === 'object' && part !== null && Object.keys(part).length === 0;
}
