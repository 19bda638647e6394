/** 练习面板里，跟以前做过什么有关的话。 */
export const progressPanelWords = {
  again: '换一批数据，再做一遍',
  mastered: '换过数据，接连做对两遍：已掌握。过几天会再问你一次。',
  onData: (asOf: string) => `这一遍用的是另一批客户，基准日 ${asOf}。`,
};
