// Every rule of every emulator in order, how sure it is and when it is on, and what the sandbox does not imitate.

import type { Emulator, Rule } from '../../src/push/emulator/emulator.js';
import { TENCENT } from '../../src/session/vendor-list.js';
import { emulator as tencentEmulator } from '../../src/tencent-im/emulator/index.js';
import { tencentManifest } from '../../src/tencent-im/manifest.js';
import type { Text } from '../../src/text/language.js';
import { vendors } from '../../src/vendors/index.js';

/** What no emulator imitates, whatever the vendor. */
const EVERYWHERE: readonly string[] = [
  'A phone: an accepted push is never shown, delayed, merged, cut or thrown away by a system. Accepted means the vendor would have taken it.',
  'Content review, spam judgement, user complaints, penalties, and class changes a vendor makes on its own.',
  'The speed and the outages of the real services; use faults for those.',
  'Rules no document and no client tells of. What is marked C or D rests on one source or an inference; it is off unless --strict asks for it, credentials, clock windows, unknown devices and required fields excepted.',
  'TLS ciphers, certificate pinning and IP allow-lists of the real hosts.',
];

export async function fidelityPage(): Promise<string> {
  const loaded = await Promise.all(Object.values(vendors).map((vendor) => vendor.load()));
  const parts: readonly { readonly id: string; readonly name: Text; readonly emulator: Emulator }[] = [
    ...loaded,
    { id: TENCENT, name: tencentManifest.name, emulator: tencentEmulator },
  ];
  const rules = parts.flatMap(({ emulator }) => emulator.rules);
  return `# How faithful the sandbox is

Made from the emulators by \`npm run docs\`; \`GET /_sandbox/rules\` shows the same while it runs. ${rules.length} rules, checked in the order of the lists: ${countBy(rules)}.

Mark: **A** the vendor says so, **B** several independent clients, **C** one source, **D** inferred. On: **always**, or **with \`--strict\`**, or **with \`--rules …\`** for what depends on
the hour, on counts or on speed. The code is what the answer carries.

| Emulator | Rules | Always on | With \`--strict\` | With \`--rules\` |
| --- | --- | --- | --- | --- |
${parts.map(overview).join('\n')}

## What the sandbox does not imitate

${EVERYWHERE.map((line) => `- ${line}`).join('\n')}
${parts.flatMap(({ name, emulator }) => emulator.leavesOut.map((line) => `- ${name.en}: ${line.en}`)).join('\n')}

${parts.map(section).join('\n')}`;
}

const isSure = (rule: Rule): boolean => rule.always === true || rule.mark === 'A' || rule.mark === 'B';

function whenOn(rule: Rule): string {
  const strict = isSure(rule) ? '' : '`--strict`';
  const set = rule.needs === undefined ? '' : `\`--rules ${rule.needs}\``;
  return [strict, set].filter((part) => part !== '').join(' and ') || 'always';
}

const countBy = (rules: readonly Rule[]): string =>
  (['A', 'B', 'C', 'D'] as const)
    .map((mark) => `${rules.filter((rule) => rule.mark === mark).length} marked ${mark}`)
    .join(', ');

function overview({ id, name, emulator: { rules } }: { id: string; name: Text; emulator: Emulator }): string {
  const count = (fits: (rule: Rule) => boolean): number => rules.filter(fits).length;
  return `| [${name.en}](#${anchor(name.en)}) \`/${id}\` | ${rules.length} | ${count((rule) => isSure(rule) && rule.needs === undefined)} | ${count((rule) => !isSure(rule))} | ${count((rule) => rule.needs !== undefined)} |`;
}

/** As GitHub makes it from a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\u4e00-\u9fff -]/g, '')
    .replaceAll(' ', '-');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');

const section = ({ id, name, emulator }: { id: string; name: Text; emulator: Emulator }): string =>
  `## ${name.en}

\`/${id}\`, or by the real names ${emulator.hosts.map((host) => `\`${host}\``).join(', ')}.

| # | Rule | What is checked | Code | Mark | On | Source |
| --- | --- | --- | --- | --- | --- | --- |
${emulator.rules
  .map(
    (rule, i) =>
      `| ${i + 1} | \`${rule.id.slice(rule.id.indexOf('/') + 1)}\` | ${cell(rule.title.en)} | ${cell(rule.code)} | ${rule.mark} | ${whenOn(rule)} | ${cell(rule.source)} |`,
  )
  .join('\n')}
`;
