/** Says that it is there, and again whenever it has received something. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => parentPort?.postMessage(0));
parentPort?.postMessage(0);
