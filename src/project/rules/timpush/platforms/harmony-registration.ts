// T3-OH, registration: the certificate ID of HarmonyOS, and what comes before registerPush.

import { nodeAt, textOf } from '../../../../readers/node.js';
import { t } from '../../../../text/language.js';
import { appCode, hits } from '../../../facts/app-code.js';
import { harmonyApp, isBroken, unreadable } from '../../../facts/harmony-app.js';
import { TIMPUSH_SOURCE } from '../../../facts/timpush-artifacts.js';
import type { Project } from '../../../project.js';
import { undecided } from '../../../reasons.js';
import { type Finding, failed, type Outcome, passed, type Rule, skipped, verdict } from '../../../types.js';
import { error, NEW, warning } from '../../defaults.js';

const base = {
  generations: NEW,
  kinds: ['harmony'],
  mark: 'A',
  source: TIMPUSH_SOURCE,
} as const;

const REGISTER = /\bregisterPush\s*\(/;
const ARGUMENT = String.raw`\s*(?:"[^"\n]*"|'[^'\n]*'|[^,()"'\n]+)\s*`;
const APP_KEY = new RegExp(String.raw`^registerPush\s*\((?:${ARGUMENT},){2}\s*(?:""|'')`);
const CERTIFICATE_ARGUMENT = new RegExp(String.raw`^registerPush\s*\((${ARGUMENT},){3}\s*(["']?)([\w-]*)\2\s*\)`);

/** The literal fourth argument of `registerPush`, digits or a text of digits. */
function certificateArgument(project: Project) {
  for (const { file, offset } of hits(appCode(project), REGISTER)) {
    const [, , quote, value = ''] = CERTIFICATE_ARGUMENT.exec(file.code.slice(offset, offset + 1000)) ?? [];
    if (quote !== undefined && (quote !== '' || /^\d+$/.test(value))) return { value, at: file.source.at(offset) };
  }
  return undefined;
}

function checkCertificate(project: Project): Outcome {
  const { rawConfig } = harmonyApp(project);
  if (rawConfig !== undefined && isBroken(rawConfig)) return unreadable(rawConfig);
  const node = nodeAt(rawConfig?.root, 'businessID');
  const inFile = textOf(node)?.trim();
  const fileAt = rawConfig?.source.at(node?.offset ?? 0);
  const argument = certificateArgument(project);
  const [passes] = hits(appCode(project), REGISTER);
  const expected = t('the certificate ID of the console', '控制台中的证书 ID');
  const isId = (value: string): boolean => /^0*[1-9]\d*$/.test(value);
  const findings: Finding[] = [];
  if (inFile !== undefined && (!isId(inFile) || node?.type !== 'string'))
    findings.push({ at: fileAt, found: inFile === '' ? '""' : inFile, expected });
  if (argument !== undefined && !isId(argument.value))
    findings.push({ at: argument.at, found: argument.value === '' ? '""' : argument.value, expected });
  if (findings.length > 0) return verdict(findings);
  if (inFile !== undefined && argument !== undefined && inFile !== argument.value)
    return failed({
      at: argument.at,
      found: `${argument.value}; timpush-configs.json: ${inFile}`,
      expected: t('one and the same ID', '同一个 ID'),
      severity: 'warning',
    });
  const at = fileAt ?? argument?.at;
  const used = inFile ?? argument?.value;
  if (used === undefined)
    return passes === undefined
      ? failed({ at: harmonyApp(project).packages[0]?.source.at(0), found: '–', expected })
      : skipped(
          undecided(
            'there is no timpush-configs.json, and the fourth argument of registerPush is not a literal',
            '没有 timpush-configs.json，且 registerPush 的第四个参数不是字面量',
          ),
        );
  const wanted = project.config?.text('harmony_buz_id')?.trim();
  return wanted !== undefined && wanted !== '' && wanted !== used
    ? failed({ at, found: used, expected: wanted })
    : passed(at);
}

function checkOrder(project: Project): Outcome {
  const files = appCode(project);
  const registers = hits(files, REGISTER);
  const [register] = registers;
  const [listener] = hits(files, /\baddPushListener\s*\(/);
  if (register === undefined || listener === undefined)
    return skipped(
      undecided('registerPush or addPushListener is not called', '没有调用 registerPush 或 addPushListener'),
    );
  const empty = registers.find(({ file, offset }) => APP_KEY.test(file.code.slice(offset, offset + 1000)));
  if (empty !== undefined)
    return failed({
      at: empty.file.source.at(empty.offset),
      found: t('an empty appKey', '空的 appKey'),
      expected: t('the client key of the console', '控制台中的客户端密钥'),
      severity: 'error',
    });
  if (register.file !== listener.file)
    return skipped(undecided('the two calls are in different files', '两个调用在不同的文件里'));
  return listener.offset < register.offset
    ? passed(listener.file.source.at(listener.offset))
    : failed({
        at: listener.file.source.at(listener.offset),
        found: t('addPushListener after registerPush', 'addPushListener 在 registerPush 之后'),
        expected: t('addPushListener first', '先调用 addPushListener'),
      });
}

export const harmonyRegistrationRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-OH-04',
    ...error,
    title: t(
      'the certificate ID of HarmonyOS is {found}, expected: {expected}',
      '鸿蒙的证书 ID 是 {found}，应为 {expected}',
    ),
    cause: t(
      'with a wrong or missing certificate ID Tencent cannot push to the phone',
      '证书 ID 缺失或错误时，腾讯云无法推送到手机',
    ),
    fix: [
      t(
        'pass it in one way only: businessID as a string of digits in rawfile/timpush-configs.json, or the fourth argument of registerPush',
        '只用一种方式传入：rawfile/timpush-configs.json 的 businessID（数字字符串），或 registerPush 的第四个参数',
      ),
    ],
    check: checkCertificate,
  },
  {
    ...base,
    id: 'T3-OH-05',
    ...warning,
    title: t('registration of push: {found}', '推送注册：{found}'),
    cause: t(
      'a tap that starts the app is reported at once: a listener that comes later misses it. Without an appKey the registration fails',
      '点击启动应用时会立即回调：之后才注册的监听收不到。没有 appKey 则注册失败',
    ),
    fix: [
      t(
        'in onCreate of the ability: addPushListener first, then registerPush with SDKAppID and client key',
        '在 Ability 的 onCreate 中：先 addPushListener，再用 SDKAppID 和客户端密钥调用 registerPush',
      ),
    ],
    check: checkOrder,
  },
];
