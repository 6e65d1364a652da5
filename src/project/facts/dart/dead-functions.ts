// Functions of Dart code that nothing in the app calls.

import { blockAround, type DartCall, type DartFile, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import type { Project } from '../../project.js';
import { bodiesAround, type DartBody } from './functions.js';

const LONGEST_CHAIN = 4;

/** What Flutter and common libraries call by its name, without `@override` being written. */
const CALLED_BY_NAME =
  /^(?:main|build|call|initState|activate|reassemble|toString|did[A-Z]\w*|on[A-Z]\w*|create[A-Z]\w*)$/;

/** Where a page ends: nothing of push begins there. */
const LEAVES = /^(?:dispose|deactivate)$/;

/** Classes that add no methods their library calls by names of its own. */
const PLAIN_PARENT = /^(?:StatelessWidget|StatefulWidget|State|ChangeNotifier|ValueNotifier|Object)$/;

/** The function around a call that nothing reaches, or the last one of those that lead to it: its name is used nowhere else in the app. */
export function deadFunction(project: Project, call: DartCall): string | undefined {
  // A package without main is used by others.
  return project.dart.some(({ source }) => /\bmain\s*\(/.test(source.text))
    ? dead(project, call.file, call.index, 0)
    : undefined;
}

function dead(project: Project, file: DartFile, index: number, depth: number): string | undefined {
  const body = bodiesAround(file, index).find(({ name }) => name !== undefined);
  if (body?.name === undefined || body.at === undefined || depth > LONGEST_CHAIN) return undefined;
  const { name, at } = body;
  if (LEAVES.test(name)) return name;
  const owner = ownerOf(file, at);
  if (CALLED_BY_NAME.test(name) || owner === 'unknown' || isAnnotated(file, at)) return undefined;
  const uses = usesOf(project, file, body, owner);
  if (uses === undefined || (uses.length === 0 && !isInUse(project, name, owner))) return undefined;
  let outermost: string | undefined = name;
  for (const use of uses) {
    outermost = dead(project, use.file, use.index, depth + 1);
    if (outermost === undefined) return undefined;
  }
  return outermost;
}

/** What is private, or a member of a class that the app makes use of: of other public names a part of the app may be kept elsewhere. */
function isInUse(project: Project, name: string, owner: Owner): boolean {
  if (name.startsWith('_')) return true;
  const word = owner.name === undefined ? undefined : new RegExp(`\\b${owner.name}\\b`, 'g');
  return (
    word !== undefined && project.dart.reduce((sum, { source }) => sum + (source.text.match(word)?.length ?? 0), 0) > 1
  );
}

interface Owner {
  /** Undefined at the top of a file. */
  readonly name: string | undefined;
}

/** The class a function is a member of; unknown where a library may call what it inherits. */
function ownerOf({ tokens }: DartFile, at: number): Owner | 'unknown' {
  const open = blockAround(tokens, at);
  if (open === undefined) return { name: undefined };
  let i = open - 1;
  while (i > 0 && !(tokens[i]?.kind === 'sign' && ';{}'.includes(tokens[i]?.text ?? ''))) i -= 1;
  const head = tokens.slice(i, open).filter(({ kind }) => kind === 'word');
  const start = head.findIndex(({ text }) => text === 'class' || text === 'extension' || text === 'mixin');
  if (start === -1 || head.some(({ text }) => text === 'implements' || text === 'with')) return 'unknown';
  const parent = head.findIndex(({ text }) => text === 'extends');
  if (parent !== -1 && !PLAIN_PARENT.test(head[parent + 1]?.text ?? '')) return 'unknown';
  return { name: head[start]?.text === 'class' ? head[start + 1]?.text : undefined };
}

/** `@override`, `@riverpod`, `@pragma('vm:entry-point')`: others call it. */
function isAnnotated({ tokens }: DartFile, at: number): boolean {
  for (let i = at - 1; i > 0; i -= 1) {
    const token = tokens[i];
    if (isSign(token, ')')) i = openingOf(tokens, i);
    else if (isSign(token, '@')) return true;
    else if (token?.kind === 'sign' && ';{}'.includes(token.text)) return false;
  }
  return false;
}

/** Every other place with the name; of a common name only those after its class are certain. */
function usesOf(
  project: Project,
  own: DartFile,
  { name = '', at }: DartBody,
  owner: Owner,
): readonly { readonly file: DartFile; readonly index: number }[] | undefined {
  const isStatic = owner.name !== undefined && isStaticMember(own, at ?? 0);
  const word = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  const found: { file: DartFile; index: number }[] = [];
  for (const file of project.dart) {
    if (!word.test(file.source.text)) continue;
    for (const [index, token] of file.tokens.entries()) {
      if (token.kind === 'string' && token.dynamic && word.test(token.text)) return undefined;
      if (token.kind !== 'word' || token.text !== name || (file === own && index === at)) continue;
      const isMember = isSign(file.tokens[index - 1], '.');
      if (isStatic && isMember && file.tokens[index - 2]?.text !== owner.name) continue;
      if (isStatic && !isMember && file !== own) continue;
      found.push({ file, index });
      if (found.length > 20) return undefined;
    }
  }
  return found;
}

function isStaticMember({ tokens }: DartFile, at: number): boolean {
  for (let i = at - 1; i > 0 && !(tokens[i]?.kind === 'sign' && ';{}'.includes(tokens[i]?.text ?? '')); i -= 1)
    if (tokens[i]?.text === 'static') return true;
  return false;
}
