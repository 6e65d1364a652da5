// An Honor push was accepted and the phone stays silent: where to look, most likely cause first.
import { type Text, t } from '../../text/language.js';

export const silentChecklist: readonly Text[] = [
  t(
    'marketing class (the default without the self-classification right): silent, two a day; apply for the right',
    '默认按营销类（没有自分类权限）：静默且每天 2 条；请申请自分类权限',
  ),
  t(
    'the click page does not resolve: wrong package name or flavour (receipt 40000015)',
    '点击页面无法解析：包名或渠道包不对（回执 40000015）',
  ),
  t('notifications of the app are off: Settings › Notifications', '应用通知已关闭：设置 › 通知'),
  t('between 0 and 6 h nothing may be shown', '0 到 6 点不展示通知'),
  t(
    'an old Honor phone takes the Huawei road: hw_buz_id and a Huawei token',
    '旧荣耀手机走华为通道：需要 hw_buz_id 和华为 token',
  ),
];
