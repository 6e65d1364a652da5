// The flags that make a message, the same for every vendor, and the message they make.
import { usageProblem } from '../../problems/entries/usage.js';
import type { Origin, Problem } from '../../problems/types.js';
import { notOneOf, rules, type ValueRule, wrongValue } from '../../problems/value-problem.js';
import { clickTargetOf } from '../../push/click/click-target.js';
import { extOfConversation } from '../../push/ext/ext.js';
import { CLICK_TARGETS } from '../../push/message/common-fields.js';
import { isReceiptUrl } from '../../push/receipts/url.js';
import type { ClickTarget, PushMessage, Settings } from '../../push/types.js';
import { finishMessage } from '../../sending/finish-message.js';
import { vendorIds } from '../../session/vendors/list.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import { parseDurationMs } from '../../text/duration.js';
import { type Json, readObject } from '../../text/json-object.js';
import { type Language, t } from '../../text/language.js';
import { vendors } from '../../vendors/index.js';
import { defineFlag, defineFlags, type FlagSpec, type FlagValues } from '../define.js';

export const clickTargetFlag = defineFlag({
  name: 'click-target',
  group: 'message',
  value: 'name',
  values: CLICK_TARGETS,
  describe: t(
    'plugin (tim_ui_kit_push_plugin), timpush or launcher',
    'plugin（tim_ui_kit_push_plugin）、timpush 或 launcher',
  ),
});

export const conversationFlag = defineFlag({
  name: 'conversation',
  value: 'id',
  describe: t('shorthand for ext: c2c_<user> or group_<group>', 'ext 的简写：c2c_<用户> 或 group_<群>'),
});

export const messageFlags = defineFlags(
  [
    {
      name: 'message',
      value: 'file',
      describe: t(
        'a saved message, JSON or YAML with the names of these flags; what is on the command line wins',
        '消息文件：JSON 或 YAML，字段与这些参数同名；命令行上的值优先',
      ),
    },
    {
      name: 'title',
      value: 'text',
      describe: t('title (an ordinary sentence if left out)', '标题（省略时使用默认文案）'),
    },
    { name: 'body', value: 'text', describe: t('text', '正文') },
    { name: 'ext', value: 'json', describe: t('pass-through JSON for the click callback', '点击回调收到的透传 JSON') },
    conversationFlag,
    { name: 'channel-id', value: 'id', describe: t('Android notification channel ID', 'Android 通知渠道 ID') },
    {
      name: 'category',
      value: 'name',
      describe: t("message class in the vendor's words, for example IM", '厂商的消息分类，例如 IM'),
    },
    {
      name: 'importance',
      value: 'level',
      describe: t('importance where the vendor has one', '重要级别（部分厂商支持）'),
    },
    { name: 'badge', value: 'n|+n', describe: t('3 sets the badge, +1 adds to it', '3 表示设为 3，+1 表示加 1') },
    {
      name: 'sound',
      value: 'name',
      describe: t('default, none or a sound file of the app', 'default、none 或应用内的声音文件'),
    },
    { name: 'image', value: 'url', describe: t('address of a picture', '图片地址') },
    {
      name: 'ttl',
      value: 'time',
      describe: t('how long the vendor keeps it for an offline phone: 15m, 1d', '离线保留时间：15m、1d'),
    },
    {
      name: 'receipt-url',
      value: 'url',
      describe: t(
        'where OPPO, vivo, Xiaomi and Meizu post receipts for this push (see receipts)',
        'OPPO、vivo、小米、魅族的回执地址（见 receipts）',
      ),
    },
    { name: 'raw', value: 'json', describe: t("JSON merged into the vendor's wire body", '合并进厂商请求体的 JSON') },
    clickTargetFlag,
  ],
  'message',
);

export type MessageFlags = FlagValues<typeof messageFlags>;

/** Flags only one vendor understands, from the vendors' manifests. */
export const vendorFlags = (): readonly FlagSpec[] =>
  [...vendorIds.map((id) => vendors[id]), tencentManifest].flatMap(({ flags = [] }) =>
    flags.map((flag) => ({
      name: flag.name,
      // Without a list any text goes.
      value: flag.values.length === 0 ? 'text' : flag.values.length > 3 ? 'name' : flag.values.join('|'),
      ...(flag.values.length === 0 ? {} : { values: flag.values }),
      group: 'vendor',
      describe: flag.describe,
    })),
  );

type Wrong = (problem: Problem) => undefined;

const BADGE_RULE: ValueRule = {
  says: t('a number such as 3, or +1 to add', '数字，例如 3，或用 +1 表示累加'),
  example: '3',
};
const URL_RULE: ValueRule = {
  says: t('an http or https address', 'http 或 https 地址'),
  example: 'http://127.0.0.1:4592',
};
const RAW_RULE: ValueRule = { says: t('a JSON object', 'JSON 对象'), example: `'{"field": "value"}'` };

export type MessageMade = { readonly message: PushMessage; readonly problems: readonly Problem[] };

/** What was given of a message; a command may leave flags out. */
export interface MessageGiven {
  readonly flags: MessageFlags;
  readonly vendorOptions: Readonly<Record<string, string>>;
  /** The places of the values of a saved message, by the names of the flags. */
  readonly places?: ReadonlyMap<string, Origin>;
  /** Where the ext came from, when no shell passed it on. */
  readonly extAt?: Origin | undefined;
}

/** The message of the flags; what is left out comes from the config. Problems with severity error mean: do not send. */
export function makeMessage(
  { flags, vendorOptions, places, extAt }: MessageGiven,
  settings: Settings,
  language: Language,
  mode: PushMessage['mode'],
): MessageMade {
  const problems: Problem[] = [];
  const wrong: Wrong = (problem) => {
    problems.push(problem);
    return undefined;
  };

  const { target: clickTarget, problem: wrongTarget } = clickTargetOf(flags.clickTarget, settings);
  if (wrongTarget !== undefined) wrong(wrongTarget);
  const ext = makeExt(flags, clickTarget, problems);
  const badge = makeBadge(flags.badge, wrong);
  const ttl = flags.ttl;
  const ttlMs = ttl === undefined ? undefined : parseDurationMs(ttl);
  if (ttl !== undefined && ttlMs === undefined) wrong(wrongValue('--ttl', ttl, rules.duration));
  const { receiptUrl } = flags;
  if (receiptUrl !== undefined && !isReceiptUrl(receiptUrl)) wrong(wrongValue('--receipt-url', receiptUrl, URL_RULE));
  const raw = makeRaw(flags.raw, wrong);
  const options: Record<string, string> = {};
  for (const flag of vendorFlags()) {
    const value = vendorOptions[flag.name];
    if (value === undefined) continue;
    if (flag.values !== undefined && flag.values.length > 0 && !flag.values.includes(value))
      wrong(notOneOf(`--${flag.name}`, value, flag.values));
    options[flag.name] = value;
  }
  const message = finishMessage(
    {
      title: flags.title,
      body: flags.body,
      channelId: flags.channelId,
      category: flags.category,
      importance: flags.importance,
      sound: flags.sound,
      image: flags.image,
      ttlSeconds: ttlMs === undefined ? undefined : Math.floor(ttlMs / 1000),
      ext,
      extAt,
      badge,
      receiptUrl,
      raw,
      clickTarget,
      options,
    },
    settings,
    language,
    mode,
  );
  return { message, problems: places === undefined ? problems : problems.map((problem) => placed(problem, places)) };
}

/** A wrong value of a saved message is found in its file. */
function placed(problem: Problem, places: ReadonlyMap<string, Origin>): Problem {
  const at = ['flag', 'second', 'first'].flatMap((name) => {
    const flag = problem.args[name];
    return typeof flag === 'string' ? (places.get(flag.replace(/^--/, '')) ?? []) : [];
  });
  return at[0] === undefined || problem.at !== undefined ? problem : { ...problem, at: at[0] };
}

function makeExt(
  { ext, conversation }: MessageFlags,
  clickTarget: ClickTarget,
  problems: Problem[],
): string | undefined {
  if (ext !== undefined && conversation !== undefined) {
    problems.push(usageProblem('usage/conflict', { args: { first: '--ext', second: '--conversation' } }));
    return undefined;
  }
  if (conversation === undefined) return ext;
  const made = extOfConversation(conversation, clickTarget);
  if ('ext' in made) return made.ext;
  problems.push(made.problem);
  return undefined;
}

function makeBadge(text: string | undefined, wrong: Wrong): PushMessage['badge'] | undefined {
  if (text === undefined) return undefined;
  const match = /^(\+?)(\d{1,5})$/.exec(text);
  if (match === null) return wrong(wrongValue('--badge', text, BADGE_RULE));
  return { mode: match[1] === '+' ? 'add' : 'set', value: Number(match[2]) };
}

function makeRaw(text: string | undefined, wrong: Wrong): Json | undefined {
  if (text === undefined) return undefined;
  return readObject(text) ?? wrong(wrongValue('--raw', text, RAW_RULE));
}
