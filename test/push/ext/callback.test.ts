// The three ways in which apps read a tap, with the maps that each vendor delivers.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readByDemoHandler, readByDocumentedHandler, readByTimpush } from '../../../src/push/ext/callback.js';
import { checkExt } from '../../../src/push/ext/ext.js';

interface Delivery {
  vendor: string;
  mode?: string;
  callback_map?: Record<string, unknown>;
  callback_map_contains?: Record<string, unknown>;
}

const { ext_delivery: deliveries } = JSON.parse(
  readFileSync(new URL('../../../fixtures/vectors/tencent-im.json', import.meta.url), 'utf8'),
) as { ext_delivery: Delivery[] };

const EXT = '{"conversationID":"c2c_alice"}';

const failure = (outcome: ReturnType<typeof readByTimpush>): string =>
  'fails' in outcome ? outcome.fails.en : 'opens';

describe('handlers on the maps vendors deliver', () => {
  it.each(deliveries.map((delivery) => ({ ...delivery, name: `${delivery.vendor} ${delivery.mode ?? ''}` })))(
    'open the chat unless the keys were spread: $name',
    (delivery) => {
      const map = delivery.callback_map ?? delivery.callback_map_contains ?? {};
      const isSpread = delivery.mode === 'as-documented-for-the-chat-backend';
      for (const read of [readByDocumentedHandler, readByDemoHandler]) {
        if (isSpread) expect(failure(read(map))).toContain('throws');
        else expect(read(map)).toEqual({ opens: 'c2c', id: 'alice' });
      }
    },
  );
});

describe('the documented handler', () => {
  it('opens the whole id, but compares only the part before the second underscore', () => {
    const outcome = readByDocumentedHandler({ ext: '{"conversationID":"group_a_b_c"}' });
    expect(outcome).toMatchObject({ opens: 'group', id: 'a_b_c' });
    expect('note' in outcome && outcome.note?.en).toContain('"a"');
  });

  it.each([
    [{}, 'the map has no ext'],
    [{ conversationID: 'c2c_alice' }, 'the map has conversationID itself but no ext'],
    [{ ext: '' }, 'ext is empty'],
    [{ ext: { conversationID: 'c2c_alice' } }, 'ext is not a string'],
    [{ ext: 'hello' }, 'ext is not JSON'],
    [{ ext: '["c2c_alice"]' }, 'cast to Map'],
    [{ ext: '{}' }, 'there is no conversationID: split("_")[1] throws'],
    [{ ext: '{"conversationID":"alice"}' }, 'conversationID has no "_": split("_")[1] throws'],
    [{ ext: '{"conversationID":7}' }, 'conversationID is not a string'],
    [{ ext: '{"conversationID":"room_1"}' }, 'no conversation with this prefix'],
    [{ ext: '{"conversationID":"c2c_"}' }, 'the id after the prefix is empty'],
  ])('fails on %j', (map, reason) => {
    expect(failure(readByDocumentedHandler(map))).toContain(reason);
  });
});

describe('the demo handler of mid-2023', () => {
  it('falls back to data.ext when ext is missing or empty', () => {
    expect(readByDemoHandler({ data: { ext: EXT } })).toEqual({ opens: 'c2c', id: 'alice' });
    expect(readByDemoHandler({ ext: '', data: { ext: EXT } })).toEqual({ opens: 'c2c', id: 'alice' });
  });

  it.each([
    [{}, "msg['data']['ext'] throws"],
    [{ data: 'text' }, 'data is not a map'],
    [{ data: {} }, 'ext is empty'],
    [{ ext: '{"conversationID":"alice"}' }, 'returns without an error'],
  ])('fails on %j', (map, reason) => {
    expect(failure(readByDemoHandler(map))).toContain(reason);
  });
});

describe('TIMPush', () => {
  it.each([
    [EXT, 'c2c', 'alice'],
    ['{"conversationID":"group_a_b"}', 'group', 'a_b'],
    ['{"entity":{"chatType":1,"sender":"u1"}}', 'c2c', 'u1'],
    ['{"entity":{"chatType":2,"sender":"@TGS#1"}}', 'group', '@TGS#1'],
    ['{"conversationID":"c2c_a","entity":{"chatType":2,"sender":"g"}}', 'c2c', 'a'],
    ['{"conversationID":null,"entity":{"chatType":2,"sender":"g"}}', 'group', 'g'],
  ])('reads the chat from %s', (ext, opens, id) => {
    expect(readByTimpush(ext)).toEqual({ opens, id });
  });

  it.each([
    '',
    'hello',
    '[]',
    '{}',
    '{"conversationID":"alice"}',
    '{"conversationID":1}',
    '{"entity":{"chatType":"1","sender":"u"}}',
    '{"entity":{"chatType":3,"sender":"u"}}',
  ])('leaves both ids null for %j', (ext) => {
    expect(failure(readByTimpush(ext))).toContain('userID and groupID are null');
  });
});

describe('handlers', () => {
  it('never throw on foreign maps and texts', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('ext', 'data', 'conversationID', '__proto__'), value),
        fc.string(),
        (map, text) => {
          for (const outcome of [readByDocumentedHandler(map), readByDemoHandler(map), readByTimpush(text)]) {
            expect('opens' in outcome || outcome.fails.zh.length > 0).toBe(true);
          }
        },
      ),
    );
  });

  it('open the chat that the check promises, for any ext the check passes', () => {
    const id = fc.tuple(fc.constantFrom('c2c_', 'group_'), fc.string({ minLength: 1 })).map((parts) => parts.join(''));
    fc.assert(
      fc.property(id, (conversationID) => {
        const ext = JSON.stringify({ conversationID });
        const report = checkExt(ext, { clickTarget: 'plugin' });
        const outcome = readByDocumentedHandler({ ext });
        if (report.ok && report.conversationId !== undefined) {
          expect('opens' in outcome && `${outcome.opens}_${outcome.id}`).toBe(conversationID);
        }
      }),
    );
  });
});
