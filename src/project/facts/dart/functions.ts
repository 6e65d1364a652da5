// The functions around a place in Dart code, and whether that place runs before or after the IM login.

import {
  blockAround,
  callsOf,
  closingsOf,
  type DartCall,
  type DartFile,
  endOfValue,
  openingOf,
} from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import type { Project } from '../../project.js';

export interface DartBody {
  /** Undefined for a closure. */
  readonly name: string | undefined;
  /** Index of the name's token. */
  readonly at?: number | undefined;
  /** Token indices: the bracket that opens the body, or the sign behind `=>`, and where it ends. */
  readonly start: number;
  readonly end: number;
}

const CONTROL = new Set(['if', 'for', 'while', 'switch', 'catch']);

/** Functions around a token, the innermost first. */
export function bodiesAround(file: DartFile, index: number): DartBody[] {
  const { tokens } = file;
  const bodies: DartBody[] = [];
  for (let i = index - 1; i > 0; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'sign') continue;
    // A closed block is next to the place, not around it.
    if (')]}'.includes(token.text)) i = openingOf(tokens, i);
    else if (token.text === '{') {
      const head = headBefore(file, i - 1);
      if (head !== undefined) bodies.push({ ...head, start: i, end: closing(file, i) });
    } else if (token.text === '>' && isSign(tokens[i - 1], '=')) {
      const head = headBefore(file, i - 2);
      const end = endOfValue(tokens, i + 1);
      // One that ended before is next to the place, not around it.
      if (head !== undefined && end > index) bodies.push({ ...head, start: i, end });
    }
  }
  return bodies;
}

/** The declaration that ends here with `)`, or `) async`. */
function headBefore(file: DartFile, from: number): Pick<DartBody, 'name' | 'at'> | undefined {
  const { tokens } = file;
  let at = from;
  while (tokens[at]?.kind === 'word' && ['async', 'sync'].includes(tokens[at]?.text ?? '')) at -= 1;
  if (isSign(tokens[at], '*')) at -= 2;
  if (!isSign(tokens[at], ')')) return undefined;
  const index = openingOf(tokens, at) - 1;
  const before = tokens[index];
  if (before?.kind !== 'word') return { name: undefined };
  return CONTROL.has(before.text) ? undefined : { name: before.text, at: index };
}

const closing = ({ tokens }: DartFile, open: number): number => closingsOf(tokens)[open] ?? tokens.length;

/** Bodies of a function that is declared under this name. */
export function bodiesOf(file: DartFile, name: string): DartBody[] {
  const { tokens } = file;
  const bodies: DartBody[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'word' || token.text !== name || !isSign(tokens[i + 1], '(')) return;
    let at = closing(file, i + 1) + 1;
    while (tokens[at]?.kind === 'word' && ['async', 'sync'].includes(tokens[at]?.text ?? '')) at += 1;
    if (isSign(tokens[at], '*')) at += 1;
    if (isSign(tokens[at], '{')) bodies.push({ name, start: at, end: closing(file, at) });
    else if (isSign(tokens[at], '=') && isSign(tokens[at + 1], '>'))
      bodies.push({ name, start: at + 1, end: endOfValue(tokens, at + 2) });
  });
  return bodies;
}

/** Whether the block of one call is still open at a later one. */
export function isInBlockOf({ file: { tokens }, index }: DartCall, later: DartCall): boolean {
  const block = blockAround(tokens, index);
  return block === undefined || (closingsOf(tokens)[block] ?? 0) > later.index;
}

/** Whether one call comes before another, as far as one function tells it; `main` comes before all. Undefined: only the running app knows. */
export function comesBefore(project: Project, first: DartCall, second: DartCall): boolean | undefined {
  const bodyOf = (call: DartCall): DartBody | undefined => bodiesAround(call.file, call.index)[0];
  const own = bodyOf(first);
  const other = bodyOf(second);
  if (own === undefined || other === undefined) return undefined;
  if (first.file === second.file && own.start === other.start) return first.index < second.index;
  if (own.name === 'main') return true;
  // The other one runs through calls of its function, all of them in this body and above.
  const others = other.name === undefined ? [] : project.calls(other.name);
  if (others.length > 0 && others.every((call) => call.file === first.file && bodyOf(call)?.start === own.start))
    return (
      others.some((call) => call.index > first.index) ||
      (others.some((call) => isInBlockOf(call, first)) ? false : undefined)
    );
  if (own.name === undefined) return undefined;
  const wrapped = throughWrappers(project, own.name, other.name);
  if (wrapped !== undefined) return wrapped;
  const through = project
    .calls(own.name)
    .filter((call) => call.file === second.file && bodyOf(call)?.start === other.start);
  return through.length === 0 ? undefined : through.some((call) => call.index < second.index);
}

/** Both are called through functions of one class, `ChannelPush.init()` and `ChannelPush.uploadToken()`, in one body. */
function throughWrappers(project: Project, name: string, later: string | undefined): boolean | undefined {
  if (later === undefined) return undefined;
  const owner = ({ file, index }: DartCall): string | undefined =>
    isSign(file.tokens[index - 1], '.') ? file.tokens[index - 2]?.text : undefined;
  const orders = project.calls(name).flatMap((call) =>
    project
      .calls(later)
      .filter(
        (item) =>
          item.file === call.file &&
          owner(call) !== undefined &&
          owner(item) === owner(call) &&
          bodiesAround(item.file, item.index)[0]?.start === bodiesAround(call.file, call.index)[0]?.start,
      )
      .map((item) => call.index < item.index),
  );
  return orders.length > 0 && orders.every((order) => order === orders[0]) ? orders[0] : undefined;
}

/** A call that logs in to IM: with a UserSig. */
const isImLogin = (call: DartCall): boolean =>
  call.arguments.some(
    (argument) =>
      argument.name === 'userSig' ||
      argument.value.some((token) => token.kind === 'word' && /userSig/i.test(token.text)),
  );

/** Each place is looked at with the code around it: an app has a handful of them, a file that a program made may have thousands. */
export const MOST_PLACES = 200;

/** Seen from another call; unknown where only the running app decides it. */
export type CallOrder = 'before' | 'after' | 'unknown';

const LONGEST_CHAIN = 4;

/** Whether a call runs before or after the IM login, as far as the order of the code tells it. */
export function loginOrder(project: Project, call: DartCall): CallOrder {
  const logins = project.calls('login').filter(isImLogin);
  // Functions that log in count like the login itself.
  const names = new Set(
    logins.flatMap((login) => {
      const own = bodiesAround(login.file, login.index).find((body) => body.name !== undefined)?.name;
      return own === undefined || own === 'build' || own === 'initState' || own === 'main' ? [] : [own];
    }),
  );
  return orderOf(project, call, logins, names, new Set(), 0);
}

/** False where a login is a whole statement that nothing waits for, and nothing is awaited up to a later place. */
function mayBeDone({ file: { tokens }, index, end }: DartCall, to: number): boolean {
  const open = openingOf(tokens, index);
  if (to < end || !isSign(tokens[end], ';') || to - end > 200 || !isSign(tokens[open], '{')) return true;
  let statement = end;
  for (let i = end; i < to; i += 1) if (isSign(tokens[i], ';')) statement = i;
  const isWaited = tokens.slice(end, statement).some(({ text }) => text === 'await' || text === '}');
  for (let i = index - 1; i >= 0 && !(tokens[i]?.kind === 'sign' && ';{}'.includes(tokens[i]?.text ?? '')); i -= 1) {
    const name = tokens[i - 1]?.text;
    // A future that is asked for its `code` is not done either.
    if (isSign(tokens[i], '=') && !tokens.slice(i, index).some(({ text }) => text === 'await'))
      return (
        isWaited ||
        !tokens.slice(end, to).some(({ text }, at) => text === 'code' && tokens[end + at - 2]?.text === name)
      );
    if (/^(?:await|return|>|\?)$/.test(tokens[i]?.text ?? '')) return true;
  }
  return isWaited;
}

/** Whether a body goes on from a call to a later place: not where the call is returned, where its block leaves the function, or where an `else` is between. */
function goesOn({ file: { tokens }, index, end }: DartCall, to: number): boolean {
  for (let i = index - 1; i >= 0 && !(tokens[i]?.kind === 'sign' && ';{}'.includes(tokens[i]?.text ?? '')); i -= 1)
    if (tokens[i]?.text === 'return') return to < end;
  let depth = 0;
  let leaves = false;
  for (let i = end; i < to; i += 1) {
    const token = tokens[i];
    if (isSign(token, '{')) depth += 1;
    else if (isSign(token, '}')) {
      depth -= 1;
      if (depth < 0 && leaves) return false;
      depth = Math.max(0, depth);
    } else if (depth === 0 && token?.kind === 'word') {
      if (token.text === 'else') return false;
      leaves ||= /^(?:return|throw|break|continue)$/.test(token.text);
    }
  }
  return true;
}

function orderOf(
  project: Project,
  call: DartCall,
  logins: readonly DartCall[],
  names: ReadonlySet<string>,
  seen: Set<string>,
  depth: number,
): CallOrder {
  const bodies = bodiesAround(call.file, call.index);
  for (const body of bodies) {
    if (
      body.name !== undefined &&
      /log(?:ged)?_?in|signin/i.test(body.name) &&
      !/logout|beforelogin|loginpage/i.test(body.name)
    ) {
      const own = logins.find(
        (login) => login.file === call.file && login.index > body.start && login.index < body.end,
      );
      const { name } = body;
      const isAtStart = project
        .calls(name)
        .some((item) => own === undefined && bodiesAround(item.file, item.index)[0]?.name === 'main');
      if (isAtStart) return 'before';
      if (own === undefined || own.index < call.index)
        return own === undefined || mayBeDone(own, call.index) ? 'after' : 'before';
      return goesOn(call, own.index) ? 'before' : 'unknown';
    }
    const inside = [
      ...logins.filter((login) => login.file === call.file && login.index > body.start && login.index < body.end),
      // Of this file only: a project may have hundreds of such functions.
      ...[...names].flatMap((name) =>
        callsOf(call.file, name).filter((item) => item.index > body.start && item.index < body.end),
      ),
    ];
    const earlier = inside.filter((item) => item.index < call.index);
    if (earlier.length > 0)
      return earlier.some((item) => !logins.includes(item) || mayBeDone(item, call.index)) ? 'after' : 'before';
    // Of a closure that begins later it is unknown when it runs.
    const next = inside.filter((item) => item.index > call.index);
    if (next.length > 0)
      return body === bodies[0] && next.some((item) => goesOn(call, item.index)) ? 'before' : 'unknown';
    if (body.name === 'main') return body === bodies[0] ? 'before' : 'unknown';
    if (body.name !== undefined) {
      const { name } = body;
      if (depth >= LONGEST_CHAIN || seen.has(name)) return 'unknown';
      seen.add(name);
      let order: CallOrder | undefined;
      for (const item of project.calls(name)) {
        const own = orderOf(project, item, logins, names, seen, depth + 1);
        if (own === 'unknown') return own;
        if (order !== 'after') order = own;
      }
      return order ?? 'unknown';
    }
  }
  return 'unknown';
}
