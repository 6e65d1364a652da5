// From a finding to sentences: the shape that JSON documents carry and every human layout starts from.
import { fill, type Language } from '../text/language.js';
import { homepage } from '../version.js';
import type { Mark, Origin, Problem, Severity } from './types.js';

/** A problem as it leaves the program; field names are never translated. */
export interface RenderedProblem {
  code: string;
  severity: Severity;
  vendor?: string;
  title: string;
  cause: string;
  fix: readonly string[];
  /** Address of the page, where the package has a homepage; `tim-push explain <code>` shows the same offline. */
  docs?: string;
  at?: { file: string; line?: number; column?: number; key?: string };
  vendorCode?: string;
  vendorMessage?: string;
  confidence?: Mark;
}

/** The page of a code in the reader's language, as a member of a document; empty while the package has no homepage. */
export const docsOf = (
  code: string,
  language: Language = 'en',
  site: string | undefined = homepage,
): { readonly docs?: string } =>
  site === undefined ? {} : { docs: `${site}${language === 'zh' ? '/zh' : ''}/reference/problems/${code}` };

/** Replaces a placeholder without a value: a reader never sees `{placeholder}`. */
const UNKNOWN = '…';

export function renderProblem(problem: Problem, language: Language): RenderedProblem {
  const { entry, args } = problem;
  return {
    code: problem.code,
    severity: problem.severity,
    ...(problem.vendor === undefined ? {} : { vendor: problem.vendor }),
    title: fill(entry.title, language, args, UNKNOWN),
    cause: fill(entry.cause, language, args, UNKNOWN),
    fix: entry.fix.map((step) => fill(step, language, args, UNKNOWN)),
    ...docsOf(problem.code, language),
    ...(problem.at === undefined ? {} : { at: renderOrigin(problem.at) }),
    ...(problem.vendorCode === undefined ? {} : { vendorCode: problem.vendorCode }),
    ...(problem.vendorMessage === undefined ? {} : { vendorMessage: problem.vendorMessage }),
    ...(entry.mark === undefined ? {} : { confidence: entry.mark }),
  };
}

function renderOrigin(origin: Origin): NonNullable<RenderedProblem['at']> {
  return {
    file: origin.file,
    ...(origin.line === undefined ? {} : { line: origin.line }),
    ...(origin.column === undefined ? {} : { column: origin.column }),
    ...(origin.key === undefined ? {} : { key: origin.key }),
  };
}
