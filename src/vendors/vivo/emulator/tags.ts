// The emulator's tags. Codes and limits are documented (A); the field names `name`, `type` and `ids` are inferred (D).
import type { EmulatorReply, EmulatorWorld, SandboxApp } from '../../../push/emulator/emulator.js';
import { limits } from '../facts.js';
import { isEmpty, stringsOf, textOf, wholeNumber } from './call.js';
import { statusOfTarget } from './devices.js';
import { type BodyCall, checkApp } from './message.js';

/** Maximum number of tags, and of members per tag. */
const MAX_TAGS = 1000;
const MAX_MEMBERS = 100_000;

export class Tags {
  readonly #world: EmulatorWorld;
  readonly #members = new Map<string, Set<string>>();

  constructor(world: EmulatorWorld) {
    this.#world = world;
  }

  /** Device tokens with a tag: those added through the API and those with a topic of that name in the sandbox section. */
  members(tag: string, app: SandboxApp): ReadonlySet<string> {
    return new Set([...(this.#members.get(`${app.id}/${tag}`) ?? []), ...this.#world.topic(tag)]);
  }

  add(tag: string, app: SandboxApp, tokens: readonly string[]): void {
    const name = `${app.id}/${tag}`;
    const set = this.#members.get(name) ?? new Set<string>();
    for (const token of tokens) if (set.size < MAX_MEMBERS) set.add(token);
    if (this.#members.has(name) || this.#members.size < MAX_TAGS) this.#members.set(name, set);
  }

  remove(tag: string, app: SandboxApp, tokens: readonly string[]): void {
    for (const token of tokens) this.#members.get(`${app.id}/${tag}`)?.delete(token);
  }
}

interface TagCall extends BodyCall {
  readonly tags: Tags;
}

/** POST /tag/add and /tag/update. */
export function answerTag(call: TagCall): EmulatorReply {
  const { body, app, checker, tags } = call;
  checkApp(call, 'other-push');
  checker.check('vivo/tag-name-empty', !isEmpty(body['name']));
  tags.add(textOf(body['name']), app, []);
  return { status: 200, body: { result: 0, desc: 'success' } };
}

/** POST /tag/addMembers and /tag/removeMembers; invalid ids are returned in `data`. */
export function answerTagMembers(call: TagCall, change: 'add' | 'remove'): EmulatorReply {
  const { body, app, world, checker, tags } = call;
  checkApp(call, 'other-push');
  checker.check('vivo/tag-name-empty', !isEmpty(body['name']));
  const type = wholeNumber(body['type']);
  checker.check('vivo/tag-type', type === 1 || type === 2);
  const ids = stringsOf(body['ids']) ?? [];
  checker.check('vivo/tag-ids-empty', ids.length > 0);
  checker.check('vivo/tag-ids-many', ids.length <= limits.tagMembers);
  const isAlias = type === 2;
  const judged = ids.map((id) => ({ id, status: statusOfTarget({ id, isAlias }, call, false) }));
  const good = judged
    .filter((item) => item.status === 0)
    .flatMap((item) => (isAlias ? world.alias(item.id) : [item.id]));
  const data = judged.filter((item) => item.status !== 0).map((item) => ({ status: item.status, userid: item.id }));
  if (change === 'add') tags.add(textOf(body['name']), app, good);
  else tags.remove(textOf(body['name']), app, good);
  return { status: 200, body: { result: 0, desc: 'success', ...(data.length === 0 ? {} : { data }) } };
}
