import type { Bilingual } from '../engine/language/definition.ts';

/**
 * What each RFM segment suggests doing, by the segment's value in the engine's schemes: a place to start a talk, not a rule.
 * An action that costs money names its control group, because only that shows whether it worked.
 */
export const RFM_ACTIONS: Readonly<Record<string, Bilingual>> = {
  // eight
  key_value: {
    zh: '给专属服务和优先权。他们不等折扣，别再发券。',
    en: 'Give service and early access. They do not wait for discounts, so keep the vouchers.',
  },
  key_develop: {
    zh: '花得多，来得少。推荐和上次那件搭配的，帮他买第二次。',
    en: 'They spend much and come rarely. Suggest what goes with the last purchase.',
  },
  key_keep: {
    zh: '以前常来，最近停了。打电话问原因，再按常买的品类请他回来。',
    en: 'Regulars who have stopped. Call, ask why, and invite them back to what they used to buy.',
  },
  key_win_back: {
    zh: '花过大钱，走了。给一张值得回来的券，只发一次，留对照组。',
    en: 'Big spenders who left. One voucher worth coming back for, once, with a control group.',
  },
  general_value: {
    zh: '常来，每次买得少。用凑单和大包装抬客单价。',
    en: 'They come often and buy little. Bundles and larger packs raise the basket.',
  },
  general_develop: {
    zh: '刚来不久。首单后两周内送第二单的理由。',
    en: 'New to you. Give a reason for a second order within two weeks of the first.',
  },
  general_keep: {
    zh: '常买小件，最近停了。到货、补货提醒就够，别打折。',
    en: 'Bought small things often, then stopped. A restock reminder will do; no discount.',
  },
  general_win_back: {
    zh: '不单独花钱。大促时顺带发一次，没反应就别再打扰。',
    en: 'Spend nothing extra. One message at the big sale; no answer, no more messages.',
  },
  // eleven
  champions: {
    zh: '请他们先试新品、写评价、带朋友。不用打折。',
    en: 'Let them try new things first, ask for a review, invite a friend. No discount needed.',
  },
  loyal: {
    zh: '用会员等级留住，推荐同类里高一档的。',
    en: 'Keep them with membership levels; show the better one of what they buy.',
  },
  potential_loyalist: {
    zh: '邀请入会，按买过的品类推荐下一样。',
    en: 'Invite them to join, and suggest the next thing from what they bought.',
  },
  new: {
    zh: '首单后两周内，教会使用，送第二单的理由。',
    en: 'Within two weeks of the first order: show how to use it, give a reason to return.',
  },
  promising: {
    zh: '刚来过，买得少。送小样，让他试第二个品类。',
    en: 'Here lately, bought little. A sample opens a second category.',
  },
  need_attention: {
    zh: '样样中等，正在变淡。按买过的品类，给一周的限时提醒。',
    en: 'Middling and cooling. A one-week offer on what they have bought before.',
  },
  about_to_sleep: {
    zh: '快不来了。用爆款提醒一次，看谁还有反应。',
    en: 'Nearly gone. Remind them once with a best-seller and see who answers.',
  },
  at_risk: {
    zh: '以前常买，很久没来。问原因、发唤回券，留对照组。',
    en: 'Used to buy often, long away. Ask why, send a win-back voucher, keep a control group.',
  },
  cannot_lose: {
    zh: '曾经花得最多，现在走了。人工联系，先听，再谈买。',
    en: 'Once your best spenders, now gone. A person calls, and listens before selling.',
  },
  hibernating: {
    zh: '只用便宜的渠道，大促才发。',
    en: 'Cheap channels only, and only at the big sales.',
  },
  lost: {
    zh: '不再花钱。把预算挪给还会回来的人。',
    en: 'Stop spending here. Move the budget to people who may return.',
  },
  others: {
    zh: '没有一条规则管到他们。先补规则，再谈动作。',
    en: 'No rule holds them. Mend the rules before planning an action.',
  },
};
