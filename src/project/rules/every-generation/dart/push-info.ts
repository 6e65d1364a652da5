// GUIDE-02 to GUIDE-04: the OfflinePushInfo that Dart code sends with a message.
import { argumentOf, boolOf } from '../../../../readers/dart/calls.js';
import { t } from '../../../../text/language.js';
import { givenText, placeIn, pushInfos, sentValues } from '../../../facts/dart/sent-push.js';
import { nameOf } from '../../../folder/walk.js';
import { reasons } from '../../../reasons.js';
import { type Finding, judgeEach, type Rule, skipped, verdict } from '../../../types.js';
import { ALL, oldDart, warning } from '../../defaults.js';

const base = { ...oldDart, generations: ALL, source: 'Tencent Chat: offline push for Flutter' } as const;

export const pushInfoRules: readonly Rule[] = [
  {
    ...base,
    id: 'GUIDE-02',
    ...warning,
    title: t('messages are sent with disablePush: true', '发送消息时写了 disablePush: true'),
    cause: t('Tencent does not push such a message', '腾讯不会推送这样的消息'),
    fix: t('remove disablePush, or pass false', '删除 disablePush，或改为 false'),
    check: (project) => {
      return judgeEach(pushInfos(project), (call) => {
        const given = argumentOf(call, 'disablePush');
        return given !== undefined &&
          (boolOf(given.value) === true ||
            /^(?:kReleaseMode|!kDebugMode)$/.test(given.value.map(({ text }) => text).join('')))
          ? { at: placeIn(call, given.offset), found: 'true', expected: 'false' }
          : undefined;
      });
    },
  },
  {
    ...base,
    id: 'GUIDE-03',
    ...warning,
    title: t(
      'custom messages are sent, and OfflinePushInfo has no desc',
      '发送了自定义消息，但 OfflinePushInfo 没有 desc',
    ),
    cause: t(
      'a custom message has no text of its own: without desc Tencent pushes nothing',
      '自定义消息没有可显示的文字：缺少 desc 腾讯不会推送',
    ),
    fix: t("OfflinePushInfo(desc: 'text of the notification', …)", "写成 OfflinePushInfo(desc: '通知文字', …)"),
    check: (project) => {
      if (project.mentions('createCustomMessage').length === 0) return skipped(reasons.notUsed);
      return judgeEach(pushInfos(project), (call) => {
        const given = givenText(project, call, 'desc');
        return given === undefined || given.text?.trim() === ''
          ? { at: placeIn(call, given?.offset), found: given === undefined ? '–' : "''", expected: 'desc' }
          : undefined;
      });
    },
  },
  {
    ...base,
    id: 'GUIDE-04',
    ...warning,
    vendors: ['apns'],
    title: t('the sound {found} is not in the Xcode target', '声音文件 {found} 不在 Xcode target 中'),
    cause: t('iOS plays its own sound, or none', 'iOS 会播放默认声音，或没有声音'),
    fix: t(
      'add the file to the target (Copy Bundle Resources), or leave iOSSound out',
      '把文件加入 target（Copy Bundle Resources），或不传 iOSSound',
    ),
    check: (project) => {
      const all = sentValues(project, 'iOSSound', 'notificationIOSSound');
      const given = all.flatMap(({ call, offset, text }) =>
        text === undefined || text === '' || text === 'default' || text === 'push.no_sound'
          ? []
          : [{ call, offset, text }],
      );
      if (given.length === 0)
        return skipped(all.some(({ text }) => text === undefined) ? reasons.computed : reasons.notUsed);
      const { ios } = project;
      if (ios?.xcode === undefined) return skipped(reasons.noXcode);
      const bundled = new Set(ios.appTargets.flatMap((target) => target.resources));
      return verdict(
        given
          .filter(({ text }) => !bundled.has(nameOf(text)))
          .map(
            ({ call, offset, text }): Finding => ({
              at: placeIn(call, offset),
              found: text.slice(0, 60),
              expected: 'Copy Bundle Resources',
            }),
          ),
      );
    },
  },
];
