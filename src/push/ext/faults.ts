// Why an ext is no JSON, in words: one cause and fix per kind of slip people make on the way to the phone.
import { type Text, t } from '../../text/language.js';
import type { JsonFaultKind } from './json-fault-kind.js';

/** Cause and fixes of one slip. */
export interface Explanation {
  readonly cause: Text;
  readonly fix: readonly Text[];
}

/** `shell` is not a fault of its own: it explains missing or foreign quotes that a shell took or left. */
export type SlipKind = JsonFaultKind | 'shell';

const DOUBLE_QUOTES: Text = t(
  'use straight double quotes: {"conversationID":"c2c_alice"}',
  '改用英文双引号：{"conversationID":"c2c_alice"}',
);

const SHELL_QUOTING: readonly Text[] = [
  t('no quoting at all: --conversation c2c_alice', '完全不用引号：--conversation c2c_alice'),
  t(
    `sh, bash, zsh, PowerShell 7.3+: --ext '{"conversationID":"c2c_alice"}'`,
    `sh、bash、zsh、PowerShell 7.3+：--ext '{"conversationID":"c2c_alice"}'`,
  ),
  t(
    `Windows PowerShell 5, 7.2 and older: --ext '{\\"conversationID\\":\\"c2c_alice\\"}'`,
    `Windows PowerShell 5 及 7.2 以下：--ext '{\\"conversationID\\":\\"c2c_alice\\"}'`,
  ),
  t(`cmd: --ext "{\\"conversationID\\":\\"c2c_alice\\"}"`, `cmd：--ext "{\\"conversationID\\":\\"c2c_alice\\"}"`),
];

const words = (cause: Text, ...fix: Text[]): Explanation => ({ cause, fix });

export const SLIPS: Readonly<Record<SlipKind, Explanation>> = {
  shell: {
    cause: t(
      'most likely the shell removed the double quotes before tim-push received them, or left its single quotes in',
      '多半是 shell 在传给 tim-push 之前去掉了双引号，或把单引号留在了里面',
    ),
    fix: SHELL_QUOTING,
  },
  'plain-text': words(
    t('this is ordinary text; the app decodes ext as JSON and throws', '这是普通文本；应用按 JSON 解析 ext，会抛异常'),
    t('to open a chat: --conversation c2c_<user id>', '要打开会话：--conversation c2c_<用户ID>'),
    t('for other data use an object: {"text":"…"}', '传其他数据请放进对象：{"text":"…"}'),
  ),
  'single-quotes': words(
    t(
      'JSON allows only double quotes; single quotes are Python and JavaScript',
      'JSON 只认双引号；单引号是 Python、JavaScript 的写法',
    ),
    DOUBLE_QUOTES,
  ),
  'smart-quotes': words(
    t(
      'these are typographic quotes, inserted by a chat program, an office program or a Chinese keyboard',
      '这是中文或排版引号，多半来自聊天软件、文档软件或中文输入法',
    ),
    DOUBLE_QUOTES,
  ),
  'full-width': words(
    t('this is a full-width character from a Chinese keyboard', '这是中文输入法的全角符号'),
    t('type the characters { } [ ] : , with the English keyboard', '切换到英文输入法，重新输入 { } [ ] : ,'),
  ),
  'escaped-quotes': words(
    t('the quotes have backslashes: the text was escaped once too often', '引号前带了反斜杠：多转义了一次'),
    t('write " instead of \\": {"conversationID":"c2c_alice"}', '把 \\" 换成 "：{"conversationID":"c2c_alice"}'),
  ),
  'unquoted-key': words(
    t(
      'the key has no quotes; JavaScript and YAML allow that, JSON does not',
      '键名没有加引号；JavaScript、YAML 可以省略，JSON 不行',
    ),
    DOUBLE_QUOTES,
  ),
  'unquoted-value': words(t('the value has no quotes', '值没有加引号'), DOUBLE_QUOTES),
  'python-word': words(
    t(
      'True, False and None are Python; this looks like str(dict) instead of json.dumps(dict)',
      'True、False、None 是 Python 写法；看起来用了 str(dict) 而不是 json.dumps(dict)',
    ),
    t(
      'in Python: json.dumps(value); by hand: true, false, null',
      '在 Python 里用 json.dumps(value)；手写则用 true、false、null',
    ),
  ),
  'javascript-word': words(
    t(
      'NaN, Infinity and undefined exist in JavaScript, not in JSON',
      'NaN、Infinity、undefined 是 JavaScript 的值，JSON 里没有',
    ),
    t('write null, or remove the key', '写成 null，或去掉这个字段'),
  ),
  'trailing-comma': words(
    t('there is a comma before the closing bracket', '右括号前多了一个逗号'),
    t('remove the comma before line {line}, column {column}', '删除第 {line} 行第 {column} 列之前的逗号'),
  ),
  'missing-comma': words(
    t('a comma is missing between two values', '两个值之间缺少逗号'),
    t('put a comma before line {line}, column {column}', '在第 {line} 行第 {column} 列之前加逗号'),
  ),
  'missing-colon': words(
    t('a colon is missing after the key', '键名后面缺少冒号'),
    t('put a colon before line {line}, column {column}', '在第 {line} 行第 {column} 列之前加冒号'),
  ),
  'missing-value': words(
    t('a value is missing; most likely a variable was empty', '缺少值，多半是变量为空'),
    t('put a value there, or "" for an empty text', '补上值；空文本写成 ""'),
  ),
  'double-comma': words(
    t('two commas follow each other', '连续出现了两个逗号'),
    t('remove the comma at line {line}, column {column}', '删除第 {line} 行第 {column} 列的逗号'),
  ),
  'wrong-sign': words(
    t('this is not the sign that JSON has here', '这里用的符号不是 JSON 的'),
    t('a colon between a key and its value, a comma between two fields', '键和值之间用冒号，字段之间用逗号'),
  ),
  'lost-quote': words(
    t(
      'the double quotes do not match: one was lost, or one inside a text has no backslash',
      '双引号不成对：少了一个，或文本里的双引号没有转义',
    ),
    t(
      'put the missing " where the text begins or ends; inside a text write \\"',
      '在文本首尾补上缺少的 "；文本里面的写成 \\"',
    ),
  ),
  comment: words(
    t('JSON has no comments', 'JSON 不支持注释'),
    t('remove the comment at line {line}, column {column}', '删除第 {line} 行第 {column} 列的注释'),
  ),
  'odd-blank': words(
    t(
      'there is a special or invisible space, most likely copied from a web page or a chat',
      '这里有特殊空格或不可见字符，多半是从网页或聊天里复制来的',
    ),
    t('delete it and type an ordinary space', '删除后输入普通空格'),
  ),
  'bad-escape': words(
    t(
      'after a backslash JSON allows only " \\ / b f n r t and u with four hex digits',
      '反斜杠后只能跟 " \\ / b f n r t，或 u 加四位十六进制数',
    ),
    t('write a backslash itself as \\\\', '反斜杠本身写成 \\\\'),
  ),
  'bad-number': words(
    t(
      'JSON numbers have no leading zero or plus sign, and digits on both sides of the point',
      'JSON 数字不能有前导零或加号，小数点两侧都要有数字',
    ),
    t('put ids such as 007 in quotes; write .5 as 0.5', '007 这样的 ID 请加引号；.5 写成 0.5'),
  ),
  'control-character': words(
    t('there is a raw control character inside a string', '字符串里有未转义的控制字符'),
    t('write a line break as \\n, a tab as \\t', '换行写成 \\n，制表符写成 \\t'),
  ),
  'cut-short': words(
    t(
      'the text ends too early: a quote or bracket is not closed. Most likely it was cut by length or by the shell',
      '文本提前结束：引号或括号没有闭合，多半是被截断或被 shell 拆开了',
    ),
    t('compare with the original text, then close what is open', '与原文对照，补全引号和括号'),
    t(
      'in a shell put single quotes around the whole ext, or use --conversation c2c_alice',
      '在 shell 里用单引号包住整个 ext，或使用 --conversation c2c_alice',
    ),
  ),
  'text-after-end': words(
    t('the JSON is complete before this place, and more text follows', 'JSON 在此之前已经结束，后面还有多余内容'),
    t('remove everything from line {line}, column {column} on', '删除第 {line} 行第 {column} 列之后的内容'),
  ),
  other: words(t('this character is not allowed here', '这里不应出现这个字符'), DOUBLE_QUOTES),
};

/** Added when the text could be put right by guessing what was meant. */
export const SUGGESTION: Text = t('most likely meant: {suggestion}', '你可能想写：{suggestion}');

/** An object that was written into a JSON string, as when JSON.stringify runs twice. */
export const DOUBLE_ENCODED: Explanation = words(
  t('the object was encoded as JSON twice or more: it is inside a string', '做了多次 JSON 编码：对象被装进了字符串'),
  t(
    'encode once: JSON.stringify(value), not JSON.stringify(JSON.stringify(value))',
    '只编码一次：JSON.stringify(value)，不要 JSON.stringify(JSON.stringify(value))',
  ),
);

/** The key is there, but spelled otherwise. */
export const MISSPELLED_KEY: Explanation = words(
  t('the handler reads conversationID, but here the key is {near}', '回调读取的是 conversationID，这里写的是 {near}'),
  t('spell the key conversationID (capital I and D)', '把键名改成 conversationID（I 和 D 大写）'),
);

/** A whole ext is the value of a key of another one. */
export const INSIDE_A_KEY: Explanation = words(
  t(
    'the conversation is inside "{near}", but the handler looks only at the top level',
    '会话信息在“{near}”里面，而回调只看顶层',
  ),
  t('send the inner object itself as ext', '直接把里面的对象作为 ext 发送'),
);

/** The entity form sent to the old plugin, whose handler does not know it. */
export const ENTITY_FOR_OLD_PLUGIN: Explanation = words(
  t(
    'the entity form is for TIMPush; the handler of the older plugin reads conversationID',
    'entity 是 TIMPush 的写法；旧插件的回调读取的是 conversationID',
  ),
  t(
    'use --conversation c2c_<user id>, or set click_target to timpush if the app uses tencent_cloud_chat_push',
    '使用 --conversation c2c_<用户ID>；如果应用用的是 tencent_cloud_chat_push，请把 click_target 设为 timpush',
  ),
);
