// One planted defect per rule of the build: what is changed in a healthy project, and the line that must be named.
import { type Defect, flutter, older } from './planted.js';

const APP = 'android/app/build.gradle';
const WRAPPER = 'android/gradle/wrapper/gradle-wrapper.properties';
const MANIFEST = 'android/app/src/main/AndroidManifest.xml';
const RELEASE = 'android/app/src/release/AndroidManifest.xml';
const KOTLIN_APP = 'android/app/src/main/kotlin/com/example/chat/MainApplication.kt';
const CATALOG = 'gradle/libs.versions.toml';
const NATIVE = 'app/src/main/java/com/example/chat/MainApplication.kt';
const CATALOG_USE = 'app/build.gradle.kts';

const DELEGATE = 'Example/AppDelegate.m';
const PLIST = 'Example/Info.plist';
const REGISTRY =
  '- (void)startCalls {\n    self.registry = [[PKPushRegistry alloc] initWithQueue:nil];\n}\n\n- (void)pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type {\n    BODY\n}\n\n- (int)businessID';
const calls = (body: string): readonly [string, string] => ['- (int)businessID', REGISTRY.replace('BODY', body)];

export const buildDefects: readonly Defect[] = [
  {
    base: 'healthy-native-ios',
    rule: 'VOIP-01',
    name: 'calls without the background mode',
    at: [PLIST, '<dict>'],
    edit: { [DELEGATE]: [calls('[self.provider reportNewIncomingCallWithUUID:id update:update completion:nil];')] },
  },
  {
    base: 'healthy-native-ios',
    rule: 'VOIP-01',
    name: 'calls with another background mode',
    at: [PLIST, 'UIBackgroundModes'],
    edit: {
      [DELEGATE]: [calls('[self.provider reportNewIncomingCallWithUUID:id update:update completion:nil];')],
      [PLIST]: [['<dict>\n', '<dict>\n\t<key>UIBackgroundModes</key>\n\t<array><string>audio</string></array>\n']],
    },
  },
  {
    base: 'healthy-native-ios',
    rule: 'VOIP-02',
    name: 'a VoIP push that reports no call',
    at: [DELEGATE, 'didReceiveIncomingPush'],
    edit: {
      [DELEGATE]: [calls('[self join:payload];')],
      [PLIST]: [['<dict>\n', '<dict>\n\t<key>UIBackgroundModes</key>\n\t<array><string>voip</string></array>\n']],
    },
  },
  {
    base: 'healthy-international',
    rule: 'BLD-01',
    name: 'an assignment that drops applicationName',
    at: [APP, 'manifestPlaceholders = '],
    edit: {
      [APP]: [['        versionCode 1', '        manifestPlaceholders = [label: "Chat"]\n        versionCode 1']],
    },
  },
  flutter('BLD-02', 'a placeholder that one flavour lacks', [APP, 'plain {'], {
    edit: {
      [APP]: [
        ['            "HONOR_APPID": "104000001",\n', ''],
        [
          '    buildTypes {\n',
          '    flavorDimensions "shop"\n    productFlavors {\n        full {\n            manifestPlaceholders = [HONOR_APPID: "104000001"]\n        }\n        plain {\n            versionNameSuffix "-plain"\n        }\n    }\n    buildTypes {\n',
        ],
      ],
    },
  }),
  flutter('BLD-03', 'a colon behind a setting', [APP, 'compileSdk: 34'], {
    edit: { [APP]: [['compileSdk 34', 'compileSdk: 34']] },
  }),
  flutter('BLD-03', 'a comma that is missing in a map', [APP, '"VIVO_APPKEY"'], {
    edit: { [APP]: [['"00112233445566778899aabbccddeeff",', '"00112233445566778899aabbccddeeff"']] },
  }),
  flutter('BLD-03', 'a block that is never closed', [APP, 'android {'], {
    edit: {
      [APP]: [
        ["            storeFile file('release.jks')\n        }\n", "            storeFile file('release.jks')\n"],
      ],
    },
  }),
  flutter('BLD-03', 'a colon before a block', ['android/build.gradle', 'repositories: {'], {
    edit: { 'android/build.gradle': [['    repositories {', '    repositories: {']] },
  }),
  flutter('BLD-03', 'no colon behind apply plugin', [APP, "apply plugin 'com.huawei.agconnect'"], {
    edit: { [APP]: [["apply plugin: 'com.huawei.agconnect'", "apply plugin 'com.huawei.agconnect'"]] },
  }),
  flutter('BLD-03', 'an = in a map', [APP, '"HONOR_APPID" ='], {
    edit: { [APP]: [['"HONOR_APPID":', '"HONOR_APPID" =']] },
    also: ['T3-GRD-07'],
  }),
  flutter('BLD-03', 'apply in plugins { }', [APP, '    apply plugin'], {
    edit: { [APP]: [['    id "kotlin-android"', "    apply plugin: 'kotlin-android'"]] },
  }),
  flutter('BLD-03', 'a configuration of no flavour', [APP, 'chinaImplementation'], {
    edit: {
      [APP]: [['    implementation "com.tencent.timpush:honor', '    chinaImplementation "com.tencent.timpush:honor']],
    },
  }),
  flutter('BLD-03', 'a text without its closing quote', [APP, 'implementation "com.tencent.timpush:xiaomi'], {
    edit: { [APP]: [['timpush:xiaomi:$pushVersion"', 'timpush:xiaomi:$pushVersion']] },
  }),
  flutter('BLD-03', 'placeholders beside defaultConfig', [APP, 'manifestPlaceholders'], {
    edit: {
      [APP]: [
        ['        manifestPlaceholders +=', '    }\n    manifestPlaceholders +='],
        ['        ]\n    }\n\n    signing', '        ]\n\n    signing'],
      ],
    },
  }),
  flutter('BLD-03', 'a library among the plugins of the build', ['android/build.gradle', '        implementation'], {
    edit: {
      'android/build.gradle': [
        [
          "        classpath 'com.hihonor",
          "        implementation 'com.example:chat:1.0.0'\n        classpath 'com.hihonor",
        ],
      ],
    },
  }),
  flutter('BLD-03', 'a plugin among the libraries', [APP, '    classpath'], {
    edit: { [APP]: [['dependencies {\n', "dependencies {\n    classpath 'com.example:plugin:1.0.0'\n"]] },
  }),
  flutter('BLD-03', 'a library of the SDK without its version', [APP, 'com.tencent.timpush:oppo'], {
    edit: { [APP]: [['timpush:oppo:$pushVersion', 'timpush:oppo']] },
  }),
  flutter('BLD-03', 'plain http for Gradle 7 and newer', ['android/build.gradle', 'http:'], {
    edit: { 'android/build.gradle': [['https://mirrors', 'http://mirrors']] },
  }),
  flutter('BLD-03', 'AndroidX switched off', ['android/gradle.properties', 'android.useAndroidX'], {
    add: { 'android/gradle.properties': 'org.gradle.jvmargs=-Xmx4G\nandroid.useAndroidX=false\n' },
  }),
  flutter('BLD-03', 'a Gradle older than the Android plugin takes', [WRAPPER, 'distributionUrl'], {
    edit: { [WRAPPER]: [['gradle-8.3', 'gradle-7.6']] },
  }),
  flutter('BLD-03', 'a misspelt word of Gradle', [APP, 'implementaton'], {
    edit: {
      [APP]: [['    implementation "com.tencent.timpush:honor', '    implementaton "com.tencent.timpush:honor']],
    },
  }),
  flutter('BLD-03', 'a signing key that nothing makes', [APP, 'signingConfig signingConfigs.store'], {
    edit: {
      [APP]: [
        ['            signingConfig signingConfigs.release\n', '            signingConfig signingConfigs.store\n'],
      ],
    },
    also: ['T3-HW-05'],
  }),
  flutter('BLD-03', 'a } that is left over', [APP, '}\n\nflutter'], {
    edit: { [APP]: [['android {\n', '']] },
  }),
  flutter('BLD-03', 'a misspelt address', ['android/build.gradle', 'mirors'], {
    edit: { 'android/build.gradle': [['https://mirrors', 'https://mirors']] },
  }),
  flutter(
    'BLD-03',
    'no repository of Google',
    [
      'android/build.gradle',
      "        mavenCentral()\n        maven { url 'https://developer.huawei.com/repo/' }\n        maven { url 'https://developer.hihonor.com/repo' }\n    }\n}",
    ],
    {
      edit: {
        'android/build.gradle': [
          [
            "        google()\n        mavenCentral()\n        maven { url 'https://mirrors.tencent.com/nexus/repository/maven-public/' }",
            '        mavenCentral()',
          ],
        ],
      },
    },
  ),
  flutter('BLD-03', 'no compileSdk', [APP, 'android {'], { edit: { [APP]: [['    compileSdk 34\n', '']] } }),
  flutter('BLD-03', 'no plugin of Flutter', [APP, 'plugins {'], {
    edit: { [APP]: [['    id "dev.flutter.flutter-gradle-plugin"\n', '']] },
  }),
  flutter('BLD-03', 'a wrapper without an address', [WRAPPER, ''], {
    edit: { [WRAPPER]: [['distributionUrl', 'distributonUrl']] },
  }),
  ...(
    [
      ['a misspelt import', 'import com.tencent.qcloud.tim.psh', 'tim.push.TIMPushManager', 'tim.psh.TIMPushManager'],
      ['an abstract application class', 'abstract class', 'class MainApplication', 'abstract class MainApplication'],
      ['a misspelt call of the SDK', 'addPushListner', 'addPushListener', 'addPushListner'],
      ['a misspelt registration, told once', 'registrPush', 'registerPush', 'registrPush'],
      ['an application class without a parent', 'class MainApplication', ' : Application()', ''],
      ['a lost import', 'TIMPushManager.getInstance()', 'import com.tencent.qcloud.tim.push.TIMPushManager\n', ''],
      ['a brace too few', 'fun onLoginSuccess', '    fun onLoginSuccess() {', '    fun onLoginSuccess() {{'],
      ['a misspelt word of Kotlin', 'overide fun onCreate', 'override fun onCreate', 'overide fun onCreate'],
    ] as const
  ).map(
    ([name, at, from, to]): Defect => ({
      base: 'healthy-native-android',
      rule: 'BLD-14',
      name,
      at: [NATIVE, at],
      edit: { [NATIVE]: [[from, to]] },
    }),
  ),
  flutter('BLD-04', 'no number of the project', ['android/app/google-services.json', 'project_info'], {
    edit: { 'android/app/google-services.json': [['    "project_number": "123456789012",\n', '']] },
  }),
  flutter('BLD-04', 'a misspelt key', ['android/app/google-services.json', 'curent_key'], {
    edit: { 'android/app/google-services.json': [['current_key', 'curent_key']] },
  }),
  flutter('BLD-04', 'an app id cut short', ['android/app/google-services.json', 'mobilesdk_app_id'], {
    edit: { 'android/app/google-services.json': [[':android:', ':andrid:']] },
  }),
  flutter('BLD-04', 'no developer', ['android/app/mcs-services.json', '{'], {
    edit: { 'android/app/mcs-services.json': [['  "developer_id": "200000001",\n', '']] },
  }),
  flutter('T3-HW-04', 'two app ids in one file', ['android/app/agconnect-services.json', '"app_id": "100000002"'], {
    edit: {
      'android/app/agconnect-services.json': [
        [
          '"app_id": "100000001",\n    "package_name": "com.example.chat"\n  },\n  "app_info"',
          '"app_id": "100000002",\n    "package_name": "com.example.chat"\n  },\n  "app_info"',
        ],
      ],
    },
  }),
  flutter('BLD-04', 'a version pub cannot read', ['pubspec.yaml', '^8.3'], {
    edit: { 'pubspec.yaml': [['push: ^8.3.6498', 'push: ^8.3']] },
  }),
  flutter('BLD-04', 'conflict marks in pubspec.yaml', ['pubspec.yaml', '<<<<<<<'], {
    edit: { 'pubspec.yaml': [['dependencies:\n', 'dependencies:\n<<<<<<< HEAD\n=======\n>>>>>>> main\n']] },
  }),
  flutter('BLD-04', 'an empty google-services.json', ['android/app/google-services.json'], {
    add: { 'android/app/google-services.json': '' },
  }),
  flutter('BLD-05', 'a plugin without a marker', ['android/settings.gradle', 'com.huawei.agconnect'], {
    edit: {
      'android/build.gradle': [["        classpath 'com.huawei.agconnect:agcp:1.9.1.301'\n", '']],
      'android/settings.gradle': [
        [
          '    id "com.android.application"',
          '    id "com.huawei.agconnect" version "1.9.1.301" apply false\n    id "com.android.application"',
        ],
      ],
    },
  }),
  flutter('BLD-07', 'a key that stands twice', ['android/app/google-services.json', 'b'], {
    add: { 'android/app/google-services.json': '{ "a": 1,\n "b": 1, "a": 2 }' },
    also: ['BLD-04', 'T3-FCM-02'],
  }),
  ...(
    [
      ['an alias that no catalog has', CATALOG_USE, 'libs.timpush.vivo', 'libs.timpush.vivoo', 'libs.timpush.vivoo'],
      [
        'a version the catalog does not have',
        CATALOG,
        'timpush-core = { module',
        'imsdk-x = { module = "a:b", version.ref = "tim" }\ntimpush-core = { module',
        'ref = "tim"',
      ],
      ['a catalog that is no TOML', CATALOG, 'timpush = "8.8.7357"', 'timpush = "8.8.7357', 'timpush = "8'],
      [
        'single quotes in Kotlin',
        CATALOG_USE,
        '"com.hihonor.mcs.asplugin"',
        "'com.hihonor.mcs.asplugin'",
        "'com.hihonor",
      ],
      [
        'a call of Groovy in Kotlin',
        CATALOG_USE,
        'id("com.hihonor.mcs.asplugin")',
        'id "com.hihonor.mcs.asplugin"',
        'id "com',
      ],
      [
        'a map of Groovy in Kotlin',
        CATALOG_USE,
        'manifestPlaceholders["HONOR_APPID"] = "104000001"',
        'manifestPlaceholders += mapOf("HONOR_APPID": "104000001")',
        '"HONOR_APPID":',
      ],
    ] as const
  ).map(
    ([name, path, from, to, place]): Defect => ({
      base: 'healthy-native-android',
      rule: 'BLD-03',
      name,
      at: [path, place],
      edit: { [path]: [[from, to]] },
    }),
  ),
  flutter('BLD-02', 'placeholders of one build type', [APP, 'debug {'], {
    edit: {
      [APP]: [
        ['            "HONOR_APPID": "104000001",\n', ''],
        [
          '            proguardFiles',
          '            manifestPlaceholders["HONOR_APPID"] = "104000001"\n            proguardFiles',
        ],
      ],
    },
  }),
  flutter('BLD-02', 'a placeholder that nothing sets', [MANIFEST, '${MAP_KEY}'], {
    edit: {
      [MANIFEST]: [
        ['        <activity', '        <meta-data android:name="map" android:value="${MAP_KEY}" />\n        <activity'],
      ],
    },
  }),
  flutter('BLD-11', 'a name that stands twice', [MANIFEST, 'android:value="2"'], {
    edit: {
      [MANIFEST]: [
        [
          '        <activity',
          '        <meta-data android:name="a" android:value="1" />\n        <meta-data android:name="a" android:value="2" />\n        <activity',
        ],
      ],
    },
  }),
  flutter('MAN-01', 'an & that is not escaped', [MANIFEST, 'Example & Chat'], {
    edit: { [MANIFEST]: [['Example Chat', 'Example & Chat']] },
  }),
  flutter('BLD-08', 'a prefix that nothing declares', ['android/app/src/main/AndroidManifest.xml', 'tools:replace='], {
    edit: {
      'android/app/src/main/AndroidManifest.xml': [
        ['<application\n', '<application\n        tools:replace="android:label"\n'],
      ],
    },
  }),
  flutter('BLD-09', 'a launcher activity outside of the package it is said to be in', [APP, 'namespace'], {
    edit: { [APP]: [['namespace "com.example.chat"', 'namespace "com.example.chatx"']] },
  }),
  older('BLD-09', 'a package that no class is in', [MANIFEST, 'package='], {
    edit: { [MANIFEST]: [['package="com.example.chat"', 'package="com.example.chatx"']] },
  }),
  flutter('BLD-09', 'an application class in the package above', [KOTLIN_APP, 'package'], {
    edit: {
      'android/app/src/main/kotlin/com/example/chat/MainApplication.kt': [
        ['package com.example.chat', 'package com.example'],
      ],
    },
  }),
  flutter('BLD-11', 'a mistyped element', [MANIFEST, '<uses-permision'], {
    edit: {
      [MANIFEST]: [
        [
          '<uses-permission android:name="android.permission.INTERNET',
          '<uses-permision android:name="android.permission.INTERNET',
        ],
      ],
    },
  }),
  flutter('BLD-11', 'an attribute in lower case', [MANIFEST, 'android:launchmode'], {
    edit: { [MANIFEST]: [['android:launchMode', 'android:launchmode']] },
    also: ['T3-MAN-06'],
  }),
  flutter('BLD-11', 'a launch mode that is none', [MANIFEST, 'singletask'], {
    edit: { [MANIFEST]: [['"singleTask"', '"singletask"']] },
  }),
  flutter('BLD-11', 'the address of the namespace mistyped', [MANIFEST, 'andriod'], {
    edit: { [MANIFEST]: [['apk/res/android', 'apk/res/andriod']] },
  }),
  flutter('BLD-11', 'a permission without a name', [MANIFEST, '<uses-permission />'], {
    edit: { [MANIFEST]: [['<uses-permission android:name="android.permission.INTERNET" />', '<uses-permission />']] },
  }),
  flutter('BLD-09', 'a blank in the name of a class', [MANIFEST, '.MainApplication '], {
    edit: { [MANIFEST]: [['".MainApplication"', '".MainApplication "']] },
  }),
  flutter(
    'BLD-09',
    'a file that declares no class',
    ['android/app/src/main/kotlin/com/example/chat/MainActivity.kt', 'package'],
    {
      edit: {
        'android/app/src/main/kotlin/com/example/chat/MainActivity.kt': [
          ['class MainActivity : FlutterActivity()', ''],
        ],
      },
    },
  ),
  flutter('MAN-07', 'a launcher activity that is off', [MANIFEST, 'android:enabled'], {
    edit: {
      [MANIFEST]: [
        ['            android:exported', '            android:enabled="false"\n            android:exported'],
      ],
    },
  }),
  flutter('MAN-07', 'a launcher activity without its action', [MANIFEST, '<intent-filter>'], {
    edit: { [MANIFEST]: [['                <action android:name="android.intent.action.MAIN" />\n', '']] },
  }),
  flutter('BLD-04', 'a manifest beside its place', ['android/app/AndroidManifest.xml'], {
    move: { [MANIFEST]: 'android/app/AndroidManifest.xml' },
  }),
  flutter(
    'BLD-14',
    'configureFlutterEngine without super',
    ['android/app/src/main/kotlin/com/example/chat/MainActivity.kt', 'override fun'],
    {
      edit: {
        'android/app/src/main/kotlin/com/example/chat/MainActivity.kt': [
          [
            'import io.flutter.embedding.android.FlutterActivity\n\nclass MainActivity : FlutterActivity()',
            'import io.flutter.embedding.android.FlutterActivity\nimport io.flutter.embedding.engine.FlutterEngine\n\nclass MainActivity : FlutterActivity() {\n    override fun configureFlutterEngine(flutterEngine: FlutterEngine) {\n        println(flutterEngine)\n    }\n}',
          ],
        ],
      },
    },
  ),
  flutter('BLD-03', 'flavours without a dimension', [APP, 'productFlavors'], {
    edit: {
      [APP]: [['    buildTypes {', '    productFlavors {\n        cn {}\n        intl {}\n    }\n\n    buildTypes {']],
    },
  }),
  flutter('BLD-03', 'shrinkResources without minifyEnabled', [APP, 'shrinkResources true'], {
    edit: {
      [APP]: [
        [
          '            proguardFiles',
          '            minifyEnabled false\n            shrinkResources true\n            proguardFiles',
        ],
      ],
    },
  }),
  {
    base: 'healthy-native-android',
    rule: 'BLD-03',
    name: 'a module that no settings include',
    at: [CATALOG_USE, 'project(":push")'],
    edit: { [CATALOG_USE]: [['dependencies {', 'dependencies {\n    implementation(project(":push"))']] },
  },
  flutter('BLD-03', 'a mistyped name of ext', [APP, 'rootProject.ext.pushVerson'], {
    edit: {
      [APP]: [["def pushVersion = '8.3.6498'", 'def pushVersion = rootProject.ext.pushVerson']],
      'android/build.gradle': [
        ['rootProject.buildDir', "ext {\n    pushVersion = '8.3.6498'\n}\n\nrootProject.buildDir"],
      ],
    },
  }),
  older('BLD-03', "Google's plugin applied and never brought along", ['android/build.gradle', 'dependencies {'], {
    edit: { 'android/build.gradle': [["        classpath 'com.google.gms:google-services:4.3.15'\n", '']] },
  }),
  {
    base: 'healthy-add-to-app',
    rule: 'BLD-03',
    name: 'a host without its Flutter module',
    at: ['host-android/app/build.gradle', 'dependencies {'],
    edit: { 'host-android/app/build.gradle': [["    implementation project(':flutter')\n", '']] },
  },
  flutter('BLD-09', 'a launcher activity as application class', [MANIFEST, '.MainActivity'], {
    edit: { [MANIFEST]: [['".MainApplication"', '".MainActivity"']] },
  }),
  flutter('BLD-09', 'a class named by the applicationId', [MANIFEST, 'com.example.shop.MainApplication'], {
    edit: {
      [APP]: [['applicationId "com.example.chat"', 'applicationId "com.example.shop"']],
      [MANIFEST]: [['".MainApplication"', '"com.example.shop.MainApplication"']],
      'android/app/src/main/assets/timpush-configs.json': [['"com.example.chat": {', '"com.example.shop": {']],
      'android/app/agconnect-services.json': [
        ['com.example.chat', 'com.example.shop'],
        ['com.example.chat', 'com.example.shop'],
      ],
      'android/app/google-services.json': [['com.example.chat', 'com.example.shop']],
      'android/app/mcs-services.json': [['com.example.chat', 'com.example.shop']],
    },
  }),
  flutter('BLD-03', 'a plugin applied above plugins { }', [APP, "apply plugin: 'com.huawei.agconnect'"], {
    edit: {
      [APP]: [
        ["apply plugin: 'com.huawei.agconnect'\n", ''],
        ['plugins {', "apply plugin: 'com.huawei.agconnect'\n\nplugins {"],
      ],
    },
  }),
  flutter('BLD-03', 'a version that is set only below', [APP, 'implementation "com.tencent.timpush:huawei'], {
    edit: {
      [APP]: [
        ["def pushVersion = '8.3.6498'\n", ''],
        ['timpush:fcm:$pushVersion"\n}', "timpush:fcm:$pushVersion\"\n}\n\ndef pushVersion = '8.3.6498'"],
      ],
    },
  }),
  older(
    'BLD-03',
    'the plugin of a maker nobody asks for, out of reach',
    ['android/build.gradle', 'com.hihonor.mcs:asplugin'],
    {
      edit: {
        'android/build.gradle': [
          [
            "        classpath 'com.google",
            "        classpath 'com.hihonor.mcs:asplugin:2.0.1.300'\n        classpath 'com.google",
          ],
        ],
      },
    },
  ),
  flutter(
    'BLD-03',
    'a mistyped repository beside a right one',
    ['android/settings.gradle', 'developer.huawei.com/repos'],
    {
      edit: { 'android/settings.gradle': [['developer.huawei.com/repo/', 'developer.huawei.com/repos']] },
    },
  ),
  {
    base: 'healthy-add-to-app',
    rule: 'BLD-03',
    name: 'the Flutter module of another folder',
    at: ['host-android/settings.gradle', 'include_flutter'],
    edit: { 'host-android/settings.gradle': [['chat_module/', 'chat_modules/']] },
  },
  flutter('BLD-11', 'an activity outside of <application>', [MANIFEST, '<activity android:name=".Other"'], {
    edit: { [MANIFEST]: [['    <application\n', '    <activity android:name=".Other" />\n    <application\n']] },
  }),
  flutter(
    'BLD-09',
    'a launcher activity that was moved',
    ['android/app/src/main/kotlin/com/example/chat/MainActivity.kt', 'package'],
    {
      edit: {
        'android/app/src/main/kotlin/com/example/chat/MainActivity.kt': [
          ['package com.example.chat', 'package com.example.chat.ui'],
        ],
      },
    },
  ),
  flutter('BLD-09', 'a class that the release manifest names', [RELEASE, 'android:name'], {
    add: {
      [RELEASE]:
        '<manifest xmlns:android="http://schemas.android.com/apk/res/android">\n    <application\n        android:name=".ReleaseApplication" />\n</manifest>\n',
    },
  }),
  flutter('BLD-12', 'settings that lost the app', ['android/settings.gradle'], {
    edit: { 'android/settings.gradle': [['include ":app"\n', '']] },
  }),
  flutter('BLD-13', 'no namespace', [APP, 'android {'], {
    edit: { [APP]: [['    namespace "com.example.chat"\n', '']] },
  }),
  flutter(
    'BLD-09',
    'an application class that is nowhere',
    ['android/app/src/main/AndroidManifest.xml', '.MissingApplication'],
    {
      edit: { 'android/app/src/main/AndroidManifest.xml': [['.MainApplication', '.MissingApplication']] },
    },
  ),
  flutter('BLD-10', 'the applicationId of a guide', [APP, 'applicationId "${Enter'], {
    edit: { [APP]: [['applicationId "com.example.chat"', 'applicationId "${Enter your package name}"']] },
  }),
  flutter('BLD-10', 'the dots of a guide', [APP, '            ....'], {
    edit: { [APP]: [['            "VIVO_APPKEY"', '            ....\n            "VIVO_APPKEY"']] },
  }),
  flutter('BLD-04', 'an Info.plist with a tag that is never closed', ['ios/Runner/Info.plist'], {
    edit: { 'ios/Runner/Info.plist': [['</dict>', '']] },
  }),
  flutter('BLD-04', 'a pbxproj without a semicolon', ['ios/Runner.xcodeproj/project.pbxproj'], {
    edit: { 'ios/Runner.xcodeproj/project.pbxproj': [[';\n', '\n']] },
  }),
  flutter('BLD-04', 'a resource file that is no XML', ['android/app/src/main/res/values/strings.xml'], {
    add: { 'android/app/src/main/res/values/strings.xml': '<resources>\n  <string name="a">A</strin>\n</resources>\n' },
  }),
  {
    base: 'healthy-international',
    rule: 'HW-11',
    name: 'agcp 1.3 with Gradle 8',
    at: ['android/build.gradle', 'agcp:1.3.1'],
    edit: { 'android/build.gradle': [['agcp:1.9.1.301', 'agcp:1.3.1.300']] },
    // The wrapper says which Gradle builds it.
    add: {
      'android/gradle/wrapper/gradle-wrapper.properties':
        'distributionUrl=https\\://services.gradle.org/distributions/gradle-8.4-all.zip\n',
    },
  },
  {
    base: 'healthy-international',
    rule: 'DRT-12',
    name: 'one certificate ID for two vendors',
    at: ['lib/push_constant.dart', 'mi_buz_id'],
    edit: { 'lib/push_constant.dart': [['mi_buz_id: 30003', 'mi_buz_id: 30002']] },
  },
  {
    base: 'healthy-international',
    rule: 'DRT-12',
    name: 'the constant of another vendor',
    at: ['lib/push_constant.dart', 'mz_buz_id'],
    edit: {
      'lib/push_constant.dart': [
        ['int huawei = 30001;', 'int huawei = 30001;\n  static const int vivoId = 30005;'],
        ['vivo_buz_id: 30005', 'vivo_buz_id: vivoId'],
        ['mz_buz_id: 30006', 'mz_buz_id: vivoId'],
      ],
    },
  },
];
