// Detailed checks of Apple's files for check-config: whether they open, match each other, and when they expire.
import type { Problem } from '../../../problems/types.js';
import type { Inspection, Settings } from '../../../push/types.js';
import { wayOf } from '../credentials.js';
import { apnsProblem } from '../problems.js';
import { type CertificateIdentity, environmentOf, openIdentity } from './identity.js';

const SOON_MS = 30 * 86_400_000;

export async function inspect(settings: Settings, now: number): Promise<Inspection> {
  const { identity, problems } = await openIdentity(settings);
  if (identity?.kind !== 'certificate') return { problems };
  return {
    problems: [...problems, ...checkCertificate(identity, settings, now)],
    expiresAt: identity.reading.notAfter,
  };
}

/** The client also calls this before sending, because an expired certificate only produces an unclear TLS handshake error. */
export function checkCertificate(identity: CertificateIdentity, settings: Settings, now: number): Problem[] {
  const { reading } = identity;
  const from = wayOf(settings) === 'p12' ? 'apple_p12_file' : 'apple_cert_file';
  const at = settings.origin(from);
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  if (!reading.development && !reading.production)
    return [apnsProblem('apns/cert-not-push', { at, args: { name: reading.commonName } })];
  const problems: Problem[] = [];
  if (now > reading.notAfter)
    problems.push(apnsProblem('apns/cert-expired', { at, args: { end: day(reading.notAfter) } }));
  else if (now < reading.notBefore)
    problems.push(apnsProblem('apns/cert-not-yet', { at, args: { start: day(reading.notBefore) } }));
  else if (reading.notAfter - now < SOON_MS)
    problems.push(apnsProblem('apns/cert-ends-soon', { at, args: { end: day(reading.notAfter) } }));
  const wanted = environmentOf(settings, identity);
  if (wanted === undefined) problems.push(apnsProblem('apns/environment-unknown', { at }));
  else if (!reading[wanted])
    problems.push(
      apnsProblem('apns/cert-environment', {
        at: settings.origin('apple_environment') ?? at,
        args: { wanted, other: wanted === 'production' ? 'development' : 'production' },
      }),
    );
  const bundleId = settings.text('apple_bundle_id');
  if (bundleId !== undefined && !reading.topics.some((topic) => topic === bundleId || topic.startsWith(`${bundleId}.`)))
    problems.push(
      apnsProblem('apns/cert-topic', {
        at: settings.origin('apple_bundle_id'),
        args: { bundleId, topics: reading.topics.join(', ') },
      }),
    );
  return problems;
}
