// A bilingual sentence is never converted to a string directly, which would give "[object Object]". The TypeScript checker finds every such place.
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { everyNode, filesUnder, lineOf } from '../helpers/source-files.js';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
};

/** Both members of a `Text`, whatever the type is called. */
const isText = (type: ts.Type): boolean =>
  type.isUnionOrIntersection()
    ? type.types.some(isText)
    : type.getProperty('en') !== undefined && type.getProperty('zh') !== undefined;

/** What becomes text in one node: a place in a template, an operand of `+`, the argument of `String`, the items of `join`. */
function madeText(node: ts.Node, checker: ts.TypeChecker): readonly { readonly at: ts.Node; readonly type: ts.Type }[] {
  const of = (at: ts.Expression) => ({ at, type: checker.getTypeAtLocation(at) });
  if (ts.isTemplateSpan(node)) return [of(node.expression)];
  if (ts.isBinaryExpression(node) && /^\+=?$/.test(node.operatorToken.getText()))
    return [of(node.left), of(node.right)];
  if (!ts.isCallExpression(node)) return [];
  const [first] = node.arguments;
  if (ts.isIdentifier(node.expression) && node.expression.text === 'String' && first !== undefined) return [of(first)];
  if (!ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== 'join') return [];
  const { type } = of(node.expression.expression);
  const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  return item === undefined ? [] : [{ at: node.expression.expression, type: item }];
}

function textsMadeStrings(files: readonly string[], host?: ts.CompilerHost): string[] {
  const program = ts.createProgram(files, OPTIONS, host);
  const checker = program.getTypeChecker();
  const found: string[] = [];
  for (const path of files) {
    const tree = program.getSourceFile(path);
    if (tree === undefined) throw new Error(`no source ${path}`);
    everyNode(tree, (node) => {
      for (const { at, type } of madeText(node, checker))
        if (isText(type)) found.push(`${path}:${lineOf(tree, at)} ${at.getText(tree)}`);
    });
  }
  return found;
}

describe('a sentence in two languages', () => {
  it('is never put into a string without a language', () => {
    expect(textsMadeStrings([...filesUnder('src'), ...filesUnder('scripts/docs')])).toEqual([]);
  }, 120_000);

  it('is found in a template, a sum, String and join', () => {
    const path = 'src/made-for-this-test.ts';
    const lines = [
      'import { t, type Text } from "./text/language.js";',
      'const name: Text | string = Math.random() > 2 ? "x" : t("Huawei", "华为");',
      'export const template = `of ${name}`;',
      'export const sum = "of " + name;',
      'export const made = String(name);',
      'export const joined = [name].join();',
      'export const right = `${typeof name === "string" ? name : name.en}`;',
    ];
    const host = ts.createCompilerHost(OPTIONS);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (file) => file === path || fileExists(file);
    host.getSourceFile = (file, target, ...rest) =>
      file === path ? ts.createSourceFile(file, lines.join('\n'), target, true) : getSourceFile(file, target, ...rest);
    expect(textsMadeStrings([path], host).map((place) => place.split(':')[1])).toEqual([
      '3 name',
      '4 name',
      '5 name',
      '6 [name]',
    ]);
  }, 60_000);
});
