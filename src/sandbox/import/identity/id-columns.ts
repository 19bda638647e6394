import type { StandardType } from '../../../engine/identity/index.ts';
import { keyOf } from '../roles.ts';
import type { ColumnPlan, PersonalKind } from '../shapes.ts';

/** What a column that looks like a person says of whose an account is. A name is far too common. */
const OF_PERSONAL: Partial<Record<PersonalKind, StandardType>> = { phone: 'phone', email: 'email', 'id-card': 'citizen' };

/** Headers of identifiers that do not look like anything by their values. */
const OF_HEADER: readonly (readonly [RegExp, StandardType])[] = [
  [/union_?id$/, 'union_id'],
  [/open_?id$/, 'openid'],
  [/^(?:phone|mobile|手机号?)(?:hash|md5|sha\d*)$|^手机号?(?:哈希|摘要|密文)$/, 'phone_hash'],
  [/^(?:device|imei|idfa|oaid|androidid)(?:id|no|code)?$|设备(?:号|id|编号|码)?$/, 'device'],
  [/^cookie(?:id)?$/, 'cookie'],
  [/^(?:会员卡|卡)(?:号|id|编号)?$|^(?:member|loyalty)?card(?:no|id|number)?$/, 'card'],
];

/** What people write where a row has one identifier and says which kind it is. */
const OF_VALUE: Readonly<Record<string, StandardType>> = {
  citizen: 'citizen',
  idcard: 'citizen',
  身份证: 'citizen',
  身份证号: 'citizen',
  customerid: 'customer_id',
  客户号: 'customer_id',
  unionid: 'union_id',
  card: 'card',
  会员卡: 'card',
  会员卡号: 'card',
  openid: 'openid',
  phone: 'phone',
  mobile: 'phone',
  手机: 'phone',
  手机号: 'phone',
  phonehash: 'phone_hash',
  email: 'email',
  邮箱: 'email',
  device: 'device',
  deviceid: 'device',
  设备: 'device',
  设备号: 'device',
  cookie: 'cookie',
  name: 'name',
  姓名: 'name',
};

/** The type of identifier that a column holds as the plan leaves it. What was masked tells nobody apart. */
export function idTypeOf({ header, personal, treatment }: ColumnPlan): StandardType | undefined {
  if (treatment === 'mask' || treatment === 'drop') return undefined;
  const key = keyOf(header);
  const found = OF_HEADER.find(([like]) => like.test(key))?.[1] ?? (personal && OF_PERSONAL[personal]);
  if (treatment !== 'hash') return found;
  // A fingerprint is compared letter by letter; of an address it would have to be of one spelling.
  return found === 'phone' ? 'phone_hash' : undefined;
}

/** @example idTypeOfValue('手机号') // 'phone' */
export const idTypeOfValue = (text: string): StandardType | undefined =>
  Object.hasOwn(OF_VALUE, keyOf(text)) ? OF_VALUE[keyOf(text)] : undefined;

/** A column that says of which system an account is. */
export const isSystem = (header: string): boolean => /^(?:source|system|platform|来源|系统|来源系统|平台|数据源)$/.test(keyOf(header));

/** A column that names an account. */
export const isAccount = (header: string): boolean =>
  /^(?:account|member|user|customer|client|cust)(?:id|no|number|code|key)?$|^(?:账号|账户|会员|用户|客户|顾客).*(?:号|编号|id|编码)?$/.test(
    keyOf(header),
  );
