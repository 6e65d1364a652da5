// What is wrong with a call of a tool of `tim-push mcp`.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import type { Catalogue } from '../types.js';

const usage = entryOf('error', 'usage');

export const mcpEntries = {
  'usage/mcp-no-root': usage(
    t('there is no folder this tool may read', '没有可供此工具读取的文件夹'),
    t(
      'the client names none that exists, or only the home folder or one above it, which hold other keys and secrets',
      '客户端给出的文件夹都不存在，或只有主目录及其上级目录，那里存有其他各种密钥',
    ),
    [
      t('open the project folder in the assistant', '在编程助手中打开工程文件夹'),
      t('or start the server in it: tim-push mcp --root <folder>', '或指定文件夹启动：tim-push mcp --root <文件夹>'),
    ],
  ),
  'usage/mcp-outside-roots': usage(
    t('{path} is not inside the allowed folders', '{path} 不在允许的文件夹内'),
    t(
      'it does not exist, or it leads out of the folders that the client names (or --root)',
      '路径不存在，或指向客户端（或 --root）所给文件夹之外',
    ),
    t('name a path inside the project', '使用工程内的路径'),
  ),
  'usage/mcp-one-device': usage(
    t('a real push goes to one device per call', '真实推送每次只发给一台设备'),
    t(
      'neither device nor vendor with token identifies exactly one device',
      '未通过 device 或 vendor 加 token 指定唯一的设备',
    ),
    t('set device, or vendor and token', '设置 device，或同时设置 vendor 和 token'),
  ),
  'usage/mcp-no-answer': usage(
    t('the command gave no document', '该命令没有输出文档'),
    t('the call was cancelled, or a value was read as a flag', '调用被取消，或某个值被当作参数'),
    t('call again with another value', '换一个值重新调用'),
  ),
} satisfies Catalogue;
