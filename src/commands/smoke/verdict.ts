// From the checks of `smoke` to one sentence and the next thing to do.
import { stepTitles } from '../../report/answers/diagnose.js';
import type { SmokeShard, SmokeStep, SmokeVerdict } from '../../report/answers/smoke.js';
import { fillBoth, type Text, t } from '../../text/language.js';

const nothing: Text = t('', '');

export function smokeVerdict(
  steps: readonly SmokeStep[],
  interrupted: boolean,
  pushed: 'no' | 'no-device' | 'other-devices' | 'phones' | 'sandbox',
  shard?: SmokeShard,
): SmokeVerdict {
  const count = (status: SmokeStep['status']) => steps.filter((step) => step.status === status).length;
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  const make = (id: SmokeVerdict['id'], sentence: Text, next: readonly Text[] = []): SmokeVerdict => ({
    id,
    sentence,
    args: counts,
    next,
    nextArgs: {},
    counts,
  });
  if (interrupted)
    return make('interrupted', t('Interrupted before everything was checked.', '未检查完就被中断。'), [
      t('run it again', '重新运行'),
    ]);
  const [first] = steps.filter(({ status }) => status === 'failed');
  if (first !== undefined) return failedVerdict(first, steps, make);
  const isAnyChecked = steps.some(({ vendor, status }) => vendor !== undefined && status === 'passed');
  if (!isAnyChecked && shard !== undefined && shard.others > 0)
    return make(
      'other-shards',
      t('Nothing to check in this shard: other shards have the vendors.', '此分片没有要检查的厂商，它们在其他分片中。'),
    );
  if (!isAnyChecked)
    return make('nothing-checked', t('Nothing was checked: no vendor is ready.', '没有可检查的厂商。'), [
      t('see what is missing: tim-push check-config', '查看缺少什么：tim-push check-config'),
    ]);
  const sentence = t(
    '{passed} checks passed, none failed, {skipped} not run.',
    '{passed} 项检查通过，没有失败，{skipped} 项未检查。',
  );
  if (pushed === 'no')
    return make('passed', sentence, [
      t(
        'no push was sent; --push sends one to each device of the config',
        '没有发送推送；加上 --push 会向配置中的每台设备各推一条',
      ),
    ]);
  if (pushed === 'other-devices')
    return make(
      'nothing-checked',
      t(
        'No push was sent: --device names no device of these vendors.',
        '没有发送推送：--device 指定的设备不属于这些厂商。',
      ),
      [t('name one of them, or leave out --device', '指定其中一台，或去掉 --device')],
    );
  if (pushed === 'no-device')
    return make(
      'nothing-checked',
      t(
        'No push was sent, although --push asks for one: the config has no device of these vendors.',
        '指定了 --push，但没有发送推送：配置中没有这些厂商的设备。',
      ),
      [
        t(
          'add one: "devices": {"my-vivo": {"vendor": "vivo", "token": "…"}}',
          '添加设备："devices": {"my-vivo": {"vendor": "vivo", "token": "…"}}',
        ),
      ],
    );
  if (pushed === 'sandbox')
    return make('passed', sentence, [
      t(
        'the pushes went no further than the sandbox: run it without the sandbox to reach the phones',
        '推送只到了沙箱：不用沙箱再运行一次，才会发到手机',
      ),
    ]);
  return make('passed', sentence, [
    t(
      'look at the phones: accepted means the vendor took the push, not that a phone showed it',
      '查看手机：“已接受”表示厂商接收了推送，不代表手机已经展示',
    ),
  ]);
}

function failedVerdict(
  first: SmokeStep,
  steps: readonly SmokeStep[],
  make: (id: SmokeVerdict['id'], sentence: Text) => SmokeVerdict,
): SmokeVerdict {
  const [problem] = first.problems;
  const title = stepTitles[first.step];
  const base = make(
    'failed',
    problem === undefined
      ? t(
          '{failed} of {total} checks failed, the first: {where}.',
          '{total} 项检查中有 {failed} 项失败，第一项：{where}。',
        )
      : t(
          '{failed} of {total} checks failed, the first: {where}: {what}.',
          '{total} 项检查中有 {failed} 项失败，第一项：{where}：{what}。',
        ),
  );
  const where =
    first.vendorName === undefined
      ? title
      : fillBoth(t('{vendor}, {title}', '{vendor} 的{title}'), { vendor: first.vendorName, title });
  // Filled on its own: a sentence of ours has a place of the same name.
  const what = problem === undefined ? nothing : fillBoth(problem.entry.title, problem.args ?? {});
  const made = steps.filter(({ status }) => status !== 'skipped').length;
  return {
    ...base,
    args: { ...problem?.args, ...base.args, total: made, where, what },
    next: problem?.entry.fix.slice(0, 2) ?? [],
    nextArgs: problem?.args ?? {},
  };
}
