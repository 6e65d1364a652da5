// The Android side: a line that goes missing, or a known name that loses a letter, is reported at its file.
import { describe } from 'vitest';
import { type Watched, watch } from './changes.js';

const KEEP: Omit<Watched, 'base' | 'file'> = { names: ['com.tencent.qcloud', 'com.tencent.timpush'] };
const MIRROR = "Tencent's repository mirrors it";

const APP_GROOVY = 'android/app/build.gradle';
const GROOVY = [
  'plugins',
  'android',
  'compileSdk',
  'namespace',
  'defaultConfig',
  'applicationId',
  'minSdkVersion',
  'manifestPlaceholders',
  'VIVO_APPKEY',
  'HONOR_APPID',
  'signingConfigs',
  'storeFile',
  'buildTypes',
  'signingConfig',
  'proguardFiles',
  'getDefaultProguardFile',
  'dependencies',
  'implementation',
  'com.android.application',
  'com.huawei.agconnect',
  'com.tencent.timpush',
];

/** Its certificate ID is left without an artifact. */
const CONFIG = 'app/src/main/assets/timpush-configs.json';

const KOTLIN = ['alias', 'libs', 'isMinifyEnabled', 'getByName', 'implementation', 'com.tencent.liteav.tuikit'];

describe('a line that goes missing, or a name that loses a letter, is reported at its file', () => {
  watch([
    { base: 'healthy-current', file: 'android/app/proguard-rules.pro', ...KEEP },
    { base: 'healthy-native-android', file: 'app/proguard-rules.pro', ...KEEP },
    {
      base: 'healthy-current',
      file: APP_GROOVY,
      names: GROOVY,
      elsewhere: Object.fromEntries(
        ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'fcm'].map((vendor) => [
          `implementation "com.tencent.timpush:${vendor}:$pushVersion"`,
          `android/${CONFIG}`,
        ]),
      ),
      harmless: {
        'id "kotlin-android"': "Flutter's plugin applies it from 3.44 on",
        'applicationId "com.example.chat"': 'the namespace takes its place',
        'minSdkVersion 21': 'libraries of a small project may accept less',
        'targetSdkVersion 34': 'minSdk takes its place',
        "storeFile file('release.jks')": 'may be set from outside',
        'signingConfig signingConfigs.release': 'a store may sign the release build',
        "proguardFiles getDefaultProguardFile('proguard-android-optimize.txt'), 'proguard-rules.pro'":
          'the Flutter plugin names both files itself',
        "source '../..'": 'not part of push',
      },
    },
    {
      base: 'healthy-current',
      file: 'android/build.gradle',
      names: [
        'buildscript',
        'allprojects',
        'repositories',
        'dependencies',
        'classpath',
        'maven',
        'com.huawei.agconnect',
      ],
      harmless: {
        'google()': 'the settings or the mirror of Tencent have it',
        'mavenCentral()': 'the settings or the mirror of Tencent have it',
        "maven { url 'https://mirrors.tencent.com/nexus/repository/maven-public/' }": 'Maven Central has the libraries',
        "maven { url 'https://developer.huawei.com/repo/' }": 'the settings have it for plugins',
        "maven { url 'https://developer.hihonor.com/repo' }": 'the settings have it for plugins',
        'rootProject.buildDir = "../build"': 'not part of push',
      },
    },
    { base: 'healthy-current', file: 'android/gradle/wrapper/gradle-wrapper.properties', names: ['distributionUrl'] },
    {
      base: 'healthy-native-android',
      file: 'app/build.gradle.kts',
      names: KOTLIN,
      elsewhere: {
        'implementation(libs.timpush.vivo)': CONFIG,
        ...Object.fromEntries(
          ['huawei', 'honor', 'xiaomi', 'oppo', 'meizu', 'fcm'].map((vendor) => [
            `implementation("com.tencent.timpush:${vendor}:8.8.7357")`,
            CONFIG,
          ]),
        ),
      },
      harmless: {
        'applicationId = "com.example.chat"': 'the namespace takes its place',
        'minSdk = 23': 'libraries of a small project may accept less',
        'targetSdk = 34': 'minSdk takes its place',
        'isMinifyEnabled = true': 'without R8 nothing needs keeping',
        'signingConfig = signingConfigs.getByName("release")': 'a store may sign the release build',
        'implementation(libs.imsdk)': 'TIMPush brings the Chat SDK',
      },
    },
    {
      base: 'healthy-native-android',
      file: 'settings.gradle.kts',
      names: ['pluginManagement', 'dependencyResolutionManagement', 'repositories', 'repositoriesMode', 'include'],
      harmless: {
        'google()': MIRROR,
        'mavenCentral()': `the plugin portal or ${MIRROR}`,
        'gradlePluginPortal()': 'no plugin of this project is only there',
        'repositoriesMode.set(RepositoriesMode.FAIL_ON_PROJECT_REPOS)': 'a check of the build',
        'maven(url = "https://mirrors.tencent.com/nexus/repository/maven-public/")': 'Maven Central has the libraries',
        'rootProject.name = "Example"': 'a name of its own',
      },
    },
    {
      base: 'healthy-current',
      file: 'android/app/google-services.json',
      names: ['project_info', 'project_number', 'project_id', 'mobilesdk_app_id', 'api_key', 'current_key'],
    },
    {
      base: 'healthy-native-android',
      file: 'app/mcs-services.json',
      names: ['developer_id', 'app_id', 'package_name'],
    },
  ]);
});
