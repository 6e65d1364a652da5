// Every sentence of the sources in both languages, found by the TypeScript parser: `t(en, zh)` and `{ en, zh }`.
import ts from 'typescript';
import { everyNode, lineOf, readSources } from './source-files.js';

export interface Sentence {
  readonly place: string;
  readonly en: string;
  readonly zh: string;
}

/** The text of a literal; an inserted expression becomes `${…}` with its source. Undefined for what is known only at run time. */
function textOf(node: ts.Expression | undefined, tree: ts.SourceFile): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return (
      node.head.text +
      node.templateSpans.map((span) => `\${${span.expression.getText(tree)}}${span.literal.text}`).join('')
    );
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left, tree), textOf(node.right, tree)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return ts.isParenthesizedExpression(node) ? textOf(node.expression, tree) : undefined;
}

export function sentencesIn(folder: string): {
  readonly written: readonly Sentence[];
  readonly computed: readonly string[];
} {
  const written: Sentence[] = [];
  const computed: string[] = [];
  for (const { path, tree } of readSources(folder))
    everyNode(tree, (node) => {
      const pair = pairIn(node, tree);
      if (pair === undefined) return;
      const place = `${path}:${lineOf(tree, node)}`;
      const [en, zh] = pair.map((part) => textOf(part, tree));
      if (en === undefined || zh === undefined) computed.push(place);
      else written.push({ place, en, zh });
    });
  return { written, computed };
}

/** `t(en, zh)`, `claim(en, zh)`, `undecided(en, zh)` or `{ en, zh }` with an expression each. */
function pairIn(node: ts.Node, tree: ts.SourceFile): readonly ts.Expression[] | undefined {
  if (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    ['t', 'claim', 'undecided'].includes(node.expression.text)
  )
    return node.arguments.length === 2 ? node.arguments : undefined;
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const half = (name: string): ts.Expression | undefined => {
    const property = node.properties.find((item) => item.name?.getText(tree) === name);
    return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  };
  const [en, zh] = [half('en'), half('zh')];
  return en === undefined || zh === undefined ? undefined : [en, zh];
}
