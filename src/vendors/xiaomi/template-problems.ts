// Problems with the template of a private message, in the config and in combination with the message.
import { error, hint, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

export const templateEntries = {
  'xiaomi/no-template': hint.message(
    t('no template: private messages need one', '没有模板：私信必须使用模板'),
    t(
      'Xiaomi requires a template in addition to the private channel; reported dates: at once for apps that joined from 2026-07-01, after 2026-12-31 for all others. Public channels need none',
      '小米要求私信渠道配合模板；据报 2026-07-01 起接入的应用立即生效，其他应用在 2026-12-31 之后。公信渠道不需要',
    ),
    t(
      'Xiaomi console › Push › Templates › Official: nothing to apply for, copy the id into mi_template_id, and the names of its variables into mi_template_params, for example {"keywords1": "{ title }", "keywords2": "{ body }"}',
      '小米开放平台 › 消息推送 › 模板 › 官方模板：无需申请，把 ID 填入 mi_template_id，把变量名写进 mi_template_params，例如 {"keywords1": "{ title }", "keywords2": "{ body }"}',
    ),
    'C',
  ),
  'xiaomi/params-without-template': error.config(
    t('{key} is set without mi_template_id', '设置了 {key}，但没有 mi_template_id'),
    t('the values belong to a template', '这些值属于某个模板'),
    t('set mi_template_id', '设置 mi_template_id'),
    'A',
  ),
  'xiaomi/template-params': error.message(
    t('mi_template_params: the value of {key} is not allowed', 'mi_template_params：{key} 的值不符合要求'),
    t(
      'each value is a string of 1 to 128 characters without emoji or other symbols, nine at most',
      '每个值为 1 到 128 个字符的文本，不能有 emoji 等符号，最多 9 个',
    ),
    t('change the value of {key}', '修改 {key} 的值'),
    'A',
  ),
  'xiaomi/template-value': error.message(
    t(
      'the text of this message does not fit the template variable {key} ({length} of {limit} characters)',
      '这条消息的文本不符合模板变量 {key} 的要求（{length}/{limit} 个字符）',
    ),
    t(
      'each value must have 1 to {limit} characters, must not be blank, and must not contain emoji or other symbols',
      '每个值为 1 到 {limit} 个字符，不能为空白，不能有 emoji 等符号',
    ),
    t(
      'shorten --title or --body and remove symbols; your server has to do the same with text from users',
      '缩短 --title 或 --body，去掉符号；你的服务端也要对用户输入做同样处理',
    ),
    'A',
  ),
  'xiaomi/template-placeholder': warning.config(
    t(
      'mi_template_params: {found} in {key} is not a known reference',
      'mi_template_params：{key} 中的 {found} 不是可用的引用',
    ),
    t(
      'a value can refer only to the title and the body of the message; anything else is sent as written',
      '参数值只能引用消息的标题和内容，其他写法会原样发送',
    ),
    t('write { title } or { body }, or the text itself', '改成 { title } 或 { body }，或直接写文本'),
  ),
  'xiaomi/template-text-shape': error.config(
    t('mi_template_text is not a Xiaomi template: {why}', 'mi_template_text 不是小米的模板结构：{why}'),
    t(
      'a template has a title and a body with variables like {$name$}, each name once, nine at most',
      '模板由标题和内容组成，变量写成 {$name$}，每个名称只能出现一次，最多 9 个',
    ),
    t(
      'copy title and content unchanged from Xiaomi console › Push › Templates',
      '从小米开放平台 › 消息推送 › 模板 原样复制标题和内容',
    ),
    'A',
  ),
  'xiaomi/template-names': error.message(
    t('the parameters do not match the variables of the template', '参数与模板的变量不一致'),
    t(
      'names and number must match the template; missing: {missing}; not in the template: {more}',
      '小米要求名称和数量与模板一致；缺少：{missing}；模板中没有：{more}',
    ),
    t(
      'write mi_template_params with the names of the variables in mi_template_text',
      '按 mi_template_text 中的变量名填写 mi_template_params',
    ),
    'A',
  ),
  'xiaomi/template-hides-text': warning.message(
    t(
      '{flags} will most likely not be shown: template {id} does not use it',
      '{flags} 多半不会显示：模板 {id} 没有用到它',
    ),
    t(
      'with a template Xiaomi builds the text from mi_template_params; whether the title and description of the push are still used is not documented',
      '使用模板时，小米用 mi_template_params 拼出文案；推送自带的标题和内容是否仍有效，没有文档说明',
    ),
    t(
      'let variables refer to the message, for example "mi_template_params": {"keywords1": "{ title }", "keywords2": "{ body }"}',
      '让某个变量取自消息，例如 "mi_template_params": {"keywords1": "{ title }", "keywords2": "{ body }"}',
    ),
    'D',
  ),
  'xiaomi/template-text': hint.message(
    t('with template {id} the text will most likely be: {title} / {body}', '按模板 {id}，文案多半是：{title} / {body}'),
    t(
      'Xiaomi builds it from the template and mi_template_params; whether the title and description of the push are still used is not documented',
      '小米用模板和 mi_template_params 拼出文案；推送自带的标题和内容是否仍有效，没有文档说明',
    ),
    t(
      'if this is not what you want: change mi_template_params, or use another template',
      '如果不是想要的效果：修改 mi_template_params，或换一个模板',
    ),
    'D',
  ),
  'xiaomi/template-decides': hint.message(
    t('template {id} most likely decides the text', '文案多半由模板 {id} 决定'),
    t(
      'Xiaomi fills it with: {values}; whether the title and description of the push are still used is not documented',
      '小米填入：{values}；推送自带的标题和内容是否仍有效，没有文档说明',
    ),
    t(
      'to see the whole text here, copy the template from the console into mi_template_text: {"title": "…", "body": "…"}',
      '想在这里看到完整文案：把控制台中的模板填入 mi_template_text：{"title": "…", "body": "…"}',
    ),
    'D',
  ),
} satisfies Catalogue;

export const templateProblem = problemMaker(templateEntries, 'xiaomi');
