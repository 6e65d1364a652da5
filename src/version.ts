// Version and homepage of the package, put in when it is built.
declare const __TIM_PUSH_VERSION__: string | undefined;
declare const __TIM_PUSH_HOMEPAGE__: string | undefined;

export const version: string = typeof __TIM_PUSH_VERSION__ === 'string' ? __TIM_PUSH_VERSION__ : '0.0.0-source';

/** Without a slash at the end; undefined where package.json names none. */
export const homepage: string | undefined =
  typeof __TIM_PUSH_HOMEPAGE__ === 'string' && __TIM_PUSH_HOMEPAGE__ !== ''
    ? __TIM_PUSH_HOMEPAGE__.replace(/\/$/, '')
    : undefined;
