// Plugins of vendors that the build names and cannot find, though no rule of the vendor asks for them.
import type { AndroidApp } from '../../../android/app.js';
import type { Project } from '../../../project.js';
import { type Finding, placeOf } from '../../../types.js';
import { HUAWEI_HOST, HUAWEI_URL } from '../agconnect.js';
import { checkPlugin, pluginApplied } from './gradle-plugins.js';
import { mayMirror, needRepository, PLUGIN_SCOPES, repositoriesIn } from './repositories.js';

const HOSTS = [
  ['huawei', 'com.huawei.agconnect', HUAWEI_HOST, HUAWEI_URL],
  ['honor', 'com.hihonor.mcs', 'developer.hihonor.com/repo', 'https://developer.hihonor.com/repo'],
] as const;

/** The plugin of a maker that is not asked for is looked for all the same; other repositories may mirror it. */
function unreachable(project: Project, android: AndroidApp): Finding[] {
  const isMirrored = repositoriesIn(android, PLUGIN_SCOPES).some(mayMirror);
  return HOSTS.flatMap(([vendor, group, host, url]) => {
    const used = isMirrored ? undefined : android.classpaths.find((item) => item.group === group);
    const isTold = project.wanted.has(vendor) && (vendor === 'huawei' || project.generation === 'timpush');
    const outcome = used === undefined || isTold ? undefined : needRepository(project, PLUGIN_SCOPES, host, url);
    return outcome?.status === 'failed'
      ? outcome.findings.map(({ expected }) => ({ at: placeOf(used), found: `${group}:${used?.name}`, expected }))
      : [];
  });
}

const GOOGLE = { id: 'com.google.gms.google-services', group: 'com.google.gms', artifact: 'google-services' };

/** Google's plugin, applied and never brought along. */
function unprovided(project: Project, android: AndroidApp): Finding[] {
  const use = pluginApplied(android, GOOGLE.id);
  const isTold = project.generation === 'timpush' && project.wanted.has('fcm');
  const outcome = use === undefined || isTold ? undefined : checkPlugin(project, GOOGLE);
  return outcome?.status === 'failed'
    ? outcome.findings.map(({ at, expected }) => ({ at, found: GOOGLE.id, expected }))
    : [];
}

export const outOfReach = (project: Project, android: AndroidApp): Finding[] => [
  ...unreachable(project, android),
  ...unprovided(project, android),
];
