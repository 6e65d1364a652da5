// T3-IOS, the delegate: the class that returns the certificate ID to TIMPush.

import { argumentOf } from '../../../../readers/dart/calls.js';
import { type ResolvedValue, resolveAt } from '../../../../readers/dart/resolve.js';
import { t } from '../../../../text/language.js';
import { hits } from '../../../facts/app-code.js';
import { classPlace, returnedIds, TEMPLATE_ID, withDelegate } from '../../../facts/ios/app-delegate.js';
import { askedFor, businessMethods, misspelt, PRIVATE } from '../../../facts/ios/delegate-methods.js';
import { givenValue } from '../../../flutter/argument-values.js';
import type { CodeFile } from '../../../ios/app.js';
import type { Project } from '../../../project.js';
import { undecided } from '../../../reasons.js';
import { type Finding, failed, passed, placeOf, type Rule, skipped } from '../../../types.js';
import { error, timpushIos, warning } from '../../defaults.js';

/** Base classes of the system, or of a framework that does not implement TIMPush's protocol. */
const KNOWN_BASE =
  /^(?:NSObject|UIResponder|UIApplicationDelegate|FlutterAppDelegate|RCTAppDelegate|ExpoAppDelegate|UNUserNotificationCenterDelegate)$/;

/** A class that forwards calls may answer through another class. */
const FORWARDS = /\bforward(?:ingTarget|Invocation)|\bresponds(?:ToSelector)?\s*[(:]/;

/** A base class of the app or of a library may conform to the protocol in place of the delegate. */
const hasOwnBase = (files: readonly CodeFile[]): boolean =>
  hits(files, /\bclass\s+\w*AppDelegate\s*:\s*(\w+)|@interface\s+\w*AppDelegate\s*:\s*(\w+)/).some(
    (hit) => !KNOWN_BASE.test(hit.match[1] ?? hit.match[2] ?? ''),
  );

const eachValue = (result: ResolvedValue): readonly (string | number | null | undefined)[] =>
  'either' in result
    ? [...eachValue(result.either.ifTrue), ...eachValue(result.either.ifFalse)]
    : ['value' in result ? result.value : undefined];

/** TIMPush takes the id AppDelegate returns; another one in Dart has no effect. */
function otherId(project: Project): Finding | undefined {
  const returned = returnedIds(project);
  const ids = project.calls('registerPush').flatMap((call) => {
    const given = givenValue(project, call, 'apnsCertificateID');
    if (given === undefined || given.value === null) return [];
    if (given.value !== undefined) return [given.value];
    // A choice: each of its values may be the one of the phone.
    return eachValue(
      resolveAt(call.file.tokens, argumentOf(call, 'apnsCertificateID')?.start ?? 0, call.file.constants).result,
    );
  });
  const [own] = returned;
  if (own === undefined || ids.length === 0 || ids.includes(undefined)) return undefined;
  if (
    returned.some(
      ({ value }) => value === undefined || TEMPLATE_ID.test(value) || ids.some((id) => String(id) === value),
    )
  )
    return undefined;
  return {
    at: own.at,
    found: t(`returns ${own.value}, Dart passes ${ids[0]}`, `返回 ${own.value}，而 Dart 传入 ${ids[0]}`),
    expected: 'businessID',
    severity: 'warning',
  };
}

export const timpushDelegateRules: readonly Rule[] = [
  {
    ...timpushIos,
    id: 'T3-IOS-01',
    ...error,
    title: t('AppDelegate: {found}', 'AppDelegate：{found}'),
    cause: t(
      'TIMPush asks the app delegate for the certificate id: without the answer the token is uploaded for no certificate, and iPhones stay silent',
      'TIMPush 向 AppDelegate 询问证书 ID：没有返回就无法对应证书，iPhone 收不到推送',
    ),
    fix: t(
      'let AppDelegate conform to TIMPushDelegate and implement businessID (Swift: with @objc)',
      '让 AppDelegate 遵循 TIMPushDelegate 并实现 businessID（Swift 需加 @objc）',
    ),
    check: (project) =>
      withDelegate(project, (ios, files) => {
        const conforms = hits(files, /\bTIMPushDelegate\b/);
        const [first] = conforms;
        if (first === undefined)
          return hasOwnBase(files)
            ? skipped(undecided('AppDelegate inherits from a class that is not read', 'AppDelegate 继承自未读取到的类'))
            : failed({
                at: placeOf(hits(files, /@interface\s+\w*AppDelegate\s*\(/)[0]) ?? classPlace(files),
                found: t('does not conform to TIMPushDelegate', '没有遵循 TIMPushDelegate'),
                expected: 'businessID',
              });
        const methods = businessMethods(ios, files);
        // The older twin does not make up for one that is there and wrong.
        const named = methods.filter(({ name }) => name === 'businessID');
        const { asked, stranger } = askedFor(ios, named.length > 0 ? named : methods);
        if (stranger !== undefined)
          return hits(files, FORWARDS).length > 0
            ? skipped(undecided('AppDelegate forwards calls', 'AppDelegate 会转发调用'))
            : failed({ at: stranger.at, found: stranger.found, expected: 'businessID' });
        if (asked === undefined) {
          const slip = misspelt(files, 'businessID');
          return failed({
            at: placeOf(slip ?? first),
            found:
              slip === undefined
                ? t('has no businessID', '没有实现 businessID')
                : t(`${slip.name} instead of businessID`, `businessID 写成了 ${slip.name}`),
            expected: 'businessID',
          });
        }
        const text = returnedIds(project).find(({ isText }) => isText);
        const fault = asked.fault ?? (text === undefined ? undefined : t('it returns text', '它返回字符串'));
        const at = asked.fault === undefined && text !== undefined ? text.at : placeOf(asked);
        const given = fault === undefined ? otherId(project) : undefined;
        if (given !== undefined) return failed(given);
        return fault === undefined
          ? passed(at)
          : failed({
              at,
              found: t(`${asked.name}: ${fault.en}`, `${asked.name}：${fault.zh}`),
              expected: 'businessID',
              ...(fault === PRIVATE && { severity: 'warning' }),
            });
      }),
  },
  {
    ...timpushIos,
    id: 'T3-IOS-02',
    ...warning,
    title: t('AppDelegate implements only {found}', 'AppDelegate 只实现了 {found}'),
    cause: t(
      'the name is deprecated; newer versions ask for businessID, and without @objc even the old one is not found',
      '该方法已废弃，新版本使用 businessID；没有 @objc 时旧方法也找不到',
    ),
    fix: t(
      'add @objc func businessID() -> Int32 with the same value',
      '加上返回相同值的 @objc func businessID() -> Int32',
    ),
    check: (project) =>
      withDelegate(project, (ios, files) => {
        const methods = businessMethods(ios, files);
        const old = methods.find(({ name }) => name !== 'businessID');
        if (old === undefined) return passed(classPlace(files));
        if (methods.some(({ name }) => name === 'businessID')) return passed(placeOf(old));
        const slip = misspelt(files, 'businessID');
        return failed({
          at: placeOf(slip ?? old),
          found: ['offlinePushCertificateID', ...(slip === undefined ? [] : [slip.name])].join(', '),
          expected: 'businessID',
        });
      }),
  },
];
