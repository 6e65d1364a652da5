// DART, messages and calls that the app sends: the title of their push, and calls whose invitation has no push.

import { argumentOf, type DartCall, openingOf } from '../../../../readers/dart/calls.js';
import { isSign } from '../../../../readers/dart/constants.js';
import { t } from '../../../../text/language.js';
import { isCopiedUiKit } from '../../../facts/copied-uikit.js';
import { MOST_PLACES } from '../../../facts/dart/functions.js';
import { sentValues } from '../../../facts/dart/sent-push.js';
import { reasons, undecided } from '../../../reasons.js';
import { type Finding, judgeEach, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { anyFlutter, hint, warning } from '../../defaults.js';

/** The variable an object is put into: `final params = TUICallParams();`. */
function variableOf(call: DartCall): string | undefined {
  const [name, sign] = [call.file.tokens[call.index - 2], call.file.tokens[call.index - 1]];
  return sign !== undefined && isSign(sign, '=') && name?.kind === 'word' ? name.text : undefined;
}

/** `params.offlinePushInfo = …` or `..offlinePushInfo = …` further down in the file. */
function isFilledLater(call: DartCall): boolean {
  const { tokens } = call.file;
  const variable = variableOf(call);
  // Handed to a call, it is too late to fill it.
  const used = tokens.findIndex(
    (token, i) =>
      i > call.end &&
      token.text === variable &&
      (isSign(tokens[i + 1], ',') || isSign(tokens[i + 1], ')')) &&
      (isSign(tokens[i - 1], ',') || isSign(tokens[i - 1], '(')),
  );
  return tokens.some(
    (token, i) =>
      i > call.index &&
      (used === -1 || i < used) &&
      token.kind === 'word' &&
      token.text === 'offlinePushInfo' &&
      !(tokens[i + 2]?.text === 'TUIOfflinePushInfo' && isSign(tokens[i + 4], ')') && isSign(tokens[i + 5], ';')) &&
      isSign(tokens[i - 1], '.') &&
      isSign(tokens[i + 1], '=') &&
      (tokens[i - 2]?.text === '.' || variable === undefined || tokens[i - 2]?.text === variable),
  );
}

export const sentMessageRules: readonly Rule[] = [
  {
    ...anyFlutter,
    id: 'DART-03',
    ...hint,
    mark: 'A',
    source: 'Tencent Chat: offline push for Flutter, OfflinePushInfo.title',
    title: t('every push has the title "{found}"', '所有推送的标题都是“{found}”'),
    cause: t(
      'with an empty title the Chat server writes the nickname of the sender there; a fixed one hides who wrote',
      '标题为空时服务端会填入发送者昵称；固定标题看不出是谁发的',
    ),
    fix: t("leave title empty ('')", "title 留空（''）"),
    check: (project) => {
      const given = sentValues(project, 'title', 'notificationTitle').filter(
        ({ file }) => !isCopiedUiKit(file.source.path),
      );
      if (given.length > 0 && given.every(({ text }) => text === undefined)) return skipped(reasons.computed);
      return judgeEach(given, ({ text }) =>
        text === undefined || text.trim() === '' ? undefined : { found: text.slice(0, 40), expected: "''" },
      );
    },
  },
  {
    ...anyFlutter,
    id: 'DART-04',
    ...warning,
    mark: 'B',
    source: 'tencent_calls_uikit: its call manager, two versions',
    title: t('TUICallParams without offlinePushInfo', 'TUICallParams 没有设置 offlinePushInfo'),
    cause: t(
      'the call kit adds a push of its own only when no params are passed: with params and no offlinePushInfo the phone of the callee shows nothing while the app is closed',
      '只有不传 params 时组件才会补上默认的离线推送；传了 params 却没有 offlinePushInfo，被叫应用未运行时没有任何提示',
    ),
    fix: t(
      'params.offlinePushInfo = TUIOfflinePushInfo() with title and desc, or pass no params',
      '设置 params.offlinePushInfo = TUIOfflinePushInfo()（含 title 和 desc），或不传 params',
    ),
    check: (project) => {
      const made = project
        .calls('TUICallParams')
        .slice(0, MOST_PLACES)
        .filter((call) => !isCopiedUiKit(call.file.source.path));
      const [first] = made;
      if (first === undefined) return skipped(reasons.notUsed);
      const bare = made.filter((call) => argumentOf(call, 'offlinePushInfo') === undefined && !isFilledLater(call));
      // One of the app's own functions that gets the object may fill it.
      const unsure = bare.filter((call) => isHandedOn(call));
      if (unsure.length > 0 && unsure.length === bare.length)
        return skipped(
          undecided('the TUICallParams are passed to a function of the app', 'TUICallParams 交给了应用自己的函数'),
        );
      return verdict(
        bare
          .filter((call) => !unsure.includes(call))
          .map((call): Finding => ({ at: placeOf(call), found: '–', expected: 'offlinePushInfo' })),
        placeOf(first),
      );
    },
  },
];

/** `return TUICallParams();`, `fill(TUICallParams())`, `fill(params)`: anything but the call functions of the kit. */
function isHandedOn(call: DartCall): boolean {
  const { tokens } = call.file;
  const before = tokens[call.index - 1];
  if (before?.text === 'return' || (isSign(before, '>') && isSign(tokens[call.index - 2], '='))) return true;
  const variable = variableOf(call);
  return tokens.some((token, i) => {
    if (i <= call.index - (variable === undefined ? 400 : 0) || token.kind !== 'word') return false;
    if (!isSign(tokens[i + 1], '(') || !/^[a-z_]/.test(token.text)) return false;
    if (
      /^(?:call|calls|groupCall|join|joinInGroupCall|inviteUser|if|while|for|switch|catch|print|debugPrint)$/.test(
        token.text,
      )
    )
      return false;
    if (variable === undefined) return i < call.index && isInArguments(tokens, i + 1, call.index);
    // As an argument of its own, not as `params.x`.
    for (let at = i + 2; at < Math.min(tokens.length, i + 60) && !isSign(tokens[at], ';'); at += 1)
      if (tokens[at]?.text === variable && !isSign(tokens[at + 1], '.') && isInArguments(tokens, i + 1, at))
        return true;
    return false;
  });
}

/** Whether a token is directly between these brackets, not between those of a nested call. */
function isInArguments(tokens: DartCall['file']['tokens'], open: number, place: number): boolean {
  let around = openingOf(tokens, place);
  while (around > open && !isSign(tokens[around], '(')) around = openingOf(tokens, around);
  return around === open;
}
