/** Leaves a mark in the browser's timeline from `from` until the result of a Run is painted, for whoever measures the labs. */
export const measureRun = (from: number): void => void requestAnimationFrame(() => performance.measure('taglab:run', { start: from }));
