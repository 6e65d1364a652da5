// From whatever was typed or pasted to the codes it speaks of.
import { allAliases, wholeCatalogue } from '../catalogue.js';
import { byStatus, type Dictionary, entriesOf, makeDictionary, plainLetters } from './dictionary.js';
import { type PastedText, readPastedText } from './pasted-text.js';

export interface Explained {
  /** Codes of the catalogue, in the order in which they should be read. */
  readonly codes: readonly string[];
  /** The service that was named or recognised. */
  readonly scope?: string;
  /** The codes were found inside a longer text. */
  readonly pasted: boolean;
}

export const loadDictionary = async (): Promise<Dictionary> =>
  makeDictionary(await wholeCatalogue(), await allAliases());

/** Finds what `text` asks for: `vivo 10302`, `vivo/10302`, `10302`, a name of a library, an answer, a line of a log. */
export function explainText(text: string, dictionary: Dictionary): Explained {
  const typed = text
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
  // A bare number that no table has is no text either: there is nothing more to read in it.
  const rest = /^[+-]?\d+$/.test(typed) ? { codes: [], pasted: false } : undefined;
  return asCode(typed, dictionary) ?? rest ?? asPasted(typed, dictionary);
}

/** One code, with or without the service before it. */
function asCode(typed: string, dictionary: Dictionary): Explained | undefined {
  if (typed.length > 80) return undefined;
  const split = /^([^\s/:]+)(?:\s*[/:]\s*|\s+)(\S.*)$/s.exec(typed);
  const scope = dictionary.scopes.get((split?.[1] ?? '').toLowerCase());
  if (scope === undefined) {
    const codes = entriesOf(typed, undefined, dictionary);
    return codes.length === 0 ? undefined : { codes, pasted: false };
  }
  const word = (split?.[2] ?? '').replace(/^(?:(?:error|err|code|错误码|返回码)[\s:=]+)+/i, '');
  const codes = ofService(word, scope, dictionary);
  return codes.length > 0 || !/\s|[={}:]/.test(word) ? { codes, scope, pasted: false } : undefined;
}

function ofService(word: string, scope: string, dictionary: Dictionary): string[] {
  const status = /^(?:http|status)[\s/:=-]*(\d{3})$/i.exec(word)?.[1];
  return status === undefined ? entriesOf(word, scope, dictionary) : byStatus(Number(status), scope, dictionary);
}

/** The codes of the most certain clues; what the text says about the service chooses among several. */
function asPasted(text: string, dictionary: Dictionary): Explained {
  const pasted = readPastedText(text);
  const services = servicesIn(text, pasted, dictionary);
  const steps = [5, 4, 3, 2].map((rank) => () => lookUpRank(pasted, rank, services, dictionary));
  for (const step of [
    ...steps,
    () => bySentence(pasted, dictionary),
    () => lookUpRank(pasted, 1, services, dictionary),
  ]) {
    const codes = ofTheseServices(step(), services);
    if (codes.length > 0)
      return { codes, pasted: true, ...(services.length === 1 ? { scope: services[0] as string } : {}) };
  }
  return { codes: [], pasted: true };
}

function lookUpRank(pasted: PastedText, rank: number, services: readonly string[], dictionary: Dictionary): string[] {
  const words = pasted.clues.filter((clue) => clue.rank === rank).map(({ word }) => word);
  return words.flatMap((word) => [
    ...services.flatMap((scope) => entriesOf(word, scope, dictionary)),
    // Our own findings are not what a service answers.
    ...entriesOf(word.replace(/^[a-z]+\/(?=[a-z])/, ''), undefined, dictionary).filter((code) =>
      dictionary.aliases.has(scopeOf(code)),
    ),
  ]);
}

const scopeOf = (code: string): string => code.slice(0, code.indexOf('/'));

/** Where a service was recognised, a short number of another one is a coincidence. */
function ofTheseServices(codes: readonly string[], services: readonly string[]): string[] {
  const all = [...new Set(codes)];
  const own = all.filter((code) => services.includes(scopeOf(code)));
  if (own.length > 0) return own;
  return services.length === 0 ? all : all.filter((code) => !/\/(?:phone-)?-?\d{1,4}(?:-|$)/.test(code));
}

/** The vendor's own words somewhere in the text. Short names are left out: they occur by chance. */
function bySentence({ sentences }: PastedText, dictionary: Dictionary): string[] {
  const letters = sentences.map(plainLetters);
  return [...dictionary.names]
    .filter(([name]) => name.length >= 12 && letters.some((sentence) => sentence.includes(name)))
    .flatMap(([, codes]) => codes);
}

/** Services the text speaks of: by name, else by the keys of the answer. */
function servicesIn(text: string, { keySets }: PastedText, { aliases, tellingWords }: Dictionary): string[] {
  const lower = text.slice(0, 20_000).toLowerCase();
  const isWorded = /\p{L}/u.test(lower);
  const named = tellingWords.filter(({ word }) => isWorded && word.test(lower)).map(({ scope }) => scope);
  if (named.length > 0) return [...new Set(named)];
  // The outermost object that is known by its keys decides: inner ones are alike everywhere, and only choose among those it fits.
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
