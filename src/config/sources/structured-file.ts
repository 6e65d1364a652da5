// A JSON, JSONC or YAML config file as nodes with line and column, and what is wrong with its text as problems.
import { configProblem } from '../../problems/entries/config/config.js';
import type { Problem } from '../../problems/types.js';
import { readJson } from '../../readers/json.js';
import { type Place, placesIn, type SourceNode, type ValueNode, type ValueRead } from '../../readers/node.js';
import { shownKey } from '../../readers/shown-key.js';

export interface FileRead {
  readonly root: SourceNode | undefined;
  readonly problems: readonly Problem[];
}

export const readJsonFile = (text: string, file: string, commentsAllowed: boolean): FileRead =>
  structured(text, file, commentsAllowed ? 'JSONC' : 'JSON', readJson(text, commentsAllowed));

/** The YAML parser is loaded only when a YAML file is read. */
export const readYamlFile = async (text: string, file: string): Promise<FileRead> =>
  structured(text, file, 'YAML', (await import('../../readers/yaml.js')).readYaml(text));

function structured(text: string, file: string, format: string, { root, fault, duplicates }: ValueRead): FileRead {
  const placeAt = placesIn(text);
  if (fault?.kind === 'too-deep')
    return { root: undefined, problems: [configProblem('config/too-deep', { args: { file }, at: { file } })] };
  if (fault !== undefined)
    return {
      root: undefined,
      problems: [
        configProblem('config/syntax', {
          args: { file, format, reason: fault.message },
          at: { file, ...placeAt(fault.offset) },
        }),
      ],
    };
  return {
    root: root === undefined ? { value: null, line: 1, column: 1 } : sourceNode(root, placeAt),
    problems: duplicates.map(({ name, offset }) => duplicateKey(name, file, placeAt(offset))),
  };
}

function sourceNode(node: ValueNode, placeAt: (offset: number) => Place): SourceNode {
  const place = placeAt(node.offset);
  if (node.type === 'object') {
    const members = new Map([...node.members].map(([name, member]) => [name, sourceNode(member, placeAt)]));
    return { value: plain(members), ...place, members };
  }
  if (node.type === 'array') {
    const items = node.items.map((item) => sourceNode(item, placeAt));
    return { value: items.map((item) => item.value), ...place, items };
  }
  return { value: node.value, ...place, ...(node.written === undefined ? {} : { written: node.written }) };
}

const duplicateKey = (name: string, file: string, place: Place): Problem =>
  configProblem('config/duplicate-key', {
    args: { key: shownKey(name) },
    at: { file, ...place, key: shownKey(name) },
  });

/** The plain object of a map of nodes. */
export const plain = (members: ReadonlyMap<string, SourceNode>): Record<string, unknown> =>
  Object.fromEntries([...members].map(([key, node]) => [key, node.value]));
