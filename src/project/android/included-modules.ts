// Which modules the settings of a Gradle build include: a folder beside them with a build file of its own is none.
import { everyStatement, isSign, isWord, readGradle } from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';
import { folderOf, joinPath } from '../folder/walk.js';

/** Folders of the included modules; undefined when a script puts their names together. */
export function includedModules(settings: SourceFile): ReadonlySet<string> | undefined {
  const root = folderOf(settings.path);
  const { statements } = readGradle(settings.text, settings.path.endsWith('.kts'));
  const folders = new Map<string, string>();
  for (const { head } of everyStatement(statements)) {
    if (isWord(head[0], 'include')) {
      if (head.some((token) => token.kind === 'string' && token.isDynamic)) return undefined;
      const names = head.filter((token) => token.kind === 'string').map((token) => token.text);
      // `include modules`, `include(*names)`: only the build knows which.
      if (names.length === 0) return undefined;
      for (const name of names) folders.set(name.replace(/^:/, ''), joinPath(root, name.replace(/:/g, '/')));
    }
    // project(':app').projectDir = file('mobile/app'), new File(rootDir, 'mobile/app')
    const at = head.findIndex((token) => isWord(token, 'projectDir'));
    if (isWord(head[0], 'project') && at !== -1 && isSign(head[at + 1], '=')) {
      const name = head.find((token) => token.kind === 'string')?.text.replace(/^:/, '') ?? '';
      const place = head.slice(at).find((token) => token.kind === 'string');
      if (place === undefined || place.isDynamic) return undefined;
      folders.set(name, joinPath(root, place.text));
    }
  }
  // Settings without a single `include` take modules in by a plugin or a script.
  return folders.size === 0 ? undefined : new Set(folders.values());
}

/** Plugins and scripts of settings that take no app module in by themselves. */
const PLAIN_PLUGIN =
  /^(?:dev\.flutter\.flutter-plugin-loader|com\.android\.[\w.-]+|org\.jetbrains\.kotlin\.[\w.-]+|com\.google\.[\w.-]+|com\.huawei\.agconnect|com\.hihonor\.mcs\.asplugin|com\.facebook\.react\.settings|com\.gradle\.[\w.-]+|org\.gradle\.toolchains\.[\w.-]+)$/;
const PLAIN_SCRIPT = /flutter_tools\/gradle\/app_plugin_loader\.gradle$|native_modules\.gradle$/;

/** Whether settings without an `include` hold nothing else that could bring the app module in. */
export function isPlainSettings(settings: SourceFile): boolean {
  const { statements } = readGradle(settings.text, settings.path.endsWith('.kts'));
  return everyStatement(statements).every(({ head }) => {
    const texts = head.filter((token) => token.kind === 'string').map((token) => token.text);
    // React Native links its libraries with it.
    if (isWord(head[0], 'applyNativeModulesSettingsGradle')) return true;
    if (head.some((token) => token.kind === 'word' && /^(?:include|settings|gradle)$/.test(token.text))) return false;
    if (isWord(head[0], 'apply') || isWord(head[0], 'id'))
      return texts.length > 0 && texts.some((text) => PLAIN_PLUGIN.test(text) || PLAIN_SCRIPT.test(text));
    return !isWord(head[0], 'alias');
  });
}
