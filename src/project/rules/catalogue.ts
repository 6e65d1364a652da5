// Every rule of doctor in one list, and its sentences as a catalogue for `explain` and the documentation.
import type { Catalogue } from '../../problems/types.js';
import type { ListedRule, Rule } from '../types.js';
import { gradleSyntaxRules } from './every-generation/build/gradle-syntax.js';
import { guideTextRules } from './every-generation/build/guide-text.js';
import { manifestTextRules } from './every-generation/build/manifest-text.js';
import { moduleRules } from './every-generation/build/modules.js';
import { nativeCodeRules } from './every-generation/build/native-code.js';
import { buildPlaceholderRules } from './every-generation/build/placeholders.js';
import { readableFileRules } from './every-generation/build/readable-files.js';
import { voipRules } from './every-generation/build/voip.js';
import { channelRules } from './every-generation/dart/channels.js';
import { compileRules } from './every-generation/dart/compiles.js';
import { conversationIdRules } from './every-generation/dart/conversation-id.js';
import { pushInfoRules } from './every-generation/dart/push-info.js';
import { runningRules } from './every-generation/dart/running.js';
import { sentMessageRules } from './every-generation/dart/sent-messages.js';
import { staleContextRules } from './every-generation/dart/stale-context.js';
import { flutterDelegateRules } from './every-generation/flutter-delegate.js';
import { iosBuildRules } from './every-generation/ios-build.js';
import { iosSigningRules } from './every-generation/ios-signing.js';
import { manifestRules } from './every-generation/manifest.js';
import { pushPackageRules } from './every-generation/push-packages.js';
import { serverSecretRules } from './every-generation/server-secrets.js';
import { againstConfigRules } from './older-plugin/against-config.js';
import { chatSecretRules } from './older-plugin/chat-secret.js';
import { dartCallRules } from './older-plugin/dart-calls.js';
import { gradleRules } from './older-plugin/gradle.js';
import { guideReceivingRules } from './older-plugin/guide-receiving.js';
import { guideSendingRules } from './older-plugin/guide-sending.js';
import { iosDelegateRules } from './older-plugin/ios-delegate.js';
import { loginOrderRules } from './older-plugin/login-order.js';
import { olderManifestRules } from './older-plugin/manifest.js';
import { onlinePushRules } from './older-plugin/online-push.js';
import { packageRules } from './older-plugin/packages.js';
import { placeholderRules } from './older-plugin/placeholders.js';
import { pushAppInfoRules } from './older-plugin/push-app-info.js';
import { fcmRules } from './older-plugin/vendors/fcm.js';
import { honorRules } from './older-plugin/vendors/honor.js';
import { huaweiAppRules } from './older-plugin/vendors/huawei-app.js';
import { huaweiBuildRules } from './older-plugin/vendors/huawei-build.js';
import { phoneMakerRules } from './older-plugin/vendors/phone-makers.js';
import { vivoRules } from './older-plugin/vendors/vivo.js';
import { applicationRules } from './timpush/application.js';
import { artifactRules } from './timpush/artifacts.js';
import { buildRules } from './timpush/build.js';
import { callRules } from './timpush/calls.js';
import { clickRules } from './timpush/clicks.js';
import { codeNameRules } from './timpush/code-names.js';
import { configFileRules } from './timpush/config/file.js';
import { configNativeRules } from './timpush/config/native.js';
import { configValueRules } from './timpush/config/values.js';
import { configVendorRules } from './timpush/config/vendors.js';
import { consoleRules } from './timpush/console.js';
import { timpushManifestRules } from './timpush/manifest.js';
import { namespaceRules } from './timpush/namespace.js';
import { oneValueRules } from './timpush/one-value.js';
import { timpushPackageRules } from './timpush/packages.js';
import { timpushPlaceholderRules } from './timpush/placeholders.js';
import { harmonyRules } from './timpush/platforms/harmony.js';
import { harmonyAbilityRules } from './timpush/platforms/harmony-abilities.js';
import { harmonyRegistrationRules } from './timpush/platforms/harmony-registration.js';
import { iosAppRules } from './timpush/platforms/ios-app.js';
import { iosCertificateRules } from './timpush/platforms/ios-certificate.js';
import { timpushDelegateRules } from './timpush/platforms/ios-delegate.js';
import { iosExtensionRules } from './timpush/platforms/ios-extension.js';
import { podfileRules } from './timpush/platforms/podfile.js';
import { reactNativeRules } from './timpush/platforms/react-native.js';
import { uniAppRules } from './timpush/platforms/uni-app.js';
import { registrationRules } from './timpush/registration.js';
import { registrationOrderRules } from './timpush/registration-order.js';
import { vendorArtifactRules } from './timpush/vendor-artifacts.js';
import { timpushFcmRules } from './timpush/vendors/fcm.js';
import { timpushHonorRules } from './timpush/vendors/honor.js';
import { timpushHuaweiRules } from './timpush/vendors/huawei.js';
import { timpushOppoRules } from './timpush/vendors/oppo.js';

const written: readonly Rule[] = [
  ...buildPlaceholderRules,
  ...gradleSyntaxRules,
  ...moduleRules,
  ...namespaceRules,
  ...readableFileRules,
  ...manifestTextRules,
  ...nativeCodeRules,
  ...guideTextRules,
  ...voipRules,
  ...pushPackageRules,
  ...packageRules,
  ...fcmRules,
  ...manifestRules,
  ...olderManifestRules,
  ...huaweiBuildRules,
  ...huaweiAppRules,
  ...honorRules,
  ...vivoRules,
  ...placeholderRules,
  ...phoneMakerRules,
  ...channelRules,
  ...gradleRules,
  ...iosDelegateRules,
  ...flutterDelegateRules,
  ...iosBuildRules,
  ...iosSigningRules,
  ...pushAppInfoRules,
  ...dartCallRules,
  ...loginOrderRules,
  ...guideSendingRules,
  ...pushInfoRules,
  ...guideReceivingRules,
  ...conversationIdRules,
  ...compileRules,
  ...runningRules,
  ...sentMessageRules,
  ...onlinePushRules,
  ...staleContextRules,
  ...chatSecretRules,
  ...againstConfigRules,
  ...serverSecretRules,
  ...timpushPackageRules,
  ...configFileRules,
  ...configVendorRules,
  ...configValueRules,
  ...configNativeRules,
  ...artifactRules,
  ...vendorArtifactRules,
  ...timpushPlaceholderRules,
  ...buildRules,
  ...applicationRules,
  ...timpushManifestRules,
  ...timpushHuaweiRules,
  ...timpushHonorRules,
  ...timpushFcmRules,
  ...timpushOppoRules,
  ...timpushDelegateRules,
  ...iosCertificateRules,
  ...iosAppRules,
  ...podfileRules,
  ...iosExtensionRules,
  ...reactNativeRules,
  ...uniAppRules,
  ...harmonyRules,
  ...harmonyAbilityRules,
  ...harmonyRegistrationRules,
  ...registrationRules,
  ...registrationOrderRules,
  ...oneValueRules,
  ...clickRules,
  ...codeNameRules,
  ...callRules,
  ...consoleRules,
];

export const doctorRules: readonly ListedRule[] = written.map((rule) => ({ ...rule, fix: [rule.fix].flat() }));

export const codeOfRule = (rule: Rule): string => `doctor/${rule.id}`;

export const doctorCatalogue: Catalogue = Object.fromEntries(doctorRules.map((rule) => [codeOfRule(rule), rule]));
