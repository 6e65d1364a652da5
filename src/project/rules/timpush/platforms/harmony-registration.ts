// T3-OH, registration: the certificate ID of HarmonyOS, and what comes before registerPush.

import { valueOfCode } from '../../../../readers/code-calls.js';
import { nodeAt, textOf, type ValueNode } from '../../../../readers/node.js';
import type { SourceFile } from '../../../../readers/source.js';
import { t } from '../../../../text/language.js';
import { appCode, hits } from '../../../facts/app-code.js';
import { harmonyApp, isBroken, shownId, unreadable } from '../../../facts/harmony/harmony-app.js';
import { nativeRegistrations } from '../../../facts/timpush/registration.js';
import { replaced } from '../../../fixes/edits.js';
import type { Project } from '../../../project.js';
import { reasons, undecided } from '../../../reasons.js';
import {
  type Edit,
  type Finding,
  failed,
  type Outcome,
  passed,
  placeOf,
  type Rule,
  see,
  skipped,
  verdict,
} from '../../../types.js';
import { error, timpush, warning } from '../../defaults.js';

const base = { ...timpush, kinds: ['harmony'] } as const;

const REGISTER = /\bregisterPush\s*\(/;
/** The fourth argument of `registerPush`: digits or a string of digits, if it is a literal. */
function certificateArgument(project: Project) {
  const files = appCode(project);
  const given = nativeRegistrations(files).map(({ file, offset, call, noContext }) => {
    const argument = call.arguments[3];
    const read = argument === undefined ? undefined : valueOfCode(files, argument.text);
    return {
      value: read?.kind === 'known' ? read.value : undefined,
      isGiven: argument !== undefined,
      hasContext: noContext === undefined,
      at: file.source.at(offset),
    };
  });
  return given.find(({ value }) => value !== undefined) ?? given.find(({ isGiven }) => isGiven) ?? given[0];
}

/** The file without its key, or in a place where the SDK does not look. */
function lostConfig(project: Project, isNeeded: boolean): Finding | undefined {
  const { rawConfig } = harmonyApp(project);
  const severity = isNeeded ? undefined : 'warning';
  if (rawConfig !== undefined) {
    const [near, node] = [...(rawConfig.root?.members ?? [])][0] ?? [];
    return {
      at: rawConfig.source.at(node?.offset ?? 0),
      found:
        near === undefined
          ? t('not in the file', '不在该文件中')
          : t(`under the key ${near.slice(0, 40)}`, `写在键 ${near.slice(0, 40)} 下`),
      expected: 'businessID',
      severity,
    };
  }
  const stray = project.timpushFiles[0];
  return stray === undefined || !isNeeded
    ? undefined
    : {
        at: stray.source.at(0),
        found: t(`in ${stray.source.shown}`, `放在 ${stray.source.shown}`),
        expected: RAW_FILE,
      };
}

const RAW_FILE = 'entry/src/main/resources/rawfile/timpush-configs.json';

function checkCertificate(project: Project): Outcome {
  const { rawConfig } = harmonyApp(project);
  if (rawConfig !== undefined && isBroken(rawConfig)) return unreadable(rawConfig);
  const node = nodeAt(rawConfig?.root, 'businessID');
  const inFile = textOf(node)?.trim();
  const fileAt = rawConfig?.source.at(node?.offset ?? 0);
  const call = certificateArgument(project);
  const argument = call?.value === undefined ? undefined : { value: call.value, at: call.at };
  const expected = t('the certificate ID of the console', '控制台中的证书 ID');
  const isId = (value: string): boolean => /^0*[1-9]\d*$/.test(value);
  const findings: Finding[] = [];
  if (inFile !== undefined && (!isId(inFile) || node?.type !== 'string'))
    findings.push({
      at: fileAt,
      found: shownId(inFile),
      expected,
      edits: quoted(rawConfig?.source, node),
    });
  if (argument !== undefined && !isId(argument.value))
    findings.push({ at: argument.at, found: shownId(argument.value), expected });
  if (findings.length > 0) return verdict(findings);
  const lost = inFile === undefined ? lostConfig(project, argument === undefined && call?.isGiven !== true) : undefined;
  if (lost !== undefined) return failed(lost);
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
    return call?.isGiven === true
      ? skipped(reasons.computed)
      : call?.hasContext === false
        ? see('T3-COD-13')
        : project.files.isIgnored(RAW_FILE)
          ? skipped(
              undecided(
                '.gitignore keeps timpush-configs.json out of this checkout',
                'timpush-configs.json 被 .gitignore 排除，这份代码里没有它',
              ),
            )
          : failed({ at: call?.at ?? harmonyApp(project).packages[0]?.source.at(0), found: '–', expected });
  const wanted = project.config?.text('harmony_buz_id')?.trim();
  return wanted !== undefined && wanted !== '' && wanted !== used
    ? failed({ at, found: used, expected: wanted })
    : passed(at);
}

/** The edit that puts quotes around a number, because the SDK needs a string. */
const quoted = (source: SourceFile | undefined, node: ValueNode | undefined): readonly Edit[] =>
  source !== undefined && node?.type === 'number' && /^[1-9]\d*$/.test(node.written ?? '')
    ? replaced(source, node.valueStart, node.valueEnd, `"${node.written}"`)
    : [];

function checkOrder(project: Project): Outcome {
  const files = appCode(project);
  const registers = hits(files, REGISTER);
  const [register] = registers;
  const [listener] = hits(files, /\baddPushListener\s*\(/);
  if (register !== undefined && listener === undefined && hits(files, /\bonNotificationClicked\b/).length > 0)
    return failed({
      at: placeOf(register),
      found: t('addPushListener is never called', '没有调用 addPushListener'),
      expected: 'addPushListener',
    });
  if (register === undefined || listener === undefined)
    return skipped(
      undecided('registerPush or addPushListener is not called', '没有调用 registerPush 或 addPushListener'),
    );
  const empty = nativeRegistrations(files).flatMap(({ appKey }): Finding[] =>
    appKey.kind === 'known' && appKey.value === ''
      ? [
          {
            at: appKey.at,
            found: t('an empty appKey', '空的 appKey'),
            expected: t('the client key of the console', '控制台中的客户端密钥'),
            severity: 'error',
          },
        ]
      : [],
  );
  const late: Finding = {
    at: placeOf(listener),
    found: t('addPushListener after registerPush', 'addPushListener 在 registerPush 之后'),
    expected: t('addPushListener first', '先调用 addPushListener'),
  };
  const isLate = registers.some(({ file, offset }) => file === listener.file && offset < listener.offset);
  if (empty.length > 0) return failed(...empty, ...(isLate ? [late] : []));
  if (register.file !== listener.file)
    return skipped(undecided('the two calls are in different files', '两个调用在不同的文件里'));
  return listener.offset < register.offset ? passed(placeOf(listener)) : failed(late);
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
    fix: t(
      'pass it in one way only: businessID as a string of digits in rawfile/timpush-configs.json, or the fourth argument of registerPush',
      '只用一种方式传入：rawfile/timpush-configs.json 的 businessID（数字字符串），或 registerPush 的第四个参数',
    ),
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
    fix: t(
      'in onCreate of the ability: addPushListener first, then registerPush with SDKAppID and client key',
      '在 Ability 的 onCreate 中：先 addPushListener，再用 SDKAppID 和客户端密钥调用 registerPush',
    ),
    check: checkOrder,
  },
];
