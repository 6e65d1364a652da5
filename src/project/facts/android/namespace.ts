// The package the app's own classes lie in, and whether sources come from outside of the Gradle build's folder.
import { everyStatement, isWord, within } from '../../../readers/gradle/script.js';
import { attributeOf } from '../../../readers/xml.js';
import type { AndroidApp } from '../../android/app.js';
import { settingOf } from '../../android/gradle-values.js';

/** `namespace` of the module, else `package` of the manifest; undefined when neither is written out. */
export function appNamespace(android: AndroidApp): string | undefined {
  const named = settingOf(android.android, ['namespace'], android.names);
  if (named !== undefined) return named.kind === 'literal' ? named.text : undefined;
  const top = android.manifest?.root.children.find((child) => child.name === 'manifest');
  return top === undefined ? undefined : attributeOf(top, 'package')?.value.trim();
}

/** Source folders or modules that are named by a path: their classes may not be among the files that were read. */
export function hasOutsideModules(android: AndroidApp): boolean {
  const moved = everyStatement(within(android.android, ['sourceSets'])).some((statement) =>
    statement.head.some((token) => isWord(token, 'srcDir') || isWord(token, 'srcDirs') || isWord(token, 'setSrcDirs')),
  );
  const settings = everyStatement(android.settingsFile?.tree.statements ?? []);
  return (
    moved ||
    settings.some(
      ({ head }) =>
        head.some((token) => isWord(token, 'projectDir')) &&
        head.some((token) => token.kind === 'string' && (token.isDynamic || token.text.includes('..'))),
    )
  );
}
