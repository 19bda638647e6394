/** Where the bench installs the libraries of `peers/package.json`: among the packages, where neither types nor checks look for files of ours. */
export const PEERS_FOLDER = new URL('../../../node_modules/.cache/taglab-bench/', import.meta.url);
