// The nearest known word for a mistyped one.

/** Edit distance with swapped neighbours counting one. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The nearest known word within a third of its length, or the only one that ends with it (sdkAppId: im_sdk_app_id), or undefined. */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase().slice(0, 64);
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance <= Math.max(1, Math.floor(name.length / 3)) && (best === undefined || distance < best.distance))
      best = { name, distance };
  }
  return best?.name ?? endingWith(wanted, known);
}

/** Shorter endings (id, key) fit too many words by chance. */
const SHORTEST_ENDING = 5;

function endingWith(wanted: string, known: Iterable<string>): string | undefined {
  const ending = lettersOf(wanted);
  if (ending.length < SHORTEST_ENDING) return undefined;
  const found = [...known].filter((name) => lettersOf(name).endsWith(ending));
  return found.length === 1 ? found[0] : undefined;
}

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** The known word that a word unknown by itself is a slip of: one edit away, or as many as `edits` allows for it. */
export const slipOf = (
  word: string,
  known: readonly string[],
  edits: (name: string) => number = () => 1,
): string | undefined =>
  known.includes(word)
    ? undefined
    : known.find(
        (name) => Math.abs(name.length - word.length) <= edits(name) && editDistance(word, name) <= edits(name),
      );

/** The nearest flag of these long names. A letter alone is near to every other. */
export function suggestFlag(typed: string, names: readonly string[]): string | undefined {
  const bare = typed.replace(/^-+/, '');
  const nearest = bare.length > 1 ? suggest(bare, names) : undefined;
  return nearest && `--${nearest}`;
}
