// Values out of an Android module, read as the build reads it: applicationId, placeholders, and meta-data of the merged manifests.
import { PLACEHOLDERS } from '../../config/sources/timpush-configs.js';
import { type AndroidApp, readAndroid } from '../../project/android/app.js';
import { builtIds } from '../../project/android/variants.js';
import { allPlaceholders } from '../../project/facts/android/gradle/placeholders.js';
import { metaDataOf } from '../../project/facts/android/manifest-entries.js';
import type { ProjectFiles } from '../../project/folder/files.js';
import { folderOf, joinPath } from '../../project/folder/walk.js';
import { everyStatement } from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';
import { type ImportedValue, importedAt } from './imported.js';

/** Names under which the vendors' SDKs and the plugin's guide keep their ids. */
const META_DATA: Readonly<Record<string, string>> = {
  'com.vivo.push.app_id': 'vivo_app_id',
  'com.vivo.push.api_key': 'vivo_app_key',
  'com.hihonor.push.app_id': 'honor_app_id',
};

/** Package names of templates and demos: no real app has such a name. */
const TEMPLATE_ID =
  /^(?:com\.(?:yourcompany|yourdomain|company|mycompany)\.|your\.|org\.reactjs\.native\.example\.|com\.tencentcloud\.imdemo$|com\.tencent\.qcloud\.tim\.)/;

export const isAppId = (text: string): boolean => /^[A-Za-z][\w-]*(?:\.[\w-]+)+$/.test(text) && !TEMPLATE_ID.test(text);

export function importAndroid(files: ProjectFiles, module: string): readonly ImportedValue[] {
  const android = readAndroid(files, gradleRoot(files, module), module);
  return [...packageNames(android), ...placeholderValues(android), ...metaValues(android)];
}

/** Where settings.gradle lies; without one, the folder around the module. */
function gradleRoot(files: ProjectFiles, module: string): string {
  for (let folder = module; ; folder = folderOf(folder)) {
    if (['settings.gradle', 'settings.gradle.kts'].some((name) => files.has(joinPath(folder, name)))) return folder;
    if (folder === '.') return folderOf(module);
  }
}

const importedFrom = ({ text, path }: SourceFile, key: string, value: string, offset: number): ImportedValue =>
  importedAt({ text, shown: path }, key, value, offset);

/** Ids and keys of these vendors are letters and digits, and never only zeros; anything else is a template. */
const isPlain = (text: string): boolean => /^[A-Za-z0-9-]{4,64}$/.test(text) && /[1-9a-z]/i.test(text);

/** Every id that a build gives the app: the applicationId, also through a name (`applicationId appId`), with flavours, suffixes and those of debug builds. */
function packageNames(android: AndroidApp): readonly ImportedValue[] {
  const made = (type: string): ImportedValue[] =>
    builtIds(android, type).flatMap((id) => {
      const file = android.gradleFiles.find(({ tree }) =>
        everyStatement(tree.statements).some((item) => item === id?.statement),
      );
      return id === undefined || file === undefined || !isAppId(id.text)
        ? []
        : [importedFrom(file.source, 'package_name', id.text, id.statement.offset)];
    });
  const isOwn = android.buildTypes.some(({ name, suffix }) => name === 'debug' && suffix !== undefined);
  return [...made('release'), ...(isOwn ? made('debug').map((value) => ({ ...value, ofOtherBuild: true })) : [])];
}

const placeholderValues = (android: AndroidApp): readonly ImportedValue[] =>
  allPlaceholders({ android }).flatMap(({ name, value, source, offset }) => {
    const key = PLACEHOLDERS[name];
    return key === undefined || value === undefined || !isPlain(value)
      ? []
      : [importedFrom(source, key, value, offset)];
  });

/** A value of the manifest, or of the placeholder that fills it: then the place is where Gradle sets it. */
function metaValues(android: AndroidApp): readonly ImportedValue[] {
  return Object.entries(META_DATA).flatMap(([name, key]): readonly ImportedValue[] => {
    const meta = metaDataOf(android, name);
    if (meta?.value === undefined) return [];
    const placeholder = /^\\? ?\$\{([^}]+)\}$/.exec(meta.value.trim())?.[1]?.trim();
    if (placeholder !== undefined)
      return allPlaceholders({ android })
        .filter((item) => item.name === placeholder && item.value !== undefined && isPlain(item.value))
        .map((item) => importedFrom(item.source, key, item.value ?? '', item.offset));
    // A leading \ keeps a long number a text for Android.
    const text = meta.value.replace(/^\\ ?/, '').trim();
    return isPlain(text) ? [importedFrom(meta.source, key, text, meta.offset)] : [];
  });
}
