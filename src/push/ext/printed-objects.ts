// An object as a program prints it for its developer: toString() of Java and Dart, fmt of Go, a hash of Ruby, a dictionary of Swift, and others.
import { isObject } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import type { Explanation } from './faults.js';
import { parseJson, scanJson } from './json-scan.js';

export interface ForeignForm extends Explanation {
  /** What was meant, as JSON, where it can be read. */
  readonly meant?: string;
}

export type Reader = (text: string) => ForeignForm | undefined;

const encodeWith = (en: string, zh: string): Text => t(`encode the map: ${en}`, `对 Map 做 JSON 编码：${zh}`);

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
  const pointer = /^<[\w.]+: 0x[0-9a-f]+>$/.test(text);
  if (!java && !pointer && !/^Instance of '[^']+'$/.test(text) && text !== 'Array') return undefined;
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
  const inside = /^(?:\w+\(|\{)(\s*[\w.-]+ ?=[^"]*)[)}]$/s.exec(text)?.[1];
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
  /^[#%]?\{.*=>.*\}$/s.test(text)
    ? {
        cause: t(
          'this is a hash of Ruby, PHP or Erlang as a string, not JSON',
          '这是 Ruby、PHP 或 Erlang 的 hash 文本，不是 JSON',
        ),
        fix: [encodeWith('value.to_json, json_encode($value)', 'value.to_json、json_encode($value)')],
        ...meantBy(text.replace(/^[#%]/, '').replace(/:?("?)([\w.-]+)\1\s*=>\s*/g, '"$2":')),
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

const powerShell: Reader = (text) => {
  const inside = /^@\{(.*)\}$/s.exec(text)?.[1];
  return inside === undefined
    ? undefined
    : {
        cause: t('this is a PowerShell object as a string, not JSON', '这是 PowerShell 对象的文本，不是 JSON'),
        fix: [encodeWith('ConvertTo-Json -Compress', 'ConvertTo-Json -Compress')],
        ...meantByPairs(inside.replace(/;\s*/g, ', ').replace(/"/g, ''), '='),
      };
};

/** `Ext(a='b')`, `Map(1) {…}`, `Object {…}`, `Array\n(…`, `{A:b C:d}`: how a language shows an object to its developer. */
export const printed: Reader = (text) => {
  const name = /^&?([A-Za-z_][\w.$:`]{0,60})(?:\(\d+\))?\s*[[({:]/.exec(text)?.[1];
  const isGo = /^&?\{[A-Z]\w*:\S+(?: [A-Z]\w*:\S*)*\}$/.test(text);
  if (!isGo && (name === undefined || !/[)}\]]$/.test(text))) return undefined;
  return {
    cause: t(
      'this is an object as a program prints it for its developer, not JSON',
      '这是程序为调试打印出的对象，不是 JSON',
    ),
    fix: [
      t(
        'encode it: json.dumps, json_encode, JSON.stringify, json.Marshal or serde_json::to_string',
        '做 JSON 编码：json.dumps、json_encode、JSON.stringify、json.Marshal 或 serde_json::to_string',
      ),
    ],
  };
};

/** What names only a type: the content is lost. */
export const typeNames: readonly Reader[] = [objectText, instanceText];
export const printedMaps: readonly Reader[] = [powerShell, goMap, rubyHash, appleMap, javaMap, dartMap];

/** The text itself, when it is a JSON object; an object inside a JSON text was encoded more than once. */
export function meantBy(candidate: string): { meant?: string } {
  const text = candidate.trim();
  const value = parseJson(text)?.value;
  if (typeof value === 'string') return meantBy(value);
  // JavaScript would write larger numbers as other ones.
  return isObject(value) ? { meant: scanJson(text).bigIntegers.length > 0 ? text : JSON.stringify(value) } : {};
}

/** `a=b, c=d` as an object of texts; nested values cannot be separated. */
function meantByPairs(inside: string, sign: string): { meant?: string } {
  if (/[[\]{}()]/.test(inside)) return {};
  const value: Record<string, string> = {};
  for (const pair of inside.split(/,\s+/)) {
    const at = pair.indexOf(sign);
    if (at <= 0) return {};
    Object.defineProperty(value, pair.slice(0, at).trim(), {
      value: pair
        .slice(at + sign.length)
        .trim()
        .replace(/^'(.*)'$/, '$1'),
      enumerable: true,
    });
  }
  return { meant: JSON.stringify(value) };
}
