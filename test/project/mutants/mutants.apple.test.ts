// The iOS side: a line that goes missing, or a known name that loses a letter, is reported at its file.
import { describe } from 'vitest';
import { type Watched, watch } from './changes.js';

const SHOWN = 'for people and older tools; Xcode writes it anew';
const PROJECT: Omit<Watched, 'base' | 'file'> = {
  harmless: {
    '// !$*UTF8*$!': 'a remark',
    'archiveVersion = 1;': SHOWN,
    'objectVersion = 54;': SHOWN,
    'compatibilityVersion = "Xcode 9.3";': SHOWN,
    'projectDirPath = "";': 'empty is what it is without',
    'projectRoot = "";': 'empty is what it is without',
    'buildActionMask = 2147483647;': 'all builds is what it is without',
    'runOnlyForDeploymentPostprocessing = 0;': '0 is what it is without',
    'defaultConfigurationIsVisible = 0;': SHOWN,
    'defaultConfigurationName = Release;': 'for builds that name no configuration',
    ...Object.fromEntries(
      ['BuildFile', 'FileReference', 'NativeTarget', 'Project', 'ResourcesBuildPhase']
        .map((name) => `PBX${name}`)
        .concat('XCBuildConfiguration', 'XCConfigurationList')
        .flatMap((name) => [`/* Begin ${name} section */`, `/* End ${name} section */`])
        .map((text) => [text, 'a remark']),
    ),
  },
  names: ['PRODUCT_BUNDLE_IDENTIFIER', 'CODE_SIGN_ENTITLEMENTS', 'INFOPLIST_FILE', 'PRODUCT_NAME', 'SDKROOT'],
};
/** The product, which Xcode names after the target, and a phase in which nothing is. */
const product = (name: string, resources: boolean): Readonly<Record<string, string>> => ({
  [`A00000000000000000000001 /* ${name}.app */ = {isa = PBXFileReference; explicitFileType = wrapper.application; path = ${name}.app; sourceTree = BUILT_PRODUCTS_DIR; };`]:
    'Xcode names the product after the target',
  [`productReference = A00000000000000000000001 /* ${name}.app */;`]: 'Xcode names the product after the target',
  [`productName = ${name};`]: SHOWN,
  ...(resources ? { 'A00000000000000000000004 /* Resources */,': 'the phase is empty' } : {}),
});
const project = (base: string, file: string, name: string, resources = true): Watched => ({
  base,
  file,
  ...PROJECT,
  harmless: { ...PROJECT.harmless, ...product(name, resources) },
});

const XML = {
  '<?xml version="1.0" encoding="UTF-8"?>': 'UTF-8 is what it is without',
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">':
    'nothing reads it',
};
const lists = (base: string, folder: string, name: string): readonly Watched[] => [
  { base, file: `${folder}/${name}.entitlements`, harmless: XML, names: ['aps-environment'] },
  { base, file: `${folder}/Info.plist`, harmless: XML, names: ['CFBundleIdentifier'] },
];

const POD = {
  'use_frameworks!': 'pods may be static libraries',
};
const podfile = (base: string, file: string, system: string, harmless: Readonly<Record<string, string>>): Watched => ({
  base,
  file,
  harmless: { ...harmless, [`platform :ios, '${system}'`]: 'CocoaPods takes that of the target' },
  names: ['platform', 'use_frameworks!', 'use_native_modules!'],
});

const KIT = { 'import UIKit': 'Flutter and TIMPush bring it' };
const SYSTEM = ['didFinishLaunchingWithOptions', 'GeneratedPluginRegistrant', 'FlutterAppDelegate'];
const TIMPUSH = ['TIMPush', 'TIMPushDelegate', 'businessID', 'onRemoteNotificationReceived'];

describe('a line of the iOS side that goes missing is reported at its file', () => {
  watch([
    project('healthy-native-ios', 'Example.xcodeproj/project.pbxproj', 'Example'),
    project('healthy-react-native', 'ios/Example.xcodeproj/project.pbxproj', 'Example', false),
    project('healthy-current', 'ios/Runner.xcodeproj/project.pbxproj', 'Runner'),
    project('healthy-mainland', 'ios/Runner.xcodeproj/project.pbxproj', 'Runner'),
    ...lists('healthy-native-ios', 'Example', 'Example'),
    ...lists('healthy-react-native', 'ios/Example', 'Example'),
    ...lists('healthy-current', 'ios/Runner', 'Runner'),
    ...lists('healthy-mainland', 'ios/Runner', 'Runner'),
    podfile('healthy-native-ios', 'Podfile', '13.0', POD),
    podfile('healthy-react-native', 'ios/Podfile', '13.4', {}),
    podfile('healthy-current', 'ios/Podfile', '12.0', {
      ...POD,
      'flutter_install_all_ios_pods File.dirname(File.realpath(__FILE__))':
        'without a word of Flutter the Podfile may be made by another tool',
    }),
    {
      base: 'healthy-native-ios',
      file: 'Example/AppDelegate.m',
      harmless: { '/* After the IM login. */': 'a remark' },
      elsewhere: {
        '[TIMPushManager registerPush:1400000001 appKey:nil succ:^(NSData *deviceToken) {} fail:nil];': 'Podfile',
      },
      names: ['TIMPushManager', ...TIMPUSH],
    },
    {
      base: 'healthy-native-ios',
      file: 'Example/AppDelegate.h',
      harmless: { '#import <UIKit/UIKit.h>': 'what is imported before the header may bring it' },
    },
    {
      base: 'healthy-current',
      file: 'ios/Runner/AppDelegate.swift',
      harmless: KIT,
      names: [...SYSTEM, ...TIMPUSH, 'tencent_cloud_chat_push', 'TencentCloudChatPushPlugin', '@objc', '@main'],
    },
    {
      base: 'healthy-mainland',
      file: 'ios/Runner/AppDelegate.m',
      harmless: { 'NSLog(@"no device token: %@", error);': 'a remark for the log' },
      names: ['UNUserNotificationCenter', 'GeneratedPluginRegistrant', 'didFinishLaunchingWithOptions'],
    },
    {
      base: 'healthy-international',
      file: 'ios/Runner/AppDelegate.swift',
      harmless: { ...KIT, 'print("no device token: \\(error)")': 'a remark for the log' },
      names: [...SYSTEM, 'UNUserNotificationCenter'],
    },
  ]);
});
