// Our own findings about Huawei settings and clicks.
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

export const huaweiProblems = {
  'huawei/app-id-not-digits': {
    severity: 'error',
    kind: 'config',
    title: t('hw_app_id is not a number', 'hw_app_id 不是数字'),
    cause: t('most likely another value of the same page was pasted', '多半粘贴了同一页的其他值'),
    fix: [
      t(
        'copy App ID from AppGallery Connect › My projects › your app › General information',
        '到 AppGallery Connect › 我的项目 › 你的应用 › 常规 复制 App ID',
      ),
    ],
    mark: 'A',
  },
  'huawei/cold-start': {
    severity: 'hint',
    kind: 'notice',
    title: t('a click that starts a dead app opens it without the callback', '点击拉起已退出的应用时没有回调'),
    cause: t(
      'the Flutter package emits the event before Dart listens, and the plugin never asks for the first notification',
      'Flutter 插件在 Dart 监听前就发出了事件，而推送插件没有取首条通知',
    ),
    fix: [
      t(
        'test with the app in the background, or read Push.getInitialNotification() in the app',
        '在应用处于后台时测试，或在应用里调用 Push.getInitialNotification()',
      ),
    ],
    mark: 'A',
  },
} satisfies Catalogue;

export const huaweiProblem = problemMaker(huaweiProblems, 'huawei');
