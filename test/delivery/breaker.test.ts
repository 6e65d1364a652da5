// When sending to a vendor stops: every push was refused for the same reason, unless the user asked to keep going.

import { describe, expect, it } from 'vitest';
import { Breaker } from '../../src/delivery/breaker.js';
import { deviceProblem } from '../../src/problems/entries/device.js';
import type { SendResult } from '../../src/push/types.js';
import { t } from '../../src/text/language.js';

const refusal = (code: 'device/no-status-call' | 'device/no-task-report'): SendResult => ({
  token: 't',
  status: 'rejected',
  attempts: 1,
  problem: deviceProblem(code, { args: { vendor: 'vivo', vendorId: 'vivo' } }),
});
const accepted: SendResult = { token: 't', status: 'accepted', attempts: 1 };

const after = (results: readonly SendResult[], keepGoing = false): string | undefined => {
  const breaker = new Breaker(t('vivo', 'vivo'), keepGoing);
  for (const result of results) breaker.see([result], 0);
  return breaker.reason?.code;
};
const many = (count: number, result: SendResult): SendResult[] => Array.from({ length: count }, () => result);

describe('a run in which every push is refused', () => {
  it('stops after a thousand refusals for the same reason', () => {
    expect(after(many(999, refusal('device/no-status-call')))).toBeUndefined();
    expect(after(many(1000, refusal('device/no-status-call')))).toBe('delivery/hopeless');
  });

  it('names the message as the cause, not the list, when the message was refused', () => {
    const problem = deviceProblem('device/no-status-call', { args: { vendor: 'vivo', vendorId: 'vivo' } });
    const refused: SendResult = {
      ...refusal('device/no-status-call'),
      problem: { ...problem, entry: { ...problem.entry, kind: 'message' } },
    };
    expect(after(many(1000, refused))).toBe('device/no-status-call');
  });

  it('continues when an accepted push or another reason comes between them', () => {
    const half = many(600, refusal('device/no-status-call'));
    expect(after([...half, accepted, ...half])).toBeUndefined();
    expect(after([...half, refusal('device/no-task-report'), ...half])).toBeUndefined();
  });

  it('continues after one refused batch, and stops after the third', () => {
    const breaker = new Breaker(t('Xiaomi', '小米'));
    const batch = many(1000, refusal('device/no-status-call'));
    breaker.see(batch, 0);
    breaker.see(batch, 0);
    expect(breaker.reason).toBeUndefined();
    breaker.see(batch, 0);
    expect(breaker.reason?.code).toBe('delivery/hopeless');
  });

  it('continues with --keep-going', () => {
    expect(after(many(3000, refusal('device/no-status-call')), true)).toBeUndefined();
  });
});
