// manifestPlaceholders in every spelling Gradle knows.
import { type GradleStatement, isSign, isWord } from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';
import type { Placed } from './gradle-file.js';
import { fillText, type GradleNames } from './gradle-names.js';

export interface Placeholder extends Placed {
  readonly name: string;
  /** Undefined when only Gradle can compute it. */
  readonly value: string | undefined;
}

export interface PlaceholderStatement {
  readonly statement: GradleStatement;
  readonly entries: readonly Placeholder[];
  /** `manifestPlaceholders = …` forgets what was set before; `+=`, `put` and `["x"] =` add. */
  readonly replaces: boolean;
  /** Inside `if` or `else`: it may never run. */
  readonly isConditional: boolean;
  /** Values taken from elsewhere (`= loadKeys()`, `putAll(keys)`): any name may be among them. */
  readonly isComputed: boolean;
  /** Offset of the `=`, for a `+` before it. */
  readonly assignAt: number | undefined;
}

/** What a block says once all of its statements have run, in their order. */
export interface BlockPlaceholders {
  readonly values: ReadonlyMap<string, Placeholder>;
  /** Set, and dropped again by a later `=` of the same block. */
  readonly dropped: readonly { readonly entry: Placeholder; readonly by: PlaceholderStatement }[];
  readonly isComputed: boolean;
}

export function runPlaceholders(statements: readonly PlaceholderStatement[]): BlockPlaceholders {
  const values = new Map<string, Placeholder>();
  const dropped = new Map<string, { readonly entry: Placeholder; readonly by: PlaceholderStatement }>();
  for (const by of statements) {
    // What one build alone does is no value of all of them, and drops nothing for certain.
    if (by.replaces && !by.isConditional) {
      for (const [name, entry] of values) dropped.set(name, { entry, by });
      values.clear();
    }
    for (const entry of by.entries) {
      values.set(entry.name, by.isConditional ? { ...entry, value: undefined } : entry);
      dropped.delete(entry.name);
    }
  }
  return { values, dropped: [...dropped.values()], isComputed: statements.some((item) => item.isComputed) };
}

/** manifestPlaceholders in every spelling Gradle knows. */
export function placeholdersOf(
  statements: readonly GradleStatement[],
  source: SourceFile,
  names: GradleNames,
  isConditional = false,
): PlaceholderStatement[] {
  return statements.flatMap((statement): PlaceholderStatement[] => {
    const { head, body } = statement;
    if (body !== undefined && (isWord(head[0], 'if') || isWord(head[0], 'else')))
      return placeholdersOf(body, source, names, true);
    const at = head.findIndex(
      (token) => isWord(token, 'manifestPlaceholders') || isWord(token, 'addManifestPlaceholders'),
    );
    if (at === -1) return [];
    const entries: Placeholder[] = [];
    for (let i = at + 1; i < head.length; i += 1) {
      const key = head[i];
      const next = head[i + 1];
      if (key === undefined || (key.kind !== 'string' && key.kind !== 'word')) continue;
      // name: value · "name": value · "name" to value · ["name"] = value · put("name", value)
      const isPut =
        isSign(next, ',') && head.slice(at, i).some((token) => isWord(token, 'put') || isWord(token, 'set'));
      const isIndex = isSign(next, ']') && isSign(head[i + 2], '=') && isSign(head[i - 1], '[');
      const isProperty = isSign(head[i - 1], '.') && i === at + 2 && isSign(next, '=');
      if (!(isSign(next, ':') || isWord(next, 'to') || isPut || isIndex || isProperty)) continue;
      const valueAt = i + (isIndex ? 3 : 2);
      const token = head[valueAt];
      const after = head[valueAt + 1];
      const isAlone = after === undefined || (after.kind === 'sign' && ',])'.includes(after.text)) || after.startsLine;
      const value =
        token === undefined || !isAlone
          ? undefined
          : token.kind === 'string'
            ? fillText(token, names)
            : token.kind === 'number'
              ? token.text
              : names.values.get(token.text);
      entries.push({ source, offset: key.offset, end: token?.end ?? key.end, name: key.text, value });
      i = valueAt;
    }
    const replaces =
      isSign(head[at + 1], '=') &&
      !head
        .slice(at + 1)
        .some((token) => isWord(token, 'manifestPlaceholders') || isWord(token, 'plus') || isSign(token, '+'));
    const isEmptyMap = head.slice(at + 1).every((token) => token.kind === 'sign' || isWord(token, 'mapOf'));
    return [
      {
        statement,
        entries,
        replaces: replaces || (isSign(head[at + 1], '[') === false && head[at + 1]?.kind === 'string'),
        isConditional,
        isComputed: entries.length === 0 && !isEmptyMap,
        assignAt: isSign(head[at + 1], '=') ? head[at + 1]?.offset : undefined,
      },
    ];
  });
}
