// Keys in the descriptions of a HarmonyOS project, as its guide lists them: without one that is required hvigor stops.
import type { SourceFile } from '../../../readers/source.js';
import type { Text } from '../../../text/language.js';
import { nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { keyFaults } from '../missing-keys.js';
import { harmonyApp, isBroken } from './harmony-app.js';

type Words = Readonly<Record<string, string>>;

const MODULE: readonly [Words, Words] = [
  {
    '': 'module',
    module: 'name type deviceTypes deliveryWithInstall',
    'module.abilities[]': 'name srcEntry',
    'module.extensionAbilities[]': 'name srcEntry type',
    'module.requestPermissions[]': 'name',
  },
  {
    module:
      'mainElement abilities extensionAbilities requestPermissions pages metadata installationFree srcEntry querySchemes routerMap',
    'module.abilities[]':
      'exported skills launchType icon label description startWindowIcon startWindowBackground metadata permissions',
    'module.abilities[].skills[]': 'entities actions uris permissions domainVerify',
    'module.abilities[].skills[].uris[]':
      'scheme host port path pathStartWith pathRegex type utd maxFileSupported linkFeature schemeStartWith',
    'module.metadata[]': 'name value resource',
    'module.requestPermissions[]': 'reason usedScene',
  },
];

/** `har` and `shared` modules are described in less detail. */
const LIBRARY: readonly [Words, Words] = [{ '': 'module', module: 'name type deviceTypes' }, MODULE[1]];

const APP: readonly [Words, Words] = [
  { '': 'app', app: 'versionCode versionName icon label' },
  { app: 'bundleName vendor minAPIVersion targetAPIVersion apiReleaseType bundleType debug multiAppMode' },
];

const BUILD: readonly [Words, Words] = [
  {
    '': 'app modules',
    app: 'products',
    'app.products[]': 'name',
    'modules[]': 'name srcPath',
    'app.signingConfigs[]': 'name material',
    'app.signingConfigs[].material': 'storePassword certpath keyAlias keyPassword profile signAlg storeFile',
  },
  {
    app: 'signingConfigs buildModeSet compileSdkVersion compatibleSdkVersion',
    'app.products[]':
      'signingConfig compatibleSdkVersion targetSdkVersion runtimeOS buildOption bundleName bundleType compileSdkVersion output resource',
    'app.signingConfigs[]': 'type',
    'modules[]': 'targets',
    'modules[].targets[]': 'name applyToProducts',
  },
];

const PACKAGE: readonly [Words, Words] = [
  {},
  {
    '': 'name version dependencies devDependencies dynamicDependencies overrides modelVersion description main author license',
  },
];

export interface HarmonyKeyFault {
  readonly source: SourceFile;
  readonly kind: 'syntax';
  readonly offset: number;
  readonly message: Text;
}

export function harmonyKeyFaults(project: Project): readonly HarmonyKeyFault[] {
  if (project.kind !== 'harmony') return [];
  const { packages, modules, app, buildProfile } = harmonyApp(project);
  return [...packages, ...modules, app, buildProfile].flatMap((file) => {
    if (file === undefined || isBroken(file)) return [];
    const { source, root } = file;
    const type = root?.members.get('module')?.members.get('type')?.value;
    const [needed, known] =
      file === app
        ? APP
        : file === buildProfile
          ? BUILD
          : nameOf(source.path) === 'module.json5'
            ? type === 'har' || type === 'shared'
              ? LIBRARY
              : MODULE
            : PACKAGE;
    return keyFaults(root, needed, known).map((fault) => ({ source, kind: 'syntax' as const, ...fault }));
  });
}
