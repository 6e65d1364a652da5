// T3-FCM: what Firebase requires in a project with TIMPush.

import { readJson } from '../../../../readers/json.js';
import { nodeAt, textOf } from '../../../../readers/node.js';
import { t } from '../../../../text/language.js';
import { firebaseIds } from '../../../facts/android/firebase-ids.js';
import { checkGooglePackage, googleServices } from '../../../facts/android/google-services.js';
import { gradlePlugin } from '../../../facts/android/gradle/gradle-plugins.js';
import { fileInModule } from '../../../facts/android/vendor-files.js';
import { hits, nativeFiles } from '../../../facts/app-code.js';
import { mustComeBefore, placedInCode, placedInDart } from '../../../facts/timpush/registration-order.js';
import type { Project } from '../../../project.js';
import { failed, type Outcome, type Rule } from '../../../types.js';
import { error, FLUTTER, timpushAndroid, warning } from '../../defaults.js';

function checkGoogle(project: Project): Outcome {
  const outcome = checkGooglePackage(project);
  if (outcome.status !== 'passed') return outcome;
  const json = googleServices(project);
  const node = json === undefined ? undefined : nodeAt(readJson(json.text).root, 'project_info', 'project_id');
  const wanted = project.config?.projectId?.();
  if (json === undefined || wanted === undefined || textOf(node) === undefined || textOf(node) === wanted)
    return outcome;
  return failed({
    at: json.at(node?.offset ?? 0),
    found: `project_id ${textOf(node)}`,
    expected: `google_service_account ${wanted}`,
  });
}

export const timpushFcmRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-FCM-01',
    ...error,
    vendors: ['fcm'],
    title: t('google-services.json is not in the app module', '应用模块中没有 google-services.json'),
    cause: t(
      'Firebase does not know its project: phones with Google services get no token',
      'Firebase 不知道所属项目：带 Google 服务的手机拿不到 token',
    ),
    fix: t(
      'Firebase console › project settings › your app: download google-services.json into {expected}',
      'Firebase 控制台 › 项目设置 › 你的应用：下载 google-services.json 放到 {expected}',
    ),
    check: (project) => fileInModule(project, 'google-services.json', googleServices(project)),
  },
  {
    ...timpushAndroid,
    id: 'T3-FCM-02',
    ...error,
    vendors: ['fcm'],
    title: t(
      'google-services.json is for {found}, not for {expected}',
      'google-services.json 属于 {found}，而不是 {expected}',
    ),
    cause: t(
      'Google registers the phone with another app or project: pushes are refused with SENDER_ID_MISMATCH',
      '手机注册到了其他应用或项目：推送会被拒绝（SENDER_ID_MISMATCH）',
    ),
    fix: t(
      'download google-services.json of this app; the service account that sends must belong to the same project',
      '下载本应用的 google-services.json；发送用的服务账号须属于同一项目',
    ),
    check: checkGoogle,
  },
  {
    ...timpushAndroid,
    id: 'T3-FCM-03',
    ...error,
    vendors: ['fcm'],
    ...gradlePlugin(t('Google', 'Google 的'), {
      id: 'com.google.gms.google-services',
      group: 'com.google.gms',
      artifact: 'google-services',
    }),
    cause: t(
      'google-services.json is not built into the app: "Default FirebaseApp is not initialized"',
      'google-services.json 不会打进应用：“Default FirebaseApp is not initialized”',
    ),
    fix: t('add {expected}; Tencent recommends version 4.3.15', '加上 {expected}；腾讯推荐 4.3.15 版本'),
  },
  {
    ...timpushAndroid,
    id: 'T3-FCM-04',
    ...warning,
    kinds: [...FLUTTER, 'android'],
    vendors: ['fcm'],
    title: t('forceUseFCMPushChannel is called after registerPush', 'forceUseFCMPushChannel 在 registerPush 之后调用'),
    cause: t(
      "the phone has registered with its maker's channel by then: FCM is not used",
      '此时手机已用厂商通道注册，不会再走 FCM',
    ),
    fix: t('call it before registerPush', '移到 registerPush 之前'),
    check: (project) => {
      const inDart = ['forceUseFCMPushChannel', 'setPushBrandId'].flatMap((name) => placedInDart(project, name));
      const native = hits(nativeFiles(project), /\bforceUseFCMPushChannel\s*\(/);
      return mustComeBefore([...inDart, ...native.map((hit) => placedInCode(hit, 'forceUseFCMPushChannel'))]);
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-FCM-05',
    ...warning,
    vendors: ['fcm'],
    ...firebaseIds,
    cause: t(
      'TIMPush most likely asks Firebase for a token, and with this key Firebase hands out none in the whole app: phones with Google services stay silent',
      'TIMPush 很可能需要向 Firebase 申请 token，开启该键后整个应用都拿不到 token：带 Google 服务的手机收不到推送',
    ),
  },
];
