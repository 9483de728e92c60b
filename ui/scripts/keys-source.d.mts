/** The Fluent files that the windows show. */
export const FILES: string[];
/** The messages of one file in one language. */
export function messages(language: string, file: string): Array<{ id: string }>;
/** The text of the generated module. */
export function keysSource(): string;
