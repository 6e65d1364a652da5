// Android beside the Gradle files of the newest fixture: manifests, classes the phone starts, vendor files, and the older fixtures.
import { describe } from 'vitest';
import { type Watched, watch } from './changes.js';

type Lines = Readonly<Record<string, string>>;

const because = (reason: string, ...lines: readonly string[]): Lines =>
  Object.fromEntries(lines.map((line) => [line, reason]));

const MANIFEST: Lines = {
  '<uses-permission android:name="android.permission.INTERNET" />': 'the SDK declares it too',
  'android:icon="@mipmap/ic_launcher"': 'not part of push',
};
const OLDER_MANIFEST: Lines = {
  ...MANIFEST,
  ...because(
    'the library of Xiaomi declares it too',
    '<permission android:name="${applicationId}.permission.MIPUSH_RECEIVE" android:protectionLevel="signature" />',
    '<uses-permission android:name="${applicationId}.permission.MIPUSH_RECEIVE" />',
  ),
  '<meta-data android:name="flutterEmbedding" android:value="2" />': 'the Flutter tool stops with a message of its own',
  '<!-- Meizu -->': 'a remark',
};
const FLUTTER_MANIFEST: Lines = {
  ...OLDER_MANIFEST,
  'android:name="${applicationName}"': "the older plugin needs no class; Flutter's own only splits large apps",
};
const AGCONNECT: Lines = {
  '"url": "connect-drcn.hispace.example"': 'push does not ask this gateway',
  ...because('push reads client.app_id alone', '"cp_id": "1",', '"product_id": "2",', '"client_id": "3",'),
  '"app_id": "100000001",': 'app_info repeats what client says',
};
const KOTLIN = 'another plugin of the build may bring Kotlin';
const ROOT: Lines = {
  'classpath "org.jetbrains.kotlin:kotlin-gradle-plugin:$kotlin_version"': KOTLIN,
  "maven { url 'https://developer.hihonor.com/repo' }": 'the plugin adds it to all projects itself',
};
const SDK = 'the path of Flutter is not part of push';
const OLDER_APP: Lines = {
  "storeFile file('release.jks')": 'may be set from outside',
  'signingConfig signingConfigs.release': 'a store may sign the release build',
  'minSdkVersion 21': 'libraries of a small project may accept less',
  'targetSdkVersion 33': 'minSdk takes its place',
  ...because('a version of its own', 'versionCode 1', 'versionName "1.0"'),
  'implementation "org.jetbrains.kotlin:kotlin-stdlib-jdk7:$kotlin_version"': 'the Kotlin plugin adds it',
};
const GOOGLE = "apply plugin: 'com.google.gms.google-services'";
const AGP = "classpath 'com.android.tools.build:gradle:7.4.2'";

const ACTIVITY = 'src/main/kotlin/com/example/chat/MainActivity.kt';
const current = (file: string, rest: Omit<Watched, 'base' | 'file'> = {}): Watched => ({
  base: 'healthy-current',
  file: `android/app/${file}`,
  ...rest,
});
const native = (file: string, rest: Omit<Watched, 'base' | 'file'> = {}): Watched => ({
  base: 'healthy-native-android',
  file: `app/${file}`,
  ...rest,
});
const older = (base: string, file: string, rest: Omit<Watched, 'base' | 'file'> = {}): Watched => ({
  base: `healthy-${base}`,
  file: `${base === 'add-to-app' ? 'host-android' : 'android'}/${file}`,
  ...rest,
});

describe('an Android line that goes missing is reported at its file', () => {
  watch([
    current('src/main/AndroidManifest.xml', { harmless: MANIFEST }),
    current('src/main/kotlin/com/example/chat/MainApplication.kt', { names: ['TencentCloudChatPushApplication'] }),
    current(ACTIVITY, { names: ['FlutterActivity'] }),
    current('agconnect-services.json', { harmless: AGCONNECT }),
    current('mcs-services.json'),
    native('src/main/AndroidManifest.xml', { harmless: MANIFEST }),
    native('src/main/java/com/example/chat/MainActivity.java'),
    native('src/main/java/com/example/chat/MainApplication.kt', {
      harmless: {
        'super.onCreate()': "Android's own class does nothing there",
        '// Opens the conversation.': 'a remark',
        '/** After the IM login and the consent to the privacy text. */': 'a remark',
      },
      elsewhere: { 'TIMPushManager.getInstance().registerPush(this, 1400000001, null, null)': 'app/build.gradle.kts' },
    }),
    native('agconnect-services.json', { harmless: AGCONNECT }),
    older('mainland', 'app/src/main/AndroidManifest.xml', { harmless: FLUTTER_MANIFEST }),
    older('mainland', 'app/agconnect-services.json', { harmless: AGCONNECT }),
    older('mainland', 'app/proguard-rules.pro'),
    older('mainland', 'settings.gradle.kts', {
      harmless: {
        'val properties = java.util.Properties()': SDK,
        'file("local.properties").inputStream().use { properties.load(it) }': SDK,
        'properties.getProperty("flutter.sdk")': SDK,
        'mavenCentral()': 'the plugin portal mirrors it',
        'gradlePluginPortal()': 'no plugin of this project is only there',
        'id("com.huawei.agconnect.agcp") version "1.9.1.301" apply false': 'nothing applies it',
        'id("com.huawei.agconnect") version "1.9.1.301" apply false': 'the resolution strategy brings it',
        'include(":app")': 'a plugin of these settings may include it',
      },
      elsewhere: { 'id("com.android.application") version "7.4.2" apply false': 'android/app/build.gradle.kts' },
    }),
    older('international', 'build.gradle', {
      harmless: {
        ...ROOT,
        ...because(
          'not part of push',
          "rootProject.buildDir = '../build'",
          'project.buildDir = "${rootProject.buildDir}/${project.name}"',
          'delete rootProject.buildDir',
        ),
      },
      elsewhere: { [AGP]: 'android/app/build.gradle' },
    }),
    older('international', 'app/build.gradle', {
      harmless: {
        ...OLDER_APP,
        ...because(
          SDK,
          'def localProperties = new Properties()',
          "def localPropertiesFile = rootProject.file('local.properties')",
          'localProperties.load(reader)',
          "def flutterRoot = localProperties.getProperty('flutter.sdk')",
        ),
        "apply plugin: 'kotlin-android'": KOTLIN,
        'minifyEnabled true': 'Flutter shrinks releases by itself',
        "proguardFiles getDefaultProguardFile('proguard-android.txt'), 'proguard-rules.pro'":
          'the Flutter plugin names both files itself',
        "source '../..'": 'not part of push',
      },
      elsewhere: { [GOOGLE]: 'android/app/google-services.json' },
    }),
    older('international', 'gradle.properties', { harmless: { 'org.gradle.jvmargs=-Xmx1536M': 'not part of push' } }),
    older('international', 'app/src/main/AndroidManifest.xml', { harmless: FLUTTER_MANIFEST }),
    older('international', `app/${ACTIVITY}`),
    older('international', 'app/google-services.json'),
    older('international', 'app/proguard-rules.pro'),
    older('add-to-app', 'build.gradle', {
      harmless: {
        ...ROOT,
      },
      elsewhere: { [AGP]: 'host-android/app/build.gradle' },
    }),
    older('add-to-app', 'settings.gradle', {
      harmless: {
        "include ':app'": 'the script that is evaluated may include it',
        'setBinding(new Binding([gradle: this]))': 'newer scripts of Flutter need none',
      },
      elsewhere: {
        "evaluate(new File(settingsDir.parentFile, 'chat_module/.android/include_flutter.groovy'))":
          'host-android/app/build.gradle',
      },
    }),
    older('add-to-app', 'app/build.gradle', {
      harmless: {
        ...OLDER_APP,
        'minifyEnabled true': 'without R8 nothing needs keeping',
        "proguardFiles getDefaultProguardFile('proguard-android.txt'), 'proguard-rules.pro'":
          "the script of the module may name them, as Flutter's does",
      },
      elsewhere: { [GOOGLE]: 'host-android/app/google-services.json' },
    }),
    older('add-to-app', 'app/src/main/AndroidManifest.xml', { harmless: OLDER_MANIFEST }),
    older('add-to-app', `app/${ACTIVITY}`),
    older('add-to-app', 'app/agconnect-services.json', { harmless: AGCONNECT }),
  ]);
});
