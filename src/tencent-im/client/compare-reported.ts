// Holds what a device reported to Tencent against the config: is it the certificate ID and the token meant, and of the phone's vendor? Pure.

import { type Problem, problemMaker } from '../../problems/types.js';
import { saysNo } from '../../push/answer-fields.js';
import type { Settings } from '../../push/types.js';
import { isEmptyWord } from '../../text/empty-words.js';
import { excerptOf } from '../../text/excerpt.js';
import type { TextArg } from '../../text/language.js';
import { CERTIFICATE_KEYS, TENCENT_ID, VENDOR_NAMES } from '../facts.js';
import { PLUGIN_DEVICES } from '../plugin-devices.js';
import { tencentProblem } from '../problems/index.js';
import { codeOf, resultCodes } from '../result-codes/index.js';
import type { DeviceTrace } from '../types.js';

export interface ReportedContext {
  readonly userId: string;
  readonly settings: Settings;
  /** The device the person meant, by its name in the config. */
  readonly device?: { readonly name: string; readonly vendor: string; readonly token: string };
  /** The one vendor whose tokens look like this, when the shape leaves no doubt. */
  vendorOfToken?(token: string): string | undefined;
}

/** One list of findings for all devices of a user; empty means that everything that can be compared agrees. */
export function compareReported(traces: readonly DeviceTrace[], context: ReportedContext): readonly Problem[] {
  if (traces.length === 0)
    return [tencentProblem('tencent-im/nothing-reported', { args: { user: shown(context.userId) } })];
  const found = traces.flatMap((trace) => [
    ...compareCertificate(trace, context),
    ...compareToken(trace, context),
    ...comparePhone(trace, context),
  ]);
  return [...found, ...compareDevice(traces, context), ...traces.flatMap(problemsOfHops)];
}

const codeProblem = problemMaker(resultCodes, TENCENT_ID);

/** What a station on the way refused: a code of Tencent's, one that is no number, or words of a refusal beside none. */
function problemsOfHops({ hops }: DeviceTrace): readonly Problem[] {
  return hops.flatMap(({ status, errorCode = '', errorInfo }) => {
    const code = /^0*$/.test(errorCode.trim()) ? '' : errorCode.trim();
    if (code === '' && !saysNo({ message: errorInfo, status })) return [];
    const key = code === '' ? undefined : codeOf(Number(code), 'timpush');
    const details = { vendorCode: code === '' ? '0' : code, vendorMessage: errorInfo || status };
    return [
      key === undefined
        ? tencentProblem('tencent-im/unknown-code', { ...details, args: { code: details.vendorCode } })
        : codeProblem(key, details),
    ];
  });
}

const shown = (text: string): string => excerptOf(text);

const nameOf = (vendor: string): TextArg => VENDOR_NAMES[vendor] ?? vendor;

const keyOf = (vendor: string): string => CERTIFICATE_KEYS[vendor] ?? '*_buz_id';

function compareCertificate({ vendor, certificateId }: DeviceTrace, context: ReportedContext): Problem[] {
  if (certificateId === undefined) return [];
  const user = shown(context.userId);
  if (/^0*$/.test(certificateId))
    return [
      tencentProblem('tencent-im/certificate-zero', {
        args: { user, key: vendor === undefined ? '*_buz_id' : keyOf(vendor) },
      }),
    ];
  if (vendor === undefined) return [];
  const key = keyOf(vendor);
  const expected = context.settings.text(key);
  const args = { user, found: shown(certificateId), vendor: nameOf(vendor), key };
  if (expected === certificateId) return [];
  const other = Object.entries(CERTIFICATE_KEYS).find(
    ([id, otherKey]) => id !== vendor && context.settings.text(otherKey) === certificateId,
  );
  const at = context.settings.origin(key);
  if (other !== undefined)
    return [
      tencentProblem('tencent-im/certificate-of-other-vendor', {
        at,
        args: { ...args, other: nameOf(other[0]), otherKey: other[1], expected: expected ?? '…' },
      }),
    ];
  if (expected === undefined) return [tencentProblem('tencent-im/certificate-not-in-config', { args })];
  return [tencentProblem('tencent-im/certificate-differs', { at, args: { ...args, expected } })];
}

function compareToken({ vendor, token }: DeviceTrace, context: ReportedContext): Problem[] {
  if (token === undefined) return [];
  const user = shown(context.userId);
  if (token.trim() === '' || isEmptyWord(token)) return [tencentProblem('tencent-im/token-empty', { args: { user } })];
  const other = context.vendorOfToken?.(token);
  if (vendor === undefined || other === undefined || other === vendor) return [];
  return [
    tencentProblem('tencent-im/token-of-other-vendor', {
      args: { user, vendor: nameOf(vendor), other: nameOf(other), otherKey: keyOf(other) },
    }),
  ];
}

/** FCM serves every Android phone; the others only their maker's. */
function comparePhone({ vendor, deviceModel, system }: DeviceTrace, context: ReportedContext): Problem[] {
  if (vendor === undefined || vendor === 'fcm') return [];
  const phone = phoneVendor(deviceModel ?? '', system ?? '');
  // Honor phones without a push of their own use Huawei's.
  if (phone === undefined || phone.vendor === vendor || (phone.vendor === 'honor' && vendor === 'huawei')) return [];
  // A Huawei phone with HarmonyOS 5 reports for HarmonyOS.
  if (phone.vendor === 'huawei' && vendor === 'harmony') return [];
  return [
    tencentProblem('tencent-im/vendor-not-of-phone', {
      args: {
        user: shown(context.userId),
        phone: shown(phone.brand),
        vendor: nameOf(vendor),
        expectedVendor: nameOf(phone.vendor),
        expectedKey: keyOf(phone.vendor),
      },
    }),
  ];
}

/** The maker from the words of a model name such as "HUAWEI ELS-AN00" or "iPhone14,2"; undefined when none is named. */
export function phoneVendor(
  deviceModel: string,
  system = '',
): { readonly vendor: string; readonly brand: string } | undefined {
  if (/^(iphone|ipad|ipod)/i.test(deviceModel) || /^(ios|ipados)\b/i.test(system))
    return { vendor: 'apns', brand: deviceModel === '' ? system : deviceModel };
  const words = deviceModel.toLowerCase().split(/[^a-z0-9]+/);
  for (const [vendor, brands] of Object.entries(PLUGIN_DEVICES.brands)) {
    const brand = brands.find((name) => words.includes(name));
    if (brand !== undefined) {
      const start = deviceModel.toLowerCase().indexOf(brand);
      return { vendor, brand: deviceModel.slice(start, start + brand.length) };
    }
  }
  return undefined;
}

/** The named device must be among those the user reported. */
function compareDevice(traces: readonly DeviceTrace[], { userId, device }: ReportedContext): Problem[] {
  if (device === undefined) return [];
  const withToken = traces.filter((trace) => trace.token !== undefined && trace.token.trim() !== '');
  if (withToken.length === 0 || withToken.some((trace) => trace.token === device.token)) return [];
  const args = { user: shown(userId), device: shown(device.name) };
  const other = withToken[0]?.vendor;
  if (other !== undefined && withToken.every(({ vendor }) => vendor !== undefined && vendor !== device.vendor))
    return [
      tencentProblem('tencent-im/reported-for-other-vendor', {
        args: { ...args, vendor: nameOf(other), deviceVendor: nameOf(device.vendor) },
      }),
    ];
  return [tencentProblem('tencent-im/token-differs', { args: { ...args, vendor: nameOf(device.vendor) } })];
}
