// A Gradle file as statements and blocks, Groovy and Kotlin alike. No script is run: what only Gradle can compute stays unknown.
import { type GradleToken, tokenizeGradle } from './tokens.js';

/** `head { body }`, or a head alone. */
export interface GradleStatement {
  readonly head: readonly GradleToken[];
  readonly body: readonly GradleStatement[] | undefined;
  readonly offset: number;
  /** Behind the last character. */
  readonly end: number;
  /** Offset of the `}` that closes the body. */
  readonly bodyEnd: number | undefined;
}

export interface GradleTree {
  readonly statements: readonly GradleStatement[];
  readonly isKotlin: boolean;
  /** True when the brackets do not close: what was read may belong elsewhere. */
  readonly isBroken: boolean;
  /** The first `}` that closes nothing. */
  readonly strayAt?: number;
}

const DEEPEST = 100;

export function readGradle(text: string, isKotlin: boolean): GradleTree {
  const tokens = tokenizeGradle(text, isKotlin);
  let i = 0;
  let isBroken = false;

  const statementsUntilClose = (depth: number): { list: GradleStatement[]; closedAt: number | undefined } => {
    const list: GradleStatement[] = [];
    while (i < tokens.length) {
      const token = tokens[i];
      if (token === undefined) break;
      if (isSign(token, '}')) {
        i += 1;
        return { list, closedAt: token.offset };
      }
      if (isSign(token, ';')) {
        i += 1;
        continue;
      }
      list.push(statement(depth));
    }
    return { list, closedAt: undefined };
  };

  const statement = (depth: number): GradleStatement => {
    const head: GradleToken[] = [];
    const start = tokens[i];
    let end = start?.end ?? 0;
    let brackets = 0;
    while (i < tokens.length) {
      const token = tokens[i];
      if (token === undefined) break;
      if (brackets === 0) {
        if (isSign(token, '}') || isSign(token, ';')) break;
        if (head.length > 0 && token.startsLine && !goesOn(head.at(-1), token)) break;
        if (isSign(token, '{')) {
          i += 1;
          if (depth >= DEEPEST) {
            isBroken = true;
            return { head, body: [], offset: start?.offset ?? 0, end: token.end, bodyEnd: token.offset };
          }
          const { list, closedAt } = statementsUntilClose(depth + 1);
          if (closedAt === undefined) isBroken = true;
          const bodyEnd = closedAt ?? text.length;
          return {
            head,
            body: list,
            offset: start?.offset ?? token.offset,
            end: Math.min(text.length, bodyEnd + 1),
            bodyEnd,
          };
        }
      }
      if (token.kind === 'sign') {
        if (token.text === '(' || token.text === '[' || (brackets > 0 && token.text === '{')) brackets += 1;
        else if (brackets > 0 && (token.text === ')' || token.text === ']' || token.text === '}')) brackets -= 1;
      }
      head.push(token);
      end = token.end;
      i += 1;
    }
    if (brackets > 0) isBroken = true;
    return { head, body: undefined, offset: start?.offset ?? 0, end, bodyEnd: undefined };
  };

  const statements: GradleStatement[] = [];
  let strayAt: number | undefined;
  while (i < tokens.length) {
    const { list, closedAt } = statementsUntilClose(0);
    for (const item of list) statements.push(item);
    // A `}` too many ends nothing here.
    strayAt ??= closedAt;
  }
  isBroken ||= strayAt !== undefined;
  return { statements, isKotlin, isBroken, ...(strayAt === undefined ? {} : { strayAt }) };
}

export const isSign = (token: GradleToken | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text;

export const isWord = (token: GradleToken | undefined, text: string): boolean =>
  token?.kind === 'word' && token.text === text;

/** Signs that cannot end a statement, or cannot begin one. */
const goesOn = (last: GradleToken | undefined, next: GradleToken): boolean =>
  (last?.kind === 'sign' && '=,+-*.?:&|<'.includes(last.text)) ||
  (next.kind === 'sign' && ('.?:&|'.includes(next.text) || next.text === '{'));

/** The first word of a statement, dots included: `android.defaultConfig` gives `android`. */
export const nameOfStatement = (statement: GradleStatement): string => {
  const [first, second] = statement.head;
  if (first?.kind === 'word') return first.text;
  // `"release" { … }` in Kotlin.
  return first?.kind === 'string' && second === undefined ? first.text : '';
};

/**
 * Names a block goes by: `defaultConfig {`, `getByName("debug") {`, `create("x") {`, `named("release").configure {`,
 * `buildTypes.debug {`, `android.defaultConfig {`.
 */
export function blockNames(statement: GradleStatement): readonly string[] {
  const names: string[] = [];
  for (const token of statement.head)
    if (token.kind === 'word' || (token.kind === 'string' && !token.isDynamic)) names.push(token.text);
  return names;
}

/** Statements inside the blocks of this path, wherever it begins; conditions and loops between them are looked through. */
export function within(statements: readonly GradleStatement[], path: readonly string[]): GradleStatement[] {
  const [name, ...rest] = path;
  if (name === undefined) return [...statements];
  const found: GradleStatement[] = [];
  for (const statement of statements) {
    if (statement.body === undefined) continue;
    const names = blockNames(statement);
    if (names.includes(name)) {
      // `android.defaultConfig { … }` goes two steps at once.
      let at = names.indexOf(name);
      let left = rest;
      while (left.length > 0 && names.indexOf(left[0] ?? '', at + 1) !== -1) {
        at = names.indexOf(left[0] ?? '', at + 1);
        left = left.slice(1);
      }
      found.push(...within(statement.body, left));
    } else if (['if', 'else', 'with', 'afterEvaluate', 'run', 'apply'].includes(names[0] ?? '')) {
      found.push(...within(statement.body, path));
    }
  }
  return found;
}

/** Every statement at any depth. */
export function everyStatement(statements: readonly GradleStatement[]): GradleStatement[] {
  return statements.flatMap((statement) => [statement, ...everyStatement(statement.body ?? [])]);
}

/** The texts in a head. */
export const textsOf = (statement: GradleStatement): readonly GradleToken[] =>
  statement.head.filter((token) => token.kind === 'string');

/** The tokens behind `name`, `name =`, `name(`; undefined when the statement sets something else. */
export function valueAfter(statement: GradleStatement, name: string): readonly GradleToken[] | undefined {
  const { head } = statement;
  let at = head.findIndex((token) => isWord(token, name));
  if (at === -1) return undefined;
  // Behind these the name is read, not set: `manifestPlaceholders = [PKG: applicationId]`, `println(applicationId)`.
  let open = 0;
  for (const token of head.slice(0, at)) {
    if (token.kind === 'string' || ['=', '[', ':', ','].some((sign) => isSign(token, sign))) return undefined;
    if (isSign(token, '(')) open += 1;
    else if (isSign(token, ')')) open -= 1;
  }
  if (open > 0) return undefined;
  // `this.x`, `android.x`, `defaultConfig.x` lead to the same name; `x.y` does not set x.
  at += 1;
  if (isSign(head[at], '.')) return undefined;
  if (isSign(head[at], '+') && isSign(head[at + 1], '=')) at += 2;
  else if (isSign(head[at], '=')) at += 1;
  const rest = head.slice(at);
  return isSign(rest[0], '(') && isSign(rest.at(-1), ')') ? rest.slice(1, -1) : rest;
}
