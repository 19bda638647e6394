/** Cities of every size, for people to live in. */
export const CITY = {
  shanghai: { zh: '上海', en: 'Shanghai' },
  beijing: { zh: '北京', en: 'Beijing' },
  guangzhou: { zh: '广州', en: 'Guangzhou' },
  shenzhen: { zh: '深圳', en: 'Shenzhen' },
  chengdu: { zh: '成都', en: 'Chengdu' },
  hangzhou: { zh: '杭州', en: 'Hangzhou' },
  wuhan: { zh: '武汉', en: 'Wuhan' },
  nanjing: { zh: '南京', en: 'Nanjing' },
  xian: { zh: '西安', en: "Xi'an" },
  xiamen: { zh: '厦门', en: 'Xiamen' },
  kunming: { zh: '昆明', en: 'Kunming' },
  harbin: { zh: '哈尔滨', en: 'Harbin' },
  luoyang: { zh: '洛阳', en: 'Luoyang' },
  mianyang: { zh: '绵阳', en: 'Mianyang' },
  zunyi: { zh: '遵义', en: 'Zunyi' },
} as const;
export const CITY_TIER = {
  t1: { zh: '一线', en: 'Tier 1' },
  t1_new: { zh: '新一线', en: 'New tier 1' },
  t2: { zh: '二线', en: 'Tier 2' },
  t3: { zh: '三线及以下', en: 'Tier 3 and below' },
} as const;
export type City = keyof typeof CITY;
export type CityTier = keyof typeof CITY_TIER;

/** How many of a hundred people live where. */
export const CITIES: Readonly<Record<City, readonly [weight: number, tier: CityTier]>> = {
  shanghai: [15, 't1'],
  beijing: [11, 't1'],
  guangzhou: [8, 't1'],
  shenzhen: [8, 't1'],
  chengdu: [8, 't1_new'],
  hangzhou: [9, 't1_new'],
  wuhan: [6, 't1_new'],
  nanjing: [5, 't1_new'],
  xian: [5, 't1_new'],
  xiamen: [5, 't2'],
  kunming: [4, 't2'],
  harbin: [4, 't2'],
  luoyang: [4, 't3'],
  mianyang: [4, 't3'],
  zunyi: [4, 't3'],
};
export const CITY_WEIGHTS = Object.fromEntries(Object.entries(CITIES).map(([city, [weight]]) => [city, weight])) as Record<City, number>;
