// Receipts are matched to the pushes of a journal and to tasks.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KnownPushes } from '../../../src/checks/receipts/known-pushes.js';
import { tokenName } from '../../../src/delivery/seen-tokens.js';
import { type JournalLine, sealLine } from '../../../src/stores/journal-lines.js';
import { t } from '../../../src/text/language.js';
import { emptyFolder } from '../../helpers/run-cli.js';

it('a receipt of a push counts for its journal and for its task', async () => {
  const name = tokenName('vivo', 'token-1');
  const lines: readonly JournalLine[] = [
    { journal: 2, by: 'tim-push 0', at: '2026-01-01T00:00:00.000Z', message: 'm', app: 'a' },
    { call: 1, v: 'vivo', t: [name] },
    { call: 1, v: 'vivo', t: name, s: 'accepted', id: 'task-1' },
    { call: 1, done: true },
    { closed: true },
  ];
  let sum = 0;
  const text = lines.map((line) => {
    const next = sealLine(line, sum);
    sum = next.sum;
    return next.text;
  });
  const path = join(emptyFolder(), 'run.journal');
  writeFileSync(path, text.join(''));
  const known = new KnownPushes(path, ['task-1'], new Set(['vivo']));
  const says = t('arrived', '已送达');
  const receipt = { token: 'token-1', status: 'delivered', says, mark: 'A', code: '1', ids: ['task-1'] } as const;
  expect(await known.match('vivo', receipt)).toEqual({ of: 'task', by: 'id', id: 'task-1' });
  expect(known.count).toEqual({ asked: 2, answered: 2 });
  expect(known.isComplete).toBe(true);
});
