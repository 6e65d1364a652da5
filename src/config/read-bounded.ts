// Reads a file that somebody named: plain files and pipes only, and never more than a limit.
import { readFileSync, statSync } from 'node:fs';
import { type Text, t } from '../text/language.js';

/** Largest file that one value stands in (a key, a certificate, an account), in bytes. */
export const LARGEST_VALUE_FILE = 1024 * 1024;

export type BoundedRead = { readonly bytes: Buffer } | { readonly reason: Text; readonly tooLarge?: true };

const REASONS: Readonly<Record<string, Text>> = {
  ENOENT: t('no such file', '文件不存在'),
  ENOTDIR: t('a part of the path is no folder', '路径中有一段不是文件夹'),
  EACCES: t('no right to read it', '没有读取权限'),
  EPERM: t('no right to read it', '没有读取权限'),
  EISDIR: t('it is a folder', '这是一个文件夹'),
  ELOOP: t('its links go in a circle', '符号链接形成了循环'),
  ENAMETOOLONG: t('the path is too long', '路径太长'),
};

/** `limit` in bytes. A device such as /dev/zero has no end, so it is refused. */
export function readBounded(path: string, limit: number): BoundedRead {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { reason: t('it is a folder', '这是一个文件夹') };
    if (!stat.isFile() && !stat.isFIFO()) return { reason: t('it is no plain file', '不是普通文件') };
    if (stat.size > limit) return tooLarge(limit);
    const bytes = readFileSync(path);
    return bytes.length > limit ? tooLarge(limit) : { bytes };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code ?? 'unreadable';
    return { reason: REASONS[code] ?? t(code, code) };
  }
}

const tooLarge = (limit: number): BoundedRead => {
  const size = limit / (1024 * 1024);
  return { reason: t(`larger than ${size} MiB`, `超过 ${size} MiB`), tooLarge: true };
};

/** Text of UTF-8, or of UTF-16 as some Windows tools write it, without its byte-order mark. */
export function decodeText(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return text.replace(/^\ufeff/, '');
}
