/** 浏览器不让保存时说的话。 */
export const storageWords = {
  refused: '这个浏览器不让保存进度。现在做的都还在，离开前请下载一份。',
  download: '下载进度',
};
