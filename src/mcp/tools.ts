// The tools of `tim-push mcp`: each is one command of the program, with the arguments an assistant may set and nothing else.
import * as z from 'zod';
import { members } from '../report/shapes/index.js';
import { envelope } from '../report/shapes/parts.js';
import { vendorIds } from '../session/vendors/list.js';

type Command = keyof typeof members;
/** What a tool is called with. */
export type Input = Readonly<Record<string, string | boolean | undefined>>;

export interface Tool {
  readonly name: string;
  readonly command: Command;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodRawShape;
  /** Inputs that are paths: they must be inside the allowed folders. */
  readonly paths: readonly string[];
  /** Flags that are always set. */
  readonly always?: readonly string[];
  /** The input that becomes the argument of the command. */
  readonly argument?: string;
  readonly readOnly: boolean;
  readonly destructive: boolean;
  /** Whether it talks to vendors or Tencent, and not to this machine alone. */
  readonly openWorld: boolean;
}

const vendor = z.enum(vendorIds);
const config = z
  .string()
  .optional()
  .describe(
    'config file, relative to the first allowed folder; if left out, found in the checked folder or above it, never above the allowed folder',
  );
const profile = z.string().optional().describe('reads tim-push.<profile>.config.* instead');
const sandbox = z
  .boolean()
  .optional()
  .describe('ask the built-in sandbox instead of the real services; nothing leaves the machine');
const device = z.string().optional().describe('a device named in the config');
const token = z.string().optional().describe('device token; needs vendor. It is shortened in every answer');
/** `@file` of the command line would read any file: an assistant passes the text itself. */
const ext = z.string().regex(/^[^@]/).optional().describe('pass-through JSON for the click callback, as text');
const conversation = z.string().optional().describe('shorthand for ext: c2c_<user> or group_<group>');

const message = {
  title: z.string().optional().describe('an ordinary sentence if left out'),
  body: z.string().optional(),
  ext,
  conversation,
  category: z.string().optional().describe('message class in the words of the vendor, for example IM'),
  channel_id: z.string().optional().describe('Android notification channel ID'),
  ttl: z.string().optional().describe('15m, 1d'),
  badge: z.string().optional().describe('3 sets the badge, +1 adds to it'),
};
const local = { readOnly: true, destructive: false, openWorld: false };
const asking = { readOnly: true, destructive: false, openWorld: true };

/** None of them sends a push to a phone. */
const TOOLS: readonly Tool[] = [
  {
    ...local,
    name: 'doctor',
    command: 'doctor',
    title: 'Check the app project',
    description:
      'Checks a Flutter, Android, iOS, HarmonyOS, React Native or uni-app project for offline push: manifest, Gradle, Xcode, Dart, agconnect-services.json, google-services.json. Changes nothing.',
    input: {
      dir: z.string().optional().describe('project folder, relative to the first allowed folder'),
      config,
      profile,
      vendor: vendor.optional(),
    },
    paths: ['dir', 'config'],
    argument: 'dir',
  },
  {
    ...asking,
    name: 'check_config',
    command: 'check-config',
    title: 'Check the config and verify the credentials',
    description:
      'Checks the shape of every value of tim-push.config.*, then asks each configured vendor whether the credentials are accepted. No phone is touched. With offline nothing is asked.',
    input: { config, profile, vendor: vendor.optional(), offline: z.boolean().optional(), sandbox },
    paths: ['config'],
  },
  {
    ...local,
    name: 'check_ext',
    command: 'check-ext',
    title: 'Check an ext',
    description:
      'Shows what each vendor and the click callback of the app make of an ext, with its size in the unit of each vendor.',
    input: { ext, conversation, vendor: vendor.optional(), config, profile },
    paths: ['config'],
  },
  {
    ...local,
    name: 'explain',
    command: 'explain',
    title: 'Explain a code',
    description:
      'Explains a code of a vendor, of Tencent, of the SDK on the phone or of tim-push itself: meaning, likely cause, fix, whether a retry helps, source. Takes a pasted answer too.',
    input: { code: z.string().describe('for example "vivo 10302", "BadDeviceToken", "70009", or an answer as JSON') },
    paths: [],
    argument: 'code',
  },
  {
    ...local,
    name: 'guide',
    command: 'guide',
    title: 'Guide from account to certificate ID',
    description: 'The steps in the consoles of a vendor and of Tencent, with the values of this app to copy.',
    input: { vendor: vendor.optional(), package: z.string().optional().describe('package name'), config, profile },
    paths: ['config'],
    argument: 'vendor',
  },
  {
    ...asking,
    name: 'device_status',
    command: 'device-status',
    title: 'State of a device token or user',
    description:
      'Asks the vendor whether a device token is still valid, and with user Tencent for the state of an account. Sends no push.',
    input: {
      config,
      profile,
      device,
      vendor: vendor.optional(),
      token,
      user: z.string().optional().describe('UserID'),
      sandbox,
    },
    paths: ['config'],
  },
  {
    ...asking,
    name: 'diagnose',
    command: 'diagnose',
    title: 'Diagnose why the phone stays silent',
    description:
      'Walks the path of a push for one device (config, credentials, device token, account, certificate ID, class) and names the broken link. Sends no push.',
    input: {
      config,
      profile,
      device,
      vendor: vendor.optional(),
      token,
      user: z.string().optional().describe('UserID'),
      ext,
      conversation,
      sandbox,
    },
    paths: ['config'],
    always: ['--no-push'],
  },
  {
    name: 'sandbox_send',
    command: 'send',
    title: 'Send a push to the sandbox',
    description:
      'Sends a push to the emulators on this machine, with the real request for each vendor; no account is needed and no phone is reached. Shows what a vendor would refuse.',
    input: { config, profile, device, vendor: vendor.optional(), token, ...message },
    paths: ['config'],
    always: ['--sandbox'],
    readOnly: false,
    destructive: false,
    openWorld: false,
  },
];

const SEND: Tool = {
  name: 'send',
  command: 'send',
  title: 'Send a real push to one device',
  description:
    'Sends one push to one real phone: a device of the config, or vendor with token. It cannot be taken back.',
  input: { config, profile, device, vendor: vendor.optional(), token, ...message },
  paths: ['config'],
  readOnly: false,
  destructive: true,
  openWorld: true,
};

/** `push` means --allow-send. */
export const toolsFor = ({ push }: { readonly push: boolean }): readonly Tool[] => (push ? [...TOOLS, SEND] : TOOLS);

/** The document of the command; a run that did not start has only the common members. */
export const documentShape = (command: Command): z.ZodObject =>
  z.looseObject({ ...envelope, ...z.object(members[command]).partial().shape });

/** The command line of a call. Every value is written as `--flag=value`, so that none can be read as another flag. */
export function commandLine(tool: Tool, input: Input): readonly string[] {
  const flags = Object.entries(input).flatMap(([key, value]) => {
    if (value === undefined || value === false || key === tool.argument) return [];
    const flag = `--${key.replaceAll('_', '-')}`;
    return [value === true ? flag : `${flag}=${value}`];
  });
  const argument = tool.argument === undefined ? undefined : input[tool.argument];
  return [
    tool.command,
    '--json',
    '--no-input',
    ...(tool.always ?? []),
    ...flags,
    ...(typeof argument === 'string' ? ['--', argument] : []),
  ];
}
