// Push constants of a native Android app: PrivateConstants.java or .kt as Tencent's TUIOfflinePush and its copies name them, in our key names.
import { configProblem } from '../../problems/entries/config/config.js';
import type { Problem } from '../../problems/types.js';
import type { SourceNode } from '../../readers/node.js';
import type { FileRead } from './structured-file.js';

const VENDORS: Readonly<Record<string, string>> = {
  XM: 'mi',
  MI: 'mi',
  XIAOMI: 'mi',
  HW: 'hw',
  HUAWEI: 'hw',
  HONOR: 'honor',
  VIVO: 'vivo',
  OPPO: 'oppo',
  MZ: 'mz',
  MEIZU: 'mz',
  FCM: 'google',
  GOOGLE_FCM: 'google',
  GOOGLE: 'google',
};
const PARTS: Readonly<Record<string, string>> = {
  BUZID: 'buz_id',
  APPID: 'app_id',
  APPKEY: 'app_key',
  APPSECRET: 'app_secret',
};
/** One declaration a line: `static final long XM_PUSH_BUZID = 30002;`, `const val VIVO_PUSH_APPID = "105500001"`. */
const CONSTANT =
  /^[^"'/]{0,200}?\b([A-Z]{2,6}(?:_FCM)?|XIAOMI|HUAWEI)_PUSH_(BUZ_?ID|APP_?ID|APP_?KEY|APP_?SECRET)\b[^="]{0,40}=\s*(?:"([^"]{0,200})"|(\d{1,20})[lL]?\b)/;

export function readNativeConstants(text: string, file: string, known: ReadonlySet<string>): FileRead {
  const members = new Map<string, SourceNode>();
  const problems: Problem[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const found = CONSTANT.exec(line.slice(0, 600));
    const vendor = VENDORS[found?.[1] ?? ''];
    const part = PARTS[(found?.[2] ?? '').replace('_', '')];
    const key = `${vendor}_${part}`;
    if (found === null || vendor === undefined || part === undefined || !known.has(key)) continue;
    const written = found[3] ?? found[4] ?? '';
    // The templates leave the values of unused vendors empty or 0.
    if (written === '' || /^0+$/.test(written)) continue;
    const place = { line: i + 1, column: Math.max(1, line.indexOf(`${found[1]}_PUSH`) + 1) };
    if (members.has(key))
      problems.push(configProblem('config/duplicate-key', { at: { file, ...place, key }, args: { key } }));
    members.set(key, { value: written, ...place });
  }
  if (members.size > 0) return { root: { value: null, line: 1, column: 1, members }, problems };
  return { root: undefined, problems: [configProblem('config/no-native-constants', { args: { file }, at: { file } })] };
}
