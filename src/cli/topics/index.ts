// The topics of `tim-push help <topic>`: name and summary come with the help, the text when it is asked for.
import { type Language, type Text, t } from '../../text/language.js';

export interface Topic {
  readonly name: string;
  readonly summary: Text;
  load(): Promise<(language: Language) => string>;
}

export const topics: readonly Topic[] = [
  {
    name: 'exit-codes',
    summary: t(
      'what each exit code means, and which command ends with which',
      '各退出码的含义，以及每个命令可能的退出码',
    ),
    load: async () => (await import('./exit-codes.js')).exitCodesText,
  },
  {
    name: 'config',
    summary: t('where the config is found, what is in it, what wins', '配置从哪里读取、包含什么、优先级'),
    load: async () => (await import('./config.js')).configText,
  },
  {
    name: 'formats',
    summary: t('answers for people, scripts and CI', '面向人、脚本和 CI 的输出格式'),
    load: async () => (await import('./formats.js')).loadFormats(),
  },
  {
    name: 'environment',
    summary: t('the variables that tim-push reads', 'tim-push 读取的环境变量'),
    load: async () => (await import('./environment.js')).environmentText,
  },
];
