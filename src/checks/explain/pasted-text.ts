// Reads what people paste: a vendor's answer as JSON, a line of a log, a sentence. It only finds candidates for codes; nothing is looked up here.
import { parseJson, scanJson } from '../../push/ext/json-scan.js';
import { isObject } from '../../text/json-object.js';

/** A candidate for a code; a higher rank is a more certain place. */
export interface Clue {
  readonly word: string;
  readonly rank: number;
}

export interface PastedText {
  readonly clues: readonly Clue[];
  /** Sentences that may be a vendor's message. */
  readonly sentences: readonly string[];
  /** Key sets of the objects in a JSON answer, the outermost first; all keys of a line. */
  readonly keySets: readonly ReadonlySet<string>[];
  /** Numbers labelled as HTTP status. */
  readonly statuses: readonly number[];
}

/** Longer texts are cut: an answer is short, and people copy a log from its first relevant line. */
const LONGEST = 20_000;
const MAX_OBJECTS = 200;

/** Keys whose value is the code, the most specific first. Compared in lower case. */
const RANKS: Readonly<Record<string, number>> = {
  errorcode: 4,
  errcode: 4,
  suberror: 4,
  code: 3,
  resultcode: 3,
  result: 3,
  ret: 3,
  retcode: 3,
  returncode: 3,
  responsecode: 3,
  statuscode: 3,
  status: 3,
  reason: 3,
  error: 3,
  err: 3,
};
const SENTENCE_KEYS =
  /^(?:msg|message|desc|description|reason|errorinfo|error|errormessage|errmsg|errordescription|info|detail)$/;

/** The text in ASCII: digits and quotes of all scripts converted, full-width characters narrowed, invisible ones removed. */
export const plainSigns = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[“”„«»「」]/g, '"')
    .replace(/[‘’]/g, "'")
    // Go and others print the numbers of an answer as floats.
    .replace(/\b\d(?:\.\d{1,9})?e\+\d{2}\b|\b\d{4,10}\.0\b/g, (number) =>
      Number.isSafeInteger(Number(number)) ? String(Number(number)) : number,
    )
    .replace(/[^\P{Nd}0-9]/gu, (digit) => String(valueOfDigit(digit)));

/** The digits of a script are consecutive, starting at its zero. */
function valueOfDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '');

/** What is searched in turn, until something is found: the answers as JSON, then the text around them or what is not JSON. */
export function readPastedText(given: string): readonly PastedText[] {
  const text = given.slice(0, LONGEST);
  const statuses = [...text.matchAll(HTTP_STATUS)].map(([, status]) => Number(status));
  const plain = plainNotation(text);
  const forms = [text, plain, plain.replace(/\s*\n\s*/g, '')].map(jsonParts);
  const { answers, rest } = forms.find((form) => form.answers.length > 0) ?? { answers: [], rest: plain };
  const line = readLine(rest.replace(NO_CODES, ' '));
  // A truncated list may leave one user as a complete object, without its key.
  const refused = [...plain.matchAll(REFUSED_USER)].map(([, status]) => ({ word: `10302 status ${status}`, rank: 5 }));
  return [
    ...(answers.length > 0 ? [{ ...readAnswers(answers), statuses: [] }] : []),
    { ...line, clues: [...(rest === '' ? [] : refused), ...line.clues], statuses },
  ];
}

/** Undoes escapes for pages and addresses, and the notations of PHP, Ruby and Rust. */
const plainNotation = (text: string): string =>
  text
    .replace(/&amp;/g, '&')
    .replace(/&(?:quot|#34|#x22);/gi, '"')
    .replace(/%(?:2[0-9C]|3[AD]|[57][BD])/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
    .replace(/\\+(["'])/g, '$1')
    .replace(/\\[nrt](?=[\s\\"'}{]|$)/g, ' ')
    .replace(/\bstring\(\d+\) (?=")|\b(?:int|float|bool|String|Number|Bool|Some)\(/g, '')
    .replace(/(?<!\w)\[?["']?(\w{1,40})["']?\]?\s*=>\s*/g, '"$1": ');

const HTTP_STATUS =
  /(?:\bHTTP(?:\/[\d.]+)?|\bstatus(?:[ _-]?code(?: does not indicate success)?)?|returned error)["']?[ :=]*["']?([3-5]\d\d)\b/gi;
/** Line and column numbers, and HTTP statuses, which are read separately. */
const NO_CODES = new RegExp(
  `(?:^|\\n)(?:\\d{4}-)?\\d\\d-\\d\\d [\\d:.]+ +\\d+ +\\d+ |\\b(?:line|column|port|content-length|project|exit(?:ed with)?(?: code| status)?)[ :=]*\\d+|${HTTP_STATUS.source}`,
  'gi',
);

type Read = Omit<PastedText, 'statuses'>;

/** Every JSON object in the text, also one inside a JSON string, and the text around them. */
function jsonParts(text: string): { readonly answers: unknown[]; readonly rest: string } {
  const whole = parseJson(text)?.value;
  if (typeof whole === 'object' && whole !== null) return { answers: [whole], rest: '' };
  // A body that was logged as a string.
  if (typeof whole === 'string') return jsonParts(whole);
  const answers: unknown[] = [];
  let rest = '';
  let after = 0;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', Math.max(after, at + 1))) {
    const { fault } = scanJson(text.slice(at));
    const isWhole = fault === undefined || fault.kind === 'text-after-end' || fault.kind === 'comment';
    const part = isWhole ? text.slice(at, at + (fault?.index ?? text.length)) : '';
    const value = parseJson(part)?.value;
    if (!isObject(value) || Object.keys(value).length === 0) continue;
    answers.push(value);
    rest += `${text.slice(after, at)} `;
    after = at + part.length;
  }
  return { answers, rest: rest + text.slice(after) };
}

function readAnswers(answers: readonly unknown[]): Read {
  const clues: Clue[] = [];
  const sentences: string[] = [];
  const keySets: Set<string>[] = [];
  const open = [...answers];
  for (let next = open.shift(); next !== undefined && keySets.length < MAX_OBJECTS; next = open.shift()) {
    if (typeof next !== 'object' || next === null) continue;
    const fields = Object.entries(next);
    if (!Array.isArray(next)) {
      keySets.push(new Set(fields.map(([key]) => key)));
      clues.push(...cluesOf(fields));
    }
    for (const [key, value] of fields) {
      if (typeof value === 'object' && value !== null) open.push(value);
      else if (typeof value === 'string') {
        if (SENTENCE_KEYS.test(plainKey(key))) sentences.push(value);
        open.push(...jsonParts(value).answers);
      }
    }
  }
  return { clues, sentences, keySets };
}

function cluesOf(fields: readonly (readonly [string, unknown])[]): Clue[] {
  const byKey = new Map(fields.map(([key, value]) => [plainKey(key), value]));
  const clues: Clue[] = [];
  const sub = byKey.get('suberror');
  if (isWord(sub) && isWord(byKey.get('error'))) clues.push({ word: `${byKey.get('error')}-${sub}`, rank: 5 });
  // vivo gives the reason for a rejected device token in a separate object.
  for (const user of [byKey.get('invaliduser'), byKey.get('invalidusers')].flat())
    if (typeof user === 'object' && user !== null && 'status' in user)
      clues.push({ word: `${byKey.get('result') ?? 10302} status ${user.status}`, rank: 5 });
  // A list of refused device tokens by reason: its keys are the reasons.
  for (const refused of [byKey.get('illegaltokens'), byKey.get('value')])
    if (typeof refused === 'object' && refused !== null && !Array.isArray(refused))
      clues.push(
        ...Object.entries(refused)
          .filter(([word, tokens]) => isWord(word) && Array.isArray(tokens))
          .map(([word]) => ({ word, rank: 5 })),
      );
  // Lists of refused device tokens whose names are the reasons.
  for (const key of ['failtokens', 'expiretokens']) {
    const list = byKey.get(key);
    if (Array.isArray(list) && list.length > 0) clues.push({ word: key, rank: 5 });
  }
  for (const [key, value] of byKey) {
    const rank = RANKS[key];
    // Google repeats the HTTP status as code beside the name of the status, which says more.
    const isRepeated = key === 'code' && typeof value === 'number' && typeof byKey.get('status') === 'string';
    if (rank !== undefined && isWord(value) && !isRepeated) clues.push(ranked(String(value), rank));
  }
  return clues;
}

/** Words of success and repeated HTTP statuses rank last; just above them, words that only name the kind of rejection. */
const ranked = (word: string, rank: number): Clue => ({
  word,
  rank: /^(?:0|[2-5]\d\d)$/.test(word) ? 1 : GENERAL.test(word.replace(/_/g, '')) ? Math.min(rank, 2) : rank,
});

/** gRPC and OAuth words that have many causes. */
const GENERAL =
  /^(?:invalid(?:argument|grant|request|client)|notfound|permissiondenied|unauthenticated|internal|unavailable|forbidden)$/i;

/** A number, or a text that can be a name: without blanks, and no longer than names are. */
const isWord = (value: unknown): value is string | number =>
  typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value === 'string' && /^(?:-?\d{1,15}|[A-Za-z][\w./-]{2,59})$/.test(value);

/** An exception is named before its code: `ApiException: 6003`, `PlatformException(6206, …`. */
const THROWN = /(?:Exception|Error)(?:: |\()["']?(-?\d{2,15})\b/g;
/** vivo's reason for a refused device token, in any notation. */
const REFUSED_USER = /invalidUsers?\b.{0,120}?\bstatus["']?\s*[:=]\s*["']?([1-4])\b/gis;
const KEYS = /(?<![\w.])([A-Za-z]\w{1,30})["']?\s*[:=]/g;
const PAIR = /\berror["']?[=: ]+(\d{2,6})\b.{0,20}?\bsub_?error["']?[=: ]+(\d{2,8})\b/gis;
const KEYED =
  /["']?\b(error[ _]?code|err[ _]?code|sub[ _]?error|(?:result|status|ret|return|response|messaging[ _]?error)[ _]?code|code|result|ret|reason|status|error|err|错误码|返回码)["']?\s*(?:[=:：]|是|为|\s)\s*["'({]?(-?\d{1,15}|[A-Za-z][\w./-]{2,59})/giu;
const NAMES =
  /\b(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+|[a-z]+(?:_[a-z]+)+|[a-z]+\/[a-z]+(?:-[a-z]+)+|[a-z]+(?:-[a-z]+)+)\b/g;
/** Numbers on their own: no part of a time, an address, a version or an id. */
const NUMBERS = /(?<![\w.:/+%-])-?\d{2,10}(?![\w.%/-]|:\d)/g;

function readLine(text: string): Read {
  const clues: Clue[] = [];
  for (const [, error, sub] of text.matchAll(PAIR)) clues.push({ word: `${error}-${sub}`, rank: 5 });
  for (const [, word = ''] of text.matchAll(THROWN)) clues.push({ word, rank: 4 });
  for (const [, key = '', word = ''] of text.matchAll(KEYED)) clues.push(ranked(word, RANKS[plainKey(key)] ?? 4));
  for (const [word] of text.matchAll(NAMES)) clues.push(ranked(word.slice(0, 60), 3));
  for (const [word] of text.matchAll(NUMBERS)) clues.push({ word, rank: 1 });
  // Go writes the names of fields with a capital letter.
  const keys = [...text.matchAll(KEYS)].flatMap(([, key = '']) => [key, key.charAt(0).toLowerCase() + key.slice(1)]);
  return { clues: clues.slice(0, 500), sentences: [text], keySets: [new Set(keys)] };
}
