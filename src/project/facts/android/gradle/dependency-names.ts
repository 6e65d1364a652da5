// Names in the dependencies of a build that are set nowhere, or only below, and configurations that nothing makes.
import { everyStatement, within } from '../../../../readers/gradle/script.js';
import { t } from '../../../../text/language.js';
import { suggest } from '../../../../text/suggest.js';
import type { AndroidApp } from '../../../android/app.js';
import type { GradleFile } from '../../../android/gradle-file.js';
import type { Finding } from '../../../types.js';

const CONFIGURATION = /(?:^|[a-z])(?:i|I)mplementation$|^(?:api|compileOnly|classpath)$/;

/** Names that are defined in every script. */
const BUILT_IN =
  /^(?:project|rootProject|rootDir|projectDir|buildDir|layout|version|group|name|path|it|gradle|settings|ext|extra|flutter\w*)$/;

/** `"group:name:$version"` with a name that is not set, and `'group:name:$version'`, where Groovy does not interpolate. */
function namesInDependencies(android: AndroidApp, { source, tree }: GradleFile): Finding[] {
  const places = everyStatement(tree.statements).filter(({ head }) => CONFIGURATION.test(head[0]?.text ?? ''));
  return places.flatMap(({ head }): Finding[] =>
    head.flatMap((token): Finding[] => {
      const used = /^[^\s$]+:[^$]*\$\{?([A-Za-z_]\w*)(?![\w.([])/.exec(token.kind === 'string' ? token.text : '')?.[1];
      if (used === undefined) return [];
      const at = source.at(token.offset);
      if (!token.isDynamic)
        return tree.isKotlin || source.text[token.offset] !== "'"
          ? []
          : [{ at, found: `'${token.text.slice(0, 60)}'`, expected: `"${token.text.slice(0, 60)}"` }];
      // The name may be set by a script that is not read, or to more than a plain value.
      const made = android.gradleFiles.flatMap((file) =>
        [...file.source.text.matchAll(new RegExp(`^(.*)(?<![\\w$]|\\$\\{)${used}\\s*=(?!=)`, 'gm'))].map((match) => ({
          file,
          match,
        })),
      );
      const [only, another] = made;
      const isLater =
        another === undefined &&
        only?.file.source === source &&
        only.match.index > token.offset &&
        /^(?:def|val) $/.test(only.match[1] ?? '');
      if (isLater)
        return [
          {
            at,
            found: t(`$${used} is set only below`, `$${used} 在下面才定义`),
            expected: t(`its line above this one`, '把定义移到这一行之前'),
          },
        ];
      const isSet =
        android.names.values.has(used) ||
        android.hasHiddenBuild ||
        BUILT_IN.test(used) ||
        android.gradleFiles.some((file) => new RegExp(`(?<![\\w$]|\\$\\{)${used}\\b`).test(file.source.text));
      if (isSet) return [];
      const nearest = suggest(used, android.names.values.keys());
      return [
        {
          at,
          found: t(`$${used} is set nowhere`, `$${used} 没有定义`),
          expected: nearest === undefined ? t('the version itself', '具体版本号') : `$${nearest}`,
        },
      ];
    }),
  );
}

/** The source sets of every module, and those of tests. */
const ALWAYS = ['debug', 'release', 'profile', 'android', 'unit', 'test', 'fixtures'];

/** `fooImplementation` where no flavour or build type is called foo, and nothing else creates the configuration. */
function unknownConfigurations(android: AndroidApp): Finding[] {
  const { moduleFile, gradleFiles, hasHiddenBuild } = android;
  if (moduleFile === undefined || hasHiddenBuild) return [];
  const known = [...android.flavors, ...android.buildTypes].map(({ name }) => name.replace(/\W/g, '').toLowerCase());
  const variants = new RegExp(`^(?:${[...ALWAYS, ...known].join('|')})+$`);
  return within(moduleFile.tree.statements, ['dependencies']).flatMap(({ head: [first], offset }): Finding[] => {
    const [word, prefix] = /^([a-z]\w*)(?:Implementation|Api|CompileOnly|RuntimeOnly)$/.exec(first?.text ?? '') ?? [];
    if (first?.kind !== 'word' || word === undefined || prefix === undefined) return [];
    const made = new RegExp(`(?<![\\w$])(?:${prefix}(?![\\w$])|${word}(?=['"\`]|\\s*(?:by\\b|=|[{}.\\n])))`, 'i');
    return variants.test(prefix.toLowerCase()) || gradleFiles.some(({ source }) => made.test(source.text))
      ? []
      : [{ at: moduleFile.source.at(offset), found: word, expected: 'implementation' }];
  });
}

export const dependencyNames = (android: AndroidApp): Finding[] => [
  ...android.gradleFiles.flatMap((file) => namesInDependencies(android, file)),
  ...unknownConfigurations(android),
];
