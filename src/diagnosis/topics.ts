// From a finding to its meaning for the whole path. Codes with a sentence of their own are in a table; the rest follows from their kind.
import type { Problem } from '../problems/types.js';
import type { VerdictId } from '../report/answers/steps.js';

const BY_CODE: Readonly<Record<string, VerdictId>> = {
  'config/missing-key': 'config-incomplete',
  'config/server-side-missing': 'config-incomplete',
  'config/vendor-disabled': 'config-incomplete',
  'config/empty-value': 'config-incomplete',
  'config/placeholder': 'config-incomplete',
  'config/unset-variable': 'config-incomplete',
  'network/clock-skew': 'clock-skew',
  'network/proxy-unreachable': 'proxy',
  'network/proxy-auth': 'proxy',
  'network/proxy-refused': 'proxy',
  'network/tls-untrusted': 'tls-interception',
  'network/tls-name': 'tls-interception',
  'usage/token-of-other-vendor': 'token-of-other-vendor',
  'apns/BadDeviceToken': 'token-of-other-environment',
  'apns/BadDeviceToken-in-production': 'token-of-other-environment',
  'apns/BadDeviceToken-in-development': 'token-of-other-environment',
  'apns/BadDeviceToken-other-environment': 'token-of-other-environment',
  'apns/BadDeviceToken-malformed': 'token-malformed',
  'apns/BadEnvironmentKeyIdInToken': 'token-of-other-environment',
  'apns/BadEnvironmentKeyInToken': 'token-of-other-environment',
  'apns/BadCertificateEnvironment': 'token-of-other-environment',
  'apns/DeviceTokenNotForTopic': 'token-of-other-app',
  'fcm/SENDER_ID_MISMATCH': 'token-of-other-app',
  'vivo/10302': 'token-refused',
  'vivo/10302-unknown-token': 'token-of-other-app',
  // vivo does not tell an uninstalled app from switched-off notifications; its list calls the token invalid.
  'vivo/10302-uninstalled': 'token-dead',
  'vivo/10302-not-test-device': 'not-test-device',
  'vivo/10071': 'hours',
  'oppo/no-channel': 'channel-missing',
  'xiaomi/no-channel': 'channel-missing',
  'xiaomi/27001': 'channel-missing',
  'tencent-im/no-xiaomi-channel': 'channel-missing',
  'tencent-im/90045': 'push-service-off',
  'tencent-im/70107': 'im-never-logged-in',
  'tencent-im/user-offline': 'im-logged-out',
  'tencent-im/user-online': 'im-foreground',
  'tencent-im/certificate-differs': 'certificate-differs',
  'tencent-im/certificate-of-other-vendor': 'certificate-differs',
  'tencent-im/certificate-zero': 'certificate-differs',
  'tencent-im/certificate-not-in-config': 'certificate-differs',
  'tencent-im/vendor-not-of-phone': 'certificate-differs',
  'tencent-im/token-differs': 'token-differs',
  'tencent-im/reported-for-other-vendor': 'token-differs',
  'tencent-im/token-of-other-vendor': 'token-of-other-vendor',
  'tencent-im/token-empty': 'token-not-reported',
  'tencent-im/nothing-reported': 'token-not-reported',
};

/** Rejections that a wrong clock can cause: values that expire or are signed with a time. An unknown ID or a wrong secret is rejected whatever the clock says. */
export const BY_CLOCK: ReadonlySet<string> = new Set([
  'apns/ExpiredProviderToken',
  'apns/InvalidProviderToken',
  'fcm/invalid_grant',
  'fcm/invalid_grant-clock',
  'harmony/80200005',
  'honor/401',
  'huawei/80200005',
  'oppo/19',
  'tencent-im/70001',
  'vivo/10207',
]);

/** Two values of a pair are swapped, or equal. */
const SWAPPED = /swapped|-equals-|-is-app-(?:secret|key)|(?:key|id)-as-secret|key-is-team-id|key-id-is-team-id/;
const HOURS = /-hours?$|quiet/;
const CLASS = /categor|classification|importance|notify-level|public-class|template/;

/** The meaning of one finding. Undefined for hints that break nothing. */
export function topicOf(problem: Problem): VerdictId | undefined {
  const { code, entry } = problem;
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (problem.severity === 'hint') return undefined;
  if (code.startsWith('ext/')) return 'ext-breaks-click';
  if (code.startsWith('device/')) return 'phone';
  if (SWAPPED.test(code)) return 'swapped-pair';
  if (HOURS.test(code)) return 'hours';
  if (entry.deviceToken === 'switched-off') return 'switched-off';
  if (entry.deviceToken === 'invalid' || entry.deviceToken === 'inactive') return 'token-dead';
  const isTencent = code.startsWith('tencent-im/');
  switch (entry.kind) {
    case 'config':
      return 'config-wrong';
    case 'credentials':
      return isTencent ? 'im-credentials' : 'wrong-credential';
    case 'device-token':
      return /token-(?:shape|blank|cut|length|list)/.test(code) ? 'token-malformed' : 'token-refused';
    case 'quota':
    case 'rate':
      return 'quota';
    case 'app-state':
      return isTencent ? 'tencent-refused' : 'app-state';
    case 'unreachable':
      return 'unreachable';
    case 'server':
      return 'vendor-busy';
    case 'message':
      if (isTencent) return 'tencent-refused';
      return CLASS.test(code) ? 'class' : 'message-refused';
    default:
      return problem.severity === 'error' ? 'message-refused' : undefined;
  }
}
