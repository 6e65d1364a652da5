// Channel IDs: what the Dart code creates, what it sends, and what the config sends must be one ID.
import type { Origin } from '../../problems/types.js';
import { t } from '../../text/language.js';
import { editDistance } from '../../text/suggest.js';
import { givenValue } from '../flutter/argument-values.js';
import type { Project } from '../project.js';
import { reasons } from '../reasons.js';
import { type Finding, failed, type Outcome, skipped, verdict } from '../types.js';

interface Channel {
  readonly id: string;
  readonly at: Origin;
}

const named = (
  project: Project,
  call: string,
  ...names: readonly string[]
): { readonly known: Channel[]; readonly isComputed: boolean } => {
  const known: Channel[] = [];
  let isComputed = false;
  for (const item of project.calls(call)) {
    const given = names.map((name) => givenValue(project, item, name)).find((value) => value !== undefined);
    if (typeof given?.value === 'string') known.push({ id: given.value, at: given.at });
    else if (given !== undefined && given.value === undefined) isComputed = true;
  }
  return { known, isComputed };
};

/** Channels the app creates. */
export const createdChannels = (project: Project) =>
  named(project, 'createNotificationChannel', 'channelId', 'channelID');

/** Channels the app's own messages name for OPPO, with or without the chat kit. */
export const sentChannels = (project: Project) => {
  const all = [
    named(project, 'OfflinePushInfo', 'androidOPPOChannelID'),
    named(project, 'TIMUIKitChatConfig', 'notificationOPPOChannelID'),
    named(project, 'TUIOfflinePushInfo', 'androidOPPOChannelID'),
  ];
  return {
    known: all.flatMap(({ known }) => known).filter(({ id }) => id !== ''),
    isComputed: all.some(({ isComputed }) => isComputed),
  };
};

export function channelFindings(project: Project): Outcome {
  const created = createdChannels(project);
  const sent = sentChannels(project);
  const configured = ['channel_id', 'oppo_channel_id'].flatMap((key): Channel[] => {
    const id = project.config?.text(key);
    const at = project.config?.origin(key);
    return id === undefined || at === undefined || at.file.endsWith('.dart') ? [] : [{ id, at }];
  });
  if (created.known.length === 0) return skipped(created.isComputed ? reasons.computed : reasons.notUsed);
  const empty = created.known.find(({ id }) => id === '');
  if (empty !== undefined)
    return failed({
      at: empty.at,
      found: t('the app creates a channel with an empty ID', '应用创建的渠道 ID 为空'),
      expected: sent.known[0]?.id ?? 'channelId',
    });
  if (created.isComputed) return skipped(reasons.computed);
  const ids = new Set(created.known.map((item) => item.id));
  const lost = [...sent.known, ...configured].filter((item) => !ids.has(item.id));
  // No message names the channel that is created, and all name one with a similar spelling.
  const used = new Set([...sent.known, ...configured].map(({ id }) => id));
  const slip = created.known.find(({ id }) => !used.has(id) && lost.every((item) => editDistance(id, item.id) <= 2));
  const [one] = lost;
  if (slip !== undefined && one !== undefined && used.size === 1 && lost.length > 1)
    return failed({
      at: slip.at,
      found: t(`the app creates ${slip.id}, ${one.id} is sent`, `应用创建的是 ${slip.id}，发送用 ${one.id}`),
      expected: one.id,
    });
  const findings = lost.map(
    (item): Finding => ({
      at: item.at,
      found: t(
        `${item.id} is sent, the app creates ${[...ids].join(', ')}`,
        `发送用 ${item.id}，应用创建的是 ${[...ids].join(', ')}`,
      ),
      expected: [...ids].join(', '),
    }),
  );
  return verdict(findings, created.known[0]?.at);
}
