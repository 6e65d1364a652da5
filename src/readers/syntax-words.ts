// What the parsers found wrong, in words. Only their codes are used: their sentences quote the text, and the text may be a secret.
import { type Text, t } from '../text/language.js';

const WORDS: Readonly<Record<string, Text>> = {
  // jsonc-parser
  InvalidSymbol: t(
    'a word or sign that does not belong here; texts need quotes',
    '这里出现了不该有的字符；文本要加引号',
  ),
  InvalidNumberFormat: t('a number that is not written like one', '数字写法不对'),
  PropertyNameExpected: t(
    'a key in double quotes is expected here; no comma after the last value',
    '这里应为带双引号的键；最后一个值后面不要逗号',
  ),
  // JSON5
  KeyExpected: t('a key is expected here', '这里应有一个键'),
  ValueExpected: t('a value is expected here', '这里应有一个值'),
  ColonExpected: t('a colon is missing', '缺少冒号'),
  CommaExpected: t('a comma is missing', '缺少逗号'),
  CloseBraceExpected: t('a closing } is missing', '缺少 }'),
  CloseBracketExpected: t('a closing ] is missing', '缺少 ]'),
  EndOfFileExpected: t('there is text after the end', '结尾之后还有多余内容'),
  InvalidCommentToken: t(
    'comments are not allowed in .json; name the file .jsonc',
    '.json 里不能写注释；请改用 .jsonc 后缀',
  ),
  UnexpectedEndOfComment: t('a comment is never closed', '注释没有结束'),
  UnexpectedEndOfString: t('a text is never closed', '文本没有结束引号'),
  UnexpectedEndOfNumber: t('a number ends too early', '数字不完整'),
  InvalidUnicode: t('\\u needs four hexadecimal digits', '\\u 后面要跟四位十六进制数字'),
  InvalidEscapeCharacter: t(
    'a backslash before a character that needs none; a backslash itself is written twice',
    '反斜杠后的字符不能转义；反斜杠本身要写两个',
  ),
  InvalidCharacter: t('a line break or tab inside a text', '文本里有换行或制表符'),
  // yaml
  BAD_ALIAS: t('an alias (*name) without its anchor (&name)', '别名（*name）没有对应的锚点（&name）'),
  BAD_INDENT: t('the indentation does not fit, or a bracket is not closed', '缩进不对，或括号没有闭合'),
  BAD_SCALAR_START: t('a text that starts with this sign needs quotes', '以此符号开头的文本要加引号'),
  BLOCK_AS_IMPLICIT_KEY: t(
    'a key indented too far, or two colons in one line: put such a text into quotes',
    '键缩进过深，或一行里有两个冒号（这样的文本要加引号）',
  ),
  BLOCK_IN_FLOW: t('a list or map in lines inside of brackets', '括号内不能换成缩进写法'),
  BAD_DQ_ESCAPE: t('a backslash before a character that needs none', '反斜杠后的字符不能转义'),
  MISSING_CHAR: t('a bracket, quote, colon or blank is missing', '缺少括号、引号、冒号或空格'),
  MULTILINE_IMPLICIT_KEY: t('a key over several lines, or a colon is missing', '键跨了多行，或缺少冒号'),
  MULTIPLE_DOCS: t('several documents (---) in one file', '一个文件里有多个文档（---）'),
  RESOURCE_EXHAUSTION: t('nested too deeply', '嵌套过深'),
  TAB_AS_INDENT: t('a tab as indentation; YAML requires spaces', '用了制表符缩进；YAML 只能用空格'),
  TAG_RESOLVE_FAILED: t('a type (!name) that is not known here', '未知的类型标记（!name）'),
  UNEXPECTED_TOKEN: t('a sign that does not belong here', '这里出现了不该有的符号'),
};

/** Words for a parser's code; an unknown code is shown itself. */
export const syntaxWords = (code: string): Text => {
  const words = code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
  return WORDS[code] ?? t(words, words);
};

/** A sign that says by itself what happened; undefined for others. */
export function signWords(code: string, sign: string): Text | undefined {
  if (code !== 'InvalidSymbol') return undefined;
  if (sign === "'") return t('single quotes; JSON requires double quotes', '用了单引号；JSON 只能用双引号');
  if (/[\s\u00ad\p{Cf}]/u.test(sign))
    return t('a special or invisible space; type an ordinary one', '有特殊空格或不可见字符；请改成普通空格');
  return /[\u2018-\u201f\u300c-\u300f\uff01-\uff5e]/.test(sign)
    ? t(`${sign} is not an ASCII sign; type it with the English keyboard`, `${sign} 不是英文符号；请用英文输入法输入`)
    : undefined;
}
