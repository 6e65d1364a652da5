// The flag that turns a command to the sandbox.
import { t } from '../../text/language.js';
import { defineFlag } from '../define.js';

export const sandboxFlag = defineFlag({
  name: 'sandbox',
  group: 'values',
  value: 'url',
  optionalValue: true,
  describe: t(
    'use the sandbox: inside this process, or a running one at <url> (also TIM_PUSH_SANDBOX_URL)',
    '使用沙箱：不带值时在本进程内启动，带 <url> 则连接已运行的沙箱（也可设 TIM_PUSH_SANDBOX_URL）',
  ),
});
