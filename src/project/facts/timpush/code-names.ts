// Names of the push package and of what carries it, in scripts: not imported, or written almost right.
import type { Origin } from '../../../problems/types.js';
import { endOfBlock } from '../../../readers/code.js';
import { t } from '../../../text/language.js';
import { slipOf } from '../../../text/suggest.js';
import type { CodeFile } from '../../ios/app.js';
import type { Project } from '../../project.js';
import { remember } from '../../remember.js';
import type { Finding } from '../../types.js';
import { hits, scriptFiles } from '../app-code.js';
import { faultAt, misspelt, wordFaults } from '../code-words.js';
import { moduleFaults } from '../script-modules.js';

/** What the push packages for scripts export. */
export const EXPORTS = [
  'EVENT',
  'registerPush',
  'unRegisterPush',
  'addPushListener',
  'removePushListener',
  'setRegistrationID',
  'getRegistrationID',
  'getNotificationExtInfo',
  'createNotificationChannel',
  'disablePostNotificationInForeground',
];

const CALLS = EXPORTS.slice(1).join('|');
const EVENTS = ['NOTIFICATION_CLICKED', 'MESSAGE_RECEIVED', 'MESSAGE_REVOKED'];
const ARKTS = ['TIMPushManager', 'TIMPushListener', 'TIMPushMessage', 'TIMPushResult'];
const PACKAGE = String.raw`['"](?:@tencentcloud/(?:react-native-push|timpush|uni-app-push)|[^'"\n]*uni_modules/TencentCloud-Push[^'"\n]*)['"]`;

/** An event under another name than the package has: by the word that is the same. */
const eventOf = (name: string): string | undefined =>
  EVENTS.includes(name)
    ? undefined
    : EVENTS.find((_, i) => new RegExp(['CLICK', 'RECEIVE', 'REVO|RECALL'][i] ?? '').test(name));

/** Methods of the listener by their names on other systems. */
const LISTENER: Readonly<Record<string, string>> = {
  onRecvPushMessage: 'onMessageReceived',
  onMessageRevoked: 'onRevokePushMessage',
};

/** Where names of ArkTS come from. */
const HOMES = [
  [/^TIMPush/, '@tencentcloud/timpush'],
  [/^V2TIM/, '@tencentcloud/imsdk'],
  [/^UIAbility$/, '@kit.AbilityKit'],
] as const;

const nearest = (name: string, known: readonly string[]): string | undefined =>
  name.length > 3 ? slipOf(name, known, (item) => (item.length > 6 ? 2 : 1)) : undefined;

const lost = (file: CodeFile, offset: number, name: string, from: string): Finding =>
  faultAt(
    file,
    offset,
    t(`${name} is not imported`, `没有导入 ${name}`),
    t(`import ${name} from ${from}`, `从 ${from} 导入 ${name}`),
  );

/** Whether a script declares a name, imports it, or takes it as an argument. */
export function isDeclared({ code, bare }: CodeFile, name: string): boolean {
  const word = new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`);
  const imports = [...code.matchAll(/\bimport\b([^'";()]*)\bfrom\b/g)].some((match) => word.test(match[1] ?? ''));
  return (
    imports ||
    new RegExp(
      `\\b(?:function\\*?|const|let|var|class|enum|namespace|async|declare)\\s+(?:[{[][^=;]*?)?\\b${name}\\b|[{(,]\\s*(?:\\.\\.\\.)?${name}\\s*[,:)}=?]|\\b${name}\\s*=>`,
    ).test(bare)
  );
}

/** An import whose words are mistyped. */
export function brokenImport({
  code,
}: CodeFile): { readonly offset: number; readonly word: string; readonly meant: string } | undefined {
  for (const match of code.matchAll(/^[ \t]*([A-Za-z]+)\b([^'"\n]*)['"][^'"\n]+['"]/gm)) {
    const [, first = '', rest = ''] = match;
    const offset = match.index + match[0].search(/\S/);
    if (nearest(first, ['import']) !== undefined && /^\s*(?:[{*]|\w+\s+\w+\s*$)/.test(rest))
      return { offset, word: first, meant: 'import' };
    const last = /(\w+)\s*$/.exec(rest)?.[1];
    if (first === 'import' && last !== undefined && last !== 'from') return { offset, word: last, meant: 'from' };
  }
  return undefined;
}

const GLOBAL = /^(?:this|super|self|window|globalThis|global|uni|wx|exports|module|plus)$/;

/** Faults of one script: its first ones of each kind. */
function scriptFaults(project: Project, file: CodeFile): readonly Finding[] {
  const { code, bare } = file;
  const slip = brokenImport(file);
  if (slip !== undefined) return [misspelt(file, slip.offset, slip.word, slip.meant)];
  const nowhere = /\bimport\b[^'";()]*\bfrom\s*(?:''|"")/.exec(code);
  if (nowhere !== null)
    return [faultAt(file, nowhere.index, t('an import of nothing', '导入路径为空'), t('name the package', '写上包名'))];
  const from =
    project.package?.name === 'TencentCloud-Push' ? 'uni_modules/TencentCloud-Push' : (project.package?.name ?? '');
  const own = [
    ...code.matchAll(new RegExp(`\\bimport\\s+(?:\\*\\s*as\\s+)?(\\w+)[^'";()]*\\bfrom\\s*${PACKAGE}`, 'g')),
    ...code.matchAll(new RegExp(`\\b(?:const|let|var)\\s+(\\w+)\\s*=\\s*require\\s*\\(\\s*${PACKAGE}`, 'g')),
  ].map((match) => match[1] ?? '');
  const found: Finding[] = [];
  for (const match of code.matchAll(
    /\bimport\s*\{([^}]*)\}\s*from\s*['"](@(?:tencentcloud\/(?:imsdk|timpush)|kit\.\w+|ohos\.\w+))['"]/g,
  ))
    for (const { 0: name, index } of (match[1] ?? '').matchAll(/\w+/g)) {
      const at = match.index + match[0].indexOf('{') + 1 + index;
      const [, place = ''] = match.slice(1);
      const known = place.endsWith('timpush') ? nearest(name, ARKTS) : undefined;
      const home = project.kind === 'harmony' ? HOMES.find(([pattern]) => pattern.test(name))?.[1] : undefined;
      if (known !== undefined) found.push(misspelt(file, at, name, known));
      else if (home !== undefined && home !== place)
        found.push(
          faultAt(
            file,
            at,
            t(`${place} has no ${name}`, `${place} 中没有 ${name}`),
            t(`import it from ${home}`, `从 ${home} 导入`),
          ),
        );
    }
  if (/['"]@tencentcloud\/timpush['"]/.test(code))
    // A method of the app that the right one calls may have any name.
    for (const { 0: name, index } of bare.matchAll(/\b(?:onRecvPushMessage|onMessageRevoked)(?=\s*[:(])/g))
      if (!bare.includes(LISTENER[name] ?? '')) found.push(misspelt(file, index, name, LISTENER[name] ?? ''));
  for (const match of bare.matchAll(/\bclass\s+\w+\s+extends\s+(\w+)(?=\s*\{)/g)) {
    const name = match[1] ?? '';
    if (name === 'UIAbility' && !isDeclared(file, name)) found.push(lost(file, match.index, name, '@kit.AbilityKit'));
  }
  const bareContext = /\bregisterPush\s*\(\s*(this)\s*,/.exec(bare);
  if (bareContext !== null && /\bextends\s+UIAbility\b/.test(bare))
    found.push(faultAt(file, bareContext.index, t('an ability is no context', 'Ability 不是 context'), 'this.context'));
  const use = new RegExp(
    `(?<![\\w.$)\\]])(\\w+)\\s*\\.\\s*(?:getInstance\\s*\\(\\s*\\)\\s*\\.\\s*)?(?:(?:${CALLS})\\s*\\(|EVENT\\s*\\.)`,
    'g',
  );
  for (const match of bare.matchAll(use)) {
    const [, name = ''] = match;
    if (GLOBAL.test(name) || isDeclared(file, name) || found.length > 0) continue;
    const known = own.find((item) => nearest(name, [item]) !== undefined);
    const isArkTs = project.kind === 'harmony' && nearest(name, ARKTS) !== undefined;
    found.push(
      known !== undefined
        ? misspelt(file, match.index, name, known)
        : isArkTs
          ? misspelt(file, match.index, name, nearest(name, ARKTS) ?? '')
          : lost(file, match.index, name, from),
    );
  }
  for (const name of new Set(own))
    for (const match of bare.matchAll(new RegExp(`(?<![\\w.$])${name}\\s*\\.\\s*(\\w+)(?:\\s*\\.\\s*(\\w+))?`, 'g'))) {
      const [text, member = '', event = ''] = match;
      const known = nearest(member, EXPORTS) ?? (member === 'EVENT' ? eventOf(event) : undefined);
      const word = member === 'EVENT' ? event : member;
      if (known !== undefined) found.push(misspelt(file, match.index + text.lastIndexOf(word), word, known));
    }
  // A function that takes the event, called without one: the listener gets its result.
  for (const match of bare.matchAll(/\baddPushListener\s*\([^,()]+,\s*(\w+)\s*\(\s*\)/g)) {
    const [text, name = ''] = match;
    if (
      new RegExp(
        `\\b(?:const|let|var)\\s+${name}\\s*=\\s*(?:async\\s*)?\\(\\s*\\w+\\s*[:,)]|\\bfunction\\s+${name}\\s*\\(\\s*\\w+\\s*[:,)]`,
      ).test(bare)
    )
      found.push(
        faultAt(
          file,
          match.index + text.lastIndexOf(name),
          t(`${name}() is called here`, `此处调用了 ${name}()`),
          t(`pass ${name}`, `传入 ${name}`),
        ),
      );
  }
  for (const match of bare.matchAll(/\bTIMPushManager\s*\.\s*(?:(getInstance)\s*\(\s*\)\s*\.\s*)?(\w+)(?=\s*\()/g)) {
    const [text, , member = ''] = match;
    const known = nearest(member, ['getInstance', ...EXPORTS]);
    if (known !== undefined) found.push(misspelt(file, match.index + text.lastIndexOf(member), member, known));
  }
  for (const { 0: text, index } of bare.matchAll(/\b(?:TIMPushManager|V2TIMManager)\s*\.\s*getInstance(?=\s*\.)/g))
    found.push(misspelt(file, index + text.lastIndexOf('getInstance'), 'getInstance', 'getInstance()'));
  return found;
}

/** `createNotificationChannel({ … })` without what names the channel. */
const channelFaults = (files: readonly CodeFile[]): readonly Finding[] =>
  hits(files, /\bcreateNotificationChannel\s*\(\s*\{/).flatMap(({ file, offset, text }): Finding[] => {
    const open = offset + text.length - 1;
    const body = file.bare.slice(open, endOfBlock(file.bare, open));
    if (body.includes('...')) return [];
    const missing = ['channelID', 'channelName'].filter(
      (key) => !new RegExp(`\\b${key}\\b`).test(file.code.slice(open, open + body.length)),
    );
    const [en, zh] = [missing.join(', '), missing.join('、')];
    return en === '' ? [] : [faultAt(file, offset, t(`no ${en}`, `没有 ${zh}`), t(`give ${en}`, `填写 ${zh}`))];
  });

export const nameFaults = remember((project: Project): readonly Finding[] => {
  const isScript = /^(?:harmony|uni-app|react-native)$/.test(project.kind);
  const scripts = isScript ? scriptFiles(project) : [];
  const pushing = scripts.filter(({ code }) => /[pP]ush/.test(code));
  return [
    ...pushing.flatMap((file) => scriptFaults(project, file)),
    ...channelFaults(pushing),
    ...pushing.flatMap(wordFaults),
    ...(isScript ? moduleFaults(project, scripts) : []),
  ];
});

/** Whether such a finding is at this line. */
export const isNameFault = (project: Project, at: Origin | undefined): boolean =>
  nameFaults(project).some((finding) => finding.at?.file === at?.file && finding.at?.line === at?.line);
