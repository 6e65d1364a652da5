// The flag that names a user of the Chat app.
import { t } from '../../text/language.js';
import { defineFlag } from '../define.js';

export const userFlag = defineFlag({
  name: 'user',
  value: 'UserID',
  describe: t(
    'also ask Tencent IM for the state of this user; with --task <TaskID> or --probe also what the devices reported',
    '同时向腾讯 IM 查询该用户的状态；加 --task <TaskID> 或 --probe 还可查看设备上报的内容',
  ),
});
