// The program's own sources as the tests look at them: every file with its imports, read by the TypeScript parser.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** A path from the root of the project, a package name, or `node:…`. */
  readonly from: string;
  /** It leaves nothing behind in the built program. */
  readonly typeOnly: boolean;
  readonly names: readonly string[];
}

export interface SourceFile {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Every TypeScript file under a folder. */
export const filesUnder = (folder: string, ending = /\.ts$/): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();

export const readSources = (folder: string): readonly SourceFile[] =>
  filesUnder(folder).map((path) => {
    const text = readFileSync(path, 'utf8');
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return { path, text, tree, imports: importsOf(tree, path) };
  });

function importsOf(tree: ts.SourceFile, path: string): readonly Import[] {
  const found: Import[] = [];
  const add = (from: string, typeOnly: boolean, names: readonly string[]): void => {
    const target = from.startsWith('.') ? posix.join(posix.dirname(path), from).replace(/\.js$/, '.ts') : from;
    found.push({ from: target, typeOnly, names });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const bindings = clause?.namedBindings;
      const parts = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : undefined;
      const whole = clause?.isTypeOnly === true;
      const everyPart = parts !== undefined && parts.length > 0 && parts.every((part) => part.isTypeOnly);
      add(
        node.moduleSpecifier.text,
        whole || (everyPart && clause?.name === undefined),
        (parts ?? []).map((part) => (part.propertyName ?? part.name).text),
      );
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier !== undefined &&
      ts.isStringLiteral(node.moduleSpecifier)
    )
      add(node.moduleSpecifier.text, node.isTypeOnly, []);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const target = node.arguments[0];
      if (target !== undefined && ts.isStringLiteral(target)) add(target.text, false, []);
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    )
      add(node.argument.literal.text, true, []);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Calls a function for every node of a file. */
export function everyNode(tree: ts.SourceFile, look: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    look(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

/** 1-based. */
export const lineOf = (tree: ts.SourceFile, node: ts.Node): number =>
  tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
