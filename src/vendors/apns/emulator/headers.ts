// Step 4 of the emulator: checks the apns- headers against Apple's table, and the topic against the key or certificate.
import type { EmulatorRequest, RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { isPushType, LIMITS, MDM, TOKEN_ONLY, TOPIC_SUFFIXES, UUID } from '../facts.js';
import type { SignedIn } from './auth.js';

export interface Topic {
  readonly app: SandboxApp;
  /** `alert` when the header is missing. */
  readonly type: string;
}

export function checkHeaders(request: EmulatorRequest, signedIn: SignedIn, checker: RuleChecker): Topic {
  const { headers } = request;
  const names = request.rawHeaders.map(([name]) => name.toLowerCase()).filter((name) => !name.startsWith(':'));
  const twice = names.find(
    (name, i) => names.indexOf(name) !== i && (name.startsWith('apns-') || name === 'authorization'),
  );
  checker.check('apns/duplicate-headers', twice === undefined, twice);
  const value = (name: string): string | undefined => headers[name];
  const id = value('apns-id');
  checker.check('apns/apns-id', id === undefined || UUID.test(id), id?.slice(0, 40));
  const expiration = value('apns-expiration');
  checker.check('apns/expiration', expiration === undefined || /^\d{1,12}$/.test(expiration), expiration?.slice(0, 40));
  const priority = value('apns-priority');
  checker.check('apns/priority', priority === undefined || ['10', '5', '1'].includes(priority), priority?.slice(0, 20));
  const type = value('apns-push-type') ?? 'alert';
  checker.check('apns/push-type', isPushType(type) || type === MDM, type.slice(0, 40));
  const collapse = bytesOf(value('apns-collapse-id') ?? '');
  checker.check('apns/collapse-id', collapse <= LIMITS.collapseIdBytes, `${collapse}`);
  checker.check('apns/background-priority', type !== 'background' || priority !== '10');
  return checkTopic(value('apns-topic'), type, signedIn, checker);
}

/** Node decodes header bytes as latin1. */
const bytesOf = (header: string): number =>
  [...header].every((character) => character.charCodeAt(0) < 256) ? header.length : Buffer.byteLength(header);

function checkTopic(given: string | undefined, type: string, signedIn: SignedIn, checker: RuleChecker): Topic {
  const { topics } = signedIn;
  const isImplied = topics?.length === 1;
  checker.check('apns/topic-given', (given !== undefined && given !== '') || isImplied);
  const topic = given === undefined || given === '' ? (topics?.[0] ?? '') : given;
  checker.check('apns/topic-form', /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/.test(topic), topic.slice(0, 60));
  const named = signedIn.apps.find((one) => {
    const bundle = one.value('apple_bundle_id') ?? '';
    return topic === bundle || Object.values(TOPIC_SUFFIXES).some((suffix) => topic === `${bundle}${suffix}`);
  });
  const isListed = topics === undefined || topics.includes(topic);
  const app = checker.found('apns/topic-allowed', isListed ? named : undefined, topic.slice(0, 60));
  const wanted = isPushType(type) ? `${app.value('apple_bundle_id') ?? ''}${TOPIC_SUFFIXES[type]}` : topic;
  checker.check('apns/topic-of-type', topic === wanted, `${type}: ${topic} ≠ ${wanted}`);
  checker.check('apns/token-only-type', signedIn.by === 'token' || !TOKEN_ONLY.has(type), type);
  return { app, type };
}
