// Every rule of every emulator in order, how sure it is and when it is on, and what the sandbox does not imitate.

import { sourceIn } from '../../src/problems/source-words.js';
import type { Emulator, Rule } from '../../src/push/emulator/emulator.js';
import { TENCENT } from '../../src/session/vendors/list.js';
import { emulator as tencentEmulator } from '../../src/tencent-im/emulator/index.js';
import { tencentManifest } from '../../src/tencent-im/manifest.js';
import { type Language, type Text, t } from '../../src/text/language.js';
import { vendors } from '../../src/vendors/index.js';
import { anchorOf, code, frontMatter, prose, put, say } from './markdown.js';

/** What no emulator imitates, whatever the vendor. */
const EVERYWHERE: readonly Text[] = [
  t(
    'A phone: an accepted push is never shown, delayed, merged, cut or thrown away by a system. Accepted means the vendor would have taken it.',
    '手机：已接受的推送不会被系统展示、延迟、合并、截断或丢弃。“已接受”只表示厂商会收下它。',
  ),
  t(
    'Content review, spam judgement, user complaints, penalties, and class changes a vendor makes on its own.',
    '内容审核、垃圾信息判定、用户投诉、处罚，以及厂商自行改判消息分类。',
  ),
  t(
    'The speed and the outages of the real services; use faults for those.',
    '真实服务的速度和故障；需要时用故障注入模拟。',
  ),
  t(
    'Rules that no document and no client shows. What is marked C or D rests on one source or an inference; it is off unless --strict asks for it, credentials, clock windows, unknown devices and required fields excepted.',
    '没有任何文档或客户端体现的规则。标记为 C 或 D 的规则只有一个来源或出于推断，默认关闭，加 --strict 才启用；凭证、时间窗口、未知设备和必填字段除外。',
  ),
  t(
    'TLS ciphers, certificate pinning and IP allow-lists of the real hosts.',
    '真实主机的 TLS 加密套件、证书锁定和 IP 白名单。',
  ),
];

const words = {
  title: t('How faithful the sandbox is', '沙箱有多接近真实服务'),
  intro: t(
    'Made from the emulators; `GET /_sandbox/rules` shows the same while it runs. {count} rules, checked in the order of the lists: {marks}.',
    '由模拟器生成；沙箱运行时 `GET /_sandbox/rules` 显示同样的内容。共 {count} 条规则，按列表顺序检查：{marks}。',
  ),
  marked: t('{count} marked {mark}', '标记 {mark} 的 {count} 条'),
  marks: t(
    'Mark: **A** the vendor says so, **B** several independent clients, **C** one source, **D** inferred. On: **always**, or **with `--strict`**, or **with `--rules …`** for what depends on the hour, on counts or on speed. The code is what the answer carries.',
    '标记：**A** 厂商文档，**B** 多个独立客户端，**C** 仅有一个来源，**D** 推断。启用：**始终**，或加 `--strict`，与时段、数量、速率有关的规则则用 `--rules …`。“码”是响应里给出的值。',
  ),
  overview: t(
    '| Emulator | Rules | Always on | With `--strict` | With `--rules` |',
    '| 模拟器 | 规则 | 始终启用 | 加 `--strict` | 加 `--rules` |',
  ),
  leaves: t('What the sandbox does not imitate', '沙箱不模拟什么'),
  hosts: t('{prefix}, or by the real names {hosts}.', '{prefix}，或使用真实域名 {hosts}。'),
  head: t(
    '| # | Rule | What is checked | Code | Mark | On | Source |',
    '| # | 规则 | 检查什么 | 码 | 标记 | 启用 | 依据 |',
  ),
  always: t('always', '始终'),
  and: t(' and ', ' 且 '),
};

interface Part {
  readonly id: string;
  readonly name: Text;
  readonly emulator: Emulator;
}

export async function fidelityPage(language: Language): Promise<string> {
  const loaded = await Promise.all(Object.values(vendors).map((vendor) => vendor.load()));
  const parts: readonly Part[] = [...loaded, { id: TENCENT, name: tencentManifest.name, emulator: tencentEmulator }];
  const rules = parts.flatMap(({ emulator }) => emulator.rules);
  const own = parts.flatMap(({ name, emulator }) =>
    emulator.leavesOut.map((line) => `${name[language]}${language === 'zh' ? '：' : ': '}${say(line, language)}`),
  );
  return [
    `${frontMatter(words.title[language])}# ${words.title[language]}`,
    put(words.intro[language], { count: rules.length, marks: countBy(rules, language) }),
    words.marks[language],
    `${words.overview[language]}\n| --- | --- | --- | --- | --- |\n${parts.map((part) => overview(part, language)).join('\n')}`,
    `## ${words.leaves[language]}`,
    [...EVERYWHERE.map((line) => say(line, language)), ...own].map((line) => `- ${line}`).join('\n'),
    ...parts.map((part) => section(part, language)),
    '',
  ].join('\n\n');
}

const isSure = (rule: Rule): boolean => rule.always === true || rule.mark === 'A' || rule.mark === 'B';

function whenOn(rule: Rule, language: Language): string {
  const strict = isSure(rule) ? '' : '`--strict`';
  const set = rule.needs === undefined ? '' : `\`--rules ${rule.needs}\``;
  return [strict, set].filter((part) => part !== '').join(words.and[language]) || words.always[language];
}

const countBy = (rules: readonly Rule[], language: Language): string =>
  (['A', 'B', 'C', 'D'] as const)
    .map((mark) => put(words.marked[language], { mark, count: rules.filter((rule) => rule.mark === mark).length }))
    .join(language === 'zh' ? '，' : ', ');

function overview({ id, name, emulator: { rules } }: Part, language: Language): string {
  const count = (fits: (rule: Rule) => boolean): number => rules.filter(fits).length;
  return `| [${name[language]}](#${anchorOf(name[language])}) \`/${id}\` | ${rules.length} | ${count((rule) => isSure(rule) && rule.needs === undefined)} | ${count((rule) => !isSure(rule))} | ${count((rule) => rule.needs !== undefined)} |`;
}

function section({ id, name, emulator }: Part, language: Language): string {
  const rows = emulator.rules.map(
    (rule, i) =>
      `| ${i + 1} | ${code(rule.id.slice(rule.id.indexOf('/') + 1))} | ${say(rule.title, language)} | ${prose(rule.code)} | ${rule.mark} | ${whenOn(rule, language)} | ${prose(sourceIn(rule.source, language))} |`,
  );
  return [
    `## ${name[language]}`,
    put(words.hosts[language], { prefix: code(`/${id}`), hosts: emulator.hosts.map(code).join(', ') }),
    `${words.head[language]}\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`,
  ].join('\n\n');
}
