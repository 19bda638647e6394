import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/yunduo/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '客户背后有六种活法：忠诚 12%、常客 28%、新客 15%、沉寂的大客户 10%、只买特价 15%、只来一次 20%。表里没有哪一列写着它。',
    en: 'Six ways of life stand behind the customers: 12% loyal, 28% regular, 15% newcomers, 10% lapsed big spenders, 15% bargain hunters, 20% one-off. No column says which.',
  },
  {
    zh: '消费最多的五分之一客户带来 62% 到 68% 的收入。',
    en: 'The fifth of the customers who spend most brings 62% to 68% of revenue.',
  },
  {
    zh: '4.8% 的订单退了款，2.9% 取消了。',
    en: '4.8% of the orders were refunded and 2.9% cancelled.',
  },
  {
    zh: '十次回购里有九次发生在 96 天以内：沉默多久算流失，从这里来。',
    en: 'Nine of ten repeat orders come within 96 days: that is where a churn threshold comes from.',
  },
  {
    zh: '新客的钱更多花在美妆上，是全店份额的 1.5 倍以上。只数人头，差别小得多：老客户订单多，什么都买过一次。',
    en: 'Newcomers spend more of their money on beauty: over 1.5 times the share of the whole shop. By heads little of it is left: old customers with many orders have bought everything once.',
  },
  {
    zh: '每年 4 月 8 日到 14 日，App 一条行为也没有记下来。',
    en: 'From 8 to 14 April the App recorded nothing.',
  },
];
