// What the Dart side makes of a tap: the README handler of tim_ui_kit_push_plugin, the demo's handler of mid-2023, and the
// parser inside tencent_cloud_chat_push (7.9.5668, common/utils.dart). Pure imitations, so that `check-ext` can tell the outcome.
import { excerptOf } from '../../text/excerpt.js';
import { isObject } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import { ownValue } from '../../text/own-value.js';
import { type ConversationType, parseConversationId } from '../message/conversation.js';
import { parseJson } from './json-scan.js';

/** The map or text a tap hands to the app, keys as the app sees them. */
export type CallbackMap = Readonly<Record<string, unknown>>;

/** `opens`: the chat the handler goes to, `note` something that still goes wrong. `fails`: why it goes nowhere. */
export type ClickOutcome =
  | { readonly opens: ConversationType; readonly id: string; readonly note?: Text }
  | { readonly fails: Text };

const fails = (en: string, zh: string): ClickOutcome => ({ fails: t(en, zh) });

/** The README's handler: `jsonDecode(msg['ext'] ?? "")`, then `conversationID`, whose part after the first `_` is compared with the open chat. */
export function readByDocumentedHandler(map: CallbackMap): ClickOutcome {
  const ext = ownValue(map, 'ext');
  if (ext === undefined || ext === null) {
    const spread = ownValue(map, 'conversationID') !== undefined;
    return spread
      ? fails(
          'the map has conversationID itself but no ext: jsonDecode("") throws',
          '回调里直接是 conversationID，没有 ext：jsonDecode("") 抛异常',
        )
      : fails('the map has no ext: jsonDecode("") throws', '回调里没有 ext：jsonDecode("") 抛异常');
  }
  return openByConversation(ext, 'throws');
}

/** The demo's handler of mid-2023: `msg['ext']`, else `msg['data']['ext']`, else an empty text; an empty ext counts as none. */
export function readByDemoHandler(map: CallbackMap): ClickOutcome {
  const ext = ownValue(map, 'ext');
  if (ext !== undefined && ext !== null && ext !== '') return openByConversation(ext, 'returns');
  const data = ownValue(map, 'data');
  if (data === undefined || data === null) {
    return fails(
      "the map has neither ext nor data: msg['data']['ext'] throws",
      "回调里既没有 ext 也没有 data：msg['data']['ext'] 抛异常",
    );
  }
  if (!isObject(data))
    return fails("data is not a map: msg['data']['ext'] throws", "data 不是 Map：msg['data']['ext'] 抛异常");
  const inner = ownValue(data, 'ext');
  return openByConversation(inner === undefined || inner === null ? '' : inner, 'returns');
}

/** TIMPush for Flutter: userID or groupID out of the text; without them the app still gets the text itself. */
export function readByTimpush(ext: string): ClickOutcome {
  const bothNull = (en: string, zh: string): ClickOutcome =>
    fails(
      `userID and groupID are null: ${en}; the app gets only the text`,
      `userID 和 groupID 都为 null：${zh}；应用只能拿到原文`,
    );
  const decoded = parseJson(ext);
  if (decoded === undefined) return bothNull('ext is not JSON', 'ext 不是 JSON');
  if (!isObject(decoded.value)) return bothNull('ext is not a JSON object', 'ext 不是 JSON 对象');
  const id = ownValue(decoded.value, 'conversationID');
  if (id !== undefined && id !== null) {
    if (typeof id !== 'string') return bothNull('conversationID is not a string', 'conversationID 不是字符串');
    const chat = parseConversationId(id);
    if (chat === undefined)
      return bothNull(
        'conversationID begins with neither c2c_ nor group_',
        'conversationID 没有以 c2c_ 或 group_ 开头',
      );
    // The plugin's pattern ends at a line break.
    const firstLine = chat.id.split(/[\n\r\u2028\u2029]/, 1)[0] ?? '';
    return firstLine === ''
      ? fails('the id after the prefix is empty', '前缀后面的 ID 为空')
      : { opens: chat.type, id: firstLine };
  }
  const entity = ownValue(decoded.value, 'entity');
  if (entity === undefined || entity === null)
    return bothNull('neither conversationID nor entity', '没有 conversationID，也没有 entity');
  if (!isObject(entity)) return bothNull('entity is not an object', 'entity 不是对象');
  const chatType = ownValue(entity, 'chatType');
  const sender = ownValue(entity, 'sender');
  if (chatType !== 1 && chatType !== 2)
    return bothNull('entity.chatType is neither 1 nor 2', 'entity.chatType 不是 1 或 2');
  if (typeof sender !== 'string' || sender === '')
    return bothNull('entity.sender is not a string', 'entity.sender 不是字符串');
  return { opens: chatType === 1 ? 'c2c' : 'group', id: sender };
}

/** The common part of both handlers; they differ in what happens without a `_`. */
function openByConversation(ext: unknown, withoutUnderscore: 'throws' | 'returns'): ClickOutcome {
  if (typeof ext !== 'string')
    return fails('ext is not a string: the assignment to String throws', 'ext 不是字符串：赋值给 String 时抛异常');
  if (ext === '') return fails('ext is empty: jsonDecode("") throws', 'ext 为空：jsonDecode("") 抛异常');
  const decoded = parseJson(ext);
  if (decoded === undefined) return fails('ext is not JSON: jsonDecode throws', 'ext 不是 JSON：jsonDecode 抛异常');
  if (!isObject(decoded.value))
    return fails('ext is not a JSON object: the cast to Map throws', 'ext 不是 JSON 对象：转成 Map 时抛异常');
  const value = ownValue(decoded.value, 'conversationID') ?? '';
  if (typeof value !== 'string')
    return fails(
      'conversationID is not a string: the assignment to String throws',
      'conversationID 不是字符串：赋值给 String 时抛异常',
    );
  const parts = value.split('_');
  if (parts.length < 2) {
    const what =
      value === ''
        ? t('there is no conversationID', '没有 conversationID')
        : t('conversationID has no "_"', 'conversationID 里没有“_”');
    return withoutUnderscore === 'throws'
      ? fails(`${what.en}: split("_")[1] throws`, `${what.zh}：split("_")[1] 抛异常`)
      : fails(`${what.en}: the handler returns without an error`, `${what.zh}：回调直接返回`);
  }
  const chat = parseConversationId(value);
  if (chat === undefined)
    return fails('the SDK knows no conversation with this prefix: nothing opens', 'SDK 找不到这种前缀的会话：不会跳转');
  if (chat.id === '') return fails('the id after the prefix is empty: nothing opens', '前缀后面的 ID 为空：不会跳转');
  if (parts.length === 2) return { opens: chat.type, id: chat.id };
  const seen = excerptOf(parts[1] ?? '');
  const note = t(
    `the handler sees only "${seen}" when it compares with the open chat, so an open chat is opened again`,
    `回调与当前会话比较时只看到“${seen}”，已打开的会话会再开一次`,
  );
  return { opens: chat.type, id: chat.id, note };
}
