// `tim-push help config`: where a config is found, how it looks, what wins, how secrets stay out of it.
import { type Language, type Text, t } from '../../text/language.js';

const TEXT: Text = t(
  `A config is one file with flat keys. tim-push init writes it; tim-push check-config proves it.

Example, tim-push.config.json:
  {
    "package_name": "com.example.chat",
    "vivo_app_id": "100200300",
    "vivo_app_key": "\${VIVO_APP_KEY}",
    "vivo_app_secret": "\${VIVO_APP_SECRET}",
    "google_service_account": {"file": "secrets/firebase.json"},
    "devices": {"my-vivo": {"vendor": "vivo", "token": "<regId>"}}
  }

Where it is found, the first of these:
  --config <file>, then TIM_PUSH_CONFIG, then tim-push.config.json, .jsonc, .yaml or .yml in this folder or a folder above.
  Without any of them: timpush-configs.json, or the Dart constants of the app below lib/.
  --profile staging reads tim-push.staging.config.* beside it instead.

What wins, the first of these:
  a flag, a variable (TIM_PUSH_ and the key in capitals, for example TIM_PUSH_VIVO_APP_SECRET), the file, the files it names in "extends".
  --dotenv .env reads variables from a file; those of the environment win over it.

Secrets:
  Write \${NAME} for a variable or {"file": "path"} for a file, and keep the values out of git. A secret is never taken from the command line.

More keys:
  "devices" names phones for --device. "enabled": {"meizu": false} leaves a vendor out. "skip" silences a finding, with a reason.
  "endpoints" replaces hosts of a vendor; where the config was found by itself, it needs --trust-config.

See what was read and from where: tim-push check-config --offline --show-values
See where each value is in the consoles: tim-push guide <vendor>
`,
  `配置是一个键名不分层的文件。tim-push init 生成配置，tim-push check-config 验证配置。

示例 tim-push.config.json：
  {
    "package_name": "com.example.chat",
    "vivo_app_id": "100200300",
    "vivo_app_key": "\${VIVO_APP_KEY}",
    "vivo_app_secret": "\${VIVO_APP_SECRET}",
    "google_service_account": {"file": "secrets/firebase.json"},
    "devices": {"my-vivo": {"vendor": "vivo", "token": "<regId>"}}
  }

查找顺序（取第一个找到的）：
  --config <文件>，其次 TIM_PUSH_CONFIG，最后是当前目录或上级目录中的 tim-push.config.json、.jsonc、.yaml 或 .yml。
  都没有时：timpush-configs.json，或应用 lib/ 下的 Dart 常量。
  --profile staging 改读同一目录下的 tim-push.staging.config.*。

优先级（从高到低）：
  参数、环境变量（TIM_PUSH_ 加大写键名，例如 TIM_PUSH_VIVO_APP_SECRET）、配置文件、文件中 "extends" 引用的文件。
  --dotenv .env 从文件读取变量；与环境变量冲突时以环境变量为准。

密钥：
  用 \${NAME} 引用环境变量，用 {"file": "路径"} 引用文件，不要把密钥提交到 git。密钥不能写在命令行里。

其他键：
  "devices" 为手机命名，供 --device 使用；"enabled": {"meizu": false} 停用某个厂商；"skip" 忽略某条提示，需写明原因。
  "endpoints" 替换厂商的主机地址；配置是自动找到的时，还需要 --trust-config。

查看读到了哪些值、来自哪里：tim-push check-config --offline --show-values
查看每个值在控制台的位置：tim-push guide <厂商>
`,
);

export const configText = (language: Language): string => TEXT[language];
