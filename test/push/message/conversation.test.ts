// Conversation ids in the format of the chat SDK.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type ChatType,
  conversationIdOf,
  loneSurrogateAt,
  parseConversationId,
} from '../../../src/push/message/conversation.js';

const { conversation_ids: vectors } = JSON.parse(
  readFileSync(new URL('../../../fixtures/vectors/tencent-im.json', import.meta.url), 'utf8'),
) as { conversation_ids: { chat_type: ChatType; id: string; conversationID: string }[] };

describe('conversation id', () => {
  it.each(vectors)(
    'of chat type $chat_type and $id is $conversationID and reads back',
    ({ chat_type, id, conversationID }) => {
      expect(conversationIdOf(chat_type, id)).toBe(conversationID);
      expect(parseConversationId(conversationID)).toEqual({ type: chat_type === 1 ? 'c2c' : 'group', id });
    },
  );

  it('keeps every underscore after the first one', () => {
    expect(parseConversationId('c2c_a_b_')).toEqual({ type: 'c2c', id: 'a_b_' });
    expect(parseConversationId('C2C_a')).toBeUndefined();
  });
});

describe('half a surrogate pair', () => {
  it.each([
    ['a😀b', -1],
    ['a\ud83d', 1],
    ['\ude00a', 0],
    ['😀\ud83d\ud83d\ude00', 2],
  ])('in %j is at %i', (text, index) => {
    expect(loneSurrogateAt(text)).toBe(index);
  });
});
