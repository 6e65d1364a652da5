// T3-IOS, the certificate: the id with which the app uploads its token.

import { argumentOf, type DartCall } from '../../../../readers/dart/calls.js';
import { type ResolvedAt, resolveAt } from '../../../../readers/dart/resolve.js';
import { textOf } from '../../../../readers/node.js';
import { t } from '../../../../text/language.js';
import { hits } from '../../../facts/app-code.js';
import { comesBefore } from '../../../facts/dart/functions.js';
import { isGuarded, runsOnIphone } from '../../../facts/dart/platforms.js';
import { delegates, returnedIds, TEMPLATE_ID } from '../../../facts/ios/app-delegate.js';
import { givenValue, possibleValues } from '../../../flutter/argument-values.js';
import type { Project } from '../../../project.js';
import { undecided } from '../../../reasons.js';
import { type Finding, failed, passed, placeOf, type Rule, see, skipped, verdict } from '../../../types.js';
import { error, FLUTTER, timpushIos, warning } from '../../defaults.js';

/** `null` counts as none, also on the side of a choice that is for iPhones. */
function hasCertificate(project: Project, call: DartCall): boolean {
  const { value } = givenValue(project, call, 'apnsCertificateID') ?? { value: null };
  if (value !== undefined) return value !== null;
  const { result } = certificateInStore(call);
  return !('value' in result) || result.value !== null;
}

const certificateInStore = (call: DartCall): ResolvedAt =>
  inStore(resolveAt(call.file.tokens, argumentOf(call, 'apnsCertificateID')?.start ?? 0, call.file.constants));

/** The value in a store build on an iPhone, if the platform or the build type decides it. */
function inStore({ result, at }: ResolvedAt): ResolvedAt {
  if (!('either' in result)) return { result, at };
  const { condition, ifTrue, ifFalse, places } = result.either;
  if (condition === 'other') return { result, at };
  return condition === 'release' || condition === 'ios'
    ? inStore({ result: ifTrue, at: places[0] })
    : inStore({ result: ifFalse, at: places[1] });
}

export const iosCertificateRules: readonly Rule[] = [
  {
    ...timpushIos,
    id: 'T3-IOS-03',
    ...error,
    kinds: [...FLUTTER, 'ios', 'react-native', 'uni-app'],
    needs: [],
    title: t('the APNs certificate id is {found}', 'APNs 证书 ID 是 {found}'),
    cause: t(
      'it is the value of a template: the token is uploaded for a certificate that does not exist',
      '这是模板中的值：token 对应的证书并不存在',
    ),
    fix: t(
      'Chat console › Push › Push settings › Manufacturer configuration: the ID of your iOS certificate',
      'IM 控制台 › 推送 › 推送设置 › 厂商配置：你的 iOS 证书 ID',
    ),
    check: (project) => {
      const findings: Finding[] = [];
      let seen: Finding['at'];
      let isComputed = false;
      for (const { value, at } of returnedIds(project)) {
        if (value === undefined) isComputed = true;
        else seen ??= at;
        if (value !== undefined && TEMPLATE_ID.test(value)) findings.push({ at, found: value, expected: '…' });
      }
      for (const call of project.calls('registerPush')) {
        const given = givenValue(project, call, 'apnsCertificateID');
        if (given === undefined || given.value === null) continue;
        const { value } = given;
        if (value === undefined) {
          isComputed = true;
          const { result, at } = certificateInStore(call);
          const others = 'either' in result ? [] : possibleValues(call, 'apnsCertificateID');
          for (const other of others)
            if (TEMPLATE_ID.test(String(other.value)))
              findings.push({ at: other.at, found: String(other.value), expected: '…' });
          if ('value' in result && result.value !== null && TEMPLATE_ID.test(String(result.value)))
            findings.push({
              at: call.file.source.at(call.file.tokens[at]?.offset ?? call.offset),
              found: String(result.value),
              expected: '…',
            });
        } else seen ??= given.at;
        if (value !== undefined && TEMPLATE_ID.test(String(value)))
          findings.push({ at: given.valueAt, found: String(value), expected: '…' });
      }
      for (const file of project.timpushFiles) {
        // HarmonyOS has a file of the same name.
        if (
          file.packages.size > 0 ||
          file.fault !== undefined ||
          /\/(?:app-harmony|rawfile|assets)\//.test(file.source.path)
        )
          continue;
        if (file.businessId === undefined) {
          const [near, node] = [...(file.root?.members ?? [])][0] ?? [];
          findings.push({
            at: file.source.at(node?.offset ?? 0),
            found:
              near === undefined
                ? t('not in the file', '不在该文件中')
                : t(
                    `under the key ${near.slice(0, 40)}, not businessID`,
                    `写在键 ${near.slice(0, 40)} 下，而不是 businessID`,
                  ),
            expected: 'businessID',
          });
          continue;
        }
        const value = textOf(file.businessId) ?? '';
        const at = file.source.at(file.businessId.offset, 'businessID');
        seen ??= at;
        if (TEMPLATE_ID.test(value) || !/^\d+$/.test(value))
          findings.push({ at, found: value === '' ? t('empty', '为空') : value, expected: '…' });
      }
      if (findings.length > 0) return verdict(findings);
      return seen === undefined || isComputed
        ? skipped(undecided('not every certificate id is written out', '并非所有证书 ID 都直接写出'))
        : passed(seen);
    },
  },
  {
    ...timpushIos,
    id: 'T3-IOS-04',
    ...error,
    kinds: FLUTTER,
    title: t('registerPush gets no apnsCertificateID', 'registerPush 没有传 apnsCertificateID'),
    cause: t(
      'the token of an iPhone is uploaded without a certificate: Tencent cannot push to it',
      'iPhone 的 token 上报时没有证书：腾讯无法推送',
    ),
    fix: t(
      'registerPush(…, apnsCertificateID: <id>) or setApnsCertificateID before it',
      'registerPush(…, apnsCertificateID: <证书 ID>)，或在此之前调用 setApnsCertificateID',
    ),
    check: (project) => {
      const calls = project
        .calls('registerPush')
        .filter(
          (call) => call.arguments.length === 0 || call.arguments.some((argument) => argument.name !== undefined),
        );
      const [first] = calls;
      if (first === undefined) return see('T3-COD-01');
      const at = placeOf(first);
      // Each branch of a choice between the platforms has a call of its own: only those that run on an iPhone count.
      const onIphone = calls.map((call) => ({ call, runs: runsOnIphone(call) })).filter(({ runs }) => runs !== 'no');
      const unset = onIphone.filter(({ call }) => !hasCertificate(project, call));
      if (onIphone.length === 0)
        return skipped(undecided('registerPush is called for Android only', 'registerPush 只在 Android 上调用'));
      const settings = project
        .calls('setApnsCertificateID')
        .filter((call) => hasCertificate(project, call))
        .map((call) => ({ call, runs: runsOnIphone(call) }))
        .filter(({ runs }) => runs !== 'no');
      const bare = unset.filter(
        ({ call }) => !settings.some((item) => item.runs === 'yes' && comesBefore(project, item.call, call) === true),
      );
      if (bare.length === 0) return passed(at);
      const isPassedOn =
        project.calls('setApnsCertificateID').length === 0 && project.mentions('setApnsCertificateID').length > 0;
      if (
        isPassedOn ||
        bare.some(({ call }) => settings.some((item) => comesBefore(project, item.call, call) !== false))
      )
        return skipped(
          undecided(
            'whether setApnsCertificateID runs before registerPush on an iPhone',
            'iPhone 上 setApnsCertificateID 是否先于 registerPush 执行',
          ),
        );
      const certain = (bare.length === onIphone.length ? bare : bare.filter(({ call }) => isGuarded(call))).filter(
        ({ runs }) => runs === 'yes',
      );
      return certain.length === 0
        ? skipped(undecided('which call of registerPush runs on an iPhone', 'iPhone 上执行的是哪个 registerPush'))
        : verdict(
            certain.map(
              ({ call }): Finding => ({
                at: placeOf(call),
                found: '–',
                expected: 'apnsCertificateID',
              }),
            ),
          );
    },
  },
  {
    ...timpushIos,
    id: 'T3-IOS-07',
    ...warning,
    title: t('one certificate id for Debug and Release', 'Debug 与 Release 使用同一个证书 ID'),
    cause: t(
      'a build from Xcode gets a sandbox token, a store build a production one; a certificate for one refuses the other (BadDeviceToken)',
      'Xcode 安装的包得到 sandbox token，商店包得到 production token；证书只支持其一时，另一种会被拒绝（BadDeviceToken）',
    ),
    fix: t(
      'return two ids by build type (#if DEBUG), or use a p8 key, which serves both',
      '用 #if DEBUG 按构建类型返回两个 ID，或使用同时支持两种环境的 p8 密钥',
    ),
    check: (project) => {
      const wanted = project.config?.text('apple_environment');
      const entitlements = (project.ios?.entitlements ?? []).flatMap((use) => {
        const node = use.file?.root?.members?.get('aps-environment');
        return node === undefined || use.file === undefined ? [] : [{ use, node, source: use.file.source }];
      });
      // Without the certificate's environment there is nothing to compare the builds with.
      if (wanted === undefined)
        return skipped(t('apple_environment is not set in a config', '配置中没有设置 apple_environment'));
      if (project.config?.has('apple_key_file') === true)
        return skipped(t('a p8 key serves both environments', 'p8 密钥同时支持两种环境'));
      const ids = returnedIds(project).map(({ value }) => value);
      if (new Set(ids.filter((value) => value !== undefined)).size > 1) return passed();
      // It is not known whether a switch by build type selects the certificate.
      if (
        hits(delegates(project), /#if\s+!?DEBUG/).length > 0 ||
        ['kDebugMode', 'kReleaseMode'].some((name) => project.mentions(name).length > 0)
      )
        return skipped(
          undecided('whether the certificate id depends on the build type', '证书 ID 是否随构建类型而不同'),
        );
      const clash = entitlements.find(
        ({ use, node }) =>
          use.configuration.name === 'Release' &&
          node.text === 'development' &&
          wanted === 'production' &&
          entitlements.every((item) => item.node.text === 'development') &&
          entitlements.length > 1 &&
          new Set(entitlements.map((item) => item.source.path)).size > 1,
      );
      return clash === undefined
        ? passed()
        : failed({ at: clash.source.at(clash.node.offset), found: clash.node.text, expected: wanted });
    },
  },
];
