// What a build cannot do without: its plugins, compileSdk, the keys it signs with, and the repositories of Google and Maven Central.
import {
  everyStatement,
  type GradleStatement,
  isSign,
  isWord,
  nameOfStatement,
  textsOf,
  within,
} from '../../../../readers/gradle/script.js';
import type { GradleToken } from '../../../../readers/gradle/tokens.js';
import { compareVersions } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import type { AndroidApp } from '../../../android/app.js';
import { isInside, joinPath } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { type Finding, placeOf } from '../../../types.js';
import { commentedOut } from '../commented-out.js';
import { androidPlace, pluginArtifact, pluginsPlace } from './gradle-plugins.js';
import { LIBRARY_SCOPES, mayMirror, PLUGIN_SCOPES, repositoriesIn } from './repositories.js';

const KOTLIN = /^(?:org\.jetbrains\.kotlin\.android|kotlin-android)$/;

/** Blocks and settings of a file that is more than a sketch. */
const WHOLE = /^(?:namespace|compileOptions|kotlinOptions|buildTypes|sourceSets|signingConfigs)$/;

/** `signingConfig signingConfigs.release` where nothing makes that key. */
function missingKeys({ android, buildTypes, flavors, defaultConfig, moduleFile }: AndroidApp): Finding[] {
  const keys = within(android, ['signingConfigs']);
  // A key may be made under a condition.
  const made = new Set(['debug', ...everyStatement(keys).flatMap(({ head }) => head.map(({ text }) => text))]);
  const uses = [...buildTypes, ...flavors].flatMap(({ statements }) => statements);
  return [...defaultConfig, ...uses].flatMap(({ head, offset }: GradleStatement): Finding[] => {
    const at = head.findIndex((token) => isWord(token, 'signingConfigs'));
    const name = head
      .slice(at + 1)
      .find(({ kind, text }) => kind === 'string' || (kind === 'word' && !/^(?:getByName|named|getAt)$/.test(text)));
    return !/^(?:s|setS)igningConfig$/.test(head[0]?.text ?? '') ||
      !isSign(head[at + 1], '.') ||
      name === undefined ||
      name.isDynamic ||
      made.has(name.text) ||
      head.some((token) => isSign(token, '?') || isWord(token, 'if'))
      ? []
      : [
          {
            at: moduleFile?.source.at(offset),
            found: `signingConfigs.${name.text}`,
            expected: `signingConfigs { ${name.text} { … } }`,
          },
        ];
  });
}

function missingRepositories(android: AndroidApp): Finding[] {
  return [PLUGIN_SCOPES, LIBRARY_SCOPES].flatMap((scopes): Finding[] => {
    const here = repositoriesIn(android, scopes);
    const [first] = here;
    if (first === undefined || (scopes === PLUGIN_SCOPES && android.agpVersion === undefined)) return [];
    if (here.some(mayMirror)) return [];
    return [/^google$/, /^(?:mavenCentral|jcenter|gradlePluginPortal)$/]
      .filter((wanted) => !here.some(({ name }) => wanted.test(name)))
      .map((wanted) => {
        const name = wanted.test('google') ? 'google()' : 'mavenCentral()';
        return { at: placeOf(first), found: t(`no ${name}`, `没有 ${name}`), expected: name };
      });
  });
}

/** `evaluate(new File(…, 'chat_module/.android/include_flutter.groovy'))`. */
export const flutterInclude = ({ settingsFile }: AndroidApp): GradleToken | undefined =>
  everyStatement(settingsFile?.tree.statements ?? [])
    .flatMap(textsOf)
    .find(({ text }) => text.endsWith('include_flutter.groovy'));

export function missingParts(project: Project, android: AndroidApp): Finding[] {
  const { moduleFile, rootFile, settingsFile, gradleFiles, modulePlugins, agpVersion } = android;
  if (moduleFile === undefined || android.hasHiddenBuild) return [];
  const { source, tree } = moduleFile;
  const others = gradleFiles.filter((file) => file !== moduleFile).map((file) => file.source.text);
  const block = tree.statements.find((item) => nameOfStatement(item) === 'android' && item.body !== undefined);
  const findings: Finding[] = [];
  const need = (isThere: boolean, expected: string, at = pluginsPlace(android)): void => {
    if (!isThere) findings.push({ at, found: t(`no ${expected}`, `没有 ${expected}`), expected });
  };
  if (!others.some((text) => text.includes('signingConfigs'))) findings.push(...missingKeys(android));
  if (block !== undefined) {
    const isSet = [source.text, ...others].some((text) => /\bcompileSdk/.test(text));
    // Without any of these the block is a sketch of a file.
    const isWhole = block.body?.some((item) => WHOLE.test(nameOfStatement(item))) === true;
    need(isSet || !isWhole, 'compileSdk 34', source.at(block.offset));
    need(
      modulePlugins.some(({ id }) => id.startsWith('com.android.')),
      'com.android.application',
    );
  }
  if (rootFile !== undefined || settingsFile !== undefined) {
    const own = modulePlugins.find(({ id }) => id === 'com.android.application');
    const brought = pluginArtifact(android, 'com.android.tools.build', 'gradle', 'com.android.application');
    // A build that declares no plugin at all may get them from elsewhere.
    const declares = gradleFiles.some(({ source: { text } }) => /\bclasspath\b|\bversion\s*\(?['"]/.test(text));
    if (own !== undefined && declares) {
      const off = commentedOut(settingsFile?.source, own.id) ?? commentedOut(rootFile?.source, own.id);
      need(brought !== undefined, 'com.android.tools.build:gradle', off ?? placeOf(own));
    }
    // Android's plugin brings Kotlin along from version 9 on, Flutter's from 3.44 on (flutter/flutter#189133), and which Flutter builds is not written here.
    const kotlin = pluginArtifact(
      android,
      'org.jetbrains.kotlin',
      'kotlin-gradle-plugin',
      'org.jetbrains.kotlin.android',
    );
    if (
      project.kind !== 'flutter' &&
      kotlin !== undefined &&
      agpVersion !== undefined &&
      compareVersions(agpVersion, '9.0') < 0
    ) {
      const sources = joinPath(android.module, 'src/main');
      const has = (end: string): boolean =>
        project.files.paths.some((path) => path.endsWith(end) && isInside(path, sources));
      // Beside Java the files of Kotlin may be left over.
      if (has('.kt') && !has('.java'))
        need(
          modulePlugins.some(({ id }) => KOTLIN.test(id)),
          'org.jetbrains.kotlin.android',
        );
    }
  }
  const plugin = 'dev.flutter.flutter-gradle-plugin';
  const isDeclared = modulePlugins.some(({ id }) => id === plugin);
  // Another module of the app may bring Flutter along.
  need(
    flutterInclude(android) === undefined || /flutter|\bprojects?\s*[(.]/.test(source.text),
    "implementation project(':flutter')",
    androidPlace(android, 'dependencies'),
  );
  if (isDeclared || tree.statements.some((item) => nameOfStatement(item) === 'flutter')) {
    need(isDeclared || /flutter\.gradle/.test(source.text), plugin);
    if (isDeclared && settingsFile !== undefined) {
      const { text } = settingsFile.source;
      const at = settingsFile.source.at(0);
      need(/flutter_tools\/gradle/.test(text), 'includeBuild("$flutterSdkPath/packages/flutter_tools/gradle")', at);
      need(/flutter-plugin-loader|plugin_loader|flutter-plugins/.test(text), 'dev.flutter.flutter-plugin-loader', at);
    }
  }
  return [...findings, ...missingRepositories(android)];
}
