// TIMPush's artifacts in the build, and the version they have to carry.
import type { VersionFact } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { editDistance, suggest } from '../../../text/suggest.js';
import type { Artifact } from '../../android/gradle-artifacts.js';
import { versionOf } from '../../package-version.js';
import type { Project } from '../../project.js';
import type { PushVendor } from '../../types.js';
import { uniArtifacts } from '../uni-app/uni-artifacts.js';

export const GROUP = 'com.tencent.timpush';

export const TIMPUSH_SOURCE = 'Tencent Chat: push for Flutter, Android, iOS, React Native and uni-app';

export const timpushArtifacts = (project: Project): readonly Artifact[] =>
  (project.kind === 'uni-app' ? uniArtifacts(project) : (project.android?.dependencies ?? [])).filter(
    (artifact) => artifact.group === GROUP,
  );

export const artifactOf = (project: Project, name: string): Artifact | undefined =>
  timpushArtifacts(project).find((artifact) => artifact.name === name);

/** `8.8+`, `latest.release`: which version it is, only the build knows. */
export const isFloating = (version: string): boolean => /latest\.|\+$/.test(version);

const writtenOut = (version: string | undefined): VersionFact =>
  version === undefined || isFloating(version) ? {} : { exact: version };

export const ONE_VERSION = {
  cause: t(
    'parts of different versions are not compatible: registration may fail with 800005',
    '各部分版本不一致会不兼容，注册可能失败（800005）',
  ),
  fix: t('write {expected} for every com.tencent.timpush artifact', '所有 com.tencent.timpush 依赖统一写 {expected}'),
} as const;

/** The version the artifacts and the Chat SDK have to carry. */
export function timpushVersion(project: Project): VersionFact {
  const core = artifactOf(project, 'timpush') ?? artifactOf(project, 'tpush');
  if (project.kind === 'android') return writtenOut(core?.version);
  return versionOf(project);
}

/** The version the native artifacts carry: the Flutter package has the same one, the React Native package counts by itself. */
export function nativeVersion(project: Project): VersionFact {
  if (project.kind !== 'react-native') return timpushVersion(project);
  return writtenOut(artifactOf(project, 'timpush')?.version);
}

/** Vendors with an artifact of their own, by its name. */
export const VENDOR_ARTIFACTS: readonly PushVendor[] = ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'fcm'];

/** One of them; a loop writes their names with a variable. */
export const isVendorArtifact = ({ name }: Artifact): boolean =>
  name.includes('$') || VENDOR_ARTIFACTS.some((vendor) => vendor === name);

/** The artifact a mistyped one most likely means. */
export function meantArtifact({ group, name }: Artifact): string | undefined {
  const known = ['timpush', 'tpush', ...VENDOR_ARTIFACTS];
  // `com.tencent.timpush.oppo:8.8.7357`
  const last = group.split('.').at(-1) ?? '';
  if (group === `${GROUP}.${last}` && known.includes(last)) return `${GROUP}:${last}`;
  const meant = name.includes('$') ? undefined : suggest(name, known);
  if (meant === undefined || (group === GROUP && meant === name)) return undefined;
  return editDistance(group, GROUP) <= 2 ? `${GROUP}:${meant}` : undefined;
}

/** `implementation project(':push')`: the artifacts may be there. What React Native and Flutter link is none of it. */
export const dependsElsewhere = (project: Project): boolean =>
  /\bproject\s*\(\s*(?:path\s*[:=]\s*)?['"]:(?!react-native|flutter)|\bprojects\./.test(
    project.android?.moduleFile?.source.text ?? '',
  );
