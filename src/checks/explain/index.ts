// From typed or pasted text to the codes it names.
import { allAliases, wholeCatalogue } from '../catalogue.js';
import { byStatus, type Dictionary, entriesOf, makeDictionary, plainLetters } from './dictionary.js';
import { type PastedText, plainSigns, readPastedText } from './pasted-text.js';
import { bySystemWords } from './system-words.js';

export interface Explained {
  /** Codes of the catalogue, in the order in which they should be read. */
  readonly codes: readonly string[];
  /** The service that was named or recognised. */
  readonly scope?: string;
  /** The codes were found inside a longer text. */
  readonly pasted: boolean;
  /** The number that was asked for. */
  readonly number?: string;
  /** The numbers of a list that are in no table. */
  readonly unknown?: readonly string[];
}

export const loadDictionary = async (): Promise<Dictionary> =>
  makeDictionary(await wholeCatalogue(), await allAliases());

/** Finds the codes in `text`: `vivo 10302`, `vivo/10302`, `10302`, a name of a library, an answer, a line of a log. */
export function explainText(text: string, dictionary: Dictionary): Explained {
  const typed = plainSigns(text).trim();
  const bare = typed.length > LONGEST_LIST ? typed : typed.replace(EDGES, '');
  const code = asCode(decimal(bare), dictionary);
  const system = code === undefined || code.codes.length > 0 ? [] : bySystemWords(bare);
  if (system.length > 0) return { codes: system, pasted: true };
  return code ?? asList(bare, dictionary) ?? asPasted(typed, dictionary);
}

/** A number written in hex, with or without its service, as the signed 32 bits that it most often is. */
const decimal = (text: string): string =>
  text.replace(/(?<=^|^\p{L}[\p{L}-]*[\s/:]+)0x([0-9a-f]{2,8})$/iu, (_, digits: string) =>
    String(Number.parseInt(digits, 16) | 0),
  );

/** A longer text is neither a code nor a list of codes. */
const LONGEST_LIST = 200;

/** Quotes, brackets and full stops around a code. */
const EDGES = /^[\s"'`([<#「『【]+|[\s"'`)\]>」』】.,;:!?。、…]+$/gu;

/** A number alone, or after a service's name: `10206`, `10,206`, `10 206`, `vivo-10206`, `vivo(10206`, `vivo 错误码：10206`. */
const NUMBERED =
  /^(\p{L}[\p{L}_-]*?)??(?:[\s/:=,#(_-]|error|err|code|result|ret|push|错误|返回|报错|报|推送|码)*?((?:(?<!\p{L})-|\+)?\d{1,15}|\d{1,3}(?:[,' ]\d{3})+)$/iu;

/** One code, with or without the service before it. */
function asCode(typed: string, dictionary: Dictionary): Explained | undefined {
  if (typed.length > 80) return undefined;
  const [, service = '', digits] = NUMBERED.exec(typed) ?? [];
  const of = dictionary.scopes.get(service.toLowerCase());
  if (digits !== undefined && (service === '' || of !== undefined)) {
    // An unknown number is not read as text.
    const number = digits.replace(/[,' ]/g, '');
    const codes = entriesOf(number, of, dictionary);
    // Groups of digits that do not form one code may be several codes.
    if (codes.length === 0 && number !== digits && LIST.test(typed)) return undefined;
    return {
      codes,
      pasted: false,
      number,
      ...(of === undefined ? {} : { scope: of }),
    };
  }
  const split = /^([^\s/:]+)(?:\s*[/:]\s*|\s+)(\S.*)$/s.exec(typed);
  const scope = dictionary.scopes.get((split?.[1] ?? '').toLowerCase());
  // `FCM unavailable` is what a phone writes, `fcm unavailable` and `FCM UNAVAILABLE` ask for a code of the server.
  const isCode = split?.[1] === scope || Object.hasOwn(dictionary.catalogue, `${scope}/${split?.[2]}`);
  if (scope === undefined || (!isCode && dictionary.names.has(plainLetters(typed)))) {
    const status = /^(?:http|status|\d{3} [A-Z])/i.test(typed) ? HTTP.exec(typed)?.[1] : undefined;
    const codes = status === undefined ? entriesOf(typed, undefined, dictionary) : ofStatus(status, [], dictionary);
    return codes.length === 0 ? undefined : { codes, pasted: false };
  }
  const word = (split?.[2] ?? '').replace(/^(?:(?:error|err|code|错误码|返回码)[\s:=]+)+/i, '');
  const status = HTTP.exec(word)?.[1];
  const codes = status === undefined ? entriesOf(word, scope, dictionary) : ofStatus(status, [scope], dictionary);
  if (codes.length === 0 && LIST.test(typed)) return undefined;
  return codes.length > 0 || !/\s|[={}:]/.test(word) ? { codes, scope, pasted: false } : undefined;
}

/** `404`, `http 404`, `HTTP/2 404`, `404 Not Found`. */
const HTTP = /^(?:(?:HTTP(?:\/[\d.]+)?|http|[Ss]tatus(?: ?code)?)[\s/:=-]*)?([3-5]\d\d)(?: [A-Z][a-z]+)*$/;

/** What an HTTP status means for these services; for all of them where none is named. */
const ofStatus = (status: string | number, services: readonly string[], dictionary: Dictionary): string[] =>
  services.length === 0
    ? [...dictionary.aliases.keys()].flatMap((scope) => byStatus(Number(status), scope, dictionary))
    : services.flatMap((scope) => entriesOf(String(status), scope, dictionary));

/** Several numbers, optionally with one service: `6206, 6208`, `vivo 10302 10303`. */
const LIST = /^(?:(\p{L}[\p{L}_-]*)[\s/:=,]+)?(-?\d{1,15}(?:(?:[\s,;、|/]|and|or|和|或)+-?\d{1,15})+)$/u;

function asList(typed: string, dictionary: Dictionary): Explained | undefined {
  const [, service = '', list] = typed.length > LONGEST_LIST ? [] : (LIST.exec(typed) ?? []);
  const scope = dictionary.scopes.get(service.toLowerCase());
  if (list === undefined || (service !== '' && scope === undefined)) return undefined;
  const found = (list.match(/-?\d+/g) ?? []).map((number) => ({ number, codes: entriesOf(number, scope, dictionary) }));
  return {
    codes: [...new Set(found.flatMap(({ codes }) => codes))],
    unknown: found.flatMap(({ number, codes }) => (codes.length === 0 ? [number] : [])),
    pasted: false,
    ...(scope === undefined ? {} : { scope }),
  };
}

function asPasted(text: string, dictionary: Dictionary): Explained {
  const parts = readPastedText(text);
  // A code in one part outranks an HTTP status or a bare number in another.
  for (const isVague of [false, true]) {
    for (const pasted of parts) {
      const found = inPasted(text, pasted, isVague, dictionary);
      if (found.codes.length > 0 || found.number !== undefined) return found;
    }
    const system = isVague ? [] : bySystemWords(text.slice(0, 20_000));
    if (system.length > 0) return { codes: system, pasted: true };
  }
  // A number where a code is expected, but in no table.
  const number = parts.flatMap(({ clues }) => clues).find(({ word, rank }) => rank > 2 && /^-?\d+$/.test(word))?.word;
  const [scope, another] = namedServices(text, dictionary);
  const of = scope === undefined || another !== undefined ? {} : { scope };
  return { codes: [], pasted: true, ...(number === undefined ? {} : { number, ...of }) };
}

/** The codes of the most certain clues; the service named in the text decides between several. */
function inPasted(text: string, pasted: PastedText, isVague: boolean, dictionary: Dictionary): Explained {
  const named = namedServices(text, dictionary);
  const services = named.length > 0 ? named : servicesByKeys(pasted, dictionary);
  const scope = services.length === 1 ? { scope: services[0] as string } : {};
  // A short number of a service that was not recognised is a coincidence; keys alone are less certain than a name.
  const chance = named.length > 0 ? /^-?\d{1,4}$/ : /^-?\d{1,3}$/;
  const ofRank = (number: number) => pasted.clues.filter((clue) => clue.rank === number).map(({ word }) => word);
  // So is any number on its own beside the name of another service.
  const rank = (number: number) => () =>
    lookUpRank(ofRank(number), services, number === 1 && named.length > 0 ? /^-?\d{1,5}$/ : chance, dictionary);
  // A code with a sub-code is not explained by entries of other sub-codes.
  const pair = pasted.clues.find(({ word }) => /^\d+-\d+$/.test(word))?.word;
  if (pair !== undefined && rank(5)().length === 0) return { codes: [], pasted: true, number: pair, ...scope };
  const tells = named.length > 0 || FAILURE.test(text);
  const vague = [
    () => pasted.statuses.flatMap((status) => ofStatus(status, services, dictionary)),
    () => (tells ? rank(1)() : []),
  ];
  const sure = [
    () => ownCodes(text, dictionary),
    rank(5),
    rank(4),
    // The same name may exist in several services in different spellings.
    () => [...rank(3)(), ...(named.length > 1 ? byWord(text, services, dictionary) : [])],
    () => bySentence(pasted, dictionary),
    rank(2),
    () => byWord(text, services, dictionary),
  ];
  for (const step of isVague ? vague : sure) {
    const codes = ofTheseServices(step(), services);
    // The keys of the answer do not fit a receipt: the code belongs to another service.
    if (named.length === 0 && services.length > 0 && codes.length > 0 && codes.every(isOfReceipt)) {
      const widened = inPasted(text, { ...pasted, keySets: [] }, isVague, dictionary);
      const others = widened.codes.filter((code) => !isOfReceipt(code));
      if (others.length > 0) return { ...widened, codes: [...others, ...codes] };
    }
    if (codes.length > 0)
      return { codes: [...codes, ...behindTimpush(codes, pasted, dictionary)], pasted: true, ...scope };
  }
  return { codes: [], pasted: true };
}

/** TIMPush's codes only say that a registration failed; the vendor's message behind them has the reason. */
const behindTimpush = (codes: readonly string[], pasted: PastedText, dictionary: Dictionary): readonly string[] =>
  codes.every((code) => /^tencent-im\/8000\d\d$/.test(code))
    ? bySentence(pasted, dictionary).filter((code) => Object.hasOwn(dictionary.catalogue, code))
    : [];

/** Without one of these words and without a service, a number in a text is most likely not a code. */
const FAILURE = /err|exception|fail|code|result|status|refus|reject|invalid|denied|push|错|失败|码|返回|异常|推送/i;

const isOfReceipt = (code: string): boolean => code.endsWith('-receipt');

/** Codes as this program writes them: `vivo/10206`. */
const ownCodes = (text: string, { catalogue }: Dictionary): string[] =>
  (text.match(/(?<![\w/.-])[a-z]+(?:-[a-z]+)*\/[\w-]+/g) ?? []).filter((code) => Object.hasOwn(catalogue, code));

/** Single words that are codes; without a service only those in capitals. */
function byWord(text: string, services: readonly string[], { parts, aliases }: Dictionary): string[] {
  const words = new Set(text.match(/(?<![\w/]|\d{3} )[A-Z][A-Za-z]{5,}(?![\w/])/g));
  return parts.flatMap(({ code, scope, name }) =>
    words.has(name) && aliases.has(scope) && (services.includes(scope) || /^[A-Z]{10,}$/.test(name)) ? [code] : [],
  );
}

function lookUpRank(
  words: readonly string[],
  services: readonly string[],
  chance: RegExp,
  dictionary: Dictionary,
): string[] {
  return words.flatMap((word) => [
    ...services.flatMap((scope) => entriesOf(word, scope, dictionary)),
    // Services do not answer with our own codes.
    ...(services.length > 0 && chance.test(word)
      ? []
      : entriesOf(word.replace(/^[a-z]+\/(?=[a-z])/, ''), undefined, dictionary)
    ).filter((code) => dictionary.aliases.has(scopeOf(code))),
  ]);
}

const scopeOf = (code: string): string => code.slice(0, code.indexOf('/'));

/** Codes of the services that were recognised, if there are any. */
function ofTheseServices(codes: readonly string[], services: readonly string[]): string[] {
  const all = [...new Set(codes)];
  const own = all.filter((code) => services.includes(scopeOf(code)));
  return own.length > 0 ? own : all;
}

/** Vendor messages anywhere in the text. Short names are ignored: they occur by chance. */
function bySentence({ sentences }: PastedText, dictionary: Dictionary): string[] {
  const letters = sentences.map(plainLetters);
  return [...dictionary.names]
    .filter(([name]) => name.length >= 12 && letters.some((sentence) => sentence.includes(name)))
    .flatMap(([, codes]) => codes);
}

/** Services named in the text. */
function namedServices(text: string, { tellingWords }: Dictionary): string[] {
  const lower = text.slice(0, 20_000).toLowerCase();
  const isWorded = /\p{L}/u.test(lower);
  return [...new Set(tellingWords.filter(({ word }) => isWorded && word.test(lower)).map(({ scope }) => scope))];
}

/** Services whose answers have such keys. */
function servicesByKeys({ keySets }: PastedText, { aliases }: Dictionary): string[] {
  // The outermost object with known keys decides: inner objects look alike in many services, and only narrow its matches.
  let services: string[] = [];
  for (const set of keySets) {
    const fits = [...aliases].flatMap(([id, { answers }]) =>
      answers.filter((keys) => keys.every((key) => set.has(key))).map((keys) => ({ id, size: keys.length })),
    );
    const most = Math.max(...fits.map(({ size }) => size));
    const found = [...new Set(fits.filter(({ size }) => size === most).map(({ id }) => id))];
    const chosen = services.length === 0 ? found : services.filter((id) => found.includes(id));
    if (chosen.length > 0) services = chosen;
  }
  return services;
}
