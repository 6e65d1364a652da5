// Step 4 of the emulator: apns- headers by Apple's table, and the topic against key or certificate.
import type { EmulatorRequest, Gate, SandboxApp } from '../../../push/emulator/emulator.js';
import { isPushType, LIMITS, MDM, TOKEN_ONLY, TOPIC_SUFFIXES, UUID } from '../facts.js';
import type { SignedIn } from './auth.js';

export interface Topic {
  readonly app: SandboxApp;
  /** `alert` when the header is missing. */
  readonly type: string;
}

export function checkHeaders(request: EmulatorRequest, signedIn: SignedIn, gate: Gate): Topic {
  const { headers } = request;
  const names = request.rawHeaders.map(([name]) => name.toLowerCase()).filter((name) => !name.startsWith(':'));
  const twice = names.find(
    (name, i) => names.indexOf(name) !== i && (name.startsWith('apns-') || name === 'authorization'),
  );
  gate.check('apns/duplicate-headers', twice === undefined, twice);
  const value = (name: string): string | undefined => headers[name];
  const id = value('apns-id');
  gate.check('apns/apns-id', id === undefined || UUID.test(id), id?.slice(0, 40));
  const expiration = value('apns-expiration');
  gate.check('apns/expiration', expiration === undefined || /^\d{1,12}$/.test(expiration), expiration?.slice(0, 40));
  const priority = value('apns-priority');
  gate.check('apns/priority', priority === undefined || ['10', '5', '1'].includes(priority), priority?.slice(0, 20));
  const type = value('apns-push-type') ?? 'alert';
  gate.check('apns/push-type', isPushType(type) || type === MDM, type.slice(0, 40));
  const collapse = bytesOf(value('apns-collapse-id') ?? '');
  gate.check('apns/collapse-id', collapse <= LIMITS.collapseIdBytes, `${collapse} of ${LIMITS.collapseIdBytes} bytes`);
  gate.check('apns/background-priority', type !== 'background' || priority !== '10');
  return checkTopic(value('apns-topic'), type, signedIn, gate);
}

/** Node hands header bytes over as latin1. */
const bytesOf = (header: string): number =>
  [...header].every((character) => character.charCodeAt(0) < 256) ? header.length : Buffer.byteLength(header);

function checkTopic(given: string | undefined, type: string, signedIn: SignedIn, gate: Gate): Topic {
  const { topics } = signedIn;
  const isImplied = topics?.length === 1;
  gate.check('apns/topic-given', (given !== undefined && given !== '') || isImplied);
  const topic = given === undefined || given === '' ? (topics?.[0] ?? '') : given;
  gate.check('apns/topic-form', /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/.test(topic), topic.slice(0, 60));
  const app = signedIn.apps.find((one) => {
    const bundle = one.value('apple_bundle_id')?.trim() ?? '';
    return topic === bundle || Object.values(TOPIC_SUFFIXES).some((suffix) => topic === `${bundle}${suffix}`);
  });
  const isListed = topics === undefined || topics.includes(topic);
  gate.check('apns/topic-allowed', app !== undefined && isListed, topic.slice(0, 60));
  if (app === undefined) throw new Error('unreachable: the rule above is always on');
  const wanted = isPushType(type) ? `${app.value('apple_bundle_id')?.trim() ?? ''}${TOPIC_SUFFIXES[type]}` : topic;
  gate.check('apns/topic-of-type', topic === wanted, `${type} wants ${wanted}`);
  gate.check('apns/token-only-type', signedIn.by === 'token' || !TOKEN_ONLY.has(type), type);
  return { app, type };
}
