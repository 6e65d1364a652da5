// What a YAML file says, as entries with their places; the rules read these without loading the parser.

export interface YamlEntry {
  readonly key: string;
  readonly offset: number;
  /** The scalar as written, or undefined for maps and lists. */
  readonly text: string | undefined;
  readonly entries: readonly YamlEntry[];
}

export const entryAt = (entries: readonly YamlEntry[], ...path: readonly string[]): YamlEntry | undefined => {
  let list = entries;
  let found: YamlEntry | undefined;
  for (const key of path) {
    found = list.find((entry) => entry.key === key);
    if (found === undefined) return undefined;
    list = found.entries;
  }
  return found;
};
