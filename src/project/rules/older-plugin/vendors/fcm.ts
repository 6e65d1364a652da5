// FCM: Firebase with the older plugins.

import { argumentOf, type DartCall } from '../../../../readers/dart/calls.js';
import { isSign } from '../../../../readers/dart/constants.js';
import { t } from '../../../../text/language.js';
import { firebaseIds } from '../../../facts/android/firebase-ids.js';
import { checkGooglePackage, googleServices } from '../../../facts/android/google-services.js';
import { pluginApplied } from '../../../facts/android/gradle/gradle-plugins.js';
import { missingFile } from '../../../facts/android/vendor-files.js';
import { isInBlockOf } from '../../../facts/dart/functions.js';
import { fcmIsOff } from '../../../facts/dart/start.js';
import { joinPath } from '../../../folder/walk.js';
import { reasons } from '../../../reasons.js';
import { type Finding, failed, judgeEach, passed, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { error, hint, OLD, warning } from '../../defaults.js';

const SOURCE = 'tim_ui_kit_push_plugin 3.1.2+1: source and README';

/** `await x();`, `final later = x();`, `x().then(…)`. */
function isWaitedFor({ file: { tokens }, index, end }: DartCall): boolean {
  let i = index - 1;
  while (i > 0 && !(tokens[i]?.kind === 'sign' && ';{}'.includes(tokens[i]?.text ?? ''))) i -= 1;
  return (
    !isSign(tokens[end], ';') ||
    tokens.slice(i, index).some(({ text }) => /^(?:await|return|=|unawaited|\()$/.test(text))
  );
}

export const fcmRules: readonly Rule[] = [
  {
    id: 'FCM-01',
    ...error,
    generations: ['international'],
    vendors: ['fcm'],
    needs: ['dart'],
    title: t('{found} before runApp', 'runApp 之前{found}'),
    cause: t(
      'the push plugin asks Firebase for a token at once; an app that has not initialised it throws, and no token is uploaded',
      '插件会立刻向 Firebase 要 token，未初始化就会抛异常，token 无法上报',
    ),
    fix: t(
      'in main(), before runApp: WidgetsFlutterBinding.ensureInitialized(); await Firebase.initializeApp();',
      '在 main() 的 runApp 之前加：WidgetsFlutterBinding.ensureInitialized(); await Firebase.initializeApp();',
    ),
    mark: 'A',
    source: SOURCE,
    check: (project) => {
      if (fcmIsOff(project)) return skipped(reasons.notUsed);
      const run = project.calls('runApp')[0];
      if (run === undefined) return skipped(reasons.notUsed);
      const initialised = project.calls('initializeApp');
      const bound = project.calls('ensureInitialized');
      const at = placeOf(run);
      const findings: Finding[] = [];
      if (initialised.length === 0)
        findings.push({
          at,
          found: t('Firebase.initializeApp() is missing', '没有 Firebase.initializeApp()'),
          expected: 'Firebase.initializeApp()',
        });
      else if (bound.length === 0)
        findings.push({
          at,
          found: t(
            'WidgetsFlutterBinding.ensureInitialized() is missing',
            '没有 WidgetsFlutterBinding.ensureInitialized()',
          ),
          expected: 'ensureInitialized()',
        });
      else if (
        initialised.every((call) => call.file === run.file && call.offset > run.offset && isInBlockOf(run, call))
      )
        findings.push({
          at,
          found: t('Firebase.initializeApp() is called after it, not', 'Firebase.initializeApp() 写在其后，没有'),
          expected: 'Firebase.initializeApp()',
        });
      const first = initialised[0];
      if (first !== undefined && first.file === run.file && first.offset < run.offset && !isWaitedFor(first))
        findings.push({
          at: placeOf(first),
          found: t('Firebase.initializeApp() is not awaited', 'Firebase.initializeApp() 没有 await'),
          expected: 'await',
          severity: 'warning',
        });
      return verdict(findings, placeOf(first));
    },
  },
  {
    id: 'FCM-02',
    ...error,
    generations: ['international'],
    vendors: ['fcm'],
    needs: ['android'],
    title: t(
      'neither lib/firebase_options.dart nor google-services.json is there',
      '既没有 lib/firebase_options.dart，也没有 google-services.json',
    ),
    cause: t('Firebase does not know its project, so no FCM token comes', 'Firebase 不知道所属项目，拿不到 FCM token'),
    fix: t('run: flutterfire configure', '执行：flutterfire configure'),
    mark: 'A',
    source: SOURCE,
    check: (project) => {
      if (fcmIsOff(project)) return skipped(reasons.notUsed);
      const options = project.dart.find((file) => file.source.path.endsWith('firebase_options.dart'));
      if (options !== undefined) return passed(options.source.whole);
      const byHand = project.calls('FirebaseOptions')[0];
      if (byHand !== undefined) return passed(placeOf(byHand));
      const json = googleServices(project);
      const path = joinPath(project.android?.module ?? '.', 'google-services.json');
      if (json === undefined)
        return project.files.isIgnored(path) || project.files.isIgnored('lib/firebase_options.dart')
          ? skipped(reasons.ignored)
          : failed({ at: missingFile(project, path), found: '–', expected: 'google-services.json' });
      if (project.android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      if (
        pluginApplied(project.android, 'com.google.gms.google-services') === undefined &&
        !project.android.hasHiddenBuild
      )
        return failed({
          at: json.at(0),
          found: t(
            'google-services.json without its Gradle plugin',
            '有 google-services.json 但没有应用对应的 Gradle 插件',
          ),
          expected: 'com.google.gms.google-services',
        });
      return passed(json.whole);
    },
  },
  {
    id: 'FCM-03',
    ...error,
    generations: ['international'],
    vendors: ['fcm'],
    needs: ['android'],
    title: t(
      'google-services.json is for {found}, the app is {expected}',
      'google-services.json 属于 {found}，而应用是 {expected}',
    ),
    cause: t(
      'Google registers the phone under another app: the build stops, or the token belongs to no app',
      '手机会注册到另一个应用名下：编译中断，或 token 不属于任何应用',
    ),
    fix: t(
      'Firebase console › project settings › your app: download google-services.json again',
      'Firebase 控制台 › 项目设置 › 你的应用：重新下载 google-services.json',
    ),
    mark: 'A',
    source: 'google-services.json',
    check: checkGooglePackage,
  },
  {
    id: 'FCM-04',
    ...error,
    generations: ['international'],
    needs: ['dart'],
    title: t('TimUiKitPushPlugin is made without isUseGoogleFCM', '创建 TimUiKitPushPlugin 时没有传 isUseGoogleFCM'),
    cause: t(
      'the README calls true the default, but the field stays unset: init throws, and no vendor is registered at all',
      'README 说默认为 true，但实际字段未赋值：init 会抛异常，任何厂商都不会注册',
    ),
    fix: t(
      'TimUiKitPushPlugin(isUseGoogleFCM: true) or false',
      '写成 TimUiKitPushPlugin(isUseGoogleFCM: true) 或 false',
    ),
    mark: 'A',
    source: SOURCE,
    check: (project) =>
      judgeEach(project.calls('TimUiKitPushPlugin'), (call) =>
        argumentOf(call, 'isUseGoogleFCM') === undefined
          ? { found: 'TimUiKitPushPlugin()', expected: 'isUseGoogleFCM: true' }
          : undefined,
      ),
  },
  {
    id: 'FCM-05',
    ...error,
    generations: ['mainland'],
    needs: ['dart'],
    title: t('isUseGoogleFCM is passed to the mainland edition', '给大陆版插件传了 isUseGoogleFCM'),
    cause: t(
      'tencent_chat_push_for_china has no FCM and no such parameter: the app does not compile',
      'tencent_chat_push_for_china 没有 FCM，也没有这个参数：无法编译',
    ),
    fix: t('remove isUseGoogleFCM', '删除 isUseGoogleFCM'),
    mark: 'A',
    source: 'tencent_chat_push_for_china 3.1.1',
    check: (project) => {
      const calls = project.calls('TimUiKitPushPlugin');
      if (calls.length === 0) return skipped(reasons.notUsed);
      return verdict(
        calls.flatMap((call) =>
          call.arguments
            .filter((argument) => argument.name === 'isUseGoogleFCM')
            .map((argument) => ({
              at: call.file.source.at(argument.offset),
              found: 'isUseGoogleFCM',
              expected: 'TimUiKitPushPlugin()',
            })),
        ),
      );
    },
  },
  {
    id: 'FCM-06',
    ...hint,
    generations: OLD,
    needs: ['android'],
    mark: 'A',
    source: 'tim_ui_kit_push_plugin README; Android developer guide: usesCleartextTraffic',
    title: t(
      'the app allows plain http: usesCleartextTraffic is true',
      '应用允许明文 HTTP：usesCleartextTraffic 为 true',
    ),
    cause: t(
      'the README asks for it only for the Firebase emulator; in a release it lets others on the network read what the app sends',
      'README 中只用于 Firebase 模拟器；正式包保留它会让中间人看到应用流量',
    ),
    fix: t(
      'remove android:usesCleartextTraffic unless a server of yours has no https',
      '如果服务器都支持 https，删除 android:usesCleartextTraffic',
    ),
    check: (project) => {
      const manifest = project.android?.manifest;
      const attribute = manifest?.application?.attributes.find((item) => item.name === 'android:usesCleartextTraffic');
      if (manifest === undefined || attribute === undefined) return passed();
      return attribute.value === 'true'
        ? failed({ at: manifest.source.at(attribute.offset), found: 'true', expected: 'false' })
        : passed(manifest.source.at(attribute.offset));
    },
  },
  {
    generations: OLD,
    id: 'FCM-07',
    ...warning,
    vendors: ['fcm'],
    ...firebaseIds,
    cause: t(
      'the push package asks Firebase for a token, and with this key Firebase hands out none in the whole app: phones with Google services stay silent',
      '推送插件需要向 Firebase 申请 token，开启该键后整个应用都拿不到 token：带 Google 服务的手机收不到推送',
    ),
  },
];
