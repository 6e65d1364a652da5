// The requests of a push, used by both the client and --print-request.
import type { Http2Wishes, HttpRequest } from '../../../http/types.js';
import type { PlannedRequest, PushMessage, VendorDeps } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { wayOf } from '../credentials.js';
import { DEVICE_PATH, type Environment } from '../facts.js';
import { type CertificateIdentity, environmentOf } from './identity.js';
import { headersOf, payloadOf } from './message.js';

/** These values change with every push; indexing them would evict others from APNs' small HPACK table. [A] */
const LITERAL_HEADERS = [':path', 'authorization', 'apns-id'] as const;

/** The parts all pushes of one message share, built once. */
export interface Wire {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const wireOf = (message: PushMessage, bundleId: string, now: number): Wire => ({
  headers: headersOf(message, bundleId, now),
  body: Buffer.from(JSON.stringify(payloadOf(message))),
});

/** The parts all pushes of one provider token or certificate share, built once. */
export interface SignIn {
  readonly headers: { readonly authorization?: string };
  readonly h2: Http2Wishes;
  readonly clientCertificate?: Pick<CertificateIdentity, 'cert' | 'key'>;
}

export const withToken = (token: string, lane?: string): SignIn => ({
  headers: { authorization: `bearer ${token}` },
  h2: {
    // [A] Applies to provider tokens only; with a certificate APNs announces its stream limit immediately.
    oneStreamUntilAccepted: true,
    literalHeaders: LITERAL_HEADERS,
    ...(lane === undefined ? {} : { lane }),
  },
});

export const withCertificate = ({ cert, key }: Pick<CertificateIdentity, 'cert' | 'key'>): SignIn => ({
  headers: {},
  h2: { oneStreamUntilAccepted: false, literalHeaders: LITERAL_HEADERS },
  clientCertificate: { cert, key },
});

export const pushRequest = (baseUrl: string, token: string, wire: Wire, id: string, signIn: SignIn): HttpRequest => ({
  method: 'POST',
  // Escaping does not change a hex token; it keeps any other text within the path.
  url: `${baseUrl}${DEVICE_PATH}${encodeURIComponent(token)}`,
  protocol: 'h2',
  body: wire.body,
  ...signIn,
  headers: { ...wire.headers, 'apns-id': id, ...signIn.headers },
});

/** Synchronous, so no files are opened: placeholders replace the certificate and for a topic that only the certificate contains. */
export function planRequests(
  message: PushMessage,
  tokens: readonly string[],
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'clock' | 'random'>,
): readonly PlannedRequest[] {
  const environment: Environment = environmentOf(deps.settings, undefined) ?? 'production';
  const wire = wireOf(message, deps.settings.text('apple_bundle_id') ?? '$APNS_TOPIC', deps.clock.now());
  const signIn: SignIn =
    wayOf(deps.settings) === 'token'
      ? withToken('$APNS_PROVIDER_TOKEN')
      : withCertificate({ cert: '$APPLE_CERT_FILE', key: '$APPLE_CERT_KEY_FILE' });
  return tokens.map((token) => ({
    title: t(`push to a device token (${environment})`, `向设备 token 推送（${environment}）`),
    request: pushRequest(deps.endpoint(environment), token, wire, deps.random.uuid(), signIn),
  }));
}
