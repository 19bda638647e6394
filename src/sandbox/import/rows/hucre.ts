/** All that is used of hucre: a bundler leaves the rest out, and the whole of it is fetched when a workbook is chosen. */
export { readXlsx, streamXlsxRows } from 'hucre/xlsx';
