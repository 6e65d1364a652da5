// The version of the package, put in when it is built.
declare const __TIM_PUSH_VERSION__: string | undefined;

export const version: string = typeof __TIM_PUSH_VERSION__ === 'string' ? __TIM_PUSH_VERSION__ : '0.0.0-source';
