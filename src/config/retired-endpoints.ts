// Endpoints of a config that name a service its vendor has switched off: no request to them can work.
import { configProblem } from '../problems/entries/config/config.js';
import type { Problem } from '../problems/types.js';
import type { RawValue } from '../readers/node.js';
import { type Text, t } from '../text/language.js';
import { placed, type Structured } from './sources/structured.js';

const BINARY = t(
  'the binary interface of APNs ended on 2021-03-31; pushes go over HTTP/2 to api.push.apple.com',
  'APNs 二进制接口已于 2021-03-31 停用，推送改走 HTTP/2，地址 api.push.apple.com',
);
const LEGACY = t(
  'the legacy API of FCM was shut down in 2024; pushes go to HTTP v1 of fcm.googleapis.com',
  'FCM 旧版接口已于 2024 年关闭，推送改走 fcm.googleapis.com 的 HTTP v1',
);

/** developer.apple.com, news of 2021-03-31; firebase.google.com/docs/cloud-messaging/migrate-v1. */
const RETIRED: readonly (readonly [RegExp, Text])[] = [
  [/^(?:gateway|feedback)(?:\.sandbox)?\.push\.apple\.com$/, BINARY],
  [/^(?:android|gcm-http)\.googleapis\.com$|^gcm-xmpp\.googleapis\.com$|^fcm-xmpp\.googleapis\.com$/, LEGACY],
  [/^fcm\.googleapis\.com\/(?:fcm\/send|batch)\b/, LEGACY],
];

export function retiredEndpoints(endpoints: Structured['endpoints'], raw: RawValue | undefined): readonly Problem[] {
  if (raw === undefined) return [];
  return Object.entries(endpoints).flatMap(([vendor, given]) => {
    const node = raw.node.members?.get(vendor) ?? raw.node;
    const found = (typeof given === 'string' ? [given] : Object.values(given)).flatMap((text) => {
      const { hostname, pathname } = new URL(text);
      const known = RETIRED.find(([shape]) => shape.test(hostname) || shape.test(hostname + pathname));
      return known === undefined ? [] : [{ host: hostname, what: known[1] }];
    });
    const [first] = found;
    if (first === undefined) return [];
    const at = placed(raw.file, node, `endpoints.${vendor}`);
    return [configProblem('config/endpoint-switched-off', { vendor, at, args: { vendorId: vendor, ...first } })];
  });
}
