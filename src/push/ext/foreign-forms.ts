// Recognises an ext that some program wrote in another form than JSON: entities, a map's own text, percent encoding, base64, missing braces.
// Each form knows how to read itself; the caller decides whether the result is worth suggesting.

import { isEmptyWord } from '../../text/empty-words.js';
import { excerptOf } from '../../text/excerpt.js';
import { fillBoth, type Text, t } from '../../text/language.js';
import { SLIPS } from './faults.js';
import { parseJson } from './json-scan.js';
import { type ForeignForm, meantBy, printed, printedMaps, type Reader, typeNames } from './printed-objects.js';

/** Longer texts are not taken apart: what is meant would be too long to show. */
const LONGEST = 4000;

/** The first form that fits; undefined when the text is none of them. */
export function foreignFormOf(given: string): ForeignForm | undefined {
  const text = given.trim();
  if (text === '' || text.length > LONGEST) return undefined;
  for (const read of READERS) {
    const form = read(text);
    if (form !== undefined) return form;
  }
  return undefined;
}

const htmlEntities: Reader = (text) => {
  const entity = /&(?:[lr][sd]quo|[lr]aquo|nbsp|quot|amp|apos|lt|gt|#\d{2,4}|#x[0-9a-f]{2,4});/i.exec(text)?.[0];
  if (entity === undefined) return undefined;
  return {
    cause: t(
      `${entity} is an HTML entity: a template or an XSS filter escaped the ext`,
      `${entity} 是 HTML 实体：模板或 XSS 过滤器对 ext 做了转义`,
    ),
    fix: [t('send the ext unescaped; escape only where HTML is written', 'ext 不要转义；只在输出 HTML 时转义')],
    ...meantBy(unescapeHtml(text)),
  };
};

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ quot: '"', ldquo: '"', rdquo: '"', laquo: '"', raquo: '"', lsquo: "'", rsquo: "'" },
  ...{ nbsp: ' ', apos: "'", lt: '<', gt: '>', amp: '&' },
};

/** `&amp;quot;` was escaped twice; a third time does not happen by accident. */
function unescapeHtml(text: string): string {
  const once = (value: string): string =>
    value.replace(/&(?:([a-z]{2,5})|#(\d{2,4})|#x([0-9a-f]{2,4}));/gi, (_whole, name, decimal, hex) =>
      name !== undefined
        ? (ENTITIES[String(name).toLowerCase()] ?? `&${name};`)
        : String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)),
    );
  const first = once(text);
  return parseJson(first) === undefined ? once(first) : first;
}

const missingBraces: Reader = (text) => {
  const candidates: readonly (readonly [boolean, string, Text])[] = [
    [
      /^"/.test(text) && /["\d\]}e]$/.test(text) && !/^"ext"/.test(text),
      `{${text}}`,
      t('the outer braces are missing', '缺少最外层的大括号'),
    ],
    [/^\{/.test(text), `${text}}`, t('the closing brace is missing', '缺少右大括号')],
    [/\}$/.test(text), `{${text}`, t('the opening brace is missing', '缺少左大括号')],
  ];
  for (const [applies, candidate, cause] of candidates) {
    const meant = applies ? meantBy(candidate) : {};
    if (meant.meant !== undefined)
      return { cause, fix: [t('send the whole object, braces included', '发送完整的对象，包括大括号')], ...meant };
  }
  return undefined;
};

const percentEncoded: Reader = (text) => {
  if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
  let decoded = text;
  for (let times = 1; times <= 3; times += 1) {
    try {
      decoded = decodeURIComponent(decoded.replace(/\+/g, ' '));
    } catch {
      return undefined;
    }
    const meant = meantBy(decoded);
    if (meant.meant !== undefined)
      return {
        cause:
          times === 1
            ? t('the ext is percent-encoded, as for a URL or a form', 'ext 做了 URL 编码')
            : t(`the ext is percent-encoded ${times} times`, `ext 做了 ${times} 次 URL 编码`),
        fix: [t('pass the JSON itself; the library that sends it encodes it', '直接传 JSON；发送的库会自行编码')],
        ...meant,
      };
  }
  return undefined;
};

/** Base64, hex, or the numbers of bytes, as Node, Go and Java print them. */
const bytes: Reader = (text) => {
  const bare = text.replace(/^(?:data:[^,]*,|base64:|0x|<Buffer )/i, '').replace(/\s+/g, ' ');
  const isHex = /^(?:[0-9a-f]{2} ?){8,}>?$/i.test(bare);
  const numbers = /^\[?(\d{1,3}(?:[ ,]+\d{1,3}){7,})\]?$/.exec(bare)?.[1];
  if (!isHex && numbers === undefined && !/^[A-Za-z0-9+/_ -]{8,}={0,2}$/.test(bare)) return undefined;
  const [name, decoded] =
    numbers !== undefined
      ? [t('the numbers of its bytes', '字节数值编码'), Buffer.from(numbers.split(/[ ,]+/).map(Number))]
      : isHex
        ? [t('hex', '十六进制编码'), Buffer.from(bare.replace(/[ >]/g, ''), 'hex')]
        : [t('base64', ' base64 编码'), Buffer.from(bare, 'base64')];
  const meant = meantBy(decoded.toString('utf8'));
  return meant.meant === undefined
    ? undefined
    : {
        cause: fillBoth(t('the ext is encoded as {name}', 'ext 做了{name}'), { name }),
        fix: [t('pass the JSON itself', '直接传 JSON 原文')],
        ...meant,
      };
};

const unicodeEscapes: Reader = (text) =>
  /^[^"]*\\u00(?:22|7b)/i.test(text)
    ? {
        cause: t(
          'characters of the JSON syntax are written as \\uXXXX, which is allowed only inside strings',
          'JSON 的符号写成了 \\uXXXX，只有字符串内部才允许这样写',
        ),
        fix: [t('escape once, where the JSON is written', '只在生成 JSON 时转义一次')],
        ...meantBy(text.replace(/\\u([0-9a-f]{4})/gi, (_whole, hex) => String.fromCharCode(Number.parseInt(hex, 16)))),
      }
    : undefined;

/** The object is right, but not alone: a label, a line of a log, a code fence, tags, signs of code. */
const surrounded: Reader = (text) => {
  const isDoubled = /^\{\{.*\}\}$/s.test(text);
  const start = isDoubled ? 1 : text.indexOf('{');
  const end = isDoubled ? text.length - 1 : text.lastIndexOf('}') + 1;
  if (end <= start || (start === 0 && end === text.length)) return undefined;
  const inside = text.slice(start, end);
  const meant = [inside, `"${inside}"`].map(meantBy).find((one) => one.meant !== undefined);
  const extra = excerptOf(start === 0 ? text.slice(end) : text.slice(0, start), 16).trim();
  // What cannot be seen, the quotes of a shell and comments have words of their own.
  return meant === undefined || /^(?:'?$|\/[/*]|#)/.test(extra)
    ? undefined
    : {
        cause: t(`besides the JSON object there is other text: ${extra}`, `JSON 对象之外还有其他内容：${extra}`),
        fix: [t('send only the part from { to }', '只发送 { 到 } 之间的部分')],
        ...meant,
      };
};

const ENCODE_VALUES = t('encode the values as one JSON object', '把这些值编码成一个 JSON 对象');

const markup: Reader = (text) =>
  /^<(?:\?xml|!doctype|[a-z][\w:.-]*[\s/>])[\s\S]*>$/i.test(text)
    ? { cause: t('this is XML or HTML, not JSON', '这是 XML 或 HTML，不是 JSON'), fix: [ENCODE_VALUES] }
    : undefined;

const signedToken: Reader = (text) =>
  /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*$/.test(text)
    ? {
        cause: t('this is a signed token (JWT), not an ext', '这是签名令牌（JWT），不是 ext'),
        fix: SLIPS['plain-text'].fix,
      }
    : undefined;

/** `a=b&c=d` of a form, and lines of YAML or of a properties file. */
const pairs: Reader = (text) => {
  const lines = text
    .replace(/^\?/, '')
    .split(/&|\r?\n/)
    .map((line) => line.trim())
    .filter((line) => !/^(?:|---|#.*|\[\w+\])$/.test(line));
  const found = lines.map((line) => /^"?([A-Za-z][\w.-]*)"?\s*[=:]\s*(?!\/\/)(["']?)([^"'{}[\]]+)\2;?$/.exec(line));
  if (lines.length === 0 || found.includes(null)) return undefined;
  // Several pairs in one line, and a comment behind a value: the end of a value is not known.
  const isClear = lines.every((line) => !/[,;]\s*[\w.-]+\s*[=:]|\s#/.test(line));
  const isForm = /&|%[0-9a-f]{2}/i.test(text);
  const read = (value = ''): string => (isForm ? (new URLSearchParams(`v=${value}`).get('v') ?? '') : value);
  return {
    cause: t('these are lines of YAML or fields of a form, not JSON', '这是 YAML 的行或表单字段，不是 JSON'),
    fix: [ENCODE_VALUES],
    ...(isClear
      ? { meant: JSON.stringify(Object.fromEntries(found.map((pair) => [pair?.[1], read(pair?.[3])]))) }
      : {}),
  };
};

const fileName: Reader = (text) =>
  /^[\w./\\ -]+\.(?:json[5c]?|txt|ya?ml)$/i.test(text)
    ? {
        cause: t('this is the name of a file, not its content', '这是文件名，不是文件内容'),
        fix: [t(`read the file: tim-push check-ext @${text}`, `读取文件：tim-push check-ext @${text}`)],
      }
    : undefined;

const emptyVariable: Reader = (text) =>
  isEmptyWord(text) && !text.includes('"')
    ? {
        cause: t(
          'a program or a template writes this when a variable is empty or was not filled in',
          '变量为空或模板未替换时，程序会写出这样的内容',
        ),
        fix: [t('fill the variable, or leave --ext out', '给变量赋值，或去掉 --ext')],
      }
    : undefined;

/** `\\n` as two characters between the parts, and backslashes before backslashes. */
const escapedTwice: Reader = (text) => {
  if (!/\\[nrt]|\\\\"/.test(text)) return undefined;
  const plain = text.replace(/\\+"/g, '"').replace(/\\+[nrt]/g, ' ');
  const { meant } = [`"${text}"`, plain].map(meantBy).find((one) => one.meant !== undefined) ?? {};
  return meant === undefined ? undefined : { ...SLIPS['escaped-quotes'], meant };
};

const READERS: readonly Reader[] = [
  ...typeNames,
  emptyVariable,
  escapedTwice,
  fileName,
  htmlEntities,
  percentEncoded,
  bytes,
  unicodeEscapes,
  missingBraces,
  surrounded,
  markup,
  signedToken,
  ...printedMaps,
  pairs,
  printed,
];
