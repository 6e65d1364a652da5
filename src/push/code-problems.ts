// From the codes of one vendor, and from answers that are not the vendor's, to its problems.
import type { HttpResponse } from '../http/types.js';
import { type Catalogue, type Problem, type ProblemDetails, problemMaker } from '../problems/types.js';
import { excerptOf } from '../text/excerpt.js';

export interface CodeProblems {
  /** Whether the table has this code. */
  has(code: string): boolean;
  /** The entry of the first of `cases` that the table has, or of the code itself; an unknown code is reported as it is. */
  ofCode(
    code: string | number,
    words: string,
    more?: { readonly cases?: readonly string[] } & Pick<ProblemDetails, 'at'>,
  ): Problem;
  /** A response that is not the vendor's or lacks required fields: the entry of its HTTP status where the table has one. */
  notUnderstood(response: Pick<HttpResponse, 'status' | 'body'>): Problem;
}

/** `own` has the entries for what no code says, `codes` the table of result codes. */
export function codeProblems(vendor: string, own: Catalogue, codes: Catalogue): CodeProblems {
  const make = problemMaker<Catalogue>({ ...own, ...codes }, vendor);
  const has = (code: string): boolean => Object.hasOwn(codes, `${vendor}/${code}`);
  return {
    has,
    ofCode(code, words, { cases = [], at } = {}) {
      const vendorCode = String(code).slice(0, 40);
      const details = { vendorCode, at, ...(words === '' ? {} : { vendorMessage: excerptOf(words, 300) }) };
      const known = [...cases, String(code)].find(has);
      return known === undefined
        ? make(`${vendor}/unknown-code`, { ...details, args: { code: vendorCode } })
        : make(`${vendor}/${known}`, details);
    },
    notUnderstood({ status, body }) {
      const code = `http-${status}`;
      return make(`${vendor}/${has(code) ? code : 'answer-not-understood'}`, {
        args: { status },
        vendorCode: `HTTP ${status}`,
        ...(body === '' ? {} : { vendorMessage: excerptOf(body, 200) }),
      });
    },
  };
}
