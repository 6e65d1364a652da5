// What can be wrong with a single value of a config, whichever vendor it is for.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import type { Catalogue } from '../../types.js';

const error = entryOf('error', 'config');
const warning = entryOf('warning', 'config');

const COPY_CERTIFICATE_ID = t(
  'Chat console › Push › Push settings › Manufacturer configuration: copy the certificate ID',
  'IM 控制台 › 推送 › 推送设置 › 厂商配置：复制证书 ID',
);

export const valueEntries = {
  'config/unknown-vendor': error(
    t('{key} names an unknown vendor', '{key} 里的厂商不存在'),
    t('{name} is none of {known}{suggestion}', '{name} 不在 {known} 之中{suggestion}'),
    t('write one of: {known}', '改为：{known}'),
  ),
  'config/wrong-type': error(
    t('{key} has the wrong type', '{key} 的类型不对'),
    t('expected {expected}, found {found}', '需要 {expected}，实际是 {found}'),
    t('write {expected}', '改为 {expected}'),
  ),
  'config/number-too-large': error(
    t('{key} is too large for a number', '{key} 超出数字精度'),
    t('JSON numbers over 2^53 lose digits', '超过 2^53 的 JSON 数字会丢失精度'),
    t('write it in quotes', '加上引号'),
  ),
  'config/not-one-of': error(
    t('{key} is "{value}"', '{key} 的值是“{value}”'),
    t('allowed here: {expected}', '可用的值：{expected}'),
    t('write one of: {expected}', '改为：{expected}'),
  ),
  'config/empty-value': error(
    t('{key} is empty', '{key} 为空'),
    t(
      'the key, or a variable for it, is there without a value: neither the app nor a server can use that',
      '该键或它对应的环境变量存在，但没有值：应用和服务端都无法使用',
    ),
    t(
      'fill it in, or remove the key (unset the variable) if it is not used; where to find it: tim-push guide',
      '填写该值；不用就删除该键（取消该变量）；在哪里找：tim-push guide',
    ),
  ),
  'config/id-zero': error(
    t('{key} is 0', '{key} 是 0'),
    t(
      '0 is the placeholder of the demo: the phone uploads it without an error, but Tencent never pushes',
      '0 是示例占位值：手机会正常上传，但腾讯永远不会推送',
    ),
    COPY_CERTIFICATE_ID,
  ),
  'config/empty-word': error(
    t('{key} is "{value}", which is not a real value', '{key} 是“{value}”，这不是有效的值'),
    t(
      'programs and templates write this when a variable is empty or was not filled in',
      '变量为空或没有被替换时，程序和模板会写出这样的文字',
    ),
    t('set the variable that fills {key}, or remove the key', '设置 {key} 所用的变量，或删除该键'),
  ),
  'config/not-a-number': error(
    t('{key} must be a number', '{key} 必须是数字'),
    t('expected a number ({what}), found {found}', '应为数字（{what}），实际是 {found}'),
    t('copy it from the console, digits only', '从控制台复制，只保留数字'),
  ),
  'config/not-certificate-id': error(
    t('{key} is not a certificate ID: it is the value of {other}', '{key} 不是证书 ID，而是 {other} 的值'),
    t(
      '{other} is a different setting ({what}), but both have the same value',
      '{other} 是另一项（{what}），两者的值相同',
    ),
    COPY_CERTIFICATE_ID,
  ),
  'config/certificate-id-long': warning(
    t('{key} {value} is most likely not a certificate ID', '{key} 的 {value} 多半不是证书 ID'),
    t(
      'certificate IDs of the console have four to six digits; {digits} digits are an app id, or the sender ID of Firebase',
      '控制台的证书 ID 是 4 到 6 位数字；{digits} 位数字通常是应用 ID，或 Firebase 的 Sender ID',
    ),
    COPY_CERTIFICATE_ID,
    { mark: 'D' },
  ),
  'config/same-certificate-id': error(
    t('{key} and {other} are the same certificate ID', '{key} 和 {other} 是同一个证书 ID'),
    t(
      'the console gives every vendor a certificate ID of its own: pushes of one of them go to the wrong vendor',
      '控制台为每个厂商分配不同的证书 ID：其中一个厂商的推送会发到错误的厂商',
    ),
    t(
      'Chat console › Push › Push settings › Manufacturer configuration: compare both certificate IDs',
      'IM 控制台 › 推送 › 推送设置 › 厂商配置：核对这两个证书 ID',
    ),
  ),
  'config/same-value': warning(
    t('{key} and {other} hold the same value', '{key} 和 {other} 的值相同'),
    t('most likely pasted twice: {wanted}, and {what}', '多半是重复粘贴：{wanted}；{what}'),
    t('compare both with the console', '对照控制台核对这两个值'),
  ),
  'config/other-file': error(
    t('{key} holds {what}', '{key} 里是{what}'),
    t('expected here: {wanted}', '这里应为：{wanted}'),
    t('where the right one is: {where}', '正确的文件在：{where}'),
  ),
  'config/credential-escaped': warning(
    t('the line breaks in the file of {key} are written as \\n', '{key} 的文件里换行被写成了 \\n'),
    t(
      'the file holds the two characters \\n where a line should end; tim-push reads it, other tools do not',
      '文件中应换行的地方是 \\n 两个字符；tim-push 能读取，其他工具不能',
    ),
    t('printf %b "$(cat {file})" > repaired.pem', 'printf %b "$(cat {file})" > repaired.pem'),
  ),
  'config/credential-one-line': warning(
    t('the line breaks in the file of {key} are missing', '{key} 的文件里缺少换行'),
    t(
      'the whole key is on one line; tim-push reads it, other tools do not',
      '整个密钥在一行里；tim-push 能读取，其他工具不能',
    ),
    t('copy the downloaded file again, with its line breaks', '重新复制下载的原始文件，保留换行'),
  ),
  'config/credential-base64': warning(
    t('the file of {key} is encoded in base64', '{key} 的文件经过 base64 编码'),
    t('tim-push decodes it, other tools do not', 'tim-push 会自动解码，其他工具不会'),
    t('base64 -d {file} > decoded', 'base64 -d {file} > decoded'),
  ),
  'config/credential-wrapped': warning(
    t(
      'the file of {key} is not as it was downloaded: indented, labelled, quoted, encoded or edited',
      '{key} 的文件与下载时不同：带有缩进、标签、引号、其他编码，或被编辑过',
    ),
    t('tim-push repairs it, other tools do not', 'tim-push 会自动修正，其他工具不会'),
    t('copy the downloaded file again, as it is', '重新复制下载的原始文件'),
  ),
  'config/rich-text': error(
    t('the file of {key} is rich text, not plain text', '{key} 的文件是富文本，不是纯文本'),
    t(
      'an editor such as TextEdit saved it with its formatting; the key inside is most likely intact',
      'TextEdit 等编辑器保存时加入了格式；其中的密钥多半完好',
    ),
    t(
      'use the file as it was downloaded, or on a Mac: textutil -convert txt {file}',
      '使用下载的原始文件，或在 Mac 上执行：textutil -convert txt {file}',
    ),
  ),
  'config/blanks-around': warning(
    t('{key} has spaces around it', '{key} 前后有空格'),
    t('pasted along with the value; tim-push trims them, your app may not', '粘贴时带入；tim-push 会去掉，应用不一定'),
    t('remove the spaces', '去掉空格'),
  ),
  'config/placeholder': error(
    t('{key} still holds a placeholder', '{key} 还是占位文字'),
    t('"{value}" was never replaced', '“{value}”没有替换'),
    t('fill in the real value; where to find it: tim-push guide', '填入真实值；在哪里找：tim-push guide'),
  ),
  'config/variable-in-dotenv': error(
    t('{variable} is not set', '{variable} 没有设置'),
    t(
      '{key} refers to it; it is set in {file}, which is read only with --dotenv',
      '{key} 引用了它；它写在 {file} 中，但只有加 --dotenv 时才会读取该文件',
    ),
    t('add --dotenv {file}', '加上 --dotenv {file}'),
  ),
  'config/dotenv-unreadable': error(
    t('{file}, given with --dotenv, cannot be read', '无法读取 --dotenv 指定的 {file}'),
    t('{reason}', '{reason}'),
    t('correct the path, or leave --dotenv out', '改正路径，或去掉 --dotenv'),
  ),
  'config/unset-variable': error(
    t('{variable} is not set', '{variable} 没有设置'),
    t(
      '{key} refers to it, and the environment variable is missing or empty',
      '{key} 引用了它，但该环境变量不存在或为空',
    ),
    t('set it: export {variable}=…', '设置它：export {variable}=…'),
  ),
  'config/value-file-missing': error(
    t('the file of {key} cannot be read: {file}', '无法读取 {key} 指向的文件：{file}'),
    t('{reason}; paths are relative to the file that names them', '{reason}；路径相对于写出它的文件'),
    t('correct the path', '改正路径'),
  ),
  'config/unseen-character': warning(
    t('{key} has an invisible character in it', '{key} 中有不可见字符'),
    t(
      '{code} as character {place}; it comes along when a value is copied from a page, a chat or two lines',
      '第 {place} 个字符是 {code}；从网页、聊天记录或跨行复制时会带上',
    ),
    t('type this part of the value again', '重新输入这一段'),
  ),
  'config/not-the-form': error(
    t('{key} has the wrong form: {value}', '{key} 的格式不对：{value}'),
    t('{what} looks like {example}', '{what}应形如 {example}'),
    t(
      'copy it from the app project or the console, alone; doctor shows what the build uses: tim-push doctor',
      '从应用工程或控制台单独复制该值；tim-push doctor 会显示构建实际使用的值',
    ),
  ),
} satisfies Catalogue;
