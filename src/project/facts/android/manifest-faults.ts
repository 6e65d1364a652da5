// What stops the build of a manifest: undeclared prefixes, names used twice, elements in the wrong parent, unknown words.
import { unboundPrefixes, type XmlElement } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import { slipOf } from '../../../text/suggest.js';
import type { Manifest } from '../../android/manifest.js';
import { inserted } from '../../fixes/edits.js';
import type { Finding } from '../../types.js';

/** The namespaces of Android's tools; the address of another prefix cannot be checked. */
const NAMESPACES: Readonly<Record<string, string>> = {
  android: 'http://schemas.android.com/apk/res/android',
  tools: 'http://schemas.android.com/tools',
  app: 'http://schemas.android.com/apk/res-auto',
  dist: 'http://schemas.android.com/apk/distribution',
};

export function unboundIn(manifest: Manifest): Finding[] {
  const { source } = manifest;
  const top = manifest.root.children.find((child) => child.name === 'manifest');
  return unboundPrefixes(manifest.root).map(({ prefix, name, element, offset, isAttribute }): Finding => {
    const address = NAMESPACES[prefix];
    const declaration = `xmlns:${prefix}="${address ?? '…'}"`;
    const insertAt = top === undefined ? undefined : top.offset + '<manifest'.length;
    return {
      at: source.at(offset),
      found: name,
      expected: declaration,
      args: {
        said: isAttribute
          ? `The prefix "${prefix}" for attribute "${name}" associated with an element type "${element}" is not bound.`
          : `The prefix "${prefix}" for element "${name}" is not bound.`,
      },
      edits: address === undefined || insertAt === undefined ? [] : inserted(source, insertAt, ` ${declaration}`),
    };
  });
}

const shape = ({ name, attributes, children }: XmlElement): string =>
  `<${name} ${attributes.map((item) => item.name + item.value).sort()}>${children.map(shape).sort()}`;

/** Elements whose name is their key, each directly below the same parent; for an exact copy the build only warns. */
function twiceIn({ source, metaData, activities, fault }: Manifest): Finding[] {
  if (fault !== undefined) return [];
  const seen = new Map<XmlElement | undefined, Map<string, string>>();
  return [...metaData, ...activities].flatMap(({ name, element, offset }): Finding[] => {
    const names = seen.get(element.parent) ?? new Map<string, string>();
    seen.set(element.parent, names);
    const key = `${element.name} ${name.trim()}`;
    const own = shape(element);
    const twin = names.get(key) ?? own;
    names.set(key, own);
    return twin !== own && name.trim() !== ''
      ? [
          {
            at: source.at(offset),
            found: t(`${name.trim()} is used twice`, `${name.trim()} 重复`),
            expected: t('keep the line with the right value', '只保留正确的一行'),
          },
        ]
      : [];
  });
}

/** The parent an element needs; what is not listed may be anywhere. */
const PARENTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:uses-permission(?:-sdk-\w+)?|permission|uses-sdk|uses-feature|application|queries)$/, 'manifest'],
  [/^(?:activity|activity-alias|service|receiver)$/, 'application'],
  [/^provider$/, 'application queries'],
  [/^intent-filter$/, 'activity activity-alias service receiver provider'],
  [/^(?:action|category)$/, 'intent-filter intent'],
];

const ELEMENTS =
  'manifest application activity service receiver provider meta-data intent-filter uses-permission action category'.split(
    ' ',
  );
const ATTRIBUTES =
  'name value resource exported launchMode enabled permission protectionLevel theme label icon authorities'
    .split(' ')
    .map((name) => `android:${name}`);
/** Elements that are nothing without a name, unless `tools:node` means all of them. */
const NAMED = /^(?:activity|activity-alias|service|receiver|uses-permission|permission|meta-data|action|category)$/;
const MODES = /^(?:standard|single(?:Top|Task|Instance(?:PerTask)?))$/;

/** Names the build does not know, each a letter or a capital away from one it knows. */
function unknownWords({ source, root, fault }: Manifest): Finding[] {
  const near = (word: string, known: readonly string[]): string | undefined =>
    known.includes(word)
      ? undefined
      : (known.find((name) => name.toLowerCase() === word.toLowerCase()) ?? slipOf(word, known));
  const look = (element: XmlElement): Finding[] => {
    const found = (at: number, word: string, expected: string | undefined): Finding[] =>
      expected === undefined ? [] : [{ at: source.at(at), found: word, expected }];
    const isNamed = !NAMED.test(element.name) || element.attributes.some(({ name }) => /:(?:name|node)$/.test(name));
    return [
      ...(isNamed ? [] : found(element.offset, `<${element.name}>`, 'android:name="…"')),
      ...found(element.offset, element.name, near(element.name, ELEMENTS)),
      ...element.attributes.flatMap(({ name, value, offset }) =>
        name === 'android:launchMode' && !MODES.test(value) && !/^[@$]/.test(value)
          ? found(offset, value, 'singleTop')
          : name === 'xmlns:android' && value !== NAMESPACES['android']
            ? found(offset, value, NAMESPACES['android'])
            : found(offset, name, near(name, ATTRIBUTES)),
      ),
      ...element.children.flatMap(look),
    ];
  };
  return fault === undefined ? root.children.flatMap(look) : [];
}

function misplacedIn({ source, root, fault }: Manifest): Finding[] {
  const look = (element: XmlElement): Finding[] =>
    element.children.flatMap((child): Finding[] => {
      const parents = PARENTS.find(([pattern]) => pattern.test(child.name))?.[1];
      return parents === undefined || element === root || parents.split(' ').includes(element.name)
        ? look(child)
        : [
            {
              at: source.at(child.offset),
              found: t(`<${child.name}> inside of <${element.name}>`, `<${element.name}> 内的 <${child.name}>`),
              expected: t(`move it into <${parents.replace(/ .*/, '')}>`, `移到 <${parents.replace(/ .*/, '')}> 内`),
            },
          ];
    });
  return fault === undefined ? look(root) : [];
}

export const manifestFaults = (manifest: Manifest): Finding[] => [
  ...twiceIn(manifest),
  ...misplacedIn(manifest),
  ...unknownWords(manifest),
];
