// What an AndroidManifest.xml says: permissions, meta-data, activities, the application class, and the placeholders it uses.

import type { SourceFile } from '../../readers/source.js';
import {
  allOf,
  attributeOf,
  readXml,
  type XmlAttribute,
  type XmlElement,
  type XmlFault,
  xmlFault,
} from '../../readers/xml.js';

export interface ManifestItem {
  readonly source: SourceFile;
  readonly element: XmlElement;
  /** `android:name` as written. */
  readonly name: string;
  readonly attribute: XmlAttribute | undefined;
  /** Offset of the name, or of the element without one. */
  readonly offset: number;
}

export interface MetaData extends ManifestItem {
  /** `android:value` as written; undefined when it comes from a resource or is missing. */
  readonly value: string | undefined;
  readonly isResource: boolean;
  readonly isInApplication: boolean;
}

export interface Activity extends ManifestItem {
  readonly isLauncher: boolean;
}

export interface Manifest {
  readonly source: SourceFile;
  readonly fault: XmlFault | undefined;
  readonly root: XmlElement;
  readonly application: XmlElement | undefined;
  /** `uses-permission` in every form. */
  readonly uses: readonly ManifestItem[];
  /** `permission` elements, which declare. */
  readonly declares: readonly ManifestItem[];
  readonly metaData: readonly MetaData[];
  readonly activities: readonly Activity[];
  readonly placeholders: readonly { readonly name: string; readonly offset: number }[];
}

export function readManifest(source: SourceFile): Manifest {
  const root = readXml(source.text);
  const item = (element: XmlElement): ManifestItem => {
    const attribute = attributeOf(element, 'android:name');
    return { source, element, name: attribute?.value ?? '', attribute, offset: attribute?.offset ?? element.offset };
  };
  const activities = [...allOf(root, 'activity'), ...allOf(root, 'activity-alias')].map((element): Activity => {
    const names = [...allOf(element, 'action'), ...allOf(element, 'category')].map((part) =>
      attributeOf(part, 'android:name')?.value.trim(),
    );
    const isLauncher =
      names.includes('android.intent.action.MAIN') && names.includes('android.intent.category.LAUNCHER');
    return { ...item(element), isLauncher };
  });
  const metaData = allOf(root, 'meta-data').map((element): MetaData => {
    const value = attributeOf(element, 'android:value')?.value;
    return {
      ...item(element),
      value: value?.startsWith('@') === true ? undefined : value,
      isResource: attributeOf(element, 'android:resource') !== undefined || value?.startsWith('@') === true,
      isInApplication: hasParent(element, 'application'),
    };
  });
  const placeholders: { name: string; offset: number }[] = [];
  const look = (element: XmlElement): void => {
    for (const attribute of element.attributes)
      for (const match of attribute.value.matchAll(/\$\{([^}]*)\}/g))
        placeholders.push({ name: (match[1] ?? '').trim(), offset: attribute.offset });
    for (const child of element.children) look(child);
  };
  look(root);
  const uses = ['uses-permission', 'uses-permission-sdk-23', 'uses-permission-sdk-m']
    .flatMap((name) => allOf(root, name))
    .map(item);
  return {
    source,
    fault: xmlFault(source.text),
    root,
    application: allOf(root, 'application')[0],
    uses,
    declares: allOf(root, 'permission').map(item),
    metaData,
    activities,
    placeholders,
  };
}

function hasParent(element: XmlElement, name: string): boolean {
  for (let at = element.parent; at !== undefined; at = at.parent) if (at.name === name) return true;
  return false;
}
