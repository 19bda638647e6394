import { keyOf } from '../roles.ts';
import type { Personal, PersonalKind } from '../shapes.ts';
import { hasRightCheckDigit, isIdCardForm } from './id-card.ts';

/** +86 138-1234-5678, 021-6888 1234, and what people abroad write behind a plus. */
const PHONE =
  /^(?:(?:\+|00)?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}$|^0\d{2,3}[-\s]?\d{3,4}[-\s]?\d{4}(?:[-转x]\d{1,6})?$|^\+\d{1,3}[-\s()\d]{6,16}$|^1[3-9]\d\*{4}\d{4}$/;
const EMAIL = /^[^\s@,;]{1,64}@[^\s@,;.]+(?:\.[^\s@,;.]+)+$/;
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const DOUBLE_SURNAMES = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|端木|独孤|南宫)[\u3400-\u9fff]{1,2}$/;
const NAME_HEADER =
  /^(?:.*(?:姓名|联系人|收货人|收件人)|(?:客户|会员|用户|顾客|买家)名称?|fullname|firstname|lastname|surname|givenname|contactname|recipient|(?:customer|member|user|client|buyer)?name)$/;
const NAME_ZH = new RegExp(`^[${SURNAMES}][\\u3400-\\u9fff·]{1,3}$`);
const NAME_WESTERN = /^\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}\.?)?(?:\s\p{Lu}[\p{L}'’-]+){1,2}$/u;

const IS: Record<PersonalKind, (text: string) => boolean> = {
  'id-card': isIdCardForm,
  phone: (text) => PHONE.test(text),
  email: (text) => EMAIL.test(text),
  name: (text) => NAME_ZH.test(text) || DOUBLE_SURNAMES.test(text) || NAME_WESTERN.test(text),
};
/** Most telling first. A number of 18 digits may be anything: its days must be days. */
const ORDER = ['id-card', 'email', 'phone', 'name'] as const;
/** A column of words like 王府井 or New York is a column of names only when its header says so. */
const ENOUGH: Record<PersonalKind, number> = { 'id-card': 0.6, email: 0.6, phone: 0.6, name: Number.POSITIVE_INFINITY };
/** What the header claims needs fewer values. */
const NAMED_ENOUGH = 0.3;
const NAMED: Record<PersonalKind, RegExp> = {
  'id-card': /身份证|证件号|idcard|idnumber|nationalid/,
  email: /邮箱|邮件|e?mail/,
  phone: /手机|电话|联系方式|phone|mobile|tel$/,
  name: NAME_HEADER,
};

/** Nobody's name or address is longer; patterns are slow on what is. */
const LONGEST = 120;

/**
 * Tells a column that is about persons by its header and its values. A guess that errs on the side of asking: what is offered can be declined.
 * @param texts different values that are not blank
 */
export function recognisePersonal(header: string, texts: readonly string[]): Personal | undefined {
  const values = texts.filter((text) => text.length <= LONGEST);
  if (values.length === 0 || values.length < texts.length / 2) return undefined;
  const key = keyOf(header);
  for (const kind of ORDER) {
    const fitting = values.filter((value) => IS[kind](value.normalize('NFKC').trim()));
    const share = fitting.length / values.length;
    if (share < (NAMED[kind].test(key) ? NAMED_ENOUGH : ENOUGH[kind])) continue;
    if (kind !== 'id-card') return { kind, share };
    return { kind, share, checked: fitting.filter((value) => hasRightCheckDigit(value.normalize('NFKC').trim())).length / fitting.length };
  }
  return undefined;
}
