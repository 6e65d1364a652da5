// "How ext travels": where each vendor carries it and what the app's click callback gets, made by the code that sends it.

import type { AppContext, ClickTarget, ExtDelivery } from '../../src/push/types.js';
import { vendorIds } from '../../src/session/vendors/list.js';
import { type Language, t } from '../../src/text/language.js';
import { vendors } from '../../src/vendors/index.js';
import { code, frontMatter, put } from './markdown.js';

const words = {
  title: t('How `ext` travels', '`ext` 如何到达应用'),
  about: t(
    'where each vendor carries ext, and what the click callback gets',
    '各厂商把 ext 放在哪里，点击回调收到什么',
  ),
  intro: t(
    "Made from the code that sends it; `tim-push check-ext --ext '…'` shows the same for yours, with findings.",
    "由发送代码生成；`tim-push check-ext --ext '…'` 会显示你自己的 `ext`，并指出问题。",
  ),
  rule: t(
    "`ext` is one JSON text. Each vendor carries it in another place, and what the app gets on a tap depends on that place. The rule that holds everywhere: a JSON **object** as text, with the conversation in it, and the handler has to parse the text itself (`jsonDecode(msg['ext'])`).",
    "`ext` 是一段 JSON 文本。各厂商把它放在不同的位置，点击后应用收到什么取决于这个位置。通用的规则：写成 JSON **对象** 的文本，里面带上会话；应用在回调里要自己解析（`jsonDecode(msg['ext'])`）。",
  ),
  plugin: t(
    'The older plugin (tim_ui_kit_push_plugin), `ext` = {ext}',
    '旧插件（tim_ui_kit_push_plugin），`ext` = {ext}',
  ),
  timpush: t('TIMPush, `ext` = {ext}', 'TIMPush，`ext` = {ext}'),
  head: t(
    '| vendor | place in the request | what the click callback gets | size |',
    '| 厂商 | 在请求里的位置 | 点击回调收到 | 长度 |',
  ),
  fragment: t('The piece of the request that carries it (older plugin)', '请求中携带它的部分（旧插件）'),
  nothing: t('nothing', '什么也没有'),
  more: t('{value}, with further keys of the system', '{value}，另有系统自己的键'),
  free: t('no limit of its own ({size} {unit} here)', '没有单独的上限（此处 {size} {unit}）'),
  limit: t('{size} of {limit} {unit}', '{size} / {limit} {unit}'),
  bytes: t('bytes', '字节'),
  characters: t('characters', '字符'),
  end: t(
    'Two forms are in use for OPPO (`--oppo-ext wrap|spread`) and three clicks for Xiaomi (`--mi-click callback|launcher|page`); the result of a push says which was used. A conversation is `c2c_<user>` or `group_<group>`: `--conversation` writes the right `ext` for the click target.',
    'OPPO 有两种写法（`--oppo-ext wrap|spread`），小米有三种点击方式（`--mi-click callback|launcher|page`）；推送结果会说明用了哪一种。会话写作 `c2c_<用户>` 或 `group_<群>`：`--conversation` 会按点击方式写出正确的 `ext`。',
  ),
};

const EXT = '{"conversationID":"c2c_alice"}';
const ENTITY = '{"entity":{"sender":"alice","chatType":1}}';

const appOf = (clickTarget: ClickTarget): AppContext => ({
  packageName: 'com.example.chat',
  clickTarget,
  clickPage: undefined,
});

const json = (value: unknown): string => code(JSON.stringify(value) ?? '–');

function callbackOf({ callback, moreKeys }: ExtDelivery, language: Language): string {
  if (callback === undefined) return words.nothing[language];
  return moreKeys ? put(words.more[language], { value: json(callback) }) : json(callback);
}

function limitOf({ size, limit, unit }: ExtDelivery, language: Language): string {
  const values = { size, unit: words[unit][language] };
  return limit === undefined ? put(words.free[language], values) : put(words.limit[language], { ...values, limit });
}

async function table(clickTarget: ClickTarget, ext: string, language: Language): Promise<string> {
  const rows: string[] = [];
  for (const id of vendorIds) {
    const vendor = await vendors[id].load();
    const delivery = vendor.deliverExt(ext, appOf(clickTarget), {});
    rows.push(
      `| ${vendor.name[language]} | ${code(delivery.where)} | ${callbackOf(delivery, language)} | ${limitOf(delivery, language)} |`,
    );
  }
  return [words.head[language], '| --- | --- | --- | --- |', ...rows].join('\n');
}

async function fragments(language: Language): Promise<string> {
  const parts: string[] = [];
  for (const id of vendorIds) {
    const vendor = await vendors[id].load();
    const { fragment } = vendor.deliverExt(EXT, appOf('plugin'), {});
    parts.push(`**${vendor.name[language]}**\n\n\`\`\`json\n${JSON.stringify(fragment, null, 2)}\n\`\`\``);
  }
  return parts.join('\n\n');
}

export async function extPage(language: Language): Promise<string> {
  return [
    `${frontMatter(words.about[language])}# ${words.title[language]}`,
    words.intro[language],
    words.rule[language],
    `## ${put(words.plugin[language], { ext: code(EXT) })}`,
    await table('plugin', EXT, language),
    `## ${put(words.timpush[language], { ext: code(ENTITY) })}`,
    await table('timpush', ENTITY, language),
    `## ${words.fragment[language]}`,
    await fragments(language),
    words.end[language],
    '',
  ].join('\n\n');
}
