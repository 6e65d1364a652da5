// Conversation ids as the Tencent Chat SDK writes them: c2c_<user id> for one person, group_<group id> for a group.

import { extProblem } from '../../problems/entries/app/ext.js';
import type { Origin, Problem } from '../../problems/types.js';
import { isEmptyWord } from '../../text/empty-words.js';
import { excerptOf, INVISIBLE } from '../../text/excerpt.js';

export type ConversationType = 'c2c' | 'group';

export interface Conversation {
  readonly type: ConversationType;
  /** User id or group id, without the prefix. */
  readonly id: string;
}

/** 1 is one person, 2 a group, as in the `entity` form of ext. */
export type ChatType = 1 | 2;

/** The SDK's conversation id for a user or group id. */
export const conversationIdOf = (chatType: ChatType, id: string): string =>
  `${chatType === 1 ? 'c2c_' : 'group_'}${id}`;

/** Splits `c2c_alice`; undefined without a known prefix. The id may be empty. Everything after the first `_` belongs to the id. */
export function parseConversationId(conversationId: string): Conversation | undefined {
  if (conversationId.startsWith('c2c_')) return { type: 'c2c', id: conversationId.slice(4) };
  if (conversationId.startsWith('group_')) return { type: 'group', id: conversationId.slice(6) };
  return undefined;
}

/** What programs write for an empty variable; `none` and `nil` may be a user's name. */
const isNothing = (id: string): boolean => isEmptyWord(id) && !/^(?:none|nil|nan)$/i.test(id.trim());

/** Findings about a conversation id; `splitByHandler` adds what the documented handler of the older plugin misreads. */
export function checkConversationId(
  conversationId: string,
  context: { readonly splitByHandler: boolean; readonly source?: Origin | undefined },
): { readonly conversation?: Conversation; readonly problems: readonly Problem[] } {
  const at = context.source;
  const conversation = parseConversationId(conversationId);
  if (
    conversationId.trim() === '' ||
    conversation?.id.trim() === '' ||
    (conversation === undefined ? isEmptyWord(conversationId) : isNothing(conversation.id))
  ) {
    return { problems: [extProblem('ext/conversation-empty-id', { at })] };
  }
  if (conversation === undefined) {
    const args = { id: excerptOf(conversationId), suggestion: withPrefix(conversationId) };
    return { problems: [extProblem('ext/conversation-prefix', { at, args })] };
  }
  const broken = Math.max(loneSurrogateAt(conversationId), conversationId.indexOf('\ufffd'));
  if (broken >= 0)
    return { problems: [extProblem('ext/lone-surrogate', { at, args: { line: 1, column: broken + 1 } })] };
  const problems: Problem[] = [];
  const visible = clean(conversation.id);
  if (visible !== conversation.id) {
    const suggestion = visible === '' ? '<id>' : excerptOf(visible);
    const args = { id: excerptOf(conversationId), suggestion: `${conversation.type}_${suggestion}` };
    problems.push(extProblem('ext/invisible-in-id', { at, args }));
  }
  if (context.splitByHandler && conversation.id.includes('_')) {
    const seen = excerptOf(conversation.id.slice(0, conversation.id.indexOf('_')));
    problems.push(extProblem('ext/underscore-in-id', { at, args: { id: excerptOf(conversation.id), seen } }));
  }
  return { conversation, problems };
}

/** Index of the first half surrogate pair, or -1. */
export function loneSurrogateAt(text: string): number {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (unit >= 0xdc00 || !(next >= 0xdc00 && next <= 0xdfff)) return i;
    i += 1;
  }
  return -1;
}

const clean = (id: string): string => id.trim().replace(new RegExp(INVISIBLE.source, 'g'), '');

/** What was most likely meant: group ids made by Tencent begin with @TGS, REST answers write C2C or GROUP without a stroke. */
function withPrefix(text: string): string {
  // A whole ext where only the id belongs.
  const inside = /^\s*\{.*?((?:c2c|group)_[^"'\\},\s]+)/s.exec(text.slice(0, 200))?.[1];
  if (inside !== undefined) return excerptOf(inside);
  const id = clean(text.slice(0, 200));
  if (id.startsWith('@TGS')) return excerptOf(`group_${id}`);
  const known = /^(c2c|group)[-_:. ]*(?=.)/i.exec(id);
  if (known !== null) return excerptOf(`${known[1]?.toLowerCase()}_${id.slice(known[0].length)}`);
  return id === '' || id.startsWith('{') ? 'c2c_<user id>' : excerptOf(`c2c_${id}`);
}
