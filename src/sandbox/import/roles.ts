/** What the columns of an orders table are called in TagLab. */
export const ROLES = ['customer_id', 'order_date', 'amount', 'order_id'] as const;
export type Role = (typeof ROLES)[number];

/** Headers that name a role, best first, as `keyOf` spells them; then what a header that names it in other words contains. */
interface RoleWords {
  readonly names: string;
  readonly like: RegExp;
}

export const ROLE_WORDS: Record<Role, RoleWords> = {
  customer_id: {
    names:
      '客户号 客户编号 客户id 客户代码 客户编码 会员号 会员编号 会员id 会员卡号 会员编码 用户id 用户编号 用户号 顾客编号 顾客号 买家id 买家会员名 买家昵称 消费者id ' +
      'customerid custid customer customerno customernumber clientid memberid member userid uid buyerid shopperid accountid contactid openid unionid ' +
      '客户 会员 用户 顾客 买家 手机号 手机号码 手机 电话 phone mobile email 邮箱 客户名称 客户姓名',
    like: /^(?:客户|会员|用户|顾客|买家).*(?:号|编码|代码|id)$|^(?:customer|cust|client|member|user|buyer|shopper).*(?:id|no|number|code|key)$/,
  },
  order_date: {
    names:
      '下单日期 下单时间 订单日期 订单时间 订单创建时间 创建时间 交易日期 交易时间 购买日期 购买时间 消费日期 消费时间 付款时间 付款日期 支付时间 支付日期 订单付款时间 成交时间 成交日期 销售日期 业务日期 ' +
      'orderdate orderdatetime ordertime orderedat ordercreatedat purchasedate purchasetime purchasedat orderpurchasetimestamp transactiondate transactiontime ' +
      'invoicedate saledate salesdate paidat paymentdate paymenttime createdat createddate datecreated 日期 时间 date datetime time timestamp day',
    like: /^(?:下单|订单|交易|购买|消费|付款|支付|成交|销售).*(?:日期|时间|日)$|^(?:order|purchase|transaction|invoice|sale|payment).*(?:date|time|timestamp|at|day)$/,
  },
  amount: {
    names:
      '实付金额 实付款 买家实际支付金额 实际支付金额 支付金额 付款金额 成交金额 实收金额 订单实付金额 消费金额 交易金额 订单金额 订单总金额 应付金额 销售金额 销售额 总金额 金额 总价 实付 价格 ' +
      'amount orderamount ordertotal totalamount totalprice total paidamount amountpaid paymentvalue payment netamount netsales sales salesamount revenue gmv spend value ' +
      'monetary money price subtotal',
    like: /^(?!.*(?:优惠|折扣|退款|运费|税|单价|discount|refund|tax|shipping|freight|coupon)).*(?:金额|实付|实收|总价|销售额|amount|revenue|sales|total)/,
  },
  order_id: {
    names:
      '订单号 订单编号 订单id 订单编码 主订单编号 子订单编号 单号 交易号 交易编号 交易单号 流水号 小票号 发票号 ' +
      'orderid orderno ordernumber ordernum ordercode order invoiceno invoiceid invoice invoicenumber transactionid transactionno receiptno receiptid ticketid salesorderid',
    like: /^(?:订单|交易|小票|流水|发票).*(?:号|编号|编码|id)$|^(?:order|invoice|transaction|receipt).*(?:id|no|num|number|code|key)$/,
  },
};

/** A header as words are compared: without case, blanks, underscores, and what stands in brackets, such as a unit. */
export const keyOf = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s_\-.#:/]/g, '')
    .toLowerCase();
