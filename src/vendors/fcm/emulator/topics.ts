// The emulator's newer topic API, where each subscription of a registration (token or installation ID) is a resource.
import type { EmulatorReply, EmulatorRequest, EmulatorWorld, RuleChecker } from '../../../push/emulator/emulator.js';
import { isOf } from '../../../push/emulator/request-values.js';
import type { Json } from '../../../text/json-object.js';
import { limits, topicShape } from '../facts.js';
import { isAlive } from './send.js';

/** Maximum number of changes; the oldest is dropped first. */
const MOST_CHANGES = 100_000;
const PATH = /^\/v1\/projects\/([^/]+)\/registrations\/([^/]+)\/topicSubscriptions(?:\/([^/]+))?$/;

export interface TopicPath {
  readonly project: string;
  readonly registration: string;
  /** Absent for the list and for a new subscription. */
  readonly topic: string | undefined;
}

/** Undefined for other paths. `decode` removes percent-encoding, because the official library encodes the colon of a token. */
export function topicPath(path: string, decode: (part: string) => string): TopicPath | undefined {
  const [, project, registration, topic] = PATH.exec(path) ?? [];
  if (project === undefined || registration === undefined) return undefined;
  return {
    project: decode(project),
    registration: decode(registration),
    topic: topic === undefined ? undefined : decode(topic),
  };
}

export class Topics {
  readonly #world: EmulatorWorld;
  /** By token and topic: the time of subscription, or undefined after unsubscribing. Without an entry, the sandbox section applies. */
  readonly #changes = new Map<string, number | undefined>();

  constructor(world: EmulatorWorld) {
    this.#world = world;
  }

  of(token: string): readonly string[] {
    const told = this.#world.topicsOf(token).filter((topic) => this.has(token, topic));
    const own = [...this.#changes]
      .filter(([key, at]) => at !== undefined && key.startsWith(`${token}\n`))
      .map(([key]) => key.slice(token.length + 1));
    return [...new Set([...told, ...own])].sort();
  }

  /** Device tokens subscribed to a topic. */
  members(topic: string): readonly string[] {
    const own = [...this.#changes.keys()]
      .filter((key) => key.endsWith(`\n${topic}`))
      .map((key) => key.split('\n')[0] ?? '');
    return [...new Set([...this.#world.topic(topic), ...own])].filter((token) => this.has(token, topic));
  }

  has(token: string, topic: string): boolean {
    const key = `${token}\n${topic}`;
    return this.#changes.has(key) ? this.#changes.get(key) !== undefined : this.#world.topicsOf(token).includes(topic);
  }

  change(token: string, topic: string, isSubscribed: boolean): void {
    this.#changes.set(`${token}\n${topic}`, isSubscribed ? this.#world.clock.now() : undefined);
    const [oldest] = this.#changes.keys();
    if (this.#changes.size > MOST_CHANGES && oldest !== undefined) this.#changes.delete(oldest);
  }

  /** Configured subscriptions have no time. */
  since(token: string, topic: string): string {
    return new Date(this.#changes.get(`${token}\n${topic}`) ?? Date.UTC(2025, 0, 1)).toISOString();
  }
}

export interface TopicCall extends TopicPath {
  readonly request: EmulatorRequest;
  readonly app: string;
  readonly world: EmulatorWorld;
  readonly checker: RuleChecker;
  readonly topics: Topics;
}

export function answerTopics(call: TopicCall): EmulatorReply {
  const { request, world, checker, topics, registration, topic: named } = call;
  const { query } = request;
  const isList = named === undefined && request.method === 'GET';
  const methods = named === undefined ? ['GET', 'POST'] : ['GET', 'DELETE', 'PATCH'];
  checker.check('fcm/path', methods.includes(request.method), `${request.method} topicSubscriptions`);
  const device = world.device(registration);
  checker.check(
    'fcm/topic-registration',
    device !== undefined && isAlive(device) && isOf(device, { id: call.app }),
    device?.fate,
  );
  if (isList)
    return { status: 200, body: { topic_subscriptions: topics.of(registration).map((name) => resource(call, name)) } };
  const topic = named ?? parameter(query, 'topic_name') ?? '';
  checker.check('fcm/topic-name', topicShape.test(topic), topic.slice(0, 60));
  const isKnown = topics.has(registration, topic);
  if (named === undefined) {
    checker.check('fcm/topic-new', !isKnown);
    checker.check('fcm/topic-count', topics.of(registration).length < limits.topics);
    topics.change(registration, topic, true);
    return { status: 200, body: resource(call, topic) };
  }
  const mayBeMissing = request.method !== 'GET' && parameter(query, 'allow_missing') === 'true';
  checker.check('fcm/topic-known', isKnown || mayBeMissing, topic.slice(0, 60));
  if (request.method === 'DELETE') {
    topics.change(registration, topic, false);
    return { status: 200, body: {} };
  }
  if (!isKnown) topics.change(registration, topic, true);
  return { status: 200, body: resource(call, topic) };
}

/** Like other names in this API, accepted in snake_case and lowerCamelCase. */
const parameter = (query: URLSearchParams, name: string): string | null =>
  query.get(name) ?? query.get(name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));

const resource = ({ project, registration, topics }: TopicCall, topic: string): Json => ({
  name: `projects/${project}/registrations/${registration}/topicSubscriptions/${topic}`,
  topic_name: topic,
  create_time: topics.since(registration, topic),
});
