// The requests of a push, the same for the client and for --print-request.
import type { HttpRequest } from '../../../http/types.js';
import type { PlannedRequest, PushMessage, VendorDeps } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { wayOf } from '../credentials.js';
import { DEVICE_PATH, type Environment } from '../facts.js';
import { type CertificateIdentity, environmentOf } from './identity.js';
import { headersOf, payloadOf } from './message.js';

/** Values that change with every push and must not push others out of Apple's small header table. [A] */
const LITERAL_HEADERS = [':path', 'authorization', 'apns-id'] as const;

/** What all pushes of one message share; made once. */
export interface Wire {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const wireOf = (message: PushMessage, bundleId: string, now: number): Wire => ({
  headers: headersOf(message, bundleId, now),
  body: Buffer.from(JSON.stringify(payloadOf(message))),
});

export interface SignIn {
  readonly authorization?: string;
  readonly certificate?: Pick<CertificateIdentity, 'cert' | 'key'>;
  readonly lane?: string;
}

export function pushRequest(baseUrl: string, token: string, wire: Wire, id: string, signIn: SignIn): HttpRequest {
  const { authorization, certificate, lane } = signIn;
  return {
    method: 'POST',
    // A hex token needs no escaping; what is none must not break out of the path.
    url: `${baseUrl}${DEVICE_PATH}${encodeURIComponent(token)}`,
    protocol: 'h2',
    headers: {
      ...wire.headers,
      'apns-id': id,
      ...(authorization === undefined ? {} : { authorization: `bearer ${authorization}` }),
    },
    body: wire.body,
    h2: {
      // [A] The rule is one of provider tokens; with a certificate Apple announces its limit at once.
      oneStreamUntilAccepted: authorization !== undefined,
      literalHeaders: LITERAL_HEADERS,
      ...(lane === undefined ? {} : { lane }),
    },
    ...(certificate === undefined ? {} : { clientCertificate: { cert: certificate.cert, key: certificate.key } }),
  };
}

/** Opening files would make this wait; a certificate is named by its place, and so is a topic only it knows. */
export function planRequests(
  message: PushMessage,
  tokens: readonly string[],
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'clock' | 'random'>,
): readonly PlannedRequest[] {
  const environment: Environment = environmentOf(deps.settings, undefined) ?? 'production';
  const wire = wireOf(message, deps.settings.text('apple_bundle_id')?.trim() ?? '$APNS_TOPIC', deps.clock.now());
  const signIn: SignIn =
    wayOf(deps.settings) === 'token'
      ? { authorization: '$APNS_PROVIDER_TOKEN' }
      : { certificate: { cert: '$APPLE_CERT_FILE', key: '$APPLE_CERT_KEY_FILE' } };
  return tokens.map((token) => ({
    title: t(`push to a device token (${environment})`, `向设备 token 推送（${environment}）`),
    request: pushRequest(deps.endpoint(environment), token, wire, deps.random.uuid(), signIn),
  }));
}
