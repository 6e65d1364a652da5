// Permissions, meta-data and elements in all manifests of the app, and where a new one goes.

import type { Origin } from '../../../problems/types.js';
import { attributeOf } from '../../../readers/xml.js';
import { type Text, t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { AndroidApp } from '../../android/app.js';
import type { BuiltManifest } from '../../android/built-manifest.js';
import type { Manifest, ManifestItem, MetaData } from '../../android/manifest.js';
import { linesAbove, replaced } from '../../fixes/edits.js';
import { isInside } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import {
  type Edit,
  type Finding,
  failed,
  type Outcome,
  passed,
  placeOf,
  type SharedRule,
  skipped,
  verdict,
} from '../../types.js';
import { commentedOut } from './commented-out.js';

/** The main manifest and those that are merged into every build; debug-only ones are left out. */
export function mergedManifests(android: AndroidApp): readonly Manifest[] {
  const others = android.otherManifests.filter((manifest) => !/\/src\/(?:debug|profile)\//.test(manifest.source.path));
  return android.manifest === undefined ? others : [android.manifest, ...others];
}

const isRemoved = (item: ManifestItem): boolean => /^remove/.test(attributeOf(item.element, 'tools:node')?.value ?? '');

/** `${applicationId}` is the id; names are compared without blanks around them. */
export const fillId = (name: string, id: string): string =>
  name.trim().replaceAll('${applicationId}', id).replaceAll('${packageName}', id);

export function usesPermission(android: AndroidApp, name: string): ManifestItem | undefined {
  return removedPermission(android, name) === undefined
    ? mergedManifests(android)
        .flatMap((manifest) => manifest.uses)
        .find((item) => item.name.trim() === name && !isRemoved(item) && !endsEarly(item))
    : undefined;
}

/** `android:maxSdkVersion="32"`: newer phones do not get it. */
const endsEarly = ({ element }: ManifestItem): boolean =>
  Number(attributeOf(element, 'android:maxSdkVersion')?.value ?? 99) < 34;

/** `tools:node="remove"` in a manifest of the app itself, flavours included, takes a permission out of the merged one, whoever declares it. */
export const removedPermission = (android: AndroidApp, name: string): ManifestItem | undefined =>
  mergedManifests(android)
    .filter(({ source }) => isInside(source.path, android.module))
    .flatMap((manifest) => manifest.uses)
    .find((item) => item.name.trim() === name && isRemoved(item));

/** A permission that belongs to the app's own package: `<package>.permission.X`, used or declared. */
export function ownPermission(
  android: AndroidApp,
  list: 'uses' | 'declares',
  suffix: string,
  ids: readonly string[],
): ManifestItem | undefined {
  return mergedManifests(android)
    .flatMap((manifest) => manifest[list])
    .find(
      (item) =>
        !isRemoved(item) &&
        (item.name.trim() === `\${applicationId}${suffix}` || ids.some((id) => item.name.trim() === `${id}${suffix}`)),
    );
}

export function metaDataOf(android: AndroidApp, name: string): MetaData | undefined {
  return mergedManifests(android)
    .flatMap((manifest) => manifest.metaData)
    .find((item) => item.name.trim() === name && !isRemoved(item));
}

/** An entry under another name. */
export const renamed = ({ source, attribute }: ManifestItem, name: string): Edit[] =>
  attribute === undefined ? [] : replaced(source, attribute.valueStart, attribute.valueEnd, name);

/** Where an element would go: the line of `<application`, else of `<manifest`. */
export function manifestPlace(manifest: Manifest): Origin {
  return manifest.source.at((manifest.application ?? manifest.root.children[0] ?? manifest.root).offset);
}

/** Puts elements before `<application`, in the indentation and with the line ends of the file. */
export function insertBeforeApplication(manifest: Manifest, lines: readonly string[]): Edit[] {
  const { source, application, fault } = manifest;
  return application === undefined || fault !== undefined ? [] : linesAbove(source, application.offset, lines);
}

/** Puts elements before `</application>`. */
export function insertIntoApplication(manifest: Manifest, lines: readonly string[]): Edit[] {
  const { source, application, fault } = manifest;
  if (application === undefined || fault !== undefined) return [];
  const { closeStart } = application;
  if (!source.text.startsWith('</application', closeStart)) return [];
  return linesAbove(source, closeStart, lines, source.text[closeStart - 1] === '\t' ? '\t' : '    ');
}

/** The finding for a missing permission. */
const MISSING = { state: t('is not declared', '没有声明') };

/** Where a line of the app itself takes it out. */
export const REMOVED: Text = t('is taken out by tools:node="remove"', '被 tools:node="remove" 移除');

/** What to do about a permission that `needPermission` misses. */
export const DECLARE: Text = t(
  'add {expected}; where tools:node="remove" takes it out, delete that line',
  '加上 {expected}；若被 tools:node="remove" 移除，则删除那一行',
);

/** RECIEVE is how OPPO spells it. */
export const OPPO_PERMISSIONS = [
  'com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE',
  'com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE',
] as const;

/** What was built is what the phone gets, whoever declared it. */
function inBuilds(
  built: readonly BuiltManifest[],
  android: AndroidApp,
  manifest: Manifest,
  names: readonly string[],
): Outcome {
  const entryOf = (item: BuiltManifest, name: string): ManifestItem | undefined =>
    item.manifest.uses.find((use) => use.name.trim() === name);
  const findings = names.flatMap((name): Finding[] => {
    const lacking = built.find((item) => entryOf(item, name) === undefined);
    if (lacking === undefined) return [];
    const line = `<uses-permission android:name="${name}" />`;
    const isDeclared = mergedManifests(android).some(({ uses }) => uses.some((use) => use.name.trim() === name));
    return [
      {
        at: manifestPlace(manifest),
        found: t(`not in the built manifest (${lacking.variant})`, `编译后的清单（${lacking.variant}）中没有`),
        expected: line,
        args: { name, ...MISSING },
        edits: isDeclared ? [] : insertBeforeApplication(manifest, [line]),
      },
    ];
  });
  const [first] = built.flatMap((item) => names.map((name) => entryOf(item, name)));
  return verdict(findings, placeOf(first));
}

/** Which manifests were built, and whether they still tell what the app is. */
export const builtNotes = (android: AndroidApp | undefined): readonly Text[] =>
  (android?.built ?? []).map(({ manifest: { source, fault }, changedSince }) => {
    if (fault !== undefined)
      return t(
        `${source.shown} is damaged and is not used: build again to have it read`,
        `${source.shown} 已损坏，未采用；重新编译后才会读取`,
      );
    return changedSince === undefined
      ? t(`permissions are read from what was built: ${source.shown}`, `权限以编译结果为准：${source.shown}`)
      : t(
          `${source.shown} is older than ${changedSince} and is not used: build again to have it read`,
          `${source.shown} 早于 ${changedSince}，未采用；重新编译后才会读取`,
        );
  });

/** Written with a slip, or for older phones only. */
function wrongPermission(android: AndroidApp, name: string): Finding | undefined {
  const item = mergedManifests(android)
    .flatMap((manifest) => manifest.uses)
    .find((use) => use.attribute !== undefined && editDistance(use.name.trim(), name) <= 1);
  if (item === undefined) return undefined;
  const expected = `<uses-permission android:name="${name}"/>`;
  const state = endsEarly(item)
    ? t('ends at its android:maxSdkVersion', '受 android:maxSdkVersion 限制')
    : t(`is written ${item.name}`, `写成了 ${item.name}`);
  return { at: placeOf(item), found: item.name, expected, args: { name, state }, edits: renamed(item, name) };
}

/** Failed for each missing permission, with the place and the line to add. */
export function needPermission(project: Project, ...names: readonly string[]): Outcome {
  const { android } = project;
  if (android?.manifest === undefined) return skipped(reasons.noManifest);
  const { manifest } = android;
  const built = android.built.filter(
    ({ changedSince, manifest: { fault } }) => changedSince === undefined && fault === undefined,
  );
  if (built.length > 0) return inBuilds(built, android, manifest, names);
  const missing = names.filter((name) => usesPermission(android, name) === undefined);
  const found = names.map((name) => usesPermission(android, name)).find((item) => item !== undefined);
  if (missing.length === 0) return passed(placeOf(found));
  return failed(
    ...missing.map((name): Finding => {
      const removed = removedPermission(android, name);
      if (removed !== undefined)
        return {
          at: placeOf(removed),
          found: 'tools:node="remove"',
          expected: `<uses-permission android:name="${name}"/>`,
          args: { name, state: REMOVED },
        };
      const wrong = wrongPermission(android, name);
      if (wrong !== undefined) return wrong;
      return {
        at: commentedOut(manifest.source, name) ?? manifestPlace(manifest),
        found: '–',
        expected: `<uses-permission android:name="${name}"/>`,
        args: { name, ...MISSING },
        edits: insertBeforeApplication(manifest, [`<uses-permission android:name="${name}" />`]),
      };
    }),
  );
}

/** The permission a maker wants for the number on the icon. */
export const badgePermission = (maker: Text, permission: string): SharedRule => ({
  title: t(`the badge permission of ${maker.en} {state}`, `${maker.zh}角标权限 {state}`),
  cause: t('the phone shows the notification but no number on the icon', '通知能显示，但图标上没有角标'),
  fix: DECLARE,
  check: (project) => needPermission(project, permission),
});
