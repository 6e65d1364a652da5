// The methods TIMPush asks the app delegate for: which class they are in, and whether Objective-C finds them there.
import type { Origin } from '../../../problems/types.js';
import { type CodeType, typeAround, typesIn } from '../../../readers/code-types.js';
import { type Text, t } from '../../../text/language.js';
import { editDistance, slipOf } from '../../../text/suggest.js';
import type { CodeFile, IosApp } from '../../ios/app.js';
import { remember } from '../../remember.js';
import { placeOf } from '../../types.js';
import { hits } from '../app-code.js';
import { isOnlyInDebug } from './preprocessor.js';

export interface DelegateMethod {
  readonly file: CodeFile;
  readonly offset: number;
  readonly name: string;
  /** The class it is in; undefined when that is not known. */
  readonly owner: string | undefined;
  /** Why TIMPush does not get its value. */
  readonly fault: Text | undefined;
}

const RELEVANT =
  /TIMPushDelegate|AppDelegate|businessID|offlinePushCertificateID|onRemoteNotificationReceived|UIApplicationMain/;

/** Bases without anything of TIMPush, which are no app delegates either. */
const PLAIN =
  /^(?:NSObject|UIResponder|UI\w*ViewController|TIMPushDelegate|(?!\w*App(?:lication)?Delegate$)\w*Delegate)$/;

export interface DelegateTypes {
  /** Names of the classes that say they are TIMPush's delegate, with their places. */
  readonly conformers: readonly { readonly name: string; readonly file: CodeFile; readonly offset: number }[];
  /** A name with all that it inherits from or conforms to, as far as the code says. */
  family(name: string): ReadonlySet<string>;
  /** False only when it is certain. */
  mayBeAppDelegate(name: string): boolean;
  around(file: CodeFile, offset: number): CodeType | undefined;
}

export const delegateTypes = remember((ios: IosApp): DelegateTypes => {
  const files = ios.code.filter((file) => RELEVANT.test(file.code));
  const byFile = new Map(files.map((file) => [file, typesIn(file, file.source.path)]));
  const byPath = new Map([...byFile].map(([{ source }, types]) => [source.path, types]));
  const bases = new Map<string, Set<string>>();
  const started = new Set<string>();
  for (const type of [...byFile.values()].flat()) {
    const all = bases.get(type.name) ?? new Set<string>();
    for (const base of type.bases) all.add(base);
    bases.set(type.name, all);
    if (/@(?:main|UIApplicationMain)\b/.test(type.marks)) started.add(type.name);
  }
  for (const { code } of files)
    for (const match of code.matchAll(
      /(?:UIApplicationDelegateAdaptor|NSStringFromClass)\s*\(\s*\[?\s*(?:\w+\.)?(\w+)/g,
    ))
      started.add(match[1] ?? '');
  const family = (name: string): ReadonlySet<string> => {
    const found = new Set([name]);
    for (const item of found) for (const base of bases.get(item) ?? []) found.add(base);
    return found;
  };
  return {
    conformers: [...byFile].flatMap(([file, types]) =>
      types
        .filter((type) => type.bases.includes('TIMPushDelegate'))
        .map((type) => ({ name: type.name, file, offset: type.start })),
    ),
    family,
    mayBeAppDelegate: (name) =>
      [...family(name)].some((item) => started.has(item) || (!bases.has(item) && !PLAIN.test(item))) ||
      /AppDelegate$/.test(name),
    around: ({ source }, offset) => typeAround(byPath.get(source.path) ?? [], offset),
  };
});

export const SWIFT_MARKS = String.raw`((?:@\w+(?:\([^()]*\))?\s+|\b(?:public|open|internal|fileprivate|private|override|static|class|final|dynamic)\s+)*)`;

/** Swift and Objective-C declarations of a method. */
const pattern = (names: string): RegExp =>
  new RegExp(
    String.raw`${SWIFT_MARKS}\bfunc\s+(${names})\s*\(([^()]*)\)\s*(?:->\s*([\w.]+[?!]?))?|([-+])\s*\(([^()]{0,80})\)\s*(${names})\b`,
    'g',
  );

/** Objective-C finds it, and whether Swift takes it for the one of the protocol is not documented. */
export const PRIVATE = t('it is private, which may not compile', '它是 private，可能无法编译');

const asWritten = (type: string): string => type.replace(/\s+/g, ' ').trim();

function declarations(
  ios: IosApp,
  files: readonly CodeFile[],
  names: string,
  fault: FaultOf,
): readonly DelegateMethod[] {
  const types = delegateTypes(ios);
  return files.flatMap((file) =>
    inReleases(
      [...file.bare.matchAll(pattern(names))].flatMap((match): DelegateMethod[] => {
        const [whole, marks, swiftName, parameters = '', swiftType, sign, objcType, objcName] = match;
        // A declaration in a header or protocol has no body.
        if (
          sign !== undefined &&
          /^[^{]*;/.test(file.bare.slice(match.index + whole.length, match.index + whole.length + 200))
        )
          return [];
        const offset = match.index + (marks?.length ?? 0);
        const owner = types.around(file, offset);
        const isStatic = sign === '+' || /\b(?:static|class)\b/.test(marks ?? '');
        return [
          {
            file,
            offset,
            name: swiftName ?? objcName ?? '',
            owner: owner?.name,
            fault: isStatic
              ? t('it is a method of the class, TIMPush asks the object', '它是类方法，而 TIMPush 调用实例方法')
              : /\b(?:file)?private\b/.test(marks ?? '')
                ? file.code.slice(match.index, offset).includes('@objc')
                  ? PRIVATE
                  : t('it is private', '它是 private')
                : fault({
                    isSwift: sign === undefined,
                    marks: file.code.slice(match.index, offset),
                    parameters: parameters.trim(),
                    type: asWritten(swiftType ?? objcType ?? ''),
                  }),
          },
        ];
      }),
    ),
  );
}

/** A method that every build has; one of debug builds alone is a fault where no other is there. */
function inReleases(methods: readonly DelegateMethod[]): readonly DelegateMethod[] {
  const lasting = methods.filter(({ file, offset }) => !isOnlyInDebug(file, offset));
  const isThere = ({ name }: DelegateMethod): boolean => lasting.some((item) => item.name === name);
  return methods.map((item) =>
    isThere(item) || item.fault !== undefined
      ? item
      : { ...item, fault: t('only debug builds have it', '只有 debug 构建中才有') },
  );
}

type FaultOf = (method: {
  readonly isSwift: boolean;
  readonly marks: string;
  readonly parameters: string;
  readonly type: string;
}) => Text | undefined;

/** `businessID` and its older twin: in Swift an Int32 and nothing else, as the protocol declares it. */
export const businessMethods = (ios: IosApp, files: readonly CodeFile[]): readonly DelegateMethod[] =>
  declarations(ios, files, 'businessID|offlinePushCertificateID', ({ isSwift, type }) => {
    const isRight = isSwift ? /^(?:Int32|CInt)$/.test(type) : !/\*|\bid\b/.test(type);
    const shown = type === '' ? 'Void' : type;
    const wanted = isSwift ? 'Int32' : 'int';
    return isRight ? undefined : t(`it returns ${shown}, not ${wanted}`, `它返回 ${shown}，不是 ${wanted}`);
  });

/** `onRemoteNotificationReceived:`, which Swift names otherwise when its argument has a label. */
export const clickMethods = (ios: IosApp, files: readonly CodeFile[]): readonly DelegateMethod[] =>
  declarations(ios, files, 'onRemoteNotificationReceived', ({ isSwift, marks, parameters, type }) => {
    if (isSwift && !parameters.startsWith('_') && !marks.includes('onRemoteNotificationReceived:'))
      return t('its argument needs a _ before its name', '参数名前缺少 _');
    if (/^(?:Bool|BOOL|bool)$/.test(type)) return undefined;
    const shown = type === '' ? 'Void' : type;
    return t(`it returns ${shown}, not Bool`, `它返回 ${shown}，不是 Bool`);
  });

/** A click method that is only there under another selector. */
export function misnamedClick(ios: IosApp | undefined, files: readonly CodeFile[]): DelegateMethod | undefined {
  const named = ios === undefined ? [] : clickMethods(ios, files);
  return named.every(({ fault }) => fault !== undefined) ? named[0] : undefined;
}

/** A method whose name is almost the one TIMPush asks for. */
export function misspelt(files: readonly CodeFile[], name: string) {
  for (const file of files)
    for (const match of file.bare.matchAll(/\bfunc\s+(\w+)\s*\(|^[-+]\s*\([^()]{0,80}\)\s*(\w+)/gm)) {
      const written = match[1] ?? match[2] ?? '';
      if (written !== name && editDistance(written, name) <= 2) return { file, offset: match.index, name: written };
    }
  return undefined;
}

/** Which of the methods TIMPush calls; a stranger is a class that looks right and is not the app delegate, or has none of it. */
export function askedFor(
  ios: IosApp,
  methods: readonly DelegateMethod[],
): {
  readonly asked: DelegateMethod | undefined;
  readonly stranger: { readonly at: Origin; readonly found: Text; readonly isNoDelegate: boolean } | undefined;
} {
  const types = delegateTypes(ios);
  for (const { name, file, offset } of types.conformers) {
    const all = hits(ios.code, /\b(?:class|actor|struct)\s+([A-Z]\w*)|@interface\s+(\w+)/).map(
      ({ match }) => match[1] ?? match[2] ?? '',
    );
    const meant = slipOf(name, all, () => 2);
    const found = t(`there is no class ${name}`, `没有类 ${name}`);
    if (meant !== undefined)
      return { asked: undefined, stranger: { at: file.source.at(offset), found, isNoDelegate: true } };
  }
  const own = types.conformers.filter(({ name }) => types.mayBeAppDelegate(name));
  const [other] = types.conformers;
  if (other !== undefined && own.length === 0) {
    const found = t(
      `${other.name} conforms to TIMPushDelegate, but is not the app delegate`,
      `${other.name} 遵循了 TIMPushDelegate，但它不是 AppDelegate`,
    );
    return { asked: undefined, stranger: { at: placeOf(other), found, isNoDelegate: true } };
  }
  const asked = methods.find(
    ({ owner }) => owner === undefined || own.length === 0 || own.some(({ name }) => types.family(name).has(owner)),
  );
  const [lost] = methods;
  const [conformer] = own;
  if (asked !== undefined || lost === undefined || conformer === undefined) return { asked, stranger: undefined };
  const found = t(
    `${lost.name} is in ${lost.owner}, not in ${conformer.name}`,
    `${lost.name} 在 ${lost.owner} 中，而不在 ${conformer.name} 中`,
  );
  return { asked, stranger: { at: placeOf(lost), found, isNoDelegate: false } };
}
