// "How ext travels": where each vendor carries it and what the app's click callback gets, made by the code that sends it.

import type { AppContext, ClickTarget, ExtDelivery } from '../../src/push/types.js';
import { vendorIds } from '../../src/session/vendor-list.js';
import { vendors } from '../../src/vendors/index.js';

const EXT = '{"conversationID":"c2c_alice"}';
const ENTITY = '{"entity":{"sender":"alice","chatType":1}}';

const appOf = (clickTarget: ClickTarget): AppContext => ({
  packageName: 'com.example.chat',
  clickTarget,
  clickPage: undefined,
});

const json = (value: unknown): string => `\`${JSON.stringify(value)?.replaceAll('|', '\\|') ?? '–'}\``;

const callbackOf = ({ callback, moreKeys }: ExtDelivery): string =>
  callback === undefined ? 'nothing' : `${json(callback)}${moreKeys ? ', with further keys of the system' : ''}`;

const limitOf = ({ size, limit, unit }: ExtDelivery): string =>
  limit === undefined ? `no limit of its own (${size} ${unit} here)` : `${size} of ${limit} ${unit}`;

async function table(clickTarget: ClickTarget, ext: string): Promise<string> {
  const rows: string[] = [];
  for (const id of vendorIds) {
    const vendor = await vendors[id].load();
    const delivery = vendor.deliverExt(ext, appOf(clickTarget), {});
    rows.push(`| ${vendor.name.en} | \`${delivery.where}\` | ${callbackOf(delivery)} | ${limitOf(delivery)} |`);
  }
  return [
    '| vendor | place in the request | what the click callback gets | size |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

async function fragments(): Promise<string> {
  const parts: string[] = [];
  for (const id of vendorIds) {
    const vendor = await vendors[id].load();
    const { fragment } = vendor.deliverExt(EXT, appOf('plugin'), {});
    parts.push(`**${vendor.name.en}**\n\n\`\`\`json\n${JSON.stringify(fragment, null, 2)}\n\`\`\``);
  }
  return parts.join('\n\n');
}

export async function extPage(): Promise<string> {
  return `# How \`ext\` travels

Made from the code that sends it; \`tim-push check-ext --ext '…'\` shows the same for yours, with findings.

\`ext\` is one JSON text. Each vendor carries it in another place, and what the app gets on a tap depends on that place. The rule that holds everywhere: a
JSON **object** as text, with the conversation in it, and the handler has to parse the text itself (\`jsonDecode(msg['ext'])\`).

## The old plugin (tim_ui_kit_push_plugin), \`ext\` = \`${EXT}\`

${await table('plugin', EXT)}

## TIMPush, \`ext\` = \`${ENTITY}\`

${await table('timpush', ENTITY)}

## The piece of the request that carries it (old plugin)

${await fragments()}

Two forms are in use for OPPO (\`--oppo-ext wrap|spread\`) and three clicks for Xiaomi (\`--mi-click callback|launcher|page\`); the result of a push says which
was used. A conversation is \`c2c_<user>\` or \`group_<group>\`: \`--conversation\` writes the right \`ext\` for the click target.
`;
}
