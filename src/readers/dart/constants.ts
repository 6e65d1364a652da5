// The constants of a Dart file by scope, so that a name means what it means in Dart: the nearest enclosing block, class or file.
import type { DartToken } from './tokenizer.js';

export interface DartConstant {
  /** Index of the first token of the value. */
  readonly start: number;
  /** Where the name is in the text. */
  readonly offset: number;
  readonly scope: number;
  /** False for `var` and plain types, whose value may change. */
  readonly isFixed: boolean;
}

export interface DartConstants {
  /** What `name` means inside a scope; `ambiguous` when it is declared twice or assigned anew. */
  find(name: string, scope: number): DartConstant | 'ambiguous' | undefined;
  /** What `Class.name` means. */
  findMember(owner: string, name: string): DartConstant | 'ambiguous' | undefined;
  scopeOf(tokenIndex: number): number;
}

/** Words before a name that do not declare it. */
const NO_DECLARATION = new Set([
  'return',
  'await',
  'yield',
  'throw',
  'else',
  'in',
  'is',
  'as',
  'case',
  'assert',
  'new',
]);
const OWNERS = new Set(['class', 'mixin', 'extension', 'enum']);
/** Modifiers are at most this many tokens before the name, generic types included. */
const LONGEST_HEAD = 24;

export function readConstants(tokens: readonly DartToken[]): DartConstants {
  const parents = [-1];
  const scopes = new Int32Array(tokens.length);
  const declared = new Map<number, Map<string, DartConstant | 'ambiguous'>>();
  const owners = new Map<string, number>();
  const reassigned = new Set<string>();
  let scope = 0;
  let owner: string | undefined;
  // A declaration with several names goes on behind the comma.
  let open: { readonly scope: number; readonly isFixed: boolean } | undefined;

  const declare = (name: string, constant: DartConstant): void => {
    const names = declared.get(constant.scope) ?? new Map<string, DartConstant | 'ambiguous'>();
    names.set(name, names.has(name) ? 'ambiguous' : constant);
    declared.set(constant.scope, names);
  };

  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'sign') {
      if (')]}'.includes(token.text)) scope = Math.max(0, parents[scope] ?? 0);
      scopes[i] = scope;
      if (token.text === ';') {
        owner = undefined;
        if (open?.scope === scope) open = undefined;
      } else if ('([{'.includes(token.text)) {
        parents.push(scope);
        scope = parents.length - 1;
        if (token.text === '{' && owner !== undefined) {
          if (!owners.has(owner)) owners.set(owner, scope);
          owner = undefined;
        }
      }
      continue;
    }
    scopes[i] = scope;
    if (token.kind !== 'word') continue;
    const next = tokens[i + 1];
    if (OWNERS.has(token.text) && next?.kind === 'word') owner = next.text;
    if (!isSign(next, '=') || isSign(tokens[i + 2], '=')) continue;
    const before = tokens[i - 1];
    if (isSign(tokens[i + 2], '>')) {
      if (before?.kind === 'word' && before.text === 'get')
        declare(token.text, { start: i + 3, offset: token.offset, scope, isFixed: true });
      continue;
    }
    const goesOn: boolean = isSign(before, ',') && open?.scope === scope;
    if (!goesOn && !isDeclared(before)) {
      reassigned.add(token.text);
      continue;
    }
    const isFixed: boolean = goesOn ? open?.isFixed === true : hasFixedHead(tokens, i);
    open = { scope, isFixed };
    declare(token.text, { start: i + 2, offset: token.offset, scope, isFixed });
  }

  const checked = (name: string, found: DartConstant | 'ambiguous'): DartConstant | 'ambiguous' =>
    found !== 'ambiguous' && !found.isFixed && reassigned.has(name) ? 'ambiguous' : found;
  return {
    find(name, from) {
      for (let at = from; at !== -1; at = parents[at] ?? -1) {
        const found = declared.get(at)?.get(name);
        if (found !== undefined) return checked(name, found);
      }
      return undefined;
    },
    findMember(ownerName, name) {
      const found = declared.get(owners.get(ownerName) ?? -1)?.get(name);
      return found === undefined ? undefined : checked(name, found);
    },
    scopeOf: (index) => scopes[index] ?? 0,
  };
}

export const isSign = (token: DartToken | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text;

/** `const x`, `String x`, `List<String> x`, `String? x`; anything else before `x =` assigns to what exists. */
const isDeclared = (before: DartToken | undefined): boolean =>
  before !== undefined &&
  (before.kind === 'word' ? !NO_DECLARATION.has(before.text) : isSign(before, '>') || isSign(before, '?'));

function hasFixedHead(tokens: readonly DartToken[], nameIndex: number): boolean {
  for (let i = nameIndex - 1; i >= Math.max(0, nameIndex - LONGEST_HEAD); i -= 1) {
    const token = tokens[i];
    if (token === undefined || (token.kind === 'sign' && ';{}()'.includes(token.text))) return false;
    if (token.kind === 'word' && (token.text === 'const' || token.text === 'final')) return true;
  }
  return false;
}
