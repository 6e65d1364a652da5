// React Native, uni-app and HarmonyOS: a line that goes missing, or a known name that loses a letter, is reported at its file.
import { describe } from 'vitest';
import { type Watched, watch } from './changes.js';

const OWN_CODE = 'what the app does with the text is its own';
const REMARK = 'a remark';
const DEFAULT = 'has a default';
const UNUSED = 'describes the package; nothing of the push reads it';

const reactNative = (file: string, more: Omit<Watched, 'base' | 'file'> = {}): Watched => ({
  base: 'healthy-react-native',
  file,
  ...more,
});
const uni = (file: string, more: Omit<Watched, 'base' | 'file'> = {}): Watched => ({
  base: 'healthy-uni-app',
  file,
  ...more,
});
const harmony = (file: string, more: Omit<Watched, 'base' | 'file'> = {}): Watched => ({
  base: 'healthy-harmony',
  file,
  ...more,
});

describe('a line that goes missing is reported at its file', () => {
  watch([
    reactNative('App.tsx', {
      harmless: {
        'const conversation = JSON.parse(ext);': OWN_CODE,
        'console.log(conversation.entity ?? conversation);': OWN_CODE,
        '// A push without ext only opens the app.': REMARK,
        '/** After the consent to the privacy text. */': REMARK,
      },
      names: ['import', 'Push', 'from', 'addPushListener', 'EVENT', 'NOTIFICATION_CLICKED', 'registerPush'],
    }),
    reactNative('package.json', {
      harmless: {
        '"name": "example",': UNUSED,
        '"version": "1.0.0",': UNUSED,
        '"private": true,': UNUSED,
        '"react": "18.2.0",': 'react-native asks for it by itself: npm warns, or installs it',
      },
    }),
    reactNative('android/app/src/main/java/com/example/chat/MainApplication.java', {
      harmless: {
        '@Override': 'the compiler needs none',
        'return host;': "the app's own method",
      },
      names: [
        'package',
        'import',
        'PackageList',
        'ReactApplication',
        'ReactNativeHost',
        'TencentCloudPushApplication',
        'onCreate',
        'extends',
        'public',
      ],
    }),
    uni('main.ts', {
      harmless: {
        'console.log(JSON.parse(res.data));': OWN_CODE,
        '// A push without ext only opens the app.': REMARK,
      },
      names: ['import', 'Push', 'uni_modules', 'registerPush', 'addPushListener'],
    }),
    uni('manifest.json'),
    uni('nativeResources/android/assets/timpush-configs.json', {
      harmless: {
        '"version": "1.0.1",': 'whether the SDK looks at it is not known',
        '"VIVO_APPKEY": "00112233445566778899aabbccddeeff",': 'the build takes it from manifestPlaceholders.json',
        '"VIVO_APPID": "100200300",': 'the build takes it from manifestPlaceholders.json',
        '"huaweiBadgeClassName": "com.example.chat.MainActivity",': 'may be empty: then there is no badge',
      },
    }),
    uni('nativeResources/android/manifestPlaceholders.json'),
    uni('nativeResources/ios/Resources/timpush-configs.json'),
    uni('uni_modules/TencentCloud-Push/utssdk/app-android/config.json', {
      harmless: { '"minSdkVersion": "21",': 'manifest.json may say it' },
    }),
    harmony('AppScope/app.json5'),
    harmony('build-profile.json5', {
      harmless: {
        "type: 'HarmonyOS',": DEFAULT,
        "targetSdkVersion: '6.0.0(20)',": DEFAULT,
        "runtimeOS: 'HarmonyOS',": DEFAULT,
      },
    }),
    harmony('oh-package.json5', {
      harmless: {
        '// The packages of Tencent Chat.': REMARK,
        '"name": "example",': UNUSED,
        '"version": "1.0.0",': UNUSED,
      },
    }),
    harmony('entry/src/main/module.json5', {
      harmless: {
        "mainElement: 'EntryAbility',": 'only the ability for the home screen is needed',
        "{ uris: [{ scheme: 'example-chat', host: 'www.example.com', path: 'conversation' }] },":
          'needed for a page of a tap alone, which the config names (T3-OH-06)',
      },
    }),
    harmony('entry/src/main/ets/entryability/EntryAbility.ets', {
      names: ['import', 'TIMPushManager', 'registerPush', 'addPushListener', 'onNotificationClicked', 'getInstance'],
    }),
    harmony('entry/src/main/resources/rawfile/timpush-configs.json'),
  ]);
});
