// Names of the push packages as Dart code writes them: calls, their named parameters, and constants of the app that the calls use.
import { argumentOf, callsOf, type DartCall, type DartFile, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { Project } from '../../project.js';
import { byPath, type DartFault, SAFE, seenBy } from './imports.js';
import { isPlugin, receiverOf } from './start.js';

/** Named parameters; `!` marks one that is required. */
const EITHER: Readonly<Record<string, string>> = {
  OfflinePushInfo:
    'title desc ext vendorParams disablePush iOSSound iOSImage ignoreIOSBadge iOSPushType iOSInterruptionLevel enableIOSBackgroundNotification androidSound androidOPPOChannelID androidOPPOCategory androidOPPONotifyLevel androidVIVOCategory androidVIVOClassification androidFCMChannelID androidFCMImage androidXiaoMiChannelID androidHuaWeiCategory androidHuaWeiImage androidHonorImage androidHonorImportance harmonyImage harmonyCategory ignoreHarmonyBadge androidMeizuNotifyType',
  doBackground: 'unreadCount!',
  setOfflinePushConfig: 'businessID! token! isTPNSToken isVoip',
};
const OLDER: Readonly<Record<string, string>> = {
  TimUiKitPushPlugin: 'isUseGoogleFCM',
  init: 'pushClickAction appInfo',
  createNotificationChannel: 'channelId channelName channelDescription',
  PushAppInfo:
    'hw_buz_id honor_buz_id mi_buz_id mi_app_id mi_app_key oppo_buz_id oppo_app_id oppo_app_key oppo_app_secret vivo_buz_id mz_buz_id mz_app_id mz_app_key google_buz_id apple_buz_id',
};
const TIMPUSH: Readonly<Record<string, string>> = {
  registerPush:
    'onNotificationClicked! sdkAppId appKey apnsCertificateID applicationGroupID androidPushOEMConfig onAppWakeUp',
  addPushListener: 'listener!',
  TIMPushListener: 'onRecvPushMessage onRevokePushMessage onNotificationClicked',
  createNotificationChannel: 'channelID channelId channelName channelDesc channelSound',
  setRegistrationID: 'registrationID!',
  forceUseFCMPushChannel: 'enable!',
  disablePostNotificationInForeground: 'disable!',
};

/** Methods without parameters of their own name, and classes. */
const METHODS =
  'getRegistrationID uploadToken requireNotificationPermission setBadgeNum clearAllNotification doForeground unRegisterPush ensureInitialized initializeApp'.split(
    ' ',
  );
const CLASSES =
  'TencentCloudChatPush TimUiKitPushPlugin TencentImSDKPlugin WidgetsFlutterBinding WidgetsBindingObserver AppLifecycleState Firebase'.split(
    ' ',
  );

const isNear = (word: string, known: string): boolean =>
  Math.abs(word.length - known.length) <= 2 &&
  word !== known &&
  `${word}s` !== known &&
  word !== `${known}s` &&
  editDistance(word, known) <= (known.length > 7 ? 2 : 1);

const fault = ({ file }: { readonly file: DartFile }, offset: number, word: string, expected: string): DartFault => ({
  file,
  offset,
  found: t(`${word} is declared nowhere`, `${word} 没有声明`),
  expected,
});

type Homes = ReadonlyMap<string, DartFile | undefined>;

/** Classes that are declared once, extend nothing and lie in a file without extensions. */
function plainClasses({ dart }: Project): Homes {
  const homes = new Map<string, DartFile | undefined>();
  const declared = /\b(?:(class)|mixin|enum|typedef|extension(?:\s+type)?)\s+([A-Z]\w*[a-z]\w*)\s*(\{?)/g;
  for (const file of dart)
    for (const [, kind, name = '', brace] of file.source.text.matchAll(declared)) {
      const isPlain = kind !== undefined && brace === '{' && !/\bextension\b/.test(file.source.text);
      homes.set(name, isPlain && !homes.has(name) ? file : undefined);
    }
  return homes;
}

export function nameFaults(project: Project, files: readonly DartFile[]): readonly DartFault[] {
  const table = { ...EITHER, ...(project.generation === 'timpush' ? TIMPUSH : OLDER) };
  const homes = plainClasses(project);
  return files.flatMap((file) => [
    ...Object.entries(table).flatMap(([name, list]) =>
      callsOf(file, name).flatMap((call) => argumentFaults(project, call, list.split(' '))),
    ),
    ...misspelt(project, file, [...Object.keys(table), ...METHODS, ...CLASSES]),
    ...lostMembers(project, homes, file),
    ...lostMain(file),
    ...setLater(file),
  ]);
}

/** Whether the call is one of the push package: by what it is called on, or by an argument that it alone has. */
function isOfPush(project: Project, call: DartCall, known: readonly string[]): boolean {
  const names = call.arguments.map(({ name }) => name);
  if (names.includes(undefined)) return false;
  return (
    names.some((name) => name !== undefined && name !== 'title' && known.includes(name)) ||
    (/^[A-Z]/.test(call.name) ? names.length > 0 : isPlugin(project, receiverOf(call.file.tokens, call.index)))
  );
}

function argumentFaults(project: Project, call: DartCall, list: readonly string[]): readonly DartFault[] {
  const known = list.map((name) => name.replace('!', ''));
  if (!isOfPush(project, call, known) || isOwn(project, call.name)) return [];
  const given = call.arguments.map(({ name = '' }) => name);
  const wrong = call.arguments.flatMap(({ name = '', offset, value }): readonly DartFault[] => {
    const nearest = known.find((item) => isNear(name, item) || item.toLowerCase() === name.toLowerCase());
    if (known.includes(name)) return lostValue(project, call, value);
    return nearest === undefined ? [] : [fault(call, offset, name, nearest)];
  });
  const isHeard = hasListener(project);
  const missing = list.filter(
    (name) => name.endsWith('!') && !given.includes(name.slice(0, -1)) && !(isHeard && name.startsWith('onNot')),
  );
  if (wrong.length > 0 || missing.length === 0) return wrong;
  const shown = missing.map((name) => name.slice(0, -1)).join(', ');
  return [
    {
      file: call.file,
      offset: call.offset,
      found: t(`${call.name} without ${shown}`, `${call.name} 缺少 ${shown}`),
      expected: `${shown}: …`,
    },
  ];
}

/** Where a listener hears taps, newer versions of the package may do without the function in registerPush. */
const hasListener = (project: Project): boolean =>
  project.calls('TIMPushListener').some((call) => argumentOf(call, 'onNotificationClicked') !== undefined);

/** A single name as value that the whole app writes only here. */
function lostValue(project: Project, call: DartCall, value: DartCall['file']['tokens']): readonly DartFault[] {
  const [name, ...rest] = value;
  if (
    name?.kind !== 'word' ||
    rest.length > 0 ||
    /^(?:true|false|null|this|context|mounted|widget|k[A-Z]\w*|default\w+)$/.test(name.text)
  )
    return [];
  // A third-party package, or a generated file, may declare it.
  const { packages } = seenBy(project, byPath(project), call.file, name.text);
  if ([...packages].some((item) => item === '?' || !(SAFE.test(item) || name.text.startsWith('_')))) return [];
  return countOf(project, name.text) === 1
    ? [fault(call, name.offset, name.text, t('a name that the code declares', '代码中声明的名称').en)]
    : [];
}

const countOf = (project: Project, word: string): number => {
  const whole = new RegExp(`(?<![\\w$])${word.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
  return project.dart.reduce(
    (sum, { source: { text } }) => sum + (text.includes(word) ? (text.match(whole)?.length ?? 0) : 0),
    0,
  );
};

const isOwn = (project: Project, name: string): boolean => {
  const declares = new RegExp(
    /^[A-Z]/.test(name)
      ? `\\b(?:class|mixin|enum|typedef|extension)\\s+${name}\\b`
      : `(?<!\\b(?:return|await|throw|new|else|in|yield|case|is|as))[\\w>?\\]]\\s+${name}\\s*[=;,(){<]|\\bthis\\.${name}\\b`,
  );
  return project.dart.some(({ source: { text } }) => text.includes(name) && declares.test(text));
};

/** `TencentCloudChatPsh()`, `push.registrPush()`. */
function misspelt(project: Project, file: DartFile, known: readonly string[]): readonly DartFault[] {
  const { tokens } = file;
  const told = new Set<string>();
  return tokens.flatMap((token, i): DartFault[] => {
    if (token.kind !== 'word' || token.text.length < 6 || known.includes(token.text) || told.has(token.text)) return [];
    const isClass = /^[A-Z]/.test(token.text);
    if (isClass ? isSign(tokens[i - 1], '.') : !(isSign(tokens[i - 1], '.') && isSign(tokens[i + 1], '('))) return [];
    const nearest = known.find(
      (name) => /^[A-Z]/.test(name) === isClass && name.length > 5 && isNear(token.text, name),
    );
    told.add(token.text);
    if (nearest === undefined) return [];
    const receiver = isClass ? '' : receiverOf(tokens, i);
    const isKnownReceiver =
      isClass || isPlugin(project, receiver) || /^(?:WidgetsFlutterBinding|Firebase)\.$/.test(receiver);
    return isKnownReceiver && !isOwn(project, token.text) ? [fault({ file }, token.offset, token.text, nearest)] : [];
  });
}

/** The file in which Flutter looks for `main`. */
const lostMain = (file: DartFile): readonly DartFault[] =>
  /(?:^|\/)lib\/main\.dart$/.test(file.source.path) &&
  file.source.text.includes('package:flutter/') &&
  !/\bmain\b|\bexport\b/.test(file.source.text)
    ? [fault({ file }, 0, 'main', 'void main()')]
    : [];

/** `info.mi_buz_id = 1;`: the fields of PushAppInfo are final. */
const setLater = (file: DartFile): readonly DartFault[] =>
  file.source.text.includes('PushAppInfo(')
    ? file.tokens.flatMap(({ text, offset }, i, all) =>
        /^[a-z]+_(?:buz|app)_/.test(text) &&
        isSign(all[i - 1], '.') &&
        isSign(all[i + 1], '=') &&
        !isSign(all[i + 2], '=') &&
        new RegExp(`\\b${all[i - 2]?.text}\\s*=[\\s\\w]*\\bPushAppInfo\\(`).test(file.source.text)
          ? [{ file, offset, found: t(text, text), expected: `PushAppInfo(${text}: …)` }]
          : [],
      )
    : [];

/** `PushConstant.hwId` where the one class of that name has no such member. */
function lostMembers(project: Project, homes: Homes, file: DartFile): readonly DartFault[] {
  const { tokens } = file;
  return tokens.flatMap((token, i): DartFault[] => {
    const member = tokens[i + 2];
    if (token.kind !== 'word' || !isSign(tokens[i + 1], '.') || member?.kind !== 'word') return [];
    const home = homes.get(token.text);
    if (home === undefined || isSign(tokens[i - 1], '.') || openingOf(tokens, i) === -1) return [];
    const isThere = home.tokens.some(
      (item, at) => item.kind === 'word' && item.text === member.text && declaresMember(home.tokens, at),
    );
    // A class of the app may have the name of one of the system, such as Platform, which is meant where it is not imported.
    const isMeant = (): boolean =>
      home === file || seenBy(project, byPath(project), file, token.text).files.has(home.source.path);
    return isThere || /^(?:new|runtimeType|hashCode)$/.test(member.text) || !isMeant()
      ? []
      : [fault({ file }, member.offset, `${token.text}.${member.text}`, token.text)];
  });
}

/** Not what follows a dot, unless it is the name of a constructor. */
function declaresMember(tokens: DartFile['tokens'], at: number): boolean {
  if (!isSign(tokens[at - 1], '.')) return true;
  const before = tokens[at - 3];
  return before?.kind === 'word'
    ? /^(?:const|factory|external)$/.test(before.text)
    : ';{}'.includes(before?.text ?? '');
}
