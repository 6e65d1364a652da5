// The verdict as a pure function: every code of the catalogue has a text, and the first broken link counts.
import { describe, expect, it } from 'vitest';
import { wholeCatalogue } from '../../src/checks/catalogue.js';
import { verdictWords } from '../../src/diagnosis/sentences.js';
import { BY_CLOCK, topicOf } from '../../src/diagnosis/topics.js';
import { verdictOf } from '../../src/diagnosis/verdict.js';
import type { Entry, Problem } from '../../src/problems/types.js';
import { verdictText } from '../../src/report/answers/diagnose.js';
import type { Step, StepId, Subject } from '../../src/report/answers/steps.js';
import { claims } from '../../src/report/claims.js';
import { fill, t } from '../../src/text/language.js';

const catalogue = await wholeCatalogue();
const problem = (code: string): Problem => {
  const entry = catalogue[code] as Entry;
  return { code, entry, severity: entry.severity, args: {} };
};
const subject: Subject = { vendor: t('vivo', 'vivo'), vendorId: 'vivo', device: 'my-vivo', user: 'alice' };
const step = (id: StepId, status: Step['status'], ...codes: string[]): Step => {
  const problems = codes.map(problem);
  return status === 'passed'
    ? { id, status, reason: claims.configFile, args: { file: 'x' }, problems }
    : { id, status, reason: { en: 'x', zh: 'x' }, problems };
};

describe('diagnosis', () => {
  it('every error of the catalogue leads to a verdict with a text', () => {
    for (const [code, entry] of Object.entries(catalogue)) {
      if (entry.severity !== 'error') continue;
      const topic = topicOf(problem(code));
      expect([code, topic !== undefined && Object.hasOwn(verdictWords, topic)]).toEqual([code, true]);
    }
  });

  it.each([
    ['vivo/10302-uninstalled', 'token-dead'],
    ['vivo/10302-not-test-device', 'not-test-device'],
    ['vivo/10071', 'hours'],
    ['vivo/10070', 'quota'],
    ['oppo/16', 'wrong-credential'],
    ['oppo/16-master-is-app-secret', 'swapped-pair'],
    ['apns/BadDeviceToken-other-environment', 'token-of-other-environment'],
    ['apns/DeviceTokenNotForTopic', 'token-of-other-app'],
    ['apns/ids-swapped', 'swapped-pair'],
    ['fcm/UNREGISTERED', 'token-dead'],
    ['network/dns', 'unreachable'],
    ['network/proxy-auth', 'proxy'],
    ['tencent-im/70009', 'im-credentials'],
    ['tencent-im/90045', 'push-service-off'],
    ['meizu/110010-switch-off', 'switched-off'],
    ['config/missing-key', 'config-incomplete'],
  ])('%s leads to %s', (code, verdict) => {
    expect(topicOf(problem(code))).toBe(verdict);
  });

  it('a push that may have reached a phone sends the reader to the phone, one into the sandbox does not', () => {
    const nextOf = (whom: Subject): string => verdictOf([step('direct-push', 'passed')], whom).next[0]?.en ?? '';
    expect(nextOf(subject)).toMatch(/^check the phone now/);
    expect(nextOf({ ...subject, inSandbox: true })).toMatch(/without the sandbox/);
  });

  it('the first broken link counts, its consequences are not separate findings, unrelated problems are', () => {
    const verdict = verdictOf(
      [
        step('config', 'failed', 'config/missing-key'),
        step('credentials', 'failed', 'vivo/10206'),
        step('im-account', 'failed', 'tencent-im/user-offline'),
      ],
      subject,
    );
    expect([verdict.id, verdict.also]).toEqual(['config-incomplete', ['im-account']]);
  });

  it('a wrong clock is the cause of a refusal about the time, and of no other', () => {
    const verdictAfter = (code: string) =>
      verdictOf([step('reach', 'passed', 'network/clock-skew'), step('credentials', 'failed', code)], subject);
    for (const code of BY_CLOCK) expect(verdictAfter(code).id).toBe('clock-skew');
    const { id, problem } = verdictAfter('vivo/10205');
    expect([id, problem?.code]).toEqual(['wrong-credential', 'vivo/10205']);
  });

  it('a warning about a silent phone counts only when nothing is broken', () => {
    const warned = step('class', 'passed', 'oppo/no-channel');
    expect(verdictOf([warned, step('direct-push', 'passed')], subject).id).toBe('channel-missing');
    expect(verdictOf([warned, step('direct-push', 'failed', 'oppo/33')], subject).id).toBe('quota');
  });

  it('a step that failed without a finding still has a verdict', () => {
    for (const id of [
      'config',
      'reach',
      'credentials',
      'device-token',
      'ext',
      'class',
      'direct-push',
      'im-account',
      'phone',
    ] as const)
      expect(verdictOf([step(id, 'failed')], subject).sentence.en).not.toBe('');
  });

  it('a run that asked and sent nothing is reported as such', () => {
    expect(verdictOf([step('config', 'passed')], subject).id).toBe('nothing-checked');
    expect(verdictOf([step('through-tencent', 'passed')], subject).id).toBe('tencent-works');
  });

  it('a finding about another vendor than that of the device keeps its own vendor', () => {
    const oppo: Subject = { vendor: t('OPPO', 'OPPO'), vendorId: 'oppo', device: 'my-oppo', user: 'alice' };
    const found = {
      ...problem('tencent-im/token-differs'),
      args: { user: 'alice', vendor: 'vivo', device: 'my-oppo' },
    };
    const verdict = verdictOf(
      [{ id: 'certificate-id', status: 'failed', reason: { en: 'x', zh: 'x' }, problems: [found] }],
      oppo,
    );
    const sentence = fill(verdict.sentence, 'en', verdict.args);
    expect(sentence).toContain('reported for vivo');
    expect(sentence).not.toContain('OPPO');
  });

  it('a refusal by Tencent is not attributed to the vendor of the device', () => {
    const verdict = verdictOf([step('im-credentials', 'failed', 'network/dns')], subject);
    expect(fill(verdict.sentence, 'en', verdict.args)).toMatch(/^Tencent cannot be reached/);
    expect(fill(verdict.sentence, 'zh', verdict.args)).toContain('腾讯');
  });

  it('a verdict of success names every step that was skipped; a broken link does not', () => {
    const steps = [step('direct-push', 'passed'), step('im-account', 'skipped'), step('phone', 'skipped')];
    expect(verdictOf(steps, subject)).toMatchObject({ id: 'vendor-works', notLookedAt: ['im-account', 'phone'] });
    expect(verdictOf([step('config', 'passed'), step('direct-push', 'skipped')], subject)).toMatchObject({
      id: 'nothing-checked',
      notLookedAt: ['direct-push'],
    });
    expect(
      verdictOf([...steps, step('certificate-id', 'failed', 'tencent-im/token-empty')], subject).notLookedAt,
    ).toEqual([]);
  });

  it('a verdict of success contains what was not checked, and so does a warning', () => {
    const steps = [
      step('ext', 'skipped'),
      step('direct-push', 'passed'),
      step('through-tencent', 'passed'),
      step('phone', 'skipped'),
    ];
    const verdict = verdictOf(steps, subject);
    expect(verdictText(verdict, 'en')).toBe(
      'vivo and Tencent both accepted a push. Not looked at: ext and click, phone. Accepted does not mean shown.',
    );
    expect(verdictText(verdict, 'zh')).toBe(
      'vivo 和腾讯都接受了推送。没有检查：ext 与点击、手机。已接受不等于已展示。',
    );
    const looked = steps.map(({ id }) => step(id, 'passed'));
    expect(verdictText(verdictOf(looked, subject), 'en')).not.toContain('Not looked at');
    const warned = verdictOf([step('class', 'passed', 'oppo/no-channel'), ...steps], subject);
    expect([warned.id, warned.notLookedAt]).toEqual(['channel-missing', ['ext', 'phone']]);
    expect(verdictText(warned, 'en')).toContain('Not looked at: ext and click, phone.');
  });

  it('a refusal without a reason does not mean that the device token is dead', () => {
    const verdict = verdictOf([step('direct-push', 'failed', 'vivo/10302')], subject);
    expect(verdict.id).toBe('token-refused');
  });

  it('no verdict claims that everything is fine, or uses words that the style guide rules out', () => {
    for (const { sentence, next } of Object.values(verdictWords))
      for (const text of [sentence, ...next])
        expect(text.en).not.toMatch(/every link works|nothing was broken|nobody|is told|stands below/i);
  });
});
