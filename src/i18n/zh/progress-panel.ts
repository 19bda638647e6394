/** 练习面板里，跟以前做过什么有关的话。 */
export const progressPanelWords = {
  earlier: {
    said: '你上次做过以后，这道题改过。下面是你上次写的，题目是新的。',
    yours: '我上次写的',
    fresh: '从新的开头做',
  },
  again: '换一批数据，再做一遍',
  mastered: '换过数据，接连做对两遍：已掌握。过几天会再问你一次。',
  onData: (asOf: string) => `这一遍用的是另一批客户，基准日 ${asOf}。`,
};
