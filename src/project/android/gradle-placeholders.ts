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
}

/** manifestPlaceholders in every spelling Gradle knows. */
export function placeholdersOf(
  statements: readonly GradleStatement[],
  source: SourceFile,
  names: GradleNames,
): PlaceholderStatement[] {
  return statements.flatMap((statement): PlaceholderStatement[] => {
    const { head } = statement;
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
    return [
      {
        statement,
        entries,
        replaces: replaces || (isSign(head[at + 1], '[') === false && head[at + 1]?.kind === 'string'),
      },
    ];
  });
}
