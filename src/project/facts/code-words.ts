// What no compiler gets past in scripts, Kotlin and Java: blocks, keywords, overridden methods, a file without its package.
import { braceFault } from '../../readers/blocks.js';
import { endOfBlock } from '../../readers/code.js';
import { type Text, t } from '../../text/language.js';
import { slipOf } from '../../text/suggest.js';
import type { CodeFile } from '../ios/app.js';
import type { Finding } from '../types.js';
import { hits } from './app-code.js';

export const faultAt = (file: CodeFile, offset: number, found: Text, expected: string | Text): Finding => ({
  at: file.source.at(offset),
  found,
  expected,
  args: { name: file.source.shown },
});

export const misspelt = (file: CodeFile, offset: number, name: string, known: string): Finding =>
  faultAt(file, offset, t(`there is no ${name}`, `没有 ${name}`), t(`write ${known}`, `写成 ${known}`));

const isScript = ({ source }: CodeFile): boolean => !/\.(?:kt|java)$/.test(source.path);

/** In JSX a text may hold any sign, and a regular expression any bracket. */
const HIDES = />[^<>{}=;()]*['"`][^<>{}=;()]*<|(?:[=(,:?&|!]|\breturn)\s*\/(?![/*])\S/;

/** A `try` that nothing catches, in JavaScript, Java and Kotlin alike. */
const bareTries = (file: CodeFile): readonly Finding[] =>
  hits(isScript(file) && HIDES.test(file.code) ? [] : [file], /\btry\s*\{/).flatMap(({ offset, text }): Finding[] => {
    if (!file.bare.startsWith('try', offset)) return [];
    const end = endOfBlock(file.bare, offset + text.length - 1);
    return end === file.bare.length || /^\s*(?:catch|finally)\b/.test(file.bare.slice(end, end + 400))
      ? []
      : [faultAt(file, offset, t('try without catch', 'try 没有 catch'), t('add catch', '加上 catch'))];
  });

function blocks(file: CodeFile): readonly Finding[] {
  const { code, source } = file;
  // T3's rule for files of HarmonyOS and uni-app modules is BLD-04.
  if (/\.(?:ets|uts)$/.test(source.path) || (isScript(file) && HIDES.test(code)) || /\$\{[^}]*['"`]/.test(source.text))
    return [];
  const fault = braceFault(file);
  return fault === undefined ? [] : [faultAt(file, fault.offset, fault.message, t('correct the braces', '改正大括号'))];
}

const KEYWORDS = {
  script: ['import', 'export', 'default', 'function', 'const', 'class', 'async'],
  native: [
    'import',
    'package',
    'public',
    'private',
    'protected',
    'override',
    'class',
    'extends',
    'implements',
    'static',
    'final',
    'void',
  ],
};

/** A word that is almost a keyword, where only a keyword may be in front of a name. */
function keywords(file: CodeFile): readonly Finding[] {
  const known = isScript(file) ? KEYWORDS.script : KEYWORDS.native;
  const found: Finding[] = [];
  const place = isScript(file)
    ? /^[ \t]*(?:(?:export|default|async)[ \t]+)*([a-z]{4,10})[ \t]+(?:default\b|class\b|function\b|const\b|async\b|[\w$]+\s*(?:[=({]|:[^,]*=|\n?extends\b))/gm
    : /(?:^[ \t]*|\b(?:public|private|protected|static|final|override|open|class \w+)[ \t]+)([a-z]{4,10})[ \t]+(?=[\w<])/gm;
  for (const { 0: text, 1: word = '', index } of file.bare.matchAll(place)) {
    const meant = slipOf(word, known);
    if (meant !== undefined)
      found.push(misspelt(file, index + text.search(/\S/) + text.trimStart().indexOf(word), word, meant));
  }
  return found;
}

const OVERRIDDEN = [
  'onCreate',
  'onTerminate',
  'onNewIntent',
  'onResume',
  'onConfigurationChanged',
  'getPackages',
  'getJSMainModuleName',
  'getUseDeveloperSupport',
  'getMainComponentName',
];
const ABILITY = [
  'onCreate',
  'onDestroy',
  'onNewWant',
  'onForeground',
  'onBackground',
  'onWindowStageCreate',
  'onWindowStageDestroy',
];

/** A method of the system under a name that is almost the right one. */
function overrides(file: CodeFile): readonly Finding[] {
  const isAbility = file.source.path.endsWith('.ets') && /\bextends\s+UIAbility\b/.test(file.bare);
  if (!isAbility && isScript(file)) return [];
  const known = isAbility ? ABILITY : OVERRIDDEN;
  const place = isAbility
    ? /^[ \t]*(?:async\s+)?(on\w+)\s*\([^()]*\)[^;{}()]*\{/gm
    : /(?:\boverride\s+fun\s+|@Override\s+(?:(?:public|protected|final)\s+)*[\w<>]+\s+)(\w+)\s*\(/g;
  return [...file.bare.matchAll(place)].flatMap(({ 0: text, 1: name = '', index }) => {
    const meant = slipOf(name, known);
    return meant === undefined ||
      (name === 'onCreated' && (/\bonCreate\s*\(/.test(file.bare) || file.bare.split(name).length > 2))
      ? []
      : [misspelt(file, index + text.indexOf(name), name, meant)];
  });
}

/** A class in a folder of packages whose file names none. */
function withoutPackage(file: CodeFile): readonly Finding[] {
  const folder = /\/src\/\w+\/(?:java|kotlin)\/((?:[a-z]\w*\/)+)[A-Z]\w*\.(?:kt|java)$/.exec(
    `/${file.source.path}`,
  )?.[1];
  const head = file.bare.slice(0, 4000).split(/^[ \t]*import\b/m)[0] ?? '';
  if (folder === undefined || /^[ \t]*\w+[ \t]+[\w`]+(?:\.[\w`]+)*[ \t]*;?[ \t]*\r?$/m.test(head)) return [];
  if (!/\bclass\s+\w+/.test(file.bare)) return [];
  const name = folder.slice(0, -1).replaceAll('/', '.');
  return [faultAt(file, 0, t('no package', '没有 package'), `package ${name}`)];
}

export const wordFaults = (file: CodeFile): readonly Finding[] => [
  ...bareTries(file),
  ...blocks(file),
  ...keywords(file),
  ...overrides(file),
  ...withoutPackage(file),
];
