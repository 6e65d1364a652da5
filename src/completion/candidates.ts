// What may come next on a command line: commands, flags, their values, devices of the config, problem codes. Pure but for what it is handed.
import type { Language, Text } from '../text/language.js';

/** What is completed of a flag. */
export interface CompletedFlag {
  readonly name: string;
  readonly short?: string;
  /** Placeholder of the value; a switch has none. */
  readonly value?: string;
  readonly optionalValue?: boolean;
  readonly values?: readonly string[];
  readonly repeat?: boolean;
  readonly describe: Text;
}

/** What is completed of a command. */
export interface CompletedCommand {
  readonly name: string;
  readonly flags: readonly CompletedFlag[];
  readonly arguments?: readonly {
    readonly name: string;
    readonly variadic?: boolean;
    readonly values?: readonly string[];
  }[];
}

export interface Candidate {
  readonly value: string;
  /** One line, or empty. */
  readonly says: string;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** The shell adds file names. */
  readonly files: boolean;
}

/** What completion asks the program for; each is loaded only when it is needed. */
export interface Sources {
  readonly commands: readonly {
    readonly name: string;
    readonly summary: { readonly en: string; readonly zh: string };
  }[];
  /** What `help` takes beside commands. */
  readonly topics: readonly {
    readonly name: string;
    readonly summary: { readonly en: string; readonly zh: string };
  }[];
  readonly globalFlags: readonly CompletedFlag[];
  spec(command: string): Promise<CompletedCommand | undefined>;
  /** Names of devices in the config that the words so far lead to. */
  devices(): Promise<readonly string[]>;
  vendors(): Promise<readonly string[]>;
  /** Every problem code. */
  codes(): Promise<readonly string[]>;
}

const nothing: Candidates = { candidates: [], files: false };
const FILE_VALUES = new Set(['file', 'folder', 'path', 'file or -']);
/** Flags whose values only the program knows. */
const VENDOR_FLAGS = new Set(['vendor']);
const DEVICE_FLAGS = new Set(['device']);

/** `words`: all behind the program's name; the last one is being typed and may be empty. */
export async function candidatesFor(
  words: readonly string[],
  language: Language,
  sources: Sources,
): Promise<Candidates> {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const name = commandIn(before, sources.globalFlags);
  const spec = name === undefined ? undefined : await sources.spec(name);
  if (name !== undefined && name !== 'help' && spec === undefined) return nothing;
  const flags = [...(spec?.flags ?? []), ...sources.globalFlags];

  // `--flag=val` is one word in some shells and three in others; the part behind the sign is what is typed.
  const joined = /^--([a-z-]+)=(.*)$/.exec(typed);
  if (joined !== null) {
    const flag = flags.find((item) => item.name === joined[1]);
    if (flag === undefined) return nothing;
    const { candidates, files } = await valuesOf(flag, sources);
    return {
      candidates: startingWith(joined[2] ?? '', candidates).map((c) => ({ ...c, value: `--${flag.name}=${c.value}` })),
      files,
    };
  }
  const waiting = valueFlag(before.at(-1), flags);
  if (waiting !== undefined) {
    const { candidates, files } = await valuesOf(waiting, sources);
    return { candidates: startingWith(typed, candidates), files };
  }
  if (typed.startsWith('-')) {
    const open = flags.filter((flag) => flag.repeat === true || !before.includes(`--${flag.name}`));
    const named = open.map((flag) => ({ value: `--${flag.name}`, says: firstLine(flag.describe[language]) }));
    return { candidates: startingWith(typed, named), files: false };
  }
  if (spec === undefined) {
    const isHelp = name === 'help';
    // Behind a topic or a command nothing more follows.
    if (isHelp && before.slice(before.indexOf(name) + 1).some((word) => !word.startsWith('-'))) return nothing;
    const words = isHelp ? [...sources.commands, ...sources.topics] : sources.commands;
    const listed = words.map((item) => ({ value: item.name, says: firstLine(item.summary[language]) }));
    return { candidates: startingWith(typed, listed), files: false };
  }
  return argumentsOf(spec, before.slice(before.indexOf(spec.name) + 1), typed, sources);
}

/** The first word that is neither a flag nor a flag's value. */
function commandIn(words: readonly string[], globalFlags: readonly CompletedFlag[]): string | undefined {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (valueFlag(word, globalFlags) !== undefined) i += 1;
    else if (!word.startsWith('-')) return word;
  }
  return undefined;
}

/** The flag a word names, when its value is a word of its own. */
function valueFlag(word: string | undefined, flags: readonly CompletedFlag[]): CompletedFlag | undefined {
  if (word === undefined) return undefined;
  return flags.find(
    (flag) =>
      flag.value !== undefined &&
      flag.optionalValue !== true &&
      (word === `--${flag.name}` || (flag.short !== undefined && word === `-${flag.short}`)),
  );
}

async function valuesOf(flag: CompletedFlag, sources: Sources): Promise<Candidates> {
  const plain = (values: readonly string[]): Candidates => ({
    candidates: values.map((value) => ({ value, says: '' })),
    files: false,
  });
  if (flag.values !== undefined) return plain(flag.values);
  if (VENDOR_FLAGS.has(flag.name)) return plain([...(await sources.vendors()), 'all']);
  if (DEVICE_FLAGS.has(flag.name)) return plain(await sources.devices());
  return { candidates: [], files: FILE_VALUES.has(flag.value ?? '') };
}

async function argumentsOf(
  spec: CompletedCommand,
  behind: readonly string[],
  typed: string,
  sources: Sources,
): Promise<Candidates> {
  const flags = [...spec.flags, ...sources.globalFlags];
  const given = behind.filter((word, i) => !word.startsWith('-') && valueFlag(behind[i - 1], flags) === undefined);
  const at = spec.arguments?.[Math.min(given.length, (spec.arguments?.length ?? 1) - 1)];
  if (at === undefined || (given.length >= (spec.arguments?.length ?? 0) && at.variadic !== true)) return nothing;
  if (spec.name === 'explain')
    return { candidates: startingWith(typed, await explainWords(given, sources)), files: false };
  // Only the first word is one of a list; what follows it belongs to that word.
  if (at.values !== undefined && given.length > 0) return nothing;
  if (at.values !== undefined)
    return {
      candidates: startingWith(
        typed,
        at.values.map((value) => ({ value, says: '' })),
      ),
      files: false,
    };
  if (at.name === 'vendor')
    return {
      candidates: startingWith(
        typed,
        (await sources.vendors()).map((value) => ({ value, says: '' })),
      ),
      files: false,
    };
  return { candidates: [], files: FILE_VALUES.has(at.name) };
}

/** `explain vivo 10302` and `explain vivo/10302` alike. */
async function explainWords(given: readonly string[], sources: Sources): Promise<readonly Candidate[]> {
  const codes = await sources.codes();
  const [scope] = given;
  if (scope === undefined) {
    const scopes = [...new Set(codes.map((code) => code.slice(0, code.indexOf('/'))))];
    return [...scopes, ...codes].map((value) => ({ value, says: '' }));
  }
  return codes
    .filter((code) => code.startsWith(`${scope}/`))
    .map((code) => ({ value: code.slice(scope.length + 1), says: '' }));
}

const startingWith = (typed: string, candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.filter(({ value }) => value.startsWith(typed));

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
