/** Lets this thread hear what was said to it meanwhile. A promise that is there at once would not. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
