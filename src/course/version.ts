/** Stands beside every attempt, so that a later course knows what was answered to. */
export const COURSE_VERSION = '0.1.0';
