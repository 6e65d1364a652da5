// Codes the phone raises when the app asks for its device token (Push Kit, client error codes; commonerror).
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const phone = (title: Text, cause: Text, fix: Text): Entry => ({
  severity: 'error',
  kind: 'app-state',
  title: t(`on the phone: ${title.en}`, `手机端：${title.zh}`),
  cause,
  fix: [fix],
  retry: 'after-fix',
  mark: 'A',
  source: 'developer.huawei.com, client error codes of Push Kit',
});

const download = t(
  'enable Push Kit in AppGallery Connect, download agconnect-services.json again, put it into android/app/',
  '在 AppGallery Connect 开通推送服务，重新下载 agconnect-services.json 并放入 android/app/',
);
const fingerprint = t(
  'enter the SHA-256 of this build in AppGallery Connect › General information, or sign the debug build with the release key',
  '在 AppGallery Connect › 常规 填写该包的 SHA-256，或用正式签名打 debug 包',
);

export const phoneCodes = {
  'huawei/6003': phone(
    t('the signing fingerprint is not the one in the console', '签名指纹与控制台不一致'),
    t('mostly a debug build signed with the debug key', '多半是用 debug 签名打的包'),
    fingerprint,
  ),
  'huawei/6004': phone(
    t('the app is not authorised', '应用未授权'),
    t('the service is not enabled for the app', '没有为应用开通该服务'),
    download,
  ),
  'huawei/907122034': phone(
    t('too many topics', '主题过多'),
    t('the app subscribed to more than 2000', '订阅的主题超过 2000 个'),
    t('unsubscribe from some', '退订一部分'),
  ),
  'huawei/907122036': phone(
    t('Push Kit was not enabled when the json file was made', '生成 json 文件时尚未开通推送服务'),
    t('agconnect-services.json is older than the enabling', 'agconnect-services.json 早于开通时间'),
    download,
  ),
  'huawei/907122038': phone(
    t('the project has no data storage location', '项目未设置数据存储位置'),
    t('none was chosen in the console', '控制台没有选择'),
    t(
      'AppGallery Connect › Project settings: choose the data storage location',
      'AppGallery Connect › 项目设置：选择数据存储位置',
    ),
  ),
  'huawei/907122053': phone(
    t('the device token is of another storage location', 'token 与数据存储位置不一致'),
    t('the location of the project was changed', '项目的存储位置改变过'),
    t('install the app again', '重装应用'),
  ),
  'huawei/907135000': phone(
    t('an argument is wrong, mostly the app id', '参数错误，多半是 app id'),
    t('agconnect-services.json is missing in the app', '应用里没有 agconnect-services.json'),
    download,
  ),
  'huawei/907135003': phone(
    t('HMS Core cannot be reached', '无法连接 HMS Core'),
    t('HMS Core is missing or old', 'HMS Core 未安装或版本过低'),
    t('install or update HMS Core in AppGallery', '在应用市场安装或更新 HMS Core'),
  ),
  'huawei/907135702': phone(
    t('no signing fingerprint in the console', '控制台未配置签名指纹'),
    t('the SHA-256 of this build is unknown', '不认识该包的 SHA-256'),
    fingerprint,
  ),
  'huawei/800100000': phone(
    t('general failure', '一般错误'),
    t('the text of the exception says more', '具体原因见异常文本'),
    t('read the text in the log of the app', '查看应用日志中的文本'),
  ),
} satisfies Catalogue;
