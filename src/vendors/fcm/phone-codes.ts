// Firebase exceptions and log lines on the phone when the app requests its device token.
import { codeEntry as entry } from '../../problems/code-entry.js';
import type { Catalogue, Mark } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const phone = (mark: Mark, retry: 'later' | 'after-fix', title: Text, cause: Text, fix: Text | readonly Text[]) =>
  entry('app-state', t(`on the phone: ${title.en}`, `手机端：${title.zh}`), cause, fix, {
    mark,
    retry,
    source: mark === 'A' ? 'maintainers of firebase-android-sdk and flutterfire' : 'reports in public projects',
  });

const playServices = t(
  'update Google Play services, restart the phone, or use another phone',
  '更新 Google Play 服务、重启手机，或换一台手机',
);

export const phoneCodes = {
  'fcm/SERVICE_NOT_AVAILABLE': phone(
    'B',
    'later',
    t('Google Play services could not reach Google', 'Google Play 服务无法连接 Google'),
    t(
      'there is no network, or the network blocks Google, as in mainland China',
      '没有网络，或网络屏蔽了 Google（例如中国大陆）',
    ),
    t('use a network that can reach Google; the SDK retries by itself', '换用可以访问 Google 的网络；SDK 会自动重试'),
  ),
  'fcm/FIS_AUTH_ERROR': phone(
    'B',
    'after-fix',
    t('Firebase Installations gave no token', 'Firebase Installations 没有返回令牌'),
    t(
      'the API key is restricted or belongs to another project, google-services.json is outdated, the Installations API is not enabled, the clock is wrong, or the network blocks the request',
      'API 密钥受限或属于其他项目、google-services.json 过旧、Installations API 未启用、时钟不准或网络被拦截',
    ),
    t(
      'download google-services.json again, then in the Google Cloud console: allow the Firebase Installations API for this API key',
      '重新下载 google-services.json；再到 Google Cloud 控制台为该 API 密钥放行 Firebase Installations API',
    ),
  ),
  'fcm/AUTHENTICATION_FAILED': phone(
    'A',
    'later',
    t('the phone has no valid registration with Google', '手机没有有效的 Google 注册'),
    t('Google Play services on this phone is in a bad state', '该手机上 Google Play 服务的状态异常'),
    playServices,
  ),
  'fcm/MISSING_INSTANCEID_SERVICE': phone(
    'B',
    'after-fix',
    t('there are no Google Play services', '没有 Google Play 服务'),
    t('this phone comes without Google Play services', '该手机不带 Google Play 服务'),
    t("use the channel of the phone's own vendor", '使用手机自带的厂商通道'),
  ),
  'fcm/TOO_MANY_REGISTRATIONS': phone(
    'D',
    'after-fix',
    t('too many apps with push on this phone', '手机上注册推送的应用过多'),
    t('Google limits the number of registrations of a phone', 'Google 限制单台手机的注册数量'),
    t('remove apps that are not needed', '卸载不需要的应用'),
  ),
  'fcm/PHONE_REGISTRATION_ERROR': phone(
    'D',
    'later',
    t('Google refused the registration of this phone', 'Google 拒绝了该手机的注册'),
    t('Google Play services on this phone is in a bad state', '该手机上 Google Play 服务的状态异常'),
    playServices,
  ),
  'fcm/INVALID_SENDER': phone(
    'D',
    'after-fix',
    t('the sender id is not valid', 'sender id 无效'),
    t('the sender id is not the project number of a Firebase project', '不是 Firebase 项目的项目编号'),
    t(
      'use the project_number of google-services.json as the sender id',
      '使用 google-services.json 中的 project_number 作为 sender id',
    ),
  ),
  'fcm/INVALID_PARAMETERS': phone(
    'D',
    'after-fix',
    t('a parameter of the registration is not valid', '注册参数无效'),
    t(
      'the sender id is wrong, or Google Play services is in a bad state',
      'sender id 有误，或 Google Play 服务状态异常',
    ),
    t(
      'compare project_number in google-services.json with the Firebase console',
      '核对 google-services.json 的 project_number 与 Firebase 控制台',
    ),
  ),
  'fcm/API_DISABLED': phone(
    'A',
    'after-fix',
    t(
      '"API disabled. Please use register()": the app requested a device token while FID registration is enabled',
      '“API disabled. Please use register()”：已启用 FID 注册，却仍在请求 token',
    ),
    t(
      'the manifest enables FID registration, but some code still calls getToken',
      'manifest 启用了 FID 注册，而代码仍调用 getToken',
    ),
    t(
      'remove the FID entry from AndroidManifest.xml, or call register() everywhere',
      '从 AndroidManifest.xml 移除 FID 配置，或全部改用 register()',
    ),
  ),
  'fcm/default-app-missing': phone(
    'A',
    'after-fix',
    t('the log says "Default FirebaseApp is not initialized"', '日志提示“Default FirebaseApp is not initialized”'),
    t(
      'the Gradle plugin com.google.gms.google-services is not applied, or android/app/google-services.json is missing',
      '没有应用 Gradle 插件 com.google.gms.google-services，或缺少 android/app/google-services.json',
    ),
    t('to see which line is missing: tim-push doctor', '查看缺少哪一行：tim-push doctor'),
  ),
} satisfies Catalogue;
