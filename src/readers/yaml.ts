// YAML with lines, through `yaml`; what does not parse gives what was read so far.
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { YamlEntry } from './yaml-entries.js';

export interface YamlRead {
  readonly entries: readonly YamlEntry[];
  readonly fault: { readonly line: number; readonly message: string } | undefined;
}

export function readYaml(text: string): YamlRead {
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, logLevel: 'silent' });
    const [error] = document.errors;
    const fault =
      error === undefined
        ? undefined
        : { line: counter.linePos(error.pos[0]).line, message: (error.message.split('\n')[0] ?? '').slice(0, 160) };
    return { entries: isMap(document.contents) ? entriesOf(document.contents as YAMLMap, 0) : [], fault };
  } catch (error) {
    return { entries: [], fault: { line: 1, message: error instanceof Error ? error.message.slice(0, 160) : '' } };
  }
}

function entriesOf(map: YAMLMap, depth: number): YamlEntry[] {
  if (depth > 40) return [];
  return map.items.flatMap((pair): YamlEntry[] => {
    if (!isScalar(pair.key)) return [];
    const { value } = pair;
    return [
      {
        key: String(pair.key.value),
        offset: pair.key.range?.[0] ?? 0,
        text: isScalar(value) && value.value !== null ? (value.source ?? String(value.value)) : undefined,
        entries: isMap(value) ? entriesOf(value as YAMLMap, depth + 1) : [],
      },
    ];
  });
}
