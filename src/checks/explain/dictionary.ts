// Finds the entries of one code, exactly: a number yields only entries whose number it is, a name only what it names.
import type { CodeAliases } from '../../problems/code-aliases.js';
import type { Catalogue } from '../../problems/types.js';

/** `vivo/10302-not-test-device` taken apart. */
interface CodeParts {
  readonly code: string;
  readonly scope: string;
  readonly name: string;
  /** The vendor's number, and what follows it: a case, a sub-code, the end of a range. */
  readonly number?: number;
  /** Digits behind the number: `1101-12304`. */
  readonly subCode?: number;
  /** The entry covers all numbers up to this one. */
  readonly through?: number;
  /** An HTTP status instead of a code of the vendor's own: `http-404`. */
  readonly httpStatus?: number;
}

export interface Dictionary {
  readonly catalogue: Catalogue;
  readonly parts: readonly CodeParts[];
  /** The entries of each number. */
  readonly numbers: ReadonlyMap<number, readonly CodeParts[]>;
  /** Entries that cover a range of numbers. */
  readonly ranges: readonly CodeParts[];
  readonly aliases: ReadonlyMap<string, CodeAliases>;
  /** Scopes by each of their names. */
  readonly scopes: ReadonlyMap<string, string>;
  /** Words that identify a service in a longer text. */
  readonly tellingWords: readonly { readonly word: RegExp; readonly scope: string }[];
  /** Codes by their name elsewhere, in plain letters. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Letters and digits only, in lower case: `SenderId mismatch` and `SENDER_ID_MISMATCH` are one name. */
export const plainLetters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

export function makeDictionary(catalogue: Catalogue, aliases: ReadonlyMap<string, CodeAliases>): Dictionary {
  const parts = Object.keys(catalogue).map((code) => partsOf(code, catalogue));
  const scopes = new Map(parts.map(({ scope }) => [scope, scope]));
  const names = new Map<string, string[]>();
  for (const [id, { services, names: own }] of aliases) {
    for (const word of services) scopes.set(word, id);
    for (const [name, codes] of Object.entries(own)) {
      const known = names.get(plainLetters(name)) ?? [];
      known.push(...codes.map((code) => `${id}/${code}`));
      names.set(plainLetters(name), known);
    }
  }
  const numbers = new Map<number, CodeParts[]>();
  for (const part of parts)
    if (part.number !== undefined) numbers.set(part.number, [...(numbers.get(part.number) ?? []), part]);
  const ranges = parts.filter(({ number, through }) => number !== undefined && through !== undefined);
  return { catalogue, parts, numbers, ranges, aliases, scopes, tellingWords: tellingWords(scopes, aliases), names };
}

/** Words that occur in texts about any service, in package names for example. */
const EVERYWHERE: ReadonlySet<string> = new Set(['apn', 'apple', 'chat', 'google', 'ios', 'messaging', 'tencent']);

const tellingWords = (
  scopes: ReadonlyMap<string, string>,
  aliases: ReadonlyMap<string, CodeAliases>,
): Dictionary['tellingWords'] =>
  [...scopes]
    .filter(
      ([word, id]) => aliases.has(id) && (word.length > 2 || /\p{Script=Han}/u.test(word)) && !EVERYWHERE.has(word),
    )
    .map(([word, scope]) => ({
      word: new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![a-z0-9])`, 'u'),
      scope,
    }));

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function partsOf(code: string, catalogue: Catalogue): CodeParts {
  const slash = code.indexOf('/');
  const scope = code.slice(0, slash);
  const name = code.slice(slash + 1);
  const through = catalogue[code]?.through;
  const http = /^http-(\d{3})$/.exec(name);
  if (http !== null) return { code, scope, name, httpStatus: Number(http[1]) };
  const numbered = /^(?:phone-)?(-?\d+)(?:-(.+))?$/.exec(name);
  if (numbered === null) return { code, scope, name };
  const rest = numbered[2];
  const isSubCode = through === undefined && rest !== undefined && /^\d+$/.test(rest);
  return {
    code,
    scope,
    name,
    number: Number(numbered[1]),
    ...(through === undefined ? {} : { through }),
    ...(isSubCode ? { subCode: Number(rest) } : {}),
  };
}

/** All entries of a code or name; with a scope only those of that service, its HTTP statuses and sub-codes included. */
export function entriesOf(word: string, scope: string | undefined, dictionary: Dictionary): string[] {
  const wanted = word.toLowerCase();
  const found = /^[+-]?\d{1,15}$/.test(wanted)
    ? byNumber(Number(wanted), scope, dictionary)
    : byName(wanted, scope, dictionary);
  const named = (dictionary.names.get(plainLetters(word)) ?? []).filter(
    (code) => scope === undefined || code.startsWith(`${scope}/`),
  );
  return [...new Set([...named, ...found])].filter((code) => Object.hasOwn(dictionary.catalogue, code));
}

function byNumber(wanted: number, scope: string | undefined, dictionary: Dictionary): string[] {
  const ofScope = (part: CodeParts): boolean => scope === undefined || part.scope === scope;
  const ranges = dictionary.ranges.filter(
    ({ number = wanted, through = wanted }) => number < wanted && wanted <= through,
  );
  const codes = [...(dictionary.numbers.get(wanted) ?? []), ...ranges].filter(ofScope).map(({ code }) => code);
  if (scope === undefined) return codes;
  if (wanted >= 100 && wanted < 600) return [...codes, ...byStatus(wanted, scope, dictionary)];
  if (codes.length > 0) return codes;
  return dictionary.parts.filter((part) => ofScope(part) && part.subCode === wanted).map(({ code }) => code);
}

/** Codes that come with an HTTP status of one service. */
export function byStatus(status: number, scope: string, dictionary: Dictionary): string[] {
  const listed = dictionary.aliases.get(scope)?.statuses[status] ?? [];
  const own = dictionary.parts.filter((part) => part.scope === scope && part.httpStatus === status);
  return [...own.map(({ code }) => code), ...listed.map((name) => `${scope}/${name}`)];
}

/** The name itself, and its cases where the name without a case is an entry too. */
function byName(wanted: string, within: string | undefined, { catalogue, parts }: Dictionary): string[] {
  // Separators between digits are kept: 1020.6 is not 10206.
  const plain = /\p{L}/u.test(wanted) ? plainLetters : (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '-');
  const letters = plain(wanted);
  if (/^-?$/.test(letters)) return [];
  return parts.flatMap(({ code, scope, name }) => {
    if (within !== undefined && scope !== within) return [];
    const lower = name.toLowerCase();
    if (lower === wanted || plain(name) === letters) return [code];
    const base = `${scope}/${name.slice(0, wanted.length)}`;
    return lower.startsWith(`${wanted}-`) && Object.hasOwn(catalogue, base) ? [code] : [];
  });
}
