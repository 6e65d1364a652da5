// What can be wrong with `ext`, the pass-through JSON that the app's click callback reads.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import { type Catalogue, problemMaker } from '../../types.js';

const broken = entryOf('error', 'message', { retry: 'after-fix' });
const doubtful = entryOf('warning', 'message');
const worthKnowing = entryOf('hint', 'notice');

const README = 'README of tim_ui_kit_push_plugin 3.1.2: the handler of a click';
/** What the documented handler of a click cannot use. */
const unreadable = entryOf('error', 'message', { retry: 'after-fix', mark: 'A', source: README });

const SHORTHAND = t(
  'easiest, no quotes needed: --conversation c2c_alice (or group_<group id>)',
  '最省事、不用引号：--conversation c2c_alice（群聊用 group_<群ID>）',
);

export const extEntries = {
  'ext/empty': unreadable(
    t('ext is empty', 'ext 为空'),
    t(
      'the documented handler decodes ext as JSON, and decoding an empty text throws: the tap opens the app and nothing more',
      '文档里的点击回调会把 ext 当 JSON 解析，空文本会抛异常：点击只会打开应用，不会跳转',
    ),
    [SHORTHAND, t('or leave --ext out if the tap does not need to open a page', '如果点击不需要跳转，去掉 --ext 即可')],
  ),
  'ext/not-json': broken(
    t('ext is not JSON: line {line}, column {column}: {found}', 'ext 不是 JSON：第 {line} 行第 {column} 列：{found}'),
    t(
      'the app decodes ext as JSON and throws; when Tencent sends, OPPO drops the whole push',
      '应用按 JSON 解析 ext，会抛异常；经腾讯下发时 OPPO 会丢弃整条推送',
    ),
    [
      t(
        'write ext as a JSON object, like {"conversationID":"c2c_alice"}',
        '把 ext 写成 JSON 对象，例如 {"conversationID":"c2c_alice"}',
      ),
      SHORTHAND,
    ],
    { mark: 'A', source: 'Tencent Chat: offline push, field Ext; README of the plugin' },
  ),
  'ext/not-object': unreadable(
    t('ext is JSON, but {what} instead of an object', 'ext 是 JSON，但不是对象，而是{what}'),
    t('the app casts ext to a map and throws on anything else', '应用会把 ext 转成 Map，其他类型会抛异常'),
    [
      t('put it into an object: {"conversationID":"c2c_alice"}', '放进对象里：{"conversationID":"c2c_alice"}'),
      SHORTHAND,
    ],
  ),
  'ext/bom': broken(
    t('ext begins with a byte order mark', 'ext 开头有 BOM（字节顺序标记）'),
    t(
      'an editor saved the file as "UTF-8 with BOM"; the mark is invisible, and JSON parsers on the phone reject it',
      '编辑器把文件存成了“UTF-8 BOM”；这个字符看不见，手机端的 JSON 解析不接受它',
    ),
    t('save the file as UTF-8 without BOM', '把文件另存为无 BOM 的 UTF-8'),
    { mark: 'D' },
  ),
  'ext/lone-surrogate': broken(
    t('ext holds a broken character at column {column}', 'ext 第 {column} 列有残缺的字符'),
    t(
      'most likely an emoji was cut in two to shorten the text, or it was read in the wrong encoding (U+FFFD)',
      '多半是按长度截断时把 emoji 切成了两半，或者读取文本时用错了编码（U+FFFD）',
    ),
    t(
      'cut the text by whole characters, or remove the half at line {line}, column {column}',
      '按完整字符截断，或删除第 {line} 行第 {column} 列的残缺字符',
    ),
  ),
  'ext/control-character': broken(
    t(
      'ext holds a raw {name} inside a string: line {line}, column {column}',
      'ext 的字符串里有未转义的{name}：第 {line} 行第 {column} 列',
    ),
    t(
      'JSON strings take line breaks, tabs and other control characters only as escapes',
      'JSON 字符串里的换行、制表符等控制字符必须转义',
    ),
    t('write it as {escape}, or remove it', '写成 {escape}，或删除它'),
  ),
  'ext/too-deep': broken(
    t('ext nests deeper than {limit} levels', 'ext 嵌套超过 {limit} 层'),
    t(
      'parsers on phones fail on deep nesting; no click handler needs it',
      '手机端解析器处理不了太深的嵌套，点击回调也用不到',
    ),
    t(
      'put only what the tap needs into ext: {"conversationID":"c2c_alice"}',
      'ext 只放点击需要的内容：{"conversationID":"c2c_alice"}',
    ),
  ),
  'ext/too-large': broken(
    t('ext is larger than {limit} bytes and was not read', 'ext 超过 {limit} 字节，未解析'),
    t(
      'vendors take a whole message of about 4 KB; Tencent advises at most 1 KB for ext',
      '厂商整条消息一般只有 4 KB 左右；腾讯建议 ext 不超过 1 KB',
    ),
    t('put an id into ext and let the app fetch the rest after the tap', 'ext 里只放 ID，点击后由应用去拉取其余内容'),
    { mark: 'A', source: 'Tencent Chat REST API: OfflinePushInfo.Ext' },
  ),
  'ext/conversation-empty-id': unreadable(
    t('the conversation has no id in it', '会话里没有 ID'),
    t(
      'the id is empty, a word such as undefined, or a place of a template such as <userId>; most likely a variable was empty or never filled in',
      'ID 是空的，或是 undefined 之类的词，或是 <userId> 这样的模板占位，多半是变量没有值或没有替换',
    ),
    t(
      'write c2c_<user id> or group_<group id>, for example: --conversation c2c_alice',
      '写成 c2c_<用户ID> 或 group_<群ID>，例如：--conversation c2c_alice',
    ),
  ),
  'ext/conversation-type': unreadable(
    t('conversationID is {what}, not text', 'conversationID 是{what}，不是字符串'),
    t('the handler expects text and throws on any other type', '点击回调只接受字符串，其他类型会抛异常'),
    t(
      'put quotes and the prefix around it: {"conversationID":"c2c_<user id>"}',
      '加上引号和前缀：{"conversationID":"c2c_<用户ID>"}',
    ),
  ),
  'ext/conversation-prefix': unreadable(
    t('conversationID begins with neither c2c_ nor group_: {id}', 'conversationID 没有以 c2c_ 或 group_ 开头：{id}'),
    t(
      'without the prefix the SDK finds no conversation, and the documented handler throws on an id without "_"',
      '没有前缀 SDK 找不到会话；ID 里没有“_”时文档里的回调还会抛异常',
    ),
    t('for this id write: {suggestion}', '这个 ID 应写成：{suggestion}'),
  ),
  'ext/no-conversation': doubtful(
    t('ext has no conversationID at the top level', 'ext 顶层没有 conversationID'),
    t(
      'the documented handler looks only there: the tap opens the app, but no chat. Right if your own handler reads other keys',
      '文档里的回调只看顶层：点击会打开应用，但不会进入会话。若你的回调读取其他字段则没问题',
    ),
    t(
      'add it: {"conversationID":"c2c_<user id>"}, or use --conversation c2c_<user id>',
      '加上 {"conversationID":"c2c_<用户ID>"}，或使用 --conversation c2c_<用户ID>',
    ),
    { mark: 'A', source: README },
  ),
  'ext/entity-shape': doubtful(
    t('entity lacks {what}', 'entity 缺少{what}'),
    t(
      'the push plugin reads entity.chatType (1 one person, 2 group, a number) and entity.sender (text); without them userID and groupID are null',
      '推送插件读取 entity.chatType（数字，1 单聊、2 群聊）和 entity.sender（字符串）；缺少时 userID 和 groupID 都为 null',
    ),
    t('write {"entity":{"chatType":1,"sender":"<user id>"}}', '写成 {"entity":{"chatType":1,"sender":"<用户ID>"}}'),
    { mark: 'A', source: 'tencent_cloud_chat_push 7.9.5668, common/utils.dart' },
  ),
  'ext/underscore-in-id': doubtful(
    t(
      'the id {id} contains "_": the documented handler sees only "{seen}"',
      'ID {id} 含有“_”：文档里的回调只能看到“{seen}”',
    ),
    t(
      'the handler compares split("_")[1] with the open chat, and that part ends at the second "_": a chat that is already open opens again, and a handler that opens the chat by this part does not find it',
      '回调用 split("_")[1] 与当前会话比较，遇到第二个“_”就断开：已打开的会话会再开一次，用它来跳转的回调则找不到会话',
    ),
    t(
      'in the handler take everything after the first "_": convId.substring(convId.indexOf("_") + 1)',
      '在回调里取第一个“_”之后的全部内容：convId.substring(convId.indexOf("_") + 1)',
    ),
    { mark: 'A', source: README },
  ),
  'ext/invisible-in-id': doubtful(
    t(
      'conversationID contains a space or an invisible character next to {id}',
      'conversationID 里有空白或不可见字符：{id}',
    ),
    t(
      'most likely copied along with the id; with it no user or group is found',
      '多半是复制时带进来的，带着它找不到用户或群',
    ),
    t('type the id by hand: --conversation {suggestion}', '手动输入 ID：--conversation {suggestion}'),
  ),
  'ext/duplicate-key': doubtful(
    t('the key "{key}" appears twice: line {line}, column {column}', '“{key}”重复出现：第 {line} 行第 {column} 列'),
    t(
      'most parsers take the last value, some the first: what the phone sees depends on the vendor',
      '多数解析器取最后一个，有的取第一个，手机收到哪个取决于厂商',
    ),
    t('remove one of the two', '删掉其中一个'),
  ),
  'ext/number-precision': doubtful(
    t(
      'the number {number} loses digits: line {line}, column {column}',
      '数字 {number} 会丢失精度：第 {line} 行第 {column} 列',
    ),
    t(
      'whole numbers beyond 9007199254740991 are rounded by JavaScript and by some JSON libraries',
      '超过 9007199254740991 的整数在 JavaScript 和部分 JSON 库中会丢失精度',
    ),
    t('put it in quotes', '加上引号，按字符串传'),
  ),
  'ext/nested-value': worthKnowing(
    t('"{key}" in ext is {what}, not text', 'ext 里的“{key}”是{what}，不是字符串'),
    t(
      'when Tencent sends to OPPO it hands over the keys of ext one by one, and the app gets null for values that are not text',
      '腾讯向 OPPO 下发时会把 ext 的字段逐个传给应用，非字符串的值应用拿到的是 null',
    ),
    t('put the value in quotes if OPPO phones need it', 'OPPO 手机需要这个字段时，改成字符串'),
    { mark: 'A', source: 'plugin source: activities read extras as text; Tencent Chat: OPPO and Ext' },
  ),
  'ext/plain-on-timpush-oppo': worthKnowing(
    t(
      'through Tencent, OPPO phones get only the key entity out of ext',
      '经腾讯下发时，OPPO 手机只能拿到 ext 里的 entity',
    ),
    t(
      'Tencent spreads the keys of ext on OPPO, and TIMPush most likely reads just entity there (a guess from its predecessor). A direct push is not affected',
      '腾讯在 OPPO 上会把 ext 的字段拆开，TIMPush 很可能只读取 entity（根据旧组件推测）。厂商直推不受影响',
    ),
    t('use the form that arrives everywhere: {suggestion}', '改用各厂商都能收到的写法：{suggestion}'),
    { mark: 'D', source: 'TUIOfflinePush, the open predecessor of TIMPush' },
  ),
} satisfies Catalogue;

export const extProblem = problemMaker(extEntries);
