/** The type while a value of it is built up; afterwards nobody changes it. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
