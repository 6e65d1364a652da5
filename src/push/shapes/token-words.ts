// Texts that are no device token of any vendor, or belong to another service: one check for all, asked where a vendor does not know the shape.
import { tokenProblem } from '../../problems/entries/token.js';
import type { Problem } from '../../problems/types.js';
import { isEmptyWord } from '../../text/empty-words.js';
import { excerptOf } from '../../text/excerpt.js';
import { type Text, t } from '../../text/language.js';
import type { Vendor } from '../types.js';

/** What programs write where there is no value; `BLACKLISTED` comes from Google's old client on phones it refuses. */
const WORDS =
  /^(?:null|undefined|nil|none|nan|true|false|empty|unknown|blacklisted|n\/a|-|0|[[{("'`]{0,1}[\]})"'`]{0,1}|(?:(?:device|push|reg(?:istration)?|fcm|apns|hms)[_ -]?)?(?:tokens?|ids?)|设备 ?token|令牌|\(null\)|\(nil\)|optional\(.*\)|\[object \w+\]|instance of .*|future<.*>.*|\$\{.*\}|\$[A-Z_]+|%s|<(?![0-9a-f ]+>)[^<>]*>|\{\{.*\}\}|your[_ -].*|[*•]{3,}|x{6,})$/i;

/** What clients of vendors return in place of a token. */
const ERROR_NAME = /^[A-Z]{3,}(?:_[A-Z]{2,})+$/;

const SERVICES: readonly (readonly [RegExp, string | Text])[] = [
  [/^Expo(?:nent)?PushToken\[.*\]$/, 'Expo'],
  [
    /^(?:https|wss):\/\/(?:fcm\.googleapis\.com\/(?:fcm|wp)\/|android\.googleapis\.com\/gcm\/|(?:[\w-]+\.)*push\.(?:services\.mozilla|apple)\.com\/)/i,
    'Web Push',
  ],
  [/^https:\/\/[\w.-]+\.notify\.windows\.com\//i, 'Windows (WNS)'],
  [/^amzn1\.adm-registration\./, 'Amazon (ADM)'],
  [/^eyJ[\w-]{8,}\.eyJ[\w-]+\.[\w-]*$/, t('a login server (JWT)', '登录服务（JWT）')],
  // Nineteen digits of a hex number that begins with 1; no vendor's token is that long.
  [/^1[0-9a-f]{18}$/, 'JPush (RegistrationID)'],
];

/** UUIDs of simulators and installations; Apple's newer devices have 8 and 16 digits. */
const DEVICE_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-F]{8}-[0-9A-F]{16})$/i;

/** An address, an ID of a conversation or group, a phone number. A short name may be a device of the user's own sandbox. */
const NAME = /^(?:(?:[a-z]+:\/|\/topics)\/\S*|\S*@\S*|(?:c2c|group)_\S+|\+\d{8,15})$/i;

/** `10262:<token>:2001` of Huawei's log, and a label in front. */
const FROM_LOG =
  /^(?:\d{3,8}:.{20,}:\d{3,8}|(?:.*\b)?(?:reg(?:ister|istration)?_?id|push_?id|push_?token|device_?token|token|c(?:lient)?_?id|on\w*(?:register|token))(?:\s*[:=]\s*|\s+(?:is\s+)?)\S{10,}.*)$/i;

/** The shortest token of any vendor has 21 characters. */
const SHORTEST = 20;

/** Quotes, full-width signs, what cannot be seen, and pieces of tables and code: in no vendor's token. */
const FOREIGN = /[^\x20-\x7e]|["'`|,;\\{}()<>]|^=|\.{3}|^- |^\d+\. /;
/** A spreadsheet made a number of a token of digits: 1.5E+22. */
const NUMBER = /^\d(?:\.\d+)?E\+?\d{1,2}$/i;

/** What a text is that is no device token; undefined where nothing is wrong with it. */
export function strangerOf(token: string, vendor: string): Problem | undefined {
  const text = token
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^["'`“]+|["'`”,;]+$/g, '');
  if (NUMBER.test(text)) return tokenProblem('token/number', { vendor, args: { value: text } });
  if (token.trim() !== '' && (WORDS.test(text) || isEmptyWord(text) || ERROR_NAME.test(text)))
    return tokenProblem('token/word', { vendor, args: { word: excerptOf(text) } });
  const service = SERVICES.find(([shape]) => shape.test(text))?.[1];
  if (service !== undefined) return tokenProblem('token/of-service', { vendor, args: { service } });
  if (DEVICE_ID.test(text)) return tokenProblem('token/simulator', { vendor });
  if (NAME.test(text)) return tokenProblem('token/name', { vendor });
  if (FROM_LOG.test(text)) return tokenProblem('token/from-log', { vendor });
  return text !== '' && text.length < SHORTEST && !/\s/.test(text)
    ? tokenProblem('token/too-short', { vendor, args: { length: text.length } })
    : undefined;
}

/** A vendor's check of a device token; where it finds something, the checks that all vendors share run too. */
export const withTokenWords =
  (vendor: string, own: Vendor['checkToken']): Vendor['checkToken'] =>
  (token) => {
    const found = own(token);
    if (found.length === 0) return found;
    const stranger = strangerOf(token, vendor);
    const isRefused = found.some(({ severity }) => severity === 'error');
    const isForeign = !isRefused && FOREIGN.test(token.trim());
    if (isForeign && stranger?.severity !== 'error') return [tokenProblem('token/from-log', { vendor })];
    // A guess about the length does not replace a certain finding.
    return stranger === undefined || (stranger.code === 'token/too-short' && isRefused) ? found : [stranger];
  };
