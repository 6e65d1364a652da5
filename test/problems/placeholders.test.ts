// No `{placeholder}` reaches a reader: every finding has the values that its sentences need, and a missing one is shown as "…".
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { wholeCatalogue } from '../../src/checks/catalogue.js';
import { renderProblem } from '../../src/problems/render.js';
import type { Entry, Problem } from '../../src/problems/types.js';

const catalogue = await wholeCatalogue();

const placeholdersOf = ({ title, cause, fix }: Entry): string[] => [
  ...new Set(
    [title, cause, ...fix].flatMap(({ en, zh }) =>
      [...`${en}\n${zh}`.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] ?? ''),
    ),
  ),
];

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name));

/** The codes a first argument can be: a literal, or a choice between literals. */
function codesOf(node: ts.Expression | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isParenthesizedExpression(node)) return codesOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...codesOf(node.whenTrue), ...codesOf(node.whenFalse)];
  return ts.isStringLiteral(node) && Object.hasOwn(catalogue, node.text) ? [node.text] : [];
}

const nameOf = (node: ts.ObjectLiteralElementLike): string | undefined =>
  node.name !== undefined && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)) ? node.name.text : undefined;

/** Names in `args: { … }`; undefined where they cannot be read here (a variable, a spread). */
function argsOf(details: ts.Expression | undefined): ReadonlySet<string> | undefined {
  if (details === undefined) return new Set();
  if (!ts.isObjectLiteralExpression(details)) return undefined;
  if (details.properties.some((property) => ts.isSpreadAssignment(property))) return undefined;
  const args = details.properties.find((property) => nameOf(property) === 'args');
  if (args === undefined) return new Set();
  if (!ts.isPropertyAssignment(args) || !ts.isObjectLiteralExpression(args.initializer)) return undefined;
  const own = args.initializer.properties;
  return own.some((property) => ts.isSpreadAssignment(property))
    ? undefined
    : new Set(own.flatMap((property) => nameOf(property) ?? []));
}

/** Every finding that is made with a literal code, and the names its sentences lack. */
function lookThrough(path: string): { readonly made: number; readonly missing: readonly string[] } {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  let made = 0;
  const missing: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /[pP]roblem$/.test(node.expression.getText())) {
      const args = argsOf(node.arguments[1]);
      for (const code of codesOf(node.arguments[0])) {
        made += 1;
        const entry = catalogue[code];
        if (entry === undefined || args === undefined) continue;
        const lacking = placeholdersOf(entry).filter((name) => !args.has(name));
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        if (lacking.length > 0) missing.push(`${path}:${line + 1} ${code} lacks ${lacking.join(', ')}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { made, missing };
}

describe('the sentences of a finding', () => {
  it('have every value they need, wherever the sources create one', () => {
    const results = files.map(lookThrough);
    expect(results.reduce((sum, { made }) => sum + made, 0)).toBeGreaterThan(300);
    expect(results.flatMap(({ missing }) => missing)).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('contain no placeholder even without any value (%s)', (language) => {
    for (const [code, entry] of Object.entries(catalogue)) {
      const problem: Problem = { code, entry, severity: entry.severity, args: {} };
      const { title, cause, fix } = renderProblem(problem, language);
      expect([code, [title, cause, ...fix].join('\n')]).toEqual([code, expect.not.stringMatching(/\{[a-zA-Z]+\}/)]);
    }
  });

  it('keep braces that are part of a value', () => {
    const entry = catalogue['ext/not-json'] as Entry;
    const problem: Problem = {
      code: 'ext/not-json',
      entry,
      severity: 'error',
      args: { line: 1, column: 2, found: '{name}' },
    };
    expect(renderProblem(problem, 'en').title).toContain('{name}');
  });
});
