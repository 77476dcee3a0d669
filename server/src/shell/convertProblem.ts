import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem, Severity } from '../service/answers/problem';
import type { DocumentTexts } from './documentTexts';
import type { ProblemPage } from './problemPage';
import { rangeOf } from './ranges';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<NonNullable<Problem['tag']>, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** What a problem's links lead to. */
export interface ProblemLinks {
  readonly texts: DocumentTexts;
  /** What explains the codes. */
  readonly page: ProblemPage;
}

/** A problem as the editor shows it, its code a link to what the documentation says of it. */
export function diagnostic(document: TextDocument, problem: Problem, { texts, page }: ProblemLinks): Diagnostic {
  const { span, severity, code, message, replacements, tag, related } = problem;
  const href = page(code);
  const relatedInformation = related?.map(one => ({ location: texts.location(one.place), message: one.message }));
  return {
    range: rangeOf(document, span),
    severity: SEVERITIES[severity],
    source: 'lakehouse',
    code,
    message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    // The editor hands it back when it asks for quick fixes.
    ...(replacements === undefined ? {} : { data: replacements }),
    ...(tag === undefined ? {} : { tags: [TAGS[tag]] }),
    ...(relatedInformation === undefined ? {} : { relatedInformation }),
  };
}
