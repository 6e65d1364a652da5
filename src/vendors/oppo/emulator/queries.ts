// Queries of the OPPO emulator: invalid tokens, the quota, and the device API with aliases and tags.
import type { EmulatorReply } from '../../../push/emulator/emulator.js';
import { isObject, type Json, parseJson } from '../../../text/json-object.js';
import { LIMITS, PATHS, REGISTRATION_ID } from '../facts.js';
import { type Call, DAY_MS, isAlive, ok } from './call.js';
import { text } from './message.js';

/** Tokens rejected by a push since the list was last read. */
const refusedTokens = ({ app, memory }: Pick<Call, 'app' | 'memory'>): readonly string[] =>
  memory.invalid.entries().flatMap(([, refused]) => (refused.app === app.id && !refused.isRead ? [refused.token] : []));

/** The app's tokens that are invalid by their configured outcome, and those rejected by a push. */
function deadTokens({ app, memory, world }: Call): readonly string[] {
  const ended = world
    .devices()
    .filter((device) => ['unknown', 'uninstalled', 'inactive'].includes(device.fate))
    .filter((device) => device.app === '*' || device.app === app.id)
    .map((device) => device.token);
  return [...new Set([...ended, ...refusedTokens({ app, memory })])];
}

/** Reading deletes the entries: a token is returned once, and again only after another push to it is rejected. */
export function invalidTokens(call: Call): EmulatorReply {
  const { app, memory } = call;
  const refusedSince = new Set(refusedTokens(call));
  const left = deadTokens(call).filter(
    (token) => refusedSince.has(token) || !memory.handedOut.has(`${app.id} ${token}`),
  );
  const page = left.slice(0, LIMITS.feedTokens);
  for (const token of page) {
    const refused = memory.invalid.get(`${app.id} ${token}`);
    if (refused !== undefined) refused.isRead = true;
    memory.handedOut.set(`${app.id} ${token}`, true);
  }
  return ok({ registration_ids: page, totalCount: page.length });
}

export function permit({ app, world }: Call): EmulatorReply {
  const used = world.count(`day ${app.id}`, DAY_MS, 0);
  return ok({
    total_count: LIMITS.publicPerDay,
    push_count: used,
    remain_count: Math.max(0, LIMITS.publicPerDay - used),
  });
}

/** The device API: alias and tags of a registration ID. Its request members are not documented; both spellings are accepted. */
export function deviceAnswer(call: Call): EmulatorReply {
  const { request, checker, memory, app, world } = call;
  const value = parseJson(request.text());
  const fields: Json = isObject(value) ? value : {};
  const token =
    text(fields['registration_id'] ?? fields['registrationId']) || (request.query.get('registration_id') ?? '');
  const isAboutTags = request.path === PATHS.addTags || request.path === PATHS.addTagGroup;
  checker.check('oppo/target-given', token !== '' || isAboutTags);
  if (token !== '' && isDead(call, token))
    return { status: 200, body: { code: 10_000, message: 'Invalid RegistrationId' } };
  const list: readonly unknown[] = Array.isArray(fields['tags']) ? fields['tags'] : text(fields['tags']).split(',');
  const given = list.map(text).filter((tag) => tag !== '');
  checker.check('oppo/tags', given.length <= LIMITS.tags);
  const key = `${app.id} ${token}`;
  const tags = memory.tags.get(key) ?? world.topicsOf(token);
  if (request.path === PATHS.subscribeTags) memory.tags.set(key, [...new Set([...tags, ...given])]);
  if (request.path === PATHS.unsubscribeTags)
    memory.tags.set(
      key,
      tags.filter((tag) => !given.includes(tag)),
    );
  if (request.path === PATHS.setAlias) memory.aliases.set(key, text(fields['alias']));
  if (request.path === PATHS.deleteAlias) memory.aliases.set(key, '');
  if (TAG_PATHS.has(request.path))
    return ok({ registrationId: token, tags: (memory.tags.get(key) ?? tags).map((tag) => ({ tag })) });
  return ok({ registrationId: token, alias: memory.aliases.get(key) ?? world.aliasesOf(token)[0] ?? '' });
}

const TAG_PATHS: ReadonlySet<string> = new Set([PATHS.tags, PATHS.subscribeTags, PATHS.unsubscribeTags]);

/** As for a push, but a query neither adds to the list of invalid tokens nor checks the region of the host. */
function isDead({ checker, world, app }: Call, token: string): boolean {
  if (!checker.allows('oppo/registration-id-shape', REGISTRATION_ID.test(token), token.slice(0, 3))) return true;
  return !checker.allows('oppo/registration-id-alive', isAlive(world.device(token), app));
}
