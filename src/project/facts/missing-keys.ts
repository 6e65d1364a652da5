// Keys that a description of the project must have, and keys that are almost one of its known ones.
import { textOf, type ValueNode } from '../../readers/node.js';
import { type Text, t } from '../../text/language.js';
import { editDistance } from '../../text/suggest.js';

export interface KeyFault {
  readonly offset: number;
  readonly message: Text;
}

/** Every node a path leads to: `app.products[]` names each item of the list. */
function nodesAt(root: ValueNode | undefined, path: string): readonly ValueNode[] {
  let nodes = root === undefined ? [] : [root];
  for (const step of path === '' ? [] : path.split('.')) {
    const key = step.replace('[]', '');
    nodes = nodes.flatMap((node) => node.members.get(key) ?? []);
    if (step.endsWith('[]')) nodes = nodes.flatMap((node) => node.items);
  }
  return nodes.filter(({ type }) => type === 'object');
}

/** `needed` and `known`: words by the path of the object they belong in. */
export function keyFaults(
  root: ValueNode | undefined,
  needed: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>> = {},
): readonly KeyFault[] {
  return [...new Set([...Object.keys(needed), ...Object.keys(known)])].flatMap((path) =>
    nodesAt(root, path).flatMap((node): KeyFault[] => {
      const must = (needed[path] ?? '').split(' ').filter((key) => key !== '');
      const may = [...must, ...(known[path] ?? '').split(' ')];
      const slips = [...node.members].flatMap(([key, { offset }]) => {
        const meant = may.includes(key)
          ? undefined
          : may.find(
              (item) =>
                !node.members.has(item) &&
                key.length > 2 &&
                editDistance(item.toLowerCase(), key.toLowerCase()) <= (item.length > 5 ? 2 : 1),
            );
        return meant === undefined ? [] : [{ key, meant, offset }];
      });
      return [
        ...slips.map(({ key, meant, offset }) => ({
          offset,
          message: t(`${key} instead of ${meant}`, `应为 ${meant}，却写成 ${key}`),
        })),
        ...must
          .filter((key) => !slips.some(({ meant }) => meant === key))
          .flatMap((key): KeyFault[] => {
            const value = node.members.get(key);
            return value === undefined || textOf(value)?.trim() === ''
              ? [{ offset: (value ?? node).offset, message: t(`${key} is missing`, `缺少 ${key}`) }]
              : [];
          }),
      ];
    }),
  );
}
