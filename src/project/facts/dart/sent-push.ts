// What the app's own messages carry for the push: OfflinePushInfo objects, and the notification… settings of the chat kit.
import { argumentOf, closingsOf, type DartCall, resolveDart } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import type { Project } from '../../project.js';
import { placeOf } from '../../types.js';

export interface SentValue {
  readonly call: DartCall;
  readonly file: DartCall['file'];
  /** Place of the argument. */
  readonly offset: number;
  /** Undefined when only the running app knows it. */
  readonly text: string | undefined;
}

/** A call, or the place of one of its arguments. */
export const placeIn = (call: DartCall, offset = call.offset) => placeOf({ file: call.file, offset });

/** OfflinePushInfo objects the app makes. */
export const pushInfos = (project: Project): readonly DartCall[] =>
  ['OfflinePushInfo', 'V2TimOfflinePushInfo']
    .flatMap((name) => project.calls(name))
    .filter((call) => call.arguments.some((argument) => argument.name !== undefined));

/** Calls that take `notificationExt` and its relatives. */
const kitCalls = (project: Project): readonly DartCall[] =>
  ['sendMessage', 'TIMUIKitChat', 'TIMUIKitChatConfig', 'TIMUIKitConfig'].flatMap((name) => project.calls(name));

/** An argument by name; undefined when the call has none. */
export function givenText(project: Project, call: DartCall, name: string): SentValue | undefined {
  const given = argumentOf(call, name);
  if (given === undefined) return undefined;
  const value = resolveDart(call.file, given.start, project.dart);
  const known = value.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
  const text = value.kind === 'known' ? known : returned(project, call, given.start, given.value.length);
  return { call, file: call.file, offset: given.offset, text };
}

/** `(message, convID, convType) => 'text'`, or a body whose only statement is `return 'text';`. */
function returned(project: Project, call: DartCall, start: number, length: number): string | undefined {
  const { tokens } = call.file;
  if (!isSign(tokens[start], '(')) return undefined;
  const end = start + length;
  let arrow = -1;
  let results = 0;
  for (let i = start; i < end; i += 1) {
    const isArrow = isSign(tokens[i], '=') && isSign(tokens[i + 1], '>');
    if (!isArrow && tokens[i]?.text !== 'return') continue;
    results += 1;
    arrow = i + (isArrow ? 2 : 1);
  }
  if (results !== 1 || tokens[arrow]?.kind !== 'string') return undefined;
  const value = resolveDart(call.file, arrow, project.dart);
  return value.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/** Every value a field of the push gets: `ext` of OfflinePushInfo and `notificationExt` of the kit are one field. */
export const sentValues = (project: Project, field: string, kitField: string): readonly SentValue[] =>
  [
    ...pushInfos(project).map((call) => givenText(project, call, field)),
    ...kitCalls(project).map((call) => givenText(project, call, kitField)),
  ].filter((value) => value !== undefined);

/** A text that is no JSON object whatever is filled in: its beginning shows that, or it is a map turned into text. */
export function isNoJson({ call, offset }: SentValue): boolean {
  const { tokens } = call.file;
  const given = call.arguments.find((argument) => argument.offset === offset);
  const [first, second] = given?.value ?? [];
  if (given === undefined || first === undefined) return false;
  // `ext: conversationID`
  if (first.kind === 'word' && second === undefined) return /(?:^id|[a-z_]I[dD])$/.test(first.text);
  if (isSign(first, '{')) {
    const behind = (closingsOf(tokens)[given.start] ?? tokens.length) + 1;
    return isSign(tokens[behind], '.') && tokens[behind + 1]?.text === 'toString';
  }
  if (first.kind !== 'string' || (second !== undefined && second.kind !== 'string' && !isSign(second, '+')))
    return false;
  const text = first.text.trimStart();
  return text !== '' && !/^(?:\$|\{\s*(?:["}$]|$))/.test(text);
}
