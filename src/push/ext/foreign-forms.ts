// Recognises an ext that some program wrote in another form than JSON: entities, a map's own text, percent encoding, base64, missing braces.
// Each form knows how to read itself; whoever asks decides whether the result is worth suggesting.
import { isObject } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import type { Explanation } from './faults.js';
import { parseJson } from './json-scan.js';

export interface ForeignForm extends Explanation {
  /** What was meant, as JSON, where it can be read. */
  readonly meant?: string;
}

/** Longer texts are not taken apart: what is meant would be too long to show. */
const LONGEST = 4000;

const encodeWith = (en: string, zh: string): Text => t(`encode the map: ${en}`, `对 Map 做 JSON 编码：${zh}`);

type Reader = (text: string) => ForeignForm | undefined;

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
  const entity = /&(?:quot|amp|apos|lt|gt|#\d{2,3}|#x[0-9a-f]{2});/i.exec(text)?.[0];
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

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

/** `&amp;quot;` was escaped twice; a third time does not happen by accident. */
function unescapeHtml(text: string): string {
  const once = (value: string): string =>
    value.replace(/&(?:(quot|apos|lt|gt|amp)|#(\d{2,3})|#x([0-9a-f]{2}));/gi, (_whole, name, decimal, hex) =>
      name !== undefined
        ? (ENTITIES[String(name).toLowerCase()] ?? '')
        : String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)),
    );
  const first = once(text);
  return parseJson(first) === undefined ? once(first) : first;
}

const objectText: Reader = (text) =>
  /\[object \w+\]/.test(text)
    ? {
        cause: t(
          'an object was concatenated to a string in JavaScript; its content is lost',
          '在 JavaScript 中把对象直接拼成了字符串，内容已丢失',
        ),
        fix: [t('JSON.stringify(value) where the ext is made', '在生成 ext 的地方使用 JSON.stringify(value)')],
      }
    : undefined;

const instanceText: Reader = (text) => {
  const java = /^[a-z][\w.$]*\.[A-Z]\w*@[0-9a-f]+$/.test(text);
  if (!java && !/^Instance of '[^']+'$/.test(text) && text !== 'Array') return undefined;
  return {
    cause: t(
      'an object was converted to a string that only names its type; its content is lost',
      '对象被转成了只含类型名的文本，内容已丢失',
    ),
    fix: [
      t(
        'jsonEncode(value) in Dart, Gson or JSONObject in Java, json_encode in PHP',
        'Dart 用 jsonEncode(value)，Java 用 Gson 或 JSONObject，PHP 用 json_encode',
      ),
    ],
  };
};

const javaMap: Reader = (text) => {
  const inside = /^(?:\w+\(|\{)(\s*[\w.-]+=[^"]*)[)}]$/s.exec(text)?.[1];
  if (inside === undefined) return undefined;
  return {
    cause: t(
      'this is the toString() of a map or data class in Java or Kotlin, not JSON',
      '这是 Java 或 Kotlin 中 Map、data class 的 toString()，不是 JSON',
    ),
    fix: [
      encodeWith(
        'new JSONObject(map).toString() or Gson().toJson(map)',
        'new JSONObject(map).toString() 或 Gson().toJson(map)',
      ),
    ],
    ...meantByPairs(inside, '='),
  };
};

const dartMap: Reader = (text) => {
  // A shell that takes quotes away leaves no blank after the colon: it would have split the text there.
  const inside = /^\{(\s*[\w.-]+: [^"']*)\}$/s.exec(text)?.[1];
  if (inside === undefined) return undefined;
  return {
    cause: t(
      'this is the toString() of a map in Dart (or JavaScript or YAML notation), not JSON',
      '这是 Dart 中 Map 的 toString()（或 JavaScript、YAML 写法），不是 JSON',
    ),
    fix: [encodeWith('jsonEncode(map) instead of map.toString()', '用 jsonEncode(map) 代替 map.toString()')],
    ...meantByPairs(inside, ': '),
  };
};

const goMap: Reader = (text) => {
  const inside = /^map\[(.*)\]$/s.exec(text)?.[1];
  if (inside === undefined) return undefined;
  return {
    cause: t('this is how fmt prints a map in Go, not JSON', '这是 Go 的 fmt 打印 map 的格式，不是 JSON'),
    fix: [encodeWith('json.Marshal(value)', 'json.Marshal(value)')],
    ...(inside.includes(' ') ? {} : meantByPairs(inside, ':')),
  };
};

const rubyHash: Reader = (text) =>
  /^\{.*=>.*\}$/s.test(text)
    ? {
        cause: t(
          'this is a Ruby hash or a PHP array as a string, not JSON',
          '这是 Ruby hash 或 PHP 数组的文本，不是 JSON',
        ),
        fix: [encodeWith('value.to_json, json_encode($value)', 'value.to_json、json_encode($value)')],
        ...meantBy(text.replace(/:?("?)([\w.-]+)\1\s*=>\s*/g, '"$2":')),
      }
    : undefined;

const appleMap: Reader = (text) => {
  const swift = /^\[\s*("[^"]+"\s*:.*)\]$/s.exec(text)?.[1];
  const plist = /^\{\s*((?:"?[\w.-]+"?\s*=\s*[^;]*;\s*)+)\}$/s.exec(text)?.[1];
  if (swift === undefined && plist === undefined) return undefined;
  return {
    cause: t(
      'this is the description of a dictionary in Swift or Objective-C, not JSON',
      '这是 Swift 或 Objective-C 字典的 description，不是 JSON',
    ),
    fix: [t('encode it with JSONEncoder or JSONSerialization', '使用 JSONEncoder 或 JSONSerialization 编码')],
    ...(swift === undefined ? {} : meantBy(`{${swift}}`)),
  };
};

const missingBraces: Reader = (text) => {
  const candidates: readonly (readonly [boolean, string, Text])[] = [
    [/^"/.test(text) && /["\d\]}e]$/.test(text), `{${text}}`, t('the outer braces are missing', '缺少最外层的大括号')],
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

const base64: Reader = (text) => {
  if (!/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(text)) return undefined;
  const meant = meantBy(Buffer.from(text, 'base64').toString('utf8'));
  return meant.meant === undefined
    ? undefined
    : {
        cause: t('the ext is encoded in base64', 'ext 做了 base64 编码'),
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

const READERS: readonly Reader[] = [
  htmlEntities,
  objectText,
  instanceText,
  percentEncoded,
  base64,
  unicodeEscapes,
  missingBraces,
  goMap,
  rubyHash,
  appleMap,
  javaMap,
  dartMap,
];

/** The text itself, when it is a JSON object. */
function meantBy(candidate: string): { meant?: string } {
  const value = parseJson(candidate)?.value;
  return isObject(value) ? { meant: JSON.stringify(value) } : {};
}

/** `a=b, c=d` as an object of texts; nested values cannot be told apart. */
function meantByPairs(inside: string, sign: string): { meant?: string } {
  if (/[[\]{}()]/.test(inside)) return {};
  const value: Record<string, string> = {};
  for (const pair of inside.split(/,\s+/)) {
    const at = pair.indexOf(sign);
    if (at <= 0) return {};
    Object.defineProperty(value, pair.slice(0, at).trim(), { value: pair.slice(at + sign.length), enumerable: true });
  }
  return { meant: JSON.stringify(value) };
}
