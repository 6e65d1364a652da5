// The digests vendors sign with. MD5 comes from js-md5, because OpenSSL in FIPS mode refuses it; the others are Node's own.
import { createHash } from 'node:crypto';
import { md5 } from 'js-md5';

/** 32 lower-case hex digits over the UTF-8 form. */
export const md5Hex = (text: string): string => md5(text);

/** 64 lower-case hex digits over the UTF-8 form. */
export const sha256Hex = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
