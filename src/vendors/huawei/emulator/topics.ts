// The emulator's topics: names, subscriptions, and conditions such as 'A' in topics && ('B' in topics || 'C' in topics).
import type { EmulatorCall, EmulatorReply, EmulatorWorld, SandboxApp } from '../../../push/emulator/emulator.js';
import { textOf, textsIn } from '../../../push/emulator/request-values.js';
import type { Json } from '../../../text/json-object.js';
import { limits, topicShape } from '../facts.js';

/** Maximum number of subscriptions across all apps. */
const MAX_SUBSCRIPTIONS = 100_000;

export class Topics {
  readonly #world: EmulatorWorld;
  /** By app and topic: device tokens with their subscription date. */
  readonly #members = new Map<string, Map<string, string>>();
  #size = 0;

  constructor(world: EmulatorWorld) {
    this.#world = world;
  }

  count(app: SandboxApp): number {
    return [...this.#members.keys()].filter((name) => name.startsWith(`${app.id}/`)).length;
  }

  has(topic: string, app: SandboxApp): boolean {
    return this.#members.has(`${app.id}/${topic}`);
  }

  add(topic: string, app: SandboxApp, tokens: readonly string[]): void {
    const name = `${app.id}/${topic}`;
    const members = this.#members.get(name) ?? new Map<string, string>();
    const day = new Date(this.#world.clock.now()).toISOString().slice(0, 10);
    for (const token of tokens) {
      if (members.has(token) || this.#size >= MAX_SUBSCRIPTIONS) continue;
      members.set(token, day);
      this.#size += 1;
    }
    this.#members.set(name, members);
  }

  remove(topic: string, app: SandboxApp, tokens: readonly string[]): void {
    const members = this.#members.get(`${app.id}/${topic}`);
    for (const token of tokens) if (members?.delete(token) === true) this.#size -= 1;
    if (members?.size === 0) this.#members.delete(`${app.id}/${topic}`);
  }

  /** Includes devices whose topic is set in the sandbox section. */
  membersOf(topic: string, app: SandboxApp): readonly string[] {
    return [...new Set([...(this.#members.get(`${app.id}/${topic}`)?.keys() ?? []), ...this.#world.topic(topic)])];
  }

  topicsOf(token: string, app: SandboxApp): readonly { readonly name: string; readonly addDate: string }[] {
    const own = [...this.#members]
      .filter(([name, members]) => name.startsWith(`${app.id}/`) && members.has(token))
      .map(([name, members]) => ({ name: name.slice(app.id.length + 1), addDate: members.get(token) ?? '' }));
    const told = this.#world.topicsOf(token).filter((name) => !own.some((item) => item.name === name));
    return [...own, ...told.map((name) => ({ name, addDate: '2025-01-01' }))];
  }

  /** Device tokens that match a condition. */
  matching(condition: string, app: SandboxApp): readonly string[] {
    const names = topicsOfCondition(condition) ?? [];
    const everyone = new Set(names.flatMap((name) => this.membersOf(name, app)));
    return [...everyone].filter((token) => evaluate(condition, (name) => this.membersOf(name, app).includes(token)));
  }
}

/** The topics in a condition, in order; undefined when it cannot be parsed. */
export function topicsOfCondition(condition: string): readonly string[] | undefined {
  const names: string[] = [];
  const isRead = evaluate(condition, (name) => {
    names.push(name);
    return true;
  });
  return isRead === undefined ? undefined : names;
}

/** Evaluates `&&` and `||` from left to right, parentheses first; undefined when the text is not a condition. Both operands are always evaluated. */
function evaluate(condition: string, has: (topic: string) => boolean): boolean | undefined {
  const words = condition.match(/'[^']*'\s+in\s+topics|&&|\|\||[()]|\S+/g) ?? [];
  let at = 0;
  const term = (depth: number): boolean | undefined => {
    const word = words[at++];
    if (word === '(' && depth < 20) {
      const inner = expression(depth + 1);
      return words[at++] === ')' ? inner : undefined;
    }
    const name = /^'([^']*)'\s+in\s+topics$/.exec(word ?? '')?.[1];
    return name === undefined ? undefined : has(name);
  };
  const expression = (depth: number): boolean | undefined => {
    let value = term(depth);
    while (words[at] === '&&' || words[at] === '||') {
      const isAnd = words[at++] === '&&';
      const next = term(depth);
      if (value === undefined || next === undefined) return undefined;
      value = isAnd ? value && next : value || next;
    }
    return value;
  };
  const value = expression(0);
  return at === words.length ? value : undefined;
}

export interface TopicCall extends Pick<EmulatorCall, 'app' | 'checker'> {
  readonly body: Json;
  readonly topics: Topics;
  readonly requestId: string;
  isKnown(token: string): boolean;
}

/** topic:subscribe and topic:unsubscribe. */
export function answerTopicChange(
  { body, app, checker, topics, requestId, isKnown }: TopicCall,
  adds: boolean,
): EmulatorReply {
  const topic = textOf(body['topic']) ?? '';
  checker.check('huawei/topic-name', topicShape.test(topic));
  const tokens = textsIn(body['tokenArray']);
  checker.check('huawei/topic-list', tokens.length > 0);
  checker.check('huawei/topic-list-long', tokens.length <= limits.tokens);
  checker.check('huawei/topic-count', !adds || topics.has(topic, app) || topics.count(app) < limits.topics);
  const good = tokens.filter(isKnown);
  if (adds) topics.add(topic, app, good);
  else topics.remove(topic, app, good);
  const errors = tokens.flatMap((token, index) => (isKnown(token) ? [] : [{ index, reason: 'INVALID_TOKEN' }]));
  return {
    status: 200,
    body: {
      code: errors.length === 0 ? '80000000' : '82000010',
      msg: errors.length === 0 ? 'Success' : 'Some tokens are failed',
      requestId,
      successCount: good.length,
      failureCount: errors.length,
      errors,
    },
  };
}
